//! Width on a terminal, and lines that keep within it.

use unicode_width::UnicodeWidthChar;

/// How many terminal columns a text takes; combining marks take none. Counted character by character, as most terminals
/// do, so that the width of a line is the sum of its parts: joined emoji are taken for as wide as each of theirs.
pub(super) fn display_width(text: &str) -> usize {
    text.chars().map(|c| c.width().unwrap_or(0)).sum()
}

/// The text on one line: control characters and line separators become spaces, and the marks that turn the direction of
/// the text around, which could make a row read as another, are left out.
pub(super) fn one_line(text: &str) -> String {
    let turns_direction =
        |c: char| matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    let is_break = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    text.chars().filter(|c| !turns_direction(*c)).map(|c| if is_break(c) { ' ' } else { c }).collect()
}

/// The width of the longest word.
pub(super) fn longest_word(text: &str) -> usize {
    one_line(text).split(' ').map(display_width).max().unwrap_or(0)
}

/// Cuts a text into lines of at most `width` columns (at least 1): between words, and within a word only where it does not
/// fit alone, then after a sign of a formula if there is one. An empty text is one empty line.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let width = width.max(1);
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in one_line(text).split(' ').filter(|word| !word.is_empty()) {
        for (position, piece) in pieces(word, width).into_iter().enumerate() {
            let joined = if line.is_empty() { piece.clone() } else { format!("{line} {piece}") };
            if position == 0 && display_width(&joined) <= width {
                line = joined;
            } else {
                lines.push(std::mem::replace(&mut line, piece));
            }
        }
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(line);
    }
    lines
}

fn pieces(word: &str, width: usize) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut piece = String::new();
    for c in word.chars() {
        // A single character wider than the whole line cannot be shown.
        let c = if c.width().unwrap_or(0) > width { '\u{FFFD}' } else { c };
        let wide = c.width().unwrap_or(0);
        if display_width(&piece) + wide > width {
            let sign = piece.rfind(['+', '-', '*', '/', ',', ';']).map_or(piece.len(), |at| at + 1);
            let rest = piece.split_off(sign);
            pieces.push(std::mem::replace(&mut piece, rest));
        }
        if display_width(&piece) + wide > width {
            pieces.push(std::mem::take(&mut piece));
        }
        piece.push(c);
    }
    pieces.push(piece);
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_is_that_of_the_terminal_in_either_normal_form() {
        assert_eq!(display_width("Mường"), 5);
        assert_eq!(display_width("Mu\u{31B}o\u{31B}\u{300}ng"), 5);
        assert_eq!(display_width("表"), 2);
    }

    #[test]
    fn lines_break_between_words() {
        assert_eq!(wrap("Khối xã, phường, thị trấn", 10), ["Khối xã,", "phường,", "thị trấn"]);
        assert_eq!(wrap("", 5), [""]);
        assert_eq!(wrap("a\tb\nc", 5), ["a b c"]);
    }

    #[test]
    fn a_word_that_does_not_fit_breaks_at_its_signs_and_keeps_its_marks() {
        assert_eq!(wrap("8 = 9+...+16", 6), ["8 =", "9+...+", "16"]);
        assert_eq!(wrap("e\u{301}e\u{301}e\u{301}", 2), ["e\u{301}e\u{301}", "e\u{301}"]);
        assert_eq!(wrap("表", 1), ["\u{FFFD}"]);
        assert_eq!(wrap("*a表", 2), ["*", "a", "表"]);
    }
}

//! Width on a terminal, and lines that keep within it.

use unicode_width::UnicodeWidthChar;

use crate::words::{Terminal, Text};

/// How many terminal columns a text takes; combining marks take none. Counted character by character, as most terminals
/// do, so that the width of a line is the sum of its parts: joined emoji are taken for as wide as each of theirs.
pub(super) fn display_width(text: &str) -> usize {
    text.chars().map(|c| c.width().unwrap_or(0)).sum()
}

/// The width of the longest word.
pub(super) fn longest_word(text: &str) -> usize {
    on_one_line(text).split(' ').map(display_width).max().unwrap_or(0)
}

/// The text on one line, fit for a terminal: what divides its lines becomes a space.
pub(super) fn on_one_line(text: &str) -> Text<Terminal> {
    Text::flowing(text)
}

/// Cuts a text into lines of at most `width` columns (at least 1): between words, and within a word only where it does not
/// fit alone, then after a sign of a formula if there is one. An empty text is one empty line.
pub(super) fn wrap(text: &str, width: usize) -> Vec<Text<Terminal>> {
    let width = width.max(1);
    let mut lines = Vec::new();
    let mut line: Text<Terminal> = Text::new();
    for word in on_one_line(text).words() {
        for (position, piece) in pieces(&word, width).into_iter().enumerate() {
            let gap = usize::from(!line.is_empty());
            if position == 0 && display_width(&line) + gap + display_width(&piece) <= width {
                line += Text::repeated(" ", gap) + piece;
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

fn pieces(word: &Text<Terminal>, width: usize) -> Vec<Text<Terminal>> {
    if display_width(word) <= width {
        return vec![word.clone()];
    }
    let mut pieces = Vec::new();
    let mut piece: Text<Terminal> = Text::new();
    for (at, c) in word.char_indices() {
        let wide = c.width().unwrap_or(0);
        // A single character wider than the whole line cannot be shown.
        let sign = if wide > width { Text::own("\u{FFFD}") } else { word.part(at..at + c.len_utf8()) };
        let wide = display_width(&sign);
        if display_width(&piece) + wide > width {
            let cut = piece.rfind(['+', '-', '*', '/', ',', ';']).map_or(piece.len(), |at| at + 1);
            pieces.push(piece.part(0..cut));
            piece = piece.part(cut..piece.len());
        }
        if display_width(&piece) + wide > width {
            pieces.push(std::mem::take(&mut piece));
        }
        piece += sign;
    }
    pieces.push(piece);
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrapped(text: &str, width: usize) -> Vec<String> {
        wrap(text, width).into_iter().map(String::from).collect()
    }

    #[test]
    fn width_is_that_of_the_terminal_in_either_normal_form() {
        assert_eq!(display_width("Mường"), 5);
        assert_eq!(display_width("Mu\u{31B}o\u{31B}\u{300}ng"), 5);
        assert_eq!(display_width("表"), 2);
    }

    #[test]
    fn lines_break_between_words() {
        assert_eq!(wrapped("Khối xã, phường, thị trấn", 10), ["Khối xã,", "phường,", "thị trấn"]);
        assert_eq!(wrapped("", 5), [""]);
        assert_eq!(wrapped("a\tb\nc", 5), ["a b c"]);
    }

    #[test]
    fn a_word_that_does_not_fit_breaks_at_its_signs_and_keeps_its_marks() {
        assert_eq!(wrapped("8 = 9+...+16", 6), ["8 =", "9+...+", "16"]);
        assert_eq!(wrapped("e\u{301}e\u{301}e\u{301}", 2), ["e\u{301}e\u{301}", "e\u{301}"]);
        assert_eq!(wrapped("表", 1), ["\u{FFFD}"]);
        assert_eq!(wrapped("*a表", 2), ["*", "a", "表"]);
    }
}

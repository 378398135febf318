//! A rough lexer: words, strings and signs with their places, for the outline and for messages.
//!
//! It takes any text and decides nothing about the language; what is right is said by the grammar alone.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What a token looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters, digits, `_` and marks.
    Word,
    /// A string that ends on its line.
    Text,
    /// A string that does not: the token runs to the line's end.
    OpenText,
    /// Any other sign; signs that belong together (`<=`, `==`, `...`) are one token.
    Sign,
}

/// A token: `start..end` in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token {
    /// What it looks like.
    pub kind: Kind,
    /// The first byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Token {
    /// The same token of a text that begins `by` bytes earlier.
    fn moved(&self, by: usize) -> Token {
        Token { start: self.start + by, end: self.end + by, ..*self }
    }
}

const LONG_SIGNS: &[&str] = &["\"\"\"", "...", "..", "==", "!=", "<=", ">=", "<>", "=>", "=<", "&&", "||"];

/// Whether a letter can stand inside a word.
pub(super) fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || is_combining_mark(c)
}

/// The word that begins at `start`; empty where none does.
pub(super) fn word_at(text: &str, start: usize) -> &str {
    let rest = text.get(start..).unwrap_or("");
    &rest[..rest.find(|c| !is_word_char(c)).unwrap_or(rest.len())]
}

/// The number before a byte of a text, and only remarks and white space between them; another word, or nothing, where none stands there.
pub(super) fn number_before(text: &str, at: usize) -> &str {
    let bare = |line: &str| match line.find("//") {
        Some(_) => tokens(line, false).last().map_or(0, |token| token.end),
        None => line.trim_end().len(),
    };
    let lines = text.get(..at).unwrap_or("").split('\n').rev();
    let mut written = lines.filter_map(|line| line.get(..bare(line))).filter(|line| !line.trim().is_empty());
    let line = written.next().unwrap_or("");
    let start = line.rfind(|sign: char| !(is_word_char(sign) || sign == '.')).unwrap_or(0);
    line[start..].trim_start_matches(|sign: char| !is_word_char(sign))
}

/// How many bytes of a text a phrase takes that stands at its beginning, its words on one line.
pub(super) fn phrase_at(text: &str, phrase: &str) -> Option<usize> {
    let mut rest = text;
    for (number, word) in phrase.split(' ').enumerate() {
        let trimmed = rest.trim_start_matches([' ', '\t']);
        if number > 0 && trimmed.len() == rest.len() {
            return None;
        }
        rest = without(trimmed, word)?;
    }
    (!rest.starts_with(is_word_char)).then(|| text.len() - rest.len())
}

/// What follows a word that a text begins with, however its letters are composed.
fn without<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    if let Some(rest) = text.strip_prefix(word) {
        return Some(rest);
    }
    // Composed, a letter takes three bytes at most, and its marks two each.
    let has_marks = |byte: &u8| matches!(byte, 0xCC | 0xCD);
    if !text.bytes().take(3 * word.len()).any(|byte| has_marks(&byte)) {
        return None;
    }
    let mut left = word;
    let mut letters = text.char_indices().peekable();
    while let (false, Some((start, letter))) = (left.is_empty(), letters.next()) {
        while letters.next_if(|(_, mark)| is_combining_mark(*mark)).is_some() {}
        let end = letters.peek().map_or(text.len(), |(at, _)| *at);
        let composed: String = text[start..end].nfc().collect();
        debug_assert!(end >= start + letter.len_utf8());
        left = left.strip_prefix(composed.as_str())?;
        if left.is_empty() {
            return Some(&text[end..]);
        }
    }
    None
}

/// The tokens of a `test`: as of any other item, but what stands between `|` is one token, whatever it is.
pub(super) fn tokens_of_test(text: &str) -> Vec<Token> {
    let mut all = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let found = tokens(line, false);
        let bar =
            found.iter().find(|token| &line[token.start..token.end] == "|").map_or(line.len(), |token| token.start);
        all.extend(found.iter().filter(|token| token.end <= bar).map(|token| token.moved(at)));
        all.extend(cells(&line[bar..]).iter().map(|token| token.moved(at + bar)));
        at += line.len();
    }
    all
}

/// The bars of a line and the words between them.
fn cells(line: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut start = 0;
    for (bar, _) in line.match_indices('|').filter(|(at, _)| !line[..*at].ends_with('\\')) {
        let written = &line[start..bar];
        let first = start + (written.len() - written.trim_start().len());
        if !written.trim().is_empty() {
            tokens.push(Token { kind: Kind::Text, start: first, end: first + written.trim().len() });
        }
        tokens.push(Token { kind: Kind::Sign, start: bar, end: bar + 1 });
        start = bar + 1;
    }
    tokens.extend(self::tokens(&line[start..], false).iter().map(|token| token.moved(start)));
    tokens
}

/// The tokens of a text, without spaces and comments. With `holes`, what stands between `"""` counts only inside `{…}`.
pub(super) fn tokens(text: &str, holes: bool) -> Vec<Token> {
    let mut tokens = Vec::new();
    let (mut at, mut in_words, mut was_block) = (0, false, false);
    while at < text.len() {
        let rest = &text[at..];
        if in_words {
            let is_hole = |at: &usize| !rest[..*at].ends_with('\\');
            let hole = rest.match_indices('{').map(|(at, _)| at).find(is_hole).unwrap_or(rest.len());
            at += rest[..hole].find("\"\"\"").unwrap_or(hole);
            in_words = false;
            continue;
        }
        let Some(first) = rest.chars().next() else { break };
        if first.is_ascii_whitespace() {
            at += 1;
            continue;
        }
        if rest.starts_with("//") && !was_block {
            at += rest.find('\n').unwrap_or(rest.len());
            continue;
        }
        let (kind, length) = one(rest, holes);
        tokens.push(Token { kind, start: at, end: at + length });
        if holes && rest.starts_with("\"\"\"") {
            was_block = !was_block;
            in_words = was_block;
        } else if was_block && first == '}' {
            in_words = true;
        }
        at += length;
    }
    tokens
}

fn one(rest: &str, holes: bool) -> (Kind, usize) {
    let first = rest.chars().next().unwrap_or(' ');
    if is_word_char(first) {
        return (Kind::Word, iso_date(rest).or_else(|| decimal(rest)).unwrap_or_else(|| word_at(rest, 0).len()));
    }
    if first == '"' && !(holes && rest.starts_with("\"\"\"")) {
        return string(rest);
    }
    let sign = LONG_SIGNS.iter().find(|sign| rest.starts_with(**sign));
    (Kind::Sign, sign.map_or(first.len_utf8(), |sign| sign.len()))
}

/// The length of `2024-06-30`, if the text begins with a date.
fn iso_date(rest: &str) -> Option<usize> {
    let date = rest.get(..10)?;
    let fits = date.char_indices().all(|(at, c)| if at == 4 || at == 7 { c == '-' } else { c.is_ascii_digit() });
    (fits && !rest[10..].starts_with(is_word_char)).then_some(date.len())
}

/// The length of `12.5`, if the text begins with a number with a fraction.
fn decimal(rest: &str) -> Option<usize> {
    let digits = |text: &str| text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let whole = digits(rest);
    let fraction = digits(rest[whole..].strip_prefix('.')?);
    let end = whole + 1 + fraction;
    (whole > 0 && fraction > 0 && !rest[end..].starts_with(is_word_char)).then_some(end)
}

fn string(rest: &str) -> (Kind, usize) {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            '\n' => return (Kind::OpenText, rest[..at].trim_end().len()),
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return (Kind::Text, at + 1),
            _ => {}
        }
    }
    (Kind::OpenText, rest.trim_end().len().max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str, holes: bool) -> Vec<&str> {
        tokens(text, holes).into_iter().map(|t| &text[t.start..t.end]).collect()
    }

    #[test]
    fn comments_and_strings_hide_what_they_hold() {
        assert_eq!(words("a \"{ // \\\" \" <= b // }\nđ", false), ["a", "\"{ // \\\" \"", "<=", "b", "đ"]);
    }

    #[test]
    fn the_number_before_a_unit_is_found_behind_remarks() {
        for (text, number) in [
            ("born + 1 ", "1"),
            ("born+1 // \"why\" 2\n  // 3\n\n", "1"),
            ("\"// 2\" + 12.5", "12.5"),
            ("born + years_2 //", "years_2"),
            ("1 +", ""),
            ("", ""),
        ] {
            assert_eq!(number_before(&format!("{text}years"), text.len()), number, "{text}");
        }
    }

    #[test]
    fn dates_and_numbers_are_one_token() {
        assert_eq!(
            words("2024-06-30 12.5 18..30 3-2 a.b", false),
            ["2024-06-30", "12.5", "18", "..", "30", "3", "-", "2", "a", ".", "b"]
        );
    }

    #[test]
    fn words_of_a_text_are_no_tokens() {
        let text = "text t \"\"\"\n(((( it's \\{ {a[b, 1]} // )\n\"\"\"";
        assert_eq!(words(text, true), ["text", "t", "\"\"\"", "{", "a", "[", "b", ",", "1", "]", "}", "\"\"\""]);
    }

    #[test]
    fn cells_of_a_test_are_one_token_each() {
        let text = "given T | { a | (b \\| c \" |\n  | x // | y\n}";
        let found: Vec<&str> = tokens_of_test(text).into_iter().map(|t| &text[t.start..t.end]).collect();
        assert_eq!(found, ["given", "T", "|", "{ a", "|", "(b \\| c \"", "|", "|", "x //", "|", "y", "}"]);
    }

    #[test]
    fn an_open_string_ends_with_its_line() {
        let found = tokens("a \"b c \r\nd", false);
        assert_eq!(found[1], Token { kind: Kind::OpenText, start: 2, end: 6 });
        assert_eq!(found.len(), 3);
    }
}

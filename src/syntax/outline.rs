//! The outline: cuts a text into items before any of them is read.
//!
//! An item's keyword stands in column 0 and no other line begins with one there, so a fault inside one item never hides
//! the next. Only lines are looked at here; what stands inside an item is the grammar's business.

use super::scan;
use crate::diagnostic::did_you_mean;

/// What an item begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Opening {
    /// One of [`ITEMS`], in column 0.
    Keyword(&'static str),
    /// One of [`ITEMS`], after white space: read all the same, but reported.
    Indented(&'static str),
    /// A word that is near to one of [`ITEMS`], or that stands where only an item can begin.
    Unknown(Option<&'static str>),
    /// Text before the first item that is neither blank nor a comment.
    Stray,
}

impl Opening {
    /// Whether no brace says where the item ends.
    fn has_no_braces(self) -> bool {
        let (Opening::Keyword(word) | Opening::Indented(word)) = self else { return false };
        matches!(word, "language" | "use" | "set" | "param")
    }
}

/// A part of the text that is read alone: `start..end` in bytes, documentation included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Chunk {
    /// What it begins with.
    pub opening: Opening,
    /// The first byte, of the documentation if there is any.
    pub start: usize,
    /// The first word.
    pub word: std::ops::Range<usize>,
    /// One past the last byte.
    pub end: usize,
}

/// The words that begin an item.
pub(super) const ITEMS: &[&str] =
    &["language", "use", "report", "codes", "set", "param", "record", "table", "text", "criteria", "test", "expect"];

/// Item keywords of the Vietnamese spelling to come, with the English ones.
pub(super) const VIETNAMESE_ITEMS: &[(&str, &str)] = &[
    ("ngôn", "language"),
    ("dùng", "use"),
    ("báo", "report"),
    ("danh", "codes"),
    ("tập", "set"),
    ("tham", "param"),
    ("hồ", "record"),
    ("bảng", "table"),
    ("biểu", "table"),
    ("văn", "text"),
    ("tiêu", "criteria"),
    ("thử", "test"),
];

/// Cuts a text into chunks. Blank lines and comments outside the items belong to the chunk before them.
pub(super) fn chunks(text: &str) -> Vec<Chunk> {
    let first = Outline::of(text, None);
    // A text that runs to the end of the file was not closed: what follows its first line is looked at again.
    let unclosed = if first.in_block { first.chunks.last().map(|last| last.word.start) } else { None };
    if unclosed.is_some() { Outline::of(text, unclosed).chunks } else { first.chunks }
}

struct Outline<'t> {
    text: &'t str,
    chunks: Vec<Chunk>,
    /// Where the documentation for an item to come begins.
    docs: Option<usize>,
    balance: Balance,
    /// Whether the line stands inside `"""…"""`.
    in_block: bool,
    /// The text item, by its first byte, whose `"""` is known to be unclosed.
    unclosed: Option<usize>,
}

/// Braces of the item so far.
#[derive(Default)]
struct Balance {
    open: usize,
    closed_all: bool,
    /// Whether the words of a text have begun.
    block: bool,
}

impl<'t> Outline<'t> {
    fn of(text: &'t str, unclosed: Option<usize>) -> Outline<'t> {
        let mut outline =
            Outline { text, chunks: Vec::new(), docs: None, balance: Balance::default(), in_block: false, unclosed };
        let mut at = if text.starts_with('\u{feff}') { 3 } else { 0 };
        for line in text[at..].split_inclusive('\n') {
            outline.line(at, line);
            at += line.len();
        }
        outline
    }

    fn line(&mut self, at: usize, line: &str) {
        let bare = line.trim();
        if self.in_block {
            if !begins_another_block(line) {
                self.in_block = !line.contains("\"\"\"");
                self.balance.closed_all = !self.in_block;
                return;
            }
            self.in_block = false;
        }
        if bare.is_empty() {
            return;
        }
        if bare.starts_with("//") {
            if bare.starts_with("///") && !bare.starts_with("////") {
                self.docs.get_or_insert(at);
            }
            return;
        }
        if let Some((opening, word)) = self.opening(at, line) {
            self.cut(opening, at, word);
        }
        self.docs = None;
        self.follow(line);
    }

    /// What a line that is neither blank nor a comment begins, if it begins an item.
    fn opening(&self, at: usize, line: &str) -> Option<(Opening, std::ops::Range<usize>)> {
        let indent = line.len() - line.trim_start().len();
        let word = scan::word_at(line, indent);
        let range = at + indent..at + indent + word.len();
        let between = self.chunks.is_empty() || self.balance.closed_all;
        let may_end = self.chunks.last().is_some_and(|last| last.opening.has_no_braces());
        // A test expects things too: within one the second word tells a declared change from these.
        let of_test = |last: &Chunk| [Opening::Keyword("test"), Opening::Indented("test")].contains(&last.opening);
        let in_test = !between && self.chunks.last().is_some_and(of_test);
        let declares = line[indent + word.len()..].trim_start().starts_with("change ");
        let is_item = |item: &&str| *item == word && (word != "expect" || !in_test || declares);
        let item = ITEMS.iter().copied().find(is_item);
        let opening = match item {
            Some(item) if indent == 0 => Opening::Keyword(item),
            Some(item) if between || may_end && looks_like_a_header(line.trim_start(), item) => Opening::Indented(item),
            _ if self.chunks.is_empty() && word.is_empty() => Opening::Stray,
            _ if indent == 0 && !word.is_empty() => {
                let near = nearest_item(word);
                let vietnamese = VIETNAMESE_ITEMS.iter().any(|(v, _)| scan::same(v, word));
                let header =
                    self.balance.open == 0 && (vietnamese || near.is_some() && looks_like_a_header(line, word));
                if !(header || between) {
                    return None;
                }
                if self.chunks.is_empty() && near.is_none() && !vietnamese {
                    Opening::Stray
                } else {
                    Opening::Unknown(near)
                }
            }
            _ if self.chunks.is_empty() => Opening::Stray,
            _ => return None,
        };
        Some((opening, range))
    }

    fn cut(&mut self, opening: Opening, line_start: usize, word: std::ops::Range<usize>) {
        let start = self.docs.unwrap_or(line_start);
        if let Some(last) = self.chunks.last_mut() {
            last.end = start;
        }
        self.chunks.push(Chunk { opening, start, word, end: self.text.len() });
        self.balance = Balance::default();
    }

    /// Keeps count of braces and of `"""` on a line of an item.
    fn follow(&mut self, line: &str) {
        let Some(last) = self.chunks.last() else { return };
        if last.opening == Opening::Keyword("text") || last.opening == Opening::Indented("text") {
            // An opening on this line, unless it is closed on it.
            let marks = line.matches("\"\"\"").count();
            self.in_block = marks == 1 && !self.balance.block && self.unclosed != Some(last.word.start);
            self.balance.block |= marks > 0;
            self.balance.closed_all |= marks == 2;
            return;
        }
        let of_test = last.opening == Opening::Keyword("test") || last.opening == Opening::Indented("test");
        let tokens = if of_test { scan::tokens_of_test(line) } else { scan::tokens(line, false) };
        for token in tokens.iter().filter(|token| token.kind == scan::Kind::Sign) {
            match &line[token.start..token.end] {
                "{" => self.balance.open += 1,
                "}" => {
                    self.balance.open = self.balance.open.saturating_sub(1);
                    self.balance.closed_all = self.balance.open == 0;
                }
                _ => {}
            }
        }
    }
}

/// Whether a line inside a text begins another item with a text or a body of its own: then the text before it was never closed.
fn begins_another_block(line: &str) -> bool {
    let word = scan::word_at(line, 0);
    let end = line.trim_end();
    match word {
        "text" => end.ends_with("\"\"\"") && end.matches("\"\"\"").count() == 1 && end.split_whitespace().count() == 3,
        "table" | "record" | "codes" | "report" => end.ends_with('{') && looks_like_a_header(line, word),
        _ => false,
    }
}

/// `word NAME` and then a string, a brace, a sign, `of`, or the end.
fn looks_like_a_header(line: &str, word: &str) -> bool {
    let tokens = scan::tokens(line, false);
    let text = |i: usize| tokens.get(i).map(|t| &line[t.start..t.end]);
    let named = text(1).is_some_and(|name| name.starts_with(|c: char| c.is_alphabetic() || c == '_' || c == '"'));
    let after = text(2).is_none_or(|next| next.starts_with('"') || matches!(next, "{" | ":" | "of" | "=" | "ordered"));
    text(0) == Some(word) && named && after
}

fn nearest_item(word: &str) -> Option<&'static str> {
    did_you_mean(word, ITEMS.iter().copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn openings(text: &str) -> Vec<Opening> {
        chunks(text).into_iter().map(|c| c.opening).collect()
    }

    #[test]
    fn every_item_is_a_chunk_and_owns_its_documentation() {
        let text = "language 1\n// a remark\n\n/// About b.\nset b of C = x\n";
        let found = chunks(text);
        assert_eq!(found.len(), 2);
        assert_eq!(&text[found[0].start..found[0].end], "language 1\n// a remark\n\n");
        assert!(text[found[1].start..].starts_with("/// About b."));
        assert_eq!(&text[found[1].word.clone()], "set");
    }

    #[test]
    fn lines_inside_a_text_begin_nothing() {
        let text = "text a \"\"\"\ntable of contents\nset\n\"\"\"\nset b of C = x\n";
        assert_eq!(openings(text), [Opening::Keyword("text"), Opening::Keyword("set")]);
    }

    #[test]
    fn an_unclosed_text_ends_where_another_begins() {
        let text = "text a \"\"\"\nwords\n\ntext b \"\"\"\nwords\n\"\"\"\nset c of D = x\n";
        assert_eq!(openings(text), [Opening::Keyword("text"), Opening::Keyword("text"), Opening::Keyword("set")]);
    }

    #[test]
    fn an_unclosed_text_does_not_hide_what_follows() {
        let text = "text a \"\"\"\nwords\n\nset c of D = x\n";
        assert_eq!(openings(text), [Opening::Keyword("text"), Opening::Keyword("set")]);
    }

    #[test]
    fn a_misspelt_or_indented_item_does_not_hide_in_the_one_before() {
        let text = "codes A { x }\ntabel b \"B\" of C { }\n  table c of D { }\nset d of A = x\n";
        assert_eq!(
            openings(text),
            [
                Opening::Keyword("codes"),
                Opening::Unknown(Some("table")),
                Opening::Indented("table"),
                Opening::Keyword("set")
            ]
        );
    }

    #[test]
    fn lines_of_an_item_may_stand_in_column_0() {
        assert_eq!(openings("record R {\nlabel text\ntype T\n}\n"), [Opening::Keyword("record")]);
        assert_eq!(openings("set s of L =\na,\nb\n"), [Opening::Keyword("set")]);
        assert_eq!(openings("table t of R\nwhere a\n{\n}\n"), [Opening::Keyword("table")]);
    }
}

//! The outline: cuts a text into items before any of them is read.
//!
//! An item's keyword stands in column 0 and no other line begins with one there, so a fault inside one item never hides
//! the next. Only lines are looked at here; what stands inside an item is the grammar's business.

use super::scan;
use super::tree::WordSet;
use crate::diagnostic::did_you_mean;

/// What an item begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Opening {
    /// One of [`ITEMS`], in column 0.
    Keyword(&'static str),
    /// One of [`ITEMS`], after white space: read all the same, but reported.
    Indented(&'static str),
    /// One of [`ITEMS`], with a capital, as word processors begin a line: the same.
    Capital(&'static str),
    /// A word that is near to one of [`ITEMS`], or that stands where only an item can begin.
    Unknown(Option<&'static str>),
    /// Text before the first item that is neither blank nor a comment.
    Stray,
}

impl Opening {
    /// The item that begins, by its English keyword.
    pub fn item(self) -> Option<&'static str> {
        match self {
            Opening::Keyword(item) | Opening::Indented(item) | Opening::Capital(item) => Some(item),
            Opening::Unknown(_) | Opening::Stray => None,
        }
    }

    /// Whether no brace says where the item ends.
    fn has_no_braces(self) -> bool {
        self.item().is_some_and(|item| matches!(item, "language" | "use" | "set" | "param"))
    }
}

/// A part of the text that is read alone: `start..end` in bytes, documentation included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Chunk {
    /// What it begins with.
    pub opening: Opening,
    /// The first byte, of the documentation if there is any.
    pub start: usize,
    /// The keyword; of what is no item, the first word.
    pub word: std::ops::Range<usize>,
    /// The set that the keyword is of.
    pub set: WordSet,
    /// One past the last byte.
    pub end: usize,
}

/// What begins an item, in both sets. Whoever reads a text needs these before anything else: the table of phrases stays unread.
pub(super) const ITEMS: &[(&str, &str)] = &[
    ("language", "ngôn ngữ"),
    ("use", "dùng"),
    ("report", "báo cáo"),
    ("codes", "danh mục"),
    ("set", "tập"),
    ("param", "tham số"),
    ("record", "hồ sơ"),
    ("table", "biểu"),
    ("text", "đoạn văn"),
    ("criteria", "tiêu chuẩn"),
    ("test", "phép thử"),
    ("expect", "dự kiến thay đổi"),
];

/// What people write in Vietnamese for the keyword of an item.
const NEAR_ITEMS: &[(&str, &str)] =
    &[("bảng", "table"), ("văn", "text"), ("thử", "test"), ("tập", "set"), ("danh", "codes")];

/// The keyword that begins an item in a set.
pub(super) fn keyword(item: &str, set: WordSet) -> &'static str {
    let known = ITEMS.iter().find(|(english, _)| *english == item);
    known.map_or("", |(english, vietnamese)| if set == WordSet::English { english } else { vietnamese })
}

/// The item that a text begins, by its English keyword, with the letters of its keyword and their set.
fn item_at(text: &str) -> Option<(&'static str, usize, WordSet)> {
    let word = scan::word_at(text, 0);
    let english = ITEMS.iter().find(|(english, _)| english.len() == word.len() && *english == word);
    if let Some((item, _)) = english {
        return Some((item, word.len(), WordSet::English));
    }
    // A first letter has no marks in any of them.
    let mut phrases = ITEMS.iter().filter(|(_, phrase)| phrase.as_bytes().first() == text.as_bytes().first());
    phrases.find_map(|(item, phrase)| Some((*item, scan::phrase_at(text, phrase)?, WordSet::Vietnamese)))
}

/// Cuts a text into chunks. Blank lines and comments outside the items belong to the chunk before them.
pub(super) fn chunks(text: &str) -> Vec<Chunk> {
    let first = Outline::of(text, None);
    // A text that runs to the end of the file was not closed: what follows its first line is looked at again.
    let unclosed = if first.in_block { first.chunks.last().map(|last| last.word.start) } else { None };
    if unclosed.is_some() { Outline::of(text, unclosed).chunks } else { first.chunks }
}

/// The set of words that a file is in: that of the first keyword in it, which its first line should have.
pub(super) fn set_of(chunks: &[Chunk]) -> WordSet {
    chunks.iter().find(|chunk| chunk.opening.item().is_some()).map_or(WordSet::English, |chunk| chunk.set)
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
        if let Some((opening, word, set)) = self.opening(at, line) {
            self.cut(opening, at, word, set);
        }
        self.docs = None;
        self.follow(line);
    }

    /// What a line that is neither blank nor a comment begins, if it begins an item.
    fn opening(&self, at: usize, line: &str) -> Option<(Opening, std::ops::Range<usize>, WordSet)> {
        let indent = line.len() - line.trim_start().len();
        let bare = &line[indent..];
        let between = self.chunks.is_empty() || self.balance.closed_all;
        let may_end = self.chunks.last().is_some_and(|last| last.opening.has_no_braces());
        // A test expects things too: within one the second word tells a declared change from these.
        let in_test = !between && self.chunks.last().is_some_and(|last| last.opening.item() == Some("test"));
        let is_item = |(item, length, set): &(&str, usize, WordSet)| {
            let declares = *set == WordSet::Vietnamese || bare[*length..].trim_start().starts_with("change ");
            *item != "expect" || !in_test || declares
        };
        if let Some((item, length, set)) = item_at(bare).filter(is_item) {
            let word = at + indent..at + indent + length;
            if indent == 0 {
                return Some((Opening::Keyword(item), word, set));
            }
            if between || may_end && looks_like_a_header(&bare[length..]) {
                return Some((Opening::Indented(item), word, set));
            }
        }
        let word = scan::word_at(bare, 0);
        let range = at + indent..at + indent + word.len();
        let opening = match word {
            _ if self.chunks.is_empty() && word.is_empty() => Opening::Stray,
            _ if indent == 0 && !word.is_empty() => return self.unknown(bare, between, range),
            _ if self.chunks.is_empty() => Opening::Stray,
            _ => return None,
        };
        Some((opening, range, WordSet::English))
    }

    /// What a line in column 0 begins whose first word is no keyword of an item.
    fn unknown(
        &self,
        line: &str,
        between: bool,
        word: std::ops::Range<usize>,
    ) -> Option<(Opening, std::ops::Range<usize>, WordSet)> {
        let written = scan::word_at(line, 0);
        let small = written.chars().next().filter(|first| first.is_uppercase()).map(|first| {
            let smaller: String = first.to_lowercase().collect();
            [smaller.as_str(), &line[first.len_utf8()..]].concat()
        });
        if let Some((item, length, set)) = small.as_deref().and_then(item_at) {
            // Both letters take as many bytes: those of the two alphabets do.
            let rest = line.get(length..).unwrap_or("");
            let is_version = item == "language" && rest.trim() == "1";
            if (between || self.balance.open == 0) && (is_version || looks_like_a_header(rest)) {
                return Some((Opening::Capital(item), word.start..word.start + length, set));
            }
        }
        let near = nearest_item(written);
        let vietnamese = NEAR_ITEMS.iter().find(|(known, _)| *known == written).map(|(_, item)| *item);
        let after = &line[written.len()..];
        let header = self.balance.open == 0 && (vietnamese.is_some() || near.is_some() && looks_like_a_header(after));
        if !(header || between) {
            return None;
        }
        let set = if vietnamese.is_some() { WordSet::Vietnamese } else { WordSet::English };
        let opening = match vietnamese.or(near) {
            None if self.chunks.is_empty() => Opening::Stray,
            near => Opening::Unknown(near),
        };
        Some((opening, word, set))
    }

    fn cut(&mut self, opening: Opening, line_start: usize, word: std::ops::Range<usize>, set: WordSet) {
        let start = self.docs.unwrap_or(line_start);
        if let Some(last) = self.chunks.last_mut() {
            last.end = start;
        }
        self.chunks.push(Chunk { opening, start, word, set, end: self.text.len() });
        self.balance = Balance::default();
    }

    /// Keeps count of braces and of `"""` on a line of an item.
    fn follow(&mut self, line: &str) {
        let Some(last) = self.chunks.last() else { return };
        if last.opening.item() == Some("text") {
            // An opening on this line, unless it is closed on it.
            let marks = line.matches("\"\"\"").count();
            self.in_block = marks == 1 && !self.balance.block && self.unclosed != Some(last.word.start);
            self.balance.block |= marks > 0;
            self.balance.closed_all |= marks == 2;
            return;
        }
        let tokens =
            if last.opening.item() == Some("test") { scan::tokens_of_test(line) } else { scan::tokens(line, false) };
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
    let Some((item, length, _)) = item_at(line) else { return false };
    let (rest, end) = (&line[length..], line.trim_end());
    match item {
        "text" => end.ends_with("\"\"\"") && end.matches("\"\"\"").count() == 1 && rest.split_whitespace().count() == 2,
        "table" | "record" | "codes" | "report" => end.ends_with('{') && looks_like_a_header(rest),
        _ => false,
    }
}

/// After a keyword: `NAME` and then a string, a brace, a sign, `of`, or the end.
fn looks_like_a_header(rest: &str) -> bool {
    let tokens = scan::tokens(rest, false);
    let text = |i: usize| tokens.get(i).map(|t| &rest[t.start..t.end]);
    let named = text(0).is_some_and(|name| name.starts_with(|c: char| c.is_alphabetic() || c == '_' || c == '"'));
    let is_after =
        |next: &str| next.starts_with('"') || matches!(next, "{" | ":" | "of" | "=" | "ordered" | "của" | "có");
    rest.starts_with(|c: char| !scan::is_word_char(c)) && named && text(1).is_none_or(is_after)
}

fn nearest_item(word: &str) -> Option<&'static str> {
    did_you_mean(word, ITEMS.iter().map(|(english, _)| *english))
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

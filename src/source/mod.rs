//! The texts that a program is made of, and places in them.
//!
//! Everything that is said to an author points at a [`Span`]; this room turns spans into lines and columns.
//! A leaf: it knows nothing of the language, and it opens no file (texts are handed in).

pub(crate) mod spanned;

pub(crate) use spanned::Spanned;

use std::sync::OnceLock;

/// Which text of a [`Sources`] a span lies in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct SourceId(pub u32);

/// A half-open range of bytes in one text: `start` is in, `end` is out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// The text.
    pub source: SourceId,
    /// The first byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The smallest span that holds both. Both must lie in the same text; the first one's text is kept.
    #[must_use]
    pub fn to(self, other: Span) -> Span {
        Span { source: self.source, start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// Whether another span lies within this one.
    #[must_use]
    pub fn holds(self, other: Span) -> bool {
        self.source == other.source && self.start <= other.start && other.end <= self.end
    }
}

/// A place as a person counts: both numbers start at 1, columns count characters (not bytes).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line.
    pub line: u32,
    /// The character within the line. A letter typed as base and mark (NFD) counts once.
    pub column: u32,
}

/// One text with the name that it is shown under.
#[derive(Debug, Clone)]
pub struct Source {
    /// The path or name that diagnostics show.
    pub name: String,
    /// The whole text, as it was handed in.
    pub text: String,
    line_starts: Vec<u32>,
    /// Made when a place is first asked for.
    columns: OnceLock<Columns>,
}

/// How many characters stand before each of some places of a text, so that a place far into a long line is found as soon as any other.
#[derive(Debug, Clone)]
struct Columns {
    /// At the first boundary of a character from each [`STRIDE`] on: the characters before it as a person counts, and as UTF-16 does.
    marks: Vec<(u32, u32, u32)>,
}

/// How many bytes lie between two marks.
const STRIDE: usize = 1024;

impl Columns {
    fn of(text: &str) -> Columns {
        let mut columns = Columns { marks: vec![(0, 0, 0)] };
        let (mut at, mut letters, mut units) = (0, 0, 0);
        while let Some(rest) = text.get(at..).filter(|rest| rest.len() > STRIDE) {
            let length = (STRIDE..rest.len()).find(|end| rest.is_char_boundary(*end)).unwrap_or(rest.len());
            let (more_letters, more_units) = count(&rest[..length]);
            (at, letters, units) = (at + length, letters + more_letters, units + more_units);
            columns.marks.push((at as u32, letters, units));
        }
        columns
    }

    /// The characters before a place, which is a boundary of one.
    fn before(&self, text: &str, offset: usize) -> (u32, u32) {
        let after = self.marks.partition_point(|(at, ..)| *at as usize <= offset);
        let (at, letters, units) = self.marks[after.saturating_sub(1)];
        let (more_letters, more_units) = count(text.get(at as usize..offset).unwrap_or(""));
        (letters + more_letters, units + more_units)
    }
}

/// The characters of a text as a person counts, and in UTF-16.
fn count(text: &str) -> (u32, u32) {
    use unicode_normalization::char::is_combining_mark;
    if text.is_ascii() {
        return (text.len() as u32, text.len() as u32);
    }
    text.chars().fold((0, 0), |(letters, units), letter| {
        (letters + u32::from(!is_combining_mark(letter)), units + letter.len_utf16() as u32)
    })
}

/// All texts of one program, in the order in which they were met.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    sources: Vec<Source>,
}

impl Sources {
    /// Adds a text and gives its id.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<String>) -> SourceId {
        let text = text.into();
        let line_starts = std::iter::once(0)
            .chain(text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(i, _)| i as u32 + 1))
            .collect();
        self.sources.push(Source { name: name.into(), text, line_starts, columns: OnceLock::new() });
        SourceId((self.sources.len() - 1) as u32)
    }

    /// The text with this id, if there is one.
    #[must_use]
    pub fn get(&self, id: SourceId) -> Option<&Source> {
        self.sources.get(id.0 as usize)
    }

    /// Every text with its id.
    pub fn iter(&self) -> impl Iterator<Item = (SourceId, &Source)> {
        self.sources.iter().enumerate().map(|(i, s)| (SourceId(i as u32), s))
    }

    /// What stands at a span; empty if the span lies outside its text.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.get(span.source).and_then(|s| s.text.get(span.start as usize..span.end as usize)).unwrap_or("")
    }
}

impl Source {
    /// The line and column of a byte offset. An offset past the end is taken as the end.
    #[must_use]
    pub fn position(&self, offset: u32) -> Position {
        let (line, letters, _) = self.place(offset);
        Position { line, column: letters + 1 }
    }

    /// The same with the column in UTF-16 code units, as programs that show findings in an editor count.
    #[must_use]
    pub fn utf16_position(&self, offset: u32) -> Position {
        let (line, _, units) = self.place(offset);
        Position { line, column: units + 1 }
    }

    /// The line of a byte offset, from 1, and how much stands before the offset in it: characters, and units of UTF-16.
    fn place(&self, offset: u32) -> (u32, u32, u32) {
        let mut offset = (offset as usize).min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.line_starts.partition_point(|&s| s as usize <= offset).max(1);
        let start = self.line_starts[line - 1] as usize;
        if offset - start <= STRIDE {
            let (letters, units) = count(self.text.get(start..offset).unwrap_or(""));
            return (line as u32, letters, units);
        }
        let columns = self.columns.get_or_init(|| Columns::of(&self.text));
        let [(from, from_units), (to, to_units)] = [start, offset].map(|at| columns.before(&self.text, at));
        (line as u32, to - from, to_units - from_units)
    }

    /// The bytes of a line, counted from 1, its line end among them; the end of the text where there is no such line.
    #[must_use]
    pub fn line_bytes(&self, line: u32) -> std::ops::Range<usize> {
        let start = |line: usize| self.line_starts.get(line).map_or(self.text.len(), |start| *start as usize);
        start((line as usize).saturating_sub(1))..start(line as usize)
    }

    /// The text of a line, counted from 1, without its line end.
    #[must_use]
    pub fn line(&self, line: u32) -> &str {
        let from = self.line_starts.get(line as usize - 1).copied().unwrap_or(0) as usize;
        let to = self.line_starts.get(line as usize).map_or(self.text.len(), |&e| e as usize);
        self.text.get(from..to).unwrap_or("").trim_end_matches(['\n', '\r'])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_letters_however_they_are_composed() {
        let mut sources = Sources::default();
        let composed = sources.add("a", "Thái = 1");
        let decomposed = sources.add("b", "Tha\u{301}i = 1");
        let at = |id: SourceId| {
            let source = sources.get(id).unwrap();
            source.position(source.text.find('=').unwrap() as u32)
        };
        assert_eq!(at(composed), Position { line: 1, column: 6 });
        assert_eq!(at(composed), at(decomposed));
    }

    #[test]
    fn programs_count_what_the_letters_are_made_of() {
        let mut sources = Sources::default();
        let id = sources.add("a", "\nTha\u{301}i 👩 = 1");
        let source = sources.get(id).unwrap();
        let at = source.text.find('=').unwrap() as u32;
        assert_eq!(source.position(at), Position { line: 2, column: 8 });
        assert_eq!(source.utf16_position(at), Position { line: 2, column: 10 });
    }

    #[test]
    fn far_into_a_long_line_columns_are_counted_alike() {
        let mut sources = Sources::default();
        let line = "Tha\u{301}i 👩 b ".repeat(700);
        let id = sources.add("a", format!("first\n{line}\nlast {line}"));
        let source = sources.get(id).unwrap();
        let start = 6;
        for offset in (start..start + line.len()).filter(|at| source.text.is_char_boundary(*at)).step_by(37) {
            let before = &source.text[start..offset];
            let letters = before.chars().filter(|letter| *letter != '\u{301}').count() as u32;
            let at = offset as u32;
            assert_eq!(source.position(at), Position { line: 2, column: letters + 1 });
            let units = before.encode_utf16().count() as u32;
            assert_eq!(source.utf16_position(at), Position { line: 2, column: units + 1 });
        }
    }

    #[test]
    fn lines_are_found_after_line_ends() {
        let mut sources = Sources::default();
        let id = sources.add("a", "x\r\nyz\n");
        let source = sources.get(id).unwrap();
        assert_eq!(source.position(4), Position { line: 2, column: 2 });
        assert_eq!(source.line(1), "x");
        assert_eq!(source.position(99).line, 3);
    }
}

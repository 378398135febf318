//! The texts that a program is made of, and places in them.
//!
//! Everything that is said to an author points at a [`Span`]; this room turns spans into lines and columns.
//! A leaf: it knows nothing of the language, and it opens no file (texts are handed in).

/// Which text of a [`Sources`] a span lies in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct SourceId(pub u16);

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

/// A value together with the place it was written at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Span,
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
        self.sources.push(Source { name: name.into(), text, line_starts });
        SourceId((self.sources.len() - 1) as u16)
    }

    /// The text with this id, if there is one.
    #[must_use]
    pub fn get(&self, id: SourceId) -> Option<&Source> {
        self.sources.get(id.0 as usize)
    }

    /// Every text with its id.
    pub fn iter(&self) -> impl Iterator<Item = (SourceId, &Source)> {
        self.sources.iter().enumerate().map(|(i, s)| (SourceId(i as u16), s))
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
        use unicode_normalization::char::is_combining_mark;
        let (line, before) = self.line_before(offset);
        let column = before.chars().filter(|c| !is_combining_mark(*c)).count() as u32 + 1;
        Position { line, column }
    }

    /// The same with the column in UTF-16 code units, as programs that show findings in an editor count.
    #[must_use]
    pub fn utf16_position(&self, offset: u32) -> Position {
        let (line, before) = self.line_before(offset);
        Position { line, column: before.encode_utf16().count() as u32 + 1 }
    }

    /// The line of a byte offset, from 1, and what stands before the offset in it.
    fn line_before(&self, offset: u32) -> (u32, &str) {
        let mut offset = (offset as usize).min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.line_starts.partition_point(|&s| s as usize <= offset).max(1);
        let start = self.line_starts[line - 1] as usize;
        (line as u32, self.text.get(start..offset).unwrap_or(""))
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
    fn lines_are_found_after_line_ends() {
        let mut sources = Sources::default();
        let id = sources.add("a", "x\r\nyz\n");
        let source = sources.get(id).unwrap();
        assert_eq!(source.position(4), Position { line: 2, column: 2 });
        assert_eq!(source.line(1), "x");
        assert_eq!(source.position(99).line, 3);
    }
}

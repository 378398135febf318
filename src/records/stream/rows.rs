//! From the ends of cells to rows, as the slow reader would cut them.
//!
//! Rows in the standard form are cut by [`Structure`]. Where that stops, one row is cut here, sign by sign; what the slow reader must say of
//! it (text after a closing mark, a mark never closed, marks doubled within a cell, other numbers of cells) is told apart.

use super::structure::Structure;

/// How many bytes are looked at together, where nothing else is said.
const WINDOW: usize = 16 * 1024;
/// The same behind a row that was not in the standard form: often the next is not either.
const AFTER_ODD: usize = 1024;

/// What kind of row was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// It has as many cells as the header, and their texts stand as they are, but for marks around them.
    Plain,
    /// The slow reader must say what it is.
    Odd,
}

/// A row, its line end not included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) start: u32,
    pub(super) end: u32,
    /// How many lines ended in the piece before it.
    pub(super) line: u64,
}

/// Where the cells of some rows begin in a text, and one place more for each row: behind the sign that follows its last cell.
#[derive(Debug, Default)]
pub(super) struct Begins {
    places: Vec<u32>,
    width: usize,
}

impl Begins {
    /// Forgets all rows; those that come have so many cells.
    pub(super) fn clear(&mut self, columns: usize) {
        self.places.clear();
        self.width = columns + 1;
    }

    /// Forgets the last row.
    pub(super) fn forget_last(&mut self) {
        self.places.truncate(self.places.len().saturating_sub(self.width));
    }

    /// The cells of a column, with the marks around them.
    #[inline(always)]
    pub(super) fn column(&self, column: usize) -> impl Iterator<Item = (usize, usize)> {
        self.places.chunks_exact(self.width).map(move |row| match row.get(column..column + 2) {
            Some(&[start, next]) => (start as usize, next as usize - 1),
            _ => (0, 0),
        })
    }

    /// The cells of the last row, with the marks around them.
    pub(super) fn last_row<'t>(&self, text: &'t [u8]) -> impl Iterator<Item = &'t [u8]> {
        let row = &self.places[self.places.len().saturating_sub(self.width)..];
        row.windows(2).map(|pair| text.get(pair[0] as usize..pair[1] as usize - 1).unwrap_or_default())
    }
}

/// A cell without the marks around it.
pub(super) fn within_marks(cell: &[u8]) -> &[u8] {
    match cell {
        [b'"', inner @ .., b'"'] => inner,
        _ => cell,
    }
}

/// Cuts a piece of text that begins at the start of a row.
#[derive(Debug)]
pub(super) struct Cutter {
    /// How many bytes are looked at together at most, and next.
    window: usize,
    next: usize,
    structure: Structure,
    at: usize,
    lines: u64,
}

impl Default for Cutter {
    fn default() -> Cutter {
        let mut structure = Structure::default();
        structure.begin(0);
        Cutter { window: WINDOW, next: WINDOW, structure, at: 0, lines: 0 }
    }
}

impl Cutter {
    /// Begins a piece.
    pub(super) fn begin(&mut self) {
        self.structure.begin(0);
        (self.next, self.at, self.lines) = (self.window, 0, 0);
    }

    /// Looks at so many bytes together.
    pub(super) fn look_at(&mut self, window: usize) {
        self.window = window.clamp(1, WINDOW);
        self.next = self.window;
    }

    /// Up to where rows were cut.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// How many lines ended up to there.
    pub(super) fn lines(&self) -> u64 {
        self.lines
    }

    /// The next row that is not empty. Its cells are put at the end of `begins` if it is plain. `None` where
    /// no further row is whole; at the end of the text (`is_last`) the last row needs no line end.
    #[inline(always)]
    pub(super) fn row(
        &mut self,
        text: &[u8],
        delimiter: u8,
        is_last: bool,
        begins: &mut Begins,
    ) -> Option<(Row, Kind)> {
        loop {
            let Some(found) = self.structure.next_row() else {
                if let Some(found) = self.look_on(text, delimiter, is_last, begins)? {
                    return Some(found);
                }
                continue;
            };
            let next = *found.last()?;
            let start = self.at as u32;
            // A row in the standard form has a return before the feed that ends it, or nowhere.
            let has_return = next as usize - 1 > self.at && text[next as usize - 2] == b'\r';
            let row = Row { start, end: next - 1 - u32::from(has_return), line: self.lines };
            self.at = next as usize;
            self.lines += 1;
            if row.start == row.end {
                continue;
            }
            if found.len() != begins.width {
                return Some((row, Kind::Odd));
            }
            begins.places.extend_from_slice(found);
            if has_return && let Some(last) = begins.places.last_mut() {
                *last -= 1;
            }
            return Some((row, Kind::Plain));
        }
    }

    /// Looks at more of the text, or cuts one row sign by sign. `None` where no further row is whole.
    #[cold]
    fn look_on(
        &mut self,
        text: &[u8],
        delimiter: u8,
        is_last: bool,
        begins: &mut Begins,
    ) -> Option<Option<(Row, Kind)>> {
        if !self.structure.is_odd() && self.structure.seen() < text.len() {
            self.structure.look_on(text, delimiter, self.next);
            self.next = (2 * self.next).min(self.window);
            return Some(None);
        }
        if self.at == text.len() || !self.structure.is_odd() && !is_last {
            return None;
        }
        let length = begins.places.len();
        let slowly = Slowly { text, delimiter, is_last };
        let Some((row, kind, next, lines)) = slowly.row(self.at, self.lines, begins) else {
            begins.places.truncate(length);
            return None;
        };
        if kind == Kind::Odd || row.start == row.end {
            begins.places.truncate(length);
        }
        (self.at, self.lines) = (next, lines);
        self.structure.begin(next);
        self.next = AFTER_ODD.min(self.window);
        Some((row.start < row.end).then_some((row, kind)))
    }
}

/// Cuts a row sign by sign.
struct Slowly<'t> {
    text: &'t [u8],
    delimiter: u8,
    is_last: bool,
}

impl Slowly<'_> {
    /// The row, where the next begins, and how many lines ended up to there; `None` where it is not whole.
    fn row(&self, row_start: usize, line: u64, begins: &mut Begins) -> Option<(Row, Kind, usize, u64)> {
        let Slowly { text, delimiter, is_last } = *self;
        let (mut kind, mut lines) = (Kind::Plain, line);
        let (mut start, mut count) = (row_start, 0);
        loop {
            let mut at = start;
            if text.get(at) == Some(&b'"') {
                let closing = self.closing(at + 1, &mut kind, &mut lines)?;
                let after = (closing + 1).min(text.len());
                let follows = text.get(after).is_some_and(|next| *next != delimiter && !b"\r\n".contains(next));
                if closing == text.len() || follows {
                    kind = Kind::Odd;
                }
                at = after;
            }
            let is_end = |sign: &u8| *sign == delimiter || b"\r\n".contains(sign);
            let end = text[at..].iter().position(is_end).map_or(text.len(), |length| at + length);
            count += 1;
            if count < begins.width {
                begins.places.push(start as u32);
            }
            match text.get(end..)? {
                [sign, ..] if *sign == delimiter => start = end + 1,
                // What follows a return may not be there yet.
                [] | [b'\r'] if !is_last => return None,
                ended => {
                    let taken = match ended {
                        [] => 0,
                        [b'\r', b'\n', ..] => 2,
                        _ => 1,
                    };
                    begins.places.push(end as u32 + 1);
                    if count + 1 != begins.width {
                        kind = Kind::Odd;
                    }
                    lines += u64::from(taken > 0);
                    return Some((Row { start: row_start as u32, end: end as u32, line }, kind, end + taken, lines));
                }
            }
        }
    }

    /// The mark that closes a cell, or the end of the text.
    fn closing(&self, from: usize, kind: &mut Kind, lines: &mut u64) -> Option<usize> {
        let mut at = from;
        while let Some(sign) = self.text.get(at) {
            match (sign, self.text.get(at + 1)) {
                (b'"', Some(b'"')) => {
                    at += 1;
                    *kind = Kind::Odd;
                }
                (b'"', next) => return (next.is_some() || self.is_last).then_some(at),
                (b'\n', _) => *lines += 1,
                // A return before a feed ends the same line.
                (b'\r', next) if next != Some(&b'\n') => *lines += 1,
                _ => {}
            }
            at += 1;
        }
        self.is_last.then_some(at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ::csv::{ByteRecord, ReaderBuilder};
    use proptest::prelude::*;

    /// The rows as the slow reader cuts them, each with the line it begins at.
    fn slowly(text: &[u8]) -> Vec<(u64, Vec<Vec<u8>>)> {
        let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text);
        let (mut row, mut rows) = (ByteRecord::new(), Vec::new());
        loop {
            let from = reader.position().byte() as usize;
            if !reader.read_byte_record(&mut row).unwrap() {
                return rows;
            }
            let start = from + text[from..].iter().take_while(|byte| b"\r\n".contains(byte)).count();
            let before = &text[..start];
            let feeds = before.iter().filter(|byte| **byte == b'\n').count();
            let lone =
                before.iter().enumerate().filter(|(at, byte)| **byte == b'\r' && text.get(at + 1) != Some(&b'\n'));
            rows.push(((feeds + lone.count()) as u64, row.iter().map(<[u8]>::to_vec).collect()));
        }
    }

    proptest! {
        /// Where a row is taken for plain, its cells are those of the slow reader; and each row begins and ends where that has it.
        #[test]
        fn rows_are_cut_as_the_slow_reader_cuts_them(
            text in r#"([a,]{0,3}|"|\n|\r\n|\r|"a,\n"|"a""b"|,""|é){0,60}"#,
            columns in 1usize..4,
            window in 1usize..200,
        ) {
            let text = text.as_bytes();
            let mut cutter = Cutter::default();
            cutter.look_at(window);
            let (mut begins, mut found) = (Begins::default(), Vec::new());
            begins.clear(columns);
            while let Some((row, kind)) = cutter.row(text, b',', true, &mut begins) {
                let cells: Vec<Vec<u8>> = match kind {
                    Kind::Plain => {
                        let cell = |column| begins.column(column).last().unwrap();
                        (0..columns).map(cell).map(|(start, end)| within_marks(&text[start..end]).to_vec()).collect()
                    }
                    Kind::Odd => {
                        let own = slowly(&text[row.start as usize..row.end as usize]);
                        prop_assert_eq!(own.len(), 1);
                        own[0].1.clone()
                    }
                };
                found.push((row.line, cells));
            }
            prop_assert_eq!(found, slowly(text));
        }

        /// A text that comes in bit by bit is cut into the same rows.
        #[test]
        fn rows_do_not_depend_on_how_the_text_comes_in(
            text in r#"([a,]{0,3}|"|\n|\r\n|\r|"a,\n"|"a""b"){0,60}"#,
            step in 1usize..6,
            window in 1usize..100,
        ) {
            let text = text.as_bytes();
            let cut = |step: usize| {
                let (mut rows, mut start, mut end, mut lines) = (Vec::new(), 0, 0, 0);
                while end < text.len() {
                    end = (end + step).min(text.len());
                    let mut cutter = Cutter::default();
                    cutter.look_at(window);
                    let mut begins = Begins::default();
                    begins.clear(2);
                    while let Some((row, _)) = cutter.row(&text[start..end], b',', end == text.len(), &mut begins) {
                        rows.push((row.start as usize + start, row.end as usize + start, row.line + lines));
                    }
                    start += cutter.at();
                    lines += cutter.lines();
                }
                rows
            };
            prop_assert_eq!(cut(step), cut(text.len().max(1)));
        }
    }
}

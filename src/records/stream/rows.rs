//! From places of signs to rows of cells, as the slow reader would cut them.
//!
//! Rows that are written in the standard form are cut here. What else there is (text after a closing mark, a mark never closed,
//! marks doubled within a cell, other numbers of cells) is told apart and left to the slow reader.

use super::structure::places;

/// How many bytes are looked at together, where nothing else is said; more where one row is longer.
const WINDOW: usize = 128 * 1024;

/// One cell: where its text begins and where it ends in the piece.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) start: u32,
    pub(super) end: u32,
}

/// What kind of row was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// It has as many cells as the header, and their texts stand as they are.
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

/// Cuts a piece of text that begins at the start of a row.
#[derive(Debug)]
pub(super) struct Cutter {
    window: usize,
    places: Vec<u32>,
    next: usize,
    /// Up to where places were looked for.
    seen: usize,
    at: usize,
    lines: u64,
}

impl Default for Cutter {
    fn default() -> Cutter {
        Cutter { window: WINDOW, places: Vec::new(), next: 0, seen: 0, at: 0, lines: 0 }
    }
}

impl Cutter {
    /// Begins a piece.
    pub(super) fn begin(&mut self) {
        let (window, mut places) = (self.window, std::mem::take(&mut self.places));
        places.clear();
        *self = Cutter { window, places, ..Cutter::default() };
    }

    /// Looks at so many bytes together.
    pub(super) fn look_at(&mut self, window: usize) {
        self.window = window.clamp(1, WINDOW);
    }

    /// Up to where rows were cut.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// How many lines ended up to there.
    pub(super) fn lines(&self) -> u64 {
        self.lines
    }

    /// The next row that is not empty. Its cells are put at the end of `cells`: as many as there are columns. `None` where
    /// no further row is whole; at the end of the text (`is_last`) the last row needs no line end.
    pub(super) fn row(
        &mut self,
        text: &[u8],
        delimiter: u8,
        columns: usize,
        is_last: bool,
        cells: &mut Vec<Cell>,
    ) -> Option<(Row, Kind)> {
        let length = cells.len();
        loop {
            let state = (self.next, self.at, self.lines);
            let plain = self.plain_row(text, delimiter, columns, cells).map(|row| (row, Kind::Plain));
            let found = plain.or_else(|| self.any_row(text, delimiter, columns, is_last, cells));
            if let Some((row, kind)) = found {
                if row.start < row.end {
                    cells.resize(length + columns, Cell::default());
                    return Some((row, kind));
                }
                cells.truncate(length);
                continue;
            }
            cells.truncate(length);
            (self.next, self.at, self.lines) = state;
            if self.seen >= text.len() {
                return None;
            }
            self.look_on(text, delimiter);
        }
    }

    /// Looks for more places; those of rows that were cut are forgotten.
    fn look_on(&mut self, text: &[u8], delimiter: u8) {
        self.places.drain(..self.next);
        self.next = 0;
        let more = self.window.max(self.seen - self.at);
        let to = (self.seen + more).min(text.len());
        places(&text[self.seen..to], delimiter, self.seen as u32, &mut self.places);
        self.seen = to;
    }

    /// A row without marks whose cells are as many as there are columns, which ends before the last place.
    fn plain_row(&mut self, text: &[u8], delimiter: u8, columns: usize, cells: &mut Vec<Cell>) -> Option<Row> {
        let ends = self.places.get(self.next..self.next + columns)?;
        let (last, inner) = ends.split_last()?;
        if !inner.iter().all(|end| text.get(*end as usize) == Some(&delimiter)) {
            return None;
        }
        let end = *last as usize;
        let taken = match text.get(end..)? {
            [b'\n', ..] => 1,
            [b'\r', b'\n', ..] => 2,
            _ => return None,
        };
        // The second sign of a line end may not have been looked for yet.
        if end + taken > self.seen {
            return None;
        }
        let starts = std::iter::once(self.at as u32).chain(inner.iter().map(|end| end + 1));
        cells.extend(starts.zip(ends).map(|(start, end)| Cell { start, end: *end }));
        let row = Row { start: self.at as u32, end: *last, line: self.lines };
        self.next += columns - 1 + taken;
        self.at = end + taken;
        self.lines += 1;
        Some(row)
    }

    fn any_row(
        &mut self,
        text: &[u8],
        delimiter: u8,
        columns: usize,
        is_last: bool,
        cells: &mut Vec<Cell>,
    ) -> Option<(Row, Kind)> {
        let line = self.lines;
        let row_start = self.at;
        let is_end = is_last && self.seen == text.len();
        if row_start == text.len() {
            return None;
        }
        let mut kind = Kind::Plain;
        let mut count = 0;
        let mut start = row_start;
        loop {
            let mut cell = Cell { start: start as u32, end: 0 };
            if self.places.get(self.next).is_some_and(|place| *place as usize == start) && text[start] == b'"' {
                let (closing, is_doubled) = self.closing(text, is_end)?;
                cell.start += 1;
                cell.end = closing.unwrap_or(text.len()) as u32;
                let after = closing.map_or(text.len(), |closing| closing + 1);
                let follows = text.get(after).is_some_and(|next| *next != delimiter && !b"\r\n".contains(next));
                if is_doubled || closing.is_none() || follows {
                    kind = Kind::Odd;
                }
            }
            let end = self.end_of_cell(text, is_end)?;
            if cell.start as usize == start {
                cell.end = end as u32;
            }
            count += 1;
            if count <= columns {
                cells.push(cell);
            }
            match text.get(end) {
                Some(sign) if *sign == delimiter => start = end + 1,
                ended => {
                    let has_feed = ended == Some(&b'\r') && text.get(end + 1) == Some(&b'\n');
                    // What follows a return may not have been looked at yet.
                    if ended == Some(&b'\r') && end + 1 >= self.seen && !is_end {
                        return None;
                    }
                    self.next += usize::from(has_feed);
                    self.at = (end + 1 + usize::from(has_feed)).min(text.len());
                    self.lines += u64::from(ended.is_some());
                    if count != columns {
                        kind = Kind::Odd;
                    }
                    let row = Row { start: row_start as u32, end: end as u32, line };
                    return Some((row, kind));
                }
            }
        }
    }

    /// The mark that closes a cell whose opening mark is the next place, and whether marks are doubled in between. Where
    /// the text ends first, there is none.
    fn closing(&mut self, text: &[u8], is_end: bool) -> Option<(Option<usize>, bool)> {
        self.next += 1;
        let mut is_doubled = false;
        loop {
            let Some(place) = self.places.get(self.next).map(|place| *place as usize) else {
                return is_end.then_some((None, is_doubled));
            };
            self.next += 1;
            match text[place] {
                b'"' => match text.get(place + 1) {
                    Some(b'"') if place + 1 < self.seen => {
                        self.next += 1;
                        is_doubled = true;
                    }
                    Some(b'"') => return None,
                    None if !is_end => return None,
                    _ => return Some((Some(place), is_doubled)),
                },
                b'\n' => self.lines += 1,
                // A return before a feed ends the same line.
                b'\r' if text.get(place + 1) != Some(&b'\n') => self.lines += 1,
                _ => {}
            }
        }
    }

    /// The delimiter or line end at which the text of a cell ends, or the end of the text.
    fn end_of_cell(&mut self, text: &[u8], is_end: bool) -> Option<usize> {
        loop {
            let Some(place) = self.places.get(self.next).map(|place| *place as usize) else {
                return is_end.then_some(text.len());
            };
            self.next += 1;
            if text[place] != b'"' {
                return Some(place);
            }
        }
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
            text in r#"([a,]{0,3}|"|\n|\r\n|\r|"a,\n"|"a""b"|,""|é){0,14}"#,
            columns in 1usize..4,
            window in 1usize..40,
        ) {
            let text = text.as_bytes();
            let mut cutter = Cutter { window, ..Cutter::default() };
            let (mut cells, mut found) = (Vec::new(), Vec::new());
            while let Some((row, kind)) = cutter.row(text, b',', columns, true, &mut cells) {
                let cells: Vec<Vec<u8>> = match kind {
                    Kind::Plain => cells.drain(..).map(|cell| text[cell.start as usize..cell.end as usize].to_vec()).collect(),
                    Kind::Odd => {
                        cells.clear();
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
            text in r#"([a,]{0,3}|"|\n|\r\n|\r|"a,\n"|"a""b"){0,14}"#,
            step in 1usize..6,
            window in 1usize..9,
        ) {
            let text = text.as_bytes();
            let cut = |step: usize| {
                let (mut rows, mut start, mut end, mut lines) = (Vec::new(), 0, 0, 0);
                while end < text.len() {
                    end = (end + step).min(text.len());
                    let mut cutter = Cutter { window, ..Cutter::default() };
                    let mut cells = Vec::new();
                    while let Some((row, _)) = cutter.row(&text[start..end], b',', 2, end == text.len(), &mut cells) {
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

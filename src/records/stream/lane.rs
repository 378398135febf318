//! One thread's reading: a piece of text becomes blocks of typed columns and numbers of texts.
//!
//! What a cell means is asked of the field's own reader, which the slow way uses too; here its answers are remembered, and what is
//! written plainly is recognised without it. A row in which anything is doubtful is left to the slow way, whole.

use rustc_hash::FxHashSet;

use super::super::build::Building;
use super::super::column::Column;
use super::super::csv::is_blank_cell;
use super::super::csv::opened::Opened;
use super::cells::Cells;
use super::field::Field;
use super::rows::{Begins, Cutter, Kind, Row, within_marks};
use super::targets::Targets;
use super::{Block, CsvFile, Piece, Raw};

/// How many rows go through together, where nothing else is said: few enough for their text to stay in the nearest cache.
pub(super) const ROWS: usize = 256;

/// Reads pieces of text.
#[derive(Debug)]
pub(crate) struct Lane<'s> {
    pub(super) set: Building<'s>,
    fields: Vec<Field>,
    /// The fields of the key, in its order.
    key: Vec<usize>,
    most_rows: usize,
    cutter: Cutter,
    begins: Begins,
    rows: Vec<Row>,
    /// The rows of the block that do not count here.
    left_out: Vec<bool>,
    digests: Vec<u64>,
    columns: Vec<Column>,
}

/// Digests that a second look looks for.
pub(crate) type Wanted = FxHashSet<u64>;

/// What a text is read for.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Pass<'w> {
    /// For the first time: everything is counted.
    First,
    /// To take off again, and to hand over, what has these digests.
    TakeOff(&'w Wanted),
    /// To count all that has not these digests, and to hand over the rest; what was counted before is forgotten.
    Anew(&'w Wanted),
}

impl Pass<'_> {
    fn is_first(self) -> bool {
        matches!(self, Pass::First)
    }
}

impl<'s> Lane<'s> {
    pub(super) fn new(set: Building<'s>, fields: Vec<Field>, key: Vec<usize>) -> Lane<'s> {
        let columns = fields.iter().map(Field::column).collect();
        Lane {
            set,
            fields,
            key,
            most_rows: ROWS,
            cutter: Cutter::default(),
            begins: Begins::default(),
            rows: Vec::new(),
            left_out: Vec::new(),
            digests: Vec::new(),
            columns,
        }
    }

    /// Looks at so many bytes and rows together, and remembers so many texts of a field.
    pub(crate) fn hold(&mut self, bytes: usize, rows: usize, texts: usize) {
        self.cutter.look_at(bytes);
        self.most_rows = rows.max(1);
        self.fields.iter_mut().for_each(|field| field.hold(texts));
    }

    /// Reads the whole rows of a piece that begins at the start of a row; the text ends with it, if it is the last. Blocks are given to
    /// `count`.
    pub(crate) fn piece(
        &mut self,
        text: &[u8],
        file: &CsvFile,
        targets: &Targets,
        is_last: bool,
        pass: Pass<'_>,
        count: &mut dyn FnMut(&mut Block<'_>),
    ) -> Piece {
        let of = file.of();
        let mut piece = Piece::default();
        let mut letters = Letters { up_to: 0, is_text: true };
        self.cutter.begin();
        loop {
            self.cut(text, of, is_last, &mut letters, pass.is_first(), &mut piece);
            if self.rows.is_empty() {
                break;
            }
            self.read(text, of, targets);
            self.settle(text, pass, &mut piece);
            if pass.is_first() {
                self.note(of.input);
            }
            let mut block = Block {
                rows: self.rows.len(),
                columns: &mut self.columns,
                fields: &self.fields,
                left_out: &self.left_out,
            };
            count(&mut block);
        }
        piece.taken = self.cutter.at();
        piece.lines = self.cutter.lines();
        piece
    }

    /// Cuts the rows of the next block. What is no plain row goes to the slow way at once.
    fn cut(
        &mut self,
        text: &[u8],
        of: &Opened,
        is_last: bool,
        letters: &mut Letters,
        is_first: bool,
        piece: &mut Piece,
    ) {
        let (delimiter, columns) = (of.delimiter.byte(), of.header.columns);
        self.begins.clear(columns);
        self.rows.clear();
        while self.rows.len() < self.most_rows {
            let Some((row, kind)) = self.cutter.row(text, delimiter, is_last, &mut self.begins) else { break };
            let raw = &text[row.start as usize..row.end as usize];
            if kind == Kind::Plain {
                if begins_with_text(raw, delimiter) || !self.begins.last_row(text).all(is_blank) {
                    if letters.are_whole(text, row.end as usize) || std::str::from_utf8(raw).is_ok() {
                        self.rows.push(row);
                        continue;
                    }
                } else {
                    // A line of white space alone has no cells.
                    if is_first && (columns > 1 || raw.contains(&b'"')) {
                        piece.empty.push(row.line);
                    }
                    self.begins.forget_last();
                    continue;
                }
                self.begins.forget_last();
            }
            if is_first {
                piece.doubtful.push(Raw::of(row, raw));
            }
        }
    }

    /// Reads the cells field by field.
    fn read(&mut self, text: &[u8], of: &Opened, targets: &Targets) {
        self.left_out.clear();
        self.left_out.resize(self.rows.len(), false);
        for (position, field) in self.fields.iter_mut().enumerate() {
            field.begin(&mut self.set, position);
            match of.header.by_field_column[position] {
                None => field.absent(self.rows.len(), &mut self.columns[position]),
                Some(column) => {
                    let cells = Cells { text, begins: &self.begins, column };
                    field.read(cells, &mut self.set, targets, &mut self.left_out, &mut self.columns[position]);
                }
            }
        }
    }

    /// Settles which rows count, and keeps the digests of their keys and the texts of those that are handed over.
    fn settle(&mut self, text: &[u8], pass: Pass<'_>, piece: &mut Piece) {
        if pass.is_first() && self.key.is_empty() && !self.left_out.contains(&true) {
            piece.accepted += self.rows.len() as u64;
            return;
        }
        self.digests.clear();
        self.digests.resize(self.rows.len(), 0);
        for field in &self.key {
            self.fields[*field].digest(&mut self.digests);
        }
        let raw = |row: &Row| Raw::of(*row, &text[row.start as usize..row.end as usize]);
        for ((row, left_out), digest) in self.rows.iter().zip(&mut self.left_out).zip(&self.digests) {
            if *left_out {
                if pass.is_first() {
                    piece.doubtful.push(raw(row));
                }
                continue;
            }
            piece.accepted += 1;
            if !self.key.is_empty() {
                piece.digests.push(*digest);
            }
            match pass {
                Pass::First => {}
                Pass::TakeOff(wanted) | Pass::Anew(wanted) => {
                    let is_wanted = wanted.contains(digest);
                    if is_wanted {
                        piece.doubtful.push(raw(row));
                    }
                    *left_out = is_wanted == matches!(pass, Pass::Anew(_));
                }
            }
        }
        // Those left to the slow way within this block stand behind those of rows that could not be cut.
        piece.doubtful.sort_by_key(|raw| raw.line);
    }

    /// Counts what was taken though it is not written plainly, of the rows that count.
    fn note(&mut self, input: u32) {
        for field in &mut self.fields {
            field.note(&mut self.set.taken, input, &self.left_out);
        }
    }
}

/// How many bytes are looked at together for being letters: few enough to be in the cache when they are read as cells.
const LETTERS: usize = 1 << 15;

/// Up to where a piece is known to be letters.
struct Letters {
    up_to: usize,
    /// Whether all so far are.
    is_text: bool,
}

impl Letters {
    /// Whether the text is of whole letters up to a place that is followed by a line end or by nothing; where it is not, or not known, rows
    /// are looked at one by one.
    #[inline(always)]
    fn are_whole(&mut self, text: &[u8], end: usize) -> bool {
        end <= self.up_to || self.is_text && self.look_on(text, end)
    }

    #[cold]
    fn look_on(&mut self, text: &[u8], end: usize) -> bool {
        let ahead = text.get(self.up_to..(self.up_to + LETTERS).min(text.len())).unwrap_or_default();
        // What stands after the last line end may be half a letter.
        let whole = self.up_to + memchr::memrchr(b'\n', ahead).map_or(0, |feed| feed + 1);
        let next = whole.max(end);
        self.is_text = simdutf8::basic::from_utf8(&text[self.up_to..next]).is_ok();
        if self.is_text {
            self.up_to = next;
        }
        self.is_text
    }
}

/// Whether a row surely holds something, seen from its first sign: Latin letters beyond ASCII are no blanks.
fn begins_with_text(row: &[u8], delimiter: u8) -> bool {
    row.first().is_some_and(|first| matches!(first, b'!' | b'#'..0x7F | 0xC3..=0xC6) && *first != delimiter)
}

fn is_blank(cell: &[u8]) -> bool {
    is_blank_cell(within_marks(cell))
}

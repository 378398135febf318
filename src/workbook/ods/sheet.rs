//! The rows of a sheet.

use super::cell::OdsCell;
use super::text::CellText;
use super::walk::{Begins, Ends, Walk};
use crate::workbook::fault::{SheetFault, WorkbookFault};
use crate::workbook::held::Held;
use crate::workbook::limits::Limits;
use crate::workbook::reference::{COLUMNS, LAST_ROW, Place};
use crate::workbook::rows::{Row, RowSource};
use crate::workbook::stop::Stop;
use crate::workbook::texts::Texts;
use crate::workbook::xml::{Piece, Tag, Xml};

/// What a sheet needs of its workbook.
#[derive(Clone, Copy)]
pub(super) struct Around<'a> {
    pub part: &'static str,
    pub sheet: &'a str,
    /// Sheets that stand before it in the part.
    pub number: usize,
    pub is_calculated: bool,
    pub limits: &'a Limits,
}

/// The rows of a sheet.
pub(super) struct OdsRows<'a> {
    xml: Xml<'a>,
    state: State<'a>,
    texts: Texts,
}

impl<'a> OdsRows<'a> {
    pub(super) fn new(xml: Xml<'a>, around: Around<'a>) -> OdsRows<'a> {
        OdsRows { xml, state: State::new(around), texts: Texts::default() }
    }

    /// Reads to a row that holds something. `false` where none is left.
    fn read(&mut self) -> Result<bool, Stop> {
        if self.state.goes_on() {
            return Ok(true);
        }
        self.state.held.clear();
        while !self.state.is_over {
            let is_row = match self.xml.next()? {
                Piece::Open(depth, tag) => {
                    self.state.open(depth, &tag)?;
                    false
                }
                Piece::Text(text) => {
                    self.state.text(&text)?;
                    false
                }
                Piece::Close(depth) => self.state.close(depth)?,
                Piece::End => {
                    self.state.is_over = true;
                    false
                }
            };
            if is_row {
                return Ok(true);
            }
        }
        self.xml.drain()?;
        Ok(false)
    }
}

impl RowSource for OdsRows<'_> {
    fn next(&mut self) -> Result<Option<Row<'_>>, WorkbookFault> {
        match self.read() {
            Ok(true) => Ok(Some(Row::new(self.state.row, self.state.walk.is_hidden, &self.state.held, &self.texts))),
            Ok(false) => Ok(None),
            Err(stop) => Err(stop.told(self.state.around.part, self.state.around.sheet)),
        }
    }
}

/// Where in the sheets their reading is.
struct State<'a> {
    walk: Walk,
    around: Around<'a>,
    /// Sheets that come before the one that is read.
    before: usize,
    is_sheet: bool,
    is_over: bool,
    held: Held,
    /// The row, and how often it stands there after this time.
    row: u32,
    more: u32,
    /// The cell, and in how many columns it stands.
    cell: OdsCell,
    repeats: u32,
    text: CellText,
    written: String,
    cells: u64,
    repeated: u64,
}

impl<'a> State<'a> {
    fn new(around: Around<'a>) -> State<'a> {
        State {
            walk: Walk::default(),
            around,
            before: around.number,
            is_sheet: false,
            is_over: false,
            held: Held::default(),
            row: 0,
            more: 0,
            cell: OdsCell::default(),
            repeats: 1,
            text: CellText::default(),
            written: String::new(),
            cells: 0,
            repeated: 0,
        }
    }

    /// Goes on to the same row once more, if it stands there again.
    fn goes_on(&mut self) -> bool {
        let is_more = self.more > 0;
        (self.row, self.more) = (self.row + u32::from(is_more), self.more.saturating_sub(1));
        is_more
    }

    fn open(&mut self, depth: u32, tag: &Tag<'_>) -> Result<(), Stop> {
        let begins = self.walk.open(depth, tag)?;
        if matches!(begins, Begins::Sheet) {
            self.is_sheet = self.before == 0;
            self.before = self.before.saturating_sub(1);
        }
        if !self.is_sheet {
            return Ok(());
        }
        if let Begins::Cell(repeats) = begins {
            self.repeats = repeats;
            self.text.clear();
            self.cell = OdsCell::read(tag)?.map_err(|fault| self.here(fault))?;
        } else if let Some(depth) = self.walk.in_cell(depth)
            && !self.text.open(depth, tag, self.around.limits.cell_bytes)?
        {
            return Err(self.too_long());
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), Stop> {
        let is_read = self.is_sheet && self.walk.is_in_cell();
        if is_read && !self.text.push(text, self.around.limits.cell_bytes) { Err(self.too_long()) } else { Ok(()) }
    }

    /// Whether a row ended that holds something.
    fn close(&mut self, depth: u32) -> Result<bool, Stop> {
        if let Some(depth) = self.walk.in_cell(depth) {
            self.text.close(depth);
        }
        match self.walk.close(depth) {
            Ends::Cell if self.is_sheet => self.end_cell()?,
            Ends::Row if self.is_sheet && !self.held.is_empty() => {
                self.end_row()?;
                return Ok(true);
            }
            Ends::Sheet if self.is_sheet => (self.is_sheet, self.is_over) = (false, true),
            _ => {}
        }
        Ok(false)
    }

    fn end_cell(&mut self) -> Result<(), Stop> {
        let Some(kind) = self.cell.kind(self.text.get(), self.around.is_calculated, &mut self.written) else {
            return Ok(());
        };
        let (first, repeats) = (self.walk.column, self.repeats);
        if self.walk.row > LAST_ROW || first.saturating_add(repeats) > COLUMNS {
            return Err(self.here(SheetFault::BeyondSheet));
        }
        self.count(1, u64::from(repeats - 1))?;
        self.held.push(first, self.cell.is_formula, kind, &self.written);
        (first + 1..first + repeats).for_each(|column| self.held.repeat_last(column));
        Ok(())
    }

    fn end_row(&mut self) -> Result<(), Stop> {
        let more = self.walk.repeats - 1;
        if self.walk.row.saturating_add(more) > LAST_ROW {
            return Err(self.here(SheetFault::BeyondSheet));
        }
        self.count(0, u64::from(more) * self.held.len() as u64)?;
        (self.row, self.more) = (self.walk.row, more);
        Ok(())
    }

    /// Counts cells that stand in the file, and cells that these stand for.
    fn count(&mut self, cells: u64, repeated: u64) -> Result<(), Stop> {
        self.repeated += repeated;
        self.cells += cells + repeated;
        let Limits { repeated_cells, cells, .. } = *self.around.limits;
        if self.repeated > repeated_cells {
            return Err(self.here(SheetFault::TooManyRepeats { limit: repeated_cells }));
        }
        if self.cells > cells { Err(self.here(SheetFault::TooManyCells { limit: cells })) } else { Ok(()) }
    }

    fn too_long(&self) -> Stop {
        self.here(SheetFault::TextTooLong { limit: self.around.limits.cell_bytes as u64 })
    }

    /// Where the cell is, and what is wrong with it.
    fn here(&self, fault: SheetFault) -> Stop {
        Stop::Sheet(Place { row: self.walk.row, column: self.walk.column }.to_string(), fault)
    }
}

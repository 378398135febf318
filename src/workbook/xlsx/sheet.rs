//! The rows of a sheet.

use super::escapes::append_unescaped;
use super::formats::Formats;
use crate::value::Date;
use crate::workbook::cell::Time;
use crate::workbook::fault::{PartFault, SheetFault, WorkbookFault};
use crate::workbook::format::Shown;
use crate::workbook::held::{Held, Kind};
use crate::workbook::iso;
use crate::workbook::limits::Limits;
use crate::workbook::number::append_decimal;
use crate::workbook::reference::{COLUMNS, LAST_ROW, Place, row_number};
use crate::workbook::rows::{Row, RowSource};
use crate::workbook::serial::{self, Epoch};
use crate::workbook::stop::Stop;
use crate::workbook::texts::Texts;
use crate::workbook::xml::{Piece, Tag, Xml, is_yes};

/// What a sheet needs of its workbook.
#[derive(Clone, Copy)]
pub(super) struct Around<'a> {
    pub texts: &'a Texts,
    pub formats: &'a Formats,
    pub limits: &'a Limits,
    pub epoch: Epoch,
    pub is_uncalculated: bool,
    pub part: &'a str,
    pub sheet: &'a str,
}

/// The rows of a sheet.
pub(super) struct SheetRows<'a> {
    xml: Xml<'a>,
    state: State<'a>,
}

impl<'a> SheetRows<'a> {
    pub(super) fn new(xml: Xml<'a>, around: Around<'a>) -> SheetRows<'a> {
        SheetRows { xml, state: State::new(around) }
    }

    /// Reads to the end of a row that holds something. `false` where none is left.
    fn read(&mut self) -> Result<bool, Stop> {
        self.state.held.clear();
        while !self.state.is_over {
            match self.xml.next()? {
                Piece::Open(depth, tag) => self.state.open(depth, &tag)?,
                Piece::Text(text) => self.state.text(&text)?,
                Piece::Close(depth) => self.state.close(depth)?,
                Piece::End => self.state.is_over = true,
            }
            if !self.state.is_row && !self.state.held.is_empty() {
                return Ok(true);
            }
        }
        // What stands behind the cells is for who asks of the sheet's shape; that it is whole concerns all.
        self.xml.drain()?;
        Ok(false)
    }
}

impl RowSource for SheetRows<'_> {
    fn next(&mut self) -> Result<Option<Row<'_>>, WorkbookFault> {
        let is_read = self.read();
        let State { around, row, is_hidden, held, .. } = &self.state;
        match is_read {
            Ok(true) => Ok(Some(Row::new(*row, *is_hidden, held, around.texts))),
            Ok(false) => Ok(None),
            Err(stop) => Err(stop.told(around.part, around.sheet)),
        }
    }
}

/// Where in a sheet its reading is.
struct State<'a> {
    around: Around<'a>,
    held: Held,
    /// The row, or the last that was read.
    row: u32,
    is_hidden: bool,
    /// The column of the cell.
    column: u32,
    /// The column that comes next.
    next_column: u32,
    kind: Type,
    format: u32,
    /// The text of its value, as it is collected.
    text: String,
    /// Room to write in.
    written: String,
    /// Cells that held something so far.
    cells: u64,
    has_value: bool,
    is_formula: bool,
    is_data: bool,
    is_row: bool,
    is_cell: bool,
    is_inline: bool,
    is_run: bool,
    is_value: bool,
    is_over: bool,
}

/// What a cell says that its value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Type {
    Number,
    Shared,
    FormulaText,
    Inline,
    YesNo,
    Error,
    Iso,
}

impl Type {
    fn of(word: &str) -> Option<Type> {
        Some(match word {
            "n" => Type::Number,
            "s" => Type::Shared,
            "str" => Type::FormulaText,
            "inlineStr" => Type::Inline,
            "b" => Type::YesNo,
            "e" => Type::Error,
            "d" => Type::Iso,
            _ => return None,
        })
    }
}

impl<'a> State<'a> {
    fn new(around: Around<'a>) -> State<'a> {
        State {
            around,
            held: Held::default(),
            row: 0,
            is_hidden: false,
            column: 0,
            next_column: 0,
            kind: Type::Number,
            format: 0,
            text: String::new(),
            written: String::new(),
            cells: 0,
            has_value: false,
            is_formula: false,
            is_data: false,
            is_row: false,
            is_cell: false,
            is_inline: false,
            is_run: false,
            is_value: false,
            is_over: false,
        }
    }

    fn open(&mut self, depth: u32, tag: &Tag<'_>) -> Result<(), Stop> {
        self.is_value = false;
        match depth {
            2 => self.is_data = tag.name() == "sheetData",
            3 if self.is_data && tag.name() == "row" => return self.open_row(tag),
            4 if self.is_row && tag.name() == "c" => return self.open_cell(tag),
            5 if self.is_cell => match tag.name() {
                "v" if self.has_value => return Err(PartFault::Malformed { element: "c" }.into()),
                "v" => (self.is_value, self.has_value) = (true, true),
                "is" => (self.is_inline, self.has_value) = (true, true),
                "f" => self.is_formula = true,
                _ => {}
            },
            6 if self.is_inline => (self.is_run, self.is_value) = (tag.name() == "r", tag.name() == "t"),
            7 if self.is_run => self.is_value = tag.name() == "t",
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), Stop> {
        if self.is_value {
            self.text.push_str(text);
            let limit = self.around.limits.cell_bytes;
            if self.text.len() > limit {
                return Err(self.here(SheetFault::TextTooLong { limit: limit as u64 }));
            }
        }
        Ok(())
    }

    fn close(&mut self, depth: u32) -> Result<(), Stop> {
        self.is_value = false;
        match depth {
            2 if self.is_data => self.is_over = true,
            3 => self.is_row = false,
            4 if self.is_cell => {
                self.is_cell = false;
                return self.cell();
            }
            5 => self.is_inline = false,
            6 => self.is_run = false,
            _ => {}
        }
        Ok(())
    }

    /// Where the cell is, and what is wrong with it.
    fn here(&self, fault: SheetFault) -> Stop {
        Stop::Sheet(Place { row: self.row, column: self.column }.to_string(), fault)
    }

    fn open_row(&mut self, tag: &Tag<'_>) -> Result<(), Stop> {
        let before = self.row;
        let stop = |fault| Stop::Sheet((before + 1).to_string(), fault);
        let mut row = before + 1;
        self.is_hidden = false;
        for attribute in tag.attributes() {
            let (key, value) = attribute?;
            match key {
                "r" => row = row_number(&value).ok_or_else(|| stop(SheetFault::BadReference))?,
                "hidden" => self.is_hidden |= is_yes(&value),
                // Excel hides a row that has no height.
                "ht" => self.is_hidden |= value.bytes().all(|byte| matches!(byte, b'0' | b'.')),
                _ => {}
            }
        }
        if row <= before {
            return Err(Stop::Sheet(row.to_string(), SheetFault::OutOfOrder));
        }
        if row > LAST_ROW {
            return Err(stop(SheetFault::BeyondSheet));
        }
        (self.row, self.next_column, self.is_row) = (row, 0, true);
        Ok(())
    }

    fn open_cell(&mut self, tag: &Tag<'_>) -> Result<(), Stop> {
        self.column = self.next_column;
        (self.kind, self.format) = (Type::Number, 0);
        (self.is_cell, self.has_value, self.is_formula) = (true, false, false);
        self.text.clear();
        for attribute in tag.attributes() {
            let (key, value) = attribute?;
            match key {
                "r" => match Place::parse(&value) {
                    Some(place) if place.row != self.row => return Err(self.here(SheetFault::BadReference)),
                    Some(place) => self.column = place.column,
                    None => return Err(self.here(SheetFault::BadReference)),
                },
                "t" => self.kind = Type::of(&value).ok_or_else(|| self.here(SheetFault::UnknownType))?,
                "s" => self.format = index(&value).ok_or_else(|| self.here(SheetFault::NoSuchFormat))?,
                _ => {}
            }
        }
        if self.column < self.next_column {
            return Err(self.here(SheetFault::OutOfOrder));
        }
        if self.column >= COLUMNS {
            return Err(self.here(SheetFault::BeyondSheet));
        }
        self.next_column = self.column + 1;
        Ok(())
    }

    /// Keeps the cell that closes, if it holds something.
    fn cell(&mut self) -> Result<(), Stop> {
        let shown = self.around.formats.shown(self.format);
        let shown = shown.ok_or_else(|| self.here(SheetFault::NoSuchFormat))?;
        let is_text = matches!(self.kind, Type::FormulaText | Type::Inline);
        let is_empty = !self.has_value || !is_text && self.text.is_empty();
        let kind = if self.is_formula && (is_empty || self.around.is_uncalculated) {
            self.written.clear();
            Kind::NotCalculated
        } else if is_empty {
            return Ok(());
        } else {
            self.value(shown)?
        };
        // A text that is empty is something where a formula gave it.
        let is_nothing = match kind {
            Kind::Text => self.written.is_empty(),
            Kind::Shared(number) => self.around.texts.get(number).is_none_or(str::is_empty),
            _ => false,
        };
        if is_nothing && !self.is_formula {
            return Ok(());
        }
        self.cells += 1;
        if self.cells > self.around.limits.cells {
            return Err(self.here(SheetFault::TooManyCells { limit: self.around.limits.cells }));
        }
        self.held.push(self.column, self.is_formula, kind, &self.written);
        Ok(())
    }

    /// What its value is, with the text of it in `written`.
    fn value(&mut self, shown: Shown) -> Result<Kind, Stop> {
        self.written.clear();
        let kind = match self.kind {
            Type::Number => self.number(shown),
            Type::Shared => {
                let number = index(&self.text).filter(|number| self.around.texts.get(*number).is_some());
                Kind::Shared(number.ok_or_else(|| self.here(SheetFault::NoSuchText))?)
            }
            Type::FormulaText | Type::Inline => {
                append_unescaped(&self.text, &mut self.written);
                Kind::Text
            }
            Type::YesNo => match self.text.as_str() {
                "1" | "true" => Kind::YesNo(true),
                "0" | "false" => Kind::YesNo(false),
                _ => Kind::Unreadable,
            },
            Type::Error => Kind::Error,
            Type::Iso => match iso::moment(&self.text) {
                Some((date, time)) => moment(date, time),
                None => {
                    iso::clock(&self.text).map_or(Kind::Unreadable, |seconds| Kind::Time(Time::of_seconds(seconds)))
                }
            },
        };
        if matches!(kind, Kind::Error | Kind::Unreadable) {
            self.written.clear();
            self.written.push_str(&self.text);
        }
        Ok(kind)
    }

    fn number(&mut self, shown: Shown) -> Kind {
        if !append_decimal(&self.text, &mut self.written) {
            return Kind::Unreadable;
        }
        let kind = match shown {
            Shown::Number => return Kind::Number,
            Shown::Day => serial::day(&self.written, self.around.epoch).map(|(date, time)| moment(date, time)),
            Shown::Time => serial::time(&self.written).map(Kind::Time),
        };
        self.written.clear();
        kind.unwrap_or(Kind::Unreadable)
    }
}

fn moment(date: Date, time: Time) -> Kind {
    if time.seconds() == 0 { Kind::Date(date) } else { Kind::Moment(date, time) }
}

/// A number of a text or a format: digits and nothing else.
fn index(text: &str) -> Option<u32> {
    let is_number = (1..=9).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_number { text.parse().ok() } else { None }
}

//! What stands in a cell, as the program that wrote the workbook means it.

use crate::value::Date;

/// A time of day, or a length of time. Counted in whole seconds; what a program keeps beneath a second is rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Time {
    seconds: u64,
}

impl Time {
    /// So many seconds after midnight, or from a beginning.
    #[must_use]
    pub fn of_seconds(seconds: u64) -> Time {
        Time { seconds }
    }

    /// All of it in seconds.
    #[must_use]
    pub fn seconds(self) -> u64 {
        self.seconds
    }
}

/// What one cell holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell<'a> {
    /// Text, with the blanks that the program keeps. A formula can give an empty one.
    Text(&'a str),
    /// A number in decimal notation: digits, with `-` before them and `.` among them where need be, no exponent, no zeros that say nothing.
    Number(&'a str),
    /// A number that is shown as a day, or what is kept as one.
    Date(Date),
    /// A day with a time of day that is not midnight.
    Moment(Date, Time),
    /// What is shown as a time and names no day.
    Time(Time),
    /// Yes or no.
    YesNo(bool),
    /// What a formula says that has no result: `#DIV/0!`.
    Error(&'a str),
    /// A formula whose result is not in the file, or stands there with the remark that it is yet to be calculated: programs that only write
    /// leave it out, or put a nought.
    NotCalculated,
    /// What stands in the place of a number, a day or a time and is none: `NaN`, `1e999`, the 60th day of 1900.
    Unreadable(&'a str),
}

/// A cell in its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placed<'a> {
    /// Which column, the first being 0.
    pub column: u32,
    /// What it holds.
    pub cell: Cell<'a>,
    /// Whether a formula gave it.
    pub is_formula: bool,
    /// The number of its text among those that cells of the workbook share: equal numbers are equal texts.
    pub shared: Option<u32>,
}

impl<'a> Placed<'a> {
    /// A value that no formula gave and no other cell shares.
    #[must_use]
    pub fn new(column: u32, cell: Cell<'a>) -> Placed<'a> {
        Placed { column, cell, is_formula: false, shared: None }
    }
}

//! How data are written: numbers, dates, words for yes, no and nothing known; and groups of codes, which rules alone name.

use crate::value::CodeIndex;

/// A group of codes that stands for all of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// What the group is called in print.
    pub label: String,
    /// The group that this one stands in.
    pub parent: Option<u32>,
    /// Every code in it, also those of inner groups, ascending.
    pub codes: Vec<CodeIndex>,
}

/// How numbers and dates are written in a record type's data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Dialect {
    /// Dates. ISO is always read.
    pub dates: DateDialect,
    /// Numbers.
    pub numbers: NumberDialect,
}

/// The written form of dates besides ISO `2024-06-30`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum DateDialect {
    /// ISO only.
    #[default]
    Iso,
    /// Day, month, year with `/`, `-` or `.`: `30/06/2024`, `30/6/2024`.
    DayMonthYear,
    /// The same, in a file that has points: `30.06.2024`.
    DayMonthYearPoints,
    /// Month, day, year with `/`: `06/30/2024`.
    MonthDayYear,
}

/// The written form of numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum NumberDialect {
    /// Nothing is said: `1234.5`; a thousands sign, or anything that could be one (`2,295`, but also `2.295`), is refused as ambiguous.
    #[default]
    Plain,
    /// `1234.5`, said in the record: the point is the decimal sign, and nothing groups thousands.
    Point,
    /// `1.234,5`: the point groups thousands, the comma is the decimal sign. `2,295` is 2 and 295 thousandths only in
    /// decimal fields; in integer fields it is refused.
    PointComma,
    /// `1 234,5`: a space, which may be one that does not break, groups thousands, the comma is the decimal sign. In integer
    /// fields `2,295` is refused.
    SpaceComma,
    /// `1,234.5`: the comma groups thousands, the point is the decimal sign.
    CommaPoint,
}

/// Words of a record type's data. Those for yes and no stand beside the ones that always are.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Words {
    /// Cells that say that nothing is known, letter for letter: `NA`. An empty cell always does, unless it is a word for yes or no.
    pub missing: Vec<String>,
    /// Cells of yes/no fields that say yes, whatever their capitals.
    pub yes: Vec<String>,
    /// Cells of yes/no fields that say no, whatever their capitals.
    pub no: Vec<String>,
}

impl Words {
    /// What is yes in any data.
    pub const YES: [&str; 5] = ["yes", "có", "x", "1", "true"];
    /// What is no in any data.
    pub const NO: [&str; 4] = ["no", "không", "0", "false"];
    /// What the line of totals under a table begins with.
    pub const TOTAL: [&str; 6] = ["total", "grand total", "tổng cộng", "tổng số", "tổng", "cộng"];
}

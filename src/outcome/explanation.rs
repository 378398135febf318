//! Why a cell holds what it holds: conditions in the order in which they apply, and how many records each left.
//!
//! Plain data, made by `explain` and printed by `report`. Keys and values of records are in it only where they were asked for.

use super::{Cell, Locale, MemberHeader, Named, Over, Place};
use crate::message::{Message, explanation as say};
use crate::value::{Rounding, Truth};

/// Why one cell of a table holds what it holds.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Explanation {
    /// The table: its name and its title.
    pub table: Named,
    /// The instruments that the table is made under, as printed.
    pub cites: Vec<String>,
    /// How numbers and days are printed.
    pub locale: Locale,
    /// The row.
    pub row: MemberHeader,
    /// What the row itself rests on, as printed.
    pub row_cites: Vec<String>,
    /// The column.
    pub column: MemberHeader,
    /// What the column itself rests on, as printed.
    pub column_cites: Vec<String>,
    /// The cell as the table has it.
    pub cell: Cell,
    /// How its exact value is brought into print.
    #[doc(hidden)]
    pub manner: Manner,
    /// Where its value comes from.
    pub source: CellSource,
    /// Why it has no value; `None` where it has one.
    pub because: Option<Because>,
    /// The one record that was asked about.
    pub record: Option<RecordExplanation>,
}

/// How an exact value is brought into print.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Manner {
    /// Whether it is shown as a percentage.
    pub percent: bool,
    /// How it is rounded, in a total row as the total is.
    pub rounding: Option<Rounding>,
    /// Whether zeros at the end of the fraction are left out.
    pub strip_zeros: bool,
}

/// Where the value of a cell comes from.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum CellSource {
    /// The form has no such cell: its row, its column or (`Table`) a line about this one cell says so.
    NotApplicable(Place),
    /// Records are measured.
    Measured(Funnel),
    /// Other cells are reckoned with.
    Calculated(Calculation),
}

/// Why a cell has no value.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Because {
    /// The form has no such cell.
    NotApplicable,
    /// No input was given for the record type that is measured.
    NotGiven,
    /// Records are counted, but none of them has the value that is measured.
    NothingKnown,
    /// Records may belong to the cell, and of none is it known that it does.
    OfNobody,
    /// Records that carry these codes may belong here: they were made of several, and which of them is not known.
    Merged(Vec<String>),
    /// There is no record to take an average or an extreme of.
    NoRecords,
    /// These terms of the formula, by id, have none themselves.
    Terms(Vec<String>),
    /// The formula divides by this, which is zero.
    DivisionByZero(String),
    /// The row is not ranked: it is a total, a part of another, or made up of others.
    NotRanked,
    /// A number on the way does not fit.
    DoesNotFit,
}

/// Every accepted record of a type, each in one place: counted, or excluded by the first condition that does not hold for it, or,
/// where none fails, left undetermined by the first condition that is: `accepted = counted + excluded + undetermined`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Funnel {
    /// The record type.
    pub record: Named,
    /// What is measured: `count`, `sum`, …
    pub measure: &'static str,
    /// Whether the cell has a measure of its own: what its row and its column ask is not asked of it.
    pub alone: bool,
    /// Of what, in labels; empty for `count`.
    pub operand: String,
    /// Whether input was given for the type.
    pub given: bool,
    /// How many records were rejected when read; they are not in the funnel.
    pub rejected: u64,
    /// How many were accepted: what goes into the funnel.
    pub accepted: u64,
    /// The conditions in the order in which they apply: the table's, the row's and the column's, each from the outside in.
    pub steps: Vec<FunnelStep>,
    /// For how many records every condition holds.
    pub counted: u64,
    /// Of those counted: how many lack what is measured, by the fields they lack. Empty for `count`.
    pub lacking_operand: Vec<(Named, u64)>,
    /// The exact value of the measure over the records counted, before it is made a percentage.
    pub value: super::CellValue,
    /// The keys of the records counted, in the order read, where they were asked for.
    pub keys: Option<Vec<String>>,
}

/// What one condition does to the records that came to it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct FunnelStep {
    /// The condition.
    pub condition: StatedCondition,
    /// For how many records it is the first that does not hold.
    pub excluded: u64,
    /// For how many it is the first that is undetermined, while none fails.
    pub undetermined: u64,
    /// Of those undetermined, how many lack each field. A record that lacks two stands under both.
    pub lacking: Vec<(Named, u64)>,
    /// How many are left after it.
    pub left: u64,
}

/// A condition in words.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct StatedCondition {
    /// Whose it is: the table's, a row's or a column's.
    pub place: Place,
    /// The id of that row or column; empty for the table.
    pub id: String,
    /// What kind it is.
    pub kind: ConditionKind,
    /// As written in the rules; empty where nothing is.
    pub words: String,
    /// In labels: `Dân tộc not in (Kinh, Thái)`; of an arm that comes first, what that arm takes. Empty where it would be longer
    /// than a line or two.
    pub meaning: String,
    /// The same in the words of the rules, as people read it.
    pub said: String,
    /// Its note.
    pub note: Option<String>,
    /// Its sources, as printed.
    pub cites: Vec<String>,
}

/// The kinds of condition.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ConditionKind {
    /// A `where` or an `except`.
    Clause,
    /// That the record's code is the one of the row or column.
    Codes,
    /// That the value is among those of an arm of `split … by`.
    Choices,
    /// That this arm of the same split, which comes first, does not take the record.
    ComesFirst(Named),
    /// The row or column is about records of another type: none of this type is in it.
    OtherRecord,
    /// The column asks it of records of this type, and the row measures others: it is not asked.
    DoesNotApply(Named),
}

/// What became of one record.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct RecordExplanation {
    /// Its key.
    pub key: String,
    /// Whether it is counted in the cell.
    pub counted: Truth,
    /// Every condition, in the order of the funnel.
    pub conditions: Vec<RecordCondition>,
    /// The position of the condition that decides: the first that fails, or, where none does, the first undetermined.
    pub decided_by: Option<usize>,
    /// The rows that it is in, other than totals; empty where it is outside the table.
    pub rows: Vec<MemberHeader>,
    /// The columns that it is in; empty where it is outside the table.
    pub columns: Vec<MemberHeader>,
}

/// How one record stands to one condition.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct RecordCondition {
    /// The condition.
    pub condition: StatedCondition,
    /// Whether it holds.
    pub holds: Truth,
    /// The values that it reads: the field's label and the value in words; `None` is missing.
    pub values: Vec<(String, Option<String>)>,
}

/// A cell that is worked out from others.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Calculation {
    /// The formula, its terms by id, as programs know it: `[6] / [5]`.
    pub formula: String,
    /// The same in the words of the rules, as people read it.
    pub said: String,
    /// Whether the terms are rows (else columns).
    pub over_rows: bool,
    /// Whether the formula was written for this one cell.
    pub alone: bool,
    /// The terms in the order written, each once.
    pub terms: Vec<Term>,
    /// Of a rank: where the row stands among the others; `None` also where it is not ranked.
    pub ranking: Option<Ranking>,
}

/// Where a row stands among those that are ranked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Ranking {
    /// How many rows have a value and so are ranked, this one among them.
    pub ranked: u64,
    /// How many go before it.
    pub before: u64,
    /// How many others have the same value.
    pub equal: u64,
}

/// A cell that a formula names.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Term {
    /// Its row or column.
    pub member: MemberHeader,
    /// Of a single cell the column or row that it stands in beside: the other one.
    pub across: Option<MemberHeader>,
    /// Another period than the report's that it is over.
    pub over: Option<Over>,
    /// What it holds. A formula takes the exact value, not the rounded one.
    pub cell: Cell,
    /// Where that comes from, in short: `count of Đảng viên mới kết nạp`, `[9] + [10]`.
    pub how: Message,
}

/// What is measured of records, by the word of the rules for it: `count of Đảng viên mới kết nạp`. The operand is empty for `count`.
pub(crate) fn measured(measure: &'static str, operand: &str, record: &str) -> Message {
    let measure = match measure {
        "count" => say::count(),
        "count distinct" => say::count_distinct(),
        "sum" => say::sum(),
        "average" => say::average(),
        "min" => say::min(),
        "max" => say::max(),
        other => Message::of_words(other),
    };
    match operand {
        "" => say::measure_of_records(measure, record),
        operand => say::measure_of(measure, operand, record),
    }
}

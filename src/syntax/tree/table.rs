//! Tables: axes, members, checks, glyphs.

use super::{
    Beside, BesideIt, Choice, Chosen, Cite, Clause, Companions, CompareOp, Expr, Formula, InForce, Measure, Name,
    Numbered, OfBlock, Path, ShowRows, Text, WordSet, Words,
};
use crate::source::{Span, Spanned};
use crate::value::{Date, Rounding};

/// `table NAME "title" of RECORD where … { … }`.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Its documentation.
    pub doc: Option<String>,
    /// Its name.
    pub name: Name,
    /// Its title.
    pub title: Option<Words>,
    /// The record type it counts.
    pub of: Name,
    /// The field that says at which day each record is read.
    pub as_of: Option<Path>,
    /// Its universe.
    pub clauses: Vec<Clause>,
    /// What it rests on.
    pub cites: Vec<Cite>,
    /// Its body, in order.
    pub entries: Vec<TableEntry>,
    /// The set of words that it is written in.
    pub words: WordSet,
    /// The whole item.
    pub span: Span,
}

/// A line of a table's body.
#[derive(Debug, Clone, PartialEq)]
pub enum TableEntry {
    /// A column, a row, or something that holds some.
    Axis(AxisEntry),
    /// `stub number|label "heading" printed "1"`.
    Stub {
        /// Whether it shows the row's number (else its label).
        number: bool,
        /// Its heading.
        heading: Words,
        /// Its printed column number.
        printed: Option<Text>,
    },
    /// `total "label"`: a row over all records of the universe.
    Total {
        /// Its label.
        label: Words,
        /// The keyword.
        span: Span,
    },
    /// `halves after ID`, and all of it: the rows after this one stand to the right of those up to it.
    Halves(Name, Span),
    /// `cell [row, column] = …`, `cell [rows LIST except (a, b), column] = …`.
    Cell {
        /// The row, or the rows.
        row: CellPlace,
        /// The column, or the columns.
        column: CellPlace,
        /// What stands there.
        body: Body,
        /// Whom it measures, where it measures.
        clauses: Vec<Clause>,
        /// All of it.
        span: Span,
    },
    /// `beside "…" over period - 1 year "…", ratio "…" as percent`.
    Beside(Box<Beside>),
    /// `check A = B else warn "…"`.
    Check(Check),
    /// `show zero as "-"`.
    Show(Show),
    /// `show rows …`.
    ShowRows(ShowRows),
    /// `solve rows first` or `solve columns first`.
    Solve {
        /// Whether row formulas are worked out before column formulas.
        rows_first: bool,
        /// All of it.
        span: Span,
    },
}

/// Where cells stand along an axis.
#[derive(Debug, Clone, PartialEq)]
pub enum CellPlace {
    /// At one column or row.
    One(Name),
    /// At all that a line `rows LIST` or `columns LIST` gives, or something in its block, but some.
    OfList {
        /// The code list; of what stands in a block, with its id behind: `Origin.n`.
        list: Name,
        /// The ids that are left out.
        except: Vec<Name>,
    },
    /// At a row of each of the tables that one comes to, where there is one for each. None as it is read.
    OfEach(Name),
}

/// Which axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Dimension {
    /// Rows.
    Row,
    /// Columns.
    Column,
}

/// A part of an axis.
#[derive(Debug, Clone, PartialEq)]
pub enum AxisEntry {
    /// `column ID "label" …` or `row ID "label" …`.
    Member(Box<Member>),
    /// `heading "label" { … }`.
    Heading {
        /// Its label.
        label: Words,
        /// What stands under it.
        entries: Vec<AxisEntry>,
    },
    /// `split [P] "label" by E first of (…) { … }`.
    Split {
        /// The member that is broken down; `None` is the table's whole universe.
        parent: Option<Name>,
        /// Its label, a heading over the arms.
        label: Option<Words>,
        /// What the values of the arms are values of.
        by: Option<Expr>,
        /// The order in which overlapping arms take a record.
        first_of: Option<Vec<Name>>,
        /// The arms, and what stands among them.
        entries: Vec<AxisEntry>,
        /// The line up to the brace.
        span: Span,
    },
    /// `of which [P] "label" { … }`.
    OfWhich {
        /// The member that these are part of; `None` is the table's whole universe.
        parent: Option<Name>,
        /// Its label, a heading over them.
        label: Option<Words>,
        /// The members.
        entries: Vec<AxisEntry>,
        /// The line up to the brace.
        span: Span,
    },
    /// `columns quarters of period { … }`, `columns years 2019..2024 { … }`: what stands in the braces once for each of the periods.
    Periods {
        /// Which axis.
        dimension: Dimension,
        /// What they are.
        unit: PeriodUnit,
        /// The word for it.
        word: Name,
        /// The first and the last year; `None` is the report's period.
        years: Option<(Spanned<u32>, Spanned<u32>)>,
        /// What stands in the braces.
        block: Vec<AxisEntry>,
        /// The checks in them.
        checks: Vec<Check>,
        /// The line up to the brace.
        span: Span,
    },
    /// What a block of periods comes to; none as it is read.
    EachPeriod {
        /// Which axis.
        dimension: Dimension,
        /// Those of all periods, each under its heading.
        entries: Vec<AxisEntry>,
        /// The line up to the brace.
        span: Span,
    },
    /// `rows reasons of CRITERIA`: a member for each requirement, for the records that do not meet it.
    Reasons {
        /// Which axis.
        dimension: Dimension,
        /// The criteria.
        criteria: Name,
        /// The line.
        span: Span,
    },
    /// `rows LIST via …` or `columns LIST via …`: a member for each code, a subtotal for each group.
    Codes {
        /// Which axis.
        dimension: Dimension,
        /// The code list, or the record type.
        list: Name,
        /// Which of it; `None` is all.
        chosen: Option<Chosen>,
        /// Paths to a field of the list's type: `unit.committee` of the table's record, `Target.committee` of another.
        via: Vec<Path>,
        /// `restated to 2025-07-01`: the day whose list it is; `None` is that of the report.
        restated: Option<Spanned<Date>>,
        /// `numbered 1, 2, 3`: the numbers that are printed.
        numbered: Option<Numbered>,
        /// `{ … }`: what stands there for each code.
        block: Option<Vec<AxisEntry>>,
        /// What must hold there for each code.
        checks: Vec<Check>,
        /// The line, up to the brace.
        span: Span,
    },
    /// What a line with a block comes to, written out for each code. (It is not read, but made where rules are checked.)
    EachCode {
        /// Which axis.
        dimension: Dimension,
        /// The code list.
        list: Name,
        /// As of [`AxisEntry::Codes`].
        via: Vec<Path>,
        /// As of [`AxisEntry::Codes`].
        restated: Option<Spanned<Date>>,
        /// What stands there, code by code.
        entries: Vec<AxisEntry>,
        /// The line, up to the brace.
        span: Span,
    },
}

impl AxisEntry {
    /// What stands within it.
    #[must_use]
    pub fn inner(&self) -> &[AxisEntry] {
        match self {
            AxisEntry::Heading { entries, .. }
            | AxisEntry::Split { entries, .. }
            | AxisEntry::OfWhich { entries, .. }
            | AxisEntry::EachCode { entries, .. }
            | AxisEntry::EachPeriod { entries, .. } => entries,
            AxisEntry::Periods { block, .. } => block,
            AxisEntry::Codes { block, .. } => block.as_deref().unwrap_or_default(),
            AxisEntry::Member(_) | AxisEntry::Reasons { .. } => &[],
        }
    }

    /// The checks that stand in its braces.
    #[must_use]
    pub fn checks(&self) -> &[Check] {
        match self {
            AxisEntry::Codes { checks, .. } | AxisEntry::Periods { checks, .. } => checks,
            _ => &[],
        }
    }

    /// Calls `visit` for each column and row in it that is written out.
    pub fn members<'t>(&'t self, visit: &mut dyn FnMut(&'t Member)) {
        if let AxisEntry::Member(member) = self {
            visit(member);
        }
        self.inner().iter().for_each(|entry| entry.members(visit));
    }
}

/// Periods that a year is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PeriodUnit {
    /// Whole years.
    Years,
    /// Quarters.
    Quarters,
    /// Months.
    Months,
}

/// A column or a row.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// Its documentation.
    pub doc: Option<String>,
    /// Whether it is only there to be named: `hidden`.
    pub hidden: bool,
    /// Which axis.
    pub dimension: Dimension,
    /// Its id.
    pub id: Name,
    /// Its label.
    pub label: Words,
    /// `printed "15"`: the number shown, where it is not the id.
    pub printed: Option<Text>,
    /// `: a, b` in a `split … by`.
    pub values: Option<Vec<Choice>>,
    /// `otherwise`.
    pub otherwise: Option<Span>,
    /// `= …`.
    pub body: Option<Body>,
    /// `where` and `except`.
    pub clauses: Vec<Clause>,
    /// `show zero as "-"` for this member alone.
    pub shows: Vec<Show>,
    /// When it is in force.
    pub in_force: Option<InForce>,
    /// What it rests on.
    pub cites: Vec<Cite>,
    /// `beside nothing`, `beside difference`.
    pub beside: Option<BesideIt>,
    /// The columns that a `beside` of the table puts beside it; none as it is read.
    pub companions: Option<Companions>,
    /// What a block says of it for one of its codes; none as it is read.
    pub of_block: Option<OfBlock>,
    /// The whole member.
    pub span: Span,
}

/// What stands in a member's cells.
#[derive(Debug, Clone, PartialEq)]
pub enum Body {
    /// A measure.
    Measure(Measure, Presentation),
    /// A formula over the other members of the axis.
    Formula(Formula, Presentation),
    /// `not applicable`.
    NotApplicable(Span),
}

/// How a result is shown: `as percent, round down to 1, strip zeros, total round half up to 2, digits 2`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Presentation {
    /// `as percent`: times 100 (no sign is printed).
    pub percent: bool,
    /// `round …`.
    pub rounding: Option<Spanned<Rounding>>,
    /// `total round …`: another rounding in the total row.
    pub total_rounding: Option<Spanned<Rounding>>,
    /// `strip zeros`: zeros at the end of the fraction are not printed.
    pub strip_zeros: bool,
    /// `digits N`: integers are printed with at least N digits, `02`.
    pub digits: Option<Spanned<u32>>,
}

/// `check A = B else warn "…"`.
#[derive(Debug, Clone, PartialEq)]
pub struct Check {
    /// What must hold.
    pub kind: CheckKind,
    /// `else warn` rather than `else error` (the default).
    pub warn: bool,
    /// What to say when it does not.
    pub message: Option<Words>,
    /// What it rests on.
    pub cites: Vec<Cite>,
    /// All of it.
    pub span: Span,
}

/// The two kinds of check.
#[allow(clippy::large_enum_variant, reason = "nearly every check is a comparison, and a table has few")]
#[derive(Debug, Clone, PartialEq)]
pub enum CheckKind {
    /// A comparison of two formulas, on every row (or every column, where the ids are rows').
    Compare {
        /// Left.
        left: Formula,
        /// The sign.
        op: CompareOp,
        /// Right.
        right: Formula,
    },
    /// `check total = sum of rows`: in every column that counts or sums, the total row is the sum of the others.
    TotalIsSum,
}

/// `show zero as "-"`.
#[derive(Debug, Clone, PartialEq)]
pub struct Show {
    /// Which state.
    pub state: Spanned<ShownState>,
    /// How it is printed.
    pub glyph: Text,
}

/// What can be given a glyph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ShownState {
    /// The number 0.
    Zero,
    /// `not applicable`.
    NotApplicable,
    /// `undetermined`: records may belong to the cell, and of none is it known.
    Undetermined,
    /// `missing`: an input was not given.
    Missing,
    /// `not computable`: division by zero, average of none.
    NotComputable,
    /// `suppressed`.
    Suppressed,
}

//! Formulas over cells.

use super::{ArithmeticOp, Direction, Name, Path};
use crate::source::{Span, Spanned};
use crate::value::{DateUnit, Number};

/// A step by which a period is moved: `- 1 year`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shift {
    /// How many, with its sign.
    pub amount: i64,
    /// Of what.
    pub unit: DateUnit,
    /// Its place.
    pub span: Span,
}

/// `over period - 1 year as of period.end`: another period than the report's.
#[derive(Debug, Clone, PartialEq)]
pub struct Over {
    /// By how much the period is moved, one step after the other.
    pub shifts: Vec<Shift>,
    /// The day whose versions are read there, if it is said.
    pub as_of: Option<Path>,
    /// From `over` on.
    pub span: Span,
}

/// Arithmetic over cells.
#[derive(Debug, Clone, PartialEq)]
pub enum Formula {
    /// `[8]`: a member of the axis.
    Member(Name),
    /// `parent`: the member around the one whose formula it is.
    Parent(Span),
    /// `[9] + ... + [16]`.
    Range {
        /// First.
        from: Name,
        /// Last.
        to: Name,
        /// All of it.
        span: Span,
    },
    /// `[total, 6]`: a cell of the table that the formula stands in.
    Single {
        /// The row.
        row: Name,
        /// The column.
        column: Name,
        /// All of it.
        span: Span,
    },
    /// `[2] over period - 1 year`: a whole body over another period.
    Over {
        /// The body.
        inner: Box<Formula>,
        /// The period.
        over: Over,
    },
    /// `[n] before`, `[n] so far`: in a block of periods, the member of the period before, or the sum of those of all up to this one.
    Along {
        /// The member.
        of: Name,
        /// `so far`; else `before`.
        so_far: bool,
        /// All of it.
        span: Span,
    },
    /// `rank of [7] descending`: the place of a row among the others; only as the whole body of a column.
    Rank {
        /// The column that says it.
        of: Name,
        /// Whether the greatest or the least comes first.
        direction: Direction,
        /// All of it.
        span: Span,
    },
    /// `annex[total, 6]`: a cell of a table; only in texts.
    Cell {
        /// The table.
        table: Name,
        /// The row.
        row: Name,
        /// The column.
        column: Name,
        /// All of it.
        span: Span,
    },
    /// `shown [8]`, `shown annex[total, 6]`: a member or a cell as it is printed; only in texts.
    Shown(Box<Formula>, Span),
    /// A number.
    Number(Spanned<Number>),
    /// A parameter.
    Param(Name),
    /// `-A`.
    Negate(Box<Formula>, Span),
    /// `A + B` and its like.
    Binary {
        /// The sign.
        op: ArithmeticOp,
        /// Left.
        left: Box<Formula>,
        /// Right.
        right: Box<Formula>,
    },
}

spans!(Formula, self,
    Formula::Member(n) | Formula::Param(n) => n.span,
    Formula::Over { inner, over } => inner.span().to(over.span),
    Formula::Single { span, .. } | Formula::Along { span, .. } | Formula::Rank { span, .. } => *span,
    Formula::Range { span, .. } | Formula::Cell { span, .. } | Formula::Shown(_, span) | Formula::Negate(_, span) => *span,
    Formula::Parent(span) => *span,
    Formula::Number(n) => n.span,
    Formula::Binary { left, right, .. } => left.span().to(right.span()),
);

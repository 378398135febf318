//! Expressions over a record, clauses and measures.

use super::{ArithmeticOp, Cite, CompareOp, Name, Text, Words};
use crate::source::{Span, Spanned};
use crate::value::{Date, DateUnit, Number};

/// `where`, or its opposite `except`, with notes and sources of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct Clause {
    /// `except` rather than `where`.
    pub except: bool,
    /// The condition as written.
    pub condition: Expr,
    /// `note "…"`.
    pub note: Option<Words>,
    /// `cite …`.
    pub cites: Vec<Cite>,
    /// From the keyword to the end of the last part.
    pub span: Span,
}

/// A measure: what is counted or summed.
#[derive(Debug, Clone, PartialEq)]
pub struct Measure {
    /// Which one.
    pub kind: MeasureKind,
    /// What of: a record name for `count R`, a field or an expression for the others. `None` only for plain `count`.
    pub operand: Option<Expr>,
    /// All of it.
    pub span: Span,
}

impl Expr {
    /// The name that it consists of; none if there is more to it.
    #[must_use]
    pub fn name(&self) -> Option<&Name> {
        match self {
            Expr::Path(path) => path.segments.first().filter(|_| path.segments.len() == 1),
            _ => None,
        }
    }
}

/// The kinds of measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MeasureKind {
    /// How many records.
    Count,
    /// How many different values.
    CountDistinct,
    /// The sum of the known values; of none, 0.
    Sum,
    /// The mean of the known values; of none, not computable.
    Average,
    /// The least known value; of none, not computable.
    Min,
    /// The greatest known value; of none, not computable.
    Max,
}

impl MeasureKind {
    /// The word for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            MeasureKind::Count => "count",
            MeasureKind::CountDistinct => "count distinct",
            MeasureKind::Sum => "sum",
            MeasureKind::Average => "average",
            MeasureKind::Min => "min",
            MeasureKind::Max => "max",
        }
    }
}

/// `unit.type`, `sex`, `Target.members`, `period.start`.
#[derive(Debug, Clone, PartialEq)]
pub struct Path {
    /// The names between the points.
    pub segments: Vec<Name>,
    /// All of it.
    pub span: Span,
}

/// `(Posting of member as of decided_on).cell`: a version out of a history, and the way on from it.
#[derive(Debug, Clone, PartialEq)]
pub struct AsOf {
    /// The record type whose records are versions.
    pub record: Name,
    /// Whose version: a path, or a version out of another history.
    pub key: Expr,
    /// As of which day.
    pub day: Expr,
    /// The names after the parenthesis: at least one.
    pub segments: Vec<Name>,
    /// All of it.
    pub span: Span,
}

/// An expression over a record.
#[derive(Debug, Clone, PartialEq)]
pub enum Expr {
    /// A number.
    Number(Spanned<Number>),
    /// `2024-06-30`.
    Date(Spanned<Date>),
    /// `"text"`.
    Text(Text),
    /// `yes` or `no`.
    YesNo(Spanned<bool>),
    /// A field, a path of references, a parameter, a code, a set.
    Path(Path),
    /// A version out of a history.
    AsOf(Box<AsOf>),
    /// `not A`.
    Not(Box<Expr>, Span),
    /// `A and B and …`: at least two.
    And(Vec<Expr>),
    /// `A or B or …`: at least two.
    Or(Vec<Expr>),
    /// `A and B or C`, which is an error until it has parentheses; kept so that the rest can be checked.
    Mixed(Vec<Expr>, Span),
    /// `A < B`.
    Compare {
        /// The sign.
        op: CompareOp,
        /// Left.
        left: Box<Expr>,
        /// Right.
        right: Box<Expr>,
    },
    /// `A in (x, y)`, `A in 18..60`, `A in SET`, `A in period`.
    In {
        /// What is looked for.
        operand: Box<Expr>,
        /// Among what.
        choices: Vec<Choice>,
        /// All of it.
        span: Span,
    },
    /// `A is missing` or `A is known`.
    Is {
        /// What is asked about.
        operand: Box<Expr>,
        /// `missing` rather than `known`.
        missing: bool,
        /// All of it.
        span: Span,
    },
    /// `A starts with "x"` or `A contains "x"`.
    TextTest {
        /// The text looked into.
        operand: Box<Expr>,
        /// `contains` rather than `starts with`.
        contains: bool,
        /// What is looked for.
        pattern: Text,
    },
    /// `A + B` and its like.
    Binary {
        /// The sign.
        op: ArithmeticOp,
        /// Left.
        left: Box<Expr>,
        /// Right.
        right: Box<Expr>,
    },
    /// `-A`.
    Negate(Box<Expr>, Span),
    /// `18 years`; only after `+` or `-`.
    Duration {
        /// How many.
        amount: Box<Expr>,
        /// Of what.
        unit: DateUnit,
        /// All of it.
        span: Span,
    },
    /// `30 working days of vn_holidays`; only after `+` or `-`.
    WorkingDays {
        /// How many.
        amount: Box<Expr>,
        /// The code list of days off.
        calendar: Name,
        /// All of it.
        span: Span,
    },
    /// `meets admission`.
    Meets {
        /// The criteria.
        criteria: Name,
        /// All of it.
        span: Span,
    },
    /// `age(born, decided_on)`.
    Call {
        /// The function.
        name: Name,
        /// Its arguments.
        arguments: Vec<Expr>,
        /// All of it.
        span: Span,
    },
}

/// One of the values after `in`, or of an arm of `split … by`.
#[derive(Debug, Clone, PartialEq)]
pub enum Choice {
    /// A value, a code, a group, a set, or `period`.
    One(Expr),
    /// `18..30`: both ends are in.
    Range(Expr, Expr),
    /// `above 60`: the end is out.
    Above(Expr, Span),
    /// `below 18`: the end is out.
    Below(Expr, Span),
}

spans!(Expr, self,
    Expr::Number(n) => n.span,
    Expr::Date(d) => d.span,
    Expr::Text(t) => t.span,
    Expr::YesNo(b) => b.span,
    Expr::Path(p) => p.span,
    Expr::AsOf(reading) => reading.span,
    Expr::Not(_, span) | Expr::Negate(_, span) | Expr::Mixed(_, span) => *span,
    Expr::And(parts) | Expr::Or(parts) => match parts.as_slice() {
        [first, .., last] => first.span().to(last.span()),
        [only] => only.span(),
        [] => Span::default(),
    },
    Expr::Compare { left, right, .. } | Expr::Binary { left, right, .. } => left.span().to(right.span()),
    Expr::In { span, .. } | Expr::Is { span, .. } | Expr::Duration { span, .. } | Expr::Call { span, .. } => *span,
    Expr::WorkingDays { span, .. } | Expr::Meets { span, .. } => *span,
    Expr::TextTest { operand, pattern, .. } => operand.span().to(pattern.span),
);

impl Choice {
    /// Where it stands.
    #[must_use]
    pub fn span(&self) -> Span {
        match self {
            Choice::One(e) => e.span(),
            Choice::Range(a, b) => a.span().to(b.span()),
            Choice::Above(_, span) | Choice::Below(_, span) => *span,
        }
    }
}

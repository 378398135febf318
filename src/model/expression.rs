//! Typed expressions over one record. Sets, groups and parameters are already their members and values.

use std::sync::Arc;

use crate::schema::{FieldId, ListId, RecordId, Schema};
use crate::value::{ArithmeticOp, CodeIndex, CompareOp, Date, DateUnit, Value};

/// The type of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Type {
    /// Free text.
    Text,
    /// A number without fraction.
    Integer,
    /// An exact number; integers widen to it.
    Decimal,
    /// A day.
    Date,
    /// Yes or no.
    YesNo,
    /// A code of a list.
    Code(ListId),
}

/// A way from a record over other records to a value: `cell.unit.committee`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Path {
    /// The steps to other records, each from the type that the one before leads to.
    pub steps: Vec<Step>,
    /// The value at the end. It is missing if any step on the way leads nowhere.
    pub end: End,
}

/// A step from a record to another.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Step {
    /// To the record that a reference field names.
    Field(FieldId),
    /// To a version out of a history.
    AsOf(Arc<AsOf>),
}

/// A version out of a history: of all versions of one key the last that begins on a day or before it. Everything is read of the record
/// that the step leads from.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct AsOf {
    /// The type whose records are versions.
    pub of: RecordId,
    /// Whose version: the value of its key. (A path written to a reference ends at the referenced type's key.)
    pub key: Expression,
    /// Where the key is a record: the steps that lead to it.
    pub owner: Option<Vec<Step>>,
    /// As of which day.
    pub day: Expression,
}

/// The last step of a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum End {
    /// A stored field that is no reference. (A path written to a reference ends at the referenced type's key.)
    Field(FieldId),
    /// A derived field, by position in [`Model::aggregates`](super::Model::aggregates).
    Aggregate(u32),
}

/// A typed expression. Two that are equal give the same value for every record.
///
/// Values: every operator but `And`, `Or` and `Is` gives *missing* (for a condition: *undetermined*) where an operand is
/// missing. `And` and `Or` follow Kleene. `Is` is always yes or no. Division by zero, a date outside the calendar and a
/// number that does not fit give *missing* too.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Expression {
    /// A known value.
    Constant(Value),
    /// A value of the record.
    Path(Path),
    /// Negation of a condition.
    Not(Box<Expression>),
    /// Conjunction.
    And(Vec<Expression>),
    /// Disjunction.
    Or(Vec<Expression>),
    /// Comparison of two values of one type. Codes compare by their position in an ordered list; text only `=` and `!=`.
    Compare(CompareOp, Box<Expression>, Box<Expression>),
    /// Whether a value is among the choices (any of them).
    In(Box<Expression>, Vec<Choice>),
    /// `is missing` (true) or `is known` (false).
    Is(Box<Expression>, bool),
    /// `starts with`: letter for letter.
    StartsWith(Box<Expression>, String),
    /// `contains`: letter for letter.
    Contains(Box<Expression>, String),
    /// Exact arithmetic.
    Arithmetic(ArithmeticOp, Box<Expression>, Box<Expression>),
    /// A number with its sign turned.
    Negate(Box<Expression>),
    /// A date moved by a number of units (towards the past where negative).
    Shift(Box<Expression>, Box<Expression>, DateUnit),
    /// A date moved by a number of working days over the days off of a calendar, ascending.
    WorkingDays(Box<Expression>, Box<Expression>, Vec<Date>),
    /// A function of its arguments.
    Call(Function, Vec<Expression>),
}

/// A value or a range among which a value is looked for.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Choice {
    /// Any of these codes; ascending, without repetition.
    Codes(Vec<CodeIndex>),
    /// This value.
    Value(Value),
    /// Between two ends; `None` is open. The flag says whether the end itself is in.
    Range(Option<(Value, bool)>, Option<(Value, bool)>),
}

/// The functions of the language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Function {
    /// `years(a, b)`: full years from a to b; negative when b is earlier.
    Years,
    /// `months(a, b)`: full months from a to b; negative when b is earlier.
    Months,
    /// `age(born, on)`: full years from birth; missing when `on` is before `born`.
    Age,
    /// `year(d)`: the calendar year.
    Year,
    /// `month(d)`: the calendar month, 1 to 12.
    Month,
}

impl Function {
    /// Every function with its name and the number of dates it takes.
    pub const ALL: [(&'static str, Function, usize); 5] = [
        ("years", Function::Years, 2),
        ("months", Function::Months, 2),
        ("age", Function::Age, 2),
        ("year", Function::Year, 1),
        ("month", Function::Month, 1),
    ];

    /// Whether its value never turns back as one of its days goes on. A month does each January.
    #[must_use]
    pub fn moves_one_way(self) -> bool {
        match self {
            Function::Years | Function::Months | Function::Age | Function::Year => true,
            Function::Month => false,
        }
    }
}

impl Expression {
    /// Calls `visit` for each expression that this one is made of, in the order written.
    pub(crate) fn operands<'e>(&'e self, visit: &mut dyn FnMut(&'e Expression)) {
        match self {
            Expression::Constant(_) | Expression::Path(_) => {}
            Expression::Not(e)
            | Expression::Negate(e)
            | Expression::In(e, _)
            | Expression::Is(e, _)
            | Expression::StartsWith(e, _)
            | Expression::Contains(e, _) => visit(e),
            Expression::And(list) | Expression::Or(list) | Expression::Call(_, list) => list.iter().for_each(visit),
            Expression::Compare(_, a, b)
            | Expression::Arithmetic(_, a, b)
            | Expression::Shift(a, b, _)
            | Expression::WorkingDays(a, b, _) => {
                visit(a);
                visit(b);
            }
        }
    }

    /// The same operator over other expressions than this one is made of.
    pub(crate) fn with_operands(&self, of: &dyn Fn(&Expression) -> Expression) -> Expression {
        let boxed = |operand: &Expression| Box::new(of(operand));
        let all = |list: &[Expression]| list.iter().map(of).collect();
        match self {
            Expression::Constant(_) | Expression::Path(_) => self.clone(),
            Expression::Not(e) => Expression::Not(boxed(e)),
            Expression::And(list) => Expression::And(all(list)),
            Expression::Or(list) => Expression::Or(all(list)),
            Expression::Compare(op, a, b) => Expression::Compare(*op, boxed(a), boxed(b)),
            Expression::In(e, choices) => Expression::In(boxed(e), choices.clone()),
            Expression::Is(e, missing) => Expression::Is(boxed(e), *missing),
            Expression::StartsWith(e, text) => Expression::StartsWith(boxed(e), text.clone()),
            Expression::Contains(e, text) => Expression::Contains(boxed(e), text.clone()),
            Expression::Arithmetic(op, a, b) => Expression::Arithmetic(*op, boxed(a), boxed(b)),
            Expression::Negate(e) => Expression::Negate(boxed(e)),
            Expression::Shift(day, amount, unit) => Expression::Shift(boxed(day), boxed(amount), *unit),
            Expression::WorkingDays(day, amount, off) => {
                Expression::WorkingDays(boxed(day), boxed(amount), off.clone())
            }
            Expression::Call(function, list) => Expression::Call(*function, all(list)),
        }
    }

    /// Whether something holds of one of the expressions that this one is made of.
    fn has_operand(&self, holds: fn(&Expression) -> bool) -> bool {
        let mut found = false;
        self.operands(&mut |operand| found = found || holds(operand));
        found
    }

    /// Calls `visit` for every path in the expression, in the order written.
    pub fn paths<'e>(&'e self, visit: &mut dyn FnMut(&'e Path)) {
        if let Expression::Path(path) = self {
            visit(path);
        }
        self.operands(&mut |operand| operand.paths(visit));
    }

    /// Calls `visit` for the keys and days by which versions are chosen on a path.
    fn in_steps(&self, visit: &mut dyn FnMut(&Expression)) {
        let Expression::Path(path) = self else { return };
        for step in &path.steps {
            if let Step::AsOf(version) = step {
                visit(&version.key);
                visit(&version.day);
            }
        }
    }

    /// Calls `visit` for every test in a condition: what `And`, `Or` and `Not` join.
    pub fn tests<'e>(&'e self, visit: &mut dyn FnMut(&'e Expression)) {
        match self {
            Expression::Not(inner) => inner.tests(visit),
            Expression::And(parts) | Expression::Or(parts) => parts.iter().for_each(|part| part.tests(visit)),
            test => visit(test),
        }
    }

    /// How many operators stand in each other.
    #[must_use]
    pub fn depth(&self) -> usize {
        let mut deepest = 0;
        self.in_steps(&mut |inner| deepest = deepest.max(inner.depth()));
        self.operands(&mut |operand| deepest = deepest.max(operand.depth()));
        1 + deepest
    }

    /// How many operators, values and choices it has.
    #[must_use]
    pub fn size(&self) -> usize {
        let mut size = 1 + if let Expression::In(_, choices) = self { choices.len() } else { 0 };
        self.in_steps(&mut |inner| size += inner.size());
        self.operands(&mut |operand| size += operand.size());
        size
    }

    /// Whether the expression can be without a value for an accepted record of the type.
    #[must_use]
    pub fn can_miss(&self, schema: &Schema, record: RecordId) -> bool {
        let mut found = self.can_fail();
        self.paths(&mut |path| found |= path.can_miss(schema, record));
        found
    }

    /// Whether it asks of something in it whether that is missing: then it can have another value once a blank is filled in.
    #[must_use]
    pub fn asks_what_is_missing(&self) -> bool {
        matches!(self, Expression::Is(..)) || self.has_operand(Self::asks_what_is_missing)
    }

    /// Whether it lacks only what those of its parts lack that are not decided.
    pub(crate) fn lacks_by_parts(&self) -> bool {
        match self {
            Expression::And(_) | Expression::Or(_) | Expression::Not(_) => true,
            Expression::Compare(CompareOp::Equal | CompareOp::NotEqual, a, b) => {
                let is_yes_or_no = |part: &Expression| matches!(part, Expression::Constant(Value::YesNo(_)));
                is_yes_or_no(a) || is_yes_or_no(b)
            }
            _ => false,
        }
    }

    /// Whether an operator in it can be without a value although every operand has one.
    pub(crate) fn can_fail(&self) -> bool {
        use Expression::{Arithmetic, Call, Shift, WorkingDays};
        matches!(self, Arithmetic(..) | Shift(..) | WorkingDays(..) | Call(Function::Age, _))
            || self.has_operand(Self::can_fail)
    }
}

//! The value of an expression for one record.

use std::collections::BTreeSet;

use crate::model::lacking::NOT_COMPUTABLE;
use crate::model::{AsOf, Choice, End, Expression, Function, Leaf, OnPath, Path, Step};
use crate::plan::{Operand, Test, settled};
use crate::records::{RecordSet, Records};
use crate::schema::{FieldKind, RecordId, Schema};
use crate::value::{CompareOp, Date, Extent, Number, Truth, Value};

use super::Aggregates;
use super::aggregates::Open;
use super::histories::History;

/// What an expression needs to be evaluated.
#[derive(Clone, Copy)]
pub(crate) struct Context<'a> {
    pub schema: &'a Schema,
    pub records: &'a Records,
    pub aggregates: &'a Aggregates,
    /// The type whose records are asked.
    pub record: RecordId,
}

impl<'a> Context<'a> {
    /// The value for a record; `None` is missing, for a condition undetermined.
    pub fn value(&self, expression: &Expression, row: u32) -> Option<Value> {
        value(expression, &AtRow { context: *self, row })
    }

    /// The value at the end of a path.
    pub fn path(&self, path: &Path, row: u32) -> Option<Value> {
        let (set, row) = self.follow(path, row)?;
        match path.end {
            End::Field(field) => set.value(field, row),
            End::Aggregate(index) => self.aggregates.value(index, row),
        }
    }

    /// What is known of the value at the end of a path that has none, for lack of values of referring records.
    pub fn open(&self, path: &Path, row: u32) -> Option<&'a Open> {
        let End::Aggregate(index) = path.end else { return None };
        let (_, row) = self.follow(path, row)?;
        self.aggregates.open(index, row)
    }

    /// Where the value of an expression lies that has none.
    pub fn extent(&self, expression: &Expression, row: u32) -> Option<Extent> {
        extent(expression, &AtRow { context: *self, row })
    }

    fn follow(&self, path: &Path, row: u32) -> Option<(&'a RecordSet, u32)> {
        let (record, row) = self.steps(&path.steps, row)?;
        Some((self.records.set(record), row))
    }

    /// The record that steps lead to, with its type.
    pub fn steps(&self, steps: &[Step], row: u32) -> Option<(RecordId, u32)> {
        steps.iter().try_fold((self.record, row), |(record, row), step| match step {
            Step::Field(field) => {
                let FieldKind::Reference(next) = self.schema.record(record).field(*field).kind else { return None };
                Some((next, self.records.set(record).reference(*field, row)?))
            }
            Step::AsOf(version) => Some((version.of, Context { record, ..*self }.version(version, row)?)),
        })
    }

    /// The history of a type; `None` where its records are no versions.
    pub(super) fn history(&self, of: RecordId) -> Option<&'a History> {
        self.aggregates.histories.get(self.schema, self.records, of)
    }

    /// The row of a version.
    fn version(&self, version: &AsOf, row: u32) -> Option<u32> {
        let history = self.history(version.of)?;
        let Value::Date(day) = self.value(&version.day, row)? else { return None };
        match &version.owner {
            Some(owner) => history.of_record(self.steps(owner, row)?.1, day),
            None => history.of_value(&self.value(&version.key, row)?, day),
        }
    }

    /// Which of the leaves are missing for a record, a bit each.
    pub fn mask(&self, leaves: &[Leaf], row: u32) -> u32 {
        let mut mask = 0;
        for (bit, leaf) in leaves.iter().enumerate() {
            let Leaf::Own(path) = leaf else { continue };
            if self.path(path, row).is_some() {
                continue;
            }
            match self.open(path, row) {
                None if !self.lacks_itself(path, row) => {}
                Some(open) => {
                    let lacks = |leaf: &Leaf| matches!(leaf, Leaf::Referring(name) if open.lacking.contains(name));
                    let bits = leaves.iter().enumerate().filter(|(_, leaf)| lacks(leaf));
                    mask |= bits.fold(0, |mask, (bit, _)| mask | 1 << bit);
                }
                None => mask |= 1 << bit,
            }
        }
        mask
    }

    /// Which of its leaves an operand without a value lacks, a bit each: for a condition those of the parts that are not decided.
    pub fn mask_of(&self, operand: &Operand, row: u32) -> u32 {
        if !operand.expression.lacks_by_parts() {
            return self.mask(&operand.leaves, row);
        }
        let mut lacking = BTreeSet::new();
        self.lacking(&operand.expression, row, &mut lacking);
        let name = |leaf: &Leaf| leaf.shown(self.schema, self.aggregates.fields(), self.record);
        let bits = operand.leaves.iter().enumerate().filter(|(_, leaf)| lacking.contains(&name(leaf)));
        bits.fold(0, |mask, (bit, _)| mask | 1 << bit)
    }

    /// Adds the names of what a condition or a value without an answer lacks: paths of the rules, fields of referring records.
    pub fn lacking(&self, expression: &Expression, row: u32, found: &mut BTreeSet<String>) {
        self.lacking_of("", expression, row, found);
    }

    /// The same as it is told to a record that this one refers to: `Cell.members`.
    pub fn lacking_as_referring(&self, expression: &Expression, row: u32, found: &mut BTreeSet<String>) {
        self.lacking_of(&format!("{}.", self.schema.record_name(self.record)), expression, row, found);
    }

    fn lacking_of(&self, of: &str, expression: &Expression, row: u32, found: &mut BTreeSet<String>) {
        match expression {
            Expression::And(parts) | Expression::Or(parts) => {
                for part in parts.iter().filter(|part| self.value(part, row).is_none()) {
                    self.lacking_of(of, part, row, found);
                }
            }
            Expression::Not(inner) => self.lacking_of(of, inner, row, found),
            // That a condition is yes or no lacks what the condition lacks.
            Expression::Compare(CompareOp::Equal | CompareOp::NotEqual, part, other)
            | Expression::Compare(CompareOp::Equal | CompareOp::NotEqual, other, part)
                if matches!(**other, Expression::Constant(Value::YesNo(_))) =>
            {
                self.lacking_of(of, part, row, found);
            }
            other => found.extend(self.missing(of, other, row)),
        }
    }

    /// The names of what a path without a value lacks, `of` standing before those of the record's own.
    pub fn lacking_at(&self, of: &str, path: &Path, row: u32) -> BTreeSet<String> {
        if self.path(path, row).is_some() {
            return BTreeSet::new();
        }
        let mut names = BTreeSet::new();
        for path in path.behind(self.schema).iter().filter(|path| self.path(path, row).is_none()) {
            match self.open(path, row) {
                Some(open) => names.extend(open.lacking.iter().cloned()),
                None if self.lacks_itself(path, row) => {
                    names.insert(format!("{of}{}", path.shown(self.schema, self.aggregates.fields(), self.record)));
                }
                None => {}
            }
        }
        names
    }

    /// Whether it is by itself that a path has no value, and not for lack of what a version on its way is chosen by.
    fn lacks_itself(&self, path: &Path, row: u32) -> bool {
        let Some(OnPath { before, through, version }) = path.last_version() else { return true };
        if !path.asks_for_version(self.schema) {
            return self.steps(through, row).is_some();
        }
        let mut is_chosen = true;
        for chosen_by in [&version.key, &version.day] {
            chosen_by.behind_steps(before).paths(&mut |path| is_chosen &= self.path(path, row).is_some());
        }
        is_chosen
    }

    /// The names of what is missing among all that an expression reads.
    fn missing(&self, of: &str, expression: &Expression, row: u32) -> BTreeSet<String> {
        let mut missing = BTreeSet::new();
        expression.paths(&mut |path| missing.extend(self.lacking_at(of, path, row)));
        if missing.is_empty() {
            missing.insert(NOT_COMPUTABLE.to_owned());
        }
        missing
    }
}

/// One record whose paths are looked up.
struct AtRow<'a> {
    context: Context<'a>,
    row: u32,
}

impl Lookup for AtRow<'_> {
    fn value(&self, path: &Path) -> Option<Value> {
        self.context.path(path, self.row)
    }

    fn extent(&self, path: &Path) -> Option<Extent> {
        self.context.open(path, self.row)?.extent.clone()
    }
}

/// Gives the value at the end of a path; `None` is missing.
pub(crate) trait Lookup {
    /// The value, where it is known.
    fn value(&self, path: &Path) -> Option<Value>;

    /// What is known of a value that is not.
    fn extent(&self, _path: &Path) -> Option<Extent> {
        None
    }
}

impl<F: Fn(&Path) -> Option<Value>> Lookup for F {
    fn value(&self, path: &Path) -> Option<Value> {
        self(path)
    }
}

/// The value of an expression, given those of its paths.
pub(crate) fn value(expression: &Expression, lookup: &impl Lookup) -> Option<Value> {
    match expression {
        Expression::Constant(value) => Some(value.clone()),
        Expression::Path(path) => lookup.value(path),
        Expression::Not(_) | Expression::And(_) | Expression::Or(_) => match truth(expression, lookup) {
            Truth::No => Some(Value::YesNo(false)),
            Truth::Undetermined => None,
            Truth::Yes => Some(Value::YesNo(true)),
        },
        Expression::Compare(op, a, b) => match (value(a, lookup), value(b, lookup)) {
            (Some(a), Some(b)) => Some(Value::YesNo(op.holds(a.cmp(&b)))),
            known => compared(*op, [a, b], known, lookup).map(Value::YesNo),
        },
        Expression::In(operand, choices) => match value(operand, lookup) {
            Some(value) => Some(Value::YesNo(choices.iter().any(|choice| choice.holds(&value)))),
            None => settled(&Test::In(choices.clone()), &extent(operand, lookup)?).map(Value::YesNo),
        },
        Expression::Is(operand, missing) => Some(Value::YesNo(value(operand, lookup).is_none() == *missing)),
        Expression::StartsWith(operand, text) => match value(operand, lookup)? {
            Value::Text(value) => Some(Value::YesNo(value.starts_with(text.as_str()))),
            _ => None,
        },
        Expression::Contains(operand, text) => match value(operand, lookup)? {
            Value::Text(value) => Some(Value::YesNo(value.contains(text.as_str()))),
            _ => None,
        },
        Expression::Arithmetic(op, a, b) => op.of_numbers(&number(a, lookup)?, &number(b, lookup)?).map(Value::Number),
        Expression::Negate(inner) => Some(Value::Number(number(inner, lookup)?.negated())),
        Expression::Shift(day, amount, unit) => {
            let (day, amount) = (date(day, lookup)?, number(amount, lookup)?.to_integer()?);
            day.shift(amount, *unit).map(Value::Date)
        }
        Expression::WorkingDays(day, amount, days_off) => {
            let (day, amount) = (date(day, lookup)?, number(amount, lookup)?.to_integer()?);
            day.shift_working(amount, days_off).map(Value::Date)
        }
        Expression::Call(function, arguments) => call(*function, arguments, lookup),
    }
}

/// What is known of a value that is a derived field by itself.
fn extent(expression: &Expression, lookup: &impl Lookup) -> Option<Extent> {
    if let Expression::Path(path) = expression { lookup.extent(path) } else { None }
}

/// A comparison of which a side is not known, where it is the same whatever that side is.
fn compared(
    op: CompareOp,
    [a, b]: [&Expression; 2],
    known: (Option<Value>, Option<Value>),
    lookup: &impl Lookup,
) -> Option<bool> {
    match known {
        (None, Some(value)) => settled(&Test::Compare(op, value), &extent(a, lookup)?),
        (Some(value), None) => settled(&Test::Compare(op.turned(), value), &extent(b, lookup)?),
        _ => {
            let (a, b) = (extent(a, lookup)?, extent(b, lookup)?);
            let before = |a: &Extent, b: &Extent| a.greatest.as_ref().zip(b.least.as_ref()).is_some_and(|(a, b)| a < b);
            let until = |a: &Extent, b: &Extent| a.greatest.as_ref().zip(b.least.as_ref()).is_some_and(|(a, b)| a <= b);
            let (yes, no) = match op {
                CompareOp::Less => (before(&a, &b), until(&b, &a)),
                CompareOp::LessOrEqual => (until(&a, &b), before(&b, &a)),
                CompareOp::Greater => (before(&b, &a), until(&a, &b)),
                CompareOp::GreaterOrEqual => (until(&b, &a), before(&a, &b)),
                CompareOp::Equal => (false, before(&a, &b) || before(&b, &a)),
                CompareOp::NotEqual => (before(&a, &b) || before(&b, &a), false),
            };
            (yes || no).then_some(yes)
        }
    }
}

fn truth(expression: &Expression, lookup: &impl Lookup) -> Truth {
    match expression {
        Expression::Not(inner) => !truth(inner, lookup),
        Expression::And(parts) => parts.iter().fold(Truth::Yes, |all, part| all.and(truth(part, lookup))),
        Expression::Or(parts) => parts.iter().fold(Truth::No, |any, part| any.or(truth(part, lookup))),
        other => match value(other, lookup) {
            Some(Value::YesNo(yes)) => Truth::from(yes),
            _ => Truth::Undetermined,
        },
    }
}

fn call(function: Function, arguments: &[Expression], lookup: &impl Lookup) -> Option<Value> {
    let first = date(arguments.first()?, lookup)?;
    let second = || arguments.get(1).and_then(|argument| date(argument, lookup));
    let number = match function {
        Function::Years => first.full_years_until(second()?),
        Function::Months => first.full_months_until(second()?),
        Function::Age => {
            let on = second()?;
            if on < first {
                return None;
            }
            first.full_years_until(on)
        }
        Function::Year => i64::from(first.year()),
        Function::Month => i64::from(first.month()),
    };
    Some(Value::Number(Number::from(number)))
}

fn number(expression: &Expression, lookup: &impl Lookup) -> Option<Number> {
    match value(expression, lookup)? {
        Value::Number(number) => Some(number),
        _ => None,
    }
}

fn date(expression: &Expression, lookup: &impl Lookup) -> Option<Date> {
    match value(expression, lookup)? {
        Value::Date(date) => Some(date),
        _ => None,
    }
}

impl Choice {
    /// Whether a known value is this choice.
    #[must_use]
    pub fn holds(&self, value: &Value) -> bool {
        match self {
            Choice::Codes(codes) => matches!(value, Value::Code(code) if codes.binary_search(code).is_ok()),
            Choice::Value(other) => value == other,
            Choice::Range(low, high) => {
                low.as_ref().is_none_or(|(end, inside)| value > end || (*inside && value == end))
                    && high.as_ref().is_none_or(|(end, inside)| value < end || (*inside && value == end))
            }
        }
    }
}

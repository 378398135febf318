//! What a test would have to give besides: fields whose value could change what it expects.
//!
//! What is not given is not known, which is less than missing: `is missing` has no answer of it. With every such question left
//! open, Kleene's logic says whether a condition has one answer whatever the values are that were not given.

use std::collections::BTreeSet;

use crate::exec::{self, Aggregates, Context, Lookup};
use crate::model::by_day::undetermined;
use crate::model::{End, Expression, Model, Path, Step, Test};
use crate::records::Records;
use crate::schema::{FieldId, RecordId};
use crate::value::{Extent, Truth, Value};

/// Something that a test would have to give: records of a type, or a field of those that it gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Need {
    /// The type.
    pub record: RecordId,
    /// The field; `None` where no records of the type are given.
    pub field: Option<FieldId>,
}

/// What is known in a test: its records, and which of their fields it gives.
pub(super) struct Knowledge<'a> {
    pub model: &'a Model,
    pub test: &'a Test,
    pub records: &'a Records,
    pub aggregates: &'a Aggregates,
    /// For each derived field that aggregates: what would have to be given for its values to be sure.
    unsure: Vec<BTreeSet<Need>>,
}

impl<'a> Knowledge<'a> {
    pub fn new(model: &'a Model, test: &'a Test, records: &'a Records, aggregates: &'a Aggregates) -> Knowledge<'a> {
        let mut known = Knowledge { model, test, records, aggregates, unsure: Vec::new() };
        for index in 0..model.aggregates.len() {
            let needs = known.of_aggregate(index);
            known.unsure.push(needs);
        }
        known
    }

    /// What an aggregate of all referring records needs to be sure, whatever record it is asked of.
    fn of_aggregate(&self, index: usize) -> BTreeSet<Need> {
        let aggregate = &self.model.aggregates[index];
        let mut needs = BTreeSet::new();
        if let Some(need) = self.field(aggregate.of, aggregate.by) {
            return BTreeSet::from([need]);
        }
        let taken = Expression::And(aggregate.clauses.iter().map(super::conditions::holds).collect());
        for row in 0..self.records.set(aggregate.of).len() as u32 {
            needs.extend(self.of_condition(&taken, aggregate.of, row));
            if let Some(operand) = &aggregate.operand
                && self.truth(&taken, aggregate.of, row).is_yes()
            {
                needs.extend(self.of_value(operand, aggregate.of, row));
            }
        }
        needs
    }

    fn field(&self, record: RecordId, field: FieldId) -> Option<Need> {
        match self.test.given(record) {
            None => Some(Need { record, field: None }),
            Some(given) if !given.fields.contains(&field) => Some(Need { record, field: Some(field) }),
            Some(_) => None,
        }
    }

    /// What the value at the end of a path needs for a record.
    pub fn of_path(&self, path: &Path, record: RecordId, row: u32) -> BTreeSet<Need> {
        let (mut at, mut row) = (record, row);
        for step in &path.steps {
            let needs = self.of_step(step, at, row);
            if !needs.is_empty() {
                return needs;
            }
            let context = self.context(at);
            let Some(found) = context.steps(std::slice::from_ref(step), row) else { return BTreeSet::new() };
            (at, row) = found;
        }
        match path.end {
            End::Field(field) => self.field(at, field).into_iter().collect(),
            End::Aggregate(index) => self.unsure.get(index as usize).cloned().unwrap_or_default(),
        }
    }

    /// What a step to another record needs.
    fn of_step(&self, step: &Step, at: RecordId, row: u32) -> BTreeSet<Need> {
        let mut needs = BTreeSet::new();
        match step {
            Step::Field(reference) => needs.extend(self.field(at, *reference)),
            Step::AsOf(version) => {
                for chosen_by in [&version.key, &version.day] {
                    needs.extend(self.of_paths(chosen_by, at, row));
                }
            }
        }
        if needs.is_empty()
            && let Some(next) = step.leads_to(&self.model.schema, at)
            && self.test.given(next).is_none()
        {
            needs.insert(Need { record: next, field: None });
        }
        needs
    }

    fn context(&self, record: RecordId) -> Context<'_> {
        Context { schema: &self.model.schema, records: self.records, aggregates: self.aggregates, record }
    }

    /// Whether a condition holds for a record, whatever the values are that were not given.
    pub fn truth(&self, condition: &Expression, record: RecordId, row: u32) -> Truth {
        match self.value(condition, record, row) {
            Some(Value::YesNo(yes)) => Truth::from(yes),
            _ => Truth::Undetermined,
        }
    }

    /// The value of an expression, whatever the values are that were not given.
    fn value(&self, expression: &Expression, record: RecordId, row: u32) -> Option<Value> {
        let context = self.context(record);
        let is_open = |path: &Path| !self.of_path(path, record, row).is_empty();
        let given = Given { context, row, is_open: &is_open };
        if expression.asks_what_is_missing() {
            return exec::value(&left_open(expression, &is_open), &given);
        }
        exec::value(expression, &given)
    }

    /// What would have to be given for a condition to be sure.
    pub fn of_condition(&self, condition: &Expression, record: RecordId, row: u32) -> BTreeSet<Need> {
        if self.truth(condition, record, row) != Truth::Undetermined {
            return BTreeSet::new();
        }
        match condition {
            Expression::Not(inner) => self.of_condition(inner, record, row),
            Expression::And(parts) | Expression::Or(parts) => {
                parts.iter().flat_map(|part| self.of_condition(part, record, row)).collect()
            }
            other => self.of_paths(other, record, row),
        }
    }

    /// What would have to be given for a value to be known.
    pub fn of_value(&self, expression: &Expression, record: RecordId, row: u32) -> BTreeSet<Need> {
        if self.value(expression, record, row).is_some() {
            return BTreeSet::new();
        }
        self.of_paths(expression, record, row)
    }

    fn of_paths(&self, expression: &Expression, record: RecordId, row: u32) -> BTreeSet<Need> {
        let mut needs = BTreeSet::new();
        expression.paths(&mut |path| needs.extend(self.of_path(path, record, row)));
        needs
    }

    /// A need in words: `Admission.study`, or `Unit` where no such record is given.
    pub fn shown(&self, need: Need) -> String {
        let name = self.model.schema.record_name(need.record);
        match need.field {
            Some(field) => format!("{name}.{}", self.model.schema.record(need.record).field_name(field)),
            None => name.to_owned(),
        }
    }
}

/// A record of which only what is given counts.
struct Given<'k> {
    context: Context<'k>,
    row: u32,
    /// Whether a path needs something that is not given.
    is_open: &'k dyn Fn(&Path) -> bool,
}

impl Lookup for Given<'_> {
    fn value(&self, path: &Path) -> Option<Value> {
        if (self.is_open)(path) { None } else { self.context.path(path, self.row) }
    }

    fn extent(&self, path: &Path) -> Option<Extent> {
        if (self.is_open)(path) { None } else { self.context.open(path, self.row)?.extent.clone() }
    }
}

/// The expression with every question whether something is missing left open that is asked of what is not given.
fn left_open(expression: &Expression, is_open: &dyn Fn(&Path) -> bool) -> Expression {
    match expression {
        Expression::Is(operand, _) => {
            let mut open = false;
            operand.paths(&mut |path| open |= is_open(path));
            if open { undetermined() } else { expression.clone() }
        }
        other => other.with_operands(&|operand| left_open(operand, is_open)),
    }
}

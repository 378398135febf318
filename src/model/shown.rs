//! How paths are written in rules.

use super::aggregate::Aggregate;
use super::expression::{AsOf, End, Expression, Path, Step};
use crate::schema::{FieldKind, RecordId, Schema};
use crate::value::{DateUnit, Number, Value};

impl Path {
    /// The path as it is written in rules: `cell.unit.committee`, `(Posting of member as of decided_on).cell`. One that asks only whether
    /// there is a version names that alone: `Posting of member as of decided_on`.
    #[must_use]
    pub fn shown(&self, schema: &Schema, aggregates: &[Aggregate], record: RecordId) -> String {
        let rules = Rules { schema, aggregates };
        match self.steps.as_slice() {
            [Step::AsOf(version)] if self.asks_for_version(schema) => rules.version(version, record),
            [.., _] if self.asks_for_version(schema) => rules.steps(&self.steps, record).0,
            steps => {
                let (mut words, at) = rules.steps(steps, record);
                if !words.is_empty() {
                    words.push('.');
                }
                words.push_str(match self.end {
                    End::Field(field) => schema.record(at).field_name(field),
                    End::Aggregate(index) => aggregates.get(index as usize).map_or("", |a| a.name.as_str()),
                });
                words
            }
        }
    }
}

/// By what ids are names again.
#[derive(Clone, Copy)]
struct Rules<'a> {
    schema: &'a Schema,
    aggregates: &'a [Aggregate],
}

impl Rules<'_> {
    /// Steps joined by points, and the type that they lead to.
    fn steps(self, steps: &[Step], record: RecordId) -> (String, RecordId) {
        let mut at = record;
        let mut words = Vec::new();
        for step in steps {
            words.push(match step {
                Step::Field(field) => self.schema.record(at).field_name(*field).to_owned(),
                Step::AsOf(version) => format!("({})", self.version(version, at)),
            });
            at = step.leads_to(self.schema, at).unwrap_or(at);
        }
        (words.join("."), at)
    }

    fn version(self, version: &AsOf, at: RecordId) -> String {
        let key = match version.owner.as_deref() {
            Some(steps @ [_, ..]) => self.steps(steps, at).0,
            _ => self.key(version, at),
        };
        format!("{} of {key} as of {}", self.schema.record_name(version.of), self.value(&version.day, at))
    }

    /// The value of a key that leads to no other record.
    fn key(self, version: &AsOf, at: RecordId) -> String {
        let of = self.schema.record(version.of);
        let kind = of.history().map(|(key, _)| of.field(key).kind);
        match (&version.key, kind) {
            (Expression::Constant(Value::Code(code)), Some(FieldKind::Code { list, .. })) => {
                self.schema.list(list).code_name(*code).to_owned()
            }
            (key, _) => self.value(key, at),
        }
    }

    /// A value that a version is chosen by.
    fn value(self, value: &Expression, at: RecordId) -> String {
        match value {
            Expression::Path(path) => path.shown(self.schema, self.aggregates, at),
            Expression::Constant(Value::Date(day)) => day.to_string(),
            Expression::Constant(Value::Number(number)) => number.to_string(),
            Expression::Constant(Value::Text(text)) => format!("\"{text}\""),
            Expression::Constant(Value::YesNo(yes)) => (if *yes { "yes" } else { "no" }).to_owned(),
            Expression::Shift(day, amount, unit) => self.shift(day, amount, unit_words(*unit), at),
            Expression::WorkingDays(day, amount, _) => self.shift(day, amount, ["working day", "working days"], at),
            Expression::Arithmetic(op, a, b) => format!("({} {} {})", self.value(a, at), op.sign(), self.value(b, at)),
            Expression::Negate(inner) => format!("-{}", self.value(inner, at)),
            // Nothing else is a day, a key or a length of time.
            _ => "…".to_owned(),
        }
    }

    fn shift(self, day: &Expression, amount: &Expression, [one, many]: [&str; 2], at: RecordId) -> String {
        let (sign, amount) = match amount {
            Expression::Negate(back) => ('-', &**back),
            forth => ('+', forth),
        };
        let is_one = matches!(amount, Expression::Constant(Value::Number(number)) if *number == Number::from(1));
        let unit = if is_one { one } else { many };
        format!("{} {sign} {} {unit}", self.value(day, at), self.value(amount, at))
    }
}

fn unit_words(unit: DateUnit) -> [&'static str; 2] {
    match unit {
        DateUnit::Years => ["year", "years"],
        DateUnit::Months => ["month", "months"],
        DateUnit::Days => ["day", "days"],
    }
}

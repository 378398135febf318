//! What is asked of a record in words that do not depend on positions: by them a file of counts is known again.

use crate::model::{Aggregate, Choice, End, Expression, Function, Model, Path};
use crate::schema::{FieldKind, RecordId};
use crate::value::Value;

/// An expression over records of a type, with names for fields, and all derived fields that it asks.
pub(super) fn described(model: &Model, record: RecordId, expression: &Expression) -> (String, Vec<String>) {
    let words = Words { model, record };
    let mut derived = Vec::new();
    words.derived(expression, &mut derived);
    (words.of(expression), derived)
}

struct Words<'m> {
    model: &'m Model,
    record: RecordId,
}

impl Words<'_> {
    fn of(&self, expression: &Expression) -> String {
        let both = |a: &Expression, sign: &str, b: &Expression| format!("({} {sign} {})", self.of(a), self.of(b));
        match expression {
            Expression::Constant(constant) => value(constant),
            Expression::Path(path) => self.path(path),
            Expression::Not(inner) => format!("not {}", self.of(inner)),
            Expression::And(parts) => self.joined(parts, " and "),
            Expression::Or(parts) => self.joined(parts, " or "),
            Expression::Compare(op, a, b) => both(a, op.sign(), b),
            Expression::In(inner, choices) => {
                let choices: Vec<String> = choices.iter().map(choice).collect();
                format!("({} in {})", self.of(inner), choices.join(", "))
            }
            Expression::Is(inner, missing) => {
                format!("({} is {})", self.of(inner), if *missing { "missing" } else { "known" })
            }
            Expression::StartsWith(inner, text) => format!("({} starts with {text:?})", self.of(inner)),
            Expression::Contains(inner, text) => format!("({} contains {text:?})", self.of(inner)),
            Expression::Arithmetic(op, a, b) => both(a, op.sign(), b),
            Expression::Negate(inner) => format!("-{}", self.of(inner)),
            Expression::Shift(day, amount, unit) => {
                format!("({} + {} {})", self.of(day), self.of(amount), unit.name())
            }
            Expression::WorkingDays(day, amount, off) => {
                let off: Vec<String> = off.iter().map(ToString::to_string).collect();
                format!("({} + {} working days but {})", self.of(day), self.of(amount), off.join(", "))
            }
            Expression::Call(function, arguments) => {
                let name = Function::ALL.iter().find(|(_, known, _)| known == function).map_or("", |(name, ..)| name);
                let arguments: Vec<String> = arguments.iter().map(|argument| self.of(argument)).collect();
                format!("{name}({})", arguments.join(", "))
            }
        }
    }

    fn joined(&self, parts: &[Expression], word: &str) -> String {
        let parts: Vec<String> = parts.iter().map(|part| self.of(part)).collect();
        format!("({})", parts.join(word))
    }

    fn path(&self, path: &Path) -> String {
        path.shown(&self.model.schema, &self.model.aggregates, self.record)
    }

    /// The definitions of the derived fields in an expression, each once, those that they are worked out from after them.
    fn derived(&self, expression: &Expression, found: &mut Vec<String>) {
        expression.paths(&mut |path| {
            let behind = path.behind(&self.model.schema);
            behind.iter().for_each(|read| self.derived_at(read, found));
        });
    }

    fn derived_at(&self, path: &Path, found: &mut Vec<String>) {
        let End::Aggregate(index) = path.end else { return };
        let Some(aggregate) = self.model.aggregates.get(index as usize) else { return };
        let words = self.definition(aggregate);
        if found.contains(&words) {
            return;
        }
        found.push(words);
        let of = Words { model: self.model, record: aggregate.of };
        let asked = aggregate.clauses.iter().map(|clause| &clause.condition).chain(&aggregate.operand);
        asked.for_each(|expression| of.derived(expression, found));
    }

    fn definition(&self, aggregate: &Aggregate) -> String {
        let schema = &self.model.schema;
        let of = Words { model: self.model, record: aggregate.of };
        let operand = aggregate.operand.as_ref().map(|operand| format!(" {}", of.of(operand))).unwrap_or_default();
        let clause = |clause: &crate::model::Clause| {
            format!("; {} {}", if clause.except { "except" } else { "where" }, of.of(&clause.condition))
        };
        format!(
            "{}.{} = {}{operand} of {} by {}{}",
            schema.record_name(aggregate.on),
            aggregate.name,
            aggregate.measure.name(),
            schema.record_name(aggregate.of),
            schema.record(aggregate.of).field_name(aggregate.by),
            aggregate.clauses.iter().map(clause).collect::<String>()
        )
    }
}

fn choice(choice: &Choice) -> String {
    match choice {
        Choice::Codes(codes) => {
            let codes: Vec<String> = codes.iter().map(|code| format!("#{code}")).collect();
            codes.join(" ")
        }
        Choice::Value(one) => value(one),
        Choice::Range(low, high) => {
            let end = |end: &Option<(Value, bool)>| match end {
                None => String::new(),
                Some((end, true)) => value(end),
                Some((end, false)) => format!("<{}>", value(end)),
            };
            format!("{}..{}", end(low), end(high))
        }
    }
}

/// A value; a code by its place in its list.
pub(super) fn value(value: &Value) -> String {
    match value {
        Value::Text(text) => format!("{text:?}"),
        Value::Number(number) => number.to_string(),
        Value::Date(day) => day.to_string(),
        Value::YesNo(yes) => (if *yes { "yes" } else { "no" }).to_owned(),
        Value::Code(code) => format!("#{code}"),
    }
}

/// The names of the codes that a plain path ends at, in the order of their list; none where it ends at something else.
pub(super) fn codes<'m>(model: &'m Model, record: RecordId, expression: &Expression) -> Vec<&'m str> {
    let Expression::Path(path) = expression else { return Vec::new() };
    let schema = &model.schema;
    let Some(at) = path.holder(schema, record) else { return Vec::new() };
    let list = match path.end {
        End::Field(field) => match schema.record(at).field(field).kind {
            FieldKind::Code { list, .. } => list,
            _ => return Vec::new(),
        },
        End::Aggregate(index) => match model.aggregates.get(index as usize).map(|aggregate| aggregate.kind) {
            Some(crate::model::Type::Code(list)) => list,
            _ => return Vec::new(),
        },
    };
    schema.list(list).codes.keys().map(String::as_str).collect()
}

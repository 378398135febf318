//! Names in expressions: fields, paths over references, derived fields, parameters, codes.

use crate::diagnostic::{Diagnostic, codes};
use crate::message::conditions as say;
use crate::message::{Message, names};
use crate::model::{Choice, End, Expression, Path, Step, Type};
use crate::schema::{FieldKind, ListId, RecordId};
use crate::syntax::tree::{self, CompareOp, Name};
use crate::value::Value;

use super::expression::{Typed, Typing};
use super::this::THIS;
use super::{histories, labels, lets};

impl Typing<'_, '_> {
    /// A name or path as a value. Where a code of `expected`'s list is asked for, its codes come first.
    pub(super) fn path(&self, path: &tree::Path, expected: Option<Type>) -> Option<(Expression, Type)> {
        let segments = self.without_record_name(&path.segments);
        let [first, rest @ ..] = segments else { return None };
        if rest.is_empty()
            && let Some(code) = self.expected_code(first, expected)
        {
            self.say_two_meanings(first, code.1);
            return Some(code);
        }
        if self.is_field(first) {
            return self.walk(self.record, Vec::new(), segments);
        }
        if let Some(end) = self.period_end(path) {
            return end;
        }
        if rest.is_empty() && self.scope.params.contains_key(&first.value) {
            let (value, kind) = self.scope.param_value(&first.value)?;
            return Some((Expression::Constant(value.clone()), kind));
        }
        if !(rest.is_empty() && self.scope.is_broken(&first.value)) {
            self.say_unknown_name(first, rest.is_empty(), expected);
        }
        None
    }

    /// A name that is a code of a list and also a field or parameter that holds codes of the same list.
    pub(super) fn say_two_meanings(&self, name: &Name, kind: Type) {
        let record = self.scope.schema.record(self.record);
        let field = record.fields.get(&name.value).map(|field| Type::of(field.kind).unwrap_or(Type::Text));
        let (is_field, its_kind) = match (field, self.scope.params.get(&name.value)) {
            (Some(its_kind), _) => (true, its_kind),
            (None, Some(param)) => (false, param.kind),
            (None, None) => return,
        };
        if let (true, Type::Code(list)) = (its_kind == kind, kind) {
            let list = self.scope.schema.list_name(list);
            let (message, help) = match is_field {
                true => (say::code_and_field(&name.value, list), say::rename_field()),
                false => (say::code_and_parameter(&name.value, list), say::rename_parameter()),
            };
            self.scope.say(
                Diagnostic::new(&codes::NAME_OF_OTHER_KIND, message).at(name.span, say::which_of_them()).help(help),
            );
        }
    }

    /// Whether a name is a stored or derived field of the record type in question.
    pub(super) fn is_field(&self, name: &Name) -> bool {
        self.scope.schema.record(self.record).fields.contains_key(&name.value)
            || lets::is_let(self.scope, self.record, &name.value)
    }

    fn without_record_name<'n>(&self, segments: &'n [Name]) -> &'n [Name] {
        match segments {
            [first, rest @ ..]
                if self.named
                    && !rest.is_empty()
                    && !self.is_field(first)
                    && first.value == self.scope.schema.record_name(self.record) =>
            {
                rest
            }
            _ => segments,
        }
    }

    fn expected_code(&self, name: &Name, expected: Option<Type>) -> Option<(Expression, Type)> {
        let Some(Type::Code(list)) = expected else { return None };
        let index = self.scope.code(list, name)?;
        Some((Expression::Constant(Value::Code(index)), Type::Code(list)))
    }

    fn period_end(&self, path: &tree::Path) -> Option<Option<(Expression, Type)>> {
        let [first, end] = path.segments.as_slice() else { return None };
        if first.value != "period" || !matches!(end.value.as_str(), "start" | "end") {
            return None;
        }
        let Some((start, last)) = self.period(path.span) else { return Some(None) };
        let day = if end.value == "start" { start } else { last };
        Some(Some((Expression::Constant(Value::Date(day)), Type::Date)))
    }

    /// The report's period, or a finding.
    pub(super) fn period(&self, span: crate::source::Span) -> Option<(crate::value::Date, crate::value::Date)> {
        if self.scope.report.period.is_none() {
            self.scope.say_no_period(span);
        }
        self.scope.report.period
    }

    /// What names lead to from the record that the steps lead to, which is of the type.
    pub(super) fn walk(&self, mut record: RecordId, mut steps: Vec<Step>, segments: &[Name]) -> Option<Typed> {
        let schema = &self.scope.schema;
        for (index, name) in segments.iter().enumerate() {
            let after = &segments[index + 1..];
            let Some(field) = schema.record(record).find_field(&name.value) else {
                return self.walk_into_let(record, steps, name, after);
            };
            match (schema.record(record).field(field).kind, after) {
                (FieldKind::Reference(target), _) => {
                    steps.push(Step::Field(field));
                    record = target;
                }
                (kind, []) => {
                    let path = Path { steps, end: End::Field(field) };
                    return Some((Expression::Path(path), Type::of(kind).unwrap_or(Type::Text)));
                }
                (_, [next, ..]) => {
                    self.say_not_a_reference(name, next);
                    return None;
                }
            }
        }
        self.key_of(record, steps)
    }

    /// A path that ends at a reference stands for the key of the record referred to.
    fn key_of(&self, mut record: RecordId, mut steps: Vec<Step>) -> Option<Typed> {
        let schema = &self.scope.schema;
        // Keys that refer to each other in a circle were said when the records were checked.
        for _ in 0..=schema.records.len() {
            let [key] = schema.record(record).key.as_slice() else { return None };
            match schema.record(record).field(*key).kind {
                FieldKind::Reference(next) => {
                    steps.push(Step::Field(*key));
                    record = next;
                }
                kind => {
                    let path = Path { steps, end: End::Field(*key) };
                    return Some((Expression::Path(path), Type::of(kind).unwrap_or(Type::Text)));
                }
            }
        }
        None
    }

    fn walk_into_let(&self, record: RecordId, steps: Vec<Step>, name: &Name, after: &[Name]) -> Option<Typed> {
        let record_name = self.scope.schema.record_name(record);
        if !lets::is_let(self.scope, record, &name.value) {
            if self.scope.is_broken(record_name) {
                return None;
            }
            let fields = self.scope.schema.record(record).fields.keys().cloned();
            let known: Vec<String> = fields.chain(lets::let_names(self.scope, record)).collect();
            let message = names::no_field(record_name, &name.value);
            self.scope.say_unknown(&codes::UNKNOWN_NAME, name, message, known.iter().map(String::as_str));
            return None;
        }
        let full_name = format!("{record_name}.{}", name.value);
        if self.scope.is_broken(&full_name) {
            return None;
        }
        self.scope.mark_used(&full_name);
        let (expression, kind) = lets::resolve(self.scope, record, &name.value, Some(name))?;
        let Some(next) = after.first() else { return Some((expression.behind_steps(&steps), kind)) };
        // A derived field that stands for a record leads on as a reference does.
        match histories::records_behind(&self.scope.schema, record, &expression).pop() {
            Some((inner, target)) if !inner.is_empty() => self.walk(target, [steps, inner].concat(), after),
            _ => {
                self.say_not_a_reference(name, next);
                None
            }
        }
    }

    fn say_not_a_reference(&self, name: &Name, after: &Name) {
        self.scope.say(
            Diagnostic::new(&codes::NAME_OF_OTHER_KIND, say::no_reference(&name.value))
                .at(after.span, say::nothing_can_follow())
                .at(name.span, say::plain_value()),
        );
    }

    fn say_unknown_name(&self, name: &Name, alone: bool, expected: Option<Type>) {
        let schema = &self.scope.schema;
        if alone && name.value == THIS {
            self.scope.say(
                Diagnostic::new(&codes::BAD_THIS, say::this_cannot_be_asked())
                    .at(name.span, say::what_a_report_is_for())
                    .help(say::where_this_stands()),
            );
            return;
        }
        if alone && self.say_other_kind(name, expected) {
            return;
        }
        if let (false, Some(other)) = (alone, schema.find_record(&name.value)) {
            self.say_other_record(name, schema.record_name(other));
            return;
        }
        let asked = match expected {
            Some(Type::Code(list)) if alone => schema.list_name(list),
            _ => schema.record_name(self.record),
        };
        if self.scope.is_broken(asked) || alone && self.say_yes_or_no(name, expected) {
            return;
        }
        if let Some(called) = self.labelled(name, alone, expected) {
            labels::say_label(self.scope, name, called);
            return;
        }
        let mut known: Vec<String> = Vec::new();
        let message;
        if let (Some(Type::Code(list)), true) = (expected, alone) {
            message = names::no_code_of(schema.list_name(list), &name.value);
            known.extend(schema.list(list).codes.keys().chain(schema.list(list).groups.keys()).cloned());
        } else {
            message = names::no_field(schema.record_name(self.record), &name.value);
            known.extend(schema.record(self.record).fields.keys().cloned());
            known.extend(lets::let_names(self.scope, self.record));
            known.extend(self.scope.params.keys().cloned());
            known.extend((expected == Some(Type::Date)).then(|| "period".to_owned()));
        }
        self.scope.say_unknown(&codes::UNKNOWN_NAME, name, message, known.iter().map(String::as_str));
    }

    /// The name of the code or field whose label stands where its name belongs.
    fn labelled(&self, name: &Name, alone: bool, expected: Option<Type>) -> Option<&str> {
        let schema = &self.scope.schema;
        if let (Some(Type::Code(list)), true) = (expected, alone) {
            return labels::code_called(schema.list(list), &name.value);
        }
        let fields = &schema.record(self.record).fields;
        fields.iter().find(|(_, field)| labels::is_called(field, &name.value)).map(|(name, _)| name.as_str())
    }

    fn say_other_record(&self, name: &Name, other: &str) {
        let own = self.scope.schema.record_name(self.record);
        self.scope.say(
            Diagnostic::new(&codes::NAME_OF_OTHER_KIND, say::other_record_type(other, own))
                .at(name.span, say::no_field_of_it_here())
                .help(say::go_over_a_reference(own, other)),
        );
    }

    fn say_other_kind(&self, name: &Name, expected: Option<Type>) -> bool {
        let schema = &self.scope.schema;
        let word = &name.value;
        let group = |list: ListId| schema.list(list).groups.contains_key(word);
        let wrong_kind = |message: Message, help: Message| {
            self.scope.say(
                Diagnostic::new(&codes::NAME_OF_OTHER_KIND, message)
                    .at(name.span, say::more_than_one_value())
                    .help(help),
            );
            true
        };
        if self.scope.sets.contains_key(word) {
            self.scope.mark_used(word);
            return wrong_kind(say::set_is_not_one_value(word), say::write_in(word));
        }
        if let Some(Type::Code(list)) = expected
            && group(list)
        {
            return wrong_kind(say::group_is_not_one_value(word), say::write_in(word));
        }
        if word == "period" {
            return wrong_kind(say::period_is_many_days(), say::write_in_period());
        }
        let other = schema.lists.iter().find(|(_, list)| list.codes.contains_key(word));
        if let (Some(Type::Code(list)), Some((other, _))) = (expected, other) {
            let asked = schema.list_name(list);
            self.scope.say(
                Diagnostic::new(&codes::OTHER_LIST, say::code_of_other_list(word, other, asked))
                    .at(name.span, say::code_of(other))
                    .help(say::compare_with_field_of(other)),
            );
            return true;
        }
        false
    }
}

impl Expression {
    /// A range as a choice, or as comparisons where an end is no fixed value.
    pub(super) fn between(
        operand: Expression,
        low: Option<(Expression, bool)>,
        high: Option<(Expression, bool)>,
    ) -> Expression {
        let fixed = |end: &Option<(Expression, bool)>| match end {
            None => Some(None),
            Some((Expression::Constant(value), inside)) => Some(Some((value.clone(), *inside))),
            Some(_) => None,
        };
        if let (Some(low), Some(high)) = (fixed(&low), fixed(&high)) {
            return Expression::In(Box::new(operand), vec![Choice::Range(low, high)]);
        }
        let mut parts = Vec::new();
        if let Some((end, inside)) = low {
            let op = if inside { CompareOp::GreaterOrEqual } else { CompareOp::Greater };
            parts.push(Expression::Compare(op, Box::new(operand.clone()), Box::new(end)));
        }
        if let Some((end, inside)) = high {
            let op = if inside { CompareOp::LessOrEqual } else { CompareOp::Less };
            parts.push(Expression::Compare(op, Box::new(operand), Box::new(end)));
        }
        Expression::And(parts)
    }
}

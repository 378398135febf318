//! Expressions: every operator with the types that it takes.

use crate::diagnostic::{Diagnostic, Edit, Help, codes};
use crate::message::{conditions as say, names};
use crate::model::{Expression, Type};
use crate::schema::RecordId;
use crate::source::Span;
use crate::syntax::tree::{ArithmeticOp, CompareOp, Expr, Name};
use crate::value::{Date, Number, Value};

use super::scope::Scope;
use super::types::type_said;

/// Typing of expressions over records of one type.
#[derive(Clone, Copy)]
pub(super) struct Typing<'s, 'a> {
    pub scope: &'s Scope<'a>,
    pub record: RecordId,
    /// Whether paths may begin with the record type's own name: `Target.members`.
    pub named: bool,
}

pub(super) type Typed = (Expression, Type);

impl<'s, 'a> Typing<'s, 'a> {
    pub fn of(scope: &'s Scope<'a>, record: RecordId) -> Typing<'s, 'a> {
        Typing { scope, record, named: false }
    }

    pub fn of_named(scope: &'s Scope<'a>, record: RecordId) -> Typing<'s, 'a> {
        Typing { scope, record, named: true }
    }

    /// The expression with its type; `None` if it has a fault, which was said. `expected` is what the place hopes for,
    /// so that bare code names can be understood; it is the caller's to check what came out.
    pub fn value(&self, expr: &Expr, expected: Option<Type>) -> Option<Typed> {
        match expr {
            Expr::Number(n) => {
                let kind = if n.value.is_integer() { Type::Integer } else { Type::Decimal };
                Some((Expression::Constant(Value::Number(n.value.clone())), kind))
            }
            Expr::Date(d) => Some((Expression::Constant(Value::Date(d.value)), Type::Date)),
            Expr::Text(t) => Some((Expression::Constant(Value::Text(t.value.clone())), Type::Text)),
            Expr::YesNo(b) => Some((Expression::Constant(Value::YesNo(b.value)), Type::YesNo)),
            Expr::Path(path) => self.path(path, expected),
            Expr::AsOf(reading) => self.as_of(reading),
            Expr::Not(inner, _) => Some((Expression::Not(Box::new(self.condition(inner)?)), Type::YesNo)),
            Expr::And(parts) => Some((Expression::And(self.conditions(parts)?), Type::YesNo)),
            Expr::Or(parts) if self.say_codes_behind_or(parts) => None,
            Expr::Or(parts) => Some((Expression::Or(self.conditions(parts)?), Type::YesNo)),
            Expr::Mixed(parts, span) => {
                self.scope.say(
                    Diagnostic::new(&codes::MIXED_AND_OR, say::and_and_or_mixed())
                        .at(*span, say::which_belongs_together())
                        .help(self.parentheses(parts)),
                );
                self.conditions(parts);
                None
            }
            Expr::Compare { op, left, right } => self.compare(*op, left, right),
            Expr::In { operand, choices, .. } => {
                let operand = self.value(operand, None)?;
                Some((self.among(operand, choices)?, Type::YesNo))
            }
            Expr::Is { operand, missing, span } => self.is(operand, *missing, *span),
            Expr::TextTest { operand, contains, pattern } => {
                let inner = Box::new(self.of_type(operand, Type::Text)?);
                let text = pattern.value.clone();
                let test =
                    if *contains { Expression::Contains(inner, text) } else { Expression::StartsWith(inner, text) };
                Some((test, Type::YesNo))
            }
            Expr::Binary { op, left, right } => self.arithmetic(*op, left, right),
            Expr::Negate(inner, _) => {
                let (value, kind) = self.number(inner)?;
                Some((Expression::Negate(Box::new(value)), kind))
            }
            Expr::Duration { span, .. } => {
                self.scope.say(
                    Diagnostic::new(&codes::DATE_UNITS, say::length_of_time_stands_alone())
                        .at(*span, say::added_to_which_day())
                        .help(say::lengths_are_added_to_dates()),
                );
                None
            }
            Expr::WorkingDays { span, .. } => {
                let message = say::working_days_stand_alone();
                self.scope.say_at(&codes::DATE_UNITS, *span, message, say::added_to_which_day());
                None
            }
            Expr::Meets { criteria, span } => self.meets(criteria, *span),
            Expr::Call { name, arguments, span } => self.call(name, arguments, *span),
        }
    }

    fn conditions(&self, parts: &[Expr]) -> Option<Vec<Expression>> {
        // Every part is looked at, so that each fault is said.
        let parts: Vec<_> = parts.iter().map(|part| self.condition(part)).collect();
        parts.into_iter().collect()
    }

    fn condition(&self, expr: &Expr) -> Option<Expression> {
        self.of_type(expr, Type::YesNo)
    }

    /// An expression that must have a type; integers widen.
    pub fn of_type(&self, expr: &Expr, asked: Type) -> Option<Expression> {
        let (value, kind) = self.value(expr, Some(asked))?;
        if kind == asked || (asked == Type::Decimal && kind == Type::Integer) {
            return Some(value);
        }
        let schema = &self.scope.schema;
        let message = say::type_is_needed(type_said(schema, asked), type_said(schema, kind));
        self.scope.say_at(&codes::WRONG_TYPE, expr.span(), message, type_said(schema, kind));
        None
    }

    fn number(&self, expr: &Expr) -> Option<Typed> {
        let (value, kind) = self.value(expr, None)?;
        if is_number(kind) {
            return Some((value, kind));
        }
        let message = say::number_is_needed(type_said(&self.scope.schema, kind));
        self.scope.say_at(&codes::WRONG_TYPE, expr.span(), message, say::not_a_number());
        None
    }

    fn compare(&self, op: CompareOp, left: &Expr, right: &Expr) -> Option<Typed> {
        // A bare code can stand on either side: the side that is no bare code tells the list.
        let ((a, a_kind), (b, b_kind)) = if self.is_bare_code(left) && !self.is_bare_code(right) {
            let b = self.value(right, None)?;
            (self.value(left, Some(b.1))?, b)
        } else {
            let a = self.value(left, None);
            // Beside a side with a fault, a bare name is most likely a code of a list that is not known.
            if a.is_none() && self.is_bare_code(right) {
                return None;
            }
            let b = self.value(right, a.as_ref().map(|(_, kind)| *kind));
            (a?, b?)
        };
        if a_kind != b_kind && !(is_number(a_kind) && is_number(b_kind)) {
            self.say_different_types(left, a_kind, right, b_kind);
            return None;
        }
        let ordering = !matches!(op, CompareOp::Equal | CompareOp::NotEqual);
        if ordering && !self.can_order(a_kind, left.span().to(right.span())) {
            return None;
        }
        Some((Expression::Compare(op, Box::new(a), Box::new(b)), Type::YesNo))
    }

    fn is_bare_code(&self, expr: &Expr) -> bool {
        let Expr::Path(path) = expr else { return false };
        let [name] = path.segments.as_slice() else { return false };
        !self.is_field(name) && !self.scope.params.contains_key(&name.value) && !self.scope.is_broken(&name.value)
    }

    /// The number that stands between quotation marks.
    fn number_in_marks(&self, expr: &Expr) -> Option<String> {
        let inner = self.scope.sources.slice(expr.span()).strip_prefix('"')?.strip_suffix('"')?;
        Number::parse(inner).map(|_| inner.to_owned())
    }

    fn say_different_types(&self, left: &Expr, a: Type, right: &Expr, b: Type) {
        let schema = &self.scope.schema;
        let (a_words, b_words) = (type_said(schema, a), type_said(schema, b));
        let code =
            if matches!((a, b), (Type::Code(_), Type::Code(_))) { &codes::OTHER_LIST } else { &codes::WRONG_TYPE };
        let mut finding = Diagnostic::new(code, say::compared_with_other_type(&a_words, &b_words))
            .at(right.span(), b_words)
            .at(left.span(), a_words);
        if matches!((a, b), (Type::Date, Type::Integer) | (Type::Integer, Type::Date)) {
            finding = finding.help(say::to_compare_an_age());
        } else if matches!((a, b), (Type::Code(_), Type::Text)) {
            finding = finding.help(self.unquoted(right, a));
        } else if let Some(number) = self.number_in_marks(right).filter(|_| is_number(a) && b == Type::Text) {
            let help = Help::new(say::number_without_marks(&number));
            finding = finding.help(help.suggestion([Edit::replace(right.span(), number)]));
        } else if matches!((a, b), (Type::YesNo, Type::Integer)) {
            let help = Help::new(say::write_yes_or_no());
            finding = finding.help(match self.scope.sources.slice(right.span()) {
                "1" => help.suggestion([Edit::replace(right.span(), "yes")]),
                "0" => help.suggestion([Edit::replace(right.span(), "no")]),
                _ => help,
            });
        } else if matches!((a, b), (Type::Text, Type::Integer | Type::Decimal)) {
            finding = finding.help(say::declare_field_as_number());
        } else if matches!((a, b), (Type::Date, Type::Text)) {
            finding = finding.help(say::dates_without_quotes());
        }
        self.scope.say(finding);
    }

    /// The two ways in which `and` and `or` can belong together: parentheses around each run of `and`, or around each run of `or`.
    fn parentheses(&self, parts: &[Expr]) -> Help {
        let between = |pair: &[Expr]| {
            let (one, two) = (pair[0].span(), pair[1].span());
            match self.scope.sources.slice(Span { start: one.end, end: two.start, ..one }).trim() {
                "và" => "and",
                "hoặc" => "or",
                written => written,
            }
        };
        let joined: Vec<&str> = parts.windows(2).map(between).collect();
        let around = |word: &str| {
            let mut edits = Vec::new();
            let mut begins = 0;
            for (at, part) in parts.iter().enumerate() {
                if joined.get(at) != Some(&word) {
                    if begins < at {
                        edits.extend([Edit::before(parts[begins].span(), "("), Edit::after(part.span(), ")")]);
                    }
                    begins = at + 1;
                }
            }
            edits
        };
        let help = Help::new(say::put_parentheses());
        if joined.iter().any(|word| !matches!(*word, "and" | "or")) {
            return help;
        }
        help.suggestion(around("and")).suggestion(around("or"))
    }

    /// What to write instead of a text where a code of a list is wanted.
    pub fn unquoted(&self, written: &Expr, list: Type) -> Help {
        let help = Help::new(say::codes_without_quotes());
        let (Expr::Text(text), Type::Code(list)) = (written, list) else { return help };
        let list = self.scope.schema.list(list);
        let mut codes = list.codes.iter();
        let meant = codes.find(|(name, code)| **name == text.value || code.label == text.value);
        match meant {
            Some((name, _)) => help.suggestion([Edit::replace(text.span, name.as_str())]),
            None => help,
        }
    }

    pub fn can_order(&self, kind: Type, span: Span) -> bool {
        let schema = &self.scope.schema;
        let finding = match kind {
            Type::Integer | Type::Decimal | Type::Date => return true,
            Type::Code(list) if schema.list(list).ordered => return true,
            Type::Code(list) => {
                let name = schema.list_name(list);
                Diagnostic::new(&codes::NOT_ORDERED, say::codes_have_no_order(name))
                    .at(span, say::compared_by_order())
                    .help(say::declare_list_ordered(name))
            }
            Type::Text | Type::YesNo => {
                Diagnostic::new(&codes::WRONG_TYPE, say::type_has_no_order(type_said(schema, kind)))
                    .at(span, say::compared_by_order())
            }
        };
        self.scope.say(finding);
        false
    }

    fn is(&self, operand: &Expr, missing: bool, span: Span) -> Option<Typed> {
        let (value, _) = self.value(operand, None)?;
        if !self.scope_can_miss(&value) {
            let message = if missing { say::is_missing_is_always_no() } else { say::is_known_is_always_yes() };
            self.scope.say(
                Diagnostic::new(&codes::NEVER_MISSING, message)
                    .at(span, say::reads_only_required_fields())
                    .help(say::declare_field_optional()),
            );
        }
        Some((Expression::Is(Box::new(value), missing), Type::YesNo))
    }

    fn scope_can_miss(&self, value: &Expression) -> bool {
        value.can_miss(&self.scope.schema, self.record)
    }

    fn arithmetic(&self, op: ArithmeticOp, left: &Expr, right: &Expr) -> Option<Typed> {
        if let Expr::Duration { amount, unit, .. } = right {
            let date = self.of_type(left, Type::Date);
            let amount = self.of_type(amount, Type::Integer);
            let (date, amount) = (date?, amount?);
            let amount = match op {
                ArithmeticOp::Add => amount,
                ArithmeticOp::Subtract => Expression::Negate(Box::new(amount)),
                _ => {
                    let message = say::length_is_added_or_subtracted();
                    self.scope.say_at(&codes::DATE_UNITS, right.span(), message, say::neither_multiplied_nor_divided());
                    return None;
                }
            };
            return Some((Expression::Shift(Box::new(date), Box::new(amount), *unit), Type::Date));
        }
        if let Expr::WorkingDays { amount, calendar, .. } = right {
            return self.working_days(op, left, amount, calendar);
        }
        let (a, b) = (self.value(left, None), self.value(right, None));
        let ((a, a_kind), (b, b_kind)) = (a?, b?);
        let of_time = |kind| kind == Type::Date || is_number(kind);
        if (a_kind == Type::Date || b_kind == Type::Date) && of_time(a_kind) && of_time(b_kind) {
            self.say_date_arithmetic(op, left, a_kind, right, b_kind);
            return None;
        }
        let beside_a_date = a_kind == Type::Date || b_kind == Type::Date;
        for (kind, expr) in [(a_kind, left), (b_kind, right)] {
            let is_the_date = beside_a_date && kind == Type::Date;
            if !is_number(kind) && !is_the_date {
                let message = say::number_is_needed(type_said(&self.scope.schema, kind));
                self.scope.say_at(&codes::WRONG_TYPE, expr.span(), message, say::not_a_number());
                return None;
            }
        }
        let whole = a_kind == Type::Integer && b_kind == Type::Integer && op != ArithmeticOp::Divide;
        let kind = if whole { Type::Integer } else { Type::Decimal };
        Some((Expression::Arithmetic(op, Box::new(a), Box::new(b)), kind))
    }

    fn working_days(&self, op: ArithmeticOp, left: &Expr, amount: &Expr, calendar: &Name) -> Option<Typed> {
        let date = self.of_type(left, Type::Date);
        let amount = self.of_type(amount, Type::Integer);
        let days_off = self.days_off(calendar);
        let (date, amount, days_off) = (date?, amount?, days_off?);
        let amount = match op {
            ArithmeticOp::Subtract => Expression::Negate(Box::new(amount)),
            _ => amount,
        };
        Some((Expression::WorkingDays(Box::new(date), Box::new(amount), days_off), Type::Date))
    }

    /// The days of a calendar: the external codes of its codes.
    fn days_off(&self, calendar: &Name) -> Option<Vec<Date>> {
        let list = self.scope.schema.list(self.scope.list(calendar)?);
        let mut days = Vec::new();
        for (name, code) in &list.codes {
            let day = code.external.iter().find_map(|(_, text)| Date::parse_iso(text));
            let Some(day) = day else {
                self.scope.say(
                    Diagnostic::new(&codes::BAD_CALENDAR, say::code_has_no_date(name, &calendar.value))
                        .at(calendar.span, say::not_a_calendar())
                        .help(say::give_each_code_its_day(name)),
                );
                return None;
            };
            days.push(day);
        }
        days.sort();
        days.dedup();
        Some(days)
    }

    fn meets(&self, name: &Name, span: Span) -> Option<Typed> {
        let Some(criteria) = self.scope.criteria.get(&name.value) else {
            if self.scope.is_declared(&name.value) {
                let message = say::meets_cannot_be_asked(&name.value);
                self.scope.say_at(&codes::BAD_MEETS, span, message, say::only_in_clauses_of_tables());
            } else {
                let known = self.scope.criteria.keys().map(String::as_str);
                self.scope.say_unknown(&codes::UNKNOWN_NAME, name, names::no_criteria(&name.value), known);
            }
            return None;
        };
        if criteria.record != self.record {
            let (of, here) =
                (self.scope.schema.record_name(criteria.record), self.scope.schema.record_name(self.record));
            let message = say::criteria_of_other_records(&name.value, of, here);
            self.scope.say_at(&codes::BAD_MEETS, span, message, say::criteria_of_other_type());
            return None;
        }
        if criteria.needs_day() && self.scope.as_of.is_none() {
            self.scope.say_no_date_of(&name.value, span);
            return None;
        }
        self.scope.mark_used(&name.value);
        Some((criteria.eligible(self.scope.as_of), Type::YesNo))
    }

    fn say_date_arithmetic(&self, op: ArithmeticOp, left: &Expr, a: Type, right: &Expr, b: Type) {
        let written = |e: &Expr| self.scope.sources.slice(e.span()).to_owned();
        let span = left.span().to(right.span());
        let finding = if a == Type::Date && b == Type::Date {
            Diagnostic::new(&codes::DATE_UNITS, say::dates_are_not_added())
                .at(span, say::days_are_not_years())
                .help(say::for_full_years(written(right), written(left)))
        } else {
            let sign = if op == ArithmeticOp::Subtract { '-' } else { '+' };
            let (date, amount) = if a == Type::Date { (left, right) } else { (right, left) };
            let help = match written(amount).as_str() {
                "1" => say::write_one_unit(written(date), sign),
                several => say::write_unit(written(date), sign, several),
            };
            Diagnostic::new(&codes::DATE_UNITS, say::date_is_moved_by_units())
                .at(amount.span(), say::of_what())
                .help(help)
        };
        self.scope.say(finding);
    }
}

/// Whether values of the type are numbers.
pub(super) fn is_number(kind: Type) -> bool {
    matches!(kind, Type::Integer | Type::Decimal)
}

//! What stands after `in` and after `:` of an arm: values, codes, groups, sets, ranges, the period.

use crate::diagnostic::{Diagnostic, Edit, Help, codes};
use crate::message::conditions as say;
use crate::message::phrases;
use crate::model::{Choice, Expression, Type};
use crate::schema::ListId;
use crate::source::Span;
use crate::syntax::tree::{self, ArithmeticOp, CompareOp, Expr, Name};
use crate::value::{CodeIndex, Value};

use super::expression::{Typed, Typing, is_number};
use super::types::type_said;

/// One of the choices, resolved.
enum Chosen {
    Codes(Vec<CodeIndex>),
    Fixed(Choice),
    Condition(Expression),
}

impl Typing<'_, '_> {
    /// That a value is among choices, as after `in` and after `:` of an arm.
    pub fn among(&self, (operand, kind): Typed, choices: &[tree::Choice]) -> Option<Expression> {
        let mut fixed = Vec::new();
        let mut codes_chosen: Option<Vec<CodeIndex>> = None;
        let mut others = Vec::new();
        let mut whole = true;
        for choice in choices {
            match self.choice(&operand, kind, choice) {
                Some(Chosen::Codes(found)) => codes_chosen.get_or_insert_default().extend(found),
                Some(Chosen::Fixed(choice)) => fixed.push(choice),
                Some(Chosen::Condition(condition)) => others.push(condition),
                None => whole = false,
            }
        }
        if !whole {
            return None;
        }
        if let Some(mut found) = codes_chosen {
            found.sort_unstable();
            found.dedup();
            fixed.push(Choice::Codes(found));
        }
        if !fixed.is_empty() {
            others.insert(0, Expression::In(Box::new(operand), fixed));
        }
        Some(if others.len() == 1 { others.remove(0) } else { Expression::Or(others) })
    }

    fn choice(&self, operand: &Expression, kind: Type, choice: &tree::Choice) -> Option<Chosen> {
        match choice {
            tree::Choice::One(expr) => self.one(operand, kind, expr),
            tree::Choice::Range(low, high) => {
                self.range(operand, kind, Some((low, true)), Some((high, true)), choice.span())
            }
            tree::Choice::Above(end, span) => self.range(operand, kind, Some((end, false)), None, *span),
            tree::Choice::Below(end, span) => self.range(operand, kind, None, Some((end, false)), *span),
        }
    }

    fn one(&self, operand: &Expression, kind: Type, expr: &Expr) -> Option<Chosen> {
        if self.say_difference(kind, expr) {
            return None;
        }
        if let Expr::Path(path) = expr
            && let [name] = path.segments.as_slice()
        {
            if let Type::Code(list) = kind
                && let Some(found) = self.codes_named(name, list)
            {
                self.say_two_meanings(name, kind);
                return Some(Chosen::Codes(found));
            }
            if name.value == "period" && kind == Type::Date && !self.is_field(name) {
                let (first, last) = self.period(name.span)?;
                let ends = (Some((Value::Date(first), true)), Some((Value::Date(last), true)));
                return Some(Chosen::Fixed(Choice::Range(ends.0, ends.1)));
            }
        }
        if let Expr::Path(path) = expr
            && let [name] = path.segments.as_slice()
            && self.say_no_codes(name, kind)
        {
            return None;
        }
        let (value, found) = self.value(expr, Some(kind))?;
        if found != kind && !(is_number(found) && is_number(kind)) {
            let schema = &self.scope.schema;
            let code = if matches!((found, kind), (Type::Code(_), Type::Code(_))) {
                &codes::OTHER_LIST
            } else {
                &codes::WRONG_TYPE
            };
            let (asked, is) = (type_said(schema, kind), type_said(schema, found));
            let mut finding = Diagnostic::new(code, say::type_is_looked_for(&asked, &is)).at(expr.span(), is);
            if let (Type::Code(_), Type::Text) = (kind, found) {
                finding = finding.help(self.unquoted(expr, kind));
            }
            self.scope.say(finding);
            return None;
        }
        Some(match value {
            Expression::Constant(Value::Code(code)) => Chosen::Codes(vec![code]),
            Expression::Constant(value) => Chosen::Fixed(Choice::Value(value)),
            other => {
                Chosen::Condition(Expression::Compare(CompareOp::Equal, Box::new(operand.clone()), Box::new(other)))
            }
        })
    }

    /// What to write instead of a range that begins with its greater end.
    fn turned(&self, ends: Option<(Span, Span)>) -> Help {
        let help = Help::new(say::write_smaller_end_first());
        let written = |place: Span| self.scope.sources.slice(place).to_owned();
        let Some((low, high)) = ends else { return help };
        help.suggestion([Edit::replace(low, written(high)), Edit::replace(high, written(low))])
    }

    fn range(
        &self,
        operand: &Expression,
        kind: Type,
        low: Option<(&Expr, bool)>,
        high: Option<(&Expr, bool)>,
        span: Span,
    ) -> Option<Chosen> {
        if !self.can_order(kind, span) {
            return None;
        }
        let end = |end: Option<(&Expr, bool)>| match end {
            None => Some(None),
            Some((expr, inside)) => {
                let asked = if kind == Type::Integer { Type::Decimal } else { kind };
                self.of_type(expr, asked).map(|value| Some((value, inside)))
            }
        };
        let places = low.zip(high).map(|((low, _), (high, _))| (low.span(), high.span()));
        let (low, high) = (end(low), end(high));
        let (low, high) = (low?, high?);
        if let (Some((Expression::Constant(a), _)), Some((Expression::Constant(b), _))) = (&low, &high)
            && a > b
        {
            self.scope.say(
                Diagnostic::new(&codes::EMPTY_RANGE, say::range_is_empty())
                    .at(span, say::first_end_is_greater())
                    .help(self.turned(places)),
            );
            return None;
        }
        let is_fixed = |end: &Option<(Expression, bool)>| {
            end.as_ref().is_none_or(|(end, _)| matches!(end, Expression::Constant(_)))
        };
        if let (Type::Code(list), true) = (kind, is_fixed(&low) && is_fixed(&high)) {
            return Some(self.code_range(list, &low, &high));
        }
        Some(match Expression::between(operand.clone(), low, high) {
            Expression::In(_, mut choices) if choices.len() == 1 => Chosen::Fixed(choices.remove(0)),
            other => Chosen::Condition(other),
        })
    }

    fn code_range(&self, list: ListId, low: &Option<(Expression, bool)>, high: &Option<(Expression, bool)>) -> Chosen {
        let position = |end: &Option<(Expression, bool)>| match end {
            Some((Expression::Constant(Value::Code(code)), inside)) => Some((*code, *inside)),
            _ => None,
        };
        let all = 0..self.scope.schema.list(list).codes.len() as CodeIndex;
        let (low, high) = (position(low), position(high));
        let inside = |code: &CodeIndex| {
            low.is_none_or(|(end, inside)| *code > end || (inside && *code == end))
                && high.is_none_or(|(end, inside)| *code < end || (inside && *code == end))
        };
        Chosen::Codes(all.filter(inside).collect())
    }

    /// `18-30` where `18..30` was meant: a subtraction, which comes to one number that nobody has.
    fn say_difference(&self, kind: Type, expr: &Expr) -> bool {
        let Expr::Binary { op: ArithmeticOp::Subtract, left, right } = expr else { return false };
        let has_order = match kind {
            Type::Integer | Type::Decimal | Type::Date => true,
            Type::Code(list) => self.scope.schema.list(list).ordered,
            Type::Text | Type::YesNo => false,
        };
        let is_end = |end: &Expr| match (end, kind) {
            (Expr::Path(path), Type::Code(list)) => {
                matches!(path.segments.as_slice(), [name] if self.scope.schema.list(list).codes.contains_key(&name.value))
            }
            (end, _) => is_written_out(end),
        };
        if !(has_order && is_end(left) && is_end(right)) {
            return false;
        }
        let written = |end: &Expr| self.scope.sources.slice(end.span()).to_owned();
        let (mut low, mut high) = (written(left), written(right));
        if let (Expr::Number(a), Expr::Number(b)) = (&**left, &**right)
            && a.value > b.value
        {
            std::mem::swap(&mut low, &mut high);
        }
        let span = left.span().to(right.span());
        self.scope.say(
            Diagnostic::new(&codes::DIFFERENCE, say::subtraction_for_range(self.scope.sources.slice(span)))
                .at(span, say::comes_to_one_value())
                .help(
                    Help::new(phrases::write_range(&low, &high))
                        .suggestion([Edit::replace(span, format!("{low}..{high}"))]),
                ),
        );
        true
    }

    /// A set among the values that are looked for, where these are no codes.
    fn say_no_codes(&self, name: &Name, kind: Type) -> bool {
        let schema = &self.scope.schema;
        let Some(set) = self.scope.sets.get(&name.value) else { return false };
        if matches!(kind, Type::Code(_)) || self.is_field(name) {
            return false;
        }
        let list = schema.list_name(set.list);
        self.scope.say_at(
            &codes::WRONG_TYPE,
            name.span,
            say::set_is_looked_through(type_said(schema, kind), &name.value, list),
            say::codes_of(list),
        );
        true
    }

    /// A name among choices of codes: a code, a group, or a set of the list.
    pub(super) fn codes_named(&self, name: &Name, list: ListId) -> Option<Vec<CodeIndex>> {
        let codes = self.scope.schema.list(list);
        if let Some(index) = self.scope.code(list, name) {
            return Some(vec![index]);
        }
        if let Some(group) = codes.groups.get(&name.value) {
            return Some(group.codes.clone());
        }
        if self.scope.is_broken(&name.value) {
            return Some(Vec::new());
        }
        let set = self.scope.sets.get(&name.value)?;
        if set.list != list {
            let (is, asked) = (self.scope.schema.list_name(set.list), self.scope.schema.list_name(list));
            self.scope.mark_used(&name.value);
            self.scope.say_at(
                &codes::OTHER_LIST,
                name.span,
                say::set_of_other_codes(&name.value, is, asked),
                say::set_of_other_list(),
            );
            return Some(Vec::new());
        }
        Some(self.scope.set_codes(&name.value).unwrap_or_default().to_vec())
    }
}

/// Whether a value is written as a number or a day.
fn is_written_out(value: &Expr) -> bool {
    match value {
        Expr::Number(_) | Expr::Date(_) => true,
        Expr::Negate(inner, _) => matches!(**inner, Expr::Number(_)),
        _ => false,
    }
}

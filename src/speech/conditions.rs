//! Expressions and values in the labels that the analyst gave.

use crate::message::spoken as say;
use crate::model::lacking;
use crate::model::{Choice, Criteria, Expression, Function, Measure, Model, Path, Type, end_type};
use crate::outcome::Named;
use crate::schema::RecordId;
use crate::syntax::tree::WordSet;
use crate::syntax::{Phrase, function_in};
use crate::value::{CodeIndex, CompareOp, Value};

use super::language::language_of;
use super::paths::{labels, unit_phrase, working_days};
use super::values::printed;

/// More characters than this are not read: then the words of the rules have to do.
const LONGEST: usize = 160;

/// The end of a range, and whether it is in.
type RangeEnd = (Value, bool);

/// Speaks of the records of one type.
#[derive(Clone, Copy)]
pub(crate) struct Words<'a> {
    pub model: &'a Model,
    pub record: RecordId,
    /// The conditions that stand for criteria of the type.
    pub criteria: &'a [Known<'a>],
    /// Whether requirements are told by their labels alone.
    pub brief: bool,
    /// The set of words that is spoken.
    pub words: WordSet,
}

impl Words<'_> {
    /// A condition in labels, negated or not; empty where it is too long to be read, its requirements told by their labels too.
    pub fn condition(&self, condition: &Expression, negated: bool) -> String {
        let told = |words: &Words<'_>| if negated { words.negation(condition) } else { words.expression(condition) };
        let is_read = |told: &String| told.chars().count() <= LONGEST;
        let full = told(self);
        if is_read(&full) {
            full
        } else {
            Some(told(&Words { brief: true, ..*self })).filter(is_read).unwrap_or_default()
        }
    }

    fn negation(&self, condition: &Expression) -> String {
        match condition {
            Expression::In(operand, choices) => {
                let (operand, choices) = (self.operand(operand), self.choices(operand, choices));
                match self.words {
                    WordSet::English => format!("{operand} not in ({choices})"),
                    words => {
                        let [not, within] = [Phrase::Not, Phrase::In].map(|phrase| phrase.written(words));
                        format!("{not} {operand} {within} ({choices})")
                    }
                }
            }
            Expression::Compare(CompareOp::Equal, a, b) => self.comparison(CompareOp::NotEqual, a, b),
            Expression::Compare(CompareOp::NotEqual, a, b) => self.comparison(CompareOp::Equal, a, b),
            Expression::Is(operand, missing) => self.expression(&Expression::Is(operand.clone(), !missing)),
            Expression::Not(inner) => self.expression(inner),
            other => self.not(&self.expression(other)),
        }
    }

    /// An expression in labels.
    pub fn expression(&self, expression: &Expression) -> String {
        if let Some(told) = self.of_criteria(expression).or_else(|| self.by_day(expression)) {
            return told;
        }
        match expression {
            Expression::Constant(value) => self.value(value, None),
            Expression::Path(path) => self.path(path),
            Expression::Not(inner) => self.negation(inner),
            Expression::And(parts) => self.joined(parts, Phrase::And),
            Expression::Or(parts) => self.joined(parts, Phrase::Or),
            Expression::Compare(op, a, b) => self.comparison(*op, a, b),
            Expression::In(operand, choices) => self.among(operand, choices),
            Expression::Is(operand, missing) => {
                let is = if *missing { Phrase::IsMissing } else { Phrase::IsKnown };
                format!("{} {}", self.operand(operand), self.phrase(is))
            }
            Expression::StartsWith(operand, text) => self.of_text(operand, Phrase::StartsWith, text),
            Expression::Contains(operand, text) => self.of_text(operand, Phrase::Contains, text),
            Expression::Arithmetic(op, a, b) => format!("{} {} {}", self.operand(a), op.sign(), self.operand(b)),
            Expression::Negate(inner) => format!("-{}", self.operand(inner)),
            Expression::Shift(day, amount, unit) => {
                format!("{} + {} {}", self.operand(day), self.operand(amount), self.phrase(unit_phrase(*unit)))
            }
            Expression::WorkingDays(day, amount, _) => {
                format!("{} + {} {}", self.operand(day), self.operand(amount), working_days(self.words))
            }
            Expression::Call(function, arguments) => {
                let name = Function::ALL.iter().find(|(_, known, _)| known == function).map_or("", |(name, ..)| name);
                let arguments: Vec<String> = arguments.iter().map(|argument| self.expression(argument)).collect();
                format!("{}({})", function_in(self.words, name), arguments.join(", "))
            }
        }
    }

    fn phrase(&self, phrase: Phrase) -> &'static str {
        phrase.written(self.words)
    }

    /// The opposite of a condition that is told.
    pub(super) fn not(&self, told: &str) -> String {
        format!("{} ({told})", self.phrase(Phrase::Not))
    }

    /// Parts with a word between them.
    pub(super) fn all_of(&self, parts: Vec<String>, word: Phrase) -> String {
        parts.join(&format!(" {} ", self.phrase(word)))
    }

    fn of_text(&self, operand: &Expression, phrase: Phrase, text: &str) -> String {
        format!("{} {} “{text}”", self.operand(operand), self.phrase(phrase))
    }

    /// An expression as a part of another: in brackets where it has an operator between two parts.
    fn operand(&self, expression: &Expression) -> String {
        match expression {
            Expression::Constant(_) | Expression::Path(_) | Expression::Call(..) => self.expression(expression),
            other => format!("({})", self.expression(other)),
        }
    }

    fn joined(&self, parts: &[Expression], word: Phrase) -> String {
        match parts {
            [] if word == Phrase::Or => say::never().say(language_of(self.words)),
            [] => say::always().say(language_of(self.words)),
            [only] => self.expression(only),
            parts => {
                let bracket = |part: &Expression| match part {
                    Expression::And(inner) | Expression::Or(inner) if inner.len() > 1 => self.operand(part),
                    other => self.expression(other),
                };
                self.all_of(parts.iter().map(bracket).collect(), word)
            }
        }
    }

    fn comparison(&self, op: CompareOp, a: &Expression, b: &Expression) -> String {
        // The value of a code is known by the other side's list.
        let side = |this: &Expression, other: &Expression| match this {
            Expression::Constant(value) => self.value(value, self.kind(other)),
            expression => self.operand(expression),
        };
        format!("{} {} {}", side(a, b), op.sign(), side(b, a))
    }

    fn choices(&self, operand: &Expression, choices: &[Choice]) -> String {
        let kind = self.kind(operand);
        let value = |value: &Value| self.value(value, kind);
        let shown = |choice: &Choice| match choice {
            Choice::Codes(codes) => {
                let labels: Vec<String> = codes.iter().map(|code| value(&Value::Code(*code))).collect();
                labels.join(", ")
            }
            Choice::Value(one) => value(one),
            Choice::Range(low, high) => match self.inclusive(kind, low.as_ref(), high.as_ref()) {
                Some(range) => range,
                None => self.all_of(self.ends("", kind, low.as_ref(), high.as_ref()), Phrase::And),
            },
        };
        choices.iter().map(shown).collect::<Vec<_>>().join(", ")
    }

    /// That a value is among the choices; of a single choice as a comparison.
    fn among(&self, operand: &Expression, choices: &[Choice]) -> String {
        let (name, kind) = (self.operand(operand), self.kind(operand));
        match choices {
            [Choice::Codes(codes)] if self.unit_of(kind, codes).is_some() => {
                let unit = self.unit_of(kind, codes).map(|unit| self.value(&Value::Code(unit), kind));
                format!("{name} {} {}", self.phrase(Phrase::Within), unit.unwrap_or_default())
            }
            [Choice::Codes(codes)] if codes.len() == 1 => format!("{name} = {}", self.choices(operand, choices)),
            [Choice::Value(value)] => format!("{name} = {}", self.value(value, kind)),
            [Choice::Range(None, None)] => format!("{name} {}", self.phrase(Phrase::IsKnown)),
            [] => say::never().say(language_of(self.words)),
            [Choice::Range(low, high)] => match self.inclusive(kind, low.as_ref(), high.as_ref()) {
                Some(range) => format!("{name} {} {range}", self.phrase(Phrase::In)),
                None => self.all_of(self.ends(&format!("{name} "), kind, low.as_ref(), high.as_ref()), Phrase::And),
            },
            _ => format!("{name} {} ({})", self.phrase(Phrase::In), self.choices(operand, choices)),
        }
    }

    /// The unit that codes are, with all that stand in it.
    fn unit_of(&self, kind: Option<Type>, codes: &[CodeIndex]) -> Option<CodeIndex> {
        let units = self.model.schema.list(kind?.list()?).units.as_ref()?;
        let first = codes.first().copied().filter(|_| codes.len() > 1)?;
        units.within(first).eq(codes.iter().copied()).then_some(first)
    }

    /// `18..30`, where both ends are in.
    fn inclusive(&self, kind: Option<Type>, low: Option<&RangeEnd>, high: Option<&RangeEnd>) -> Option<String> {
        match (low, high) {
            (Some((low, true)), Some((high, true))) => {
                Some(format!("{}..{}", self.value(low, kind), self.value(high, kind)))
            }
            _ => None,
        }
    }

    /// The ends of a range, one by one: `> 18`, `<= 30`, each led by the name of what is compared.
    fn ends(&self, name: &str, kind: Option<Type>, low: Option<&RangeEnd>, high: Option<&RangeEnd>) -> Vec<String> {
        let end = |sign: &str, end: &RangeEnd| {
            format!("{name}{sign}{} {}", if end.1 { "=" } else { "" }, self.value(&end.0, kind))
        };
        low.map(|low| end(">", low)).into_iter().chain(high.map(|high| end("<", high))).collect()
    }

    fn kind(&self, operand: &Expression) -> Option<Type> {
        match operand {
            Expression::Path(path) => end_type(self.model, self.record, path),
            _ => None,
        }
    }

    pub fn path(&self, path: &Path) -> String {
        labels(self.model, self.words, self.record, path)
    }

    /// A value as it is printed; a code by its label where the list is known.
    pub fn value(&self, value: &Value, kind: Option<Type>) -> String {
        match value {
            Value::Text(text) => format!("“{text}”"),
            Value::YesNo(yes) => self.phrase(if *yes { Phrase::Yes } else { Phrase::No }).to_owned(),
            other => printed(&self.model.schema, self.model.report.locale, other, kind.and_then(Type::list)),
        }
    }

    /// What records of a type lack, and how many of them each.
    pub fn lacking(&self, record: RecordId, fields: impl IntoIterator<Item = (String, u64)>) -> Vec<(Named, u64)> {
        let named = |name: &str| lacking::named(self.model, record, name);
        fields.into_iter().map(|(name, records)| (named(&name), records)).collect()
    }

    /// What a measure is of: `Số người tham gia`; empty for `count`.
    pub fn operand_of(&self, measure: &Measure) -> String {
        measure.operand.as_ref().map(|operand| self.expression(operand)).unwrap_or_default()
    }
}

/// A condition that stands for criteria.
pub(crate) struct Known<'a> {
    pub(super) condition: Expression,
    pub(super) criteria: &'a Criteria,
    /// The requirement that is failed; `None` is that all are met.
    pub(super) fails: Option<&'a str>,
}

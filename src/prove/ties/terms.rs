//! Expressions as sums of fields.

use crate::model::Expression;
use crate::value::{ArithmeticOp, DateUnit, Number, Value};

use super::{Field, Kind};

/// `(sum of factor times field + constant) / divisor`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sum {
    /// Factors and fields; no factor is zero, each field stands once, ascending.
    pub terms: Vec<(i64, usize)>,
    pub constant: i64,
    /// Above zero.
    pub divisor: i64,
}

/// A field that is moved by a number, or the number alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Term {
    pub field: Option<usize>,
    pub offset: i64,
}

/// Beyond this, numbers are not followed.
const FAR: i64 = 1 << 40;

impl Sum {
    fn constant(number: &Number) -> Option<Sum> {
        let (divisor, scaled) = match number.to_integer() {
            Some(whole) => (1, whole),
            None => {
                let (numerator, denominator) = number.fraction();
                (denominator.parse().ok()?, numerator.parse().ok()?)
            }
        };
        Sum { terms: Vec::new(), constant: scaled, divisor }.near()
    }

    fn near(self) -> Option<Sum> {
        let far = |number: i64| number.abs() > FAR;
        let is_near = !far(self.constant) && !far(self.divisor) && !self.terms.iter().any(|(factor, _)| far(*factor));
        is_near.then_some(self)
    }

    fn times(&self, factor: i64) -> Option<Sum> {
        let terms = self.terms.iter().map(|(own, field)| Some((own.checked_mul(factor)?, *field)));
        let terms = terms.collect::<Option<Vec<_>>>()?.into_iter().filter(|(factor, _)| *factor != 0).collect();
        Sum { terms, constant: self.constant.checked_mul(factor)?, divisor: self.divisor }.near()
    }

    /// The sum of two.
    pub fn plus(&self, other: &Sum) -> Option<Sum> {
        let (first, second) = (self.times(other.divisor)?, other.times(self.divisor)?);
        let mut terms: Vec<(i64, usize)> = Vec::new();
        for (factor, field) in first.terms.iter().chain(&second.terms) {
            match terms.iter_mut().find(|(_, known)| known == field) {
                Some((known, _)) => *known += factor,
                None => terms.push((*factor, *field)),
            }
        }
        terms.retain(|(factor, _)| *factor != 0);
        terms.sort_unstable_by_key(|(_, field)| *field);
        let divisor = self.divisor.checked_mul(other.divisor)?;
        Sum { terms, constant: first.constant + second.constant, divisor }.near()
    }

    /// The difference of two.
    pub fn minus(&self, other: &Sum) -> Option<Sum> {
        self.plus(&other.times(-1)?)
    }

    /// The same as one field that is moved.
    pub fn term(&self) -> Option<Term> {
        match (self.terms.as_slice(), self.divisor) {
            ([], 1) => Some(Term { field: None, offset: self.constant }),
            ([(1, field)], 1) => Some(Term { field: Some(*field), offset: self.constant }),
            _ => None,
        }
    }
}

/// An expression as a sum of fields that hold whole numbers, days as their numbers; `None` where it is none.
pub(super) fn sum(fields: &[Field<'_>], expression: &Expression) -> Option<Sum> {
    match expression {
        Expression::Path(path) => {
            let field = fields.iter().position(|field| field.path == path)?;
            let whole = Sum { terms: vec![(1, field)], constant: 0, divisor: 1 };
            (fields[field].kind != Kind::Other).then_some(whole)
        }
        Expression::Constant(value) => match value {
            Value::Number(number) => Sum::constant(number),
            Value::Date(day) => Some(Sum { terms: Vec::new(), constant: day.number(), divisor: 1 }),
            Value::Code(code) => Some(Sum { terms: Vec::new(), constant: i64::from(*code), divisor: 1 }),
            Value::YesNo(yes) => Some(Sum { terms: Vec::new(), constant: i64::from(*yes), divisor: 1 }),
            Value::Text(_) => None,
        },
        Expression::Negate(inner) => sum(fields, inner)?.times(-1),
        Expression::Arithmetic(op, a, b) => {
            let (a, b) = (sum(fields, a)?, sum(fields, b)?);
            match op {
                ArithmeticOp::Add => a.plus(&b),
                ArithmeticOp::Subtract => a.minus(&b),
                ArithmeticOp::Multiply if a.terms.is_empty() => scaled(&b, a.constant, a.divisor),
                ArithmeticOp::Multiply if b.terms.is_empty() => scaled(&a, b.constant, b.divisor),
                ArithmeticOp::Divide if b.terms.is_empty() && b.constant != 0 => {
                    scaled(&a, b.divisor * b.constant.signum(), b.constant.abs())
                }
                ArithmeticOp::Multiply | ArithmeticOp::Divide => None,
            }
        }
        Expression::Shift(day, amount, DateUnit::Days) => sum(fields, day)?.plus(&days(amount)?),
        _ => None,
    }
}

fn scaled(sum: &Sum, factor: i64, divisor: i64) -> Option<Sum> {
    let product = sum.times(factor)?;
    Sum { divisor: product.divisor.checked_mul(divisor)?, ..product }.near()
}

fn days(amount: &Expression) -> Option<Sum> {
    Some(Sum { terms: Vec::new(), constant: fixed(amount)?, divisor: 1 })
}

/// The whole number that an expression always is.
pub(super) fn fixed(expression: &Expression) -> Option<i64> {
    let found = sum(&[], expression)?;
    (found.terms.is_empty() && found.constant % found.divisor == 0).then(|| found.constant / found.divisor)
}

/// An expression as a field that is moved.
pub(super) fn term(fields: &[Field<'_>], expression: &Expression) -> Option<Term> {
    sum(fields, expression)?.term()
}

//! Counting and summing: what a measure makes of the operands of its records.

use std::collections::BTreeSet;

use crate::outcome::State;
use crate::syntax::tree::MeasureKind;
use crate::value::{Number, Sum, Value};

/// A measure while its records are put in one by one.
#[derive(Debug, Clone)]
pub(super) struct Tally {
    kind: MeasureKind,
    records: i64,
    known: i64,
    sum: Sum,
    least: Option<Value>,
    greatest: Option<Value>,
    distinct: BTreeSet<Value>,
}

impl Tally {
    /// Over no records yet.
    pub fn new(kind: MeasureKind) -> Tally {
        Tally {
            kind,
            records: 0,
            known: 0,
            sum: Sum::default(),
            least: None,
            greatest: None,
            distinct: BTreeSet::new(),
        }
    }

    /// Takes one record in, with its operand; `None` is a missing one (or none at all, for a count).
    pub fn add(&mut self, operand: Option<Value>) {
        self.records += 1;
        let Some(value) = operand else { return };
        self.known += 1;
        if let Value::Number(number) = &value {
            self.sum.add(number);
        }
        if self.least.as_ref().is_none_or(|least| value < *least) {
            self.least = Some(value.clone());
        }
        if self.greatest.as_ref().is_none_or(|greatest| value > *greatest) {
            self.greatest = Some(value.clone());
        }
        if self.kind == MeasureKind::CountDistinct {
            self.distinct.insert(value);
        }
    }

    /// What came out, or why there is no value.
    pub fn result(&self) -> Result<Value, State> {
        let whole = |count: i64| Some(Value::Number(Number::from(count)));
        if self.kind != MeasureKind::Count && self.records > 0 && self.known == 0 {
            return Err(State::Missing);
        }
        if matches!(self.kind, MeasureKind::Sum | MeasureKind::Average) && self.sum.total().is_none() {
            return Err(State::TooLarge);
        }
        let result = match self.kind {
            MeasureKind::Count => whole(self.records),
            MeasureKind::CountDistinct => whole(self.distinct.len() as i64),
            MeasureKind::Sum => self.sum.total().map(Value::Number),
            MeasureKind::Average => {
                self.sum.total().and_then(|sum| sum.checked_div(Number::from(self.known))).map(Value::Number)
            }
            MeasureKind::Min => self.least.clone(),
            MeasureKind::Max => self.greatest.clone(),
        };
        result.ok_or(State::NotComputable)
    }
}

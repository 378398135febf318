//! Values, and what operands come to, as a file holds them and back. Texts are not held: of what is told apart, digests are.

use std::collections::BTreeMap;

use super::document::{Digest, StoredOperand, StoredTally, StoredValue};
use crate::exec::{OperandTally, Parts, Tally};
use crate::value::{Date, Number, Sum, Value};

/// The most leaves that an expression can lack.
const LEAVES: u32 = 16;

pub(super) fn stored(value: &Value) -> Option<StoredValue> {
    Some(match value {
        Value::Number(number) => {
            let (is_negative, numerator, denominator) = number.to_bytes();
            StoredValue::Number(is_negative, numerator, denominator)
        }
        Value::Date(day) => StoredValue::Date(u32::try_from(day.number()).ok()?),
        Value::YesNo(yes) => StoredValue::YesNo(*yes),
        Value::Code(code) => StoredValue::Code(*code),
        Value::Text(_) => return None,
    })
}

pub(super) fn value(stored: &StoredValue) -> Option<Value> {
    Some(match stored {
        StoredValue::Number(is_negative, numerator, denominator) => {
            Value::Number(Number::of_bytes(*is_negative, numerator, denominator)?)
        }
        StoredValue::Date(number) => Value::Date(Date::of_number(i64::from(*number))?),
        StoredValue::YesNo(yes) => Value::YesNo(*yes),
        StoredValue::Code(code) => Value::Code(*code),
    })
}

pub(super) fn stored_tally(tally: &Tally) -> StoredTally {
    StoredTally {
        operands: tally.operands.iter().map(stored_operand).collect(),
        lacking: tally.lacking.iter().map(|(operands, records)| (operands.to_vec(), *records)).collect(),
    }
}

fn stored_operand(operand: &OperandTally) -> StoredOperand {
    let Parts { sum, least, greatest, distinct } = operand.parts();
    StoredOperand {
        known: operand.known,
        missing: operand.missing.iter().map(|(mask, values)| (*mask, *values)).collect(),
        sum: sum.terms(),
        least: least.as_ref().and_then(stored),
        greatest: greatest.as_ref().and_then(stored),
        distinct: distinct.into_iter().map(u128::to_le_bytes).collect(),
    }
}

/// What was found at a point of so many records; `None` where its numbers do not go together.
pub(super) fn tally(stored: &StoredTally, records: u64) -> Option<Tally> {
    let count = stored.operands.len() as u32;
    let lacking =
        in_order(stored.lacking.iter().map(|(operands, records)| (Box::from(operands.as_slice()), *records)))?;
    let is_sound = |operands: &[u32]| {
        !operands.is_empty() && operands.windows(2).all(|pair| pair[0] < pair[1]) && operands.iter().all(|o| *o < count)
    };
    let lack = lacking.values().try_fold(0u64, |sum, records| sum.checked_add(*records))?;
    if lack > records || !lacking.keys().all(|operands| is_sound(operands)) {
        return None;
    }
    let operands = stored.operands.iter().map(|operand| self::operand(operand, records)).collect::<Option<_>>()?;
    Some(Tally { records, operands, lacking })
}

fn operand(stored: &StoredOperand, records: u64) -> Option<OperandTally> {
    let missing = in_order(stored.missing.iter().copied())?;
    let values = missing.values().try_fold(stored.known, |sum, values| sum.checked_add(*values))?;
    if values != records || missing.keys().any(|mask| *mask >= 1 << LEAVES) {
        return None;
    }
    let value_of = |end: &Option<StoredValue>| match end {
        None => Some(None),
        Some(end) => value(end).map(Some),
    };
    let ascend = stored.distinct.windows(2).all(|pair| u128::from_le_bytes(pair[0]) < u128::from_le_bytes(pair[1]));
    if !ascend || stored.distinct.len() as u64 > stored.known {
        return None;
    }
    let parts = Parts {
        sum: Sum::of_terms(&stored.sum)?,
        least: value_of(&stored.least)?,
        greatest: value_of(&stored.greatest)?,
        distinct: stored.distinct.iter().map(|digest: &Digest| u128::from_le_bytes(*digest)).collect(),
    };
    Some(OperandTally::of_parts(stored.known, missing, parts))
}

/// A map of entries that ascend and count something; `None` where they do not.
fn in_order<K: Ord>(entries: impl Iterator<Item = (K, u64)>) -> Option<BTreeMap<K, u64>> {
    let mut map = BTreeMap::new();
    for (key, count) in entries {
        if count == 0 || map.last_key_value().is_some_and(|(last, _)| *last >= key) {
            return None;
        }
        map.insert(key, count);
    }
    Some(map)
}

//! Figures as a form holds them: a number or the reason why there is none, and the records that it is not decided of.

use std::collections::BTreeSet;

/// What stands in a cell: a number, exactly, as a fraction; or a sign. From light to grave: the gravest of its terms is a formula's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    Number(i128, i128),
    NotApplicable,
    NotComputable,
    Undetermined,
    Missing,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    pub value: Value,
    /// To how many decimals the number is printed; a whole number as it is.
    pub decimals: u32,
    /// The records that may belong there, for all that is known, by their places in the register.
    pub open: BTreeSet<usize>,
}

impl Figure {
    pub fn of(number: i128) -> Figure {
        Figure { value: Value::Number(number, 1), decimals: 0, open: BTreeSet::new() }
    }

    pub fn sign(value: Value) -> Figure {
        Figure { value, ..Figure::of(0) }
    }

    pub fn whole(&self) -> i128 {
        if let Value::Number(number, 1) = self.value { number } else { panic!("{self:?} is not a whole number") }
    }

    /// So many hundredths of another figure, to two decimals.
    pub fn percent_of(&self, whole: &Figure) -> Figure {
        let value = match (self.value, whole.value) {
            (Value::Number(..), Value::Number(0, _)) => Value::NotComputable,
            (Value::Number(part, of), Value::Number(all, among)) => Value::Number(part * among * 100, of * all),
            (part, all) => part.max(all),
        };
        Figure { value, decimals: 2, open: self.open.union(&whole.open).copied().collect() }
    }

    /// The number as it is printed, in so many units of the last decimal, from the middle up.
    pub fn printed(&self) -> Option<(i128, u32)> {
        let Value::Number(dividend, divisor) = self.value else { return None };
        let units = dividend * 10_i128.pow(self.decimals);
        Some(((2 * units + divisor) / (2 * divisor), self.decimals))
    }
}

/// How many of the answers are yes, where all are known.
pub fn sure(answers: impl Iterator<Item = bool>) -> Figure {
    Figure::of(answers.filter(|answer| *answer).count() as i128)
}

/// How many of the answers are yes; an answer that is not known leaves the figure open.
pub fn count(answers: impl Iterator<Item = (usize, Option<bool>)>) -> Figure {
    let (mut sure, mut open) = (0, BTreeSet::new());
    for (place, answer) in answers {
        sure += i128::from(answer == Some(true));
        open.extend(answer.is_none().then_some(place));
    }
    let value = if sure == 0 && !open.is_empty() { Value::Undetermined } else { Value::Number(sure, 1) };
    Figure { value, decimals: 0, open }
}

/// The mean of what is known, to one decimal.
pub fn mean(numbers: impl Iterator<Item = (usize, Option<i32>)>) -> Figure {
    let (mut sum, mut known, mut open) = (0, 0, BTreeSet::new());
    for (place, number) in numbers {
        sum += i128::from(number.unwrap_or_default());
        known += i128::from(number.is_some());
        open.extend(number.is_none().then_some(place));
    }
    let value = match (known, open.is_empty()) {
        (0, true) => Value::NotComputable,
        (0, false) => Value::Missing,
        _ => Value::Number(sum, known),
    };
    Figure { value, decimals: 1, open }
}

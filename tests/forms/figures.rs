//! Figures as a form holds them: a number or the reason why there is none, and how many records it is not decided of.

/// What stands in a cell: a number as it is read, or a sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// In so many decimals: `(302, 1)` is 30.2.
    Number(i128, u32),
    Undetermined,
    Missing,
    NotComputable,
    NotApplicable,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    pub value: Value,
    /// How many records may belong there, for all that is known.
    pub open: u64,
}

impl Figure {
    pub fn of(number: i128) -> Figure {
        Figure { value: Value::Number(number, 0), open: 0 }
    }

    pub fn sign(value: Value) -> Figure {
        Figure { value, open: 0 }
    }

    pub fn whole(&self) -> i128 {
        if let Value::Number(number, 0) = self.value { number } else { panic!("{self:?} is no whole number") }
    }
}

/// How many of the answers are yes; an answer that is not known leaves the figure open.
pub fn count(answers: impl Iterator<Item = Option<bool>>) -> Figure {
    let (mut sure, mut open) = (0, 0);
    for answer in answers {
        sure += i128::from(answer == Some(true));
        open += u64::from(answer.is_none());
    }
    let value = if sure == 0 && open > 0 { Value::Undetermined } else { Value::Number(sure, 0) };
    Figure { value, open }
}

/// The mean of what is known, half up to one digit.
pub fn mean(numbers: impl Iterator<Item = Option<i32>>) -> Figure {
    let (mut sum, mut known, mut open) = (0, 0, 0);
    for number in numbers {
        sum += i128::from(number.unwrap_or_default());
        known += i128::from(number.is_some());
        open += u64::from(number.is_none());
    }
    let value = match (known, open) {
        (0, 0) => Value::NotComputable,
        (0, _) => Value::Missing,
        _ => Value::Number(half_up(sum * 10, known), 1),
    };
    Figure { value, open }
}

/// A quotient of whole numbers that are not negative, rounded to the nearer one, from the middle up.
pub fn half_up(dividend: i128, divisor: i128) -> i128 {
    (2 * dividend + divisor) / (2 * divisor)
}

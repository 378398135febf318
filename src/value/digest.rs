//! Digests of values: what tells values apart without showing them.

use xxhash_rust::xxh3::xxh3_128;

use super::Value;

impl Value {
    /// Sixteen bytes by which the value is told from others. It cannot be read from them, but who has a list of what it may be can find it.
    #[must_use]
    pub fn digest(&self) -> u128 {
        let mut bytes = Vec::new();
        match self {
            Value::Text(text) => {
                bytes.push(0);
                bytes.extend_from_slice(text.as_bytes());
            }
            Value::Number(number) => {
                let (is_negative, numerator, denominator) = number.to_bytes();
                bytes.extend([1, u8::from(is_negative)]);
                bytes.extend((numerator.len() as u64).to_le_bytes());
                bytes.extend(numerator);
                bytes.extend(denominator);
            }
            Value::Date(day) => {
                bytes.push(2);
                bytes.extend(day.number().to_le_bytes());
            }
            Value::YesNo(yes) => bytes.extend([3, u8::from(*yes)]),
            Value::Code(code) => {
                bytes.push(4);
                bytes.extend(code.to_le_bytes());
            }
        }
        xxh3_128(&bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::{Date, Number};

    #[test]
    fn different_values_have_different_digests_and_equal_ones_the_same() {
        let number = |text: &str| Value::Number(Number::parse(text).unwrap());
        let values = [
            Value::Text(String::new()),
            Value::Text("1".to_owned()),
            number("1"),
            number("-1"),
            number("0.1"),
            number("10"),
            Value::Number(Number::ratio(1, 3).unwrap()),
            Value::Number(Number::ratio(3, 1).unwrap()),
            Value::Date(Date::new(2024, 1, 1).unwrap()),
            Value::YesNo(true),
            Value::YesNo(false),
            Value::Code(1),
        ];
        for (one, first) in values.iter().enumerate() {
            for (other, second) in values.iter().enumerate() {
                assert_eq!(first.digest() == second.digest(), one == other, "{first:?} {second:?}");
            }
        }
        assert_eq!(number("1.50").digest(), number("1.5").digest());
    }
}

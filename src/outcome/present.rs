//! From an exact value to what is printed: percent, rounding, digits, glyphs.

use super::{Cell, CellValue, Locale, State, format_date, format_number};
use crate::value::{Number, Rounding};

/// How a result is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Presentation {
    /// Times 100 (no sign is printed).
    pub percent: bool,
    /// Rounding; `None` prints the exact value.
    pub rounding: Option<Rounding>,
    /// Another rounding in total rows.
    pub total_rounding: Option<Rounding>,
    /// Zeros at the end of the fraction are not printed.
    pub strip_zeros: bool,
    /// At least this many digits before the decimal sign, 0 to 18: `02`.
    pub digits: u32,
}

/// How zero and the states are printed; `None` falls back to the next in line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ShownGlyphs {
    /// The number 0 itself: not what is printed so because it is rounded.
    pub zero: Option<String>,
    /// Not applicable; by default `X`.
    pub not_applicable: Option<String>,
    /// Undetermined; by default `?`.
    pub undetermined: Option<String>,
    /// Missing; by default `…`.
    pub missing: Option<String>,
    /// Not computable, or too large; by default `–`.
    pub not_computable: Option<String>,
    /// Suppressed; by default `*`.
    pub suppressed: Option<String>,
}

impl ShownGlyphs {
    fn of_state(&self, state: State) -> Option<&str> {
        match state {
            State::NotApplicable => self.not_applicable.as_deref(),
            State::Undetermined => self.undetermined.as_deref(),
            State::Missing => self.missing.as_deref(),
            State::NotComputable | State::TooLarge => self.not_computable.as_deref(),
            State::Suppressed => self.suppressed.as_deref(),
        }
    }
}

impl Presentation {
    /// The cell for an exact value. `value` is before `as percent`; `in_total` chooses the rounding of total rows;
    /// the first of `glyphs` that says how a state is printed is asked.
    #[must_use]
    pub fn cell(&self, value: CellValue, in_total: bool, locale: Locale, glyphs: &[&ShownGlyphs]) -> Cell {
        match self.scaled(value) {
            CellValue::State(state) => Cell {
                value: CellValue::State(state),
                rounded: None,
                shown: glyphs.iter().find_map(|g| g.of_state(state)).unwrap_or(state.default_glyph()).to_owned(),
                undetermined: 0,
            },
            CellValue::Date(date) => {
                let shown = format_date(date, locale);
                Cell { value: CellValue::Date(date), rounded: None, shown, undetermined: 0 }
            }
            CellValue::Number(number) => {
                let Some(rounded) = self.round(&number, in_total) else {
                    return self.cell(CellValue::State(State::TooLarge), in_total, locale, glyphs);
                };
                let zero = if number.is_zero() { glyphs.iter().find_map(|g| g.zero.clone()) } else { None };
                let shown = zero.unwrap_or_else(|| self.digits(&rounded, in_total, locale));
                Cell { value: CellValue::Number(number), rounded: Some(rounded), shown, undetermined: 0 }
            }
        }
    }

    /// The digits of an already rounded number, zero not replaced.
    #[must_use]
    pub fn digits(&self, rounded: &Number, in_total: bool, locale: Locale) -> String {
        let fraction = self.rounding_for(in_total).map(|r| r.digits);
        format_number(rounded, fraction, self.strip_zeros, self.digits, locale)
    }

    fn rounding_for(&self, in_total: bool) -> Option<Rounding> {
        if in_total { self.total_rounding.or(self.rounding) } else { self.rounding }
    }

    fn round(&self, number: &Number, in_total: bool) -> Option<Number> {
        self.rounding_for(in_total).map_or(Some(number.clone()), |rounding| number.round(rounding))
    }

    /// What formulas see of a cell: its exact value after `as percent`; too large where it cannot even be rounded.
    #[must_use]
    pub fn settled(&self, value: CellValue, in_total: bool) -> CellValue {
        match self.scaled(value) {
            CellValue::Number(ref number) if self.round(number, in_total).is_none() => {
                CellValue::State(State::TooLarge)
            }
            settled => settled,
        }
    }

    /// The value after `as percent`.
    #[must_use]
    pub fn scaled(&self, value: CellValue) -> CellValue {
        match value {
            CellValue::Number(number) if self.percent => {
                number.checked_mul(Number::from(100)).map_or(CellValue::State(State::TooLarge), CellValue::Number)
            }
            other => other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::RoundingMode;

    #[test]
    fn the_sign_of_zero_is_for_zero_itself() {
        let to_one_digit = Some(Rounding { mode: RoundingMode::HalfUp, digits: 1 });
        let share = Presentation { percent: true, rounding: to_one_digit, ..Presentation::default() };
        let glyphs = ShownGlyphs { zero: Some("-".to_owned()), ..ShownGlyphs::default() };
        let shown = |number: Number| share.cell(CellValue::Number(number), false, Locale::default(), &[&glyphs]).shown;
        assert_eq!(shown(Number::ZERO), "-");
        assert_eq!(shown(Number::ratio(1, 3000).unwrap()), "0.0");
        assert_eq!(shown(Number::ratio(-1, 3000).unwrap()), "0.0");
        assert_eq!(shown(Number::ratio(1, 1000).unwrap()), "0.1");
    }
}

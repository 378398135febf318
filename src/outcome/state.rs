//! Why there is no value.

/// Why a cell has no value. In a formula the gravest state of its terms wins; the order here is from light to grave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum State {
    /// The form has no such cell.
    NotApplicable,
    /// Division by zero, or an average of nothing.
    NotComputable,
    /// A number longer than [`Number::LONGEST`](crate::value::Number::LONGEST) on the way to it. That is reported beside the cell, too.
    TooLarge,
    /// Records may belong to the cell, and of none is it known that it does.
    Undetermined,
    /// An input was not given, or nothing is known of what is measured.
    Missing,
    /// Withheld.
    Suppressed,
}

impl State {
    /// All of them, from light to grave.
    pub const ALL: [State; 6] = [
        State::NotApplicable,
        State::NotComputable,
        State::TooLarge,
        State::Undetermined,
        State::Missing,
        State::Suppressed,
    ];

    /// The word for it in rules.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            State::NotApplicable => "not applicable",
            State::NotComputable => "not computable",
            State::TooLarge => "too large",
            State::Undetermined => "undetermined",
            State::Missing => "missing",
            State::Suppressed => "suppressed",
        }
    }

    /// How it is printed where the table does not say.
    #[must_use]
    pub fn default_glyph(self) -> &'static str {
        match self {
            State::NotApplicable => "X",
            State::NotComputable | State::TooLarge => "–",
            State::Undetermined => "?",
            State::Missing => "…",
            State::Suppressed => "*",
        }
    }
}

//! Truth where a part of a point is still open.

use crate::value::Truth;

/// Whether a condition holds at a point: no where it is undetermined, for such records stand in the ledger.
pub(super) fn is_yes(truth: Option<Truth>) -> Option<bool> {
    truth.map(Truth::is_yes)
}

pub(super) fn is_no(truth: Option<Truth>) -> Option<bool> {
    truth.map(|truth| truth == Truth::No)
}

/// Yes if all are, no if one is not, open otherwise.
pub(super) fn all(parts: impl IntoIterator<Item = Option<bool>>) -> Option<bool> {
    is_yes(Truth::all(parts.into_iter().map(|part| part.map(Truth::from))))
}

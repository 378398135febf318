//! Which version of criteria counts.

use crate::model::{Criteria, Model};
use crate::value::Date;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Chosen {
    /// The version that is in force on a day of the record.
    ByRecord,
    /// One version (or none) for all records.
    Fixed(Option<usize>),
}

/// The version that the criteria is read in.
pub(super) fn chosen(model: &Model, criteria: &Criteria, guidance: Option<Date>) -> Chosen {
    match (guidance, criteria.chosen_by()) {
        _ if criteria.only_version().is_some() => Chosen::Fixed(criteria.only_version()),
        (Some(day), _) => Chosen::Fixed(criteria.version_on(day)),
        (None, Some(_)) => Chosen::ByRecord,
        (None, None) => Chosen::Fixed(model.as_of.and_then(|day| criteria.version_on(day))),
    }
}

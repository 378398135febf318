//! The stretches of days on which anything in the rules differs: tables, and criteria that tables or decisions rest on.

use crate::syntax::tree::{InForce, Item, Tree};
use crate::value::Date;

use super::stretches::{between, stretches_of_tables, turning_days};
use crate::model::Stretch;

/// The stretches that tables or criteria can tell apart, ascending; one alone where there are no versions.
#[must_use]
pub fn stretches_of_rules(trees: &[Tree], any_day: Date) -> Vec<Stretch> {
    let mut forces: Vec<&InForce> = Vec::new();
    for item in trees.iter().flat_map(|tree| &tree.items) {
        if let Item::Criteria(criteria) = item {
            forces.extend(&criteria.in_force);
            forces.extend(criteria.requirements.iter().filter_map(|requirement| requirement.in_force.as_ref()));
            forces.extend(criteria.exceptions.iter().filter_map(|exception| exception.in_force.as_ref()));
        }
    }
    let mut days = turning_days(&forces);
    days.extend(stretches_of_tables(trees, any_day).into_iter().filter_map(|stretch| stretch.from));
    days.sort_unstable();
    days.dedup();
    between(&days, any_day)
}

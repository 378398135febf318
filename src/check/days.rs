//! The stretches of days on which anything in the rules differs: tables, and criteria that tables or decisions rest on.

use crate::syntax::tree::{InForce, Item, Tree};
use crate::value::Date;

use super::stretches::{between, of_table_or_declaration, turning_days};
use crate::model::Stretch;

/// The stretches that tables or criteria can tell apart, ascending; one alone where there are no versions.
#[must_use]
pub fn stretches_of_rules(trees: &[Tree], any_day: Date) -> Vec<Stretch> {
    between(&turning_days_of_rules(trees.iter().flat_map(|tree| &tree.items)), any_day)
}

/// The days on which a version of anything begins, or is no longer in force, ascending.
pub(super) fn turning_days_of_rules<'t>(items: impl Iterator<Item = &'t Item>) -> Vec<Date> {
    let mut forces: Vec<&InForce> = Vec::new();
    for item in items {
        of_table_or_declaration(item, &mut forces);
        if let Item::Criteria(criteria) = item {
            forces.extend(&criteria.in_force);
            forces.extend(criteria.requirements.iter().filter_map(|requirement| requirement.in_force.as_ref()));
            forces.extend(criteria.exceptions.iter().filter_map(|exception| exception.in_force.as_ref()));
        }
    }
    turning_days(&forces)
}

//! What is asked of conditions while blanks are filled in one after the other.

use super::condition::Condition;
use super::population::Population;
use super::stands::Regions;
use crate::value::Truth;

impl Condition {
    /// A dimension whose region is not chosen yet and that leaves the answer open, where there is one.
    pub(crate) fn open(&self, regions: &(impl Regions + ?Sized)) -> Option<usize> {
        if self.at(regions).is_some() {
            return None;
        }
        match self {
            Condition::Constant(_) => None,
            Condition::Atom { dimension, .. } => Some(*dimension),
            Condition::Not(inner) | Condition::Undetermined(inner) => inner.open(regions),
            Condition::And(parts) | Condition::Or(parts) => parts.iter().find_map(|part| part.open(regions)),
        }
    }

    /// Whether a missing value decides something in it: it asks whether there is one.
    pub(crate) fn asks_of_blanks(&self) -> bool {
        match self {
            Condition::Constant(_) => false,
            Condition::Atom { missing, .. } => *missing != Truth::Undetermined,
            Condition::Undetermined(_) => true,
            Condition::Not(inner) => inner.asks_of_blanks(),
            Condition::And(parts) | Condition::Or(parts) => parts.iter().any(Condition::asks_of_blanks),
        }
    }
}

impl Population {
    /// Whether a condition of a cell asks if something is missing.
    pub(crate) fn asks_of_blanks(&self, row: usize, column: usize) -> bool {
        let members = self.rows.conditions(row).into_iter().chain(self.columns.conditions(column));
        std::iter::once(&self.universe).chain(members).any(|condition| {
            let mut asks = condition.asks_of_blanks();
            condition.dimensions(&mut |of| asks = asks || self.dimensions[of].operand.asks_what_is_missing());
            asks
        })
    }
}

//! What reaches formulas: a change of a row, a column or a single cell moves all that is worked out from it.

use std::collections::{BTreeMap, BTreeSet};

use crate::message::{Argument, meaning_changes as say};
use crate::model::{Axis, Body, Formula};
use crate::syntax::tree::Dimension;

use super::members::Pairs;
use super::{Change, ChangeKind, Sameness};

/// The members of an axis of NEW whose values can have moved, and those of which it is not known.
#[derive(Debug, Clone, Default)]
pub(super) struct Moved {
    pub moved: BTreeSet<usize>,
    pub open: BTreeSet<usize>,
}

impl Moved {
    /// Follows formulas from what changed by itself: members, and single cells by member. `singles` are the formulas of single
    /// cells, by member.
    pub fn new<'v>(
        (names, axis): (Dimension, &Axis),
        own: impl Iterator<Item = (usize, &'v Sameness)>,
        singles: &[(usize, &Formula)],
    ) -> Moved {
        let mut found = Moved::default();
        own.for_each(|(member, verdict)| found.start(member, verdict));
        let formulas: Vec<(usize, &Formula)> = axis
            .members
            .iter()
            .enumerate()
            .filter_map(|(index, member)| match &member.body {
                Body::Formula(formula) => Some((index, formula)),
                _ => None,
            })
            .chain(singles.iter().copied())
            .collect();
        loop {
            let before = (found.moved.len(), found.open.len());
            for (member, formula) in &formulas {
                formula.named(names, &mut |term| {
                    if found.moved.contains(&term) {
                        found.moved.insert(*member);
                    }
                    if found.open.contains(&term) {
                        found.open.insert(*member);
                    }
                });
            }
            if before == (found.moved.len(), found.open.len()) {
                return found;
            }
        }
    }

    fn start(&mut self, member: usize, verdict: &Sameness) {
        match verdict {
            Sameness::Changed(changes) if changes.iter().any(Change::moves_value) => {
                self.moved.insert(member);
            }
            Sameness::NotDecided(_) => {
                self.open.insert(member);
            }
            Sameness::Changed(_) | Sameness::Equal => {}
        }
    }

    /// The verdict on a formula, given what changed in the formula itself.
    pub fn of_formula(&self, (names, axis): (Dimension, &Axis), formula: &Formula, own: Sameness) -> Sameness {
        let mut terms = BTreeSet::new();
        formula.named(names, &mut |term| {
            terms.insert(term);
        });
        let named = |known: &BTreeSet<usize>| -> Vec<String> {
            terms.intersection(known).map(|term| axis.members[*term].in_brackets()).collect()
        };
        let (moved, open) = (named(&self.moved), named(&self.open));
        let (mut changes, unknown) = match own {
            Sameness::Changed(changes) => (changes, None),
            Sameness::Equal => (Vec::new(), None),
            Sameness::NotDecided(why) => (Vec::new(), Some(why)),
        };
        if !moved.is_empty() {
            let how = say::by_way_of(Argument::list(moved));
            changes.push(Change::new(ChangeKind::Terms, how));
        }
        if let (true, Some(why)) = (changes.is_empty(), unknown) {
            return Sameness::NotDecided(why);
        }
        if changes.is_empty() && !open.is_empty() {
            return Sameness::NotDecided(say::worked_out_from(Argument::list(open)));
        }
        Sameness::of(changes)
    }
}

/// The verdicts on the pairs of an axis, from what each changed by itself.
pub(super) fn settled(
    (names, axis): (Dimension, &Axis),
    pairs: &Pairs,
    mut own: BTreeMap<usize, Sameness>,
    moved: &Moved,
) -> Vec<Sameness> {
    let verdict = |pair: &[usize; 2]| {
        let verdict = own.remove(&pair[1]).unwrap_or(Sameness::Equal);
        match &axis.members[pair[1]].body {
            Body::Formula(formula) => moved.of_formula((names, axis), formula, verdict),
            _ => verdict,
        }
    };
    pairs.both.iter().map(verdict).collect()
}

//! What reaches formulas: a change of a row, a column or a single cell moves all that is worked out from it.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Axis, Body, Formula};

use super::members::Pairs;
use super::{Change, ChangeKind, Verdict};

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
        axis: &Axis,
        own: impl Iterator<Item = (usize, &'v Verdict)>,
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
                formula.members(&mut |term| {
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

    fn start(&mut self, member: usize, verdict: &Verdict) {
        match verdict {
            Verdict::Changed(changes) if changes.iter().any(Change::moves_value) => {
                self.moved.insert(member);
            }
            Verdict::NotDecided(_) => {
                self.open.insert(member);
            }
            Verdict::Changed(_) | Verdict::Equal => {}
        }
    }

    /// The verdict on a formula, given what changed in the formula itself.
    pub fn of_formula(&self, axis: &Axis, formula: &Formula, own: Verdict) -> Verdict {
        let mut terms = BTreeSet::new();
        formula.members(&mut |term| {
            terms.insert(term);
        });
        let named = |known: &BTreeSet<usize>| -> Vec<String> {
            terms.intersection(known).map(|term| axis.members[*term].in_brackets()).collect()
        };
        let (moved, open) = (named(&self.moved), named(&self.open));
        let mut changes = match own {
            Verdict::Changed(changes) => changes,
            Verdict::Equal | Verdict::NotDecided(_) => Vec::new(),
        };
        if !moved.is_empty() {
            let how = format!("by way of {}", moved.join(", "));
            changes.push(Change::new(ChangeKind::Terms, how));
        }
        if changes.is_empty() && !open.is_empty() {
            return Verdict::NotDecided(format!("it is worked out from {}", open.join(", ")));
        }
        Verdict::of(changes)
    }
}

/// The verdicts on the pairs of an axis, from what each changed by itself.
pub(super) fn settled(axis: &Axis, pairs: &Pairs, mut own: BTreeMap<usize, Verdict>, moved: &Moved) -> Vec<Verdict> {
    let verdict = |pair: &[usize; 2]| {
        let verdict = own.remove(&pair[1]).unwrap_or(Verdict::Equal);
        match &axis.members[pair[1]].body {
            Body::Formula(formula) => moved.of_formula(axis, formula, verdict),
            _ => verdict,
        }
    };
    pairs.both.iter().map(verdict).collect()
}

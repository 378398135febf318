//! What a row or column says beside which records it takes: how it is scaled, and of which codes it is not known whether they are of it.

use std::collections::BTreeSet;

use crate::message::{Argument, meaning_changes as say};
use crate::model::Axis;
use crate::outcome::Presentation;

use super::{Change, ChangeKind};

/// What changed of one member of an axis, by its position in OLD and in NEW.
pub(super) fn of_codes_and_scale([old, new]: [&Axis; 2], pair: [usize; 2]) -> Vec<Change> {
    let (before, after) = (&old.members[pair[0]], &new.members[pair[1]]);
    let mut changes = scaled_otherwise(before.presentation, after.presentation);
    let lacks = |axis: &Axis, member: usize| -> BTreeSet<String> {
        axis.members[member].lacks.iter().map(|lack| axis.members[*lack].id.clone()).collect()
    };
    let (was, is) = (lacks(old, pair[0]), lacks(new, pair[1]));
    if was != is {
        let unless = |codes: BTreeSet<String>| match codes.len() {
            0 => say::whatever_codes(),
            _ => say::unless_codes(Argument::list(codes)),
        };
        let how = say::computable_otherwise(unless(was), unless(is));
        changes.push(Change::new(ChangeKind::Undetermined, how));
    }
    changes
}

/// Whether results are scaled otherwise: `as percent` changes what formulas see. How they are rounded is a matter of print.
pub(super) fn scaled_otherwise(old: Presentation, new: Presentation) -> Vec<Change> {
    if old.percent == new.percent {
        return Vec::new();
    }
    let how = if new.percent { say::now_as_percent() } else { say::no_longer_as_percent() };
    vec![Change::new(ChangeKind::Measure, how)]
}

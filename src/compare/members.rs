//! Which row or column of NEW is which of OLD.

use std::collections::HashMap;

use crate::model::Axis;

/// The members of an axis on both sides.
#[derive(Debug, Clone, Default)]
pub(super) struct Pairs {
    /// Those that both have, by position in OLD and in NEW; in NEW's order.
    pub both: Vec<[usize; 2]>,
    /// Those that NEW has alone.
    pub added: Vec<usize>,
    /// Those that OLD has alone.
    pub removed: Vec<usize>,
    /// Those that both have, NEW's by OLD's.
    by_old: HashMap<usize, usize>,
}

/// How many pairs of members with different ids are looked at for being the same: each may take a search.
const RENAMED: usize = 200;

/// Pairs members by id. Of those left over, a member of NEW is one of OLD if `is_renamed` says that they are the same thing.
pub(super) fn pairs(old: &Axis, new: &Axis, is_renamed: &dyn Fn(usize, usize) -> bool) -> Pairs {
    let [old_places, new_places] = [old, new].map(places);
    let mut removed: Vec<usize> =
        (0..old.members.len()).filter(|index| !new_places.contains_key(old.members[*index].id.as_str())).collect();
    let mut looked_at = 0;
    let mut pairs = Pairs::default();
    for (index, member) in new.members.iter().enumerate() {
        if let Some(other) = old_places.get(member.id.as_str()) {
            pairs.both.push([*other, index]);
            continue;
        }
        let is_same = |other: &usize| {
            looked_at += 1;
            looked_at <= RENAMED && is_renamed(*other, index)
        };
        match removed.iter().position(is_same) {
            Some(at) => pairs.both.push([removed.remove(at), index]),
            None => pairs.added.push(index),
        }
    }
    pairs.removed = removed;
    pairs.by_old = pairs.both.iter().map(|[old, new]| (*old, *new)).collect();
    pairs
}

/// The first member of each id.
fn places(axis: &Axis) -> HashMap<&str, usize> {
    let mut places = HashMap::new();
    for (place, member) in axis.members.iter().enumerate() {
        places.entry(member.id.as_str()).or_insert(place);
    }
    places
}

impl Pairs {
    /// The member of NEW that one of OLD is.
    pub fn new_of(&self, old: usize) -> Option<usize> {
        self.by_old.get(&old).copied()
    }
}

//! Which row or column of NEW is which of OLD.

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
}

/// How many pairs of members with different ids are looked at for being the same: each may take a search.
const RENAMED: usize = 200;

/// Pairs members by id. Of those left over, a member of NEW is one of OLD if `is_renamed` says that they are the same thing.
pub(super) fn pairs(old: &Axis, new: &Axis, is_renamed: &dyn Fn(usize, usize) -> bool) -> Pairs {
    let of_id = |axis: &Axis, id: &str| axis.members.iter().position(|member| member.id == id);
    let mut removed: Vec<usize> =
        (0..old.members.len()).filter(|index| of_id(new, &old.members[*index].id).is_none()).collect();
    let mut looked_at = 0;
    let mut pairs = Pairs::default();
    for (index, member) in new.members.iter().enumerate() {
        if let Some(other) = of_id(old, &member.id) {
            pairs.both.push([other, index]);
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
    pairs
}

impl Pairs {
    /// The member of NEW that one of OLD is.
    pub fn new_of(&self, old: usize) -> Option<usize> {
        self.both.iter().find(|pair| pair[0] == old).map(|pair| pair[1])
    }
}

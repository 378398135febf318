//! What was added, removed, moved or rewritten.

use std::collections::{HashMap, HashSet};

use crate::message::Message;

/// One thing that is not there on both sides, or not the same way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StructureChange {
    /// What kind of thing it is.
    pub thing: Thing,
    /// What it belongs to: the table of a column, the list of a code; empty for what stands by itself.
    pub of: String,
    /// Its name or id in NEW, or, for what was removed, in OLD.
    pub name: String,
    /// What became of it.
    pub edit: Edit,
    /// On which days, where it is not so on the day that NEW's rules are read at: `until 2023-12-31`.
    pub days: Option<Message>,
}

/// The kinds of things that a program is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Thing {
    /// A code list.
    List,
    /// A code of a list.
    Code,
    /// A record type.
    Record,
    /// A field of a record type.
    Field,
    /// A derived field over other records.
    DerivedField,
    /// A set.
    Set,
    /// A parameter.
    Parameter,
    /// A table.
    Table,
    /// A column.
    Column,
    /// A row.
    Row,
    /// A text.
    Text,
    /// Criteria.
    Criteria,
    /// A requirement.
    Requirement,
    /// An exception.
    Exception,
}

/// What became of a thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// NEW has it alone.
    Added,
    /// OLD has it alone.
    Removed,
    /// It is the same thing and has another name or id.
    Renamed {
        /// The one in OLD.
        from: String,
    },
    /// It is called otherwise in print.
    Relabelled {
        /// In OLD.
        from: String,
        /// In NEW.
        to: String,
    },
    /// It stands at another place among its like.
    Moved,
    /// It says something else.
    Rewritten {
        /// In OLD.
        from: Message,
        /// In NEW.
        to: Message,
    },
}

impl Thing {
    /// The word for it in documents.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Thing::List => "list",
            Thing::Code => "code",
            Thing::Record => "record type",
            Thing::Field => "field",
            Thing::DerivedField => "derived field",
            Thing::Set => "set",
            Thing::Parameter => "parameter",
            Thing::Table => "table",
            Thing::Column => "column",
            Thing::Row => "row",
            Thing::Text => "text",
            Thing::Criteria => "criteria",
            Thing::Requirement => "requirement",
            Thing::Exception => "exception",
        }
    }
}

/// What was found so far.
#[derive(Default)]
pub(super) struct Structures {
    pub(super) changes: Vec<StructureChange>,
}

impl Structures {
    pub(super) fn add(&mut self, thing: Thing, of: &str, name: &str, edit: Edit) {
        self.changes.push(StructureChange { thing, of: of.to_owned(), name: name.to_owned(), edit, days: None });
    }

    /// Says which of the names were added, removed or moved, and gives those that both have, in NEW's order.
    pub(super) fn names<'n>(&mut self, thing: Thing, of: &str, old: &[&'n str], new: &[&'n str]) -> Vec<&'n str> {
        let (in_old, in_new): (HashSet<&str>, HashSet<&str>) =
            (old.iter().copied().collect(), new.iter().copied().collect());
        let both: Vec<&str> = new.iter().filter(|name| in_old.contains(*name)).copied().collect();
        for name in new.iter().filter(|name| !in_old.contains(*name)) {
            self.add(thing, of, name, Edit::Added);
        }
        for name in old.iter().filter(|name| !in_new.contains(*name)) {
            self.add(thing, of, name, Edit::Removed);
        }
        let before: Vec<&str> = old.iter().filter(|name| in_new.contains(*name)).copied().collect();
        for name in moved(&before, &both) {
            self.add(thing, of, name, Edit::Moved);
        }
        both
    }

    /// The same of named things, and those that both have as they were and as they are. Of one name the first counts.
    pub(super) fn both<'n, T: Copy>(
        &mut self,
        thing: Thing,
        of: &str,
        [old, new]: [&[(&'n str, T)]; 2],
    ) -> Vec<(&'n str, T, T)> {
        let names = |all: &[(&'n str, T)]| all.iter().map(|(name, _)| *name).collect::<Vec<_>>();
        let named = |all: &[(&str, T)], name: &str| all.iter().find(|(other, _)| *other == name).map(|(_, it)| *it);
        let both = self.names(thing, of, &names(old), &names(new)).into_iter();
        both.filter_map(|name| Some((name, named(old, name)?, named(new, name)?))).collect()
    }

    pub(super) fn label(&mut self, thing: Thing, of: &str, name: &str, from: &str, to: &str) {
        if from != to {
            self.add(thing, of, name, Edit::Relabelled { from: from.to_owned(), to: to.to_owned() });
        }
    }

    pub(super) fn rewritten(&mut self, thing: Thing, of: &str, name: &str, from: Message, to: Message) {
        if from != to {
            self.add(thing, of, name, Edit::Rewritten { from, to });
        }
    }
}

/// The names that stand at another place: those outside a longest run that kept its order.
pub(super) fn moved<'n>(before: &[&str], after: &[&'n str]) -> Vec<&'n str> {
    let place: HashMap<&str, usize> = before.iter().enumerate().map(|(at, name)| (*name, at)).collect();
    let places: Vec<usize> = after.iter().map(|name| place.get(name).copied().unwrap_or_default()).collect();
    if places.is_sorted() {
        return Vec::new();
    }
    // ends[n]: the run of n + 1 names that ends earliest, by its last name; behind[i]: the name before the i-th in its run.
    let mut ends: Vec<usize> = Vec::new();
    let mut behind: Vec<Option<usize>> = Vec::with_capacity(places.len());
    for (index, place) in places.iter().enumerate() {
        let length = ends.partition_point(|end| places[*end] < *place);
        behind.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        match ends.get_mut(length) {
            Some(end) => *end = index,
            None => ends.push(index),
        }
    }
    let mut at = ends.last().copied();
    let mut kept = vec![false; after.len()];
    while let Some(index) = at {
        kept[index] = true;
        at = behind[index];
    }
    after.iter().zip(kept).filter(|(_, kept)| !kept).map(|(name, _)| *name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_left_its_place_has_moved() {
        assert_eq!(moved(&["a", "b", "c", "d"], &["a", "c", "d", "b"]), ["b"]);
        assert!(moved(&["a", "b"], &["a", "b"]).is_empty());
        assert_eq!(moved(&["a", "b", "c", "d", "e"], &["e", "c", "a", "b", "d"]), ["e", "c"]);
    }
}

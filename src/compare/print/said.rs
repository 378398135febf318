//! What is said of one printed thing, and what is called otherwise in the other program.

use std::collections::BTreeMap;

use crate::message::{Message, print_changes as say};

use super::super::{Change, ChangeKind, Found, Sameness, Subject};

/// Changes of what is printed of one thing.
#[derive(Default)]
pub(crate) struct Said {
    changes: Vec<Change>,
}

impl Said {
    /// Holds words against those of the other side.
    pub(super) fn words(&mut self, what: Message, old: &str, new: &str) {
        self.put(ChangeKind::Words, what, old, new);
    }

    pub(super) fn put(&mut self, kind: ChangeKind, what: Message, old: &str, new: &str) {
        if old == new {
            return;
        }
        let how = match (old, new) {
            (old, new) if old.contains('\n') || new.contains('\n') => say::reworded(what),
            ("", new) => say::now_is(what, new),
            (old, "") => say::no_longer(what, old),
            (old, new) => say::was_and_is(what, old, new),
        };
        self.changes.push(Change::new(kind, how));
    }

    pub(super) fn push(&mut self, change: Change) {
        self.changes.push(change);
    }

    pub(super) fn verdict(self) -> Sameness {
        Sameness::of(self.changes)
    }
}

/// What rows and columns of OLD are called in NEW.
pub(crate) struct Renames<'m> {
    columns: BTreeMap<(&'m str, &'m str), &'m str>,
    rows: BTreeMap<(&'m str, &'m str), &'m str>,
}

impl<'m> Renames<'m> {
    pub(super) fn new(meaning: &'m [Found]) -> Renames<'m> {
        let mut renames = Renames { columns: BTreeMap::new(), rows: BTreeMap::new() };
        for found in meaning {
            match &found.subject {
                Subject::Column { table, id, was: Some(was) } => {
                    renames.columns.insert((table, was), id);
                }
                Subject::Row { table, id, was: Some(was) } => {
                    renames.rows.insert((table, was), id);
                }
                _ => {}
            }
        }
        renames
    }

    pub(super) fn column<'a>(&'a self, table: &'a str, old: &'a str) -> &'a str {
        self.columns.get(&(table, old)).copied().unwrap_or(old)
    }

    pub(super) fn row<'a>(&'a self, table: &'a str, old: &'a str) -> &'a str {
        self.rows.get(&(table, old)).copied().unwrap_or(old)
    }
}

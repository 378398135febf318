//! What is said of one printed thing, and what is called otherwise in the other program.

use std::collections::BTreeMap;

use crate::message::{Argument, Message, print_changes as say};

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
        self.spoken(kind, what, &[old, old], &[new, new]);
    }

    /// Holds pieces of rules against those of the other side, each as programs know it and in the words of its file.
    pub(super) fn spoken<S: AsRef<str>>(&mut self, kind: ChangeKind, what: Message, old: &[S; 2], new: &[S; 2]) {
        let [[old, old_said], [new, new_said]] = [old, new].map(|side| [side[0].as_ref(), side[1].as_ref()]);
        if old == new {
            return;
        }
        let [was, is] = [(old, old_said), (new, new_said)].map(|(shown, said)| Argument::spoken(shown, said));
        let how = match (old, new) {
            (old, new) if old.contains('\n') || new.contains('\n') => say::reworded(what),
            ("", _) => say::now_is(what, is),
            (_, "") => say::no_longer(what, was),
            _ => say::was_and_is(what, was, is),
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

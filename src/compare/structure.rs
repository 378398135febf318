//! How two programs are put together: what was added, removed, moved or called otherwise. What it means is not asked here.

mod rules;
mod schema;

use crate::model::Model;

use super::Meaning;

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
    /// A check.
    Check,
    /// A printed note.
    Note,
    /// The instruments that something rests on.
    Sources,
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
        from: String,
        /// In NEW.
        to: String,
    },
}

impl Thing {
    /// The word for it.
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
            Thing::Check => "check",
            Thing::Note => "note",
            Thing::Sources => "sources",
            Thing::Text => "text",
            Thing::Criteria => "criteria",
            Thing::Requirement => "requirement",
            Thing::Exception => "exception",
        }
    }
}

/// Compares how two programs are put together: lists, records, constants, tables, texts and criteria, in this order. `meaning` is
/// that of the two models, and says which row or column was called otherwise.
#[must_use]
pub fn structure(old: &Model, new: &Model, meaning: &[Meaning]) -> Vec<StructureChange> {
    let mut found = Found::default();
    schema::lists(&mut found, old, new);
    schema::records(&mut found, old, new);
    schema::constants(&mut found, old, new);
    rules::tables(&mut found, old, new, meaning);
    rules::texts(&mut found, old, new);
    rules::criteria(&mut found, old, new);
    found.changes
}

/// What was found so far.
#[derive(Default)]
struct Found {
    changes: Vec<StructureChange>,
}

impl Found {
    fn add(&mut self, thing: Thing, of: &str, name: &str, edit: Edit) {
        self.changes.push(StructureChange { thing, of: of.to_owned(), name: name.to_owned(), edit });
    }

    /// Says which of the names were added, removed or moved, and gives those that both have, in NEW's order.
    fn names<'n>(&mut self, thing: Thing, of: &str, old: &[&'n str], new: &[&'n str]) -> Vec<&'n str> {
        let both: Vec<&str> = new.iter().filter(|name| old.contains(name)).copied().collect();
        for name in new.iter().filter(|name| !old.contains(name)) {
            self.add(thing, of, name, Edit::Added);
        }
        for name in old.iter().filter(|name| !new.contains(name)) {
            self.add(thing, of, name, Edit::Removed);
        }
        let before: Vec<&str> = old.iter().filter(|name| new.contains(name)).copied().collect();
        for name in moved(&before, &both) {
            self.add(thing, of, name, Edit::Moved);
        }
        both
    }

    fn label(&mut self, thing: Thing, of: &str, name: &str, from: &str, to: &str) {
        if from != to {
            self.add(thing, of, name, Edit::Relabelled { from: from.to_owned(), to: to.to_owned() });
        }
    }

    fn rewritten(&mut self, thing: Thing, of: &str, name: &str, from: &str, to: &str) {
        if from != to {
            self.add(thing, of, name, Edit::Rewritten { from: from.to_owned(), to: to.to_owned() });
        }
    }
}

/// The names that stand at another place: those outside a longest run that kept its order.
fn moved<'n>(before: &[&str], after: &[&'n str]) -> Vec<&'n str> {
    let places: Vec<usize> =
        after.iter().map(|name| before.iter().position(|other| other == name).unwrap_or_default()).collect();
    if places.is_sorted() {
        return Vec::new();
    }
    // longest[i]: how many names a run that ends with the i-th has, and the one before it in that run.
    let mut longest: Vec<(usize, Option<usize>)> = Vec::with_capacity(places.len());
    for (index, place) in places.iter().enumerate() {
        let before = (0..index).filter(|other| places[*other] < *place).max_by_key(|other| longest[*other].0);
        longest.push((before.map_or(1, |other| longest[other].0 + 1), before));
    }
    let mut at = (0..longest.len()).max_by_key(|index| longest[*index].0);
    let mut kept = vec![false; after.len()];
    while let Some(index) = at {
        kept[index] = true;
        at = longest[index].1;
    }
    after.iter().zip(kept).filter(|(_, kept)| !kept).map(|(name, _)| *name).collect()
}

#[cfg(test)]
mod tests {
    use super::moved;

    #[test]
    fn only_what_left_its_place_has_moved() {
        assert_eq!(moved(&["a", "b", "c", "d"], &["a", "c", "d", "b"]), ["b"]);
        assert!(moved(&["a", "b"], &["a", "b"]).is_empty());
    }
}

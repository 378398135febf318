//! How two programs read data: headers, dialects, words, keys, and which cells are taken for which codes.
//!
//! Equal is what is said when everything is the same that a reader of records asks. Where something is not, made-up cells are read
//! by both sides' own readers until one comes out apart: that line is shown. Nothing here works out itself what a cell means.
//!
//! - `cells`: a made-up cell, read by one side;
//! - `tried`: which cells are tried;
//! - `lands`: where records with a code go that one side alone has.

mod cells;
mod lands;
mod tried;

use crate::message::{Argument, Message, meaning_changes, reading_changes as say};
use crate::model::Model;
use crate::records::{codes_called, fields_called, fields_of, stored_kind};
use crate::schema::{CodeList, Dialect, Field, FieldId, FieldKind, RecordType, Schema, UnitType};

use super::{Change, ChangeKind, Found, Sameness, Subject};
use cells::{Read, Reader, keyed_apart, line};

/// Compares how data are read: every record type and code list that both sides have, in NEW's order.
#[must_use]
pub fn reading(old: &Model, new: &Model) -> Vec<Found> {
    let (before, after) = (&old.schema, &new.schema);
    let mut found = Vec::new();
    for (name, record) in &after.records {
        let Some(other) = before.records.get(name) else { continue };
        let both = Both { name, schemas: [before, after], records: [other, record] };
        found.push(Found { subject: Subject::Record { record: name.clone() }, verdict: both.record() });
        let fields = record.fields.keys().filter(|field| other.fields.contains_key(*field));
        found.extend(fields.map(|field| {
            let subject = Subject::Field { record: name.clone(), field: field.clone() };
            Found { subject, verdict: both.field(field) }
        }));
    }
    // Which units there are, the records say, and not the rules.
    for (name, list) in after.lists.iter().filter(|(_, list)| list.units.is_none()) {
        let Some(other) = before.lists.get(name) else { continue };
        found.push(Found {
            subject: Subject::List { list: name.clone() },
            verdict: codes([old, new], name, [other, list]),
        });
    }
    found
}

/// A record type of both sides.
struct Both<'a> {
    name: &'a str,
    schemas: [&'a Schema; 2],
    records: [&'a RecordType; 2],
}

impl Both<'_> {
    /// Everything that is declared for the record as a whole.
    fn record(&self) -> Sameness {
        let [old, new] = self.records;
        // Whatever else a record comes to declare must be compared here, or as a field's.
        // From which day versions are says nothing of how they are read.
        let RecordType {
            label: _,
            fields: _,
            key: _,
            since: _,
            dialect: Dialect { dates: _, numbers: _ },
            words: _,
            units: _,
        } = new;
        let mut changes = Vec::new();
        changes.extend(self.headers());
        changes.extend(self.key());
        changes.extend(self.units());
        let mut open = None;
        for aspect in [Aspect::Dates, Aspect::Numbers, Aspect::Words] {
            if aspect.declared(old) == aspect.declared(new) {
                continue;
            }
            let fields: Vec<&String> = new.fields.keys().filter(|field| self.is_read_by(aspect, field)).collect();
            let apart = fields.iter().filter_map(|field| self.apart(field, &tried::of_aspect(self.records)));
            match apart.min_by_key(|(kind, _)| *kind) {
                Some((kind, shown)) => {
                    let (was, is) = (aspect.declared(old), aspect.declared(new));
                    changes.push(Change::shown_by(kind, aspect.otherwise(was, is), shown));
                }
                None if fields.is_empty() => {}
                None => open = Some(aspect.not_shown()),
            }
        }
        if old.label != new.label {
            let how = say::called_otherwise(&new.label, &old.label);
            changes.push(Change::new(ChangeKind::Taken, how));
        }
        match open {
            Some(why) if changes.is_empty() => Sameness::NotDecided(why),
            _ => Sameness::of(changes),
        }
    }

    /// Headers that one side takes for another field, or for none.
    fn headers(&self) -> Option<Change> {
        let [before, after] = self.records.map(fields_called);
        if before == after {
            return None;
        }
        let spelled = |record: &RecordType| -> Vec<String> {
            let called = record.fields.iter().flat_map(|(name, field)| {
                [name, &field.label].into_iter().chain(&field.aliases).cloned().collect::<Vec<_>>()
            });
            called.filter(|header| !header.is_empty()).collect()
        };
        let all = self.records.map(spelled).concat();
        let words = |fields: Vec<String>| match fields.is_empty() {
            true => say::no_field().into(),
            false => Argument::any(fields),
        };
        let apart = all.iter().find_map(|header| {
            let [old, new] = self.records.map(|record| fields_of(record, header));
            (old != new).then(|| (header, old.is_empty() || new.is_empty(), words(old), words(new)))
        });
        let (header, is_taken, old, new) = apart?;
        let kind = if is_taken { ChangeKind::Taken } else { ChangeKind::Value };
        let how = say::header_otherwise(header, old, new);
        Some(Change::shown_by(kind, how, say::file_with_header(self.name, header)))
    }

    fn key(&self) -> Option<Change> {
        let keys = self
            .records
            .map(|record| -> Vec<&str> { record.key.iter().map(|field| record.field_name(*field)).collect() });
        if keys[0] == keys[1] {
            return None;
        }
        let words = |key: &[&str]| if key.is_empty() { say::none().into() } else { Argument::list(key) };
        let how = say::key_otherwise(words(&keys[0]), words(&keys[1]));
        let witness = keyed_apart(self.schemas, self.records);
        Some(Change { witness, ..Change::new(ChangeKind::Taken, how) })
    }

    /// Which fields say what a record is called as a row, and in which other one it stands.
    fn units(&self) -> Vec<Change> {
        let named = |record: &RecordType, field: Option<FieldId>| {
            field.map_or_else(|| say::none().into(), |field| Argument::from(record.field_name(field)))
        };
        let fields: [fn(UnitType) -> Option<FieldId>; 2] = [|units| Some(units.label), |units| units.tree];
        let [label, tree] = fields.map(|of| self.records.map(|record| named(record, record.units.and_then(of))));
        let otherwise = |[was, is]: [Argument; 2], how: fn(Argument, Argument) -> Message| {
            (was != is).then(|| Change::new(ChangeKind::Value, how(was, is)))
        };
        [otherwise(label, say::label_otherwise), otherwise(tree, say::tree_otherwise)].into_iter().flatten().collect()
    }

    /// What is declared for one field: what it holds, whether it may be missing, how it is rounded, and of which system its codes are.
    fn field(&self, name: &str) -> Sameness {
        let [old, new] = self.fields(name);
        let declared = |side: usize, field: &Field| declared(self.schemas[side], field);
        let (was, is) = (declared(0, old), declared(1, new));
        if was == is {
            return Sameness::Equal;
        }
        match self.apart(name, &tried::of_field(self.schemas, [old, new], self.records)) {
            Some((kind, shown)) => {
                Sameness::Changed(vec![Change::shown_by(kind, meaning_changes::was_and_is(was, is), shown)])
            }
            None => Sameness::NotDecided(say::field_not_shown(was, is)),
        }
    }

    fn fields(&self, name: &str) -> [&Field; 2] {
        self.records.map(|record| &record.fields[name])
    }

    /// Whether a field that both sides have is read by what is declared for the record.
    fn is_read_by(&self, aspect: Aspect, name: &str) -> bool {
        if self.records.iter().any(|record| !record.fields.contains_key(name)) {
            return false;
        }
        let fields = self.fields(name);
        (0..2).any(|side| match (aspect, stored_kind(self.schemas[side], fields[side].kind)) {
            (Aspect::Words, _) | (Aspect::Dates, FieldKind::Date) => true,
            (Aspect::Numbers, FieldKind::Integer | FieldKind::Decimal) => true,
            (Aspect::Dates | Aspect::Numbers, _) => false,
        })
    }

    /// The first of the cells that the two sides take differently, as a line, and how much that matters.
    fn apart(&self, field: &str, cells: &[String]) -> Option<(ChangeKind, Message)> {
        let readers = [0, 1].map(|side: usize| Reader::new(self.schemas[side], self.records[side], field));
        apart(self.name, &field.into(), &readers, cells)
    }
}

/// The first of the cells that two readers take differently.
fn apart(record: &str, field: &Argument, readers: &[Reader; 2], cells: &[String]) -> Option<(ChangeKind, Message)> {
    let mut taken = None;
    for cell in cells {
        let [old, new] = readers.each_ref().map(|reader| reader.read(cell));
        if old == new {
            continue;
        }
        // A cell that both take, and for another thing, weighs more than one that one of them refuses.
        let is_taken = old == Read::Refused || new == Read::Refused;
        let shown = say::line_read(line(record, field.clone(), cell), old.said(), new.said());
        if !is_taken {
            return Some((ChangeKind::Value, shown));
        }
        taken.get_or_insert((ChangeKind::Taken, shown));
    }
    taken
}

/// What is declared for all fields of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Aspect {
    Dates,
    Numbers,
    Words,
}

impl Aspect {
    fn otherwise(self, was: Argument, is: Argument) -> Message {
        match self {
            Aspect::Dates => say::dates_otherwise(was, is),
            Aspect::Numbers => say::numbers_otherwise(was, is),
            Aspect::Words => say::words_otherwise(was, is),
        }
    }

    fn not_shown(self) -> Message {
        match self {
            Aspect::Dates => say::no_cell_shows_dates(),
            Aspect::Numbers => say::no_cell_shows_numbers(),
            Aspect::Words => say::no_cell_shows_words(),
        }
    }

    fn declared(self, record: &RecordType) -> Argument {
        match self {
            Aspect::Dates => tried::dates_in_words(record.dialect.dates).into(),
            Aspect::Numbers => tried::numbers_in_words(record.dialect.numbers),
            Aspect::Words => tried::words_in_words(&record.words),
        }
    }
}

/// What a field declares, names instead of positions. What it is called is compared with the other headers of its record.
fn declared(schema: &Schema, field: &Field) -> String {
    let Field { label: _, aliases: _, kind, optional, rounded } = field;
    let kind = match *kind {
        FieldKind::Text => "text".to_owned(),
        FieldKind::Integer => "integer".to_owned(),
        FieldKind::Decimal => "decimal".to_owned(),
        FieldKind::Date => "date".to_owned(),
        FieldKind::YesNo => "yes/no".to_owned(),
        FieldKind::Code { list, system } => {
            let of = schema.list(list);
            let coded = system.and_then(|system| of.systems.get(system as usize));
            format!("{}{}", schema.list_name(list), coded.map(|system| format!(" coded {system}")).unwrap_or_default())
        }
        FieldKind::Reference(record) => schema.record_name(record).to_owned(),
    };
    let rounded = rounded.map(|digits| format!(" rounded to {digits}")).unwrap_or_default();
    format!("{kind}{}{rounded}", if *optional { "?" } else { "" })
}

/// Which cells are taken for which codes of a list, in every system.
fn codes(models: [&Model; 2], name: &str, lists: [&CodeList; 2]) -> Sameness {
    let [old, new] = lists;
    if old == new {
        return Sameness::Equal;
    }
    let mut changes = lands::of_new_codes(models, name, lists);
    let systems: Vec<Option<&String>> = std::iter::once(None).chain(new.systems.iter().map(Some)).collect();
    let position = |list: &CodeList, system: Option<&String>| match system {
        None => Some(None),
        Some(name) => list.systems.iter().position(|known| known == name).map(|at| Some(at as u32)),
    };
    let mut open = false;
    for system in systems {
        let (Some(before), Some(after)) = (position(old, system), position(new, system)) else { continue };
        if codes_called(old, before) == codes_called(new, after) {
            continue;
        }
        let readers = [Reader::of_list(old, before), Reader::of_list(new, after)];
        let known =
            |cell: &Read| matches!(cell, Read::As(code) if lists.iter().all(|list| list.codes.contains_key(code)));
        let cells = tried::of_lists(lists);
        // What becomes of codes that one side alone has was said.
        let of_both: Vec<String> =
            cells.into_iter().filter(|cell| readers.iter().any(|reader| known(&reader.read(cell)))).collect();
        match apart(name, &say::the_code().into(), &readers, &of_both) {
            Some((kind, shown)) => {
                let how = match (kind, system) {
                    (ChangeKind::Value, None) => say::taken_for_other_code(),
                    (ChangeKind::Value, Some(system)) => say::taken_for_other_code_coded(system),
                    (_, None) => say::taken_by_one_side(),
                    (_, Some(system)) => say::taken_by_one_side_coded(system),
                };
                changes.push(Change::shown_by(kind, how, shown));
                break;
            }
            None => open = true,
        }
    }
    if open && changes.is_empty() {
        return Sameness::NotDecided(say::codes_spelled_otherwise());
    }
    Sameness::of(changes)
}

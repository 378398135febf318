//! What both sides have: a schema of the records that either side would accept, and the way of each side's ids into it.
//!
//! Names tie the sides: record types, fields, lists and codes of the same name are the same. The joint schema describes exactly
//! the records that *both* accept: of a list both have, the codes both have; of a field both have, missing only where both let
//! it be. What one side has alone is kept, for its conditions read it.

use std::cell::OnceCell;

use indexmap::IndexMap;

use crate::model::{Aggregate, Model, Type};
use crate::records::Recognition;
use crate::schema::{
    CodeList, Field, FieldId, FieldKind, Group, History, ListId, RecordId, RecordType, Schema, UnitType,
};
use crate::value::CodeIndex;

use super::translate::{Places, Translation, orders_codes};

/// Both sides brought together.
pub(super) struct Joint {
    /// The joint schema with the derived fields of both, and no tables.
    pub model: Model,
    /// From OLD's ids to the joint ones.
    pub old: Translation,
    /// From NEW's ids to the joint ones.
    pub new: Translation,
    recognition: OnceCell<Recognition>,
}

impl Joint {
    /// Brings two models together.
    pub fn new(old: &Model, new: &Model) -> Joint {
        let mut schema = Schema::default();
        let mut places = [Places::default(), Places::default()];
        lists([&old.schema, &new.schema], &mut schema, &mut places);
        records([&old.schema, &new.schema], &mut schema, &mut places);
        let [old_places, new_places] = places;
        let model = Model { schema, report: new.report.clone(), as_of: new.as_of, ..Model::default() };
        let mut joint = Joint {
            model,
            old: Translation::new(old.schema.clone(), old_places),
            new: Translation::new(new.schema.clone(), new_places),
            recognition: OnceCell::new(),
        };
        joint.aggregates(old, new);
        joint
    }

    /// What made-up records of the joint schema are read by.
    pub fn recognition(&self) -> &Recognition {
        self.recognition.get_or_init(|| Recognition::of_no_codes(&self.model.schema))
    }

    /// Whether the rules compare codes of a list whose order differs between the sides, or versions are told apart by other fields: such
    /// conditions cannot be brought together.
    pub fn beyond(&self, sides: [&Model; 2]) -> bool {
        let is_other =
            |(side, model): (&Translation, &Model)| !side.has_histories_of(&model.schema, &self.model.schema);
        if [&self.old, &self.new].into_iter().zip(sides).any(is_other) {
            return true;
        }
        let kept = [&self.old, &self.new].iter().all(|side| side.places.ordered.iter().all(|ordered| *ordered));
        !kept && sides.iter().any(|model| orders_codes(model))
    }

    /// Derived fields: NEW's, then those of OLD that are not the same.
    fn aggregates(&mut self, old: &Model, new: &Model) {
        for aggregate in &new.aggregates {
            self.new.places.aggregates.push(self.model.aggregates.len() as u32);
            self.model.aggregates.push(self.new.aggregate(new, aggregate));
        }
        for aggregate in &old.aggregates {
            let translated = self.old.aggregate(old, aggregate);
            let reordered = match aggregate.kind {
                Type::Code(list) => !self.old.places.ordered[list.0 as usize],
                _ => false,
            };
            let same = self.model.aggregates.iter().position(|known| !reordered && is_same(known, &translated));
            let place = same.unwrap_or_else(|| {
                let label = format!("{} (OLD)", translated.label);
                self.model.aggregates.push(Aggregate { label, ..translated });
                self.model.aggregates.len() - 1
            });
            self.old.places.aggregates.push(place as u32);
        }
    }
}

/// Whether two derived fields give the same value; words and places apart.
fn is_same(a: &Aggregate, b: &Aggregate) -> bool {
    let clauses = |aggregate: &Aggregate| -> Vec<_> {
        aggregate.clauses.iter().map(|clause| (clause.except, clause.condition.clone())).collect()
    };
    (a.on, &a.name, a.kind, a.measure, a.of, a.by) == (b.on, &b.name, b.kind, b.measure, b.of, b.by)
        && a.operand == b.operand
        && clauses(a) == clauses(b)
}

fn lists(sides: [&Schema; 2], joint: &mut Schema, places: &mut [Places; 2]) {
    let [old, new] = sides;
    for (name, list) in &new.lists {
        let other = old.lists.get(name);
        joint.lists.insert(name.clone(), both(list, other));
    }
    for (name, list) in &old.lists {
        if !joint.lists.contains_key(name) {
            joint.lists.insert(name.clone(), list.clone());
        }
    }
    for (side, places) in sides.into_iter().zip(places) {
        for (name, list) in &side.lists {
            let index = joint.lists.get_index_of(name).unwrap_or_default();
            let codes: Vec<Option<CodeIndex>> = list
                .codes
                .keys()
                .map(|code| joint.lists[index].codes.get_index_of(code).map(|at| at as CodeIndex))
                .collect();
            let known: Vec<CodeIndex> = codes.iter().flatten().copied().collect();
            places.ordered.push(known.is_sorted());
            places.lists.push(ListId(index as u32));
            places.codes.push(codes);
        }
    }
}

/// A list with the codes that the other one has too.
fn both(list: &CodeList, other: Option<&CodeList>) -> CodeList {
    let Some(other) = other else { return list.clone() };
    let kept: Vec<bool> = list.codes.keys().map(|code| other.codes.contains_key(code)).collect();
    if kept.iter().all(|kept| *kept) {
        return list.clone();
    }
    let codes: IndexMap<_, _> = list
        .codes
        .iter()
        .zip(&kept)
        .filter(|(_, kept)| **kept)
        .map(|((name, code), _)| (name.clone(), code.clone()))
        .collect();
    let groups = list.groups.iter().map(|(name, group)| {
        let names = group.codes.iter().map(|code| list.code_name(*code));
        let codes = names.filter_map(|name| codes.get_index_of(name)).map(|at| at as CodeIndex).collect();
        (name.clone(), Group { codes, ..group.clone() })
    });
    CodeList { groups: groups.collect(), codes, history: History::default(), ..list.clone() }
}

fn records(sides: [&Schema; 2], joint: &mut Schema, places: &mut [Places; 2]) {
    let [old, new] = sides;
    for (name, kind) in new.records.iter().chain(&old.records) {
        if !joint.records.contains_key(name) {
            joint.records.insert(name.clone(), RecordType { fields: IndexMap::new(), ..kind.clone() });
        }
    }
    for (side, places) in sides.into_iter().zip(places.iter_mut()) {
        places.records = side
            .records
            .keys()
            .map(|name| RecordId(joint.records.get_index_of(name).unwrap_or_default() as u32))
            .collect();
    }
    // NEW's fields come first, so that its ids stay what they are where nothing was dropped.
    let order = [(1, new), (0, old)];
    places.iter_mut().for_each(|side| side.fields = vec![Vec::new(); side.records.len()]);
    for (side, schema) in order {
        for (index, kind) in schema.records.values().enumerate() {
            let target = places[side].records[index];
            for (name, field) in &kind.fields {
                let field = Field { kind: translated(field.kind, &places[side]), ..field.clone() };
                let at = joined(&mut joint.records[target.0 as usize].fields, name, field);
                places[side].fields[index].push(at);
            }
        }
    }
    for (name, kind) in &mut joint.records {
        let (side, owner) = if new.records.contains_key(name) { (1, new) } else { (0, old) };
        let Some(index) = owner.records.get_index_of(name) else { continue };
        let place = |field: FieldId| places[side].fields[index][field.0 as usize];
        kind.key = owner.records[index].key.iter().map(|field| place(*field)).collect();
        kind.since = owner.records[index].since.map(place);
        kind.units = owner.records[index].units.map(|units| UnitType {
            list: places[side].lists[units.list.0 as usize],
            key: place(units.key),
            label: place(units.label),
            tree: units.tree.map(place),
        });
    }
}

fn translated(kind: FieldKind, places: &Places) -> FieldKind {
    match kind {
        FieldKind::Code { list, system } => FieldKind::Code { list: places.lists[list.0 as usize], system },
        FieldKind::Reference(record) => FieldKind::Reference(places.records[record.0 as usize]),
        plain => plain,
    }
}

/// Puts a field beside those already known. One of the same name that holds another kind of value stands apart.
fn joined(fields: &mut IndexMap<String, Field>, name: &str, field: Field) -> FieldId {
    let Some(at) = fields.get_index_of(name) else {
        return FieldId(fields.insert_full(name.to_owned(), field).0 as u32);
    };
    let known = &mut fields[at];
    let kind = match (known.kind, field.kind) {
        (FieldKind::Code { list: a, system }, FieldKind::Code { list: b, .. }) if a == b => {
            Some(FieldKind::Code { list: a, system })
        }
        (FieldKind::Integer, FieldKind::Decimal) | (FieldKind::Decimal, FieldKind::Integer) => Some(FieldKind::Decimal),
        (a, b) if a == b => Some(a),
        _ => None,
    };
    match kind {
        Some(kind) => {
            known.kind = kind;
            known.optional &= field.optional;
            FieldId(at as u32)
        }
        None => FieldId(fields.insert_full(format!("{name} (OLD)"), field).0 as u32),
    }
}

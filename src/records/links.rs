//! Which rows share a key, and which row each reference leads to.

use std::collections::{BTreeMap, HashMap};
use std::hash::Hash;

use super::build::{Building, RecordsBuilder};
use super::column::KeyPart;
use crate::schema::{FieldId, FieldKind, RecordId};

/// Where a reference leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Link {
    /// The cell is empty.
    Missing,
    /// To this row of the target, as read (which may itself be rejected).
    Row(u32),
    /// No row of the target has the key.
    Nowhere,
}

/// A row that shares its key with another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Doubled {
    /// It is the same as that row in every field.
    Repeats(u32),
    /// That row, or another with the same key, differs.
    Conflicts(u32),
}

/// The keys of one record type's rows.
#[derive(Debug, Default)]
pub(super) struct Keys<'a> {
    /// The first row of each key; only where the key is a single field.
    pub(super) first: HashMap<KeyPart<'a>, u32>,
    /// The rows that share their key with another and are not to be counted.
    pub(super) doubled: BTreeMap<u32, Doubled>,
}

impl<'a> Keys<'a> {
    pub(super) fn of(set: &'a Building<'_>, key: &[FieldId]) -> Keys<'a> {
        let part = |field: FieldId, row: usize| set.columns[field.0 as usize].part(row);
        let rows = set.origins.len();
        match key {
            [] => Keys::default(),
            [only] => {
                let (first, groups) = grouped(rows, |row| part(*only, row));
                Keys { first, doubled: doubled(set, &groups) }
            }
            several => {
                let whole = |row| several.iter().map(|field| part(*field, row)).collect::<Vec<_>>();
                Keys { first: HashMap::new(), doubled: doubled(set, &grouped(rows, whole).1) }
            }
        }
    }
}

/// The first row of each key, and the later rows of the keys that have more than one.
fn grouped<K: Hash + Eq>(rows: usize, key: impl Fn(usize) -> K) -> (HashMap<K, u32>, BTreeMap<u32, Vec<u32>>) {
    let mut first = HashMap::with_capacity(rows);
    let mut later: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for row in 0..rows {
        let earliest = *first.entry(key(row)).or_insert(row as u32);
        if earliest != row as u32 {
            later.entry(earliest).or_default().push(row as u32);
        }
    }
    (first, later)
}

/// Of equal rows the first is counted; of rows that differ none is, so that the order of rows decides nothing.
fn doubled(set: &Building<'_>, groups: &BTreeMap<u32, Vec<u32>>) -> BTreeMap<u32, Doubled> {
    let same = |a: u32, b: u32| set.columns.iter().all(|c| c.part(a as usize) == c.part(b as usize));
    let mut marked = BTreeMap::new();
    for (&first, later) in groups {
        match later.iter().find(|&&row| !same(first, row)) {
            None => marked.extend(later.iter().map(|&row| (row, Doubled::Repeats(first)))),
            Some(&other) => {
                marked.insert(first, Doubled::Conflicts(other));
                marked.extend(later.iter().map(|&row| (row, Doubled::Conflicts(first))));
            }
        }
    }
    marked
}

/// Where the references of one field lead.
pub(super) struct FieldLinks {
    pub(super) record: RecordId,
    pub(super) field: FieldId,
    pub(super) target: RecordId,
    pub(super) links: Vec<Link>,
}

/// The links of every reference field, by record and field in schema order.
pub(super) fn resolve(builder: &RecordsBuilder<'_>, keys: &[Keys<'_>]) -> Vec<FieldLinks> {
    let mut all = Vec::new();
    for (position, of) in builder.schema.records.values().enumerate() {
        let set = &builder.sets[position];
        for (index, field) in of.fields.values().enumerate() {
            let FieldKind::Reference(target) = field.kind else { continue };
            let (column, known) = (&set.columns[index], &keys[target.0 as usize].first);
            let link = |row| match column.part(row) {
                KeyPart::Missing => Link::Missing,
                part => known.get(&part).map_or(Link::Nowhere, |&row| Link::Row(row)),
            };
            let links = (0..set.origins.len()).map(link).collect();
            all.push(FieldLinks { record: RecordId(position as u32), field: FieldId(index as u32), target, links });
        }
    }
    all
}

/// Marks every row that leads nowhere or to a marked row, until no more are marked. Each link is looked at once.
pub(super) fn spread(marked: &mut [Vec<bool>], all: &[FieldLinks]) {
    let mut open: Vec<(RecordId, u32)> = Vec::new();
    for of in all {
        for (row, link) in of.links.iter().enumerate() {
            marked[of.record.0 as usize][row] |= *link == Link::Nowhere;
        }
    }
    for (record, rows) in marked.iter().enumerate() {
        open.extend(rows.iter().enumerate().filter(|(_, m)| **m).map(|(row, _)| (RecordId(record as u32), row as u32)));
    }
    if open.is_empty() {
        return;
    }
    let referring = referring_rows(all);
    while let Some(target) = open.pop() {
        let from = referring.partition_point(|(to, _)| *to < target);
        for (_, (record, row)) in referring[from..].iter().take_while(|(to, _)| *to == target) {
            let mark = &mut marked[record.0 as usize][*row as usize];
            if !*mark {
                *mark = true;
                open.push((*record, *row));
            }
        }
    }
}

type Row = (RecordId, u32);

/// Pairs of a row and one that refers to it, by the row referred to.
fn referring_rows(all: &[FieldLinks]) -> Vec<(Row, Row)> {
    let mut pairs: Vec<(Row, Row)> = Vec::new();
    for of in all {
        for (row, link) in of.links.iter().enumerate() {
            if let Link::Row(to) = link {
                pairs.push(((of.target, *to), (of.record, row as u32)));
            }
        }
    }
    pairs.sort_unstable();
    pairs
}

//! Records that can be rows: which of them stand in themselves, and which code of their list each is.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::build::RecordsBuilder;
use super::column::Column;
use super::links::{FieldLinks, Link};
use super::{RecordSet, Records};
use crate::schema::{CodeList, FieldId, FieldKind, ListId, RecordId, Schema, UnitRecord};
use crate::value::{CodeIndex, Value};

/// Rows that stand in themselves, each with those of its circle: first the row itself, then what it stands in, and so on.
pub(super) type Circles = BTreeMap<u32, Vec<u32>>;

/// The circles of the trees of each type.
pub(super) fn circles(schema: &Schema, links: &[FieldLinks]) -> Vec<Circles> {
    let of_type = |(position, record): (usize, &crate::schema::RecordType)| {
        let tree = record.units.and_then(|units| units.tree);
        let is_tree = |of: &&FieldLinks| of.record.0 as usize == position && Some(of.field) == tree;
        links.iter().find(is_tree).map(|of| of_links(&of.links)).unwrap_or_default()
    };
    schema.records.values().enumerate().map(of_type).collect()
}

/// Each row is looked at twice: once on the way up, once where a circle is written down.
fn of_links(links: &[Link]) -> Circles {
    let above = |row: u32| match links.get(row as usize) {
        Some(Link::Row(to)) => Some(*to),
        _ => None,
    };
    // By which walk a row was met; 0 is none.
    let mut met = vec![0_u32; links.len()];
    let mut circles = Circles::new();
    for start in 0..links.len() as u32 {
        let mut at = Some(start);
        while let Some(row) = at.filter(|row| met[*row as usize] == 0) {
            met[row as usize] = start + 1;
            at = above(row);
        }
        // Back at what this very walk met: a circle.
        let Some(first) = at.filter(|row| met[*row as usize] == start + 1) else { continue };
        let mut circle = vec![first];
        circle.extend(std::iter::successors(above(first), |row| above(*row)).take_while(|row| *row != first));
        for turn in 0..circle.len() {
            let rows = circle.iter().cycle().skip(turn).take(circle.len().min(SHOWN)).copied();
            circles.insert(circle[turn], rows.collect());
        }
    }
    circles
}

/// How many rows of a circle are written down: enough to find it.
pub(super) const SHOWN: usize = 6;

/// The rows whose keys are no unit that the rules were given, where they were given some.
pub(super) fn not_given(builder: &RecordsBuilder<'_>, record: RecordId) -> Vec<u32> {
    let Some(units) = builder.schema.record(record).units else { return Vec::new() };
    let list = builder.schema.list(units.list);
    let Some(Column::Text(keys)) = builder.set(record).columns.get(units.key.0 as usize) else { return Vec::new() };
    if list.is_made_up {
        return Vec::new();
    }
    let is_known = |key: &Option<Box<str>>| key.as_ref().is_none_or(|key| list.codes.contains_key(&**key));
    let rows = keys.iter().enumerate().filter(|(_, key)| !is_known(key));
    rows.map(|(row, _)| row as u32).collect()
}

/// Turns the keys of units into codes, and keeps what is written.
pub(super) fn coded(schema: &Schema, record: RecordId, set: &mut RecordSet) {
    let Some(units) = schema.record(record).units else { return };
    let Some(column) = set.columns.get_mut(units.key.0 as usize) else { return };
    if let Column::Text(keys) = std::mem::replace(column, Column::Text(Vec::new())) {
        *column = codes(schema.list(units.list), &keys);
        set.unit_keys = keys;
    }
}

fn codes(list: &CodeList, keys: &[Option<Box<str>>]) -> Column {
    let code = |key: &Option<Box<str>>| list.codes.get_index_of(key.as_deref()?).map(|code| code as CodeIndex);
    Column::Code(keys.iter().map(code).collect())
}

impl Records {
    /// The accepted units of a type.
    pub(crate) fn units<'r>(&'r self, schema: &'r Schema, record: RecordId) -> Vec<UnitRecord<'r>> {
        let (of, set) = (schema.record(record), self.set(record));
        let Some(units) = of.units else { return Vec::new() };
        let fields = of.fields.values().enumerate().filter_map(|(at, field)| match field.kind {
            FieldKind::Code { list, .. } if schema.list(list).units.is_none() => Some((list, FieldId(at as u32))),
            _ => None,
        });
        let fields: Vec<(ListId, FieldId)> = fields.collect();
        let codes = |row: usize| {
            let code = |(list, field): &(ListId, FieldId)| match set.value(*field, row as u32) {
                Some(Value::Code(code)) => Some((schema.list_name(*list), schema.list(*list).code_name(code))),
                _ => None,
            };
            fields.iter().filter_map(code).collect()
        };
        let label = |row: usize| match set.column(units.label) {
            Column::Text(labels) => labels.get(row).and_then(Option::as_deref),
            _ => None,
        };
        let key = |row: usize| set.unit_keys.get(row).and_then(Option::as_deref);
        let parent = |row: usize| units.tree.and_then(|tree| set.reference(tree, row as u32));
        let of_row = |row: usize| UnitRecord {
            key: key(row).unwrap_or_default(),
            label: label(row),
            parent: parent(row).and_then(|row| key(row as usize)),
            codes: codes(row),
        };
        (0..set.len()).map(of_row).collect()
    }

    /// The same records for a schema that differs in nothing but the units of its lists.
    pub(crate) fn with_units_of(mut self, schema: &Schema) -> Records {
        for (position, set) in self.sets.iter_mut().enumerate() {
            let Some(units) = schema.record(RecordId(position as u32)).units else { continue };
            let set = Arc::make_mut(set);
            if let Some(column) = set.columns.get_mut(units.key.0 as usize) {
                *column = codes(schema.list(units.list), &set.unit_keys);
            }
        }
        self.identity = self.identity.map(|_| schema.identity());
        self
    }

    /// The column of a key as data write it.
    #[cfg(feature = "csv")]
    pub(super) fn key_as_written(&self, record: RecordId, key: FieldId) -> std::borrow::Cow<'_, Column> {
        let set = self.set(record);
        match set.unit_keys.is_empty() {
            true => std::borrow::Cow::Borrowed(set.column(key)),
            false => std::borrow::Cow::Owned(Column::Text(set.unit_keys.clone())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn circles_are_found_whatever_leads_into_them() {
        // 0 -> 1 -> 2 -> 1, 3 -> 3, 4 -> 0, 5 stands alone.
        let links = [1, 2, 1, 3, 0].map(Link::Row).into_iter().chain([Link::Missing]);
        let found = of_links(&links.collect::<Vec<_>>());
        assert_eq!(found, BTreeMap::from([(1, vec![1, 2]), (2, vec![2, 1]), (3, vec![3])]));
    }

    #[test]
    fn a_long_way_up_is_walked_once() {
        let links: Vec<Link> =
            (0..200_000).map(|row| if row == 0 { Link::Missing } else { Link::Row(row - 1) }).collect();
        assert!(of_links(&links).is_empty());
    }
}

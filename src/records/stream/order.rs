//! The order of rows that came in late, and the digests of the keys that are kept.

use super::super::build::{Building, RecordsBuilder};
use super::super::column::Column;
use super::digests::{digest_of, joined};
use crate::schema::RecordId;

/// The digests of the keys of rows that the slow way accepted, as far as it has decided.
pub(crate) fn digests_of_kept(builder: &RecordsBuilder<'_>, record: RecordId) -> Vec<u64> {
    let set = builder.set(record);
    let key = &builder.schema.record(record).key;
    let digest =
        |row| key.iter().fold(0, |digest, field| joined(digest, digest_of(&set.columns[field.0 as usize].part(row))));
    (0..set.origins.len()).map(digest).collect()
}

/// Puts the rows of a type into the order of their origins, as if they had come in so.
pub(crate) fn in_order(builder: &mut RecordsBuilder<'_>, record: RecordId) {
    let Building { columns, origins, .. } = builder.set_mut(record);
    if origins.is_sorted() {
        return;
    }
    let mut order: Vec<usize> = (0..origins.len()).collect();
    order.sort_by_key(|row| origins[*row]);
    *origins = order.iter().map(|row| origins[*row]).collect();
    columns.iter_mut().for_each(|column| *column = reordered(column, &order));
}

fn reordered(column: &Column, order: &[usize]) -> Column {
    fn of<T: Clone>(values: &[T], order: &[usize]) -> Vec<T> {
        order.iter().map(|row| values[*row].clone()).collect()
    }
    match column {
        Column::Text(values) => Column::Text(of(values, order)),
        Column::Integer(values) => Column::Integer(of(values, order)),
        Column::Decimal(values) => Column::Decimal(of(values, order)),
        Column::Date(values) => Column::Date(of(values, order)),
        Column::YesNo(values) => Column::YesNo(of(values, order)),
        Column::Code(values) => Column::Code(of(values, order)),
        Column::Reference(values) => Column::Reference(of(values, order)),
    }
}

//! Records in which the columns of a block stand for a while where those of a type would.

use std::sync::Arc;

use super::super::column::Column;
use super::super::{RecordSet, Records};
use crate::schema::RecordId;

impl Records {
    /// The same records, but for those of one type, which have these columns and no origins. What is kept of others is shared.
    pub(crate) fn with_columns(&self, record: RecordId, columns: Vec<Column>) -> Records {
        let mut sets = self.sets.clone();
        if let Some(set) = sets.get_mut(record.0 as usize) {
            *set = Arc::new(RecordSet { given: true, columns, ..RecordSet::default() });
        }
        Records { inputs: self.inputs.clone(), sheets: self.sheets.clone(), sets, identity: self.identity }
    }

    /// For each field of a type an empty column of its kind.
    pub(crate) fn empty_columns(&self, record: RecordId) -> Vec<Column> {
        let empty = |column: &Column| {
            let mut column = column.clone();
            column.truncate(0);
            column
        };
        self.set(record).columns.iter().map(empty).collect()
    }

    /// Exchanges the columns of a type whose set nobody else holds.
    pub(crate) fn exchange_columns(&mut self, record: RecordId, columns: &mut Vec<Column>) {
        if let Some(set) = self.sets.get_mut(record.0 as usize).and_then(Arc::get_mut) {
            std::mem::swap(&mut set.columns, columns);
        }
    }
}

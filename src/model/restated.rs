//! Rows and columns of lists that change: which records carry a code that belongs to one, and which may and do not tell.

use std::collections::BTreeMap;

use crate::schema::RecordId;
use crate::value::{CodeIndex, Value};

use super::table::{Axis, Body, CodeLine, Member, Table};
use super::{Choice, Expression, Path};

impl CodeLine {
    /// What a member of the line asks of a record of a type: that it carries one of its codes, or one that was split and is decided so.
    #[must_use]
    pub(crate) fn asks(&self, member: &Member, record: RecordId) -> Expression {
        let never = Expression::Constant(Value::YesNo(false));
        let path = self.reaches.iter().find(|(of, _)| *of == record).map(|(_, path)| path);
        let (Some(path), Some((_, codes))) = (path, &member.codes) else { return never };
        let among = |path: &Path, codes: Vec<CodeIndex>| {
            Expression::In(Box::new(Expression::Path(path.clone())), vec![Choice::Codes(codes)])
        };
        let own = among(path, codes.clone());
        if member.decided.is_empty() {
            return own;
        }
        let decided = member.decided.iter().map(|decided| {
            let by = decided.by.iter().map(|(decider, code)| match self.decider(record, *decider) {
                Some(path) => among(path, vec![*code]),
                None => never.clone(),
            });
            Expression::And(std::iter::once(among(path, vec![decided.code])).chain(by).collect())
        });
        Expression::Or(std::iter::once(own).chain(decided).collect())
    }

    /// The path to one of the deciding fields.
    #[must_use]
    pub(crate) fn decider(&self, record: RecordId, decider: u32) -> Option<&Path> {
        self.deciders.iter().find(|(of, place, _)| (*of, *place) == (record, decider)).map(|(_, _, path)| path)
    }
}

impl Axis {
    /// The members for codes that were made of several others, each with the members of those.
    #[must_use]
    pub(crate) fn merged(&self) -> Vec<(usize, Vec<usize>)> {
        let mut merged: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (index, member) in self.members.iter().enumerate() {
            for lack in member.lacks.iter().filter(|lack| self.members[**lack].codes.is_some()) {
                merged.entry(*lack).or_default().push(index);
            }
        }
        merged.into_iter().collect()
    }
}

impl Table {
    /// The cells in which records stand that may belong to this one instead, without telling.
    #[must_use]
    pub(crate) fn lacking(&self, row: usize, column: usize) -> Vec<(usize, usize)> {
        let (of_row, of_column) = (&self.rows.members[row].lacks, &self.columns.members[column].lacks);
        if of_row.is_empty() && of_column.is_empty() {
            return Vec::new();
        }
        let rows = || std::iter::once(row).chain(of_row.iter().copied());
        let columns = || std::iter::once(column).chain(of_column.iter().copied());
        let measures = |member: &Member| matches!(member.body, Body::Measure(_));
        let is_measured = |(row, column): &(usize, usize)| {
            measures(&self.rows.members[*row])
                && measures(&self.columns.members[*column])
                && self.single(*row, *column).is_none()
        };
        let all = rows().flat_map(|row| columns().map(move |column| (row, column)));
        all.filter(|place| *place != (row, column)).filter(is_measured).collect()
    }
}

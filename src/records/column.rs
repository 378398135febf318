//! Whole columns of values: the form in which records are kept.

use crate::value::{CodeIndex, Date, Number};

/// The values of one stored field, a place for each record; `None` is missing.
#[derive(Debug, Clone, PartialEq)]
pub enum Column {
    /// Free text.
    Text(Vec<Option<Box<str>>>),
    /// Integers.
    Integer(Vec<Option<i64>>),
    /// Exact decimals.
    Decimal(Vec<Option<Number>>),
    /// Days.
    Date(Vec<Option<Date>>),
    /// Yes or no.
    YesNo(Vec<Option<bool>>),
    /// Codes by position in their list.
    Code(Vec<Option<CodeIndex>>),
    /// References, as row numbers of the referenced type's [`RecordSet`](super::RecordSet).
    Reference(Vec<Option<u32>>),
}

/// One value of a key, in a form that can be compared and looked up.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum KeyPart<'a> {
    Missing,
    Text(&'a str),
    Integer(i64),
    Decimal(Number),
    Date(Date),
    YesNo(bool),
    Code(CodeIndex),
    Row(u32),
}

/// Does the same to the vector of any kind of column.
macro_rules! each {
    ($column:expr, $values:ident => $body:expr) => {
        match $column {
            Column::Text($values) => $body,
            Column::Integer($values) => $body,
            Column::Decimal($values) => $body,
            Column::Date($values) => $body,
            Column::YesNo($values) => $body,
            Column::Code($values) => $body,
            Column::Reference($values) => $body,
        }
    };
}

impl Column {
    pub(super) fn push_missing(&mut self) {
        each!(self, values => values.push(None));
    }

    pub(super) fn truncate(&mut self, len: usize) {
        each!(self, values => values.truncate(len));
    }

    /// Keeps the places that are not marked.
    pub(super) fn drop_marked(&mut self, marked: &[bool]) {
        let mut marks = marked.iter();
        each!(self, values => values.retain(|_| !marks.next().copied().unwrap_or(false)));
    }

    /// The value at a row, for keys and comparisons.
    pub(super) fn part(&self, row: usize) -> KeyPart<'_> {
        fn or_missing<'a, T>(value: Option<T>, known: impl Fn(T) -> KeyPart<'a>) -> KeyPart<'a> {
            value.map_or(KeyPart::Missing, known)
        }
        match self {
            Column::Text(v) => or_missing(v[row].as_deref(), KeyPart::Text),
            Column::Integer(v) => or_missing(v[row], KeyPart::Integer),
            Column::Decimal(v) => or_missing(v[row].clone(), KeyPart::Decimal),
            Column::Date(v) => or_missing(v[row], KeyPart::Date),
            Column::YesNo(v) => or_missing(v[row], KeyPart::YesNo),
            Column::Code(v) => or_missing(v[row], KeyPart::Code),
            Column::Reference(v) => or_missing(v[row], KeyPart::Row),
        }
    }
}

//! How each record of a type stands to a table: to its universe, and to every row and column.

use std::collections::BTreeMap;

use super::facts::{Facts, Record};
use super::settled::settled;
use super::{clauses, population};
use crate::model::{Axis, Body, Expression, Table};
use crate::schema::RecordId;
use crate::syntax::tree::Dimension;
use crate::value::Truth;

/// The records of one type before one table.
pub(super) struct Census<'a> {
    /// Those in the universe.
    pub counted: Vec<Standing<'a>>,
    /// How many are not.
    pub outside: u64,
    /// Those for which that is undetermined.
    pub unsure: Vec<Standing<'a>>,
    /// The condition of the universe.
    pub universe: Expression,
    /// The condition of each row, for this type.
    row_conditions: Vec<Expression>,
    /// The condition of each column, for this type.
    column_conditions: Vec<Expression>,
}

/// One record of the universe.
pub(super) struct Standing<'a> {
    /// Which.
    pub record: Record<'a>,
    /// Whether the condition of each row holds.
    pub rows: Vec<Truth>,
    /// Whether the condition of each column holds.
    pub columns: Vec<Truth>,
}

/// The records of each type before a table.
pub(super) type Censuses<'a> = BTreeMap<RecordId, Census<'a>>;

/// The same before a table and each of its asides: the table's own first.
pub(super) struct AllCensuses<'a>(Vec<Censuses<'a>>);

impl<'a> AllCensuses<'a> {
    pub fn new(facts: &'a Facts<'a>, table: &Table) -> AllCensuses<'a> {
        AllCensuses(table.with_asides().map(|(_, of)| Census::all(facts, of, None)).collect())
    }

    /// Those of a table with a row more, the last, to which a record belongs that belongs to any of these rows of `table`.
    pub fn with_rest(facts: &'a Facts<'a>, table: &Table, with_rest: &Table, rows: &[usize]) -> AllCensuses<'a> {
        let measures = |of: &Table, row: usize| matches!(of.rows.members[row].body, Body::Measure(_));
        let both = table.with_asides().zip(with_rest.with_asides());
        let censuses = both.map(|((_, of), (_, with_rest))| {
            let rows: Vec<usize> = rows.iter().copied().filter(|row| measures(of, *row)).collect();
            Census::all(facts, with_rest, Some(&rows))
        });
        AllCensuses(censuses.collect())
    }

    /// Those of the table, or of one of its asides.
    pub fn at(&self, aside: Option<usize>) -> &Censuses<'a> {
        &self.0[aside.map_or(0, |aside| aside + 1)]
    }
}

impl<'a> Census<'a> {
    /// A census of every type that the table measures or sets conditions for.
    fn all(facts: &'a Facts<'a>, table: &Table, rest: Option<&[usize]>) -> Censuses<'a> {
        let members = table.columns.members.iter().chain(&table.rows.members);
        let types = measured_types(table).into_iter().chain(members.filter_map(|member| member.about));
        let mut censuses = BTreeMap::new();
        for of in types {
            censuses.entry(of).or_insert_with(|| Census::of_type(facts, table, of, rest));
        }
        censuses
    }

    /// `rest` has the rows of which the last one takes what any of them takes, where it is such a row.
    fn of_type(facts: &'a Facts<'a>, table: &Table, of: RecordId, rest: Option<&[usize]>) -> Census<'a> {
        let universe = settled(&clauses::conjunction(if of == table.record { &table.universe } else { &[] }));
        let mut row_conditions = conditions(&table.rows, of);
        if let (Some(rest), Some(last)) = (rest, row_conditions.len().checked_sub(1)) {
            let of_any = rest.iter().map(|row| row_conditions[*row].clone()).collect();
            row_conditions[last] = settled(&Expression::Or(of_any));
        }
        let mut census = Census {
            counted: Vec::new(),
            outside: 0,
            unsure: Vec::new(),
            universe: universe.clone(),
            row_conditions,
            column_conditions: conditions(&table.columns, of),
        };
        for record in facts.of_type(of) {
            match record.truth(&universe) {
                Truth::Yes => census.counted.push(census.standing(record)),
                Truth::No => census.outside += 1,
                Truth::Undetermined => census.unsure.push(census.standing(record)),
            }
        }
        census
    }

    fn standing(&self, record: Record<'a>) -> Standing<'a> {
        let truths = |conditions: &[Expression]| conditions.iter().map(|condition| record.truth(condition)).collect();
        Standing { record, rows: truths(&self.row_conditions), columns: truths(&self.column_conditions) }
    }

    /// The condition of a row or column.
    pub fn condition(&self, dimension: Dimension, member: usize) -> &Expression {
        match dimension {
            Dimension::Row => &self.row_conditions[member],
            Dimension::Column => &self.column_conditions[member],
        }
    }
}

impl Standing<'_> {
    /// Whether the condition of a row or column holds.
    pub fn truth(&self, dimension: Dimension, member: usize) -> Truth {
        match dimension {
            Dimension::Row => self.rows[member],
            Dimension::Column => self.columns[member],
        }
    }
}

fn conditions(axis: &Axis, of: RecordId) -> Vec<Expression> {
    (0..axis.members.len()).map(|member| settled(&population::condition(axis, member, of))).collect()
}

/// The types that a table and its asides measure: its own, then the others in the order in which columns, then rows, name them.
pub(super) fn measured_types(table: &Table) -> Vec<RecordId> {
    let mut types = vec![table.record];
    for member in table.with_asides().flat_map(|(_, of)| of.columns.members.iter().chain(&of.rows.members)) {
        if let Body::Measure(measure) = &member.body
            && !types.contains(&measure.record)
        {
            types.push(measure.record);
        }
    }
    types
}

//! Dimensions that ask one field: what they add to the number of a point, by the value of the field.

use super::super::expression::{Context, value};
use super::super::regions::Reader;
use crate::model::{End, Expression, Leaf, Path, Step};
use crate::plan::Dimension;
use crate::records::{Block, Column, fill};
use crate::schema::{FieldId, FieldKind, RecordId, Schema};
use crate::value::{Date, Value};

/// A field whose values are looked up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Asked {
    pub(super) field: FieldId,
    is_day: bool,
}

/// The one field that a dimension asks, if it has few distinct values.
pub(super) fn asks_one(schema: &Schema, record: RecordId, dimension: &Dimension) -> Option<Asked> {
    let [field] = own_fields(&dimension.operand, &dimension.leaves)[..] else { return None };
    let mut is_direct = true;
    dimension.operand.paths(&mut |path| is_direct &= path.steps.is_empty());
    match schema.record(record).field(field).kind {
        // Of a day alone its dimensions are worked out without records, so no way may lead over others.
        FieldKind::Date => is_direct.then_some(Asked { field, is_day: true }),
        FieldKind::Code { .. } | FieldKind::YesNo | FieldKind::Reference(_) => Some(Asked { field, is_day: false }),
        FieldKind::Text | FieldKind::Integer | FieldKind::Decimal => None,
    }
}

/// The dimensions of one field, and what is known of them by value.
pub(super) struct ByValue {
    pub(super) field: FieldId,
    is_day: bool,
    dimensions: Vec<(Dimension, u64)>,
    /// By the number of a text, or of a day in the years looked up.
    known: Vec<u64>,
    /// Of a missing day.
    missing: u64,
}

/// What stands for a value not worked out yet.
const UNKNOWN: u64 = u64::MAX;
/// The years whose days are looked up by their number; others are worked out each time.
const YEARS: [i16; 2] = [1850, 2150];

fn first_day() -> u32 {
    Date::new(YEARS[0], 1, 1).map_or(0, Date::ordinal)
}

fn days() -> usize {
    Date::new(YEARS[1], 1, 1).map_or(0, |day| (day.ordinal() - first_day()) as usize)
}

impl ByValue {
    pub(super) fn new(asked: Asked, dimension: Dimension, stride: u64) -> ByValue {
        let known = if asked.is_day { vec![UNKNOWN; days()] } else { Vec::new() };
        ByValue {
            field: asked.field,
            is_day: asked.is_day,
            dimensions: vec![(dimension, stride)],
            known,
            missing: UNKNOWN,
        }
    }

    pub(super) fn add(&mut self, dimension: Dimension, stride: u64) {
        self.dimensions.push((dimension, stride));
    }

    /// Adds what the values of a block add to the keys of its records; what is not known yet is worked out. The context has the kept
    /// records; `empty` are the columns of the type, with nothing in them.
    pub(super) fn add_to(&mut self, block: &Block<'_>, empty: &[Column], context: Context<'_>, keys: &mut [u64]) {
        match (&block.columns[self.field.0 as usize], block.numbered(self.field)) {
            (Column::Date(days), _) if self.is_day => self.add_days(days, empty, context, keys),
            (_, Some(texts)) => {
                self.known.truncate(texts.lasting);
                let new = &texts.readings[self.known.len()..];
                if !new.is_empty() {
                    let mut column = empty[self.field.0 as usize].clone();
                    fill(&mut column, new.iter());
                    let adds = self.worked_out(column, new.len() as u32, empty, context);
                    self.known.extend(adds);
                }
                for (key, number) in keys.iter_mut().zip(texts.numbers) {
                    *key += self.known.get(*number as usize).copied().unwrap_or_default();
                }
            }
            _ => {}
        }
    }

    fn add_days(&mut self, days: &[Option<Date>], empty: &[Column], context: Context<'_>, keys: &mut [u64]) {
        if self.missing == UNKNOWN {
            self.missing = self.worked_out(Column::Date(vec![None]), 1, empty, context)[0];
        }
        let first = first_day();
        for (key, day) in keys.iter_mut().zip(days) {
            let known = match day {
                None => self.missing,
                Some(day) => match self.known.get(day.ordinal().wrapping_sub(first) as usize) {
                    Some(known) if *known != UNKNOWN => *known,
                    _ => self.meet(*day),
                },
            };
            *key += known;
        }
    }

    #[cold]
    fn meet(&mut self, day: Date) -> u64 {
        // Nothing else is asked than the day, which is known; so where there is no value, nothing is missing.
        let region = |dimension: &Dimension| match value(&dimension.operand, &|_: &Path| Some(Value::Date(day))) {
            Some(value) => dimension.cut.region(&value),
            None => dimension.missing(0),
        };
        let adds = self.dimensions.iter().map(|(dimension, stride)| stride * u64::from(region(dimension))).sum();
        if let Some(known) = self.known.get_mut(day.ordinal().wrapping_sub(first_day()) as usize) {
            *known = adds;
        }
        adds
    }

    /// What some values of the field add.
    fn worked_out(&self, column: Column, rows: u32, empty: &[Column], context: Context<'_>) -> Vec<u64> {
        let mut columns = empty.to_vec();
        columns[self.field.0 as usize] = column;
        let records = context.records.with_columns(context.record, columns);
        let context = Context { records: &records, ..context };
        let mut adds = vec![0; rows as usize];
        for (dimension, stride) in &self.dimensions {
            let reader = Reader::evaluated(dimension, context);
            (0..rows).zip(&mut adds).for_each(|(row, adds)| *adds += stride * u64::from(reader.region(row)));
        }
        adds
    }
}

/// The record's own fields with which the paths of an expression begin, each once.
pub(super) fn own_fields(expression: &Expression, leaves: &[Leaf]) -> Vec<FieldId> {
    let mut fields = Vec::new();
    let mut add = |path: &Path| {
        path.own(&mut |own| {
            fields.extend(match (own.steps.first(), own.end) {
                (Some(Step::Field(field)), _) => Some(*field),
                (None, End::Field(field)) => Some(field),
                _ => None,
            });
        });
    };
    expression.paths(&mut add);
    for leaf in leaves {
        if let Leaf::Own(path) = leaf {
            add(path);
        }
    }
    fields.sort_unstable();
    fields.dedup();
    fields
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_day_of_the_years_looked_up_has_a_place_of_its_own() {
        let place = |year, month, day| (Date::new(year, month, day).unwrap().ordinal() - first_day()) as usize;
        assert_eq!(place(1850, 1, 1), 0);
        assert!(place(1999, 12, 31) < place(2000, 1, 1));
        assert!(place(2149, 12, 31) < days());
        assert!(place(2150, 1, 1) >= days());
    }
}

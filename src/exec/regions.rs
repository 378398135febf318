//! From records to region numbers, a block of records at a time.

use crate::model::{End, Expression, Function, Path};
use crate::plan::{Cut, Dimension};
use crate::records::{Column, RecordSet};
use crate::schema::{FieldKind, RecordId};
use crate::value::{Date, Number, Value};

use super::expression::Context;

/// How the regions of one dimension are found.
pub(super) enum Reader<'a> {
    /// Codes of the record itself: a table look-up.
    Codes { values: &'a [Option<u16>], regions: &'a [u32], missing: u32 },
    /// Dates of the record itself: a search among a few points.
    Dates { values: &'a [Option<Date>], points: Vec<Date>, missing: u32 },
    /// Integers of the record itself.
    Integers { values: &'a [Option<i64>], points: Vec<Number>, missing: u32 },
    /// Ages, or full years or months, between two dates of the record itself.
    Spans {
        from: &'a [Option<Date>],
        to: &'a [Option<Date>],
        function: Function,
        points: Vec<i64>,
        dimension: &'a Dimension,
        context: Context<'a>,
    },
    /// A value of a record referred to: its regions were found once for every such record.
    Gather { rows: &'a [Option<u32>], regions: Vec<u32>, missing: u32 },
    /// Anything else: the expression is evaluated.
    Evaluate { dimension: &'a Dimension, context: Context<'a> },
}

impl<'a> Reader<'a> {
    pub fn new(dimension: &'a Dimension, context: Context<'a>) -> Reader<'a> {
        direct(dimension, context)
            .or_else(|| spans(dimension, context))
            .unwrap_or(Reader::Evaluate { dimension, context })
    }

    /// Folds the regions of the rows from `first` on into keys: `key * size + region`.
    pub fn fold(&self, first: u32, size: u64, keys: &mut [u64]) {
        let start = first as usize;
        let range = start..start + keys.len();
        match self {
            Reader::Codes { values, regions, missing } => {
                for (key, value) in keys.iter_mut().zip(&values[range]) {
                    let region = value.map_or(*missing, |code| regions.get(code as usize).copied().unwrap_or(0));
                    *key = *key * size + u64::from(region);
                }
            }
            Reader::Gather { rows, regions, missing } => {
                for (key, row) in keys.iter_mut().zip(&rows[range]) {
                    let region = row.map_or(*missing, |row| regions[row as usize]);
                    *key = *key * size + u64::from(region);
                }
            }
            _ => {
                for (row, key) in (first..).zip(keys.iter_mut()) {
                    *key = *key * size + u64::from(self.region(row));
                }
            }
        }
    }

    /// The region of one record.
    pub fn region(&self, row: u32) -> u32 {
        let at = row as usize;
        match self {
            Reader::Codes { values, regions, missing } => {
                values[at].map_or(*missing, |code| regions.get(code as usize).copied().unwrap_or(0))
            }
            Reader::Dates { values, points, missing } => {
                values[at].map_or(*missing, |date| region_among(points, &date))
            }
            Reader::Integers { values, points, missing } => {
                values[at].map_or(*missing, |number| region_among(points, &Number::from(number)))
            }
            Reader::Gather { rows, regions, missing } => rows[at].map_or(*missing, |row| regions[row as usize]),
            Reader::Spans { from, to, function, points, dimension, context } => match (from[at], to[at]) {
                (Some(from), Some(to)) if *function != Function::Age || from <= to => {
                    let span = match function {
                        Function::Months => from.full_months_until(to),
                        _ => from.full_years_until(to),
                    };
                    region_among(points, &span)
                }
                _ => dimension.missing(context.mask(&dimension.leaves, row)),
            },
            Reader::Evaluate { dimension, context } => match context.value(&dimension.operand, row) {
                Some(value) => dimension.cut.region(&value),
                None => dimension.missing(context.mask(&dimension.leaves, row)),
            },
        }
    }
}

fn region_among<T: Ord>(points: &[T], value: &T) -> u32 {
    match points.binary_search(value) {
        Ok(point) => 2 * point as u32 + 1,
        Err(point) => 2 * point as u32,
    }
}

/// Ages and their like are so frequent in guidance that they get a reader of their own.
fn spans<'a>(dimension: &'a Dimension, context: Context<'a>) -> Option<Reader<'a>> {
    let Expression::Call(function @ (Function::Age | Function::Years | Function::Months), arguments) =
        &dimension.operand
    else {
        return None;
    };
    let column = |argument: &Expression| match argument {
        Expression::Path(Path { references, end: End::Field(field) }) if references.is_empty() => {
            match context.records.set(context.record).column(*field) {
                Column::Date(values) => Some(values.as_slice()),
                _ => None,
            }
        }
        _ => None,
    };
    let [from, to] = arguments.as_slice() else { return None };
    let Cut::Points(points) = &dimension.cut else { return None };
    let whole = |point: &Value| if let Value::Number(number) = point { number.to_integer() } else { None };
    let points: Vec<i64> = points.iter().map(whole).collect::<Option<_>>()?;
    Some(Reader::Spans { from: column(from)?, to: column(to)?, function: *function, points, dimension, context })
}

/// A dimension whose operand is a plain path has at most one leaf: itself.
fn direct<'a>(dimension: &'a Dimension, context: Context<'a>) -> Option<Reader<'a>> {
    let Expression::Path(path) = &dimension.operand else { return None };
    let End::Field(field) = path.end else { return None };
    let missing = dimension.missing(1);
    let set = context.records.set(context.record);
    if let [first, rest @ ..] = path.references.as_slice() {
        let FieldKind::Reference(next) = context.schema.record(context.record).field(*first).kind else { return None };
        let Column::Reference(rows) = set.column(*first) else { return None };
        let regions = regions_of(dimension, Context { record: next, ..context }, rest, field)?;
        return Some(Reader::Gather { rows, regions, missing });
    }
    match (&dimension.cut, set.column(field)) {
        (Cut::Codes(regions), Column::Code(values)) => Some(Reader::Codes { values, regions, missing }),
        (Cut::Points(points), Column::Date(values)) => {
            let points = points.iter().filter_map(|p| if let Value::Date(d) = p { Some(*d) } else { None }).collect();
            Some(Reader::Dates { values, points, missing })
        }
        (Cut::Points(points), Column::Integer(values)) => {
            let points = points.iter().filter_map(|p| if let Value::Number(n) = p { Some(*n) } else { None }).collect();
            Some(Reader::Integers { values, points, missing })
        }
        _ => None,
    }
}

/// The region of every record of a type referred to, over further references.
fn regions_of(
    dimension: &Dimension,
    context: Context<'_>,
    references: &[crate::schema::FieldId],
    field: crate::schema::FieldId,
) -> Option<Vec<u32>> {
    let set = context.records.set(context.record);
    let missing = dimension.missing(1);
    let Some((first, rest)) = references.split_first() else {
        return Some((0..set.len() as u32).map(|row| of_value(dimension, set, field, row)).collect());
    };
    let FieldKind::Reference(next) = context.schema.record(context.record).field(*first).kind else { return None };
    let Column::Reference(rows) = set.column(*first) else { return None };
    let regions = regions_of(dimension, Context { record: next, ..context }, rest, field)?;
    Some(rows.iter().map(|row| row.map_or(missing, |row| regions[row as usize])).collect())
}

fn of_value(dimension: &Dimension, set: &RecordSet, field: crate::schema::FieldId, row: u32) -> u32 {
    set.value(field, row).map_or(dimension.missing(1), |value| dimension.cut.region(&value))
}

/// The readers of all dimensions of a population.
pub(super) fn readers<'a>(dimensions: &'a [Dimension], context: Context<'a>, record: RecordId) -> Vec<Reader<'a>> {
    dimensions.iter().map(|dimension| Reader::new(dimension, Context { record, ..context })).collect()
}

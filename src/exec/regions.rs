//! From records to region numbers, a block of records at a time.
//!
//! What guidance asks most often has a reader of its own: codes, days, whole numbers, ages, one day compared with another. Every
//! other expression is evaluated as it stands.

use crate::model::{AsOf, End, Expression, Function, Path, Step};
use crate::plan::{Cut, Dimension};
use crate::records::{Column, RecordSet};
use crate::schema::{FieldId, FieldKind, RecordId};
use crate::value::{CompareOp, Date, DateUnit, Extent, Value};

use super::expression::Context;
use super::histories::History;

/// How the regions of one dimension are found.
pub(super) enum Reader<'a> {
    Codes(Codes<'a>),
    YesNo(YesNo<'a>),
    Dates(Points<'a, Date>),
    Integers(Points<'a, i64>),
    Spans(Spans<'a>),
    Days(Days<'a>),
    Gather(Gather<'a>),
    Versions(Versions<'a>),
    Evaluate(Evaluate<'a>),
}

/// Does the same with a reader of any kind.
macro_rules! each {
    ($reader:expr, $one:ident => $body:expr) => {
        match $reader {
            Reader::Codes($one) => $body,
            Reader::YesNo($one) => $body,
            Reader::Dates($one) => $body,
            Reader::Integers($one) => $body,
            Reader::Spans($one) => $body,
            Reader::Days($one) => $body,
            Reader::Gather($one) => $body,
            Reader::Versions($one) => $body,
            Reader::Evaluate($one) => $body,
        }
    };
}

impl<'a> Reader<'a> {
    pub fn new(dimension: &'a Dimension, context: Context<'a>) -> Reader<'a> {
        direct(dimension, context)
            .or_else(|| spans(dimension, context))
            .or_else(|| days(dimension, context))
            .unwrap_or(Reader::Evaluate(Evaluate { dimension, context }))
    }

    /// Folds the regions of the rows from `first` on into keys: `key * size + region`.
    pub fn fold(&self, first: u32, size: u64, keys: &mut [u64]) {
        each!(self, one => {
            for (row, key) in (first as usize..).zip(keys) {
                *key = *key * size + u64::from(one.region(row));
            }
        });
    }

    /// Adds the regions of the first rows to keys, each as many times as `stride`.
    #[cfg(feature = "csv")]
    pub fn add(&self, stride: u64, keys: &mut [u64]) {
        each!(self, one => {
            for (row, key) in keys.iter_mut().enumerate() {
                *key += stride * u64::from(one.region(row));
            }
        });
    }

    /// The region as any expression has it, evaluated as it stands.
    #[cfg(feature = "csv")]
    pub fn evaluated(dimension: &'a Dimension, context: Context<'a>) -> Reader<'a> {
        Reader::Evaluate(Evaluate { dimension, context })
    }

    /// The region of one record.
    pub fn region(&self, row: u32) -> u32 {
        each!(self, one => one.region(row as usize))
    }
}

/// Codes of the record itself: a table look-up.
pub(super) struct Codes<'a> {
    values: &'a [Option<u32>],
    regions: &'a [u32],
    missing: u32,
}

impl Codes<'_> {
    fn region(&self, row: usize) -> u32 {
        self.values[row].map_or(self.missing, |code| self.regions.get(code as usize).copied().unwrap_or(0))
    }
}

/// Yes or no of the record itself.
pub(super) struct YesNo<'a> {
    values: &'a [Option<bool>],
    missing: u32,
}

impl YesNo<'_> {
    fn region(&self, row: usize) -> u32 {
        self.values[row].map_or(self.missing, u32::from)
    }
}

/// Days or whole numbers of the record itself: a search among a few points.
pub(super) struct Points<'a, T> {
    values: &'a [Option<T>],
    points: Vec<T>,
    missing: u32,
}

impl<T: Ord> Points<'_, T> {
    fn region(&self, row: usize) -> u32 {
        self.values[row].as_ref().map_or(self.missing, |value| region_among(&self.points, value))
    }
}

/// Ages, or full years or months, between two days of the record itself.
pub(super) struct Spans<'a> {
    from: &'a [Option<Date>],
    to: &'a [Option<Date>],
    function: Function,
    points: Vec<i64>,
    dimension: &'a Dimension,
    context: Context<'a>,
}

impl Spans<'_> {
    fn region(&self, row: usize) -> u32 {
        match (self.from[row], self.to[row]) {
            (Some(from), Some(to)) if self.function != Function::Age || from <= to => {
                let span = match self.function {
                    Function::Months => from.full_months_until(to),
                    _ => from.full_years_until(to),
                };
                region_among(&self.points, &span)
            }
            _ => self.dimension.missing(self.context.mask(&self.dimension.leaves, row as u32)),
        }
    }
}

/// Whether a comparison of two days holds, each of the record itself or in the rules: `met_on <= file_made_on + 12 months`.
pub(super) struct Days<'a> {
    op: CompareOp,
    left: Day<'a>,
    right: Day<'a>,
    dimension: &'a Dimension,
    context: Context<'a>,
}

impl Days<'_> {
    fn region(&self, row: usize) -> u32 {
        match self.left.at(row).zip(self.right.at(row)) {
            Some((left, right)) => u32::from(self.op.holds(left.cmp(&right))),
            None => self.dimension.missing(self.context.mask(&self.dimension.leaves, row as u32)),
        }
    }
}

enum Day<'a> {
    Constant(Date),
    Field(&'a [Option<Date>]),
    Shifted(&'a [Option<Date>], i64, DateUnit),
}

impl<'a> Day<'a> {
    fn of(expression: &Expression, context: Context<'a>) -> Option<Day<'a>> {
        match expression {
            Expression::Constant(Value::Date(day)) => Some(Day::Constant(*day)),
            Expression::Shift(day, amount, unit) => match &**amount {
                Expression::Constant(Value::Number(amount)) => {
                    Some(Day::Shifted(date_column(day, context)?, amount.to_integer()?, *unit))
                }
                _ => None,
            },
            other => date_column(other, context).map(Day::Field),
        }
    }

    fn at(&self, row: usize) -> Option<Date> {
        match self {
            Day::Constant(day) => Some(*day),
            Day::Field(values) => values[row],
            Day::Shifted(values, amount, unit) => values[row]?.shift(*amount, *unit),
        }
    }
}

/// A value of a record referred to: its regions were found once for every such record.
pub(super) struct Gather<'a> {
    rows: &'a [Option<u32>],
    regions: Vec<u32>,
    missing: u32,
}

impl Gather<'_> {
    fn region(&self, row: usize) -> u32 {
        self.rows[row].map_or(self.missing, |row| self.regions[row as usize])
    }
}

/// A value of a version out of a history: its regions were found once for every version.
pub(super) struct Versions<'a> {
    history: &'a History,
    owners: &'a [Option<u32>],
    day: Day<'a>,
    regions: Vec<u32>,
    dimension: &'a Dimension,
    context: Context<'a>,
}

impl Versions<'_> {
    fn region(&self, row: usize) -> u32 {
        let version =
            self.owners[row].zip(self.day.at(row)).and_then(|(owner, day)| self.history.of_record(owner, day));
        match version {
            Some(version) => self.regions[version as usize],
            None => self.dimension.missing(self.context.mask(&self.dimension.leaves, row as u32)),
        }
    }
}

/// Anything else: the expression is evaluated.
pub(super) struct Evaluate<'a> {
    dimension: &'a Dimension,
    context: Context<'a>,
}

impl Evaluate<'_> {
    fn region(&self, row: usize) -> u32 {
        let (dimension, row) = (self.dimension, row as u32);
        match self.context.value(&dimension.operand, row) {
            Some(value) => dimension.cut.region(&value),
            None => {
                let mask = self.context.mask(&dimension.leaves, row);
                match self.extent(row) {
                    Some(extent) => dimension.between(dimension.cut.ends(extent), mask),
                    None => dimension.missing(mask),
                }
            }
        }
    }

    /// What is known of a derived field that has no value.
    fn extent(&self, row: u32) -> Option<&Extent> {
        let Expression::Path(path) = &self.dimension.operand else { return None };
        self.context.open(path, row)?.extent.as_ref()
    }
}

/// Up to this many points are all compared: that takes no branch, and so no wrong guess.
const FEW: usize = 8;

fn region_among<T: Ord>(points: &[T], value: &T) -> u32 {
    if points.len() <= FEW {
        return points.iter().map(|point| u32::from(value >= point) + u32::from(value > point)).sum();
    }
    match points.binary_search(value) {
        Ok(point) => 2 * point as u32 + 1,
        Err(point) => 2 * point as u32,
    }
}

/// The column of a day that is the record's own.
fn date_column<'a>(expression: &Expression, context: Context<'a>) -> Option<&'a [Option<Date>]> {
    match expression {
        Expression::Path(Path { steps, end: End::Field(field) }) if steps.is_empty() => {
            match context.records.set(context.record).column(*field) {
                Column::Date(values) => Some(values.as_slice()),
                _ => None,
            }
        }
        _ => None,
    }
}

/// The points as whole numbers, if all of them are.
fn whole(points: &[Value]) -> Option<Vec<i64>> {
    let whole = |point: &Value| if let Value::Number(number) = point { number.to_integer() } else { None };
    points.iter().map(whole).collect()
}

fn spans<'a>(dimension: &'a Dimension, context: Context<'a>) -> Option<Reader<'a>> {
    let Expression::Call(function @ (Function::Age | Function::Years | Function::Months), arguments) =
        &dimension.operand
    else {
        return None;
    };
    let [from, to] = arguments.as_slice() else { return None };
    let Cut::Points(points) = &dimension.cut else { return None };
    let (from, to) = (date_column(from, context)?, date_column(to, context)?);
    Some(Reader::Spans(Spans { from, to, function: *function, points: whole(points)?, dimension, context }))
}

fn days<'a>(dimension: &'a Dimension, context: Context<'a>) -> Option<Reader<'a>> {
    let (Expression::Compare(op, left, right), Cut::YesNo) = (&dimension.operand, &dimension.cut) else { return None };
    let (left, right) = (Day::of(left, context)?, Day::of(right, context)?);
    Some(Reader::Days(Days { op: *op, left, right, dimension, context }))
}

/// A dimension whose operand is a plain path over no version has at most one leaf: itself.
fn direct<'a>(dimension: &'a Dimension, context: Context<'a>) -> Option<Reader<'a>> {
    let Expression::Path(path) = &dimension.operand else { return None };
    let End::Field(field) = path.end else { return None };
    let missing = dimension.missing(1);
    let set = context.records.set(context.record);
    if let [Step::AsOf(version), rest @ ..] = path.steps.as_slice() {
        return versions(dimension, version, rest, field, context).map(Reader::Versions);
    }
    if let [Step::Field(first), rest @ ..] = path.steps.as_slice() {
        let FieldKind::Reference(next) = context.schema.record(context.record).field(*first).kind else { return None };
        let Column::Reference(rows) = set.column(*first) else { return None };
        let regions = regions_of(dimension, Context { record: next, ..context }, rest, field)?;
        return Some(Reader::Gather(Gather { rows, regions, missing }));
    }
    match (&dimension.cut, set.column(field)) {
        (Cut::Codes(regions), Column::Code(values)) => {
            Some(Reader::Codes(Codes { values, regions: &regions.of_code, missing }))
        }
        (Cut::YesNo, Column::YesNo(values)) => Some(Reader::YesNo(YesNo { values, missing })),
        (Cut::Points(points), Column::Date(values)) => {
            let points = points.iter().filter_map(|p| if let Value::Date(d) = p { Some(*d) } else { None }).collect();
            Some(Reader::Dates(Points { values, points, missing }))
        }
        (Cut::Points(points), Column::Integer(values)) => {
            Some(Reader::Integers(Points { values, points: whole(points)?, missing }))
        }
        _ => None,
    }
}

/// A version of a record that is referred to, as of a day of the record itself or of the rules. What is read of it can be missing by itself
/// as the first leaf.
fn versions<'a>(
    dimension: &'a Dimension,
    version: &'a AsOf,
    rest: &[Step],
    field: FieldId,
    context: Context<'a>,
) -> Option<Versions<'a>> {
    let Some([Step::Field(owner)]) = version.owner.as_deref() else { return None };
    let Column::Reference(owners) = context.records.set(context.record).column(*owner) else { return None };
    let history = context.history(version.of)?;
    let day = Day::of(&version.day, context)?;
    let regions = regions_of(dimension, Context { record: version.of, ..context }, rest, field)?;
    Some(Versions { history, owners, day, regions, dimension, context })
}

/// The region of every record of a type that a step leads to, over further references.
fn regions_of(dimension: &Dimension, context: Context<'_>, steps: &[Step], field: FieldId) -> Option<Vec<u32>> {
    let set = context.records.set(context.record);
    let missing = dimension.missing(1);
    let Some((first, rest)) = steps.split_first() else {
        return Some((0..set.len() as u32).map(|row| of_value(dimension, set, field, row)).collect());
    };
    let Step::Field(first) = first else { return None };
    let FieldKind::Reference(next) = context.schema.record(context.record).field(*first).kind else { return None };
    let Column::Reference(rows) = set.column(*first) else { return None };
    let regions = regions_of(dimension, Context { record: next, ..context }, rest, field)?;
    Some(rows.iter().map(|row| row.map_or(missing, |row| regions[row as usize])).collect())
}

fn of_value(dimension: &Dimension, set: &RecordSet, field: FieldId, row: u32) -> u32 {
    set.value(field, row).map_or(dimension.missing(1), |value| dimension.cut.region(&value))
}

/// The readers of all dimensions of a population.
pub(super) fn readers<'a>(dimensions: &'a [Dimension], context: Context<'a>, record: RecordId) -> Vec<Reader<'a>> {
    dimensions.iter().map(|dimension| Reader::new(dimension, Context { record, ..context })).collect()
}

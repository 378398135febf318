//! Fields as whole numbers, and the point that they are to lie at.

use crate::model::{End, Model, Path, Type, end_type};
use crate::schema::RecordId;
use crate::syntax::tree::MeasureKind;
use crate::value::{Date, Value};

use super::super::search::Point;
use super::super::space::Space;

/// A point, of which some dimensions are looked at.
#[derive(Clone, Copy)]
pub(crate) struct Ground<'a> {
    pub model: &'a Model,
    pub record: RecordId,
    pub space: &'a Space<'a>,
    pub point: &'a Point,
}

/// A field that is read.
pub(crate) struct Field<'a> {
    pub(super) path: &'a Path,
    pub(super) kind: Kind,
    pub(super) can_miss: bool,
}

/// What values a field can have, as whole numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Themselves; the flag says that they are counts.
    Integer(bool),
    /// Numbers of days.
    Date,
    /// Positions in a list of so many.
    Code(usize),
    YesNo,
    /// None: texts and fractions.
    Other,
}

impl<'a> Field<'a> {
    pub fn new(ground: Ground<'_>, path: &'a Path) -> Field<'a> {
        let (model, record) = (ground.model, ground.record);
        let kind = match end_type(model, record, path) {
            Some(Type::Integer) => {
                let counts = |index: u32| {
                    model
                        .aggregates
                        .get(index as usize)
                        .is_some_and(|a| matches!(a.measure, MeasureKind::Count | MeasureKind::CountDistinct))
                };
                Kind::Integer(matches!(path.end, End::Aggregate(index) if counts(index)))
            }
            Some(Type::Date) => Kind::Date,
            Some(Type::Code(list)) => Kind::Code(model.schema.list(list).codes.len()),
            Some(Type::YesNo) => Kind::YesNo,
            Some(Type::Text | Type::Decimal) | None => Kind::Other,
        };
        Field { path, kind, can_miss: path.can_miss(&model.schema, record) }
    }

    /// The least and the greatest of its values.
    pub fn ends(&self) -> [Option<i64>; 2] {
        match self.kind {
            Kind::Integer(is_count) => [is_count.then_some(0), None],
            Kind::Date => [Some(0), Date::new(9999, 12, 31).map(Date::number)],
            Kind::Code(codes) => [Some(0), Some(codes as i64 - 1)],
            Kind::YesNo => [Some(0), Some(1)],
            Kind::Other => [None, None],
        }
    }

    pub fn value(&self, number: i64) -> Option<Value> {
        match self.kind {
            Kind::Integer(_) => Some(Value::Number(number.into())),
            Kind::Date => Date::of_number(number).map(Value::Date),
            Kind::Code(_) => u32::try_from(number).ok().map(Value::Code),
            Kind::YesNo => Some(Value::YesNo(number == 1)),
            Kind::Other => None,
        }
    }
}

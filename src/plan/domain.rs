//! What the values of an expression can be, by types and functions alone.

use crate::model::{End, Expression, Function, Model, Path, Type, end_type};
use crate::schema::RecordId;
use crate::syntax::tree::MeasureKind;
use crate::value::{ArithmeticOp, Value};

use super::cut::Domain;

/// The domain of an expression over records of a type.
pub(super) fn domain(model: &Model, record: RecordId, operand: &Expression) -> Domain {
    let (least, greatest) = match operand {
        Expression::Call(Function::Age, _) => (Some(0), Some(9998)),
        Expression::Call(Function::Years, _) => (Some(-9998), Some(9998)),
        Expression::Call(Function::Year, _) => (Some(1), Some(9999)),
        Expression::Call(Function::Month, _) => (Some(1), Some(12)),
        Expression::Path(Path { end: End::Aggregate(index), .. }) => match model.aggregates.get(*index as usize) {
            Some(aggregate) if counts(aggregate.measure) => (Some(0), None),
            _ => (None, None),
        },
        _ => (None, None),
    };
    Domain { whole: is_whole(model, record, operand), least, greatest }
}

fn counts(measure: MeasureKind) -> bool {
    matches!(measure, MeasureKind::Count | MeasureKind::CountDistinct)
}

fn is_whole(model: &Model, record: RecordId, expression: &Expression) -> bool {
    match expression {
        Expression::Constant(Value::Number(number)) => number.is_integer(),
        Expression::Path(path) => end_type(model, record, path) == Some(Type::Integer),
        Expression::Negate(inner) => is_whole(model, record, inner),
        Expression::Arithmetic(op, a, b) => {
            *op != ArithmeticOp::Divide && is_whole(model, record, a) && is_whole(model, record, b)
        }
        Expression::Call(..) => true,
        _ => false,
    }
}

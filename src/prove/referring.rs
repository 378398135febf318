//! Values of the records that a derived field over referring records is worked out from.

use crate::model::{Aggregate, Expression, Model};
use crate::plan::conditions;
use crate::syntax::tree::MeasureKind;
use crate::value::{CompareOp, Number, Truth, Value};

use super::search::{Ended, Guide, Point, search};
use super::space::Space;
use super::truth::all;
use super::values::Values;
use super::witness::realise;

/// How many records are made up for one derived field.
const MOST: i64 = 60;
/// How many points are looked at for one that satisfies its conditions.
const BUDGET: u32 = 500;

/// For each record that refers, its values, so that the derived field has this value; `None` where none were found.
pub(super) fn values(model: &Model, aggregate: &Aggregate, value: &Value) -> Option<Vec<Values>> {
    let clauses = aggregate.clauses.iter().map(|clause| {
        let condition = clause.condition.clone();
        if clause.except { Expression::Not(Box::new(condition)) } else { condition }
    });
    let mut asked: Vec<Expression> = clauses.collect();
    let count = match (aggregate.measure, value, &aggregate.operand) {
        (MeasureKind::Count, Value::Number(number), _) => {
            number.to_integer().filter(|count| (0..=MOST).contains(count))?
        }
        // Nothing adds up to nothing.
        (MeasureKind::Sum | MeasureKind::CountDistinct, Value::Number(number), _) if number.is_zero() => 0,
        (MeasureKind::CountDistinct, Value::Number(number), Some(operand)) if *number == Number::from(1) => {
            asked.push(Expression::Is(Box::new(operand.clone()), false));
            1
        }
        (MeasureKind::Sum | MeasureKind::Average | MeasureKind::Min | MeasureKind::Max, _, Some(operand)) => {
            let constant = Box::new(Expression::Constant(value.clone()));
            asked.push(Expression::Compare(CompareOp::Equal, Box::new(operand.clone()), constant));
            1
        }
        _ => return None,
    };
    if count == 0 {
        return Some(Vec::new());
    }
    Some(vec![satisfying(model, aggregate, &asked)?; count as usize])
}

/// Values of a referring record for which all conditions hold.
fn satisfying(model: &Model, aggregate: &Aggregate, asked: &[Expression]) -> Option<Values> {
    let (dimensions, conditions) = conditions(model, aggregate.of, asked);
    let space = Space::new(&dimensions);
    let reads: Vec<_> = conditions.iter().collect();
    let hold = |point: &Point| {
        all(conditions.iter().map(|condition| condition.at(&|dimension| point[dimension]).map(Truth::is_yes)))
    };
    let mut found = None;
    let mut accept = |point: &Point| {
        found = realise(model, aggregate.of, &space, point).ok();
        found.is_some()
    };
    match search(&space, Guide::Conditions(&reads), &hold, &mut accept, BUDGET) {
        Ended::Found => found,
        Ended::Exhausted | Ended::OutOfBudget => None,
    }
}

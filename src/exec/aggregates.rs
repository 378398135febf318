//! Derived fields over referring records, worked out once before counting.

use crate::model::{Aggregate, Model};
use crate::plan::Operand;
use crate::records::{Column, Records};
use crate::syntax::tree::MeasureKind;
use crate::value::{Number, Value};

use super::expression::Context;
use super::grid::OperandTally;

/// The values of every derived field, a place for each record of its type.
#[derive(Debug, Clone, Default)]
pub struct Aggregates {
    values: Vec<Vec<Option<Value>>>,
}

impl Aggregates {
    /// Works out all derived fields of a model.
    #[must_use]
    pub fn new(model: &Model, records: &Records) -> Aggregates {
        let mut aggregates = Aggregates::default();
        for aggregate in &model.aggregates {
            let values = evaluate(model, records, &aggregates, aggregate);
            aggregates.values.push(values);
        }
        aggregates
    }

    /// The value of a derived field for a record.
    #[must_use]
    pub fn value(&self, index: u32, row: u32) -> Option<Value> {
        self.values.get(index as usize)?.get(row as usize)?.clone()
    }
}

fn evaluate(model: &Model, records: &Records, earlier: &Aggregates, aggregate: &Aggregate) -> Vec<Option<Value>> {
    let on = records.set(aggregate.on).len();
    let of = records.set(aggregate.of);
    if !of.given {
        return vec![None; on];
    }
    let operand = aggregate.operand.as_ref().map(|expression| Operand {
        expression: expression.clone(),
        leaves: Vec::new(),
        sum: matches!(aggregate.measure, MeasureKind::Sum | MeasureKind::Average),
        extremes: matches!(aggregate.measure, MeasureKind::Min | MeasureKind::Max),
        distinct: aggregate.measure == MeasureKind::CountDistinct,
    });
    let context = Context { schema: &model.schema, records, aggregates: earlier, record: aggregate.of };
    let mut found: Vec<(u64, OperandTally)> = vec![(0, OperandTally::default()); on];
    let Column::Reference(targets) = of.column(aggregate.by) else { return vec![None; on] };
    for (row, target) in targets.iter().enumerate() {
        let (row, Some(target)) = (row as u32, target) else { continue };
        let holds = aggregate
            .clauses
            .iter()
            .all(|clause| context.value(&clause.condition, row) == Some(Value::YesNo(!clause.except)));
        if !holds {
            continue;
        }
        let (count, tally) = &mut found[*target as usize];
        *count += 1;
        if let Some(operand) = &operand
            && let Some(value) = context.value(&operand.expression, row)
        {
            tally.add(operand, value);
        }
    }
    found.into_iter().map(|(count, tally)| result(aggregate.measure, count, &tally)).collect()
}

fn result(measure: MeasureKind, count: u64, tally: &OperandTally) -> Option<Value> {
    let number = |n: u64| i64::try_from(n).ok().map(Number::from);
    if measure != MeasureKind::Count && count > 0 && tally.known == 0 {
        return None;
    }
    match measure {
        MeasureKind::Count => number(count).map(Value::Number),
        MeasureKind::CountDistinct => number(tally.distinct()).map(Value::Number),
        MeasureKind::Sum => tally.sum().map(Value::Number),
        MeasureKind::Average => tally.sum()?.checked_div(number(tally.known)?).map(Value::Number),
        MeasureKind::Min => tally.least().cloned(),
        MeasureKind::Max => tally.greatest().cloned(),
    }
}

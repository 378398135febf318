//! Columns and rows that no record can ever be in.

use crate::diagnostic::{Diagnostic, codes};
use crate::model::{Axis, Model};
use crate::plan::{AxisPlan, Plan, Population};
use crate::value::Truth;

use super::search::{Ended, Point, search};

/// Almost every column is found to count something at once; where it is not, only a little more is looked at than for a finding
/// that would be worth its time.
const BUDGET: u32 = 2_000;

/// Says of every column and row with conditions whether they contradict each other.
#[must_use]
pub fn never(model: &Model, plan: &Plan) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for (table, plan) in model.tables.iter().zip(&plan.tables) {
        for population in &plan.populations {
            let axes = [(&table.columns, &population.columns, "column"), (&table.rows, &population.rows, "row")];
            for (axis, axis_plan, word) in axes {
                findings.extend(empty_members(population, axis, axis_plan, word));
            }
        }
    }
    findings
}

fn empty_members(population: &Population, axis: &Axis, plan: &AxisPlan, word: &str) -> Vec<Diagnostic> {
    // An `otherwise` that nothing can reach is no slip: it waits for codes to come.
    let is_otherwise = |index: usize| axis.splits.iter().any(|split| split.otherwise == Some(index));
    let asked = |index: &usize| {
        let about = axis.members[*index].about == Some(population.record);
        about && plan.members[*index].is_measure && !is_otherwise(*index)
    };
    let empty: Vec<usize> =
        (0..axis.members.len()).filter(asked).filter(|index| is_empty(population, plan, *index)).collect();
    // What lies within an empty member is empty for the same reason.
    let spoken =
        empty.iter().filter(|index| !axis.members[**index].parent.is_some_and(|parent| empty.contains(&parent)));
    spoken
        .map(|index| {
            let member = &axis.members[*index];
            Diagnostic::new(&codes::NEVER_COUNTS, format!("no record can be in {word} `{}`", member.id))
                .at(member.span, "always empty")
                .help("its conditions contradict each other, or arms that come first take everything")
        })
        .collect()
}

fn is_empty(population: &Population, plan: &AxisPlan, member: usize) -> bool {
    let mut order = Vec::new();
    let mut add = |dimension| {
        if !order.contains(&dimension) {
            order.push(dimension);
        }
    };
    plan.dimensions(member, &mut add);
    population.universe.dimensions(&mut add);
    let counts = |point: &Point| {
        let region = |dimension: usize| point[dimension];
        match (plan.truth(member, &region), population.universe.at(&region)) {
            (Some(Truth::Yes), Some(Truth::Yes)) => Some(true),
            (Some(Truth::No | Truth::Undetermined), _) | (_, Some(Truth::No | Truth::Undetermined)) => Some(false),
            _ => None,
        }
    };
    search(&population.dimensions, &order, &counts, &mut |_| true, BUDGET) == Ended::Exhausted
}

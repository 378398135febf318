//! Where records with a code go that one side alone has.

use crate::message::{Argument, Message, reading_changes as say};
use crate::model::{Axis, Expression, Model, Type, end_type};
use crate::plan::{AxisPlan, compile};
use crate::schema::CodeList;
use crate::value::{CodeIndex, Truth, Value};

use super::super::{Change, ChangeKind};

/// A change for each code that one side alone has, with the rows and columns that its records go to there.
pub(super) fn of_new_codes(models: [&Model; 2], list: &str, lists: [&CodeList; 2]) -> Vec<Change> {
    let mut changes = Vec::new();
    for (side, other) in [(1, 0), (0, 1)] {
        let alone: Vec<(CodeIndex, &String)> = lists[side]
            .codes
            .keys()
            .enumerate()
            .filter(|(_, code)| !lists[other].codes.contains_key(*code))
            .map(|(at, code)| (at as CodeIndex, code))
            .collect();
        if alone.is_empty() {
            continue;
        }
        let plan = compile(models[side]);
        for (index, code) in alone {
            let places = landings(models[side], &plan, list, index);
            let is_new = side == 1;
            let how = match (is_new, places.is_empty()) {
                (true, true) => say::code_of_new(code),
                (true, false) => say::code_of_new_goes_to(code, Argument::list(places)),
                (false, true) => say::code_of_old(code),
                (false, false) => say::code_of_old_went_to(code, Argument::list(places)),
            };
            changes.push(Change::shown_by(ChangeKind::Taken, how, super::line(list, say::the_code().into(), code)));
        }
    }
    changes
}

/// The rows and columns that a code leads to by itself: `[21] of annex`.
fn landings(model: &Model, plan: &crate::plan::Plan, list: &str, code: CodeIndex) -> Vec<Message> {
    let mut places: Vec<Message> = Vec::new();
    for (table, planned) in model.tables.iter().zip(&plan.tables) {
        let mut found: Vec<String> = Vec::new();
        for population in &planned.populations {
            let is_of_list = |operand: &Expression| match operand {
                Expression::Path(path) => matches!(
                    end_type(model, population.record, path),
                    Some(Type::Code(of)) if model.schema.list_name(of) == list
                ),
                _ => false,
            };
            for (at, dimension) in population.dimensions.iter().enumerate().filter(|(_, d)| is_of_list(&d.operand)) {
                let region = dimension.cut.region(&Value::Code(code));
                for (axis, plan) in [(&table.columns, &population.columns), (&table.rows, &population.rows)] {
                    found.extend(members(axis, plan, at, region));
                }
            }
        }
        let mut met = std::collections::BTreeSet::new();
        found.retain(|id| met.insert(id.clone()));
        if !found.is_empty() {
            places.push(say::members_of(Argument::list(found), &table.name));
        }
    }
    places
}

/// The members whose own answer is yes in a region of one dimension whatever else is known, and that no arm before them takes.
fn members(axis: &Axis, plan: &AxisPlan, dimension: usize, region: u32) -> Vec<String> {
    let known = |other: usize| (other == dimension).then_some(region);
    let takes = |index: &usize| {
        let own = &plan.members[*index].own;
        let before = plan.before(*index).iter().map(|arm| &plan.members[*arm].own);
        let mut is_read = false;
        let mut conditions = std::iter::once(own).chain(before.clone());
        conditions.by_ref().for_each(|condition| condition.dimensions(&mut |other| is_read |= other == dimension));
        let parent = plan.members[*index].parent;
        is_read
            && plan.members[*index].applies
            && own.at(&known) == Some(Truth::Yes)
            && parent.is_none_or(|parent| plan.truth(parent, &known) != Some(Truth::No))
            && before.into_iter().all(|arm| arm.at(&known) != Some(Truth::Yes))
    };
    (0..plan.members.len()).filter(takes).map(|index| axis.members[index].in_brackets()).collect()
}

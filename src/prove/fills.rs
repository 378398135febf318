//! Of what is proved of a table that reads an open list, whether it is so whatever fills the list.
//!
//! The same is asked of the rules with codes made up in place of those that fill the list: some for each group, and some in none. Rules
//! name groups alone, so a record with other codes stands to each condition as one with made-up ones does, as long as there are as many
//! of each kind as the record and the row can have at once.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{End, Model, Path, Type, end_type};
use crate::plan::{Plan, TablePlan};
use crate::schema::{ListId, Units};

use super::proof::{Fills, Proof, Verdict};

/// So many values of one list can be told apart by the codes that are made up for it: the row's own code is one more.
const MOST: usize = 2;

/// Notes with each answer about all records what of the open lists it holds for. `others` are the answers for the lists that were made up
/// in their place, where something fills them.
pub fn tell_fills(proofs: &mut [Proof], model: &Model, plan: &Plan, others: &[Proof]) {
    let read: Vec<(&str, Vec<(String, bool)>)> =
        model.counted().zip(&plan.tables).map(|(table, plan)| (table.name.as_str(), lists_read(model, plan))).collect();
    for proof in proofs.iter_mut().filter(|proof| proof.question.is_about_all()) {
        let Some((_, lists)) = read.iter().find(|(table, lists)| *table == proof.table && !lists.is_empty()) else {
            continue;
        };
        let names = lists.iter().map(|(name, _)| name.clone()).collect();
        let is_same = |other: &&Proof| (&other.table, &other.question) == (&proof.table, &proof.question);
        let held = |other: &Proof| match (&other.verdict, &proof.verdict) {
            (Verdict::Proved, Verdict::Proved) => true,
            (Verdict::ProvedWhere(other), Verdict::ProvedWhere(own)) => other.said() == own.said(),
            _ => false,
        };
        let few = lists.iter().all(|(_, few)| *few);
        let is_so = few && (!fills_lists(model) || others.iter().find(is_same).is_some_and(held));
        proof.fills = if is_so { Fills::Whatever(names) } else { Fills::AsFilled(names) };
    }
}

/// Whether the report of a program fills a list.
pub fn fills_lists(model: &Model) -> bool {
    model.schema.lists.values().any(|list| list.is_open && !list.is_made_up)
}

/// The lists of which referring records are asked something before they are counted.
fn asked_of_referring(model: &Model, aggregate: u32, lists: &mut BTreeSet<ListId>) {
    let Some(of) = model.aggregates.get(aggregate as usize) else { return };
    let mut inner = Vec::new();
    for asked in of.clauses.iter().map(|clause| &clause.condition).chain(&of.operand) {
        asked.paths(&mut |path| {
            inner.extend(if let End::Aggregate(inner) = path.end { Some(inner) } else { None });
            if let Some(Type::Code(list)) = end_type(model, of.of, path) {
                lists.insert(list);
            }
        });
    }
    // The checker refuses circles.
    inner.into_iter().filter(|inner| *inner != aggregate).for_each(|inner| asked_of_referring(model, inner, lists));
}

/// The open lists that a table reads, each with whether so few of its values are read that made-up codes stand for all. What referring
/// records are asked before they are counted is not looked into: there may be any number of them.
fn lists_read(model: &Model, plan: &TablePlan) -> Vec<(String, bool)> {
    let open = |list: ListId| model.schema.list(list).is_open;
    let mut most: BTreeMap<ListId, usize> = BTreeMap::new();
    for population in &plan.populations {
        let mut read: BTreeSet<(ListId, &Path)> = BTreeSet::new();
        let mut referring = BTreeSet::new();
        for dimension in &population.dimensions {
            dimension.operand.paths(&mut |path| {
                if let End::Aggregate(aggregate) = path.end {
                    asked_of_referring(model, aggregate, &mut referring);
                }
                if let Some(Type::Code(list)) = end_type(model, population.record, path) {
                    read.insert((list, path));
                }
            });
        }
        let lists = (0..model.schema.lists.len()).map(|list| ListId(list as u32)).filter(|list| open(*list));
        for list in lists {
            let paths = read.iter().filter(|(of, _)| *of == list).count();
            let is_deep = model.schema.list(list).units.as_ref().is_some_and(|units| units.asked > Units::WIDE_LEVELS);
            let is_any = referring.contains(&list) || (is_deep && paths > 0);
            let paths = if is_any { usize::MAX } else { paths };
            if paths > 0 {
                let known = most.entry(list).or_default();
                *known = paths.max(*known);
            }
        }
    }
    // Those that are made up are in force on all days.
    let stands_for_all = |list: ListId, paths: usize| paths <= MOST && model.schema.list(list).history.is_empty();
    let named = |(list, paths)| (model.schema.list_name(list).to_owned(), stands_for_all(list, paths));
    most.into_iter().map(named).collect()
}

//! Rows and columns that can hold no record together: each can count something, and their cell is 0 whatever the records are.
//!
//! Most conditions ask one value. What a row leaves of it and what a column leaves of it is compared once for each two that differ,
//! however many rows and columns there are; where a condition asks several values at once, or values are tied to each other, the
//! cell is searched. What is said is said of what is written, once: of two clauses and not of the cells where they meet.

use std::collections::BTreeSet;

use indexmap::{IndexMap, IndexSet};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::message::{Argument, Message, phrases, proofs as say};
use crate::model::{Axis, Expression, Path, Step, Table};
use crate::plan::{AxisPlan, Condition, Population, TablePlan};
use crate::source::Span;
use crate::syntax::tree::Dimension;
use crate::value::Truth;

use super::ground::{Effort, Found, Ground};
use super::members::should_hold_records;
use super::narrow::{Left, Narrowed, Part, Written};
use super::search::Point;
use super::steps;
use super::truth::all;
use super::{Proof, Question, Verdict};

/// How many conditions may be looked at in searches of single cells of one table.
const BUDGET: usize = 20_000;
/// Of how many others a clause is said to rule them out, before the rest are counted.
const MOST: usize = 3;
/// How many rows or columns are named, before the rest are counted.
const NAMED: usize = 8;

/// Asks it of one table.
pub(super) fn ask(grounds: &[Ground<'_>], table: &Table, plan: &TablePlan, proofs: &mut Vec<Proof>) {
    let said: FxHashSet<Span> = proofs
        .iter()
        .filter(|proof| matches!(proof.question, Question::Counts(_)) && proof.is_refuted())
        .map(|proof| proof.span)
        .collect();
    let apart: FxHashSet<(usize, usize)> = table.overrides.iter().map(|cell| (cell.row, cell.column)).collect();
    for (position, (population, &ground)) in plan.populations.iter().zip(grounds).enumerate() {
        let columns = table.columns.members.len();
        let holds = |row: usize, column: usize| {
            let cell = plan.cells.get(row * columns + column).copied().flatten();
            cell.is_some_and(|cell| cell.population == position) && !apart.contains(&(row, column))
        };
        let rows = Side::new(&table.rows, &population.rows, population, ground, &said);
        let columns = Side::new(&table.columns, &population.columns, population, ground, &said);
        let mut asker = CrossingAsker {
            ground,
            population,
            rows,
            columns,
            holds: &holds,
            found: IndexMap::new(),
            empty: FxHashSet::default(),
            passed_over: 0,
        };
        asker.by_one_value();
        asker.by_search();
        asker.say(table, proofs);
    }
}

/// The members of one axis that have conditions on records of one type.
struct Side<'a> {
    axis: &'a Axis,
    plan: &'a AxisPlan,
    members: Vec<(usize, Narrowed)>,
}

impl<'a> Side<'a> {
    /// Without members that are empty by themselves, which is `said` of them or of one around them.
    fn new(
        axis: &'a Axis,
        plan: &'a AxisPlan,
        population: &Population,
        ground: Ground<'_>,
        said: &FxHashSet<Span>,
    ) -> Side<'a> {
        let mut empty = vec![false; axis.members.len()];
        for &member in &plan.order {
            let of = &axis.members[member];
            empty[member] = said.contains(&of.span) || of.parent.is_some_and(|parent| empty[parent]);
        }
        let is_asked = |member: &usize| {
            let of = &plan.members[*member];
            of.applies && of.is_measure && !empty[*member] && should_hold_records(axis, *member)
        };
        let universe = Narrowed::of(&population.universe);
        let narrowed = |member: usize| {
            let narrowed = Narrowed::new(axis, plan, member);
            narrowed.within(&universe, ground.space).map(|narrowed| (member, narrowed))
        };
        let members = (0..axis.members.len()).filter(is_asked).filter_map(narrowed);
        Side { axis, plan, members: members.filter(|(_, narrowed)| narrowed.dimensions().next().is_some()).collect() }
    }

    /// What rules others out together with all that stands at a member and around it.
    fn written(&self, member: usize, narrowed: &Narrowed) -> (Written, Span) {
        let whole = || (Written::Member(member), self.axis.members[member].span);
        narrowed.only_written().cloned().unwrap_or_else(whole)
    }

    /// `row [a]`, `columns [2], [3]`, with how many more there are.
    fn named(&self, axis: Dimension, members: &IndexSet<usize>) -> Message {
        let shown = Argument::list(members.iter().take(NAMED).map(|member| self.axis.members[*member].in_brackets()));
        let shown = match members.len().saturating_sub(NAMED) {
            0 => shown,
            more => phrases::and_more(shown, more).into(),
        };
        match (axis, members.len()) {
            (Dimension::Row, 1) => say::one_row(shown),
            (Dimension::Row, _) => say::several_rows(shown),
            (Dimension::Column, 1) => say::one_column(shown),
            (Dimension::Column, _) => say::several_columns(shown),
        }
    }
}

/// Where two things that are written meet in cells that hold nothing.
#[derive(Default)]
struct Meeting {
    spans: Option<[Span; 2]>,
    rows: IndexSet<usize>,
    columns: IndexSet<usize>,
    cells: usize,
}

struct CrossingAsker<'a> {
    ground: Ground<'a>,
    population: &'a Population,
    rows: Side<'a>,
    columns: Side<'a>,
    /// Whether a cell holds records of this type.
    holds: &'a dyn Fn(usize, usize) -> bool,
    found: IndexMap<[Written; 2], Meeting>,
    /// The cells that hold nothing, as far as they are found.
    empty: FxHashSet<(usize, usize)>,
    /// How many cells were not searched.
    passed_over: usize,
}

impl CrossingAsker<'_> {
    /// Cells whose row and column leave nothing of one value.
    fn by_one_value(&mut self) {
        for dimension in 0..self.population.dimensions.len() {
            let [rows, columns] = [&self.rows, &self.columns].map(|side| by_what_is_left(&side.members, dimension));
            for (of_rows, rows) in &rows {
                for (of_columns, columns) in &columns {
                    steps::add(1);
                    if of_rows.meets(of_columns, self.ground.space, dimension) {
                        continue;
                    }
                    for (row, column) in rows.iter().flat_map(|row| columns.iter().map(move |column| (*row, *column))) {
                        let [of_row, of_column] = [&self.rows.members[row], &self.columns.members[column]];
                        if (self.holds)(of_row.0, of_column.0) && self.empty.insert((of_row.0, of_column.0)) {
                            let parts = [&of_row.1, &of_column.1].map(|narrowed| narrowed.parts(dimension));
                            let [a, b] = blamed(parts, self.ground, dimension);
                            note(&mut self.found, [a, b], [of_row.0, of_column.0]);
                        }
                    }
                }
            }
        }
    }

    /// Cells whose row and column ask several values at once, or values that are tied to each other.
    fn by_search(&mut self) {
        let ties = Ties::new(self.population);
        let mut budget = BUDGET;
        let mut found = Vec::new();
        let columns: Vec<_> = self.columns.members.iter().map(|(_, narrowed)| ties.of(narrowed)).collect();
        for (row, narrowed) in &self.rows.members {
            let of_row = ties.of(narrowed);
            for ((column, by_column), of_column) in self.columns.members.iter().zip(&columns) {
                if !are_tied(&of_row, of_column)
                    || !(self.holds)(*row, *column)
                    || self.empty.contains(&(*row, *column))
                {
                    continue;
                }
                let reads = [self.rows.plan.conditions(*row), self.columns.plan.conditions(*column)].concat();
                match budget.checked_sub(reads.len()) {
                    Some(left) => budget = left,
                    None => {
                        self.passed_over += 1;
                        continue;
                    }
                }
                if self.is_empty(&reads, Some(*row), Some(*column))
                    && !self.is_empty(&reads, Some(*row), None)
                    && !self.is_empty(&reads, None, Some(*column))
                {
                    let parts = [self.rows.written(*row, narrowed), self.columns.written(*column, by_column)];
                    found.push((parts, [*row, *column]));
                }
            }
        }
        found.into_iter().for_each(|(parts, cell)| note(&mut self.found, parts, cell));
    }

    /// Whether no record of the universe is in a row, in a column, or in both.
    fn is_empty(&self, reads: &[&Condition], row: Option<usize>, column: Option<usize>) -> bool {
        let universe = &self.population.universe;
        let reads: Vec<&Condition> = reads.iter().copied().chain([universe]).collect();
        let is_in = |point: &Point| {
            let of = |side: &Side<'_>, member: Option<usize>| {
                member.map_or(Some(true), |member| side.plan.truth(member, point).map(Truth::is_yes))
            };
            all([universe.at(point).map(Truth::is_yes), of(&self.rows, row), of(&self.columns, column)])
        };
        matches!(self.ground.find(&reads, &is_in, &|_| true, Effort::Remark), Found::None)
    }

    fn say(self, table: &Table, proofs: &mut Vec<Proof>) {
        let mut said: [FxHashMap<&Written, usize>; 2] = Default::default();
        let (first, mut left) = (proofs.len(), 0);
        for (written, meeting) in &self.found {
            let [rows, columns] = &mut said;
            let [of_row, of_column] = [rows.entry(&written[0]).or_default(), columns.entry(&written[1]).or_default()];
            if *of_row >= MOST || *of_column >= MOST {
                left += 1;
                continue;
            }
            *of_row += 1;
            *of_column += 1;
            let Some([span, other]) = meeting.spans else { continue };
            let question = Question::Meet {
                rows: self.rows.named(Dimension::Row, &meeting.rows),
                columns: self.columns.named(Dimension::Column, &meeting.columns),
                cells: meeting.cells,
                other,
                others: 0,
            };
            let how = question.denial();
            proofs.push(Proof::new(&table.name, question, span, Verdict::Refuted { witness: None, how }));
        }
        if let Some(Proof { question: Question::Meet { others, .. }, .. }) =
            proofs.get_mut(first..).and_then(|own| own.last_mut())
        {
            *others = left;
        }
        if self.passed_over > 0 {
            let question = Question::MeetElsewhere(self.passed_over);
            let why = say::too_many_conditions();
            proofs.push(Proof::new(&table.name, question, table.span, Verdict::NotDecided(why)));
        }
    }
}

fn note(
    found: &mut IndexMap<[Written; 2], Meeting>,
    [(of_row, row_span), (of_column, column_span)]: [(Written, Span); 2],
    [row, column]: [usize; 2],
) {
    let meeting = found.entry([of_row, of_column]).or_default();
    meeting.spans.get_or_insert([row_span, column_span]);
    meeting.rows.insert(row);
    meeting.columns.insert(column);
    meeting.cells += 1;
}

/// Members by what they leave of one value.
fn by_what_is_left(members: &[(usize, Narrowed)], dimension: usize) -> IndexMap<&Left, Vec<usize>> {
    let mut by: IndexMap<&Left, Vec<usize>> = IndexMap::new();
    for (position, (_, narrowed)) in members.iter().enumerate() {
        if let Some((left, _)) = narrowed.by.get(&dimension) {
            by.entry(left).or_default().push(position);
        }
    }
    by
}

/// Of each of two members the part that leaves nothing of what the other's leaves; the last where it takes several.
fn blamed([rows, columns]: [&[Part]; 2], ground: Ground<'_>, dimension: usize) -> [(Written, Span); 2] {
    let pairs = || rows.iter().flat_map(|row| columns.iter().map(move |column| [row, column]));
    let apart = pairs().find(|[row, column]| !row.left.meets(&column.left, ground.space, dimension));
    apart.or_else(|| pairs().last()).map_or_else(
        || [(Written::Member(0), Span::default()), (Written::Member(0), Span::default())],
        |parts| parts.map(|part| (part.written.clone(), part.span)),
    )
}

/// Which dimensions read a value in common.
struct Ties {
    /// For each dimension, the first that it is tied to.
    class: Vec<usize>,
    /// For each dimension, the first step that leads to it, by a number.
    through: Vec<Option<usize>>,
    /// What the universe asks, by class.
    universe: FxHashMap<Tie, Asked>,
}

/// What ties dimensions to each other.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Tie {
    /// They read a value in common.
    Value(usize),
    /// Where this step leads nowhere, they are missing.
    Step(usize),
}

/// The dimensions of one class that are asked.
#[derive(Default, Clone)]
struct Asked {
    dimensions: BTreeSet<usize>,
    /// Whether a condition asks one of them together with others.
    is_tangled: bool,
}

impl Ties {
    fn new(population: &Population) -> Ties {
        let dimensions = &population.dimensions;
        let mut steps: IndexSet<&Step> = IndexSet::new();
        let through = dimensions.iter().map(|dimension| match &dimension.operand {
            Expression::Path(path) => path.steps.first().map(|step| steps.insert_full(step).0),
            _ => None,
        });
        let mut ties =
            Ties { class: (0..dimensions.len()).collect(), through: through.collect(), universe: FxHashMap::default() };
        let mut first: FxHashMap<&Path, usize> = FxHashMap::default();
        for (index, dimension) in population.dimensions.iter().enumerate() {
            dimension.operand.paths(&mut |path| {
                let with = *first.entry(path).or_insert(index);
                ties.join(index, with);
            });
        }
        let universe = Narrowed::of(&population.universe);
        universe.tangled.windows(2).for_each(|two| ties.join(two[0], two[1]));
        ties.universe = ties.of(&universe);
        ties
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.class[a], self.class[b]);
        self.class.iter_mut().filter(|class| **class == b).for_each(|class| *class = a);
    }

    fn of(&self, narrowed: &Narrowed) -> FxHashMap<Tie, Asked> {
        let mut asked: FxHashMap<Tie, Asked> = FxHashMap::default();
        let mut ask = |tie: Tie, dimension: Option<usize>, is_tangled: bool| {
            let of_tie = asked.entry(tie).or_insert_with(|| self.universe.get(&tie).cloned().unwrap_or_default());
            of_tie.dimensions.extend(dimension);
            of_tie.is_tangled |= is_tangled;
        };
        let mut add = |dimension: usize, is_tangled: bool, takes_missing: bool| {
            ask(Tie::Value(self.class[dimension]), Some(dimension), is_tangled);
            if let Some(step) = self.through[dimension] {
                ask(Tie::Step(step), None, is_tangled || takes_missing);
            }
        };
        narrowed.by.iter().for_each(|(dimension, (left, _))| add(*dimension, false, left.missing));
        narrowed.tangled.iter().for_each(|dimension| add(*dimension, true, true));
        asked
    }
}

/// Whether what one member asks can leave nothing of what the other asks, though no value by itself shows it.
fn are_tied(one: &FxHashMap<Tie, Asked>, other: &FxHashMap<Tie, Asked>) -> bool {
    one.iter().any(|(class, asked)| {
        other.get(class).is_some_and(|also| {
            asked.is_tangled || also.is_tangled || asked.dimensions.union(&also.dimensions).nth(1).is_some()
        })
    })
}

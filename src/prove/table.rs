//! What is asked of splits, parts and checks of a table: each about all records.

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;

use crate::model::{Axis, Body, CheckKind, Formula, Relation, Split, Table};
use crate::plain::Standings;
use crate::plan::{AxisPlan, Condition, Population, SplitPlan, TablePlan};
use crate::source::Span;
use crate::syntax::tree::{Dimension, MeasureKind};
use crate::value::{ArithmeticOp, CompareOp, Number, Truth};

use super::ground::{Effort, Found, Ground};
use super::replay::breaks;
use super::search::Point;
use super::{Proof, Question, Verdict};

/// Asks everything of one table, by its position.
pub(super) fn ask(grounds: &[Ground<'_>], index: usize, plan: &TablePlan, proofs: &mut Vec<Proof>) {
    let Some(model) = grounds.first().map(|ground| ground.workshop.model) else { return };
    let table = &model.tables[index];
    let askers = plan.populations.iter().zip(grounds);
    let askers: Vec<Asker<'_>> =
        askers.map(|(population, &ground)| Asker { ground, table, index, population }).collect();
    let mut add = |question, span, verdict| {
        proofs.push(Proof { table: table.name.clone(), question, span, verdict, is_for_the_reader: false });
    };
    for asker in &askers {
        for split in &asker.population.splits {
            asker.split(split, &mut add);
        }
        for of_rows in [false, true] {
            asker.parts(of_rows, &mut add);
        }
    }
    for check in &table.checks {
        if let CheckKind::Compare { over, left, op, right } = &check.kind
            && let Some(verdict) = check_holds(&askers, *over, [left, right], *op, &check.shown)
        {
            add(Question::Holds(check.shown.clone()), check.span, verdict);
        }
    }
}

/// Takes an answer.
type Add<'a> = dyn FnMut(Question, Span, Verdict) + 'a;

/// Whether a point lies in what is split.
type Whole<'a> = dyn Fn(&dyn Fn(usize) -> Option<u32>) -> Option<bool> + 'a;

#[derive(Clone, Copy)]
struct Asker<'a> {
    ground: Ground<'a>,
    table: &'a Table,
    index: usize,
    population: &'a Population,
}

/// Whether a condition holds at a point: no where it is undetermined, for such records stand in the ledger.
fn is_yes(truth: Option<Truth>) -> Option<bool> {
    truth.map(Truth::is_yes)
}

fn is_no(truth: Option<Truth>) -> Option<bool> {
    truth.map(|truth| truth == Truth::No)
}

/// Yes if all are, no if one is not, open otherwise.
pub(super) fn all(parts: impl IntoIterator<Item = Option<bool>>) -> Option<bool> {
    let mut open = false;
    for part in parts {
        match part {
            Some(false) => return Some(false),
            Some(true) => {}
            None => open = true,
        }
    }
    (!open).then_some(true)
}

impl<'a> Asker<'a> {
    fn axes(&self, of_rows: bool) -> (&'a Axis, &'a AxisPlan) {
        if of_rows {
            (&self.table.rows, &self.population.rows)
        } else {
            (&self.table.columns, &self.population.columns)
        }
    }

    fn split(&self, plan: &SplitPlan, add: &mut Add<'_>) {
        let (axis, axis_plan) = self.axes(plan.of_rows);
        let split = &axis.splits[plan.split];
        let whole = |region: &dyn Fn(usize) -> Option<u32>| {
            let parent = plan.parent.map_or(Some(Truth::Yes), |parent| axis_plan.truth(parent, &region));
            all([is_yes(self.population.universe.at(&region)), is_yes(parent)])
        };
        add(Question::Disjoint(split.shown.clone()), split.span, self.disjoint(split, axis, axis_plan, &whole));
        add(Question::Complete(split.shown.clone()), split.span, self.complete(split, axis, axis_plan, &whole));
    }

    /// What is read of the own conditions of these arms, of the member around them, and of the universe.
    fn reads(&self, plan: &'a AxisPlan, own: &[usize], whole: Option<usize>) -> Vec<&'a Condition> {
        let mut reads: Vec<&Condition> = own.iter().map(|member| &plan.members[*member].own).collect();
        reads.extend(whole.map(|whole| plan.conditions(whole)).into_iter().flatten());
        reads.push(&self.population.universe);
        reads
    }

    fn disjoint(&self, split: &Split, axis: &Axis, plan: &'a AxisPlan, whole: &Whole<'_>) -> Verdict {
        if split.ordered {
            return Verdict::Proved;
        }
        let question = Question::Disjoint(split.shown.clone());
        let mut verdict = Verdict::Proved;
        for [first, second] in overlapping(split, plan) {
            let reads = self.reads(plan, &[first, second], split.parent);
            let both = |point: &Point| {
                let region = |dimension: usize| point[dimension];
                let own = [first, second].map(|arm| is_yes(plan.members[arm].own.at(&region)));
                all([all(own), whole(&region)])
            };
            let how = || {
                let (a, b) = (&axis.members[first].id, &axis.members[second].id);
                format!("a record can fall into both [{a}] and [{b}], arms of one split")
            };
            match self.ask(&question, &reads, &both, &how) {
                Verdict::Proved => {}
                refuted @ Verdict::Refuted { .. } => return refuted,
                undecided @ Verdict::NotDecided(_) => verdict = undecided,
            }
        }
        verdict
    }

    fn complete(&self, split: &Split, axis: &Axis, plan: &'a AxisPlan, whole: &Whole<'_>) -> Verdict {
        if split.otherwise.is_some() {
            return Verdict::Proved;
        }
        let reads = self.reads(plan, &split.arms, split.parent);
        let at = split.arms.first().and_then(|arm| plan.members[*arm].arm).map(|(split, _)| split);
        let is_arm = |member: usize| plan.members[member].arm.is_some_and(|(split, _)| Some(split) == at);
        let none = |point: &Point| {
            let region = |dimension: usize| point[dimension];
            // An arm that is not asked is no.
            let asked = plan.asked(&region).into_iter().filter(|member| is_arm(*member));
            all([all(asked.map(|arm| is_no(plan.members[arm].own.at(&region)))), whole(&region)])
        };
        let how = || {
            let mut printed = split.arms.clone();
            printed.sort_unstable();
            let arms: Vec<String> = printed.iter().map(|arm| format!("[{}]", axis.members[*arm].id)).collect();
            let whole = split.parent.map_or_else(|| "the table".to_owned(), |p| format!("[{}]", axis.members[p].id));
            format!("{} do not cover {whole}: a record can fall into none of them", arms.join(", "))
        };
        self.ask(&Question::Complete(split.shown.clone()), &reads, &none, &how)
    }

    fn ask(
        &self,
        question: &Question,
        reads: &[&Condition],
        breaks_it: &dyn Fn(&Point) -> Option<bool>,
        how: &dyn Fn() -> String,
    ) -> Verdict {
        let (ground, record) = (self.ground, self.population.record);
        let replays = |values: &_| breaks(ground.workshop, self.index, question, record, values);
        match ground.find(reads, breaks_it, &replays, Effort::Fault) {
            Found::Record(values) => Verdict::Refuted { witness: Some(ground.witness(values)), how: how() },
            Found::None => Verdict::Proved,
            Found::Undecided(why) => Verdict::NotDecided(why.to_owned()),
        }
    }

    /// Every `of which` of this record type inside what it is of. So it is by construction; that it is asked all the same shows
    /// a fault of the plan, and states for the reader what may be relied on.
    fn parts(&self, of_rows: bool, add: &mut Add<'_>) {
        let (axis, plan) = self.axes(of_rows);
        for (part, member) in axis.members.iter().enumerate() {
            let Some(whole) = written_part_of(axis, part, self.population) else { continue };
            let mut reads = plan.conditions(part);
            reads.push(&self.population.universe);
            let outside = |point: &Point| {
                let region = |dimension: usize| point[dimension];
                let not_whole = plan.truth(whole, &region).map(|truth| !truth.is_yes());
                all([is_yes(self.population.universe.at(&region)), is_yes(plan.truth(part, &region)), not_whole])
            };
            let (ground, record) = (self.ground, self.population.record);
            let dimension = if of_rows { Dimension::Row } else { Dimension::Column };
            let replays = |values: &_| {
                ground.workshop.make_up(record, values).is_some_and(|records| {
                    let standings = Standings::new(ground.workshop.model, &records, self.table, record);
                    let is_in = |member: usize, row: u32| standings.truth(dimension, member, row).is_yes();
                    standings
                        .rows()
                        .any(|row| standings.universe(row).is_yes() && is_in(part, row) && !is_in(whole, row))
                })
            };
            let (part, whole) = (member.id.clone(), axis.members[whole].id.clone());
            let verdict = match ground.find(&reads, &outside, &replays, Effort::Fault) {
                // By construction, where there are too many kinds of record to look at each.
                Found::None | Found::Undecided(_) => Verdict::Proved,
                Found::Record(values) => Verdict::Refuted {
                    witness: Some(ground.witness(values)),
                    how: format!("a record can be in [{part}] and not in [{whole}], of which it is a part"),
                },
            };
            add(Question::Inside { part, whole }, member.span, verdict);
        }
    }

    /// Whether one record at a point breaks `sum of weights op 0`. A point with an undetermined term breaks nothing: it stands in the ledger.
    fn is_broken(&self, plan: &AxisPlan, weights: &Weights, op: CompareOp, point: &Point) -> Option<bool> {
        let region = |dimension: usize| point[dimension];
        if is_yes(self.population.universe.at(&region)) == Some(false) {
            return Some(false);
        }
        let mut open = self.population.universe.at(&region).is_none();
        let (mut least, mut greatest) = (Number::ZERO, Number::ZERO);
        // A member that is not asked is no.
        for member in plan.asked(&region) {
            let Some(weight) = weights.get(&member) else { continue };
            match plan.truth(member, &region) {
                Some(Truth::Undetermined) => return Some(false),
                Some(Truth::No) => {}
                Some(Truth::Yes) => {
                    least = least.checked_add(weight)?;
                    greatest = greatest.checked_add(weight)?;
                }
                None => {
                    open = true;
                    let (low, high) = if *weight < Number::ZERO {
                        (weight.clone(), Number::ZERO)
                    } else {
                        (Number::ZERO, weight.clone())
                    };
                    least = least.checked_add(low)?;
                    greatest = greatest.checked_add(high)?;
                }
            }
        }
        if open {
            return cannot_break(op, least, greatest).then_some(false);
        }
        Some(!op.holds(least.cmp(&Number::ZERO)))
    }
}

/// A check whose terms all count records of one type; `None` for any other. `askers` are those of the table's populations.
fn check_holds(
    askers: &[Asker<'_>],
    over: Dimension,
    [left, right]: [&Formula; 2],
    op: CompareOp,
    shown: &str,
) -> Option<Verdict> {
    let table = askers.first()?.table;
    let axis = if over == Dimension::Row { &table.rows } else { &table.columns };
    // Only these three hold for many records if they hold for each one, and for none.
    if !matches!(op, CompareOp::Equal | CompareOp::LessOrEqual | CompareOp::GreaterOrEqual) {
        return None;
    }
    let mut weights: Weights = Weights::new();
    add_weights(axis, left, Number::from(1), &mut weights)?;
    add_weights(axis, right, Number::from(-1), &mut weights)?;
    let counted = |member: usize| match &axis.members[member].body {
        Body::Measure(measure) if measure.kind == MeasureKind::Count => Some(measure.record),
        _ => None,
    };
    let record = counted(*weights.first()?.0)?;
    if !weights.keys().all(|member| counted(*member) == Some(record)) {
        return None;
    }
    let asker = askers.iter().find(|asker| asker.population.record == record)?;
    let (_, plan) = asker.axes(over == Dimension::Row);
    let mut reads: Vec<&Condition> = weights.keys().flat_map(|member| plan.conditions(*member)).collect();
    reads.push(&asker.population.universe);
    let broken = |point: &Point| asker.is_broken(plan, &weights, op, point);
    let how = || format!("the check {shown} cannot hold: one record breaks it");
    Some(asker.ask(&Question::Holds(shown.to_owned()), &reads, &broken, &how))
}

/// A formula as a sum of members, each with its weight.
type Weights = IndexMap<usize, Number>;

/// Pairs of arms that some record may fall into both of, in their order. Most pairs name different values of what is split and
/// are not even looked at.
fn overlapping(split: &Split, plan: &AxisPlan) -> Vec<[usize; 2]> {
    let mut by_dimension: BTreeMap<usize, Vec<(u32, u32, usize)>> = BTreeMap::new();
    let mut when_missing: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut pairs: BTreeSet<[usize; 2]> = BTreeSet::new();
    let mut guards: Vec<Option<usize>> = Vec::new();
    for (place, arm) in split.arms.iter().enumerate() {
        let guard = plan.members[*arm].own.guard();
        if let Some((dimension, known, _)) = guard {
            let runs = known.runs().iter().map(|(start, end)| (*start, *end, place));
            by_dimension.entry(dimension).or_default().extend(runs);
        }
        if let Some((dimension, _, Truth::Yes)) = guard {
            let others = when_missing.entry(dimension).or_default();
            pairs.extend(others.iter().map(|other| [*other, place]));
            others.push(place);
        }
        guards.push(guard.map(|(dimension, ..)| dimension));
    }
    for runs in by_dimension.values_mut() {
        runs.sort_unstable();
        let mut open: Vec<(u32, usize)> = Vec::new();
        for (start, end, place) in runs.iter() {
            open.retain(|(end, _)| end > start);
            pairs.extend(open.iter().map(|(_, other)| [*other.min(place), *other.max(place)]));
            open.push((*end, *place));
        }
    }
    // Arms that are guarded by different values, or by none, can overlap wherever they stand.
    let first = guards.iter().flatten().next();
    if !guards.iter().all(|guard| guard.as_ref() == first && guard.is_some()) {
        for (place, guard) in guards.iter().enumerate() {
            let others = (place + 1..guards.len()).filter(|other| guard.is_none() || guards[*other] != *guard);
            pairs.extend(others.map(|other| [place, other]));
        }
    }
    let apart = |pair: &[usize; 2]| {
        let [a, b] = pair.map(|place| &plan.members[split.arms[place]].own);
        a.excludes(b)
    };
    pairs.into_iter().filter(|pair| !apart(pair)).map(|pair| pair.map(|place| split.arms[place])).collect()
}

/// What an `of which` is of, where both measure records of the population's type. The codes of a `rows LIST` lie in their group's
/// subtotal in the same way, but nobody wrote that.
pub(super) fn written_part_of(axis: &Axis, part: usize, population: &Population) -> Option<usize> {
    let member = &axis.members[part];
    let measures = |member: &crate::model::Member| match &member.body {
        Body::Measure(measure) => measure.record == population.record,
        _ => false,
    };
    let whole = member.parent.filter(|_| member.relation == Relation::Part && member.codes.is_none())?;
    (measures(member) && measures(&axis.members[whole])).then_some(whole)
}

/// Whether every sum between the bounds satisfies the comparison with zero.
fn cannot_break(op: CompareOp, least: Number, greatest: Number) -> bool {
    let zero = Number::ZERO;
    match op {
        CompareOp::Equal => least == zero && greatest == zero,
        CompareOp::LessOrEqual => greatest <= zero,
        CompareOp::GreaterOrEqual => least >= zero,
        CompareOp::NotEqual | CompareOp::Less | CompareOp::Greater => false,
    }
}

/// A formula as a weighted sum of measured members; `None` if it is none.
fn add_weights(axis: &Axis, formula: &Formula, factor: Number, weights: &mut Weights) -> Option<()> {
    match formula {
        Formula::Member(member) => match &axis.members[*member].body {
            Body::Formula(inner) if !axis.members[*member].presentation.percent => {
                add_weights(axis, inner, factor, weights)
            }
            _ => {
                let weight = weights.entry(*member).or_insert(Number::ZERO);
                *weight = weight.checked_add(factor)?;
                Some(())
            }
        },
        Formula::Sum(members) => {
            members.iter().try_for_each(|member| add_weights(axis, &Formula::Member(*member), factor.clone(), weights))
        }
        Formula::Negate(inner) => add_weights(axis, inner, factor.negated(), weights),
        Formula::Binary(ArithmeticOp::Add, a, b) => {
            add_weights(axis, a, factor.clone(), weights)?;
            add_weights(axis, b, factor, weights)
        }
        Formula::Binary(ArithmeticOp::Subtract, a, b) => {
            add_weights(axis, a, factor.clone(), weights)?;
            add_weights(axis, b, factor.negated(), weights)
        }
        Formula::Binary(ArithmeticOp::Multiply, a, b) => match (&**a, &**b) {
            (Formula::Number(number), other) | (other, Formula::Number(number)) => {
                add_weights(axis, other, factor.checked_mul(number)?, weights)
            }
            _ => None,
        },
        Formula::Binary(ArithmeticOp::Divide, a, b) => match &**b {
            Formula::Number(number) => add_weights(axis, a, factor.checked_div(number)?, weights),
            _ => None,
        },
        Formula::Number(_) => None,
    }
}

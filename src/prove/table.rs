//! What is asked of splits, parts and checks of a table: each about all records.

use std::collections::{BTreeMap, BTreeSet};

use crate::message::{Argument, proofs as say};
use crate::model::{Axis, Body, CheckKind, Relation, Split};
use crate::plain::Standings;
use crate::plan::{AxisPlan, Condition, Population, Regions, SplitPlan, TablePlan};
use crate::source::Span;
use crate::syntax::tree::Dimension;
use crate::value::Truth;

use super::asker::Asker;
use super::blanks::AsCounted;
use super::checks::check_holds;
use super::extent::{Ask, Known};
use super::ground::{Effort, Found, Ground};
use super::search::Point;
use super::truth::{all, is_no, is_yes};
use super::{Proof, Question, Verdict};

/// Asks it of one table, by its position: only what can refuse it, or everything, of which `known` is answered already.
pub(super) fn ask(
    grounds: &[Ground<'_>],
    index: usize,
    plan: &TablePlan,
    Ask { extent, known }: Ask<'_>,
    proofs: &mut Vec<Proof>,
) {
    let Some(model) = grounds.first().map(|ground| ground.workshop.model) else { return };
    let Some(table) = model.subject(index) else { return };
    let askers = plan.populations.iter().zip(grounds);
    let askers: Vec<Asker<'_>> =
        askers.map(|(population, &ground)| Asker { ground, table, index, population, extent }).collect();
    let mut known = Known::new(known);
    let mut add = |question, span, verdict| proofs.push(Proof::new(&table.name, question, span, verdict));
    for asker in &askers {
        for split in &asker.population.splits {
            asker.split(split, &mut known, &mut add);
        }
        for dimension in Dimension::BOTH {
            asker.parts(dimension, &mut known, &mut add);
        }
    }
    for check in &table.checks {
        if let CheckKind::Compare { over, left, op, right } = &check.kind
            && let Some(verdict) =
                check_holds(&askers, *over, [left, right], *op, [&*check.shown, &*check.said], &mut known)
        {
            add(Question::Holds { check: check.shown.clone(), said: check.said.clone() }, check.span, verdict);
        }
    }
}

/// Takes an answer.
type Add<'a> = dyn FnMut(Question, Span, Verdict) + 'a;

/// Whether a point lies in what is split.
type Whole<'a> = dyn Fn(&Point) -> Option<bool> + 'a;

impl<'a> Asker<'a> {
    pub fn split(&self, plan: &SplitPlan, known: &mut Known<'_>, add: &mut Add<'_>) {
        let (axis, axis_plan) = self.axes(plan.axis());
        let split = &axis.splits[plan.split];
        let whole = |point: &Point| {
            let parent = plan.parent.map_or(Some(Truth::Yes), |parent| axis_plan.truth(parent, point));
            all([is_yes(self.population.universe.at(point)), is_yes(parent)])
        };
        let disjoint = known.or(|| self.disjoint(split, axis, axis_plan, &whole));
        add(Question::Disjoint(split.shown.clone()), split.span, disjoint);
        let complete = self.complete(split, axis, axis_plan, &whole, known);
        add(Question::Complete(split.shown.clone()), split.span, complete);
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
                let own = [first, second].map(|arm| is_yes(plan.members[arm].own.at(point)));
                all([all(own), whole(point)])
            };
            let how = || {
                let (a, b) = (&axis.members[first].id, &axis.members[second].id);
                say::in_two_arms(a, b)
            };
            match self.ask(&question, &reads, &both, &|_| true, &how) {
                Verdict::Proved | Verdict::ProvedWhere(_) => {}
                refuted @ Verdict::Refuted { .. } => return refuted,
                undecided @ Verdict::NotDecided(_) => verdict = undecided,
            }
        }
        verdict
    }

    fn complete(
        &self,
        split: &Split,
        axis: &Axis,
        plan: &'a AxisPlan,
        whole: &Whole<'_>,
        known: &mut Known<'_>,
    ) -> Verdict {
        let mut reads = self.reads(plan, &split.arms, split.parent);
        reads.extend(split.otherwise.iter().map(|arm| &plan.members[*arm].own));
        // What no arm takes for certain, `otherwise` takes.
        let verdict = known.or(|| match split.otherwise {
            Some(_) => Verdict::Proved,
            None => self.covers(split, axis, plan, whole, &reads),
        });
        let arms = Arms::new(split, plan);
        let breaks = |point: &Point| all([arms.leave_out(point), whole(point)]);
        let over = self.dimension(axis);
        let shows = |standings: &Standings<'_>, row: u32| {
            let is_in = |member: usize| standings.truth(over, member, row).is_yes();
            standings.universe(row).is_yes()
                && split.parent.is_none_or(is_in)
                && !split.arms.iter().chain(&split.otherwise).any(|arm| is_in(*arm))
        };
        let told = |_: &Standings<'_>, _| say::counted_in_no_part();
        self.with_blanks(verdict, &AsCounted { reads: &reads, breaks: &breaks, shows: &shows, told: &told })
    }

    fn dimension(&self, axis: &Axis) -> Dimension {
        if std::ptr::eq(axis, &self.table.rows) { Dimension::Row } else { Dimension::Column }
    }

    /// Whether every record that can be decided falls into an arm.
    fn covers(
        &self,
        split: &Split,
        axis: &Axis,
        plan: &'a AxisPlan,
        whole: &Whole<'_>,
        reads: &[&Condition],
    ) -> Verdict {
        let arms = Arms::new(split, plan);
        let none = |point: &Point| {
            all([all(arms.asked(point).map(|arm| is_no(plan.members[arm].own.at(point)))), whole(point)])
        };
        let how = || {
            let mut printed = split.arms.clone();
            printed.sort_unstable();
            let arms = Argument::list(printed.iter().map(|arm| axis.members[*arm].in_brackets()));
            let whole = split.parent.map(|whole| axis.members[whole].in_brackets());
            match (self.dimension(axis), whole) {
                (Dimension::Column, Some(whole)) => say::columns_leave_out(arms, whole),
                (Dimension::Column, None) => say::columns_leave_out_of_table(arms),
                (Dimension::Row, Some(whole)) => say::rows_leave_out(arms, whole),
                (Dimension::Row, None) => say::rows_leave_out_of_table(arms),
            }
        };
        self.ask(&Question::Complete(split.shown.clone()), reads, &none, &|_| true, &how)
    }

    /// Every `of which` of this record type inside what it is of. So it is by construction; that it is asked all the same shows
    /// a fault of the plan, and states for the reader what may be relied on.
    pub fn parts(&self, dimension: Dimension, known: &mut Known<'_>, add: &mut Add<'_>) {
        let (axis, plan) = self.axes(dimension);
        for (part, member) in axis.members.iter().enumerate() {
            let Some(whole) = written_part_of(axis, part, self.population) else { continue };
            let mut reads = plan.conditions(part);
            reads.push(&self.population.universe);
            let outside = |point: &Point| {
                let not_whole = plan.truth(whole, point).map(|truth| !truth.is_yes());
                all([is_yes(self.population.universe.at(point)), is_yes(plan.truth(part, point)), not_whole])
            };
            let (ground, record) = (self.ground, self.population.record);
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
            let verdict = known.or(|| match ground.find(&reads, &outside, &replays, Effort::Fault) {
                // By construction, where there are too many kinds of record to look at each.
                Found::None | Found::Undecided(_) => Verdict::Proved,
                Found::Record(values) => {
                    Verdict::Refuted { witness: Some(ground.witness(values)), how: say::part_outside(&part, &whole) }
                }
            });
            add(Question::Inside { part, whole }, member.span, verdict);
        }
    }
}

/// The arms of one split.
struct Arms<'a> {
    split: &'a Split,
    plan: &'a AxisPlan,
    /// Its position.
    at: Option<usize>,
}

impl<'a> Arms<'a> {
    fn new(split: &'a Split, plan: &'a AxisPlan) -> Arms<'a> {
        let at = split.arms.first().and_then(|arm| plan.members[*arm].arm).map(|(split, _)| split);
        Arms { split, plan, at }
    }

    /// The arms that can be anything but no at a point, `otherwise` not among them.
    fn asked(&self, regions: &(impl Regions + ?Sized)) -> impl Iterator<Item = usize> {
        let is_arm = |member: &usize| self.plan.members[*member].arm.is_some_and(|(split, _)| Some(split) == self.at);
        let asked: Vec<usize> = self.plan.asked(regions).into_iter().filter(is_arm).collect();
        asked.into_iter()
    }

    /// Whether a record of the whole is counted in no arm, and not in `otherwise`.
    fn leave_out(&self, regions: &(impl Regions + ?Sized)) -> Option<bool> {
        let mut asked: Vec<usize> = self.asked(regions).collect();
        asked.sort_unstable_by_key(|arm| self.plan.members[*arm].arm);
        let (mut open, mut unsure) = (false, false);
        for arm in asked {
            match self.plan.members[arm].own.at(regions) {
                Some(Truth::No) => {}
                Some(Truth::Yes) => return Some(false),
                // Of arms in an order none is sure of a record that one before it may take.
                own if self.split.ordered => return own.map(|_| true),
                Some(Truth::Undetermined) => unsure = true,
                None => open = true,
            }
        }
        match self.split.otherwise.map(|arm| self.plan.members[arm].own.at(regions)) {
            _ if open => None,
            // What an arm may take, `otherwise` is not sure of.
            _ if unsure => Some(true),
            None => Some(true),
            Some(own) => own.map(|own| !own.is_yes()),
        }
    }
}

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
        if let Some((dimension, known, Truth::Yes)) = guard {
            if known.has_extents() {
                // What is known to lie between two ends is missing, and answers yes to other arms all the same.
                let others = (0..split.arms.len()).filter(|other| *other != place);
                pairs.extend(others.map(|other| [other.min(place), other.max(place)]));
            }
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

//! What is asked of every column, row and clause: whether there is any record for which it is there.

use crate::message::Message;
use crate::model::{Axis, Body, Clause, Member, OfWhich, Relation, Table};
use crate::plain::Standings;
use crate::plan::{AxisPlan, Condition, Population, TablePlan};
use crate::source::Span;
use crate::syntax::tree::Dimension;
use crate::value::Truth;

use super::each::Each;
use super::ground::{Effort, Found, Ground};
use super::search::Point;
use super::shown::Shown;
use super::table::written_part_of;
use super::truth::all;
use super::values::Values;
use super::{Proof, Question, Verdict};

/// Asks of one table whether anything in it is idle.
pub(super) fn ask(grounds: &[Ground<'_>], table: &Table, plan: &TablePlan, proofs: &mut Vec<Proof>) {
    for (population, &ground) in plan.populations.iter().zip(grounds) {
        for dimension in Dimension::BOTH {
            let mut asker = MemberAsker::new(table, population, ground, dimension);
            asker.ask();
            proofs.append(&mut asker.proofs);
        }
        if population.record == table.record {
            proofs.extend(universe(table, population, ground));
        }
    }
}

/// Whether each clause of the universe makes a difference.
fn universe(table: &Table, population: &Population, ground: Ground<'_>) -> Vec<Proof> {
    let Condition::And(parts) = &population.universe else { return Vec::new() };
    let clauses = table.universe.iter().zip(parts).enumerate().filter(|(_, (clause, _))| reads_record(clause));
    clauses
        .map(|(index, (clause, own))| {
            let others = without(parts, index);
            let reads: Vec<&Condition> = std::iter::once(own).chain(others.iter().copied()).collect();
            let changes = |point: &Point| changes(own, &others, point);
            let replays = |values: &Values| {
                ground.workshop.make_up(population.record, values).is_some_and(|records| {
                    let standings = Standings::new(ground.workshop.model, &records, table, population.record);
                    standings.rows().any(|row| standings.universe(row) != standings.universe_without(row, index))
                })
            };
            let found = ground.find(&reads, &changes, &replays, Effort::Remark);
            clause_proof(table, clause, found)
        })
        .collect()
}

/// Whether it would be a slip if no record could be in a member. An `otherwise` that nothing can reach waits for codes to come.
pub(super) fn should_hold_records(axis: &Axis, member: usize) -> bool {
    let is_otherwise = match axis.members[member].relation {
        Relation::Arm(split) => axis.splits[split].otherwise == Some(member),
        Relation::Top | Relation::Part => false,
    };
    !is_otherwise && !is_switched(axis, member)
}

/// Whether a clause of a member, or of one around it, reads nothing of the record: a parameter that turns it on and off. What is idle
/// with it off is no slip.
fn is_switched(axis: &Axis, member: usize) -> bool {
    let member = &axis.members[member];
    member.clauses.iter().any(|clause| !reads_record(clause))
        || member.parent.is_some_and(|parent| is_switched(axis, parent))
}

/// Whether a clause reads anything of a record. One that does not is a parameter that turns something on and off.
pub(super) fn reads_record(clause: &Clause) -> bool {
    let mut reads = false;
    clause.condition.paths(&mut |_| reads = true);
    reads
}

pub(super) fn without(parts: &[Condition], index: usize) -> Vec<&Condition> {
    parts.iter().enumerate().filter(|(other, _)| *other != index).map(|(_, part)| part).collect()
}

/// Whether a conjunction is decided otherwise with one part than without it.
pub(super) fn changes(part: &Condition, others: &[&Condition], point: &Point) -> Option<bool> {
    match (part.at(point), Truth::all(others.iter().map(|other| other.at(point)))) {
        (Some(Truth::Yes), _) | (_, Some(Truth::No)) => Some(false),
        (Some(part), Some(others)) => Some(part.and(others) != others),
        _ => None,
    }
}

/// What came of looking for a record for which a clause makes a difference.
pub(super) fn clause_proof(table: &Table, clause: &Clause, found: Found) -> Proof {
    let question = Question::Matters(clause.words.clone());
    let verdict = verdict(found, || question.denial());
    let is_for_the_reader = clause.note.is_some() || !clause.cites.is_empty();
    Proof { is_for_the_reader, ..Proof::new(&table.name, question, clause.span, verdict) }
}

/// The answer to whether there is a record.
pub(super) fn verdict(found: Found, how: impl Fn() -> Message) -> Verdict {
    match found {
        Found::Record(_) => Verdict::Proved,
        Found::None => Verdict::Refuted { witness: None, how: how() },
        Found::Undecided(why) => Verdict::NotDecided(why.to_owned()),
    }
}

/// One axis, for the records of one type.
pub(super) struct MemberAsker<'a> {
    pub table: &'a Table,
    pub population: &'a Population,
    pub ground: Ground<'a>,
    pub dimension: Dimension,
    pub axis: &'a Axis,
    pub plan: &'a AxisPlan,
    shown: Shown<'a>,
    pub each: Each,
    pub proofs: Vec<Proof>,
}

impl<'a> MemberAsker<'a> {
    pub fn new(
        table: &'a Table,
        population: &'a Population,
        ground: Ground<'a>,
        dimension: Dimension,
    ) -> MemberAsker<'a> {
        let (axis, plan) = (table.axis(dimension), population.axis(dimension));
        let shown = Shown::new(table, population, dimension);
        let each = Each::new(axis);
        MemberAsker { table, population, ground, dimension, axis, plan, shown, each, proofs: Vec::new() }
    }

    fn ask(&mut self) {
        let mut empty = vec![false; self.axis.members.len()];
        for &member in &self.plan.order {
            // What lies within an empty member is empty for the same reason.
            empty[member] = self.axis.members[member].parent.is_some_and(|parent| empty[parent])
                || self.is_asked(member) && self.counts(member, self.named(member), self.axis.members[member].span);
        }
        let alive: Vec<usize> = (0..empty.len()).filter(|member| !empty[*member]).collect();
        let mut whole_of = vec![None; empty.len()];
        for &part in &alive {
            if let Some(whole) = written_part_of(self.axis, part, self.population)
                && self.measure_the_same(part, whole)
                && !is_switched(self.axis, part)
                && self.is_whole(part, whole)
            {
                whole_of[part] = Some(whole);
            }
        }
        for together in &self.axis.of_which {
            let is_idle = |part: &usize| empty[*part] || whole_of[*part].is_some();
            if !together.parts.iter().any(is_idle) {
                self.is_open_somewhere(together);
            }
        }
        for &member in &alive {
            let is_about = self.axis.members[member].about == Some(self.population.record);
            if is_about && whole_of[member].is_none() {
                self.clauses(member);
            }
        }
        self.each.keep_one(&mut self.proofs);
        for &first in &alive {
            if !self.can_be_told_apart(first) {
                continue;
            }
            let mut second = first;
            while let Some(next) = self.shown.next_alike(first, second) {
                if !empty[next] && self.are_comparable(first, next) {
                    self.pair(first, next);
                }
                second = next;
            }
        }
    }

    /// Members whose conditions are about these records.
    fn is_asked(&self, member: usize) -> bool {
        let about = self.axis.members[member].about == Some(self.population.record);
        about && self.plan.members[member].is_measure && should_hold_records(self.axis, member)
    }

    fn add(&mut self, question: Question, span: Span, verdict: Verdict) -> bool {
        let refuted = matches!(verdict, Verdict::Refuted { .. });
        self.push(Proof::new(&self.table.name, question, span, verdict));
        refuted
    }

    pub fn push(&mut self, proof: Proof) {
        self.each.note(&proof);
        self.proofs.push(proof);
    }

    /// As it is called in what is said of the rules: of a block, all that it gives in one place.
    fn called(&self, member: usize) -> String {
        let member = &self.axis.members[member];
        member.each.as_ref().unwrap_or(&member.id).clone()
    }

    /// Looks for a record of the universe for which the question says yes of these members, and that `shows` it.
    fn find(
        &self,
        members: &[usize],
        question: &dyn Fn(&Point) -> Option<bool>,
        shows: &dyn Fn(&Shown<'_>) -> bool,
    ) -> Found {
        if shows(&self.shown) {
            return Found::Record(Values::new());
        }
        let mut reads: Vec<&Condition> = members.iter().flat_map(|member| self.plan.conditions(*member)).collect();
        reads.push(&self.population.universe);
        let universe = &self.population.universe;
        let question =
            |point: &Point| all([universe.at(&|dimension| point[dimension]).map(Truth::is_yes), question(point)]);
        let replays = |values: &Values| {
            let workshop = self.ground.workshop;
            let Some(records) = workshop.make_up(self.ground.record, values) else { return false };
            self.shown.add(workshop.model, &records, members);
            shows(&self.shown)
        };
        self.ground.find(&reads, &question, &replays, Effort::Remark)
    }

    /// As findings name a member: ``column `7` ``.
    fn named(&self, member: usize) -> Message {
        self.dimension.called(&self.called(member))
    }

    /// Whether nothing can be in a member, which is said.
    pub fn counts(&mut self, member: usize, named: Message, span: Span) -> bool {
        let question = Question::Counts(named);
        if self.each.is_shown(&question, span) {
            return false;
        }
        let plan = self.plan;
        let counts = |point: &Point| plan.truth(member, &|dimension| point[dimension]).map(Truth::is_yes);
        let found = self.find(&[member], &counts, &|shown| shown.counts(member));
        let verdict = verdict(found, || question.denial());
        self.add(question, span, verdict)
    }

    /// Whether a part is never smaller than what it is of, which is said.
    fn is_whole(&mut self, part: usize, whole: usize) -> bool {
        let (of, in_whole) = (self.called(part), self.called(whole));
        let question = Question::Smaller { part: of, whole: in_whole, over: self.dimension };
        if self.each.is_shown(&question, self.axis.members[part].span) {
            return false;
        }
        let plan = self.plan;
        let outside = |point: &Point| {
            all([plan.truth(whole, point).map(Truth::is_yes), plan.truth(part, point).map(|truth| !truth.is_yes())])
        };
        let found = self.find(&[part, whole], &outside, &|shown| shown.is_outside(whole, part));
        let verdict = verdict(found, || question.denial());
        self.add(question, self.axis.members[part].span, verdict)
    }

    /// The same of what a block gives for each code: that of one code shows it.
    fn is_open_somewhere(&mut self, together: &OfWhich) {
        let is_same = |proof: &Proof| proof.span == together.span && matches!(proof.question, Question::Open { .. });
        let before = self.proofs.iter().position(is_same);
        if before.is_some_and(|before| self.proofs[before].verdict == Verdict::Proved) {
            return;
        }
        let asked = self.proofs.len();
        self.is_open(together);
        if let (Some(before), true) = (before, self.proofs.len() > asked)
            && let Some(proof) = self.proofs.pop()
            && proof.verdict == Verdict::Proved
        {
            self.proofs[before] = proof;
        }
    }

    /// Whether parts that stand together can overlap or leave something out of the whole. Asked where they could as well be the arms of a split.
    fn is_open(&mut self, together: &OfWhich) {
        let members = &self.axis.members;
        let is_measured = |part: &usize| matches!(members[*part].body, Body::Measure(_));
        let parts: Vec<usize> = together.parts.iter().copied().filter(is_measured).collect();
        let whole = together.parent;
        let is_split = |whole: usize| self.axis.splits.iter().any(|split| split.parent == Some(whole));
        let &[first, _, ..] = parts.as_slice() else { return };
        let add_up = self.axis.adds_up(first)
            && parts.iter().chain(&whole).all(|other| self.measure_the_same(first, *other))
            && (whole.is_some() || self.population.record == self.table.record);
        // That the codes of a list are all there is says nothing of what was meant.
        let is_given = |part: &usize| members[*part].codes.is_some() || is_switched(self.axis, *part);
        if !add_up || whole.is_some_and(is_split) || parts.iter().any(is_given) {
            return;
        }
        let is_in = |member: usize, point: &Point| self.plan.truth(member, point).map(Truth::is_yes);
        let open = |point: &Point| {
            let inside = whole.map_or(Some(true), |whole| is_in(whole, point));
            let taken: Vec<Option<bool>> = parts.iter().map(|part| is_in(*part, point)).collect();
            let times = |answer| taken.iter().filter(|taken| **taken == answer).count();
            let not_one = match (times(Some(true)), times(None)) {
                (2.., _) => Some(true),
                (yes, 0) => Some(yes != 1),
                _ => None,
            };
            all([inside, not_one])
        };
        let asked: Vec<usize> = parts.iter().copied().chain(whole).collect();
        let found = self.find(&asked, &open, &|shown| shown.is_in_two_or_none(whole, &parts));
        let named = |member: &usize| format!("[{}]", self.called(*member));
        let parts = parts.iter().map(named).collect::<Vec<_>>().join(", ");
        let question = Question::Open { parts, whole: whole.as_ref().map(named) };
        let verdict = verdict(found, || question.denial());
        self.add(question, together.span, verdict);
    }

    /// Says of two members that could differ that they never do.
    fn pair(&mut self, first: usize, second: usize) {
        let (a, b) = (&self.axis.members[first], &self.axis.members[second]);
        let plan = self.plan;
        let apart = |point: &Point| {
            let [a, b] = [first, second].map(|member| plan.truth(member, &|dimension| point[dimension]));
            Some(a?.is_yes() != b?.is_yes())
        };
        let found = self.find(&[first, second], &apart, &|shown| shown.tells_apart(first, second));
        if matches!(found, Found::Record(_)) {
            return;
        }
        let question = Question::Differ { first: a.id.clone(), second: b.id.clone(), over: self.dimension };
        let verdict = verdict(found, || question.denial());
        self.add(question, b.span, verdict);
    }

    fn measure_the_same(&self, first: usize, second: usize) -> bool {
        match [first, second].map(|member| &self.axis.members[member].body) {
            [Body::Measure(a), Body::Measure(b)] => {
                a.record == self.population.record && (a.kind, a.record, &a.operand) == (b.kind, b.record, &b.operand)
            }
            _ => false,
        }
    }

    /// Whether a member is one of which it can be worth saying that another is the same. (A block gives so many that nobody could say
    /// which of them were meant.)
    fn can_be_told_apart(&self, member: usize) -> bool {
        let member = &self.axis.members[member];
        let measures = matches!(&member.body, Body::Measure(measure) if measure.record == self.population.record);
        measures && !member.is_total && member.codes.is_none() && member.each.is_none()
    }

    /// Whether it would be worth saying that two members are the same: they measure the same of these records, and neither lies in
    /// the other (a heading's only arm, the total and a row of everything).
    fn are_comparable(&self, first: usize, second: usize) -> bool {
        let (a, b) = (&self.axis.members[first], &self.axis.members[second]);
        let lies_in = |inner: &Member, outer: usize| {
            let mut at = inner.parent;
            while let Some(parent) = at.filter(|parent| *parent != outer) {
                at = self.axis.members[parent].parent;
            }
            at.is_some()
        };
        let each = [first, second].iter().all(|member| self.can_be_told_apart(*member));
        each && self.measure_the_same(first, second) && !lies_in(a, second) && !lies_in(b, first)
    }
}

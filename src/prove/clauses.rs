//! What is asked of each clause of a row or column: whether any record would be taken otherwise without it.

use crate::plain::Standings;
use crate::plan::Condition;
use crate::value::Truth;

use super::Question;
use super::ground::{Effort, Found};
use super::members::{MemberAsker, changes, clause_proof, reads_record, without};
use super::search::Point;
use super::truth::all;
use super::values::Values;

/// A clause of a member, as a part of its condition.
struct Asked<'a> {
    member: usize,
    /// The member around it.
    parent: Option<usize>,
    part: &'a Condition,
    others: Vec<&'a Condition>,
}

impl MemberAsker<'_> {
    pub fn clauses(&mut self, member: usize) {
        let planned = &self.plan.members[member];
        if !matches!(planned.own, Condition::And(_)) {
            return;
        }
        let clauses = &self.axis.members[member].clauses;
        let (of_place, of_clauses) = planned.parts(clauses.len());
        // Which arms decide what is missing is left out of account, as is which arm comes first.
        let of_place = &of_place[planned.deciding.len().min(of_place.len())..];
        let read = clauses.iter().zip(of_clauses).enumerate().filter(|(_, (clause, _))| reads_record(clause));
        for (index, (clause, part)) in read {
            if self.each.is_shown(&Question::Matters(String::new()), clause.span) {
                continue;
            }
            let others = of_place.iter().chain(without(of_clauses, index)).collect();
            let asked = Asked { member, parent: planned.parent, part, others };
            let found = self.clause(&asked, index);
            self.push(clause_proof(self.table, clause, found));
        }
    }

    /// Looks for a record of the member around that a member takes otherwise without a clause. Which arm comes first is left out of
    /// account: a condition that says what an arm is should stand, though the arms before it leave nothing else.
    fn clause(&self, asked: &Asked<'_>, clause: usize) -> Found {
        let mut reads: Vec<&Condition> = std::iter::once(asked.part).chain(asked.others.iter().copied()).collect();
        reads.extend(asked.parent.map(|parent| self.plan.conditions(parent)).into_iter().flatten());
        reads.push(&self.population.universe);
        let itself = self.find_clause(&reads, clause, asked.member, &|point| self.is_taken_otherwise(asked, point));
        let later = self.later(asked.member);
        if matches!(itself, Found::Record(_)) || later.is_empty() {
            return itself;
        }
        // The arms that come after it go by its own condition.
        let own = self.find_clause(&reads, clause, asked.member, &|point| {
            let inside = asked.parent.map_or(Some(Truth::Yes), |p| self.plan.truth(p, &|dimension| point[dimension]));
            all([changes(asked.part, &asked.others, point), inside.map(|inside| inside != Truth::No)])
        });
        if !matches!(own, Found::Undecided(_)) {
            return own;
        }
        for arm in later {
            let mut reads = reads.clone();
            reads.extend(self.plan.conditions(arm));
            let found =
                self.find_clause(&reads, clause, asked.member, &|point| self.leaves_otherwise(asked, arm, point));
            if !matches!(found, Found::None) {
                return found;
            }
        }
        itself
    }

    fn find_clause(
        &self,
        reads: &[&Condition],
        clause: usize,
        member: usize,
        question: &dyn Fn(&Point) -> Option<bool>,
    ) -> Found {
        let counted = |point: &Point| self.population.universe.at(&|dimension| point[dimension]).map(Truth::is_yes);
        let replays = |values: &Values| {
            let workshop = self.ground.workshop;
            workshop.make_up(self.population.record, values).is_some_and(|records| {
                let standings = Standings::new(workshop.model, &records, self.table, self.population.record);
                standings.differs_without(self.dimension, member, clause)
            })
        };
        self.ground.find(reads, &|point| all([counted(point), question(point)]), &replays, Effort::Remark)
    }

    /// Whether a member takes a record otherwise without a clause.
    fn is_taken_otherwise(&self, asked: &Asked<'_>, point: &Point) -> Option<bool> {
        let around = asked.parent.map_or(Some(Truth::Yes), |parent| self.plan.truth(parent, point));
        let rest = Truth::all(asked.others.iter().map(|other| other.at(point)).chain([around]));
        match (asked.part.at(point), rest) {
            (Some(Truth::Yes), _) | (_, Some(Truth::No)) => Some(false),
            (Some(part), Some(rest)) => Some(part.and(rest) != rest),
            _ => None,
        }
    }

    /// Whether an arm that comes after a member takes a record otherwise if the member had not one of its clauses.
    fn leaves_otherwise(&self, asked: &Asked<'_>, arm: usize, point: &Point) -> Option<bool> {
        let plan = self.plan;
        let around = plan.members[arm].parent.map_or(Some(Truth::Yes), |parent| plan.truth(parent, point));
        let before = plan.before(arm).iter().filter(|other| **other != asked.member);
        let rest = Truth::all(
            before
                .map(|other| plan.members[*other].own.at(point).map(|truth| !truth))
                .chain([plan.members[arm].own.at(point), around]),
        );
        let without = Truth::all(asked.others.iter().map(|other| other.at(point)));
        match (asked.part.at(point), without, rest) {
            (Some(Truth::Yes), ..) | (_, Some(Truth::No), _) | (.., Some(Truth::No)) => Some(false),
            (Some(part), Some(without), Some(rest)) => Some(rest.and(!part.and(without)) != rest.and(!without)),
            _ => None,
        }
    }

    /// The arms of its split that take what a member leaves.
    fn later(&self, member: usize) -> Vec<usize> {
        let Some((at, _)) = self.plan.members[member].arm else { return Vec::new() };
        let split = &self.axis.splits[at];
        let arms = split.arms.iter().chain(&split.otherwise);
        arms.copied().filter(|arm| self.plan.before(*arm).contains(&member)).collect()
    }
}

//! What is asked of criteria: whether two exceptions apply at once, and whether every requirement, exception and clause decides anything.

use indexmap::IndexMap;

use crate::message::proofs as say;
use crate::model::criteria::conjunction;
use crate::model::{Clause, Criteria, Exception, Requirement};
use crate::outcome::Met;
use crate::plan::{Condition, CriteriaPlan, RequirementPlan, VersionPlan};
use crate::source::Span;
use crate::value::{Date, Truth};

use super::extent::{Ask, Extent};
use super::ground::{Effort, Found, Ground};
use super::members::{reads_record, verdict};
use super::replay::{Workshop, decisions, satisfies};
use super::search::Point;
use super::space::Space;
use super::truth::all;
use super::values::Values;
use super::{Proof, Question, Verdict};

/// Asks it of one criteria: only what can refuse it, or everything, of which `known` is answered already.
pub(super) fn ask(
    workshop: &Workshop<'_>,
    criteria: &Criteria,
    plan: &CriteriaPlan,
    Ask { extent, known }: Ask<'_>,
    proofs: &mut Vec<Proof>,
) {
    let space = Space::new(&plan.dimensions);
    let ground = Ground { workshop, record: criteria.record, space: &space };
    let mut answers = Answers { criteria, proofs: IndexMap::new() };
    for (version, plan) in plan.versions.iter().enumerate() {
        for requirement in 0..plan.requirements.len() {
            let asker = CriteriaAsker { ground, criteria, version, plan, requirement };
            asker.one_at_a_time(known, &mut answers);
            if extent == Extent::All {
                let idle = asker.outcomes(&mut answers);
                asker.clauses(&mut answers, &idle);
            }
        }
    }
    proofs.extend(answers.proofs.into_values());
}

/// The answers of all versions. What stands in several versions is asked in each and said once.
struct Answers<'a> {
    criteria: &'a Criteria,
    proofs: IndexMap<(Question, Span), Proof>,
}

impl Answers<'_> {
    /// Whether nothing is left to be asked: a record of one version shows that something is not idle.
    fn is_shown(&self, question: &Question, span: Span) -> bool {
        let known = self.proofs.get(&(question.clone(), span));
        known.is_some_and(|proof| proof.verdict == Verdict::Proved && !question.is_about_all())
    }

    fn add(&mut self, question: Question, span: Span, verdict: Verdict, is_for_the_reader: bool) {
        // What is idle is idle in all versions; what breaks, breaks in any.
        let rank = |verdict: &Verdict| match (verdict, question.is_about_all()) {
            (Verdict::Proved | Verdict::ProvedWhere(_), true) | (Verdict::Refuted { .. }, false) => 0,
            (Verdict::NotDecided(_), _) => 1,
            (Verdict::Refuted { .. }, true) | (Verdict::Proved | Verdict::ProvedWhere(_), false) => 2,
        };
        match self.proofs.get_mut(&(question.clone(), span)) {
            Some(known) if rank(&known.verdict) < rank(&verdict) => known.verdict = verdict,
            Some(_) => {}
            None => {
                let proof = Proof::new(&self.criteria.name, question.clone(), span, verdict);
                let proof = Proof { is_for_the_reader, ..proof };
                self.proofs.insert((question, span), proof);
            }
        }
    }
}

/// How a requirement comes out, and by what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Result {
    ByItself,
    ByException(usize),
    Not,
    Undetermined,
}

impl Result {
    /// The result, from its own condition and those of its exceptions in order; `None` while it is open.
    fn of(own: Option<Truth>, exceptions: impl Iterator<Item = Option<Truth>>) -> Option<Result> {
        let own = own?;
        if own.is_yes() {
            return Some(Result::ByItself);
        }
        let mut undetermined = own == Truth::Undetermined;
        for (index, exception) in exceptions.enumerate() {
            match exception? {
                Truth::Yes => return Some(Result::ByException(index)),
                Truth::No => {}
                Truth::Undetermined => undetermined = true,
            }
        }
        Some(if undetermined { Result::Undetermined } else { Result::Not })
    }

    fn of_decision(met: &Met) -> Result {
        match met {
            Met::ByItself => Result::ByItself,
            Met::ByException(index) => Result::ByException(*index),
            Met::Not => Result::Not,
            Met::Undetermined(_) => Result::Undetermined,
        }
    }
}

/// What is idle in one version.
struct Idle {
    requirement: bool,
    exceptions: Vec<bool>,
}

#[derive(Clone, Copy)]
struct CriteriaAsker<'a> {
    ground: Ground<'a>,
    criteria: &'a Criteria,
    version: usize,
    plan: &'a VersionPlan,
    requirement: usize,
}

impl<'a> CriteriaAsker<'a> {
    fn requirement(&self) -> &'a Requirement {
        &self.criteria.versions[self.version].requirements[self.requirement]
    }

    fn conditions(&self) -> &'a RequirementPlan {
        &self.plan.requirements[self.requirement]
    }

    /// A day on which the version is in force.
    fn day(&self) -> Option<Date> {
        let version = &self.criteria.versions[self.version];
        if self.criteria.chosen_by().is_some() {
            // The record itself says the day.
            return None;
        }
        version.from.or(version.until).or(self.ground.workshop.model.as_of).or(Date::new(2000, 1, 1))
    }

    fn applies(&self, point: &Point) -> Option<bool> {
        self.plan.applies.at(&|dimension| point[dimension]).map(Truth::is_yes)
    }

    fn reads(&self) -> Vec<&'a Condition> {
        let conditions = self.conditions();
        std::iter::once(&conditions.own).chain(&conditions.exceptions).chain([&self.plan.applies]).collect()
    }

    fn one_at_a_time(&self, known: &[Proof], answers: &mut Answers<'_>) {
        let requirement = self.requirement();
        if requirement.ordered || requirement.exceptions.len() < 2 {
            return;
        }
        let (question, span) = (Question::OneAtATime(requirement.name.clone()), requirement.span);
        let verdict = match known.iter().find(|proof| proof.span == span && proof.question == question) {
            Some(proof) => proof.verdict.clone(),
            None => self.no_two(requirement),
        };
        answers.add(question, span, verdict, false);
    }

    fn no_two(&self, requirement: &Requirement) -> Verdict {
        let mut verdict = Verdict::Proved;
        for (position, first) in requirement.exceptions.iter().enumerate() {
            for (further, second) in requirement.exceptions.iter().enumerate().skip(position + 1) {
                match self.both([position, further], [first, second]) {
                    Verdict::Proved | Verdict::ProvedWhere(_) => {}
                    undecided @ Verdict::NotDecided(_) if verdict == Verdict::Proved => verdict = undecided,
                    Verdict::NotDecided(_) => {}
                    refuted @ Verdict::Refuted { .. } => return refuted,
                }
            }
        }
        verdict
    }

    fn both(&self, indices: [usize; 2], exceptions: [&Exception; 2]) -> Verdict {
        let conditions = indices.map(|index| &self.conditions().exceptions[index]);
        let reads = [conditions[0], conditions[1], &self.plan.applies];
        let question = |point: &Point| {
            let yes = |condition: &Condition| condition.at(&|dimension| point[dimension]).map(Truth::is_yes);
            all(reads.map(yes))
        };
        let replayed = exceptions.map(|exception| conjunction(&exception.clauses));
        let replays = |values: &Values| satisfies(self.ground.workshop, self.ground.record, values, &replayed);
        match self.ground.find(&reads, &question, &replays, Effort::Fault) {
            Found::None => Verdict::Proved,
            Found::Undecided(_) => Verdict::NotDecided(say::named_in_order_written()),
            Found::Record(values) => {
                let [a, b] = exceptions.map(|exception| &exception.name);
                let how = say::both_can_apply(a, b, &self.requirement().name);
                Verdict::Refuted { witness: Some(self.ground.witness(values)), how }
            }
        }
    }

    /// Whether the requirement can fail, can be met, and is met by each of its exceptions. Gives those that are idle in this version.
    fn outcomes(&self, answers: &mut Answers<'_>) -> Idle {
        let Requirement { name, span, exceptions, .. } = self.requirement();
        let never_fails =
            self.is_idle(answers, Question::CanFail(name.clone()), *span, &|result| result == Result::Not);
        let is_met = |result| matches!(result, Result::ByItself | Result::ByException(_));
        let never_met = self.is_idle(answers, Question::CanBeMet(name.clone()), *span, &is_met);
        let exceptions = exceptions.iter().enumerate().map(|(index, exception)| {
            let question = Question::Reached { exception: exception.name.clone(), requirement: name.clone() };
            // What nobody meets nobody meets by an exception.
            never_met || self.is_idle(answers, question, exception.span, &|result| result == Result::ByException(index))
        });
        Idle { exceptions: exceptions.collect(), requirement: never_fails || never_met }
    }

    /// Asks whether some record comes out so, and gives whether none does in this version.
    fn is_idle(
        &self,
        answers: &mut Answers<'_>,
        question: Question,
        span: Span,
        wanted: &dyn Fn(Result) -> bool,
    ) -> bool {
        if answers.is_shown(&question, span) {
            return false;
        }
        let conditions = self.conditions();
        let at = |point: &Point| {
            let result = Result::of(conditions.own.at(point), conditions.exceptions.iter().map(|e| e.at(point)));
            all([self.applies(point), result.map(wanted)])
        };
        let replays = |values: &Values| {
            let [decided, _] = self.decided(self.criteria, values);
            decided.into_iter().any(|result| result.is_some_and(wanted))
        };
        let found = self.ground.find(&self.reads(), &at, &replays, Effort::Remark);
        let is_idle = matches!(found, Found::None);
        let verdict = verdict(found, || question.denial());
        answers.add(question, span, verdict, false);
        is_idle
    }

    /// How this requirement comes out for each made-up record that this version decides, by these criteria and by others.
    fn decided(&self, other: &Criteria, values: &Values) -> [Vec<Option<Result>>; 2] {
        let of_version = |decision: &crate::outcome::Decision| {
            let met = decision.requirements.get(self.requirement).filter(|_| decision.version == Some(self.version));
            met.map(Result::of_decision)
        };
        let decided = decisions(self.ground.workshop, [self.criteria, other], self.day(), values);
        decided.map(|decisions| decisions.iter().map(of_version).collect())
    }

    /// Whether each clause makes a difference; where a whole requirement or exception is idle, that says it all.
    fn clauses(&self, answers: &mut Answers<'_>, idle: &Idle) {
        let (requirement, conditions) = (self.requirement(), self.conditions());
        if !idle.requirement {
            self.clauses_of(answers, None, &requirement.clauses, &conditions.own);
        }
        let exceptions = requirement.exceptions.iter().enumerate();
        for (index, exception) in exceptions.filter(|(index, _)| !idle.requirement && !idle.exceptions[*index]) {
            self.clauses_of(answers, Some(index), &exception.clauses, &conditions.exceptions[index]);
        }
    }

    fn clauses_of(&self, answers: &mut Answers<'_>, exception: Option<usize>, clauses: &[Clause], own: &Condition) {
        let Condition::And(parts) = own else { return };
        // The only clause decides everything: whether it does is asked of the requirement or exception.
        if clauses.len() < 2 {
            return;
        }
        for (index, clause) in clauses.iter().enumerate().filter(|(_, clause)| reads_record(clause)) {
            let question = Question::Matters(clause.words.clone());
            if !answers.is_shown(&question, clause.span) {
                let found = self.clause(exception, index, parts);
                let is_for_the_reader = clause.note.is_some() || !clause.cites.is_empty();
                let verdict = verdict(found, || question.denial());
                answers.add(question, clause.span, verdict, is_for_the_reader);
            }
        }
    }

    /// Looks for a record that comes out otherwise without a clause of the requirement or of an exception.
    fn clause(&self, exception: Option<usize>, clause: usize, parts: &[Condition]) -> Found {
        let conditions = self.conditions();
        let result = |point: &Point, without: bool| {
            let changed = |own: &Condition, place: Option<usize>| {
                if !without || place != exception {
                    return own.at(point);
                }
                let others = parts.iter().enumerate().filter(|(index, _)| *index != clause);
                Truth::all(others.map(|(_, part)| part.at(point)))
            };
            let exceptions = conditions.exceptions.iter().enumerate();
            Result::of(changed(&conditions.own, None), exceptions.map(|(index, e)| changed(e, Some(index))))
        };
        let question = |point: &Point| {
            let differs = match (result(point, false), result(point, true)) {
                (Some(with), Some(without)) => Some(with != without),
                _ => None,
            };
            let decides = parts[clause].at(&|dimension| point[dimension]).map(|truth| truth != Truth::Yes);
            all([self.applies(point), decides, differs])
        };
        let mut reads: Vec<&Condition> = vec![&parts[clause]];
        reads.extend(parts);
        reads.extend(self.reads());
        let replays = |values: &Values| {
            let mut without = self.criteria.clone();
            let requirement = &mut without.versions[self.version].requirements[self.requirement];
            match exception {
                None => drop(requirement.clauses.remove(clause)),
                Some(index) => drop(requirement.exceptions[index].clauses.remove(clause)),
            }
            let [with, without] = self.decided(&without, values);
            with != without
        };
        self.ground.find(&reads, &question, &replays, Effort::Remark)
    }
}

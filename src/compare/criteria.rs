//! The meaning of criteria, requirement by requirement.

use crate::message::phrases;
use crate::message::{Message, meaning_changes as say};
use crate::model::{Criteria, Model, Version};
use crate::outcome::Met;
use crate::plain;
use crate::plan::{Condition, CriteriaPlan, RequirementPlan, VersionPlan, criteria_together};
use crate::prove::{Point, Space};
use crate::value::Date;

use super::joint::Joint;
use super::question::{Answer, In, Pair, ask, conjuncts, holds, truth_differs};
use super::replay::{Made, make};
use super::{Change, ChangeKind, Found, Sameness, Subject};

/// Compares all criteria that both sides have, in NEW's order.
pub(super) fn meaning(joint: &Joint, old: &Model, new: &Model) -> Vec<Found> {
    let mut found = Vec::new();
    for criteria in &new.criteria {
        let Some(other) = old.criteria.iter().find(|other| other.name == criteria.name) else { continue };
        let joined = [joint.old.criteria(old, other), joint.new.criteria(new, criteria)];
        let asker = CriteriaAsker { joint, sides: [old, new], own: [other, criteria], joined: &joined };
        found.extend(asker.criteria());
    }
    found
}

/// One criteria of both sides.
struct CriteriaAsker<'a> {
    joint: &'a Joint,
    sides: [&'a Model; 2],
    own: [&'a Criteria; 2],
    /// The criteria in the joint ids.
    joined: &'a [Criteria; 2],
}

/// A version of either side, that can be in force for one record.
#[derive(Clone, Copy)]
struct Versions {
    indices: [usize; 2],
    /// A day on which both are in force.
    day: Option<Date>,
}

impl CriteriaAsker<'_> {
    fn criteria(&self) -> Vec<Found> {
        let [old, new] = self.joined;
        let name = new.name.clone();
        let mut found = vec![Found { subject: Subject::Criteria { criteria: name.clone() }, verdict: self.dates() }];
        let mut verdict = |requirement: &str, verdict: Sameness| {
            let subject = Subject::Requirement { criteria: name.clone(), requirement: requirement.to_owned() };
            found.push(Found { subject, verdict });
        };
        let of_both = new.requirements().into_iter().filter(|r| old.requirements().iter().any(|o| o.name == r.name));
        if old.record != new.record {
            for requirement in of_both {
                verdict(&requirement.name, Sameness::NotDecided(say::criteria_of_other_records()));
            }
            return found;
        }
        let plans = criteria_together(&self.joint.model, [old, new]);
        let space = Space::new(&plans[0].dimensions);
        for requirement in of_both {
            verdict(&requirement.name, self.requirement(&requirement.name, &plans, &space));
        }
        found
    }

    /// At which date guidance is read, and the days on which there is any.
    fn dates(&self) -> Sameness {
        let [old, new] = self.joined;
        let change = |how: Message| Change::new(ChangeKind::Records, how);
        let mut changes = Vec::new();
        if old.record != new.record {
            changes.push(change(say::of_other_records()));
        } else if old.as_of != new.as_of {
            changes.push(change(say::read_at_another_date()));
        }
        if days(&old.versions) != days(&new.versions) {
            changes.push(change(say::in_force_on_other_days()));
        }
        Sameness::of(changes)
    }

    /// The pairs of versions that can decide one record.
    fn versions(&self) -> Vec<Versions> {
        let [old, new] = self.joined;
        let mut found = Vec::new();
        for (i, a) in old.versions.iter().enumerate() {
            for (j, b) in new.versions.iter().enumerate() {
                let from = a.from.max(b.from);
                let until = [a.until, b.until].into_iter().flatten().min();
                let meet = from.is_none_or(|from| until.is_none_or(|until| from <= until));
                // Read at different dates, any two versions can meet.
                if meet || old.as_of != new.as_of {
                    found.push(Versions { indices: [i, j], day: from.or(until) });
                }
            }
        }
        found
    }

    fn requirement(&self, name: &str, plans: &[CriteriaPlan; 2], space: &Space<'_>) -> Sameness {
        let mut changes: Vec<Change> = Vec::new();
        let mut open = None;
        for versions in self.versions() {
            let found = [0, 1].map(|side: usize| {
                let index = versions.indices[side];
                let position = self.joined[side].versions[index].requirements.iter().position(|r| r.name == name);
                position.map(|at| (&plans[side].versions[index], &plans[side].versions[index].requirements[at], at))
            });
            match found {
                [Some((old, a, i)), Some((new, b, j))] => {
                    let ways = [self.ways(0, versions, i, a), self.ways(1, versions, j, b)];
                    match self.differs(name, versions, [old, new], &ways, space) {
                        Answer::Nowhere => {}
                        Answer::At(change) => changes.push(change),
                        Answer::Unknown(why) => open = Some(why),
                    }
                }
                [Some(_), None] | [None, Some(_)] => changes.push(self.required_once(versions, found[1].is_some())),
                [None, None] => {}
            }
        }
        match open {
            Some(why) if changes.is_empty() => Sameness::NotDecided(why),
            _ => Sameness::of(changes),
        }
    }

    fn required_once(&self, versions: Versions, in_new: bool) -> Change {
        let version = &self.joined[usize::from(in_new)].versions[versions.indices[usize::from(in_new)]];
        let how = match (in_new, version.from) {
            (true, Some(day)) => say::required_in_new_from(day),
            (true, None) => say::required_in_new(),
            (false, Some(day)) => say::required_in_old_from(day),
            (false, None) => say::required_in_old(),
        };
        Change::new(ChangeKind::Records, how)
    }

    /// The ways to meet a requirement, by itself and by its exceptions, with their names.
    fn ways<'p>(
        &'p self,
        side: usize,
        versions: Versions,
        at: usize,
        plan: &'p RequirementPlan,
    ) -> Vec<(&'p str, &'p Condition)> {
        let requirement = &self.joined[side].versions[versions.indices[side]].requirements[at];
        let exceptions = requirement.exceptions.iter().map(|exception| exception.name.as_str()).zip(&plan.exceptions);
        std::iter::once(("", &plan.own)).chain(exceptions).collect()
    }

    fn differs(
        &self,
        name: &str,
        versions: Versions,
        both: [&VersionPlan; 2],
        ways: &[Vec<(&str, &Condition)>; 2],
        space: &Space<'_>,
    ) -> Answer<Change> {
        if ways[0] == ways[1] {
            return Answer::Nowhere;
        }
        if self.joint.beyond(self.sides) {
            return Answer::Unknown(say::codes_in_other_order());
        }
        let mut given = Vec::new();
        both.iter().for_each(|version| conjuncts(&version.applies, &mut given));
        let record = self.joined[0].record;
        let mut answer = Answer::Nowhere;
        for (kind, differs) in DIFFERENCES {
            let mut replay = |point: &Point| {
                let made = make(self.joint, self.sides, record, space, point)?;
                self.replayed(&made, name, versions, kind, differs)
            };
            answer = match kind {
                ChangeKind::Way => self.other_way(ways, &given, space, &mut replay),
                _ => {
                    // A requirement is not met where none of its ways is open: the closed ways are a conjunction.
                    let pair = Pair::new(closed(&ways[0]), closed(&ways[1]));
                    // A requirement is met where not all its ways are closed.
                    let what = if kind == ChangeKind::Records { In::Failing } else { In::Truth };
                    truth_differs(&pair, &given, space, what, &mut replay)
                }
            };
            if answer != Answer::Nowhere {
                return answer;
            }
        }
        answer
    }

    /// Whether a record meets the requirement by another exception.
    fn other_way(
        &self,
        ways: &[Vec<(&str, &Condition)>; 2],
        given: &[Condition],
        space: &Space<'_>,
        replay: &mut dyn FnMut(&Point) -> Option<Change>,
    ) -> Answer<Change> {
        let [old, new] = ways;
        let mut order = Vec::new();
        let differing = old.iter().filter(|way| !new.contains(way)).chain(new.iter().filter(|way| !old.contains(way)));
        for condition in differing.chain(old).chain(new).map(|(_, condition)| *condition).chain(given) {
            condition.dimensions(&mut |dimension| {
                if !order.contains(&dimension) {
                    order.push(dimension);
                }
            });
        }
        let conditions = given;
        let other = |point: &Point| {
            let given = holds(given, point);
            if given == Some(false) || first(old, point)? == first(new, point)? {
                return Some(false);
            }
            given
        };
        let both = old.iter().chain(new).map(|(_, condition)| *condition);
        let reads: Vec<&Condition> = both.chain(conditions).collect();
        ask(space, &order, &reads, &other, replay)
    }

    /// The change that made-up records show, says the plain evaluator; `None` if they show none.
    fn replayed(
        &self,
        made: &Made,
        name: &str,
        versions: Versions,
        kind: ChangeKind,
        differs: Differs,
    ) -> Option<Change> {
        let met = |side: usize| -> Vec<Option<Outcome>> {
            let criteria = self.own[side];
            let guidance = if criteria.as_of.is_none() { versions.day.or_else(some_day) } else { None };
            let decisions = plain::decided(self.sides[side], &made.records[side], criteria, guidance);
            decisions
                .iter()
                .map(|decision| {
                    let requirements = &criteria.versions.get(decision.version?)?.requirements;
                    let at = requirements.iter().position(|requirement| requirement.name == name)?;
                    let exception =
                        |index: usize| requirements[at].exceptions.get(index).map_or("", |e| e.name.as_str());
                    Some(Outcome::of(decision.requirements.get(at)?, &exception))
                })
                .collect()
        };
        let pairs = met(0).into_iter().zip(met(1)).filter_map(|(old, new)| old.zip(new));
        let is_way = kind == ChangeKind::Way;
        let mut pairs =
            pairs.map(|(old, new)| if is_way { (old, new) } else { (old.whatever_way(), new.whatever_way()) });
        let (old, new) = pairs.find(|(old, new)| differs(old, new))?;
        Some(Change::shown_by(kind, say::on_each_side(old.said(), new.said()), made.shown.clone()))
    }
}

type Differs = fn(&Outcome, &Outcome) -> bool;

/// What is asked of a requirement, from weighty to light, and when two outcomes differ in it.
const DIFFERENCES: [(ChangeKind, Differs); 3] = [
    (ChangeKind::Records, |old, new| old.is_met() != new.is_met()),
    (ChangeKind::Undetermined, |old, new| old != new),
    (ChangeKind::Way, |old, new| old != new),
];

/// The outcome of a requirement.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Outcome {
    Met,
    /// By this exception.
    MetBy(String),
    NotMet,
    Undetermined,
}

impl Outcome {
    fn of<'e>(met: &Met, exception: &dyn Fn(usize) -> &'e str) -> Outcome {
        match met {
            Met::ByItself => Outcome::Met,
            Met::ByException(index) => Outcome::MetBy(exception(*index).to_owned()),
            Met::Not => Outcome::NotMet,
            Met::Undetermined(_) => Outcome::Undetermined,
        }
    }

    fn is_met(&self) -> bool {
        matches!(self, Outcome::Met | Outcome::MetBy(_))
    }

    /// The same without the exception by which it is met.
    fn whatever_way(self) -> Outcome {
        if self.is_met() { Outcome::Met } else { self }
    }

    fn said(&self) -> Message {
        match self {
            Outcome::Met => say::met(),
            Outcome::MetBy(exception) => say::met_by(exception),
            Outcome::NotMet => say::not_met(),
            Outcome::Undetermined => phrases::undetermined(),
        }
    }
}

/// That a requirement's ways are closed, one by one.
fn closed(ways: &[(&str, &Condition)]) -> Vec<Condition> {
    ways.iter().map(|(_, condition)| Condition::Not(Box::new((*condition).clone()))).collect()
}

/// The first way that is open at a point, by name; `None` as long as that is not known, and `Some(None)` where none is.
fn first<'p>(ways: &[(&'p str, &Condition)], point: &Point) -> Option<Option<&'p str>> {
    for (name, condition) in ways {
        if condition.at(point)?.is_yes() {
            return Some(Some(name));
        }
    }
    Some(None)
}

/// The days on which some version is in force, as stretches.
fn days(versions: &[Version]) -> Vec<(Option<Date>, Option<Date>)> {
    let mut stretches: Vec<(Option<Date>, Option<Date>)> = Vec::new();
    for version in versions {
        match stretches.last_mut() {
            Some((_, until)) if until.and_then(Date::tomorrow).is_some_and(|next| version.from == Some(next)) => {
                *until = version.until;
            }
            _ => stretches.push((version.from, version.until)),
        }
    }
    stretches
}

/// Any day, where versions are open at both ends.
fn some_day() -> Option<Date> {
    Date::new(2000, 1, 1)
}

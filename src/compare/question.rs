//! A question to two conditions over the same dimensions: is there a point at which they differ?
//!
//! Most of what two versions of a rule ask is the same. That is set aside first; the search then walks the dimensions of what
//! differs before all others, and leaves a branch as soon as what differs gives the same on both sides.

use std::collections::BTreeSet;

use crate::message::{Message, meaning_changes as say};
use crate::plan::{AxisPlan, Condition};
use crate::prove::{BUDGET, Ended, Guide, Point, Space, search};
use crate::value::Truth;

/// How many points that could not be turned into records are passed over before giving up.
const UNREALISED: u32 = 20;

/// An answer.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Answer<W> {
    /// At no point.
    Nowhere,
    /// Here.
    At(W),
    /// Not known, and why.
    Unknown(Message),
}

/// All of which must hold.
type Conjunction = Vec<Condition>;

/// Two conjunctions without what they share.
pub(super) struct Pair {
    common: Conjunction,
    apart: [Conjunction; 2],
}

impl Pair {
    /// Takes out what is the same on both sides.
    pub fn new(old: Conjunction, new: Conjunction) -> Pair {
        let mut common = Vec::new();
        let mut rest = new;
        let mut old_apart = Vec::new();
        for condition in old {
            match rest.iter().position(|other| *other == condition) {
                Some(at) => common.push(rest.swap_remove(at)),
                None => old_apart.push(condition),
            }
        }
        Pair { common, apart: [old_apart, rest] }
    }

    /// Whether the two are the same, word for word.
    pub fn is_same(&self) -> bool {
        self.apart.iter().all(Vec::is_empty)
    }

    /// All that is asked.
    fn reads(&self) -> Vec<&Condition> {
        self.apart.iter().flatten().chain(&self.common).collect()
    }

    /// Dimensions in the order of search: those of what differs, then the others, the most read first.
    fn order(&self, dimensions: usize) -> Vec<usize> {
        let mut read = vec![(0usize, 0usize); dimensions];
        for condition in self.apart.iter().flatten() {
            condition.dimensions(&mut |dimension| read[dimension].0 += 1);
        }
        for condition in &self.common {
            condition.dimensions(&mut |dimension| read[dimension].1 += 1);
        }
        let mut order: Vec<usize> = (0..dimensions).filter(|dimension| read[*dimension] != (0, 0)).collect();
        order.sort_by_key(|dimension| (std::cmp::Reverse(read[*dimension]), *dimension));
        order
    }

    /// Says yes where exactly one holds.
    fn holds_apart(&self, point: &Point) -> Option<bool> {
        self.told_apart(point, |truth| Truth::from(truth.is_yes()))
    }

    /// Says yes where a part does not hold on exactly one side.
    fn fails_apart(&self, point: &Point) -> Option<bool> {
        self.told_apart(point, |truth| Truth::from(truth != Truth::No))
    }

    /// Says yes where one gives another of the three truth values than the other.
    fn truth_apart(&self, point: &Point) -> Option<bool> {
        self.told_apart(point, |truth| truth)
    }

    /// Whether the two sides differ where of each part only so much is looked at.
    fn told_apart(&self, point: &Point, seen: fn(Truth) -> Truth) -> Option<bool> {
        let truth = |conditions: &Conjunction| truth(conditions, point, seen);
        let common = truth(&self.common);
        if common == Some(Truth::No) {
            return Some(false);
        }
        match (truth(&self.apart[0]), truth(&self.apart[1])) {
            (Some(old), Some(new)) if old == new => Some(false),
            (Some(old), Some(new)) => common.map(|common| common.and(old) != common.and(new)),
            _ => None,
        }
    }
}

/// A member of a table within the universe, on both sides.
pub(super) struct Within {
    /// Universe and member together.
    whole: Pair,
    /// The universe by itself, on both sides.
    universe: [Conjunction; 2],
    /// The member by itself, on both sides.
    member: [Conjunction; 2],
    /// The member by itself without what is the same.
    pair: Pair,
}

impl Within {
    pub fn new(universe: [Conjunction; 2], member: [Conjunction; 2]) -> Within {
        let whole = |side: usize| universe[side].iter().chain(&member[side]).cloned().collect();
        Within {
            whole: Pair::new(whole(0), whole(1)),
            pair: Pair::new(member[0].clone(), member[1].clone()),
            universe,
            member,
        }
    }

    /// Whether nothing differs, word for word.
    pub fn is_same(&self) -> bool {
        self.whole.is_same() && self.pair.is_same()
    }

    /// A record that is in the member on both sides, if there is one that `replay` takes.
    pub fn inside<W>(&self, space: &Space<'_>, replay: &mut dyn FnMut(&Point) -> Option<W>) -> Answer<W> {
        let all: Conjunction =
            [0, 1].iter().flat_map(|side| self.universe[*side].iter().chain(&self.member[*side])).cloned().collect();
        let order = Pair::new(all.clone(), Vec::new()).order(space.dimensions.len());
        // What is measured may tell more apart than the conditions do.
        ask(space, &order, &[], &|point| holds(&all, point), replay)
    }

    /// Whether some record is in the member on one side only.
    pub fn counted<W>(&self, space: &Space<'_>, replay: &mut dyn FnMut(&Point) -> Option<W>) -> Answer<W> {
        let order = self.whole.order(space.dimensions.len());
        ask(space, &order, &self.whole.reads(), &|point| self.whole.holds_apart(point), replay)
    }

    /// Whether some record is decided on one side only, or otherwise: one that the universe leaves open counts among the undetermined of a cell
    /// where the member does not rule it out.
    pub fn decided<W>(&self, space: &Space<'_>, replay: &mut dyn FnMut(&Point) -> Option<W>) -> Answer<W> {
        let order = self.whole.order(space.dimensions.len());
        let reads = self.whole.reads();
        if !order.iter().any(|dimension| space.dimensions[*dimension].can_miss) {
            return Answer::Nowhere;
        }
        ask(space, &order, &reads, &|point| self.whole.truth_apart(point), replay)
    }
}

impl Within {
    /// Whether some record of the universe is undetermined on both sides for lack of other fields. It is asked where nothing else
    /// differs: the account names what is missing.
    pub fn named<W>(&self, space: &Space<'_>, replay: &mut dyn FnMut(&Point) -> Option<W>) -> Answer<W> {
        let order = self.whole.order(space.dimensions.len());
        if self.pair.is_same() || !order.iter().any(|dimension| space.dimensions[*dimension].can_miss) {
            return Answer::Nowhere;
        }
        let other = |point: &Point| {
            for side in 0..2 {
                match (holds(&self.universe[side], point), truth(&self.member[side], point, |truth| truth)) {
                    (Some(false), _) | (_, Some(Truth::Yes | Truth::No)) => return Some(false),
                    _ => {}
                }
            }
            let [old, new] = [0, 1].map(|side: usize| open(&self.pair.apart[side], point));
            let (old, new) = (old?, new?);
            if old == new {
                return Some(false);
            }
            let common = open(&self.pair.common, point)?;
            let is_settled = (0..2).all(|side| {
                holds(&self.universe[side], point) == Some(true)
                    && truth(&self.member[side], point, |truth| truth).is_some()
            });
            is_settled.then(|| !old.union(&common).eq(new.union(&common)))
        };
        ask(space, &order, &self.whole.reads(), &other, replay)
    }
}

/// The dimensions that leave conditions undetermined at a point; `None` as long as one of those that they read is not chosen.
fn open(conditions: &[Condition], point: &Point) -> Option<BTreeSet<usize>> {
    let mut all_chosen = true;
    let mut dimensions = BTreeSet::new();
    for condition in conditions {
        condition.dimensions(&mut |dimension| all_chosen &= point[dimension].is_some());
        condition.undetermined(&|dimension| point[dimension], &mut |dimension| {
            dimensions.insert(dimension);
        });
    }
    all_chosen.then_some(dimensions)
}

/// In what two conjunctions can differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum In {
    /// In whether some part does not hold.
    Failing,
    /// In their truth value.
    Truth,
}

/// Looks for a point at which two conjunctions differ, among those at which `given` holds.
pub(super) fn truth_differs<W>(
    pair: &Pair,
    given: &[Condition],
    space: &Space<'_>,
    what: In,
    replay: &mut dyn FnMut(&Point) -> Option<W>,
) -> Answer<W> {
    let mut order = pair.order(space.dimensions.len());
    let reads: Vec<&Condition> = pair.reads().into_iter().chain(given).collect();
    for condition in given {
        condition.dimensions(&mut |dimension| {
            if !order.contains(&dimension) {
                order.push(dimension);
            }
        });
    }
    let apart = |point: &Point| {
        let apart = match what {
            In::Failing => pair.fails_apart(point),
            In::Truth => pair.truth_apart(point),
        };
        match (holds(given, point), apart) {
            (Some(false), _) | (_, Some(false)) => Some(false),
            (Some(true), Some(true)) => Some(true),
            _ => None,
        }
    };
    ask(space, &order, &reads, &apart, replay)
}

/// Looks for a point that `question` says yes of and that can be replayed. It asks the conditions in `reads`; where there are none, it
/// may ask anything of the dimensions.
pub(super) fn ask<W>(
    space: &Space<'_>,
    order: &[usize],
    reads: &[&Condition],
    question: &dyn Fn(&Point) -> Option<bool>,
    replay: &mut dyn FnMut(&Point) -> Option<W>,
) -> Answer<W> {
    let mut found = None;
    let mut unrealised = 0;
    let ended = search(
        space,
        Guide::Dimensions { order, reads },
        question,
        &mut |point| {
            found = replay(point);
            unrealised += u32::from(found.is_none());
            found.is_some() || unrealised >= UNREALISED
        },
        BUDGET,
    );
    match (found, ended) {
        (Some(witness), _) => Answer::At(witness),
        (None, Ended::Exhausted) if unrealised == 0 => Answer::Nowhere,
        (None, Ended::OutOfBudget) => Answer::Unknown(say::too_many_kinds_of_record()),
        (None, _) => Answer::Unknown(say::values_are_tied()),
    }
}

/// Whether all hold: no as soon as one does not.
pub(super) fn holds(conditions: &[Condition], point: &Point) -> Option<bool> {
    truth(conditions, point, |truth| Truth::from(truth.is_yes())).map(Truth::is_yes)
}

/// Kleene's conjunction of what is looked at of each.
fn truth(conditions: &[Condition], point: &Point, seen: fn(Truth) -> Truth) -> Option<Truth> {
    Truth::all(conditions.iter().map(|condition| condition.at(point).map(seen)))
}

/// A condition as the list of what must hold.
pub(super) fn conjuncts(condition: &Condition, list: &mut Vec<Condition>) {
    match condition {
        Condition::And(parts) => parts.iter().for_each(|part| conjuncts(part, list)),
        Condition::Constant(Truth::Yes) => {}
        other => list.push(other.clone()),
    }
}

/// What must hold for a record to be in a member: its own condition, its parents', and that no arm before it takes the record.
pub(super) fn member(axis: &AxisPlan, index: usize) -> Vec<Condition> {
    let mut list = Vec::new();
    let mut at = Some(index);
    while let Some(index) = at {
        let member = &axis.members[index];
        if !member.applies {
            return vec![Condition::Constant(Truth::No)];
        }
        conjuncts(&member.own, &mut list);
        let before = axis.before(index).iter().map(|arm| Condition::Not(Box::new(axis.members[*arm].own.clone())));
        list.extend(before);
        at = member.parent;
    }
    list
}

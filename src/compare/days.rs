//! Meaning and print on every day that the versions of either side tell apart.
//!
//! The two are first compared as each is read: at the last day of its report, or the day that was given. Then day by day, both read at
//! the same one, for each stretch of days on which nothing changes in either. What is found there alone is said with its days.

use indexmap::IndexMap;

use crate::message::{Message, meaning_changes as say};
use crate::model::{Model, OnDays, Stretch};
use crate::value::Date;

use super::structure::{StructureChange, structure};
use super::{Change, ChangeKind, Compared, Found, Sameness, Subject, meaning, print};

/// On which days two programs were compared.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Days {
    /// The days that OLD and NEW are read at, where they are.
    pub read_at: [Option<Date>; 2],
    /// The stretches of days that their versions tell apart, in words; empty where nothing has versions, and all days are alike.
    pub stretches: Vec<Message>,
    /// Whether days before the first of the stretches were left out.
    pub is_partial: bool,
}

/// What was found on all days.
pub(super) struct OverDays {
    pub meaning: Vec<Found>,
    pub print: Vec<Found>,
    pub structure: Vec<StructureChange>,
    /// The meaning on the day that each side is read at.
    pub today: Vec<Found>,
    pub days: Days,
}

/// Compares two programs on all days.
pub(super) fn over_days(old: Compared<'_>, new: Compared<'_>) -> OverDays {
    let today = meaning(old.model, new.model);
    let mut all = All::default();
    all.print.add(print(old.model, new.model, &today), None);
    all.structure.extend(structure(old.model, new.model, &today));
    all.meaning.add(today.clone(), None);
    let mut days = Days { read_at: [old.model.as_of, new.model.as_of], ..Days::default() };
    let mut refused = Vec::new();
    for (stretch, sides) in pairs(old, new) {
        let words = stretch.said();
        let is_today = |day: Option<Date>| day.is_some_and(|day| stretch.holds(day));
        match sides {
            [Some(before), Some(after)] => {
                if !(is_today(old.model.as_of) && is_today(new.model.as_of)) {
                    all.on(before, after, &words);
                }
                days.stretches.push(words);
            }
            [None, None] => {}
            [before, _] => {
                let how = if before.is_some() { say::read_by_old() } else { say::read_by_new() };
                refused.push(Change { days: vec![words.clone()], ..Change::new(ChangeKind::Records, how) });
                days.stretches.push(words);
            }
        }
    }
    if !(old.days.is_empty() && new.days.is_empty()) {
        all.meaning.found.insert(Subject::Days, Sameness::of(refused));
        days.is_partial = [old, new].iter().any(|side| side.days.first().is_some_and(|on| on.stretch.from.is_some()));
    }
    let (meaning, print) = (all.meaning.finish(), all.print.finish());
    OverDays { meaning, print, structure: all.structure, today, days }
}

/// Everything found so far, on one day after the other.
#[derive(Default)]
struct All {
    meaning: Merged,
    print: Merged,
    structure: Vec<StructureChange>,
}

impl All {
    fn on(&mut self, old: &Model, new: &Model, days: &Message) {
        let found = meaning(old, new);
        for change in structure(old, new, &found) {
            let same = |known: &StructureChange| {
                (known.thing, &known.of, &known.name, &known.edit)
                    == (change.thing, &change.of, &change.name, &change.edit)
            };
            if !self.structure.iter().any(same) {
                self.structure.push(StructureChange { days: Some(days.clone()), ..change });
            }
        }
        self.print.add(print(old, new, &found), Some(days));
        self.meaning.add(found, Some(days));
    }
}

/// One part of a comparison over several days.
#[derive(Default)]
struct Merged {
    found: IndexMap<Subject, Sameness>,
}

impl Merged {
    fn add(&mut self, found: Vec<Found>, days: Option<&Message>) {
        for Found { subject, verdict } in found {
            let known = self.found.entry(subject).or_insert(Sameness::Equal);
            match verdict {
                Sameness::Equal => {}
                Sameness::NotDecided(why) => {
                    if known.is_equal() {
                        *known = Sameness::NotDecided(days.map_or_else(|| why.clone(), |days| say::why_on(&why, days)));
                    }
                }
                Sameness::Changed(changes) => {
                    let mut all = match std::mem::replace(known, Sameness::Equal) {
                        Sameness::Changed(all) => all,
                        Sameness::Equal | Sameness::NotDecided(_) => Vec::new(),
                    };
                    changes.into_iter().for_each(|change| put(&mut all, change, days));
                    *known = Sameness::Changed(all);
                }
            }
        }
    }

    fn finish(self) -> Vec<Found> {
        self.found.into_iter().map(|(subject, verdict)| Found { subject, verdict }).collect()
    }
}

/// Adds a change that was found on these days: one that is known already gets its days.
fn put(all: &mut Vec<Change>, change: Change, days: Option<&Message>) {
    let known = all.iter_mut().find(|known| (known.kind, &known.how) == (change.kind, &change.how));
    match (known, days) {
        (None, days) => all.push(Change { days: days.into_iter().cloned().collect(), ..change }),
        // One without days is so on the day that the rules are read at.
        (Some(known), Some(days)) if !known.days.is_empty() => known.days.push(days.clone()),
        (Some(_), _) => {}
    }
}

/// The stretches of days on which neither side changes, with both sides' rules.
fn pairs<'a>(old: Compared<'a>, new: Compared<'a>) -> Vec<(Stretch, [Option<&'a Model>; 2])> {
    if old.days.is_empty() && new.days.is_empty() {
        return Vec::new();
    }
    let mut pairs = Vec::new();
    for (before, one) in on_days(&old) {
        for (after, other) in on_days(&new) {
            if let Some(stretch) = both(before, after) {
                pairs.push((stretch, [one, other]));
            }
        }
    }
    pairs
}

/// A side's rules by days; the same on every day where nothing has versions.
fn on_days<'a>(side: &Compared<'a>) -> Vec<(Option<Stretch>, Option<&'a Model>)> {
    match side.days {
        [] => vec![(None, Some(side.model))],
        days => days.iter().map(|OnDays { stretch, model }| (Some(*stretch), model.as_ref())).collect(),
    }
}

/// The days in two stretches; `None` is every day.
fn both(old: Option<Stretch>, new: Option<Stretch>) -> Option<Stretch> {
    let (old, new) = match (old, new) {
        (Some(old), Some(new)) => (old, new),
        (one, other) => return one.or(other),
    };
    let from = old.from.max(new.from);
    let until = [old.until, new.until].into_iter().flatten().min();
    let meet = from.is_none_or(|from| until.is_none_or(|until| from <= until));
    let day = if old.from >= new.from { old.day } else { new.day };
    meet.then_some(Stretch { from, until, day })
}

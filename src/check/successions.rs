//! Lists that change: that each code has one place on each of its days, and that what becomes of it begins on the day after.

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;

use crate::diagnostic::{Code as Kind, Diagnostic, Help, codes, did_you_mean};
use crate::message::code_lists as say;
use crate::message::{Message, names, phrases};
use crate::schema::{self, Code, Group, History, Life, Stay};
use crate::source::Span;
use crate::syntax::tree::{Became, CodeEntry, Name, Path};
use crate::value::{CodeIndex, Date};

use super::scope::Scope;
use super::versions::check_timeline;

/// A code that was divided again and again leads to no more parts than this.
const MOST_PARTS: usize = 1000;

/// A code as it is written in one place of a list.
pub(super) struct Written<'t> {
    pub entry: &'t CodeEntry,
    pub stay: Stay,
}

/// A list whose codes are known.
pub(super) struct Listed<'s, 'a, 't> {
    pub scope: &'s Scope<'a>,
    pub name: &'s str,
    pub codes: &'s IndexMap<String, Code>,
    pub groups: &'s IndexMap<String, Group>,
    /// For each code: where it is written.
    pub written: &'s [Vec<Written<'t>>],
}

impl Listed<'_, '_, '_> {
    /// The days of the codes, and the fields that decide where codes are split. Nothing where all are in force on all days. What is at
    /// fault is said, and then nothing becomes of any code.
    pub fn history(&self) -> (History, Vec<Path>) {
        let changes = |written: &Written<'_>| written.entry.in_force.is_some() || written.entry.became.is_some();
        if !self.written.iter().flatten().any(changes) {
            return (History::default(), Vec::new());
        }
        let is_circular = !self.has_no_circle();
        let mut sound = !is_circular;
        let mut history = History { codes: Vec::new(), deciders: Vec::new() };
        for (written, name) in self.written.iter().zip(self.codes.keys()) {
            sound &= self.has_one_place(name, written);
            let mut stays: Vec<Stay> = written.iter().map(|written| written.stay.clone()).collect();
            stays.sort_by_key(|stay| stay.from);
            history.codes.push(Life { stays, became: None });
        }
        let mut deciders: Vec<Path> = Vec::new();
        let mut successors: Vec<Option<schema::Became>> = Vec::new();
        // Of what stands in a circle no day could be right.
        for index in (0..self.codes.len()).filter(|_| !is_circular) {
            match self.became(index, &history, &mut deciders) {
                Ok(became) => successors.push(became),
                Err(()) => sound = false,
            }
        }
        if sound && self.is_finite(&successors) {
            history.codes.iter_mut().zip(successors).for_each(|(life, became)| life.became = became);
        }
        history.deciders = deciders.iter().map(words).collect();
        (history, deciders)
    }

    /// Whether a code stands in one place on each of its days, without days between them.
    fn has_one_place(&self, name: &str, written: &[Written<'_>]) -> bool {
        let versions: Vec<_> =
            written.iter().map(|written| (written.entry.in_force.as_ref(), written.entry.name.span)).collect();
        check_timeline(self.scope, &phrases::named(name), &versions, true)
    }

    /// What becomes of a code; an error if there is a fault, which was said.
    fn became(&self, index: usize, history: &History, deciders: &mut Vec<Path>) -> Result<Option<schema::Became>, ()> {
        let last = self.written[index].iter().max_by_key(|written| until(&written.stay));
        let Some(last) = last else { return Ok(None) };
        let name = &last.entry.name;
        if let Some(early) =
            self.written[index].iter().find(|w| w.entry.became.is_some() && until(&w.stay) < until(&last.stay))
        {
            let message = say::goes_on_elsewhere(&name.value);
            self.say(&codes::BAD_SUCCESSION, early.entry.name.span, message, say::not_its_last_days());
            return Err(());
        }
        let Some(end) = last.stay.until else { return self.never_ends(last.entry) };
        let Some(became) = &last.entry.became else {
            self.scope.say(
                Diagnostic::new(&codes::NO_SUCCESSOR, say::nothing_says_what_becomes(&name.value, end))
                    .at(name.span, say::ends_and_nothing_follows())
                    .help(say::name_what_it_became()),
            );
            return Err(());
        };
        let successors = self.successors(became)?;
        for (successor, place) in successors.iter().zip(&became.codes) {
            self.begins_after(name, end, (place, &history.codes[*successor as usize]))?;
        }
        let by = self.decider(name, became, deciders)?;
        Ok(Some(schema::Became { codes: successors, by }))
    }

    fn never_ends(&self, entry: &CodeEntry) -> Result<Option<schema::Became>, ()> {
        let Some(became) = &entry.became else { return Ok(None) };
        let message = say::became_on_no_day(&entry.name.value);
        self.scope.say(
            Diagnostic::new(&codes::BAD_SUCCESSION, message)
                .at(became.span, say::after_which_day())
                .help(say::say_its_last_day()),
        );
        Err(())
    }

    fn successors(&self, became: &Became) -> Result<Vec<CodeIndex>, ()> {
        let mut found: Vec<CodeIndex> = Vec::new();
        for name in &became.codes {
            let Some(index) = self.codes.get_index_of(&name.value) else {
                self.say_unknown(name);
                return Err(());
            };
            if found.contains(&(index as CodeIndex)) {
                let message = say::successor_named_twice(&name.value);
                self.say(&codes::BAD_SUCCESSION, name.span, message, names::again_here());
                return Err(());
            }
            found.push(index as CodeIndex);
        }
        Ok(found)
    }

    fn say_unknown(&self, name: &Name) {
        if self.groups.contains_key(&name.value) {
            let message = say::group_for_a_code(&name.value, self.name);
            self.say(&codes::BAD_SUCCESSION, name.span, message, say::a_group());
            return;
        }
        let finding = Diagnostic::new(&codes::UNKNOWN_NAME, say::no_successor(self.name, &name.value))
            .at(name.span, say::not_known());
        self.scope.say(match did_you_mean(&name.value, self.codes.keys().map(String::as_str)) {
            Some(near) => finding.help(Help::did_you_mean(name.span, near)),
            None => finding.help(say::successor_is_of_same_list()),
        });
    }

    /// That a successor begins on the day after the last one.
    fn begins_after(&self, name: &Name, end: Date, (place, successor): (&Name, &Life)) -> Result<(), ()> {
        let next = end.tomorrow();
        let (of, into) = (&name.value, &place.value);
        if successor.first() == next && next.is_some() {
            return Ok(());
        }
        let starts = next.map_or_else(say::from_the_day_after, phrases::from_day);
        match successor.first() {
            Some(first) if first > end => self.scope.say(
                Diagnostic::new(&codes::SUCCESSION_GAP, say::successor_begins_later(of, end, into, first))
                    .at(place.span, say::not_in_force(&starts))
                    .help(say::let_successor_follow(into, &starts, of, first.yesterday().unwrap_or(first))),
            ),
            _ => self.scope.say(
                Diagnostic::new(&codes::TAKES_IN, say::successor_was_there_before(of, into))
                    .at(place.span, say::in_force_before(next.unwrap_or(end)))
                    .help(say::give_code_of_its_own(
                        next.map_or_else(|| "…".to_owned(), |next| next.to_string()),
                        into,
                        end,
                    )),
            ),
        }
        Err(())
    }

    /// The place of the field that decides among several successors.
    fn decider(&self, name: &Name, became: &Became, deciders: &mut Vec<Path>) -> Result<Option<u32>, ()> {
        match (&became.by, became.codes.as_slice()) {
            (None, [] | [_]) => Ok(None),
            (None, _) => {
                let message = say::nothing_says_which_belong_where(&name.value);
                self.scope.say(
                    Diagnostic::new(&codes::UNDECIDED_SPLIT, message)
                        .at(became.span, say::several_successors())
                        .help(say::name_field_of_successor(self.name)),
                );
                Err(())
            }
            (Some(by), [] | [_]) => {
                let message = say::nothing_to_decide(&name.value);
                self.scope.say(
                    Diagnostic::new(&codes::BAD_SUCCESSION, message)
                        .at(by.span, say::decides_nothing())
                        .help(say::leave_out_by()),
                );
                Err(())
            }
            (Some(by), _) => {
                let known = deciders.iter().position(|other| words(other) == words(by));
                Ok(Some(known.unwrap_or_else(|| {
                    deciders.push(by.clone());
                    deciders.len() - 1
                }) as u32))
            }
        }
    }

    /// Whether no code comes back to itself, by whatever days.
    fn has_no_circle(&self) -> bool {
        let successors = |index: usize| {
            let names = self.written[index].iter().filter_map(|w| w.entry.became.as_ref()).flat_map(|b| &b.codes);
            names.filter_map(|name| self.codes.get_index_of(&name.value)).collect::<Vec<usize>>()
        };
        let mut before = vec![0usize; self.codes.len()];
        (0..self.codes.len()).flat_map(successors).for_each(|index| before[index] += 1);
        let mut open: Vec<usize> = (0..before.len()).filter(|index| before[*index] == 0).collect();
        let mut left: BTreeSet<usize> = (0..before.len()).collect();
        while let Some(index) = open.pop() {
            left.remove(&index);
            for successor in successors(index) {
                before[successor] -= 1;
                if before[successor] == 0 {
                    open.push(successor);
                }
            }
        }
        // What is left stands in a circle or behind one.
        let is_round = |index: &usize| successors(*index).iter().any(|next| left.contains(next));
        let Some(first) = left.iter().find(|index| is_round(index)) else { return true };
        let Some(entry) = self.written[*first].iter().map(|w| w.entry).find(|entry| entry.became.is_some()) else {
            return true;
        };
        let message = say::succession_leads_back(&entry.name.value);
        let place = entry.became.as_ref().map_or(entry.name.span, |became| became.span);
        self.scope.say(
            Diagnostic::new(&codes::SUCCESSION_CIRCLE, message)
                .at(place, say::leads_back())
                .help(say::founded_anew_has_own_code()),
        );
        false
    }

    /// Whether no code is divided into too many parts.
    fn is_finite(&self, successors: &[Option<schema::Became>]) -> bool {
        // Successors begin later, so that from the last code back each one's are known when it is looked at.
        let mut ways: BTreeMap<CodeIndex, usize> = BTreeMap::new();
        let mut order: Vec<usize> = (0..successors.len()).collect();
        order.sort_by_key(|index| {
            std::cmp::Reverse(self.written[*index].iter().map(|written| until(&written.stay)).max())
        });
        for index in order {
            let place = self.written[index].first().map_or(Span::default(), |written| written.entry.name.span);
            let name = self.codes.get_index(index).map_or("", |(name, _)| name.as_str());
            let mut all = 0;
            for successor in successors[index].iter().flat_map(|became| &became.codes) {
                all += ways.get(successor).copied().unwrap_or(1);
            }
            if all > MOST_PARTS {
                let message = say::divided_into_too_many(name, MOST_PARTS);
                self.say(&codes::BAD_SUCCESSION, place, message, say::too_many());
                return false;
            }
            ways.insert(index as CodeIndex, all.max(1));
        }
        true
    }

    fn say(&self, code: &'static Kind, span: Span, message: Message, label: Message) {
        self.scope.say_at(code, span, message, label);
    }
}

/// The last day, an open one behind all others.
fn until(stay: &Stay) -> (bool, Option<Date>) {
    (stay.until.is_none(), stay.until)
}

/// A path as it is written.
fn words(path: &Path) -> String {
    path.segments.iter().map(|segment| segment.value.as_str()).collect::<Vec<_>>().join(".")
}

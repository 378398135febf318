//! Versions that change within the period of the report. The rules are read at one day and choose one version for all records, also
//! for those of the days on which another was in force: that is worth knowing.

use indexmap::IndexMap;

use crate::diagnostic::{Diagnostic, codes};
use crate::message::{Argument, Message, periods as say, phrases};
use crate::source::Span;
use crate::syntax::tree::{Dimension, InForce, Item, Param, Set, Table, TableEntry};
use crate::value::Date;

use super::by_own_days as own_days;
use super::scope::Scope;

/// More characters of a version than this are not repeated.
const LONGEST: usize = 30;

/// One version of something.
struct Version {
    from: Option<Date>,
    until: Option<Date>,
    place: Span,
    /// What it says, where that is short.
    words: String,
}

/// A report's period, and the day that the rules are read at.
#[derive(Clone, Copy)]
struct ReadOver {
    first: Date,
    last: Date,
    day: Date,
}

/// Says of each parameter, set, criteria, column and row that is used whether its version changes within the period.
pub(super) fn say_changes(scope: &Scope<'_>, items: &[&Item]) {
    let (Some((first, last)), Some(day)) = (scope.report.period, scope.as_of) else { return };
    // Versions that overlap or leave days between them are errors, and their uses were not all looked at.
    if scope.has_errors() {
        return;
    }
    let report = ReadOver { first, last, day };
    for item in items {
        match item {
            Item::Param(param) if scope.is_used(&param.name.value) => {
                let what = phrases::the_parameter(&param.name.value);
                let help = own_days::help(scope, items, Some(&param.name.value));
                report.say(scope, what, param.name.span, &of_param(scope, param), help);
            }
            Item::Set(set) if scope.is_used(&set.name.value) => {
                let what = phrases::the_set(&set.name.value);
                let help = own_days::help(scope, items, Some(&set.name.value));
                report.say(scope, what, set.name.span, &of_set(scope, set), help);
            }
            Item::Table(table) if table.as_of.is_none() => {
                for (what, (place, versions)) in of_members(scope, table) {
                    report.say(scope, what, place, &versions, own_days::help(scope, &[item], None));
                }
            }
            _ => {}
        }
    }
    for (name, criteria) in scope.criteria.iter().filter(|(name, criteria)| criteria.needs_day() && scope.is_used(name))
    {
        let versions = criteria.versions.iter().map(|version| Version {
            from: version.from,
            until: version.until,
            place: version.requirements.first().map_or(criteria.span, |requirement| requirement.span),
            words: String::new(),
        });
        let what = say::the_criteria(name);
        let help = own_days::help(scope, items, Some(name));
        report.say(scope, what, criteria.span, &versions.collect::<Vec<_>>(), help);
    }
}

impl ReadOver {
    fn say(self, scope: &Scope<'_>, what: Message, place: Span, versions: &[Version], help: Message) {
        let changes = |version: &&Version| {
            version.from.is_some_and(|from| self.first < from && from <= self.last)
                || version.until.is_some_and(|until| self.first <= until && until < self.last)
        };
        let within: Vec<&Version> = versions.iter().filter(|version| version.meets(self.first, self.last)).collect();
        if !within.iter().any(changes) {
            return;
        }
        let told = Argument::list(within.iter().map(|version| version.told()));
        let counts = versions.iter().find(|version| version.meets(self.day, self.day));
        let message = match counts {
            Some(_) => say::one_version_counts_for_all(what, told, self.day),
            None => say::no_version_on_the_day(what, told, self.day),
        };
        let mut finding = Diagnostic::new(&codes::VERSION_CHANGES, message).at(place, say::changes_within_the_period());
        if let Some(version) = counts {
            finding = finding.at(version.place, say::counts_for_the_whole_period(self.day));
        }
        let others = within.iter().filter(|version| counts.is_none_or(|counts| counts.place != version.place));
        for version in others {
            finding = finding.at(version.place, say::version_not_in_force(version.told(), self.day));
        }
        scope.say(finding.help(help));
    }
}

impl Version {
    fn new(scope: &Scope<'_>, in_force: Option<&InForce>, place: Span, words: Span) -> Version {
        let words = scope.sources.slice(words).split_whitespace().collect::<Vec<_>>().join(" ");
        Version {
            from: in_force.and_then(|f| f.from.as_ref().map(|day| day.value)),
            until: in_force.and_then(|f| f.until.as_ref().map(|day| day.value)),
            place,
            words: if words.chars().count() > LONGEST { String::new() } else { words },
        }
    }

    /// Whether it is in force on some day between two.
    fn meets(&self, first: Date, last: Date) -> bool {
        self.from.is_none_or(|from| from <= last) && self.until.is_none_or(|until| first <= until)
    }

    /// What it says and when: `5 until 2024-05-31`.
    fn told(&self) -> Message {
        let days = match (self.from, self.until) {
            (None, None) => phrases::on_every_day(),
            (Some(from), None) => phrases::from_day(from),
            (None, Some(until)) => phrases::until_day(until),
            (Some(from), Some(until)) => phrases::from_until(from, until),
        };
        if self.words.is_empty() { days } else { say::version_in_days(&self.words, days) }
    }
}

fn of_param(scope: &Scope<'_>, param: &Param) -> Vec<Version> {
    let version =
        |v: &crate::syntax::tree::ParamVersion| Version::new(scope, v.in_force.as_ref(), v.span, v.value.span());
    param.versions.iter().map(version).collect()
}

fn of_set(scope: &Scope<'_>, set: &Set) -> Vec<Version> {
    let version = |v: &crate::syntax::tree::SetVersion| {
        let members = v.members.iter().map(|name| name.span).reduce(Span::to).filter(|_| !v.all_except);
        Version::new(scope, v.in_force.as_ref(), v.span, members.unwrap_or_default())
    };
    set.versions.iter().map(version).collect()
}

/// The columns and rows that are in force for a time, those of one id together.
fn of_members(scope: &Scope<'_>, table: &Table) -> IndexMap<Message, (Span, Vec<Version>)> {
    let mut found: IndexMap<Message, (Span, Vec<Version>)> = IndexMap::new();
    for entry in &table.entries {
        if let TableEntry::Axis(entry) = entry {
            entry.members(&mut |member| {
                if let Some(in_force) = &member.in_force {
                    let what = match member.dimension {
                        Dimension::Row => say::row_of_table(&member.id.value, &table.name.value),
                        Dimension::Column => say::column_of_table(&member.id.value, &table.name.value),
                    };
                    let version = Version::new(scope, Some(in_force), in_force.span, Span::default());
                    found.entry(what).or_insert_with(|| (member.id.span, Vec::new())).1.push(version);
                }
            });
        }
    }
    found
}

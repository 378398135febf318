//! What `meets` and the reasons of criteria stand for, in the words of the requirements.
//!
//! The model knows both only as the conditions that they come to. Here such a condition is recognised and told as what it was: by
//! version, each requirement as it is written. How a version is chosen by a date is no condition of the rules and is not shown as one.

use crate::message::spoken as say;
use crate::model::by_day::OfDays;
use crate::model::{Expression, Model, Path, Requirement, Version};
use crate::outcome::format_date;
use crate::schema::RecordId;
use crate::syntax::Phrase;
use crate::value::Date;

use super::conditions::{Known, Words};
use super::language::language_of;

/// The conditions that stand for the criteria of a record type.
pub(crate) fn known(model: &Model, record: RecordId) -> Vec<Known<'_>> {
    let mut all = Vec::new();
    for criteria in model.criteria.iter().filter(|criteria| criteria.record == record) {
        all.push(Known { condition: criteria.eligible(model.as_of), criteria, fails: None });
        all.extend(criteria.requirements().into_iter().map(|requirement| Known {
            condition: criteria.fails(&requirement.name, model.as_of),
            criteria,
            fails: Some(&requirement.name),
        }));
    }
    all
}

impl Words<'_> {
    /// A condition that stands for criteria, told by their requirements; `None` for any other.
    pub(super) fn of_criteria(&self, condition: &Expression) -> Option<String> {
        let known = self.criteria.iter().find(|known| known.condition == *condition)?;
        let Known { criteria, fails, .. } = known;
        let told = |version: &Version| match fails {
            None => self.requirements(&version.requirements),
            Some(name) => match version.requirements.iter().find(|requirement| requirement.name == *name) {
                Some(requirement) => self.not(&self.requirement(requirement)),
                None => say::nothing_of_it_required().say(language_of(self.words)),
            },
        };
        let Some(path) = criteria.chosen_by() else {
            let day = self.model.as_of;
            let version = criteria.only_version().or_else(|| day.and_then(|day| criteria.version_on(day)));
            return Some(match version {
                Some(version) => told(&criteria.versions[version]),
                None => say::no_version_in_force(&criteria.label).say(language_of(self.words)),
            });
        };
        let told = |version: &Version| (self.days((version.from, version.until)), told(version));
        Some(self.as_of(path, criteria.versions.iter().map(told).collect()))
    }

    /// A condition of which each record is asked the version of its own day; `None` for any other.
    pub(super) fn by_day(&self, condition: &Expression) -> Option<String> {
        let (path, versions) = condition.versions_by_day()?;
        let told =
            |version: OfDays<&Expression>| (self.days((version.from, version.until)), self.expression(version.asked));
        Some(self.as_of(path, versions.into_iter().map(told).collect()))
    }

    fn as_of(&self, path: &Path, versions: Vec<(String, String)>) -> String {
        let versions: Vec<String> = versions.into_iter().map(|(days, asked)| format!("{days}: {asked}")).collect();
        format!("{} {}, {}", Phrase::AsOf.written(self.words), self.path(path), versions.join("; "))
    }

    fn requirements(&self, requirements: &[Requirement]) -> String {
        if requirements.is_empty() {
            return say::nothing_required().say(language_of(self.words));
        }
        self.all_of(requirements.iter().map(|requirement| self.requirement(requirement)).collect(), Phrase::And)
    }

    /// A requirement as it is written, or by its label where there is room for no more.
    fn requirement(&self, requirement: &Requirement) -> String {
        if self.brief {
            return format!("“{}”", requirement.label);
        }
        let met = self.expression(&requirement.met());
        if requirement.exceptions.is_empty() { met } else { format!("({met})") }
    }

    /// When a version is in force.
    fn days(&self, (from, until): (Option<Date>, Option<Date>)) -> String {
        let day = |day| format_date(day, self.model.report.locale);
        let [first, last] = [Phrase::From, Phrase::Until].map(|phrase| phrase.written(self.words));
        match (from, until) {
            (None, None) => say::on_any_day().say(language_of(self.words)),
            (Some(from), None) => format!("{first} {}", day(from)),
            (None, Some(until)) => format!("{last} {}", day(until)),
            (Some(from), Some(until)) => format!("{first} {} {last} {}", day(from), day(until)),
        }
    }
}

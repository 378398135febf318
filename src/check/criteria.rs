//! Criteria: each stretch of time with one set of rules becomes a version, checked at its first day.

use indexmap::{IndexMap, IndexSet};

use crate::diagnostic::{Diagnostic, codes};
use crate::message::criteria as say;
use crate::message::{Message, names, phrases};
use crate::model::{self, Criteria, Exception, Path, Requirement, Version};
use crate::schema::RecordId;
use crate::source::Span;
use crate::syntax::tree::{self, InForce, Item, Name};
use crate::value::Date;

use super::clause::clauses;
use super::own_days::day_of;
use super::printed::{cites, label, printed};
use super::scope::Scope;
use super::stretches::{between, of_declaration, turning_days};
use super::versions::{check_timeline, is_in_force};

/// The stretches that criteria can tell apart.
fn stretches(items: &[&Item], any_day: Date) -> Vec<model::Stretch> {
    let mut forces: Vec<&InForce> = Vec::new();
    for item in items {
        if let Item::Criteria(criteria) = item {
            forces.extend(&criteria.in_force);
            forces.extend(criteria.requirements.iter().filter_map(|r| r.in_force.as_ref()));
            forces.extend(criteria.exceptions.iter().filter_map(|e| e.in_force.as_ref()));
        } else {
            of_declaration(item, &mut forces);
        }
    }
    between(&turning_days(&forces), any_day)
}

/// Checks every criteria. `at` gives the declarations as they are on a day, without findings of their own.
pub(super) fn criteria<'a>(
    scope: &Scope<'a>,
    items: &[&'a Item],
    at: &dyn Fn(Date) -> Scope<'a>,
) -> IndexMap<String, Criteria> {
    let mut by_name: IndexMap<&str, Vec<&tree::Criteria>> = IndexMap::new();
    for item in items {
        if let Item::Criteria(criteria) = item {
            by_name.entry(&criteria.name.value).or_default().push(criteria);
        }
    }
    let any_day = scope.as_of.or(Date::new(2000, 1, 1));
    let (Some(any_day), false) = (any_day, by_name.is_empty()) else { return IndexMap::new() };
    let stretches: Vec<_> = stretches(items, any_day).into_iter().map(|s| (s.from, s.until, at(s.day))).collect();
    let checked = by_name.into_iter().filter_map(|(name, written)| {
        let checker = Checker { scope, written: &written };
        checker.criteria(&stretches).map(|criteria| (name.to_owned(), criteria))
    });
    checked.collect()
}

struct Checker<'s, 'a> {
    scope: &'s Scope<'a>,
    written: &'s [&'s tree::Criteria],
}

type Stretch<'a> = (Option<Date>, Option<Date>, Scope<'a>);

impl Checker<'_, '_> {
    fn criteria(&self, stretches: &[Stretch<'_>]) -> Option<Criteria> {
        let first = self.written.first()?;
        let record = self.scope.record(&first.of)?;
        let as_of = self.as_of(record, first);
        self.say_headers(first);
        self.say_timelines();
        let mut said: IndexSet<(&'static str, Span)> = IndexSet::new();
        let mut versions: Vec<Version> = Vec::new();
        for (from, until, at) in stretches {
            let day = from.or(*until).or(at.as_of);
            let in_force = self.written.iter().find(|c| day.is_none_or(|day| is_in_force(c.in_force.as_ref(), day)));
            let Some(written) = in_force else { continue };
            let version = self.version(at, record, written, *from, *until);
            self.scope.mark_used_as_in(at);
            for finding in at.take_findings() {
                let place = finding.labels.first().map_or(Span::default(), |l| l.span);
                // What has no version then is shown where it is declared, not where it is used.
                let is_own = self.written.iter().any(|c| c.span.holds(place)) || finding.code == &codes::NOT_IN_FORCE;
                if is_own && said.insert((finding.code.id, place)) {
                    self.scope.say(finding);
                }
            }
            match versions.last_mut() {
                Some(last) if last.requirements == version.requirements && follows(last.until, *from) => {
                    last.until = *until;
                }
                _ => versions.push(version),
            }
        }
        Some(Criteria {
            name: first.name.value.clone(),
            label: label(self.scope, first.label.as_ref(), &first.name),
            record,
            as_of,
            versions,
            span: first.name.span,
        })
    }

    fn as_of(&self, record: RecordId, written: &tree::Criteria) -> Option<Path> {
        day_of(self.scope, record, written.as_of.as_ref()?)
    }

    fn say_headers(&self, first: &tree::Criteria) {
        for other in self.written.iter().skip(1) {
            if other.of.value != first.of.value || other.as_of.as_ref().map(names) != first.as_of.as_ref().map(names) {
                self.scope.say(
                    Diagnostic::new(&codes::DUPLICATE_NAME, say::versions_decide_different_things(&first.name.value))
                        .at(other.name.span, say::of_another_record_type_or_date())
                        .at(first.name.span, say::first_version())
                        .help(say::versions_share_record_type()),
                );
            }
        }
    }

    fn say_timelines(&self) {
        let Some(first) = self.written.first() else { return };
        let whole: Vec<_> = self.written.iter().map(|c| (c.in_force.as_ref(), c.name.span)).collect();
        if whole.len() > 1 || first.in_force.is_some() {
            check_timeline(self.scope, &phrases::criteria_called(&first.name.value), &whole, true);
        }
        for criteria in self.written {
            let mut by_name: IndexMap<&str, Vec<(Option<&InForce>, Span)>> = IndexMap::new();
            for requirement in &criteria.requirements {
                by_name
                    .entry(&requirement.name.value)
                    .or_default()
                    .push((requirement.in_force.as_ref(), requirement.name.span));
            }
            for exception in &criteria.exceptions {
                by_name
                    .entry(&exception.name.value)
                    .or_default()
                    .push((exception.in_force.as_ref(), exception.name.span));
            }
            for (name, versions) in by_name {
                check_timeline(self.scope, &phrases::named(name), &versions, true);
            }
        }
    }

    fn version(
        &self,
        at: &Scope<'_>,
        record: RecordId,
        written: &tree::Criteria,
        from: Option<Date>,
        until: Option<Date>,
    ) -> Version {
        let day = from.or(until).or(at.as_of);
        let now = |in_force: &Option<InForce>| day.is_none_or(|day| is_in_force(in_force.as_ref(), day));
        let part = Part { at, record, written };
        let exceptions: Vec<&tree::Exception> = written.exceptions.iter().filter(|e| now(&e.in_force)).collect();
        let requirements: Vec<&tree::Requirement> = written.requirements.iter().filter(|r| now(&r.in_force)).collect();
        part.say_unknown_requirements(&requirements, &exceptions);
        Version {
            from,
            until,
            cites: cites(at, &written.cites),
            requirements: requirements.iter().map(|r| part.requirement(r, &exceptions)).collect(),
        }
    }
}

/// Criteria as they are in one stretch of time.
struct Part<'s, 'a> {
    at: &'s Scope<'a>,
    record: RecordId,
    written: &'s tree::Criteria,
}

impl Part<'_, '_> {
    fn requirement(&self, written: &tree::Requirement, exceptions: &[&tree::Exception]) -> Requirement {
        if written.clauses.is_empty() {
            self.say_empty(&written.name, say::requirement_without_condition(&written.name.value));
        }
        if written.reason.is_none() {
            let message = say::requirement_without_reason(&written.name.value);
            self.at.say_at(&codes::NO_REASON, written.name.span, message, say::what_is_said_to_the_person());
        }
        let own: Vec<&tree::Exception> = exceptions
            .iter()
            .filter(|e| e.instead_of.iter().any(|name| name.value == written.name.value))
            .copied()
            .collect();
        let ordered = self.ordered(written, own);
        Requirement {
            name: written.name.value.clone(),
            label: label(self.at, written.label.as_ref(), &written.name),
            clauses: clauses(self.at, self.record, &written.clauses),
            reason: written.reason.as_ref().map(|r| printed(self.at, r)).unwrap_or_default(),
            cites: cites(self.at, &written.cites),
            exceptions: ordered.into_iter().map(|e| self.exception(e)).collect(),
            ordered: written.first_of.is_some(),
            span: written.name.span,
        }
    }

    fn ordered<'t>(&self, written: &tree::Requirement, mut own: Vec<&'t tree::Exception>) -> Vec<&'t tree::Exception> {
        let Some(order) = &written.first_of else { return own };
        for name in order {
            if !self.written.exceptions.iter().any(|e| e.name.value == name.value) {
                let known = own.iter().map(|e| e.name.value.as_str());
                let message = names::no_exception_of(&written.name.value, &name.value);
                self.at.say_unknown(&codes::EXCEPTION_OF_NOTHING, name, message, known);
            }
        }
        let place =
            |e: &tree::Exception| order.iter().position(|name| name.value == e.name.value).unwrap_or(usize::MAX);
        own.sort_by_key(|e| place(e));
        own
    }

    fn exception(&self, written: &tree::Exception) -> Exception {
        if written.clauses.is_empty() {
            self.say_empty(&written.name, say::exception_without_condition(&written.name.value));
        }
        let shown = cites(self.at, &written.cites);
        let clauses = clauses(self.at, self.record, &written.clauses);
        let mut all = shown;
        all.extend(clauses.iter().flat_map(|clause| clause.cites.clone()));
        Exception {
            name: written.name.value.clone(),
            label: label(self.at, written.label.as_ref(), &written.name),
            clauses,
            cites: all,
            span: written.name.span,
        }
    }

    fn say_unknown_requirements(&self, requirements: &[&tree::Requirement], exceptions: &[&tree::Exception]) {
        for exception in exceptions {
            for name in &exception.instead_of {
                if !requirements.iter().any(|r| r.name.value == name.value) {
                    let known = requirements.iter().map(|r| r.name.value.as_str());
                    self.at.say_unknown(&codes::EXCEPTION_OF_NOTHING, name, names::no_requirement(&name.value), known);
                }
            }
        }
    }

    fn say_empty(&self, name: &Name, message: Message) {
        self.at.say(
            Diagnostic::new(&codes::EMPTY_REQUIREMENT, message)
                .at(name.span, say::what_must_hold())
                .help(say::add_where()),
        );
    }
}

fn names(path: &tree::Path) -> Vec<&str> {
    path.segments.iter().map(|s| s.value.as_str()).collect()
}

fn follows(until: Option<Date>, from: Option<Date>) -> bool {
    until.and_then(Date::tomorrow) == from && from.is_some()
}

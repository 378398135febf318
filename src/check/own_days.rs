//! Tables that are read `as of` a field: each record by what is in force on its own day.
//!
//! Every condition about records of the table's type is checked once for each stretch of days that versions tell apart; where it comes to
//! different things, it becomes a condition over the record's day. So nothing behind the check knows of such tables.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use crate::diagnostic::{Diagnostic, codes};
use crate::message::conditions as say;
use crate::model::by_day::OfDays;
use crate::model::{Clause, Expression, Measure, Path, Type};
use crate::outcome::format_days;
use crate::schema::RecordId;
use crate::source::Span;
use crate::syntax::tree::{self, InForce, Words};
use crate::value::Date;

use super::body;
use super::clause;
use super::expression::Typing;
use super::over::Overs;
use super::printed::{cites, printed};
use super::scope::Scope;

/// How a table is read at each record's own day.
pub(super) struct OwnDays<'a> {
    /// The table's record type.
    pub record: RecordId,
    day: Path,
    /// The rules on each stretch of days, ascending.
    rules: Vec<OfDays<Rc<Scope<'a>>>>,
    /// The days of the report: its period, and the day that it is read at.
    report: Option<(Date, Date)>,
    /// What was said of the rules on some days: it is not said of others.
    said: RefCell<BTreeSet<(&'static str, Span)>>,
}

/// The field that says at which day guidance is read, or a finding.
pub(super) fn day_of(scope: &Scope<'_>, record: RecordId, written: &tree::Path) -> Option<Path> {
    let (expression, kind) = Typing::of_named(scope, record).path(written, None)?;
    match expression {
        Expression::Path(path) if kind == Type::Date => Some(path),
        _ => {
            scope.say_at(&codes::WRONG_TYPE, written.span, say::guidance_is_read_at_a_date(), say::not_a_date_field());
            None
        }
    }
}

impl<'a> OwnDays<'a> {
    /// `None` where the table says no day, or none that there is.
    pub fn of(
        scope: &Scope<'a>,
        overs: &Overs<'a, '_>,
        written: &tree::Table,
        record: RecordId,
    ) -> Option<OwnDays<'a>> {
        let day = day_of(scope, record, written.as_of.as_ref()?)?;
        let (first, last) = (scope.report.period.map(|(first, _)| first), scope.report.period.map(|(_, last)| last));
        let report = [first, last, scope.as_of].into_iter().flatten();
        let report = report.clone().min().zip(report.max());
        Some(OwnDays { record, day, rules: overs.on_all_days(scope), report, said: RefCell::default() })
    }

    /// What a record is asked by the rules of its own day; `None` if there is a fault, which was said.
    pub fn condition(&self, scope: &Scope<'a>, ask: &dyn Fn(&Scope<'a>) -> Option<Expression>) -> Option<Expression> {
        let mut versions: Vec<OfDays<Expression>> = Vec::new();
        let mut is_sound = true;
        for OfDays { from, until, asked: rules } in &self.rules {
            let asked = ask(rules);
            is_sound &= self.say(scope, rules) || asked.is_some();
            let Some(asked) = asked else { continue };
            match versions.last_mut() {
                Some(last) if last.asked == asked && follows(last.until, *from) => last.until = *until,
                _ => versions.push(OfDays { from: *from, until: *until, asked }),
            }
        }
        match versions.as_slice() {
            _ if !is_sound => None,
            [] => None,
            [OfDays { from: None, until: None, asked }] => Some(asked.clone()),
            versions => Some(Expression::by_day(&self.day, versions)),
        }
    }

    /// Takes over what the rules of other days used and say; whether nothing is wrong but that something has no version then.
    fn say(&self, scope: &Scope<'a>, rules: &Scope<'a>) -> bool {
        scope.mark_used_as_in(rules);
        let (none_in_force, faults): (Vec<_>, Vec<_>) =
            rules.take_findings().into_iter().partition(|finding| finding.code == &codes::NOT_IN_FORCE);
        let is_sound = faults.is_empty() && !none_in_force.is_empty();
        for finding in faults {
            let place = finding.labels.first().map_or(Span::default(), |label| label.span);
            if self.said.borrow_mut().insert((finding.code.id, place)) {
                scope.say(finding);
            }
        }
        is_sound
    }

    fn clause(&self, scope: &Scope<'a>, written: &tree::Clause) -> Option<Clause> {
        let condition = self.condition(scope, &|rules| clause::condition(rules, self.record, written))?;
        Some(Clause {
            except: written.except,
            condition,
            words: clause::words(scope, written),
            note: written.note.as_ref().map(|note| self.printed(scope, note)),
            cites: cites(scope, &written.cites),
            span: written.span,
        })
    }

    /// Words as the rules on the days of the report print them, with the days where these differ.
    fn printed(&self, scope: &Scope<'a>, words: &Words) -> String {
        let mut versions: Vec<OfDays<String>> = Vec::new();
        for OfDays { from, until, asked: rules } in &self.rules {
            let asked = printed(rules, words);
            let has_version = !rules.take_findings().iter().any(|finding| finding.code == &codes::NOT_IN_FORCE);
            match versions.last_mut() {
                _ if !has_version => {}
                Some(last) if last.asked == asked && follows(last.until, *from) => last.until = *until,
                _ => versions.push(OfDays { from: *from, until: *until, asked }),
            }
        }
        versions.retain(|version| self.meets_report(version.from, version.until));
        match versions.as_slice() {
            [] => printed(scope, words),
            [only] => only.asked.clone(),
            versions => {
                let told = |version: &OfDays<String>| {
                    let days = format_days((version.from, version.until), scope.report.locale);
                    format!("{} ({days})", version.asked)
                };
                versions.iter().map(told).collect::<Vec<_>>().join("; ")
            }
        }
    }

    /// Whether any of the days is one of the report's.
    pub fn meets_report(&self, from: Option<Date>, until: Option<Date>) -> bool {
        self.report.is_none_or(|(first, last)| {
            from.is_none_or(|from| from <= last) && until.is_none_or(|until| first <= until)
        })
    }

    /// That the record's day is one of those on which something is in force.
    pub fn in_force(&self, scope: &Scope<'_>, in_force: &InForce) -> Clause {
        Clause {
            except: false,
            condition: Expression::within_days(&self.day, days(in_force)),
            words: scope.sources.slice(in_force.span).split_whitespace().collect::<Vec<_>>().join(" "),
            note: None,
            cites: Vec::new(),
            span: in_force.span,
        }
    }

    /// A measure whose operand is the same on all days, or a finding.
    pub fn measured(&self, scope: &Scope<'a>, written: &tree::Measure, found: Measure) -> Option<Measure> {
        let operand = |rules: &Scope<'a>| body::measure(rules, self.record, written)?.operand;
        let asked = self.condition(scope, &operand)?;
        if asked.versions_by_day().is_none() {
            return Some(found);
        }
        scope.say(
            Diagnostic::new(&codes::BAD_MEASURE, say::measured_otherwise_on_other_days())
                .at(written.span, say::not_the_same_for_all())
                .help(say::measure_the_same_on_all_days()),
        );
        None
    }

    /// What is asked in the versions of one thing, each on its own days.
    pub fn by_versions(&self, versions: Vec<(&InForce, Expression)>) -> Expression {
        let mut versions: Vec<OfDays<Expression>> = versions
            .into_iter()
            .map(|(in_force, asked)| {
                let (from, until) = days(in_force);
                OfDays { from, until, asked }
            })
            .collect();
        versions.sort_by_key(|version| version.from);
        Expression::by_day(&self.day, &versions)
    }
}

/// The first and the last day of a version.
pub(super) fn days(in_force: &InForce) -> (Option<Date>, Option<Date>) {
    (in_force.from.as_ref().map(|day| day.value), in_force.until.as_ref().map(|day| day.value))
}

/// The clauses about records of a type, in a table that may be read at each record's own day.
pub(super) fn clauses<'a>(
    scope: &Scope<'a>,
    own_days: Option<&OwnDays<'a>>,
    record: RecordId,
    written: &[tree::Clause],
) -> Vec<Clause> {
    match own_days.filter(|own| own.record == record) {
        Some(own) => written.iter().filter_map(|clause| own.clause(scope, clause)).collect(),
        None => clause::clauses(scope, record, written),
    }
}

fn follows(until: Option<Date>, from: Option<Date>) -> bool {
    until.and_then(Date::tomorrow) == from && from.is_some()
}

//! Columns and rows that are in force for a time, in a table that is read at each record's own day: all versions of an id are one member.

use indexmap::IndexMap;

use crate::diagnostic::{Diagnostic, codes};
use crate::message::members as say;
use crate::model::criteria::conjunction;
use crate::model::{Clause, Expression, Member, Relation};
use crate::syntax::tree::{self, Body, Name, TableEntry};

use super::super::named::named_record;
use super::super::own_days::{OwnDays, clauses, days};
use super::super::versions::{check_timeline, is_in_force};
use super::Builder;

impl<'a, 't> Builder<'_, 'a, 't> {
    /// The members of the axis, those of one id together.
    pub(super) fn by_id(&self, entries: &'t [TableEntry]) -> IndexMap<&'t str, Vec<&'t tree::Member>> {
        let mut members = Vec::new();
        for entry in entries {
            if let TableEntry::Axis(entry) = entry {
                entry.members(&mut |member| members.push(member));
            }
        }
        let mut by_id: IndexMap<&'t str, Vec<&'t tree::Member>> = IndexMap::new();
        for member in members.into_iter().filter(|member| member.dimension == self.dimension) {
            by_id.entry(&member.id.value).or_default().push(member);
        }
        by_id
    }

    /// Says which versions of one id overlap.
    pub(super) fn say_versions(&self) {
        for (id, versions) in &self.versions {
            let what = self.dimension.called(id);
            // Several without any date are no versions but one id given twice, which is said where they are added.
            if versions.iter().any(|v| v.in_force.is_some()) {
                let versions: Vec<_> = versions.iter().map(|v| (v.in_force.as_ref(), v.id.span)).collect();
                check_timeline(self.scope, &what, &versions, false);
            }
        }
    }

    /// Whether a member stands for all versions of its id: the one that is in force on the day that the rules are read at, or else the last
    /// one of the report's days.
    pub(super) fn stands_for_all(&mut self, member: &'t tree::Member, place: (Relation, Option<&'t Name>)) -> bool {
        let (Some(own_days), Some(versions)) = (self.own_days, self.versions.get(member.id.value.as_str())) else {
            return false;
        };
        let on = |day| versions.iter().find(|version| is_in_force(version.in_force.as_ref(), day));
        let last = || {
            let of_report = |(from, until)| own_days.meets_report(from, until);
            let of_report = versions.iter().filter(|version| version.in_force.as_ref().map(days).is_none_or(of_report));
            of_report.max_by_key(|version| version.in_force.as_ref().and_then(|in_force| days(in_force).0))
        };
        match self.scope.as_of.and_then(on).or_else(last) {
            Some(shown) if std::ptr::eq(*shown, member) => return true,
            Some(_) => self.other_versions.push((member, place)),
            None => self.not_in_force.push(&member.id),
        }
        false
    }

    /// Whether a member counts records of the table's type, by itself or by what it stands under.
    pub(super) fn counts_own_records(&self, member: &tree::Member) -> bool {
        match &member.body {
            None => true,
            Some(Body::Measure(measure, _)) => {
                named_record(self.scope, self.record, measure).is_none_or(|(_, named)| named == self.record)
            }
            Some(Body::Formula(..) | Body::NotApplicable(_)) => false,
        }
    }

    /// What a member asks that is in force for a time: each record by the version of its own day.
    pub(super) fn fill_versions(&self, member: &mut Member, own_days: &OwnDays<'a>, written: &tree::Member) {
        let Some(versions) = self.versions.get(written.id.value.as_str()) else { return };
        self.say_unlike(versions);
        let record = own_days.record;
        let own = |version: &tree::Member| clauses(self.scope, Some(own_days), record, &version.clauses);
        if let ([only], Some(in_force)) = (versions.as_slice(), &written.in_force) {
            member.clauses = vec![own_days.in_force(self.scope, in_force)];
            member.clauses.extend(own(only));
            member.choices = self.choices(member.relation, only, record);
            return;
        }
        let (mut asked, mut words, mut notes, mut cites) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for version in versions {
            let Some(in_force) = &version.in_force else { return };
            let clauses = own(version);
            let mut all: Vec<Expression> = self.choices(member.relation, version, record).into_iter().collect();
            all.push(conjunction(&clauses));
            asked.push((in_force, Expression::And(all)));
            let told = clauses
                .iter()
                .map(|clause| clause.words.clone())
                .chain([own_days.in_force(self.scope, in_force).words]);
            words.push(told.collect::<Vec<_>>().join(" "));
            notes.extend(clauses.iter().filter_map(|clause| clause.note.clone()));
            cites.extend(clauses.into_iter().flat_map(|clause| clause.cites));
        }
        member.clauses = vec![Clause {
            except: false,
            condition: own_days.by_versions(asked),
            words: words.join("; "),
            note: (!notes.is_empty()).then(|| notes.join("; ")),
            cites,
            span: written.span,
        }];
    }

    /// Says what the versions of one member cannot differ in.
    fn say_unlike(&self, versions: &[&tree::Member]) {
        let word = self.word();
        if let Some(otherwise) = versions.iter().find_map(|version| version.otherwise) {
            self.scope.say(
                Diagnostic::new(&codes::MEMBER_BODY, say::otherwise_for_a_time_only(&word))
                    .at(otherwise, say::takes_the_rest_on_every_day())
                    .help(say::let_it_be_in_force_on_all_days()),
            );
        }
        let measured = |version: &tree::Member| match &version.body {
            Some(Body::Measure(measure, _)) => {
                self.scope.sources.slice(measure.span).split_whitespace().collect::<Vec<_>>().join(" ")
            }
            Some(Body::Formula(..) | Body::NotApplicable(_)) => "nothing".to_owned(),
            None => String::new(),
        };
        let [first, others @ ..] = versions else { return };
        for other in others {
            if measured(other) != measured(first) {
                let message = say::versions_measure_differently(&word, &first.id.value);
                self.scope.say(
                    Diagnostic::new(&codes::MEMBER_BODY, message)
                        .at(other.id.span, say::another_measure())
                        .at(first.id.span, say::than_this_one())
                        .help(say::one_member_has_all_versions(&word)),
                );
            }
        }
    }

    /// Says which versions do not stand where the one stands that is printed for all.
    pub(super) fn say_apart(&self) {
        for (version, (relation, parent)) in &self.other_versions {
            let Some(shown) = self.ids.get(&version.id.value).map(|at| &self.drafts[*at]) else { continue };
            let name = |parent: Option<&Name>| parent.map(|name| name.value.clone());
            if (shown.relation, name(shown.parent)) != (*relation, name(*parent)) {
                let message = say::versions_stand_apart(self.word(), &version.id.value);
                self.scope.say(
                    Diagnostic::new(&codes::MEMBER_BODY, message)
                        .at(version.id.span, say::this_one_here())
                        .at(shown.span(), say::this_one_there())
                        .help(say::put_into_same_braces()),
                );
            }
        }
    }
}

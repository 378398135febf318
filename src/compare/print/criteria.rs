//! What is said to the persons decided: labels, reasons, notes and sources, in all versions.

use crate::message::{Message, print_changes as say};
use crate::model::{Clause, Criteria, Exception, Requirement};

use super::super::{Change, ChangeKind, Found, Subject};
use super::Said;

/// The criteria, and each requirement that both sides have.
pub(super) fn criteria(old: &Criteria, new: &Criteria) -> Vec<Found> {
    let name = &new.name;
    let mut whole = Said::default();
    let sources = |criteria: &Criteria| distinct(criteria.versions.iter().map(|version| version.cites.join("; ")));
    whole.words(say::its_label(), &old.label, &new.label);
    whole.words(say::its_sources(), &sources(old), &sources(new));
    let mut found = vec![Found { subject: Subject::Criteria { criteria: name.clone() }, verdict: whole.verdict() }];
    for requirement in new.requirements() {
        let [before, after] = [old, new].map(|side| of_name(side, &requirement.name));
        if before.is_empty() {
            continue;
        }
        let mut said = Said::default();
        let both = |said: &mut Said, what: Message, of: &dyn Fn(&Requirement) -> String| {
            let [old, new] = [&before, &after].map(|versions| distinct(versions.iter().map(|one| of(one))));
            said.words(what, &old, &new);
        };
        both(&mut said, say::its_label(), &|one| one.label.clone());
        both(&mut said, say::its_reason(), &|one| one.reason.clone());
        both(&mut said, say::its_sources(), &|one| joined(&one.cites, &one.clauses));
        both(&mut said, say::its_notes(), &|one| notes(&one.clauses));
        let exceptions = |one: &Requirement| one.exceptions.iter().map(exception).collect::<Vec<String>>();
        let sorted = |one: &Requirement| {
            let mut all = exceptions(one);
            all.sort_unstable();
            all.join("; ")
        };
        both(&mut said, say::its_exceptions(), &sorted);
        let listed = |versions: &[&Requirement], of: &dyn Fn(&Requirement) -> String| {
            distinct(versions.iter().map(|one| of(one)))
        };
        let in_order = |one: &Requirement| exceptions(one).join("; ");
        let [old, new] = [&before, &after];
        if listed(old, &sorted) == listed(new, &sorted) && listed(old, &in_order) != listed(new, &in_order) {
            // What would change a refusal is told exception by exception.
            said.push(Change::new(ChangeKind::Layout, say::exceptions_in_other_order()));
        }
        let subject = Subject::Requirement { criteria: name.clone(), requirement: requirement.name.clone() };
        found.push(Found { subject, verdict: said.verdict() });
    }
    found
}

fn of_name<'c>(criteria: &'c Criteria, name: &str) -> Vec<&'c Requirement> {
    let all = criteria.versions.iter().flat_map(|version| &version.requirements);
    all.filter(|requirement| requirement.name == name).collect()
}

/// What is said of an exception. Which ones there are is a matter of structure; but in print they are named.
fn exception(exception: &Exception) -> String {
    let sources = joined(&exception.cites, &exception.clauses);
    let notes = notes(&exception.clauses);
    [exception.label.as_str(), &sources, &notes]
        .into_iter()
        .filter(|words| !words.is_empty())
        .collect::<Vec<_>>()
        .join(", ")
}

fn joined(cites: &[String], clauses: &[Clause]) -> String {
    let of_clauses = clauses.iter().flat_map(|clause| &clause.cites);
    cites.iter().chain(of_clauses).cloned().collect::<Vec<_>>().join("; ")
}

fn notes(clauses: &[Clause]) -> String {
    clauses.iter().filter_map(|clause| clause.note.clone()).collect::<Vec<_>>().join("; ")
}

/// What is said in one version after the other, each time it changes.
fn distinct(all: impl Iterator<Item = String>) -> String {
    let mut all: Vec<String> = all.collect();
    all.dedup();
    all.join(" | ")
}

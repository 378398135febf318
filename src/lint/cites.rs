//! Citations that contradict each other, and requirements that rest on nothing.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Edit, Help, codes};
use crate::message::lints as say;
use crate::message::phrases;
use crate::syntax::tree::{AxisEntry, Cite, Criteria, Item, TableEntry};

use super::walk;

/// What is cited in two ways, and what is not cited where its neighbours are.
pub(super) fn found(items: &[&Item]) -> Vec<Diagnostic> {
    let criteria = items.iter().filter_map(|item| match item {
        Item::Criteria(criteria) => Some(criteria),
        _ => None,
    });
    let mut found: Vec<Diagnostic> = criteria.flat_map(without).collect();
    found.extend(differing(items));
    found
}

/// Requirements without a source in criteria where others have one.
fn without(criteria: &Criteria) -> Vec<Diagnostic> {
    let (cited, bare): (Vec<_>, Vec<_>) = criteria.requirements.iter().partition(|requirement| {
        !requirement.cites.is_empty() || requirement.clauses.iter().any(|clause| !clause.cites.is_empty())
    });
    if cited.is_empty() {
        return Vec::new();
    }
    let say = |name: &crate::syntax::tree::Name| {
        let message = say::requirement_without_source(&name.value);
        Diagnostic::new(&codes::NO_SOURCE, message).at(name.span, say::no_cite()).help(say::add_cite())
    };
    bare.into_iter().map(|requirement| say(&requirement.name)).collect()
}

/// One instrument in two spellings or with two dates: each citation that differs from the first.
fn differing(items: &[&Item]) -> Vec<Diagnostic> {
    let mut first: BTreeMap<String, (&Cite, Option<&Cite>)> = BTreeMap::new();
    let mut found = Vec::new();
    for cite in items.iter().flat_map(|item| all(item)) {
        let (spelt, dated) =
            first.entry(bare(&cite.instrument.as_written())).or_insert((cite, cite.dated.is_some().then_some(cite)));
        if spelt.instrument.parts != cite.instrument.parts {
            let message = say::instrument_in_two_spellings(cite.instrument.as_written(), spelt.instrument.as_written());
            found.push(
                Diagnostic::new(&codes::CITED_DIFFERENTLY, message)
                    .at(cite.instrument.span, phrases::here())
                    .at(spelt.instrument.span, say::other_spelling())
                    .help(
                        Help::new(say::write_instrument_in_one_way())
                            .suggestion([Edit::replace(cite.instrument.span, quoted(&spelt.instrument.as_written()))]),
                    ),
            );
        }
        let Some(date) = &cite.dated else { continue };
        match dated {
            Some(other) if other.dated.as_ref().is_some_and(|other| other.value != date.value) => {
                let place = other.dated.as_ref().map_or(other.span, |date| date.span);
                let message = say::instrument_with_two_dates(cite.instrument.as_written());
                found.push(
                    Diagnostic::new(&codes::CITED_DIFFERENTLY, message)
                        .at(date.span, say::this_date())
                        .at(place, say::another_date())
                        .help(say::correct_date()),
                );
            }
            Some(_) => {}
            None => *dated = Some(cite),
        }
    }
    found
}

/// A text as it stands in a rule file.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// An instrument without what differs between spellings of one: capitals, spaces, and hyphens of any kind.
fn bare(instrument: &str) -> String {
    let skipped = |c: &char| !(c.is_whitespace() || matches!(c, '-' | '‐' | '‑' | '–' | '—'));
    instrument.chars().filter(skipped).flat_map(char::to_lowercase).collect()
}

/// Every citation of an item.
fn all(item: &Item) -> Vec<&Cite> {
    let mut found: Vec<&Cite> = Vec::new();
    match item {
        Item::Report(report) => {
            found.extend(&report.cites);
            found.extend(report.checks.iter().flat_map(|check| &check.cites));
        }
        Item::Set(set) => found.extend(set.versions.iter().flat_map(|version| &version.cites)),
        Item::Param(param) => found.extend(param.versions.iter().flat_map(|version| &version.cites)),
        Item::Table(table) => {
            found.extend(&table.cites);
            found.extend(walk::members(table).into_iter().flat_map(|member| &member.cites));
            let of_blocks = walk::axis_lists(table).into_iter().flatten().flat_map(AxisEntry::checks);
            found.extend(of_blocks.flat_map(|check| &check.cites));
            found.extend(table.entries.iter().flat_map(|entry| match entry {
                TableEntry::Check(check) => check.cites.as_slice(),
                _ => &[],
            }));
        }
        Item::Criteria(criteria) => {
            found.extend(&criteria.cites);
            found.extend(criteria.requirements.iter().flat_map(|requirement| &requirement.cites));
            found.extend(criteria.exceptions.iter().flat_map(|exception| &exception.cites));
        }
        _ => {}
    }
    found.extend(walk::clause_lists(item).into_iter().flatten().flat_map(|clause| &clause.cites));
    found.sort_by_key(|cite| (cite.span.source, cite.span.start));
    found
}

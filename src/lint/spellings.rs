//! Spellings of a list, of a record's headers or of record types that data cannot tell apart.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, codes};
use crate::message::lints as say;
use crate::spelling::fold;
use crate::syntax::tree::{CodeEntry, Codes, CodesEntry, Item, Record, Text};

/// One way in which data can call a code, a field or a record type.
#[derive(Clone, Copy)]
struct Called<'t> {
    /// The name of what is called so.
    owner: &'t str,
    spelling: &'t Text,
}

/// What reading would take for the same.
pub(super) fn found(items: &[&Item]) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut types = Vec::new();
    for item in items {
        match item {
            Item::Codes(list) => found.extend(codes_alike(list)),
            Item::Record(record) => {
                found.extend(alike(&headers(record), true));
                types.extend(called(&record.name, record.label.as_ref(), &[]));
            }
            _ => {}
        }
    }
    found.extend(alike(&types, false));
    found
}

fn codes_alike(list: &Codes) -> Vec<Diagnostic> {
    let mut entries = Vec::new();
    flatten(&list.entries, &mut entries);
    let systems = list.systems.iter().map(|system| Some(system.value.as_str())).chain([None]);
    let mut found: Vec<Diagnostic> = Vec::new();
    for system in systems {
        let mut all = Vec::new();
        for entry in &entries {
            all.extend(called(&entry.name, entry.label.as_ref(), &entry.aliases));
            let of_system = entry.external.iter().filter(|(of, _)| of.as_ref().map(|of| of.value.as_str()) == system);
            let owner = entry.name.value.as_str();
            all.extend(of_system.map(|(_, spelling)| Called { owner, spelling }));
        }
        for finding in alike(&all, false) {
            if !found.contains(&finding) {
                found.push(finding);
            }
        }
    }
    found
}

fn flatten<'t>(entries: &'t [CodesEntry], codes: &mut Vec<&'t CodeEntry>) {
    for entry in entries {
        match entry {
            CodesEntry::Code(code) => codes.push(code),
            CodesEntry::Group { entries, .. } => flatten(entries, codes),
        }
    }
}

fn headers(record: &Record) -> Vec<Called<'_>> {
    record.fields.iter().flat_map(|field| called(&field.name, field.label.as_ref(), &field.aliases)).collect()
}

fn called<'t>(name: &'t Text, label: Option<&'t Text>, aliases: &'t [Text]) -> Vec<Called<'t>> {
    let owner = name.value.as_str();
    let plain = [name].into_iter().chain(label).map(|spelling| Called { owner, spelling });
    plain.chain(aliases.iter().map(|spelling| Called { owner, spelling })).collect()
}

/// A finding for each two owners that have spellings which folding makes equal. One spelling that both have is said of headers
/// (`even_equal`): any file that has it is refused. An alias that two codes share may be meant: records that give it are rejected.
fn alike(all: &[Called<'_>], even_equal: bool) -> Vec<Diagnostic> {
    let mut known: BTreeMap<String, Vec<Called<'_>>> = BTreeMap::new();
    let mut said: BTreeSet<(&str, &str)> = BTreeSet::new();
    let mut found = Vec::new();
    for called in all.iter().filter(|called| !called.spelling.value.is_empty()) {
        let before = known.entry(fold(&called.spelling.value)).or_default();
        for other in before.iter().filter(|other| other.owner != called.owner) {
            let is_equal = other.spelling.value == called.spelling.value;
            if (!is_equal || even_equal) && said.insert((other.owner, called.owner)) {
                found.push(finding(*other, *called, is_equal));
            }
        }
        before.push(*called);
    }
    found
}

fn finding(first: Called<'_>, second: Called<'_>, is_equal: bool) -> Diagnostic {
    let (one, other) = (&first.spelling.value, &second.spelling.value);
    let (message, help) = if is_equal {
        let message = say::spelling_of_two(one, first.owner, second.owner);
        (message, say::take_out_of_one())
    } else {
        let message = say::told_apart_by_nothing(one, other);
        let help = say::differ_in_more();
        (message, help)
    };
    Diagnostic::new(&codes::READ_ALIKE, message)
        .at(second.spelling.span, say::of(second.owner))
        .at(first.spelling.span, say::of(first.owner))
        .help(help)
}

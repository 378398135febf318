//! Notes and reasons that spell out what they could name: they will say the old thing when the rule has changed.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, codes};
use crate::message::{Message, lints as say};
use crate::syntax::tree::{Clause, CodesEntry, Expr, Item, Param, Set, Words};

use super::{walk, words};

/// What sets and parameters of a program look like in words.
struct Declared<'t> {
    sets: BTreeMap<&'t str, &'t Set>,
    params: BTreeMap<&'t str, &'t Param>,
    /// The labels of each list's codes and groups, by their names.
    labels: BTreeMap<&'t str, BTreeMap<&'t str, &'t str>>,
}

/// The kind of a text: what is wrong with it, and what is to be done.
#[derive(Clone, Copy)]
struct Kind {
    spells_out: fn(&str, &str) -> Message,
    write_name: fn(&str) -> Message,
}

const NOTE: Kind = Kind {
    spells_out: |spelt, name| say::note_spells_out(spelt, name),
    write_name: |name| say::write_name_in_note(name),
};
const REASON: Kind = Kind {
    spells_out: |spelt, name| say::reason_spells_out(spelt, name),
    write_name: |name| say::write_name_in_reason(name),
};

/// Notes and reasons that spell out a set or parameter that their own conditions name.
pub(super) fn found(items: &[&Item]) -> Vec<Diagnostic> {
    let declared = Declared::of(items);
    let mut found = Vec::new();
    for item in items {
        for clause in walk::clause_lists(item).into_iter().flatten() {
            found.extend(clause.note.as_ref().and_then(|note| declared.spelt_out(note, NOTE, &[clause])));
        }
        if let Item::Criteria(criteria) = item {
            for requirement in &criteria.requirements {
                let clauses: Vec<&Clause> = requirement.clauses.iter().collect();
                let reason = requirement.reason.as_ref();
                found.extend(reason.and_then(|reason| declared.spelt_out(reason, REASON, &clauses)));
            }
        }
    }
    found
}

impl<'t> Declared<'t> {
    fn of(items: &[&'t Item]) -> Declared<'t> {
        let mut declared = Declared { sets: BTreeMap::new(), params: BTreeMap::new(), labels: BTreeMap::new() };
        for item in items {
            match item {
                Item::Set(set) => drop(declared.sets.insert(&set.name.value, set)),
                Item::Param(param) => drop(declared.params.insert(&param.name.value, param)),
                Item::Codes(list) => {
                    let mut labels = BTreeMap::new();
                    collect(&list.entries, &mut labels);
                    declared.labels.insert(&list.name.value, labels);
                }
                _ => {}
            }
        }
        declared
    }

    /// A finding where a text has the words of a set or parameter of these clauses and not its name.
    fn spelt_out(&self, text: &Words, what: Kind, clauses: &[&Clause]) -> Option<Diagnostic> {
        let paths = clauses.iter().flat_map(|clause| walk::parts(&clause.condition)).filter_map(Expr::name);
        let written = text.as_written();
        for name in paths {
            let name = name.value.as_str();
            if written.contains(&format!("{{{name}}}")) {
                continue;
            }
            let spelt = self.in_words(name).into_iter().find(|words| has_words(&written, words));
            if let Some(spelt) = spelt {
                let message = (what.spells_out)(&spelt, name);
                return Some(
                    Diagnostic::new(&codes::SPELT_OUT, message)
                        .at(text.span, say::will_not_follow_change())
                        .help((what.write_name)(name)),
                );
            }
        }
        None
    }

    /// What may stand in a text for a set or a parameter: the labels of its members, its values.
    fn in_words(&self, name: &str) -> Vec<String> {
        if let Some(set) = self.sets.get(name) {
            let labels = self.labels.get(set.list.value.as_str());
            let members =
                set.versions.iter().filter(|version| !version.all_except).flat_map(|version| &version.members);
            let label = |member: &str| labels.and_then(|labels| labels.get(member)).map(|label| (*label).to_owned());
            return members.filter_map(|member| label(&member.value)).collect();
        }
        let Some(param) = self.params.get(name) else { return Vec::new() };
        let numbers = param.versions.iter().filter(|version| matches!(version.value, Expr::Number(_)));
        numbers.map(|version| words::expression(&version.value)).collect()
    }
}

fn collect<'t>(entries: &'t [CodesEntry], labels: &mut BTreeMap<&'t str, &'t str>) {
    for entry in entries {
        let (name, label) = match entry {
            CodesEntry::Code(code) => (&code.name, &code.label),
            CodesEntry::Group { name, label, entries } => {
                collect(entries, labels);
                (name, label)
            }
        };
        if let Some(label) = label {
            labels.insert(&name.value, &label.value);
        }
    }
}

/// Whether a text has these words, and not as parts of others. What stands between braces is no word of it.
fn has_words(text: &str, words: &str) -> bool {
    let mut outside = String::with_capacity(text.len());
    let mut inside = false;
    for c in text.chars() {
        inside = c == '{' || inside && c != '}';
        outside.push(if inside { '{' } else { c });
    }
    let is_part = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || matches!(c, '.' | ',' | '/'));
    let ends_a_word = |rest: &str| {
        let mut rest = rest.chars();
        let next = rest.next();
        // A point or comma is a part of a number only if a digit follows.
        let sign = matches!(next, Some('.' | ',' | '/')) && !rest.next().is_some_and(|c| c.is_ascii_digit());
        sign || !is_part(next)
    };
    let found = outside.match_indices(words);
    found
        .filter(|(_, words)| !words.is_empty())
        .any(|(at, words)| !is_part(outside[..at].chars().next_back()) && ends_a_word(&outside[at + words.len()..]))
}

#[cfg(test)]
mod tests {
    use super::has_words;

    #[test]
    fn words_are_found_whole_and_outside_braces() {
        assert!(has_words("Chưa đủ 18 tuổi", "18") && has_words("dưới 18.", "18") && has_words("(Thái, Kinh)", "Thái"));
        assert!(!has_words("Chưa đủ 180 tuổi", "18") && !has_words("điều 1.18", "18") && !has_words("18/2024", "18"));
        assert!(!has_words("{n18} và {a 18}", "18") && !has_words("Thái Lan", "Thá") && !has_words("x", ""));
    }
}

//! A report for each: what is printed of each alone, what its files are called, its texts, and what must hold of it.

use std::collections::{BTreeMap, HashMap};

use unicode_normalization::UnicodeNormalization;

use crate::diagnostic::{Diagnostic, codes};
use crate::message::{Message, figures, members, reports as say};
use crate::model::{Each, FinishedCheck, Parted, Table, UnitReport, UnitRows, filled_for, of_unit};
use crate::syntax::tree::{self, CheckKind, Item, Which, WordSet};

use super::each::{TOTAL, all, of_each, total};
use super::headers::Names;
use super::listed::ListEntry;
use super::printed::printed;
use super::report::reports;
use super::scope::Scope;
use super::text::{Holes, This, resolved, written_texts};
use super::this;

/// The longest name of a file, in bytes: its ending goes behind it.
const LONGEST_NAME: usize = 200;

/// What the program's report is for, where it is for each of something.
pub(super) fn each(scope: &Scope<'_>, tables: &[Table], items: &[&Item]) -> Option<Each> {
    let report = reports(items).next()?;
    let written = report.each.as_ref()?;
    let list = scope.list(&written.list)?;
    if let Some(tree::Chosen { which: Which::WithinThis(_), span }) = &written.chosen {
        scope.say_at(&codes::BAD_CHOICE, *span, say::for_what_stands_within_itself(), members::within_which());
        return None;
    }
    let units = all(scope, list, written.chosen.as_ref());
    if units.is_empty() {
        let message = say::nothing_to_be_for(&written.list.value);
        scope.say_at(&codes::BAD_CHOICE, written.span, message, say::no_report_comes_of_it());
        return None;
    }
    let parted = parted(scope, tables, items, &units);
    let ids: Vec<HashMap<&str, usize>> = tables.iter().map(ids_of_rows).collect();
    let pattern = match &report.file {
        Some(words) => printed(scope, words),
        None => format!("{}-{{this.code}}", report.name.value),
    };
    let files = files(scope, report, &pattern, &units);
    let mut reports = Vec::new();
    for (at, (unit, file)) in units.iter().zip(files).enumerate() {
        let before = scope.take_findings();
        let this = This { id: &unit.id, label: &unit.label, ids: &ids, unit: at, parted: &parted };
        let texts = written_texts(items).map(|text| resolved(scope, tables, text, Some(&this))).collect();
        let checks =
            report.checks.iter().filter_map(|check| check_of(scope, tables, &this, (check, report.words))).collect();
        let found = scope.take_findings();
        // What is wrong with one is wrong with each.
        before.into_iter().chain(if at == 0 { found } else { Vec::new() }).for_each(|finding| scope.say(finding));
        reports.push(UnitReport { id: unit.id.clone(), label: unit.label.clone(), file, texts, checks });
    }
    Some(Each { of: written.list.value.clone(), file: pattern, units: reports, tables: parted })
}

fn ids_of_rows(table: &Table) -> HashMap<&str, usize> {
    table.rows.members.iter().enumerate().map(|(row, member)| (member.id.as_str(), row)).collect()
}

/// The tables of which there is one for each, with the rows of each.
fn parted(scope: &Scope<'_>, tables: &[Table], items: &[&Item], units: &[ListEntry]) -> BTreeMap<usize, Parted> {
    let written = items.iter().filter_map(|item| if let Item::Table(table) = item { Some(table) } else { None });
    let of_table = |written: &tree::Table| {
        this::clause_of(scope, written)?;
        let at = tables.iter().position(|table| table.name == written.name.value)?;
        let table = &tables[at];
        let of_each = of_each(table);
        let end = |index: usize| of_each.get(index + 1).copied().unwrap_or(table.rows.members.len());
        let halves = written.entries.iter().find_map(|entry| match entry {
            tree::TableEntry::Halves(after, _) => Some(after.value.as_str()),
            _ => None,
        });
        let rows = of_each.iter().enumerate();
        let rows: HashMap<&str, UnitRows> = rows
            .map(|(index, row)| {
                let id = table.rows.members[*row].id.as_str();
                let rows = row + 1..end(index);
                let is_last = |at: &usize, after: &str| {
                    table.rows.members[*at].id.strip_prefix(id).and_then(|own| own.strip_prefix('.')) == Some(after)
                };
                let halves = halves.and_then(|after| match after {
                    TOTAL => Some(*row),
                    after => rows.clone().find(|at| is_last(at, after)),
                });
                (id, UnitRows { row: *row, rows, halves })
            })
            .collect();
        let total = total(written).map(|(label, first)| (printed(scope, label), first));
        Some((at, Parted { rows: units.iter().map(|unit| rows.get(unit.id.as_str()).cloned()).collect(), total }))
    };
    written.filter_map(of_table).collect()
}

/// A check of the report for one, over figures that are finished.
fn check_of(
    scope: &Scope<'_>,
    tables: &[Table],
    this: &This<'_>,
    (written, words): (&tree::Check, WordSet),
) -> Option<FinishedCheck> {
    let CheckKind::Compare { left, op, right } = &written.kind else {
        scope.say_at(
            &codes::BAD_CHECK,
            written.span,
            figures::total_and_rows_of_which_table(),
            figures::belongs_into_a_table(),
        );
        return None;
    };
    let holes = Holes { scope, tables, inside: super::text::Inside::Check, this: Some(this) };
    let (first, second) = (holes.figure(left, None), holes.figure(right, None));
    let [shown, said] = Names::by_id().comparison([left, right], *op, words);
    Some(FinishedCheck {
        shown: of_unit(this.id, &shown),
        said: of_unit(this.id, &said),
        message: written.message.as_ref().map(|words| printed(scope, words)).unwrap_or_default(),
        warn: written.warn,
        left: first?,
        op: *op,
        right: second?,
        span: written.span,
    })
}

/// What the files of each are called, without their ending; says where two are called the same.
fn files(scope: &Scope<'_>, report: &tree::Report, pattern: &str, units: &[ListEntry]) -> Vec<String> {
    let names: Vec<String> = units.iter().map(|unit| safe(&filled_for(pattern, &unit.id, &unit.label))).collect();
    let place = report.file.as_ref().map_or(report.name.span, |words| words.span);
    let mut taken: HashMap<String, &ListEntry> = HashMap::new();
    for (name, unit) in names.iter().zip(units) {
        // Some disks take capital and small letters for the same.
        if let Some(other) = taken.insert(name.to_lowercase(), unit) {
            let message = say::same_file(called(other), called(unit), name);
            scope.say(
                Diagnostic::new(&codes::SAME_FILE, message)
                    .at(place, say::one_name_for_two())
                    .help(say::let_the_name_say_which()),
            );
            break;
        }
    }
    names
}

fn called(unit: &ListEntry) -> Message {
    say::unit_called(&unit.id, &unit.label)
}

/// A name that every disk takes: no folders, no signs that mean something, no word that is kept for devices, not too long.
fn safe(name: &str) -> String {
    let is_odd = |letter: char| letter.is_control() || "/\\:*?\"<>|".contains(letter);
    let plain: String = name.nfc().map(|letter| if is_odd(letter) { '-' } else { letter }).collect();
    let mut name = plain.trim_matches(|letter: char| letter == '.' || letter.is_whitespace()).to_owned();
    while name.len() > LONGEST_NAME {
        name.pop();
    }
    let stem = name.split('.').next().unwrap_or_default().to_uppercase();
    let is_numbered =
        |word: &str| stem.len() == 4 && stem.starts_with(word) && stem.ends_with(|last: char| last.is_ascii_digit());
    if name.is_empty()
        || ["CON", "PRN", "AUX", "NUL"].contains(&stem.as_str())
        || is_numbered("COM")
        || is_numbered("LPT")
    {
        name.insert(0, '_');
    }
    name
}

#[cfg(test)]
mod tests {
    use super::safe;

    #[test]
    fn names_of_files_are_safe_on_every_disk() {
        let names = ["a/b\\c", "../x", " . ", "nul", "Com1.txt", "Lò\u{300}", "a:b|c\u{7}", "commune"].map(safe);
        assert_eq!(names, ["a-b-c", "-x", "_", "_nul", "_Com1.txt", "Lò\u{300}", "a-b-c-", "commune"]);
        assert!(safe(&"ệ".repeat(500)).len() <= 200);
    }
}

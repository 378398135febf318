//! Lists and parameters that rules leave open, and what the report fills them with.
//!
//! It is put into the trees where the rules leave it open, so that all that reads rules, on whatever day, reads them filled. A list that
//! nothing fills is given some codes for each of its groups, and some that stand in none: rules name no code of it, so what holds of
//! these, whatever record it is asked of, holds of all that it can be filled with.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Help, codes, did_you_mean};
use crate::message::{Argument, Message, code_lists, members, names, phrases, reports as say};
use crate::source::Spanned;
use crate::syntax::tree::{
    CodeEntry, Codes, CodesEntry, Expr, Fill, FillWith, Item, Name, Param, ParamVersion, Text, Tree,
};
use crate::value::{Date, Number};

use super::made_up_units;
use super::scope::listing;

/// How many codes a list that nothing fills has for each group, and in none: those of a record and of one that it is compared with, and one that
/// is neither.
const MADE_UP: usize = 3;

/// Puts what the report says into the trees of a program; gives what is wrong with it.
#[must_use]
pub fn put_fills(trees: &mut [Tree]) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let mut fills = fills(trees, &mut findings);
    let names = open_names(trees);
    let mut filled: Vec<String> = fills.iter().map(|fill| fill.name.value.clone()).collect();
    for fill in fills.iter_mut().filter(|fill| !names.contains(&fill.name.value)) {
        let (finding, meant) = not_open(fill, trees, &names, &filled);
        findings.push(finding);
        // What was meant is filled, so that it is not said as well that nothing fills it.
        if let Some(meant) = meant {
            filled.push(meant.clone());
            fill.name.value = meant;
        }
    }
    for item in trees.iter_mut().flat_map(|tree| &mut tree.items) {
        let filled = |name: &Name| fills.iter().find(|fill| fill.name.value == name.value);
        match item {
            Item::Codes(list) if list.open => {
                findings.extend(named_codes(list));
                findings.extend(filled(&list.name).map(|fill| fill_list(list, fill)).unwrap_or_default());
            }
            Item::Param(param) if param.open => {
                findings.extend(filled(&param.name).and_then(|fill| fill_param(param, fill)));
            }
            _ => {}
        }
    }
    findings
}

/// Gives what nothing filled codes and values that stand for all that can fill it. Where there is a report, it should have said them.
#[must_use]
pub fn make_up_the_rest(trees: &mut [Tree]) -> Vec<Diagnostic> {
    let is_report = trees.iter().flat_map(|tree| &tree.items).any(|item| matches!(item, Item::Report(_)));
    let mut findings = if is_report { unfilled(trees) } else { Vec::new() };
    for item in trees.iter_mut().flat_map(|tree| &mut tree.items) {
        match item {
            Item::Codes(list) if list.open && !list.is_filled => make_up(list),
            Item::Param(param) if param.open && !param.is_filled => {
                let value = any_value(param);
                if let (false, Some((_, value))) = (is_report, &value) {
                    let message = say::checked_with(&param.name.value, value.clone());
                    findings.push(Diagnostic::new(&codes::CHECKED_WITH, message).at(param.name.span, say::open()));
                }
                param.versions = made_up_versions(param);
            }
            _ => {}
        }
    }
    findings
}

fn made_up_versions(param: &Param) -> Vec<ParamVersion> {
    let span = param.name.span;
    let version = |(value, _)| ParamVersion { value, in_force: None, cites: Vec::new(), span };
    any_value(param).map(version).into_iter().collect()
}

/// A value of a parameter's type, and how it is written; none of a type that is no simple one.
fn any_value(param: &Param) -> Option<(Expr, Argument)> {
    let span = param.name.span;
    let day = Date::new(2000, 1, 1)?;
    Some(match param.kind.name.value.as_str() {
        "text" => (Expr::Text(Spanned { value: String::new(), span }), say::empty_text().into()),
        "integer" | "decimal" => (Expr::Number(Spanned { value: Number::from(1), span }), "1".into()),
        "date" => (Expr::Date(Spanned { value: day, span }), day.into()),
        "yes/no" => (Expr::YesNo(Spanned { value: true, span }), "yes".into()),
        _ => return None,
    })
}

/// What the rules leave open and nothing fills.
#[must_use]
pub fn unfilled(trees: &[Tree]) -> Vec<Diagnostic> {
    let found = |item: &Item| match item {
        Item::Codes(list) if list.open && !list.is_filled => {
            Some(nothing_fills(&list.name, say::fill_from_a_file(&list.name.value)))
        }
        Item::Param(param) if param.open && !param.is_filled => {
            Some(nothing_fills(&param.name, say::fill_with_a_value(&param.name.value)))
        }
        _ => None,
    };
    trees.iter().flat_map(|tree| &tree.items).filter_map(found).collect()
}

/// The trees of a program with made-up codes in place of those that fill its open lists.
#[must_use]
pub fn with_made_up_codes(trees: &[Tree]) -> Vec<Tree> {
    let mut trees = trees.to_vec();
    for item in trees.iter_mut().flat_map(|tree| &mut tree.items) {
        if let Item::Codes(list) = item
            && list.is_filled
        {
            list.is_filled = false;
            drop_codes(&mut list.entries);
            make_up(list);
        }
    }
    made_up_units::forget_units(&mut trees);
    made_up_units::make_up_units(&mut trees);
    trees
}

fn drop_codes(entries: &mut Vec<CodesEntry>) {
    entries.retain(|entry| matches!(entry, CodesEntry::Group { .. }));
    for entry in entries {
        if let CodesEntry::Group { entries, .. } = entry {
            drop_codes(entries);
        }
    }
}

/// What the first report fills, each name once.
fn fills(trees: &[Tree], findings: &mut Vec<Diagnostic>) -> Vec<Fill> {
    let report = trees.iter().flat_map(|tree| &tree.items).find_map(|item| match item {
        Item::Report(report) => Some(report),
        _ => None,
    });
    let mut fills: Vec<Fill> = Vec::new();
    for fill in report.iter().flat_map(|report| &report.fills) {
        match fills.iter().find(|other| other.name.value == fill.name.value) {
            Some(other) => findings.push(
                Diagnostic::new(&codes::BAD_FILL, say::filled_twice(&fill.name.value))
                    .at(fill.name.span, names::again_here())
                    .at(other.name.span, names::first_here()),
            ),
            None => fills.push(fill.clone()),
        }
    }
    fills
}

fn open_names(trees: &[Tree]) -> BTreeSet<String> {
    let name = |item: &Item| match item {
        Item::Codes(list) if list.open => Some(list.name.value.clone()),
        Item::Param(param) if param.open => Some(param.name.value.clone()),
        _ => None,
    };
    trees.iter().flat_map(|tree| &tree.items).filter_map(name).collect()
}

/// What is said of a name that is not open, and the one that was meant, if one is near.
fn not_open(fill: &Fill, trees: &[Tree], open: &BTreeSet<String>, filled: &[String]) -> (Diagnostic, Option<String>) {
    let declared = trees.iter().flat_map(|tree| &tree.items).find_map(|item| match item {
        Item::Codes(list) if list.name.value == fill.name.value => Some(list.name.span),
        Item::Param(param) if param.name.value == fill.name.value => Some(param.name.span),
        _ => None,
    });
    let name = &fill.name;
    if let Some(declared) = declared {
        let finding = Diagnostic::new(&codes::BAD_FILL, say::not_open(&name.value))
            .at(name.span, say::filled_here())
            .at(declared, say::declared_here())
            .help(say::leave_fill_out());
        return (finding, None);
    }
    let message = say::nothing_open_called(&name.value);
    let finding = Diagnostic::new(&codes::BAD_FILL, message).at(name.span, code_lists::not_known());
    let known: Vec<&str> =
        open.iter().map(String::as_str).filter(|name| filled.iter().all(|filled| filled != name)).collect();
    let near = did_you_mean(&name.value, known.iter().copied());
    let finding = match near {
        Some(near) => finding.help(Help::did_you_mean(name.span, near)),
        None if known.is_empty() => finding.help(say::nothing_else_open()),
        None => finding.help(say::open_are(listing(&known))),
    };
    (finding, near.map(str::to_owned))
}

fn nothing_fills(name: &Name, help: Message) -> Diagnostic {
    Diagnostic::new(&codes::NOT_FILLED, say::nothing_fills(&name.value)).at(name.span, say::open()).help(help)
}

fn fill_param(param: &mut Param, fill: &Fill) -> Option<Diagnostic> {
    match &fill.with {
        FillWith::Value(versions) => {
            param.versions.clone_from(versions);
            param.is_filled = true;
            None
        }
        FillWith::File { path, .. } => {
            // So that it is not said again that nothing fills it.
            param.is_filled = true;
            param.versions = made_up_versions(param);
            let message = say::filled_with_a_value(&param.name.value);
            let found = Diagnostic::new(&codes::BAD_FILL, message).at(path.span, say::file());
            Some(found.help(say::write_fill_with_a_value(&param.name.value)))
        }
    }
}

/// Gives a list the codes of the list of its name in a file.
fn fill_list(list: &mut Codes, fill: &Fill) -> Vec<Diagnostic> {
    list.is_filled = true;
    let mut findings = Vec::new();
    let (path, lists) = match &fill.with {
        FillWith::File { path, lists: Some(lists) } => (path, lists),
        // It was said that the file cannot be loaded.
        FillWith::File { lists: None, .. } => {
            make_up(list);
            return findings;
        }
        FillWith::Value(versions) => {
            let message = say::filled_from_a_file(&list.name.value);
            let found = Diagnostic::new(&codes::BAD_FILL, message);
            let found = versions.iter().take(1).fold(found, |found, version| found.at(version.span, phrases::value()));
            findings.push(found.help(say::write_fill_from_a_file(&list.name.value)));
            make_up(list);
            return findings;
        }
    };
    let Some(found) = lists.iter().find(|other| other.name.value == list.name.value) else {
        let names: Vec<&str> = lists.iter().map(|list| list.name.value.as_str()).collect();
        let message = say::no_list_in_file(&path.value, &list.name.value);
        let has = if names.is_empty() { say::file_has_no_lists() } else { members::parts_it_has(listing(&names)) };
        findings.push(Diagnostic::new(&codes::BAD_FILL, message).at(path.span, say::not_there()).help(has));
        make_up(list);
        return findings;
    };
    findings.extend(other_groups(list, found, path));
    let mut entries = found.entries.clone();
    label(&mut entries, &list.entries);
    list.entries = entries;
    list.ordered |= found.ordered;
    let new = found.systems.iter().filter(|system| list.systems.iter().all(|known| known.value != system.value));
    let new: Vec<Name> = new.cloned().collect();
    list.systems.extend(new);
    findings
}

/// What is wrong with the groups of a list that fills another.
fn other_groups(list: &Codes, found: &Codes, path: &Text) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let (declared, given) = (groups(&list.entries, None), groups(&found.entries, None));
    for (name, around) in &declared {
        match given.iter().find(|(other, _)| other.value == name.value) {
            None => findings.push(
                Diagnostic::new(&codes::BAD_FILL, say::no_group_in_file(&path.value, &name.value))
                    .at(path.span, say::filled_from_here())
                    .at(name.span, say::rules_name_this_group())
                    .help(say::write_the_group(&name.value)),
            ),
            Some((other, of)) if of != around => findings.push(
                Diagnostic::new(&codes::BAD_FILL, say::group_in_another_group(&name.value))
                    .at(other.span, phrases::here())
                    .at(name.span, say::there_in_the_rules()),
            ),
            Some(_) => {}
        }
    }
    for (name, _) in &given {
        if !declared.iter().any(|(other, _)| other.value == name.value) {
            let message = say::group_not_declared(&name.value, &list.name.value);
            let found = Diagnostic::new(&codes::BAD_FILL, message)
                .at(name.span, code_lists::a_group())
                .at(list.name.span, say::open());
            findings.push(found.help(say::declare_the_group()));
        }
    }
    findings
}

/// The groups, each with the one around it.
fn groups(entries: &[CodesEntry], around: Option<&str>) -> Vec<(Name, Option<String>)> {
    let of = |entry: &CodesEntry| match entry {
        CodesEntry::Code(_) => Vec::new(),
        CodesEntry::Group { name, entries, .. } => {
            let own = (name.clone(), around.map(str::to_owned));
            std::iter::once(own).chain(groups(entries, Some(&name.value))).collect()
        }
    };
    entries.iter().flat_map(of).collect()
}

/// Gives groups without a label that of the rules.
fn label(entries: &mut [CodesEntry], declared: &[CodesEntry]) {
    for entry in entries {
        let CodesEntry::Group { name, label: text, entries } = entry else { continue };
        let own = declared.iter().find_map(|entry| match entry {
            CodesEntry::Group { name: other, label, entries } if other.value == name.value => Some((label, entries)),
            _ => None,
        });
        if let Some((other, declared)) = own {
            *text = text.take().or_else(|| other.clone());
            label(entries, declared);
        }
    }
}

/// What is said of codes that stand in the rules.
fn named_codes(list: &Codes) -> Vec<Diagnostic> {
    fn first(entries: &[CodesEntry]) -> Option<&CodeEntry> {
        entries.iter().find_map(|entry| match entry {
            CodesEntry::Code(code) => Some(code),
            CodesEntry::Group { entries, .. } => first(entries),
        })
    }
    let found = first(&list.entries).map(|code| {
        let message = say::open_list_has_a_code(&list.name.value);
        Diagnostic::new(&codes::BAD_FILL, message).at(code.name.span, say::code()).help(say::only_groups_are_declared())
    });
    found.into_iter().collect()
}

/// Gives a list that nothing fills some codes.
fn make_up(list: &mut Codes) {
    let name = Name { value: list.name.value.to_lowercase(), span: list.name.span };
    let label = list.label.as_ref().map_or_else(|| list.name.value.clone(), |label| label.value.clone());
    made_up(&mut list.entries, &name, &label);
}

fn made_up(entries: &mut Vec<CodesEntry>, around: &Name, label: &str) {
    for entry in entries.iter_mut() {
        if let CodesEntry::Group { name, label: own, entries } = entry {
            let label = own.as_ref().map_or_else(|| name.value.clone(), |label| label.value.clone());
            made_up(entries, name, &label);
        }
    }
    let span = around.span;
    entries.extend((1..=MADE_UP).map(|number| {
        let name = Spanned { value: format!("{}_{number}", around.value), span };
        let label = Some(Spanned { value: format!("{label} {number}"), span });
        CodesEntry::Code(CodeEntry {
            name,
            label,
            external: Vec::new(),
            aliases: Vec::new(),
            in_force: None,
            became: None,
        })
    }));
}

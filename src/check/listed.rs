//! What a line `rows LIST` or `columns LIST` gives members for: the codes of a list and their groups, all of them or some.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::diagnostic::{Diagnostic, Help, codes, did_you_mean};
use crate::message::{code_lists, conditions, members as say};
use crate::schema::{CodeList, ListId, Units};
use crate::source::Span;
use crate::syntax::tree::{self, AxisEntry, Chosen, Name, TableEntry, Which};
use crate::value::{CodeIndex, Date};

use super::restated::{Listing, OfDay, Takes, list_of};
use super::scope::{Scope, listing};
use super::this;

/// A line `rows LIST via … restated to …`.
#[derive(Clone, Copy)]
pub(super) struct ListLine<'t> {
    pub list: ListId,
    pub via: &'t [tree::Path],
    /// The day whose list it is, where the list changes.
    pub day: Option<Date>,
    pub span: Span,
    /// Where it names the list.
    pub name: Span,
}

/// A code or a group of a list, where members are made of it.
pub(super) struct ListEntry {
    /// Its name.
    pub id: String,
    /// Its label.
    pub label: String,
    /// Which records belong to it.
    pub takes: Takes,
    /// The group that it is in, by position among all.
    pub group: Option<usize>,
    /// The names of those that its records may carry instead, without telling whether they belong here.
    pub lacks: Vec<String>,
    /// Whether it is none of the day's list: it was made of several of them.
    pub merged: bool,
}

/// The codes of a list that are chosen, in their order on a day, each group before its codes, and behind them those that were made of several of
/// them. Nothing where something else is named: that is said by [`say_choices`].
pub(super) fn entries(
    scope: &Scope<'_>,
    (list, day): (ListId, Option<Date>),
    chosen: Option<&Chosen>,
) -> Vec<ListEntry> {
    let of = scope.schema.list(list);
    if let Some(units) = &of.units {
        return of_records(of, units, chosen);
    }
    let (all, merged) = all(of, day);
    let Some(chosen) = chosen else { return with_merged(all, merged) };
    let found = match &chosen.which {
        Which::Of(name) if of.groups.contains_key(&name.value) => within(all, &name.value),
        Which::Of(name) => {
            let known = scope.sets.get(&name.value).filter(|set| set.list == list);
            let codes = known.and_then(|_| scope.set_codes(&name.value)).unwrap_or_default();
            let names: BTreeSet<&str> = codes.iter().map(|code| of.code_name(*code)).collect();
            let found = all.into_iter().filter(|entry| names.contains(entry.id.as_str()));
            found.map(|entry| ListEntry { group: None, ..entry }).collect()
        }
        Which::Each(ids) | Which::These(ids) => of_ids(all, ids),
        Which::WithinThis(_) => Vec::new(),
        Which::AtLevel(level) => at_level(all, level.value),
    };
    with_merged(found, merged)
}

/// The units that are chosen, each with all that stand in it; all of them each under the one that it stands in.
fn of_records(list: &CodeList, units: &Units, chosen: Option<&Chosen>) -> Vec<ListEntry> {
    let entry = |unit: CodeIndex| {
        let takes = Takes { codes: units.within(unit).collect(), ..Takes::default() };
        ListEntry { takes, ..of_code(list, unit) }
    };
    match chosen.map(|chosen| &chosen.which) {
        None => {
            let group = |unit| units.parent(unit).map(|parent| parent as usize);
            (0..list.codes.len() as CodeIndex).map(|unit| ListEntry { group: group(unit), ..entry(unit) }).collect()
        }
        Some(Which::Each(ids) | Which::These(ids)) => {
            ids.iter().filter_map(|id| list.codes.get_index_of(id)).map(|unit| entry(unit as CodeIndex)).collect()
        }
        Some(Which::AtLevel(level)) => units.at_level(level.value).map(entry).collect(),
        Some(Which::Of(_) | Which::WithinThis(_)) => Vec::new(),
    }
}

/// Entries, and behind them those codes made of several that some of them may be.
fn with_merged(mut entries: Vec<ListEntry>, merged: Vec<ListEntry>) -> Vec<ListEntry> {
    let lacks: BTreeSet<String> = entries.iter().flat_map(|entry| entry.lacks.iter().cloned()).collect();
    entries.extend(merged.into_iter().filter(|entry| lacks.contains(&entry.id)));
    entries
}

/// The codes of a day with their groups, and those made of several of them.
fn all(list: &CodeList, day: Option<Date>) -> (Vec<ListEntry>, Vec<ListEntry>) {
    let listing = list_of(list, day);
    let mut groups = of_groups(list, &listing);
    let named = |takes: &Takes| takes.lacks.iter().map(|code| list.code_name(*code).to_owned()).collect();
    let mut entries: Vec<ListEntry> = Vec::new();
    // The groups that are open, with their positions.
    let mut open: Vec<(u32, usize)> = Vec::new();
    for of_day in &listing.codes {
        let around = around(list, of_day.group);
        let kept = open.iter().zip(&around).take_while(|((a, _), b)| a == *b).count();
        open.truncate(kept);
        for id in around.into_iter().skip(kept) {
            let Some((name, group)) = list.groups.get_index(id as usize) else { continue };
            let around = open.last().map(|(_, at)| *at);
            open.push((id, entries.len()));
            let takes = groups.remove(&id).unwrap_or_default();
            let (label, lacks) = (group.label.clone(), named(&takes));
            entries.push(ListEntry { id: name.clone(), label, takes, group: around, lacks, merged: false });
        }
        let (takes, lacks) = (of_day.takes.clone(), named(&of_day.takes));
        entries.push(ListEntry { takes, lacks, group: open.last().map(|(_, at)| *at), ..of_code(list, of_day.code) });
    }
    let merged = listing.merged.keys().map(|code| ListEntry { merged: true, ..of_code(list, *code) });
    (entries, merged.collect())
}

fn of_code(list: &CodeList, code: CodeIndex) -> ListEntry {
    let (id, label) = (list.code_name(code).to_owned(), list.code_label(code).to_owned());
    let takes = Takes { codes: vec![code], ..Takes::default() };
    ListEntry { id, label, takes, group: None, lacks: Vec::new(), merged: false }
}

/// The groups around a place, the outermost first.
fn around(list: &CodeList, innermost: Option<u32>) -> Vec<u32> {
    let up = |group: &u32| list.groups.get_index(*group as usize).and_then(|(_, group)| group.parent);
    let mut around: Vec<u32> = std::iter::successors(innermost, up).collect();
    around.reverse();
    around
}

/// For each group: which records belong to one of its codes.
fn of_groups(list: &CodeList, listing: &Listing) -> BTreeMap<u32, Takes> {
    let mut inside: BTreeMap<u32, Vec<&OfDay>> = BTreeMap::new();
    for of_day in &listing.codes {
        for group in around(list, of_day.group) {
            inside.entry(group).or_default().push(of_day);
        }
    }
    let together = |(group, codes): (u32, Vec<&OfDay>)| {
        let codes = codes.into_iter().map(|of_day| (of_day.code, &of_day.takes));
        (group, Takes::together(codes, &listing.merged))
    };
    inside.into_iter().map(together).collect()
}

/// Codes and groups by their names.
fn of_ids(all: Vec<ListEntry>, ids: &[String]) -> Vec<ListEntry> {
    let mut named: HashMap<String, ListEntry> = all.into_iter().map(|entry| (entry.id.clone(), entry)).collect();
    ids.iter().filter_map(|id| named.remove(id)).map(|entry| ListEntry { group: None, ..entry }).collect()
}

/// What stands in a group, without the group.
fn within(entries: Vec<ListEntry>, group: &str) -> Vec<ListEntry> {
    let Some(outer) = entries.iter().position(|entry| entry.id == group) else {
        return Vec::new();
    };
    let mut places: HashMap<usize, Option<usize>> = HashMap::from([(outer, None)]);
    let mut found = Vec::new();
    for (at, entry) in entries.into_iter().enumerate() {
        let Some(group) = entry.group.and_then(|group| places.get(&group)).copied() else { continue };
        places.insert(at, Some(found.len()));
        found.push(ListEntry { group, ..entry });
    }
    found
}

/// What stands at a level: 1 is what stands in no group.
fn at_level(entries: Vec<ListEntry>, level: u32) -> Vec<ListEntry> {
    let mut levels: Vec<u32> = Vec::with_capacity(entries.len());
    for entry in &entries {
        levels.push(entry.group.map_or(1, |group| levels[group] + 1));
    }
    let found = entries.into_iter().zip(levels).filter(|(_, of)| *of == level);
    found.map(|(entry, _)| ListEntry { group: None, ..entry }).collect()
}

/// Says what is wrong with the choices that lines of a table make.
pub(super) fn say_choices(scope: &Scope<'_>, table: &tree::Table) {
    let says_this = this::clause_of(scope, table).is_some();
    for entry in &table.entries {
        if let TableEntry::Axis(entry) = entry {
            say_of_entry(scope, entry, says_this);
        }
    }
}

fn say_of_entry(scope: &Scope<'_>, entry: &AxisEntry, says_this: bool) {
    if let AxisEntry::Codes { list: name, chosen: Some(chosen), restated, .. } = entry
        && let Some(list) = scope.schema.find_list(&name.value)
    {
        // A list that changes has other levels on another day.
        let of_day = (list, restated.as_ref().map(|day| day.value).or(scope.list_day));
        match &chosen.which {
            Which::Of(of) => say_no_part(scope, list, of),
            Which::AtLevel(level) if entries(scope, of_day, Some(chosen)).is_empty() => {
                say_no_level(scope, of_day, level.value, chosen);
            }
            Which::WithinThis(_) if !says_this => scope.say(
                Diagnostic::new(&codes::BAD_CHOICE, say::this_is_not_said())
                    .at(chosen.span, say::within_which())
                    .help(say::write_within_this_at_head()),
            ),
            Which::AtLevel(_) | Which::WithinThis(_) | Which::Each(_) | Which::These(_) => {}
        }
    }
    entry.inner().iter().for_each(|entry| say_of_entry(scope, entry, says_this));
}

fn say_no_level(scope: &Scope<'_>, of_day: (ListId, Option<Date>), level: u32, chosen: &Chosen) {
    let list = of_day.0;
    let (name, of) = (scope.schema.list_name(list), scope.schema.list(list));
    if of.codes.is_empty() {
        return;
    }
    let deepest = (1..level).rev().find(|level| {
        let which = Which::AtLevel(crate::source::Spanned { value: *level, span: chosen.span });
        !entries(scope, of_day, Some(&Chosen { which, span: chosen.span })).is_empty()
    });
    let found = Diagnostic::new(&codes::BAD_CHOICE, say::nothing_at_level(name, level));
    let found = found.at(chosen.span, say::no_rows_come_of_it());
    scope.say(match deepest {
        Some(deepest) => found.help(say::deepest_level(deepest)),
        None => found.help(say::level_one_is_top()),
    });
}

fn say_no_part(scope: &Scope<'_>, list: ListId, of: &Name) {
    let (name, codes_of) = (scope.schema.list_name(list), scope.schema.list(list));
    if codes_of.units.is_some() {
        let message = say::records_in_no_groups(name);
        let found = Diagnostic::new(&codes::BAD_CHOICE, message).at(of.span, say::not_a_part());
        return scope.say(found.help(say::choose_by_level()));
    }
    if codes_of.groups.contains_key(&of.value) || scope.is_broken(&of.value) {
        return;
    }
    match scope.sets.get(&of.value) {
        Some(set) if set.list == list => {
            if scope.set_codes(&of.value).is_some_and(<[CodeIndex]>::is_empty) {
                let message = say::set_without_codes(&of.value);
                scope.say_at(&codes::BAD_CHOICE, of.span, message, say::nothing_to_print());
            }
        }
        Some(set) => {
            let other = scope.schema.list_name(set.list);
            let message = code_lists::set_of_other_list(&of.value, other, name);
            scope.say_at(&codes::OTHER_LIST, of.span, message, conditions::set_of_other_list());
        }
        None => {
            let sets = scope.sets.iter().filter(|(_, set)| set.list == list).map(|(name, _)| name.as_str());
            let known: Vec<&str> = codes_of.groups.keys().map(String::as_str).chain(sets).collect();
            let message = say::no_such_group_or_set(name, &of.value);
            let found = Diagnostic::new(&codes::BAD_CHOICE, message).at(of.span, code_lists::not_known());
            scope.say(match did_you_mean(&of.value, known.iter().copied()) {
                Some(near) => found.help(Help::did_you_mean(of.span, near)),
                None if known.is_empty() => found.help(say::declare_the_set(&of.value, name)),
                None => found.help(say::parts_it_has(listing(&known))),
            });
        }
    }
}

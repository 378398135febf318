//! Code lists: codes, groups, external codes, aliases. Record types whose records can be rows are among them.

use indexmap::IndexMap;

use crate::diagnostic::{Diagnostic, Edit, Help, codes, did_you_mean};
use crate::message::code_lists as say;
use crate::message::names;
use crate::schema::{Code, CodeList, Group, History, Stay};
use crate::source::{Span, Spanned};
use crate::syntax::tree::{CodeEntry, Codes, CodesEntry, Item, Name, Path, Text};
use crate::value::{CodeIndex, Date};

use super::scope::{Scope, listing};
use super::successions::{Listed, Written};
use super::units;

/// Adds every `codes` item to the schema.
pub(super) fn lists(scope: &mut Scope<'_>, items: &[&Item]) {
    for item in items {
        if let Item::Codes(codes) = item
            && scope.is_first(&codes.name)
        {
            let (list, deciders) = ListBuilder::new(scope, codes).build(codes);
            scope.schema.lists.insert(codes.name.value.clone(), list);
            scope.deciders.push(deciders);
        }
        if let Item::Record(record) = item
            && scope.is_first(&record.name)
            && let Some(list) = units::list(record)
        {
            scope.schema.lists.insert(record.name.value.clone(), list);
            scope.deciders.push(Vec::new());
        }
    }
}

struct ListBuilder<'s, 'a, 't> {
    scope: &'s Scope<'a>,
    name: String,
    list: CodeList,
    places: IndexMap<String, Span>,
    /// For each code: where it is written. Only one that is in force for a time stands in several places.
    written: Vec<Vec<Written<'t>>>,
    /// How many places there are so far.
    order: u32,
}

impl<'s, 'a, 't> ListBuilder<'s, 'a, 't> {
    fn new(scope: &'s Scope<'a>, codes: &Codes) -> ListBuilder<'s, 'a, 't> {
        let list = CodeList {
            label: label(codes.label.as_ref(), &codes.name),
            ordered: codes.ordered,
            is_open: codes.open,
            is_made_up: codes.open && !codes.is_filled,
            systems: codes.systems.iter().map(|s| s.value.clone()).collect(),
            codes: IndexMap::new(),
            groups: IndexMap::new(),
            history: History::default(),
            units: None,
        };
        let name = codes.name.value.clone();
        ListBuilder { scope, name, list, places: IndexMap::new(), written: Vec::new(), order: 0 }
    }

    /// The list, and the fields that decide where codes of it are split.
    fn build(mut self, codes: &'t Codes) -> (CodeList, Vec<Path>) {
        self.entries(&codes.entries, None);
        let (history, deciders) = Listed {
            scope: self.scope,
            name: &self.name,
            codes: &self.list.codes,
            groups: &self.list.groups,
            written: &self.written,
        }
        .history();
        self.list.history = history;
        self.put_into_groups();
        (self.list, deciders)
    }

    /// Puts each code into the groups in which it stands on the day that the rules are read at.
    fn put_into_groups(&mut self) {
        let CodeList { codes, groups, history, .. } = &mut self.list;
        for (index, (_, code)) in codes.iter_mut().enumerate() {
            if let Some(life) = history.codes.get(index) {
                code.group = life.nearest(self.scope.as_of).and_then(|stay| stay.group);
            }
            let mut around = code.group;
            while let Some(id) = around {
                let group = &mut groups[id as usize];
                group.codes.push(index as CodeIndex);
                around = group.parent;
            }
        }
    }

    fn entries(&mut self, entries: &'t [CodesEntry], group: Option<u32>) {
        for entry in entries {
            match entry {
                CodesEntry::Code(code) => self.code(code, group),
                CodesEntry::Group { name, label: text, entries } => {
                    let id = if self.declare(name) {
                        let new = Group { label: label(text.as_ref(), name), parent: group, codes: Vec::new() };
                        self.list.groups.insert_full(name.value.clone(), new).0
                    } else {
                        // The codes in it are declared all the same: only the group's name is at fault.
                        let first = self.list.groups.get_index_of(&name.value);
                        let Some(first) = first else {
                            self.entries(entries, group);
                            continue;
                        };
                        first
                    };
                    self.entries(entries, Some(id as u32));
                }
            }
        }
    }

    fn code(&mut self, entry: &'t CodeEntry, group: Option<u32>) {
        let day = |day: &Option<Spanned<Date>>| day.as_ref().map(|day| day.value);
        let days = entry.in_force.as_ref().map(|days| (day(&days.from), day(&days.until)));
        let (from, until) = days.unwrap_or_default();
        let written = Written { entry, stay: Stay { from, until, group, order: self.order } };
        self.order += 1;
        if let Some(index) = self.in_another_place(entry) {
            self.written[index].push(written);
            return;
        }
        if !self.declare(&entry.name) {
            return;
        }
        let external =
            entry.external.iter().filter_map(|(system, text)| self.external(system.as_ref(), text)).collect();
        let code = Code {
            label: label(entry.label.as_ref(), &entry.name),
            external,
            aliases: entry.aliases.iter().map(|a| a.value.clone()).collect(),
            group,
        };
        self.list.codes.insert(entry.name.value.clone(), code);
        self.written.push(vec![written]);
    }

    /// The code that stood elsewhere in the list on other days.
    fn in_another_place(&self, entry: &CodeEntry) -> Option<usize> {
        let index = self.list.codes.get_index_of(&entry.name.value)?;
        let before = self.written[index].first()?.entry;
        if before.in_force.is_none() || entry.in_force.is_none() {
            return None;
        }
        let is_same =
            entry.label.as_ref().is_none_or(|own| before.label.as_ref().is_some_and(|label| label.value == own.value));
        if !(is_same && entry.external.is_empty() && entry.aliases.is_empty()) {
            self.scope.say(
                Diagnostic::new(&codes::DUPLICATE_NAME, say::stands_in_two_places(&entry.name.value))
                    .at(entry.name.span, names::again_here())
                    .at(before.name.span, names::first_here())
                    .help(say::say_it_where_it_stands_first()),
            );
        }
        Some(index)
    }

    fn external(&self, system: Option<&Name>, text: &Text) -> Option<(Option<u32>, String)> {
        let Some(name) = system else {
            if let Some(first) = self.list.systems.first() {
                self.scope.say(
                    Diagnostic::new(&codes::UNKNOWN_SYSTEM, say::of_which_system(&text.value))
                        .at(text.span, say::names_no_system())
                        .help(
                            Help::new(say::list_has_several_systems(first, &text.value))
                                .suggestion([Edit::before(text.span, format!("{first} "))]),
                        ),
                );
            }
            return Some((None, text.value.clone()));
        };
        let position = self.list.systems.iter().position(|s| *s == name.value);
        if position.is_none() {
            say_unknown_system(self.scope, name, &self.name, &self.list.systems);
        }
        position.map(|p| (Some(p as u32), text.value.clone()))
    }

    fn declare(&mut self, name: &Name) -> bool {
        if let Some(first) = self.places.get(&name.value) {
            self.scope.say(
                Diagnostic::new(&codes::DUPLICATE_NAME, say::stands_twice(&name.value))
                    .at(name.span, names::again_here())
                    .at(*first, names::first_here()),
            );
            return false;
        }
        self.places.insert(name.value.clone(), name.span);
        true
    }
}

/// Says that a list has no such system of external codes.
pub(super) fn say_unknown_system(scope: &Scope<'_>, name: &Name, list: &str, systems: &[String]) {
    let mut finding = Diagnostic::new(&codes::UNKNOWN_SYSTEM, say::no_code_system(list, &name.value))
        .at(name.span, names::not_declared());
    let known: Vec<&str> = systems.iter().map(String::as_str).collect();
    finding = finding.help(match did_you_mean(&name.value, known.iter().copied()) {
        Some(near) => Help::did_you_mean(name.span, near),
        None if known.is_empty() => say::declare_system_first(list, &name.value).into(),
        None => say::its_systems(listing(&known)).into(),
    });
    scope.say(finding);
}

/// The label that was written, else the name.
pub(super) fn label(text: Option<&Text>, name: &Name) -> String {
    text.map_or_else(|| name.value.clone(), |t| t.value.clone())
}

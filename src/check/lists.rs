//! Code lists: codes, groups, external codes, aliases.

use indexmap::IndexMap;

use crate::diagnostic::{Diagnostic, Edit, Help, codes, did_you_mean};
use crate::schema::{Code, CodeList, Group};
use crate::source::Span;
use crate::syntax::tree::{CodeEntry, Codes, CodesEntry, Item, Name, Text};
use crate::value::CodeIndex;

use super::scope::{Scope, listing};

/// Adds every `codes` item to the schema.
pub(super) fn lists(scope: &mut Scope<'_>, items: &[&Item]) {
    for item in items {
        if let Item::Codes(codes) = item
            && scope.is_first(&codes.name)
        {
            let list = ListBuilder::new(scope, codes).build(codes);
            scope.schema.lists.insert(codes.name.value.clone(), list);
        }
    }
}

struct ListBuilder<'s, 'a> {
    scope: &'s Scope<'a>,
    name: String,
    list: CodeList,
    places: IndexMap<String, Span>,
}

impl<'s, 'a> ListBuilder<'s, 'a> {
    fn new(scope: &'s Scope<'a>, codes: &Codes) -> ListBuilder<'s, 'a> {
        let list = CodeList {
            label: label(codes.label.as_ref(), &codes.name),
            ordered: codes.ordered,
            systems: codes.systems.iter().map(|s| s.value.clone()).collect(),
            codes: IndexMap::new(),
            groups: IndexMap::new(),
        };
        ListBuilder { scope, name: codes.name.value.clone(), list, places: IndexMap::new() }
    }

    fn build(mut self, codes: &Codes) -> CodeList {
        self.entries(&codes.entries, None);
        self.list
    }

    fn entries(&mut self, entries: &[CodesEntry], group: Option<u32>) {
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

    fn code(&mut self, entry: &CodeEntry, group: Option<u32>) {
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
        let index = self.list.codes.len() as CodeIndex;
        self.list.codes.insert(entry.name.value.clone(), code);
        let mut around = group;
        while let Some(id) = around {
            let group = &mut self.list.groups[id as usize];
            group.codes.push(index);
            around = group.parent;
        }
    }

    fn external(&self, system: Option<&Name>, text: &Text) -> Option<(Option<u32>, String)> {
        let Some(name) = system else {
            if let Some(first) = self.list.systems.first() {
                self.scope.say(
                    Diagnostic::new(&codes::UNKNOWN_SYSTEM, format!("of which system is the code \"{}\"?", text.value))
                        .at(text.span, "names no system")
                        .help(
                            Help::new(format!("this list has several: write `{first} \"{}\"`", text.value))
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
                Diagnostic::new(&codes::DUPLICATE_NAME, format!("`{}` stands twice in this list", name.value))
                    .at(name.span, "again here")
                    .at(*first, "first here"),
            );
            return false;
        }
        self.places.insert(name.value.clone(), name.span);
        true
    }
}

/// Says that a list has no such system of external codes.
pub(super) fn say_unknown_system(scope: &Scope<'_>, name: &Name, list: &str, systems: &[String]) {
    let mut finding =
        Diagnostic::new(&codes::UNKNOWN_SYSTEM, format!("{list} has no code system called `{}`", name.value))
            .at(name.span, "not declared");
    let known: Vec<&str> = systems.iter().map(String::as_str).collect();
    finding = finding.help(match did_you_mean(&name.value, known.iter().copied()) {
        Some(near) => Help::did_you_mean(name.span, near),
        None if known.is_empty() => {
            format!("declare it first in the braces of {list}: `systems {}`", name.value).into()
        }
        None => format!("its systems: {}", listing(&known)).into(),
    });
    scope.say(finding);
}

/// The label that was written, else the name.
pub(super) fn label(text: Option<&Text>, name: &Name) -> String {
    text.map_or_else(|| name.value.clone(), |t| t.value.clone())
}

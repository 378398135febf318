//! Sets: the version in force, resolved to codes.

use std::collections::BTreeSet;

use indexmap::IndexMap;

use crate::diagnostic::{Diagnostic, codes};
use crate::message::code_lists as say;
use crate::message::{conditions, names, phrases, record_types};
use crate::schema::ListId;
use crate::syntax::tree::{Item, Name, Set, SetVersion};
use crate::value::CodeIndex;

use super::known::SetValue;
use super::labels;
use super::scope::{DEEPEST, Scope};
use super::{units, versions};

/// The codes of a set, ascending; or what is to be said when it is used: `None` if it was said already.
type Resolved = Result<Vec<CodeIndex>, Option<Diagnostic>>;

/// Resolves every `set` item.
pub(super) fn sets(scope: &mut Scope<'_>, items: &[&Item]) {
    let written: IndexMap<&str, &Set> = items
        .iter()
        .filter_map(|item| match item {
            Item::Set(set) if scope.is_first(&set.name) => Some((set.name.value.as_str(), set)),
            _ => None,
        })
        .collect();
    let mut resolver = SetResolver { scope, written: &written, done: IndexMap::new(), open: Vec::new() };
    for set in written.values() {
        let _ = resolver.set(set);
    }
    let mut done = resolver.done;
    for (name, set) in &written {
        if let Some(list) = scope.schema.find_list(&set.list.value)
            && scope.schema.list(list).units.is_some()
        {
            units::say_named(scope, &set.list, record_types::set_would_name_records(&set.list.value));
        }
        match (scope.schema.find_list(&set.list.value), done.swap_remove(name)) {
            (Some(list), Some(codes)) => {
                scope.sets.insert((*name).to_owned(), SetValue { list, codes });
            }
            _ => scope.mark_broken(name),
        }
    }
}

struct SetResolver<'s, 'a, 't> {
    scope: &'s Scope<'a>,
    written: &'s IndexMap<&'t str, &'t Set>,
    /// Sets resolved so far.
    done: IndexMap<&'t str, Resolved>,
    /// Sets being resolved: coming back to one is a circle.
    open: Vec<&'t str>,
}

impl<'t> SetResolver<'_, '_, 't> {
    fn set(&mut self, set: &'t Set) -> Resolved {
        let name = set.name.value.as_str();
        if let Some(done) = self.done.get(name) {
            return done.clone();
        }
        self.open.push(name);
        let resolved = match self.scope.list(&set.list) {
            Some(list) => self.codes(set, list),
            None => Err(None),
        };
        self.open.pop();
        self.done.insert(name, resolved.clone());
        resolved
    }

    fn codes(&mut self, set: &'t Set, list: ListId) -> Resolved {
        if self.scope.is_read_again {
            let forces: Vec<_> = set.versions.iter().map(|version| version.in_force.as_ref()).collect();
            let what = phrases::the_set(&set.name.value);
            let chosen = versions::choose(self.scope.as_of, &what, set.name.span, &forces)?;
            return self.version(&set.versions[chosen], list);
        }
        self.say_name_of_a_code(set, list);
        let intervals: Vec<_> = set.versions.iter().map(|v| (v.in_force.as_ref(), v.span)).collect();
        let chosen = versions::chosen(self.scope, |name| phrases::the_set(name), &set.name, &intervals);
        // Every version is looked at, so that each fault is said.
        let mut found: Vec<Resolved> = set.versions.iter().map(|version| self.version(version, list)).collect();
        found.swap_remove(chosen?)
    }

    fn version(&mut self, version: &'t SetVersion, list: ListId) -> Resolved {
        let members: Vec<Resolved> = version.members.iter().map(|name| self.member(name, list)).collect();
        let mut codes = BTreeSet::new();
        for member in members {
            codes.extend(member?);
        }
        let all = self.scope.schema.list(list).codes.len() as CodeIndex;
        Ok(if version.all_except {
            (0..all).filter(|code| !codes.contains(code)).collect()
        } else {
            codes.into_iter().collect()
        })
    }

    fn member(&mut self, name: &'t Name, list: ListId) -> Resolved {
        let schema = &self.scope.schema;
        if let Some(index) = self.scope.code(list, name) {
            return Ok(vec![index]);
        }
        if let Some(group) = schema.list(list).groups.get(&name.value) {
            return Ok(group.codes.clone());
        }
        let list_name = schema.list_name(list);
        let Some((key, other)) = self.written.get_key_value(name.value.as_str()) else {
            let sets = self.written.iter().filter(|(_, set)| set.list.value == list_name).map(|(name, _)| *name);
            let codes = schema.list(list);
            let known = codes.codes.keys().chain(codes.groups.keys()).map(String::as_str).chain(sets);
            if let Some(called) = labels::code_called(schema.list(list), &name.value) {
                labels::say_label(self.scope, name, called);
                return Err(None);
            }
            let message = names::no_code_group_or_set_of(list_name, &name.value);
            self.scope.say_unknown(&codes::UNKNOWN_NAME, name, message, known);
            return Err(None);
        };
        self.scope.mark_used(key);
        if self.open.contains(key) {
            let message = say::set_needs_itself(*key);
            self.scope.say_at(&codes::CYCLE, name.span, message, names::leads_back_to_itself());
            return Err(None);
        }
        if other.list.value != list_name {
            if schema.find_list(&other.list.value).is_some() {
                let message = say::set_of_other_list(*key, &other.list.value, list_name);
                self.scope.say_at(&codes::OTHER_LIST, name.span, message, conditions::set_of_other_list());
            }
            return Err(None);
        }
        if self.open.len() > DEEPEST {
            self.scope.say_too_long(name, names::set_is_too_long(&name.value));
            return Err(None);
        }
        let found = self.set(other);
        found.map_err(|fault| fault.map(|finding| finding.at(name.span, say::needed_here())))
    }

    /// `in thai` could mean the code or the set.
    fn say_name_of_a_code(&self, set: &Set, list: ListId) {
        let codes = self.scope.schema.list(list);
        let name = &set.name;
        let list = &set.list.value;
        let (message, label) = if codes.codes.contains_key(&name.value) {
            (say::set_named_as_a_code(&name.value, list), say::a_code_is_called_so(list))
        } else if codes.groups.contains_key(&name.value) {
            (say::set_named_as_a_group(&name.value, list), say::a_group_is_called_so(list))
        } else {
            return;
        };
        self.scope.say(Diagnostic::new(&codes::DUPLICATE_NAME, message).at(name.span, label).help(say::rename_set()));
    }
}

//! All files of some programs, and where each names what.

use std::collections::{BTreeMap, HashMap};

use indexmap::IndexMap;

use crate::diagnostic::{Diagnostic, codes, did_you_mean};
use crate::format::format;
use crate::message::renaming as say;
use crate::program::Program;
use crate::source::{SourceId, Sources, Span};
use crate::syntax::{own_names, with_edits};

use super::cells;
use super::names::Names;
use super::texts::{Changed, Renamed};

/// The files of all programs, each once.
pub(super) struct Gathered {
    /// Their texts.
    pub sources: Sources,
    /// By file: each place with the name that stands there.
    places: IndexMap<String, BTreeMap<(usize, usize), String>>,
}

impl Gathered {
    /// Those of these programs.
    pub fn new<'p>(programs: impl Iterator<Item = &'p Program>) -> Gathered {
        let mut gathered = Gathered { sources: Sources::default(), places: IndexMap::new() };
        programs.for_each(|program| gathered.program(program));
        gathered
    }

    fn program(&mut self, program: &Program) {
        for (_, source) in program.sources.iter() {
            if self.places.contains_key(&source.name) {
                continue;
            }
            self.sources.add(source.name.as_str(), source.text.as_str());
            // A file of cells has no items, and so no names of this kind.
            let places =
                own_names(&source.text).into_iter().map(|own| ((own.place.start, own.place.end), own.name)).collect();
            self.places.insert(source.name.clone(), places);
        }
        for own in cells::names(&program.trees, &program.sources) {
            let Some(source) = program.sources.get(own.source) else { continue };
            if let Some(places) = self.places.get_mut(&source.name) {
                places.insert((own.place.start, own.place.end), own.name);
            }
        }
    }

    /// What stands in the way of the new names.
    pub fn in_the_way(&self, names: &Names) -> Vec<Diagnostic> {
        let first = self.first_places();
        let is_there = |name: &str| first.get(name).copied();
        let mut found = Vec::new();
        for (old, new) in names.iter() {
            if is_there(old).is_some()
                && names.new_of(new).is_none()
                && let Some(place) = is_there(new)
            {
                found.push(
                    Diagnostic::new(&codes::NO_NEW_NAME, say::is_there_already(new))
                        .at(place, say::stands_here())
                        .help(say::choose_another(old)),
                );
            }
        }
        if !names.iter().any(|(old, _)| is_there(old).is_some()) {
            found.extend(names.iter().map(|(old, _)| {
                let unknown = Diagnostic::new(&codes::NO_OLD_NAME, say::nothing_is_called(old));
                match did_you_mean(old, first.keys().copied()) {
                    Some(near) => unknown.help(say::perhaps(near)),
                    None => unknown,
                }
            }));
        }
        found
    }

    fn first_places(&self) -> HashMap<&str, Span> {
        let mut first = HashMap::new();
        for (source, (_, places)) in self.places.iter().enumerate() {
            for ((start, end), name) in places {
                let place = Span { source: SourceId(source as u32), start: *start as u32, end: *end as u32 };
                first.entry(name.as_str()).or_insert(place);
            }
        }
        first
    }

    /// The texts under the new names.
    pub fn renamed(&self, names: &Names) -> Renamed {
        let mut counted: IndexMap<&str, usize> = names.iter().map(|(old, _)| (old, 0)).collect();
        let mut files = BTreeMap::new();
        for ((_, source), (path, places)) in self.sources.iter().zip(&self.places) {
            let edit =
                |((start, end), name): (&(usize, usize), &String)| Some((*start..*end, names.new_of(name)?.to_owned()));
            let edits: Vec<_> = places.iter().filter_map(edit).collect();
            for name in places.values() {
                if let Some(count) = counted.get_mut(name.as_str()) {
                    *count += 1;
                }
            }
            let after = with_edits(&source.text, 0..source.text.len(), edits);
            let Some(after) = after.filter(|after| *after != source.text) else { continue };
            let was_laid_out = format(SourceId(0), &source.text).is_ok_and(|text| text == source.text);
            let laid_out = if was_laid_out { format(SourceId(0), &after).ok() } else { None };
            let changed = Changed { before: source.text.to_string(), after: laid_out.unwrap_or(after) };
            files.insert(path.clone(), changed);
        }
        Renamed { files, places: counted.into_values().collect() }
    }
}

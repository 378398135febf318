//! All files of some programs, and where each names what.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use indexmap::IndexMap;

use crate::diagnostic::{Diagnostic, codes, did_you_mean};
use crate::engine::Checked;
use crate::format::format;
use crate::message::renaming as say;
use crate::program::{self, Loader};
use crate::source::{SourceId, Sources, Span};
use crate::syntax::own_names;
use crate::syntax::tree::{Item, Tree};

use super::cells;
use super::names::Names;
use super::texts::{Changed, Refused, Renamed, Root};

/// The files of all programs, each once.
pub(super) struct Gathered {
    /// Their texts.
    pub sources: Sources,
    /// By file: each place with the name that stands there.
    places: IndexMap<String, BTreeMap<(usize, usize), String>>,
}

impl Gathered {
    /// Reads the programs of these roots.
    ///
    /// # Errors
    /// What is wrong with the first that has faults.
    pub fn new(roots: &[Root<'_>], loader: &dyn Loader) -> Result<Gathered, Refused> {
        let mut gathered = Gathered { sources: Sources::default(), places: IndexMap::new() };
        for root in roots {
            let checked = Checked::load(root.path, root.text, loader, None);
            let faults: Vec<Diagnostic> = checked.findings().into_iter().filter(Diagnostic::is_error).collect();
            if !faults.is_empty() {
                return Err(Refused { findings: faults, sources: checked.sources().clone() });
            }
            let (program, _) = program::load(root.path, root.text, loader);
            gathered.program(&program);
        }
        Ok(gathered)
    }

    fn program(&mut self, program: &program::Program) {
        let lines = files_of_tests(&program.trees);
        for (_, source) in program.sources.iter() {
            if self.places.contains_key(&source.name) {
                continue;
            }
            self.sources.add(source.name.as_str(), source.text.as_str());
            let own = if lines.contains(&source.name.as_str()) { Vec::new() } else { own_names(&source.text) };
            let places = own.into_iter().map(|own| ((own.place.start, own.place.end), own.name)).collect();
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
            let edits = places.iter().filter_map(|((start, end), name)| Some((*start..*end, names.new_of(name)?)));
            let after = edited(&source.text, edits);
            for name in places.values() {
                if let Some(count) = counted.get_mut(name.as_str()) {
                    *count += 1;
                }
            }
            if after == source.text {
                continue;
            }
            let was_laid_out = format(SourceId(0), &source.text).is_ok_and(|text| text == source.text);
            let laid_out = if was_laid_out { format(SourceId(0), &after).ok() } else { None };
            let changed = Changed { before: source.text.to_string(), after: laid_out.unwrap_or(after) };
            files.insert(path.clone(), changed);
        }
        Renamed { files, places: counted.into_values().collect() }
    }
}

/// The paths of the files of cells and figures that tests keep.
fn files_of_tests(trees: &[Tree]) -> Vec<&str> {
    let tests = trees.iter().flat_map(|tree| &tree.items).filter_map(|item| match item {
        Item::Test(test) => Some(test),
        _ => None,
    });
    tests.flat_map(cells::files).map(|file| file.place.as_str()).collect()
}

fn edited<'n>(text: &str, edits: impl Iterator<Item = (Range<usize>, &'n str)>) -> String {
    let mut written = String::with_capacity(text.len());
    let mut copied = 0;
    for (place, new) in edits {
        written.push_str(text.get(copied..place.start).unwrap_or(""));
        written.push_str(new);
        copied = place.end;
    }
    written.push_str(text.get(copied..).unwrap_or(""));
    written
}

//! The rule files that a command line names, by themselves or by their folders.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use ignore::{DirEntry, WalkBuilder};

use bieu::message::{Argument, Message};
use bieu::unstable::message::command as say;
use bieu::unstable::words::Text;

use super::console;
use super::failure::Failure;
use super::files::{is_rule_file, shown};
use super::language;

/// What marks a folder as a cache that can be made anew, by its own convention.
const CACHE_TAG: (&str, &[u8]) = ("CACHEDIR.TAG", b"Signature: 8a477f597d28d172789f06886806bc55");

/// The rule files of a command line.
#[derive(Default)]
pub struct RuleFiles {
    /// Those named, and those in and under the folders named, in the order of their names.
    pub files: Vec<PathBuf>,
    /// How many folders and rule files of these folders are left alone: hidden, caches, or ignored by git.
    left: [usize; 2],
}

/// Finds the rule files named, and those in and under the folders named.
pub fn all(named: &[PathBuf]) -> Result<RuleFiles, Failure> {
    let mut found = RuleFiles::default();
    for path in named {
        if !path.is_dir() {
            found.files.push(path.clone());
            continue;
        }
        let before = found.files.len();
        found.under(path)?;
        if found.files.len() == before {
            let why = say::no_rule_file();
            return Err(Failure::new(match found.left_alone() {
                Some(left) => say::at_file_besides(shown(path), why, left),
                None => say::at_file(shown(path), why),
            }));
        }
    }
    Ok(found)
}

impl RuleFiles {
    /// Says what was left alone, and gives the files.
    pub fn told(self) -> Vec<PathBuf> {
        self.left_alone().iter().for_each(|line| console::say(&Text::of(line.say(language::of_people()))));
        self.files
    }

    /// `left alone (hidden, a cache, or ignored by git): folders: 2, rule files: 1`.
    fn left_alone(&self) -> Option<Message> {
        let [folders, files] = self.left;
        let counted = [(folders > 0).then(|| say::folders(folders)), (files > 0).then(|| say::rule_files(files))];
        let counted: Vec<Message> = counted.into_iter().flatten().collect();
        (!counted.is_empty()).then(|| say::left_alone(Argument::list(counted)))
    }

    fn under(&mut self, root: &Path) -> Result<(), Failure> {
        let mut walk = WalkBuilder::new(root);
        // Links to folders are not followed: they may lead in a circle.
        walk.ignore(false).require_git(false).sort_by_file_name(Ord::cmp).filter_entry(|entry| !is_cache(entry));
        let mut met = BTreeSet::new();
        for entry in walk.build() {
            let path = entry.map_err(|fault| Failure::new(Message::of_words(fault.to_string())))?.into_path();
            let about = path.metadata();
            if is_rule_file(&path) && !about.as_ref().is_ok_and(std::fs::Metadata::is_dir) {
                if about.is_ok_and(|about| !about.is_file()) {
                    return Err(Failure::new(say::at_file(shown(&path), say::not_a_file_of_a_disk_name_it())));
                }
                self.files.push(path.clone());
            }
            met.insert(path);
        }
        for folder in met.iter().filter(|path| is_folder(path)) {
            let entries = folder.read_dir().map_err(|fault| Failure::file(&shown(folder), &fault))?;
            for path in entries.flatten().map(|entry| entry.path()).filter(|path| !met.contains(path)) {
                self.left[0] += usize::from(is_folder(&path));
                self.left[1] += usize::from(is_rule_file(&path) && !is_folder(&path));
            }
        }
        Ok(())
    }
}

/// Whether it is a folder itself, no link to one.
fn is_folder(path: &Path) -> bool {
    path.symlink_metadata().is_ok_and(|about| about.is_dir())
}

fn is_cache(entry: &DirEntry) -> bool {
    let (name, signature) = CACHE_TAG;
    let tag = entry.path().join(name);
    // The folder that was named is meant, whatever it is.
    entry.depth() > 0 && tag.is_file() && std::fs::read(tag).is_ok_and(|tag| tag.starts_with(signature))
}

//! `bieu rename`: names changed in rule files, in place or shown.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use bieu::diagnostic::Diagnostic;
use bieu::source::{SourceId, Sources};
use bieu::unstable::documents::{self, Finding, NewName, Version};
use bieu::unstable::format;
use bieu::unstable::message::command as say;
use bieu::unstable::program;
use bieu::unstable::rename::{Names, Refused, Renamed, Root, rename as renamed};
use bieu::unstable::report::findings::render;
use bieu::unstable::words::{Document, Terminal, Text, written};

use super::args::Rename;
use super::ending::Ending;
use super::failure::Failure;
use super::files::{Files, root_name, shown, without_mark};
use super::language;
use super::writer;
use super::{console, rule_files};

/// A rule file that was named, as the library takes it.
struct Named {
    path: String,
    text: String,
}

/// Changes names.
pub fn rename(rename: &Rename) -> Result<Ending, Failure> {
    let files = Files::default();
    let names = match names(rename, &files)? {
        Ok(names) => names,
        Err(refused) => return refuse(rename, &refused),
    };
    let roots = roots(&rule_files::all(&rename.rules)?.told(), &files)?;
    let as_roots: Vec<Root<'_>> = roots.iter().map(|root| Root { path: &root.path, text: &root.text }).collect();
    let done = match renamed(&as_roots, &files, &names) {
        Ok(done) => done,
        Err(refused) => return refuse(rename, &refused),
    };
    no_other_uses(&roots, &done, &files)?;
    if !rename.diff {
        for (path, file) in &done.files {
            writer::replace(Path::new(path), Document::of_file(file.after.clone()))?;
        }
    }
    tell(rename, &names, &done)
}

/// The names of the command line, or of the file that it names.
fn names(rename: &Rename, files: &Files) -> Result<Result<Names, Refused>, Failure> {
    let mut sources = Sources::default();
    let read = match &rename.names {
        None => Names::of(rename.name.iter().map(|(old, new)| (old.as_str(), new.as_str()))),
        Some(path) => {
            let name = shown(path);
            let text = String::from_utf8(files.named(path)?)
                .map_err(|_| Failure::new(say::at_file(&name, say::not_utf8())))?;
            sources.add(name, text.as_str());
            Names::of_csv(SourceId(0), &text)
        }
    };
    Ok(read.map_err(|findings| Refused { findings, sources }))
}

fn roots(paths: &[PathBuf], files: &Files) -> Result<Vec<Named>, Failure> {
    let root = |path: &PathBuf| {
        let text = without_mark(files.rule_text(path)?);
        Ok(Named { path: program::path_of_root(&root_name(path)), text })
    };
    paths.iter().map(root).collect()
}

/// Fails if a rule file of the same project uses one that changes: it would name what is no longer there.
fn no_other_uses(roots: &[Named], done: &Renamed, files: &Files) -> Result<(), Failure> {
    let changed: BTreeSet<PathBuf> = done.files.keys().filter_map(|path| Path::new(path).canonicalize().ok()).collect();
    let Some(project) = project(&changed) else { return Ok(()) };
    let known: BTreeSet<PathBuf> = roots.iter().filter_map(|root| Path::new(&root.path).canonicalize().ok()).collect();
    for path in rule_files::all(&[project]).map_or_else(|_| Vec::new(), |found| found.files) {
        let Ok(place) = path.canonicalize() else { continue };
        if known.contains(&place) || changed.contains(&place) {
            continue;
        }
        let Ok(text) = files.rule_text(&path) else { continue };
        let (loaded, _) = program::load(&root_name(&path), &text, files);
        let is_changed = |name: &str| Path::new(name).canonicalize().is_ok_and(|place| changed.contains(&place));
        if let Some((_, used)) = loaded.sources.iter().find(|(_, source)| is_changed(&source.name)) {
            return Err(Failure::new(say::uses_what_is_renamed(shown(&path), &used.name)));
        }
    }
    Ok(())
}

/// The folder in which other rule files may use these: that of the repository, or the one above the folder that holds them all.
fn project(changed: &BTreeSet<PathBuf>) -> Option<PathBuf> {
    let mut folders = changed.iter().filter_map(|path| path.parent());
    let first = folders.next()?;
    let holds_all =
        folders.fold(first, |common, folder| common.ancestors().find(|up| folder.starts_with(up)).unwrap_or(common));
    let repository = first.ancestors().find(|up| up.join(".git").exists());
    Some(repository.or(holds_all.parent()).unwrap_or(holds_all).to_path_buf())
}

/// Says what was done, or would be.
fn tell(rename: &Rename, names: &Names, done: &Renamed) -> Result<Ending, Failure> {
    let counted = || names.iter().zip(&done.places).map(|((old, new), places)| (old, new, *places));
    if rename.json {
        let name =
            |(old, new, places): (&str, &str, usize)| NewName { old: old.to_owned(), new: new.to_owned(), places };
        console::give_json(&documents::Rename {
            schema: Version::RENAME,
            exit: Ending::Clean.code(),
            files: done.files.keys().cloned().collect(),
            names: counted().map(name).collect(),
            findings: Vec::new(),
        })?;
        return Ok(Ending::Clean);
    }
    for (path, file) in &done.files {
        if rename.diff {
            console::give(format::difference(path, "renamed", &file.before, &file.after))?;
        } else {
            console::give(written!(Terminal, "{}\n", path.as_str()))?;
        }
    }
    for (old, new, places) in counted() {
        let said = match places {
            0 => say::nothing_has_this_name(old),
            places => say::is_called_now(old, new, places),
        };
        console::say(&Text::of(said.say(language::of_people())));
    }
    Ok(Ending::Clean)
}

/// Says why nothing was written.
fn refuse(rename: &Rename, refused: &Refused) -> Result<Ending, Failure> {
    let Refused { findings, sources } = refused;
    if rename.json {
        let finding = |finding: &Diagnostic| Finding::of(finding, sources, language::of_programs());
        console::give_json(&documents::Rename {
            schema: Version::RENAME,
            exit: Ending::Findings.code(),
            files: Vec::new(),
            names: Vec::new(),
            findings: findings.iter().map(finding).collect(),
        })?;
        return Ok(Ending::Findings);
    }
    for finding in findings {
        console::say(&render(finding, sources, console::speech_style()).trimmed());
    }
    console::say(&Text::of(say::nothing_is_renamed().say(language::of_people())));
    Ok(Ending::Findings)
}

//! What the sources look like in numbers: long files and functions, circles, and what the crate shows. Read from the text alone, so that
//! any commit can be measured. The walls hold these numbers; `.ci/shape` prints them.
//!
//! A file **sees** another of its room if it names something that is defined there, by `use` or by a path. Names are followed to where
//! they are defined: a parent that hands on what a child defines is no stop on the way and, by handing on alone, sees nothing; to declare a child is not to see it
//! either. Otherwise a parent is a file like others. What a child needs of it that leads back to the child is an **arrow up**, counted
//! apart, since it is mended by moving what is needed into a file of its own, below both; a **circle** is of files that see each other
//! round about by other arrows.

mod code;
mod modules;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use modules::{Module, Modules, defined, module_path};

/// The longest that a file may be, in lines.
pub const LONGEST_FILE: usize = 400;
/// The longest that a function may be, in lines.
pub const LONGEST_FUNCTION: usize = 60;

/// Who sees whom: files, or rooms.
pub type Arrows = BTreeSet<(String, String)>;

/// What is counted of the sources.
pub struct Shape {
    /// The folders of `src`, and the files beside them.
    pub rooms: BTreeSet<String>,
    /// Lines of each file of `src`.
    pub files: BTreeMap<String, usize>,
    /// Lines of the functions, by file and name.
    pub functions: Vec<(String, String, usize)>,
    /// Files of one room that see each other round about, but for arrows up.
    pub circles: Vec<Vec<String>>,
    /// From a child to a parent that leads back to it.
    pub arrows_up: Vec<(String, String)>,
    /// Rooms that see each other round about.
    pub room_circles: Vec<Vec<String>>,
    /// Modules that a host can name.
    pub public_modules: BTreeSet<String>,
    /// What a host can name in them: types, traits, functions, constants.
    pub public_items: BTreeSet<String>,
}

impl Shape {
    /// The shape of the sources in a folder that has a `src`.
    pub fn of(root: &Path) -> Self {
        let mut texts = BTreeMap::new();
        read(&root.join("src"), "", &mut texts);
        Self::of_texts(&texts)
    }

    /// The shape of the files of a `src`, by name.
    pub fn of_texts(texts: &BTreeMap<String, String>) -> Self {
        let functions = texts.iter().flat_map(|(file, text)| lengths(file, text)).collect();
        let files = texts.iter().map(|(file, text)| (file.clone(), text.lines().count())).collect();
        let is_test = |file: &str| file.contains("/tests") || file.ends_with("/properties.rs") || file == "main.rs";
        // What it shows is shown without a promise, and it calls nothing.
        let is_shown_only = |file: &str| file == "unstable.rs";
        let kept = texts.iter().filter(|(file, _)| !is_test(file) && !is_shown_only(file));
        let modules: Modules =
            kept.map(|(file, text)| (module_path(file), Module::read(file, &code::code(text)))).collect();
        let seen = arrows(&modules);
        let is_inside = |(from, to): &&(String, String)| room(from) == room(to);
        let inside: Arrows = seen.iter().filter(is_inside).cloned().collect();
        let (up, level): (Arrows, Arrows) = inside.iter().cloned().partition(|(from, to)| is_below(from, to));
        let ahead = ahead(&inside);
        let leads_back = |(child, parent): &(String, String)| reachable(parent, &ahead).contains(child.as_str());
        let rooms: Arrows = seen
            .iter()
            .map(|(from, to)| (room(from).to_owned(), room(to).to_owned()))
            .filter(|(from, to)| from != to && from != "cli" && from != "lib" && to != "lib")
            .collect();
        let (public_modules, public_items) = surface(&modules);
        Self {
            rooms: texts.keys().map(|file| room(file).to_owned()).collect(),
            files,
            functions,
            circles: circles(&level),
            arrows_up: up.into_iter().filter(leads_back).collect(),
            room_circles: circles(&rooms),
            public_modules,
            public_items,
        }
    }

    /// Files in circles and arrows up of each room.
    pub fn tangled(&self) -> BTreeMap<String, usize> {
        let mut counted = BTreeMap::new();
        for file in self.circles.iter().flatten() {
            *counted.entry(format!("{}, files in circles", room(file))).or_default() += 1;
        }
        for (child, _) in &self.arrows_up {
            *counted.entry(format!("{}, arrows up", room(child))).or_default() += 1;
        }
        counted
    }
}

/// The lines of each function of a file.
pub fn lengths(file: &str, text: &str) -> Vec<(String, String, usize)> {
    code::functions(&code::code(text)).into_iter().map(|found| (file.to_owned(), found.name, found.lines)).collect()
}

/// The room of a file: the folder of `src`, or the file itself; `engine.rs` and the folder `engine` are one.
fn room(file: &str) -> &str {
    file.split('/').next().unwrap_or_default().trim_end_matches(".rs")
}

fn read(folder: &Path, inside: &str, texts: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = format!("{inside}{}", entry.file_name().to_string_lossy());
        let path = entry.path();
        if path.is_dir() {
            read(&path, &format!("{name}/"), texts);
        } else if name.ends_with(".rs")
            && let Ok(text) = fs::read_to_string(&path)
        {
            texts.insert(name, text);
        }
    }
}

/// Whether a file lies in the folder of another's module.
fn is_below(file: &str, other: &str) -> bool {
    let (file, other) = (module_path(file), module_path(other));
    file.len() > other.len() && file.starts_with(&other)
}

/// Which file sees which.
fn arrows(modules: &Modules) -> Arrows {
    let mut seen = BTreeSet::new();
    for (path, module) in modules {
        let is_used = |import: &&modules::Import| !import.is_handed_on || module.names.contains(&import.name);
        let used = module.imports.iter().filter(is_used).map(|import| &import.path);
        for named in used.chain(&module.paths) {
            if let Some((target, _)) = defined(modules, path, named, 8)
                && let Some(target) = modules.get(&target)
                && target.file != module.file
            {
                seen.insert((module.file.clone(), target.file.clone()));
            }
        }
    }
    seen
}

/// The groups in which each leads to each other.
fn circles(arrows: &Arrows) -> Vec<Vec<String>> {
    let ahead = ahead(arrows);
    let reached: BTreeMap<&str, BTreeSet<&str>> = ahead.keys().map(|from| (*from, reachable(from, &ahead))).collect();
    let leads = |from: &str, to: &str| reached.get(from).is_some_and(|reached| reached.contains(to));
    let mut groups = Vec::new();
    let mut left: BTreeSet<&str> = reached.keys().copied().filter(|name| leads(name, name)).collect();
    while let Some(first) = left.pop_first() {
        let others: Vec<&str> =
            left.iter().copied().filter(|other| leads(first, other) && leads(other, first)).collect();
        left.retain(|name| !others.contains(name));
        groups.push(std::iter::once(first).chain(others).map(str::to_owned).collect());
    }
    groups
}

/// What each leads to by one arrow.
fn ahead(arrows: &Arrows) -> BTreeMap<&str, Vec<&str>> {
    let mut ahead: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (from, to) in arrows {
        ahead.entry(from).or_default().push(to);
    }
    ahead
}

fn reachable<'a>(from: &'a str, ahead: &BTreeMap<&str, Vec<&'a str>>) -> BTreeSet<&'a str> {
    let mut reached = BTreeSet::new();
    let mut open = vec![from];
    while let Some(here) = open.pop() {
        open.extend(ahead.get(here).into_iter().flatten().copied().filter(|to| reached.insert(*to)));
    }
    reached
}

/// Modules and items that a host can name. An item that is handed on in two places is one.
fn surface(modules: &Modules) -> (BTreeSet<String>, BTreeSet<String>) {
    let (mut shown, mut items) = (BTreeSet::new(), BTreeSet::new());
    let mut open = vec![Vec::new()];
    while let Some(path) = open.pop() {
        let Some(module) = modules.get(&path) else { continue };
        let public = |(_, is_public): &(&String, &bool)| **is_public;
        open.extend(module.children.iter().filter(public).map(|(name, _)| inside(&path, name)));
        let own = module.items.iter().filter(public);
        items.extend(own.map(|(name, _)| named(&path, name)));
        for import in module.imports.iter().filter(|import| import.is_public) {
            match defined(modules, &path, &import.path, 8) {
                Some((target, name)) if name.is_empty() => {
                    let of_all = modules.get(&target).into_iter().flat_map(|module| module.items.iter()).filter(public);
                    items.extend(of_all.map(|(name, _)| named(&target, name)));
                }
                Some((target, name)) => drop(items.insert(named(&target, &name))),
                None => drop(items.insert(import.path.join("::"))),
            }
        }
        if !path.is_empty() {
            shown.insert(path.join("::"));
        }
    }
    (shown, items)
}

fn inside(module: &[String], name: &str) -> Vec<String> {
    [module, &[name.to_owned()]].concat()
}

fn named(module: &[String], name: &str) -> String {
    inside(module, name).join("::")
}

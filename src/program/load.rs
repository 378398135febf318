//! Following `use` from file to file, each file once, circles refused.

use std::collections::HashMap;

use indexmap::IndexMap;

use crate::diagnostic::{self, Diagnostic, codes};
use crate::message::Message;
use crate::message::files as say;
use crate::source::{Sources, Span};
use crate::syntax::tree::{Codes, File, Fill, FillWith, Item, Text, Tree};
use crate::syntax::{parse, read_lines, take_words};

use super::Loader;

/// Loads the file at `path` (`root` is its text) and all files that it uses.
///
/// Never fails as a whole: files that cannot be loaded are said and left out.
#[must_use]
pub fn load(path: &str, root: &str, loader: &dyn Loader) -> (Program, Vec<Diagnostic>) {
    let mut loading = Loading {
        loader,
        program: Program::default(),
        findings: Vec::new(),
        met: IndexMap::new(),
        filled: HashMap::new(),
    };
    loading.file(&joined(Vec::new(), path), root);
    diagnostic::sort(&mut loading.findings);
    (loading.program, loading.findings)
}

struct Loading<'a> {
    loader: &'a dyn Loader,
    program: Program,
    findings: Vec<Diagnostic>,
    /// Paths met so far; whether the file is still open, so that meeting it again is a circle.
    met: IndexMap<String, bool>,
    /// The code lists of the files that fill open ones.
    filled: HashMap<String, Vec<Codes>>,
}

impl Loading<'_> {
    fn file(&mut self, path: &str, text: &str) {
        self.met.insert(path.to_owned(), true);
        let source = self.program.sources.add(path, text);
        let (mut tree, findings) = parse(source, text);
        self.findings.extend(findings);
        for item in &mut tree.items {
            match item {
                Item::Test(test) => {
                    test.files(&mut |file, required| self.lines(path, file, required));
                    take_words(test);
                }
                Item::Report(report) => report.fills.iter_mut().for_each(|fill| self.fill(path, fill)),
                _ => {}
            }
        }
        for used in uses(&tree) {
            self.used(path, &used);
        }
        self.met.insert(path.to_owned(), false);
        self.program.trees.push(tree);
    }

    fn used(&mut self, from: &str, used: &Text) {
        let Some(path) = resolve(from, &used.value) else {
            return self.say_bad_path(used);
        };
        match self.met.get(&path) {
            Some(false) => {}
            Some(true) => self.say_circle(&path, used.span),
            None => match self.loader.load(&path) {
                Ok(text) => self.file(&path, &text),
                Err(why) => {
                    self.met.insert(path.clone(), false);
                    self.say_not_loaded(&path, &why, used.span);
                }
            },
        }
    }

    fn say_bad_path(&mut self, used: &Text) {
        let why = if used.value.is_empty() {
            say::names_no_file()
        } else if used.value.contains('\\') {
            say::folders_divided()
        } else {
            say::must_be_relative()
        };
        self.findings.push(
            Diagnostic::new(&codes::BAD_PATH, say::not_a_path(&used.value))
                .at(used.span, why)
                .help(say::write_relative()),
        );
    }

    fn say_not_loaded(&mut self, path: &str, why: &Message, place: Span) {
        self.findings.push(
            Diagnostic::new(&codes::CANNOT_LOAD, say::cannot_be_loaded(path, why))
                .at(place, say::not_loaded())
                .help(say::paths_are_relative()),
        );
    }

    /// Loads a file of lines that a test names. One that need not be there yet may be missing.
    fn lines(&mut self, from: &str, file: &mut File, required: bool) {
        let Some(path) = resolve(from, &file.path.value) else { return self.say_bad_path(&file.path) };
        file.place.clone_from(&path);
        let text = if required { self.loader.lines(&path).map(Some) } else { self.loader.recorded(&path) };
        let text = match text {
            Ok(Some(text)) => text,
            Ok(None) => return,
            Err(why) => return self.say_not_loaded(&path, &why, file.path.span),
        };
        let source = self.program.sources.add(path, text.as_str());
        match read_lines(source, &text) {
            Ok(grid) => file.grid = Some(grid),
            Err(found) => self.findings.extend(found),
        }
    }

    /// Loads the code lists of a file that fills one that is open. It may be among the program's files as well: what it says is not used.
    fn fill(&mut self, from: &str, fill: &mut Fill) {
        let FillWith::File { path, lists } = &mut fill.with else { return };
        let Some(place) = resolve(from, &path.value) else { return self.say_bad_path(path) };
        if let Some(known) = self.filled.get(&place) {
            *lists = Some(known.clone());
            return;
        }
        let text = match self.loader.load(&place) {
            Ok(text) => text,
            Err(why) => return self.say_not_loaded(&place, &why, path.span),
        };
        let source = self.program.sources.add(place.as_str(), text.as_str());
        let (tree, findings) = parse(source, &text);
        self.findings.extend(findings);
        let codes = |item: Item| if let Item::Codes(codes) = item { Some(codes) } else { None };
        let found: Vec<Codes> = tree.items.into_iter().filter_map(codes).collect();
        self.filled.insert(place, found.clone());
        *lists = Some(found);
    }

    fn say_circle(&mut self, path: &str, span: Span) {
        let open: Vec<&str> = self.met.iter().filter(|(_, open)| **open).map(|(path, _)| path.as_str()).collect();
        let from = open.iter().position(|p| *p == path).unwrap_or(0);
        let circle: Vec<&str> = open[from..].iter().copied().chain([path]).collect();
        let first = Message::of_words(circle[0]);
        let circle = circle[1..].iter().fold(first, |circle, path| say::uses(circle, *path));
        self.findings.push(
            Diagnostic::new(&codes::USE_CYCLE, say::use_each_other(circle))
                .at(span, say::closes_circle())
                .help(say::move_what_both_need()),
        );
    }
}

fn uses(tree: &Tree) -> Vec<Text> {
    let path = |item: &Item| match item {
        Item::Use(used) => Some(used.path.clone()),
        _ => None,
    };
    tree.items.iter().filter_map(path).collect()
}

/// A path relative to the file `from`, with `.` and `..` worked out; `None` if it is absolute, or no path.
fn resolve(from: &str, path: &str) -> Option<String> {
    if path.is_empty() || path.starts_with('/') || path.contains(['\\', ':', '\0']) {
        return None;
    }
    let mut folder: Vec<&str> = from.split('/').collect();
    folder.pop();
    Some(joined(folder, path))
}

/// The path of a root file as its program has it: `.` and `..` worked out.
#[must_use]
pub fn path_of_root(path: &str) -> String {
    joined(Vec::new(), path)
}

/// A path below a folder, `.` and `..` worked out. (`from` of [`resolve`] is such a path: its folder needs no work.)
fn joined<'a>(mut parts: Vec<&'a str>, path: &'a str) -> String {
    let is_absolute = parts.is_empty() && path.starts_with('/');
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != ".." && !last.is_empty()) => {
                parts.pop();
            }
            other => parts.push(other),
        }
    }
    if is_absolute { format!("/{}", parts.join("/")) } else { parts.join("/") }
}

/// The texts and trees of a program, used files before those that use them, the root last.
#[derive(Debug, Clone, Default)]
pub struct Program {
    /// The texts.
    pub sources: Sources,
    /// The trees.
    pub trees: Vec<Tree>,
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn files(list: &[(&str, &str)]) -> BTreeMap<String, String> {
        list.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
    }

    #[test]
    fn paths_are_relative_to_the_file_they_stand_in() {
        assert_eq!(resolve("rules/tables/a.bieu", "../lists/b.bieu").as_deref(), Some("rules/lists/b.bieu"));
        assert_eq!(resolve("a.bieu", "./b.bieu").as_deref(), Some("b.bieu"));
        assert_eq!(resolve("a.bieu", "../b.bieu").as_deref(), Some("../b.bieu"));
        assert_eq!(joined(Vec::new(), "./rules/../a.bieu"), "a.bieu");
        assert_eq!(joined(Vec::new(), "/rules/./a.bieu"), "/rules/a.bieu");
        assert_eq!(resolve("a.bieu", "/etc/passwd"), None);
        assert_eq!(resolve("a.bieu", "C:\\b.bieu"), None);
    }

    #[test]
    fn a_file_used_twice_is_loaded_once_and_before_its_users() {
        let loader = files(&[("b.bieu", "use \"c.bieu\"\n"), ("c.bieu", "codes C { x }\n")]);
        let (program, findings) = load("a.bieu", "use \"b.bieu\"\nuse \"c.bieu\"\n", &loader);
        assert_eq!(findings, []);
        let order: Vec<&str> = program
            .trees
            .iter()
            .filter_map(|t| t.items.first())
            .map(|i| program.sources.get(i.span().source).unwrap().name.as_str())
            .collect();
        assert_eq!(order, ["c.bieu", "b.bieu", "a.bieu"]);
    }

    #[test]
    fn a_root_written_with_dots_is_the_same_file() {
        let loader = files(&[("b.bieu", "use \"rules/a.bieu\"\n")]);
        let (program, findings) = load("./rules/a.bieu", "use \"../b.bieu\"\n", &loader);
        let names: Vec<&str> = program.sources.iter().map(|(_, source)| source.name.as_str()).collect();
        assert_eq!(names, ["rules/a.bieu", "b.bieu"]);
        assert_eq!(findings.iter().map(|f| f.code.id).collect::<Vec<_>>(), ["E0702"]);
    }

    #[test]
    fn circles_and_missing_files_are_said_once() {
        let loader = files(&[("b.bieu", "use \"a.bieu\"\nuse \"nowhere.bieu\"\n")]);
        let (_, findings) = load("a.bieu", "use \"b.bieu\"\nuse \"nowhere.bieu\"\n", &loader);
        let codes: Vec<&str> = findings.iter().map(|f| f.code.id).collect();
        assert_eq!(codes, ["E0702", "E0701"]);
    }
}

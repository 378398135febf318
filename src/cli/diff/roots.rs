//! Which programs of two folders are compared.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use bieu::source::Sources;
use bieu::unstable::syntax::parse;
use bieu::unstable::syntax::tree::Item;

use super::super::args::Diff;
use super::super::driver::Driver;
use super::super::failure::Failure;
use super::super::files::{root_name, shown};
use super::super::rule_files;

/// A program of either side.
pub struct Pair {
    /// What it is called: its path within the folders, or NEW's file.
    pub name: String,
    pub old: Option<PathBuf>,
    pub new: Option<PathBuf>,
}

/// The programs of two folders, by their paths within them.
pub fn folders(diff: &Diff, driver: &Driver) -> Result<Vec<Pair>, Failure> {
    let (old, new) = (roots(driver, &diff.old)?, roots(driver, &diff.new)?);
    let names: BTreeSet<&PathBuf> = old.iter().chain(&new).collect();
    let pairs = names.into_iter().map(|name| {
        let within = |folder: &Path, names: &[PathBuf]| names.contains(name).then(|| folder.join(name));
        Pair { name: shown(name), old: within(&diff.old, &old), new: within(&diff.new, &new) }
    });
    Ok(pairs.collect())
}

/// The rule files of a folder that no other one there uses and that have tables or criteria; their paths within the folder. A
/// file with faults counts as one, so that it is spoken of. A file of tests counts for nothing: what it tests is compared itself.
fn roots(driver: &Driver, folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut found: Vec<(PathBuf, bool)> = Vec::new();
    let mut used: BTreeSet<PathBuf> = BTreeSet::new();
    for path in rule_files::all(&[folder.to_path_buf()])?.told() {
        if is_of_tests(driver, &path)? {
            continue;
        }
        let loaded = driver.load(&path)?;
        let (sources, is_program) = match &loaded {
            Ok(rules) => (rules.sources(), !rules.model().tables.is_empty() || !rules.model().criteria.is_empty()),
            Err(faults) => (&faults.sources, true),
        };
        let own = root_name(&path);
        used.extend(sources.iter().map(|(_, source)| &source.name).filter(|name| **name != own).map(PathBuf::from));
        found.push((path, is_program));
    }
    let is_root = |(path, is_program): &(PathBuf, bool)| *is_program && !used.contains(Path::new(&root_name(path)));
    let within = |(path, _): (PathBuf, bool)| path.strip_prefix(folder).map(Path::to_path_buf).unwrap_or(path);
    Ok(found.into_iter().filter(is_root).map(within).collect())
}

/// Whether a file holds tests and nothing that is compared.
fn is_of_tests(driver: &Driver, path: &Path) -> Result<bool, Failure> {
    let text = driver.rule_text(path)?;
    let mut sources = Sources::default();
    let (tree, _) = parse(sources.add("", text.as_str()), &text);
    let has_tests = tree.items.iter().any(|item| matches!(item, Item::Test(_)));
    let only_tests = tree.items.iter().all(|item| matches!(item, Item::Test(_) | Item::Use(_) | Item::Change(_)));
    Ok(has_tests && only_tests && tree.unread.is_empty())
}

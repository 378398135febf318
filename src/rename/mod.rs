//! Names of a program changed everywhere: in its rule files, its tests, and the files of cases and figures that these keep.
//!
//! A name is changed wherever it is spelled, whatever it stands for there: so names that meant the same mean the same afterwards, if no new
//! name was there before. That is asked first; what came out is then read, checked and tested, and given only if nothing is said of it that
//! was not said before. Labels, notes, remarks and records are not touched, and nothing is written here: the host gets the texts.

mod cells;
mod gathered;
mod names;
mod proof;
mod texts;

use std::collections::BTreeSet;

pub use names::Names;
pub use texts::{Changed, Refused, Renamed, Root};

use crate::diagnostic::Diagnostic;
use crate::engine::Checked;
use crate::program::{self, Loader, Program};

use gathered::Gathered;

/// The programs of these roots under other names. Files that several of them use are changed once, for all.
///
/// # Errors
/// A program has faults; a new name is there already, or cannot be one; or under the new names something else would be said of the programs or
/// their tests.
pub fn rename(roots: &[Root<'_>], loader: &dyn Loader, names: &Names) -> Result<Renamed, Refused> {
    let programs = used_by_none(roots, loader);
    let before = programs.iter().map(|(root, _)| sound(root, loader)).collect::<Result<Vec<_>, _>>()?;
    let gathered = Gathered::new(programs.iter().map(|(_, program)| program));
    let findings = gathered.in_the_way(names);
    if !findings.is_empty() {
        return Err(Refused { findings, sources: gathered.sources });
    }
    let renamed = gathered.renamed(names);
    let before = programs.iter().map(|(root, _)| *root).zip(before);
    match proof::differs(before, loader, names, &renamed) {
        None => Ok(renamed),
        Some(finding) => Err(Refused { findings: vec![finding], sources: gathered.sources }),
    }
}

/// A program that was checked, and nothing is wrong with it.
fn sound(root: &Root<'_>, loader: &dyn Loader) -> Result<Checked, Refused> {
    let checked = Checked::load(root.path, root.text, loader, None);
    let faults: Vec<Diagnostic> = checked.findings().into_iter().filter(Diagnostic::is_error).collect();
    if faults.is_empty() { Ok(checked) } else { Err(Refused { findings: faults, sources: checked.sources().clone() }) }
}

/// The programs of the roots that no other root uses: a file that is used is read where it is used, and alone it may lack what its users have.
fn used_by_none<'r>(roots: &[Root<'r>], loader: &dyn Loader) -> Vec<(Root<'r>, Program)> {
    let programs: Vec<_> = roots.iter().map(|root| (*root, program::load(root.path, root.text, loader).0)).collect();
    let of_used = programs.iter().flat_map(|(_, program)| program.sources.iter().skip(1));
    let used: BTreeSet<String> = of_used.map(|(_, source)| source.name.clone()).collect();
    programs.into_iter().filter(|(root, _)| !used.contains(&program::path_of_root(root.path))).collect()
}

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

use crate::program::{self, Loader};

use gathered::Gathered;

/// The programs of these roots under other names. Files that several of them use are changed once, for all.
///
/// # Errors
/// A program has faults; a new name is there already, or cannot be one; or under the new names something else would be said of the programs or
/// their tests.
pub fn rename(roots: &[Root<'_>], loader: &dyn Loader, names: &Names) -> Result<Renamed, Refused> {
    let roots = &used_by_none(roots, loader);
    let gathered = Gathered::new(roots, loader)?;
    let findings = gathered.in_the_way(names);
    if !findings.is_empty() {
        return Err(Refused { findings, sources: gathered.sources });
    }
    let renamed = gathered.renamed(names);
    match proof::differs(roots, loader, names, &renamed) {
        None => Ok(renamed),
        Some(finding) => Err(Refused { findings: vec![finding], sources: gathered.sources }),
    }
}

/// The roots that no other root uses: a file that is used is read where it is used, and alone it may lack what its users have.
fn used_by_none<'r>(roots: &[Root<'r>], loader: &dyn Loader) -> Vec<Root<'r>> {
    let mut used = BTreeSet::new();
    for root in roots {
        let (program, _) = program::load(root.path, root.text, loader);
        used.extend(program.sources.iter().skip(1).map(|(_, source)| source.name.clone()));
    }
    roots.iter().filter(|root| !used.contains(&program::path_of_root(root.path))).copied().collect()
}

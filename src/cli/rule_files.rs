//! The rule files that a command line names, by themselves or by their folders.

use std::path::{Path, PathBuf};

use super::ending::Failure;
use super::files::{is_rule_file, shown};

/// The files named, and all rule files in and under the folders named, in the order of their names.
///
/// # Errors
/// A folder that cannot be read, or that holds no rule file.
pub fn all(named: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let mut files = Vec::new();
    for path in named {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        let before = files.len();
        under(path, &mut files)?;
        if files.len() == before {
            return Err(Failure::new(format!("{}: there is no .bieu file in this folder", shown(path))));
        }
    }
    Ok(files)
}

fn under(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), Failure> {
    let failure = |fault| Failure::file(&shown(folder), &fault);
    let mut entries = Vec::new();
    for entry in folder.read_dir().map_err(failure)? {
        entries.push(entry.map_err(failure)?);
    }
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries {
        // Links to folders are not followed: they may lead in a circle.
        if entry.file_type().map_err(failure)?.is_dir() {
            under(&entry.path(), files)?;
        } else if is_rule_file(&entry.path()) {
            files.push(entry.path());
        }
    }
    Ok(())
}

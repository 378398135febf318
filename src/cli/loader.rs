//! Rule files from disk.
//!
//! `use` reaches files that end in `.bieu` and no others, and a test files that end in `.csv`, so that a rule file from elsewhere
//! cannot show the content of any other file. `--root` narrows that to one folder; links are followed first, so that none leads out of it.

use std::io::ErrorKind;
use std::path::{Component, MAIN_SEPARATOR, Path, PathBuf};

use bieu::program::Loader;

use super::ending::{Failure, reason};

/// What rule files end in.
pub const EXTENSION: &str = "bieu";

/// Reads rule files.
#[derive(Debug)]
pub struct Files {
    /// The folder that none may leave, with its links followed.
    root: Option<PathBuf>,
    /// The same as typed.
    typed: String,
}

impl Files {
    /// Rule files of this folder only, or of any.
    ///
    /// # Errors
    /// There is no such folder.
    pub fn within(root: Option<&Path>) -> Result<Files, Failure> {
        let canonical = |folder: &Path| folder.canonicalize().map_err(|fault| Failure::file(&shown(folder), &fault));
        Ok(Files { root: root.map(canonical).transpose()?, typed: root.map(shown).unwrap_or_default() })
    }

    /// The text of a file that was named on the command line.
    ///
    /// # Errors
    /// It cannot be read, is no text, or stands outside the root.
    pub fn root_text(&self, path: &Path) -> Result<String, Failure> {
        self.text(path).map_err(|why| {
            let meant = path.with_extension(EXTENSION);
            let near = !path.exists() && path.extension().is_none() && meant.is_file();
            let near = if near { format!("; did you mean {}?", shown(&meant)) } else { String::new() };
            Failure::new(format!("{}: {why}{near}", shown(path)))
        })
    }

    fn text(&self, path: &Path) -> Result<String, String> {
        if let Some(root) = &self.root {
            let place = path.canonicalize().map_err(|fault| reason(&fault))?;
            if !place.starts_with(root) {
                return Err(format!("it stands outside the folder that --root allows: {}", self.typed));
            }
        }
        let text = read(path)?;
        Ok(text.strip_prefix('\u{FEFF}').map(str::to_owned).unwrap_or(text))
    }
}

/// The text of a file, with the mark that some editors write before it.
///
/// # Errors
/// Why it cannot be read, in words for the analyst.
pub fn read(path: &Path) -> Result<String, String> {
    // A pipe or a device may never end.
    if path.metadata().is_ok_and(|about| !about.is_file() && !about.is_dir()) {
        return Err("it is no file of a disk".to_owned());
    }
    match std::fs::read_to_string(path) {
        Err(fault) if fault.kind() == ErrorKind::InvalidData => Err("it is no UTF-8 text; save it as UTF-8".to_owned()),
        read => read.map_err(|fault| reason(&fault)),
    }
}

impl Loader for Files {
    fn load(&self, path: &str) -> Result<String, String> {
        let path = Path::new(path);
        if !is_rule_file(path) {
            return Err(format!("only files that end in .{EXTENSION} can be used"));
        }
        self.text(path)
    }

    fn lines(&self, path: &str) -> Result<String, String> {
        let path = Path::new(path);
        if !is_lines_file(path) {
            return Err("only files that end in .csv can be named by a test".to_owned());
        }
        self.text(path)
    }
}

/// Whether it is named like a file of lines that a test may name.
pub fn is_lines_file(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "csv")
}

/// Whether it is named like a rule file.
pub fn is_rule_file(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == EXTENSION)
}

/// A path as it was typed, with `/` between folders.
pub fn shown(path: &Path) -> String {
    let text = path.to_string_lossy();
    if MAIN_SEPARATOR == '/' { text.into_owned() } else { text.replace(MAIN_SEPARATOR, "/") }
}

/// The name of a root file for diagnostics, from which the paths of used files are worked out: as typed, without `./`.
pub fn root_name(path: &Path) -> String {
    let parts = path.components().filter(|part| *part != Component::CurDir);
    shown(&parts.collect::<PathBuf>())
}

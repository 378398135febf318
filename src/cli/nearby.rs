//! How files are called in what is said, and which one may be meant by a name that none has.

use std::path::{MAIN_SEPARATOR, Path, PathBuf};

use bieu::message::Message;
use bieu::unstable::diagnostic::did_you_mean;
use bieu::unstable::message::command as say;

/// What rule files end in.
pub const EXTENSION: &str = "bieu";

/// A path as it was typed, with `/` between folders.
pub fn shown(path: &Path) -> String {
    let text = path.to_string_lossy();
    if MAIN_SEPARATOR == '/' { text.into_owned() } else { text.replace(MAIN_SEPARATOR, "/") }
}

/// What is wrong with a file that was named; where it is not there, one that is called nearly so.
pub fn about(path: &Path, why: Message) -> Message {
    match near(path) {
        Some(near) => say::at_file_but_near(shown(path), why, shown(&near)),
        None => say::at_file(shown(path), why),
    }
}

/// The rule file that a path without an ending leaves the ending out of.
pub fn with_ending(path: &Path) -> Option<PathBuf> {
    let meant = path.with_extension(EXTENSION);
    (path.extension().is_none() && meant.is_file()).then_some(meant)
}

/// A file or folder that is called nearly as one that is not there.
pub fn near(path: &Path) -> Option<PathBuf> {
    if path.symlink_metadata().is_ok() {
        return None;
    }
    if let Some(meant) = with_ending(path) {
        return Some(meant);
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let entries = folder.read_dir().ok()?.flatten();
    // The ending alone makes no two names alike.
    let alike = entries.map(|entry| entry.path()).filter(|other| other.extension() == path.extension());
    let mut stems: Vec<String> = alike.filter_map(|other| Some(other.file_stem()?.to_str()?.to_owned())).collect();
    stems.sort_unstable();
    let near = did_you_mean(path.file_stem()?.to_str()?, stems.iter().map(String::as_str))?;
    Some(match path.extension().and_then(|ending| ending.to_str()) {
        Some(ending) => path.with_file_name(format!("{near}.{ending}")),
        None => path.with_file_name(near),
    })
}

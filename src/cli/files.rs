//! The gate for what is read: rule files, records, published figures, files of tests.
//!
//! A file that is named by itself may be a pipe or a device; what a folder or another file leads to is a file of a disk. `use` reaches
//! files that end in `.bieu` and no others, and a test files that end in `.csv`, links followed first, so that a rule file from
//! elsewhere cannot show the content of any other file. `--root` narrows that to one folder. What was read is remembered: it is
//! not written over.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use bieu::message::Message;
use bieu::unstable::encoding::Encoding;
use bieu::unstable::message::command as say;
use bieu::unstable::program::Loader;

use super::failure::{Failure, reason};
pub use super::nearby::shown;
use super::nearby::{EXTENSION, about, near, with_ending};

/// What files of records end in.
pub const RECORDS: [&str; 4] = ["csv", "tsv", "json", "jsonl"];
/// What workbooks end in that are read.
pub const WORKBOOKS: [&str; 3] = ["xlsx", "xlsm", "ods"];
/// What spreadsheets end in.
pub const SPREADSHEETS: [&str; 5] = ["xlsx", "xlsm", "ods", "xls", "xlsb"];

/// Reads files, and remembers which.
#[derive(Debug, Default)]
pub struct Files {
    /// The folder that rule files may not leave, with its links followed, and as typed.
    root: Option<(PathBuf, String)>,
    /// The encoding that was named for records.
    pub encoding: Option<Encoding>,
    read: Mutex<Read>,
}

/// What was read.
#[derive(Debug, Default)]
struct Read {
    files: BTreeSet<Identity>,
    /// What came through pipes, which give it once.
    streams: BTreeMap<PathBuf, Vec<u8>>,
}

/// Which file of a disk it is, whatever path, link or spelling leads to it.
#[cfg(unix)]
type Identity = (u64, u64);
/// Which file of a disk it is, whatever path or link leads to it.
#[cfg(not(unix))]
type Identity = PathBuf;

/// The file of a disk that a path leads to, if there is one.
pub fn identity(path: &Path) -> Option<Identity> {
    let about = path.metadata().ok().filter(std::fs::Metadata::is_file)?;
    #[cfg(unix)]
    return Some((std::os::unix::fs::MetadataExt::dev(&about), std::os::unix::fs::MetadataExt::ino(&about)));
    #[cfg(not(unix))]
    return about.is_file().then(|| path.canonicalize().ok()).flatten();
}

impl Files {
    /// Rule files of this folder only, or of any.
    pub fn within(root: Option<&Path>) -> Result<Files, Failure> {
        let canonical = |folder: &Path| {
            let place = folder.canonicalize().map_err(|fault| Failure::file(&shown(folder), &fault))?;
            Ok::<_, Failure>((place, shown(folder)))
        };
        Ok(Files { root: root.map(canonical).transpose()?, encoding: None, read: Mutex::default() })
    }

    /// The same, with an encoding for records.
    pub fn of_records_in(self, encoding: Option<Encoding>) -> Files {
        Files { encoding, ..self }
    }

    /// What a file holds that was named on the command line: also a pipe.
    pub fn named(&self, path: &Path) -> Result<Vec<u8>, Failure> {
        self.bytes(path).map_err(|fault| Failure::file(&shown(path), &fault))
    }

    /// A file of a disk that was named on the command line, to be read bit by bit; `None` if it is a pipe, which gives its bytes once, or may be
    /// of another encoding, which is seen in the whole.
    pub fn open(&self, path: &Path) -> Result<Option<std::fs::File>, Failure> {
        if self.encoding.is_some() {
            return Ok(None);
        }
        let Some(file) = identity(path) else { return Ok(None) };
        let opened = std::fs::File::open(path).map_err(|fault| Failure::file(&shown(path), &fault))?;
        self.remembered().files.insert(file);
        Ok(Some(opened))
    }

    /// The text of a rule file that was named on the command line.
    pub fn rule_text(&self, path: &Path) -> Result<String, Failure> {
        let text = self.is_allowed(path).and_then(|()| match extension(path).as_str() {
            EXTENSION => self.own_kind(path),
            ending if RECORDS.contains(&ending) || SPREADSHEETS.contains(&ending) => Err(what_records_are_for(path)),
            _ => self.utf8(path),
        });
        text.map_err(|why| Failure::new(about(path, why)))
    }

    /// Whether this file, whatever it is called here, was read.
    pub fn was_read(&self, path: &Path) -> bool {
        identity(path).is_some_and(|file| self.remembered().files.contains(&file))
    }

    /// Whether `--root` allows a file to be read or written.
    pub fn is_allowed(&self, path: &Path) -> Result<(), Message> {
        let Some((root, typed)) = &self.root else { return Ok(()) };
        // A file that is to come stands where its folder does.
        let folder = || path.parent().map(|folder| if folder.as_os_str().is_empty() { Path::new(".") } else { folder });
        let place = path.canonicalize().or_else(|fault| match folder() {
            Some(folder) => folder.canonicalize(),
            None => Err(fault),
        });
        if place.map_err(|fault| reason(&fault))?.starts_with(root) {
            return Ok(());
        }
        Err(say::outside_root(typed))
    }

    /// The text of a file that another file names by an ending, which the file that a link leads to must have too.
    fn own_kind(&self, path: &Path) -> Result<String, Message> {
        self.is_allowed(path)?;
        if let Ok(place) = path.canonicalize()
            && extension(&place) != extension(path)
        {
            return Err(say::link_to_another_kind(extension(path)));
        }
        self.utf8(path)
    }

    fn utf8(&self, path: &Path) -> Result<String, Message> {
        let bytes = self.bytes(path).map_err(|fault| reason(&fault))?;
        String::from_utf8(bytes).map_err(|_| say::not_utf8())
    }

    fn bytes(&self, path: &Path) -> std::io::Result<Vec<u8>> {
        let about = path.metadata()?;
        let file = identity(path);
        let is_stream = file.is_none() && !about.is_dir();
        if is_stream && let Some(bytes) = self.remembered().streams.get(path) {
            return Ok(bytes.clone());
        }
        let bytes = std::fs::read(path)?;
        let mut read = self.remembered();
        read.files.extend(file);
        if is_stream {
            read.streams.insert(path.to_path_buf(), bytes.clone());
        }
        Ok(bytes)
    }

    fn remembered(&self) -> MutexGuard<'_, Read> {
        self.read.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The text of a file that a rule file names.
    fn used(&self, path: &Path, remember: bool) -> Result<String, Message> {
        // A pipe or a device may never end.
        if path.metadata().is_ok_and(|about| !about.is_file() && !about.is_dir()) {
            return Err(say::not_a_file_of_a_disk());
        }
        let text = if remember {
            self.own_kind(path)
        } else {
            Files { root: self.root.clone(), ..Files::default() }.own_kind(path)
        };
        // Outside the root nothing is looked for.
        let near = || self.is_allowed(path).ok().and_then(|()| near(path));
        text.map(without_mark).map_err(|why| near().map_or(why, |near| say::no_such_file_but_near(shown(&near))))
    }
}

impl Loader for Files {
    fn load(&self, path: &str) -> Result<String, Message> {
        let path = Path::new(path);
        if !is_rule_file(path) {
            let meant = self.is_allowed(path).ok().and_then(|()| with_ending(path));
            let only = say::only_rule_files(EXTENSION);
            return Err(meant.map_or(only.clone(), |meant| say::but_near(only, shown(&meant))));
        }
        self.used(path, true)
    }

    fn lines(&self, path: &str) -> Result<String, Message> {
        is_lines_file(path).and_then(|path| self.used(path, true))
    }

    fn recorded(&self, path: &str) -> Result<Option<String>, Message> {
        let path = is_lines_file(path)?;
        // Not remembered: it is there to be written anew.
        if path.symlink_metadata().is_ok() {
            self.used(path, false).map(Some)
        } else {
            self.is_allowed(path).map(|()| None)
        }
    }
}

/// The text without the mark that some editors write before it.
pub fn without_mark(text: String) -> String {
    text.strip_prefix('\u{FEFF}').map(str::to_owned).unwrap_or(text)
}

fn is_lines_file(path: &str) -> Result<&Path, Message> {
    let path = Path::new(path);
    let is_one = path.extension().is_some_and(|extension| extension == "csv");
    is_one.then_some(path).ok_or_else(say::only_csv_for_tests)
}

/// Whether it is named like a rule file.
pub fn is_rule_file(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == EXTENSION)
}

/// What the name of a file ends in, in small letters; empty where it has no ending.
pub fn extension(path: &Path) -> String {
    path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default()
}

/// What is said where records stand in the place of rules.
fn what_records_are_for(path: &Path) -> Message {
    match SPREADSHEETS.contains(&extension(path).as_str()) {
        true => say::spreadsheet_for_rules(),
        false => say::records_for_rules(shown(path)),
    }
}

/// The name of a root file for diagnostics, from which the paths of used files are worked out: as typed, without `./`.
pub fn root_name(path: &Path) -> String {
    let parts = path.components().filter(|part| *part != Component::CurDir);
    shown(&parts.collect::<PathBuf>())
}

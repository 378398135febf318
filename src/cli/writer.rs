//! The one writer of files.
//!
//! A file is written beside its place and then takes it, so that a run that is cut off, or a disk that is full, leaves the old one.
//! Of several none takes its place before all are written. Devices and pipes are written as they are. A file that this run
//! read is never written, and with `--root` none outside that folder.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{Error, ErrorKind, Write};
use std::path::{Component, MAIN_SEPARATOR, Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use bieu::message::Message;
use bieu::unstable::message::command as say;
use bieu::unstable::words::Document;

use super::failure::Failure;
use super::files::{Files, shown};

/// How many links are followed to a place that is to be written; more of them lead in a circle.
const LINKS: usize = 40;

/// A file to be written.
pub struct Page {
    /// Where, as typed.
    pub path: PathBuf,
    /// What it is to hold.
    pub text: Document,
}

/// Refuses a place that can be seen to be none before anything is read.
pub fn foresee(files: &Files, path: &Path, takes_folders: bool) -> Result<(), Failure> {
    if is_folder(path) {
        let why = match takes_folders {
            false => say::folder_for_file_name_one(),
            true if path.components().collect::<PathBuf>().is_file() => say::file_for_folder(),
            true => return allowed(files, path, path),
        };
        return Err(failure(path, why));
    }
    Places::new(files).of(path).map(drop)
}

/// A folder that is there, or that is to be made: its name ends in `/`.
pub fn is_folder(path: &Path) -> bool {
    path.is_dir() || path.to_string_lossy().ends_with(['/', MAIN_SEPARATOR])
}

/// Writes files, all or none of them where the disk allows it.
pub fn write(files: &Files, pages: &[Page]) -> Result<(), Failure> {
    let mut taken = BTreeSet::new();
    let mut known = Places::new(files);
    let mut places = Vec::new();
    for page in pages {
        let place = known.of(&page.path)?;
        if place.old.is_some() && files.was_read(&place.path) {
            return Err(failure(&page.path, say::run_reads_it()));
        }
        if place.is_whole && !taken.insert(place.path.clone().into_os_string()) {
            return Err(failure(&page.path, say::two_results_into_it()));
        }
        places.push(place);
    }
    put(places.iter().zip(pages).map(|(place, page)| (place, page.path.as_path(), page.text.as_bytes())))
}

/// Writes a file that is no text.
pub fn write_bytes(files: &Files, path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let place = Places::new(files).of(path)?;
    if place.old.is_some() && files.was_read(&place.path) {
        return Err(failure(path, say::run_reads_it()));
    }
    put(std::iter::once((&place, path, bytes)))
}

/// Puts a text in the place of a file's that was read to be replaced.
pub fn replace(path: &Path, text: Document) -> Result<(), Failure> {
    put([(&Places::new(&Files::default()).of(path)?, path, text.as_bytes())].into_iter())
}

/// Makes a folder, and those around it.
pub fn make_folder(files: &Files, path: &Path) -> Result<(), Failure> {
    allowed(files, path, path)?;
    fs::create_dir_all(path).map_err(|fault| Failure::file(&shown(path), &fault))
}

/// Where a text goes, links followed.
struct Place {
    path: PathBuf,
    /// Whether it is a file of a disk, or is to be one, which is replaced whole.
    is_whole: bool,
    /// What stands there now.
    old: Option<Metadata>,
}

/// Finds places. Of a folder that many files go to it is asked once where it is, and whether they may.
struct Places<'f> {
    files: &'f Files,
    /// Folders by their names: where they are, if they are there, and why nothing may be written there.
    folders: BTreeMap<OsString, Option<Folder>>,
}

#[derive(Clone)]
struct Folder {
    path: PathBuf,
    refused: Option<Message>,
}

impl<'f> Places<'f> {
    fn new(files: &'f Files) -> Places<'f> {
        Places { files, folders: BTreeMap::new() }
    }

    fn folder(&mut self, typed: &Path) -> Option<Folder> {
        if let Some(known) = self.folders.get(typed.as_os_str()) {
            return known.clone();
        }
        let found = typed.canonicalize().ok().map(|path| {
            let refused = self.files.is_allowed(&path).err();
            Folder { path, refused }
        });
        self.folders.insert(typed.as_os_str().to_owned(), found.clone());
        found
    }

    fn of(&mut self, typed: &Path) -> Result<Place, Failure> {
        // Where it is standard output the command takes it itself; as a name it is hardly meant.
        if typed == Path::new("-") {
            return Err(failure(typed, say::dash_for_file()));
        }
        let mut path = typed.to_path_buf();
        for _ in 0..LINKS {
            let folder = match path.parent() {
                Some(folder) if !folder.as_os_str().is_empty() => folder.to_path_buf(),
                _ => PathBuf::from(Component::CurDir.as_os_str()),
            };
            let Some(Folder { path: folder, refused }) = self.folder(&folder) else {
                return Err(failure(typed, say::no_folder(shown(&folder))));
            };
            // `/dev/stdout` and its like are open already, and lead to what the shell made of them.
            if folder == Path::new("/dev") || folder.starts_with("/proc") {
                return Ok(Place { path, is_whole: false, old: None });
            }
            let Some(name) = path.file_name() else {
                return Err(failure(typed, say::folder_for_file_name_one()));
            };
            path = folder.join(name);
            let old = path.symlink_metadata().ok();
            if old.as_ref().is_some_and(|old| old.file_type().is_symlink())
                && let Ok(target) = path.read_link()
            {
                path = folder.join(target);
                continue;
            }
            if old.as_ref().is_some_and(|old| !old.is_file() && !old.is_dir()) {
                return Ok(Place { path, is_whole: false, old });
            }
            if let Some(why) = refused {
                return Err(failure(typed, why));
            }
            return match old {
                Some(old) if old.is_dir() => Err(failure(typed, say::folder_for_file_name_one())),
                Some(old) if old.permissions().readonly() => Err(failure(typed, say::is_read_only())),
                old => Ok(Place { path, is_whole: true, old }),
            };
        }
        Err(failure(typed, say::links_in_circle()))
    }
}

fn allowed(files: &Files, typed: &Path, place: &Path) -> Result<(), Failure> {
    // Of a folder that is to be made, the first one around it that is there decides.
    let there = place.ancestors().find(|folder| folder.exists()).unwrap_or(Path::new("."));
    files.is_allowed(there).map_err(|why| failure(typed, why))
}

fn failure(path: &Path, why: impl Into<Message>) -> Failure {
    Failure::new(say::at_file(shown(path), why.into()))
}

fn put<'p>(all: impl Iterator<Item = (&'p Place, &'p Path, &'p [u8])>) -> Result<(), Failure> {
    let mut whole = Vec::new();
    for (place, path, bytes) in all {
        let fault = |fault: Error| Failure::file(&shown(path), &fault);
        if place.is_whole {
            whole.push((Beside::written(place, bytes).map_err(fault)?, path));
        } else {
            let stream = OpenOptions::new().append(true).open(&place.path);
            stream.and_then(|mut stream| stream.write_all(bytes)).map_err(fault)?;
        }
    }
    for (beside, path) in whole {
        beside.take_place().map_err(|fault| Failure::file(&shown(path), &fault))?;
    }
    Ok(())
}

/// The files beside their places that are there now.
static BESIDE: Mutex<BTreeSet<OsString>> = Mutex::new(BTreeSet::new());

fn beside() -> MutexGuard<'static, BTreeSet<OsString>> {
    BESIDE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Removes what did not take its place yet, for a command that ends now. As long as what is returned is held, nothing is begun anew and
/// nothing takes its place.
pub fn abandon() -> MutexGuard<'static, BTreeSet<OsString>> {
    let begun = beside();
    for path in begun.iter() {
        let _ = fs::remove_file(path);
    }
    begun
}

/// A text beside the file whose place it is to take; without that it is removed again.
struct Beside {
    path: PathBuf,
    of: PathBuf,
    took_place: bool,
}

impl Beside {
    fn written(place: &Place, bytes: &[u8]) -> Result<Beside, Error> {
        let of = &place.path;
        let mut name = OsString::from(".");
        name.push(of.file_name().unwrap_or_default());
        name.push(format!(".{}.new", std::process::id()));
        let beside = Beside { path: of.with_file_name(name), of: of.clone(), took_place: false };
        let mut file = {
            let mut begun = self::beside();
            begun.insert(beside.path.clone().into_os_string());
            match File::create_new(&beside.path) {
                // What a run that was cut off left behind; a link is removed, not followed.
                Err(fault) if fault.kind() == ErrorKind::AlreadyExists => {
                    fs::remove_file(&beside.path)?;
                    File::create_new(&beside.path)?
                }
                made => made?,
            }
        };
        file.write_all(bytes)?;
        // What takes the place of nothing can leave nothing old, wherever the disk is cut off.
        if let Some(old) = &place.old {
            file.set_permissions(old.permissions())?;
            file.sync_all()?;
        }
        Ok(beside)
    }

    fn take_place(mut self) -> Result<(), Error> {
        let held = beside();
        fs::rename(&self.path, &self.of)?;
        self.took_place = true;
        drop(held);
        Ok(())
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        if !self.took_place {
            let _ = fs::remove_file(&self.path);
        }
        beside().remove(self.path.as_os_str());
    }
}

//! Which data file belongs to which record type: by `TYPE=FILE`, or by the file's name.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use bieu::diagnostic::{Diagnostic, Severity};
use bieu::message::{Argument, Message};
use bieu::schema::{RecordId, Schema};
use bieu::unstable::diagnostic::{codes, did_you_mean};
use bieu::unstable::message::command as say;
use bieu::unstable::spelling::called;

use super::failure::Failure;
use super::files::{RECORDS, SPREADSHEETS, extension, is_rule_file, shown};
use super::names;
use super::nearby::about;

/// How many files of a folder are named that nobody would take for records.
const REMARKS: usize = 20;

/// A data file and its record type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assigned {
    /// The file, as typed.
    pub path: PathBuf,
    /// The type of its records; none for a JSON document that holds all types by their names.
    pub record: Option<RecordId>,
}

/// The files of a run in the order in which they are read, and what was passed over.
#[derive(Debug, Default)]
pub struct Assignment {
    /// The files.
    pub files: Vec<Assigned>,
    /// What stands in folders and is not read: an error where it bears the name of a record type.
    pub passed_over: Vec<Diagnostic>,
}

/// Assigns the files that `--data` names. A file that is named by itself and stands in a named folder too is read once.
pub fn assign(schema: &Schema, data: &[PathBuf]) -> Result<Assignment, Failure> {
    if schema.records.is_empty() {
        return Err(Failure::new(say::no_record_type_to_read()));
    }
    let mut assignment = Assignment::default();
    let mut met = BTreeSet::new();
    let (folders, files): (Vec<&PathBuf>, Vec<&PathBuf>) = data.iter().partition(|path| path.is_dir());
    for path in files {
        let assigned = named(schema, path)?;
        assigned.path.metadata().map_err(|fault| Failure::file(&shown(&assigned.path), &fault))?;
        // A pipe has no place of its own.
        if met.insert(assigned.path.canonicalize().unwrap_or_else(|_| assigned.path.clone())) {
            assignment.files.push(assigned);
        }
    }
    for path in folders.into_iter().map(|folder| entries(folder)).collect::<Result<Vec<_>, _>>()?.concat() {
        if path.canonicalize().is_ok_and(|place| !met.insert(place)) {
            continue;
        }
        match why_not_read(&path).map_or_else(|| by_stem(schema, &path), Err) {
            Ok(record) => assignment.files.push(Assigned { path, record: Some(record) }),
            Err(why) => assignment.passed_over.push(passed_over(schema, &path, &why)),
        }
    }
    if assignment.files.is_empty() {
        let all: Vec<String> = data.iter().map(|path| shown(path)).collect();
        let of_each = |finding: &Diagnostic| vec!["".into(), (&finding.message).into()];
        let passed_over = std::iter::once(Vec::new()).chain(assignment.passed_over.iter().map(of_each));
        let message = say::no_file_of_a_type(all.join(", "));
        return Err(Failure::new(match assignment.passed_over.is_empty() {
            true => message,
            false => say::with_lines(message, Argument::Table(passed_over.collect())),
        }));
    }
    Ok(shortened(assignment))
}

/// What stands in a folder, in the order of the names.
fn entries(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let entries = folder.read_dir().and_then(|entries| entries.map(|entry| Ok(entry?.path())).collect());
    let mut paths: Vec<PathBuf> = entries.map_err(|fault| Failure::file(&shown(folder), &fault))?;
    paths.sort();
    Ok(paths)
}

/// Why a thing in a folder is not read whatever it is called. Nothing is opened for that: a pipe may never end.
fn why_not_read(path: &Path) -> Option<Message> {
    let ending = extension(path);
    Some(match path.metadata() {
        Err(_) => say::link_leads_to_nothing(),
        Ok(about) if about.is_dir() => say::folder_within_folder(shown(path)),
        Ok(about) if !about.is_file() => say::is_a_pipe(),
        _ if name(path).starts_with(['.', '~']) => say::is_hidden(),
        _ if SPREADSHEETS.contains(&ending.as_str()) => say::is_a_spreadsheet(),
        _ if is_rule_file(path) => say::is_a_rule_file(),
        _ if RECORDS.contains(&ending.as_str()) => return None,
        _ => say::ends_in_none_of(format!(".{}", RECORDS.join(", ."))),
    })
}

fn passed_over(schema: &Schema, path: &Path, why: &Message) -> Diagnostic {
    let message = say::passed_over(shown(path), why);
    let finding = Diagnostic::new(&codes::PASSED_OVER, message);
    let severity = if bears_a_name(schema, path) { Severity::Error } else { finding.severity };
    finding.graded(severity)
}

/// Whether it is called like a record type: with another ending, with two (`Member.csv.gz`), or hidden. What systems leave beside a
/// file (`._Member.csv`, `~$Member.xlsx`) is not.
fn bears_a_name(schema: &Schema, path: &Path) -> bool {
    let visible = name(path);
    let visible = Path::new(visible.strip_prefix('.').filter(|rest| !rest.starts_with(['_', '~'])).unwrap_or(&visible));
    let inner = visible.file_stem().map(Path::new).filter(|inner| RECORDS.contains(&extension(inner).as_str()));
    [Some(visible), inner].into_iter().flatten().any(|path| by_stem(schema, path).is_ok())
}

fn name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// With the first remarks, and how many there are more; of errors none is left out.
fn shortened(mut assignment: Assignment) -> Assignment {
    let (errors, mut remarks): (Vec<_>, Vec<_>) = assignment.passed_over.into_iter().partition(Diagnostic::is_error);
    let more = remarks.len().saturating_sub(REMARKS);
    remarks.truncate(REMARKS);
    if more > 0 {
        remarks.push(Diagnostic::new(&codes::PASSED_OVER, say::more_files_not_read(more)));
    }
    assignment.passed_over = [errors, remarks].concat();
    assignment
}

/// A file named by itself. `TYPE=FILE` is taken so unless a file of that very name is there.
fn named(schema: &Schema, path: &Path) -> Result<Assigned, Failure> {
    let text = path.to_string_lossy();
    if !path.exists()
        && let Some((name, file)) = text.split_once('=')
    {
        let names: Vec<&str> = schema.records.keys().map(String::as_str).collect();
        let unknown = || names::unknown(&format!("--data {text}: "), name, names::What::RecordType, &names);
        let record = find(schema, name).ok_or_else(unknown)?;
        holds_records(Path::new(file))?;
        return Ok(Assigned { path: PathBuf::from(file), record: Some(record) });
    }
    if !path.exists() {
        return Err(Failure::new(about(Path::new(&*text), say::no_such_file_or_folder())));
    }
    holds_records(path)?;
    let record = match by_stem(schema, path) {
        Ok(record) => Some(record),
        Err(_) if extension(path) == "json" => None,
        Err(why) => return Err(Failure::new(say::at_file(shown(path), &why))),
    };
    Ok(Assigned { path: path.to_path_buf(), record })
}

/// Refuses a rule file where records are expected.
fn holds_records(path: &Path) -> Result<(), Failure> {
    match is_rule_file(path) {
        true => Err(Failure::new(say::at_file(shown(path), say::rules_for_records(shown(path))))),
        false => Ok(()),
    }
}

/// That a file's name tells no record type, and that it is no document of all types either.
pub fn of_no_type(schema: &Schema, path: &Path) -> Failure {
    let why = by_stem(schema, path).err().unwrap_or_default();
    Failure::new(say::at_file(shown(path), why))
}

fn by_stem(schema: &Schema, path: &Path) -> Result<RecordId, Message> {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let first = stem.trim_end_matches(|c: char| c.is_ascii_digit());
    let numbered = if first.len() < stem.len() { first.strip_suffix(['-', '.', '_', ' ']) } else { None };
    let found = find(schema, &stem).or_else(|| numbered.and_then(|name| find(schema, name)));
    found.ok_or_else(|| {
        let names = schema.records.iter().flat_map(|(name, record)| [name.as_str(), record.label.as_str()]);
        match did_you_mean(numbered.unwrap_or(&stem), names.filter(|name| !name.is_empty())) {
            Some(near) => say::name_of_no_type_but_near(near),
            None => {
                let names: Vec<&str> = schema.records.keys().map(String::as_str).collect();
                say::name_of_no_type(names.join(", "))
            }
        }
    })
}

/// The record type of this name or, where one type alone has it, this label; `_` stands for a space in names of files.
fn find(schema: &Schema, name: &str) -> Option<RecordId> {
    let spaced = |text: &str| text.replace('_', " ");
    let names: Vec<(usize, String)> = schema.records.keys().map(|known| spaced(known)).enumerate().collect();
    let labels: Vec<(usize, String)> = schema.records.values().map(|of| spaced(&of.label)).enumerate().collect();
    let those = |all: &[(usize, String)]| {
        let all: Vec<(usize, &str)> = all.iter().map(|(at, text)| (*at, text.as_str())).collect();
        called(&all, &spaced(name))
    };
    let of_name = those(&names);
    let found = if of_name.is_empty() { those(&labels) } else { of_name };
    match found.as_slice() {
        [position] => Some(RecordId(u32::try_from(*position).ok()?)),
        _ => None,
    }
}

//! Which data file belongs to which record type: by `TYPE=FILE`, or by the file's name.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use bieu::Rules;
use bieu::diagnostic::{Diagnostic, Severity};
use bieu::message::{Argument, Message};
use bieu::schema::{RecordId, Schema};
use bieu::unstable::diagnostic::codes;
use bieu::unstable::message::command as say;

use super::failure::Failure;
use super::files::{Files, RECORDS, SPREADSHEETS, WORKBOOKS, extension, is_rule_file, shown};
use super::names;
use super::nearby::about;
use super::stop::Stop;
use super::stores::{self, Stored};
use super::types;
use super::workbooks::{Asked, Book, Chosen, is_workbook, with_sheet};

/// How many files of a folder are named that nobody would take for records.
const REMARKS: usize = 20;

/// A data file and its record type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assigned {
    /// The file, as typed.
    pub path: PathBuf,
    /// The type of its records; none for a JSON document that holds all types by their names.
    pub record: Option<RecordId>,
    /// Of a workbook, which sheet of it, the first being 0.
    pub sheet: Option<usize>,
    /// Of a database, what of it.
    pub stored: Option<Stored>,
}

/// The files of a run in the order in which they are read, and what was passed over.
#[derive(Debug, Default)]
pub struct Assignment {
    /// The files.
    pub files: Vec<Assigned>,
    /// What stands in folders and is not read: an error where it bears the name of a record type.
    pub passed_over: Vec<Diagnostic>,
}

/// What was met already: places of files, and of workbooks their sheets.
type Met = BTreeSet<(PathBuf, Option<usize>)>;

/// Assigns the files that `--data` names. A file that is named by itself and stands in a named folder too is read once.
pub fn assign(inputs: &Files, rules: &Rules, data: &[PathBuf]) -> Result<Assignment, Stop> {
    if rules.schema().records.is_empty() {
        return Err(Failure::new(say::no_record_type_to_read()).into());
    }
    let mut assignment = Assignment::default();
    let mut met = Met::new();
    let (folders, files): (Vec<&PathBuf>, Vec<&PathBuf>) = data.iter().partition(|path| path.is_dir());
    for path in files {
        assignment.name(inputs, rules, path, &mut met)?;
    }
    for path in folders.into_iter().map(|folder| entries(folder)).collect::<Result<Vec<_>, _>>()?.concat() {
        assignment.find(inputs, rules, path, &mut met);
    }
    if assignment.files.is_empty() {
        let all: Vec<String> = data.iter().map(|path| shown(path)).collect();
        let of_each = |finding: &Diagnostic| vec!["".into(), (&finding.message).into()];
        let passed_over = std::iter::once(Vec::new()).chain(assignment.passed_over.iter().map(of_each));
        let message = say::no_file_of_a_type(all.join(", "));
        let failure = Failure::new(match assignment.passed_over.is_empty() {
            true => message,
            false => say::with_lines(message, Argument::Table(passed_over.collect())),
        });
        return Err(failure.into());
    }
    Ok(shortened(assignment))
}

impl Assignment {
    /// Adds what was named by itself.
    fn name(&mut self, inputs: &Files, rules: &Rules, typed: &Path, met: &mut Met) -> Result<(), Stop> {
        if let Some(typed) = typed.to_str()
            && let Some((record, stored)) = stores::asked(rules.schema(), typed)?
        {
            let path = PathBuf::from(stored.shown());
            self.add(Assigned { path, record: Some(record), sheet: None, stored: Some(stored) }, met);
            return Ok(());
        }
        let Named { path, asked } = named(rules.schema(), typed)?;
        path.metadata().map_err(|fault| Failure::file(&shown(&path), &fault))?;
        if !is_workbook(&path) {
            self.add(Assigned { path, record: asked.record, sheet: None, stored: None }, met);
            return Ok(());
        }
        let mut book = Book::open(inputs, &path)?;
        let chosen = book.choose(rules, &asked)?;
        self.add_sheets(&path, &book, chosen, met);
        Ok(())
    }

    /// Adds what stands in a folder, if it is read.
    fn find(&mut self, inputs: &Files, rules: &Rules, path: PathBuf, met: &mut Met) {
        let schema = rules.schema();
        if path.canonicalize().is_ok_and(|place| met.contains(&(place, None))) {
            return;
        }
        let why = match why_not_read(&path) {
            Some(why) => why,
            None if is_workbook(&path) => match sheets_of(inputs, rules, &path) {
                Ok((book, chosen)) => return self.add_sheets(&path, &book, chosen, met),
                Err(stop) => stop.reason(),
            },
            None => match by_stem(schema, &path) {
                Ok(record) => return self.add(Assigned { path, record: Some(record), sheet: None, stored: None }, met),
                Err(why) => why,
            },
        };
        self.passed_over.push(passed_over(schema, &path, &why));
    }

    /// Adds what was not met before. A pipe has no place of its own.
    fn add(&mut self, assigned: Assigned, met: &mut Met) {
        let place = assigned.path.canonicalize().unwrap_or_else(|_| assigned.path.clone());
        if met.insert((place, assigned.sheet)) {
            self.files.push(assigned);
        }
    }

    fn add_sheets(&mut self, path: &Path, book: &Book, chosen: Chosen, met: &mut Met) {
        for (sheet, record) in chosen.sheets {
            let (record, sheet) = (Some(record), Some(sheet));
            self.add(Assigned { path: path.to_path_buf(), record, sheet, stored: None }, met);
        }
        for of in chosen.passed_over {
            let message = say::passed_over(say::file_and_sheet(shown(path), book.sheet(of.sheet)), of.why);
            let finding = Diagnostic::new(&codes::PASSED_OVER, message);
            let severity = if of.holds_records { Severity::Error } else { finding.severity };
            self.passed_over.push(finding.graded(severity));
        }
    }
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
        _ if is_workbook(path) => return None,
        _ if SPREADSHEETS.contains(&ending.as_str()) => say::is_a_spreadsheet(),
        _ if is_rule_file(path) => say::is_a_rule_file(),
        _ if RECORDS.contains(&ending.as_str()) => return None,
        _ => say::ends_in_none_of(format!(".{}", [RECORDS.as_slice(), &WORKBOOKS].concat().join(", ."))),
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

/// The sheets of a workbook in a folder that are read.
fn sheets_of(inputs: &Files, rules: &Rules, path: &Path) -> Result<(Book, Chosen), Stop> {
    let asked = Asked { of_file: by_stem(rules.schema(), path).ok(), ..Asked::default() };
    let mut book = Book::open(inputs, path)?;
    let chosen = book.choose(rules, &asked)?;
    Ok((book, chosen))
}

/// What was named by itself.
struct Named {
    path: PathBuf,
    asked: Asked,
}

/// A file named by itself. `TYPE=FILE` is taken so unless a file of that very name is there; so is `FILE#SHEET`.
fn named(schema: &Schema, typed: &Path) -> Result<Named, Failure> {
    let text = typed.to_string_lossy();
    let (path, sheet) = with_sheet(typed);
    if !path.exists()
        && let Some((name, file)) = text.split_once('=')
    {
        let names: Vec<&str> = schema.records.keys().map(String::as_str).collect();
        let unknown = || names::unknown(&format!("--data {text}: "), name, names::What::RecordType, &names);
        let record = types::find(schema, name).ok_or_else(unknown)?;
        let (path, sheet) = with_sheet(Path::new(file));
        holds_records(&path)?;
        return Ok(Named { path, asked: Asked { record: Some(record), sheet, of_file: None } });
    }
    if !path.exists() {
        return Err(Failure::new(about(&path, say::no_such_file_or_folder())));
    }
    holds_records(&path)?;
    let record = match by_stem(schema, &path) {
        found if is_workbook(&path) => {
            return Ok(Named { path, asked: Asked { record: None, sheet, of_file: found.ok() } });
        }
        Ok(record) => Some(record),
        Err(_) if extension(&path) == "json" => None,
        Err(why) => return Err(Failure::new(say::at_file(shown(&path), &why))),
    };
    Ok(Named { path, asked: Asked { record, ..Asked::default() } })
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

/// The record type that a file is called like.
fn by_stem(schema: &Schema, path: &Path) -> Result<RecordId, Message> {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    types::numbered(schema, &stem)
}

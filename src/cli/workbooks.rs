//! Workbooks on the command line: opened once for what is read of them, and which of their sheets hold records of which type.
//!
//! A sheet is of the type that it is called like, as files are; else of the one type whose header row it has. What a cell holds may not enter.

use std::io::Cursor;
use std::path::{Path, PathBuf};

use bieu::Rules;
use bieu::grid::InputDigest;
use bieu::message::{Argument, Message};
use bieu::records::{FileError, FileFinding, RecordsBuilder};
use bieu::schema::{RecordId, Schema};
use bieu::unstable::diagnostic::{codes, did_you_mean};
use bieu::unstable::message::command as say;
use bieu::unstable::records::{SheetAccount, SheetHead, of_workbook, read_sheet_rows};
use bieu::unstable::spelling::called;
use bieu::unstable::workbook::{Shape, Workbook, WorkbookFault};

use super::failure::Failure;
use super::files::{Files, WORKBOOKS, extension, shown};
use super::stop::Stop;
use super::types;

/// A workbook in memory.
pub struct Book {
    path: PathBuf,
    /// How long the file is, in bytes.
    pub length: u64,
    /// The digest of its bytes.
    pub digest: InputDigest,
    book: Workbook<Cursor<Vec<u8>>>,
}

/// A sheet that is asked for on the command line: the type of its records, its name.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    pub record: Option<RecordId>,
    pub sheet: Option<String>,
    /// The type that the file is called like, or its folder says.
    pub of_file: Option<RecordId>,
}

/// The sheets that are read, with the types of their records, and why others are not.
#[derive(Debug, Default)]
pub struct Chosen {
    pub sheets: Vec<(usize, RecordId)>,
    pub passed_over: Vec<PassedOver>,
}

/// A sheet that is not read.
#[derive(Debug)]
pub struct PassedOver {
    pub sheet: usize,
    pub why: Message,
    /// Whether it has the header row of records all the same, so that figures may lack them.
    pub holds_records: bool,
}

/// Whether a file is called like a workbook.
pub fn is_workbook(path: &Path) -> bool {
    WORKBOOKS.contains(&extension(path).as_str())
}

/// The file and the sheet of `members.xlsx#Kết nạp`, unless a file of that very name is there.
pub fn with_sheet(typed: &Path) -> (PathBuf, Option<String>) {
    let text = typed.to_string_lossy();
    let signs = text.match_indices('#').map(|(at, _)| (&text[..at], &text[at + 1..]));
    let mut signs = signs.filter(|(file, _)| is_workbook(Path::new(file)) && !typed.exists());
    match signs.next() {
        Some((file, sheet)) => (PathBuf::from(file), Some(sheet.to_owned())),
        None => (typed.to_path_buf(), None),
    }
}

impl Book {
    /// Opens a workbook.
    pub fn open(inputs: &Files, path: &Path) -> Result<Book, Stop> {
        let bytes = inputs.named(path)?;
        let (length, mut digest) = (bytes.len() as u64, InputDigest::default());
        digest.push(&bytes);
        let book = Workbook::open(Cursor::new(bytes)).map_err(|fault| of_workbook(&shown(path), &fault))?;
        Ok(Book { path: path.to_path_buf(), length, digest, book })
    }

    /// Whether it is the workbook of this file.
    pub fn is_of(&self, path: &Path) -> bool {
        self.path == path
    }

    /// What a sheet is called.
    pub fn sheet(&self, sheet: usize) -> &str {
        self.book.sheets().get(sheet).map_or("", |about| about.name.as_str())
    }

    /// The names of all sheets.
    fn names(&self) -> Vec<String> {
        self.book.sheets().iter().map(|about| about.name.clone()).collect()
    }

    /// Reads the records of one type from a sheet.
    pub fn read(
        &mut self,
        builder: &mut RecordsBuilder<'_>,
        record: RecordId,
        sheet: usize,
    ) -> Result<SheetAccount, FileError> {
        let file = shown(&self.path);
        let fault = |fault: WorkbookFault| of_workbook(&file, &fault);
        let (head, shape) = self.head(sheet).map_err(fault)?;
        let about = self.book.sheets().get(sheet).cloned().ok_or(WorkbookFault::NoSuchSheet).map_err(fault)?;
        let (has_macros, has_links) = (self.book.has_macros(), self.book.has_links());
        let mut rows = self.book.rows(sheet).map_err(fault)?;
        let found = read_sheet_rows(builder, record, (&file, &about, &shape), &head, &mut rows)?;
        Ok(SheetAccount { has_macros, has_links, ..found })
    }

    fn head(&mut self, sheet: usize) -> Result<(SheetHead, Shape), WorkbookFault> {
        let shape = self.book.shape(sheet)?;
        let head = SheetHead::read(&mut self.book.rows(sheet)?, &shape)?;
        Ok((head, shape))
    }

    /// Which sheets are read, as which types: at least one.
    pub fn choose(&mut self, rules: &Rules, asked: &Asked) -> Result<Chosen, Stop> {
        let chosen = match &asked.sheet {
            Some(name) => self.named(rules, name, asked)?,
            None => self.fitting(rules, asked)?,
        };
        match chosen.sheets.is_empty() {
            true => Err(self.of_no_type(&chosen).into()),
            false => Ok(chosen),
        }
    }

    /// The sheet that is named.
    fn named(&mut self, rules: &Rules, name: &str, asked: &Asked) -> Result<Chosen, Stop> {
        let sheet = self.find(name)?;
        let of_sheet = asked.record.or_else(|| by_name(rules.schema(), self.sheet(sheet))).or(asked.of_file);
        match of_sheet {
            Some(record) => Ok(Chosen::one(sheet, record)),
            None => Ok(self.looked_at(rules, &[sheet], None)?),
        }
    }

    /// All sheets that are of a type, or of the one that is asked for.
    fn fitting(&mut self, rules: &Rules, asked: &Asked) -> Result<Chosen, FileError> {
        let of_name: Vec<Option<RecordId>> = self.names().iter().map(|name| by_name(rules.schema(), name)).collect();
        let named = (0..).zip(&of_name).filter_map(|(sheet, record)| Some((sheet, (*record)?)));
        let mut sheets: Vec<(usize, RecordId)> =
            named.filter(|(_, record)| asked.record.is_none_or(|of| of == *record)).collect();
        if asked.record.is_some() && !sheets.is_empty() {
            return Ok(Chosen { sheets, ..Chosen::default() });
        }
        let others: Vec<usize> = (0..of_name.len()).filter(|sheet| of_name[*sheet].is_none()).collect();
        if let Some(record) = asked.record.or(asked.of_file).filter(|_| sheets.is_empty())
            && let [only] = self.filled(&others)?.as_slice()
        {
            return Ok(Chosen::one(*only, record));
        }
        let looked = self.looked_at(rules, &others, asked.record)?;
        sheets.extend(looked.sheets);
        sheets.sort_unstable();
        Ok(Chosen { sheets, ..looked })
    }

    /// The sheets on which something stands.
    fn filled(&mut self, sheets: &[usize]) -> Result<Vec<usize>, FileError> {
        let mut filled = Vec::new();
        for sheet in sheets {
            let (head, _) = self.head(*sheet).map_err(|fault| of_workbook(&shown(&self.path), &fault))?;
            filled.extend((!head.is_empty()).then_some(*sheet));
        }
        Ok(filled)
    }

    /// The sheets whose header row is that of one type, or of the one that is asked for. On one where nothing stands nothing is passed over.
    fn looked_at(&mut self, rules: &Rules, sheets: &[usize], of: Option<RecordId>) -> Result<Chosen, FileError> {
        let (schema, builder) = (rules.schema(), rules.records());
        let name = |record: &RecordId| schema.record_name(*record).to_owned();
        let mut chosen = Chosen::default();
        for sheet in sheets {
            let (head, _) = self.head(*sheet).map_err(|fault| of_workbook(&shown(&self.path), &fault))?;
            let types =
                (0..schema.records.len() as u32).map(RecordId).filter(|record| of.is_none_or(|of| of == *record));
            let fitting: Vec<RecordId> = types.clone().filter(|record| head.fits(&builder, *record)).collect();
            match fitting.as_slice() {
                [record] => chosen.sheets.push((*sheet, *record)),
                [] if head.is_empty() => {}
                [] => {
                    let types: Vec<RecordId> = types.collect();
                    let why = say::sheet_fits_none(Argument::list(types.iter().map(name)));
                    chosen.passed_over.push(PassedOver { sheet: *sheet, why, holds_records: false });
                }
                several => {
                    let why = say::sheet_fits_several(Argument::list(several.iter().map(name)));
                    chosen.passed_over.push(PassedOver { sheet: *sheet, why, holds_records: true });
                }
            }
        }
        Ok(chosen)
    }

    /// The sheet of a name.
    fn find(&self, name: &str) -> Result<usize, Failure> {
        let names = self.names();
        let spelled: Vec<(usize, &str)> = (0..).zip(names.iter().map(String::as_str)).collect();
        match called(&spelled, name).as_slice() {
            [sheet] => Ok(*sheet),
            _ => {
                let why = match did_you_mean(name, names.iter().map(String::as_str)) {
                    Some(near) => say::no_such_sheet_but_near(name, near),
                    None => say::no_such_sheet(name, Argument::list(names.iter().map(say::quoted))),
                };
                Err(Failure::new(say::at_file(shown(&self.path), why)))
            }
        }
    }

    /// That no sheet is of a type.
    fn of_no_type(&self, chosen: &Chosen) -> FileError {
        let why = |of: &PassedOver| say::at_file(say::quoted(self.sheet(of.sheet)), &of.why);
        let sheets = match chosen.passed_over.as_slice() {
            [] => Argument::list(self.names().iter().map(say::quoted)),
            several => Argument::list(several.iter().map(why)),
        };
        let finding = FileFinding { code: &codes::NO_HEADER, message: say::no_sheet_read(sheets), help: None };
        FileError { file: shown(&self.path), findings: vec![finding] }
    }
}

impl Chosen {
    fn one(sheet: usize, record: RecordId) -> Chosen {
        Chosen { sheets: vec![(sheet, record)], ..Chosen::default() }
    }
}

/// The record type that a sheet is called like.
fn by_name(schema: &Schema, sheet: &str) -> Option<RecordId> {
    types::numbered(schema, sheet).ok()
}

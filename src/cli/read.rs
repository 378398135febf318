//! Reading the data files of a run, and the account of each.

use std::collections::BTreeMap;
use std::path::Path;

use bieu::Rules;
use bieu::grid::InputDigest;
use bieu::message::{Argument, Message};
use bieu::records::{
    CsvAccount, Delimiter, EmptyRows, FileError, JsonAccount, Records, RecordsBuilder, Taken, Way, read_csv, read_json,
    read_json_document,
};
use bieu::schema::{FieldId, RecordId, RecordType, Schema};
use bieu::unstable::documents;
use bieu::unstable::encoding::Encoding;
use bieu::unstable::message::command as say;
use bieu::unstable::records::{SheetAccount, is_json_document};
use bieu::unstable::words::{Terminal, Text, written};

use super::assign::{Assigned, of_no_type};
use super::console;
use super::encoded::{Encoded, encoded};
use super::files::{Files, extension, shown};
use super::language;
use super::progress::Progress;
use super::rejects;
use super::stop::Stop;
use super::stores;
use super::workbooks::Book;

/// What was found in one file. Its position among the files is the number of the input.
#[derive(Debug)]
pub struct FileAccount {
    /// The file, as typed.
    pub file: String,
    /// Whose records it holds.
    pub record: RecordId,
    /// How many records it holds, accepted or not.
    pub read: u64,
    /// Headers or keys that belong to no field.
    pub ignored: Vec<Message>,
    /// The digest of its bytes.
    pub digest: InputDigest,
    /// The encoding that it was read from, and what is said of encodings.
    encoding: (Option<Encoding>, Vec<Message>),
    /// What was taken though it is not written plainly, by field and way.
    taken: Vec<Taken>,
    /// The fields without a column, where columns have names.
    absent: Vec<FieldId>,
    /// The sign between cells and the rows of empty cells, of a CSV file.
    csv: Option<(Delimiter, EmptyRows)>,
    /// What was found on a sheet of a workbook.
    sheet: Option<Box<SheetAccount>>,
}

/// Records, and what they came from.
pub struct Data {
    /// The records.
    pub records: Records,
    /// The account of each file.
    pub files: Vec<FileAccount>,
}

/// How much of rejected records is said.
pub enum Said<'p> {
    /// The first of each file, and where all are listed.
    First(Option<&'p Path>),
    /// How many there are: they quote the data, which is for other commands to do.
    Counts,
}

impl Data {
    /// What was found in each file, for programs.
    pub fn inputs(&self, schema: &Schema) -> Vec<documents::Input> {
        let files = (0..).zip(&self.files);
        files.map(|(input, file)| file.document(schema, self.records.rejects_of(input).count())).collect()
    }

    /// Says what was found in each file.
    pub fn say(&self, schema: &Schema, said: &Said) {
        for (input, file) in (0..).zip(&self.files) {
            let rejected = self.records.rejects_of(input).count();
            let line = file.to_line(schema, rejected);
            match said {
                Said::First(listed) => {
                    console::say(&line);
                    rejects::say_first(&self.records, input, *listed);
                }
                Said::Counts if rejected == 0 => {}
                Said::Counts => {
                    let listing = say::listed_by_rejects().say(language::of_people());
                    console::say(&written!(Terminal, "{}; {}", line, listing));
                }
            }
        }
    }
}

/// Reads all files.
pub fn read(inputs: &Files, rules: &Rules, assigned: Vec<Assigned>, progress: &Progress) -> Result<Data, Stop> {
    progress.begin(assigned.iter().map(|assigned| assigned.path.as_path()));
    let mut builder = rules.records();
    let mut accounts = Accounts::default();
    for assigned in assigned {
        accounts.read(inputs, rules, &mut builder, assigned, progress)?;
    }
    progress.end();
    accounts.sound()?;
    Ok(accounts.data(builder.finish()))
}

/// The accounts of files while they are read.
#[derive(Default)]
pub struct Accounts {
    files: Vec<FileAccount>,
    /// What is at fault with whole files.
    pub faults: Vec<FileError>,
    /// The workbook whose sheets are read.
    book: Option<Book>,
}

impl Accounts {
    /// Reads a file.
    pub fn read(
        &mut self,
        inputs: &Files,
        rules: &Rules,
        builder: &mut RecordsBuilder<'_>,
        assigned: Assigned,
        progress: &Progress,
    ) -> Result<(), Stop> {
        if let (Some(record), Some(sheet)) = (assigned.record, assigned.sheet) {
            return self.sheet(inputs, builder, &assigned.path, (record, sheet), progress);
        }
        if let (Some(record), Some(stored)) = (assigned.record, &assigned.stored) {
            match stores::read(inputs, builder, record, stored) {
                Ok(found) => self.files.push(FileAccount::of_columns(&stored.shown(), record, found)),
                Err(Stop::Files(faults)) => self.faults.extend(faults),
                Err(stop) => return Err(stop),
            }
            return Ok(());
        }
        let bytes = inputs.named(&assigned.path)?;
        let Encoded { text, from, said } = encoded(inputs.encoding, &bytes);
        let file = shown(&assigned.path);
        let is_json = ["json", "jsonl"].contains(&extension(&assigned.path).as_str());
        let read = match assigned.record {
            _ if is_json && is_json_document(rules.schema(), &text) => read_document(builder, &file, &text),
            Some(record) => read_file(builder, &file, is_json, record, &text).map(|account| vec![account]),
            None => return Err(of_no_type(rules.schema(), &assigned.path).into()),
        };
        let mut digest = InputDigest::default();
        digest.push(&bytes);
        match read {
            Ok(accounts) => {
                progress.add(bytes.len() as u64, accounts.iter().map(|account| account.read).sum());
                let whole = |of: FileAccount| of.of_encoding(from, said.clone()).with_digest(digest.clone());
                self.files.extend(accounts.into_iter().map(whole));
            }
            Err(fault) => self.faults.push(fault),
        }
        Ok(())
    }

    /// Reads a sheet of a workbook, which stays open for its next one.
    fn sheet(
        &mut self,
        inputs: &Files,
        builder: &mut RecordsBuilder<'_>,
        path: &Path,
        (record, sheet): (RecordId, usize),
        progress: &Progress,
    ) -> Result<(), Stop> {
        let mut book = match self.book.take().filter(|book| book.is_of(path)) {
            Some(book) => book,
            None => Book::open(inputs, path)?,
        };
        match book.read(builder, record, sheet) {
            Ok(found) => {
                progress.add(book.length, found.read);
                self.files.push(FileAccount::of_sheet(record, found).with_digest(book.digest.clone()));
            }
            Err(fault) => self.faults.push(fault),
        }
        self.book = Some(book);
        Ok(())
    }

    /// Keeps the place of a file that is read later, with what is said of its encoding.
    pub fn later(&mut self, file: &str, record: RecordId, encoding: Vec<Message>) -> usize {
        self.files.push(FileAccount::new(file, record, 0, Vec::new()).of_encoding(None, encoding));
        self.files.len() - 1
    }

    /// Fills a place that was kept.
    pub fn now(&mut self, place: usize, account: impl FnOnce(&FileAccount) -> FileAccount) {
        if let Some(file) = self.files.get_mut(place) {
            *file = account(file);
        }
    }

    /// Whether no file was at fault.
    pub fn sound(&mut self) -> Result<(), Stop> {
        match std::mem::take(&mut self.faults) {
            faults if faults.is_empty() => Ok(()),
            faults => Err(Stop::Files(faults)),
        }
    }

    /// The records with the accounts of all files.
    pub fn data(mut self, records: Records) -> Data {
        for taken in records.iter().flat_map(|(_, set)| &set.taken) {
            self.files[taken.input as usize].taken.push(taken.clone());
        }
        Data { records, files: self.files }
    }
}

fn read_file(
    builder: &mut RecordsBuilder<'_>,
    file: &str,
    is_json: bool,
    record: RecordId,
    text: &[u8],
) -> Result<FileAccount, FileError> {
    let about = |read, ignored| FileAccount::new(file, record, read, ignored);
    if is_json {
        let JsonAccount { read, ignored, .. } = read_json(builder, record, file, text)?;
        return Ok(about(read, names(ignored)));
    }
    Ok(FileAccount::of_csv(&about(0, Vec::new()), read_csv(builder, record, file, text)?))
}

/// The names of members.
fn names(of: Vec<String>) -> Vec<Message> {
    of.into_iter().map(Message::of_words).collect()
}

/// A document of all types: an account for each array, in the order of the inputs.
fn read_document(builder: &mut RecordsBuilder<'_>, file: &str, text: &[u8]) -> Result<Vec<FileAccount>, FileError> {
    let accounts = read_json_document(builder, file, text)?;
    let account = |JsonAccount { record, input, read, ignored }| FileAccount::new(&input, record, read, names(ignored));
    Ok(accounts.into_iter().map(account).collect())
}

impl FileAccount {
    fn new(file: &str, record: RecordId, read: u64, ignored: Vec<Message>) -> FileAccount {
        let (digest, taken, absent) = (InputDigest::default(), Vec::new(), Vec::new());
        let (encoding, csv, sheet) = ((None, Vec::new()), None, None);
        FileAccount { file: file.to_owned(), record, read, ignored, digest, encoding, taken, absent, csv, sheet }
    }

    /// That of a file of CSV.
    pub fn of_csv(before: &FileAccount, found: CsvAccount) -> FileAccount {
        let CsvAccount { read, ignored, delimiter, absent, empty, .. } = found;
        let csv = Some((delimiter, empty));
        let encoding = before.encoding.clone();
        FileAccount { csv, absent, encoding, ..FileAccount::new(&before.file, before.record, read, ignored) }
    }

    /// That of a sheet of a workbook.
    fn of_sheet(record: RecordId, found: SheetAccount) -> FileAccount {
        let of = FileAccount::new(&found.file, record, found.read, found.ignored.clone());
        FileAccount { sheet: Some(Box::new(found)), ..of }
    }

    /// That of a table of a database, or of what a query of one gives.
    fn of_columns(name: &str, record: RecordId, found: stores::Found) -> FileAccount {
        let stores::Found { read, ignored, absent, digest } = found;
        FileAccount { absent, digest, ..FileAccount::new(name, record, read, ignored) }
    }

    /// The same, of a file whose bytes have this digest.
    pub fn with_digest(self, digest: InputDigest) -> FileAccount {
        FileAccount { digest, ..self }
    }

    /// The same, read from an encoding, with what is said of that.
    pub fn of_encoding(self, from: Option<Encoding>, said: Vec<Message>) -> FileAccount {
        FileAccount { encoding: (from, said), ..self }
    }

    /// The account in a line: `records/Member.csv: 12 Member read, 1 rejected; delimiter: comma`.
    pub fn to_line(&self, schema: &Schema, rejected: usize) -> Text<Terminal> {
        let language = language::of_people();
        let (read, of) = (self.read, schema.record_name(self.record));
        let file = match &self.sheet {
            Some(found) => say::file_and_sheet(&self.file, &found.sheet),
            None => Message::of_words(&self.file),
        };
        let mut said = vec![match rejected {
            0 => say::read_of_file(file, read, of),
            rejected => say::read_and_rejected(file, read, of, rejected),
        }];
        said.extend(self.sheet.iter().flat_map(|found| found.found()));
        said.extend(self.encoding.1.iter().cloned());
        said.extend(self.csv.as_ref().map(|(delimiter, ..)| say::delimiter(delimiter.said())));
        if !self.ignored.is_empty() {
            let quoted = self.ignored.iter().map(say::quoted);
            said.push(say::not_used(Argument::list(quoted)));
        }
        let absent = self.absent(schema.record(self.record));
        if !absent.is_empty() {
            said.push(say::absent(Argument::list(absent)));
        }
        said.extend(self.csv.as_ref().and_then(|(_, empty)| empty.said()));
        said.extend(self.taken(schema.record(self.record)));
        let said: Vec<String> = said.iter().map(|part| part.say(language)).collect();
        Text::of(said.join("; "))
    }

    /// The account for programs.
    fn document(&self, schema: &Schema, rejected: usize) -> documents::Input {
        let of = schema.record(self.record);
        documents::Input {
            file: self.file.clone(),
            record: schema.record_name(self.record).to_owned(),
            read: self.read,
            rejected,
            encoding: self.encoding.0.map(|encoding| encoding.name().to_owned()),
            delimiter: self.csv.as_ref().map(|(delimiter, ..)| delimiter.name().to_owned()),
            not_used: self.ignored.iter().map(|header| header.say(language::of_programs())).collect(),
            absent: self.absent(of).into_iter().map(str::to_owned).collect(),
            empty_rows: self.empty_rows(),
            taken: self.taken.iter().map(|taken| documents::Taken::of(taken, of)).collect(),
            sheet: self.sheet.as_deref().map(documents::SheetFound::of),
        }
    }

    /// `read by folding: 3 of “Dân tộc” (`ethnicity`), most often `KINH` (2)`, the fields of one way together.
    fn taken(&self, of: &RecordType) -> Vec<Message> {
        let mut ways: BTreeMap<Way, Vec<Message>> = BTreeMap::new();
        for taken in &self.taken {
            ways.entry(taken.way).or_default().push(taken.said(of));
        }
        let told = |(way, fields): (Way, Vec<Message>)| {
            let mut fields = fields.into_iter();
            let first = fields.next().map(|first| say::taken(way.said(), first));
            first.into_iter().chain(fields).collect::<Vec<_>>()
        };
        ways.into_iter().flat_map(told).collect()
    }

    fn absent<'r>(&self, of: &'r RecordType) -> Vec<&'r str> {
        let of_sheet = self.sheet.iter().flat_map(|found| &found.absent);
        self.absent.iter().chain(of_sheet).map(|field| of.field_name(*field)).collect()
    }

    fn empty_rows(&self) -> u64 {
        let of_sheet = || self.sheet.as_ref().map_or(0, |found| found.empty.rows);
        self.csv.as_ref().map_or_else(of_sheet, |(_, empty)| empty.rows)
    }
}

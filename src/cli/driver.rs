//! The one way through a command: rules are loaded, files assigned and read, what is at fault is said, the result is given.
//!
//! A command asks for what it needs. Where that is not to be had, `?` ends the command, and what is wrong is told in the form that was
//! asked for: here, once for all commands. What a command makes of rules and records may not enter.

use std::cell::RefCell;
use std::path::{Path, PathBuf};

use bieu::diagnostic::{Diagnostic, Severity};
use bieu::schema::RecordId;
use bieu::source::Sources;
use bieu::unstable::documents::{Ended, Finding, NoResult, Run, Version};
use bieu::unstable::records::{Sheet, read_sheet_of};
use bieu::unstable::words::{self, Document};
use bieu::value::Date;
use bieu::{Rules, RulesError};
use serde::Serialize;

use super::args::{Reading, Records};
use super::assign::{self, Assigned};
use super::console;
use super::count::{self, Tallied};
use super::ending::Ending;
use super::failure::Failure;
use super::files::{Files, root_name, shown, without_mark};
use super::findings::{self, to_line};
use super::language;
use super::progress::Progress;
use super::read::{self, Data};
use super::stop::Stop;
use super::writer::{self, Page};

/// In which form a command tells what it has to tell, and where.
pub struct Form<'c> {
    /// The document that is asked for; `None`: text.
    pub document: Option<Version>,
    /// The file that the result goes to.
    pub out: Option<&'c Path>,
    /// Whether that may be a folder.
    pub takes_folders: bool,
    /// How records are read, and how it is told how far that is.
    pub records: Records,
}

impl<'c> Form<'c> {
    /// A document of this version if it is wanted, or text.
    pub fn new(version: Version, is_document: bool, out: Option<&'c Path>) -> Form<'c> {
        Form { document: is_document.then_some(version), out, takes_folders: false, records: Records::default() }
    }

    /// The same, with records read in this way.
    pub fn reading(self, records: Records) -> Form<'c> {
        Form { records, ..self }
    }
}

/// What a command is handed, and by what it gives.
pub struct Driver<'c> {
    /// What is read, and what was.
    pub files: Files,
    as_of: Option<Date>,
    progress: Progress,
    form: Form<'c>,
    notes: RefCell<Vec<Diagnostic>>,
}

/// Does the work of a command.
pub fn drive<'c>(
    reading: &Reading,
    form: Form<'c>,
    work: impl FnOnce(&Driver<'c>) -> Result<Ending, Stop>,
) -> Result<Ending, Failure> {
    let files = Files::within(reading.root.as_deref())?.of_records_in(form.records.encoding);
    if let Some(out) = form.out {
        writer::foresee(&files, out, form.takes_folders)?;
    }
    let progress = Progress::of(form.records.progress);
    let driver = Driver { files, as_of: reading.as_of, progress, form, notes: RefCell::default() };
    match work(&driver) {
        Ok(ending) => Ok(driver.ending(ending)),
        Err(Stop::Failure(failure)) => Err(failure),
        Err(stop) => match driver.form.document {
            Some(version) => driver.give_no_result(version, stop.documents()),
            None => {
                stop.say();
                Ok(Ending::Findings)
            }
        },
    }
}

impl Driver<'_> {
    /// The day that the rules are read at, where it was given.
    pub fn as_of(&self) -> Option<Date> {
        self.as_of
    }

    /// The compiled rules of a file, or what is wrong with them.
    pub fn load(&self, path: &Path) -> Result<Result<Rules, Box<RulesError>>, Failure> {
        let text = self.rule_text(path)?;
        Ok(Rules::load(&root_name(path), &text, &self.files, self.as_of))
    }

    /// The text of a rule file that was named.
    pub fn rule_text(&self, path: &Path) -> Result<String, Failure> {
        self.files.rule_text(path).map(without_mark)
    }

    /// The same as [`Driver::rules`] with a period and parameters in place of what the rules say.
    pub fn rules_with(
        &self,
        path: &Path,
        period: Option<(Date, Date)>,
        settings: &[(String, String)],
    ) -> Result<Rules, Stop> {
        let text = self.rule_text(path)?;
        let params: Vec<(&str, &str)> = settings.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        Ok(Rules::load_with(&root_name(path), &text, &self.files, self.as_of, period, &params)?)
    }

    /// The compiled rules of a file.
    pub fn rules(&self, path: &Path) -> Result<Rules, Stop> {
        Ok(self.load(path)??)
    }

    /// The records that `--data` names, and the rules with those of them that are rows.
    pub fn data(&self, rules: Rules, paths: &[PathBuf]) -> Result<(Rules, Data), Stop> {
        rules.must_be_filled()?;
        let assigned = self.assign(&rules, paths)?;
        self.read(rules, assigned)
    }

    /// The records that `--data` names, counted; what can be counted as it is read is not kept. Of some types the digests of keys are given.
    pub fn counted(
        &self,
        rules: Rules,
        paths: &[PathBuf],
        threads: u32,
        digested: &[RecordId],
    ) -> Result<(Rules, Tallied), Stop> {
        rules.must_be_filled()?;
        let assigned = self.assign(&rules, paths)?;
        let types = rules.unit_types();
        let is_needed = |file: &&Assigned| file.record.is_none_or(|record| types.contains(&record));
        let of_rows: Vec<Assigned> = assigned.iter().filter(|_| !types.is_empty()).filter(is_needed).cloned().collect();
        for file in &of_rows {
            // What cannot be looked at twice is kept, and all others with it.
            if self.files.open(&file.path)?.is_none() {
                let (rules, data) = self.read(rules, assigned)?;
                let counted = rules.count_with(&data.records, threads).map_err(Failure::from)?;
                return Ok((rules, Tallied { data, counted, keys: Vec::new() }));
            }
        }
        let rules = self.with_rows(rules, of_rows)?;
        let tallied = count::count(&self.files, &rules, assigned, (threads, digested), &self.progress)?;
        Ok((rules, tallied))
    }

    /// The rules with the records that are rows. These are few, and read once more with all others.
    fn with_rows(&self, rules: Rules, files: Vec<Assigned>) -> Result<Rules, Stop> {
        if rules.unit_types().is_empty() {
            return Ok(rules);
        }
        let Data { records, .. } = read::read(&self.files, &rules, files, &Progress::default())?;
        Ok(rules.with_units(records)?.0)
    }

    /// The files that `--data` names, with their record types.
    pub fn assign(&self, rules: &Rules, paths: &[PathBuf]) -> Result<Vec<Assigned>, Stop> {
        let assignment = assign::assign(&self.files, rules, paths)?;
        assignment.passed_over.into_iter().for_each(|finding| self.note(finding));
        Ok(assignment.files)
    }

    /// The records of files, and the rules with those of them that are rows.
    pub fn read(&self, rules: Rules, assigned: Vec<Assigned>) -> Result<(Rules, Data), Stop> {
        let Data { records, files } = read::read(&self.files, &rules, assigned, &self.progress)?;
        let (rules, records) = rules.with_units(records)?;
        Ok((rules, Data { records, files }))
    }

    /// The lines of a CSV file that was named; of several tables, each led by a line of two cells, those of the first of
    /// these leads that is there.
    pub fn sheet(&self, path: &Path, leads: &[[&str; 2]]) -> Result<Sheet, Stop> {
        Ok(read_sheet_of(&shown(path), &self.files.named(path)?, leads)?)
    }

    /// Whether a document is asked for, beside which nothing is said.
    pub fn gives_document(&self) -> bool {
        self.form.document.is_some()
    }

    /// Tells a finding that has no place in a rule file, once, and lets it decide how the command ends.
    pub fn note(&self, finding: Diagnostic) {
        if self.notes.borrow().contains(&finding) {
            return;
        }
        if !self.gives_document() {
            console::say(&to_line(&finding));
        }
        self.notes.borrow_mut().push(finding);
    }

    /// Tells that records were rejected, where some were.
    pub fn note_rejects(&self, data: &Data) {
        let rejected = u64::try_from(data.records.rejects().count()).unwrap_or(u64::MAX);
        if let Some(finding) = findings::of_rejects(rejected, Severity::Error) {
            self.note(finding);
        }
    }

    /// How the command ends, with all that was noted.
    pub fn ending(&self, ending_of_result: Ending) -> Ending {
        match findings::ending(&self.notes.borrow()) {
            Ending::Clean => ending_of_result,
            of_notes => of_notes,
        }
    }

    /// Gives the document that is made of how the command ends and of all that was found.
    pub fn give_document<D: Serialize>(
        &self,
        of_result: Vec<Finding>,
        ending: Ending,
        document: impl FnOnce(u8, Vec<Finding>) -> D,
    ) -> Result<Ending, Failure> {
        let ending = self.ending(ending);
        let mut findings = Finding::all(&self.notes.borrow(), &Sources::default(), language::of_programs());
        findings.extend(of_result);
        self.give(words::json::document(&document(ending.code(), findings)))?;
        Ok(ending)
    }

    /// Gives a result that is a document by itself, with how the command ends and what was found.
    pub fn give_ended(&self, told: impl Serialize, of_result: Vec<Finding>, ending: Ending) -> Result<Ending, Failure> {
        self.give_document(of_result, ending, |exit, findings| Ended { told, exit, findings })
    }

    fn give_no_result(&self, schema: Version, why: Vec<Finding>) -> Result<Ending, Failure> {
        if schema == Version::RUN {
            return self.give_document(why, Ending::Findings, Run::without_outcome);
        }
        self.give_document(why, Ending::Findings, |exit, findings| NoResult { schema, exit, findings })
    }

    /// Gives a text where the result goes.
    pub fn give(&self, text: impl Into<Document>) -> Result<(), Failure> {
        match self.form.out {
            None => console::give(text),
            Some(path) => writer::write(&self.files, &[Page { path: path.to_path_buf(), text: text.into() }]),
        }
    }
}

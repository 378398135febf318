//! The command line. What stands here as documentation is what `--help` shows.

mod count;
mod debug;
mod run;

use std::convert::Infallible;
use std::path::PathBuf;

use bieu::unstable::spreadsheet::{Form, Separator};
use bieu::value::Date;
use clap::{Args, Parser, Subcommand, ValueEnum};
use unicode_normalization::UnicodeNormalization;

pub use count::{Count, KeysKept};
pub use debug::{Debug, Shown};
pub use run::Run;

use super::ending::Failure;

/// Guidance as rules, records as columns, official tables out.
#[derive(Debug, Parser)]
#[command(name = "bieu", version, max_term_width = 100, after_help = EXIT_CODES)]
pub struct Arguments {
    /// What is to be done.
    #[command(subcommand)]
    pub command: Command,
}

const EXIT_CODES: &str = "\
Exit codes:
  0  clean
  1  something is wrong with the rules or the records
  2  the command line is wrong, or a file cannot be read or written
  3  internal error of bieu
  4  more records could not be decided than --allow-undetermined allows

Begin with `bieu new my-report`.";

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Work out the tables and texts of a rule file from records
    Run(Run),
    /// Count records into a file, from which tables are made without the records
    Count(Count),
    /// Check rule files without records
    Check(Check),
    /// Run the tests that stand in rule files
    Test(Test),
    /// Show what differs between two rule files: structure, meaning, and the figures that move
    Diff(Diff),
    /// Lay rule files out, all in one way
    Fmt(Fmt),
    /// Decide records by criteria, with reasons, sources and what would change a refusal
    Decide(Decide),
    /// Say why a cell of a table holds what it holds
    Explain(Explain),
    /// Compare a table with its published figures, cell by cell
    Reconcile(Reconcile),
    /// Show what the records must look like: JSON Schema, or empty CSV files
    Schema(Schema),
    /// Start a folder with rules and records that run
    New(New),
    /// Explain the code of a finding, such as E0804
    ExplainCode(ExplainCode),
    /// Show what the engine makes of rules, for those who work on it
    #[command(hide = true)]
    Debug(Debug),
}

/// The form of a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Medium {
    /// For reading here
    Terminal,
    /// For spreadsheets, as printed
    Csv,
    /// For programs: a line for each cell
    LongCsv,
    /// For programs: everything
    Json,
    /// For wikis
    Markdown,
    /// For printing and publishing
    Html,
}

/// How it is told how far the reading is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ProgressForm {
    /// For programs: lines of JSON on standard error
    Json,
    /// Not at all
    None,
}

/// How a CSV for spreadsheets is written.
#[derive(Debug, Clone, Copy, Args)]
pub struct Spreadsheet {
    /// What parts the cells of CSV: , or ; or tab [default: ,]
    ///
    /// Where the comma is the decimal sign, as in Vietnam, spreadsheets open a CSV with ; by a double click.
    #[arg(long, value_name = "SIGN", value_parser = separator)]
    pub separator: Option<Separator>,
    /// Begin CSV with a byte order mark, by which Excel knows UTF-8
    #[arg(long)]
    pub bom: bool,
}

impl Spreadsheet {
    /// The form that was asked for.
    ///
    /// # Errors
    /// A form was asked for, and no CSV for spreadsheets is written.
    pub fn form(&self, writes_csv: bool, where_it_is: &str) -> Result<Form, Failure> {
        if !writes_csv && (self.separator.is_some() || self.bom) {
            return Err(Failure::new(format!("--separator and --bom say how CSV is written: add {where_it_is}")));
        }
        Ok(Form { separator: self.separator.unwrap_or_default(), byte_order_mark: self.bom })
    }
}

/// The form of decisions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum DecisionForm {
    /// For a person
    Text,
    /// For spreadsheets: a line for each requirement that is not met by itself
    Csv,
    /// For programs: everything
    Json,
}

/// Decisions with one verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Only {
    /// Every requirement is met
    Eligible,
    /// Some requirement is not met
    Refused,
    /// Some requirement cannot be decided
    Undetermined,
}

impl Only {
    /// The verdict.
    pub fn verdict(self) -> bieu::outcome::Verdict {
        match self {
            Only::Eligible => bieu::outcome::Verdict::Eligible,
            Only::Refused => bieu::outcome::Verdict::Refused,
            Only::Undetermined => bieu::outcome::Verdict::Undetermined,
        }
    }
}

/// `bieu decide`.
#[derive(Debug, Args)]
#[command(after_help = "\
Of a record its key is shown, and what would have to stand in a field for a requirement to be met; that can tell another
field, such as the day of birth. Keep decisions as you keep the records.

Examples:
  bieu decide admission.bieu --data candidates.csv
  bieu decide admission.bieu --criteria admission --data Candidate=new.csv --only refused
  bieu decide admission.bieu --data candidates.csv --guidance-as-of 2024-06-30 --format csv --out decisions.csv")]
pub struct Decide {
    /// The rule file
    pub rules: PathBuf,
    /// The criteria; may be left out where there is one
    #[arg(long, value_name = "NAME", value_parser = word, allow_hyphen_values = true)]
    pub criteria: Option<String>,
    /// Records: a folder, a file named like its record type, or TYPE=FILE; repeat for more
    #[arg(long = "data", value_name = "PATH", required = true)]
    pub data: Vec<PathBuf>,
    /// Read guidance as of this day, whatever day the records name
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub guidance_as_of: Option<Date>,
    /// The form of the result
    #[arg(long, value_enum, default_value_t = DecisionForm::Text, conflicts_with = "json")]
    pub format: DecisionForm,
    /// How CSV is written
    #[command(flatten)]
    pub spreadsheet: Spreadsheet,
    /// Only decisions with this verdict
    #[arg(long, value_enum)]
    pub only: Option<Only>,
    /// Write the result to this file
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// End with code 4 if more than this many records are undetermined
    #[arg(long, value_name = "RECORDS")]
    pub allow_undetermined: Option<u64>,
    /// How the reading of long files is told [default: a bar, if standard error is a terminal]
    #[arg(long, value_enum, value_name = "FORM")]
    pub progress: Option<ProgressForm>,
    /// How rule files are read
    #[command(flatten)]
    pub reading: Reading,
}

/// The form of findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FindingForm {
    /// For reading here: with the lines that they point at
    Terminal,
    /// For reading in a log, for grep and editors: file:line:column: error code: message
    Plain,
    /// For programs: a JSON document a line
    JsonLines,
    /// For code scanning: a SARIF 2.1.0 log
    Sarif,
    /// For services that show tests: a JUnit report
    Junit,
    /// For GitHub Actions: annotations of the changed lines
    Github,
}

/// Where findings go, and in which form.
#[derive(Debug, Args)]
pub struct Findings {
    /// The form of the findings
    #[arg(long, value_enum, default_value_t = FindingForm::Terminal, conflicts_with = "json")]
    pub format: FindingForm,
    /// Write the findings to this file
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

/// `bieu explain`.
#[derive(Debug, Args)]
#[command(after_help = "\
No key and no value of a record is shown unless --records or --why-not asks for it.

Examples:
  bieu explain report.bieu annex muong_la 14 --data records
  bieu explain report.bieu annex total 7 --data records
  bieu explain report.bieu annex muong_la 14 --data records --records
  bieu explain report.bieu annex muong_la 14 --data records --why-not A0042")]
pub struct Explain {
    /// The rule file
    pub rules: PathBuf,
    /// The table, by name
    #[arg(value_parser = word)]
    pub table: String,
    /// The row, by id, printed number or label; `total` for the total
    #[arg(value_parser = word, allow_hyphen_values = true)]
    pub row: String,
    /// The column, by id, printed number or label
    #[arg(value_parser = word, allow_hyphen_values = true)]
    pub column: String,
    /// Records: a folder, a file named like its record type, or TYPE=FILE; repeat for more
    #[arg(long = "data", value_name = "PATH", required = true)]
    pub data: Vec<PathBuf>,
    /// List the keys of the records that are counted
    #[arg(long)]
    pub records: bool,
    /// Say how the record with this key stands to each condition, with its values
    #[arg(long, value_name = "KEY", value_parser = word, allow_hyphen_values = true)]
    pub why_not: Option<String>,
    /// How the reading of long files is told [default: a bar, if standard error is a terminal]
    #[arg(long, value_enum, value_name = "FORM")]
    pub progress: Option<ProgressForm>,
    /// How rule files are read
    #[command(flatten)]
    pub reading: Reading,
}

/// The form of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum DiffForm {
    /// For a person
    Text,
    /// For a comment on a pull request
    Markdown,
    /// For programs: everything
    Json,
}

/// `bieu diff`.
#[derive(Debug, Args)]
#[command(after_help = "\
Of two folders, the files that have tables or criteria and that no other file uses are compared by their paths, files of tests left out.
Where NEW declares changes of a kind (`expect change`), or with --strict, a change that is not declared ends with code 1.

Examples:
  bieu diff old/annex.bieu annex.bieu
  bieu diff old/annex.bieu annex.bieu --data records --keys
  bieu diff main/rules rules --strict --format markdown > comment.md")]
pub struct Diff {
    /// The rule file, or the folder of rule files, before
    pub old: PathBuf,
    /// The same after
    pub new: PathBuf,
    /// Records, read by both sides: a folder, a file named like its record type, or TYPE=FILE; repeat for more
    #[arg(long = "data", value_name = "PATH")]
    pub data: Vec<PathBuf>,
    /// Only this table or criteria
    #[arg(long, value_name = "NAME", value_parser = word, allow_hyphen_values = true)]
    pub table: Option<String>,
    /// Name the records that moved a figure by their keys
    #[arg(long, requires = "data")]
    pub keys: bool,
    /// Ask for a declaration of every change, even if NEW declares none
    #[arg(long)]
    pub strict: bool,
    /// The form of the result
    #[arg(long, value_enum, default_value_t = DiffForm::Text, conflicts_with = "json")]
    pub format: DiffForm,
    /// How the reading of long files is told [default: a bar, if standard error is a terminal]
    #[arg(long, value_enum, value_name = "FORM")]
    pub progress: Option<ProgressForm>,
    /// How rule files are read
    #[command(flatten)]
    pub reading: Reading,
}

impl Diff {
    /// The form that was asked for.
    pub fn form(&self) -> DiffForm {
        if self.reading.json { DiffForm::Json } else { self.format }
    }
}

/// `bieu reconcile`.
#[derive(Debug, Args)]
#[command(after_help = "\
The published file is CSV: a line for each row with the columns in the header, as `bieu run --format csv` writes it, or a
line for each figure under the header row,column,value. Waivers are CSV under the header row,column,until,reason.

Examples:
  bieu reconcile report.bieu --data records --table annex --published annex.csv
  bieu reconcile report.bieu --data records --table annex --published annex.csv --waivers waivers.csv --today 2024-09-01")]
pub struct Reconcile {
    /// The rule file
    pub rules: PathBuf,
    /// Records: a folder, a file named like its record type, or TYPE=FILE; repeat for more
    #[arg(long = "data", value_name = "PATH", required = true)]
    pub data: Vec<PathBuf>,
    /// The table, by name
    #[arg(long, value_name = "NAME", value_parser = word, allow_hyphen_values = true)]
    pub table: String,
    /// The published figures
    #[arg(long, value_name = "FILE")]
    pub published: PathBuf,
    /// Differences that are accepted until a day
    #[arg(long, value_name = "FILE")]
    pub waivers: Option<PathBuf>,
    /// The day for which it is asked whether a waiver still holds [default: the machine's, at Greenwich]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub today: Option<Date>,
    /// How the reading of long files is told [default: a bar, if standard error is a terminal]
    #[arg(long, value_enum, value_name = "FORM")]
    pub progress: Option<ProgressForm>,
    /// How rule files are read
    #[command(flatten)]
    pub reading: Reading,
}

/// `bieu check`.
#[derive(Debug, Args)]
#[command(after_help = "\
A file that another of the given files uses is checked as part of it.

Examples:
  bieu check report.bieu
  bieu check report.bieu --proofs
  bieu check rules --deny-warnings
  bieu check rules --format sarif --out bieu.sarif")]
pub struct Check {
    /// Rule files, or folders with rule files
    #[arg(required = true)]
    pub rules: Vec<PathBuf>,
    /// End with code 1 for warnings too
    #[arg(long)]
    pub deny_warnings: bool,
    /// List what was asked of tables and criteria before any record is read: proved, refuted, not decided
    #[arg(long, conflicts_with = "format")]
    pub proofs: bool,
    /// What is said, where and how
    #[command(flatten)]
    pub findings: Findings,
    /// End with code 1 for findings of this code too; repeat for more
    #[arg(long, value_name = "CODE", value_parser = code)]
    pub deny: Vec<&'static str>,
    /// How rule files are read
    #[command(flatten)]
    pub reading: Reading,
}

/// `bieu test`.
#[derive(Debug, Args)]
#[command(after_help = "\
Of a folder, every rule file with tests is run, with all files that it uses; a test of a used file is run once.

Examples:
  bieu test rules
  bieu test rules/tables/annex.test.bieu --filter women
  bieu test rules --watch
  bieu test rules --mutate --min-score 90
  bieu test rules --coverage --min-coverage 90
  bieu test rules --format junit --out tests.xml
  bieu test rules --bless            record the tables that tests keep in files, and say what has changed")]
pub struct Test {
    /// Rule files, or folders with rule files
    #[arg(required = true)]
    pub rules: Vec<PathBuf>,
    /// Only tests with this in their name
    #[arg(long, value_name = "WORD", value_parser = word, allow_hyphen_values = true)]
    pub filter: Option<String>,
    /// Run again whenever one of the files changes; ends with Ctrl-C
    #[arg(long, conflicts_with_all = ["json", "bless", "out"])]
    pub watch: bool,
    /// Record the tables that tests hold against a file, as they are now, and say what has changed
    #[arg(long)]
    pub bless: bool,
    /// Try small slips in the rules, one at a time, and list those that neither the check nor a test notices
    ///
    /// Numbers and dates move by one, codes are left out of sets and arms, clauses say the opposite, and neighbours change places
    /// in `first of (…)`. What is proved to change nothing does not count.
    #[arg(long, conflicts_with_all = ["format", "out", "watch", "bless", "filter"])]
    pub mutate: bool,
    /// End with code 1 if less than this share of the slips is noticed
    #[arg(long, value_name = "PERCENT", requires = "mutate", value_parser = clap::value_parser!(u8).range(0..=100))]
    pub min_score: Option<u8>,
    /// Say what the tests cover of the rules: columns, clauses, arms, notes, exceptions, reasons, sources
    #[arg(long)]
    pub coverage: bool,
    /// End with code 1 if the tests cover less than this
    #[arg(long, value_name = "PERCENT", value_parser = clap::value_parser!(u8).range(0..=100))]
    pub min_coverage: Option<u8>,
    /// What is said, where and how
    #[command(flatten)]
    pub findings: Findings,
    /// How rule files are read
    #[command(flatten)]
    pub reading: Reading,
}

/// `bieu fmt`.
#[derive(Debug, Args)]
#[command(after_help = "\
Files are written only where they change, and each is named. A file with faults of spelling is left as it is.

Examples:
  bieu fmt rules
  bieu fmt rules --check                          end with code 1 if a file is not laid out
  bieu fmt report.bieu --diff
  bieu fmt - < report.bieu                        from standard input to standard output")]
pub struct Fmt {
    /// Rule files, or folders with rule files; `-` alone is standard input
    #[arg(required = true, value_name = "PATH")]
    pub rules: Vec<PathBuf>,
    /// Write nothing: name the files that would change, and end with code 1 if there are any
    #[arg(long)]
    pub check: bool,
    /// Write nothing: show what would change
    #[arg(long, conflicts_with = "json")]
    pub diff: bool,
    /// Repair slips of spelling that can have been meant in one way only, and say each
    #[arg(long, conflicts_with = "diff")]
    pub repair: bool,
    /// Give one JSON document
    #[arg(long)]
    pub json: bool,
}

/// How rule files are read.
#[derive(Debug, Args)]
pub struct Reading {
    /// The day whose versions of sets, parameters and columns are used [default: the last day of the report's period]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub as_of: Option<Date>,
    /// Refuse rule files outside this folder [default: any .bieu file may be used]
    #[arg(long, value_name = "FOLDER")]
    pub root: Option<PathBuf>,
    /// Give one JSON document: the result and the findings
    #[arg(long)]
    pub json: bool,
}

/// `bieu schema`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  bieu schema report.bieu --csv --out records     an empty CSV file for each record type
  bieu schema report.bieu --record Member         the JSON Schema of one")]
pub struct Schema {
    /// The rule file
    pub rules: PathBuf,
    /// Only this record type; repeat for more [default: those that the tables need]
    #[arg(long = "record", value_name = "TYPE", value_parser = word, allow_hyphen_values = true)]
    pub records: Vec<String>,
    /// CSV files with a header and no records, rather than JSON Schema
    #[arg(long)]
    pub csv: bool,
    /// Write a file for each record type into this folder; files that are there stay as they are
    #[arg(long, value_name = "FOLDER")]
    pub out: Option<PathBuf>,
    /// How rule files are read
    #[command(flatten)]
    pub reading: Reading,
}

/// `bieu new`.
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  bieu new my-report")]
pub struct New {
    /// The folder; it must be empty or not there
    pub folder: PathBuf,
    /// Give one JSON document
    #[arg(long)]
    pub json: bool,
}

/// `bieu explain-code`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  bieu explain-code E0804
  bieu explain-code           all codes")]
pub struct ExplainCode {
    /// The code, with or without `bieu::` before it
    pub code: Option<String>,
    /// Give one JSON document
    #[arg(long)]
    pub json: bool,
}

/// A name, label, key or word, composed as those in rules and records are: keyboards and file systems differ in that.
fn word(text: &str) -> Result<String, Infallible> {
    Ok(text.nfc().collect())
}

fn code(text: &str) -> Result<&'static str, String> {
    let found = bieu::diagnostic::codes::find(text).map(|code| code.id);
    found.ok_or_else(|| "it is no code; `bieu explain-code` lists all".to_owned())
}

fn separator(text: &str) -> Result<Separator, String> {
    match text {
        "," => Ok(Separator::Comma),
        ";" => Ok(Separator::Semicolon),
        "tab" | "\t" => Ok(Separator::Tab),
        _ => Err("cells are parted by `,`, `;` or `tab`".to_owned()),
    }
}

fn day(text: &str) -> Result<Date, String> {
    Date::parse_iso(text).ok_or_else(|| "a day is written year-month-day, such as 2024-06-30".to_owned())
}

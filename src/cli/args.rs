//! The command line. What stands here as documentation is what `--help` shows.

use std::path::PathBuf;

use bieu::value::Date;
use clap::{Args, Parser, Subcommand, ValueEnum};

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
    /// Check rule files without records
    Check(Check),
    /// Decide records by criteria, with reasons, sources and what would change a refusal
    Decide(Decide),
    /// Show what the records must look like: JSON Schema, or empty CSV files
    Schema(Schema),
    /// Start a folder with rules and records that run
    New(New),
    /// Explain the code of a finding, such as E0804
    ExplainCode(ExplainCode),
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

/// `bieu run`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  bieu run report.bieu --data records
  bieu run report.bieu --data records --data Member=new-members.csv
  bieu run report.bieu --data records --format html --out report.html
  bieu run report.bieu --data records --table annex --format csv > annex.csv")]
pub struct Run {
    /// The rule file
    pub rules: PathBuf,
    /// Records: a folder, a file named like its record type, or TYPE=FILE; repeat for more
    ///
    /// Of a folder every .csv, .tsv, .json and .jsonl file is read whose name is that of a record type or its label, in any
    /// case and with or without spaces, `-` and `_`. `Member-2.csv` or `Member.2.csv` is a further file of Member.
    #[arg(long = "data", value_name = "PATH", required = true)]
    pub data: Vec<PathBuf>,
    /// The form of the result
    #[arg(long, value_enum, default_value_t = Medium::Terminal, conflicts_with = "json")]
    pub format: Medium,
    /// Write the result to this file, or into this folder, one file for each table
    #[arg(long, value_name = "FILE|FOLDER")]
    pub out: Option<PathBuf>,
    /// Only this table, and only its findings
    #[arg(long, value_name = "NAME")]
    pub table: Option<String>,
    /// Leave out the texts
    #[arg(long)]
    pub no_texts: bool,
    /// Accept rejected records: say them, but do not count them as findings
    #[arg(long)]
    pub allow_rejects: bool,
    /// End with code 4 if any table, column or row leaves more than this many records undecided
    #[arg(long, value_name = "RECORDS")]
    pub allow_undetermined: Option<u64>,
    /// List the rejected records in this CSV file
    #[arg(long, value_name = "FILE")]
    pub rejects: Option<PathBuf>,
    /// Cut tables to this many columns of the terminal [default: its width; no limit in a file]
    #[arg(long, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(20..))]
    pub width: Option<u16>,
    /// How many threads count [default: as many as the machine has]
    #[arg(long, value_name = "COUNT", value_parser = clap::value_parser!(u32).range(1..=256))]
    pub threads: Option<u32>,
    /// How rule files are read
    #[command(flatten)]
    pub reading: Reading,
    /// Give one JSON document: the outcome, the files, the rejects and the findings
    #[arg(long)]
    pub json: bool,
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
Of a record only its key is shown, and what would have to stand in a field for a requirement to be met.

Examples:
  bieu decide admission.bieu --data candidates.csv
  bieu decide admission.bieu --criteria admission --data Candidate=new.csv --only refused
  bieu decide admission.bieu --data candidates.csv --guidance-as-of 2024-06-30 --format csv --out decisions.csv")]
pub struct Decide {
    /// The rule file
    pub rules: PathBuf,
    /// The criteria; may be left out where there is one
    #[arg(long, value_name = "NAME")]
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
    /// Only decisions with this verdict
    #[arg(long, value_enum)]
    pub only: Option<Only>,
    /// Write the result to this file
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// End with code 4 if more than this many records are undetermined
    #[arg(long, value_name = "RECORDS")]
    pub allow_undetermined: Option<u64>,
    /// How rule files are read
    #[command(flatten)]
    pub reading: Reading,
    /// Give one JSON document
    #[arg(long)]
    pub json: bool,
}

/// `bieu check`.
#[derive(Debug, Args)]
#[command(after_help = "\
A file that another of the given files uses is checked as part of it.

Examples:
  bieu check report.bieu
  bieu check report.bieu --proofs
  bieu check rules --deny-warnings")]
pub struct Check {
    /// Rule files, or folders with rule files
    #[arg(required = true)]
    pub rules: Vec<PathBuf>,
    /// End with code 1 for warnings too
    #[arg(long)]
    pub deny_warnings: bool,
    /// List what was asked of tables and criteria before any record is read: proved, refuted, not decided
    #[arg(long)]
    pub proofs: bool,
    /// How rule files are read
    #[command(flatten)]
    pub reading: Reading,
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
    #[arg(long = "record", value_name = "TYPE")]
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
    /// Give one JSON document with both forms
    #[arg(long)]
    pub json: bool,
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

fn day(text: &str) -> Result<Date, String> {
    Date::parse_iso(text).ok_or_else(|| "a day is written year-month-day, such as 2024-06-30".to_owned())
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_sound() {
        Arguments::command().debug_assert();
    }
}

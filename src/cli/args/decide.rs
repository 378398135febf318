//! The command line of `bieu decide`.

use std::path::PathBuf;

use bieu::unstable::forms::{DECISION_FORMS, DecisionForm};
use bieu::value::Date;
use clap::{Args, ValueEnum};

use super::form::one_of;
use super::reading::{Reading, Records};
use super::spreadsheet::Spreadsheet;
use super::words::{day, word};

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
    #[arg(long, value_parser = one_of(DECISION_FORMS), default_value = "text", conflicts_with = "json")]
    pub format: &'static DecisionForm,
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
    /// How records are read
    #[command(flatten)]
    pub reads: Records,
    /// How rule files are read
    #[command(flatten)]
    pub reading: Reading,
}

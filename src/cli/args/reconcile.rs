//! The command line of `bieu reconcile`.

use std::path::PathBuf;

use bieu::value::Date;
use clap::Args;

use super::reading::{Reading, Records};
use super::words::{day, word};

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
    /// The day for which it is asked whether a waiver still holds [default: today in UTC, by the machine's clock]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub today: Option<Date>,
    /// How records are read
    #[command(flatten)]
    pub reads: Records,
    /// How rule files are read
    #[command(flatten)]
    pub reading: Reading,
}

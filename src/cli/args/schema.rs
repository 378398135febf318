//! The command line of `bieu schema`.

use std::path::PathBuf;

use clap::Args;

use super::reading::Reading;
use super::words::word;

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

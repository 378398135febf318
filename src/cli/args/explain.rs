//! The command line of `bieu explain`.

use std::path::PathBuf;

use clap::Args;

use super::reading::{Reading, Records};
use super::words::word;

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
    /// How records are read
    #[command(flatten)]
    pub reads: Records,
    /// How rule files are read
    #[command(flatten)]
    pub reading: Reading,
}

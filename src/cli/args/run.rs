//! The command line of `bieu run`.

use std::path::PathBuf;

use bieu::unstable::forms::{OUTCOME_FORMS, OutcomeForm};
use bieu::value::Date;
use clap::Args;

use super::form::one_of;
use super::words::{period, setting, word};
use super::{Reading, Records, Spreadsheet};

/// `bieu run`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  bieu run report.bieu --data records
  bieu run report.bieu --data records --data Member=new-members.csv
  bieu run report.bieu --data records --format html --out report.html
  bieu run report.bieu --grid north.grid south.grid
  bieu run report.bieu --grid refined.grid --watch
  bieu run report.bieu --data records --table annex --format csv > annex.csv
  bieu run report.bieu --data records --table form_1,form_2
  bieu run report.bieu --data records --period 2024-01-01..2024-03-31 --set few_members=7
  bieu run report.bieu --data records --table annex --format csv --separator ';' --bom --out annex.csv")]
pub struct Run {
    /// The rule file
    pub rules: PathBuf,
    /// Records: a folder, a file named like its record type, or TYPE=FILE; repeat for more
    ///
    /// Of a folder every .csv, .tsv, .json and .jsonl file is read whose name is that of a record type or its label, in any
    /// case and with or without spaces, `-` and `_`. `Member-2.csv` or `Member.2.csv` is a further file of Member. Of a workbook
    /// (.xlsx, .xlsm, .ods) the sheets are read that are called so or have the header row of one type; FILE#SHEET names one.
    #[arg(long = "data", value_name = "PATH", required_unless_present = "grids")]
    pub data: Vec<PathBuf>,
    /// Files that `bieu count` wrote, all parts of them, in the place of records
    #[arg(long = "grid", id = "grids", value_name = "FILE", num_args = 1.., conflicts_with_all = ["data", "rejects"])]
    pub grids: Vec<PathBuf>,
    /// Make the tables again whenever one of the files changes; ends with Ctrl-C
    #[arg(long, requires = "grids", conflicts_with_all = ["json", "out"])]
    pub watch: bool,
    /// The form of the result
    #[arg(long, value_parser = one_of(OUTCOME_FORMS), default_value = "terminal", conflicts_with = "json")]
    pub format: &'static OutcomeForm,
    /// Write the result to this file, or into this folder, one file for each table
    #[arg(long, value_name = "FILE|FOLDER")]
    pub out: Option<PathBuf>,
    /// How CSV is written
    #[command(flatten)]
    pub spreadsheet: Spreadsheet,
    /// Only these tables in this order, and only their findings; several with commas, or repeat
    #[arg(long = "table", value_name = "NAME", value_parser = word, value_delimiter = ',', allow_hyphen_values = true)]
    pub tables: Vec<String>,
    /// The period of the report, in place of what the rules say
    #[arg(long, value_name = "FROM..TO", value_parser = period)]
    pub period: Option<(Date, Date)>,
    /// The value of a parameter, in place of what the rules say; repeat for more
    #[arg(long = "set", value_name = "PARAMETER=VALUE", value_parser = setting)]
    pub settings: Vec<(String, String)>,
    /// Say the ids of record types behind their labels
    #[arg(long, conflicts_with = "json")]
    pub ids: bool,
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
    /// How records are read
    #[command(flatten)]
    pub reads: Records,
    /// How rule files are read
    #[command(flatten)]
    pub reading: Reading,
}

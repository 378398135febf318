//! The command line of `bieu count`.

use std::path::PathBuf;

use bieu::grid::Part;
use clap::{Args, ValueEnum};

use super::{Reading, Records};

/// `bieu count`.
#[derive(Debug, Args)]
#[command(after_help = "\
The file holds how many records there are of each kind that the rules tell apart, and no key and no text of a record. Where few records
are of a kind, that is nearly the records: keep the file as you keep them.

Examples:
  bieu count report.bieu --data records --out all.grid
  bieu run report.bieu --grid all.grid
  bieu count report.bieu --data Member=north.csv --data Unit.csv --part 1/2 --out north.grid
  bieu count report.bieu --data Member=south.csv --data Unit.csv --part 2/2 --out south.grid
  bieu run report.bieu --grid north.grid south.grid")]
pub struct Count {
    /// The rule file
    pub rules: PathBuf,
    /// Records: a folder, a file named like its record type, or TYPE=FILE; repeat for more
    #[arg(long = "data", value_name = "PATH", required = true)]
    pub data: Vec<PathBuf>,
    /// Write what was counted to this file; `-` is standard output
    #[arg(long, value_name = "FILE", allow_hyphen_values = true)]
    pub out: PathBuf,
    /// Which part of the records these are, such as 3/8
    ///
    /// Records that others refer to, and those that derived fields are worked out from, are not parted: each part needs all of them.
    #[arg(long, value_name = "NUMBER/PARTS", value_parser = part, default_value = "1/1", hide_default_value = true)]
    pub part: Part,
    /// How a key is looked for that stands in two parts
    #[arg(long, value_enum, default_value_t = KeysKept::None)]
    pub keys: KeysKept,
    /// Tell every code apart: then edits of sets, arms and rows need no new count
    #[arg(long)]
    pub refine: bool,
    /// Accept rejected records: say them, but do not count them as findings
    #[arg(long)]
    pub allow_rejects: bool,
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

/// How a key is looked for that stands in two parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum KeysKept {
    /// It is not looked for, and that is said
    None,
    /// By a digest of each key in the file: one that stands in two parts is refused
    Digests,
    /// It is not looked for, since you vouch that each key stands in one part
    Unique,
}

fn part(text: &str) -> Result<Part, String> {
    let numbers = text.split_once('/').and_then(|(number, of)| Some((number.parse().ok()?, of.parse().ok()?)));
    let part = numbers.map(|(number, of)| Part { number, of });
    let is_one = |part: &Part| (1..=part.of).contains(&part.number) && part.of <= Part::MOST;
    part.filter(is_one).ok_or_else(|| format!("a part is written number/parts, such as 3/8, of {} at most", Part::MOST))
}

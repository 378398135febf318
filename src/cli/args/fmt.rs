//! The command line of `bieu fmt`.

use std::path::PathBuf;

use bieu::unstable::syntax::tree::WordSet;
use clap::{Args, ValueEnum};

/// A set of words.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Words {
    /// English ones
    En,
    /// Vietnamese ones
    Vi,
}

impl Words {
    /// The set.
    pub fn set(self) -> WordSet {
        match self {
            Words::En => WordSet::English,
            Words::Vi => WordSet::Vietnamese,
        }
    }
}

/// `bieu fmt`.
#[derive(Debug, Args)]
#[command(after_help = "\
Files are written only where they change, and each is named. A file with faults of spelling is left as it is.

Examples:
  bieu fmt rules
  bieu fmt rules --check                          end with code 1 if a file is not laid out
  bieu fmt report.bieu --diff
  bieu fmt report.bieu --words vi                 write it in Vietnamese words
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
    /// Write the files in English or in Vietnamese words; a file that would not say the same is left as it is
    #[arg(long, value_name = "LANGUAGE")]
    pub words: Option<Words>,
    /// Give one JSON document
    #[arg(long)]
    pub json: bool,
}

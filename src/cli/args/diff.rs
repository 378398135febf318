//! The command line of `bieu diff`.

use std::path::PathBuf;

use bieu::unstable::forms::{COMPARISON_FORMS, ComparisonForm};
use clap::Args;

use super::form::one_of;
use super::reading::{Reading, Records};
use super::words::word;

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
    #[arg(long, value_parser = one_of(COMPARISON_FORMS), default_value = "text", conflicts_with = "json")]
    pub format: &'static ComparisonForm,
    /// How records are read
    #[command(flatten)]
    pub reads: Records,
    /// How rule files are read
    #[command(flatten)]
    pub reading: Reading,
}

impl Diff {
    /// Whether the document is asked for.
    pub fn is_document(&self) -> bool {
        self.reading.json || self.format.is_document()
    }
}

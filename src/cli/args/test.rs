//! The command line of `bieu test`.

use std::path::PathBuf;

use clap::Args;

use super::findings::Findings;
use super::reading::Reading;
use super::words::word;

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

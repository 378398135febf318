//! The command line. What stands here as documentation is what `--help` shows.

mod check;
mod count;
mod debug;
mod decide;
mod diff;
mod explain;
mod explain_code;
mod findings;
mod fmt;
mod form;
mod new;
mod reading;
mod reconcile;
mod rename;
mod run;
mod schema;
mod spreadsheet;
mod test;
mod words;

use bieu::message::Language;
use clap::{Parser, Subcommand};

pub use check::Check;
pub use count::{Count, KeysKept};
pub use debug::{Debug, Shown};
pub use decide::Decide;
pub use diff::Diff;
pub use explain::Explain;
pub use explain_code::ExplainCode;
pub use findings::Findings;
pub use fmt::{Fmt, Words};
pub use new::New;
pub use reading::{ProgressForm, Reading, Records};
pub use reconcile::Reconcile;
pub use rename::Rename;
pub use run::Run;
pub use schema::Schema;
pub use spreadsheet::Spreadsheet;
pub use test::Test;

/// Guidance as rules, records as columns, official tables out.
#[derive(Debug, Parser)]
#[command(name = "bieu", version, max_term_width = 100, after_help = EXIT_CODES)]
pub struct Arguments {
    /// What is to be done.
    #[command(subcommand)]
    pub command: Command,
    /// The language of messages: vi or en; else BIEU_LANG, else the locale of the environment
    #[arg(long = "lang", value_name = "LANGUAGE", value_parser = language, global = true, display_order = 1000)]
    pub language: Option<Language>,
}

fn language(tag: &str) -> Result<Language, String> {
    let known = Language::ALL.into_iter().find(|language| language.tag() == tag);
    known.ok_or_else(|| "the languages are vi and en".to_owned())
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
    /// Count records into a file, from which tables are made without the records
    Count(Count),
    /// Check rule files without records
    Check(Check),
    /// Run the tests that stand in rule files
    Test(Test),
    /// Show what differs between two rule files: structure, meaning, and the figures that move
    Diff(Diff),
    /// Lay rule files out, all in one way
    Fmt(Fmt),
    /// Change names everywhere in rule files and their tests
    Rename(Rename),
    /// Decide records by criteria, with reasons, sources and what would change a refusal
    Decide(Decide),
    /// Say why a cell of a table holds what it holds
    Explain(Explain),
    /// Compare a table with its published figures, cell by cell
    Reconcile(Reconcile),
    /// Show what the records must look like: JSON Schema, or empty CSV files
    Schema(Schema),
    /// Start a folder with rules and records that run
    New(New),
    /// Explain the code of a finding, such as E0804
    ExplainCode(ExplainCode),
    /// Show what the engine makes of rules, for those who work on it
    #[command(hide = true)]
    Debug(Debug),
}

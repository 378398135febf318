//! The command line of `bieu rename`.

use std::path::PathBuf;

use clap::Args;

/// `bieu rename`.
#[derive(Debug, Args)]
#[command(after_help = "\
A name is changed wherever it is spelled: in the rule files, in those that they use, in their tests, and in the CSV files that these keep.
Labels, notes, remarks and records are not touched. Nothing is written where the rules or a test would say anything else.

Examples:
  bieu rename rules --name sex=giới_tính
  bieu rename rules --names names.csv              a file with the columns old,new
  bieu rename report.bieu report.test.bieu --names names.csv --diff")]
pub struct Rename {
    /// Rule files, or folders with rule files
    #[arg(required = true, value_name = "PATH")]
    pub rules: Vec<PathBuf>,
    /// A name and what it becomes
    #[arg(long = "name", value_name = "OLD=NEW", value_parser = super::words::renamed)]
    pub name: Vec<(String, String)>,
    /// A CSV file of names with the columns old,new
    #[arg(long, value_name = "FILE", conflicts_with = "name", required_unless_present = "name")]
    pub names: Option<PathBuf>,
    /// Write nothing: show what would change
    #[arg(long, conflicts_with = "json")]
    pub diff: bool,
    /// Give one JSON document
    #[arg(long)]
    pub json: bool,
}

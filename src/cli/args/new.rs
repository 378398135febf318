//! The command line of `bieu new`.

use std::path::PathBuf;

use clap::Args;

use super::Words;

/// `bieu new`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  bieu new my-report
  bieu new bao-cao --words vi         rules in Vietnamese words, with Vietnamese names")]
pub struct New {
    /// The folder; it must be empty or not there
    pub folder: PathBuf,
    /// The words in which the rules are written, and the language of what else is in the folder
    #[arg(long, value_name = "LANGUAGE", default_value = "en")]
    pub words: Words,
    /// Give one JSON document
    #[arg(long)]
    pub json: bool,
}

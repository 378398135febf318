//! The command line of `bieu new`.

use std::path::PathBuf;

use clap::Args;

/// `bieu new`.
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  bieu new my-report")]
pub struct New {
    /// The folder; it must be empty or not there
    pub folder: PathBuf,
    /// Give one JSON document
    #[arg(long)]
    pub json: bool,
}

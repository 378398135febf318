//! The command line of `bieu explain-code`.

use clap::Args;

/// `bieu explain-code`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  bieu explain-code E0804
  bieu explain-code           all codes")]
pub struct ExplainCode {
    /// The code, with or without `bieu::` before it
    pub code: Option<String>,
    /// Give one JSON document
    #[arg(long)]
    pub json: bool,
}

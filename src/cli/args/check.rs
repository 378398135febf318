//! The command line of `bieu check`.

use std::path::PathBuf;

use clap::Args;

use super::findings::Findings;
use super::reading::Reading;
use super::words::code;

/// `bieu check`.
#[derive(Debug, Args)]
#[command(after_help = "\
A file that another of the given files uses is checked as part of it.

Examples:
  bieu check report.bieu
  bieu check report.bieu --proofs
  bieu check rules --deny-warnings
  bieu check rules --format sarif --out bieu.sarif")]
pub struct Check {
    /// Rule files, or folders with rule files
    #[arg(required = true)]
    pub rules: Vec<PathBuf>,
    /// End with code 1 for warnings too
    #[arg(long)]
    pub deny_warnings: bool,
    /// List what was asked of tables and criteria before any record is read: proved, refuted, not decided
    #[arg(long, conflicts_with = "format")]
    pub proofs: bool,
    /// What is said, where and how
    #[command(flatten)]
    pub findings: Findings,
    /// End with code 1 for findings of this code too; repeat for more
    #[arg(long, value_name = "CODE", value_parser = code)]
    pub deny: Vec<&'static str>,
    /// How rule files are read
    #[command(flatten)]
    pub reading: Reading,
}

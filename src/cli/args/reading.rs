//! What most commands are told: how rule files are read, how progress is told.

use std::path::PathBuf;

use bieu::value::Date;
use clap::{Args, ValueEnum};

use super::words::day;

/// How it is told how far the reading is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ProgressForm {
    /// For programs: lines of JSON on standard error
    Json,
    /// Not at all
    None,
}

/// How rule files are read.
#[derive(Debug, Args)]
pub struct Reading {
    /// The day whose versions of sets, parameters and columns are used [default: the last day of the report's period]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub as_of: Option<Date>,
    /// Refuse rule files outside this folder [default: any .bieu file may be used]
    #[arg(long, value_name = "FOLDER")]
    pub root: Option<PathBuf>,
    /// Give one JSON document: the result and the findings
    #[arg(long)]
    pub json: bool,
}

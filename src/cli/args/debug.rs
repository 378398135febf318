//! The command line of `bieu debug`, which is for those who work on bieu.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::Reading;

/// `bieu debug`.
#[derive(Debug, Args)]
pub struct Debug {
    /// What is shown
    #[command(subcommand)]
    pub shown: Shown,
}

/// What is shown of a program.
#[derive(Debug, Subcommand)]
pub enum Shown {
    /// How records are counted: grids, dimensions, points
    Plan {
        /// The rule file
        rules: PathBuf,
        /// How rule files are read
        #[command(flatten)]
        reading: Reading,
    },
}

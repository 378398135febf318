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
    /// What the text is read as
    Tree(Asked),
    /// What it comes to, names and types resolved
    Model(Asked),
    /// How records are counted: grids, dimensions, points
    Plan(Asked),
}

/// What is asked of which rules.
#[derive(Debug, Args)]
pub struct Asked {
    /// The rule file
    pub rules: PathBuf,
    /// How rule files are read
    #[command(flatten)]
    pub reading: Reading,
}

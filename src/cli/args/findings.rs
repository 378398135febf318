//! Where findings go, and in which form.

use std::path::PathBuf;

use bieu::unstable::report::findings::{FINDING_FORMS, FindingForm};
use clap::Args;

use super::form::one_of;

/// Where findings go, and in which form.
#[derive(Debug, Args)]
pub struct Findings {
    /// The form of the findings
    #[arg(long, value_parser = one_of(FINDING_FORMS), default_value = "terminal", conflicts_with = "json")]
    pub format: &'static FindingForm,
    /// Write the findings to this file
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

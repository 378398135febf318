//! Loading a rule file for the commands that need a sound one.

use std::path::Path;

use bieu::Rules;
use bieu::diagnostic::{Diagnostic, render};
use bieu::source::Sources;

use super::args::Reading;
use super::console;
use super::ending::Failure;
use super::loader::{Files, root_name};

/// The compiled rules and the text of all their files, or what is wrong with them.
///
/// # Errors
/// The root file cannot be read. Faults of the rules are values: the inner result.
pub fn load(path: &Path, reading: &Reading) -> Result<Result<Rules, Box<bieu::Faults>>, Failure> {
    let files = Files::within(reading.root.as_deref())?;
    let text = files.root_text(path)?;
    Ok(Rules::load(&root_name(path), &text, &files, reading.as_of))
}

/// Says findings to the person.
pub fn say(findings: &[Diagnostic], sources: &Sources) {
    let style = console::speech_style();
    for finding in findings {
        console::say(render(finding, sources, style).trim_end());
    }
}

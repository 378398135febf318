//! Loading a rule file for the commands that need a sound one.

use std::path::Path;

use bieu::Rules;
use bieu::diagnostic::{Diagnostic, render_all, to_json};
use bieu::records::FileFault;
use bieu::source::Sources;
use serde_json::{Value, json};

use super::args::Reading;
use super::console;
use super::ending::{Ending, Failure};
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

/// Says what is wrong with the rules, or, where `document` names its schema, gives it as a JSON document.
///
/// # Errors
/// Standard output cannot be written.
pub fn faulty(faults: &bieu::Faults, document: Option<&str>) -> Result<Ending, Failure> {
    match document {
        Some(schema) => {
            let findings: Vec<Value> = faults.findings.iter().map(|f| to_json(f, &faults.sources)).collect();
            console::give_json(&json!({ "schema": schema, "exit": Ending::Findings.code(), "findings": findings }))?;
        }
        None => say(&faults.findings, &faults.sources),
    }
    Ok(Ending::Findings)
}

/// Says what is wrong with whole files, or, where `document` names its schema, gives it as a JSON document.
///
/// # Errors
/// Standard output cannot be written.
pub fn faulty_files(faults: &[FileFault], document: Option<&str>) -> Result<Ending, Failure> {
    match document {
        Some(schema) => {
            let findings: Vec<Value> =
                faults.iter().flat_map(|f| f.to_json().as_array().cloned().unwrap_or_default()).collect();
            console::give_json(&json!({ "schema": schema, "exit": Ending::Findings.code(), "findings": findings }))?;
        }
        None => {
            for line in faults.iter().flat_map(|fault| fault.to_string().lines().map(str::to_owned).collect::<Vec<_>>())
            {
                console::say(&format!("error: {}", console::printable(&line)));
            }
        }
    }
    Ok(Ending::Findings)
}

/// Says findings to the person.
pub fn say(findings: &[Diagnostic], sources: &Sources) {
    let style = console::speech_style();
    let findings: Vec<(&Sources, &Diagnostic)> = findings.iter().map(|finding| (sources, finding)).collect();
    if !findings.is_empty() {
        console::say(render_all(&findings, style).trim_end());
    }
}

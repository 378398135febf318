//! `bieu check`: what can be said of rule files before any record is read.

use std::path::Path;

use bieu::Rules;
use bieu::diagnostic::{Diagnostic, Severity, render, to_json};
use bieu::prove::Proof;
use bieu::source::Sources;
use indexmap::IndexMap;
use serde_json::{Value, json};

use super::args::Check;
use super::ending::{Ending, Failure};
use super::loader::{Files, root_name};
use super::proofs::Proofs;
use super::{console, rule_files};

/// The name and version of the document that `--json` gives.
const SCHEMA: &str = "bieu.check/1";

/// Checks rule files and says what was found.
///
/// # Errors
/// A file or folder that cannot be read.
pub fn check(check: &Check) -> Result<Ending, Failure> {
    let files = Files::within(check.reading.root.as_deref())?;
    let named = rule_files::all(&check.rules)?;
    let mut programs = IndexMap::new();
    for path in &named {
        programs.entry(root_name(path)).or_insert(program(check, &files, path)?);
    }
    let used = used_by_others(&programs);
    let mut found = Found::default();
    let mut proofs = Proofs::default();
    for (name, Checked { sources, findings, proofs: asked }) in &programs {
        if !used.contains(name) {
            found.add(sources, findings);
            proofs.add(sources, asked);
        }
    }
    let ending =
        if found.errors > 0 || check.deny_warnings && found.warnings > 0 { Ending::Findings } else { Ending::Clean };
    if check.json {
        let mut document = found.document(programs.keys(), ending);
        if check.proofs {
            document["proofs"] = proofs.documents().into();
        }
        console::give_json(&document)?;
    } else {
        if check.proofs {
            console::give(&format!("{}{}\n\n", proofs.drawn(), proofs.summary()))?;
        }
        console::give(&format!("{}{}\n", found.drawn, found.summary(&programs)))?;
    }
    Ok(ending)
}

/// A program's texts, what is said of it, and what was asked of it.
struct Checked {
    sources: Sources,
    findings: Vec<Diagnostic>,
    proofs: Vec<Proof>,
}

fn program(check: &Check, files: &Files, path: &Path) -> Result<Checked, Failure> {
    let text = files.root_text(path)?;
    Ok(match Rules::load(&root_name(path), &text, files, check.reading.as_of) {
        Ok(rules) => Checked {
            sources: rules.sources().clone(),
            findings: rules.findings().to_vec(),
            proofs: rules.proofs().to_vec(),
        },
        Err(faults) => Checked { sources: faults.sources, findings: faults.findings, proofs: faults.proofs },
    })
}

/// Files that are checked as part of another: alone they may lack what the other gives, such as the period. In a circle of
/// files none is left out.
fn used_by_others(programs: &IndexMap<String, Checked>) -> Vec<String> {
    let parts = |name: &str| -> Vec<&str> {
        programs
            .get(name)
            .map(|checked| checked.sources.iter().map(|(_, s)| s.name.as_str()).collect())
            .unwrap_or_default()
    };
    let uses = |user: &str, file: &str| user != file && parts(user).contains(&file);
    let is_part = |file: &String| programs.keys().any(|user| uses(user, file) && !uses(file, user));
    programs.keys().filter(|file| is_part(file)).cloned().collect()
}

/// Findings, each once, though several programs share a file.
#[derive(Default)]
struct Found {
    drawn: String,
    documents: Vec<Value>,
    files: Vec<String>,
    errors: usize,
    warnings: usize,
}

impl Found {
    fn add(&mut self, sources: &Sources, findings: &[Diagnostic]) {
        for finding in findings {
            let document = to_json(finding, sources);
            if self.documents.contains(&document) {
                continue;
            }
            self.documents.push(document);
            self.drawn += &render(finding, sources, console::result_style());
            match finding.severity {
                Severity::Error => self.errors += 1,
                Severity::Warning => self.warnings += 1,
                Severity::Advice => {}
            }
            let file = finding.labels.first().and_then(|label| sources.get(label.span.source));
            if let Some(file) = file.filter(|file| !self.files.contains(&file.name)) {
                self.files.push(file.name.clone());
            }
        }
    }

    /// `3 errors, 1 warning in 2 files`, or that there is nothing to say.
    fn summary(&self, programs: &IndexMap<String, Checked>) -> String {
        let counted = |count: usize, word: &str| format!("{count} {word}{}", if count == 1 { "" } else { "s" });
        if self.documents.is_empty() {
            return match programs.keys().collect::<Vec<_>>().as_slice() {
                [only] => format!("{only}: no findings"),
                all => format!("{}: no findings", counted(all.len(), "file")),
            };
        }
        let advice = self.documents.len() - self.errors - self.warnings;
        let parts = [(self.errors, "error"), (self.warnings, "warning"), (advice, "piece of advice")];
        let parts = parts.iter().filter(|(count, _)| *count > 0).map(|(count, word)| match (*count, *word) {
            (2.., "piece of advice") => format!("{count} pieces of advice"),
            _ => counted(*count, word),
        });
        format!("{} in {}", parts.collect::<Vec<_>>().join(", "), counted(self.files.len().max(1), "file"))
    }

    fn document<'n>(&self, files: impl Iterator<Item = &'n String>, ending: Ending) -> Value {
        json!({
            "schema": SCHEMA,
            "exit": ending.code(),
            "files": files.collect::<Vec<_>>(),
            "errors": self.errors,
            "warnings": self.warnings,
            "findings": self.documents,
        })
    }
}

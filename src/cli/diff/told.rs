//! What was found of one program or of many, and how it is told: the same change through several programs once.

use std::collections::{BTreeSet, HashSet};

use bieu::compare::{Comparison, together};
use bieu::diagnostic::{Diagnostic, Severity};
use bieu::report::{comparison_markdown, comparison_text};
use bieu::source::Sources;
use bieu::unstable::documents::{Compared, Finding, Program};
use bieu::unstable::words::{Document, Markdown, Terminal, Text, written};

use super::super::args::DiffForm;
use super::super::stop;
use super::super::stop::Stop;

/// What was found so far.
pub struct Found {
    form: DiffForm,
    /// Whether there are several programs, which are then told by name.
    many: bool,
    /// The programs that could be compared.
    programs: Vec<(String, Comparison)>,
    /// Programs that one side has alone, or that could not be compared.
    others: Vec<(String, &'static str)>,
    pub documents: Vec<Program>,
    /// Findings that were said: through several programs each once.
    said: HashSet<Finding>,
    pub errors: usize,
    pub faulty: bool,
    pub has_table: bool,
    /// The tables and criteria of either side.
    pub names: BTreeSet<String>,
}

impl Found {
    pub fn new(form: DiffForm, many: bool) -> Found {
        Found {
            form,
            many,
            programs: Vec::new(),
            others: Vec::new(),
            documents: Vec::new(),
            said: HashSet::new(),
            errors: 0,
            faulty: false,
            has_table: false,
            names: BTreeSet::new(),
        }
    }

    /// Keeps that a program could not be compared, and why.
    pub fn stopped(&mut self, program: &str, stop: &Stop) {
        self.faulty = true;
        self.documents.push(Program::Stopped { program: program.to_owned(), findings: stop.documents() });
        if self.form != DiffForm::Json {
            stop.say();
        }
        if self.many {
            self.others.push((program.to_owned(), "not compared, because of errors"));
        }
    }

    /// Keeps that one side has a program alone.
    pub fn alone(&mut self, program: &str, what: &'static str) {
        self.documents.push(Program::Alone { program: program.to_owned(), only: what });
        self.others.push((program.to_owned(), what));
    }

    /// Keeps what was found of a program, and says what is to be said of it.
    pub fn compared(&mut self, program: &str, comparison: Comparison, findings: &[Diagnostic], sources: &Sources) {
        self.errors += findings.iter().filter(|finding| finding.severity == Severity::Error).count();
        let documents = Finding::all(findings, sources);
        if self.form != DiffForm::Json {
            let fresh: Vec<bool> = documents.iter().map(|finding| self.said.insert(finding.clone())).collect();
            let fresh = findings.iter().zip(fresh).filter(|(_, fresh)| *fresh).map(|(finding, _)| finding.clone());
            stop::say(&fresh.collect::<Vec<_>>(), sources);
        }
        self.documents.push(Program::Compared {
            comparison: Box::new(Compared::from(&comparison)),
            program: program.to_owned(),
            findings: documents,
        });
        self.programs.push((program.to_owned(), comparison));
    }

    /// Everything, for a person.
    pub fn told(&self) -> Document {
        if self.form == DiffForm::Markdown { self.page().into() } else { self.text().into() }
    }

    fn text(&self) -> Text<Terminal> {
        if let (false, [(_, comparison)]) = (self.many, self.programs.as_slice()) {
            return comparison_text(comparison);
        }
        let mut text = Text::new();
        for (program, what) in &self.others {
            text += written!(Terminal, "{}: {}\n\n", program, what);
        }
        for group in together(&self.programs) {
            text += written!(Terminal, "{}\n", group.programs.join(", "));
            text += comparison_text(&group.changes);
            text += "\n";
        }
        if let Some(line) = self.unchanged() {
            text += written!(Terminal, "{}\n", line);
        }
        text
    }

    fn page(&self) -> Text<Markdown> {
        if let (false, [(program, comparison)]) = (self.many, self.programs.as_slice()) {
            return written!(Markdown, "### bieu diff: {}\n\n{}\n", program, comparison_markdown(comparison));
        }
        let mut page = Text::new();
        for (program, what) in &self.others {
            page += written!(Markdown, "### {}: {}\n\n", program, what);
        }
        for group in together(&self.programs) {
            let programs = group.programs.join(", ");
            page += written!(Markdown, "### bieu diff: {}\n\n{}\n", programs, comparison_markdown(&group.changes));
        }
        if let Some(line) = self.unchanged() {
            page += written!(Markdown, "{}\n", line);
        }
        page
    }

    /// The programs in which nothing changed, in one line.
    fn unchanged(&self) -> Option<String> {
        let equal = self.programs.iter().filter(|(_, comparison)| comparison.is_equal());
        let names: Vec<&str> = equal.map(|(program, _)| program.as_str()).collect();
        let with_figures = self.programs.iter().any(|(_, comparison)| comparison.moved.is_some());
        let figures = if with_figures { ", and no figure and no text moved" } else { "" };
        (!names.is_empty()).then(|| {
            let names = names.join(", ");
            format!("Unchanged: {names}: reading, meaning and print are equal (proved){figures}.")
        })
    }
}

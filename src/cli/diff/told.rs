//! What was found of one program or of many, and how it is told: the same change through several programs once.

use std::collections::{BTreeSet, HashSet};

use bieu::compare::Comparison;
use bieu::diagnostic::{Diagnostic, Severity};
use bieu::source::Sources;
use bieu::unstable::documents::{Compared, Finding, Program};
use bieu::unstable::forms::Comparisons;
use bieu::unstable::message::command as say;

use super::super::language;
use super::super::stop::{self, Stop};

/// What was found so far.
pub struct Found {
    /// Whether a document tells it, beside which nothing is said.
    is_document: bool,
    /// What is told of the programs.
    pub told: Comparisons,
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
    pub fn new(is_document: bool, many: bool) -> Found {
        Found {
            is_document,
            told: Comparisons { many, ..Comparisons::default() },
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
        if !self.is_document {
            stop.say();
        }
        if self.told.many {
            self.told.others.push((program.to_owned(), say::not_compared()));
        }
    }

    /// Keeps that one side has a program alone.
    pub fn alone(&mut self, program: &str, what: &'static str) {
        self.documents.push(Program::Alone { program: program.to_owned(), only: what });
        let said = if what == "added" { say::program_added() } else { say::program_removed() };
        self.told.others.push((program.to_owned(), said));
    }

    /// Keeps what was found of a program, and says what is to be said of it.
    pub fn compared(&mut self, program: &str, comparison: Comparison, findings: &[Diagnostic], sources: &Sources) {
        self.errors += findings.iter().filter(|finding| finding.severity == Severity::Error).count();
        let documents = Finding::all(findings, sources, language::of_programs());
        if !self.is_document {
            let fresh: Vec<bool> = documents.iter().map(|finding| self.said.insert(finding.clone())).collect();
            let fresh = findings.iter().zip(fresh).filter(|(_, fresh)| *fresh).map(|(finding, _)| finding.clone());
            stop::say(&fresh.collect::<Vec<_>>(), sources);
        }
        self.documents.push(Program::Compared {
            comparison: Box::new(Compared::of(&comparison, language::of_programs())),
            program: program.to_owned(),
            findings: documents,
        });
        self.told.programs.push((program.to_owned(), comparison));
    }
}

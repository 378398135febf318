//! Why a command has no result.

use bieu::RulesError;
use bieu::diagnostic::{Diagnostic, Severity};
use bieu::message::Message;
use bieu::records::{FileError, FileFinding};
use bieu::source::Sources;
use bieu::unstable::documents::{Finding, OfFile};
use bieu::unstable::message::{command, data_files};
use bieu::unstable::report::findings::{render_all, severity_in_words};
use bieu::unstable::words::{Terminal, Text, written};

use super::console;
use super::failure::Failure;
use super::language;

/// Why a command has no result.
#[derive(Debug)]
pub enum Stop {
    /// The command line, or a file that cannot be read or written.
    Failure(Failure),
    /// The rules have errors.
    Rules(Vec<RulesError>),
    /// Files are not what they should be.
    Files(Vec<FileError>),
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Stop {
        Stop::Failure(failure)
    }
}

impl From<Box<RulesError>> for Stop {
    fn from(faults: Box<RulesError>) -> Stop {
        Stop::Rules(vec![*faults])
    }
}

impl From<FileError> for Stop {
    fn from(fault: FileError) -> Stop {
        Stop::Files(vec![fault])
    }
}

impl Stop {
    /// Why a file is not read, where that is no reason to stop.
    pub fn reason(&self) -> Message {
        let of_finding = |finding: &FileFinding| match &finding.help {
            Some(help) => data_files::with_help(&finding.message, help),
            None => finding.message.clone(),
        };
        match self {
            Stop::Failure(failure) => failure.0.clone(),
            Stop::Rules(_) => Message::default(),
            Stop::Files(faults) => {
                faults.iter().flat_map(|fault| &fault.findings).map(of_finding).next().unwrap_or_default()
            }
        }
    }

    /// What is wrong, for programs.
    pub fn documents(&self) -> Vec<Finding> {
        match self {
            Stop::Failure(_) => Vec::new(),
            Stop::Rules(faults) => faults
                .iter()
                .flat_map(|faults| Finding::all(&faults.findings, &faults.sources, language::of_programs()))
                .collect(),
            Stop::Files(faults) => {
                let of_file = |fault| OfFile::all(fault, language::of_programs());
                faults.iter().flat_map(of_file).map(Finding::OfFile).collect()
            }
        }
    }

    /// Says what is wrong to the person.
    pub fn say(&self) {
        match self {
            Stop::Failure(failure) => failure.say(),
            Stop::Rules(faults) => faults.iter().for_each(|faults| say(&faults.findings, &faults.sources)),
            Stop::Files(faults) => {
                for line in
                    faults.iter().map(|fault| fault.say(language::of_people())).collect::<Vec<_>>().join("\n").lines()
                {
                    console::say(&written!(
                        Terminal,
                        "{}: {}",
                        severity_in_words(Severity::Error, language::of_people()),
                        line
                    ));
                }
                console::say(&Text::of(command::no_result().say(language::of_people())));
            }
        }
    }
}

/// Says findings to the person.
pub fn say(findings: &[Diagnostic], sources: &Sources) {
    let style = console::speech_style();
    let findings: Vec<(&Sources, &Diagnostic)> = findings.iter().map(|finding| (sources, finding)).collect();
    if !findings.is_empty() {
        console::say(&render_all(&findings, style).trimmed());
    }
}

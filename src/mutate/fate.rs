//! What becomes of each edit: noticed by the check, by a test, or by nobody.

use crate::Rules;
use crate::compare::{self, Change, ChangeKind, Found, Sameness};
use crate::diagnostic::Diagnostic;
use crate::message::{Message, comparison, mutations as say};
use crate::program::Loader;
use crate::source::{Position, Source, SourceId, Sources};
use crate::syntax::parse;
use crate::value::Date;

use super::edits::{Edit, edits};
use super::passed::{PassedOver, passed_over};

/// An edit that was tried.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mutant {
    /// The file, as its program calls it.
    pub file: String,
    /// The place in it.
    pub position: Position,
    /// The line there as it stands.
    pub line: String,
    /// The words that were replaced.
    pub before: String,
    /// The edit.
    pub edit: Edit,
    /// What became of it.
    pub fate: Fate,
}

/// What became of an edit. Of the fates that it has in several programs the first counts: what one program notices is noticed,
/// and what one program alone is changed by is a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// The check refuses the edited rules, mostly by a proof: a split with a hole, exceptions that overlap. The code says why.
    Refused(&'static str),
    /// This test fails on it.
    Failed(String),
    /// Nothing notices it. What shows the change, if something was found, is what a test would have to give or to expect.
    Survived(Option<Shown>),
    /// Reading, meaning and print stay the same by it on every day, which was proved: it is not counted.
    Equal,
    /// The edited text is not in the language: the edit is not counted.
    NotRules,
}

/// What would show an edit that nothing notices: what a test would have to give, or to expect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shown {
    /// A record.
    Record(Message),
    /// A line of data.
    Line(Message),
    /// What changes in meaning.
    Change(Message),
    /// What is printed otherwise.
    Print(Message),
    /// What is read otherwise.
    Reading(Message),
}

impl Shown {
    /// The record, the line, or what changes.
    #[must_use]
    pub fn shown(&self) -> &Message {
        match self {
            Shown::Record(shown)
            | Shown::Line(shown)
            | Shown::Change(shown)
            | Shown::Print(shown)
            | Shown::Reading(shown) => shown,
        }
    }

    /// What a test would have to give or to expect: `a test with this record would: …`.
    #[must_use]
    pub fn said(&self) -> Message {
        match self {
            Shown::Record(shown) => say::record_would(shown),
            Shown::Line(shown) => say::line_would(shown),
            Shown::Change(shown) => say::change_would(shown),
            Shown::Print(shown) => say::print_would(shown),
            Shown::Reading(shown) => say::reading_would(shown),
        }
    }
}

impl Fate {
    /// Its place among the fates of an edit in several programs, of which the first counts.
    pub(super) fn place(&self) -> u8 {
        match self {
            Fate::Refused(_) => 0,
            Fate::Failed(_) => 1,
            Fate::Survived(None) => 2,
            Fate::Survived(Some(_)) => 3,
            Fate::Equal => 4,
            Fate::NotRules => 5,
        }
    }
}

impl Mutant {
    fn new(source: &Source, edit: Edit, fate: Fate) -> Mutant {
        let position = source.position(edit.span.start);
        let before = source.text.get(edit.span.start as usize..edit.span.end as usize).unwrap_or("").to_owned();
        let line = source.line(position.line).trim().to_owned();
        Mutant { file: source.name.clone(), position, line, before, edit, fate }
    }
}

/// A program whose edits are tried.
#[derive(Clone, Copy)]
pub struct Subject<'a> {
    /// The path of the root file.
    pub path: &'a str,
    /// The program as it stands.
    pub rules: &'a Rules,
    /// Where files come from that are no rule files.
    pub loader: &'a (dyn Loader + Sync),
    /// The date that versions are chosen for.
    pub as_of: Option<Date>,
    /// The first test that fails on a program, if one does.
    pub failing: &'a (dyn Fn(&Rules) -> Option<String> + Sync),
}

impl Subject<'_> {
    /// Every edit of every file of the program, with its fate, file by file in the order of their places. `threads` share the work.
    #[must_use]
    pub fn mutants(&self, threads: usize) -> Vec<Mutant> {
        let mut tried: Vec<(SourceId, &Source, Edit)> = Vec::new();
        for (id, source) in self.rules.sources().iter() {
            let (tree, _) = parse(id, &source.text);
            tried.extend(edits(&tree, &source.text).into_iter().map(|edit| (id, source, edit)));
        }
        let threads = threads.clamp(1, tried.len().max(1));
        let fates = |first: usize| -> Vec<(usize, Fate)> {
            let own = tried.iter().enumerate().skip(first).step_by(threads);
            own.map(|(index, (id, source, edit))| (index, self.fate(*id, source, edit))).collect()
        };
        let found = std::thread::scope(|scope| {
            let fates = &fates;
            let others: Vec<_> = (1..threads).map(|first| scope.spawn(move || fates(first))).collect();
            let own = fates(0);
            others.into_iter().map(std::thread::ScopedJoinHandle::join).try_fold(own, |mut all, other| {
                all.extend(other?);
                Ok(all)
            })
        });
        // A thread that panicked must not pass for one whose edits were noticed.
        let mut found = found.unwrap_or_else(|panic: Box<dyn std::any::Any + Send>| std::panic::resume_unwind(panic));
        found.sort_by_key(|(index, _)| *index);
        let mutant = |((_, source, edit), (_, fate))| Mutant::new(source, edit, fate);
        tried.into_iter().zip(found).map(mutant).collect()
    }

    /// The numbers and words in quotes of the program's files that no edit touches.
    #[must_use]
    pub fn passed_over(&self) -> Vec<PassedOver> {
        let of_file = |(id, source): (SourceId, &Source)| {
            let (tree, _) = parse(id, &source.text);
            passed_over(source, &edits(&tree, &source.text))
        };
        self.rules.sources().iter().flat_map(of_file).collect()
    }

    fn fate(&self, file: SourceId, source: &Source, edit: &Edit) -> Fate {
        let loader =
            Edited { sources: self.rules.sources(), file, text: applied(&source.text, edit), rest: self.loader };
        let root = loader.load(self.path).unwrap_or_default();
        match Rules::load(self.path, &root, &loader, self.as_of) {
            Err(faults) => refused(&faults.findings),
            Ok(edited) => match (self.failing)(&edited) {
                Some(test) => Fate::Failed(test),
                None => unnoticed(self.rules, &edited),
            },
        }
    }
}

/// Whether there was anything to notice.
fn unnoticed(rules: &Rules, edited: &Rules) -> Fate {
    let comparison = compare::compared(rules.into(), edited.into());
    if comparison.is_proved_equal() {
        return Fate::Equal;
    }
    let witness = |found: &[Found]| changes(found).find_map(|(_, change)| change.witness.clone());
    let told = |found: &[Found]| {
        // What changed only by way of something else is told by that.
        let first = changes(found).min_by_key(|(_, change)| change.kind == ChangeKind::Terms);
        first.map(|(found, change)| comparison::told(found.subject.said(), &change.how))
    };
    let record = witness(&comparison.meaning).map(Shown::Record);
    Fate::Survived(
        record
            .or_else(|| witness(&comparison.reading).map(Shown::Line))
            .or_else(|| told(&comparison.meaning).map(Shown::Change))
            .or_else(|| told(&comparison.print).map(Shown::Print))
            .or_else(|| told(&comparison.reading).map(Shown::Reading)),
    )
}

/// All changes that were found.
fn changes(found: &[Found]) -> impl Iterator<Item = (&Found, &Change)> {
    found.iter().flat_map(|found| {
        let changes = if let Sameness::Changed(changes) = &found.verdict { changes.as_slice() } else { &[] };
        changes.iter().map(move |change| (found, change))
    })
}

/// The text after an edit.
fn applied(text: &str, edit: &Edit) -> String {
    let before = text.get(..edit.span.start as usize).unwrap_or("");
    let after = text.get(edit.span.end as usize..).unwrap_or("");
    format!("{before}{}{after}", edit.replacement)
}

/// What the author would be told; a text that is not in the language is a fault of the edit.
fn refused(findings: &[Diagnostic]) -> Fate {
    if findings.iter().any(|finding| finding.code.is_of_spelling()) {
        return Fate::NotRules;
    }
    let first = findings.iter().find(|finding| finding.is_error());
    first.map_or(Fate::NotRules, |finding| Fate::Refused(finding.code.id))
}

/// The files of a program with one of them edited.
struct Edited<'a> {
    sources: &'a Sources,
    file: SourceId,
    text: String,
    rest: &'a (dyn Loader + Sync),
}

impl Loader for Edited<'_> {
    fn load(&self, path: &str) -> Result<String, Message> {
        match self.sources.iter().find(|(_, source)| source.name == path) {
            Some((id, _)) if id == self.file => Ok(self.text.clone()),
            Some((_, source)) => Ok(source.text.clone()),
            None => self.rest.load(path),
        }
    }

    // Without the files of its tests an edited program would be refused whatever the edit is, and count as noticed.
    fn lines(&self, path: &str) -> Result<String, Message> {
        self.rest.lines(path)
    }

    fn recorded(&self, path: &str) -> Result<Option<String>, Message> {
        self.rest.recorded(path)
    }
}

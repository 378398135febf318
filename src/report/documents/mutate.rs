//! What slips in the rules the tests notice. `docs/command.md` is its description.

use serde::Serialize;

use super::fact::Fact;
use super::{Finding, Version};
use crate::message::Language;
use crate::mutate::{self, Fate, PassedOver};

/// What became of small edits of the rules.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Mutations<'a> {
    /// Which document this is.
    #[cfg_attr(test, schemars(extend("const" = Version::MUTATE)))]
    pub schema: Version,
    /// The exit code.
    pub exit: u8,
    /// All edits.
    pub survey: Survey<'a>,
    /// What was found.
    pub findings: Vec<Finding>,
}

/// All edits of several programs.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Survey<'a> {
    noticed: u64,
    /// Of how many that change something.
    edits: u64,
    mutants: Vec<Mutant<'a>>,
    /// What no edit touches.
    passed_over: Vec<Passed<'a>>,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Mutant<'a> {
    file: &'a str,
    line: u32,
    column: u32,
    kind: &'static str,
    before: &'a str,
    after: &'a str,
    fate: &'static str,
    /// The code, the test, or what would have shown it.
    by: Option<String>,
    /// What would have shown it, by id and arguments.
    fact: Option<Fact>,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Passed<'a> {
    file: &'a str,
    line: u32,
    column: u32,
    what: &'static str,
    written: &'a str,
    why: &'static str,
}

impl<'a> Survey<'a> {
    /// All edits, in the words of a language.
    #[must_use]
    pub fn of(survey: &'a mutate::Survey, language: Language) -> Survey<'a> {
        let (noticed, edits) = survey.noticed();
        Survey {
            noticed,
            edits,
            mutants: survey.mutants().map(|mutant| Mutant::of(mutant, language)).collect(),
            passed_over: survey.passed_over().map(Passed::from).collect(),
        }
    }
}

impl<'a> Mutant<'a> {
    fn of(mutant: &'a mutate::Mutant, language: Language) -> Mutant<'a> {
        let (fate, by) = match &mutant.fate {
            Fate::Refused(code) => ("refused by the check", Some(format!("bieu::{code}"))),
            Fate::Failed(test) => ("failed by a test", Some(test.clone())),
            Fate::NotRules => ("not rules", None),
            Fate::Equal => ("changes nothing", None),
            Fate::Survived(shown) => ("survived", shown.as_ref().map(|shown| shown.shown().say(language))),
        };
        let fact = match &mutant.fate {
            Fate::Survived(Some(shown)) => Fact::of(&shown.said()),
            _ => None,
        };
        Mutant {
            file: &mutant.file,
            line: mutant.position.line,
            column: mutant.position.column,
            kind: mutant.edit.kind.name(),
            before: &mutant.before,
            after: &mutant.edit.replacement,
            fate,
            by,
            fact,
        }
    }
}

impl<'a> From<&'a PassedOver> for Passed<'a> {
    fn from(passed: &'a PassedOver) -> Passed<'a> {
        Passed {
            file: &passed.file,
            line: passed.position.line,
            column: passed.position.column,
            what: passed.what.name(),
            written: &passed.written,
            why: passed.why.name(),
        }
    }
}

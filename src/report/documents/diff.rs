//! Comparisons of programs. `docs/changes.md` is their description.
//!
//! Numbers are text: exact decimals, or fractions in lowest terms.

use serde::Serialize;

use super::cause::Cause;
use super::fact::Fact;
use super::{Finding, Version};
use crate::compare::{self, Comparison, Edit, Sameness, Subject};
use crate::message::{Argument, Language, Message};
use crate::outcome::{self, CellValue};
use crate::syntax::tree::ChangeKind as Kind;

/// Comparisons, one for each program.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Diff {
    /// Which document this is.
    #[cfg_attr(test, schemars(extend("const" = Version::DIFF)))]
    pub schema: Version,
    /// The exit code.
    pub exit: u8,
    /// What was found of each program.
    pub programs: Vec<Program>,
    /// What was found beside it.
    pub findings: Vec<Finding>,
}

/// What was found of a program.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Program {
    /// It was compared.
    Compared {
        /// What was found.
        #[serde(flatten)]
        comparison: Box<Compared>,
        /// The program.
        program: String,
        /// What is said of it.
        findings: Vec<Finding>,
    },
    /// It could not be compared.
    Stopped {
        /// The program.
        program: String,
        /// Why.
        findings: Vec<Finding>,
    },
    /// One side has it alone.
    Alone {
        /// The program.
        program: String,
        /// `added` or `removed`.
        only: &'static str,
    },
}

/// Everything in a comparison.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Compared {
    reading: Vec<Found>,
    meaning: Vec<Found>,
    print: Vec<Found>,
    days: Days,
    structure: Vec<Structure>,
    /// The figures that moved, where records were given.
    figures: Option<Vec<Figure>>,
    /// The texts that are printed otherwise, where records were given.
    texts: Option<Vec<Text>>,
    declared: Vec<Declared>,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Found {
    #[serde(flatten)]
    subject: SubjectWords,
    verdict: &'static str,
    /// Why it is not decided.
    why: Option<String>,
    /// The same, by id and arguments.
    fact: Option<Fact>,
    changes: Vec<Change>,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
enum SubjectWords {
    Record { of: String },
    Field { of: String, id: String },
    List { of: String },
    Report { of: &'static str },
    Days { of: &'static str },
    Text { of: String },
    Checks { of: String },
    Table { of: String },
    Column { of: String, id: String, was: Option<String> },
    Row { of: String, id: String, was: Option<String> },
    Cell { of: String, row: String, column: String },
    Criteria { of: String },
    Requirement { of: String, id: String },
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Change {
    #[serde(rename = "in")]
    kind: &'static str,
    how: String,
    witness: Option<String>,
    days: Option<String>,
    /// The same without words.
    facts: ChangeFacts,
}

/// What a change says, by id and arguments.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct ChangeFacts {
    how: Option<Fact>,
    witness: Option<Fact>,
    days: Vec<Fact>,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Days {
    old_read_at: Option<String>,
    new_read_at: Option<String>,
    stretches: Vec<String>,
    partial: bool,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Structure {
    thing: &'static str,
    of: String,
    name: String,
    edit: &'static str,
    from: Option<String>,
    to: Option<String>,
    days: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Figure {
    table: String,
    row: String,
    row_label: String,
    column: String,
    column_label: String,
    old: Cell,
    new: Cell,
    by: Option<String>,
    parts: Vec<Part>,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Cell {
    value: Option<String>,
    state: Option<&'static str>,
    shown: String,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Part {
    by: Option<String>,
    why: String,
    cause: Cause,
    records: u64,
    /// Where they were asked for.
    keys: Vec<String>,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Text {
    text: String,
    old: String,
    new: String,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Declared {
    kind: &'static str,
    of: String,
    parts: Vec<String>,
    reason: String,
}

impl Compared {
    /// Everything in a comparison, in the words of a language.
    #[must_use]
    pub fn of(comparison: &Comparison, language: Language) -> Compared {
        let part = |part: &[compare::Found]| part.iter().map(|found| Found::of(found, language)).collect();
        let days = &comparison.days;
        let [old_read_at, new_read_at] = days.read_at.map(|day| day.map(|day| day.to_string()));
        let text =
            |text: &compare::MovedText| Text { text: text.name.clone(), old: text.old.clone(), new: text.new.clone() };
        let stretches = days.stretches.iter().map(|days| days.say(language)).collect();
        Compared {
            reading: part(&comparison.reading),
            meaning: part(&comparison.meaning),
            print: part(&comparison.print),
            days: Days { old_read_at, new_read_at, stretches, partial: days.is_partial },
            structure: comparison.structure.iter().map(|change| Structure::of(change, language)).collect(),
            figures: comparison
                .moved
                .as_ref()
                .map(|moved| moved.iter().map(|cell| Figure::of(cell, language)).collect()),
            texts: comparison.texts.as_ref().map(|texts| texts.iter().map(text).collect()),
            declared: comparison.declared.iter().map(Declared::from).collect(),
        }
    }
}

impl Found {
    fn of(found: &compare::Found, language: Language) -> Found {
        let (verdict, why, changes) = match &found.verdict {
            Sameness::Equal => ("equal", None, Vec::new()),
            Sameness::NotDecided(why) => ("not decided", Some(why), Vec::new()),
            Sameness::Changed(changes) => {
                ("changed", None, changes.iter().map(|change| Change::of(change, language)).collect())
            }
        };
        let (why, fact) = (why.map(|why| why.say(language)), why.and_then(Fact::of));
        Found { subject: SubjectWords::from(&found.subject), verdict, why, fact, changes }
    }
}

impl Change {
    fn of(change: &compare::Change, language: Language) -> Change {
        let facts = ChangeFacts {
            how: Fact::of(&change.how),
            witness: change.witness.as_ref().and_then(Fact::of),
            days: change.days.iter().filter_map(Fact::of).collect(),
        };
        Change {
            kind: change.kind.name(),
            how: change.how.say(language),
            witness: change.witness.as_ref().map(|witness| witness.say(language)),
            days: (!change.days.is_empty()).then(|| Argument::list(&change.days).say(language)),
            facts,
        }
    }
}

impl From<&Subject> for SubjectWords {
    fn from(subject: &Subject) -> SubjectWords {
        let of = subject.of().to_owned();
        match subject {
            Subject::Record { .. } => SubjectWords::Record { of },
            Subject::Field { field, .. } => SubjectWords::Field { of, id: field.clone() },
            Subject::List { .. } => SubjectWords::List { of },
            Subject::Report => SubjectWords::Report { of: "" },
            Subject::Days => SubjectWords::Days { of: "" },
            Subject::Text { .. } => SubjectWords::Text { of },
            Subject::Checks { .. } => SubjectWords::Checks { of },
            Subject::Table { .. } => SubjectWords::Table { of },
            Subject::Column { id, was, .. } => SubjectWords::Column { of, id: id.clone(), was: was.clone() },
            Subject::Row { id, was, .. } => SubjectWords::Row { of, id: id.clone(), was: was.clone() },
            Subject::Cell { row, column, .. } => SubjectWords::Cell { of, row: row.clone(), column: column.clone() },
            Subject::Criteria { .. } => SubjectWords::Criteria { of },
            Subject::Requirement { requirement, .. } => SubjectWords::Requirement { of, id: requirement.clone() },
        }
    }
}

impl Structure {
    fn of(change: &compare::StructureChange, language: Language) -> Structure {
        let given = |words: &String| Message::of_words(words.as_str());
        let (edit, from, to) = match &change.edit {
            Edit::Added => ("added", None, None),
            Edit::Removed => ("removed", None, None),
            Edit::Renamed { from } => ("renamed", Some(given(from)), None),
            Edit::Relabelled { from, to } => ("relabelled", Some(given(from)), Some(given(to))),
            Edit::Moved => ("moved", None, None),
            Edit::Rewritten { from, to } => ("rewritten", Some(from.clone()), Some(to.clone())),
        };
        Structure {
            thing: change.thing.name(),
            of: change.of.clone(),
            name: change.name.clone(),
            edit,
            from: from.map(|from| from.say(language)),
            to: to.map(|to| to.say(language)),
            days: change.days.as_ref().map(|days| days.say(language)),
        }
    }
}

impl Figure {
    fn of(moved: &compare::MovedCell, language: Language) -> Figure {
        let part = |part: &compare::Part| Part {
            by: part.by.as_ref().map(ToString::to_string),
            why: part.cause.said().say(language),
            cause: Cause::from(&part.cause),
            records: part.records,
            keys: part.keys.clone(),
        };
        Figure {
            table: moved.table.clone(),
            row: moved.row.clone(),
            row_label: moved.row_label.clone(),
            column: moved.column.clone(),
            column_label: moved.column_label.clone(),
            old: Cell::from(&moved.old),
            new: Cell::from(&moved.new),
            by: moved.difference.as_ref().map(ToString::to_string),
            parts: moved.parts.iter().map(part).collect(),
        }
    }
}

impl From<&outcome::Cell> for Cell {
    fn from(cell: &outcome::Cell) -> Cell {
        let (value, state) = match &cell.value {
            CellValue::Number(number) => (Some(number.to_string()), None),
            CellValue::Date(day) => (Some(day.to_string()), None),
            CellValue::State(state) => (None, Some(state.name())),
        };
        Cell { value, state, shown: cell.shown.clone() }
    }
}

impl From<&crate::model::DeclaredChange> for Declared {
    fn from(change: &crate::model::DeclaredChange) -> Declared {
        Declared {
            kind: match change.kind {
                Kind::Meaning => "meaning",
                Kind::Reading => "reading",
                Kind::Print => "print",
            },
            of: change.of.clone(),
            parts: change.parts.iter().map(|part| part.value.clone()).collect(),
            reason: change.reason.clone(),
        }
    }
}

//! What text and Markdown both say.

use indexmap::IndexMap;

use crate::compare::{Change, Comparison, Days, Edit, Found, MovedCell, Sameness, StructureChange, Subject};
use crate::outcome::CellValue;
use crate::syntax::tree::ChangeKind;
use crate::value::Number;

/// `1 column`, `2 columns`.
pub(super) fn counted(count: usize, word: &str) -> String {
    match (count, word) {
        (1, _) => format!("1 {word}"),
        (_, "criteria") => format!("{count} criteria"),
        _ => format!("{count} {word}s"),
    }
}

/// What of a subject is compared: in print the table itself rather than its records.
pub(super) fn subject_of(part: Part, of: &Subject) -> String {
    match (part, of) {
        (Part::Print, Subject::Table { table }) => format!("table {table}"),
        (Part::Print, Subject::Criteria { criteria }) => format!("criteria {criteria}"),
        _ => of.to_string(),
    }
}

/// The parts of a comparison that have verdicts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Reading,
    Meaning,
    Print,
}

impl Part {
    pub const ALL: [Part; 3] = [Part::Reading, Part::Meaning, Part::Print];

    pub fn name(self) -> &'static str {
        match self {
            Part::Reading => "Reading",
            Part::Meaning => "Meaning",
            Part::Print => "Print",
        }
    }

    pub fn of(self, comparison: &Comparison) -> &[Found] {
        match self {
            Part::Reading => &comparison.reading,
            Part::Meaning => &comparison.meaning,
            Part::Print => &comparison.print,
        }
    }

    /// What a made-up thing is called that shows a change.
    pub fn witness(self) -> &'static str {
        if self == Part::Reading { "such a line" } else { "such a record" }
    }

    /// The line that says how many subjects are equal, changed and not decided; those that are all equal are named by their kinds.
    fn line(self, comparison: &Comparison) -> Option<String> {
        let found = self.of(comparison);
        let name = self.name();
        if found.is_empty() {
            return comparison
                .only
                .as_ref()
                .filter(|_| self == Part::Reading)
                .map(|only| format!("Reading: not compared, {only} alone was asked for."));
        }
        let [equal, changed, open] = verdicts(found);
        if changed + open == 0 {
            return Some(format!("{name}: equal (proved): {}.", kinds(found)));
        }
        let mut parts = vec![format!("{changed} changed")];
        if equal > 0 {
            parts.push(format!("{equal} equal (proved)"));
        }
        if open > 0 {
            parts.push(format!("{open} not decided"));
        }
        Some(format!("{name}: {}.", parts.join(", ")))
    }
}

/// `1 table, 3 columns, 1 row`.
fn kinds(found: &[Found]) -> String {
    let mut counts: IndexMap<&str, usize> = IndexMap::new();
    for found in found {
        let kind = match &found.subject {
            Subject::Record { .. } => "record type",
            Subject::Field { .. } => "field",
            Subject::List { .. } => "code list",
            Subject::Report => "report",
            Subject::Text { .. } => "text",
            Subject::Checks { .. } => "list of checks",
            Subject::Table { .. } => "table",
            Subject::Column { .. } => "column",
            Subject::Row { .. } => "row",
            Subject::Cell { .. } => "single cell",
            Subject::Criteria { .. } => "criteria",
            Subject::Requirement { .. } => "requirement",
            Subject::Days => continue,
        };
        *counts.entry(kind).or_default() += 1;
    }
    let word = |(kind, count): (&&str, &usize)| match *kind {
        "list of checks" if *count > 1 => format!("{count} lists of checks"),
        kind => counted(*count, kind),
    };
    counts.iter().map(word).collect::<Vec<_>>().join(", ")
}

/// How many subjects are equal, changed and not decided.
fn verdicts(all: &[Found]) -> [usize; 3] {
    let count = |wanted: fn(&Sameness) -> bool| all.iter().filter(|found| wanted(&found.verdict)).count();
    [
        count(Sameness::is_equal),
        count(|verdict| matches!(verdict, Sameness::Changed(_))),
        count(|verdict| matches!(verdict, Sameness::NotDecided(_))),
    ]
}

/// The first lines of a comparison: a verdict for each part, the days, the figures.
pub(super) fn summary(comparison: &Comparison) -> Vec<String> {
    let mut lines: Vec<String> = Part::ALL.iter().filter_map(|part| part.line(comparison)).collect();
    lines.extend(days(&comparison.days));
    if !comparison.structure.is_empty() {
        lines.push(format!("Structure: {}.", counted(comparison.structure.len(), "change")));
    }
    if let Some(moved) = &comparison.moved {
        let read_at = match comparison.days.read_at {
            [Some(old), Some(new)] if old != new => format!(", OLD read at {old} and NEW at {new}"),
            [_, Some(new)] => format!(", read at {new}"),
            _ => String::new(),
        };
        let cells = match moved.len() {
            0 => "no cell moved".to_owned(),
            count => format!("{} moved", counted(count, "cell")),
        };
        let texts = match comparison.texts.as_deref() {
            None => String::new(),
            Some([]) => ", no text".to_owned(),
            Some(texts) => format!(", {} printed otherwise", counted(texts.len(), "text")),
        };
        lines.push(format!("Figures{read_at}: {cells}{texts}."));
    }
    lines
}

/// On which days meaning and print were compared, where versions tell days apart.
fn days(days: &Days) -> Option<String> {
    /// How many stretches are named; of more, the first and the last.
    const NAMED: usize = 4;
    let all = match days.stretches.as_slice() {
        [] => return None,
        named if named.len() <= NAMED => named.join("; "),
        [first, .., last] => format!("{} stretches, {first}; …; {last}", days.stretches.len()),
        [one] => one.clone(),
    };
    let which =
        if days.is_partial { "the last days that versions tell apart" } else { "all days that versions tell apart" };
    Some(format!("Meaning and print were compared on {which}: {all}."))
}

/// What is said of a subject that is not equal, with its days.
pub(super) fn told(part: Part, found: &Found, change: &Change) -> String {
    let days = change.days.as_ref().map(|days| format!(", {days}")).unwrap_or_default();
    format!("{}{days}: {}", subject_of(part, &found.subject), change.how)
}

/// What became of a thing: `column [25] of annex: added`.
pub(super) fn structure(change: &StructureChange) -> String {
    let name = match (change.name.as_str(), change.of.as_str()) {
        ("", of) => of.to_owned(),
        (name, "") => name.to_owned(),
        (name, of) => format!("{name} of {of}"),
    };
    let edit = match &change.edit {
        Edit::Added => "added".to_owned(),
        Edit::Removed => "removed".to_owned(),
        Edit::Renamed { from } => format!("was called {from}"),
        Edit::Relabelled { from, to } => format!("relabelled from \"{from}\" to \"{to}\""),
        Edit::Moved => "stands at another place".to_owned(),
        Edit::Rewritten { from, to } if from.contains('\n') || to.contains('\n') => "reworded".to_owned(),
        Edit::Rewritten { from, to } if from.is_empty() => format!("now \"{to}\""),
        Edit::Rewritten { from, to } if to.is_empty() => format!("no longer \"{from}\""),
        Edit::Rewritten { from, to } => format!("from \"{from}\" to \"{to}\""),
    };
    let days = change.days.as_ref().map(|days| format!(", {days}")).unwrap_or_default();
    format!("{} {name}{days}: {edit}", change.thing.name())
}

/// `350 -> 354 (+4)`.
pub(super) fn movement(cell: &MovedCell) -> String {
    let by = cell.difference.clone().filter(|number| !number.is_zero()).map(|by| format!(" ({})", signed(by)));
    format!("{} -> {}{}", figure(cell, false), figure(cell, true), by.unwrap_or_default())
}

/// A figure as printed; with its exact value where both sides are printed alike.
fn figure(cell: &MovedCell, new: bool) -> String {
    let side = if new { &cell.new } else { &cell.old };
    match &side.value {
        CellValue::Number(number) if cell.old.shown == cell.new.shown => format!("{} ({number})", side.shown),
        _ => side.shown.clone(),
    }
}

/// A number with its sign.
pub(super) fn signed(number: Number) -> String {
    if number > Number::ZERO { format!("+{number}") } else { number.to_string() }
}

/// The word before what a declaration is of.
pub(super) fn declared_kind(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::Meaning => "",
        ChangeKind::Reading => "reading ",
        ChangeKind::Print => "print ",
    }
}

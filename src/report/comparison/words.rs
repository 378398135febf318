//! What text and Markdown both say.

use std::mem::{Discriminant, discriminant};

use indexmap::IndexMap;

use crate::compare::{Change, Comparison, Days, Edit, Found, MovedCell, Sameness, StructureChange, Subject, Thing};
use crate::message::{Argument, Message, comparison as say};
use crate::outcome::CellValue;
use crate::syntax::tree::ChangeKind;
use crate::value::Number;

/// What of a subject is compared: in print the table itself rather than its records.
pub(super) fn subject_of(part: Part, of: &Subject) -> Message {
    match (part, of) {
        (Part::Print, Subject::Table { table }) => say::table(table),
        (Part::Print, Subject::Criteria { criteria }) => say::criteria(criteria),
        _ => of.said(),
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

    pub fn said(self) -> Message {
        match self {
            Part::Reading => say::reading(),
            Part::Meaning => say::meaning(),
            Part::Print => say::print(),
        }
    }

    pub fn of(self, comparison: &Comparison) -> &[Found] {
        match self {
            Part::Reading => &comparison.reading,
            Part::Meaning => &comparison.meaning,
            Part::Print => &comparison.print,
        }
    }

    /// A made-up thing that shows a change.
    pub fn witness(self, shown: &Message) -> Message {
        if self == Part::Reading { say::such_a_line(shown) } else { say::such_a_record(shown) }
    }

    /// The line that says how many subjects are equal, changed and not decided; those that are all equal are named by their kinds.
    fn line(self, comparison: &Comparison) -> Option<Message> {
        let found = self.of(comparison);
        if found.is_empty() {
            return comparison.only.as_ref().filter(|_| self == Part::Reading).map(say::reading_not_compared);
        }
        let [equal, changed, open] = verdicts(found);
        if changed + open == 0 {
            return Some(say::part_is_equal(self.said(), kinds(found)));
        }
        let mut parts = vec![say::changed(changed)];
        if equal > 0 {
            parts.push(say::equal(equal));
        }
        if open > 0 {
            parts.push(say::undecided(open));
        }
        Some(say::part_is_not(self.said(), Argument::list(parts)))
    }
}

/// Says how many there are of a kind.
type Counted = fn(usize) -> Message;

/// How many subjects there are of each kind: `tables 1, columns 3, rows 1`.
fn kinds(found: &[Found]) -> Argument {
    let mut counts: IndexMap<Discriminant<Subject>, (Counted, usize)> = IndexMap::new();
    for found in found {
        let kind: Counted = match &found.subject {
            Subject::Record { .. } => say::record_types,
            Subject::Field { .. } => say::fields,
            Subject::List { .. } => say::code_lists,
            Subject::Report => say::reports,
            Subject::Text { .. } => say::texts,
            Subject::Checks { .. } => say::lists_of_checks,
            Subject::Table { .. } => say::tables,
            Subject::Column { .. } => say::columns,
            Subject::Row { .. } => say::rows,
            Subject::Cell { .. } => say::single_cells,
            Subject::Criteria { .. } => say::many_criteria,
            Subject::Requirement { .. } => say::requirements,
            Subject::Days => continue,
        };
        counts.entry(discriminant(&found.subject)).or_insert((kind, 0)).1 += 1;
    }
    Argument::list(counts.into_values().map(|(kind, many)| kind(many)))
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
pub(super) fn summary(comparison: &Comparison) -> Vec<Message> {
    let mut lines: Vec<Message> = Part::ALL.iter().filter_map(|part| part.line(comparison)).collect();
    lines.extend(days(&comparison.days));
    if !comparison.structure.is_empty() {
        lines.push(say::structure_changes(comparison.structure.len()));
    }
    if let Some(moved) = &comparison.moved {
        let cells = match moved.len() {
            0 => say::no_cell_moved(),
            count => say::cells_moved(count),
        };
        let texts = comparison.texts.as_deref().map(|texts| match texts.len() {
            0 => say::no_text(),
            count => say::texts_printed_otherwise(count),
        });
        let moved = Argument::list(std::iter::once(cells).chain(texts));
        lines.push(match comparison.days.read_at {
            [Some(old), Some(new)] if old != new => say::figures_read_at_each(old, new, moved),
            [_, Some(new)] => say::figures_read_at(new, moved),
            _ => say::figures(moved),
        });
    }
    lines
}

/// On which days meaning and print were compared, where versions tell days apart.
fn days(days: &Days) -> Option<Message> {
    /// How many stretches are named; of more, the first and the last.
    const NAMED: usize = 4;
    let all = match days.stretches.as_slice() {
        [] => return None,
        [first, .., last] if days.stretches.len() > NAMED => {
            say::first_and_last_stretch(days.stretches.len(), first, last).into()
        }
        named => Argument::list(named),
    };
    Some(if days.is_partial { say::compared_on_last_days(all) } else { say::compared_on_all_days(all) })
}

/// What is said of a subject that is not equal, with its days.
pub(super) fn told(part: Part, found: &Found, change: &Change) -> Message {
    let subject = subject_of(part, &found.subject);
    match change.days.is_empty() {
        true => say::told(subject, &change.how),
        false => say::told_on(subject, Argument::list(&change.days), &change.how),
    }
}

/// What became of a thing: `column 25 of annex: added`.
pub(super) fn structure(change: &StructureChange) -> Message {
    let thing = match (change.name.as_str(), change.of.as_str()) {
        ("", of) => thing(change.thing, of),
        (name, "") => thing(change.thing, name),
        (name, of) => say::thing_of(thing(change.thing, name), of),
    };
    match &change.days {
        Some(days) => say::told_on(thing, days, edit(&change.edit)),
        None => say::told(thing, edit(&change.edit)),
    }
}

fn thing(thing: Thing, name: &str) -> Message {
    match thing {
        Thing::List => say::thing_list(name),
        Thing::Code => say::thing_code(name),
        Thing::Record => say::thing_record_type(name),
        Thing::Field => say::thing_field(name),
        Thing::DerivedField => say::thing_derived_field(name),
        Thing::Set => say::thing_set(name),
        Thing::Parameter => say::thing_parameter(name),
        Thing::Table => say::table(name),
        Thing::Column => say::thing_column(name),
        Thing::Row => say::thing_row(name),
        Thing::Text => say::text(name),
        Thing::Criteria => say::criteria(name),
        Thing::Requirement => say::thing_requirement(name),
        Thing::Exception => say::thing_exception(name),
    }
}

fn edit(edit: &Edit) -> Message {
    let has_lines = |words: &Message| words.given().is_some_and(|words| words.contains('\n'));
    match edit {
        Edit::Added => say::added(),
        Edit::Removed => say::removed(),
        Edit::Renamed { from } => say::was_called(from),
        Edit::Relabelled { from, to } => say::relabelled(from, to),
        Edit::Moved => say::stands_elsewhere(),
        Edit::Rewritten { from, to } if has_lines(from) || has_lines(to) => say::reworded(),
        Edit::Rewritten { from, to } if from.is_empty() => say::now_is(to),
        Edit::Rewritten { from, to } if to.is_empty() => say::no_longer(from),
        Edit::Rewritten { from, to } => say::rewritten(from, to),
    }
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

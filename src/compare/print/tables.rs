//! What is printed of a table whatever the records are.

use std::collections::HashMap;

use crate::message::phrases;
use crate::message::{Message, print_changes as say};
use crate::model::{Axis, Check, Clause, Headers, Member, Table};
use crate::outcome::{HeaderNode, MemberHeader, Over, Place, Presentation, ShownGlyphs};
use crate::syntax::tree::Dimension;

use super::super::{Change, ChangeKind, Found, Subject};
use super::presented::presentation;
use super::{Renames, Said, rows};

/// The table, its columns, rows and single cells, and what its checks say.
pub(super) fn table(old: &Table, new: &Table, meaning: &[Found], renames: &Renames<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    let name = &new.name;
    found.push(Found { subject: Subject::Table { table: name.clone() }, verdict: whole(old, new, renames).verdict() });
    let sides = [Side::columns(old), Side::columns(new)];
    for ([before, after], said) in members(sides, &|id| renames.column(name, id)) {
        let was = was(&old.columns, before, &new.columns, after);
        let id = new.columns.members[after].id.clone();
        found.push(Found { subject: Subject::Column { table: name.clone(), id, was }, verdict: said.verdict() });
    }
    let sides = [Side::rows(old), Side::rows(new)];
    for ([before, after], said) in members(sides, &|id| renames.row(name, id)) {
        let was = was(&old.rows, before, &new.rows, after);
        let id = new.rows.members[after].id.clone();
        found.push(Found { subject: Subject::Row { table: name.clone(), id, was }, verdict: said.verdict() });
    }
    found.extend(cells(old, new, renames));
    let both = [old, new].map(|table| table.checks.iter().collect::<Vec<_>>());
    found.extend(checks(name.clone(), [&both[0], &both[1]], meaning));
    found
}

/// How the checks of a table, or without its name those of the report, are printed, if both sides have any.
pub(super) fn checks(table: String, [old, new]: [&[&Check]; 2], meaning: &[Found]) -> Option<Found> {
    if old.is_empty() || new.is_empty() {
        return None;
    }
    let subject = Subject::Checks { table };
    let asks_the_same = meaning.iter().any(|found| found.subject == subject && found.verdict.is_equal());
    Some(Found { subject, verdict: said_of_checks(old, new, asks_the_same).verdict() })
}

fn was(old: &Axis, before: usize, new: &Axis, after: usize) -> Option<String> {
    let (was, id) = (&old.members[before].id, &new.members[after].id);
    (was != id).then(|| was.clone())
}

fn whole(old: &Table, new: &Table, renames: &Renames<'_>) -> Said {
    let mut said = Said::default();
    let name = &new.name;
    said.words(say::its_title(), &old.title, &new.title);
    said.words(say::its_sources(), &old.cites.join("; "), &new.cites.join("; "));
    said.words(say::its_sources(), &cites(&old.universe), &cites(&new.universe));
    said.words(say::its_notes(), &notes(&old.headers, Place::Table), &notes(&new.headers, Place::Table));
    let as_given = |table: &Table| {
        let fields = table.headers.as_given.iter();
        let one = |(field, periods): &(String, Vec<Over>)| {
            let periods: Vec<String> = periods.iter().map(|over| over.shown()).collect();
            format!("{field} {}", periods.join(", "))
        };
        fields.map(one).collect::<Vec<_>>().join("; ")
    };
    let halves = |table: &Table, called: &dyn Fn(&str) -> String| {
        let last = table.headers.halves.and_then(|rows| table.rows.members.get(rows.checked_sub(1)?));
        last.map(|row| called(&row.id)).unwrap_or_default()
    };
    let before = halves(old, &|id| renames.row(name, id).to_owned());
    said.put(ChangeKind::Layout, say::last_row_of_left_half(), &before, &halves(new, &str::to_owned));
    said.words(say::fields_without_history(), &as_given(old), &as_given(new));
    let shown = [
        rows::shown(old, &|dimension, id| match dimension {
            Dimension::Row => renames.row(name, id),
            Dimension::Column => renames.column(name, id),
        }),
        rows::shown(new, &|_, id| id),
    ];
    said.spoken(ChangeKind::Layout, say::rows_it_shows(), &shown[0], &shown[1]);
    signs(&mut said, &old.glyphs, &new.glyphs);
    let stubs = |table: &Table| {
        let stub = |stub: &crate::outcome::Stub| {
            let shows = if stub.number { "number" } else { "label" };
            format!("{shows} {} {}", stub.heading, stub.printed).trim_end().to_owned()
        };
        table.headers.stubs.iter().map(stub).collect::<Vec<_>>().join(", ")
    };
    said.put(ChangeKind::Layout, say::columns_left_of_figures(), &stubs(old), &stubs(new));
    let trees = [old.headers.column_tree.as_slice(), &new.headers.column_tree];
    let ids = [ids(&old.columns, &|id| renames.column(name, id)), ids(&new.columns, &|id| id)];
    said.layout([say::headings_over_columns(), say::other_headings_over_columns()], trees, &ids);
    let trees = [old.headers.row_tree.as_slice(), &new.headers.row_tree];
    let ids = [self::ids(&old.rows, &|id| renames.row(name, id)), self::ids(&new.rows, &|id| id)];
    said.layout([say::headings_over_rows(), say::other_headings_over_rows()], trees, &ids);
    said
}

fn ids<'a>(axis: &'a Axis, called: &dyn Fn(&'a str) -> &'a str) -> Vec<&'a str> {
    axis.members.iter().map(|member| called(&member.id)).collect()
}

impl Said {
    /// Headings and the order of members; those that one side has alone are a matter of structure. `said` is what they are, and that they differ.
    fn layout(&mut self, said: [Message; 2], trees: [&[HeaderNode]; 2], ids: &[Vec<&str>; 2]) {
        let sets = [0, 1].map(|side: usize| ids[side].iter().copied().collect::<std::collections::HashSet<&str>>());
        let [old, new] = [0, 1].map(|side: usize| {
            let mut words = String::new();
            nodes(trees[side], &|at| ids[side].get(at).copied().filter(|id| sets[1 - side].contains(id)), &mut words);
            words
        });
        if old == new {
            return;
        }
        // A whole tree of a long form is no sentence.
        const LONG: usize = 200;
        let [what, otherwise] = said;
        if old.len() + new.len() > LONG {
            self.push(Change::new(ChangeKind::Layout, otherwise));
        } else {
            self.put(ChangeKind::Layout, what, old.trim_end(), new.trim_end());
        }
    }
}

fn nodes<'a>(tree: &'a [HeaderNode], id: &dyn Fn(usize) -> Option<&'a str>, words: &mut String) {
    for node in tree {
        match node {
            HeaderNode::Member(at) => {
                if let Some(id) = id(*at) {
                    *words += &format!("[{id}] ");
                }
            }
            HeaderNode::Heading { label, children } => {
                let mut inner = String::new();
                nodes(children, id, &mut inner);
                if !inner.is_empty() {
                    *words += &format!("{label} ({}) ", inner.trim_end());
                }
            }
        }
    }
}

fn signs(said: &mut Said, old: &ShownGlyphs, new: &ShownGlyphs) {
    let all = |glyphs: &ShownGlyphs| {
        let ShownGlyphs { zero, not_applicable, undetermined, missing, not_computable, suppressed } = glyphs.clone();
        [
            (say::zero(), zero),
            (say::not_applicable(), not_applicable),
            (phrases::undetermined(), undetermined),
            (say::missing(), missing),
            (phrases::not_computable(), not_computable),
            (phrases::suppressed(), suppressed),
        ]
    };
    for ((state, old), (_, new)) in all(old).into_iter().zip(all(new)) {
        if old != new {
            let shown = |sign: Option<String>| sign.map_or_else(say::as_elsewhere, say::as_sign);
            let how = say::sign_otherwise(state, shown(old), shown(new));
            said.push(Change::new(ChangeKind::Shown, how));
        }
    }
}

/// One axis of one side.
#[derive(Clone, Copy)]
struct Side<'a> {
    axis: &'a Axis,
    headers: &'a [MemberHeader],
    all: &'a Headers,
    place: fn(usize) -> Place,
}

impl<'a> Side<'a> {
    fn columns(table: &'a Table) -> Side<'a> {
        Side { axis: &table.columns, headers: &table.headers.columns, all: &table.headers, place: Place::Column }
    }

    fn rows(table: &'a Table) -> Side<'a> {
        Side { axis: &table.rows, headers: &table.headers.rows, all: &table.headers, place: Place::Row }
    }
}

/// The members that both sides have, by position in both, with what changed in print.
fn members<'a>(sides: [Side<'a>; 2], called: &dyn Fn(&'a str) -> &'a str) -> Vec<([usize; 2], Said)> {
    let [old, new] = sides;
    let mut places: HashMap<&str, usize> = HashMap::new();
    for (at, member) in old.axis.members.iter().enumerate() {
        places.entry(called(&member.id)).or_insert(at);
    }
    let notes = sides.map(notes_by_place);
    let both = new.axis.members.iter().enumerate().filter_map(|(after, member)| {
        let before = *places.get(member.id.as_str())?;
        Some(([before, after], one(sides, [before, after], &notes)))
    });
    both.collect()
}

fn one(sides: [Side<'_>; 2], at: [usize; 2], notes: &[HashMap<Place, String>; 2]) -> Said {
    let mut said = Said::default();
    let members = [0, 1].map(|side: usize| &sides[side].axis.members[at[side]]);
    if let [Some(a), Some(b)] = [0, 1].map(|side: usize| sides[side].headers.get(at[side])) {
        said.words(say::its_label(), &a.label, &b.label);
        said.words(say::its_printed_number(), &a.printed, &b.printed);
        said.words(say::its_printed_formula(), &a.formula, &b.formula);
        if (a.depth, a.is_total) != (b.depth, b.is_total) {
            said.push(Change::new(ChangeKind::Layout, say::indented_otherwise()));
        }
        if a.hidden != b.hidden {
            let how = if b.hidden { say::now_hidden() } else { say::no_longer_hidden() };
            said.push(Change::new(ChangeKind::Layout, how));
        }
    }
    let [old, new] = [0, 1]
        .map(|side: usize| notes[side].get(&(sides[side].place)(at[side])).map(String::as_str).unwrap_or_default());
    said.words(say::its_note(), old, new);
    let sources = |member: &Member| {
        let own = member.cites.iter().map(String::as_str);
        own.chain(member.clauses.iter().flat_map(of_clause)).collect::<Vec<_>>().join("; ")
    };
    said.words(say::its_sources(), &sources(members[0]), &sources(members[1]));
    signs(&mut said, &members[0].glyphs, &members[1].glyphs);
    presented(&mut said, members[0].presentation, members[1].presentation);
    said
}

/// How results are rounded and printed; `as percent` changes what formulas see, and is a matter of meaning.
fn presented(said: &mut Said, old: Presentation, new: Presentation) {
    if (Presentation { percent: new.percent, ..old }) != new {
        let how = say::shown_otherwise(presentation(old), presentation(new));
        said.push(Change::new(ChangeKind::Shown, how));
    }
}

fn cells(old: &Table, new: &Table, renames: &Renames<'_>) -> Vec<Found> {
    let name = &new.name;
    let place =
        |table: &Table, at: [usize; 2]| (table.rows.members[at[0]].id.clone(), table.columns.members[at[1]].id.clone());
    let before: HashMap<(String, String), Presentation> = old
        .overrides
        .iter()
        .map(|cell| {
            let (row, column) = place(old, [cell.row, cell.column]);
            let called = (renames.row(name, &row).to_owned(), renames.column(name, &column).to_owned());
            (called, cell.presentation)
        })
        .collect();
    let found = new.overrides.iter().filter_map(|cell| {
        let at = place(new, [cell.row, cell.column]);
        let mut said = Said::default();
        presented(&mut said, *before.get(&at)?, cell.presentation);
        let (row, column) = at;
        Some(Found { subject: Subject::Cell { table: name.clone(), row, column }, verdict: said.verdict() })
    });
    found.collect()
}

/// How checks are written, and what is said where one does not hold: of those that both sides have in the same words. That another
/// thing is asked is a matter of meaning.
fn said_of_checks(old: &[&Check], new: &[&Check], asks_the_same: bool) -> Said {
    let mut said = Said::default();
    let written = |checks: &[&Check]| checks.iter().map(|check| check.shown.as_str()).collect::<Vec<_>>().join("; ");
    if asks_the_same {
        said.words(say::how_checks_are_written(), &written(old), &written(new));
    }
    for check in new {
        if let Some(other) = old.iter().find(|other| other.shown == check.shown) {
            said.words(say::message_of(check.told()), &other.message, &check.message);
            said.words(say::sources_of(check.told()), &other.cites.join("; "), &check.cites.join("; "));
        }
    }
    said
}

fn cites(clauses: &[Clause]) -> String {
    clauses.iter().flat_map(of_clause).collect::<Vec<_>>().join("; ")
}

fn of_clause(clause: &Clause) -> impl Iterator<Item = &str> {
    clause.cites.iter().map(String::as_str)
}

fn notes(headers: &Headers, place: Place) -> String {
    let of_place = headers.notes.iter().filter(|note| note.place == place);
    of_place.map(|note| note.text.as_str()).collect::<Vec<_>>().join("; ")
}

fn notes_by_place(side: Side<'_>) -> HashMap<Place, String> {
    let mut notes: HashMap<Place, String> = HashMap::new();
    for note in &side.all.notes {
        let all = notes.entry(note.place).or_default();
        if !all.is_empty() {
            *all += "; ";
        }
        *all += &note.text;
    }
    notes
}

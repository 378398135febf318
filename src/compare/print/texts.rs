//! What is printed of a text: its words, and which figures stand in its holes.

use std::collections::BTreeSet;

use crate::message::{Argument, Message, comparison, meaning_changes, print_changes as say};
use crate::model::{Model, Text};
use crate::outcome::{Figure, TextPart};
use crate::value::CompareOp;

use super::super::{Change, ChangeKind, Found, Sameness, Subject, apart};
use super::presented::presentation;
use super::{Renames, Said};

/// The cells whose figures or print changed, as far as texts are concerned.
pub(super) struct Moved {
    /// Tables that are over other records.
    tables: BTreeSet<String>,
    /// Tables of which some row changed.
    with_rows: BTreeSet<String>,
    rows: BTreeSet<(String, String)>,
    columns: BTreeSet<(String, String)>,
    cells: BTreeSet<(String, String, String)>,
}

impl Moved {
    pub fn new(meaning: &[Found], print: &[Found]) -> Moved {
        let mut moved = Moved {
            tables: BTreeSet::new(),
            with_rows: BTreeSet::new(),
            rows: BTreeSet::new(),
            columns: BTreeSet::new(),
            cells: BTreeSet::new(),
        };
        let changed = |found: &&Found| matches!(found.verdict, Sameness::Changed(_));
        for found in meaning.iter().filter(changed) {
            if let Subject::Table { table } = &found.subject {
                moved.tables.insert(table.clone());
            }
        }
        for found in meaning.iter().chain(print).filter(changed) {
            match &found.subject {
                Subject::Column { table, id, .. } => drop(moved.columns.insert((table.clone(), id.clone()))),
                Subject::Row { table, id, .. } => {
                    moved.with_rows.insert(table.clone());
                    moved.rows.insert((table.clone(), id.clone()));
                }
                Subject::Cell { table, row, column } => {
                    moved.cells.insert((table.clone(), row.clone(), column.clone()));
                }
                _ => {}
            }
        }
        moved
    }

    /// By way of what a cell moved: `[1] of t`.
    fn by_way_of(&self, table: &str, row: Option<&str>, column: &str) -> Option<Message> {
        let of = |id: &str| say::member_of(id, table);
        if self.columns.contains(&(table.to_owned(), column.to_owned())) {
            return Some(of(column));
        }
        match row {
            Some(row) if self.rows.contains(&(table.to_owned(), row.to_owned())) => Some(of(row)),
            Some(row) if self.cells.contains(&(table.to_owned(), row.to_owned(), column.to_owned())) => {
                Some(say::cell_of(row, column, table))
            }
            _ if self.tables.contains(table) => Some(comparison::records_of(table)),
            None if self.with_rows.contains(table) => Some(say::rows_of(table)),
            _ => None,
        }
    }
}

/// Compares a text of both sides.
pub(super) fn text(models: [&Model; 2], texts: [&Text; 2], renames: &Renames<'_>, moved: &Moved) -> Sameness {
    let mut said = Said::default();
    let words = |text: &Text| -> String {
        let part = |part: &TextPart| if let TextPart::Words(words) = part { words.clone() } else { "{…}".to_owned() };
        text.parts.iter().map(part).collect()
    };
    let sides = [Side { model: models[0], renames: Some(renames) }, Side { model: models[1], renames: None }];
    let holes = [0, 1].map(|side: usize| -> Vec<Message> {
        texts[side].parts.iter().filter_map(|part| sides[side].hole(part)).collect()
    });
    let [old, new] = &holes;
    if old.len() == new.len() {
        for (number, (before, after)) in old.iter().zip(new).enumerate().filter(|(_, (old, new))| old != new) {
            let how = say::hole_otherwise(number + 1, before, after);
            said.push(Change::new(ChangeKind::Hole, how));
        }
    } else {
        let gone = old.iter().filter(|hole| !new.contains(hole)).map(say::no_longer_hole);
        let come = new.iter().filter(|hole| !old.contains(hole)).map(say::now_hole);
        let how = say::holes_otherwise(old.len(), new.len(), Argument::beside(gone.chain(come)));
        said.push(Change::new(ChangeKind::Hole, how));
    }
    let [before, after] = texts.map(words);
    if before != after {
        said.push(Change::new(ChangeKind::Words, told(&before, &after)));
    }
    let mut ways: Vec<Message> = Vec::new();
    for part in &texts[1].parts {
        sides[1].cells(part, &mut |table, row, column| {
            ways.extend(moved.by_way_of(table, row, column).filter(|way| !ways.contains(way)));
        });
    }
    if !ways.is_empty() {
        said.push(Change::new(ChangeKind::Terms, meaning_changes::by_way_of(Argument::list(ways))));
    }
    said.verdict()
}

/// The words that differ in the first line that does.
fn told(old: &str, new: &str) -> Message {
    let apart = old.trim().lines().zip(new.trim().lines()).find(|(old, new)| old.trim() != new.trim());
    match apart {
        Some((old, new)) => {
            let [old, new] = apart::apart([old.trim(), new.trim()]);
            say::words_otherwise(old, new)
        }
        None => say::lines_added_or_left_out(),
    }
}

/// One side, whose rows and columns are called as in NEW.
struct Side<'a> {
    model: &'a Model,
    renames: Option<&'a Renames<'a>>,
}

impl Side<'_> {
    /// A hole as it could be written, with ids; `None` for words.
    fn hole(&self, part: &TextPart) -> Option<Message> {
        match part {
            TextPart::Words(_) => None,
            TextPart::Figure(figure, shown) => {
                // A hole that says how it is shown is another one than a bare cell, which is shown as in its table.
                Some(match shown {
                    Some(shown) => say::hole_shown(self.figure(figure), presentation(*shown)),
                    None => say::hole(self.figure(figure)),
                })
            }
            TextPart::Rows { table, conditions, with, count, first, by, .. } => {
                let name = self.table(*table);
                let condition = |(left, op, right): &(Figure, CompareOp, Figure)| {
                    format!("{} {} {}", self.figure(left), op.sign(), self.figure(right))
                };
                let conditions = conditions.iter().map(condition).collect::<Vec<_>>().join(" and ");
                let conditions = if conditions.is_empty() { conditions } else { format!(" where {conditions}") };
                let by =
                    by.map(|(column, direction)| format!(" by [{}] {}", self.column(*table, column), direction.word()));
                let by = by.unwrap_or_default();
                let with = with.map(|column| format!(" with [{}]", self.column(*table, column))).unwrap_or_default();
                let which = match first {
                    Some(first) => format!("first {first} "),
                    None if *count => "count ".to_owned(),
                    None => String::new(),
                };
                Some(say::hole(format!("{which}rows of {name}{conditions}{by}{with}")))
            }
        }
    }

    fn figure(&self, figure: &Figure) -> String {
        let inner = |figure: &Figure| match figure {
            Figure::Binary(..) => format!("({})", self.figure(figure)),
            other => self.figure(other),
        };
        match figure {
            Figure::Cell { table, row, column, as_printed, .. } => {
                let shown = if *as_printed { "shown " } else { "" };
                let column = self.column(*table, *column);
                match row {
                    Some(row) => format!("{shown}{}[{}, {column}]", self.table(*table), self.row(*table, *row)),
                    None => format!("{shown}[{column}]"),
                }
            }
            Figure::Number(number) => number.to_string(),
            Figure::Negate(of) => format!("-{}", inner(of)),
            Figure::Binary(op, left, right) => {
                format!("{} {} {}", inner(left), op.sign(), inner(right))
            }
        }
    }

    fn table(&self, at: usize) -> &str {
        self.model.tables.get(at).map_or("", |table| table.name.as_str())
    }

    fn row(&self, table: usize, at: usize) -> &str {
        let id =
            self.model.tables.get(table).and_then(|table| table.rows.members.get(at)).map_or("", |m| m.id.as_str());
        self.renames.map_or(id, |renames| renames.row(self.table(table), id))
    }

    fn column(&self, table: usize, at: usize) -> &str {
        let of = self.model.tables.get(table);
        let id = of.and_then(|table| table.columns.members.get(at)).map_or("", |member| member.id.as_str());
        self.renames.map_or(id, |renames| renames.column(self.table(table), id))
    }

    /// Calls `visit` for every cell that a hole reads: its table, its row (none where all are asked), its column.
    fn cells(&self, part: &TextPart, visit: &mut dyn FnMut(&str, Option<&str>, &str)) {
        match part {
            TextPart::Words(_) => {}
            TextPart::Figure(figure, _) => self.cells_of(figure, visit),
            TextPart::Rows { table, conditions, with, by, .. } => {
                if let Some((column, _)) = by {
                    visit(self.table(*table), None, self.column(*table, *column));
                }
                for (left, _, right) in conditions {
                    self.cells_of(left, visit);
                    self.cells_of(right, visit);
                }
                if let Some(column) = with {
                    visit(self.table(*table), None, self.column(*table, *column));
                }
            }
        }
    }

    fn cells_of(&self, figure: &Figure, visit: &mut dyn FnMut(&str, Option<&str>, &str)) {
        match figure {
            Figure::Cell { table, row, column, .. } => {
                visit(self.table(*table), row.map(|row| self.row(*table, row)), self.column(*table, *column));
            }
            Figure::Number(_) => {}
            Figure::Negate(inner) => self.cells_of(inner, visit),
            Figure::Binary(_, left, right) => {
                self.cells_of(left, visit);
                self.cells_of(right, visit);
            }
        }
    }
}

//! Texts: holes resolved to cells of tables, names to words.

use std::collections::{BTreeMap, HashMap};

use crate::diagnostic::{Diagnostic, codes};
use crate::message::{Message, figures as say, names};
use crate::model::{Parted, Table, Text};
use crate::outcome::{Figure, MemberHeader, Presentation, TextPart};
use crate::syntax::tree::{self, Dimension, Direction, Item, Name, RowOrder, TextItem};

use super::body::{number_param, presentation, say_no_parent, say_unknown_member};
use super::printed::{filled, say_unknown_in};
use super::scope::Scope;
use super::series::say_no_series;
use super::shown_rows::say_first_none;
use super::this::THIS;

/// The texts in the order written.
pub(super) fn texts(scope: &Scope<'_>, tables: &[Table], items: &[&Item]) -> Vec<Text> {
    if scope.each.is_some() {
        // Each report has its own.
        return Vec::new();
    }
    written_texts(items).map(|written| resolved(scope, tables, written, None)).collect()
}

/// Every text that is written.
pub(super) fn written_texts<'i>(items: &'i [&Item]) -> impl Iterator<Item = &'i TextItem> {
    items.iter().filter_map(|item| if let Item::Text(text) = item { Some(text) } else { None })
}

/// What a report is for, where names stand for something of it.
pub(super) struct This<'r> {
    pub id: &'r str,
    pub label: &'r str,
    /// Its place among all.
    pub unit: usize,
    /// The rows of each table by their ids.
    pub ids: &'r [HashMap<&'r str, usize>],
    /// The tables of which there is one for each.
    pub parted: &'r BTreeMap<usize, Parted>,
}

impl This<'_> {
    /// The row of a table that a name stands for.
    fn row(&self, table: usize, name: &str) -> Option<usize> {
        let ids = self.ids.get(table)?;
        let own = |id: String| ids.get(id.as_str()).copied();
        match (self.parted.contains_key(&table), name) {
            (_, THIS) | (true, "total") => ids.get(self.id).copied(),
            (true, name) => own(format!("{}.{name}", self.id)),
            (false, name) => ids.get(name).copied(),
        }
    }

    /// The rows of a table that are of it; `None` where they are all.
    fn rows(&self, table: usize) -> Option<(usize, usize)> {
        let rows = self.parted.get(&table)?.rows.get(self.unit)?;
        Some(rows.as_ref().map_or((0, 0), |rows| (rows.rows.start, rows.rows.end)))
    }
}

/// A checked text. Holes with a fault are left out.
pub(super) fn resolved(scope: &Scope<'_>, tables: &[Table], written: &TextItem, this: Option<&This<'_>>) -> Text {
    let holes = Holes { scope, tables, inside: Inside::Text, this };
    Text { name: written.name.value.clone(), parts: written.parts.iter().filter_map(|part| holes.part(part)).collect() }
}

/// What resolves figures over cells of tables.
pub(super) struct Holes<'s, 'a> {
    pub scope: &'s Scope<'a>,
    pub tables: &'s [Table],
    /// What they stand in, for messages.
    pub inside: Inside,
    /// What the report is for, where it is for each of something.
    pub this: Option<&'s This<'s>>,
}

/// Where cells of tables are named.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Inside {
    Text,
    /// A check of a report.
    Check,
}

impl Inside {
    fn words(self) -> Message {
        match self {
            Inside::Text => say::text(),
            Inside::Check => say::check_of_a_report(),
        }
    }
}

impl Holes<'_, '_> {
    fn part(&self, part: &tree::TextPart) -> Option<TextPart> {
        match part {
            tree::TextPart::Words(words) => Some(TextPart::Words(words.clone())),
            tree::TextPart::Name(name) => self.name(name),
            tree::TextPart::Figure(formula, shown, _) => {
                let own = (*shown != tree::Presentation::default()).then(|| presentation(self.scope, shown));
                let mut figure = self.figure(formula, None)?;
                if let (Figure::Cell { as_printed, .. }, None) = (&mut figure, own) {
                    // A cell alone is shown as in its table anyhow.
                    *as_printed = false;
                }
                Some(TextPart::Figure(figure, own))
            }
            tree::TextPart::Rows { table, conditions, with, count, first, by, .. } => {
                let position = self.table(table)?;
                let conditions: Option<Vec<_>> = conditions
                    .iter()
                    .map(|(left, op, right)| {
                        Some((self.figure(left, Some(position))?, *op, self.figure(right, Some(position))?))
                    })
                    .collect();
                let with = match with {
                    Some(name) => Some(self.member(position, Dimension::Column, name)?),
                    None => None,
                };
                let within = self.this.and_then(|this| this.rows(position));
                let by = match by {
                    Some(order) => Some(self.order(position, order, *count)?),
                    None => None,
                };
                if let Some(first) = first.as_ref().filter(|first| first.value == 0) {
                    say_first_none(self.scope, first.span);
                }
                let first = first.as_ref().map(|first| first.value as usize);
                Some(TextPart::Rows {
                    table: position,
                    conditions: conditions?,
                    with,
                    count: *count,
                    first,
                    by,
                    within,
                })
            }
        }
    }

    /// The order in which rows are listed.
    fn order(&self, table: usize, order: &RowOrder, count: bool) -> Option<(usize, Direction)> {
        if count {
            let message = say::counted_rows_in_no_order();
            self.scope.say_at(&codes::BAD_SHOWN_ROWS, order.span, message, say::same_number_in_any_order());
        }
        Some((self.member(table, Dimension::Column, &order.column)?, order.direction.value))
    }

    fn name(&self, name: &Name) -> Option<TextPart> {
        if let Some(this) = self.this {
            match name.value.as_str() {
                THIS => return Some(TextPart::Words(this.label.to_owned())),
                "this.code" => return Some(TextPart::Words(this.id.to_owned())),
                _ => {}
            }
        }
        let words = filled(self.scope, name);
        if words.is_none() && !self.say_no_cell(name) {
            say_unknown_in(self.scope, name);
        }
        words.map(TextPart::Words)
    }

    /// The name of a table alone between braces.
    fn say_no_cell(&self, name: &Name) -> bool {
        let Some(table) = self.tables.iter().find(|t| t.name == name.value) else { return false };
        let last = |members: &[MemberHeader]| members.last().map_or_else(|| "…".to_owned(), |m| m.id.clone());
        let (row, column) = (last(&table.headers.rows), last(&table.headers.columns));
        self.scope.say(
            Diagnostic::new(&codes::UNKNOWN_IN_TEXT, say::which_cell(&name.value))
                .at(name.span, say::names_no_cell())
                .help(say::write_the_cell(&name.value, &row, &column)),
        );
        true
    }

    /// The figure; `None` if it has a fault, which was said. `rows_of` is the table whose rows are in question, where there is one.
    pub(super) fn figure(&self, formula: &tree::Formula, rows_of: Option<usize>) -> Option<Figure> {
        match formula {
            tree::Formula::Cell { table, row, column, .. } => {
                let table = self.table(table)?;
                let row = self.member(table, Dimension::Row, row);
                let column = self.member(table, Dimension::Column, column);
                let (row, column) = (row?, column?);
                Some(self.cell(table, Some(row), column))
            }
            tree::Formula::Shown(inner, _) => self.figure(inner, rows_of).map(|figure| self.as_printed(figure)),
            tree::Formula::Member(name) => {
                let Some(table) = rows_of else {
                    self.say_no_row(name);
                    return None;
                };
                let column = self.member(table, Dimension::Column, name)?;
                Some(self.cell(table, None, column))
            }
            tree::Formula::Parent(span) => {
                say_no_parent(self.scope, *span, None);
                None
            }
            tree::Formula::Single { row, column, span } => {
                let (row, column) = (&row.value, &column.value);
                self.scope.say(
                    Diagnostic::new(&codes::UNKNOWN_MEMBER, say::cell_of_which_table(row, column))
                        .at(*span, say::names_no_table())
                        .help(say::write_the_table(self.inside.words(), row, column)),
                );
                None
            }
            tree::Formula::Over { inner, .. } => self.figure(inner, rows_of),
            tree::Formula::Along { of, so_far, span } => {
                say_no_series(self.scope, of, *so_far, *span);
                None
            }
            // Refused where it was read: only a column is a rank.
            tree::Formula::Rank { .. } => None,
            tree::Formula::Range { span, .. } => {
                self.scope.say(
                    Diagnostic::new(&codes::UNKNOWN_MEMBER, say::range_of_which_table())
                        .at(*span, say::no_ranges(self.inside.words()))
                        .help(say::let_a_column_hold_the_sum()),
                );
                None
            }
            tree::Formula::Number(number) => Some(Figure::Number(number.value.clone())),
            tree::Formula::Param(name) => number_param(self.scope, name).map(Figure::Number),
            tree::Formula::Negate(inner, _) => Some(Figure::Negate(Box::new(self.figure(inner, rows_of)?))),
            tree::Formula::Binary { op, left, right } => {
                let (left, right) = (self.figure(left, rows_of), self.figure(right, rows_of));
                Some(Figure::Binary(*op, Box::new(left?), Box::new(right?)))
            }
        }
    }

    fn say_no_row(&self, column: &Name) {
        let message = say::column_of_which_row(&column.value);
        self.scope.say(
            Diagnostic::new(&codes::UNKNOWN_MEMBER, message)
                .at(column.span, say::names_no_cell())
                .help(say::write_table_row_and_column(self.inside.words())),
        );
    }

    fn cell(&self, table: usize, row: Option<usize>, column: usize) -> Figure {
        let presentation = self.tables[table].columns.members[column].presentation;
        Figure::Cell { table, row, column, presentation, as_printed: false }
    }

    /// The figure as its table prints it. Where nothing rounds it that is the figure itself.
    fn as_printed(&self, figure: Figure) -> Figure {
        let Figure::Cell { table, row, column, presentation, .. } = figure else { return figure };
        let as_printed = rounds(&self.tables[table], row, column);
        Figure::Cell { table, row, column, presentation, as_printed }
    }

    fn table(&self, name: &Name) -> Option<usize> {
        let found = self.tables.iter().position(|t| t.name == name.value);
        if found.is_none() && !self.scope.is_broken(&name.value) {
            let known = self.tables.iter().map(|t| t.name.as_str());
            self.scope.say_unknown(&codes::UNKNOWN_NAME, name, names::no_table(&name.value), known);
        }
        found
    }

    fn member(&self, table: usize, dimension: Dimension, name: &Name) -> Option<usize> {
        if let Some(this) = self.this.filter(|_| dimension == Dimension::Row)
            && let Some(row) = this.row(table, &name.value)
        {
            return Some(row);
        }
        let of = &self.tables[table];
        let (table, headers) = (&of.name, &of.headers);
        let members = headers.axis(dimension);
        let found = members.iter().position(|m| m.id == name.value);
        if found.is_none() {
            let waiting = self.scope.waiting.borrow();
            let waiting: Vec<&Name> = waiting.get(&(table.clone(), dimension)).into_iter().flatten().collect();
            say_unknown_member(self.scope, name, dimension, members.iter().map(|m| m.id.as_str()), &waiting);
        }
        let is_report = self.inside == Inside::Check;
        found.inspect(|member| {
            if !is_report {
                self.scope.say_if_open_member(of.axis(dimension), *member, name);
            }
        })
    }
}

/// Whether something rounds a cell of a column: in this row, or in some row but the total.
fn rounds(table: &Table, row: Option<usize>, column: usize) -> bool {
    let is_asked = |at: usize| row.map_or(!table.rows.members[at].is_total, |row| row == at);
    let is_rounded = |shown: Presentation| shown.rounding.or(shown.total_rounding).is_some();
    let rows = table.rows.members.iter().enumerate().filter(|(at, _)| is_asked(*at));
    let single = table.overrides.iter().filter(|cell| cell.column == column && is_asked(cell.row));
    is_rounded(table.columns.members[column].presentation)
        || rows.map(|(_, row)| row.presentation).any(is_rounded)
        || single.map(|cell| cell.presentation).any(is_rounded)
}

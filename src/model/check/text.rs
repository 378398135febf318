//! Texts: holes resolved to cells of tables, names to words.

use crate::diagnostic::{Diagnostic, codes, did_you_mean};
use crate::model::{Table, Text};
use crate::outcome::{Figure, MemberHeader, TextPart, format_period};
use crate::syntax::tree::{self, Name, TextItem};

use super::body::{number_param, presentation};
use super::clause::{name_in_words, say_unknown_in};
use super::scope::{Scope, listing};

/// A checked text. Holes with a fault are left out.
pub(super) fn text(scope: &Scope<'_>, tables: &[Table], written: &TextItem) -> Text {
    let holes = Holes { scope, tables };
    Text { name: written.name.value.clone(), parts: written.parts.iter().filter_map(|part| holes.part(part)).collect() }
}

struct Holes<'s, 'a> {
    scope: &'s Scope<'a>,
    tables: &'s [Table],
}

impl Holes<'_, '_> {
    fn part(&self, part: &tree::TextPart) -> Option<TextPart> {
        match part {
            tree::TextPart::Words(words) => Some(TextPart::Words(words.clone())),
            tree::TextPart::Name(name) => self.name(name),
            tree::TextPart::Figure(formula, shown, _) => {
                let own = (*shown != tree::Presentation::default()).then(|| presentation(self.scope, shown));
                Some(TextPart::Figure(self.figure(formula, None)?, own))
            }
            tree::TextPart::Rows { table, conditions, with, count, .. } => {
                let position = self.table(table)?;
                let conditions: Option<Vec<_>> = conditions
                    .iter()
                    .map(|(left, op, right)| {
                        Some((self.figure(left, Some(position))?, *op, self.figure(right, Some(position))?))
                    })
                    .collect();
                let with = match with {
                    Some(name) => Some(self.member(&self.tables[position].headers.columns, name, "column")?),
                    None => None,
                };
                Some(TextPart::Rows { table: position, conditions: conditions?, with, count: *count })
            }
        }
    }

    fn name(&self, name: &Name) -> Option<TextPart> {
        if name.value == "period" {
            let Some(period) = self.scope.report.period else {
                self.scope.say(
                    Diagnostic::new(&codes::NO_PERIOD, "no `report` declares a period")
                        .at(name.span, "which period?")
                        .help("add `report name { period 2024-01-01 to 2024-06-30 }`"),
                );
                return None;
            };
            return Some(TextPart::Words(format_period(period, self.scope.report.locale)));
        }
        let words = name_in_words(self.scope, &name.value);
        if words.is_none() {
            say_unknown_in(self.scope, name, &name.value);
        }
        words.map(TextPart::Words)
    }

    fn figure(&self, formula: &tree::Formula, rows_of: Option<usize>) -> Option<Figure> {
        match formula {
            tree::Formula::Cell { table, row, column, .. } => {
                let table = self.table(table)?;
                let headers = &self.tables[table].headers;
                let row = self.member(&headers.rows, row, "row");
                let column = self.member(&headers.columns, column, "column");
                let (row, column) = (row?, column?);
                Some(self.cell(table, Some(row), column))
            }
            tree::Formula::Member(name) => {
                let Some(table) = rows_of else {
                    self.scope.say(
                        Diagnostic::new(
                            &codes::UNKNOWN_MEMBER,
                            format!("`[{}]` of which row of which table?", name.value),
                        )
                        .at(name.span, "names no cell")
                        .help("in a text, write `table[row, column]`: `annex[total, 6]`"),
                    );
                    return None;
                };
                let column = self.member(&self.tables[table].headers.columns, name, "column")?;
                Some(self.cell(table, None, column))
            }
            tree::Formula::Range { span, .. } => {
                self.scope.say_at(
                    &codes::UNKNOWN_MEMBER,
                    *span,
                    "ranges are not taken in texts",
                    "name a cell that holds the sum",
                );
                None
            }
            tree::Formula::Number(number) => Some(Figure::Number(number.value)),
            tree::Formula::Param(name) => number_param(self.scope, name).map(Figure::Number),
            tree::Formula::Negate(inner, _) => Some(Figure::Negate(Box::new(self.figure(inner, rows_of)?))),
            tree::Formula::Binary { op, left, right } => {
                let (left, right) = (self.figure(left, rows_of), self.figure(right, rows_of));
                Some(Figure::Binary(*op, Box::new(left?), Box::new(right?)))
            }
        }
    }

    fn cell(&self, table: usize, row: Option<usize>, column: usize) -> Figure {
        let presentation = self.tables[table].columns.members[column].presentation;
        Figure::Cell { table, row, column, presentation }
    }

    fn table(&self, name: &Name) -> Option<usize> {
        let found = self.tables.iter().position(|t| t.name == name.value);
        if found.is_none() {
            let known = self.tables.iter().map(|t| t.name.as_str());
            self.scope.say_unknown(&codes::UNKNOWN_NAME, name, "table", known);
        }
        found
    }

    fn member(&self, members: &[MemberHeader], name: &Name, word: &str) -> Option<usize> {
        let found = members.iter().position(|m| m.id == name.value);
        if found.is_none() {
            let known: Vec<&str> = members.iter().map(|m| m.id.as_str()).collect();
            let mut finding =
                Diagnostic::new(&codes::UNKNOWN_MEMBER, format!("the table has no {word} `{}`", name.value))
                    .at(name.span, format!("no such {word}"));
            finding = finding.help(match did_you_mean(&name.value, known.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("{word}s: {}", listing(&known)),
            });
            self.scope.say(finding);
        }
        found
    }
}

//! What is expected of tables: cells, recorded tables, undetermined records, checks.

use crate::diagnostic::{Diagnostic, Edit, Help, codes};
use crate::message::names;
use crate::message::test_cases as say;
use crate::model::Table;
use crate::model::test::{
    ExpectationKind, ExpectedCell, ExpectedCheck, ExpectedResult, ExpectedUndetermined, ExpectedValue,
};
use crate::outcome::{Place, ShownGlyphs, State};
use crate::syntax::check_in_english;
use crate::syntax::tree::{Dimension, File, GridLine, Name, Text};
use crate::value::{Date, Number};

use super::super::body::say_unknown_member;
use super::super::scope::listing;
use super::Checker;
use super::lines::{Header, bracketed, names_in};

impl Checker<'_, '_> {
    pub(super) fn cells(&self, table: usize, header: &Header<'_>, lines: &[&GridLine]) -> Option<ExpectationKind> {
        let of = &self.tables[table];
        let columns = self.column_heads(of, header)?;
        let mut cells = Vec::new();
        let mut sound = true;
        for line in lines {
            let Some(row) = header.cell(line, "row").and_then(|name| self.row(of, name)) else {
                if header.cell(line, "row").is_none() {
                    self.scope.say_at(&codes::BAD_TEST_HEADER, line.span, say::line_names_no_row(), say::which_row());
                }
                sound = false;
                continue;
            };
            for (position, column) in &columns {
                let cell = &line.cells[*position];
                if cell.value.is_empty() {
                    continue;
                }
                match self.value(of, row, *column, cell) {
                    Some(value) => cells.push(ExpectedCell { row, column: *column, value, span: cell.span }),
                    None => sound = false,
                }
            }
        }
        if sound && cells.is_empty() {
            self.say_nothing_expected(header.span(), say::every_cell_is_empty());
        }
        (sound && !cells.is_empty()).then_some(ExpectationKind::Cells { table, cells })
    }

    /// The columns that a header names after `row`, with their positions in it.
    fn column_heads(&self, of: &Table, header: &Header<'_>) -> Option<Vec<(usize, usize)>> {
        let mut columns = Vec::new();
        let mut sound = true;
        for (position, cell) in header.cells.iter().enumerate() {
            if cell.value == "row" {
                continue;
            }
            match bracketed(cell) {
                Some(name) => match self.member(of, Dimension::Column, &name) {
                    Some(column) => columns.push((position, column)),
                    None => sound = false,
                },
                None => {
                    let is_column = of.columns.members.iter().any(|member| member.id == cell.value);
                    let help = match is_column {
                        true => Help::did_you_mean(cell.span, &format!("[{}]", cell.value)),
                        false => say::columns_stand_in_brackets().into(),
                    };
                    let message = say::not_a_column(&cell.value);
                    let found = Diagnostic::new(&codes::BAD_TEST_HEADER, message);
                    self.scope.say(found.at(cell.span, say::row_or_column_in_brackets()).help(help));
                    sound = false;
                }
            }
        }
        if sound && header.find("row").is_none() {
            let found = Diagnostic::new(&codes::BAD_TEST_HEADER, say::row_column_is_missing());
            self.scope.say(found.at(header.span(), say::which_row()).help(say::begin_header_with_row()));
            sound = false;
        }
        sound.then_some(columns)
    }

    /// A row by its id; `total` is the total row whatever its id.
    fn row(&self, of: &Table, name: &Text) -> Option<usize> {
        if name.value == "total"
            && let Some(total) = of.rows.members.iter().position(|row| row.is_total)
        {
            return Some(total);
        }
        self.member(of, Dimension::Row, name)
    }

    fn member(&self, of: &Table, dimension: Dimension, name: &Name) -> Option<usize> {
        let axis = of.axis(dimension);
        let found = axis.members.iter().position(|member| member.id == name.value);
        if found.is_none() {
            let waiting = self.scope.waiting.borrow();
            let waiting: Vec<&Name> =
                waiting.get(&(of.name.clone(), dimension)).map(|names| names.iter().collect()).unwrap_or_default();
            let known = axis.members.iter().map(|member| member.id.as_str());
            say_unknown_member(self.scope, name, dimension, known, &waiting);
        }
        found
    }

    /// What a cell says that must come out.
    fn value(&self, of: &Table, row: usize, column: usize, cell: &Text) -> Option<ExpectedValue> {
        let text = cell.value.as_str();
        if let Some(state) = State::ALL.into_iter().find(|state| state.name() == text) {
            return Some(ExpectedValue::State(state));
        }
        if let Some(number) = Number::parse(text) {
            return Some(ExpectedValue::Number(number));
        }
        if let Some(day) = Date::parse_iso(text) {
            return Some(ExpectedValue::Date(day));
        }
        let glyphs = [&of.rows.members[row].glyphs, &of.columns.members[column].glyphs, &of.glyphs];
        if glyphs.iter().flat_map(|glyphs| signs(glyphs)).any(|sign| sign == text)
            || State::ALL.iter().any(|state| state.default_glyph() == text)
        {
            return Some(ExpectedValue::Shown(text.to_owned()));
        }
        let plain = text.replace('.', "").replace(',', ".");
        let help = match Number::parse(&plain).filter(|_| text.contains(',')) {
            Some(_) => say::write_numbers_as_in_rules(&plain),
            None => say::write_a_number_or_state().to_owned(),
        };
        let found = Diagnostic::new(&codes::BAD_EXPECTED_VALUE, say::never_stands_in_a_cell(text));
        self.scope.say(found.at(cell.span, say::no_number_day_state()).help(help));
        None
    }

    pub(super) fn golden(&self, table: usize, file: &File) -> ExpectationKind {
        let recorded = file.grid.as_ref().map(|grid| {
            let header = &grid.header;
            let line = |line: &GridLine| -> Vec<(String, String, String)> {
                let row = line.cells.first().map_or("", |cell| cell.value.as_str());
                let cells = header.iter().zip(&line.cells).skip(1);
                cells.map(|(head, cell)| (row.to_owned(), column_id(head), cell.value.clone())).collect()
            };
            grid.lines.iter().flat_map(line).collect()
        });
        ExpectationKind::Golden { table, path: file.place.clone(), recorded }
    }

    pub(super) fn undetermined(
        &self,
        table: usize,
        header: &Header<'_>,
        lines: &[&GridLine],
    ) -> Option<ExpectationKind> {
        let of = &self.tables[table];
        if !header.is_of(self.scope, &["column", "row", "records", "missing"], &[]) {
            return None;
        }
        let entry = |line: &&GridLine| {
            let place = self.place_in(of, header, line)?.or_else(|| {
                self.scope.say_at(&codes::BAD_TEST_HEADER, line.span, say::line_names_no_place(), say::of_what());
                None
            })?;
            let records = match header.cell(line, "records") {
                Some(cell) => Some(self.count(cell)?),
                None => None,
            };
            let missing = header.cell(line, "missing").map(names_in);
            let missing = missing.map(|names| names.into_iter().map(|name| name.value).collect());
            if records.is_none() && missing.is_none() {
                self.say_nothing_expected(line.span, say::nothing_is_expected_here());
                return None;
            }
            Some(ExpectedUndetermined { place, records, missing, span: line.span })
        };
        let entries = lines.iter().map(entry).collect::<Option<_>>()?;
        Some(ExpectationKind::Undetermined { table, entries })
    }

    /// The column or row that a line names; nothing where it names none. The outer `None` is a fault, which was said.
    fn place_in(&self, of: &Table, header: &Header<'_>, line: &GridLine) -> Option<Option<Place>> {
        match (header.cell(line, "column"), header.cell(line, "row")) {
            (Some(cell), None) => {
                let Some(name) = bracketed(cell) else {
                    let found = Diagnostic::new(&codes::BAD_TEST_HEADER, say::column_in_brackets());
                    let bracketed = format!("[{}]", cell.value);
                    let help = Help::new(names::write(&bracketed)).spelling([Edit::replace(cell.span, bracketed)]);
                    self.scope.say(found.at(cell.span, say::no_brackets()).help(help));
                    return None;
                };
                self.member(of, Dimension::Column, &name).map(|column| Some(Place::Column(column)))
            }
            (None, Some(cell)) => self.row(of, cell).map(|row| Some(Place::Row(row))),
            (None, None) => Some(None),
            (Some(_), Some(_)) => {
                self.scope.say_at(&codes::BAD_TEST_HEADER, line.span, say::line_names_both(), say::one_of_them());
                None
            }
        }
    }

    fn count(&self, cell: &Text) -> Option<u64> {
        let count = cell.value.parse().ok();
        if count.is_none() {
            let message = say::not_a_number_of_records(&cell.value);
            self.scope.say_at(&codes::BAD_EXPECTED_VALUE, cell.span, message, say::whole_number());
        }
        count
    }

    pub(super) fn checks(&self, table: usize, header: &Header<'_>, lines: &[&GridLine]) -> Option<ExpectationKind> {
        let of = &self.tables[table];
        if !header.is_of(self.scope, &["check", "row", "column", "result"], &["check", "result"]) {
            return None;
        }
        let check = |line: &&GridLine| {
            let (name, result) = (header.cell(line, "check"), header.cell(line, "result"));
            let (Some(name), Some(result)) = (name, result) else {
                self.scope.say_at(&codes::BAD_TEST_HEADER, line.span, say::line_says_no_check(), say::incomplete());
                return None;
            };
            let place = self.place_in(of, header, line)?;
            let shown: Vec<&str> = of.checks.iter().map(|check| check.shown.as_str()).collect();
            let Some(check) = position_of(&shown, &name.value, bare) else {
                let found = Diagnostic::new(&codes::UNKNOWN_NAME, say::no_check_of_table(&of.name));
                self.scope.say(found.at(name.span, say::no_such_check()).help(say::its_checks_are(listing(&shown))));
                return None;
            };
            Some(ExpectedCheck { check, place, result: self.result(result)?, span: line.span })
        };
        Some(ExpectationKind::Checks { table, checks: lines.iter().map(check).collect::<Option<_>>()? })
    }

    /// An expected check of a report, with its position among those shown.
    pub(super) fn check_between(
        &self,
        shown: &[String],
        header: &Header<'_>,
        line: &GridLine,
    ) -> Option<(usize, ExpectedCheck)> {
        let (Some(name), Some(result)) = (header.cell(line, "check"), header.cell(line, "result")) else {
            let message = say::line_says_no_check();
            self.scope.say_at(&codes::BAD_TEST_HEADER, line.span, message, say::incomplete());
            return None;
        };
        let Some(found) = position_of(shown, &name.value, words) else {
            let found = Diagnostic::new(&codes::UNKNOWN_NAME, say::no_check_of_report());
            let found = found.at(name.span, say::no_such_check());
            let shown: Vec<&str> = shown.iter().map(String::as_str).collect();
            self.scope.say(match shown.is_empty() {
                true => found,
                false => found.help(say::its_checks_are(listing(&shown))),
            });
            return None;
        };
        Some((found, ExpectedCheck { check: 0, place: None, result: self.result(result)?, span: line.span }))
    }

    fn result(&self, written: &Text) -> Option<ExpectedResult> {
        let known = ExpectedResult::ALL;
        let found = known.into_iter().find(|(words, _)| *words == written.value);
        if found.is_none() {
            let known = known.map(|(words, _)| words);
            self.scope.say_unknown(
                &codes::BAD_EXPECTED_VALUE,
                written,
                names::no_result_of_a_check(&written.value),
                known,
            );
        }
        found.map(|(_, result)| result)
    }
}

/// The signs that a table prints in place of values.
fn signs(glyphs: &ShownGlyphs) -> impl Iterator<Item = &str> {
    let all = [
        &glyphs.zero,
        &glyphs.not_applicable,
        &glyphs.missing,
        &glyphs.undetermined,
        &glyphs.not_computable,
        &glyphs.suppressed,
    ];
    all.into_iter().flatten().map(String::as_str)
}

/// The position of a check among those shown, in either set of words: as it is written, else as it is in English.
fn position_of(shown: &[impl AsRef<str>], written: &str, spelt: fn(&str) -> String) -> Option<usize> {
    let find = |written: &str| shown.iter().position(|shown| spelt(shown.as_ref()) == spelt(written));
    find(written).or_else(|| find(&check_in_english(written)))
}

/// A check between tables without its spaces.
fn words(check: &str) -> String {
    check.chars().filter(|c| !c.is_whitespace()).collect()
}

/// A check without what may be spelt in several ways: spaces, brackets, dots.
fn bare(check: &str) -> String {
    check.replace('…', "...").chars().filter(|c| !c.is_whitespace() && !matches!(c, '[' | ']')).collect()
}

fn column_id(head: &Text) -> String {
    bracketed(head).map_or_else(|| head.value.clone(), |name| name.value)
}

//! What a run finds, as expected: rejects, undetermined records, checks, texts.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, codes};
use crate::message::Message;
use crate::message::tests as say;
use crate::model::Position;
use crate::model::test::{ExpectedCheck, ExpectedReject, ExpectedResult, ExpectedUndetermined};
use crate::model::{Body, CheckKind, Table};
use crate::outcome::{CheckOutcome, CheckResult, Figure, Place, TextPart, fill};
use crate::schema::RecordId;
use crate::source::Span;
use crate::syntax::tree::Dimension;

use super::cells::measured;
use super::conditions;
use super::needs::Need;
use super::run::Running;
use super::words;

impl Running<'_> {
    /// What is wrong with the rejects of a type: one expected and not there, there otherwise, or there and not expected.
    pub fn rejects(&self, record: RecordId, expected: &[ExpectedReject], place: Span) -> Vec<Diagnostic> {
        let of = self.model.schema.record(record);
        let rejects = &self.prepared.records.set(record).rejects;
        let mut failures = Vec::new();
        for one in expected {
            let line = one.line as u64 + 1;
            let Some(reject) = rejects.iter().find(|reject| reject.origin.line == line) else {
                let message = say::given_is_accepted(line);
                failures.push(Diagnostic::new(&codes::NOT_AS_EXPECTED, message).at(one.span, say::got_no_reject()));
                continue;
            };
            let field = one.field.map(|field| of.field_name(field));
            let wrong_field = field.is_some_and(|field| reject.column != Some(field));
            if wrong_field || one.code.is_some_and(|code| code != reject.code) {
                let column = reject.column.map_or_else(say::whole_record, say::field);
                let message = say::rejected_for_another_reason(line);
                failures.push(
                    Diagnostic::new(&codes::NOT_AS_EXPECTED, message)
                        .at(one.span, say::got_code_for(reject.code.id, &column))
                        .note(reject.reason()),
                );
            }
        }
        for reject in rejects {
            let line = reject.origin.line;
            if !expected.iter().any(|one| one.line as u64 + 1 == line) {
                let message = say::given_is_rejected(line);
                let found = Diagnostic::new(&codes::NOT_AS_EXPECTED, message);
                failures.push(found.at(place, say::got_code_too(reject.code.id)).note(reject.reason()));
            }
        }
        failures
    }

    /// What is wrong with the records that a column or row leaves undetermined.
    pub fn undetermined(&self, table: usize, expected: &ExpectedUndetermined) -> Option<Diagnostic> {
        let of = &self.model.tables[table];
        if let Some(failure) = self.lacks(&self.needs_of_place(of, expected.place), expected.span) {
            return Some(failure);
        }
        let entry = self.table(table).undetermined.iter().find(|entry| entry.place == expected.place);
        let records = entry.map_or(0, |entry| entry.records);
        let missing: Vec<String> =
            entry.map(|entry| entry.missing.iter().map(|(path, _)| path.name.clone()).collect()).unwrap_or_default();
        let same = |wanted: &Vec<String>| wanted.iter().collect::<BTreeSet<_>>() == missing.iter().collect();
        if expected.records.is_none_or(|wanted| wanted == records) && expected.missing.as_ref().is_none_or(same) {
            return None;
        }
        let place = match expected.place {
            Place::Column(column) => conditions::shown(&of.columns, Dimension::Column, column),
            Place::Row(row) => conditions::shown(&of.rows, Dimension::Row, row),
            Place::Table => say::whole_table(),
        };
        let message = say::leaves_undetermined(&of.name, place, records, words::of_names(&missing));
        Some(Diagnostic::new(&codes::NOT_AS_EXPECTED, message).at(expected.span, say::not_as_expected()))
    }

    /// What would have to be given for it to be sure which records a column or row cannot decide.
    fn needs_of_place(&self, of: &Table, place: Place) -> BTreeSet<Need> {
        let (axis, dimension, member) = match place {
            Place::Column(column) => (&of.columns, Dimension::Column, column),
            Place::Row(row) => (&of.rows, Dimension::Row, row),
            Place::Table => return BTreeSet::new(),
        };
        let Body::Measure(measure) = &axis.members[member].body else { return BTreeSet::new() };
        let mut parts = conditions::of_universe(of, measure.record);
        parts.extend(conditions::of_member(of, dimension, member, measure.record));
        self.needs_of(measure, &conditions::conjunction(parts))
    }

    /// What is wrong with a check of a table, or with a tie, given what came out of them.
    pub fn check(&self, of: &Table, outcomes: &[CheckOutcome], expected: &ExpectedCheck) -> Option<Diagnostic> {
        let shown = &of.checks[expected.check].shown;
        let found: Vec<&CheckOutcome> = outcomes
            .iter()
            .filter(|check| !matches!(check.result, CheckResult::NotAsked(_)))
            .filter(|check| check.check == *shown && expected.place.is_none_or(|place| place == check.place))
            .collect();
        let needs: BTreeSet<Need> =
            found.iter().flat_map(|check| self.needs_of_check(of, expected.check, check.place)).collect();
        if let Some(failure) = self.lacks(&needs, expected.span) {
            return Some(failure);
        }
        let is = |check: &&CheckOutcome| result(check) == expected.result;
        let met = match expected.result {
            ExpectedResult::Holds => !found.is_empty() && found.iter().all(is),
            ExpectedResult::Fails | ExpectedResult::NotDecided => found.iter().any(is),
        };
        if met {
            return None;
        }
        let mut failure = not_as_expected(&of.name, shown, expected);
        for check in found.into_iter().filter(|check| !is(check)) {
            failure.notes.push(say::result_at(place_name(of, check.place), result_words(check.result.clone())));
        }
        Some(failure)
    }

    /// What is wrong with a check of the report for one.
    pub fn check_of_unit(&self, unit: usize, check: usize, expected: &ExpectedCheck) -> Option<Diagnostic> {
        let unit = &self.model.each.as_ref()?.units[unit];
        let check = &unit.checks[check];
        let needs = [&check.left, &check.right].map(|side| self.needs_of_figure(side, None)).into_iter().flatten();
        if let Some(failure) = self.lacks(&needs.collect(), expected.span) {
            return Some(failure);
        }
        let found = check.outcome(&self.outcome().tables);
        (result(&found) != expected.result).then(|| {
            let failure = not_as_expected(&self.model.report.name, &check.of_all(&unit.id), expected);
            failure.note(say::result_at(Message::of_words(unit.id.as_str()), result_words(found.result)))
        })
    }

    fn needs_of_check(&self, of: &Table, check: usize, place: Place) -> BTreeSet<Need> {
        let (here, names) = match place {
            Place::Row(row) => (Position::own(row, 0), Dimension::Column),
            Place::Column(column) => (Position::own(0, column), Dimension::Row),
            // A tie has one row.
            Place::Table => (Position::own(0, 0), Dimension::Column),
        };
        let mut cells = Vec::new();
        match &of.checks[check].kind {
            CheckKind::Compare { left, right, .. } => {
                left.positions(here, names, &mut |at| cells.push(at));
                right.positions(here, names, &mut |at| cells.push(at));
            }
            CheckKind::TotalIsSum => cells.extend((0..of.rows.members.len()).map(|row| here.instead(names, row))),
        }
        cells.into_iter().flat_map(|at| self.needs_of_result(of, at.row, at.column)).collect()
    }

    /// What would have to be given for a cell, measured or worked out from others, to be sure.
    fn needs_of_result(&self, of: &Table, row: usize, column: usize) -> BTreeSet<Need> {
        let cells = measured(of, row, column);
        cells.into_iter().flat_map(|at| self.needs_of_cell(of, at)).collect()
    }

    /// What would have to be given for a figure of a text to be sure; `row` is the row in question, where there is one.
    fn needs_of_figure(&self, figure: &Figure, in_question: Option<usize>) -> BTreeSet<Need> {
        match figure {
            Figure::Cell { table, row, column, .. } => row
                .or(in_question)
                .map_or_else(BTreeSet::new, |row| self.needs_of_result(&self.model.tables[*table], row, *column)),
            Figure::Number(_) => BTreeSet::new(),
            Figure::Negate(inner) => self.needs_of_figure(inner, in_question),
            Figure::Binary(_, left, right) => {
                let mut needs = self.needs_of_figure(left, in_question);
                needs.append(&mut self.needs_of_figure(right, in_question));
                needs
            }
        }
    }

    fn needs_of_part(&self, part: &TextPart) -> BTreeSet<Need> {
        match part {
            TextPart::Words(_) => BTreeSet::new(),
            TextPart::Figure(figure, _) => self.needs_of_figure(figure, None),
            TextPart::Rows { table, conditions, with, by, within, .. } => {
                let columns: Vec<usize> = with.iter().copied().chain(by.map(|(column, _)| column)).collect();
                let of = &self.model.tables[*table];
                let of_row = |row: usize| {
                    let sides = conditions.iter().flat_map(|(left, _, right)| [left, right]);
                    let mut needs: BTreeSet<Need> =
                        sides.flat_map(|side| self.needs_of_figure(side, Some(row))).collect();
                    needs.extend(columns.iter().flat_map(|column| self.needs_of_result(of, row, *column)));
                    needs
                };
                let (first, end) = within.unwrap_or((0, of.rows.members.len()));
                (first..end).flat_map(of_row).collect()
            }
        }
    }

    /// What is wrong with a text. Figures that are not sure match nothing.
    pub fn text(
        &self,
        unit: Option<usize>,
        text: usize,
        (contains, words): (bool, &str),
        place: Span,
    ) -> Option<Diagnostic> {
        /// Stands in no text that a person writes.
        const UNSURE: &str = "\u{0}";
        let is_met = |text: &str| if contains { text.contains(words) } else { text.trim_end() == words };
        let of = match unit {
            Some(unit) => &self.model.each.as_ref()?.units[unit].texts[text],
            None => &self.model.texts[text],
        };
        let filled = |parts: &[TextPart]| fill(parts, &self.outcome().tables, self.model.report.locale);
        let found = filled(&of.parts);
        if !is_met(&found) {
            let message = if contains { say::text_lacks(&of.name) } else { say::text_is_other(&of.name) };
            let failure = Diagnostic::new(&codes::NOT_AS_EXPECTED, message).at(place, say::not_in_text());
            return Some(failure.note(say::text_is(found.trim_end())));
        }
        let mut needs = BTreeSet::new();
        let sure = |part: &TextPart| {
            let mut of_part = self.needs_of_part(part);
            let is_sure = of_part.is_empty();
            needs.append(&mut of_part);
            if is_sure { part.clone() } else { TextPart::Words(UNSURE.to_owned()) }
        };
        let parts: Vec<TextPart> = of.parts.iter().map(sure).collect();
        if is_met(&filled(&parts)) { None } else { self.lacks(&needs, place) }
    }
}

fn not_as_expected(of: &str, shown: &str, expected: &ExpectedCheck) -> Diagnostic {
    let label = say::expected_result(words::of_result(expected.result));
    Diagnostic::new(&codes::NOT_AS_EXPECTED, say::check_not_as_expected(of, shown)).at(expected.span, label)
}

fn result(check: &CheckOutcome) -> ExpectedResult {
    match check.result {
        CheckResult::Holds => ExpectedResult::Holds,
        CheckResult::Fails { .. } => ExpectedResult::Fails,
        CheckResult::NotDecided(_) | CheckResult::NotAsked(_) => ExpectedResult::NotDecided,
    }
}

fn result_words(result: CheckResult) -> Message {
    match result {
        CheckResult::Holds => say::holds(),
        CheckResult::Fails { left, right } => say::fails_with(left.to_string(), right.to_string()),
        CheckResult::NotDecided(state) => say::side_is(words::of_state(state)),
        CheckResult::NotAsked(_) => say::not_asked(),
    }
}

fn place_name(of: &Table, place: Place) -> Message {
    match place {
        Place::Row(row) => conditions::shown(&of.rows, Dimension::Row, row),
        Place::Column(column) => conditions::shown(&of.columns, Dimension::Column, column),
        Place::Table => Message::of_words(of.name.as_str()),
    }
}

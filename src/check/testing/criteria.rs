//! Expected decisions and rejects: what is said of single records.

use crate::diagnostic::{Diagnostic, Help, codes, did_you_mean};
use crate::message::phrases;
use crate::message::test_cases as say;
use crate::message::{Message, names, record_types};
use crate::model::Criteria;
use crate::model::test::{ExpectationKind, ExpectedDecision, ExpectedReject, Given};
use crate::outcome::Verdict;
use crate::schema::{FieldId, RecordId};
use crate::syntax::tree::{GridLine, Text};

use super::super::scope::listing;
use super::Checker;
use super::lines::{Header, bracketed, names_in};

impl Checker<'_, '_> {
    pub(super) fn decisions(
        &self,
        criteria: usize,
        given: &[Given],
        header: &Header<'_>,
        lines: &[&GridLine],
    ) -> Option<ExpectationKind> {
        let (_, of) = self.scope.criteria.get_index(criteria)?;
        let keys = self.keys(of.record);
        let mut known: Vec<&str> = keys.iter().map(|(name, _)| name.as_str()).collect();
        known.extend(["verdict", "because", "by", "lacking"]);
        let requirements: Vec<String> = of.requirements().iter().map(|r| format!("[{}]", r.name)).collect();
        known.extend(requirements.iter().map(String::as_str));
        let of_single_ones = header.cells.iter().any(|cell| bracketed(cell).is_some());
        let needed: &[&str] = if of_single_ones { &[] } else { &["verdict"] };
        if !header.is_of(self.scope, &known, needed) {
            return None;
        }
        let places = self.places(of.record, given, header, lines)?;
        let decisions = lines.iter().zip(places).map(|(line, place)| self.decision(of, header, line, place));
        Some(ExpectationKind::Decisions { criteria, decisions: decisions.collect::<Option<_>>()? })
    }

    fn decision(&self, of: &Criteria, header: &Header<'_>, line: &GridLine, place: usize) -> Option<ExpectedDecision> {
        let verdict = match header.cell(line, "verdict") {
            Some(cell) => Some(self.verdict(cell)?),
            None => None,
        };
        let requirements: Vec<&str> = of.requirements().iter().map(|r| r.name.as_str()).collect();
        let every = of.versions.iter().flat_map(|version| &version.requirements);
        let mut exceptions: Vec<&str> = every.flat_map(|r| &r.exceptions).map(|e| e.name.as_str()).collect();
        exceptions.sort_unstable();
        exceptions.dedup();
        let listed = |column: &str| header.cell(line, column).map(names_in).unwrap_or_default();
        let known = |column: &str, unknown: fn(&str, &str) -> Message, known: &[&str]| -> Option<Vec<String>> {
            let written = listed(column);
            let others = written.iter().filter(|name| !known.contains(&name.value.as_str()));
            let mut sound = true;
            for name in others {
                let message = unknown(&of.name, &name.value);
                self.scope.say_unknown(&codes::UNKNOWN_NAME, name, message, known.iter().copied());
                sound = false;
            }
            sound.then(|| written.into_iter().map(|name| name.value).collect())
        };
        let because = known("because", |of, name| names::no_requirement_of(of, name), &requirements)?;
        let by = known("by", |of, name| names::no_exception_of(of, name), &exceptions)?;
        let lacking: Vec<String> = listed("lacking").into_iter().map(|name| name.value).collect();
        let written = |names: Vec<String>| (!names.is_empty()).then_some(names);
        let decision = ExpectedDecision {
            line: place,
            verdict,
            because: written(because),
            by: written(by),
            lacking: written(lacking),
            requirements: self.requirements(of, header, line)?,
            span: header.cell(line, "verdict").map_or(line.span, |cell| cell.span),
        };
        if !decision.is_of_the_whole() && decision.requirements.is_empty() {
            self.say_nothing_expected(line.span, say::nothing_expected_of_record());
            return None;
        }
        Some(decision)
    }

    fn verdict(&self, cell: &Text) -> Option<Verdict> {
        let found = Verdict::ALL.into_iter().find(|verdict| verdict.name() == cell.value);
        if found.is_none() {
            let known: Vec<&str> = Verdict::ALL.iter().map(|verdict| verdict.name()).collect();
            self.scope.say_unknown(&codes::BAD_EXPECTED_VALUE, cell, names::no_verdict(&cell.value), known);
        }
        found
    }

    pub(super) fn rejects(
        &self,
        record: RecordId,
        given: &[Given],
        header: &Header<'_>,
        lines: &[&GridLine],
    ) -> Option<ExpectationKind> {
        let keys = self.keys(record);
        let mut known: Vec<&str> = keys.iter().map(|(name, _)| name.as_str()).collect();
        known.extend(["line", "field", "code"]);
        if !header.is_of(self.scope, &known, &[]) {
            return None;
        }
        // A key that is called `code` names the record, unless its line does.
        let names_the_record = header.find("line").is_none() && keys.iter().any(|(name, _)| name == "code");
        let places = if header.find("line").is_some() {
            lines.iter().map(|line| self.line_number(record, given, header, line)).collect::<Option<Vec<_>>>()?
        } else {
            self.places(record, given, header, lines)?
        };
        let of = self.scope.schema.record(record);
        let reject = |(line, place): (&&GridLine, usize)| {
            let field = match header.cell(line, "field") {
                Some(name) => match of.find_field(&name.value) {
                    Some(field) => Some(field),
                    None => {
                        let message = names::no_field(self.scope.schema.record_name(record), &name.value);
                        let known = of.fields.keys().map(String::as_str);
                        self.scope.say_unknown(&codes::UNKNOWN_NAME, name, message, known);
                        return None;
                    }
                },
                None => None,
            };
            let code = match header.cell(line, "code").filter(|_| !names_the_record) {
                Some(name) => match codes::find(&name.value).filter(|code| code.id.starts_with("E08")) {
                    Some(code) => Some(code),
                    None => {
                        let known = codes::all().map(|code| code.id).filter(|id| id.starts_with("E08"));
                        self.scope.say_unknown(
                            &codes::BAD_EXPECTED_VALUE,
                            name,
                            names::no_code_of_a_reject(&name.value),
                            known,
                        );
                        return None;
                    }
                },
                None => None,
            };
            Some(ExpectedReject { line: place, field, code, span: line.span })
        };
        let rejects = lines.iter().zip(places).map(reject).collect::<Option<_>>()?;
        Some(ExpectationKind::Rejects { record, rejects })
    }

    fn line_number(&self, record: RecordId, given: &[Given], header: &Header<'_>, line: &GridLine) -> Option<usize> {
        let count = given.iter().find(|given| given.record == record).map_or(0, |given| given.lines.len());
        let cell = header.cell(line, "line");
        let number = cell.and_then(|cell| cell.value.parse::<usize>().ok()).filter(|n| (1..=count).contains(n));
        if number.is_none() {
            let place = cell.map_or(line.span, |cell| cell.span);
            let message = say::no_such_line(count);
            self.scope.say_at(&codes::BAD_EXPECTED_VALUE, place, message, say::number_from_one());
        }
        number.map(|number| number - 1)
    }

    /// The fields of the key, by name.
    fn keys(&self, record: RecordId) -> Vec<(String, FieldId)> {
        let of = self.scope.schema.record(record);
        of.key.iter().map(|key| (of.field_name(*key).to_owned(), *key)).collect()
    }

    /// Which given record each line is about: by the key, or, where the header has no key, one after the other.
    fn places(
        &self,
        record: RecordId,
        given: &[Given],
        header: &Header<'_>,
        lines: &[&GridLine],
    ) -> Option<Vec<usize>> {
        let name = self.scope.schema.record_name(record);
        let Some(given) = given.iter().find(|given| given.record == record) else {
            let written = self.written.given.iter().any(|given| given.record.value == name);
            if !written {
                let found = Diagnostic::new(&codes::BAD_GIVEN, say::no_records_given(name));
                self.scope
                    .say(found.at(header.span(), record_types::of_which_records()).help(phrases::add_given(name)));
            }
            return None;
        };
        let keys: Vec<(String, FieldId)> =
            self.keys(record).into_iter().filter(|(name, _)| header.find(name).is_some()).collect();
        if keys.is_empty() {
            if lines.len() == given.lines.len() {
                return Some((0..lines.len()).collect());
            }
            let message = say::lines_are_not_as_many(name, given.lines.len(), lines.len());
            self.scope.say(
                Diagnostic::new(&codes::BAD_TEST_HEADER, message)
                    .at(header.span(), say::which_line_for_which_record())
                    .help(say::name_records_by_key()),
            );
            return None;
        }
        lines.iter().map(|line| self.place(name, given, header, line, &keys)).collect()
    }

    fn place(
        &self,
        name: &str,
        given: &Given,
        header: &Header<'_>,
        line: &GridLine,
        keys: &[(String, FieldId)],
    ) -> Option<usize> {
        let cell_of = |given_line: usize, field: FieldId| {
            let column = given.fields.iter().position(|f| *f == field)?;
            Some(given.lines[given_line].cells[column].value.as_str())
        };
        let same = |given_line: &usize| {
            keys.iter().all(|(key, field)| {
                let wanted = header.cell(line, key).map_or("", |cell| cell.value.as_str());
                cell_of(*given_line, *field) == Some(wanted)
            })
        };
        let found = (0..given.lines.len()).find(same);
        if found.is_none() {
            let (key, field) = keys.first()?;
            let known: Vec<&str> = (0..given.lines.len()).filter_map(|line| cell_of(line, *field)).collect();
            let written = header.cell(line, key);
            let value = written.map_or("", |cell| cell.value.as_str());
            let place = written.map_or(line.span, |cell| cell.span);
            let help = match did_you_mean(value, known.iter().copied()) {
                Some(near) => Help::did_you_mean(place, near),
                None if known.is_empty() => say::give_the_field(key).into(),
                None => say::given_are(listing(&known)).into(),
            };
            let message = say::no_record_with_key(name, value);
            self.scope.say(Diagnostic::new(&codes::UNKNOWN_NAME, message).at(place, say::not_given()).help(help));
        }
        found
    }
}

//! `for`: of which report a test expects something, where there is one for each.

use crate::diagnostic::{Diagnostic, codes};
use crate::message::{names, test_cases as say};
use crate::model::Each;
use crate::model::test::{ExpectationKind, ExpectedCheck};
use crate::syntax::tree::{Expectation, GridLine, Text};

use super::Checker;
use super::lines::Header;

impl Checker<'_, '_> {
    /// The report that a text or check is expected of, by its position among those for each; `None` inside: the one report. The outer `None` is
    /// a fault, which was said.
    fn report_of(&self, written: &Expectation) -> Option<Option<usize>> {
        let one = written.this.as_ref();
        let found = match (self.each, one) {
            (Some(each), Some(one)) => return self.unit(each, one).map(Some),
            // The report is for each, and what is wrong with that was said.
            (None, _) if self.scope.each.is_some() => return None,
            (None, None) => return Some(None),
            (Some(each), None) => Diagnostic::new(&codes::WHICH_REPORT, say::expected_of_which_report(&each.of))
                .at(written.of.span, say::of_which_one())
                .help(say::write_for_one(each.units.first().map_or("", |unit| unit.id.as_str()))),
            (None, Some(one)) => Diagnostic::new(&codes::WHICH_REPORT, say::report_is_for_nothing())
                .at(one.span, say::one_report_for_all())
                .help(say::leave_for_out()),
        };
        self.scope.say(found);
        None
    }

    fn unit(&self, each: &Each, one: &Text) -> Option<usize> {
        let found = each.units.iter().position(|unit| unit.id == one.value);
        if found.is_none() {
            let known = each.units.iter().map(|unit| unit.id.as_str());
            self.scope.say_unknown(&codes::UNKNOWN_NAME, one, names::no_report_for(&each.of, &one.value), known);
        }
        found
    }

    /// Expected words of a text.
    pub(super) fn text(&self, written: &Expectation, contains: bool, words: &Text) -> Option<ExpectationKind> {
        let name = &written.of;
        let unit = self.report_of(written)?;
        let texts = match unit {
            Some(unit) => self.each.map_or(&[][..], |each| &each.units[unit].texts),
            None => self.texts,
        };
        let Some(text) = texts.iter().position(|text| text.name == name.value) else {
            let known = texts.iter().map(|text| text.name.as_str());
            self.scope.say_unknown(&codes::UNKNOWN_NAME, name, names::no_text(&name.value), known);
            return None;
        };
        Some(ExpectationKind::Text { unit, text, contains, words: words.value.clone() })
    }

    /// Expected checks of a table or of the report.
    pub(super) fn checks_of(
        &self,
        written: &Expectation,
        header: &Header<'_>,
        lines: &[&GridLine],
    ) -> Option<ExpectationKind> {
        let name = &written.of;
        let is_table = self.tables.iter().any(|table| table.name == name.value);
        if !is_table && self.scope.report.name == name.value {
            let ties = || self.ties.iter().flat_map(|tie| &tie.checks).map(|check| check.shown.clone()).collect();
            return match self.report_of(written)? {
                Some(unit) => {
                    let of = &self.each?.units[unit];
                    let shown = of.checks.iter().map(|check| check.of_all(&of.id)).collect();
                    Some(ExpectationKind::UnitChecks { unit, checks: self.checks_between(shown, header, lines)? })
                }
                None => Some(ExpectationKind::Ties { checks: self.checks_between(ties(), header, lines)? }),
            };
        }
        let table = self.table(name)?;
        if let Some(one) = &written.this {
            let found = Diagnostic::new(&codes::WHICH_REPORT, say::table_holds_all(&name.value));
            self.scope.say(found.at(one.span, say::of_a_table()).help(say::name_its_rows(&one.value)));
            return None;
        }
        self.checks(table, header, lines)
    }

    /// Checks of a report, each with its position among those shown.
    fn checks_between(
        &self,
        shown: Vec<String>,
        header: &Header<'_>,
        lines: &[&GridLine],
    ) -> Option<Vec<(usize, ExpectedCheck)>> {
        if !header.is_of(self.scope, &["check", "result"], &["check", "result"]) {
            return None;
        }
        lines.iter().map(|line| self.check_between(&shown, header, line)).collect()
    }
}

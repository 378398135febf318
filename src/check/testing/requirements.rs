//! What is expected of single requirements, each under a column with its name in brackets: `met`, `by over_age`, `lacks born`.

use crate::diagnostic::{Diagnostic, codes};
use crate::message::names;
use crate::message::test_cases as say;
use crate::model::Criteria;
use crate::model::test::{ExpectedOutcome, ExpectedRequirement};
use crate::source::Span;
use crate::syntax::tree::{GridLine, Name, Text};

use super::Checker;
use super::lines::{Header, bracketed, names_in};

impl Checker<'_, '_> {
    /// The outcomes that a line expects of single requirements; `None` if one has a fault, which was said.
    pub(super) fn requirements(
        &self,
        of: &Criteria,
        header: &Header<'_>,
        line: &GridLine,
    ) -> Option<Vec<ExpectedRequirement>> {
        let columns = header.cells.iter().zip(&line.cells).filter_map(|(head, cell)| Some((bracketed(head)?, cell)));
        let written = columns.filter(|(_, cell)| !cell.value.is_empty());
        let all: Vec<Option<ExpectedRequirement>> = written
            .map(|(requirement, cell)| {
                let outcome = self.outcome(of, &requirement.value, cell)?;
                Some(ExpectedRequirement { requirement: requirement.value, outcome, span: cell.span })
            })
            .collect();
        all.into_iter().collect()
    }

    fn outcome(&self, of: &Criteria, requirement: &str, cell: &Text) -> Option<ExpectedOutcome> {
        let rest_of = |rest: &str| Text { value: rest.to_owned(), ..cell.clone() };
        match cell.value.as_str() {
            "met" => return Some(ExpectedOutcome::Met),
            "not met" => return Some(ExpectedOutcome::NotMet),
            "not asked" => return Some(ExpectedOutcome::NotAsked),
            "undetermined" => return Some(ExpectedOutcome::Undetermined(None)),
            _ => {}
        }
        if let Some(rest) = cell.value.strip_prefix("by ").or_else(|| cell.value.strip_prefix("nhờ ")) {
            let before = cell.value.len() - rest.trim_start().len();
            let span = Span { start: cell.span.start + before as u32, ..cell.span };
            let exception = Name { value: rest.trim().to_owned(), span };
            return self.exception(of, requirement, exception);
        }
        if let Some(rest) = cell.value.strip_prefix("lacks ").or_else(|| cell.value.strip_prefix("thiếu ")) {
            let fields = names_in(&rest_of(rest)).into_iter().map(|name| name.value).collect();
            return Some(ExpectedOutcome::Undetermined(Some(fields)));
        }
        let message = say::no_outcome_of_a_requirement(&cell.value);
        self.scope.say(
            Diagnostic::new(&codes::BAD_EXPECTED_VALUE, message)
                .at(cell.span, say::no_outcome())
                .help(say::write_an_outcome()),
        );
        None
    }

    fn exception(&self, of: &Criteria, requirement: &str, exception: Name) -> Option<ExpectedOutcome> {
        let every = of.versions.iter().flat_map(|version| &version.requirements);
        let mut known: Vec<&str> =
            every.filter(|r| r.name == requirement).flat_map(|r| &r.exceptions).map(|e| e.name.as_str()).collect();
        known.sort_unstable();
        known.dedup();
        if known.contains(&exception.value.as_str()) {
            return Some(ExpectedOutcome::ByException(exception.value));
        }
        let message = names::no_exception_instead_of(requirement, &exception.value);
        self.scope.say_unknown(&codes::UNKNOWN_NAME, &exception, message, known);
        None
    }
}

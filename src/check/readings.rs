//! The rules as tests read them that say their own date or period.

use crate::diagnostic::{Diagnostic, codes};
use crate::message::{frame, periods};
use crate::model::{Model, Reading};
use crate::source::{SourceId, Sources, Span};
use crate::syntax::tree::{Item, Test, Tree};
use crate::value::Date;

use super::over::Readings;
use super::testing::reading;
use super::units::put_units;

/// Checks a program once for each way in which its tests read it, in the order in which they are met; the program's own way is not
/// among them. What is wrong with the tests is said; what is wrong with the rules then is said at the test that asks for it.
#[must_use]
pub fn check_readings(trees: &[Tree], sources: &Sources, as_of: Option<Date>) -> (Vec<Model>, Vec<Diagnostic>) {
    let items = || trees.iter().flat_map(|tree| &tree.items);
    let tests: Vec<&Test> =
        items().filter_map(|item| if let Item::Test(test) = item { Some(test) } else { None }).collect();
    let rule_files: Vec<SourceId> = items().map(|item| item.span().source).collect();
    let mut ways: Vec<(Reading, &Test)> = Vec::new();
    for test in &tests {
        let way = reading(test);
        if way != Reading::default() && !ways.iter().any(|(known, _)| *known == way) {
            ways.push((way, test));
        }
    }
    let (mut models, mut found) = (Vec::new(), Vec::new());
    for (way, first) in ways {
        let with_units = with_units_of(trees, first);
        let trees = with_units.as_deref().unwrap_or(trees);
        let (model, said) = super::check_as(trees, sources, as_of, way, &Readings::default());
        // A file of cases is no rule file: what is found in it is found in a test.
        let of_a_test =
            |place: Span| !rule_files.contains(&place.source) || tests.iter().any(|test| holds(test.span, place));
        let (of_tests, of_rules): (Vec<_>, Vec<_>) = said.into_iter().partition(|finding| of_a_test(place(finding)));
        if let Some(fault) = of_rules.iter().find(|finding| finding.is_error()) {
            found.push(wrong_then(first, fault));
        }
        found.extend(of_tests);
        models.push(model);
    }
    (models, found)
}

/// The program with the rows that a test gives, where it gives some.
fn with_units_of(trees: &[Tree], test: &Test) -> Option<Vec<Tree>> {
    if test.units.is_empty() {
        return None;
    }
    let mut trees = trees.to_vec();
    test.units.iter().for_each(|(record_type, units)| put_units(&mut trees, record_type, units));
    Some(trees)
}

fn wrong_then(test: &Test, fault: &Diagnostic) -> Diagnostic {
    let asked = match (&test.as_of, &test.period) {
        (Some(day), _) => day.span,
        (None, Some((first, last))) => first.span.to(last.span),
        (None, None) => test.name.span,
    };
    Diagnostic::new(&codes::WRONG_AT_DATE, frame::wrong_in_test(&fault.message))
        .at(asked, periods::read_so())
        .at(place(fault), periods::wrong_then())
}

fn place(finding: &Diagnostic) -> Span {
    finding.labels.first().map_or(Span::default(), |label| label.span)
}

fn holds(outer: Span, inner: Span) -> bool {
    outer.source == inner.source && outer.start <= inner.start && inner.end <= outer.end
}

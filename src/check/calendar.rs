//! The rules as they are on other days than the one that they are read at.

use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::model::{Model, OnDays, Reading, Stretch};
use crate::source::Sources;
use crate::syntax::tree::{Item, LetValue, Tree};
use crate::value::Date;

use super::check_as;
use super::days::stretches_of_rules;
use super::over::Readings;

/// How many stretches of days are told apart; the last ones, if there are more.
pub const MOST_STRETCHES: usize = 200;

/// A program that can be read at any day.
#[derive(Debug, Clone)]
pub struct Calendar {
    trees: Arc<[Tree]>,
}

impl Calendar {
    /// The files of a program, used ones before those that use them.
    #[must_use]
    pub fn new(trees: Vec<Tree>) -> Calendar {
        Calendar { trees: trees.into() }
    }

    /// The files.
    #[must_use]
    pub fn trees(&self) -> &[Tree] {
        &self.trees
    }

    /// The rules on each stretch of days that their versions tell apart, ascending; empty where nothing has versions. `own` is the
    /// model of the day that they are read at.
    #[must_use]
    pub fn days(&self, sources: &Sources, own: &Model) -> Vec<OnDays> {
        let Some(any_day) = own.as_of.or(Date::new(2000, 1, 1)) else { return Vec::new() };
        let stretches = stretches_of_rules(&self.trees, any_day);
        if stretches.len() < 2 {
            return Vec::new();
        }
        let passed_over = stretches.len().saturating_sub(MOST_STRETCHES);
        let shared = Readings::default();
        let aggregates = self.aggregates();
        let on = |stretch: Stretch| {
            if own.as_of.is_some_and(|day| stretch.holds(day)) {
                return OnDays { stretch, model: Some(own.clone()) };
            }
            let alone = Readings::default();
            let readings = if aggregates { &alone } else { &shared };
            let (model, found) = check_as(&self.trees, sources, Some(stretch.day), Reading::default(), readings);
            OnDays { stretch, model: (!found.iter().any(Diagnostic::is_error)).then_some(model) }
        };
        stretches.into_iter().skip(passed_over).map(on).collect()
    }

    /// Whether a derived field aggregates.
    fn aggregates(&self) -> bool {
        let lets = self.trees.iter().flat_map(|tree| &tree.items).filter_map(|item| match item {
            Item::Record(record) => Some(&record.lets),
            _ => None,
        });
        lets.flatten().any(|field| matches!(field.value, LetValue::Aggregate { .. }))
    }
}

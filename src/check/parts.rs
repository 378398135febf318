//! The two axes of a table, for what names their members.

use crate::diagnostic::{Diagnostic, codes};
use crate::model::Formula;
use crate::source::Span;
use crate::syntax::tree;
use crate::syntax::tree::{Dimension, Name};

use super::axis::Drafted;
use super::body::Formulas;
use super::over::Periods;
use super::scope::Scope;

pub(super) fn say_no_rounding(scope: &Scope<'_>, span: Span) {
    scope.say(
        Diagnostic::new(&codes::NO_ROUNDING, "nothing says how this is rounded")
            .at(span, "its decimals may not end")
            .help("add `, round half up to 2` or `, round down to 1`"),
    );
}

/// The two axes of a table, for what names their members.
pub(super) struct Parts<'s, 'a, 't> {
    pub scope: &'s Scope<'a>,
    pub rows: &'s Drafted<'t>,
    pub columns: &'s Drafted<'t>,
    pub periods: &'s Periods,
}

impl Parts<'_, '_, '_> {
    pub fn formulas(&self, over: Dimension) -> (Vec<String>, &Drafted<'_>, &'static str) {
        let (own, other) = match over {
            Dimension::Row => (self.rows, self.columns),
            Dimension::Column => (self.columns, self.rows),
        };
        (other.ids.keys().cloned().collect(), own, over.word())
    }

    pub fn with_formulas<T>(&self, over: Dimension, then: impl FnOnce(&Formulas<'_, '_>) -> T) -> T {
        let (others, own, word) = self.formulas(over);
        let (ids, axis, not_in_force) = (&own.ids, &own.axis, &own.not_in_force);
        then(&Formulas {
            scope: self.scope,
            ids,
            axis,
            not_in_force,
            others: &others,
            word,
            of: None,
            periods: self.periods,
        })
    }

    pub fn formula(&self, over: Dimension, written: &tree::Formula) -> Option<Formula> {
        self.with_formulas(over, |formulas| formulas.formula(written))
    }

    pub fn position(&self, over: Dimension, name: &Name) -> Option<usize> {
        self.with_formulas(over, |formulas| formulas.member(name))
    }
}

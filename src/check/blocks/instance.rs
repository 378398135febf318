//! One time that a block is written out, and what names in it mean there.

use crate::diagnostic::{Diagnostic, codes};
use crate::message::{conditions, members as say};
use crate::source::Spanned;
use crate::syntax::tree::{ArithmeticOp, Body, Decided, Dimension, Formula, Name, Words};
use crate::value::CodeIndex;

use super::super::scope::Scope;
use super::super::series::Stage;
use super::super::summed::asks_before;
use super::names::Names;

/// One time that a block is written out.
pub(super) struct Instance {
    /// What stands before the ids: `farmer`.
    pub id: String,
    /// What is printed over it.
    pub label: String,
    /// Of a block of codes: what is added to the conditions of its members.
    pub codes: Option<Vec<CodeIndex>>,
    /// Those of codes that were split, as far as they belong here.
    pub decided: Vec<Decided>,
    /// The instances that hold records of which it is not known whether they belong here.
    pub lacks: Vec<String>,
    /// Whether it is only there for those.
    pub hidden: bool,
    /// The instance of the group around.
    pub group: Option<usize>,
    /// Its printed number, where its line says what is printed.
    pub number: Option<String>,
    /// Of a block of periods: the period.
    pub stage: Option<Stage>,
    /// What stands before the ids of all periods up to this one.
    pub along: Vec<String>,
}

/// An instance, and the one of the group around it.
#[derive(Clone, Copy)]
pub(super) struct Written<'i> {
    pub instance: &'i Instance,
    pub group: Option<&'i Instance>,
}

/// What names in a block mean.
pub(super) struct Naming<'s, 'a> {
    pub scope: &'s Scope<'a>,
    pub dimension: Dimension,
    /// The ids that the block gives, each once for each code.
    pub names: Names,
    /// Those around it.
    pub around: Names,
}

impl Naming<'_, '_> {
    pub fn body(&self, body: &Body, of: Written<'_>) -> Body {
        match body {
            // Before the first there is none.
            Body::Formula(formula, _) if of.instance.along.len() == 1 && asks_before(formula) => {
                Body::NotApplicable(formula.span())
            }
            Body::Formula(formula, shown) => Body::Formula(self.formula(formula, of), shown.clone()),
            Body::Measure(..) | Body::NotApplicable(_) => body.clone(),
        }
    }

    /// A formula with the names of the block as they are for one instance.
    pub fn formula(&self, formula: &Formula, of: Written<'_>) -> Formula {
        let inner = |inner: &Formula| Box::new(self.formula(inner, of));
        match formula {
            Formula::Member(name) => Formula::Member(self.named(name, of)),
            Formula::Along { of: name, so_far, .. } => self.along(name, *so_far, of).unwrap_or_else(|| formula.clone()),
            Formula::Range { from, to, span } => {
                Formula::Range { from: self.named(from, of), to: self.named(to, of), span: *span }
            }
            Formula::Single { row, column, span } => {
                let own = |name: &Name, dimension| {
                    if dimension == self.dimension { self.named(name, of) } else { name.clone() }
                };
                Formula::Single { row: own(row, Dimension::Row), column: own(column, Dimension::Column), span: *span }
            }
            Formula::Rank { of: column, direction, span } => {
                Formula::Rank { of: self.named(column, of), direction: *direction, span: *span }
            }
            Formula::Over { inner: of_it, over } => Formula::Over { inner: inner(of_it), over: over.clone() },
            Formula::Shown(of_it, span) => Formula::Shown(inner(of_it), *span),
            Formula::Negate(of_it, span) => Formula::Negate(inner(of_it), *span),
            Formula::Binary { op, left, right } => Formula::Binary { op: *op, left: inner(left), right: inner(right) },
            Formula::Cell { .. } | Formula::Parent(_) | Formula::Number(_) | Formula::Param(_) => formula.clone(),
        }
    }

    /// What a formula asks of other periods; `None` where there are none.
    fn along(&self, name: &Name, so_far: bool, of: Written<'_>) -> Option<Formula> {
        self.names.get(&name.value)?;
        let member = |id: &String| Formula::Member(before(name, id));
        match (of.instance.along.as_slice(), so_far) {
            ([first, others @ ..], true) => {
                let add =
                    |sum, next| Formula::Binary { op: ArithmeticOp::Add, left: Box::new(sum), right: Box::new(next) };
                Some(others.iter().map(member).fold(member(first), add))
            }
            ([.., before, _], false) => Some(member(before)),
            _ => None,
        }
    }

    /// Printed words as they are for one instance.
    pub fn filled(&self, words: &Words, of: Written<'_>) -> Words {
        of.instance.stage.as_ref().map_or_else(|| words.clone(), |stage| stage.filled(self.scope, words))
    }

    /// A name as it is for one instance: one of the block is that of the same code.
    pub fn named(&self, name: &Name, of: Written<'_>) -> Name {
        let Some(here) = self.names.get(&name.value) else { return name.clone() };
        if let Some(outside) = self.around.get(&name.value) {
            let (word, id) = (self.dimension.said(), &name.value);
            self.scope.say(
                Diagnostic::new(&codes::DUPLICATE_MEMBER, say::in_block_and_outside(&word, id))
                    .at(name.span, conditions::which_of_them())
                    .at(*here, say::once_for_each_code())
                    .at(*outside, say::and_here())
                    .help(say::give_another_id()),
            );
        }
        prefixed(name, of)
    }
}

pub(super) fn prefixed(name: &Name, of: Written<'_>) -> Name {
    before(name, &of.instance.id)
}

fn before(name: &Name, id: &str) -> Name {
    Spanned { value: format!("{id}.{}", name.value), span: name.span }
}

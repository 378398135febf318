//! Criteria: requirements and exceptions.

use super::{Builder, Node};
use crate::message::reading as say;
use crate::syntax::grammar::Rule;
use crate::syntax::tree::{Criteria, Exception, Path, Requirement};

impl Builder<'_> {
    pub(super) fn criteria_item(&mut self, node: &Node<'_>) -> Option<Criteria> {
        let item = node.first(Rule::criteria)?;
        let mut names = item.all(Rule::name);
        let (name, of) = (self.name(&names.next()?), self.name(&names.next()?));
        Some(Criteria {
            doc: self.docs(node),
            name,
            label: self.words_in(&item),
            of,
            as_of: self.as_of(&item),
            in_force: self.in_force_in(&item),
            cites: self.cites(&item)?,
            requirements: item.all(Rule::requirement).map(|part| self.requirement(&part)).collect::<Option<_>>()?,
            exceptions: item.all(Rule::exception).map(|part| self.exception(&part)).collect::<Option<_>>()?,
            span: self.span(&item),
        })
    }

    /// The day or field whose versions are read.
    pub(super) fn as_of(&mut self, node: &Node<'_>) -> Option<Path> {
        node.first(Rule::as_of).and_then(|part| part.first(Rule::path)).map(|path| self.path(&path))
    }

    fn requirement(&mut self, node: &Node<'_>) -> Option<Requirement> {
        let (mut reason, mut first_of) = (None, None);
        for child in node.children() {
            match child.rule() {
                Rule::reason => {
                    let text = self.words_in(&child);
                    self.once(&mut reason, text, &child, say::reason_of_requirement());
                }
                Rule::exception_order => {
                    let order = self.names(&child, Rule::name);
                    self.once(&mut first_of, Some(order), &child, say::order_of_exceptions());
                }
                _ => {}
            }
        }
        Some(Requirement {
            doc: self.docs(node),
            name: self.name_in(node)?,
            label: self.words_in(node),
            first_of,
            clauses: self.clauses(node)?,
            reason,
            in_force: self.in_force_in(node),
            cites: self.cites(node)?,
            span: self.span(node),
        })
    }

    fn exception(&mut self, node: &Node<'_>) -> Option<Exception> {
        Some(Exception {
            doc: self.docs(node),
            name: self.name_in(node)?,
            label: self.words_in(node),
            instead_of: self.names(&node.first(Rule::instead)?, Rule::name),
            clauses: self.clauses(node)?,
            in_force: self.in_force_in(node),
            cites: self.cites(node)?,
            span: self.span(node),
        })
    }
}

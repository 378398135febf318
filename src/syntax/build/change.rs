//! Declared changes.

use super::{Builder, Node};
use crate::syntax::grammar::Rule;
use crate::syntax::tree::{Change, ChangeKind};

impl Builder<'_> {
    pub(super) fn change_item(&mut self, node: &Node<'_>) -> Option<Change> {
        let item = node.first(Rule::change)?;
        let part = |part: Node<'_>| match part.first(Rule::member_reference) {
            Some(member) => self.full_id_in(&member),
            None => self.name_in(&part),
        };
        let parts = item.all(Rule::change_part).map(part).collect::<Option<_>>()?;
        let kind = item.first(Rule::change_kind);
        let kind = kind.map_or(ChangeKind::Meaning, |kind| match kind.first(Rule::kw_reading) {
            Some(_) => ChangeKind::Reading,
            None => ChangeKind::Print,
        });
        Some(Change {
            doc: self.docs(node),
            kind,
            of: self.name_in(&item)?,
            parts,
            reason: self.string_in(&item)?,
            span: self.span(&item),
        })
    }
}

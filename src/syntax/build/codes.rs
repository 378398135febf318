//! Code lists.

use super::{Builder, Node};
use crate::syntax::grammar::Rule;
use crate::syntax::tree::{Became, CodeEntry, Codes, CodesEntry};

impl Builder<'_> {
    pub(super) fn codes_item(&mut self, node: &Node<'_>) -> Option<Codes> {
        let item = node.first(Rule::codes)?;
        Some(Codes {
            doc: self.docs(node),
            name: self.name_in(&item)?,
            label: self.string_in(&item),
            ordered: item.has(Rule::kw_ordered),
            open: item.has(Rule::kw_open),
            is_filled: false,
            systems: item.first(Rule::systems).map_or_else(Vec::new, |systems| self.names(&systems, Rule::name)),
            entries: self.codes_entries(&item)?,
            span: self.span(&item),
        })
    }

    fn codes_entries(&mut self, node: &Node<'_>) -> Option<Vec<CodesEntry>> {
        let entries = node.children().filter(|child| matches!(child.rule(), Rule::group | Rule::code));
        entries
            .map(|child| {
                let (name, label) = (self.name_in(&child)?, self.string_in(&child));
                Some(if child.rule() == Rule::group {
                    CodesEntry::Group { name, label, entries: self.codes_entries(&child)? }
                } else {
                    let external = child.first(Rule::externals).map_or_else(Vec::new, |list| {
                        list.all(Rule::external)
                            .filter_map(|one| Some((self.name_in(&one), self.string_in(&one)?)))
                            .collect()
                    });
                    let aliases = child.first(Rule::also).map_or_else(Vec::new, |also| self.strings(&also));
                    let in_force = self.in_force_in(&child);
                    let became = child.first(Rule::became).map(|became| self.became(&became));
                    CodesEntry::Code(CodeEntry { name, label, external, aliases, in_force, became })
                })
            })
            .collect()
    }

    fn became(&self, node: &Node<'_>) -> Became {
        let by = node.first(Rule::decided_by).and_then(|by| by.first(Rule::path));
        Became { codes: self.names(node, Rule::name), by: by.map(|path| self.path(&path)), span: self.span(node) }
    }
}

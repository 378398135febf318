//! Texts: words and holes.

use unicode_normalization::UnicodeNormalization;

use super::{Builder, Figures, Node};
use crate::syntax::grammar::Rule;
use crate::syntax::tree::{TextItem, TextPart};

impl Builder {
    pub(super) fn text_item(&mut self, node: &Node<'_>) -> Option<TextItem> {
        let item = node.first(Rule::text)?;
        let block = item.first(Rule::block)?;
        self.figures = Figures::AsShown;
        let mut parts = Vec::new();
        for (index, part) in block.children().skip(1).enumerate() {
            match part.rule() {
                Rule::words => {
                    let words = words(part.text(), index == 0);
                    if !words.is_empty() {
                        parts.push(TextPart::Words(words));
                    }
                }
                Rule::hole => parts.push(self.hole(&part)?),
                _ => {}
            }
        }
        Some(TextItem { doc: self.docs(node), name: self.name_in(&item)?, parts, span: self.span(&item) })
    }

    fn hole(&mut self, node: &Node<'_>) -> Option<TextPart> {
        let inner = node.children().nth(1)?;
        Some(match inner.rule() {
            Rule::hole_name => TextPart::Name(self.name_in(&inner)?),
            Rule::hole_rows => {
                let conditions = inner.first(Rule::hole_where).map_or(Some(Vec::new()), |list| {
                    list.all(Rule::formula_comparison).map(|one| self.formula_comparison(&one)).collect()
                })?;
                let with = inner
                    .first(Rule::hole_with)
                    .and_then(|with| with.first(Rule::member_reference))
                    .and_then(|member| self.id_in(&member));
                let count = inner.has(Rule::kw_count);
                TextPart::Rows { table: self.name_in(&inner)?, conditions, with, count, span: self.span(&inner) }
            }
            _ => {
                let shown = self.presentation_in(&inner);
                TextPart::Figure(self.formula(&inner.first(Rule::formula)?)?, shown, self.span(&inner))
            }
        })
    }
}

/// The words as they stand, with one kind of line end and `{` for `\{`; a line end right after the opening `"""` is not one of them.
fn words(written: &str, first: bool) -> String {
    let plain = written.replace("\r\n", "\n").replace("\\{", "{");
    let plain = if first { plain.strip_prefix('\n').unwrap_or(&plain) } else { &plain };
    plain.nfc().collect()
}

//! Texts: words and holes.

use unicode_normalization::UnicodeNormalization;

use super::words::IN_WORDS;
use super::{Builder, Figures, Node};
use crate::source::Spanned;
use crate::syntax::grammar::Rule;
use crate::syntax::tree::{TextItem, TextPart};

impl Builder<'_> {
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
            Rule::hole_name => {
                let name = match inner.first(Rule::this_code) {
                    Some(code) => self.name(&code),
                    None => self.name_in(&inner)?,
                };
                let name = self.in_hole(name);
                let in_words = inner.has(Rule::kw_in_words).then(|| format!("{} {IN_WORDS}", name.value));
                TextPart::Name(Spanned { value: in_words.unwrap_or(name.value), span: self.span(&inner) })
            }
            Rule::hole_rows => {
                let conditions = inner.first(Rule::rows_where);
                let conditions = conditions.map_or(Some(Vec::new()), |list| self.rows_where(&list))?;
                let by = match inner.first(Rule::rows_by) {
                    Some(by) => Some(self.rows_by(&by)?),
                    None => None,
                };
                let first = inner.first(Rule::hole_first).and_then(|first| self.so_many(&first));
                let with = inner
                    .first(Rule::hole_with)
                    .and_then(|with| with.first(Rule::member_reference))
                    .and_then(|member| self.full_id_in(&member));
                let count = inner.has(Rule::kw_count);
                let (table, span) = (self.name_in(&inner)?, self.span(&inner));
                TextPart::Rows { table, conditions, with, count, first, by, span }
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

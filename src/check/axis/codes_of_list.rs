//! `rows LIST` and `columns LIST`: a member for each code, a subtotal for each group.

use crate::diagnostic::{Diagnostic, codes};
use crate::model::Relation;
use crate::outcome::HeaderNode;
use crate::source::Span;
use crate::syntax::tree::{self, Dimension, Name};
use crate::value::CodeIndex;

use super::{Builder, DraftSource, other_word};

impl<'t> Builder<'_, '_, 't> {
    pub(super) fn say_codes_out_of_place(&self, dimension: Dimension, span: Span) {
        if dimension != self.dimension {
            self.say_other_axis(span, &format!("a list of {}s", other_word(self.dimension)));
            return;
        }
        let word = self.word();
        self.scope.say(
            Diagnostic::new(
                &codes::SPLIT_SHAPE,
                format!("`{word}s` of a code list cannot stand in a split or `of which`"),
            )
            .at(span, "stands by itself or under a heading")
            .help(format!("write a `{word}` for each code: `split … by … {{ {word} … \"…\" : CODE }}`")),
        );
    }

    pub(super) fn codes(&mut self, list: &Name, via: &'t [tree::Path], span: Span) -> Vec<HeaderNode> {
        let name = list;
        let Some(list) = self.scope.list(list) else { return Vec::new() };
        if self.scope.schema.list(list).codes.is_empty() {
            let message = format!("the list {} has no codes, so there are no {}s", name.value, self.word());
            self.scope.say_at(&codes::EMPTY_TABLE, span, message, "nothing to print");
        }
        let line = self.code_lines.len();
        self.code_lines.push((list, via, span));
        let schema = &self.scope.schema;
        let mut nodes = Vec::new();
        let mut open: Vec<(u32, Option<usize>)> = Vec::new();
        for (index, (name, code)) in schema.list(list).codes.iter().enumerate() {
            let mut around = Vec::new();
            let mut group = code.group;
            while let Some(id) = group {
                around.push(id);
                group = schema.list(list).groups[id as usize].parent;
            }
            around.reverse();
            let kept = open.iter().zip(&around).take_while(|((a, _), b)| a == *b).count();
            open.truncate(kept);
            for id in around.into_iter().skip(kept) {
                let Some((group_name, group)) = schema.list(list).groups.get_index(id as usize) else { continue };
                let (label, codes) = (group.label.clone(), group.codes.clone());
                let parent = open.last().and_then(|(_, member)| *member);
                let node = self.code(DraftSource::Code { line, id: group_name.clone(), label, codes, span }, parent);
                open.push((id, node.as_ref().and_then(position)));
                nodes.extend(node);
            }
            let parent = open.last().and_then(|(_, member)| *member);
            let codes = vec![index as CodeIndex];
            nodes.extend(
                self.code(DraftSource::Code { line, id: name.clone(), label: code.label.clone(), codes, span }, parent),
            );
        }
        nodes
    }

    fn code(&mut self, source: DraftSource<'t>, group: Option<usize>) -> Option<HeaderNode> {
        let DraftSource::Code { id, span, .. } = &source else { return None };
        let (id, span) = (id.clone(), *span);
        let relation = if group.is_some() { Relation::Part } else { Relation::Top };
        let node = self.add(&id, span, source, relation, None);
        if node.is_some()
            && let Some(draft) = self.drafts.last_mut()
        {
            draft.group = group;
        }
        node
    }
}

fn position(node: &HeaderNode) -> Option<usize> {
    match node {
        HeaderNode::Member(position) => Some(*position),
        HeaderNode::Heading { .. } => None,
    }
}

//! `rows LIST` and `columns LIST`: a member for each code, a subtotal for each group.

use crate::diagnostic::{Diagnostic, codes};
use crate::message::members as say;
use crate::model::Relation;
use crate::outcome::HeaderNode;
use crate::source::{Span, Spanned};
use crate::syntax::tree::{self, Chosen, Name};
use crate::value::Date;

use super::super::listed::{ListLine, entries};
use super::super::restated::list_of;
use super::Builder;
use super::drafts::DraftSource;

/// A line as it is written.
pub(super) type WrittenLine<'t> = (&'t Name, &'t [tree::Path], &'t Option<Spanned<Date>>, Span);

impl<'t> Builder<'_, '_, 't> {
    /// Notes a line of a list.
    pub(super) fn code_line(&mut self, (name, via, restated, span): WrittenLine<'t>) -> Option<usize> {
        let id = self.scope.list(name)?;
        let list = self.scope.schema.list(id);
        if list.codes.is_empty() {
            let message = match list.units {
                Some(_) => say::no_records_so_none(&name.value, self.words()),
                None => say::no_codes_so_none(&name.value, self.words()),
            };
            self.scope.say_at(&codes::EMPTY_TABLE, span, message, say::nothing_to_print());
        }
        let changes = !list.history.is_empty();
        let day = restated.as_ref().map(|day| day.value).or(self.scope.list_day).filter(|_| changes);
        if let (Some(restated), false) = (restated, changes) {
            let message = say::nothing_to_restate(&name.value);
            self.scope.say_at(&codes::RESTATED_IN_VAIN, restated.span, message, say::same_on_every_day());
        }
        match day {
            None if changes => self.scope.say(
                Diagnostic::new(&codes::NO_DATE, say::codes_for_a_time_only(&name.value))
                    .at(span, say::of_which_day())
                    .help(crate::message::versions::declare_a_period()),
            ),
            Some(day) if list_of(list, Some(day)).codes.is_empty() => {
                let message = say::no_code_in_force(&name.value, day);
                self.scope.say_at(&codes::NO_CODE_IN_FORCE, span, message, say::nothing_to_print());
            }
            _ => {}
        }
        self.code_lines.push(ListLine { list: id, via, day, span, name: name.span });
        Some(self.code_lines.len() - 1)
    }

    pub(super) fn codes(&mut self, line: WrittenLine<'t>, chosen: Option<&Chosen>) -> Vec<HeaderNode> {
        let span = line.3;
        let Some(line) = self.code_line(line) else { return Vec::new() };
        let ListLine { list, day, .. } = self.code_lines[line];
        let entries = entries(self.scope, (list, day), chosen);
        let mut members: Vec<Option<usize>> = Vec::new();
        let mut nodes = Vec::new();
        for entry in entries {
            let parent = entry.group.and_then(|group| members[group]);
            let node = self.code(DraftSource::Code { line, entry, span }, parent);
            members.push(node.as_ref().and_then(position));
            nodes.extend(node);
        }
        nodes
    }

    fn code(&mut self, source: DraftSource<'t>, group: Option<usize>) -> Option<HeaderNode> {
        let DraftSource::Code { entry, span, .. } = &source else { return None };
        let (id, span) = (entry.id.clone(), *span);
        let lacks = entry.lacks.clone();
        let relation = if group.is_some() { Relation::Part } else { Relation::Top };
        let node = self.add(&id, span, source, relation, None);
        if node.is_some()
            && let Some(draft) = self.drafts.last_mut()
        {
            draft.group = group;
            draft.lacks = lacks;
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

//! `rows reasons of CRITERIA`: the records that do not meet each requirement. They overlap, as reasons do.

use crate::diagnostic::{Diagnostic, codes};
use crate::message::{Message, conditions, members as say, names};
use crate::model::{Expression, Relation};
use crate::outcome::HeaderNode;
use crate::source::Span;
use crate::syntax::tree::Name;

use super::super::scope::Scope;
use super::Builder;
use super::drafts::DraftSource;

impl<'a> Builder<'_, 'a, '_> {
    pub(super) fn say_as_parts(&self, span: Span, message: Message) {
        self.scope.say(Diagnostic::new(&codes::SPLIT_SHAPE, message).at(span, say::stands_by_itself()));
    }

    /// A member for each requirement of a criteria.
    pub(super) fn reasons(&mut self, name: &Name, span: Span) -> Vec<HeaderNode> {
        let Some(criteria) = self.scope.criteria.get(&name.value) else {
            let known = self.scope.criteria.keys().map(String::as_str);
            self.scope.say_unknown(&codes::UNKNOWN_NAME, name, names::no_criteria(&name.value), known);
            return Vec::new();
        };
        if criteria.record != self.record {
            let message = say::criteria_of_another_type(&name.value);
            self.scope.say_at(&codes::BAD_MEETS, name.span, message, conditions::criteria_of_other_type());
            return Vec::new();
        }
        let day = self.scope.as_of;
        if criteria.needs_day() && day.is_none() {
            self.scope.say_no_date_of(&name.value, name.span);
            return Vec::new();
        }
        self.scope.mark_used(&name.value);
        let members: Vec<(String, String, Expression)> = criteria
            .requirements()
            .into_iter()
            .filter_map(|r| {
                let fails = |scope: &Scope<'a>| Some(criteria.fails(&r.name, scope.as_of));
                let asked = match self.own_days.filter(|_| criteria.needs_day()) {
                    Some(own_days) => own_days.condition(self.scope, &fails)?,
                    None => fails(self.scope)?,
                };
                Some((r.name.clone(), r.label.clone(), asked))
            })
            .collect();
        let add = |(id, label, condition): (String, String, Expression)| {
            let source = DraftSource::Reason { label, condition, span };
            self.add(&id, span, source, Relation::Part, None)
        };
        members.into_iter().filter_map(add).collect()
    }
}

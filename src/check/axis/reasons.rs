//! `rows reasons of CRITERIA`: the records that do not meet each requirement. They overlap, as reasons do.

use crate::diagnostic::codes;
use crate::model::{Expression, Relation};
use crate::outcome::HeaderNode;
use crate::source::Span;
use crate::syntax::tree::Name;

use super::{Builder, DraftSource};

impl Builder<'_, '_, '_> {
    /// A member for each requirement of a criteria.
    pub(super) fn reasons(&mut self, name: &Name, span: Span) -> Vec<HeaderNode> {
        let Some(criteria) = self.scope.criteria.get(&name.value) else {
            let known = self.scope.criteria.keys().map(String::as_str);
            self.scope.say_unknown(&codes::UNKNOWN_NAME, name, "criteria", known);
            return Vec::new();
        };
        if criteria.record != self.record {
            let message = format!("`{}` decides records of another type than the table counts", name.value);
            self.scope.say_at(&codes::BAD_MEETS, name.span, message, "criteria of another record type");
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
            .map(|r| (r.name.clone(), r.label.clone(), criteria.fails(&r.name, day)))
            .collect();
        let add = |(id, label, condition): (String, String, Expression)| {
            let source = DraftSource::Reason { label, condition, span };
            self.add(&id, span, source, Relation::Part, None)
        };
        members.into_iter().filter_map(add).collect()
    }
}

//! The members of an axis: what each is a part of, what it measures, its conditions.

use crate::diagnostic::codes;
use crate::model::{Body, Measure, Member, Relation};
use crate::outcome::{Presentation, ShownGlyphs};
use crate::schema::RecordId;
use crate::source::Span;
use crate::syntax::tree::{self, MeasureKind};

use super::super::body::{glyphs, measure, presentation, say_unknown_member};
use super::super::clause;
use super::super::expression::Typing;
use super::super::printed::cites;
use super::{Builder, DraftSource};

impl Builder<'_, '_, '_> {
    pub(super) fn parents(&self) -> Vec<Option<usize>> {
        let mut parents: Vec<Option<usize>> = self
            .drafts
            .iter()
            .map(|draft| {
                let Some(name) = draft.parent else { return draft.group };
                let found = self.ids.get(&name.value).copied();
                if found.is_none() {
                    let known = self.ids.keys().map(String::as_str);
                    say_unknown_member(self.scope, name, self.word(), known, &self.not_in_force);
                }
                found
            })
            .collect();
        for start in 0..parents.len() {
            let mut at = parents[start];
            let mut steps = 0;
            while let Some(next) = at {
                steps += 1;
                if next == start || steps > parents.len() {
                    if let Some(name) = self.drafts[start].parent {
                        let message = format!("{} `{}` is a part of itself", self.word(), name.value);
                        self.scope.say_at(&codes::SPLIT_SHAPE, name.span, message, "stands inside its own split");
                    }
                    parents[start] = None;
                    break;
                }
                at = parents[next];
            }
        }
        parents
    }

    /// Each member's own or inherited measure, for the record type that its conditions are about.
    pub(super) fn measures(&self, parents: &[Option<usize>]) -> Vec<Option<Measure>> {
        let own: Vec<Option<Option<Measure>>> = self
            .drafts
            .iter()
            .map(|draft| match &draft.written()?.body {
                Some(tree::Body::Measure(written, _)) => Some(measure(self.scope, self.record, written)),
                Some(_) => Some(None),
                None => None,
            })
            .collect();
        let default = Measure { kind: MeasureKind::Count, record: self.record, operand: None, written: false };
        (0..own.len())
            .map(|start| {
                let mut at = Some(start);
                while let Some(member) = at {
                    if let Some(found) = &own[member] {
                        let inherited = |m: Measure| Measure { written: m.written && member == start, ..m };
                        return found.clone().map(inherited);
                    }
                    at = parents[member];
                }
                Some(default.clone())
            })
            .collect()
    }

    /// How each member's results are shown: parts that inherit a measure inherit how it is shown.
    pub(super) fn presentations(&self, parents: &[Option<usize>]) -> Vec<Presentation> {
        let own: Vec<Option<Presentation>> = self
            .drafts
            .iter()
            .map(|draft| match draft.written()?.body.as_ref()? {
                tree::Body::Measure(_, shown) | tree::Body::Formula(_, shown) => Some(presentation(self.scope, shown)),
                tree::Body::NotApplicable(_) => Some(Presentation::default()),
            })
            .collect();
        let shown = |start: usize| {
            let mut around = std::iter::successors(Some(start), |member| parents[*member]);
            around.find_map(|member| own[member]).unwrap_or_default()
        };
        let of = |start: usize| match self.drafts[start].shown_as {
            // What it is made of is a percentage already.
            Some(of) => Presentation { percent: false, ..shown(of) },
            None => shown(start),
        };
        (0..own.len()).map(of).collect()
    }

    pub(super) fn build(&self, position: usize, parents: &[Option<usize>], measures: &[Option<Measure>]) -> Member {
        let draft = &self.drafts[position];
        let (parent, relation) = (parents[position], draft.relation);
        let measured = measures[position].clone();
        let record = measured.as_ref().map_or(self.record, |m| m.record);
        let mut member = Member {
            id: self.ids.get_index(position).map(|(id, _)| id.clone()).unwrap_or_default(),
            parent,
            relation,
            codes: None,
            choices: None,
            clauses: Vec::new(),
            cites: draft.written().map_or_else(Vec::new, |written| cites(self.scope, &written.cites)),
            body: measured.map_or(Body::NotApplicable, Body::Measure),
            presentation: Presentation::default(),
            glyphs: ShownGlyphs::default(),
            is_total: matches!(draft.source, DraftSource::Total(..)),
            about: None,
            span: draft.span(),
        };
        match &draft.source {
            DraftSource::Member(written) => {
                self.say_contradictions(written, member.relation);
                self.show(&mut member, written);
                // Where the measure has a fault it is not known which records the conditions are about.
                if measures[position].is_some() || self.counts_nothing(position) {
                    self.fill(&mut member, written, record);
                }
            }
            DraftSource::Code { line, codes, .. } => member.codes = Some((*line, codes.clone())),
            DraftSource::Reason { condition, .. } => member.choices = Some(condition.clone()),
            DraftSource::Total(..) => {}
        }
        if matches!(relation, Relation::Arm(_)) || self.has_conditions(position, parents) {
            member.about = Some(record);
        }
        member
    }

    fn has_conditions(&self, position: usize, parents: &[Option<usize>]) -> bool {
        let mut at = Some(position);
        while let Some(member) = at {
            let draft = &self.drafts[member];
            let clauses = draft.written().is_some_and(|w| !w.clauses.is_empty() || w.values.is_some())
                || matches!(draft.source, DraftSource::Reason { .. });
            if clauses || matches!(draft.relation, Relation::Arm(_)) {
                return true;
            }
            at = parents[member];
        }
        false
    }

    fn fill(&self, member: &mut Member, written: &tree::Member, record: RecordId) {
        member.clauses = clause::clauses(self.scope, record, &written.clauses);
        if let (Some(values), Relation::Arm(split)) = (&written.values, member.relation)
            && let Some(by) = self.splits[split].by
        {
            let typing = Typing::of_named(self.scope, record);
            member.choices = typing.value(by, None).and_then(|operand| typing.among(operand, values));
        }
    }

    /// How its results are shown.
    fn show(&self, member: &mut Member, written: &tree::Member) {
        member.glyphs = glyphs(self.scope, &written.shows);
        if let Some(tree::Body::NotApplicable(_)) = &written.body {
            member.body = Body::NotApplicable;
        }
    }

    fn say_contradictions(&self, written: &tree::Member, relation: Relation) {
        let say =
            |span: Span, message: String, label: &str| self.scope.say_at(&codes::MEMBER_BODY, span, message, label);
        let id = &written.id.value;
        let word = self.word();
        let conditions = !written.clauses.is_empty() || written.values.is_some();
        let Relation::Arm(split) = relation else {
            if let Some(otherwise) = written.otherwise {
                say(otherwise, format!("{word} `{id}` is `otherwise` of nothing"), "stands in no `split`");
            }
            if let Some([first, ..]) = written.values.as_deref() {
                say(first.span(), format!("{word} `{id}` has values of nothing"), "stands in no `split … by`");
            }
            if conditions && !matches!(written.body, None | Some(tree::Body::Measure(..))) {
                say(
                    written.clauses.first().map_or(written.id.span, |c| c.span),
                    format!("{word} `{id}` has a formula and a condition"),
                    "a formula counts no records",
                );
            }
            return;
        };
        if !matches!(written.body, None | Some(tree::Body::Measure(..))) {
            say(
                written.id.span,
                format!("{word} `{id}` is an arm of a split but counts no records"),
                "arms take records",
            );
        }
        if let (Some([first, ..]), None) = (written.values.as_deref(), self.splits[split].by) {
            say(
                first.span(),
                format!("{word} `{id}` has values, but the split does not say of what"),
                "write `split … by …`",
            );
        }
        if let (Some(otherwise), true) = (written.otherwise, conditions) {
            say(
                otherwise,
                format!("{word} `{id}` is `otherwise` and has conditions of its own"),
                "takes what no other arm took",
            );
        }
    }
}

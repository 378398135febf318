//! The members of an axis: what each is a part of, what it measures, its conditions.

use crate::diagnostic::{Diagnostic, Help, codes};
use crate::message::{Message, members as say};
use crate::model::{Body, Expression, Measure, Member, Relation};
use crate::outcome::{Presentation, ShownGlyphs};
use crate::schema::RecordId;
use crate::source::Span;
use crate::syntax::tree::{self, MeasureKind};

use super::super::body::{glyphs, measure, presentation, say_unknown_member};
use super::super::expression::Typing;
use super::super::own_days::clauses;
use super::super::printed::cites;
use super::super::scope::Scope;
use super::Builder;
use super::drafts::DraftSource;

impl<'a> Builder<'_, 'a, '_> {
    pub(super) fn parents(&self) -> Vec<Option<usize>> {
        let mut parents: Vec<Option<usize>> = self
            .drafts
            .iter()
            .map(|draft| {
                let Some(name) = draft.parent else { return draft.group };
                let found = self.ids.get(&name.value).copied();
                if found.is_none() {
                    let known = self.ids.keys().map(String::as_str);
                    say_unknown_member(self.scope, name, self.dimension, known, &self.not_in_force);
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
                        let message = say::part_of_itself(self.word(), &name.value);
                        self.scope.say_at(&codes::SPLIT_SHAPE, name.span, message, say::stands_inside_its_own_split());
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
                Some(tree::Body::Measure(written, _)) => Some(self.measured(written)),
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

    /// A measure; of records that are read by their own days, one that is the same on all of them.
    fn measured(&self, written: &tree::Measure) -> Option<Measure> {
        let found = measure(self.scope, self.record, written)?;
        match self.own_days.filter(|own| own.record == found.record && found.operand.is_some()) {
            Some(own_days) => own_days.measured(self.scope, written, found),
            None => Some(found),
        }
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
            codes: draft.codes.clone(),
            decided: draft
                .written()
                .and_then(|written| Some(written.of_block.as_ref()?.decided.clone()))
                .unwrap_or_default(),
            lacks: draft.lacks.iter().filter_map(|id| self.ids.get(id).copied()).collect(),
            each: draft.written().and_then(|written| Some(written.of_block.as_ref()?.each.clone())),
            choices: None,
            clauses: Vec::new(),
            cites: draft.written().map_or_else(Vec::new, |written| cites(self.scope, &written.cites)),
            body: measured.map_or(Body::NotApplicable, Body::Measure),
            presentation: Presentation::default(),
            glyphs: ShownGlyphs::default(),
            is_total: matches!(draft.source, DraftSource::Total(..)) || draft.is_of_each(),
            hidden: draft.written().is_some_and(|written| written.hidden),
            asks_nothing_of: Vec::new(),
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
            DraftSource::Code { line, entry, .. } => {
                member.codes = Some((*line, entry.takes.codes.clone()));
                member.decided.clone_from(&entry.takes.decided);
                member.hidden = entry.merged;
            }
            DraftSource::Reason { condition, .. } => member.choices = Some(condition.clone()),
            DraftSource::Total(..) => {}
        }
        if self.has_conditions(position, parents) {
            member.about = Some(record);
        }
        member
    }

    fn has_conditions(&self, position: usize, parents: &[Option<usize>]) -> bool {
        let mut at = Some(position);
        while let Some(member) = at {
            let draft = &self.drafts[member];
            let for_a_time = |w: &tree::Member| self.own_days.is_some() && w.in_force.is_some();
            let clauses = draft.written().is_some_and(|w| !w.clauses.is_empty() || w.values.is_some() || for_a_time(w))
                || matches!(draft.source, DraftSource::Reason { .. });
            // Records of any type can reach a code.
            if clauses || matches!(draft.relation, Relation::Arm(_)) && draft.codes.is_none() {
                return true;
            }
            at = parents[member];
        }
        false
    }

    fn fill(&self, member: &mut Member, written: &tree::Member, record: RecordId) {
        match self.own_days.filter(|own| own.record == record && written.in_force.is_some()) {
            Some(own_days) if self.counts_own_records(written) => self.fill_versions(member, own_days, written),
            _ => {
                member.clauses = clauses(self.scope, self.own_days, record, &written.clauses);
                member.choices = self.choices(member.relation, written, record);
            }
        }
    }

    /// That the value which a split asks for is one of the member's.
    pub(super) fn choices(&self, relation: Relation, written: &tree::Member, record: RecordId) -> Option<Expression> {
        let (Some(values), Relation::Arm(split)) = (&written.values, relation) else { return None };
        let by = self.splits[split].by?;
        let among = |scope: &Scope<'a>| {
            let typing = Typing::of_named(scope, record);
            typing.value(by, None).and_then(|operand| typing.among(operand, values))
        };
        match self.own_days.filter(|own| own.record == record) {
            Some(own_days) => own_days.condition(self.scope, &among),
            None => among(self.scope),
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
            |span: Span, message: Message, label: Message| self.scope.say_at(&codes::MEMBER_BODY, span, message, label);
        let id = &written.id.value;
        let word = self.word();
        let notes = written
            .clauses
            .iter()
            .filter_map(|clause| clause.note.as_ref())
            .map(|note| (note.span, say::hidden_note(&word, id)));
        let printed = written.printed.iter().map(|printed| (printed.span, say::hidden_number(&word, id)));
        if let Some((span, message)) = printed.chain(notes).next().filter(|_| written.hidden) {
            say(span, message, say::stands_nowhere());
        }
        let conditions = !written.clauses.is_empty() || written.values.is_some();
        let Relation::Arm(split) = relation else {
            if let Some(otherwise) = written.otherwise {
                let message = say::otherwise_of_nothing(&word, id);
                let found = Diagnostic::new(&codes::MEMBER_BODY, message).at(otherwise, say::not_an_arm_of_a_split());
                self.scope.say(match relation {
                    Relation::Part => found.help(Help::new(say::break_down_by_split())),
                    _ => found.help(Help::new(say::put_into_split())),
                });
            }
            if let Some([first, ..]) = written.values.as_deref() {
                say(first.span(), say::values_of_nothing(&word, id), say::not_an_arm_of_a_split_by());
            }
            if conditions && !matches!(written.body, None | Some(tree::Body::Measure(..))) {
                say(
                    written.clauses.first().map_or(written.id.span, |c| c.span),
                    say::formula_and_condition(&word, id),
                    say::formula_counts_no_records(),
                );
            }
            return;
        };
        if !matches!(written.body, None | Some(tree::Body::Measure(..))) {
            say(written.id.span, say::arm_counts_no_records(&word, id), say::arms_take_records());
        }
        if let (Some([first, ..]), None) = (written.values.as_deref(), self.splits[split].by) {
            say(first.span(), say::values_without_by(&word, id), say::write_split_by());
        }
        if let (Some(otherwise), true) = (written.otherwise, conditions) {
            say(otherwise, say::otherwise_with_conditions(&word, id), say::takes_what_no_other_arm_took());
        }
    }
}

//! The splits of an axis: their arms, which comes first, what they may not do.

use indexmap::{IndexMap, IndexSet};

use crate::diagnostic::{Diagnostic, codes};
use crate::message::{members, names, splits as say};
use crate::model::Measure;
use crate::model::{OfWhich, Relation, Split};
use crate::source::Span;
use crate::syntax::tree::{self, Name};

use super::super::expression::Typing;
use super::super::scope::listing;
use super::Builder;
use super::drafts::SplitDraft;

impl<'t> Builder<'_, '_, 't> {
    pub(super) fn split(&self, index: usize, draft: &SplitDraft<'t>) -> Split {
        let is_otherwise = |arm: usize| self.drafts[arm].written().is_some_and(|w| w.otherwise.is_some());
        let mut others = draft.arms.iter().copied().filter(|arm| is_otherwise(*arm));
        let otherwise = others.next();
        if let Some(second) = others.next() {
            self.scope.say_at(
                &codes::SPLIT_SHAPE,
                self.drafts[second].span(),
                say::one_otherwise(),
                say::second_otherwise(),
            );
        }
        let printed: Vec<usize> = draft.arms.iter().copied().filter(|arm| !is_otherwise(*arm)).collect();
        if let (Some(formula), true) = (draft.formula, draft.arms.is_empty()) {
            let finding = Diagnostic::new(&codes::SPLIT_SHAPE, say::no_arm());
            let finding =
                finding.at(draft.span, say::broken_down_into_nothing()).at(formula, say::formula_takes_no_records());
            self.scope.say(finding.help(say::write_arms(self.words())));
        }
        let parent = draft.parent.and_then(|name| self.ids.get(&name.value).copied());
        let arms = match draft.first_of {
            Some(order) => self.precedence(index, order, &printed, otherwise),
            None => printed,
        };
        if let (Some(by), false) = (draft.by, draft.arms.iter().any(|arm| self.has_values(*arm))) {
            self.say_values_of_nothing(by);
        }
        let ids: Vec<&str> =
            draft.arms.iter().filter_map(|arm| self.ids.get_index(*arm)).map(|(id, _)| id.as_str()).collect();
        let whole = draft.parent.map_or_else(|| "the universe".to_owned(), |name| format!("[{}]", name.value));
        let shown = format!("{whole} into {}", ids.join(", "));
        Split { parent, arms, ordered: draft.first_of.is_some(), otherwise, shown, span: draft.span }
    }

    /// A formula in the braces of a split is no arm of it: it takes no records.
    pub(super) fn relation_of(&mut self, member: &tree::Member, around: Relation) -> Relation {
        match (around, &member.body) {
            (Relation::Arm(split), Some(tree::Body::Formula(..))) => {
                self.splits[split].formula.get_or_insert(member.id.span);
                Relation::Part
            }
            _ => around,
        }
    }

    /// The parts in the braces of each `of which`, without those of others within.
    pub(super) fn parts_that_stand_together(&self) -> Vec<OfWhich> {
        let id = |name: Option<&Name>| name.map(|name| name.value.clone());
        let of_one = |(held, parent, span): &(std::ops::Range<usize>, Option<&Name>, Span)| {
            let is_part = |at: &usize| {
                let draft = &self.drafts[*at];
                draft.relation == Relation::Part && id(draft.parent) == id(*parent)
            };
            let written = self.scope.sources.slice(*span);
            let keywords = written.find("which").map_or(written.len(), |at| at + "which".len());
            OfWhich {
                parent: parent.and_then(|name| self.ids.get(&name.value).copied()),
                parts: held.clone().filter(is_part).collect(),
                span: Span { end: span.start + keywords as u32, ..*span },
            }
        };
        self.of_which.iter().map(of_one).collect()
    }

    fn has_values(&self, arm: usize) -> bool {
        self.drafts[arm].written().is_some_and(|written| written.values.is_some())
    }

    fn say_values_of_nothing(&self, by: &tree::Expr) {
        if Typing::of_named(self.scope, self.record).value(by, None).is_some() {
            self.scope.say(
                Diagnostic::new(&codes::SPLIT_SHAPE, say::no_arm_says_values())
                    .at(by.span(), say::split_by_this())
                    .help(say::write_values(self.dimension.word())),
            );
        }
    }

    /// A split or `of which` inside another that does not name what it is of would be of the whole table.
    pub(super) fn say_inner_of_universe(&self, around: Relation, parent: Option<&Name>, span: Span) {
        if around != Relation::Top && parent.is_none() {
            let word = self.word();
            self.scope.say(
                Diagnostic::new(&codes::SPLIT_SHAPE, members::which_is_broken_down(&word))
                    .at(span, say::inside_another())
                    .help(say::name_the_whole(&word)),
            );
        }
    }

    /// Says what cannot be a whole: a member that counts no records, or records of another type than its parts; and arms of
    /// one split that are about different records.
    pub(super) fn say_odd_wholes(&self, parents: &[Option<usize>], measures: &[Option<Measure>]) {
        let mut said = IndexSet::new();
        for (part, whole) in parents.iter().enumerate() {
            let name = self.drafts[part].parent;
            let first_arm = match self.drafts[part].relation {
                Relation::Arm(split) => self.splits[split].arms.first().copied(),
                Relation::Top | Relation::Part => None,
            };
            if let (Some(whole), Some(name)) = (*whole, name)
                && self.counts_nothing(whole)
            {
                if said.insert(name.span) {
                    self.say_counts_nothing(name, whole);
                }
            } else if let Some(other) = whole.or(first_arm)
                && let (Some(own), Some(its)) = (&measures[part], &measures[other])
                && own.record != its.record
            {
                self.say_other_records(part, other, own, its);
            }
        }
    }

    pub(super) fn counts_nothing(&self, member: usize) -> bool {
        let body = self.drafts[member].written().and_then(|written| written.body.as_ref());
        matches!(body, Some(tree::Body::Formula(..) | tree::Body::NotApplicable(_)))
    }

    fn say_counts_nothing(&self, name: &Name, whole: usize) {
        let word = self.word();
        self.scope.say(
            Diagnostic::new(&codes::SPLIT_SHAPE, say::whole_counts_nothing(&word, &name.value))
                .at(name.span, say::broken_down_here())
                .at(self.drafts[whole].span(), say::formula_or_not_applicable())
                .help(say::break_down_what_counts(&word, self.words())),
        );
    }

    fn say_other_records(&self, part: usize, other: usize, own: &Measure, its: &Measure) {
        let schema = &self.scope.schema;
        let (own, its) = (schema.record_name(own.record), schema.record_name(its.record));
        let id = |member: usize| self.ids.get_index(member).map_or("", |(id, _)| id.as_str());
        let word = self.word();
        self.scope.say(
            Diagnostic::new(&codes::TWO_RECORD_TYPES, say::of_different_records(&word, id(part), own, id(other), its))
                .at(self.drafts[part].span(), say::about_these_records(own))
                .at(self.drafts[other].span(), say::about_these_records(its))
                .help(say::whole_and_part_alike(&word)),
        );
    }

    fn precedence(&self, split: usize, order: &[Name], printed: &[usize], otherwise: Option<usize>) -> Vec<usize> {
        let mut arms = Vec::new();
        for (place, name) in order.iter().enumerate() {
            // The order also holds on days when other arms are in force.
            if self.not_in_force.iter().any(|other| other.value == name.value) && !self.ids.contains_key(&name.value) {
                continue;
            }
            match self.ids.get(&name.value).copied() {
                Some(arm) if self.drafts[arm].relation == Relation::Arm(split) => {
                    if arms.contains(&arm) {
                        self.scope.say_at(
                            &codes::SPLIT_SHAPE,
                            name.span,
                            say::twice_in_order(&name.value),
                            names::again_here(),
                        );
                    } else if Some(arm) != otherwise {
                        arms.push(arm);
                    } else if place + 1 < order.len() {
                        self.say_otherwise_not_last(name, arm);
                    }
                }
                _ => {
                    let known: Vec<&str> =
                        printed.iter().filter_map(|arm| self.ids.get_index(*arm)).map(|(id, _)| id.as_str()).collect();
                    let finding = Diagnostic::new(&codes::SPLIT_SHAPE, say::not_an_arm(&name.value));
                    let help = say::its_arms(listing(&known));
                    self.scope.say(finding.at(name.span, say::not_among_its_arms()).help(help));
                }
            }
        }
        for arm in printed.iter().filter(|arm| !arms.contains(arm)) {
            let id = self.ids.get_index(*arm).map_or("", |(id, _)| id.as_str());
            self.scope.say(
                Diagnostic::new(&codes::SPLIT_SHAPE, say::order_leaves_out(self.word(), id))
                    .at(self.splits[split].span, say::names_every_arm())
                    .at(self.drafts[*arm].span(), say::left_out())
                    .help(say::say_where_it_comes(id)),
            );
        }
        arms.extend(printed.iter().filter(|arm| !arms.contains(arm)).copied().collect::<Vec<_>>());
        arms
    }

    fn say_otherwise_not_last(&self, name: &Name, arm: usize) {
        self.scope.say(
            Diagnostic::new(&codes::SPLIT_SHAPE, say::otherwise_comes_last(&name.value))
                .at(name.span, say::not_last_in_order())
                .at(self.drafts[arm].span(), members::takes_what_no_other_arm_took())
                .help(say::put_otherwise_last()),
        );
    }

    pub(super) fn say_split_twice(&self) {
        let mut seen: IndexMap<&str, Span> = IndexMap::new();
        for split in &self.splits {
            // The universe may be broken down by occupation, then by age, then by schooling: official forms do.
            let Some(parent) = split.parent.map(|name| name.value.as_str()) else { continue };
            if let Some(first) = seen.insert(parent, split.span) {
                self.scope.say(
                    Diagnostic::new(&codes::SPLIT_TWICE, say::split_twice(parent))
                        .at(split.span, names::again_here())
                        .at(first, names::first_here())
                        .help(say::one_split_a_column()),
                );
            }
        }
    }
}

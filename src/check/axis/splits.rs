//! The splits of an axis: their arms, which comes first, what they may not do.

use indexmap::{IndexMap, IndexSet};

use crate::diagnostic::{Diagnostic, codes};
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
                "a split has one `otherwise`",
                "second `otherwise`",
            );
        }
        let printed: Vec<usize> = draft.arms.iter().copied().filter(|arm| !is_otherwise(*arm)).collect();
        if let (Some(formula), true) = (draft.formula, draft.arms.is_empty()) {
            let finding = Diagnostic::new(&codes::SPLIT_SHAPE, "this split has no arm");
            let finding = finding.at(draft.span, "broken down into nothing").at(formula, "a formula takes no records");
            self.scope.say(finding.help(format!("write the {}s that records fall into", self.word())));
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
                Diagnostic::new(&codes::SPLIT_SHAPE, "no arm of this split says which values it takes")
                    .at(by.span(), "split by this")
                    .help(format!("write `{} … \"…\" : VALUE`, or leave `by …` away", self.word())),
            );
        }
    }

    /// A split or `of which` inside another that does not name what it is of would be of the whole table.
    pub(super) fn say_inner_of_universe(&self, around: Relation, parent: Option<&Name>, span: Span) {
        if around != Relation::Top && parent.is_none() {
            let word = self.word();
            self.scope.say(
                Diagnostic::new(&codes::SPLIT_SHAPE, format!("which {word} is broken down here?"))
                    .at(span, "stands inside another, and would be of the whole table")
                    .help(format!("name the {word} in brackets, as in `split [8] {{ … }}` or `of which [8] {{ … }}`")),
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
            Diagnostic::new(
                &codes::SPLIT_SHAPE,
                format!("{word} `{}` counts no records, so it cannot be broken down", name.value),
            )
            .at(name.span, "broken down here")
            .at(self.drafts[whole].span(), "a formula, or not applicable")
            .help(format!("break down a {word} that counts, or write these {word}s outside the braces")),
        );
    }

    fn say_other_records(&self, part: usize, other: usize, own: &Measure, its: &Measure) {
        let schema = &self.scope.schema;
        let (own, its) = (schema.record_name(own.record), schema.record_name(its.record));
        let id = |member: usize| self.ids.get_index(member).map_or("", |(id, _)| id.as_str());
        let word = self.word();
        self.scope.say(
            Diagnostic::new(
                &codes::TWO_RECORD_TYPES,
                format!("{word} `{}` is about {own}, {word} `{}` about {its}", id(part), id(other)),
            )
            .at(self.drafts[part].span(), format!("about {own}"))
            .at(self.drafts[other].span(), format!("about {its}"))
            .help(format!("a part and its whole are about the same records; write the {word} outside these braces")),
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
                            format!("`{}` stands twice in the order", name.value),
                            "again here",
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
                    let finding =
                        Diagnostic::new(&codes::SPLIT_SHAPE, format!("`{}` is not an arm of this split", name.value));
                    let help = format!("its arms: {}", listing(&known));
                    self.scope.say(finding.at(name.span, "not among its arms").help(help));
                }
            }
        }
        for arm in printed.iter().filter(|arm| !arms.contains(arm)) {
            let id = self.ids.get_index(*arm).map_or("", |(id, _)| id.as_str());
            self.scope.say(
                Diagnostic::new(&codes::SPLIT_SHAPE, format!("`first of` leaves out {} `{id}`", self.word()))
                    .at(self.splits[split].span, "names every arm but `otherwise`")
                    .at(self.drafts[*arm].span(), "left out")
                    .help(format!("say where `{id}` comes in the order")),
            );
        }
        arms.extend(printed.iter().filter(|arm| !arms.contains(arm)).copied().collect::<Vec<_>>());
        arms
    }

    fn say_otherwise_not_last(&self, name: &Name, arm: usize) {
        self.scope.say(
            Diagnostic::new(
                &codes::SPLIT_SHAPE,
                format!("`{}` is `otherwise`, so it comes last, whatever the order says", name.value),
            )
            .at(name.span, "not the last in this order")
            .at(self.drafts[arm].span(), "takes what no other arm took")
            .help("put it last or leave it away; to let it come earlier, give it a `where` instead of `otherwise`"),
        );
    }

    pub(super) fn say_split_twice(&self) {
        let mut seen: IndexMap<&str, Span> = IndexMap::new();
        for split in &self.splits {
            // The universe may be broken down by occupation, then by age, then by schooling: official forms do.
            let Some(parent) = split.parent.map(|name| name.value.as_str()) else { continue };
            if let Some(first) = seen.insert(parent, split.span) {
                self.scope.say(
                    Diagnostic::new(&codes::SPLIT_TWICE, format!("[{parent}] is split twice"))
                        .at(split.span, "again here")
                        .at(first, "first here")
                        .help("a table partitions a column once; put all arms into one `split`, or use `of which` for parts that may overlap"),
                );
            }
        }
    }
}

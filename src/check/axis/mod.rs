//! One axis of a table: its members in the order printed, the splits among them, the headings over them.

use std::collections::BTreeSet;

use indexmap::{IndexMap, IndexSet};

use crate::diagnostic::{Diagnostic, codes};
use crate::message::{Message, members as say};
use crate::model::{Axis, CodeLine, Relation};
use crate::outcome::HeaderNode;
use crate::schema::RecordId;
use crate::source::Span;
use crate::syntax::tree::{self, AxisEntry, Companions, Dimension, Name, TableEntry, Words};

use super::listed::ListLine;
use super::own_days::OwnDays;
use super::printed::printed;
use super::scope::Scope;
use super::versions::is_in_force;

/// An axis before its formulas are resolved, and what is printed over it.
pub(super) struct Drafted<'t> {
    pub axis: Axis,
    pub ids: IndexMap<String, usize>,
    /// Members that are written but not in force on the date that the rules are read at.
    pub not_in_force: Vec<&'t Name>,
    /// Whether anything was written for this axis, with faults or without.
    pub was_written: bool,
    pub tree: Vec<HeaderNode>,
    pub labels: Vec<String>,
    /// Members that a `beside` puts beside others: they are no terms of a range.
    pub companions: BTreeSet<usize>,
    /// What was written for each member; `None` for codes of a list and the total.
    pub written: Vec<Option<&'t tree::Member>>,
    /// The lines `rows LIST via …`, for the paths to be found.
    pub code_lines: Vec<ListLine<'t>>,
}

mod codes_of_list;
mod drafts;
mod members;
mod reasons;
mod splits;
mod twice;
mod versions;

use drafts::{Draft, DraftSource, SplitDraft};

struct Builder<'s, 'a, 't> {
    scope: &'s Scope<'a>,
    record: RecordId,
    dimension: Dimension,
    drafts: Vec<Draft<'t>>,
    splits: Vec<SplitDraft<'t>>,
    /// What stands in the braces of each `of which`, and what it is of.
    of_which: Vec<(std::ops::Range<usize>, Option<&'t Name>, Span)>,
    code_lines: Vec<ListLine<'t>>,
    /// The line of the block that is being read.
    line: Option<usize>,
    ids: IndexMap<String, usize>,
    not_in_force: Vec<&'t Name>,
    /// Lines of code lists of which a code was said to stand twice.
    doubled: IndexSet<Span>,
    /// The ids of what stands beside others.
    companions: BTreeSet<String>,
    /// Where each record is read by its own day: how, and the versions that another one of their id stands for.
    own_days: Option<&'s OwnDays<'a>>,
    versions: IndexMap<&'t str, Vec<&'t tree::Member>>,
    other_versions: Vec<(&'t tree::Member, (Relation, Option<&'t Name>))>,
}

/// Builds an axis from a table's entries. Formulas are left for later, when both axes are there.
pub(super) fn draft<'a, 't>(
    (scope, own_days): (&Scope<'a>, Option<&OwnDays<'a>>),
    record: RecordId,
    dimension: Dimension,
    entries: &'t [TableEntry],
) -> Drafted<'t> {
    let mut builder = Builder {
        scope,
        record,
        dimension,
        drafts: Vec::new(),
        splits: Vec::new(),
        of_which: Vec::new(),
        code_lines: Vec::new(),
        line: None,
        ids: IndexMap::new(),
        not_in_force: Vec::new(),
        doubled: IndexSet::new(),
        companions: BTreeSet::new(),
        own_days,
        versions: IndexMap::new(),
        other_versions: Vec::new(),
    };
    builder.versions = builder.by_id(entries);
    builder.say_versions();
    let mut was_written = false;
    let mut tree = Vec::new();
    for entry in entries {
        match entry {
            TableEntry::Axis(entry) if dimension_of(entry) == Some(dimension) => {
                was_written = true;
                tree.extend(builder.collect(entry, Relation::Top, None));
            }
            TableEntry::Total { label, span } if dimension == Dimension::Row => {
                was_written = true;
                tree.extend(builder.add("total", *span, DraftSource::Total(label, *span), Relation::Top, None));
            }
            _ => {}
        }
    }
    Drafted { was_written, ..builder.finish(tree) }
}

/// The axis that an entry belongs to: that of its first member.
pub(super) fn dimension_of(entry: &AxisEntry) -> Option<Dimension> {
    match entry {
        AxisEntry::Member(member) => Some(member.dimension),
        AxisEntry::Codes { dimension, .. }
        | AxisEntry::EachCode { dimension, .. }
        | AxisEntry::Periods { dimension, .. }
        | AxisEntry::EachPeriod { dimension, .. }
        | AxisEntry::Reasons { dimension, .. } => Some(*dimension),
        AxisEntry::Heading { entries, .. } | AxisEntry::Split { entries, .. } | AxisEntry::OfWhich { entries, .. } => {
            entries.iter().find_map(dimension_of)
        }
    }
}

impl<'s, 'a, 't> Builder<'s, 'a, 't> {
    /// A member, in words.
    fn word(&self) -> Message {
        self.dimension.said()
    }

    /// Members, in words.
    fn words(&self) -> Message {
        self.dimension.said_of_several()
    }

    fn collect(&mut self, entry: &'t AxisEntry, relation: Relation, parent: Option<&'t Name>) -> Vec<HeaderNode> {
        match entry {
            AxisEntry::Member(member) => self.own_member(member, relation, parent).into_iter().collect(),
            AxisEntry::Heading { label, entries } => {
                let children = entries.iter().flat_map(|e| self.collect(e, relation, parent)).collect();
                vec![HeaderNode::Heading { label: printed(self.scope, label), children }]
            }
            AxisEntry::Split { parent, label, by, first_of, entries, span } => {
                self.say_inner_of_universe(relation, parent.as_ref(), *span);
                let split = self.splits.len();
                self.splits.push(SplitDraft {
                    parent: parent.as_ref(),
                    by: by.as_ref(),
                    first_of: first_of.as_deref(),
                    arms: Vec::new(),
                    formula: None,
                    span: *span,
                });
                self.under(label.as_ref(), entries, Relation::Arm(split), parent.as_ref())
            }
            AxisEntry::OfWhich { parent, label, entries, span } => {
                self.say_inner_of_universe(relation, parent.as_ref(), *span);
                let first = self.drafts.len();
                let nodes = self.under(label.as_ref(), entries, Relation::Part, parent.as_ref());
                self.of_which.push((first..self.drafts.len(), parent.as_ref(), *span));
                nodes
            }
            AxisEntry::Codes { dimension, span, .. }
            | AxisEntry::EachCode { dimension, span, .. }
            | AxisEntry::EachPeriod { dimension, span, .. }
            | AxisEntry::Reasons { dimension, span, .. }
                if *dimension != self.dimension =>
            {
                self.say_other_axis(*span, true);
                Vec::new()
            }
            AxisEntry::Codes { list, chosen, via, restated, span, .. } => {
                self.codes((list, via, restated, *span), chosen.as_ref())
            }
            AxisEntry::EachCode { list, via, restated, entries, span, .. } => {
                let Some(line) = self.code_line((list, via, restated, *span)) else { return Vec::new() };
                let around = self.line.replace(line);
                let nodes = entries.iter().flat_map(|e| self.collect(e, relation, parent)).collect();
                self.line = around;
                nodes
            }
            AxisEntry::Reasons { span, .. } if relation != Relation::Top => {
                self.say_as_parts(*span, say::criteria_as_parts(self.dimension.word_of_several()));
                Vec::new()
            }
            AxisEntry::EachPeriod { span, .. } if relation != Relation::Top => {
                self.say_as_parts(*span, say::periods_as_parts(self.dimension.word_of_several()));
                Vec::new()
            }
            AxisEntry::EachPeriod { entries, .. } => self.under(None, entries, relation, parent),
            // It was written out.
            AxisEntry::Periods { .. } => Vec::new(),
            AxisEntry::Reasons { criteria, span, .. } => self.reasons(criteria, *span),
        }
    }

    fn own_member(
        &mut self,
        member: &'t tree::Member,
        relation: Relation,
        parent: Option<&'t Name>,
    ) -> Option<HeaderNode> {
        let relation = self.relation_of(member, relation);
        match (&member.companions, self.member(member, relation, parent)?) {
            (Some(companions), HeaderNode::Member(of)) => Some(self.with_companions(of, companions)),
            (_, node) => Some(node),
        }
    }

    /// A column and what stands beside it, which is part of nothing that the column is.
    fn with_companions(&mut self, of: usize, companions: &'t Companions) -> HeaderNode {
        let mut children = vec![HeaderNode::Member(of)];
        for companion in &companions.members {
            children.extend(self.member(companion, Relation::Top, None));
            self.companions.insert(companion.id.value.clone());
            let is_plain = matches!(&companion.body, Some(tree::Body::Formula(_, shown)) if *shown == tree::Presentation::default());
            if let (true, Some(draft)) = (is_plain, self.drafts.last_mut()) {
                draft.shown_as = Some(of);
            }
        }
        HeaderNode::Heading { label: printed(self.scope, &companions.heading), children }
    }

    fn under(
        &mut self,
        label: Option<&Words>,
        entries: &'t [AxisEntry],
        relation: Relation,
        parent: Option<&'t Name>,
    ) -> Vec<HeaderNode> {
        let children: Vec<HeaderNode> = entries.iter().flat_map(|e| self.collect(e, relation, parent)).collect();
        match label {
            Some(label) => vec![HeaderNode::Heading { label: printed(self.scope, label), children }],
            None => children,
        }
    }

    fn member(&mut self, member: &'t tree::Member, relation: Relation, parent: Option<&'t Name>) -> Option<HeaderNode> {
        if member.dimension != self.dimension {
            self.say_other_axis(member.id.span, false);
            return None;
        }
        if let Some(in_force) = &member.in_force {
            match self.scope.as_of {
                _ if self.own_days.is_some() && self.counts_own_records(member) => {
                    if !self.stands_for_all(member, (relation, parent)) {
                        return None;
                    }
                }
                Some(day) if !is_in_force(Some(in_force), day) => {
                    self.not_in_force.push(&member.id);
                    return None;
                }
                Some(_) => {}
                None => self.scope.say(
                    Diagnostic::new(&codes::NO_DATE, say::member_for_a_time_only(self.word(), &member.id.value))
                        .at(in_force.span, say::no_date_says_whether())
                        .help(crate::message::versions::declare_a_period()),
                ),
            }
        }
        let Some(of_block) = &member.of_block else {
            return self.add(&member.id.value, member.id.span, DraftSource::Member(member), relation, parent);
        };
        let group = of_block.group.as_ref().and_then(|group| self.ids.get(group)).copied();
        let (relation, parent) = if group.is_some() { (Relation::Part, None) } else { (relation, parent) };
        let node = self.add(&member.id.value, member.id.span, DraftSource::Member(member), relation, parent)?;
        let codes = self.line.zip(of_block.codes.clone());
        if let Some(draft) = self.drafts.last_mut() {
            (draft.group, draft.codes) = (group, codes);
            draft.lacks.clone_from(&of_block.lacks);
        }
        Some(node)
    }

    fn add(
        &mut self,
        id: &str,
        span: Span,
        source: DraftSource<'t>,
        relation: Relation,
        parent: Option<&'t Name>,
    ) -> Option<HeaderNode> {
        let position = self.drafts.len();
        if let Some(first) = self.ids.get(id) {
            // A list that is given twice doubles each of its codes: the first one is enough.
            if !matches!(source, DraftSource::Code { .. }) || self.doubled.insert(span) {
                self.say_twice(id, &source, span, &self.drafts[*first]);
            }
            return None;
        }
        self.ids.insert(id.to_owned(), position);
        if let Relation::Arm(split) = relation {
            self.splits[split].arms.push(position);
        }
        self.drafts.push(Draft {
            source,
            relation,
            parent,
            group: None,
            codes: None,
            lacks: Vec::new(),
            shown_as: None,
        });
        Some(HeaderNode::Member(position))
    }

    fn say_other_axis(&self, span: Span, is_list: bool) {
        let message = match (self.dimension, is_list) {
            (Dimension::Row, false) => say::column_among_rows(),
            (Dimension::Row, true) => say::columns_of_list_among_rows(),
            (Dimension::Column, false) => say::row_among_columns(),
            (Dimension::Column, true) => say::rows_of_list_among_columns(),
        };
        self.scope.say(
            Diagnostic::new(&codes::SPLIT_SHAPE, message)
                .at(span, say::of_the_other_axis())
                .help(say::take_out_of_braces(self.dimension.across().said_of_several(), self.words())),
        );
    }

    fn finish(self, tree: Vec<HeaderNode>) -> Drafted<'t> {
        let parents = self.parents();
        let measures = self.measures(&parents);
        let mut members: Vec<_> = (0..self.drafts.len()).map(|i| self.build(i, &parents, &measures)).collect();
        for (member, presentation) in members.iter_mut().zip(self.presentations(&parents)) {
            member.presentation = presentation;
        }
        let mut axis = Axis { members, of_which: self.parts_that_stand_together(), ..Axis::default() };
        axis.splits = self.splits.iter().enumerate().map(|(i, split)| self.split(i, split)).collect();
        axis.code_lines = self
            .code_lines
            .iter()
            .map(|line| CodeLine { list: line.list, reaches: Vec::new(), deciders: Vec::new(), span: line.span })
            .collect();
        self.say_split_twice();
        self.say_apart();
        self.say_odd_wholes(&parents, &measures);
        let is_companion =
            |draft: &Draft<'_>| draft.written().is_some_and(|written| self.companions.contains(&written.id.value));
        let companions = (0..self.drafts.len()).filter(|at| is_companion(&self.drafts[*at])).collect();
        let labels = self.drafts.iter().map(|draft| draft.label(self.scope)).collect();
        let written = self.drafts.iter().map(Draft::written).collect();
        let (ids, not_in_force) = (self.ids, self.not_in_force);
        Drafted {
            axis,
            ids,
            not_in_force,
            was_written: false,
            companions,
            tree,
            labels,
            written,
            code_lines: self.code_lines,
        }
    }
}

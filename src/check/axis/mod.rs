//! One axis of a table: its members in the order printed, the splits among them, the headings over them.

use std::collections::BTreeSet;

use indexmap::{IndexMap, IndexSet};

use crate::diagnostic::{Diagnostic, codes};
use crate::model::{Axis, CodeLine, Expression, Relation};
use crate::outcome::HeaderNode;
use crate::schema::{ListId, RecordId};
use crate::source::Span;
use crate::syntax::tree::{self, AxisEntry, Companions, Dimension, Expr, Name, TableEntry, Words};
use crate::value::CodeIndex;

use super::printed::printed;
use super::scope::Scope;
use super::versions::{NO_DATE_HELP, check_timeline, is_in_force};

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
    pub code_lines: Vec<(ListId, &'t [tree::Path], Span)>,
}

struct Draft<'t> {
    source: DraftSource<'t>,
    relation: Relation,
    parent: Option<&'t Name>,
    /// The group's member, for a code under its subtotal.
    group: Option<usize>,
    /// The member whose figures are shown in the same way, for what stands beside it.
    shown_as: Option<usize>,
}

enum DraftSource<'t> {
    Member(&'t tree::Member),
    Code { line: usize, id: String, label: String, codes: Vec<CodeIndex>, span: Span },
    Reason { label: String, condition: Expression, span: Span },
    Total(&'t Words, Span),
}

struct SplitDraft<'t> {
    parent: Option<&'t Name>,
    by: Option<&'t Expr>,
    first_of: Option<&'t [Name]>,
    arms: Vec<usize>,
    span: Span,
}

mod codes_of_list;
mod members;
mod reasons;
mod splits;

struct Builder<'s, 'a, 't> {
    scope: &'s Scope<'a>,
    record: RecordId,
    dimension: Dimension,
    drafts: Vec<Draft<'t>>,
    splits: Vec<SplitDraft<'t>>,
    code_lines: Vec<(ListId, &'t [tree::Path], Span)>,
    ids: IndexMap<String, usize>,
    not_in_force: Vec<&'t Name>,
    /// Lines of code lists of which a code was said to stand twice.
    doubled: IndexSet<Span>,
    /// The ids of what stands beside others.
    companions: BTreeSet<String>,
}

/// Builds an axis from a table's entries. Formulas are left for later, when both axes are there.
pub(super) fn draft<'t>(
    scope: &Scope<'_>,
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
        code_lines: Vec::new(),
        ids: IndexMap::new(),
        not_in_force: Vec::new(),
        doubled: IndexSet::new(),
        companions: BTreeSet::new(),
    };
    builder.say_versions(entries);
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
fn dimension_of(entry: &AxisEntry) -> Option<Dimension> {
    match entry {
        AxisEntry::Member(member) => Some(member.dimension),
        AxisEntry::Codes { dimension, .. } | AxisEntry::Reasons { dimension, .. } => Some(*dimension),
        AxisEntry::Heading { entries, .. } | AxisEntry::Split { entries, .. } | AxisEntry::OfWhich { entries, .. } => {
            entries.iter().find_map(dimension_of)
        }
    }
}

fn members_in<'t>(entry: &'t AxisEntry, found: &mut Vec<&'t tree::Member>) {
    match entry {
        AxisEntry::Member(member) => found.push(member),
        AxisEntry::Codes { .. } | AxisEntry::Reasons { .. } => {}
        AxisEntry::Heading { entries, .. } | AxisEntry::Split { entries, .. } | AxisEntry::OfWhich { entries, .. } => {
            entries.iter().for_each(|e| members_in(e, found));
        }
    }
}

impl<'s, 'a, 't> Builder<'s, 'a, 't> {
    fn word(&self) -> &'static str {
        self.dimension.word()
    }

    /// Says which versions of one id overlap.
    fn say_versions(&self, entries: &'t [TableEntry]) {
        let mut members = Vec::new();
        for entry in entries {
            if let TableEntry::Axis(entry) = entry {
                members_in(entry, &mut members);
            }
        }
        let mut by_id: IndexMap<&str, Vec<&tree::Member>> = IndexMap::new();
        for member in members.into_iter().filter(|m| m.dimension == self.dimension) {
            by_id.entry(&member.id.value).or_default().push(member);
        }
        for (id, versions) in by_id {
            let what = format!("{} `{id}`", self.word());
            // Several without any date are no versions but one id given twice, which is said where they are added.
            if versions.iter().any(|v| v.in_force.is_some()) {
                let versions: Vec<_> = versions.iter().map(|v| (v.in_force.as_ref(), v.id.span)).collect();
                check_timeline(self.scope, &what, &versions, false);
            }
        }
    }

    fn collect(&mut self, entry: &'t AxisEntry, relation: Relation, parent: Option<&'t Name>) -> Vec<HeaderNode> {
        match entry {
            AxisEntry::Member(member) => {
                let node = self.member(member, relation, parent);
                match (&member.companions, node) {
                    (Some(companions), Some(HeaderNode::Member(of))) => vec![self.with_companions(of, companions)],
                    (_, node) => node.into_iter().collect(),
                }
            }
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
                    span: *span,
                });
                self.under(label.as_ref(), entries, Relation::Arm(split), parent.as_ref())
            }
            AxisEntry::OfWhich { parent, label, entries, span } => {
                self.say_inner_of_universe(relation, parent.as_ref(), *span);
                self.under(label.as_ref(), entries, Relation::Part, parent.as_ref())
            }
            AxisEntry::Codes { dimension, list, via, span } => {
                let fits = *dimension == self.dimension && relation == Relation::Top;
                if !fits {
                    self.say_codes_out_of_place(*dimension, *span);
                }
                if fits { self.codes(list, via, *span) } else { Vec::new() }
            }
            AxisEntry::Reasons { dimension, criteria, span } => {
                let fits = *dimension == self.dimension && relation == Relation::Top;
                if !fits {
                    self.say_codes_out_of_place(*dimension, *span);
                }
                if fits { self.reasons(criteria, *span) } else { Vec::new() }
            }
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
            self.say_other_axis(member.id.span, &format!("a {}", other_word(self.dimension)));
            return None;
        }
        if let Some(in_force) = &member.in_force {
            match self.scope.as_of {
                Some(day) if !is_in_force(Some(in_force), day) => {
                    self.not_in_force.push(&member.id);
                    return None;
                }
                Some(_) => {}
                None => self.scope.say(
                    Diagnostic::new(
                        &codes::NO_DATE,
                        format!("{} `{}` is in force for a time only", self.word(), member.id.value),
                    )
                    .at(in_force.span, "and no date says whether it counts")
                    .help(NO_DATE_HELP),
                ),
            }
        }
        self.add(&member.id.value, member.id.span, DraftSource::Member(member), relation, parent)
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
        self.drafts.push(Draft { source, relation, parent, group: None, shown_as: None });
        Some(HeaderNode::Member(position))
    }

    fn say_twice(&self, id: &str, source: &DraftSource<'_>, span: Span, first: &Draft<'_>) {
        // Versions that overlap were said as such.
        let is_version = |source: &DraftSource<'_>| matches!(source, DraftSource::Member(m) if m.in_force.is_some());
        if is_version(source) || is_version(&first.source) {
            return;
        }
        let word = self.word();
        let (code, message, help) = match (source, &first.source) {
            (DraftSource::Total(..), DraftSource::Total(..)) => (
                &codes::TWICE_IN_TABLE,
                "the table has two totals".to_owned(),
                "keep one of them; a sum of some rows is a `row` with a formula".to_owned(),
            ),
            (DraftSource::Code { .. }, _) | (_, DraftSource::Code { .. }) => (
                &codes::DUPLICATE_MEMBER,
                format!("{word} `{id}` stands twice: the id of a code is its name"),
                format!("rename the code in its list, or write a `{word}` for each code instead of the list"),
            ),
            _ => (
                &codes::DUPLICATE_MEMBER,
                format!("{word} `{id}` stands twice"),
                "give one of them another id; `printed \"…\"` says what number is printed".to_owned(),
            ),
        };
        self.scope.say(Diagnostic::new(code, message).at(span, "again here").at(first.span(), "first here").help(help));
    }

    fn say_other_axis(&self, span: Span, what: &str) {
        let (own, other) = (self.word(), other_word(self.dimension));
        self.scope.say(
            Diagnostic::new(&codes::SPLIT_SHAPE, format!("{what} stands among {own}s"))
                .at(span, "of the other axis")
                .help(format!("take it out of these braces: {other}s and {own}s are written apart")),
        );
    }

    fn finish(self, tree: Vec<HeaderNode>) -> Drafted<'t> {
        let parents = self.parents();
        let measures = self.measures(&parents);
        let mut members: Vec<_> = (0..self.drafts.len()).map(|i| self.build(i, &parents, &measures)).collect();
        for (member, presentation) in members.iter_mut().zip(self.presentations(&parents)) {
            member.presentation = presentation;
        }
        let mut axis = Axis { members, splits: Vec::new(), code_lines: Vec::new() };
        axis.splits = self.splits.iter().enumerate().map(|(i, split)| self.split(i, split)).collect();
        axis.code_lines = self
            .code_lines
            .iter()
            .map(|(list, _, span)| CodeLine { list: *list, reaches: Vec::new(), span: *span })
            .collect();
        self.say_split_twice();
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

fn other_word(dimension: Dimension) -> &'static str {
    dimension.across().word()
}

impl<'t> Draft<'t> {
    fn span(&self) -> Span {
        match &self.source {
            DraftSource::Member(member) => member.id.span,
            DraftSource::Code { span, .. } | DraftSource::Reason { span, .. } | DraftSource::Total(_, span) => *span,
        }
    }

    fn label(&self, scope: &Scope<'_>) -> String {
        match &self.source {
            DraftSource::Member(member) => printed(scope, &member.label),
            DraftSource::Code { label, .. } | DraftSource::Reason { label, .. } => label.clone(),
            DraftSource::Total(label, _) => printed(scope, label),
        }
    }

    fn written(&self) -> Option<&'t tree::Member> {
        match &self.source {
            DraftSource::Member(member) => Some(member),
            DraftSource::Code { .. } | DraftSource::Reason { .. } | DraftSource::Total(..) => None,
        }
    }
}

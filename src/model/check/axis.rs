//! One axis of a table: its members in the order printed, the splits among them, the headings over them.

use indexmap::IndexMap;

use crate::diagnostic::{Diagnostic, codes};
use crate::model::{Axis, Body, CodeLine, Expression, Measure, Member, Relation, Split};
use crate::outcome::{HeaderNode, Presentation, ShownGlyphs};
use crate::schema::{ListId, RecordId};
use crate::source::Span;
use crate::syntax::tree::{self, AxisEntry, Dimension, Expr, MeasureKind, Name, TableEntry, Text};
use crate::value::CodeIndex;

use super::body::{glyphs, measure, presentation};
use super::clause;
use super::expression::Typing;
use super::scope::Scope;
use super::versions::{check_timeline, is_in_force};

/// An axis before its formulas are resolved, and what is printed over it.
pub(super) struct Drafted<'t> {
    pub axis: Axis,
    pub ids: IndexMap<String, usize>,
    pub tree: Vec<HeaderNode>,
    pub labels: Vec<String>,
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
}

enum DraftSource<'t> {
    Member(&'t tree::Member),
    Code { line: usize, id: String, label: String, codes: Vec<CodeIndex>, span: Span },
    Reason { label: String, condition: Expression, span: Span },
    Total(&'t Text, Span),
}

struct SplitDraft<'t> {
    parent: Option<&'t Name>,
    by: Option<&'t Expr>,
    first_of: Option<&'t [Name]>,
    arms: Vec<usize>,
    span: Span,
}

struct Builder<'s, 'a, 't> {
    scope: &'s Scope<'a>,
    record: RecordId,
    dimension: Dimension,
    drafts: Vec<Draft<'t>>,
    splits: Vec<SplitDraft<'t>>,
    code_lines: Vec<(ListId, &'t [tree::Path], Span)>,
    ids: IndexMap<String, usize>,
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
    };
    builder.say_versions(entries);
    let mut tree = Vec::new();
    for entry in entries {
        match entry {
            TableEntry::Axis(entry) if dimension_of(entry) == Some(dimension) => {
                tree.extend(builder.collect(entry, Relation::Top, None));
            }
            TableEntry::Total { label, span } if dimension == Dimension::Row => {
                if builder.ids.contains_key("total") {
                    scope.say_at(&codes::TWICE_IN_TABLE, *span, "a table has one `total`", "second total");
                } else {
                    tree.extend(builder.add("total", *span, DraftSource::Total(label, *span), Relation::Top, None));
                }
            }
            _ => {}
        }
    }
    builder.finish(tree)
}

/// The axis that an entry belongs to: that of its first member.
pub(super) fn dimension_of(entry: &AxisEntry) -> Option<Dimension> {
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
        if self.dimension == Dimension::Row { "row" } else { "column" }
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
            if let [only] = versions.as_slice()
                && only.in_force.is_none()
            {
                continue;
            }
            if versions.iter().all(|v| v.in_force.is_some()) {
                let versions: Vec<_> = versions.iter().map(|v| (v.in_force.as_ref(), v.id.span)).collect();
                check_timeline(self.scope, &what, &versions, false);
            }
        }
    }

    fn collect(&mut self, entry: &'t AxisEntry, relation: Relation, parent: Option<&'t Name>) -> Vec<HeaderNode> {
        match entry {
            AxisEntry::Member(member) => self.member(member, relation, parent).into_iter().collect(),
            AxisEntry::Heading { label, entries } => {
                let children = entries.iter().flat_map(|e| self.collect(e, relation, parent)).collect();
                vec![HeaderNode::Heading { label: label.value.clone(), children }]
            }
            AxisEntry::Split { parent, label, by, first_of, entries, span } => {
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
            AxisEntry::OfWhich { parent, label, entries, .. } => {
                self.under(label.as_ref(), entries, Relation::Part, parent.as_ref())
            }
            AxisEntry::Codes { list, via, span, .. } => self.codes(list, via, *span),
            AxisEntry::Reasons { criteria, span, .. } => self.reasons(criteria, *span),
        }
    }

    fn under(
        &mut self,
        label: Option<&Text>,
        entries: &'t [AxisEntry],
        relation: Relation,
        parent: Option<&'t Name>,
    ) -> Vec<HeaderNode> {
        let children: Vec<HeaderNode> = entries.iter().flat_map(|e| self.collect(e, relation, parent)).collect();
        match label {
            Some(label) => vec![HeaderNode::Heading { label: label.value.clone(), children }],
            None => children,
        }
    }

    fn member(&mut self, member: &'t tree::Member, relation: Relation, parent: Option<&'t Name>) -> Option<HeaderNode> {
        if member.dimension != self.dimension {
            let message = format!("a {} stands among {}s", other_word(self.dimension), self.word());
            self.scope.say_at(&codes::SPLIT_SHAPE, member.id.span, message, "of the other axis");
            return None;
        }
        if let Some(in_force) = &member.in_force {
            match self.scope.as_of {
                Some(day) if !is_in_force(Some(in_force), day) => return None,
                Some(_) => {}
                None => self.scope.say(
                    Diagnostic::new(
                        &codes::NO_DATE,
                        format!("{} `{}` is in force for a time only", self.word(), member.id.value),
                    )
                    .at(in_force.span, "and no date says whether it counts")
                    .help("declare `period … to …` in a `report`, or give a date: `--as-of 2024-06-30`"),
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
            let first = self.drafts[*first].span();
            let word = self.word();
            self.scope.say(
                Diagnostic::new(&codes::DUPLICATE_MEMBER, format!("{word} `{id}` stands twice"))
                    .at(span, "again here")
                    .at(first, "first here")
                    .help("give one of them another id; `printed \"…\"` says what number is printed"),
            );
            return None;
        }
        self.ids.insert(id.to_owned(), position);
        if let Relation::Arm(split) = relation {
            self.splits[split].arms.push(position);
        }
        self.drafts.push(Draft { source, relation, parent, group: None });
        Some(HeaderNode::Member(position))
    }

    fn codes(&mut self, list: &Name, via: &'t [tree::Path], span: Span) -> Vec<HeaderNode> {
        let Some(list) = self.scope.list(list) else { return Vec::new() };
        let line = self.code_lines.len();
        self.code_lines.push((list, via, span));
        let schema = &self.scope.schema;
        let mut nodes = Vec::new();
        let mut open: Vec<(u16, Option<usize>)> = Vec::new();
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

    /// A member for each requirement of a criteria: the records that do not meet it. They overlap, as reasons do.
    fn reasons(&mut self, name: &Name, span: Span) -> Vec<HeaderNode> {
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

    fn finish(self, tree: Vec<HeaderNode>) -> Drafted<'t> {
        let parents = self.parents();
        let measures = self.measures(&parents);
        let presentations = self.presentations(&parents);
        let mut members: Vec<Member> = (0..self.drafts.len()).map(|i| self.build(i, &parents, &measures)).collect();
        for (member, presentation) in members.iter_mut().zip(presentations) {
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
        self.say_parents_without_records(&parents);
        let labels = self.drafts.iter().map(Draft::label).collect();
        let written = self.drafts.iter().map(Draft::written).collect();
        Drafted { axis, ids: self.ids, tree, labels, written, code_lines: self.code_lines }
    }

    fn parents(&self) -> Vec<Option<usize>> {
        let mut parents: Vec<Option<usize>> = self
            .drafts
            .iter()
            .map(|draft| {
                let Some(name) = draft.parent else { return draft.group };
                let found = self.ids.get(&name.value).copied();
                if found.is_none() {
                    let known = self.ids.keys().map(String::as_str);
                    self.scope.say_unknown(&codes::UNKNOWN_MEMBER, name, self.word(), known);
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
    fn measures(&self, parents: &[Option<usize>]) -> Vec<Option<Measure>> {
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
    fn presentations(&self, parents: &[Option<usize>]) -> Vec<Presentation> {
        let own: Vec<Option<Presentation>> = self
            .drafts
            .iter()
            .map(|draft| match draft.written()?.body.as_ref()? {
                tree::Body::Measure(_, shown) | tree::Body::Formula(_, shown) => Some(presentation(self.scope, shown)),
                tree::Body::NotApplicable(_) => Some(Presentation::default()),
            })
            .collect();
        (0..own.len())
            .map(|start| {
                let mut around = std::iter::successors(Some(start), |member| parents[*member]);
                around.find_map(|member| own[member]).unwrap_or_default()
            })
            .collect()
    }

    /// Only what is measured can be broken down.
    fn say_parents_without_records(&self, parents: &[Option<usize>]) {
        let mut said: Vec<usize> = Vec::new();
        for (draft, parent) in self.drafts.iter().zip(parents) {
            let (Some(name), Some(parent)) = (draft.parent, parent) else { continue };
            let body = self.drafts[*parent].written().and_then(|w| w.body.as_ref());
            let counts = matches!(body, None | Some(tree::Body::Measure(..)));
            if !counts && !said.contains(parent) {
                said.push(*parent);
                self.scope.say(
                    Diagnostic::new(
                        &codes::SPLIT_SHAPE,
                        format!("`[{}]` counts no records, so it has no parts", name.value),
                    )
                    .at(name.span, "broken down here")
                    .at(self.drafts[*parent].span(), "worked out from other cells")
                    .help("break down what the formula is made of"),
                );
            }
        }
    }

    fn build(&self, position: usize, parents: &[Option<usize>], measures: &[Option<Measure>]) -> Member {
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
            body: measured.map_or(Body::NotApplicable, Body::Measure),
            presentation: Presentation::default(),
            glyphs: ShownGlyphs::default(),
            is_total: matches!(draft.source, DraftSource::Total(..)),
            about: None,
            span: draft.span(),
        };
        match &draft.source {
            DraftSource::Member(written) => self.fill(&mut member, written, record),
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
        self.say_contradictions(written, member.relation);
        member.clauses = clause::clauses(self.scope, record, &written.clauses);
        member.glyphs = glyphs(self.scope, &written.shows);
        if let (Some(values), Relation::Arm(split)) = (&written.values, member.relation)
            && let Some(by) = self.splits[split].by
        {
            let typing = Typing::of_named(self.scope, record);
            member.choices = typing.value(by, None).and_then(|operand| typing.among(operand, values));
        }
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

    fn split(&self, index: usize, draft: &SplitDraft<'t>) -> Split {
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
        let parent = draft.parent.and_then(|name| self.ids.get(&name.value).copied());
        let arms = match draft.first_of {
            Some(order) => self.precedence(index, order, &printed, otherwise),
            None => printed,
        };
        let ids: Vec<&str> =
            draft.arms.iter().filter_map(|arm| self.ids.get_index(*arm)).map(|(id, _)| id.as_str()).collect();
        let whole = draft.parent.map_or_else(|| "the universe".to_owned(), |name| format!("[{}]", name.value));
        let shown = format!("{whole} into {}", ids.join(", "));
        Split { parent, arms, ordered: draft.first_of.is_some(), otherwise, shown, span: draft.span }
    }

    fn precedence(&self, split: usize, order: &[Name], printed: &[usize], otherwise: Option<usize>) -> Vec<usize> {
        let mut arms = Vec::new();
        for name in order {
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
                    }
                }
                _ => {
                    let known: Vec<&str> =
                        printed.iter().filter_map(|arm| self.ids.get_index(*arm)).map(|(id, _)| id.as_str()).collect();
                    self.scope.say_unknown(&codes::SPLIT_SHAPE, name, "arm of this split called", known);
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

    fn say_split_twice(&self) {
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

fn position(node: &HeaderNode) -> Option<usize> {
    match node {
        HeaderNode::Member(position) => Some(*position),
        HeaderNode::Heading { .. } => None,
    }
}

fn other_word(dimension: Dimension) -> &'static str {
    if dimension == Dimension::Row { "column" } else { "row" }
}

impl<'t> Draft<'t> {
    fn span(&self) -> Span {
        match &self.source {
            DraftSource::Member(member) => member.id.span,
            DraftSource::Code { span, .. } | DraftSource::Reason { span, .. } | DraftSource::Total(_, span) => *span,
        }
    }

    fn label(&self) -> String {
        match &self.source {
            DraftSource::Member(member) => member.label.value.clone(),
            DraftSource::Code { label, .. } | DraftSource::Reason { label, .. } => label.clone(),
            DraftSource::Total(label, _) => label.value.clone(),
        }
    }

    fn written(&self) -> Option<&'t tree::Member> {
        match &self.source {
            DraftSource::Member(member) => Some(member),
            DraftSource::Code { .. } | DraftSource::Reason { .. } | DraftSource::Total(..) => None,
        }
    }
}

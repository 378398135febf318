//! What a block comes to: its entries once for each code.

use std::collections::HashMap;

use crate::diagnostic::{Diagnostic, codes};
use crate::message::members as say;
use crate::source::Spanned;
use crate::syntax::tree::{
    AxisEntry, Body, Check, Chosen, Dimension, Member, Name, Numbered, OfBlock, Which, Words, WordsPart,
};
use crate::value::Date;

use super::super::each;
use super::super::listed::{ListEntry, entries};
use super::super::scope::Scope;
use super::super::series::{Stage, stages};
use super::super::summed::say_sums;
use super::checks::checks_of_each;
use super::instance::{Instance, Naming, Written, prefixed};
use super::names::{Names, names_of, stands_by_itself};
use super::numbers::Numbers;
use super::sound::is_sound;

/// Writes out the blocks in an entry, and lists that stand as parts of something; adds what must hold in them to `checks`.
pub(super) fn expand(
    scope: &Scope<'_>,
    entry: &mut AxisEntry,
    around: &HashMap<Dimension, Names>,
    as_parts: bool,
    checks: &mut Vec<Check>,
) {
    match entry {
        // Of what the report is for, it is known where that is written out.
        AxisEntry::Codes { chosen: Some(Chosen { which: Which::WithinThis(_), .. }), .. } => {}
        AxisEntry::Codes { dimension, list, chosen, via, restated, numbered, block, checks: of_block, span }
            if as_parts || block.is_some() || numbered.is_some() =>
        {
            if block.as_ref().is_some_and(Vec::is_empty) {
                let message = say::nothing_in_braces();
                scope.say_at(&codes::SPLIT_SHAPE, *span, message, say::neither_rows_nor_columns());
            }
            let dimension = *dimension;
            let block = block.take().unwrap_or_default();
            let is_of_parts = !block.iter().any(stands_by_itself);
            let block = Block::new(scope, dimension, list, block, around, is_of_parts);
            let mut block = block.numbered(numbered.as_ref());
            block.is_of_each = matches!(chosen, Some(Chosen { which: Which::Each(_), .. }));
            let restated = restated.take();
            let (instances, within, outermost) =
                block.instances(chosen.as_ref(), restated.as_ref().map(|day| day.value));
            let entries = outermost.into_iter().flat_map(|index| block.of_code(&instances, &within, index)).collect();
            checks.extend(checks_of_each(&block.naming, of_block, &instances));
            let (list, via) = (list.clone(), std::mem::take(via));
            *entry = AxisEntry::EachCode { dimension, list, via, restated, entries, span: *span };
        }
        AxisEntry::Periods { dimension, unit, word, years, block, checks: of_block, span } => {
            if block.is_empty() {
                let message = say::nothing_in_braces();
                scope.say_at(&codes::SPLIT_SHAPE, *span, message, say::neither_rows_nor_columns());
            }
            let (dimension, span) = (*dimension, *span);
            let stages = stages(scope, *unit, years.as_ref(), span).unwrap_or_default();
            say_sums(scope, block);
            let block = Block::new(scope, dimension, word, std::mem::take(block), around, false);
            let instances = block.stages(stages);
            checks.extend(checks_of_each(&block.naming, of_block, &instances));
            let entries = block.along(&instances);
            *entry = AxisEntry::EachPeriod { dimension, entries, span };
        }
        AxisEntry::Heading { entries, .. } => {
            entries.iter_mut().for_each(|entry| expand(scope, entry, around, as_parts, checks));
        }
        AxisEntry::Split { entries, .. } | AxisEntry::OfWhich { entries, .. } => {
            entries.iter_mut().for_each(|entry| expand(scope, entry, around, true, checks));
        }
        AxisEntry::Member(_)
        | AxisEntry::Codes { .. }
        | AxisEntry::EachCode { .. }
        | AxisEntry::EachPeriod { .. }
        | AxisEntry::Reasons { .. } => {}
    }
}

/// What is written once for each code.
struct Block<'s, 'a, 't> {
    list: &'t Name,
    /// Blocks in it are written out.
    entries: Vec<AxisEntry>,
    /// Whether the code is a member itself, of which these are parts.
    is_of_parts: bool,
    /// The numbers that its codes are printed with.
    numbers: Option<Numbers>,
    /// Whether its codes are what a report is for.
    is_of_each: bool,
    naming: Naming<'s, 'a>,
}

impl<'s, 'a, 't> Block<'s, 'a, 't> {
    fn new(
        scope: &'s Scope<'a>,
        dimension: Dimension,
        list: &'t Name,
        mut entries: Vec<AxisEntry>,
        around: &HashMap<Dimension, Names>,
        is_of_parts: bool,
    ) -> Block<'s, 'a, 't> {
        entries.retain(|entry| is_sound(scope, entry, dimension, is_of_parts));
        let mut within = around.clone();
        within.entry(dimension).or_default().extend(names_of(scope, dimension, &entries));
        entries.iter_mut().for_each(|entry| expand_as_parts(scope, entry, &within));
        let names = names_of(scope, dimension, &entries);
        let around = around.get(&dimension).cloned().unwrap_or_default();
        Block {
            list,
            entries,
            is_of_parts,
            numbers: None,
            is_of_each: false,
            naming: Naming { scope, dimension, names, around },
        }
    }

    /// The same with numbers, where its codes are members that can have one.
    fn numbered(mut self, written: Option<&Numbered>) -> Self {
        let Some(written) = written else { return self };
        if self.is_of_parts {
            self.numbers = Numbers::new(self.naming.scope, self.list, written);
        } else {
            self.naming.scope.say(
                Diagnostic::new(&codes::BAD_NUMBERING, say::headings_have_no_number())
                    .at(written.span, say::numbers_nothing())
                    .help(say::number_what_is_in_the_block()),
            );
        }
        self
    }

    /// What it is written out for, code by code; of each those in its group; and those in none, by position.
    fn instances(
        &self,
        chosen: Option<&Chosen>,
        restated: Option<Date>,
    ) -> (Vec<Instance>, Vec<Vec<usize>>, Vec<usize>) {
        let scope = self.naming.scope;
        let Some(id) = scope.schema.find_list(&self.list.value) else { return Default::default() };
        let list = scope.schema.list(id);
        let instance = |ListEntry { id, label, takes, group, lacks, merged }| Instance {
            id,
            label,
            codes: Some(takes.codes),
            decided: takes.decided,
            lacks,
            hidden: merged,
            group,
            number: None,
            stage: None,
            along: Vec::new(),
        };
        let of_day = (id, restated.or(scope.list_day));
        let mut instances: Vec<Instance> = entries(scope, of_day, chosen).into_iter().map(instance).collect();
        let mut within: Vec<Vec<usize>> = vec![Vec::new(); instances.len()];
        let mut outermost = Vec::new();
        for (index, instance) in instances.iter().enumerate() {
            instance.group.map_or(&mut outermost, |group| &mut within[group]).push(index);
        }
        if let Some(numbers) = &self.numbers {
            numbers.give(self.naming.scope, list, &mut instances);
        }
        (instances, within, outermost)
    }

    /// What it is written out for, period by period.
    fn stages(&self, stages: Vec<Stage>) -> Vec<Instance> {
        let mut along = Vec::new();
        let instance = |stage: Stage| {
            along.push(stage.id.clone());
            Instance {
                id: stage.id.clone(),
                label: stage.heading(self.naming.scope),
                codes: None,
                decided: Vec::new(),
                lacks: Vec::new(),
                hidden: false,
                group: None,
                number: None,
                stage: Some(stage),
                along: along.clone(),
            }
        };
        stages.into_iter().map(instance).collect()
    }

    /// What comes of it, period by period.
    fn along(&self, instances: &[Instance]) -> Vec<AxisEntry> {
        let mut found = Vec::new();
        for instance in instances {
            let of = Written { instance, group: None };
            let entries: Vec<AxisEntry> = self.entries.iter().map(|entry| self.copied(entry, of, true)).collect();
            // One column says by its own label which period it is.
            match entries.as_slice() {
                [AxisEntry::Member(_)] => found.extend(entries),
                _ => found.push(AxisEntry::Heading { label: self.label(instance), entries }),
            }
        }
        found
    }

    /// What the block gives for one code, or for a group and then for its codes.
    fn of_code(&self, instances: &[Instance], within: &[Vec<usize>], index: usize) -> Vec<AxisEntry> {
        let instance = &instances[index];
        let of = Written { instance, group: instance.group.map(|group| &instances[group]) };
        let own = self.is_of_parts.then(|| AxisEntry::Member(Box::new(self.of_the_code(of))));
        let entries = self.entries.iter().map(|entry| self.copied(entry, of, true));
        let inner = within[index].iter().flat_map(|code| self.of_code(instances, within, *code));
        let all = own.into_iter().chain(entries).chain(inner).collect();
        // Rows are indented under what they are parts of; over columns there are headings alone.
        if self.is_of_parts && (self.naming.dimension == Dimension::Row || self.entries.is_empty()) {
            return all;
        }
        vec![AxisEntry::Heading { label: self.label(instance), entries: all }]
    }

    fn label(&self, instance: &Instance) -> Words {
        Words { parts: vec![WordsPart::Plain(instance.label.clone())], span: self.list.span }
    }

    /// The member that a code is itself.
    fn of_the_code(&self, of: Written<'_>) -> Member {
        Member {
            doc: None,
            hidden: of.instance.hidden,
            dimension: self.naming.dimension,
            id: self.name_of_the_code(of),
            label: self.label(of.instance),
            printed: of.instance.number.clone().map(|value| Spanned { value, span: self.list.span }),
            values: None,
            otherwise: None,
            body: None,
            clauses: Vec::new(),
            shows: Vec::new(),
            in_force: None,
            cites: Vec::new(),
            beside: None,
            companions: None,
            of_block: Some(OfBlock {
                each: self.list.value.clone(),
                codes: of.instance.codes.clone(),
                decided: of.instance.decided.clone(),
                lacks: of.instance.lacks.clone(),
                group: of.group.map(|group| group.id.clone()),
                period: None,
                numbered: self.numbers.is_some(),
                of_each: self.is_of_each,
            }),
            span: self.list.span,
        }
    }

    fn name_of_the_code(&self, of: Written<'_>) -> Name {
        Spanned { value: of.instance.id.clone(), span: self.list.span }
    }

    /// An entry as it is for one instance. What stands in the block `by_itself` is about its codes, what is a part of that lies in it.
    fn copied(&self, entry: &AxisEntry, of: Written<'_>, by_itself: bool) -> AxisEntry {
        let inner = |entries: &[AxisEntry], by_itself| -> Vec<AxisEntry> {
            entries.iter().map(|entry| self.copied(entry, of, by_itself)).collect()
        };
        let filled = |words: &Words| self.naming.filled(words, of);
        let named = |name: &Option<Name>| match name {
            Some(name) => Some(self.naming.named(name, of)),
            None => Some(self.name_of_the_code(of)),
        };
        match entry {
            AxisEntry::Member(member) => AxisEntry::Member(Box::new(self.member(member, of, by_itself))),
            AxisEntry::Heading { label, entries } => {
                AxisEntry::Heading { label: filled(label), entries: inner(entries, by_itself) }
            }
            AxisEntry::Split { parent, label, by, first_of, entries, span } => AxisEntry::Split {
                parent: named(parent),
                label: label.as_ref().map(filled),
                by: by.clone(),
                first_of: first_of.as_ref().map(|arms| arms.iter().map(|arm| self.naming.named(arm, of)).collect()),
                entries: inner(entries, false),
                span: *span,
            },
            AxisEntry::OfWhich { parent, label, entries, span } => AxisEntry::OfWhich {
                parent: named(parent),
                label: label.as_ref().map(filled),
                entries: inner(entries, false),
                span: *span,
            },
            AxisEntry::EachCode { dimension, list, via, restated, entries, span } => AxisEntry::EachCode {
                dimension: *dimension,
                list: list.clone(),
                via: via.clone(),
                restated: restated.clone(),
                entries: inner(entries, false),
                span: *span,
            },
            AxisEntry::Codes { list, chosen: Some(Chosen { which: Which::WithinThis(level), span }), .. }
                if self.is_of_each =>
            {
                let outer = (self.list.value.as_str(), of.instance.id.as_str());
                let level = level.as_ref().map(|level| level.value);
                let which = Which::These(each::below(self.naming.scope, list, outer, level, *span));
                let mut bound = entry.clone();
                if let AxisEntry::Codes { chosen, .. } = &mut bound {
                    *chosen = Some(Chosen { which, span: *span });
                }
                expand(self.naming.scope, &mut bound, &HashMap::new(), true, &mut Vec::new());
                self.copied(&bound, of, false)
            }
            AxisEntry::Codes { .. }
            | AxisEntry::Periods { .. }
            | AxisEntry::EachPeriod { .. }
            | AxisEntry::Reasons { .. } => entry.clone(),
        }
    }

    fn member(&self, member: &Member, of: Written<'_>, by_itself: bool) -> Member {
        let id = &member.id.value;
        let counts = matches!(member.body, None | Some(Body::Measure(..)));
        let codes = of.instance.codes.clone().filter(|_| by_itself);
        let group = of.group.filter(|_| by_itself && counts).map(|group| format!("{}.{id}", group.id));
        let numbered = member.of_block.as_ref().is_some_and(|inner| inner.numbered);
        let (each, codes, group) = match &member.of_block {
            // What a block in this one gives keeps its codes, and the group that it stands in.
            Some(inner) => {
                let group = inner.group.as_ref().map(|group| format!("{}.{group}", of.instance.id));
                (inner.each.as_str(), inner.codes.clone(), group)
            }
            None => (id.as_str(), codes, group),
        };
        let period = of.instance.stage.as_ref().map(|stage| stage.days);
        let decided = match &member.of_block {
            Some(inner) => inner.decided.clone(),
            None if codes.is_some() => of.instance.decided.clone(),
            None => Vec::new(),
        };
        let inner = member.of_block.iter().flat_map(|inner| &inner.lacks);
        let of_inner = inner.map(|lack| format!("{}.{lack}", of.instance.id));
        let lacks = of_inner.chain(of.instance.lacks.iter().map(|lack| format!("{lack}.{id}"))).collect();
        Member {
            id: prefixed(&member.id, of),
            hidden: member.hidden || of.instance.hidden,
            label: self.naming.filled(&member.label, of),
            body: member.body.as_ref().map(|body| self.naming.body(body, of)),
            of_block: Some(OfBlock {
                each: format!("{}.{each}", self.list.value),
                codes,
                decided,
                lacks,
                group,
                numbered,
                of_each: false,
                period,
            }),
            ..member.clone()
        }
    }
}

/// Writes out what stands in a block. A list in it is parts of the code around: each record of that has one code of the list, or one
/// that is not known.
fn expand_as_parts(scope: &Scope<'_>, entry: &mut AxisEntry, around: &HashMap<Dimension, Names>) {
    match entry {
        AxisEntry::Heading { entries, .. } => {
            entries.iter_mut().for_each(|entry| expand_as_parts(scope, entry, around));
        }
        AxisEntry::Codes { chosen, block, span, .. } => {
            // Some of a list leave others out.
            let is_whole = chosen.is_none();
            let (span, is_of_parts) = (*span, is_whole && !block.iter().flatten().any(stands_by_itself));
            expand(scope, entry, around, true, &mut Vec::new());
            let entries = vec![entry.clone()];
            *entry = match is_of_parts {
                true => AxisEntry::Split { parent: None, label: None, by: None, first_of: None, entries, span },
                false => AxisEntry::OfWhich { parent: None, label: None, entries, span },
            };
        }
        _ => expand(scope, entry, around, true, &mut Vec::new()),
    }
}

//! What the tests of a program have seen of its rules, in the units of the domain: columns, clauses, arms, notes, exceptions,
//! reasons, sources.
//!
//! A clause is seen to hold where a record meets it and all else and counts; it is seen not to hold where a record meets all else
//! but not it (whatever arms come first). Both only in something that a test expects: what is covered, a test would notice.

use std::collections::BTreeMap;

use crate::message::{Message, coverage as say};
use crate::model::{Aggregate, Axis, Body, Check, Clause, Criteria, Model, Relation, Table};
use crate::schema::Schema;
use crate::source::Span;
use crate::syntax::tree::Dimension;

/// What can be covered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CoverageKind {
    /// A table of which something is expected.
    Table,
    /// Criteria of which a decision is expected.
    Criteria,
    /// A column of which a cell is expected, or on which such a cell rests.
    Column,
    /// A clause by which, and by all others, a record counts.
    ClauseHolds,
    /// A clause that a record fails which meets all others.
    ClauseFails,
    /// An arm of a split that takes a record.
    Arm,
    /// A note whose clause is failed by a record that meets all others.
    Note,
    /// An exception by which a record meets a requirement.
    Exception,
    /// A reason that is given for a refusal.
    Reason,
    /// A source on which something expected rests.
    Citation,
    /// A check of which it is expected what it says.
    Check,
}

/// One thing that tests can cover.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CoverageItem {
    /// Its kind.
    pub kind: CoverageKind,
    /// What it is called: `annex[14]: where sex = female`.
    pub name: String,
    /// Where it stands in the rules.
    pub place: Span,
    /// Whether some test covers it.
    pub covered: bool,
}

/// Everything that tests could cover, and what of it they do.
#[derive(Debug, Clone, Default)]
pub struct Coverage {
    items: BTreeMap<(Span, CoverageKind, String), bool>,
}

impl CoverageKind {
    /// All of them, in the order in which they are counted.
    pub const ALL: [CoverageKind; 11] = [
        CoverageKind::Table,
        CoverageKind::Criteria,
        CoverageKind::Column,
        CoverageKind::ClauseHolds,
        CoverageKind::ClauseFails,
        CoverageKind::Arm,
        CoverageKind::Note,
        CoverageKind::Exception,
        CoverageKind::Reason,
        CoverageKind::Citation,
        CoverageKind::Check,
    ];

    /// The word for it in documents.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            CoverageKind::Table => "table",
            CoverageKind::Criteria => "criteria",
            CoverageKind::Column => "column",
            CoverageKind::ClauseHolds => "clause holds",
            CoverageKind::ClauseFails => "clause fails",
            CoverageKind::Arm => "arm",
            CoverageKind::Note => "note",
            CoverageKind::Exception => "exception",
            CoverageKind::Reason => "reason",
            CoverageKind::Citation => "citation",
            CoverageKind::Check => "check",
        }
    }

    /// Several that are covered, in words.
    #[must_use]
    pub fn covered_words(self) -> Message {
        match self {
            CoverageKind::Table => say::tables_expected(),
            CoverageKind::Criteria => say::criteria_expected(),
            CoverageKind::Column => say::columns_expected(),
            CoverageKind::ClauseHolds => say::clauses_seen_to_hold(),
            CoverageKind::ClauseFails => say::clauses_seen_not_to_hold(),
            CoverageKind::Arm => say::arms_taken(),
            CoverageKind::Note => say::notes_triggered(),
            CoverageKind::Exception => say::exceptions_used(),
            CoverageKind::Reason => say::reasons_given(),
            CoverageKind::Citation => say::citations_touched(),
            CoverageKind::Check => say::checks_expected(),
        }
    }

    /// What is to be said of one that is not covered.
    #[must_use]
    pub fn uncovered(self, name: &str) -> Message {
        match self {
            CoverageKind::Table => say::table_is_not_expected(name),
            CoverageKind::Criteria => say::criteria_are_not_expected(name),
            CoverageKind::Column => say::column_is_not_expected(name),
            CoverageKind::ClauseHolds => say::clause_counts_nothing(name),
            CoverageKind::ClauseFails => say::clause_keeps_nothing_out(name),
            CoverageKind::Arm => say::arm_takes_nothing(name),
            CoverageKind::Note => say::note_applies_to_nothing(name),
            CoverageKind::Exception => say::exception_is_not_used(name),
            CoverageKind::Reason => say::reason_is_not_given(name),
            CoverageKind::Citation => say::citation_is_not_touched(name),
            CoverageKind::Check => say::check_is_not_expected(name),
        }
    }
}

impl Coverage {
    /// Everything that the rules have, none of it covered.
    #[must_use]
    pub fn of(model: &Model) -> Coverage {
        let mut coverage = Coverage::default();
        model.tables.iter().for_each(|table| coverage.add_table(table));
        let of_report = model.ties.iter().flat_map(|tie| &tie.checks);
        of_report.for_each(|check| coverage.add(CoverageKind::Check, check.span, &check.shown));
        // What is asked of each is one check.
        let first = model.each.iter().filter_map(|each| each.units.first());
        for (unit, check) in first.flat_map(|unit| unit.checks.iter().map(move |check| (unit, check))) {
            coverage.add(CoverageKind::Check, check.span, &check.of_all(&unit.id));
        }
        model.criteria.iter().for_each(|criteria| coverage.add_criteria(criteria));
        let aggregates = model.aggregates.iter();
        aggregates
            .for_each(|aggregate| coverage.add_clauses(&aggregate_name(&model.schema, aggregate), &aggregate.clauses));
        coverage
    }

    /// The items in the order of their places.
    pub fn items(&self) -> impl Iterator<Item = CoverageItem> + '_ {
        self.items.iter().map(|((place, kind, name), covered)| CoverageItem {
            kind: *kind,
            name: name.clone(),
            place: *place,
            covered: *covered,
        })
    }

    /// Adds what another run of the same texts has, and what it covers.
    pub fn merge(&mut self, other: Coverage) {
        for (key, covered) in other.items {
            *self.items.entry(key).or_insert(false) |= covered;
        }
    }

    /// Marks an item as covered. What the rules do not have is left out: the model may be a changed one.
    pub(super) fn mark(&mut self, kind: CoverageKind, place: Span, name: &str) {
        if let Some(covered) = self.items.get_mut(&(place, kind, name.to_owned())) {
            *covered = true;
        }
    }

    fn add(&mut self, kind: CoverageKind, place: Span, name: &str) {
        self.items.insert((place, kind, name.to_owned()), false);
    }

    fn add_table(&mut self, table: &Table) {
        self.add(CoverageKind::Table, table.span, &table.name);
        table.cites.iter().for_each(|cite| self.add(CoverageKind::Citation, table.span, cite));
        self.add_clauses(&table.name, &table.universe);
        table.checks.iter().for_each(|check| self.add(CoverageKind::Check, check.span, &check_name(table, check)));
        for aside in table.asides.iter().filter(|aside| aside.cell.is_some() && aside.over.is_none()) {
            for (index, member) in aside.table.columns.members.iter().enumerate() {
                let name = member_name(&aside.table, &aside.table.columns, Dimension::Column, index);
                self.add_clauses(&name, &member.clauses);
            }
        }
        for (axis, dimension) in [(&table.columns, Dimension::Column), (&table.rows, Dimension::Row)] {
            for (index, member) in axis.members.iter().enumerate() {
                let name = member_name(table, axis, dimension, index);
                if dimension == Dimension::Column && member.body != Body::NotApplicable {
                    self.add(CoverageKind::Column, member.span, &name);
                }
                if matches!(member.relation, Relation::Arm(_)) {
                    self.add(CoverageKind::Arm, member.span, &name);
                }
                for clause in &member.clauses {
                    self.add_clause(&name, clause, !takes_what_is_left(axis, index));
                }
            }
        }
    }

    fn add_criteria(&mut self, criteria: &Criteria) {
        self.add(CoverageKind::Criteria, criteria.span, &criteria.name);
        for version in &criteria.versions {
            version.cites.iter().for_each(|cite| self.add(CoverageKind::Citation, criteria.span, cite));
            for requirement in &version.requirements {
                let name = format!("{}.{}", criteria.name, requirement.name);
                self.add(CoverageKind::Reason, requirement.span, &name);
                requirement.cites.iter().for_each(|cite| self.add(CoverageKind::Citation, requirement.span, cite));
                self.add_clauses(&name, &requirement.clauses);
                for exception in &requirement.exceptions {
                    let name = format!("{}.{}", criteria.name, exception.name);
                    self.add(CoverageKind::Exception, exception.span, &name);
                    exception.cites.iter().for_each(|cite| self.add(CoverageKind::Citation, exception.span, cite));
                    self.add_clauses(&name, &exception.clauses);
                }
            }
        }
    }

    fn add_clauses(&mut self, of: &str, clauses: &[Clause]) {
        clauses.iter().for_each(|clause| self.add_clause(of, clause, true));
    }

    fn add_clause(&mut self, of: &str, clause: &Clause, can_fail: bool) {
        let name = clause_name(of, clause);
        self.add(CoverageKind::ClauseHolds, clause.span, &name);
        if can_fail {
            self.add(CoverageKind::ClauseFails, clause.span, &name);
        }
        if can_fail && clause.note.is_some() {
            self.add(CoverageKind::Note, clause.span, &name);
        }
        clause.cites.iter().for_each(|cite| self.add(CoverageKind::Citation, clause.span, cite));
    }
}

/// Whether a member is the last arm of a precedence without `otherwise`. Such a split is complete, so the last arm takes every
/// record that reaches it: its clauses keep none out, and no test could show one that they do.
fn takes_what_is_left(axis: &Axis, member: usize) -> bool {
    let Relation::Arm(split) = axis.members[member].relation else { return false };
    let split = &axis.splits[split];
    split.ordered && split.otherwise.is_none() && split.arms.last() == Some(&member)
}

/// `annex[14]`, `annex row a`; what a block gives for each code is one thing: `annex[Origin.n]`.
pub(super) fn member_name(table: &Table, axis: &Axis, dimension: Dimension, member: usize) -> String {
    let member = &axis.members[member];
    let id = member.each.as_ref().unwrap_or(&member.id);
    match dimension {
        Dimension::Row => format!("{} row {id}", table.name),
        Dimension::Column => format!("{}[{id}]", table.name),
    }
}

/// `annex: [14] <= [6]`. What is asked of each code of a block, or of each of some tables, is one check, and called by its first.
pub(super) fn check_name(table: &Table, check: &Check) -> String {
    let first = table.checks.iter().find(|other| other.span == check.span).unwrap_or(check);
    format!("{}: {}", table.name, first.shown)
}

/// `annex[14]: where sex = female`.
pub(super) fn clause_name(of: &str, clause: &Clause) -> String {
    format!("{of}: {}", clause.words)
}

/// `Unit.members`, over whatever period: the rule is the same one.
pub(super) fn aggregate_name(schema: &Schema, aggregate: &Aggregate) -> String {
    let name = aggregate.name.split(' ').next().unwrap_or_default();
    format!("{}.{name}", schema.record_name(aggregate.on))
}

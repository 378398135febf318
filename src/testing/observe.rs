//! What a test sees of the rules while it holds its expectations against what came out.

use std::collections::BTreeSet;

use crate::model::test::ExpectedDecision;
use crate::model::{Clause, Criteria, End, Expression, Relation, Requirement, Table};
use crate::outcome::{Decision, Met, Verdict};
use crate::schema::RecordId;
use crate::syntax::tree::Dimension;
use crate::value::Truth;

use super::cells::{measure, measured};
use super::conditions::{self, Origin, holds};
use super::coverage::{Coverage, CoverageKind, aggregate_name, check_name, clause_name, member_name};
use super::run::Running;

/// A condition that a record must meet.
struct Seen<'m> {
    condition: Expression,
    /// The clause that it is, if it is one, with its name.
    clause: Option<(&'m Clause, String)>,
    /// Whether it is that no arm which comes first takes the record.
    is_precedence: bool,
}

impl Running<'_> {
    /// Marks what the expectation of a cell sees.
    pub fn see_cell(&self, coverage: &mut Coverage, table: usize, row: usize, column: usize) {
        let of = &self.model.tables[table];
        coverage.mark(CoverageKind::Table, of.span, &of.name);
        of.cites.iter().for_each(|cite| coverage.mark(CoverageKind::Citation, of.span, cite));
        see_column(coverage, of, column);
        for at in measured(of, row, column) {
            see_column(coverage, of, at.column);
            self.see_measured(coverage, of.at(at.aside), at.row, at.column);
        }
    }

    /// Marks the check of a table whose result is expected.
    pub fn see_check(&self, coverage: &mut Coverage, table: usize, check: usize) {
        let of = &self.model.tables[table];
        let check = &of.checks[check];
        coverage.mark(CoverageKind::Check, check.span, &check_name(of, check));
    }

    /// Marks a check between tables whose result is expected.
    pub fn see_tie(&self, coverage: &mut Coverage, tie: usize) {
        for check in &self.model.ties[tie].checks {
            coverage.mark(CoverageKind::Check, check.span, &check.shown);
        }
    }

    /// Marks a check of the report for one whose result is expected.
    pub fn see_check_of_unit(&self, coverage: &mut Coverage, unit: usize, check: usize) {
        let Some(unit) = self.model.each.as_ref().map(|each| &each.units[unit]) else { return };
        let check = &unit.checks[check];
        coverage.mark(CoverageKind::Check, check.span, &check.of_all(&unit.id));
    }

    fn see_measured(&self, coverage: &mut Coverage, of: &Table, row: usize, column: usize) {
        let Some(measure) = measure(of, row, column) else { return };
        let record = measure.record;
        let mut all: Vec<Seen<'_>> = Vec::new();
        if record == of.record {
            all.extend(clauses(&of.name, &of.universe));
        }
        let chains = [
            (Dimension::Row, chain(of, Dimension::Row, row)),
            (Dimension::Column, chain(of, Dimension::Column, column)),
        ];
        for (dimension, members) in &chains {
            let axis = of.axis(*dimension);
            for member in members {
                let name = member_name(of, axis, *dimension, *member);
                all.extend(clauses(&name, &axis.members[*member].clauses));
            }
            // What else a record must meet: codes, choices, the arms that come first.
            let last = members.first().copied().unwrap_or_default();
            let others = conditions::of_member(of, *dimension, last, record).into_iter();
            let others = others.filter(|part| part.origin != Origin::Clause);
            all.extend(others.map(|part| Seen {
                condition: part.condition,
                clause: None,
                is_precedence: part.origin == Origin::Precedence,
            }));
        }
        let mut counts = false;
        for at in 0..self.prepared.records.set(record).len() as u32 {
            counts |= self.see_conditions(coverage, &all, record, at);
        }
        for (dimension, members) in chains.iter().filter(|_| counts) {
            let axis = of.axis(*dimension);
            for member in members.iter().filter(|member| matches!(axis.members[**member].relation, Relation::Arm(_))) {
                let name = member_name(of, axis, *dimension, *member);
                coverage.mark(CoverageKind::Arm, axis.members[*member].span, &name);
            }
        }
        let mut read = expressions(&all);
        read.extend(&measure.operand);
        self.see_aggregates(coverage, &read, &mut BTreeSet::new());
    }

    /// Marks each clause by which, with all others, a record counts, and each that it fails while it meets all others, whatever
    /// arms come first. Whether it counts.
    fn see_conditions(&self, coverage: &mut Coverage, all: &[Seen<'_>], record: RecordId, row: u32) -> bool {
        let truths: Vec<Truth> = all.iter().map(|seen| self.known.truth(&seen.condition, record, row)).collect();
        let own = all.iter().zip(&truths).filter(|(seen, _)| !seen.is_precedence);
        let open: Vec<(&Seen<'_>, Truth)> = own.filter(|(_, t)| !t.is_yes()).map(|(seen, t)| (seen, *t)).collect();
        match open.as_slice() {
            [] if truths.iter().all(|truth| truth.is_yes()) => {
                let clauses = all.iter().filter_map(|seen| seen.clause.as_ref());
                clauses.for_each(|(clause, name)| see_clause(coverage, clause, name, true));
                true
            }
            [(seen, Truth::No)] => {
                if let Some((clause, name)) = &seen.clause {
                    see_clause(coverage, clause, name, false);
                }
                false
            }
            _ => false,
        }
    }

    /// Marks the clauses of the derived fields that conditions read.
    fn see_aggregates(&self, coverage: &mut Coverage, conditions: &[&Expression], done: &mut BTreeSet<u32>) {
        let mut found = Vec::new();
        for condition in conditions {
            condition.paths(&mut |path| {
                for read in path.behind(&self.model.schema) {
                    if let End::Aggregate(index) = read.end
                        && done.insert(index)
                    {
                        found.push(index);
                    }
                }
            });
        }
        for index in found {
            let Some(aggregate) = self.model.aggregates.get(index as usize) else { continue };
            let all = clauses(&aggregate_name(&self.model.schema, aggregate), &aggregate.clauses);
            for row in 0..self.prepared.records.set(aggregate.of).len() as u32 {
                self.see_conditions(coverage, &all, aggregate.of, row);
            }
            let mut inner = expressions(&all);
            inner.extend(&aggregate.operand);
            self.see_aggregates(coverage, &inner, done);
        }
    }

    /// Marks what the expectation of a decision sees.
    pub fn see_decision(
        &self,
        coverage: &mut Coverage,
        criteria: &Criteria,
        row: u32,
        decision: &Decision,
        expected: &ExpectedDecision,
    ) {
        coverage.mark(CoverageKind::Criteria, criteria.span, &criteria.name);
        let Some(version) = decision.version.map(|version| &criteria.versions[version]) else { return };
        version.cites.iter().for_each(|cite| coverage.mark(CoverageKind::Citation, criteria.span, cite));
        let failing = decision.requirements.iter().filter(|met| **met == Met::Not).count();
        for (requirement, met) in version.requirements.iter().zip(&decision.requirements) {
            // Would the test notice if this requirement came out otherwise?
            let by_the_whole = expected.is_of_the_whole()
                && (expected.because.is_some()
                    || decision.verdict == Verdict::Eligible
                    || (failing == 1 && *met == Met::Not));
            let by_itself = expected.requirements.iter().any(|one| one.requirement == requirement.name);
            if by_the_whole || by_itself {
                self.see_requirement(coverage, criteria, requirement, row, met);
            }
        }
    }

    fn see_requirement(
        &self,
        coverage: &mut Coverage,
        criteria: &Criteria,
        requirement: &Requirement,
        row: u32,
        met: &Met,
    ) {
        let record = criteria.record;
        let name = format!("{}.{}", criteria.name, requirement.name);
        requirement.cites.iter().for_each(|cite| coverage.mark(CoverageKind::Citation, requirement.span, cite));
        if *met == Met::Not {
            coverage.mark(CoverageKind::Reason, requirement.span, &name);
        }
        let own = clauses(&name, &requirement.clauses);
        let by_itself = self.see_conditions(coverage, &own, record, row);
        self.see_aggregates(coverage, &expressions(&own), &mut BTreeSet::new());
        for (index, exception) in requirement.exceptions.iter().enumerate().filter(|_| !by_itself) {
            let name = format!("{}.{}", criteria.name, exception.name);
            let all = clauses(&name, &exception.clauses);
            self.see_conditions(coverage, &all, record, row);
            self.see_aggregates(coverage, &expressions(&all), &mut BTreeSet::new());
            if *met == Met::ByException(index) {
                coverage.mark(CoverageKind::Exception, exception.span, &name);
                exception.cites.iter().for_each(|cite| coverage.mark(CoverageKind::Citation, exception.span, cite));
            }
        }
    }
}

/// A member and all that it lies in, itself first.
fn chain(of: &Table, dimension: Dimension, member: usize) -> Vec<usize> {
    let members = &of.axis(dimension).members;
    let chain = std::iter::successors(Some(member), |member| members[*member].parent);
    chain.take(members.len()).collect()
}

/// What conditions ask.
fn expressions<'e>(all: &'e [Seen<'_>]) -> Vec<&'e Expression> {
    all.iter().map(|seen| &seen.condition).collect()
}

fn clauses<'m>(of: &str, clauses: &'m [Clause]) -> Vec<Seen<'m>> {
    let seen = |clause: &'m Clause| Seen {
        condition: holds(clause),
        clause: Some((clause, clause_name(of, clause))),
        is_precedence: false,
    };
    clauses.iter().map(seen).collect()
}

fn see_column(coverage: &mut Coverage, of: &Table, column: usize) {
    let name = member_name(of, &of.columns, Dimension::Column, column);
    coverage.mark(CoverageKind::Column, of.columns.members[column].span, &name);
}

fn see_clause(coverage: &mut Coverage, clause: &Clause, name: &str, held: bool) {
    let kind = if held { CoverageKind::ClauseHolds } else { CoverageKind::ClauseFails };
    coverage.mark(kind, clause.span, name);
    clause.cites.iter().for_each(|cite| coverage.mark(CoverageKind::Citation, clause.span, cite));
    if !held && clause.note.is_some() {
        coverage.mark(CoverageKind::Note, clause.span, name);
    }
}

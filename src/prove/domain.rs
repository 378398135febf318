//! Where a proof holds: of which records, in which rows or columns, on which days.
//!
//! A claim about all records may hold only for those whose fields are known, or only in the rows that measure what the check is
//! about. Then it is a proof with limits, and they are said with it.

use std::collections::BTreeSet;

use crate::exec;
use crate::model::{Axis, Body, Formula, Measure, Model, Path, Position, Table};
use crate::schema::RecordId;
use crate::speech::labels;
use crate::syntax::tree::{self, MeasureKind};
use crate::value::{CompareOp, Date, Number};

use super::weights::{Weights, add_weights};
use super::witness::Witness;

/// How many rows or columns are named before the rest is counted.
const NAMED: usize = 4;

/// Within which limits something was proved; without any it would simply be proved.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Limits {
    /// The fields that must be known, in the analyst's labels.
    pub known: Vec<String>,
    /// Whether what is worked out from them must have a value too.
    pub computable: bool,
    /// The rows or columns that are not spoken of, as `row avg`: a run verifies them.
    pub except: Vec<String>,
    /// What comes out beyond the limits, in words, and a made-up record that shows it.
    pub beyond: Option<(String, Witness)>,
}

impl Limits {
    /// Whether it holds only of records of which something is known.
    #[must_use]
    pub fn is_about_blanks(&self) -> bool {
        self.computable || !self.known.is_empty()
    }

    /// In words: ``where Giới tính is known, but for row `avg` ``.
    #[must_use]
    pub fn words(&self) -> String {
        let mut parts = Vec::new();
        if !self.known.is_empty() {
            let is = if self.known.len() == 1 { "is" } else { "are" };
            parts.push(format!("where {} {is} known", enumerated(&self.known)));
        }
        if self.computable {
            parts.push("where all that is worked out has a value".to_owned());
        }
        if !self.except.is_empty() {
            let mut named: Vec<String> = self.except.iter().take(NAMED).cloned().collect();
            if self.except.len() > NAMED {
                named.push(format!("{} more", self.except.len() - NAMED));
            }
            parts.push(format!("but for {}", enumerated(&named)));
        }
        parts.join(" and ")
    }
}

/// The days on which a claim was looked at, where the table reads versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Days {
    /// It reads none: every day is like the other.
    #[default]
    Alike,
    /// All days that versions tell apart, so many, with the same answer.
    All(usize),
    /// The answer is that of one day; on another it is not the same.
    One(Date),
}

impl Days {
    /// In words, to stand behind a claim; empty where there is nothing to say.
    #[must_use]
    pub fn words(self) -> String {
        match self {
            Days::Alike => String::new(),
            Days::All(count) => format!(", on each of the {count} days that versions tell apart"),
            Days::One(day) => format!(", at {day}"),
        }
    }
}

pub(super) fn enumerated(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// The labels of fields, each once, in the order of the paths.
pub(super) fn in_labels(model: &Model, record: RecordId, paths: &BTreeSet<&Path>) -> Vec<String> {
    let mut shown: Vec<String> = Vec::new();
    for path in paths {
        let label = labels(model, record, path);
        if !shown.contains(&label) {
            shown.push(label);
        }
    }
    shown
}

/// What a comparison of counts of one record type is about.
pub(super) struct Counts<'a> {
    pub table: &'a Table,
    /// Which members its formulas name.
    pub over: tree::Dimension,
    pub op: CompareOp,
    pub record: RecordId,
    /// All members that it names, those behind formulas too.
    pub members: BTreeSet<usize>,
}

impl Counts<'_> {
    fn axes(&self) -> (&Axis, &Axis) {
        (self.table.axis(self.over), self.table.axis(self.over.across()))
    }

    /// The rows (or columns) in which the comparison is made and what was asked of the conditions of its members says nothing of their cells: they
    /// have a measure, a formula or a single cell of their own.
    pub fn stands_apart(&self) -> Vec<String> {
        let (_, across) = self.axes();
        let word = self.over.across().word();
        let with_own_cells = self.with_own_cells();
        let asked = |at: &usize| self.over == tree::Dimension::Column || across.adds_up(*at);
        let apart = (0..across.members.len()).filter(asked).filter(|at| !self.is_counted(*at, &with_own_cells));
        apart.map(|at| format!("{word} `{}`", across.members[at].id)).collect()
    }

    /// The rows (or columns) in which a member of the comparison has a single cell of its own.
    fn with_own_cells(&self) -> BTreeSet<usize> {
        let own = self.table.overrides.iter().filter(|own| !matches!(own.body, Body::NotApplicable));
        let places = own.map(|own| match self.over {
            tree::Dimension::Column => (own.row, own.column),
            tree::Dimension::Row => (own.column, own.row),
        });
        places.filter(|(_, member)| self.members.contains(member)).map(|(at, _)| at).collect()
    }

    /// Whether every cell of the comparison in this row (or column) is what its member counts, or adds such cells up.
    fn is_counted(&self, at: usize, with_own_cells: &BTreeSet<usize>) -> bool {
        let (along, across) = self.axes();
        if with_own_cells.contains(&at) {
            return false;
        }
        match &across.members[at].body {
            Body::NotApplicable => true,
            Body::Measure(measure) => self.members.iter().all(|member| match &along.members[*member].body {
                Body::Measure(own) => self.measures_count(own, measure),
                _ => true,
            }),
            Body::Formula(formula) => {
                let mut weights = Weights::new();
                let adds = !across.members[at].presentation.percent
                    && formula.is_weighted_sum()
                    && add_weights(across, formula, Number::from(1), &mut weights).is_some();
                let keeps_sign = self.op == CompareOp::Equal || weights.values().all(|weight| *weight >= Number::ZERO);
                let is_counted = |inner: &usize| *inner != at && self.is_counted(*inner, with_own_cells);
                // A formula in between may be replaced by a single cell, which its weights do not show.
                let mut between = BTreeSet::new();
                named(across, formula, &mut between);
                adds && keeps_sign && between.is_disjoint(with_own_cells) && weights.keys().all(is_counted)
            }
        }
    }

    /// Whether a cell between a member of the comparison and a measuring row (or column) counts the records in question, or sums the
    /// same of them: sums over the same records are equal, but they can be below zero.
    fn measures_count(&self, own: &Measure, across: &Measure) -> bool {
        let counts = |measure: &Measure| match measure.kind {
            MeasureKind::Count => true,
            MeasureKind::Sum => self.op == CompareOp::Equal,
            _ => false,
        };
        match self.over {
            tree::Dimension::Column if across.written => across.record == self.record && counts(across),
            tree::Dimension::Column => own.record == self.record && own.kind == MeasureKind::Count,
            // Rows that count by themselves beside rows that sum what the column says would not measure the same.
            tree::Dimension::Row => {
                across.record == self.record && counts(across) && (across.kind == MeasureKind::Count || !own.written)
            }
        }
    }
}

/// The members that a formula names, and those that their formulas name.
pub(super) fn named(axis: &Axis, formula: &Formula, found: &mut BTreeSet<usize>) {
    formula.members(&mut |member| {
        if found.insert(member)
            && let Body::Formula(inner) = &axis.members[member].body
        {
            named(axis, inner, found);
        }
    });
}

/// The two sides of a comparison of counts for one record, given which members it is in.
pub(super) fn sides(axis: &Axis, left: &Formula, right: &Formula, is_in: &dyn Fn(usize) -> bool) -> String {
    let side = |formula: &Formula| side(axis, formula, is_in);
    match (side(left), side(right)) {
        (crate::outcome::CellValue::Number(left), crate::outcome::CellValue::Number(right)) => {
            format!("{left} against {right}")
        }
        _ => "the two sides differ".to_owned(),
    }
}

fn side(axis: &Axis, formula: &Formula, is_in: &dyn Fn(usize) -> bool) -> crate::outcome::CellValue {
    // Whichever axis it is: of the cells named the member alone is asked.
    exec::evaluate(formula, Position::own(0, 0), tree::Dimension::Column, &mut |at| match &axis.members[at.column].body
    {
        Body::Formula(inner) => side(axis, inner, is_in),
        _ => crate::outcome::CellValue::Number(i64::from(is_in(at.column)).into()),
    })
}

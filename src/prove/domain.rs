//! Where a proof holds: of which records, in which rows or columns, on which days.
//!
//! A claim about all records may hold only for those whose fields are known, or only in the rows that measure what the check is
//! about. Then it is a proof with limits, and they are said with it.

use std::collections::BTreeSet;

use crate::exec;
use crate::message::{Argument, Message, phrases, proofs as say};
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
    /// The rows or columns that are not spoken of, as ``row `avg` ``: a run verifies them.
    pub except: Vec<Message>,
    /// What comes out beyond the limits, and a made-up record that shows it.
    pub beyond: Option<(Message, Witness)>,
}

impl Limits {
    /// Whether it holds only of records of which something is known.
    #[must_use]
    pub fn is_about_blanks(&self) -> bool {
        self.computable || !self.known.is_empty()
    }

    /// A claim that holds within them.
    pub(super) fn of_claim(&self, claim: Message) -> Message {
        match self.said() {
            Some(limits) => say::claim_within(claim, limits),
            None => claim,
        }
    }

    /// That a claim holds within them alone.
    pub(super) fn of_claim_only(&self, claim: Message) -> Message {
        match self.said() {
            Some(limits) => say::only_within(claim, limits),
            None => claim,
        }
    }

    /// ``where Giới tính is known and but for row `avg` ``; `None` where there are none.
    pub(super) fn said(&self) -> Option<Argument> {
        let mut parts = Vec::new();
        match self.known.as_slice() {
            [] => {}
            [field] => parts.push(say::where_known(field)),
            fields => parts.push(say::where_all_known(Argument::all(fields))),
        }
        if self.computable {
            parts.push(say::where_computable());
        }
        match self.except.split_at(self.except.len().min(NAMED)) {
            ([], _) => {}
            (named, []) => parts.push(say::but_for(Argument::all(named))),
            (named, rest) => parts.push(say::but_for(phrases::and_more(Argument::list(named), rest.len()))),
        }
        (!parts.is_empty()).then(|| Argument::all(parts))
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
    /// A claim on these days.
    pub(super) fn of_claim(self, claim: Message) -> Message {
        match self {
            Days::Alike => claim,
            Days::All(count) => say::on_all_days(claim, count),
            Days::One(day) => say::at_day(claim, day),
        }
    }
}

/// The labels of fields, each once, in the order of the paths.
pub(super) fn in_labels(model: &Model, record: RecordId, paths: &BTreeSet<&Path>) -> Vec<String> {
    let mut shown: Vec<String> = Vec::new();
    for path in paths {
        let label = labels(model, model.words, record, path);
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
    pub fn stands_apart(&self) -> Vec<Message> {
        let (_, across) = self.axes();
        let with_own_cells = self.with_own_cells();
        let asked = |at: &usize| self.over == tree::Dimension::Column || across.adds_up(*at);
        let apart = (0..across.members.len()).filter(asked).filter(|at| !self.is_counted(*at, &with_own_cells));
        apart.map(|at| self.over.across().called(&across.members[at].id)).collect()
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
pub(super) fn sides(axis: &Axis, left: &Formula, right: &Formula, is_in: &dyn Fn(usize) -> bool) -> Message {
    let side = |formula: &Formula| side(axis, formula, is_in);
    match (side(left), side(right)) {
        (crate::outcome::CellValue::Number(left), crate::outcome::CellValue::Number(right)) => {
            say::gives(left.to_string(), right.to_string())
        }
        _ => say::sides_differ(),
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

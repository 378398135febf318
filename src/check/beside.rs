//! `beside`: another period beside every column, as columns of their own.
//!
//! A table with such a line is the table with those columns written out. Which columns have something to put beside them is found
//! first: of one of which nothing names the period the same figure would stand there twice.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Severity, codes};
use crate::message::{periods as say, tables};
use crate::model::{Body, Formula, Table};
use crate::source::Spanned;
use crate::syntax::tree::{
    self, ArithmeticOp, AxisEntry, Beside, BesideBoth, Companions, Dimension, Member, Name, OfBlock, Presentation,
    TableEntry,
};

use super::asides;
use super::differing::rests_on_what_stays;
use super::over::Overs;
use super::scope::{Scope, listing};

/// A checked table with what stands beside its columns; `None` if nothing of it can be kept.
pub(super) fn table<'a>(scope: &Scope<'a>, overs: &Overs<'a, '_>, written: &tree::Table) -> Option<Table> {
    let mut lines = written.entries.iter().filter_map(|entry| match entry {
        TableEntry::Beside(beside) => Some(beside.as_ref()),
        _ => None,
    });
    let first = lines.next();
    say_out_of_place(scope, written, first);
    let Some(beside) = first else { return asides::table(scope, overs, written) };
    if let Some(again) = lines.next() {
        scope.say_at(&codes::TWICE_IN_TABLE, again.over.span, say::beside_twice(), tables::said_before());
    }
    say_unrounded(scope, beside);
    let stays = what_stays(scope, overs, written, beside);
    say_left_out(scope, beside, written, &stays);
    say_ratio_of_ranks(scope, beside, written);
    let mut expanded = written.clone();
    each_member(&mut expanded, &mut |member| {
        if has_companions(member) && !stays.contains(&member.id.value) {
            expand(member, beside);
        }
    });
    asides::table(scope, overs, &expanded)
}

/// Says which members speak of what stands beside them where nothing can.
fn say_out_of_place(scope: &Scope<'_>, written: &tree::Table, beside: Option<&Beside>) {
    let mut say = |member: &Member| {
        let Some(said) = member.beside else { return };
        let message = match (member.dimension, beside) {
            (Dimension::Row, _) => say::beside_columns_only(),
            (Dimension::Column, None) => say::nothing_beside_columns(),
            (Dimension::Column, Some(_)) => return,
        };
        scope.say_at(&codes::MEMBER_BODY, said.span, message, say::beside_nothing_as_it_is());
    };
    for entry in &written.entries {
        if let TableEntry::Axis(entry) = entry {
            entry.members(&mut say);
        }
    }
}

/// A rank says which place a row has, and not how much it has of something.
fn say_ratio_of_ranks(scope: &Scope<'_>, beside: &Beside, written: &tree::Table) {
    let Some(ratio) = beside.both.iter().find(|both| !both.difference) else { return };
    let mut say = |member: &Member| {
        let Some(tree::Body::Formula(tree::Formula::Rank { span, .. }, _)) = &member.body else { return };
        if member.beside.is_none() && has_companions(member) {
            scope.say(
                Diagnostic::new(&codes::BAD_RANK, say::ratio_of_ranks(&member.id.value))
                    .at(*span, say::is_a_place())
                    .at(ratio.label.span, say::ratio_beside_each_column())
                    .help(say::say_beside_difference()),
            );
        }
    };
    for entry in &written.entries {
        if let TableEntry::Axis(entry) = entry {
            entry.members(&mut say);
        }
    }
}

/// Calls `visit` for each column and row that is written out.
fn each_member(table: &mut tree::Table, visit: &mut dyn FnMut(&mut Member)) {
    fn each(entry: &mut AxisEntry, visit: &mut dyn FnMut(&mut Member)) {
        match entry {
            AxisEntry::Member(member) => visit(member),
            AxisEntry::Heading { entries, .. }
            | AxisEntry::Split { entries, .. }
            | AxisEntry::OfWhich { entries, .. }
            | AxisEntry::EachCode { entries, .. }
            | AxisEntry::EachPeriod { entries, .. } => {
                entries.iter_mut().for_each(|entry| each(entry, visit));
            }
            AxisEntry::Codes { .. } | AxisEntry::Periods { .. } | AxisEntry::Reasons { .. } => {}
        }
    }
    for entry in &mut table.entries {
        if let TableEntry::Axis(entry) = entry {
            each(entry, visit);
        }
    }
}

/// Whether something can stand beside a member: a column with figures that is not over another period itself, and does not refuse it.
fn has_companions(member: &Member) -> bool {
    let has_figures = match &member.body {
        Some(tree::Body::NotApplicable(_) | tree::Body::Formula(tree::Formula::Over { .. }, _)) => false,
        Some(tree::Body::Measure(..) | tree::Body::Formula(..)) | None => true,
    };
    member.dimension == Dimension::Column
        && !member.hidden
        && has_figures
        && member.beside.is_none_or(|beside| beside.difference)
}

/// The ids of columns of which nothing moves with the period, and of those that rest on one.
fn what_stays<'a>(
    scope: &Scope<'a>,
    overs: &Overs<'a, '_>,
    written: &tree::Table,
    beside: &Beside,
) -> BTreeSet<String> {
    let mut asked = Vec::new();
    let mut trial = written.clone();
    each_member(&mut trial, &mut |member| {
        if has_companions(member) {
            asked.push(then(member, beside));
        }
    });
    trial.entries.extend(asked.into_iter().map(|member| TableEntry::Axis(AxisEntry::Member(Box::new(member)))));
    // What is found of the trial is said of the table itself, where it is true of that.
    let before = scope.take_findings();
    let tried = asides::table(scope, overs, &trial);
    scope.take_findings();
    before.into_iter().for_each(|finding| scope.say(finding));
    let Some(table) = tried else { return BTreeSet::new() };
    let columns = table.columns.members.iter().filter_map(|member| {
        let Body::Formula(Formula::Over(Some(aside), inner)) = &member.body else { return None };
        let Formula::Member(of) = &**inner else { return None };
        let other = &table.asides.get(*aside)?.table;
        rests_on_what_stays(&table, other, *of).then(|| table.columns.members[*of].id.clone())
    });
    columns.collect()
}

/// A column with what stands beside it.
fn expand(member: &mut Member, beside: &Beside) {
    let mut members = vec![then(member, beside)];
    for both in beside.both.iter().filter(|both| !is_unrounded(both)) {
        let difference = both.difference || member.beside.is_some_and(|of_it| of_it.difference);
        let companion = companion(member, both, difference);
        if !members.iter().any(|other| other.id.value == companion.id.value) {
            members.push(companion);
        }
    }
    let heading = std::mem::replace(&mut member.label, beside.this.clone());
    member.companions = Some(Companions { heading, members });
}

/// The column over the other period, to be shown as the column is.
fn then(member: &Member, beside: &Beside) -> Member {
    let inner = Box::new(tree::Formula::Member(member.id.clone()));
    let formula = tree::Formula::Over { inner, over: beside.over.clone() };
    Member { label: beside.then.clone(), ..bare(member, "then", tree::Body::Formula(formula, Presentation::default())) }
}

/// The ratio of both, or their difference, which is shown as the column is where nothing else is said.
fn companion(member: &Member, both: &BesideBoth, difference: bool) -> Member {
    let (op, word) = if difference { (ArithmeticOp::Subtract, "difference") } else { (ArithmeticOp::Divide, "ratio") };
    let left = Box::new(tree::Formula::Member(member.id.clone()));
    let right = Box::new(tree::Formula::Member(named(member, "then")));
    let shown = if difference && !both.difference { Presentation::default() } else { both.shown.clone() };
    let body = tree::Body::Formula(tree::Formula::Binary { op, left, right }, shown);
    Member { label: both.label.clone(), ..bare(member, word, body) }
}

fn bare(member: &Member, word: &str, body: tree::Body) -> Member {
    Member {
        doc: None,
        id: named(member, word),
        // Beside the number of the column none is printed.
        printed: Some(Spanned { value: String::new(), span: member.id.span }),
        values: None,
        otherwise: None,
        body: Some(body),
        clauses: Vec::new(),
        cites: Vec::new(),
        beside: None,
        companions: None,
        of_block: member.of_block.as_ref().map(|of_block| OfBlock {
            each: format!("{}_{word}", of_block.each),
            codes: None,
            decided: Vec::new(),
            lacks: of_block.lacks.iter().map(|lack| format!("{lack}_{word}")).collect(),
            group: None,
            period: None,
            numbered: false,
            of_each: false,
        }),
        ..member.clone()
    }
}

fn named(member: &Member, word: &str) -> Name {
    Spanned { value: format!("{}_{word}", member.id.value), span: member.id.span }
}

fn is_unrounded(both: &BesideBoth) -> bool {
    !both.difference && both.shown.rounding.is_none()
}

fn say_unrounded(scope: &Scope<'_>, beside: &Beside) {
    for both in beside.both.iter().filter(|both| is_unrounded(both)) {
        let mut finding = Diagnostic::new(&codes::NO_ROUNDING, say::ratio_not_rounded())
            .at(both.span, tables::decimals_may_not_end())
            .help(say::write_rounded_ratio());
        finding.severity = Severity::Error;
        scope.say(finding);
    }
}

/// Says beside which columns nothing stands, though nobody said so.
fn say_left_out(scope: &Scope<'_>, beside: &Beside, written: &tree::Table, stays: &BTreeSet<String>) {
    let mut left: Vec<String> = stays.iter().cloned().collect();
    for entry in &written.entries {
        if let TableEntry::Axis(AxisEntry::Codes { dimension: Dimension::Column, list, .. }) = entry {
            left.push(format!("columns {}", list.value));
        }
    }
    if left.is_empty() {
        return;
    }
    let left: Vec<&str> = left.iter().map(String::as_str).collect();
    let message = say::nothing_beside(listing(&left));
    scope.say(
        Diagnostic::new(&codes::NOTHING_BESIDE, message)
            .at(beside.over.span, say::nothing_in_them_moves())
            .help(say::say_beside_nothing()),
    );
}

//! Cells that stand apart from their row and column: one by one, or all those of a list.

use std::collections::BTreeMap;

use indexmap::IndexSet;

use crate::diagnostic::{Diagnostic, Edit, Help, codes, did_you_mean};
use crate::message::{frame, tables as say};
use crate::model::{Axis, Body, Clause, Formula, Override};
use crate::outcome::Presentation;
use crate::schema::RecordId;
use crate::syntax::tree::{self, CellPlace, Dimension, MeasureKind, Name, TableEntry};

use super::body::{self, divides, presentation};
use super::over::OwnCells;
use super::own_days::clauses as clauses_of;
use super::parts::{Parts, say_no_rounding};
use super::scope::listing;

/// What is said of single cells, by row and column.
/// `of` is the table's record type and universe.
pub(super) fn overrides(parts: &Parts<'_, '_, '_>, table: &tree::Table, of: (RecordId, &[Clause])) -> Vec<Override> {
    let mut overrides: BTreeMap<(usize, usize), Override> = BTreeMap::new();
    for entry in &table.entries {
        let TableEntry::Cell { row, column, body, clauses, span } = entry else { continue };
        let (rows, columns) = (parts.places(Dimension::Row, row), parts.places(Dimension::Column, column));
        let (Some(rows), Some(columns)) = (rows, columns) else { continue };
        let places = || rows.iter().flat_map(|row| columns.iter().map(move |column| (*row, *column)));
        if places().any(|place| overrides.contains_key(&place)) {
            let message = match (row, column) {
                (CellPlace::One(_), CellPlace::One(_)) => say::cell_said_twice(),
                _ => say::one_cell_said_twice(),
            };
            parts.scope.say_at(&codes::TWICE_IN_TABLE, *span, message, say::said_before());
            continue;
        }
        let found = match body {
            tree::Body::Measure(measure, shown) => {
                parts.measured_alone(of, (measure, shown), clauses, [rows.clone(), columns.clone()])
            }
            _ => parts.body_of_cell(body, clauses),
        };
        let Some((body, presentation)) = found else { continue };
        let single = |(row, column)| ((row, column), Override { row, column, body: body.clone(), presentation });
        overrides.extend(places().map(single));
    }
    overrides.into_values().collect()
}

impl Parts<'_, '_, '_> {
    /// A measure of the cells' own: instead of what their rows and columns ask, these clauses are asked.
    fn measured_alone(
        &self,
        (record, universe): (RecordId, &[Clause]),
        (measure, shown): (&tree::Measure, &tree::Presentation),
        clauses: &[tree::Clause],
        [rows, columns]: [Vec<usize>; 2],
    ) -> Option<(Body, Presentation)> {
        let measured = body::measure(self.scope, record, measure)?;
        let clauses = clauses_of(self.scope, self.own_days, measured.record, clauses);
        if measure.kind == MeasureKind::Average && shown.rounding.is_none() {
            say_no_rounding(self.scope, measure.span);
        }
        let (row, column) =
            (&self.rows.axis.members[*rows.first()?].id, &self.columns.axis.members[*columns.first()?].id);
        let words = format!("[{row}, {column}]");
        let cells = OwnCells { rows, columns, measure: measured, clauses, universe: universe.to_vec() };
        let aside = self.periods.own(self.scope, cells, words, measure.span);
        Some((Body::Formula(Formula::Own(aside, false)), presentation(self.scope, shown)))
    }

    fn body_of_cell(&self, written: &tree::Body, clauses: &[tree::Clause]) -> Option<(Body, Presentation)> {
        if let Some(clause) = clauses.first() {
            let message = say::cell_with_condition();
            self.scope.say_at(&codes::MEMBER_BODY, clause.span, message, say::cell_counts_no_records());
        }
        match written {
            tree::Body::NotApplicable(_) => Some((Body::NotApplicable, Presentation::default())),
            tree::Body::Formula(formula, shown) => {
                let resolved = self.formula(Dimension::Column, formula);
                if resolved.as_ref().is_some_and(divides) && shown.rounding.is_none() {
                    say_no_rounding(self.scope, formula.span());
                }
                let presentation = presentation(self.scope, shown);
                resolved.map(|resolved| (Body::Formula(resolved), presentation))
            }
            tree::Body::Measure(..) => None,
        }
    }

    /// The members at a place, by position.
    fn places(&self, over: Dimension, place: &CellPlace) -> Option<Vec<usize>> {
        let (list, except) = match place {
            CellPlace::One(name) if self.is_list_of_line(over, name) => {
                self.say_bare_list(over, name);
                return None;
            }
            CellPlace::One(name) => return self.position(over, name).map(|position| vec![position]),
            CellPlace::OfList { list, except } => (list, except),
            CellPlace::OfEach(name) => return self.rows_of_each(name),
        };
        let axis = if over == Dimension::Row { &self.rows.axis } else { &self.columns.axis };
        let mut places: Vec<usize> =
            (0..axis.members.len()).filter(|member| self.given_by(axis, *member) == Some(&list.value)).collect();
        if places.is_empty() {
            self.say_no_line(over, list);
            return None;
        }
        for name in except {
            let position = self.position(over, name)?;
            match places.iter().position(|place| *place == position) {
                Some(at) => drop(places.remove(at)),
                None => {
                    let message = say::not_given_by_list(&name.value, over.word_of_several(), &list.value);
                    self.scope.say_at(&codes::UNKNOWN_MEMBER, name.span, message, say::not_given_there());
                    return None;
                }
            }
        }
        Some(places)
    }

    /// The line that gives a member, as it is called: a list; of what stands in a block, with its id behind.
    fn given_by<'m>(&'m self, axis: &'m Axis, member: usize) -> Option<&'m str> {
        let member = &axis.members[member];
        let list = || Some(self.scope.schema.list_name(axis.code_lines[member.codes.as_ref()?.0].list));
        member.each.as_deref().or_else(list)
    }

    /// Whether a line gives the codes of a list of this name, and nothing else is called so.
    fn is_list_of_line(&self, over: Dimension, name: &Name) -> bool {
        let drafted = if over == Dimension::Row { self.rows } else { self.columns };
        let mut lists = drafted.axis.code_lines.iter().map(|line| self.scope.schema.list_name(line.list));
        !drafted.ids.contains_key(&name.value) && lists.any(|list| list == name.value)
    }

    fn say_bare_list(&self, over: Dimension, name: &Name) {
        let (keyword, list) = (over.word_of_several(), &name.value);
        let message = say::list_is_not_a_member(list, over.said_of_several());
        self.scope.say(
            Diagnostic::new(&codes::UNKNOWN_MEMBER, message).at(name.span, say::which_one()).help(
                Help::new(say::write_for_all_of_list(keyword, list))
                    .suggestion([Edit::before(name.span, format!("{keyword} "))]),
            ),
        );
    }

    fn say_no_line(&self, over: Dimension, list: &Name) {
        let axis = if over == Dimension::Row { &self.rows.axis } else { &self.columns.axis };
        let known: IndexSet<&str> = (0..axis.members.len()).filter_map(|member| self.given_by(axis, member)).collect();
        let known: Vec<&str> = known.into_iter().collect();
        let keyword = over.word_of_several();
        let message = say::no_such_line(keyword, &list.value);
        let finding = Diagnostic::new(&codes::UNKNOWN_MEMBER, message).at(list.span, say::no_line_of_this_name());
        self.scope.say(match did_you_mean(&list.value, known.iter().copied()) {
            Some(near) => finding.help(frame::did_you_mean(format!("{keyword} {near}"))),
            None if known.is_empty() => finding.help(say::name_one_member()),
            None => finding.help(say::lists_that_give(over.said_of_several(), listing(&known))),
        });
    }
}

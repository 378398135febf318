//! Cells of several tables as columns of one: each with its whole condition, since it leaves its row, its column and its table behind.

use std::collections::HashMap;

use crate::model::{
    Axis, Body, Clause, Expression, Formula, Measure, Member, Position, Relation, SolveOrder, Split, Table,
};
use crate::outcome::{Presentation, ShownGlyphs};
use crate::schema::RecordId;
use crate::source::Span;
use crate::syntax::tree::Dimension;
use crate::value::Value;

/// A table by its position, and a cell of it or of one of its asides.
type Place = (usize, Position);

/// The columns that were made so far.
pub(super) struct Cells<'t> {
    tables: &'t [Table],
    /// Each after those that its formula names.
    pub columns: Vec<Member>,
    made: HashMap<Place, usize>,
    /// What is being made. Coming back to it is a circle, which was said where it is written.
    open: Vec<Place>,
    span: Span,
}

/// What stands in a cell, and the axis that a formula in it names.
struct Ruling<'t> {
    body: &'t Body,
    over: Dimension,
    presentation: Presentation,
}

impl<'t> Cells<'t> {
    /// None yet; `span` is what reads them.
    pub fn new(tables: &'t [Table], span: Span) -> Cells<'t> {
        Cells { tables, columns: Vec::new(), made: HashMap::new(), open: Vec::new(), span }
    }

    /// The column that holds what stands in a cell.
    pub fn column(&mut self, place: Place) -> usize {
        if let Some(column) = self.made.get(&place) {
            return *column;
        }
        let (table, at) = place;
        let (row, column) = (at.row, at.column);
        let whole = &self.tables[table];
        let of = whole.at(at.aside);
        let ruling = ruling(of, row, column);
        let (mut choices, mut about, mut lacks) = (None, None, Vec::new());
        let body = match ruling.body {
            Body::Measure(measure) => {
                let lacking = of.lacking(row, column).into_iter();
                lacks = lacking.map(|(row, column)| self.column((table, Position { row, column, ..at }))).collect();
                (choices, about) = (Some(condition(of, row, column, measure.record)), Some(measure.record));
                Body::Measure(Measure { written: true, ..measure.clone() })
            }
            Body::Formula(formula) if !self.open.contains(&place) => {
                self.open.push(place);
                let formula = self.formula(formula, table, at, ruling.over);
                self.open.pop();
                Body::Formula(formula)
            }
            Body::Formula(_) | Body::NotApplicable => Body::NotApplicable,
        };
        let (rows, columns) = (&of.rows.members, &of.columns.members);
        let over = at.aside.and_then(|aside| whole.asides.get(aside));
        let over = over.map_or_else(String::new, |aside| match aside.cell {
            Some(_) => " by itself".to_owned(),
            None => format!(" over {}", aside.words),
        });
        self.columns.push(Member {
            id: format!("{}[{}, {}]{over}", whole.name, rows[row].id, columns[column].id),
            parent: None,
            relation: Relation::Top,
            codes: None,
            decided: Vec::new(),
            lacks,
            each: None,
            choices,
            clauses: Vec::new(),
            cites: Vec::new(),
            body,
            presentation: as_in(ruling.presentation, rows[row].is_total),
            glyphs: ShownGlyphs::default(),
            is_total: false,
            hidden: false,
            asks_nothing_of: Vec::new(),
            about,
            span: self.span,
        });
        self.made.insert(place, self.columns.len() - 1);
        self.columns.len() - 1
    }

    /// The formula of a cell over the columns that hold what it names.
    fn formula(&mut self, formula: &Formula, table: usize, here: Position, names: Dimension) -> Formula {
        let mut inner = |formula: &Formula, here: Position| self.formula(formula, table, here, names);
        match formula {
            // A rank is refused where it is read.
            Formula::Number(_) | Formula::Rank(..) => formula.clone(),
            Formula::Negate(of) => Formula::Negate(Box::new(inner(of, here))),
            Formula::Binary(op, left, right) => {
                let (left, right) = (inner(left, here), inner(right, here));
                Formula::Binary(*op, Box::new(left), Box::new(right))
            }
            Formula::Over(aside, of) => inner(of, here.over(*aside)),
            Formula::Member(member) => Formula::Member(self.column((table, here.instead(names, *member)))),
            Formula::Own(aside, _) => Formula::Member(self.column((table, here.over(Some(*aside))))),
            Formula::Sum(members) => {
                Formula::Sum(members.iter().map(|member| self.column((table, here.instead(names, *member)))).collect())
            }
            Formula::Cell(row, column) => {
                Formula::Member(self.column((table, Position { row: *row, column: *column, ..here })))
            }
        }
    }
}

/// In the one row of a tie every cell is rounded as in the row that it comes from.
fn as_in(presentation: Presentation, is_total: bool) -> Presentation {
    let total = presentation.total_rounding.filter(|_| is_total);
    Presentation { rounding: total.or(presentation.rounding), total_rounding: None, ..presentation }
}

fn ruling(table: &Table, row: usize, column: usize) -> Ruling<'_> {
    let (by_row, by_column) = (&table.rows.members[row], &table.columns.members[column]);
    let of_row = |presentation| Ruling { body: &by_row.body, over: Dimension::Row, presentation };
    let of_column = |presentation| Ruling { body: &by_column.body, over: Dimension::Column, presentation };
    let across = || (by_row.presentation_across(by_column), by_column.presentation_across(by_row));
    // Some single cell may be said twice while rules have faults: then they are in no order, and none of them is taken.
    if let Some(own) = table.single(row, column) {
        return Ruling { body: &own.body, over: Dimension::Column, presentation: own.presentation };
    }
    match (&by_row.body, &by_column.body) {
        (Body::NotApplicable, _) => of_row(by_row.presentation),
        (_, Body::NotApplicable) => of_column(by_column.presentation),
        (Body::Formula(_), Body::Formula(_)) if table.solve == SolveOrder::ColumnsFirst => of_row(across().0),
        (_, Body::Formula(_)) => of_column(across().1),
        (Body::Formula(_), _) => of_row(across().0),
        (Body::Measure(measure), _) if measure.written => of_row(by_row.presentation),
        (Body::Measure(_), _) => of_column(by_column.presentation),
    }
}

/// That a record of this type is in the universe of a table, in a row and in a column.
fn condition(table: &Table, row: usize, column: usize, of: RecordId) -> Expression {
    let universe: &[Clause] = if of == table.record { &table.universe } else { &[] };
    let mut parts: Vec<Expression> = universe.iter().map(holds).collect();
    for (axis, member) in [(&table.rows, row), (&table.columns, column)] {
        within(axis, member, of, &mut parts);
    }
    Expression::And(parts)
}

/// The conditions of a member, of what it lies in, and of the arms that keep records from it.
fn within(axis: &Axis, member: usize, of: RecordId, parts: &mut Vec<Expression>) {
    let planned = &axis.members[member];
    if let Some(parent) = planned.parent {
        within(axis, parent, of, parts);
    }
    if planned.lets_pass(of) {
        return;
    }
    parts.push(own(axis, member, of));
    let Relation::Arm(split) = planned.relation else { return };
    let split = &axis.splits[split];
    if split.otherwise != Some(member) {
        let deciding = axis.deciding_arms(split).into_iter().filter(|other| *other != member);
        let open = || Expression::Is(Box::new(own(axis, member, of)), true);
        parts.extend(deciding.map(|other| not(Expression::And(vec![own(axis, other, of), open()]))));
    }
    parts.extend(before(split, member).iter().map(|arm| not(own(axis, *arm, of))));
}

/// The arms that take a record before this one does.
fn before(split: &Split, member: usize) -> &[usize] {
    if split.otherwise == Some(member) {
        return &split.arms;
    }
    let place = split.arms.iter().position(|arm| *arm == member).filter(|_| split.ordered);
    &split.arms[..place.unwrap_or(0)]
}

fn own(axis: &Axis, member: usize, of: RecordId) -> Expression {
    let never = || Expression::Constant(Value::YesNo(false));
    let member = &axis.members[member];
    if member.about.is_some_and(|about| about != of) {
        return never();
    }
    let mut parts = Vec::new();
    parts.extend(member.codes.iter().map(|(line, _)| axis.code_lines[*line].asks(member, of)));
    parts.extend(member.choices.clone());
    parts.extend(member.clauses.iter().map(holds));
    Expression::And(parts)
}

fn holds(clause: &Clause) -> Expression {
    if clause.except { not(clause.condition.clone()) } else { clause.condition.clone() }
}

fn not(condition: Expression) -> Expression {
    Expression::Not(Box::new(condition))
}

//! `over`: the periods that formulas ask for, and the rules over them.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use crate::diagnostic::{Diagnostic, codes};
use crate::model::{Aggregate, Clause, Formula, Measure};
use crate::outcome::{Note, Place};
use crate::source::Span;
use crate::syntax::tree::Shift;
use crate::value::{Date, DateUnit};

use super::scope::Scope;

/// A first and a last day.
pub(super) type Period = (Date, Date);

/// The periods over which a table's formulas ask for cells.
#[derive(Default)]
pub(super) struct Periods {
    /// The report's.
    own: Option<Period>,
    asked: RefCell<Vec<Asked>>,
    /// By column, where its formula says so.
    places: RefCell<BTreeMap<usize, Span>>,
}

/// What is asked for of an aside.
#[derive(Clone)]
pub(super) struct Asked {
    pub period: Option<Period>,
    /// The single cells that it is for, with their measure.
    pub cells: Option<OwnCells>,
    /// As the first formula that asks for it says: `period - 1 year`; the cell: `[a, 2]`.
    pub words: String,
    /// Where it does.
    pub place: Span,
}

/// Single cells with a measure of their own.
#[derive(Clone)]
pub(super) struct OwnCells {
    pub rows: Vec<usize>,
    pub columns: Vec<usize>,
    pub measure: Measure,
    pub clauses: Vec<Clause>,
    /// Those of the table, over the period in question.
    pub universe: Vec<Clause>,
}

impl Periods {
    pub fn new(own: Option<Period>) -> Periods {
        Periods { own, ..Periods::default() }
    }

    /// Whether no aside is asked for.
    pub fn is_empty(&self) -> bool {
        self.asked.borrow().is_empty()
    }

    /// What is asked for of an aside.
    pub fn asked(&self, aside: usize) -> Option<Asked> {
        self.asked.borrow().get(aside).cloned()
    }

    /// Where the formula of a column says that it is over another period.
    pub fn place(&self, column: usize) -> Option<Span> {
        self.places.borrow().get(&column).copied()
    }

    /// A period in words: the report's, or as the first formula that asks for it says.
    fn words(&self, period: Period) -> String {
        let asked = self.asked.borrow();
        let moved = asked.iter().find(|asked| asked.period == Some(period) && asked.cells.is_none());
        moved.map_or_else(|| "period".to_owned(), |asked| asked.words.clone())
    }

    /// The aside over a period; none where that is the report's own.
    fn aside(&self, period: Period, words: String, place: Span) -> Option<usize> {
        if self.own == Some(period) {
            return None;
        }
        let mut asked = self.asked.borrow_mut();
        let known = asked.iter().position(|other| other.period == Some(period) && other.cells.is_none());
        Some(known.unwrap_or_else(|| {
            asked.push(Asked { period: Some(period), cells: None, words, place });
            asked.len() - 1
        }))
    }

    /// The footnotes of single cells, each with the cell that it is of.
    pub fn notes(&self) -> Vec<Note> {
        let asked = self.asked.borrow();
        let cells = asked.iter().filter(|asked| asked.period.is_none());
        let notes = cells.flat_map(|asked| {
            let clauses = asked.cells.iter().flat_map(|cells| &cells.clauses);
            clauses.filter_map(|clause| Some(format!("{}: {}", asked.words, clause.note.as_ref()?)))
        });
        notes.map(|text| Note { place: Place::Table, text }).collect()
    }

    /// The aside for single cells, over the period of the rules at hand.
    pub fn own(&self, scope: &Scope<'_>, cells: OwnCells, words: String, place: Span) -> usize {
        let period = scope.report.period.filter(|period| self.own != Some(*period));
        let mut asked = self.asked.borrow_mut();
        let is_same = |other: &Asked| other.place == place && other.period == period && other.cells.is_some();
        let known = asked.iter().position(is_same);
        known.unwrap_or_else(|| {
            asked.push(Asked { period, cells: Some(cells), words, place });
            asked.len() - 1
        })
    }

    /// What the formula of a column is over: the aside of the period, moved from that of the rules at hand; `None` for what has a
    /// fault, which was said.
    pub fn over(
        &self,
        scope: &Scope<'_>,
        inner: Formula,
        (shifts, place): (&[Shift], Span),
        column: Option<usize>,
    ) -> Option<Formula> {
        column.map(|column| self.places.borrow_mut().insert(column, place));
        let Some(period) = scope.report.period else {
            scope.say_no_period(place);
            return None;
        };
        let Some(moved) = shifts.iter().try_fold(period, |period, shift| moved(period, *shift)) else {
            scope.say_at(&codes::BAD_OVER, place, "the period is moved beyond the calendar", "no such days");
            return None;
        };
        if moved == period {
            scope.say_at(&codes::BAD_OVER, place, "the period is not moved", "the same days");
            return None;
        }
        let words = self.words(period) + &words(shifts);
        Some(Formula::Over(self.aside(moved, words, place), Box::new(inner)))
    }
}

/// ` - 1 year`.
fn words(shifts: &[Shift]) -> String {
    let step = |shift: &Shift| {
        let sign = if shift.amount < 0 { '-' } else { '+' };
        let number = shift.amount.unsigned_abs();
        format!(" {sign} {number} {}", shift.unit.word(number == 1))
    };
    shifts.iter().map(step).collect()
}

/// A period that is moved: its first day as a day is; its last day too, unless it is its month's last, which stays that.
fn moved((first, last): Period, Shift { amount, unit, .. }: Shift) -> Option<Period> {
    let ends_month = last.tomorrow().is_none_or(|next| next.day() == 1);
    let end = last.shift(amount, unit)?;
    let end = if ends_month && unit != DateUnit::Days { end_of_month(end) } else { end };
    Some((first.shift(amount, unit)?, end))
}

fn end_of_month(day: Date) -> Date {
    (28..=31).rev().find_map(|last| Date::new(day.year(), day.month(), last)).unwrap_or(day)
}

/// The rules over other periods, each read once.
pub(super) struct Overs<'a, 'f> {
    read: &'f dyn Fn(Period, Vec<Aggregate>) -> Scope<'a>,
    known: RefCell<BTreeMap<Period, Rc<Scope<'a>>>>,
}

impl<'a, 'f> Overs<'a, 'f> {
    /// `read` reads the rules over a period, with these derived fields known.
    pub fn new(read: &'f dyn Fn(Period, Vec<Aggregate>) -> Scope<'a>) -> Overs<'a, 'f> {
        Overs { read, known: RefCell::default() }
    }

    /// The rules over a period. Derived fields that are other ones then are added to those of the rules at hand.
    pub fn at(&self, scope: &Scope<'a>, period: Period) -> Rc<Scope<'a>> {
        if let Some(known) = self.known.borrow().get(&period) {
            return known.clone();
        }
        let read = Rc::new((self.read)(period, scope.aggregates.borrow().clone()));
        read.take_findings();
        scope.aggregates.borrow_mut().clone_from(&read.aggregates.borrow());
        self.known.borrow_mut().insert(period, read.clone());
        read
    }
}

/// Says that a row's formula is over another period.
pub(super) fn say_over_in_row(scope: &Scope<'_>, span: Span) {
    scope.say(
        Diagnostic::new(&codes::BAD_OVER, "a row cannot be over another period")
            .at(span, "stands in the formula of a row")
            .help("give the other period a column: `column 3 \"…\" = [2] over period - 1 year`"),
    );
}

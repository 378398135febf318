//! `over`: the periods that formulas ask for, and the rules over them.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use crate::diagnostic::{Diagnostic, codes};
use crate::message::{Message, figures, periods as say};
use crate::model::by_day::OfDays;
use crate::model::{Clause, Formula, Measure};
use crate::outcome::{Note, Over, Place};
use crate::source::Span;
use crate::syntax::tree::{self, Dimension, Item, Path, Shift};
use crate::value::{Date, DateUnit};

use super::days::turning_days_of_rules;
use super::scope::{Aggregates, Scope};
use super::stretches::between;

/// A first and a last day.
pub(super) type Period = (Date, Date);

/// The periods over which a table's formulas ask for cells.
#[derive(Clone, Default)]
pub(super) struct Periods {
    /// The report's.
    own: Option<Period>,
    /// The day that its rules are read at.
    day: Option<Date>,
    /// Where it is said that each record is read by its own day, if it is.
    own_days: Option<Span>,
    asked: RefCell<Vec<Asked>>,
    of_blocks: RefCell<BTreeMap<usize, (Measure, Span)>>,
    /// By column, where its formula says so.
    places: RefCell<BTreeMap<usize, Span>>,
}

/// What is asked for of an aside.
#[derive(Clone)]
pub(super) struct Asked {
    pub over: Option<Over>,
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
    /// Of a table by the rules at hand.
    pub fn new(scope: &Scope<'_>, written: &tree::Table) -> Periods {
        let own_days = written.as_of.as_ref().map(|path| path.span);
        Periods { own: scope.report.period, day: scope.as_of, own_days, ..Periods::default() }
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

    /// A period with the day whose versions count there; none where both are the report's own.
    fn apart((first, last): Period, day: Option<Date>, (own, own_day): (Option<Period>, Option<Date>)) -> Option<Over> {
        let as_of = day.filter(|_| day != own_day);
        (own != Some((first, last)) || as_of.is_some()).then_some(Over { first, last, as_of })
    }

    /// What the rules at hand are over.
    fn of(&self, scope: &Scope<'_>) -> Option<Over> {
        Periods::apart(scope.report.period?, scope.as_of, (self.own, self.day))
    }

    /// A period in words: the report's, or as the first formula that asks for it says.
    fn words(&self, over: Option<Over>) -> String {
        let asked = self.asked.borrow();
        let moved = asked.iter().find(|asked| asked.over == over && asked.cells.is_none());
        moved.map_or_else(|| "period".to_owned(), |asked| asked.words.clone())
    }

    /// The aside over a period; none where that is the report's own.
    fn aside(&self, over: Option<Over>, words: String, place: Span) -> Option<usize> {
        over?;
        let mut asked = self.asked.borrow_mut();
        let known = asked.iter().position(|other| other.over == over && other.cells.is_none());
        Some(known.unwrap_or_else(|| {
            asked.push(Asked { over, cells: None, words, place });
            asked.len() - 1
        }))
    }

    /// The footnotes of single cells, each with the cell that it is of.
    pub fn notes(&self) -> Vec<Note> {
        let asked = self.asked.borrow();
        let cells = asked.iter().filter(|asked| asked.over.is_none());
        let notes = cells.flat_map(|asked| {
            let clauses = asked.cells.iter().flat_map(|cells| &cells.clauses);
            clauses.filter_map(|clause| Some(format!("{}: {}", asked.words, clause.note.as_ref()?)))
        });
        notes.map(|text| Note { place: Place::Table, text }).collect()
    }

    /// The aside for single cells, over the period of the rules at hand.
    pub fn own(&self, scope: &Scope<'_>, cells: OwnCells, words: String, place: Span) -> usize {
        let over = self.of(scope);
        let mut asked = self.asked.borrow_mut();
        let is_same = |other: &Asked| other.place == place && other.over == over && other.cells.is_some();
        let known = asked.iter().position(is_same);
        known.unwrap_or_else(|| {
            asked.push(Asked { over, cells: Some(cells), words, place });
            asked.len() - 1
        })
    }

    /// The aside for a column of a block of periods; none where the rules at hand are over its period.
    pub fn of_block(
        &self,
        scope: &Scope<'_>,
        period: Period,
        (column, measure): (usize, &Measure),
        place: Span,
    ) -> Option<usize> {
        if scope.report.period == Some(period) {
            return None;
        }
        self.of_blocks.borrow_mut().entry(column).or_insert_with(|| (measure.clone(), place));
        let over = Periods::apart(period, scope.as_of, (self.own, self.day));
        self.aside(over, format!("{} to {}", period.0, period.1), place)
    }

    /// Of columns of blocks of periods: the measure over the report's period, and where it is written.
    pub fn of_blocks(&self) -> BTreeMap<usize, (Measure, Span)> {
        self.of_blocks.borrow().clone()
    }

    /// What the formula of a column is over: the aside of the period, moved from that of the rules at hand; `None` for what has a
    /// fault, which was said.
    pub fn over(
        &self,
        scope: &Scope<'_>,
        inner: Formula,
        written: &tree::Over,
        column: Option<usize>,
    ) -> Option<Formula> {
        let place = written.span;
        column.map(|column| self.places.borrow_mut().insert(column, place));
        let Some((period, day)) = scope.report.period.zip(scope.as_of) else {
            scope.say_no_period(place);
            return None;
        };
        if let (Some(own_days), Some(as_of)) = (self.own_days, &written.as_of) {
            say_read_by_own_days(scope, as_of.span, own_days);
            return None;
        }
        let as_of_its_end = written.as_of.as_ref().map_or(Some(false), |path| is_end_of_period(scope, path));
        let Some(moved) = written.shifts.iter().try_fold(period, |period, shift| moved(period, *shift)) else {
            scope.say_at(&codes::BAD_OVER, place, say::beyond_the_calendar(), say::no_such_days());
            return None;
        };
        if moved == period {
            scope.say_at(&codes::BAD_OVER, place, say::not_moved(), say::same_days());
            return None;
        }
        let day = if as_of_its_end? { moved.1 } else { day };
        let over = Periods::apart(moved, Some(day), (self.own, self.day));
        let as_of = written.as_of.as_ref().map_or("", |_| " as of period.end");
        let words = self.words(self.of(scope)) + &words(&written.shifts) + as_of;
        Some(Formula::Over(self.aside(over, words, place), Box::new(inner)))
    }

    /// Puts single cells that were asked for last, all but the first so many, to the places where the table has them.
    pub fn align_cells(&self, from: usize, place: &dyn Fn(Dimension, usize) -> Option<usize>) {
        for cells in self.asked.borrow_mut().iter_mut().skip(from).filter_map(|asked| asked.cells.as_mut()) {
            cells.rows = cells.rows.iter().filter_map(|row| place(Dimension::Row, *row)).collect();
            cells.columns = cells.columns.iter().filter_map(|column| place(Dimension::Column, *column)).collect();
        }
    }

    /// How many asides are asked for.
    pub fn len(&self) -> usize {
        self.asked.borrow().len()
    }
}

fn say_read_by_own_days(scope: &Scope<'_>, place: Span, own_days: Span) {
    let message = say::read_by_own_days();
    scope.say(
        Diagnostic::new(&codes::BAD_OVER, message)
            .at(place, say::not_asked_here())
            .at(own_days, say::by_this_day())
            .help(say::leave_as_of_end_out()),
    );
}

/// Whether a path is the last day of the period; all else is said.
fn is_end_of_period(scope: &Scope<'_>, path: &Path) -> Option<bool> {
    let names: Vec<&str> = path.segments.iter().map(|name| name.value.as_str()).collect();
    if names == ["period", "end"] {
        return Some(true);
    }
    scope.say(
        Diagnostic::new(&codes::BAD_OVER, say::as_of_which_day())
            .at(path.span, say::another_day())
            .help(say::write_as_of_or_leave_it_out()),
    );
    None
}

/// The days of another period.
pub(super) fn in_words(Over { first, last, as_of }: Over) -> Message {
    match as_of {
        Some(day) => say::over_days_as_of(first, last, day),
        None => say::over_days(first, last),
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

/// Reads the rules over a period and on a day.
type Read<'a, 'f> = &'f dyn Fn(Option<Period>, Option<Date>, Aggregates) -> Scope<'a>;

/// The rules over periods and on days at which they were read.
pub(super) type Readings<'a> = RefCell<BTreeMap<(Option<Period>, Option<Date>), Rc<Scope<'a>>>>;

/// The rules over other periods and on other days, each read once.
pub(super) struct Overs<'a, 'f> {
    /// All that is declared.
    items: &'f [&'a Item],
    /// The days on which a version of anything begins or ends.
    turning_days: Vec<Date>,
    read: Read<'a, 'f>,
    known: &'f Readings<'a>,
}

impl<'a, 'f> Overs<'a, 'f> {
    /// `read` reads the rules over a period and on a day, with these derived fields known.
    pub fn new(items: &'f [&'a Item], known: &'f Readings<'a>, read: Read<'a, 'f>) -> Overs<'a, 'f> {
        let turning_days = turning_days_of_rules(items.iter().copied());
        Overs { items, turning_days, read, known }
    }

    /// All that is declared, if a version of anything begins or ends between two days.
    pub fn changed_between(&self, one: Date, other: Date) -> Option<&'f [&'a Item]> {
        let (first, last) = (one.min(other), one.max(other));
        self.turning_days.iter().any(|day| first < *day && *day <= last).then_some(self.items)
    }

    /// The rules over a period, for a look at them alone.
    pub fn tried(&self, scope: &Scope<'a>, over: Over) -> Scope<'a> {
        let aggregates = Rc::new(RefCell::new(scope.aggregates.borrow().clone()));
        let read = (self.read)(Some((over.first, over.last)), over.as_of.or(scope.as_of), aggregates);
        read.take_findings();
        read
    }

    /// The rules over a period.
    pub fn at(&self, scope: &Scope<'a>, over: Over) -> Rc<Scope<'a>> {
        self.read_at(scope, Some((over.first, over.last)), over.as_of.or(scope.as_of))
    }

    /// The rules over the same period on each stretch of days that versions tell apart, ascending.
    pub fn on_all_days(&self, scope: &Scope<'a>) -> Vec<OfDays<Rc<Scope<'a>>>> {
        let Some(any_day) = scope.as_of.or(Date::new(2000, 1, 1)) else { return Vec::new() };
        let stretches = between(&self.turning_days, any_day).into_iter();
        let rules = stretches.map(|stretch| OfDays {
            from: stretch.from,
            until: stretch.until,
            asked: self.read_at(scope, scope.report.period, Some(stretch.day)),
        });
        rules.collect()
    }

    /// Derived fields that are other ones then are added to those of all readings.
    fn read_at(&self, scope: &Scope<'a>, period: Option<Period>, day: Option<Date>) -> Rc<Scope<'a>> {
        if let Some(known) = self.known.borrow().get(&(period, day)) {
            return known.clone();
        }
        let read = Rc::new((self.read)(period, day, scope.aggregates.clone()));
        read.take_findings();
        self.known.borrow_mut().insert((period, day), read.clone());
        read
    }
}

/// Says that a row's formula is over another period.
pub(super) fn say_over_in_row(scope: &Scope<'_>, span: Span) {
    scope.say(
        Diagnostic::new(&codes::BAD_OVER, say::row_over_another_period())
            .at(span, figures::in_the_formula_of_a_row())
            .help(say::give_the_period_a_column()),
    );
}

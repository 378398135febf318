//! Texts: the holes are filled from finished tables, so that no figure in a text can differ from its table.

use super::{CellValue, Locale, Presentation, State, TableOutcome};
use crate::value::{ArithmeticOp, CompareOp, Direction, Number};

/// A piece of a text, everything resolved but the figures.
#[derive(Debug, Clone, PartialEq)]
pub enum TextPart {
    /// Words as they stand; names of sets and values of parameters are already among them.
    Words(String),
    /// A figure. Without a presentation of its own, a single cell is shown as in its table (zero as a digit).
    Figure(Figure, Option<Presentation>),
    /// Labels of the rows for which all conditions hold, joined by commas, each with the cell of a column if asked; `–` if there are none.
    Rows {
        /// The table, by position.
        table: usize,
        /// What must hold.
        conditions: Vec<(Figure, CompareOp, Figure)>,
        /// The column whose figure follows each label.
        with: Option<usize>,
        /// Only how many there are.
        count: bool,
        /// Of the rows of the lowest level the first so many, in this order or as they stand.
        first: Option<usize>,
        /// The column whose exact values say the order of the rows of the lowest level, and which way. Ties stay as they stand; what has no
        /// value comes last.
        by: Option<(usize, Direction)>,
        /// Only among these rows, from the first to before the last; `None`: all.
        within: Option<(usize, usize)>,
    },
}

/// Arithmetic over cells of tables.
#[derive(Debug, Clone, PartialEq)]
pub enum Figure {
    /// A cell by table, row and column; in a row condition, the row is `None`: the one in question.
    Cell {
        /// The table, by position.
        table: usize,
        /// The row, by position.
        row: Option<usize>,
        /// The column, by position.
        column: usize,
        /// How the cell's column shows its results.
        presentation: Presentation,
        /// The number as it is printed, rounded, is taken, and not the exact one.
        as_printed: bool,
    },
    /// A number.
    Number(Number),
    /// A term with its sign turned.
    Negate(Box<Figure>),
    /// Arithmetic.
    Binary(ArithmeticOp, Box<Figure>, Box<Figure>),
}

/// Fills the holes of a text from the tables of the same outcome.
#[must_use]
pub fn fill(parts: &[TextPart], tables: &[TableOutcome], locale: Locale) -> String {
    let mut text = String::new();
    for part in parts {
        match part {
            TextPart::Words(words) => text.push_str(words),
            TextPart::Figure(figure, presentation) => text.push_str(&shown(figure, *presentation, tables, locale)),
            TextPart::Rows { table, conditions, with, count, first, by, within } => {
                if let Some(table) = tables.get(*table) {
                    let chosen = chosen(table, *within, conditions, tables);
                    let chosen =
                        if first.is_some() || by.is_some() { in_order(table, chosen, *by, *first) } else { chosen };
                    text.push_str(&if *count { number_of(&chosen, locale) } else { labels(table, &chosen, *with) });
                }
            }
        }
    }
    text
}

fn shown(figure: &Figure, presentation: Option<Presentation>, tables: &[TableOutcome], locale: Locale) -> String {
    if let (Figure::Cell { table, row: Some(row), column, presentation, .. }, None) = (figure, presentation) {
        let Some(table) = tables.get(*table) else { return String::new() };
        let Some(cell) = table.cell(*row, *column) else { return String::new() };
        let in_total = table.rows.get(*row).is_some_and(|r| r.is_total);
        return match &cell.rounded {
            Some(rounded) => presentation.digits(rounded, in_total, locale),
            None => cell.shown.clone(),
        };
    }
    presentation.unwrap_or_default().cell(value(figure, None, tables), false, locale, &[]).shown
}

/// The rows for which all conditions hold. A total is never among them.
fn chosen(
    table: &TableOutcome,
    within: Option<(usize, usize)>,
    conditions: &[(Figure, CompareOp, Figure)],
    tables: &[TableOutcome],
) -> Vec<usize> {
    let (first, end) = within.unwrap_or((0, table.rows.len()));
    let holds = |row: usize, (left, op, right): &(Figure, CompareOp, Figure)| match (
        value(left, Some(row), tables),
        value(right, Some(row), tables),
    ) {
        (CellValue::Number(left), CellValue::Number(right)) => op.holds(left.cmp(&right)),
        _ => false,
    };
    let rows = (first..end).filter(|row| !table.rows[*row].is_total);
    rows.filter(|row| conditions.iter().all(|condition| holds(*row, condition))).collect()
}

/// The first of those that are of the lowest level.
fn in_order(
    table: &TableOutcome,
    chosen: Vec<usize>,
    by: Option<(usize, Direction)>,
    first: Option<usize>,
) -> Vec<usize> {
    let mut rows: Vec<usize> = chosen.into_iter().filter(|row| table.rows[*row].is_lowest).collect();
    if let Some((column, direction)) = by {
        let value = |row: &usize| table.cell(*row, column).map(|cell| &cell.value);
        rows.sort_by(|a, b| CellValue::in_order(value(a), value(b), direction));
    }
    rows.truncate(first.unwrap_or(usize::MAX));
    rows
}

fn number_of(rows: &[usize], locale: Locale) -> String {
    Presentation::default().digits(&Number::from(rows.len() as i64), false, locale)
}

fn labels(table: &TableOutcome, rows: &[usize], with: Option<usize>) -> String {
    if rows.is_empty() {
        return "–".to_owned();
    }
    let label = |row: &usize| match with.and_then(|column| table.cell(*row, column)) {
        Some(cell) => format!("{} ({})", table.rows[*row].label, cell.shown),
        None => table.rows[*row].label.clone(),
    };
    rows.iter().map(label).collect::<Vec<String>>().join(", ")
}

/// What a figure comes to.
#[must_use]
pub fn figure_value(figure: &Figure, tables: &[TableOutcome]) -> CellValue {
    value(figure, None, tables)
}

/// How many records are not decided for a cell that a figure reads, at most.
#[must_use]
pub fn records_open(figure: &Figure, tables: &[TableOutcome]) -> u64 {
    match figure {
        Figure::Cell { table, row, column, .. } => {
            let cell = row.and_then(|row| tables.get(*table)?.cell(row, *column));
            cell.map_or(0, |cell| cell.undetermined)
        }
        Figure::Number(_) => 0,
        Figure::Negate(inner) => records_open(inner, tables),
        Figure::Binary(_, left, right) => records_open(left, tables).max(records_open(right, tables)),
    }
}

fn value(figure: &Figure, row_in_question: Option<usize>, tables: &[TableOutcome]) -> CellValue {
    match figure {
        Figure::Cell { table, row, column, as_printed, .. } => {
            let cell = row.or(row_in_question).and_then(|row| tables.get(*table)?.cell(row, *column));
            let Some(cell) = cell else { return CellValue::State(State::Missing) };
            let rounded = cell.rounded.as_ref().filter(|_| *as_printed);
            rounded.map_or_else(|| cell.value.clone(), |rounded| CellValue::Number(rounded.clone()))
        }
        Figure::Number(number) => CellValue::Number(number.clone()),
        Figure::Negate(inner) => match value(inner, row_in_question, tables) {
            CellValue::Number(number) => CellValue::Number(number.negated()),
            other => other,
        },
        Figure::Binary(op, left, right) => {
            op.apply(value(left, row_in_question, tables), value(right, row_in_question, tables))
        }
    }
}

impl ArithmeticOp {
    /// Exact arithmetic on cells: the gravest state wins; division by zero and dates are not computable, what is
    /// longer than numbers may get is too large.
    #[must_use]
    pub fn apply(self, left: CellValue, right: CellValue) -> CellValue {
        let (a, b) = match (left, right) {
            (CellValue::State(a), CellValue::State(b)) => return CellValue::State(a.max(b)),
            (CellValue::State(state), _) | (_, CellValue::State(state)) => return CellValue::State(state),
            (CellValue::Number(a), CellValue::Number(b)) => (a, b),
            _ => return CellValue::State(State::NotComputable),
        };
        if self == ArithmeticOp::Divide && b.is_zero() {
            return CellValue::State(State::NotComputable);
        }
        self.of_numbers(&a, &b).map_or(CellValue::State(State::TooLarge), CellValue::Number)
    }
}

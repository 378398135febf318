//! Cells that are ranks: where a row stands among the others.

use crate::model::{Formula, Position, Table};
use crate::outcome::{Because, CellValue, Ranking};

/// Where a row stands among those of the lowest level that have a value; or why it stands nowhere. `value_of` gives what cells hold.
pub(super) fn ranking(
    table: &Table,
    formula: &Formula,
    here: Position,
    value_of: &dyn Fn(Position) -> CellValue,
) -> Option<Result<Ranking, Because>> {
    let (over, column, direction) = formula.rank()?;
    let aside = over.unwrap_or(here.aside);
    let lowest = table.at(aside).rows.lowest();
    if lowest.get(here.row) != Some(&true) {
        return Some(Err(Because::NotRanked));
    }
    let value = |row: usize| value_of(Position { aside, row, column });
    let own = value(here.row);
    if matches!(own, CellValue::State(_)) {
        let id = table.columns.members.get(column).map_or_else(String::new, |column| column.id.clone());
        return Some(Err(Because::Terms(vec![id])));
    }
    let mut ranking = Ranking::default();
    let of_each = table.at(aside).rows.of_each();
    for row in (0..lowest.len()).filter(|row| lowest[*row] && of_each[*row] == of_each[here.row]) {
        let other = value(row);
        if matches!(other, CellValue::State(_)) {
            continue;
        }
        let ordering = CellValue::in_order(Some(&other), Some(&own), direction);
        ranking.ranked += 1;
        ranking.before += u64::from(ordering.is_lt());
        ranking.equal += u64::from(ordering.is_eq() && row != here.row);
    }
    Some(Ok(ranking))
}

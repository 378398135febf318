//! Ranks, and which rows are printed in which order.

use std::fmt::Write;

use super::axes::{AxisWriter, Line};
use super::choices::Choices;
use super::tables::Table;

impl AxisWriter<'_, '_> {
    /// Columns of ranks, also over another period and named by formulas. No check may look at one.
    pub fn ranks(&mut self) {
        let Some(place) = self.choices.position(self.lines.len()) else { return };
        let of = self.lines[place].id.clone();
        let direction = self.choices.pick(&["ascending", "descending"]);
        let rank = self.rank_line(&format!("rank of [{of}] {direction}"));
        if self.vocabulary.has_period && self.choices.chance(30) {
            let shift = self.choices.pick(&["- 1 year", "- 1 month", "+ 1 year"]);
            let then = self.choices.pick(&["rank of [{of}] descending", "[{rank}]"]);
            let then = then.replace("{of}", &of).replace("{rank}", &rank);
            self.rank_line(&format!("{then} over period {shift}"));
        }
        if self.choices.chance(40) {
            let formula =
                self.choices.pick(&["[{rank}] - 1", "[{rank}] * 2 + [{rank}]", "rank of [{rank}] descending"]);
            self.rank_line(&formula.replace("{rank}", &rank));
        }
    }

    fn rank_line(&mut self, body: &str) -> String {
        let id = self.fresh();
        self.member(&id, &format!(" = {body}"));
        self.lines.push(Line { ranks: true, numeric: false, ..Line::formula(id.clone()) });
        id
    }
}

/// Which rows are printed. Says whether any line does.
pub fn show_rows(
    table: &Table,
    (no_rest, names_rows): (bool, bool),
    choices: &mut Choices<'_>,
    text: &mut String,
) -> bool {
    let before = text.len();
    let numeric: Vec<&Line> = table.columns.iter().filter(|line| line.numeric || line.ranks).collect();
    if let Some(condition) = condition(&numeric, (table, names_rows), choices).filter(|_| choices.chance(40)) {
        let _ = writeln!(text, "  show rows where {condition}");
    }
    if choices.chance(25) {
        text.push_str("  show rows with records\n");
    }
    if choices.chance(60) {
        let column = &table.columns[choices.below(table.columns.len())].id;
        let direction = choices.pick(&["ascending", "descending"]);
        let _ = writeln!(text, "  show rows by [{column}] {direction}");
    }
    if choices.chance(70) {
        let rest = if no_rest { "" } else { choices.pick(&["", ", rest \"Others\"", ", rest \"The others\""]) };
        let _ = writeln!(text, "  show rows first {}{rest}", choices.between(1, 3));
    }
    text.len() > before
}

fn condition(numeric: &[&Line], (table, names_rows): (&Table, bool), choices: &mut Choices<'_>) -> Option<String> {
    let column = &numeric.get(choices.position(numeric.len())?)?.id;
    let sign = choices.pick(&["<=", ">=", "=", "!=", "<"]);
    let bound = match choices.below(4) {
        0 if names_rows => format!("[{}, {column}]", table.rows[choices.below(table.rows.len())].id),
        1 => format!("[{}] / 2", numeric[choices.below(numeric.len())].id),
        _ => choices.between(0, 3).to_string(),
    };
    let second = if choices.chance(20) { format!(" and [{column}] {sign} 2") } else { String::new() };
    Some(format!("[{column}] {sign} {bound}{second}"))
}

/// The first rows in a text.
pub fn first_rows(table: &Table, choices: &mut Choices<'_>) -> String {
    let column = |choices: &mut Choices<'_>| &table.columns[choices.below(table.columns.len())].id;
    let first = if choices.chance(70) { format!("first {} ", choices.between(1, 4)) } else { String::new() };
    let by = match choices.below(3) {
        0 if !first.is_empty() => String::new(),
        1 => format!(" by [{}] ascending", column(choices)),
        _ => format!(" by [{}] descending", column(choices)),
    };
    let with = if choices.chance(70) { format!(" with [{}]", column(choices)) } else { String::new() };
    format!("{{{first}rows of {}{by}{with}}}", table.name)
}

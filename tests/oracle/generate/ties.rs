//! Checks between tables, for the report.

use std::fmt::Write;

use super::axes::Line;
use super::choices::Choices;
use super::tables::Table;

/// Which tables are printed, now and then, and some checks over their cells. A sum with a number in it is not asked of the prover, so that most rules are taken.
pub fn ties(tables: &[Table], choices: &mut Choices<'_>) -> String {
    let mut text = String::new();
    if choices.chance(15) {
        let last = &tables[tables.len() - 1].name;
        let first = choices.pick(&["", ", t0"]);
        let _ = writeln!(text, "  tables {last}{}", if last == "t0" { "" } else { first });
    }
    for _ in 0..choices.below(4) {
        let (Some(first), Some(second)) = (cell(tables, choices), cell(tables, choices)) else { continue };
        let sign = choices.pick(&["=", "<=", ">=", "<", "!="]);
        let end = choices.pick(&["", " else warn", " else warn \"Look again\" cite \"2-BC\"", " else error \"No\""]);
        let check = match choices.below(8) {
            0 => format!("{first} = {first}"),
            1 => format!("{first} + 0 {sign} {first}"),
            2 => format!("{first} {} {second}", choices.pick(&["<", "!=", ">"])),
            3 => format!("{first} * 2 - {second} {sign} {}", choices.between(0, 5)),
            4 => format!("{first} / {second} {sign} {}", choices.between(0, 3)),
            5 => format!("{first} * {second} {sign} {}", choices.between(0, 9)),
            _ => format!("{first} {sign} {second} + {}", choices.between(0, 4)),
        };
        let _ = writeln!(text, "  check {check}{end}");
    }
    text
}

fn cell(tables: &[Table], choices: &mut Choices<'_>) -> Option<String> {
    let table = &tables[choices.below(tables.len())];
    let columns: Vec<&Line> =
        table.columns.iter().filter(|line| !line.ranks && (line.numeric || choices.chance(10))).collect();
    let column = columns.get(choices.position(columns.len())?)?;
    let row = match table.has_this && choices.chance(50) {
        true => "this",
        false => table.rows[choices.below(table.rows.len())].id.as_str(),
    };
    Some(format!("{}[{row}, {}]", table.name, column.id))
}

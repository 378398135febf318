//! Records as CSV text: mostly sound, now and then missing, dangling, repeated or damaged.

use super::choices::Choices;
use super::vocabulary::{Field, Holds, Kind, Record, Vocabulary, day};

/// The CSV text of one record type: a line for each of `rows`, whose numbers choose its cells.
/// `counts` says how many records each type has, so that references lead somewhere.
pub fn csv(vocabulary: &Vocabulary, record: usize, rows: &[Vec<u16>], counts: &[usize]) -> String {
    let Record { fields, .. } = &vocabulary.records[record];
    let header: Vec<&str> = fields.iter().map(|field| field.name.as_str()).collect();
    let mut text = header.join(",");
    text.push('\n');
    for (row, drawn) in rows.iter().enumerate() {
        let mut choices = Choices::new(drawn);
        let cells: Vec<String> =
            fields.iter().map(|field| quoted(&cell(vocabulary, record, field, row, counts, &mut choices))).collect();
        text.push_str(&cells.join(","));
        text.push('\n');
    }
    text
}

fn cell(
    vocabulary: &Vocabulary,
    record: usize,
    field: &Field,
    row: usize,
    counts: &[usize],
    choices: &mut Choices<'_>,
) -> String {
    if field.key {
        let row = if row > 0 && choices.chance(2) { choices.below(row) } else { row };
        return key(field, row);
    }
    if choices.chance(if field.optional { 25 } else { 1 }) {
        return String::new();
    }
    if choices.chance(1) {
        return "??".to_owned();
    }
    match field.holds {
        Holds::Reference(to) => {
            let known = counts[to];
            let row = if known == 0 || choices.chance(1) { known } else { choices.below(known) };
            key(&vocabulary.records[to].fields[0], row)
        }
        Holds::Value(kind) => value(vocabulary, &vocabulary.records[record], kind, choices),
    }
}

fn key(field: &Field, row: usize) -> String {
    if field.holds == Holds::Value(Kind::Integer) { row.to_string() } else { format!("k{row}") }
}

fn value(vocabulary: &Vocabulary, record: &Record, kind: Kind, choices: &mut Choices<'_>) -> String {
    match kind {
        Kind::Text => (*choices.pick(&["ab", "abc", "b a", "Đà Bắc", "x,y", "say \"a\""])).to_owned(),
        Kind::Integer if choices.chance(4) => "900000".to_owned(),
        Kind::Integer => choices.between(-2, 9).to_string(),
        Kind::Decimal => {
            let number = choices.pick(&["0.5", "2.25", "-1.5", "3", "0", "7.1"]);
            if record.decimal_comma { number.replace('.', ",") } else { (*number).to_owned() }
        }
        Kind::Date => {
            let iso = day(choices);
            let parts: Vec<&str> = iso.split('-').collect();
            if record.day_first && choices.chance(80) { format!("{}/{}/{}", parts[2], parts[1], parts[0]) } else { iso }
        }
        Kind::YesNo => (*choices.pick(&["no", "yes", "có", "Không"])).to_owned(),
        Kind::Code(list) => {
            let list = &vocabulary.lists[list];
            let code = &list.codes[choices.below(list.codes.len())];
            if choices.chance(20) { format!("CODE {code}") } else { code.clone() }
        }
    }
}

fn quoted(cell: &str) -> String {
    if cell.contains([',', '"']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
}

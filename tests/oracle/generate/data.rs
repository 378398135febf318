//! Records as CSV text: mostly sound, now and then missing, dangling, repeated or damaged.

use super::choices::Choices;
use super::vocabulary::{Field, Holds, Kind, Record, Vocabulary, day};

/// The CSV text of one record type, line by line.
#[derive(Debug, Clone)]
pub struct Input {
    /// The record type's name.
    pub record: String,
    /// The names of the fields.
    pub header: String,
    /// A line for each record. Those at even places never refer to those at odd ones, nor the other way round.
    pub lines: Vec<String>,
}

impl Input {
    /// The text as a file has it.
    pub fn csv(&self) -> String {
        let lines = self.lines.iter().map(|line| format!("{line}\n"));
        std::iter::once(format!("{}\n", self.header)).chain(lines).collect()
    }
}

/// What the cells of a type are made from.
pub struct Source<'v> {
    pub vocabulary: &'v Vocabulary,
    /// How many records each type has, so that references lead somewhere.
    pub counts: &'v [usize],
    /// Whether some cells are damaged, missing where they must not be, or refer to nothing.
    pub faults: bool,
}

impl Source<'_> {
    /// The records of one type: a line for each of `rows`, whose numbers choose its cells.
    pub fn input(&self, record: usize, rows: &[Vec<u16>]) -> Input {
        let of = &self.vocabulary.records[record];
        let line = |(row, drawn): (usize, &Vec<u16>)| {
            let mut choices = Choices::new(drawn);
            let cells = of.fields.iter().map(|field| quoted(&self.cell(of, field, row, &mut choices)));
            cells.collect::<Vec<String>>().join(",")
        };
        let header: Vec<&str> = of.fields.iter().map(|field| field.name.as_str()).collect();
        Input { record: of.name.clone(), header: header.join(","), lines: rows.iter().enumerate().map(line).collect() }
    }

    fn cell(&self, of: &Record, field: &Field, row: usize, choices: &mut Choices<'_>) -> String {
        if field.key {
            let repeats = self.faults && row > 1 && choices.chance(3);
            return key(field, if repeats { row - 2 } else { row });
        }
        if choices.chance(if field.optional { 25 } else { usize::from(self.faults) }) {
            return String::new();
        }
        if self.faults && choices.chance(1) {
            return "??".to_owned();
        }
        match field.holds {
            Holds::Reference(to) => {
                let known = (self.counts[to] + 1 - row % 2) / 2;
                let nowhere = known == 0 || (self.faults && choices.chance(1));
                let place = if nowhere { 50 } else { choices.below(known) };
                key(&self.vocabulary.records[to].fields[0], 2 * place + row % 2)
            }
            Holds::Value(kind) => value(self.vocabulary, of, kind, choices),
        }
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

//! Records as CSV text: mostly sound, now and then missing, dangling, repeated or damaged; and beside each cell what it must be read as.

use super::choices::Choices;
use super::vocabulary::{Field, Holds, Kind, MISSING, Record, Vocabulary, day};

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

/// Whether a cell holds nothing, in whichever way it says so.
pub fn is_blank(cell: &str) -> bool {
    cell.is_empty() || MISSING.contains(&cell)
}

/// A cell as a file has it, and what it must be read as: a text, an ISO day, a plain number, the name of a code, yes or no, or nothing. What
/// cannot be read stands in both.
struct Written {
    cell: String,
    means: String,
}

impl Written {
    fn plain(cell: impl Into<String>) -> Written {
        let cell = cell.into();
        Written { means: cell.clone(), cell }
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
    /// The records of one type, a line for each of `rows`, whose numbers choose its cells: as they are written, and as they must be read.
    pub fn input(&self, record: usize, rows: &[Vec<u16>]) -> [Input; 2] {
        let of = &self.vocabulary.records[record];
        let cells = |(row, drawn): (usize, &Vec<u16>)| -> Vec<Written> {
            let mut choices = Choices::new(drawn);
            of.fields.iter().map(|field| self.cell(of, field, row, &mut choices)).collect()
        };
        let cells: Vec<Vec<Written>> = rows.iter().enumerate().map(cells).collect();
        let header: Vec<&str> = of.fields.iter().map(|field| field.name.as_str()).collect();
        let input = |cell: &dyn Fn(&Written) -> String| {
            let line = |cells: &Vec<Written>| cells.iter().map(|one| quoted(&cell(one))).collect::<Vec<_>>().join(",");
            Input { record: of.name.clone(), header: header.join(","), lines: cells.iter().map(line).collect() }
        };
        [input(&|written| written.cell.clone()), input(&|written| written.means.clone())]
    }

    fn cell(&self, of: &Record, field: &Field, row: usize, choices: &mut Choices<'_>) -> Written {
        if field.key {
            let repeats = self.faults && row > 1 && choices.chance(3);
            return Written::plain(key(field, if repeats { row - 2 } else { row }));
        }
        if choices.chance(if field.optional { 25 } else { usize::from(self.faults) }) {
            let missing = &of.words[0];
            let word = if choices.chance(50) { choices.position(missing.len()) } else { None };
            return Written {
                cell: word.map_or_else(String::new, |word| missing[word].to_owned()),
                means: String::new(),
            };
        }
        if self.faults && choices.chance(1) {
            return Written::plain("??");
        }
        match field.holds {
            Holds::Reference(_) if field.name == "above" && of.units.is_some() => self.above(row, choices),
            Holds::Reference(to) => {
                let known = (self.counts[to] + 1 - row % 2) / 2;
                let nowhere = known == 0 || (self.faults && choices.chance(1));
                let place = if nowhere { 50 } else { choices.below(known) };
                Written::plain(key(&self.vocabulary.records[to].fields[0], 2 * place + row % 2))
            }
            Holds::Value(kind) => value(self.vocabulary, of, field, kind, choices),
        }
    }
}

impl Source<'_> {
    /// What a record of a tree stands in: mostly one of those before it; now and then anything, so that some stand in themselves, or nothing that
    /// there is.
    fn above(&self, row: usize, choices: &mut Choices<'_>) -> Written {
        let place = match choices.below(24) {
            23 if self.faults => choices.below(60),
            0..=5 => return Written::plain(""),
            _ if row < 2 => return Written::plain(""),
            _ => choices.below(row / 2),
        };
        Written::plain(format!("k{}", 2 * place + row % 2))
    }
}

fn key(field: &Field, row: usize) -> String {
    if field.holds == Holds::Value(Kind::Integer) { row.to_string() } else { format!("k{row}") }
}

fn value(vocabulary: &Vocabulary, record: &Record, field: &Field, kind: Kind, choices: &mut Choices<'_>) -> Written {
    match kind {
        Kind::Text | Kind::Unit(_) => Written::plain(choices.pick(&["ab", "abc", "b a", "Đà Bắc", "x,y", "say \"a\""])),
        Kind::Integer => {
            let means = if choices.chance(4) { 900_000 } else { choices.between(-2, 9) }.to_string();
            let cell = number(&means, record, choices);
            // What programs write that keep whole numbers as fractions.
            let sign = if record.numbers.is_some_and(|spelling| spelling.contains(",5")) { ',' } else { '.' };
            Written { cell: if choices.chance(8) { format!("{cell}{sign}0") } else { cell }, means }
        }
        Kind::Decimal => decimal(record, field, choices),
        Kind::Date => {
            let means = day(choices);
            let [year, month, day]: [&str; 3] = means.split('-').collect::<Vec<_>>().try_into().expect("an ISO day");
            let cell = match record.dates {
                Some("mm/dd/yyyy") if choices.chance(80) => format!("{month}/{day}/{year}"),
                Some("dd/mm/yyyy" | "dd.mm.yyyy") if choices.chance(80) => {
                    let sign = choices.pick(&["/", ".", "-"]);
                    format!("{day}{sign}{month}{sign}{year}")
                }
                _ => means.clone(),
            };
            Written { cell, means }
        }
        Kind::YesNo => {
            let is_yes = choices.chance(50);
            let own = &record.words[if is_yes { 1 } else { 2 }];
            let always = if is_yes { ["yes", "có", "1", "x"] } else { ["no", "Không", "0", "false"] };
            let cell = match choices.position(own.len()) {
                Some(word) if choices.chance(60) => own[word].to_uppercase(),
                _ => always[choices.below(4)].to_owned(),
            };
            Written { cell, means: if is_yes { "yes" } else { "no" }.to_owned() }
        }
        Kind::Code(list) => {
            let list = &vocabulary.lists[list];
            let parts = list.parts(field.decides);
            let code = if parts.is_empty() || choices.chance(20) {
                choices.below(list.codes.len())
            } else {
                parts[choices.below(parts.len())]
            };
            let means = list.codes[code].clone();
            let cell = match field.coded {
                Some(system) if choices.chance(40) => list.external(code, system),
                _ if choices.chance(25) => list.called[code][choices.below(list.called[code].len())].clone(),
                _ => means.clone(),
            };
            Written { cell, means }
        }
    }
}

/// A decimal: what has more digits than its field keeps is rounded to the nearer one, from the middle away from zero.
fn decimal(record: &Record, field: &Field, choices: &mut Choices<'_>) -> Written {
    const PLAIN: [&str; 7] = ["0.5", "2.25", "-1.5", "3", "0", "7.1", "1234.5"];
    // As written, the same as a whole number, and how many of its digits stand after the decimal sign.
    const LONG: [(&str, i128, u32); 5] = [
        ("2.12500", 212_500, 5),
        ("-2.34500", -234_500, 5),
        ("6.3e-05", 63, 6),
        ("0.3333333333333333", 3_333_333_333_333_333, 16),
        ("1.99951", 199_951, 5),
    ];
    let Some(digits) = field.rounded.filter(|_| choices.chance(60)) else {
        let means = choices.pick(&PLAIN).to_owned();
        let rounded = field.rounded.map(|digits| {
            let (whole, part) = means.split_once('.').unwrap_or((&means, ""));
            let mantissa: i128 = format!("{whole}{part}").parse().expect("a number");
            rounded(mantissa, part.len() as u32, digits)
        });
        return Written { cell: number(&means, record, choices), means: rounded.unwrap_or(means) };
    };
    let (written, mantissa, scale) = LONG[choices.below(LONG.len())];
    Written { cell: number(written, record, choices), means: rounded(mantissa, scale, digits) }
}

/// A number of so many digits after the decimal sign, rounded to fewer.
fn rounded(mantissa: i128, scale: u32, digits: u32) -> String {
    let (mantissa, scale) = if scale > digits {
        let step = 10i128.pow(scale - digits);
        let nearer = (mantissa.abs() * 2 + step) / (step * 2);
        (nearer * mantissa.signum(), digits)
    } else {
        (mantissa, scale)
    };
    let (sign, step) = (if mantissa < 0 { "-" } else { "" }, 10i128.pow(scale));
    let (whole, part) = (mantissa.abs() / step, mantissa.abs() % step);
    if scale == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part:0width$}", width = scale as usize) }
}

/// A plain number as the record has numbers written, thousands parted or not.
fn number(plain: &str, record: &Record, choices: &mut Choices<'_>) -> String {
    let (group, decimal) = match record.numbers {
        Some("1.234,5") => (".", ","),
        Some("1 234,5") => (" ", ","),
        Some("1,234.5") => (",", "."),
        _ => ("", "."),
    };
    let (whole, part) = plain.split_once('.').unwrap_or((plain, ""));
    let digits = whole.trim_start_matches('-');
    let mut written = whole.to_owned();
    if digits.len() > 3 && digits.bytes().all(|digit| digit.is_ascii_digit()) && choices.chance(60) {
        written.insert_str(written.len() - 3, group);
    }
    if part.is_empty() { written } else { format!("{written}{decimal}{part}") }
}

fn quoted(cell: &str) -> String {
    if cell.contains([',', '"']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
}

//! Makes the registers of a made-up district, byte for byte the same for each seed. No disk in here, and nothing of `bieu`.
//!
//! `organisations` and `people` draw who and where, `spellings` says how files write a code, and `dirt` spoils some lines in the ways
//! in which real files are spoilt.

mod dirt;
mod organisations;
mod people;
#[allow(dead_code, reason = "the other sample draws days of its own period, and shares out totals")]
#[allow(clippy::duplicate_mod, reason = "the tests make both samples")]
#[path = "../../son-la-2024-h1/generator/random.rs"]
mod random;
mod spellings;

use random::{Day, Random};

/// A file as rows of cells.
pub struct Sheet {
    name: &'static str,
    header: &'static [&'static str],
    rows: Vec<Vec<String>>,
}

/// The files by name; `is_dirty` with lines that a reader is to refuse and with more blanks.
pub fn files(seed: u64, is_dirty: bool) -> Vec<(&'static str, String)> {
    let mut random = Random::new(seed);
    let organisations = organisations::draw(&mut random);
    let members = people::draw(&mut random, &organisations);
    let mut sheets = vec![
        organisations::sheet(&mut random, &organisations),
        organisations::subordinates(&mut random, &organisations),
        people::members(&mut random, &members),
        people::changes(&mut random, &members),
        people::admissions(&mut random, &members, &organisations),
    ];
    if is_dirty {
        dirt::spoil(&mut random, &mut sheets);
    }
    sheets.iter().map(|sheet| (sheet.name, sheet.csv())).collect()
}

impl Sheet {
    fn csv(&self) -> String {
        let header = self.header.iter().map(|word| (*word).to_owned()).collect();
        let lines = std::iter::once(&header).chain(&self.rows);
        lines.map(|cells| cells.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(",") + "\n").collect()
    }
}

fn quoted(value: &str) -> String {
    if value.contains([',', '"']) { format!("\"{}\"", value.replace('"', "\"\"")) } else { value.to_owned() }
}

/// A day as files write it: now and then without zeros in front.
fn written(random: &mut Random, day: Day) -> String {
    if random.chance(8) { day.unpadded() } else { day.to_string() }
}

/// A day, or a blank where it has not come yet: the registers were closed on 31 January 2025.
fn written_if_come(random: &mut Random, day: Option<Day>) -> String {
    match day {
        Some(day) if day <= Day::new(2025, 1, 31) => written(random, day),
        _ => String::new(),
    }
}

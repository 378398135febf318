//! Tables over another period, held to days that are counted here one by one: at each end of a month, in leap years and others.

use std::fmt::Write;

use bieu::Rules;
use bieu::records::read_csv;

type Day = (i32, u32, u32);

fn is_leap(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

fn days_in(year: i32, month: u32) -> u32 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn next((year, month, day): Day) -> Day {
    match (month, day) {
        (12, 31) => (year + 1, 1, 1),
        (_, day) if day == days_in(year, month) => (year, month + 1, 1),
        _ => (year, month, day + 1),
    }
}

fn before((year, month, day): Day) -> Day {
    match (month, day) {
        (1, 1) => (year - 1, 12, 31),
        (_, 1) => (year, month - 1, days_in(year, month - 1)),
        _ => (year, month, day - 1),
    }
}

/// So many months later or, below zero, before; a day that the month does not have is its last.
fn months_on((year, month, day): Day, months: i32) -> Day {
    let whole = year * 12 + month as i32 - 1 + months;
    let (year, month) = (whole.div_euclid(12), whole.rem_euclid(12) as u32 + 1);
    (year, month, day.min(days_in(year, month)))
}

fn days_on(mut day: Day, days: i32) -> Day {
    for _ in 0..days.abs() {
        day = if days < 0 { before(day) } else { next(day) };
    }
    day
}

/// The period as the manual moves it: the end of a month stays one.
fn moved((first, last): (Day, Day), (amount, unit): (i32, &str)) -> (Day, Day) {
    let on = |day: Day| match unit {
        "years" => months_on(day, amount * 12),
        "months" => months_on(day, amount),
        _ => days_on(day, amount),
    };
    let end = on(last);
    let is_last = last.2 == days_in(last.0, last.1) && unit != "days";
    (on(first), if is_last { (end.0, end.1, days_in(end.0, end.1)) } else { end })
}

/// Full years from a birth to a day.
fn age(born: Day, on: Day) -> i32 {
    let birthday = months_on(born, (on.0 - born.0) * 12);
    on.0 - born.0 - i32::from(on < birthday)
}

fn iso((year, month, day): Day) -> String {
    format!("{year:04}-{month:02}-{day:02}")
}

/// Every day from 2022 to the end of 2025, once; who was admitted then was born on a leap day in one of three years.
fn admissions() -> Vec<(Day, Day)> {
    let days = std::iter::successors(Some((2022, 1, 1)), |day| Some(next(*day)));
    let days = days.take_while(|day| *day <= (2025, 12, 31));
    days.enumerate().map(|(number, day)| (day, ([1992, 1996, 2000][number % 3], 2, 29))).collect()
}

const SHIFTS: [(i32, &str); 8] = [
    (-1, "years"),
    (1, "years"),
    (-2, "years"),
    (-1, "months"),
    (1, "months"),
    (-6, "months"),
    (-1, "days"),
    (-30, "days"),
];

fn rules(period: (Day, Day)) -> String {
    let mut columns = String::new();
    for (number, (amount, unit)) in SHIFTS.iter().enumerate() {
        let (sign, amount) = if *amount < 0 { ('-', -amount) } else { ('+', *amount) };
        let unit = if amount == 1 { unit.trim_end_matches('s') } else { unit };
        let _ = writeln!(columns, "  column a{number} \"A\" = [all] over period {sign} {amount} {unit}");
        let _ = writeln!(columns, "  column b{number} \"B\" = [young] over period {sign} {amount} {unit}");
    }
    format!(
        "language 1\nreport r \"R\" {{ period {} to {} }}\nrecord Admission \"A\" {{ key id text  on date  born date }}\n\
         table t \"T\" of Admission where on in period {{\n  total \"All\"\n  column all \"All\"\n  \
         of which [all] {{ column young \"Young\" where age(born, period.end) < 30 }}\n{columns}}}\n",
        iso(period.0),
        iso(period.1)
    )
}

/// Periods that begin and end on, before and after the ends of months, of leap years and of others.
fn periods() -> Vec<(Day, Day)> {
    let edges = [
        (2023, 12, 31),
        (2024, 1, 1),
        (2024, 1, 31),
        (2024, 2, 28),
        (2024, 2, 29),
        (2024, 3, 1),
        (2024, 3, 30),
        (2024, 3, 31),
        (2024, 4, 30),
        (2024, 6, 30),
        (2023, 2, 28),
        (2023, 3, 1),
        (2023, 5, 31),
        (2023, 8, 30),
        (2025, 2, 28),
    ];
    let pairs = edges.iter().flat_map(|first| edges.iter().map(move |last| (*first, *last)));
    pairs.filter(|(first, last)| first <= last).collect()
}

#[test]
fn each_end_of_a_month_is_moved_as_the_manual_says() {
    let admissions = admissions();
    let mut csv = String::from("id,on,born\n");
    for (number, (on, born)) in admissions.iter().enumerate() {
        let _ = writeln!(csv, "{number},{},{}", iso(*on), iso(*born));
    }
    let mut looked_at = 0;
    for period in periods() {
        let rules = Rules::from_text("rules.bieu", &rules(period)).unwrap();
        let mut builder = rules.records();
        let record = rules.schema().find_record("Admission").unwrap();
        read_csv(&mut builder, record, "Admission.csv", csv.as_bytes()).unwrap();
        let records = builder.finish();
        let outcome = rules.evaluate(&records).unwrap();
        let table = outcome.table("t").unwrap();
        for (number, shift) in SHIFTS.iter().enumerate() {
            let (first, last) = moved(period, *shift);
            let within = || admissions.iter().filter(|(on, _)| first <= *on && *on <= last);
            let young = within().filter(|(_, born)| age(*born, last) < 30).count();
            for (id, expected) in [(format!("a{number}"), within().count()), (format!("b{number}"), young)] {
                let column = table.columns.iter().position(|column| column.id == id).unwrap();
                let shown = &table.cell(0, column).unwrap().shown;
                assert_eq!(*shown, expected.to_string(), "{id} of {period:?} over {first:?} to {last:?}");
                looked_at += 1;
            }
        }
    }
    assert_eq!(looked_at, periods().len() * SHIFTS.len() * 2);
}

/// The periods of a block that lie in some years, as they are called in ids, with their days.
fn stages((first, last): (i32, i32), unit: &str) -> Vec<(String, (Day, Day))> {
    let years = first..=last;
    let months = |length: u32| (0..12 / length).map(move |number| (number, number * length + 1, (number + 1) * length));
    let of_year = |year: i32| -> Vec<(String, (Day, Day))> {
        let days = |from: u32, to: u32| ((year, from, 1), (year, to, days_in(year, to)));
        match unit {
            "years" => vec![(year.to_string(), days(1, 12))],
            "quarters" => months(3).map(|(n, from, to)| (format!("{year}q{}", n + 1), days(from, to))).collect(),
            _ => months(1).map(|(_, from, to)| (format!("{year}m{from:02}"), days(from, to))).collect(),
        }
    };
    years.flat_map(of_year).collect()
}

#[test]
fn a_block_of_periods_counts_each_by_its_days() {
    let admissions = admissions();
    let mut csv = String::from("id,on,born\n");
    for (number, (on, born)) in admissions.iter().enumerate() {
        let _ = writeln!(csv, "{number},{},{}", iso(*on), iso(*born));
    }
    let text = "language 1\nreport r \"R\" { period 2024-01-01 to 2024-12-31 }\n\
                record Admission \"A\" { key id text  on date  born date }\n\
                table t \"T\" of Admission where on in period {\n  total \"All\"\n";
    let block = |head: &str, id: &str| {
        format!(
            "  columns {head} {{\n    column {id} \"N\"\n    of which [{id}] {{ column {id}y \"Young\" where age(born, period.end) < 30 }}\n    \
             column {id}m \"More\" = [{id}] - [{id}] before\n    column {id}s \"So far\" = [{id}y] so far\n  }}\n"
        )
    };
    let blocks = [
        ("years 2022..2025", (2022, 2025), "years", "a"),
        ("quarters of period", (2024, 2024), "quarters", "b"),
        ("months of period", (2024, 2024), "months", "c"),
        ("months 2022..2023", (2022, 2023), "months", "d"),
    ];
    let text = blocks.iter().fold(text.to_owned(), |text, (head, _, _, id)| text + &block(head, id)) + "}\n";
    let rules = Rules::from_text("rules.bieu", &text).unwrap();
    let mut builder = rules.records();
    let record = rules.schema().find_record("Admission").unwrap();
    read_csv(&mut builder, record, "Admission.csv", csv.as_bytes()).unwrap();
    let outcome = rules.evaluate(&builder.finish()).unwrap();
    let table = outcome.table("t").unwrap();
    let shown = |id: String| table.find("total", &id).map(|cell| cell.shown.clone());
    for (_, years, unit, id) in blocks {
        let (mut before, mut so_far): (Option<i64>, usize) = (None, 0);
        for (stage, (first, last)) in stages(years, unit) {
            let within = || admissions.iter().filter(|(on, _)| first <= *on && *on <= last);
            let (count, young) = (within().count(), within().filter(|(_, born)| age(*born, last) < 30).count());
            so_far += young;
            assert_eq!(shown(format!("{stage}.{id}")), Some(count.to_string()), "{stage}");
            assert_eq!(shown(format!("{stage}.{id}y")), Some(young.to_string()), "{stage}");
            assert_eq!(shown(format!("{stage}.{id}s")), Some(so_far.to_string()), "{stage}");
            let more = before.map_or("X".to_owned(), |before| (count as i64 - before).to_string());
            assert_eq!(shown(format!("{stage}.{id}m")), Some(more), "{stage}");
            before = Some(count as i64);
        }
    }
}

//! What small programs mean, said a third time: by itself, and for all records at once.

use super::program::*;

/// No, undetermined, yes: *and* is the least, *or* the greatest.
pub type Truth = u8;
pub const NO: Truth = 0;
pub const OPEN: Truth = 1;
pub const YES: Truth = 2;

fn truth(value: Option<bool>) -> Truth {
    value.map_or(OPEN, |yes| if yes { YES } else { NO })
}

fn compared(left: i64, op: &str, right: i64) -> bool {
    match op {
        "=" => left == right,
        "!=" => left != right,
        "<" => left < right,
        "<=" => left <= right,
        ">" => left > right,
        _ => left >= right,
    }
}

/// Full years from birth; none where the day is before it. No 29 February is among the days.
fn age(record: &Record) -> Option<i64> {
    let (born, day) = (record[BORN]?, record[DAY]?);
    (day >= born).then_some((day - born).div_euclid(1_00_00))
}

/// Whether the age has a value, or lacks one for a blank.
pub fn age_is_sound(record: &Record) -> bool {
    record[BORN].is_none() || record[DAY].is_none() || age(record).is_some()
}

/// A day moved by months, cut to the end of the month. No 29 February is near.
fn moved(day: i64, months: i64) -> i64 {
    let month = day / 1_00_00 * 12 + day / 1_00 % 1_00 - 1 + months;
    let (year, month) = (month.div_euclid(12), month.rem_euclid(12) + 1);
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    year * 1_00_00 + month * 1_00 + (day % 1_00).min(days)
}

/// The most months by which the first can be moved and be no later than the second; backwards from the later.
fn full_months(from: i64, to: i64) -> i64 {
    if to < from {
        return -full_months(to, from);
    }
    (0..).take_while(|months| moved(from, *months) <= to).last().unwrap_or(0)
}

/// Whether a condition holds for a record.
pub fn holds(program: &Program, condition: &Condition, record: &Record) -> Truth {
    let days = record[BORN].zip(record[DAY]);
    let numbers = record[NUMBER].zip(record[OTHER]);
    let holds = |part: &Condition| holds(program, part, record);
    match condition {
        Condition::Worked(field, op, day) => truth(record[*field].map(|found| compared(found, op, *day))),
        Condition::Difference(op, value) => truth(numbers.map(|(n, m)| compared(n - m, op, *value))),
        Condition::Twice(op) => truth(numbers.map(|(n, m)| compared(2 * n, op, m))),
        Condition::After(op, months) => truth(days.map(|(born, day)| compared(day, op, moved(born, *months)))),
        Condition::Months(op, value) => truth(days.map(|(born, day)| compared(full_months(born, day), op, *value))),
        Condition::Years(op, value) => truth(days.map(|(born, day)| compared(full_months(born, day) / 12, op, *value))),
        Condition::Meets => {
            let truths = program.requirements.iter().map(|requirement| match met(program, requirement, None, record) {
                Met::ByItself | Met::ByException(_) => YES,
                Met::Not => NO,
                Met::Undetermined => OPEN,
            });
            truths.min().unwrap_or(YES)
        }
        Condition::Among(field, codes) => truth(record[*field].map(|code| codes.contains(&code))),
        Condition::Compare(field, op, value) => truth(record[*field].map(|found| compared(found, op, *value))),
        Condition::Sum(op, value) => truth(record[NUMBER].zip(record[OTHER]).map(|(n, m)| compared(n + m, op, *value))),
        Condition::Less => truth(record[NUMBER].zip(record[OTHER]).map(|(n, m)| n < m)),
        Condition::Age(op, value) => truth(age(record).map(|age| compared(age, op, *value))),
        Condition::Year(op, value) => truth(record[BORN].map(|born| compared(born / 1_00_00, op, *value))),
        Condition::Is(field, missing) => truth(Some(record[*field].is_none() == *missing)),
        Condition::Not(inner) => YES - holds(inner),
        Condition::And(parts) => parts.iter().map(holds).min().unwrap_or(YES),
        Condition::Or(parts) => parts.iter().map(holds).max().unwrap_or(NO),
    }
}

/// Whether all clauses hold, one left out where that is asked.
pub fn conjunction(program: &Program, clauses: &[Clause], without: Option<usize>, record: &Record) -> Truth {
    let kept = clauses.iter().enumerate().filter(|(index, _)| Some(*index) != without);
    let truths = kept.map(|(_, clause)| {
        let truth = holds(program, &clause.condition, record);
        if clause.except { YES - truth } else { truth }
    });
    truths.min().unwrap_or(YES)
}

fn asks_what_is_missing(program: &Program, condition: &Condition) -> bool {
    let asks = |part: &Condition| asks_what_is_missing(program, part);
    match condition {
        Condition::Is(..) => true,
        // Who asks whether criteria are met asks what they ask.
        Condition::Meets => program.requirements.iter().any(|requirement| {
            let clauses = requirement.clauses.iter().chain(requirement.exceptions.iter().flatten());
            clauses.into_iter().any(|clause| asks(&clause.condition))
        }),
        Condition::Not(inner) => asks(inner),
        Condition::And(parts) | Condition::Or(parts) => parts.iter().any(asks),
        _ => false,
    }
}

/// How a record stands to a column, the universe left out of account.
pub fn stands(program: &Program, column: usize, record: &Record) -> Truth {
    let Column { parent, clauses, before, beside, .. } = &program.columns[column];
    let around = parent.map_or(YES, |parent| stands(program, parent, record));
    let mut own = conjunction(program, clauses, None, record);
    let decides = |arm: &usize| {
        let clauses = &program.columns[*arm].clauses;
        clauses.iter().any(|clause| asks_what_is_missing(program, &clause.condition))
            && conjunction(program, clauses, None, record) == YES
    };
    if own == OPEN && beside.iter().any(decides) {
        own = NO;
    }
    let first = before.iter().map(|arm| YES - conjunction(program, &program.columns[*arm].clauses, None, record));
    first.chain([around, own]).min().unwrap_or(YES)
}

/// How a requirement comes out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Met {
    ByItself,
    ByException(usize),
    Not,
    Undetermined,
}

/// How a requirement comes out for a record. `without` leaves out a clause: of the requirement (no exception) or of an exception.
pub fn met(
    program: &Program,
    requirement: &Requirement,
    without: Option<(Option<usize>, usize)>,
    record: &Record,
) -> Met {
    let left_out = |place: Option<usize>| without.filter(|(of, _)| *of == place).map(|(_, clause)| clause);
    let own = conjunction(program, &requirement.clauses, left_out(None), record);
    let exceptions: Vec<Truth> = requirement
        .exceptions
        .iter()
        .enumerate()
        .map(|(index, clauses)| conjunction(program, clauses, left_out(Some(index)), record))
        .collect();
    match exceptions.iter().position(|exception| *exception == YES) {
        _ if own == YES => Met::ByItself,
        Some(exception) => Met::ByException(exception),
        None if own == OPEN || exceptions.contains(&OPEN) => Met::Undetermined,
        None => Met::Not,
    }
}

const DAYS: [i64; 9] =
    [1999_12_31, 2000_01_01, 2000_12_31, 2001_01_01, 2001_06_15, 2001_12_31, 2002_01_01, 2003_01_01, 2003_06_15];

/// Every record that there is, over values of which there are some on each side of every constant.
pub fn records(program: &Program) -> Vec<Record> {
    let mut records: Vec<Record> = vec![[None; 9]];
    for &field in &program.fields {
        let mut values: Vec<Option<i64>> = match field {
            CODE | KIND | TOP => (0..program.codes).map(Some).collect(),
            // Two of them are added up and compared.
            NUMBER | OTHER if program.fields.contains(&OTHER) => (-8..=12).map(Some).collect(),
            NUMBER | OTHER => (-1..=5).map(Some).collect(),
            FLAG | BIG => vec![Some(0), Some(1)],
            _ => DAYS.map(Some).to_vec(),
        };
        if program.optional.contains(&field) {
            values.push(None);
        }
        let with = |record: &Record, value: Option<i64>| {
            let mut record = *record;
            record[field] = value;
            record
        };
        records = records.iter().flat_map(|record| values.iter().map(|value| with(record, *value))).collect();
    }
    if program.fields.contains(&KIND) && program.unit_optional {
        // Without a unit all that it says is missing.
        let without = records.clone().into_iter().map(|mut record| {
            record[KIND] = None;
            record[BIG] = None;
            record
        });
        records.extend(without);
        records.sort_unstable();
        records.dedup();
    }
    records
}

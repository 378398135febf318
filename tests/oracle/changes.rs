//! What is said of two programs that differ in one place must hold of their figures.

use std::cell::Cell;

use bieu::Rules;
use bieu::compare::{Compared, Subject, Verdict, compare, meaning};
use bieu::outcome::{Place, TableOutcome};
use bieu::records::Records;
use bieu::value::Number;
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

use super::agreement::{for_each, read};
use super::generate::{Case, case};

/// A program, what one of its places became, and records.
#[derive(Clone)]
struct Pair {
    old: Case,
    new: String,
}

impl std::fmt::Debug for Pair {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?}", self.old)?;
        let lines = self.old.rules.lines().zip(self.new.lines()).filter(|(old, new)| old != new);
        lines.take(3).try_for_each(|(old, new)| write!(f, "was: {old}\nis:  {new}\n"))
    }
}

/// What is written for what. Each is tried at one place of a program.
const EDITS: &[(&str, &str)] = &[
    (" where ", " except "),
    (" except ", " where "),
    (" < ", " <= "),
    (" <= ", " < "),
    (" = ", " != "),
    (" and ", " or "),
    ("..", "..1"),
    (" 1", " 2"),
    (" 3", " 4"),
    ("c0", "c1"),
    ("c1", "c2"),
    ("a0", "a1"),
    ("is missing", "is known"),
    ("first of (", "first of (a1, "),
    ("sum ", "average "),
    ("half up", "down"),
    (", yes", ""),
    ("not ", ""),
];

fn pair() -> impl Strategy<Value = Pair> {
    (case(), any::<u16>(), any::<u16>(), any::<bool>()).prop_map(|(old, edit, place, drop_line)| {
        let new = if drop_line { without_line(&old.rules, place) } else { edited(&old.rules, edit, place) };
        Pair { old, new }
    })
}

/// The text with one of the edits at one place after the declarations.
fn edited(text: &str, edit: u16, place: u16) -> String {
    let start = text.find("\ntable ").unwrap_or(0);
    let found = |(from, _): &&(&str, &str)| text[start..].contains(from);
    let edits: Vec<&(&str, &str)> = EDITS.iter().filter(found).collect();
    let Some((from, to)) = edits.get(usize::from(edit) % edits.len().max(1)) else { return text.to_owned() };
    let places: Vec<usize> = text[start..].match_indices(from).map(|(at, _)| start + at).collect();
    let at = places[usize::from(place) % places.len()];
    format!("{}{to}{}", &text[..at], &text[at + from.len()..])
}

/// The text without one line that is a clause by itself, or without one of its clauses.
fn without_line(text: &str, place: u16) -> String {
    let start = text.find("\ntable ").unwrap_or(0);
    let places: Vec<usize> = text[start..].match_indices(" where ").map(|(at, _)| start + at).collect();
    let Some(at) = places.get(usize::from(place) % places.len().max(1)) else { return text.to_owned() };
    let rest = &text[at + 1..];
    let end = [" where ", " except ", " note ", "\n"].iter().filter_map(|stop| rest.find(stop)).min();
    format!("{}{}", &text[..*at], end.map_or("", |end| &rest[end..]))
}

fn same_rejects(one: &Records, other: &Records) -> bool {
    one.iter().zip(other.iter()).all(|((_, one), (_, other))| one.len() == other.len() && one.read == other.read)
}

/// Of the columns and rows that were proved to be equal: that their cells are, and what they could not decide.
fn proved_holds(pair: &Pair, old: &Rules, new: &Rules, proved: &Cell<u32>) -> Result<(), TestCaseError> {
    let found = meaning(old.model(), new.model());
    let records = [read(old, &pair.old.inputs), read(new, &pair.old.inputs)];
    if !same_rejects(&records[0], &records[1]) {
        return Ok(());
    }
    let outcomes = [
        bieu::plain::evaluate(old.model(), &records[0]).unwrap(),
        bieu::plain::evaluate(new.model(), &records[1]).unwrap(),
    ];
    for (before, after) in outcomes[0].tables.iter().zip(&outcomes[1].tables) {
        let is_equal = |subject: &dyn Fn(&Subject) -> bool| {
            found.iter().find(|found| subject(&found.subject)).is_some_and(|found| found.verdict == Verdict::Equal)
        };
        let same_order = |verdict: &Verdict| !matches!(verdict, Verdict::Changed(changes) if changes.iter().any(|c| c.witness.is_none()));
        let whole =
            found.iter().find(|found| matches!(&found.subject, Subject::Table { table } if *table == after.name));
        let single = found.iter().any(|found| {
            matches!(&found.subject, Subject::Cell { table, .. } if *table == after.name)
                && found.verdict != Verdict::Equal
        });
        if single || !whole.is_some_and(|found| same_order(&found.verdict)) {
            continue;
        }
        let columns: Vec<&str> = after.columns.iter().map(|column| column.id.as_str()).filter(|column| {
            is_equal(&|subject| matches!(subject, Subject::Column { table, id, was: None } if *table == after.name && id == column))
        }).collect();
        let rows: Vec<&str> = after.rows.iter().map(|row| row.id.as_str()).filter(|row| {
            is_equal(&|subject| matches!(subject, Subject::Row { table, id, was: None } if *table == after.name && id == row))
        }).collect();
        for column in &columns {
            for row in &rows {
                proved.set(proved.get() + 1);
                let (one, other) = (before.find(row, column), after.find(row, column));
                prop_assert_eq!(
                    one.map(|c| (&c.value, c.rounded.clone())),
                    other.map(|c| (&c.value, c.rounded.clone())),
                    "[{}, {}] was proved equal",
                    row,
                    column
                );
            }
            prop_assert_eq!(undetermined(before, column), undetermined(after, column), "undetermined of [{}]", column);
        }
    }
    Ok(())
}

/// That what moved a cell adds up to the movement, exactly, and that every cell that moved is told.
fn parts_add_up(pair: &Pair, old: &Rules, new: &Rules) -> Result<(), TestCaseError> {
    let records = [read(old, &pair.old.inputs), read(new, &pair.old.inputs)];
    let sides = [(old, &records[0]), (new, &records[1])].map(|(rules, records)| Compared {
        model: rules.model(),
        plan: rules.plan(),
        days: rules.days(),
        records: Some(records),
    });
    let comparison = compare(sides[0], sides[1], true).unwrap();
    let moved = comparison.moved.unwrap_or_default();
    for cell in &moved {
        let place = format!("{} [{}, {}]", cell.table, cell.row, cell.column);
        let sum = cell.parts.iter().try_fold(Number::ZERO, |sum, part| sum.checked_add(part.by.clone()?));
        match cell.difference {
            Some(_) => prop_assert_eq!(sum, cell.difference.clone(), "{}", place),
            None => prop_assert!(cell.parts.iter().all(|part| part.by.is_none()), "{}", place),
        }
        prop_assert!(cell.parts.iter().all(|part| part.keys.len() as u64 == part.records), "{}", place);
    }
    let outcomes = [old.evaluate(&records[0]).unwrap(), new.evaluate(&records[1]).unwrap()];
    for (before, after) in outcomes[0].tables.iter().zip(&outcomes[1].tables) {
        for (row, column) in after.rows.iter().flat_map(|row| after.columns.iter().map(move |column| (row, column))) {
            let (one, other) = (before.find(&row.id, &column.id), after.find(&row.id, &column.id));
            let told =
                moved.iter().any(|cell| (&cell.table, &cell.row, &cell.column) == (&after.name, &row.id, &column.id));
            let apart = one.zip(other).is_some_and(|(one, other)| one.value != other.value);
            prop_assert!(told || !apart, "{} [{}, {}] moved in silence", after.name, row.id, column.id);
        }
    }
    Ok(())
}

fn undetermined(table: &TableOutcome, column: &str) -> u64 {
    let is_column = |place: Place| matches!(place, Place::Column(index) if table.columns[index].id == column);
    table.undetermined.iter().filter(|entry| is_column(entry.place)).map(|entry| entry.records).sum()
}

#[test]
fn what_is_proved_equal_stays_equal() {
    let proved = Cell::new(0);
    for_each(&pair(), 3, |pair| {
        let Ok(old) = Rules::from_text("old.bieu", &pair.old.rules) else { return Ok(false) };
        let Ok(new) = Rules::from_text("new.bieu", &pair.new) else { return Ok(false) };
        proved_holds(pair, &old, &new, &proved)?;
        parts_add_up(pair, &old, &new)?;
        Ok(true)
    });
    assert!(proved.get() > 0, "nothing was proved equal");
}

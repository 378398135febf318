//! What is said of two programs that differ in one place must hold of their figures.

use std::cell::Cell;

use bieu::compare::Compared;
use bieu::outcome::{Place, TableOutcome};
use bieu::records::Records;
use bieu::source::SourceId;
use bieu::unstable::compare::{Sameness, meaning, reading};
use bieu::unstable::mutate::{Passed, Subject, Why, edits};
use bieu::unstable::syntax::parse;
use bieu::value::{Date, Number};
use bieu::{Rules, compare};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

use super::agreement::{for_each, for_each_of, is_counted_of_what_is_given, loaded, program, read, with_rows};
use super::difference::difference;
use super::generate::{Case, case, files};
use super::written::{DECLARED, EDITS};

/// A program, what one of its places became, and records.
#[derive(Clone)]
pub struct Pair {
    pub old: Case,
    pub new: String,
}

impl std::fmt::Debug for Pair {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?}", self.old)?;
        let lines = self.old.rules.lines().zip(self.new.lines()).filter(|(old, new)| old != new);
        lines.take(3).try_for_each(|(old, new)| write!(f, "was: {old}\nis:  {new}\n"))
    }
}

pub fn pair() -> impl Strategy<Value = Pair> {
    (case(), any::<u16>(), any::<u16>(), 0..4u8).prop_map(|(old, edit, place, how)| {
        let start = old.rules.find("\ntable ").unwrap_or(0);
        let new = match how {
            0 => without_line(&old.rules, place),
            1 => edited(&old.rules, DECLARED, 0..start, edit, place),
            _ => edited(&old.rules, EDITS, start..old.rules.len(), edit, place),
        };
        Pair { old, new }
    })
}

/// A program, and the same after one of the edits that a mutation tries.
fn mutated() -> impl Strategy<Value = Pair> {
    (case(), any::<u16>()).prop_map(|(old, edit)| {
        let (text, _) = files(&old.rules);
        let (tree, _) = parse(SourceId(0), text);
        let edits = edits(&tree, text);
        let mut new = old.rules.clone();
        if let Some(edit) = edits.get(usize::from(edit) % edits.len().max(1)) {
            new.replace_range(edit.span.start as usize..edit.span.end as usize, &edit.replacement);
        }
        Pair { old, new }
    })
}

/// The text with one of the edits at one place of a part.
fn edited(text: &str, edits: &[(&str, &str)], part: std::ops::Range<usize>, edit: u16, place: u16) -> String {
    let (start, within) = (part.start, &text[part]);
    let found = |(from, _): &&(&str, &str)| within.contains(from);
    let edits: Vec<&(&str, &str)> = edits.iter().filter(found).collect();
    let Some((from, to)) = edits.get(usize::from(edit) % edits.len().max(1)) else { return text.to_owned() };
    let places: Vec<usize> = within.match_indices(from).map(|(at, _)| start + at).collect();
    let at = places[usize::from(place) % places.len()];
    format!("{}{to}{}", &text[..at], &text[at + from.len()..])
}

/// Of programs that are called equal: that they take the same lines and print the same, on the first and the last day of each
/// stretch that versions tell apart.
fn equal_prints_the_same(pair: &Pair, old: &Rules, new: &Rules, held: &Cell<u32>) -> Result<(), TestCaseError> {
    if !compare(old, new).is_equal() {
        return Ok(());
    }
    let stretches = old.days().iter().chain(new.days()).map(|on| on.stretch);
    let mut days: Vec<Option<Date>> =
        stretches.flat_map(|s| [Some(s.day), s.from, s.until]).flatten().map(Some).collect();
    days.push(None);
    days.sort_unstable();
    days.dedup();
    for day in days {
        let read_at = |text: &str| with_rows(program(text, day)?, &pair.old.inputs);
        let (before, after) = match (read_at(&pair.old.rules), read_at(&pair.new)) {
            (Ok(before), Ok(after)) => (before, after),
            (Err(_), Err(_)) => continue,
            // What a proof refuses on a day is no matter of a comparison; what cannot be resolved is.
            (Err(one), Ok(_)) | (Ok(_), Err(one)) => {
                prop_assert!(!one.proofs.is_empty(), "called equal, and one side is refused at {:?}: {}", day, one);
                continue;
            }
        };
        let records = [read(&before, &pair.old.inputs), read(&after, &pair.old.inputs)];
        if !is_counted_of_what_is_given(&before, &records[0]) || !is_counted_of_what_is_given(&after, &records[1]) {
            return Ok(());
        }
        prop_assert!(same_rejects(&records[0], &records[1]), "called equal, and other lines are refused at {:?}", day);
        let outcomes = [before.evaluate(&records[0]).unwrap(), after.evaluate(&records[1]).unwrap()];
        if let Some(found) = difference(&outcomes[0], &outcomes[1]) {
            return Err(TestCaseError::fail(format!("called equal, and at {day:?}: {found}")));
        }
        held.set(held.get() + 1);
    }
    Ok(())
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
    // Figures of data that are read otherwise are no matter of what the rules mean.
    if reading(old.model(), new.model()).iter().any(|found| found.verdict != Sameness::Equal) {
        return Ok(());
    }
    let found = meaning(old.model(), new.model());
    let records = [read(old, &pair.old.inputs), read(new, &pair.old.inputs)];
    let sides_given = is_counted_of_what_is_given(old, &records[0]) && is_counted_of_what_is_given(new, &records[1]);
    if !sides_given || !same_rejects(&records[0], &records[1]) {
        return Ok(());
    }
    let outcomes = [
        bieu::unstable::plain::evaluate(old.model(), &records[0]).unwrap(),
        bieu::unstable::plain::evaluate(new.model(), &records[1]).unwrap(),
    ];
    for (before, after) in outcomes[0].tables.iter().zip(&outcomes[1].tables) {
        let is_equal = |subject: &dyn Fn(&bieu::unstable::compare::Subject) -> bool| {
            found.iter().find(|found| subject(&found.subject)).is_some_and(|found| found.verdict == Sameness::Equal)
        };
        let same_order = |verdict: &Sameness| !matches!(verdict, Sameness::Changed(changes) if changes.iter().any(|c| c.witness.is_none()));
        let whole = found.iter().find(
            |found| matches!(&found.subject, bieu::unstable::compare::Subject::Table { table } if *table == after.name),
        );
        let single = found.iter().any(|found| {
            matches!(&found.subject, bieu::unstable::compare::Subject::Cell { table, .. } if *table == after.name)
                && found.verdict != Sameness::Equal
        });
        if single || !whole.is_some_and(|found| same_order(&found.verdict)) {
            continue;
        }
        let columns: Vec<&str> = after.columns.iter().map(|column| column.id.as_str()).filter(|column| {
            is_equal(&|subject| matches!(subject, bieu::unstable::compare::Subject::Column { table, id, was: None } if *table == after.name && id == column))
        }).collect();
        let rows: Vec<&str> = after.rows.iter().map(|row| row.id.as_str()).filter(|row| {
            is_equal(&|subject| matches!(subject, bieu::unstable::compare::Subject::Row { table, id, was: None } if *table == after.name && id == row))
        }).collect();
        for column in &columns {
            for row in &rows {
                proved.set(proved.get() + 1);
                let (one, other) = (before.find(row, column), after.find(row, column));
                prop_assert_eq!(
                    one.map(|c| &c.value),
                    other.map(|c| &c.value),
                    "[{}, {}] was proved equal",
                    row,
                    column
                );
            }
            // A record that reaches no row is in no column's ledger.
            let counts = [before.rows.len(), after.rows.len(), after.columns.len()];
            if counts == [rows.len(), rows.len(), before.columns.len()] {
                // Over another period a column is only asked where a column's formula names it there.
                let is_whole = columns.len() == after.columns.len();
                let [one, other] = [before, after].map(|table| undetermined(table, column, is_whole));
                prop_assert_eq!(one, other, "undetermined of [{}]", column);
            }
        }
    }
    Ok(())
}

/// That what moved a cell adds up to the movement, exactly, and that every cell that moved is told.
fn parts_add_up(pair: &Pair, old: &Rules, new: &Rules) -> Result<(), TestCaseError> {
    let records = [read(old, &pair.old.inputs), read(new, &pair.old.inputs)];
    let [before, after] = [old.over(&records[0]).unwrap(), new.over(&records[1]).unwrap()];
    let comparison = compare(Compared::from(&before).telling_keys(true), &after);
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

/// How many records a column could not decide: over all periods, or over the report's alone.
fn undetermined(table: &TableOutcome, column: &str, over_all: bool) -> u64 {
    let is_column = |place: Place| matches!(place, Place::Column(index) if table.columns[index].id == column);
    let entries = table.undetermined.iter().filter(|entry| over_all || entry.over.is_none());
    entries.filter(|entry| is_column(entry.place)).map(|entry| entry.records).sum()
}

#[test]
fn what_is_called_equal_prints_the_same_on_every_day() {
    let held = Cell::new(0);
    for_each_of(50, &pair(), |pair| {
        let Some(old) = loaded(&pair.old.rules, &pair.old.inputs) else { return Ok(false) };
        let Some(new) = loaded(&pair.new, &pair.old.inputs) else { return Ok(false) };
        equal_prints_the_same(pair, &old, &new, &held)?;
        Ok(true)
    });
    assert!(held.get() > 0, "nothing was called equal");
}

#[test]
fn a_program_is_equal_to_itself() {
    for_each(&case(), 2, |case| {
        let Some(rules) = loaded(&case.rules, &case.inputs) else { return Ok(false) };
        for found in meaning(rules.model(), rules.model()) {
            prop_assert!(!matches!(found.verdict, Sameness::Changed(_)), "{:?}: {:?}", found.subject, found.verdict);
        }
        Ok(true)
    });
}

#[test]
fn an_edit_that_changes_nothing_changes_no_printed_byte() {
    let held = Cell::new(0);
    for_each(&mutated(), 2, |pair| {
        let Some(old) = loaded(&pair.old.rules, &pair.old.inputs) else { return Ok(false) };
        let Some(new) = loaded(&pair.new, &pair.old.inputs) else { return Ok(false) };
        equal_prints_the_same(pair, &old, &new, &held)?;
        Ok(true)
    });
    assert!(held.get() > 0, "no edit changed nothing");
}

/// Every run of digits that stands by itself, outside of quotes and where no id stands, is edited or named.
#[test]
fn every_number_of_a_program_is_edited_or_named() {
    let numbers = Cell::new(0);
    for_each(&case(), 2, |case| {
        let Some(rules) = loaded(&case.rules, &case.inputs) else { return Ok(false) };
        let (text, files) = files(&case.rules);
        let (tree, _) = parse(SourceId(0), text);
        let edits = edits(&tree, text);
        let fails = |_: &Rules| None;
        let subject = Subject { path: "rules.bieu", rules: &rules, loader: &files, as_of: None, failing: &fails };
        let passed = subject.passed_over();
        for at in written(text) {
            numbers.set(numbers.get() + 1);
            let is_edited = edits.iter().any(|edit| edit.span.start as usize <= at && at < edit.span.end as usize);
            let position = rules.sources().iter().next().map(|(_, source)| source.position(at as u32));
            let is_named =
                passed.iter().any(|passed| Some(passed.position) == position && passed.why != Why::NotEdited);
            prop_assert!(is_edited || is_named, "passed over in silence: …{}", &text[at..].lines().next().unwrap());
        }
        Ok(true)
    });
    assert!(numbers.get() > 1000, "only {} numbers", numbers.get());
}

/// Every pair of quotes, and every text, is edited or named.
#[test]
fn every_word_in_quotes_of_a_program_is_edited_or_named() {
    let words = Cell::new([0; 2]);
    for_each_of(60, &case(), |case| {
        let Some(rules) = loaded(&case.rules, &case.inputs) else { return Ok(false) };
        let (text, files) = files(&case.rules);
        let (tree, _) = parse(SourceId(0), text);
        let edits = edits(&tree, text);
        let fails = |_: &Rules| None;
        let subject = Subject { path: "rules.bieu", rules: &rules, loader: &files, as_of: None, failing: &fails };
        let passed = subject.passed_over();
        for at in quotes(text) {
            let is_edited = edits.iter().any(|edit| edit.span.start as usize <= at && at < edit.span.end as usize);
            let position = rules.sources().iter().next().map(|(_, source)| source.position(at as u32));
            let is_named = passed.iter().any(|passed| {
                Some(passed.position) == position && passed.what == Passed::Words && passed.why != Why::NotEdited
            });
            let [of_edits, named] = words.get();
            words.set([of_edits + usize::from(is_edited), named + usize::from(is_named)]);
            let line = text[at..].lines().next();
            prop_assert!(is_edited || is_named, "passed over in silence: …{:?}", line);
        }
        Ok(true)
    });
    let [of_edits, named] = words.get();
    assert!(of_edits > 100 && named > 1000, "only {of_edits} words edited, {named} named");
}

/// Where words in quotes begin, told by their signs alone.
fn quotes(text: &str) -> Vec<usize> {
    let mut found = Vec::new();
    for (block, part) in text.split("\"\"\"").enumerate() {
        let start = part.as_ptr() as usize - text.as_ptr() as usize;
        // Every other part is a text, whose words are looked at where they begin.
        if block % 2 == 0 {
            let marks = part.match_indices('"').filter(|(at, _)| !part[..*at].ends_with('\\'));
            found.extend(marks.step_by(2).map(|(at, _)| start + at));
        } else if !part.starts_with('{') && !part.is_empty() {
            found.push(start);
        }
    }
    found
}

/// Where numbers and dates begin in a text, told by their letters alone.
fn written(text: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut line_start = 0;
    for line in text.split_inclusive('\n') {
        let (mut quoted, mut before, mut in_number, mut ids) = (false, ' ', false, ' ');
        let is_spelling = line.trim_start().starts_with("numbers ");
        for (at, sign) in line.char_indices().filter(|_| !is_spelling) {
            // Ids stand in brackets, after `first of` and after the word for a column or row.
            ids = match (ids, sign) {
                (' ', '[') => ']',
                (' ', '(') if line[..at].ends_with("first of ") => ')',
                (end, sign) if end == sign => ' ',
                (other, _) => other,
            };
            let is_id = ids != ' ' || ["column", "row"].iter().any(|word| line[..at].trim_end().ends_with(word));
            let starts = sign.is_ascii_digit() && !in_number && !(before.is_alphanumeric() || before == '_');
            if starts && !quoted && !is_id {
                found.push(line_start + at);
            }
            // `2.5` and `2024-01-01` are one; `18..60` is two.
            let goes_on = line[at + sign.len_utf8()..].starts_with(|next: char| next.is_ascii_digit());
            let joins = matches!(sign, '.' | '-') && in_number && before.is_ascii_digit() && goes_on;
            in_number = (sign.is_ascii_digit() && (in_number || starts)) || joins;
            quoted ^= sign == '"';
            before = sign;
        }
        line_start += line.len();
    }
    found
}

#[test]
fn what_is_proved_equal_stays_equal() {
    let proved = Cell::new(0);
    for_each(&pair(), 3, |pair| {
        let Some(old) = loaded(&pair.old.rules, &pair.old.inputs) else { return Ok(false) };
        let Some(new) = loaded(&pair.new, &pair.old.inputs) else { return Ok(false) };
        proved_holds(pair, &old, &new, &proved)?;
        parts_add_up(pair, &old, &new)?;
        Ok(true)
    });
    assert!(proved.get() > 0, "nothing was proved equal");
}

//! What a figure that is not decided lacks, worked out by hand, and asked of both evaluators.

#![allow(clippy::expect_used)]

use bieu::Rules;
use bieu::outcome::Outcome;
use bieu::records::read_csv;

use super::agreement::must_agree;

/// What is missing for the one column over people of two units, by name.
fn lacking(condition: &str, people: &str) -> Vec<(String, u64)> {
    let text = format!(
        "language 1\n\
         record Unit {{\n  key code text\n  open yes/no?\n  founded date?\n  let low = min Person.n by unit\n  let asked = {condition}\n}}\n\
         record Person {{\n  key code text\n  unit Unit\n  n integer?\n}}\n\
         table people of Person {{\n  total \"All\"\n  column 1 \"1\" = count distinct unit.asked\n}}\n"
    );
    undecided(&text, &[("Unit", "code,open,founded\nu,,2030-01-01\nv,yes,2000-01-01\n"), ("Person", people)])
}

/// What is missing for each column and row of which something is, as both evaluators say it.
fn undecided(text: &str, files: &[(&str, &str)]) -> Vec<(String, u64)> {
    let rules = Rules::from_text("rules.bieu", text).expect("the rules are sound");
    let mut builder = rules.records();
    for (name, csv) in files {
        let record = rules.schema().find_record(name).expect("it is declared");
        read_csv(&mut builder, record, name, csv.as_bytes()).expect("a file with all its columns");
    }
    let (rules, records) = rules.with_units(builder.finish()).expect("rules for these rows");
    let grid = rules.evaluate(&records).expect("records of these rules");
    let plain = bieu::unstable::plain::evaluate(rules.model(), &records).expect("records of these rules");
    must_agree(&plain, &grid).expect("the evaluators agree");
    let Outcome { tables, .. } = grid;
    tables
        .into_iter()
        .flat_map(|table| table.undetermined)
        .flat_map(|found| found.missing)
        .map(|(field, records)| (field.name, records))
        .collect()
}

/// The least of a blank and -1 is at most -1, so that it is at most 0 is decided, and only the unit's own blank is named. Whether it is
/// above -5 is not, and then the blank is named too. The age of who is
/// not born yet has no value, which is said beside what is missing.
#[test]
fn of_a_condition_that_is_told_apart_only_what_is_not_decided_is_named() {
    let people = "code,unit,n\na,u,\nb,u,-1\nc,v,3\n";
    let of = |names: &[&str]| names.iter().map(|name| ((*name).to_owned(), 2)).collect::<Vec<_>>();
    assert_eq!(lacking("open and low <= 0", people), of(&["unit.open"]));
    assert_eq!(lacking("open or low > 0", people), of(&["unit.open"]));
    assert_eq!(lacking("open and low > -5", people), of(&["Person.n", "unit.open"]));
    assert_eq!(lacking("not (open and low <= 0) = no", people), of(&["unit.open"]));
    assert_eq!(lacking("open and age(founded, 2024-01-01) > 3", people), of(&["not computable", "unit.open"]));
}

/// A row names a type of its own that was declared before the table's. In one column both lack something: the table's own type is said first.
#[test]
fn of_one_column_what_the_own_type_lacks_is_said_first() {
    let text = "language 1\ncodes Kind { a \"A\"  b \"B\" }\n\
                record Unit {\n  key code text\n  kind Kind?\n}\n\
                record Person {\n  key code text\n  unit Unit\n}\n\
                table people of Person {\n  row all \"All\"\n  row units \"Units\" = count Unit\n  columns Kind via unit.kind\n}\n";
    let files = [("Unit", "code,kind\nu,\nv,a\n"), ("Person", "code,unit\na,u\nb,u\nc,v\n")];
    let [a, b] = [("unit.kind", 2), ("kind", 1)].map(|(name, records)| (name.to_owned(), records));
    assert_eq!(undecided(text, &files), [a.clone(), b.clone(), a, b]);
}

/// The rows are the codes of today, and that of a unit is the least of those of its visits. Of `u` it was split, and nobody says which part it is
/// now: that is told of both. Of `v` no code is known, as of who has none: it is told of no row.
#[test]
fn who_lacks_the_code_itself_is_under_no_row_where_it_is_worked_out_too() {
    let text = "language 1\nreport r { period 2024-01-01 to 2024-06-30 }\n\
                codes Place ordered {\n  a \"A\" in force until 2024-03-31 became b, c by now\n\
                b \"B\" in force from 2024-04-01\n  c \"C\" in force from 2024-04-01\n}\n\
                record Unit {\n  key code text\n  now Place?\n  let low = min Visit.place by unit\n}\n\
                record Visit {\n  key code text\n  unit Unit\n  place Place?\n  now Place?\n}\n\
                table units of Unit {\n  rows Place via low\n  total \"All\"\n  column 1 \"1\"\n}\n";
    let files = [("Unit", "code,now\nu,\nv,b\n"), ("Visit", "code,unit,place,now\n1,u,a,\n2,v,,\n")];
    assert_eq!(undecided(text, &files), [("now".to_owned(), 1), ("now".to_owned(), 1)]);
}

/// Nothing asks which units there are but the versions that they have: of each is told which one holds.
#[test]
fn versions_of_units_are_found_where_nothing_else_asks_for_units() {
    let text = "language 1\nreport r { period 2024-01-01 to 2024-06-30 }\n\
                record Unit {\n  key code text\n  label name text?\n}\n\
                record State {\n  key whose from since\n  whose Unit\n  since date\n  n integer\n}\n\
                table states of State {\n  total \"All\"\n  column 1 \"1\" where (State of whose as of period.end).n = 2\n}\n";
    let files = [("Unit", "code,name\nu,\n"), ("State", "whose,since,n\nu,2024-01-01,1\nu,2024-02-01,2\n")];
    assert_eq!(undecided(text, &files), []);
}

/// Records of units are rows, and there are none: who has no unit is in the row of those whose unit has no code. Whatever unit they will have has a
/// code, so nobody may come to stand in that row, and a check over it is decided.
#[test]
fn who_is_asked_for_a_blank_key_leaves_the_row_once_it_is_filled_in() {
    let text = "language 1\n\
        record Unit {\n  key code text\n  label name text\n  above Unit?\n  open yes/no\n  tree above\n}\n\
        record Person {\n  key code text\n  unit Unit?\n}\n\
        table people of Person {\n  row none \"None\" where unit.code is missing\n  total \"All\"\n  \
        column 1 \"1\" where unit.above.open\n  check [1] <= 0\n}\n";
    let files = [("Unit", "code,name,above,open\n"), ("Person", "code,unit\np,\n")];
    assert_eq!(undecided(text, &files), [("unit.above.open".to_owned(), 1)]);
}

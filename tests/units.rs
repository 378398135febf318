//! Records as rows: trees that are made up, with circles, records that stand in nothing known, and keys that stand twice; what each row holds is
//! counted by walking up from each record, without bieu. (`BIEU_CASES` says how many trees, 60 unless it is set.)

#![allow(clippy::unwrap_used, reason = "a test that cannot go on is to stop")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use bieu::Rules;
use bieu::outcome::{Outcome, TableOutcome};
use bieu::records::{Records, read_csv};
use bieu::unstable::plain;
use bieu::unstable::prove::Fills;

use crate::english;
use crate::oracle::generate::choices::Choices;

/// Levels that have a table of their own.
const LEVELS: usize = 4;

fn program() -> String {
    let mut text = String::from(
        "language 1\ncodes Sex { male female }\nrecord Unit \"Unit\" { key code text \"Code\"  label name text? \"Name\"  above Unit? \"Above\"  tree above }\n\
         record Person \"Person\" { key id text  at Unit?  sex Sex  points integer }\n\
         table whole \"Whole\" of Person {\n  rows Unit { of which { row women \"Women\" where sex = female } }\n  total \"All\"\n  column n \"All\"\n  \
         column p \"Points\" = sum points\n  check total = sum of rows\n}\n",
    );
    for level in 1..=LEVELS {
        let _ = writeln!(
            text,
            "table level_{level} \"Level\" of Person {{\n  rows Unit at level {level}\n  total \"All\"\n  column n \"All\"\n  column p \"Points\" = sum points\n}}"
        );
    }
    text
}

/// A unit of a file: its key, its name, the key of the one that it says it stands in.
type Line = (String, String, String);

/// Records, some of them at fault.
struct Made {
    units: Vec<Line>,
    /// The unit, whether a woman, points.
    people: Vec<(String, bool, usize)>,
}

fn numbers(case: u64) -> Vec<u16> {
    (1..6).flat_map(|seed| crate::oracle::small::numbers(seed, case)).collect()
}

fn made(choices: &mut Choices<'_>) -> Made {
    let many = 1 + choices.below(30);
    let key = |unit: usize| format!("u/{unit}");
    let mut units: Vec<Line> = Vec::new();
    for unit in 0..many {
        let above = match choices.below(12) {
            0 => String::new(),
            // Nothing of that key.
            1 => key(many + 5),
            // Anything, itself too.
            2 => key(choices.below(many)),
            _ if unit == 0 => String::new(),
            _ => key(choices.below(unit)),
        };
        let name = if choices.chance(10) { String::new() } else { format!("Unit {unit}") };
        units.push((key(unit), name, above));
        if choices.chance(4) {
            // The same again, or in another place.
            let (key, name, above) = units[unit.min(units.len() - 1)].clone();
            units.push((key, name, if choices.chance(50) { above } else { "u/0".to_owned() }));
        }
    }
    // Each level is there, or the rules have no rows.
    for level in 0..LEVELS {
        let above = if level == 0 { String::new() } else { format!("z{}", level - 1) };
        units.push((format!("z{level}"), "Z".to_owned(), above));
    }
    let shift = choices.below(units.len());
    units.rotate_left(shift);
    let person = |choices: &mut Choices<'_>| {
        let at = match choices.below(10) {
            0 => String::new(),
            1 => key(many + choices.below(3)),
            _ => units[choices.below(units.len())].0.clone(),
        };
        (at, choices.chance(50), choices.below(9))
    };
    let people = (0..choices.below(60)).map(|_| person(choices)).collect();
    Made { units, people }
}

/// The units that stand in no circle and in nothing unknown, with what each stands in.
fn accepted(units: &[Line]) -> BTreeMap<&str, Option<&str>> {
    let mut by_key: BTreeMap<&str, BTreeSet<&Line>> = BTreeMap::new();
    for unit in units {
        by_key.entry(&unit.0).or_default().insert(unit);
    }
    let once = |lines: BTreeSet<&'_ Line>| if lines.len() == 1 { lines.into_iter().next().cloned() } else { None };
    let sound: BTreeMap<String, String> =
        by_key.into_values().filter_map(once).map(|(key, _, above)| (key, above)).collect();
    let is_sound = |key: &str| {
        let mut at = key;
        for _ in 0..=sound.len() {
            match sound.get(at) {
                None => return false,
                Some(above) if above.is_empty() => return true,
                Some(above) => at = above,
            }
        }
        false
    };
    let known = units.iter().filter(|(key, ..)| is_sound(key));
    known.map(|(key, _, above)| (key.as_str(), Some(above.as_str()).filter(|above| !above.is_empty()))).collect()
}

/// A unit with all that it stands in.
fn way_up<'u>(units: &BTreeMap<&'u str, Option<&'u str>>, key: &str) -> Vec<&'u str> {
    let first = units.get_key_value(key).map(|(key, _)| *key);
    std::iter::successors(first, |key| units.get(key).copied().flatten()).collect()
}

fn csv(lines: impl Iterator<Item = String>, header: &str) -> String {
    lines.fold(format!("{header}\n"), |text, line| text + &line + "\n")
}

fn read(rules: &Rules, made: &Made) -> Records {
    let units = made.units.iter().map(|(key, name, above)| format!("{key},{name},{above}"));
    let people = made.people.iter().enumerate();
    let people = people
        .map(|(id, (at, woman, points))| format!("{id},{at},{},{points}", if *woman { "female" } else { "male" }));
    let mut builder = rules.records();
    for (record, text) in [("Unit", csv(units, "code,name,above")), ("Person", csv(people, "id,at,sex,points"))] {
        let id = rules.schema().find_record(record).unwrap();
        read_csv(&mut builder, id, record, text.as_bytes()).unwrap();
    }
    builder.finish()
}

fn figure(table: &TableOutcome, row: &str, column: &str) -> usize {
    let cell = table.find(row, column).unwrap_or_else(|| panic!("no row {row}"));
    match &cell.value {
        bieu::outcome::CellValue::Number(number) => number.to_string().parse().unwrap(),
        _ => 0,
    }
}

fn check_levels(outcome: &Outcome, made: &Made, units: &BTreeMap<&str, Option<&str>>) {
    let counted: Vec<&(String, bool, usize)> =
        made.people.iter().filter(|(at, ..)| at.is_empty() || units.contains_key(at.as_str())).collect();
    let within = |unit: &str| counted.iter().filter(|(at, ..)| way_up(units, at).contains(&unit)).collect::<Vec<_>>();
    let whole = outcome.table("whole").unwrap();
    for unit in units.keys() {
        let in_it = within(unit);
        assert_eq!(figure(whole, unit, "n"), in_it.len(), "{unit}");
        assert_eq!(figure(whole, unit, "p"), in_it.iter().map(|(.., points)| points).sum::<usize>(), "{unit}");
        let women = in_it.iter().filter(|(_, woman, _)| *woman).count();
        assert_eq!(figure(whole, &format!("{unit}.women"), "n"), women, "{unit}");
    }
    assert_eq!(whole.rows.len(), units.len() * 2 + 1);
    for level in 1..=LEVELS {
        let table = outcome.table(&format!("level_{level}")).unwrap();
        let of_level: BTreeSet<&str> =
            units.keys().copied().filter(|unit| way_up(units, unit).len() == level).collect();
        let rows: Vec<&str> = table.rows.iter().map(|row| row.id.as_str()).filter(|id| *id != "total").collect();
        assert_eq!(rows.iter().copied().collect::<BTreeSet<_>>(), of_level);
        for unit in &rows {
            assert_eq!(figure(table, unit, "n"), within(unit).len(), "{unit}");
        }
        assert_eq!(figure(table, "total", "n"), counted.len());
    }
}

#[test]
fn each_unit_holds_what_stands_in_it_however_deep() {
    let cases: usize = std::env::var("BIEU_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(60);
    let rules = Rules::from_text("units.bieu", &program()).unwrap();
    let mut refused = 0;
    for case in 0..cases {
        let made = made(&mut Choices::new(&numbers(case as u64)));
        let units = accepted(&made.units);
        let (filled, records) = rules.with_units(read(&rules, &made)).unwrap();
        // Read by the rules that have their rows, they are the same.
        assert_eq!(records, read(&filled, &made));
        refused += made.units.len() - records.set(filled.schema().find_record("Unit").unwrap()).len();
        let outcome = filled.evaluate(&records).unwrap();
        assert_eq!(outcome, plain::evaluate(filled.model(), &records).unwrap());
        assert_eq!(outcome, filled.evaluate_with(&records, 3).unwrap());
        check_levels(&outcome, &made, &units);
    }
    assert!(refused > cases, "{refused} units were refused");
}

#[test]
fn units_that_the_rules_were_not_given_are_refused() {
    let rules = Rules::from_text("units.bieu", &program()).unwrap();
    let units = |keys: &[&str]| {
        let line = |key: &&str| ((*key).to_owned(), String::new(), String::new());
        let levels = (1..LEVELS).map(|level| {
            (format!("z{level}"), String::new(), if level == 1 { "a".to_owned() } else { format!("z{}", level - 1) })
        });
        Made { units: keys.iter().map(line).chain(levels).collect(), people: vec![("a".to_owned(), true, 1)] }
    };
    let (filled, _) = rules.with_units(read(&rules, &units(&["a"]))).unwrap();
    let records = read(&filled, &units(&["a", "b"]));
    let rejects: Vec<String> = records.rejects().map(|reject| reject.code.id.to_owned()).collect();
    assert_eq!(rejects, ["E0845"]);
    // Those of other rules are handed back, and refused where they are evaluated.
    let (same, records) = filled.with_units(read(&rules, &units(&["a"]))).unwrap();
    assert!(same.evaluate(&records).is_err());
}

#[test]
fn rules_without_rows_at_a_level_are_refused_once_records_say_so() {
    let rules = Rules::from_text("units.bieu", &program()).unwrap();
    let made = Made { units: vec![("a".to_owned(), "A".to_owned(), String::new())], people: Vec::new() };
    let faults = rules.with_units(read(&rules, &made)).unwrap_err();
    let said: Vec<&str> = faults.findings.iter().map(|finding| finding.code.id).collect();
    assert_eq!(said, ["E0219"; LEVELS - 1]);
    let nothing = rules.with_units(rules.records().finish()).unwrap_err();
    assert!(nothing.to_string().contains("no record of `Unit` was given and accepted"), "{nothing}");
}

#[test]
fn what_is_proved_before_records_are_read_holds_whichever_there_are() {
    let rules = Rules::from_text("units.bieu", &program()).unwrap();
    let whole = |rules: &Rules| {
        rules.proofs().iter().filter(|proof| proof.question.is_about_all()).cloned().collect::<Vec<_>>()
    };
    assert!(!whole(&rules).is_empty());
    assert!(whole(&rules).iter().all(|proof| matches!(&proof.fills, Fills::Whatever(lists) if lists == &["Unit"])));
    let made = made(&mut Choices::new(&numbers(3)));
    let (filled, _) = rules.with_units(read(&rules, &made)).unwrap();
    let of_filled = whole(&filled);
    let as_filled = of_filled.iter().filter(|proof| !matches!(&proof.fills, Fills::Whatever(_)));
    let as_filled: Vec<String> =
        as_filled.map(|proof| format!("{}: {:?}", english(&proof.claim()), proof.verdict)).collect();
    // What names one of the rows is said of that one.
    assert!(as_filled.iter().all(|claim| claim.contains(".women]")), "{as_filled:#?}");
}

//! Deliberate edits of the annex, each with what it changes: what is said of them, and what made-up records say. An edit is a file of
//! `tests/corpus/edits`: what stood in which file, what stands there now, and the columns that change.

use std::collections::BTreeSet;
use std::path::PathBuf;

use bieu::compare::Comparison;
use bieu::outcome::{Place, TableOutcome};
use bieu::records::{Records, read_csv};
use bieu::unstable::compare::{ChangeKind, Found, Program, Sameness, Subject, cells, meaning, print, reading};
use bieu::unstable::plain;
use bieu::unstable::program::Loader;
use bieu::value::Number;
use bieu::{Rules, compare};

use crate::english;

/// One edit of the rules.
#[derive(Default)]
struct Edit {
    name: String,
    /// File, what stood there, what stands there now.
    replacements: Vec<(String, String, String)>,
    /// The columns that it changes.
    changed: BTreeSet<String>,
    /// What is read otherwise, and what is printed otherwise, in words.
    read: BTreeSet<String>,
    printed: BTreeSet<String>,
    /// The days on which something else changes than on the day of the report.
    days: BTreeSet<String>,
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn edits() -> Vec<Edit> {
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(root().join("tests/corpus/edits")).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
        .iter()
        .map(|file| edit(file.file_stem().unwrap().to_str().unwrap(), &std::fs::read_to_string(file).unwrap()))
        .collect()
}

fn edit(name: &str, text: &str) -> Edit {
    let mut edit = Edit { name: name.to_owned(), ..Edit::default() };
    let (mut to, mut said) = (false, false);
    let list = |text: &str| text.split("; ").map(str::to_owned).collect();
    for line in text.lines() {
        if let Some(file) = line.strip_prefix("--- ") {
            edit.replacements.push((file.to_owned(), String::new(), String::new()));
            to = false;
        } else if line == "+++" {
            to = true;
        } else if let Some(expected) = line.strip_prefix("=== reading ") {
            edit.read = list(expected);
        } else if let Some(expected) = line.strip_prefix("=== print ") {
            edit.printed = list(expected);
        } else if let Some(expected) = line.strip_prefix("=== days ") {
            edit.days = list(expected);
        } else if let Some(expected) = line.strip_prefix("=== ") {
            edit.changed = expected.split(' ').skip(1).map(str::to_owned).collect();
            assert_eq!(expected.starts_with("equal"), edit.changed.is_empty(), "{name}: {expected}");
            said = true;
        } else if let Some((_, old, new)) = edit.replacements.last_mut() {
            let side = if to { new } else { old };
            if !side.is_empty() {
                side.push('\n');
            }
            side.push_str(line);
        }
    }
    assert!(said, "{name} does not say what it changes");
    edit
}

impl Loader for Edit {
    fn load(&self, path: &str) -> Result<String, bieu::message::Message> {
        let mut text = std::fs::read_to_string(root().join(path))
            .map_err(|error| bieu::message::Message::of_words(error.to_string()))?;
        for (_, from, to) in self.replacements.iter().filter(|(file, ..)| path == file) {
            assert!(text.contains(from.as_str()), "{}: {path} holds no\n{from}", self.name);
            text = text.replacen(from.as_str(), to, 1);
        }
        Ok(text)
    }
}

const REPORT: &str = "rules/tables/report.bieu";

fn rules(edit: &Edit) -> Rules {
    let text = edit.load(REPORT).unwrap();
    Rules::load(REPORT, &text, edit, None).unwrap_or_else(|faults| panic!("{}: {faults}", edit.name))
}

fn unedited() -> Rules {
    rules(&Edit { name: "unedited".to_owned(), ..Edit::default() })
}

/// The columns of the annex that mean something else, by NEW's ids, and `table` where it is over other records.
fn changed(old: &Rules, new: &Rules, name: &str) -> (BTreeSet<String>, Vec<Found>) {
    let found = meaning(old.model(), new.model());
    let mut changed = BTreeSet::new();
    for found in &found {
        match (&found.subject, &found.verdict) {
            (_, Sameness::Equal) => {}
            (Subject::Column { table, id, .. }, Sameness::Changed(_)) if table == "annex" => {
                changed.insert(id.clone());
            }
            (Subject::Table { table }, Sameness::Changed(_)) if table == "annex" => {
                changed.insert("table".to_owned());
            }
            (Subject::Checks { table }, Sameness::Changed(_)) if table == "annex" => {
                changed.insert("checks".to_owned());
            }
            // Where the table is over other records, so is each of its rows.
            (Subject::Row { table, .. }, Sameness::Changed(_)) if table == "annex" && changed.contains("table") => {}
            other => panic!("{name}: {other:?}"),
        }
    }
    (changed, found)
}

/// The annex, its records walked one by one. Nothing else is worked out: least of all its checks, which cost several times as much.
fn annex(rules: &Rules, records: &Records) -> TableOutcome {
    let mut model = rules.model().clone();
    model.tables.retain(|table| table.name == "annex");
    model.tables.iter_mut().for_each(|table| table.checks.clear());
    model.ties.clear();
    model.texts.clear();
    plain::evaluate(&model, records).unwrap().tables.remove(0)
}

/// The columns whose cells, or whose undetermined records, are others.
fn moved(before: &TableOutcome, after: &TableOutcome, found: &[Found]) -> BTreeSet<String> {
    let mut moved = BTreeSet::new();
    for (position, column) in after.columns.iter().enumerate() {
        let was = found.iter().find_map(|found| match &found.subject {
            Subject::Column { table, id, was } if table == "annex" && *id == column.id => was.clone(),
            _ => None,
        });
        let other = before.columns.iter().position(|c| c.id == *was.as_ref().unwrap_or(&column.id)).unwrap();
        let cells = |table: &TableOutcome, column: usize| -> Vec<_> {
            // Rows may stand in another order.
            let place = |id: &str| table.rows.iter().position(|row| row.id == id).unwrap();
            let cell = |row: &str| table.cell(place(row), column).map(|cell| cell.value.clone());
            after.rows.iter().map(|row| cell(&row.id)).collect()
        };
        let open = |table: &TableOutcome, column: usize| -> Vec<u64> {
            let of_column = table.undetermined.iter().filter(|open| open.place == Place::Column(column));
            of_column.map(|open| open.records).collect()
        };
        if cells(before, other) != cells(after, position) || open(before, other) != open(after, position) {
            moved.insert(column.id.clone());
        }
    }
    moved
}

#[test]
fn every_edit_is_classified_as_a_plain_evaluation_of_made_up_records_says() {
    // Few people show that something moved; it takes many until every column that can move does.
    let (people, all_move) = if cases() >= 10_000 { (20_000, true) } else { (600, false) };
    let old = unedited();
    let files = made_up(&old, people);
    let before = read(&old, &files);
    let (annex_before, outcome_before) = (annex(&old, &before), old.evaluate(&before));
    let edits = edits();
    assert!(edits.len() >= 80, "only {} edits", edits.len());
    let mut wrong = Vec::new();
    for edit in edits {
        let new = rules(&edit);
        let (mut changed, found) = changed(&old, &new, &edit.name);
        let mut hold = |part: &str, found: &BTreeSet<String>, expected: &BTreeSet<String>| {
            if found != expected {
                wrong.push(format!("{}: {part}: {found:?}, and {expected:?} is expected", edit.name));
            }
        };
        hold("meaning", &changed, &edit.changed);
        changed.remove("table");
        changed.remove("checks");
        hold("reading", &said(&reading(old.model(), new.model()), false), &edit.read);
        hold("print", &said(&print(old.model(), new.model(), &found), true), &edit.printed);
        let comparison = compare(&old, &new);
        hold("days", &days(&comparison), &edit.days);
        let after = read(&new, &files);
        if comparison.is_equal() {
            assert!(before == after, "{} is called equal, and data are read otherwise", edit.name);
            assert_eq!(outcome_before, new.evaluate(&after), "{} is called equal", edit.name);
        }
        let moved = moved(&annex_before, &annex(&new, &after), &found);
        assert!(moved.is_subset(&changed), "{}: {moved:?} of {changed:?}", edit.name);
        assert_eq!(moved.is_empty(), changed.is_empty(), "{}", edit.name);
        assert!(!all_move || moved == changed, "{}: {moved:?} of {changed:?}", edit.name);

        let moved = cells(program(&old, &before), program(&new, &after), &found, true);
        for cell in moved {
            let place = format!("{}: [{}, {}]", edit.name, cell.row, cell.column);
            let sum = cell.parts.iter().try_fold(Number::ZERO, |sum, part| sum.checked_add(part.by.clone()?));
            assert!(cell.difference.is_none() || sum == cell.difference, "{place}: {sum:?} of {:?}", cell.difference);
            assert!(!cell.parts.is_empty(), "{place} moved for no reason");
            for part in &cell.parts {
                assert_eq!(part.records, part.keys.len() as u64, "{place}: {:?}", part.cause);
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The days of changes that are none on the day of the report.
fn days(comparison: &Comparison) -> BTreeSet<String> {
    let all = comparison.meaning.iter().chain(&comparison.print).filter_map(|found| match &found.verdict {
        Sameness::Changed(changes) => Some(changes.iter().flat_map(|change| change.days.iter().map(english))),
        _ => None,
    });
    all.flatten().collect()
}

/// What changed by itself, in words; what did by way of something else is left out.
fn said(found: &[Found], printed: bool) -> BTreeSet<String> {
    let by_itself = |found: &&Found| match &found.verdict {
        Sameness::Changed(changes) => changes.iter().any(|change| change.kind != ChangeKind::Terms),
        Sameness::NotDecided(why) => panic!("{:?}: {why:?}", found.subject),
        Sameness::Equal => false,
    };
    let words = |found: &Found| match &found.subject {
        Subject::Table { table } if printed => format!("table {table}"),
        Subject::Criteria { criteria } if printed => format!("criteria {criteria}"),
        other => english(&other.said()),
    };
    found.iter().filter(by_itself).map(words).collect()
}

fn cases() -> u32 {
    std::env::var("BIEU_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(300)
}

fn program<'a>(rules: &'a Rules, records: &'a Records) -> Program<'a> {
    Program { model: rules.model(), plan: rules.plan(), records }
}

/// CSV files of all record types. `read` is by name, so a side may know more codes.
fn read(rules: &Rules, files: &[(&str, String)]) -> Records {
    let mut builder = rules.records();
    for (name, text) in files {
        let record = rules.schema().find_record(name).unwrap();
        read_csv(&mut builder, record, name, text.as_bytes()).unwrap();
    }
    let records = builder.finish();
    assert!(records.iter().all(|(_, set)| set.rejects.is_empty()), "made-up records are rejected");
    records
}

/// Records of all types: all codes and blanks come up, those that the annex tells apart most often.
fn made_up(rules: &Rules, people: usize) -> Vec<(&'static str, String)> {
    let mut random = Random(646);
    let codes = |list: &str| -> Vec<String> { rules.schema().lists[list].codes.keys().cloned().collect() };
    let (types, kinds, committees) = (codes("UnitType"), codes("CellKind"), codes("Committee"));
    let forms = codes("OrganisationForm");
    let often = |random: &mut Random, all: &[String], few: &[&str]| {
        if random.below(3) > 0 { few[random.below(few.len())].to_owned() } else { random.pick(all).clone() }
    };
    let mut units = "code,name,type,form,committee\n".to_owned();
    for unit in 0..120 {
        // Each type once, then mostly those of the first block.
        let type_of = if unit % 3 > 0 && unit >= types.len() { &types[unit % 3] } else { &types[unit % types.len()] };
        units += &format!("u{unit},Unit,{type_of},{},{}\n", random.pick(&forms), random.pick(&committees));
    }
    let mut cells = "code,unit,kind,subordinate,members\n".to_owned();
    for cell in 0..600 {
        let members = if random.below(2) == 0 { 3 + random.below(4) } else { 1 + random.below(60) };
        let few = ["village", "cooperative", "school", "health_station", "non_state_enterprise"];
        let kind = often(&mut random, &kinds, &few);
        cells += &format!("c{cell},u{},{},yes,{members}\n", random.below(120), kind);
    }
    let (sexes, ethnicities, religions) = (codes("Sex"), codes("Ethnicity"), codes("Religion"));
    let (occupations, schools, studies) = (codes("Occupation"), codes("Education"), codes("StudyStatus"));
    let mut admissions = "id,cell,sex,ethnicity,religion,born,decided_on,occupation,education,study\n".to_owned();
    for person in 0..people {
        let ethnicity = often(&mut random, &ethnicities, &["thai", "kinh", "muong", "mong"]);
        let religion = if random.below(5) == 0 { String::new() } else { often(&mut random, &religions, &["none"]) };
        let study = often(&mut random, &studies, &["none"]);
        let (cell, born, decided) = (random.below(600), random.day(1960, 45), random.day(2024, 1));
        let (sex, occupation, school) = (random.pick(&sexes), random.pick(&occupations), random.pick(&schools));
        admissions +=
            &format!("a{person},c{cell},{sex},{ethnicity},{religion},{born},{decided},{occupation},{school},{study}\n");
    }
    let mut classes = "id,committee,opened,participants\n".to_owned();
    for class in 0..150 {
        let (committee, opened) = (random.pick(&committees).clone(), random.day(2023, 2));
        classes += &format!("k{class},{committee},{opened},{}\n", 20 + random.below(80));
    }
    let mut targets = "committee,members\n".to_owned();
    for committee in &committees {
        targets += &format!("{committee},{}\n", 7 + random.below(150));
    }
    vec![("Unit", units), ("Cell", cells), ("Admission", admissions), ("AwarenessClass", classes), ("Target", targets)]
}

/// The same numbers on every machine.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % end as u64) as usize
    }

    fn pick<'t, T>(&mut self, from: &'t [T]) -> &'t T {
        &from[self.below(from.len())]
    }

    fn day(&mut self, first: usize, years: usize) -> String {
        format!("{}-{:02}-{:02}", first + self.below(years), 1 + self.below(12), 1 + self.below(28))
    }
}

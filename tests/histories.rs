//! Fields with a history: what is read of them as of a day, counted here record by record without bieu, and what else is told of them.

use std::fmt::Write;

use bieu::outcome::{CellValue, Outcome, State};
use bieu::source::SourceId;
use bieu::unstable::compare::{Sameness, meaning};
use bieu::unstable::mutate::edits;
use bieu::unstable::syntax::parse;
use bieu::value::Number;
use bieu::{Question, Rules};

use crate::program::Program;

/// Numbers that look like chance, the same each time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }

    fn day(&mut self) -> String {
        format!("2024-{:02}-{:02}", 1 + self.below(3), 1 + self.below(4))
    }
}

/// A history whose key is of a type: `text`, a code, or a reference.
fn rules(key: &str) -> String {
    let columns = "column 1 \"Known\" where (Pay of grade as of on).amount is known
  column 2 \"No version\" where (Pay of grade as of on).since is missing and grade is known and on is known
  column 3 \"Sum\" = sum (Pay of grade as of on).amount
  column 4 \"A day before\" = sum (Pay of grade as of on - 1 day).amount
  column 5 \"At the end\" = sum (Pay of grade as of period.end).amount";
    format!(
        "language 1
report r \"R\" {{ period 2024-01-01 to 2024-02-02 }}
codes Level \"Level\" {{ k0  k1  k2 }}
record Grade \"Grade\" {{ key code text }}
record Pay \"Pay\" {{
  key grade from since
  grade {key}
  since date
  amount integer?
}}
record Person \"Person\" {{ key id text  grade {key}?  on date? }}
table t \"T\" of Person {{
  total \"All\"
  {columns}
}}
table versions \"V\" of Pay {{ total \"All\"  column 1 \"N\" }}
"
    )
}

fn number(outcome: &Outcome, column: usize) -> i64 {
    match outcome.tables[0].cell(0, column).map(|cell| &cell.value) {
        Some(CellValue::Number(number)) => number.to_integer().unwrap(),
        // Of no value that is known.
        Some(CellValue::State(State::Missing)) => 0,
        other => panic!("column {column} has no number: {other:?}"),
    }
}

/// A version: its key, its day and its amount.
type Version = (u64, String, Option<i64>);

/// The amount that is read of a key as of a day: of all versions begun the last.
fn amount(versions: &[Version], key: u64, day: &str) -> Option<Option<i64>> {
    let begun = versions.iter().filter(|(of, since, _)| *of == key && since.as_str() <= day);
    begun.max_by(|a, b| a.1.cmp(&b.1)).map(|(.., amount)| *amount)
}

fn day_before(day: &str) -> String {
    let (month, day): (u32, u32) = (day[5..7].parse().unwrap(), day[8..].parse().unwrap());
    // The days made up are the first four of January, February and March.
    match (month, day) {
        (1, 1) => "2023-12-31".to_owned(),
        (month, 1) => format!("2024-{:02}-{}", month - 1, if month == 3 { 29 } else { 31 }),
        (month, day) => format!("2024-{month:02}-{:02}", day - 1),
    }
}

#[test]
fn a_key_can_be_a_text_or_a_code() {
    for (seed, key) in ["text", "Level", "Grade"].into_iter().cycle().take(150).enumerate() {
        let mut chance = Chance(seed as u64);
        let mut written: Vec<Version> = Vec::new();
        for _ in 0..chance.below(9) {
            let amount = (chance.below(4) > 0).then(|| chance.below(50) as i64);
            written.push((chance.below(3), chance.day(), amount));
        }
        let mut pay = "grade,since,amount\n".to_owned();
        for (key, since, amount) in &written {
            let _ = writeln!(pay, "k{key},{since},{}", amount.map_or_else(String::new, |n| n.to_string()));
        }
        // Of equal versions one is counted, of two that differ on one day none.
        let same_day = |a: &Version, b: &Version| (a.0, &a.1) == (b.0, &b.1);
        let mut versions: Vec<Version> = Vec::new();
        for one in &written {
            if written.iter().all(|other| !same_day(one, other) || one == other) && !versions.contains(one) {
                versions.push(one.clone());
            }
        }
        let mut persons = "id,grade,on\n".to_owned();
        let mut expected = [0; 5];
        for id in 0..chance.below(12) {
            let grade = (chance.below(5) > 0).then(|| chance.below(3));
            let on = (chance.below(5) > 0).then(|| chance.day());
            let cell = |value: Option<String>| value.unwrap_or_default();
            let _ = writeln!(persons, "p{id},{},{}", cell(grade.map(|key| format!("k{key}"))), cell(on.clone()));
            let read = |day: &str| grade.and_then(|key| amount(&versions, key, day));
            if let Some(on) = &on {
                expected[0] += i64::from(read(on).flatten().is_some());
                expected[1] += i64::from(grade.is_some() && read(on).is_none());
                expected[2] += read(on).flatten().unwrap_or(0);
                expected[3] += read(&day_before(on)).flatten().unwrap_or(0);
            }
            expected[4] += read("2024-02-02").flatten().unwrap_or(0);
        }
        let grades = "code\nk0\nk1\nk2\n".to_owned();
        let data = [("Pay", pay), ("Person", persons), ("Grade", grades)].map(|(of, text)| (of.to_owned(), text));
        let run = Program { root: rules(key), data: data.to_vec(), ..Program::default() }.run(None);
        assert_eq!((run.findings.as_str(), run.differences.as_str()), ("", ""), "{key} {seed}");
        let outcome = run.outcome.unwrap();
        let found: Vec<i64> = (0..5).map(|column| number(&outcome, column)).collect();
        assert_eq!(found, expected, "{key} {seed}\n{written:?}");
        let Some(CellValue::Number(counted)) = outcome.tables[1].cell(0, 0).map(|cell| &cell.value) else { panic!() };
        assert_eq!(*counted, Number::from(versions.len() as i64), "versions are counted as other records are");
    }
}

const MOVED: &str = r#"language 1
report r "R" { period 2024-01-01 to 2024-06-30 }
codes Area "Area" { north  south }
record Cell "Cell" { key code text  area Area }
record Member "Member" { key id text }
record Posting "Posting" {
  key person from since
  person Member
  since  date "Since"
  cell   Cell "Cell"
}
record Admission "Admission" { key id text  member Member "Member"  on date "Day" }
table t "T" of Admission {
  total "All"
  column 1 "In c1 at the end"  where (Posting of member as of period.end).cell = "c1"
  column 2 "In the north then" where (Posting of member as of period.end).cell.area = north
  column 3 "A year ago" = [1] over period - 1 year
  column 4 "A year ago, north" = [2] over period - 1 year
  column 5 "In c1 on the day" where (Posting of member as of on).cell = "c1"
}
"#;

fn moved() -> Program {
    let data = [
        ("Cell", "code,area\nc1,north\nc2,south\n"),
        ("Member", "id\nm1\nm2\n"),
        ("Posting", "person,since,cell\nm1,2020-01-01,c1\nm1,2024-03-01,c2\nm2,2022-01-01,c2\nm2,2024-06-30,c1\n"),
        ("Admission", "id,member,on\na1,m1,2024-02-29\na2,m1,2024-03-01\na3,m2,2024-05-01\n"),
    ];
    let data = data.map(|(of, text)| (of.to_owned(), text.to_owned())).to_vec();
    Program { root: MOVED.to_owned(), data, ..Program::default() }
}

/// On 30 June 2024 m1 is in c2 and m2, since that day, in c1; a year before m1 was in c1, and m2 in c2.
#[test]
fn what_is_read_as_of_a_day_follows_a_moved_period() {
    let outcome = moved().run(None).outcome.unwrap();
    assert_eq!([0, 1, 2, 3, 4].map(|column| number(&outcome, column)), [1, 1, 2, 2, 1]);
    // Which cell it was is as of then; what the cell is, is as the data give it.
    let given: Vec<&str> = outcome.tables[0].as_given.iter().map(|(field, _)| field.as_str()).collect();
    assert_eq!(given, ["(Posting of member as of 2023-06-30).cell.area"]);
}

#[test]
fn a_record_that_is_asked_about_tells_which_version_it_reads() {
    let program = moved();
    let rules = Rules::from_text("rules.bieu", &program.root).unwrap();
    let mut builder = rules.records();
    for (of, text) in &program.data {
        let of = rules.schema().find_record(of).unwrap();
        bieu::records::read_csv(&mut builder, of, "x.csv", text.as_bytes()).unwrap();
    }
    let records = builder.finish();
    let told =
        rules.over(&records).unwrap().explain(Question { table: 0, row: 0, column: 4, keys: false, why_not: Some(1) });
    let record = told.unwrap().record.unwrap();
    let values: Vec<(&str, Option<&str>)> =
        record.conditions[0].values.iter().map(|(path, value)| (path.as_str(), value.as_deref())).collect();
    let of = |field: &str| format!("Posting (Member, Day) › {field}");
    assert_eq!(values, [(of("Since").as_str(), Some("2024-03-01")), (of("Cell › code").as_str(), Some("“c2”"))]);
}

/// `on` and the day before it differ for who moved on that day: the comparison makes such a record up, with its versions, and replays it.
#[test]
fn a_version_of_the_day_before_is_another_meaning() {
    let edited = MOVED.replace("as of on).cell", "as of on - 1 day).cell");
    let [old, new] = [MOVED, &edited].map(|text| Rules::from_text("rules.bieu", text).unwrap());
    let told = meaning(old.model(), new.model());
    let changed: Vec<_> = told.iter().filter(|item| !matches!(item.verdict, Sameness::Equal)).collect();
    assert!(matches!(changed.as_slice(), [only] if matches!(only.verdict, Sameness::Changed(_))), "{changed:?}");
    let tree = parse(SourceId::default(), MOVED).0;
    let tried: Vec<String> = edits(&tree, MOVED).into_iter().map(|edit| edit.replacement).collect();
    assert!(tried.iter().any(|text| text == "on - 1 day"), "{tried:?}");
}

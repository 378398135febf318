//! Decisions: one by one, in a batch and by the plain evaluator; what would change a refusal; the command.

use std::path::Path;
use std::process::Command;

use bieu::Rules;
use bieu::outcome::{DecisionsOutcome, Met, Place, RequirementResult, Verdict};
use bieu::records::{Origin, RawCell, Records};
use bieu::unstable::plain;
use bieu::unstable::value::DateUnit;
use bieu::value::Date;
use proptest::prelude::*;

use crate::{english, recorded};

const RULES: &str = include_str!("decide/rules.bieu");

fn folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/decide"))
}

/// One made-up candidate: days are counted from 1940-01-01.
#[derive(Debug, Clone)]
struct Candidate {
    born: u16,
    met_on: u16,
    schooling: Option<u8>,
    area: u8,
    consent_on: Option<u16>,
}

fn candidate() -> impl Strategy<Value = Candidate> {
    let day = || 0u16..32_000;
    (day(), day(), proptest::option::of(0u8..3), 0u8..2, proptest::option::of(day()))
        .prop_map(|(born, met_on, schooling, area, consent_on)| Candidate { born, met_on, schooling, area, consent_on })
}

fn day(number: u16) -> Date {
    Date::parse_iso("1940-01-01").unwrap().shift(i64::from(number), DateUnit::Days).unwrap()
}

fn records(rules: &Rules, candidates: &[Candidate]) -> Records {
    let mut builder = rules.records();
    let record = rules.schema().find_record("Candidate").unwrap();
    let input = builder.input("made up");
    let schooling = ["primary", "lower_secondary", "upper_secondary"];
    for (index, candidate) in candidates.iter().enumerate() {
        let id = index.to_string();
        let cells = [
            RawCell::Text(&id),
            RawCell::Date(day(candidate.born)),
            RawCell::Date(day(candidate.met_on)),
            candidate.schooling.map_or(RawCell::Missing, |s| RawCell::Text(schooling[usize::from(s)])),
            RawCell::Text(["town", "highland"][usize::from(candidate.area)]),
            candidate.consent_on.map_or(RawCell::Missing, |d| RawCell::Date(day(d))),
            RawCell::Missing,
            RawCell::Missing,
        ];
        builder.push_row(record, Origin { input, line: index as u64 + 1 }, &cells);
    }
    builder.finish()
}

fn told(rules: &Rules, records: &Records) -> DecisionsOutcome {
    rules.over(records).unwrap().decisions("admission", None).unwrap()
}

fn cases() -> u32 {
    std::env::var("BIEU_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(2_000)
}

/// As many records as there are cases, a hundred at a time.
#[test]
fn a_batch_one_record_and_the_plain_evaluator_decide_alike() {
    let rules = Rules::from_text("rules.bieu", RULES).unwrap();
    let config =
        ProptestConfig { cases: cases().div_ceil(100), failure_persistence: None, ..ProptestConfig::default() };
    proptest!(config, |(candidates in prop::collection::vec(candidate(), 100))| {
        let records = records(&rules, &candidates);
        let evaluation = rules.over(&records).unwrap();
        let batch = evaluation.decider("admission", None).unwrap().all();
        let single = evaluation.decider("admission", None).unwrap();
        let plain = plain::decide(rules.model(), &records, &rules.model().criteria[0], None).unwrap();
        prop_assert_eq!(plain.len(), candidates.len());
        for (row, plain) in (0u32..).zip(&plain) {
            prop_assert_eq!(batch.of(row), Some(plain));
            let one = single.one(row);
            prop_assert_eq!(one.as_ref(), Some(plain));
        }
        let table = rules.evaluate(&records).unwrap();
        let eligible = <std::option::Option<bieu::value::Number> as Clone>::clone(&table.table("decided").unwrap().find("total", "2").unwrap().rounded).unwrap().to_integer();
        let decided = plain.iter().filter(|d| d.verdict == Verdict::Eligible).count();
        prop_assert_eq!(eligible, Some(decided as i64), "`where meets` counts the eligible");
    });
}

/// `rows reasons of` counts what the decisions say: who fails each requirement, and who cannot be decided.
#[test]
fn a_table_of_reasons_counts_what_the_decisions_say() {
    let reasons = "criteria stricter of Candidate as of met_on {
  require age where age(born, met_on) >= 18 reason \"too young\"
  require schooling where schooling >= lower_secondary reason \"too little schooling\"
  require consent in force from 2000-01-01 where consent_on <= met_on reason \"no consent\"
}
table of_admission of Candidate { rows reasons of admission  column 1 \"Số người\" }
table of_stricter of Candidate { rows reasons of stricter  column 1 \"Số người\" }
";
    let rules = Rules::from_text("rules.bieu", &format!("{RULES}\n{reasons}")).unwrap();
    let config = ProptestConfig { cases: 5, failure_persistence: None, ..ProptestConfig::default() };
    proptest!(config, |(candidates in prop::collection::vec(candidate(), 300))| {
        let records = records(&rules, &candidates);
        let evaluation = rules.over(&records).unwrap();
        let outcome = evaluation.outcome();
        for criteria in &rules.model().criteria {
            let decider = evaluation.decider(&criteria.name, None).unwrap();
            let table = outcome.table(&format!("of_{}", criteria.name)).unwrap();
            for (row, requirement) in criteria.requirements().iter().map(|r| r.name.as_str()).enumerate() {
                let of = |met: &dyn Fn(&Met) -> bool| {
                    let decisions = (0..records.set(criteria.record).len() as u32).filter_map(|row| decider.one(row));
                    let found = decisions.filter(|decision| {
                        let version = &criteria.versions[decision.version.unwrap()];
                        let place = version.requirements.iter().position(|r| r.name == requirement);
                        place.is_some_and(|place| met(&decision.requirements[place]))
                    });
                    found.count()
                };
                let refused = of(&|met| *met == Met::Not);
                prop_assert!(refused > 0, "{requirement} of {} refuses nobody", criteria.name);
                let shown = <std::option::Option<bieu::value::Number> as Clone>::clone(&table.find(requirement, "1").unwrap().rounded).unwrap().to_integer();
                prop_assert_eq!(shown, Some(refused as i64), "{} of {}", requirement, criteria.name);
                let place = Place::Row(row);
                let open = table.undetermined.iter().find(|u| u.place == place).map_or(0, |u| u.records);
                prop_assert_eq!(open, of(&|met| matches!(met, Met::Undetermined(_))) as u64);
            }
        }
    });
}

/// What is said to change the day of the meeting does change it, on that day and not on the day before.
#[test]
fn a_change_that_is_said_is_the_nearest_that_works() {
    let rules = Rules::from_text("rules.bieu", RULES).unwrap();
    let config = ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() };
    let tried = std::cell::Cell::new(0);
    proptest!(config, |(candidate in candidate())| {
        prop_assume!(candidate.met_on > candidate.born);
        let one = told(&rules, &records(&rules, std::slice::from_ref(&candidate)));
        let age = &one.decisions[0].requirements[0];
        let first = age.ways.iter().filter(|way| way.exception.is_none()).flat_map(|way| &way.clauses).next();
        let change = first.and_then(|clause| clause.changes.iter().find(|c| c.field == "met_on" && c.settles));
        if let Some(least) = change.and_then(|change| change.least.as_deref()).and_then(Date::parse_iso)
            && least > day(candidate.met_on)
        {
            tried.set(tried.get() + 1);
            let met = |met_on: Date| {
                let number = (0..u16::MAX).find(|n| day(*n) == met_on).unwrap();
                let moved = Candidate { met_on: number, ..candidate.clone() };
                told(&rules, &records(&rules, &[moved])).decisions[0].requirements[0].result
            };
            prop_assert_eq!(met(least), RequirementResult::Met);
            prop_assert_eq!(met(least.yesterday().unwrap()), RequirementResult::NotMet);
        }
    });
    assert!(tried.get() > 10, "only {} changes were tried", tried.get());
}

#[test]
fn a_person_is_told_when_they_are_of_age() {
    let rules = Rules::from_text("rules.bieu", RULES).unwrap();
    let mut builder = rules.records();
    let record = rules.schema().find_record("Candidate").unwrap();
    let csv = std::fs::read(folder().join("Candidate.csv")).unwrap();
    bieu::records::read_csv(&mut builder, record, "Candidate.csv", &csv).unwrap();
    let outcome = told(&rules, &builder.finish());
    let verdicts: Vec<(&str, Verdict)> = outcome.decisions.iter().map(|d| (d.key.as_str(), d.verdict)).collect();
    assert_eq!(
        verdicts,
        [
            ("an", Verdict::Refused),
            ("binh", Verdict::Eligible),
            ("chi", Verdict::Refused),
            ("dung", Verdict::Undetermined),
            ("giang", Verdict::Refused)
        ]
    );
    let an = &outcome.decisions[0].requirements[0];
    assert_eq!(an.ways[0].clauses[0].changes[0].least.as_deref(), Some("2024-09-02"));
    let binh = &outcome.decisions[1].requirements[1];
    assert_eq!(binh.exception.as_ref().map(|e| e.name.as_str()), Some("highland_schooling"));
    assert_eq!(binh.cites, ["01-HD/TW, 1.2"]);
    let lacking = &outcome.decisions[3].requirements[1].lacking;
    assert_eq!(lacking.iter().map(|field| field.name.as_str()).collect::<Vec<_>>(), ["schooling"]);
}

/// Each field that alone would make a clause hold is said, the day of the decision first; a day of birth is never one of them.
#[test]
fn every_field_that_could_be_moved_is_said() {
    let rules = "language 1
record Candidate {
  key id  text
  born    date
  met_on  date
  made_on date
  sat     integer
  needed  integer
}
criteria admission of Candidate as of met_on {
  require file where met_on <= made_on + 12 months reason \"old file\"
  require of_age where met_on >= born + 18 years reason \"too young\"
  require young where age(born, met_on) <= 60 reason \"too old\"
  require quorum where sat >= needed reason \"no quorum\"
}
";
    let rules = Rules::from_text("rules.bieu", rules).unwrap();
    let mut builder = rules.records();
    let record = rules.schema().find_record("Candidate").unwrap();
    let csv = "id,born,met_on,made_on,sat,needed\na,2007-03-31,2024-05-10,2023-04-30,9,12\n";
    bieu::records::read_csv(&mut builder, record, "Candidate.csv", csv.as_bytes()).unwrap();
    let outcome = told(&rules, &builder.finish());
    let said = |requirement: usize| -> Vec<String> {
        let clause = &outcome.decisions[0].requirements[requirement].ways[0].clauses[0];
        clause.changes.iter().map(|change| format!("{} {}", change.field, english(&change.words))).collect()
    };
    assert_eq!(said(0), ["met_on until 2024-04-30", "made_on from 2023-05-10 on"]);
    assert_eq!(said(1), ["met_on from 2025-03-31 on"], "a birth cannot be moved");
    assert_eq!(said(3), ["sat at least 12", "needed at most 9"]);
}

fn command(arguments: &[&str]) -> (String, Option<i32>) {
    let output = Command::new(env!("CARGO_BIN_EXE_bieu"))
        .current_dir(folder())
        .args(["decide", "rules.bieu", "--data", "Candidate.csv"])
        .args(arguments)
        .output()
        .unwrap();
    (String::from_utf8(output.stdout).unwrap(), output.status.code())
}

#[test]
fn the_command_tells_a_person_and_a_program() {
    for (arguments, expected) in [
        (&[][..], "expected.txt"),
        (&["--lang", "vi"], "expected.vi.txt"),
        (&["--format", "csv"], "expected.csv"),
        (&["--json"], "expected.json"),
    ] {
        let (said, code) = command(arguments);
        assert_eq!(code, Some(0));
        recorded::hold(&folder().join(expected), &said);
    }
    let (said, _) = command(&["--lang", "vi"]);
    assert!(!said.to_lowercase().contains("từ chối"), "it is said what is met and what is not, of nobody more: {said}");
    let (refused, _) = command(&["--only", "refused", "--format", "csv"]);
    assert_eq!(refused.lines().count(), 4, "a header and three refused: {refused}");
    assert_eq!(command(&["--allow-undetermined", "0"]).1, Some(4), "one is undetermined");
    assert_eq!(command(&["--criteria", "admision"]).1, Some(2));
}

/// Born on 2 September 2006 and met on 1 September 2024, `an` is a day too young.
#[test]
fn what_is_told_of_a_record_is_its_key_and_what_would_do() {
    for form in [&[][..], &["--lang", "vi"], &["--format", "csv"], &["--json"]] {
        let (said, _) = command(form);
        assert!(said.contains("an"), "the key: {said}");
        for field in ["2006-09-02", "02/9/2006", "2024-09-01", "01/9/2024"] {
            assert!(!said.contains(field), "{field} stands in the record: {said}");
        }
        let of_age = ["02/9/2024", "2024-09-02"].iter().any(|day| said.contains(day));
        assert!(of_age, "the day that would do tells the day of birth, as the page says: {said}");
    }
}

#[test]
fn a_host_decides_one_record_of_its_own() {
    #[derive(serde::Serialize)]
    struct Person {
        id: &'static str,
        born: &'static str,
        met_on: &'static str,
        schooling: &'static str,
        area: &'static str,
    }
    let person = |born| Person { id: "a", born, met_on: "2024-05-10", schooling: "THCS", area: "town" };
    let rules = Rules::from_text("rules.bieu", RULES).unwrap();
    let verdict = |born| rules.decide("admission", &person(born), None).map(|decision| decision.verdict);
    assert_eq!(verdict("2006-05-10"), Ok(Verdict::Eligible));
    assert_eq!(verdict("2006-05-11"), Ok(Verdict::Refused));
    assert!(matches!(verdict("31/02/2006"), Err(bieu::DecideError::Rejected(lines)) if lines.len() == 1));
    let unknown = rules.decide("admision", &person("2006-05-10"), None).unwrap_err();
    assert_eq!(unknown.to_string(), "there are no criteria called `admision`; did you mean `admission`?");
}

#[test]
fn criteria_without_versions_are_decided_without_a_day() {
    let text = "language 1\nrecord R \"R\" { key k text  on date?  n integer }\n\
        criteria always of R { require big where n > 3 reason \"small\" }\n\
        criteria dated of R as of on { require big where n > 3 reason \"small\" }\n\
        criteria later of R { require big where n > 3 reason \"small\" in force from 2024-01-01 }\n";
    let rules = Rules::from_text("rules.bieu", text).unwrap();
    let mut builder = rules.records();
    let record = rules.schema().find_record("R").unwrap();
    bieu::records::read_csv(&mut builder, record, "R", "k,on,n\na,,5\nb,,1\n".as_bytes()).unwrap();
    let records = builder.finish();
    let evaluation = rules.over(&records).unwrap();
    for (index, criteria) in rules.model().criteria.iter().enumerate() {
        let decided = evaluation.decider(&criteria.name, None).unwrap().all();
        let verdicts: Vec<Verdict> = (0..2).map(|row| decided.of(row).unwrap().verdict).collect();
        // Without a day it is not known whether the last is in force; a missing date says nothing where there is nothing to choose.
        let expected = [Verdict::Eligible, Verdict::Refused];
        assert_eq!(verdicts, if index == 2 { [Verdict::Undetermined; 2] } else { expected }, "{}", criteria.name);
        assert_eq!(criteria.needs_day(), index == 2);
        let plain: Vec<Verdict> = plain::decide(rules.model(), &records, criteria, None)
            .unwrap()
            .into_iter()
            .map(|decision| decision.verdict)
            .collect();
        assert_eq!(plain, verdicts);
    }
}

#[test]
fn the_command_asks_for_a_day_only_where_a_version_has_to_be_chosen() {
    let folder = std::env::temp_dir().join(format!("bieu-decide-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let decide = |in_force: &str, more: &[&str]| {
        let rules = format!(
            "language 1\nrecord R \"R\" {{ key k text  n integer }}\n\
             criteria c \"C\" of R {{ require big where n > 3 reason \"small\"{in_force} }}\n"
        );
        std::fs::write(folder.join("r.bieu"), rules).unwrap();
        std::fs::write(folder.join("R.csv"), "k,n\na,5\nb,1\n").unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_bieu"));
        let output =
            command.current_dir(&folder).args(["decide", "r.bieu", "--data", "R.csv"]).args(more).output().unwrap();
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    };
    let (code, said) = decide("", &[]);
    assert_eq!(code, Some(0));
    assert!(said.contains("1 eligible, 1 refused"), "{said}");
    let versions = " in force from 2024-01-01";
    let (code, said) = decide(versions, &[]);
    assert_eq!(code, Some(2));
    assert!(said.contains("no date says which version of `c` applies") && said.contains("bieu::E0604"), "{said}");
    assert_eq!(decide(versions, &["--guidance-as-of", "2024-06-30"]).0, Some(0));
    std::fs::remove_dir_all(&folder).unwrap();
}

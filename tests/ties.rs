//! Checks between tables: what comes out of them, worked out by hand, and what is said where they change.

use bieu::outcome::{CheckOutcome, CheckResult, Place, State};
use bieu::records::read_csv;
use bieu::source::SourceId;
use bieu::unstable::compare::{Sameness, Subject, meaning, print};
use bieu::unstable::mutate::edits;
use bieu::unstable::plain;
use bieu::unstable::prove::{Proof, Question, Verdict};
use bieu::unstable::syntax::parse;
use bieu::value::Number;
use bieu::{Rules, compare};

use crate::english;

const PROGRAM: &str = r#"language 1

report r "R" {
TIES}

param twice: integer = 2
codes Sex "Sex" { male "Male"  female "Female" }
codes Level "Level" { none "None"  primary "Primary"  upper "Upper" }

record Unit "Unit" { key code text  places integer }
record Member "Member" {
  key id text
  sex    Sex?
  level  Level
  points integer
  unit   Unit
}

table a "A" of Member {
  row young "Young" where points < 10
  row old   "Old"   where points >= 10
  row both  "Both" = [young] + [old]
  total "All"
  column n "All"
  split [n] first of (s, p) {
    column s "Schooled" where level in (primary, upper)
    column p "Women without" where sex = female
    column o "Others" otherwise
  }
  column share "%" = [s] / [n] as percent, round half up to 0
  column least "Least" = min points
  cell [old, least] = not applicable
  solve columns first
}

table units "Units" of Unit {
  total "All"
  column places "Places" = sum places
}

table women "Women" of Member where sex = female {
  row all "All"
  column n "Women"
  of which [n] { column s "Schooled" where level in (primary, upper) }
  column points "Points" = sum points
}

table men "Men" of Member where sex = male {
  row all "All"
  column n "Men"
}
"#;

/// Four members, two of them women and schooled, one a man without, and one of whom the sex is not known.
const MEMBERS: &str =
    "id,sex,level,points,unit\n1,Female,Primary,5,u\n2,Female,Upper,20,u\n3,Male,None,7,u\n4,,None,30,u\n";
const UNITS: &str = "code,places\nu,9\n";

fn rules(ties: &[&str]) -> Rules {
    let ties: String = ties.iter().map(|tie| format!("  check {tie}\n")).collect();
    let text = PROGRAM.replace("TIES", &ties);
    Rules::from_text("rules.bieu", &text).unwrap_or_else(|faults| panic!("{faults}\n{text}"))
}

/// What comes out, which both evaluators say.
fn outcomes(ties: &[&str], inputs: &[(&str, &str)]) -> Vec<CheckOutcome> {
    let rules = rules(ties);
    let mut builder = rules.records();
    for (record, csv) in inputs {
        let of = rules.schema().find_record(record).unwrap();
        read_csv(&mut builder, of, record, csv.as_bytes()).unwrap();
    }
    let records = builder.finish();
    let grid = rules.evaluate(&records).unwrap();
    assert_eq!(grid.checks, plain::evaluate(rules.model(), &records).unwrap().checks);
    grid.checks
}

#[track_caller]
fn assert_results(expected: &[(&str, CheckResult)]) {
    let ties: Vec<&str> = expected.iter().map(|(tie, _)| *tie).collect();
    let found = outcomes(&ties, &[("Member", MEMBERS), ("Unit", UNITS)]);
    assert!(found.iter().all(|check| check.place == Place::Table));
    let found: Vec<(&str, CheckResult)> = ties.iter().copied().zip(found.into_iter().map(|c| c.result)).collect();
    assert_eq!(found, expected);
}

fn fails(left: Number, right: i64) -> CheckResult {
    CheckResult::Fails { left, right: Number::from(right) }
}

const HOLDS: CheckResult = CheckResult::Holds;
const OPEN: CheckResult = CheckResult::NotDecided(State::Undetermined);

#[test]
fn exact_values_are_compared() {
    // 2 of 4 are schooled; of the young 1 of 2. 9 places for 4 members. Least points are 5.
    assert_results(&[
        ("a[total, share] = 50", HOLDS),
        ("a[total, share] + 0 = women[all, s] * 25", HOLDS),
        ("a[young, n] + a[old, n] = a[both, n]", HOLDS),
        ("a[total, n] / 3 = 1", fails(Number::ratio(4, 3).unwrap(), 1)),
        ("units[total, places] - a[total, n] * twice >= 2", fails(Number::from(1), 2)),
        ("a[total, least] != women[all, s] * 2.5", fails(Number::from(5), 5)),
        ("-a[total, least] > -5", fails(Number::from(-5), -5)),
    ]);
}

#[test]
fn states_of_cells_decide() {
    assert_results(&[
        ("a[old, least] = 0", CheckResult::NotDecided(State::NotApplicable)),
        ("a[old, least] <= a[total, n] / (men[all, n] - 1)", CheckResult::NotDecided(State::NotComputable)),
    ]);
    let without_units = outcomes(&["units[total, places] = 9", "a[total, n] + 0 = 4"], &[("Member", MEMBERS)]);
    assert_eq!(without_units[0].result, CheckResult::NotDecided(State::Missing));
}

/// The one of whom the sex is not known is a man or a woman: of each table it is not decided, of all three together it is. Without
/// schooling that one is among the women without or among the others.
#[test]
fn a_record_is_filled_in_once_for_all_tables() {
    assert_results(&[
        ("women[all, n] + men[all, n] = a[total, n]", HOLDS),
        ("women[all, n] + men[all, n] + 0 = a[total, n]", HOLDS),
        ("women[all, n] + men[all, n] + 0 < 4", fails(Number::from(3), 4)),
        ("women[all, n] + 0 = 2", OPEN),
        ("women[all, n] * 2 <= 5", OPEN),
        ("women[all, n] * 2 <= 6", HOLDS),
        ("women[all, n] - women[all, s] = a[total, p]", HOLDS),
        ("a[total, p] + a[total, o] + 0 = 2", HOLDS),
        ("women[all, points] + 0 = 25", OPEN),
    ]);
    let found = outcomes(&["women[all, n] + men[all, n] + 0 = 5"], &[("Member", MEMBERS), ("Unit", UNITS)]);
    assert_eq!((found[0].undetermined, &found[0].counted), (1, &Some((Number::from(3), Number::from(5)))));
}

/// Three joined in 2024 and two in 2023; of one it is not known. Of both years together there are five or six, never seven.
#[test]
fn cells_over_another_period_are_those_of_that_period() {
    let text = r#"language 1
report r {
  period 2024-01-01 to 2024-12-31
  check t[total, before] = last[total, n]
  check t[total, before] + 0 = 2
  check t[total, n] + t[total, before] + 0 <= 6
  check t[total, more] - t[total, n] + last[total, n] + 0 = 0
}
record Member { key id text  joined date? }
table t of Member where joined in period {
  total "All"
  column n "N"
  column before "Before" = [n] over period - 1 year
  column more "More" = [n] - [total, before]
}
table last of Member where joined in 2023-01-01..2023-12-31 { total "All"  column n "N" }
"#;
    let rules = Rules::from_text("rules.bieu", text).unwrap_or_else(|faults| panic!("{faults}"));
    let mut builder = rules.records();
    let of = rules.schema().find_record("Member").unwrap();
    let csv = "id,joined\n1,2024-01-01\n2,2024-02-01\n3,2024-12-31\n4,2023-01-01\n5,2023-12-31\n6,\n";
    read_csv(&mut builder, of, "Member", csv.as_bytes()).unwrap();
    let records = builder.finish();
    let grid = rules.evaluate(&records).unwrap().checks;
    assert_eq!(grid, plain::evaluate(rules.model(), &records).unwrap().checks);
    let results: Vec<CheckResult> = grid.into_iter().map(|check| check.result).collect();
    assert_eq!(results, [HOLDS, OPEN, HOLDS, HOLDS]);
    assert_eq!(proofs(&rules), [("t[total, before] = last[total, n]".to_owned(), Verdict::Proved)]);
}

fn proofs(rules: &Rules) -> Vec<(String, Verdict)> {
    let of_tie = |proof: &Proof| match &proof.question {
        Question::Holds { check, .. } if proof.table == "r" => Some((check.clone(), proof.verdict.clone())),
        _ => None,
    };
    rules.proofs().iter().filter_map(of_tie).collect()
}

#[test]
fn counts_over_the_same_records_are_proved() {
    let rules = rules(&[
        "women[all, s] = a[total, s] - a[total, s] + women[all, s]",
        "women[all, s] <= a[total, s]",
        "a[both, n] = a[total, n]",
        "women[all, n] + men[all, n] = a[total, n]",
        "women[all, points] <= units[total, places]",
    ]);
    let proofs = proofs(&rules);
    assert_eq!(proofs.len(), 4, "a comparison of sums is verified on the data: {proofs:?}");
    assert!(proofs[..3].iter().all(|(_, verdict)| *verdict == Verdict::Proved), "{proofs:?}");
    let Verdict::ProvedWhere(limits) = &proofs[3].1 else { panic!("{:?}", proofs[3]) };
    assert_eq!(limits.known, ["sex"]);
}

/// From 2024 on a set has a code more, which one of two tables asks for by name: on days before, the two are not the same.
#[test]
fn a_check_is_asked_on_all_days() {
    let text = r#"language 1
report r {
  period 2024-01-01 to 2024-12-31
  check t[total, n] = u[total, n]
  check t[total, n] <= u[total, n]
}
codes Level { low high top }
set schooled of Level
  = high      in force until 2023-12-31
  = high, top in force from 2024-01-01
record Member { key id text  level Level }
table t of Member where level in schooled { total "All"  column n "N" }
table u of Member where level in (high, top) { total "All"  column n "N" }
"#;
    let rules = Rules::from_text("rules.bieu", text).unwrap_or_else(|faults| panic!("{faults}"));
    let said: Vec<String> =
        rules.findings().iter().filter(|f| f.code.id == "E0503").map(|f| english(&f.message)).collect();
    let message = "with the versions in force until 2023-12-31: the check t[total, n] = u[total, n] does not always hold: one record is enough to break it";
    assert_eq!(said, [message]);
    let days: Vec<String> =
        rules.proofs().iter().filter(|proof| proof.table == "r").map(|proof| english(&proof.claim())).collect();
    assert_eq!(days.len(), 2);
    assert!(days[0].ends_with("holds whatever the records are, as of 2024-12-31"), "{days:?}");
    assert!(days[1].ends_with("on each of the 2 days that versions tell apart"), "{days:?}");
}

#[test]
fn what_one_record_breaks_is_refused() {
    let text = PROGRAM.replace("TIES", "  check women[all, n] = a[total, p] else warn\n");
    let faults = Rules::from_text("rules.bieu", &text).unwrap_err();
    let codes: Vec<&str> = faults.findings.iter().filter(|f| f.is_error()).map(|f| f.code.id).collect();
    assert_eq!(codes, ["E0503"]);
}

/// What a comparison says of the report's checks: of what they mean, and of how they are printed.
fn said(old: &[&str], new: &[&str]) -> [Vec<String>; 2] {
    let (old, new) = (rules(old), rules(new));
    let means = meaning(old.model(), new.model());
    let prints = print(old.model(), new.model(), &means);
    [means, prints].map(|found| {
        let of_report = |subject: &Subject| *subject == Subject::Checks { table: String::new() };
        let mut changes = Vec::new();
        for found in found.into_iter().filter(|found| of_report(&found.subject)) {
            if let Sameness::Changed(all) = found.verdict {
                changes.extend(all.iter().map(|change| english(&change.how)));
            }
        }
        changes
    })
}

#[test]
fn other_tables_that_are_printed_are_told() {
    let with = |tables: &str| Rules::from_text("rules.bieu", &PROGRAM.replace("TIES", tables)).unwrap();
    let told = |old: &str, new: &str| {
        let (old, new) = (with(old), with(new));
        let found = print(old.model(), new.model(), &meaning(old.model(), new.model()));
        let report = found.into_iter().find(|found| found.subject == Subject::Report).unwrap();
        if let Sameness::Changed(changes) = report.verdict { english(&changes[0].how) } else { String::new() }
    };
    assert_eq!(told("", "  tables a, units, women, men\n"), "");
    assert_eq!(told("  tables a, men\n", "  tables men\n"), "its tables: was \"a, men\", and is \"men\"");
    let all = "its tables: was \"men, a\", and is \"a, units, women, men\"";
    assert_eq!(told("  tables men, a\n", ""), all);
}

#[test]
fn a_check_that_comes_goes_or_changes_is_told() {
    let one = "women[all, n] + 0 <= 2";
    let none: [Vec<String>; 2] = [Vec::new(), Vec::new()];
    assert_eq!(said(&[one], &[one]), none);
    assert_eq!(said(&[], &[one])[0], ["`women[all, n]+0 <= 2` is a check in NEW only"]);
    assert_eq!(said(&[one], &[])[0], ["`women[all, n]+0 <= 2` is a check in OLD only"]);
    let other = "men[all, n] + 0 <= 2";
    assert_eq!(said(&[one], &[other])[0], ["the check was `women[all, n]+0 <= 2`, and is `men[all, n]+0 <= 2`"]);
    assert_eq!(said(&[one, other], &[other, one])[0], [""; 0]);
    let warned = "women[all, n] + 0 <= 2 else warn \"Look\"";
    let [means, prints] = said(&[one], &[warned]);
    assert_eq!(means, ["`women[all, n]+0 <= 2` was an error, and is a warning"]);
    assert_eq!(prints, ["the message of `women[all, n]+0 <= 2`: now \"Look\""]);
    assert!(!compare(&rules(&[one]), &rules(&["women[all, n] + 0 <= 3"])).is_equal());
    // The parameter is 2.
    assert_eq!(said(&["women[all, n] + 0 <= twice"], &[one])[0], [""; 0]);
}

#[test]
fn slips_in_a_check_are_tried_and_tests_notice_them() {
    let test = r#"
test "three women at most" {
  given Member
    | id | sex    | level   | points | unit |
    | 1  | female | primary | 1      | u    |
    | 2  | female | none    | 1      | u    |
    | 3  | female | none    | 1      | u    |
  given Unit
    | code | places |
    | u    | 1      |
  expect checks r
    | check                | result |
    | women[all, n]*1 <= 3 | RESULT |
}
"#;
    let rules =
        |result: &str| PROGRAM.replace("TIES", "  check women[all, n] * 1 <= 3\n") + &test.replace("RESULT", result);
    let failures = |rules: &str| {
        let report = Rules::from_text("rules.bieu", rules).unwrap_or_else(|faults| panic!("{faults}")).test(&|_| true);
        report
            .tests
            .into_iter()
            .flat_map(|test| test.failures)
            .map(|failure| english(&failure.message))
            .collect::<Vec<_>>()
    };
    assert_eq!(failures(&rules("holds")), [""; 0]);
    assert_eq!(failures(&rules("fails")), ["r: the check women[all, n]*1 <= 3 is not as expected"]);
    let text = rules("holds");
    let tie = text.find("women[all").unwrap();
    let (tree, _) = parse(SourceId(0), &text);
    let mut tried = Vec::new();
    for edit in edits(&tree, &text).into_iter().filter(|edit| (tie..tie + 22).contains(&(edit.span.start as usize))) {
        let mut edited = text.clone();
        edited.replace_range(edit.span.start as usize..edit.span.end as usize, &edit.replacement);
        // The test names the check as it was.
        let edited = match edit.replacement.as_str() {
            "<" => edited.replace("*1 <= 3 |", "*1 < 3 |"),
            factor if edited.contains(&format!("* {factor} <= 3")) => {
                edited.replace("*1 <= 3 |", &format!("*{factor} <= 3 |"))
            }
            bound => edited.replace("*1 <= 3 |", &format!("*1 <= {bound} |")),
        };
        tried.push((edit.replacement, failures(&edited).len()));
    }
    // A factor of nothing and a bound above are borne by three women.
    let expected = [("2", 1), ("0", 0), ("<", 1), ("4", 0), ("2", 1)];
    assert_eq!(tried, expected.map(|(to, failures)| (to.to_owned(), failures)));
}

//! Reading, print and days: small programs, one place changed, and what is said of each part.

use bieu::compare::Comparison;
use bieu::message::Language;
use bieu::records::read_csv;
use bieu::unstable::compare::{ChangeKind, Found, Sameness};
use bieu::unstable::forms::comparison_text;
use bieu::unstable::words::{Terminal, Text};
use bieu::{Rules, compare};

use crate::english;

/// As it is told a person.
fn text(comparison: &Comparison) -> Text<Terminal> {
    comparison_text(comparison, Language::English)
}

const PROGRAM: &str = r#"language 1

report r "Report" {
  cite "1-BC"
  period 2024-01-01 to 2024-06-30
}

codes Sex "Sex" {
  male   "Male"   = "1" also "M"
  female "Female" = "2"
}
codes People "People" {
  systems old, new
  thai "Thai" = old "03", new "04"
  mong "Mong" = old "04", new "03"
}
codes Kind "Kind" { village "Village"  town "Town"  agency "Agency" }
set few of People = thai
param limit: integer = 3

record Member "Member" {
  dates dd/mm/yyyy
  numbers 1.234,5
  missing "NA"
  yes "ja"
  key id  text              "Id"
  sex     Sex               "Sex"  also "Gender"
  people  People coded old  "People"
  kind    Kind              "Kind"
  born    date              "Born"
  points  decimal rounded to 2 "Points"
  fit     yes/no            "Fit"
  note    text?             "Note"
}

table t "Table" of Member {
  cite "2-BC"
  stub number "No"
  stub label  "Who"
  total "All"
  row few "Few {few}" where people in few
  heading "Numbers" {
    column 1 "N"
    column 2 "Women" where sex = female note "Under {limit}"
  }
  column 3 "Share" = [2] / [1] as percent, round half up to 1
  split [1] by kind {
    column 4 "Village" : village
    column 5 "Elsewhere" otherwise
  }
  check [2] <= [1] * 10 else warn "Too many"
  show zero as "-"
  cell [few, 3] = [2] * 2, round down to 0
}

text s """
{t[total, 1]} of {limit}; {t[total, 2] / 2, round half up to 0}; {rows of t where [1] > 1 with [1]}.
"""
"#;

fn rules(text: &str) -> Rules {
    Rules::from_text("rules.bieu", text).unwrap_or_else(|faults| panic!("{faults}\n{text}"))
}

pub fn compared(old: &str, new: &str) -> Comparison {
    let (old, new) = (rules(old), rules(new));
    let [old, new] = [old, new].map(|rules| -> &'static Rules { Box::leak(Box::new(rules)) });
    compare(old, new)
}

fn edited(from: &str, to: &str) -> Comparison {
    assert!(PROGRAM.contains(from), "{from}");
    compared(PROGRAM, &PROGRAM.replacen(from, to, 1))
}

/// What changed in a part: the subject, the kind and in what way, and what shows it.
pub fn changes(found: &[Found]) -> Vec<(String, ChangeKind, String)> {
    let mut all = Vec::new();
    for found in found {
        match &found.verdict {
            Sameness::Equal => {}
            Sameness::NotDecided(why) => panic!("{:?}: {}", found.subject, english(why)),
            Sameness::Changed(changes) => {
                let told = |change: &bieu::unstable::compare::Change| {
                    let shown =
                        change.witness.as_ref().map(|shown| format!(" | {}", english(shown))).unwrap_or_default();
                    (english(&found.subject.said()), change.kind, english(&change.how) + &shown)
                };
                all.extend(changes.iter().map(told));
            }
        }
    }
    all
}

#[test]
fn what_is_read_otherwise_is_shown_by_a_line() {
    use ChangeKind::{Taken, Value};
    for (from, to, of, kind, shown) in [
        ("dd/mm/yyyy", "mm/dd/yyyy", "record Member", Value, "born: 05/08/2024: 2024-08-05 in OLD, 2024-05-08 in NEW"),
        ("1.234,5", "1,234.5", "record Member", Value, "points: 2.295: 2295 in OLD, 2.3 in NEW"),
        ("missing \"NA\"", "missing \"n/a\"", "record Member", Value, "note: NA: nothing known in OLD, \"NA\" in NEW"),
        ("yes \"ja\"", "no \"ja\"", "record Member", Value, "fit: ja: yes in OLD, no in NEW"),
        (
            "  note    text?",
            "  key note text",
            "record Member",
            Taken,
            "id: made-up-1, note: made-up-1 and id: made-up-1, note: made-up-2: 0 of the 2 lines taken in OLD, 2 of the 2 lines taken in NEW",
        ),
        ("also \"Gender\"", "", "record Member", Taken, "the header `Gender` is sex in OLD, no field in NEW"),
        ("\"Born\"", "\"Birth\"", "record Member", Taken, "the header `Birth` is no field in OLD, born in NEW"),
        ("coded old", "coded new", "field people of Member", Value, "people: 03: thai in OLD, mong in NEW"),
        ("rounded to 2", "rounded to 1", "field points of Member", Value, "points: 1,005: 1.01 in OLD, 1 in NEW"),
        ("text?", "text", "field note of Member", Taken, "note: NA: nothing known in OLD, refused in NEW"),
        ("\"M\"", "\"Mr\"", "codes Sex", Taken, "code: M: male in OLD, refused in NEW"),
        ("= old \"03\", new \"04\"", "= old \"05\", new \"04\"", "codes People", Taken, "03"),
        (
            "agency \"Agency\"",
            "agency \"Agency\"  embassy \"Embassy\"",
            "codes Kind",
            Taken,
            "`embassy` is taken by NEW only; it goes to [5] of t",
        ),
    ] {
        let comparison = edited(from, to);
        let found = changes(&comparison.reading);
        let told = found.iter().any(|(subject, k, how)| subject == of && *k == kind && how.contains(shown));
        assert!(told, "{from} -> {to}: {found:?}");
        if kind == Value && of != "record Member" {
            assert_eq!(found.len(), 1, "{found:?}");
        }
        let findings = comparison.findings(rules(&PROGRAM.replacen(from, to, 1)).model(), true);
        assert!(
            findings
                .iter()
                .any(|finding| finding.help.iter().any(|help| english(&help.words).contains("expect change reading"))),
            "{findings:?}"
        );
    }
}

#[test]
fn external_codes_that_change_places_are_read_as_each_other() {
    let exchanged = PROGRAM.replacen("= \"1\" also \"M\"", "= \"2\" also \"M\"", 1).replacen(
        "\"Female\" = \"2\"",
        "\"Female\" = \"1\"",
        1,
    );
    let found = changes(&compared(PROGRAM, &exchanged).reading);
    let [(of, ChangeKind::Value, how)] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(of, "codes Sex");
    assert!(how.contains("1: male in OLD, female in NEW") || how.contains("2: female in OLD, male in NEW"), "{how}");
}

#[test]
fn spellings_that_the_readers_take_alike_change_nothing() {
    for (from, to) in [
        ("also \"M\"", "also \"m\", \"M\""),
        (
            "male   \"Male\"   = \"1\" also \"M\"\n  female \"Female\" = \"2\"",
            "female \"Female\" = \"2\"\n  male   \"Male\"   = \"1\" also \"M\"",
        ),
    ] {
        let comparison = edited(from, to);
        let found = changes(&comparison.reading);
        // An exact spelling goes before a folded one, so the maps differ and the readers do not: nothing is shown.
        assert!(found.is_empty(), "{from}: {found:?}");
    }
}

#[test]
fn what_is_printed_otherwise_is_named() {
    use ChangeKind::{Hole, Layout, Shown, Words};
    for (from, to, of, kind, how) in [
        ("\"Report\"", "\"Half-year report\"", "the report", Words, "its title"),
        ("cite \"1-BC\"", "cite \"2-BC\"", "the report", Words, "its sources"),
        ("period 2024", "locale vi\n  period 2024", "the report", Shown, "its locale"),
        ("\"Table\"", "\"The table\"", "the records of t", Words, "its title"),
        ("stub number \"No\"", "stub number \"Nr\"", "the records of t", Layout, "left of the figures"),
        ("heading \"Numbers\"", "heading \"Persons\"", "the records of t", Layout, "headings over the columns"),
        ("show zero as \"-\"", "show zero as \"0\"", "the records of t", Shown, "zero was shown as \"-\""),
        ("column 1 \"N\"", "column 1 \"Number\"", "column [1] of t", Words, "its label"),
        ("\"Few {few}\"", "\"Some {few}\"", "row [few] of t", Words, "its label"),
        ("\"Under {limit}\"", "\"Below {limit}\"", "column [2] of t", Words, "its note"),
        ("round half up to 1", "round down to 1", "column [3] of t", Shown, "rounded"),
        ("round down to 0", "round down to 1", "cell [few, 3] of t", Shown, "rounded"),
        ("warn \"Too many\"", "warn \"Many\"", "the checks of t", Words, "the message of"),
        ("{t[total, 1]} of", "{t[total, 2]} of", "text s", Hole, "hole 1 was {t[total, 1]}, and is {t[total, 2]}"),
        ("/ 2, round half", "/ 3, round half", "text s", Hole, "hole 2 was"),
        ("up to 0}", "even to 0}", "text s", Hole, "hole 2 was"),
        ("where [1] > 1", "where [1] > 2", "text s", Hole, "hole 3 was"),
        ("{limit}; ", "{limit}! ", "text s", Words, "its words"),
        ("param limit: integer = 3", "param limit: integer = 4", "text s", Words, "of 4;"),
    ] {
        let comparison = edited(from, to);
        let found = changes(&comparison.print);
        let told = found.iter().any(|(subject, k, told)| subject == of && *k == kind && told.contains(how));
        assert!(told, "{from} -> {to}: {found:?}");
        assert_eq!(changes(&comparison.meaning), [], "{from} -> {to}");
        assert!(!text(&comparison).contains("Print: equal"));
    }
}

#[test]
fn checks_that_ask_something_else_are_a_change_of_meaning() {
    for (from, to) in [("* 10 else", "* 11 else"), ("<= [1] *", "< [1] *"), ("else warn", "else error")] {
        let found = changes(&edited(from, to).meaning);
        let [(of, ChangeKind::Check, _)] = found.as_slice() else { panic!("{from}: {found:?}") };
        assert_eq!(of, "the checks of t");
    }
}

#[test]
fn versions_of_other_days_are_compared() {
    let old = r#"language 1
report r "R" { period 2024-01-01 to 2024-06-30 }
codes A "A" { c0 "C0"  c1 "C1"  c2 "C2" }
set few of A = c0 in force until 2023-12-31 = c0, c1 in force from 2024-01-01
param lim: integer = 3 in force from 2020-01-01 until 2023-12-31 = 4 in force from 2024-01-01
record R "R" { key k text  a A  n integer }
table t "T" of R {
  total "All"
  column 1 "Small" where n < lim note "Under {lim}"
  column 2 "Few" where a in few
  column 3 "Old form" in force until 2023-12-31 where n < 5
}
"#;
    let days = |from: &str, to: &str| -> Vec<(String, Vec<String>)> {
        assert!(old.contains(from));
        let comparison = compared(old, &old.replacen(from, to, 1));
        assert_eq!(
            comparison.days.stretches.iter().map(english).collect::<Vec<_>>(),
            ["from 2020-01-01 to 2023-12-31", "from 2024-01-01"]
        );
        let told = comparison.meaning.iter().chain(&comparison.print).filter_map(|found| match &found.verdict {
            Sameness::Changed(changes) => {
                Some((english(&found.subject.said()), changes[0].days.iter().map(english).collect()))
            }
            _ => None,
        });
        told.collect()
    };
    let then = vec!["from 2020-01-01 to 2023-12-31".to_owned()];
    let column = |id: &str| format!("column [{id}] of t");
    assert_eq!(days("= 3 in force", "= 2 in force"), [(column("1"), then.clone()), (column("1"), then.clone())]);
    assert_eq!(days("= c0 in force", "= c2 in force"), [(column("2"), then.clone())]);
    assert_eq!(days("where n < 5", "where n < 9"), [(column("3"), then.clone())]);
    assert_eq!(days("\"Old form\"", "\"Old\""), [(column("3"), then)]);
    assert_eq!(days("= 4 in force", "= 5 in force"), [(column("1"), vec![]), (column("1"), vec![])]);
    // Before 2020 neither side can be read; where only one can, that is said.
    let later = compared(old, &old.replacen("from 2020-01-01", "from 2021-01-01", 1));
    let told = changes(&later.meaning);
    let [(of, ChangeKind::Records, how)] = told.as_slice() else { panic!("{told:?}") };
    assert_eq!(
        (of.as_str(), how.as_str()),
        ("the dates as of which the rules can be read", "the rules can be read by OLD only")
    );
}

#[test]
fn each_kind_of_change_has_its_declaration() {
    let new = PROGRAM.replacen("dd/mm/yyyy", "mm/dd/yyyy", 1).replacen("column 1 \"N\"", "column 1 \"Number\"", 1);
    let new = new.replacen("where sex = female", "where sex = male", 1);
    let asked = |declared: &str, strict: bool| -> Vec<String> {
        let new = format!("{new}\n{declared}\n");
        let findings = compared(PROGRAM, &new).findings(rules(&new).model(), strict);
        let help = |finding: &bieu::diagnostic::Diagnostic| {
            finding
                .help
                .iter()
                .map(|help| english(&help.words).rsplit("declare it: ").next().unwrap().to_owned())
                .collect::<String>()
        };
        findings.iter().map(help).collect()
    };
    let [meaning, reading, print] =
        [r#"expect change t [2] "why""#, r#"expect change reading Member "why""#, r#"expect change print t [1] "why""#];
    assert_eq!(asked("", true), [meaning, reading, print]);
    assert!(asked("", false).is_empty());
    // A program that declares a kind of change is asked for all of that kind.
    assert!(asked(meaning, false).is_empty());
    assert_eq!(asked(meaning, true), [reading, print]);
    assert!(asked(&format!("{meaning}\n{reading}\n{print}"), true).is_empty());
    let slip = asked(r#"expect change print t [2] "a slip""#, false);
    assert_eq!(slip.len(), 2, "{slip:?}");
    assert_eq!(slip[0], print);
}

const HOLES: &str = r#"language 1
record R "R" { key k text  n integer }
table t "T" of R {
  total "All"
  column 1 "N"
  column 2 "Large" where n > 5
}
text s """
{t[total, 1]} admitted; {t[total, 2] / 2, round half up to 0} on average; {count rows of t where [1] > 1} rows.
Nothing here.
"""
"#;

/// Four records, three of them large: 3 / 2 is 2 to the nearer and 1 cut off; the total is no row that is counted.
#[test]
fn texts_that_are_printed_otherwise_are_told_with_the_figures() {
    let new =
        HOLES.replacen("{t[total, 1]}", "{t[total, 2]}", 1).replacen("half up", "down", 1).replacen("> 1}", "> 3}", 1);
    let [old, new] = [HOLES, &new].map(|text| -> &'static Rules { Box::leak(Box::new(rules(text))) });
    let read = |rules: &Rules| {
        let mut builder = rules.records();
        let record = rules.schema().find_record("R").unwrap();
        read_csv(&mut builder, record, "R.csv", b"k,n\n1,9\n2,9\n3,9\n4,1\n").unwrap();
        builder.finish()
    };
    let records = [read(old), read(new)];
    let comparison = compare(&old.over(&records[0]).unwrap(), &new.over(&records[1]).unwrap());
    assert_eq!(comparison.moved, Some(Vec::new()));
    let texts = comparison.texts.as_ref().unwrap();
    let [moved] = texts.as_slice() else { panic!("{texts:?}") };
    assert_eq!(moved.name, "s");
    let line = |words: &str| words.to_owned();
    let expected = [line("4 admitted; 2 on average; 0 rows."), line("3 admitted; 1 on average; 0 rows.")];
    assert_eq!(moved.lines(), [expected]);
    let told = text(&comparison);
    assert!(told.contains("Figures: no cell moved, texts printed differently: 1."), "{}", told.as_str());
    assert_eq!(changes(&comparison.print).len(), 3);
}

/// What is missing is printed in the account: two conditions that are true together can still lack different fields.
#[test]
fn other_missing_fields_are_a_change() {
    let old = r#"language 1
codes A "A" { c0 "C0"  c1 "C1" }
record R "R" { key k text  a A?  n integer?  m integer }
table t "T" of R {
  total "All"
  column 1 "N" where a = c0 or (m = 1 and n > 3 and a = c0)
}
"#;
    let found = changes(&compared(old, &old.replacen("m = 1", "m != 1", 1)).meaning);
    let [(of, ChangeKind::Undetermined, how)] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(of, "column [1] of t");
    let named = ["for lack of a, n in OLD, of a in NEW", "for lack of a in OLD, of a, n in NEW"];
    assert!(named.iter().any(|named| how.contains(named)), "{how}");
    let same = compared(
        old,
        &old.replacen("a = c0 or (m = 1 and n > 3 and a = c0)", "(m = 1 and n > 3 and a = c0) or a = c0", 1),
    );
    assert_eq!(changes(&same.meaning), []);
}

#[test]
fn other_sources_of_sets_and_parameters_are_structure() {
    let old = r#"language 1
codes A "A" { c0 "C0"  c1 "C1" }
set few of A = c0 in force until 2023-12-31 cite "1-QD" = c0, c1 in force from 2024-01-01 cite "2-QD"
param limit: integer = 3 cite "3-QD" "1"
report r "R" { period 2024-01-01 to 2024-06-30 }
record R "R" { key k text  a A  n integer }
table t "T" of R { total "All"  column 1 "N" where a in few and n < limit }
"#;
    for (from, to, told) in [
        ("2-QD", "9-QD", "set few: from \"c0, c1 (under 2-QD)\" to \"c0, c1 (under 9-QD)\""),
        ("\"3-QD\" \"1\"", "\"3-QD\" \"2\"", "parameter limit: from \"3 (under 3-QD, 1)\" to \"3 (under 3-QD, 2)\""),
        (" cite \"3-QD\" \"1\"", "", "parameter limit: from \"3 (under 3-QD, 1)\" to \"3\""),
    ] {
        let comparison = compared(old, &old.replacen(from, to, 1));
        let said = text(&comparison);
        assert!(said.contains(told), "{from}: {}", said.as_str());
        assert_eq!((changes(&comparison.meaning), changes(&comparison.print)), (Vec::new(), Vec::new()));
    }
}

//! Small programs, one word changed: what is said of each.

use bieu::unstable::compare::{ChangeKind, Edit, Found, Sameness, Subject, Thing, meaning};
use bieu::{Rules, compare};

const PROGRAM: &str = r#"language 1

report r "R" {
  period 2024-01-01 to 2024-06-30
}

codes Sex "Sex" { male "Male"  female "Female" }
codes Level "Level" ordered { none "None"  primary "Primary"  upper "Upper" }

record Member "Member" {
  key id   text     "Id"
  sex      Sex?     "Sex"
  level    Level    "Level"
  born     date     "Born"
  joined   date     "Joined"
  points   integer  "Points"
  grade    integer  "Grade"
}

table t "T" of Member {
  total "All"
  column n "All"   = count
  column w "Women" where sex = female
  column s "Sum"   = sum points
  column a "Adult" where age(born, joined) >= 18
}

criteria fit "Fit" of Member as of joined {
  require age "Age" where age(born, joined) >= 18 reason "Too young"
  require level "Level" first of (graded, woman) where level >= primary reason "No school"
  allow graded "Graded" instead of level where grade >= 5
  allow woman "Woman" instead of level where sex = female
}
"#;

fn rules(text: &str) -> Rules {
    Rules::from_text("rules.bieu", text).unwrap_or_else(|faults| panic!("{faults}\n{text}"))
}

/// What is said where `from` became `to`, of everything that is not equal.
fn said(from: &str, to: &str) -> Vec<Found> {
    assert!(PROGRAM.contains(from), "{from}");
    let new = PROGRAM.replacen(from, to, 1);
    let (old, new) = (rules(PROGRAM), rules(&new));
    meaning(old.model(), new.model()).into_iter().filter(|found| found.verdict != Sameness::Equal).collect()
}

/// The kinds of change of the one thing that changed.
fn kinds(from: &str, to: &str) -> (String, Vec<ChangeKind>) {
    let found = said(from, to);
    let [Found { subject, verdict: Sameness::Changed(changes) }] = found.as_slice() else {
        panic!("{from} -> {to}: {found:?}")
    };
    let name = match subject {
        Subject::Column { id, .. } => id.clone(),
        Subject::Requirement { requirement, .. } => requirement.clone(),
        other => format!("{other:?}"),
    };
    (name, changes.iter().map(|change| change.kind).collect())
}

#[test]
fn what_means_the_same_is_equal() {
    for (from, to) in [
        ("where sex = female\n  column s", "where not (sex != female)\n  column s"),
        ("where level >= primary reason", "where level in (primary, upper) reason"),
        ("where age(born, joined) >= 18\n}", "where age(born, joined) > 17\n}"),
        ("column n \"All\"   = count", "column n \"Everyone\" = count"),
        ("where sex = female\n  column s", "where sex = female note \"A note\"\n  column s"),
        ("= sum points", "= sum points cite \"A source\""),
        (
            "  column n \"All\"   = count\n  column w \"Women\" where sex = female\n",
            "  column w \"Women\" where sex = female\n  column n \"All\"   = count\n",
        ),
        ("column w \"Women\"", "column women \"Women\""),
        // Neither side's records can have the code that only one side knows.
        ("upper \"Upper\"", "upper \"Upper\"  highest \"Highest\""),
        ("male \"Male\"  female \"Female\"", "female \"Female\"  male \"Male\""),
        ("grade    integer ", "grade    integer?"),
        ("points   integer  \"Points\"", "points   integer  \"Points\"\n  more text? \"More\""),
    ] {
        assert_eq!(said(from, to), [], "{from} -> {to}");
    }
}

#[test]
fn the_name_of_a_set_means_nothing() {
    let named = |name: &str| {
        let clause = format!("where sex in {name}\n  column s");
        let with_set = PROGRAM.replacen("record Member", &format!("set {name} of Sex = female\n\nrecord Member"), 1);
        rules(&with_set.replacen("where sex = female\n  column s", &clause, 1))
    };
    for (old, new) in [(named("women"), named("ladies")), (rules(PROGRAM), named("women"))] {
        let found = meaning(old.model(), new.model());
        assert!(found.iter().all(|found| found.verdict == Sameness::Equal), "{found:?}");
    }
}

/// A column is another one if its id went and what came measures something else or other records.
#[test]
fn a_column_that_measures_the_same_over_the_same_records_under_another_id_was_renamed() {
    let structure = |from: &str, to: &str| -> Vec<(String, Edit)> {
        let (old, new) = (rules(PROGRAM), rules(&PROGRAM.replacen(from, to, 1)));
        let structure = compare(&old, &new).structure;
        let columns = structure.into_iter().filter(|change| change.thing == Thing::Column);
        columns.map(|change| (change.name, change.edit)).collect()
    };
    let renamed = structure("column w \"Women\"", "column women \"Women\"");
    assert_eq!(renamed, [("women".to_owned(), Edit::Renamed { from: "w".to_owned() })]);
    for other in [
        "column women \"Women\" where sex = male\n  column s",
        "column women \"Women\" = sum grade where sex = female\n  column s",
    ] {
        let mut of = structure("column w \"Women\" where sex = female\n  column s", other);
        of.sort_by_key(|(name, _)| name.clone());
        assert_eq!(of, [("w".to_owned(), Edit::Removed), ("women".to_owned(), Edit::Added)]);
    }
}

#[test]
fn what_changed_by_way_of_something_else_needs_no_declaration() {
    let with_share = PROGRAM.replacen("= sum points\n", "= sum points\n  column q \"Share\" = [w] / [n]\n", 1);
    let changed = with_share.replacen("where sex = female\n  column s", "where sex = male\n  column s", 1);
    let (old, new) = (rules(&with_share), rules(&format!("{changed}\nexpect change t [w] \"men\"\n")));
    let comparison = compare(&old, &new);
    let changed: Vec<&Subject> =
        comparison.meaning.iter().filter(|found| !found.verdict.is_equal()).map(|found| &found.subject).collect();
    assert_eq!(changed.len(), 2, "{changed:?}");
    assert_eq!(comparison.findings(new.model(), true), []);
}

#[test]
fn what_differs_is_named_by_its_kind() {
    use ChangeKind::{Measure, Records, Undetermined, Way};
    for (from, to, name, kind) in [
        ("where sex = female\n  column s", "where sex = male\n  column s", "w", Records),
        ("where sex = female\n  column s", "where sex is known where sex = female\n  column s", "w", Undetermined),
        ("where age(born, joined) >= 18\n}", "where age(born, joined) > 18\n}", "a", Records),
        ("= sum points", "= sum grade", "s", Measure),
        ("= sum points", "= average points", "s", Measure),
        ("where level >= primary reason", "where level = upper reason", "level", Records),
        ("where grade >= 5", "where grade >= 6", "level", Records),
        ("where sex = female\n}", "where sex is known where sex = female\n}", "level", Undetermined),
        ("first of (graded, woman)", "first of (woman, graded)", "level", Way),
    ] {
        let (found, kinds) = kinds(from, to);
        assert_eq!((found.as_str(), kinds.first()), (name, Some(&kind)), "{from} -> {to}");
    }
}

#[test]
fn days_without_guidance_are_said() {
    let found = said("as of joined {", "as of joined in force from 2020-01-01 {");
    let criteria = found.iter().find(|found| matches!(found.subject, Subject::Criteria { .. }));
    assert!(matches!(criteria, Some(Found { verdict: Sameness::Changed(_), .. })), "{found:?}");
}

#[test]
fn declarations_are_held_against_what_changed() {
    let changed = PROGRAM.replacen("= sum points", "= sum grade", 1);
    let ids = |declared: &str, strict: bool| -> Vec<&'static str> {
        let (old, new) = (rules(PROGRAM), rules(&format!("{changed}\n{declared}\n")));
        let (old, new): (&'static Rules, &'static Rules) = (Box::leak(Box::new(old)), Box::leak(Box::new(new)));
        let findings = compare(old, new).findings(new.model(), strict);
        findings.iter().map(|finding| finding.code.id).collect()
    };
    assert!(ids("", false).is_empty());
    assert_eq!(ids("", true), ["E1201"]);
    assert!(ids("expect change t [s] \"grades count\"", true).is_empty());
    assert!(ids("expect change t \"all of it\"", false).is_empty());
    assert_eq!(ids("expect change t [n] \"a slip\"", false), ["E1201", "E1202"]);
    assert_eq!(ids("expect change fit age \"a slip\"", false), ["E1201", "E1202"]);
}

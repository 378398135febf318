//! A period and parameters that are given by hand.

use std::fs;

use bieu::Rules;
use bieu::records::read_csv;
use bieu::unstable::forms::OUTCOME_FORMS;
use bieu::unstable::program::NoFiles;
use bieu::value::Date;

use super::{assert_exit, bieu, fresh_folder, text};

const RULES: &str = r#"language 1

report r "Report" {
  period 2024-01-01 to 2024-06-30
}

codes Level "Level" { low "Low"  high "High" }
param few: integer = 5 in force until 2023-12-31 = 6 in force from 2024-01-01
param share: decimal = 0.5
param since: date = 2020-01-01
param strict: yes/no = no
param word: text = "a"
param level: Level = low

record Member "Member" { key id text  joined date  cell integer  level Level }

table t "In {period}, below {few}" of Member where joined in period {
  total "All"
  column n "N"
  column f "Few" where cell < few
  column l "Level" where level = level_of
}
"#;

const MEMBERS: &str =
    "id,joined,cell,level\n1,2024-01-31,6,Low\n2,2024-05-31,5,High\n3,2023-03-31,6,High\n4,2023-03-01,7,Low\n";

fn rules() -> String {
    // A field and a parameter of one name would be one.
    RULES.replace("param level:", "param level_of:")
        + "\ntext said \"\"\"\n{share} {since} {strict} {word} {level_of}\n\"\"\"\n"
}

fn folder(name: &str) -> std::path::PathBuf {
    let folder = fresh_folder(name);
    fs::write(folder.join("r.bieu"), rules()).unwrap();
    fs::create_dir(folder.join("records")).unwrap();
    fs::write(folder.join("records/Member.csv"), MEMBERS).unwrap();
    folder
}

/// Of March 2023 there are two: one in a cell of six, one in a cell of seven. With the parameter of then, 5, none is below; with 7 one is.
#[test]
fn what_is_given_takes_the_place_of_what_the_rules_say_and_is_told() {
    let folder = folder("by-hand");
    let run = |arguments: &str| {
        let run = bieu(&folder, &format!("run r.bieu --data records {arguments}"));
        assert_exit(&run, 0);
        (text(&run.stdout), text(&run.stderr))
    };
    let figures = |arguments: &str| run(&format!("{arguments} --format csv --table t")).0;
    assert_eq!(figures("").lines().last(), Some("All,2,1,1"));
    assert_eq!(figures("--period 2023-03-01..2023-03-31").lines().last(), Some("All,2,0,1"));
    assert_eq!(figures("--period 2023-03-01..2023-03-31 --set few=7").lines().last(), Some("All,2,1,1"));
    assert_eq!(figures("--set few=7 --set level_of=high").lines().last(), Some("All,2,2,1"));
    let all = "--period 2023-03-01..2023-03-31 --set few=7 --set share=-0.25 --set since=2021-02-03 --set strict=yes --set word=b=c";
    let told = "period = 2023-03-01..2023-03-31; few = 7; share = -0.25; since = 2021-02-03; strict = yes; word = b=c";
    for form in ["terminal", "markdown", "html"] {
        let (printed, said) = run(&format!("{all} --format {form}"));
        assert!(printed.contains("Given for this run"), "{form}: {printed}");
        assert!(printed.contains("period = 2023-03-01..2023-03-31; few = 7; share"), "{form}: {printed}");
        assert!(printed.contains("In 2023-03-01 to 2023-03-31, below 7"), "{form}: {printed}");
        assert!(said.contains(&format!("given for this run: {told}")), "{said}");
        assert!(!run(&format!("--format {form}")).0.contains("Given for this run"));
    }
    assert!(run(all).0.contains("-0.25 2021-02-03 yes b=c Low"), "{}", run(all).0);
    for form in OUTCOME_FORMS.iter().filter(|form| form.name.contains("csv")) {
        assert!(run(&format!("{all} --format {}", form.name)).1.contains(told));
    }
    let json = run(&format!("{all} --json")).0;
    let document: serde_json::Value = serde_json::from_str(&json).unwrap();
    let given = &document["outcome"]["given_by_hand"];
    assert_eq!(given[0], serde_json::json!({ "name": "period", "value": "2023-03-01..2023-03-31" }));
    assert_eq!(given[1], serde_json::json!({ "name": "few", "value": "7" }));
    assert_eq!(document["outcome"]["period"]["to"], "2023-03-31");
}

#[test]
fn what_cannot_be_given_is_refused_with_what_was_expected() {
    let folder = folder("by-hand-faults");
    for (arguments, code, said) in [
        ("--set fwe=7", 1, "there is no parameter `fwe`, to which a value was given for this run"),
        ("--set fwe=7", 1, "did you mean `few`?"),
        ("--set few=7.5", 1, "the parameter `few` holds an integer, but `7.5` was given for this run"),
        ("--set share=0,5", 1, "give it as `share=0.5`"),
        ("--set since=03/02/2021", 1, "the parameter `since` holds a date"),
        ("--set strict=true", 1, "the parameter `strict` holds yes or no"),
        ("--set level_of=hihg", 1, "did you mean `high`?"),
        ("--set few=7 --set few=8", 1, "the parameter `few` is given twice for this run"),
        ("--set few", 2, "write the parameter and its value"),
        ("--period 2024-03-31..2024-01-01", 2, "did you mean 2024-01-01..2024-03-31?"),
        ("--period 2024", 2, "a period is written with two days"),
    ] {
        let run = bieu(&folder, &format!("run r.bieu --data records {arguments}"));
        assert_exit(&run, code);
        let words = text(&run.stderr).split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(words.contains(said), "{arguments}: {words}");
        if code == 1 {
            assert_exit(&bieu(&folder, &format!("run r.bieu --data records {arguments} --json")), code);
        }
    }
}

#[test]
fn a_host_gives_a_period_to_rules_that_have_none() {
    let text = "language 1\nrecord Member { key id text  joined date }\n\
        table t of Member where joined in period { total \"All\"  column n \"N\" }\n";
    assert!(Rules::from_text("r.bieu", text).is_err());
    let day = |text: &str| Date::parse_iso(text).unwrap();
    let load = |first, last| Rules::load_with("r.bieu", text, &NoFiles, None, Some((day(first), day(last))), &[]);
    let rules = load("2024-01-01", "2024-01-31").unwrap_or_else(|faults| panic!("{faults}"));
    let mut builder = rules.records();
    let of = rules.schema().find_record("Member").unwrap();
    read_csv(&mut builder, of, "Member", "id,joined\n1,2024-01-31\n2,2024-02-01\n".as_bytes()).unwrap();
    let outcome = rules.evaluate(&builder.finish()).unwrap();
    assert_eq!(outcome.table("t").unwrap().find("total", "n").unwrap().shown, "1");
    assert_eq!(outcome.by_hand, [("period".to_owned(), "2024-01-01..2024-01-31".to_owned())]);
    let faults = load("2024-01-31", "2024-01-01").unwrap_err();
    assert!(faults.to_string().contains("did you mean") || faults.to_string().contains("ends before it begins"));
}

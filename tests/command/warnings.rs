//! What is said of sound rules: by `check` everything, by other commands what came with what can refuse them.

use std::collections::BTreeSet;
use std::fs;

use bieu::Rules;
use bieu::unstable::prove::steps_taken;

use super::{assert_exit, bieu, fresh_folder, text};

/// A version that changes within the period, a clause that decides nothing, two columns alike, a split that lacks what is missing, and an age
/// asked for in a way that is a slip.
const RULES: &str = r#"language 1

report r "R" { period 2024-01-01 to 2024-06-30 }

param few: integer = 5 in force until 2024-05-31
                   = 1 in force from 2024-06-01

record M "M" {
  key id text "Id"
  n integer "N"
  b yes/no? "B"
}

criteria k "K" of M {
  require big where n > few where n > 0 reason "too few"
}

table t "T" of M {
  total "All"
  column 1 "A" where n > few where n > 0
  column 2 "B" where n > few
  column 3 "C"
  split [3] by b { column 4 "Y" : yes  column 5 "N" : no }
}
"#;

/// The codes in what was said.
fn codes(said: &str) -> BTreeSet<String> {
    let ids = said.split("bieu::").skip(1).map(|rest| rest.chars().take(5).collect());
    ids.collect()
}

#[test]
fn check_says_everything_and_a_run_what_came_with_what_can_refuse_the_rules() {
    let folder = fresh_folder("warnings");
    fs::write(folder.join("rules.bieu"), RULES).unwrap();
    fs::write(folder.join("M.csv"), "id,n,b\na,3,yes\n").unwrap();
    let said = |arguments: &str| {
        let output = bieu(&folder, arguments);
        assert_exit(&output, 0);
        codes(&format!("{}{}", text(&output.stdout), text(&output.stderr)))
    };
    let all = said("check rules.bieu");
    for code in ["E0608", "E0507", "E0508", "E0509"] {
        assert!(all.contains(code), "{code} is not in {all:?}");
    }
    let of_a_run = BTreeSet::from(["E0608".to_owned()]);
    assert_eq!(said("run rules.bieu --data M.csv"), of_a_run);
    assert_eq!(said("run rules.bieu --data M.csv --json"), of_a_run);
    assert_eq!(said("decide rules.bieu --data M.csv"), of_a_run);
    assert_eq!(said("decide rules.bieu --data M.csv --json"), of_a_run);
}

#[test]
fn what_only_advises_is_asked_when_it_is_asked_for() {
    let before = steps_taken();
    let rules = Rules::from_text("rules.bieu", RULES).unwrap();
    let loaded = steps_taken() - before;
    let warned: Vec<&str> = rules.warnings().iter().map(|finding| finding.code.id).collect();
    assert_eq!(warned, ["E0608"]);
    assert!(rules.warnings().iter().all(|warning| rules.findings().contains(warning)));
    let asked = steps_taken() - before - loaded;
    assert!(asked > 2 * loaded, "{loaded} steps to load, {asked} more for advice");
    assert!(rules.proofs().len() > 5, "{:?}", rules.proofs());
    assert_eq!(steps_taken() - before - loaded, asked, "nothing is asked twice");
}

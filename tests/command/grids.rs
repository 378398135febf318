//! Files of counts: written by one run, made a table of by another.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::Stdio;
use std::sync::mpsc;
use std::time::Duration;

use super::{assert_exit, bieu, command, fresh_folder, text};

const RULES: &str = "language 1

codes Sex \"Sex\" { male \"Male\"  female \"Female\"  other \"Other\" }

record Unit \"Units\" {
  key code text \"Code\"
  head     text? \"Head\"
}

record Member \"Members\" {
  key id text \"Id\"
  sex    Sex  \"Sex\"
  points integer? \"Points\"
  unit   Unit \"Unit\"
}

set counted of Sex = male, female

table members \"Members\" of Member where sex in counted {
  stub label \"Sex\"
  rows Sex
  total \"All\"
  column 1 \"Members\" = count
  column 2 \"Many points\" = count where points >= 10
  column 3 \"Points\" = sum points
  column 4 \"Units\" = count distinct unit.code
}

table units \"Units\" of Unit {
  total \"All\"
  column 1 \"With a head\" = count where head is known
}
";

/// Eight members of three units; one is rejected, one lacks its points.
fn folder(name: &str) -> std::path::PathBuf {
    let folder = fresh_folder(name);
    let header = "Id,Sex,Points,Unit\n";
    let north = "n1,Male,3,u1\nn2,Female,12,u2\nn3,Fmale,1,u1\nn4,Other,5,u1\n";
    let south = "s1,Male,,u3\ns2,Male,10,u1\ns3,Female,7,u2\ns4,Female,11,u3\n";
    for (file, content) in [
        ("rules.bieu", RULES.to_owned()),
        ("wider.bieu", RULES.replace("= male, female", "= male, female, other")),
        ("finer.bieu", RULES.replace("points >= 10", "points >= 5")),
        ("relisted.bieu", RULES.replace("female \"Female\"", "female \"Female\" also \"Fmale\"")),
        ("all/Member.csv", format!("{header}{north}{south}")),
        ("all/Unit.csv", "Code,Head\nu1,A\nu2,\nu3,C\n".to_owned()),
        ("fewer/Unit.csv", "Code,Head\nu1,A\nu2,\nu3,\n".to_owned()),
        ("north.csv", format!("{header}{north}")),
        ("south.csv", format!("{header}{south}")),
    ] {
        std::fs::create_dir_all(folder.join(file).parent().unwrap()).unwrap();
        std::fs::write(folder.join(file), content).unwrap();
    }
    folder
}

/// Counts one part; its one reject is a finding.
fn count(folder: &Path, rest: &str) -> String {
    let counted = bieu(folder, &format!("count {rest} --allow-rejects"));
    assert_exit(&counted, 0);
    text(&counted.stdout)
}

#[track_caller]
fn refused(folder: &Path, line: &str, code: &str) -> String {
    let output = bieu(folder, line);
    assert_exit(&output, 1);
    assert_eq!(text(&output.stdout), "", "no result");
    let said = text(&output.stderr);
    assert!(said.contains(&format!("[bieu::{code}]")), "{said}");
    said
}

#[test]
fn a_table_of_counts_is_that_of_the_records() {
    let folder = folder("grids-whole");
    // One member has a sex that is no code: a finding, and the file is there.
    let counted = bieu(&folder, "count rules.bieu --data all --out all.grid");
    assert_exit(&counted, 1);
    assert!(text(&counted.stderr).contains("error: records rejected: 1 [bieu::E0905]"), "{}", text(&counted.stderr));
    count(&folder, "rules.bieu --data Member=north.csv --data all/Unit.csv --part 1/2 --out 1.grid");
    count(&folder, "rules.bieu --data Member=south.csv --data all/Unit.csv --part 2/2 --out 2.grid --threads 2");
    let direct = bieu(&folder, "run rules.bieu --data all");
    assert_exit(&direct, 1);
    let figures = text(&direct.stdout);
    // Worked out by hand: n1, s1, s2 and n2, s3, s4; ten points or more have s2, n2, s4, and of s1 it is not known; 3 + 10 and
    // 12 + 7 + 11; units u1, u3 and u2, u3.
    for row in ["│ Male   │       3 │     1? │    13? │     2 │", "│ Female │       3 │      2 │     30 │     2 │"]
    {
        assert!(figures.contains(row), "{figures}");
    }
    assert!(figures.contains("Members: 8 read = 7 accepted + 1 rejected"), "{figures}");
    assert!(figures.contains("Units: 3 read = 3 accepted"), "{figures}");
    for grids in ["all.grid", "1.grid 2.grid", "2.grid 1.grid"] {
        for form in ["terminal", "html", "json", "long-csv"] {
            let direct = bieu(&folder, &format!("run rules.bieu --data all --format {form}"));
            let counted = bieu(&folder, &format!("run rules.bieu --format {form} --grid {grids}"));
            assert_exit(&counted, 1);
            assert_eq!(text(&counted.stdout), text(&direct.stdout), "{grids} {form}");
        }
    }
    let said = text(&bieu(&folder, "run rules.bieu --grid 1.grid 2.grid").stderr);
    assert!(
        said.contains("1.grid: part 1 of 2, Unit: 3 looked up, Member: 4 read, rejected: 1 bieu::E0801\n"),
        "{said}"
    );
    assert!(said.contains("It was not checked whether a key is in two parts."), "{said}");
}

#[test]
fn parts_that_make_no_whole_are_refused() {
    let folder = folder("grids-parts");
    let part = |data: &str, rest: &str| count(&folder, &format!("rules.bieu --data Member={data}.csv {rest}"));
    part("north", "--data all/Unit.csv --part 1/2 --out 1.grid");
    part("south", "--data all/Unit.csv --part 2/2 --out 2.grid");
    part("north", "--data all/Unit.csv --part 2/2 --out again.grid");
    part("south", "--data fewer/Unit.csv --part 2/2 --out looked.grid");
    part("south", "--data all/Unit.csv --part 2/2 --out refined.grid --refine");
    part("south", "--data all/Unit.csv --part 2/3 --out third.grid");
    count(&folder, "finer.bieu --data Member=south.csv --data all/Unit.csv --part 2/2 --out finer.grid");
    let said = refused(&folder, "run rules.bieu --grid 2.grid", "E1507");
    assert!(said.contains("2.grid: It is one of 2 parts; not given: 1."), "{said}");
    let said = refused(&folder, "run rules.bieu --grid 1.grid 2.grid 1.grid", "E1508");
    assert!(said.contains("it is part 1 of 2, and so is 1.grid"), "{said}");
    let said = refused(&folder, "run rules.bieu --grid 1.grid again.grid", "E1508");
    assert!(said.contains("the same file of Member is in it and in 1.grid"), "{said}");
    let said = refused(&folder, "run rules.bieu --grid 1.grid looked.grid", "E1509");
    assert!(said.contains("It looked up different records of Unit from 1.grid."), "{said}");
    for other in ["refined.grid", "third.grid", "finer.grid"] {
        refused(&folder, &format!("run rules.bieu --grid 1.grid {other}"), "E1506");
    }
}

#[test]
fn edited_rules_need_no_new_count_where_they_ask_nothing_finer() {
    let folder = folder("grids-edits");
    count(&folder, "rules.bieu --data all --out plain.grid");
    count(&folder, "rules.bieu --data all --out refined.grid --refine");
    let direct = bieu(&folder, "run wider.bieu --data all");
    let counted = bieu(&folder, "run wider.bieu --grid refined.grid");
    assert_exit(&counted, 1);
    assert_eq!(text(&counted.stdout), text(&direct.stdout));
    // n4 is counted now: its five points.
    assert!(
        text(&counted.stdout).contains("│ Other  │       1 │      0 │      5 │     1 │"),
        "{}",
        text(&counted.stdout)
    );
    // Rows by sex tell all sexes apart in any case; ten points are no border at five.
    let said = refused(&folder, "run finer.bieu --grid refined.grid", "E1505");
    assert!(said.contains("values of `points` were not cut at 5"), "{said}");
    let said = refused(&folder, "run relisted.bieu --grid refined.grid", "E1504");
    assert!(
        said.contains("labels, spellings, external codes or spellings of dates and numbers differ from these"),
        "{said}"
    );
}

#[test]
fn a_file_of_counts_says_what_it_shows_of_the_records() {
    let folder = folder("grids-private");
    let said = count(&folder, "rules.bieu --data all --out all.grid");
    assert!(said.contains("points that hold fewer than 5 records: 8"), "{said}");
    assert!(said.contains("a digest of each of these: different value of `unit.code`"), "{said}");
    let bytes = std::fs::read(folder.join("all.grid")).unwrap();
    for word in ["n1", "s4", "Fmale", "u1", "north", "Member.csv"] {
        let found = bytes.windows(word.len()).any(|window| window == word.as_bytes());
        assert!(!found, "{word} stands in the file");
    }
    let plain = RULES.replace("  column 4 \"Units\" = count distinct unit.code\n", "");
    std::fs::write(folder.join("plain.bieu"), plain).unwrap();
    let said = count(&folder, "plain.bieu --data all --out plain.grid");
    assert!(said.contains("It holds no key and no text of a record."), "{said}");
}

#[test]
fn what_is_no_file_of_counts_is_refused() {
    let folder = folder("grids-damaged");
    count(&folder, "rules.bieu --data all --out all.grid");
    let bytes = std::fs::read(folder.join("all.grid")).unwrap();
    let mut newer = bytes.clone();
    newer[8] = 9;
    std::fs::write(folder.join("newer.grid"), newer).unwrap();
    std::fs::write(folder.join("short.grid"), &bytes[..bytes.len() - 1]).unwrap();
    refused(&folder, "run rules.bieu --grid all/Unit.csv", "E1501");
    refused(&folder, "run rules.bieu --grid newer.grid", "E1502");
    refused(&folder, "run rules.bieu --grid short.grid", "E1503");
    let output = bieu(&folder, "run rules.bieu --grid nowhere.grid");
    assert_exit(&output, 2);
    for line in ["run rules.bieu --grid all.grid --data all", "run rules.bieu --grid all.grid --rejects r.csv"] {
        assert_exit(&bieu(&folder, line), 2);
    }
    for part in ["0/2", "3/2", "2", "1/0", "1/99999999"] {
        assert_exit(&bieu(&folder, &format!("count rules.bieu --data all --out x.grid --part {part}")), 2);
    }
}

#[test]
fn a_file_of_counts_goes_through_a_pipe() {
    let folder = folder("grids-pipe");
    count(&folder, "rules.bieu --data all --out all.grid");
    let piped = bieu(&folder, "count rules.bieu --data all --out - --allow-rejects");
    assert_eq!(piped.status.code(), Some(0));
    assert_eq!(piped.stdout, std::fs::read(folder.join("all.grid")).unwrap());
    assert!(text(&piped.stderr).contains("-: "), "{}", text(&piped.stderr));
    assert_exit(&bieu(&folder, "count rules.bieu --data all --out - --json"), 2);
}

#[test]
fn a_change_of_the_rules_makes_the_tables_of_counts_again() {
    let folder = folder("grids-watch");
    count(&folder, "rules.bieu --data all --out refined.grid --refine");
    let mut watching = command(&folder, "run rules.bieu --grid refined.grid --watch");
    let mut watching = watching.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let lines = BufReader::new(watching.stdout.take().unwrap()).lines();
    let (say, heard) = mpsc::channel();
    std::thread::spawn(move || lines.map_while(Result::ok).for_each(|line| drop(say.send(line))));
    let wait_for = |wanted: &str| {
        while let Ok(line) = heard.recv_timeout(Duration::from_secs(60)) {
            if line == wanted {
                return true;
            }
        }
        false
    };
    let first = wait_for("│ All    │       6 │     3? │    43? │     3 │");
    // No record is there any more.
    std::fs::remove_dir_all(folder.join("all")).unwrap();
    std::fs::write(folder.join("rules.bieu"), RULES.replace("= male, female", "= male, female, other")).unwrap();
    let again = wait_for("│ All    │       7 │     3? │    48? │     3 │");
    watching.kill().unwrap();
    watching.wait().unwrap();
    assert!(first && again, "{first} {again}");
}

#[test]
fn a_key_in_two_parts_is_refused_vouched_against_or_not_looked_for() {
    let folder = folder("grids-keys");
    // n2 moved to the south, and stands there too.
    let moved = "Id,Sex,Points,Unit\ns1,Male,1,u3\nn2,Female,12,u2\n";
    std::fs::write(folder.join("moved.csv"), moved).unwrap();
    let part = |data: &str, number: u32, keys: &str| {
        let out = format!("--part {number}/2 --keys {keys} --out {data}-{keys}.grid");
        count(&folder, &format!("rules.bieu --data Member={data}.csv --data all/Unit.csv {out}"))
    };
    let said = part("north", 1, "digests");
    assert!(said.contains("a digest of each of these: different value of `unit.code` and key of Member."), "{said}");
    part("moved", 2, "digests");
    let said = refused(&folder, "run rules.bieu --grid north-digests.grid moved-digests.grid", "E1510");
    assert!(said.contains("moved-digests.grid: A key of Member is both in it and in north-digests.grid."), "{said}");
    part("south", 2, "digests");
    let sound = bieu(&folder, "run rules.bieu --grid north-digests.grid south-digests.grid");
    assert!(text(&sound.stderr).contains("No key is in two parts, by their digests."), "{}", text(&sound.stderr));
    let direct = bieu(&folder, "run rules.bieu --data all");
    assert_eq!(text(&sound.stdout), text(&direct.stdout));
    for (keys, said) in [("none", "was not checked"), ("unique", "was vouched for, and not checked")] {
        part("north", 1, keys);
        part("moved", 2, keys);
        let counted = bieu(&folder, &format!("run rules.bieu --grid north-{keys}.grid moved-{keys}.grid"));
        assert!(text(&counted.stderr).contains(said), "{}", text(&counted.stderr));
    }
    refused(&folder, "run rules.bieu --grid north-digests.grid moved-none.grid", "E1506");
}

/// Of a type with a label the records can be rows; they are where something asks which of them a record belongs to.
#[test]
fn a_label_hinders_no_file_of_counts_unless_something_asks_for_one_of_its_records() {
    let folder = folder("grids-labels");
    let labelled = RULES.replace("  head     text? ", "  label head text? ");
    let distinct = "  column 4 \"Units\" = count distinct unit.code\n";
    assert!(labelled.contains("label head") && labelled.contains(distinct));
    let unasked = labelled.replace(distinct, "");
    let rows = format!("{unasked}table by_unit \"Units\" of Member {{ rows Unit  column 1 \"Members\" }}\n");
    let each = format!("{unasked}report each \"Each\" for each Unit {{ tables members }}\n");
    for (name, rules) in [("labelled", &labelled), ("unasked", &unasked), ("rows", &rows), ("each", &each)] {
        std::fs::write(folder.join(format!("{name}.bieu")), rules).unwrap();
    }
    std::fs::write(folder.join("plain.bieu"), RULES.replace(distinct, "")).unwrap();
    count(&folder, "unasked.bieu --data all --out unasked.grid");
    let tables = |line: &str| {
        let output = bieu(&folder, line);
        assert_exit(&output, 0);
        text(&output.stdout)
    };
    let of_records = tables("run plain.bieu --data all --allow-rejects --no-texts --format csv");
    assert_eq!(tables("run unasked.bieu --grid unasked.grid --allow-rejects --no-texts --format csv"), of_records);
    assert_eq!(tables("run unasked.bieu --data all --allow-rejects --no-texts --format csv"), of_records);
    for name in ["labelled", "rows", "each"] {
        let output = bieu(&folder, &format!("count {name}.bieu --data all --out refused.grid --allow-rejects"));
        assert_exit(&output, 2);
        assert!(text(&output.stderr).contains("records of Unit can be rows"), "{}", text(&output.stderr));
    }
}

//! Words of rules and data, and names of files, on their way out of each command: they steer nothing and forge nothing.

use std::fs;
use std::path::Path;
use std::process::Output;

use bieu::unstable::words::signs;

use super::{assert_exit, bieu, command, fresh_folder, text};

/// Every word that a rule file holds begins with what colours a terminal, and turns the direction of what follows.
const RULES: &str = r#"language 1

record R "~X" {
  key id text "Id"
  seen date "~S"
  n integer "~N"
}

criteria k "~K" of R as of seen {
  require big where n > 3 reason "~=reason" cite "~cite"
}

table t "~T" of R {
  total "~All"
  column 1 "~c" where n > 3 note "~note"
  column 2 "~d" where meets k
}

test "~::error::name" {
  given R
    | id | n | seen |
    | 1  | 2 | 2024-01-01 |
  expect t
    | row   | [1] |
    | total | 5   |
}

test "~ok" {
  given R
    | id | n | seen |
    | 1  | 2 | 2024-01-01 |
  expect t
    | row   | [1] |
    | total | 0   |
}
"#;

fn write(folder: &Path, name: &str, text: &str) {
    fs::write(folder.join(name), text).unwrap();
}

#[track_caller]
fn is_quiet(output: &Output) {
    for said in [&output.stdout, &output.stderr] {
        let said = text(said);
        assert_eq!(signs::steering(&said, |sign| sign == '\n'), [], "{said}");
    }
}

#[test]
fn no_command_lets_labels_steer_the_terminal() {
    let folder = fresh_folder("steer");
    let rules = RULES.replace('~', "\u{1b}[31m\u{202e}");
    write(&folder, "r.bieu", &rules);
    write(&folder, "passing.bieu", &rules.replace("| total | 5   |", "| total | 0   |"));
    write(&folder, "changed.bieu", &rules.replace("column 1 \"", "column 1 \"more ").replace("n > 3", "n > 2"));
    write(&folder, "broken.bieu", &rules.replace("of R {", "of Rr {").replace("}\n\ntest", "\n\ntest"));
    write(
        &folder,
        "R.csv",
        "id,n,seen\n1,2,2024-01-01\n\u{1b}2,3,2024-01-01\n3,x\u{202e},2024-01-01\n4,9,2024-01-01\n",
    );
    write(&folder, "published.csv", "row,1,2\ntotal,\u{1b}7,1\n");
    let data = "--data R.csv";
    for line in [
        "check broken.bieu".to_owned(),
        "check broken.bieu --json".to_owned(),
        "check r.bieu --proofs".to_owned(),
        "check r.bieu --proofs --json".to_owned(),
        "test r.bieu --coverage".to_owned(),
        "test r.bieu --json".to_owned(),
        "test passing.bieu --mutate".to_owned(),
        format!("decide r.bieu {data}"),
        format!("decide r.bieu {data} --json"),
        format!("explain r.bieu t total 1 {data} --records"),
        format!("explain r.bieu t total 1 {data} --why-not 1"),
        format!("explain r.bieu t total 1 {data} --why-not \u{1b}9"),
        format!("run r.bieu {data} --width 40"),
        format!("run r.bieu {data} --format markdown"),
        format!("run r.bieu {data} --format html"),
        format!("run r.bieu {data} --json"),
        format!("reconcile r.bieu t {data} --published published.csv"),
        format!("diff r.bieu changed.bieu {data} --keys"),
        format!("diff r.bieu changed.bieu {data} --format markdown"),
        "diff r.bieu changed.bieu --json".to_owned(),
        "fmt r.bieu --diff".to_owned(),
        "fmt broken.bieu --check".to_owned(),
        "schema r.bieu".to_owned(),
        "explain-code \u{1b}[31m".to_owned(),
        "run \u{202e}.bieu".to_owned(),
    ] {
        is_quiet(&bieu(&folder, &line));
    }
    for form in ["terminal", "plain", "json-lines", "sarif", "junit", "github"] {
        is_quiet(&bieu(&folder, &format!("check broken.bieu --format {form}")));
        is_quiet(&bieu(&folder, &format!("test r.bieu --format {form}")));
    }
}

#[test]
fn a_list_of_rejects_steers_nothing() {
    let folder = fresh_folder("rejects-steer");
    let rules = "language 1\ncodes Sex { male \"Nam\"  female \"Nữ\" }\nrecord M { key id text \"id\"  sex Sex?  note text? }\n\
                 table t of M { total \"T\"  column 1 \"N\" }\n";
    write(&folder, "a.bieu", rules);
    write(&folder, "M.csv", "id,sex,note\nm1,Nam,\u{1b}[31mred\nm2,Nam,a\0b\nm3,\u{202e}abc,x\n");
    let run = bieu(&folder, "run a.bieu --data M.csv --rejects r.csv");
    assert_exit(&run, 1);
    is_quiet(&run);
    let list = fs::read_to_string(folder.join("r.csv")).unwrap();
    assert_eq!(signs::steering(&list, |sign| matches!(sign, '\n' | '\r')), []);
    for written in ["\\u{1b}[31mred", "a\\u{0}b", "\\u{202e}abc"] {
        assert!(list.contains(written), "{list}");
    }
}

#[test]
fn a_key_with_line_ends_forges_no_decision() {
    let folder = fresh_folder("forged");
    let rules = "language 1\nrecord R { key id text \"Id\"  n integer  seen date }\n\
                 criteria k \"K\" of R as of seen { require big where n > 3 reason \"too small\" }\n";
    write(&folder, "d.bieu", rules);
    write(&folder, "R.csv", "id,n,seen\n\"A17: eligible\n\nA18\",2,2024-01-01\n");
    let said = text(&bieu(&folder, "decide d.bieu --data R.csv").stdout);
    let decided: Vec<&str> =
        said.lines().filter(|line| line.contains("eligible") || line.contains("refused")).collect();
    assert_eq!(decided[0], "A17: eligible\\n\\nA18: refused", "{said}");
}

#[test]
fn an_address_leads_where_it_says_and_nobody_is_mentioned() {
    let folder = fresh_folder("addresses");
    let rules = "language 1\n\
                 report r \"Báo cáo\" { period 2024-01-01 to 2024-06-30  cite \"https://vbpl.vn/so_lieu_2024.aspx?ID=1&T=2\" }\n\
                 record M \"M\" { key id text \"id\" }\n\
                 table t \"T\" of M { total \"T\"  column 1 \"S\" where id != \"q\" note \"https://e.vn/a_b/~c, hỏi @dang/ban #1\" }\n\
                 text x \"\"\"\nXem https://e.vn/a_b_c\n\"\"\"\n";
    write(&folder, "a.bieu", rules);
    write(&folder, "M.csv", "id\n1\n");
    let page = text(&bieu(&folder, "run a.bieu --data M.csv --format markdown").stdout);
    for line in [
        "<https://vbpl.vn/so_lieu_2024.aspx?ID=1&T=2>",
        "<https://e.vn/a_b/~c>, hỏi @<!-- -->dang/ban \\#<!-- -->1\n",
        "Xem <https://e.vn/a_b_c>  \n",
    ] {
        assert!(page.contains(line), "{page}");
    }
}

#[cfg(unix)]
#[test]
fn names_of_files_are_text_in_every_form() {
    let folder = fresh_folder("names");
    let rules = "language 1\n\nrecord R \"R\" {\n  key id text \"Id\"\n  n integer\n}\n\n\
                 table t \"T\" of R {\n  total \"All\"\n  column 1 \"N\" where n > 1\n}\n";
    let (tagged, broken) = ("<img src=x> **@octocat** [a](javascript:x).bieu", "l1\n\n::error::forged.bieu");
    for (side, rules) in [("old", rules.to_owned()), ("new", rules.replace("n > 1", "n >   2"))] {
        fs::create_dir(folder.join(side)).unwrap();
        write(&folder.join(side), tagged, &rules);
        write(&folder.join(side), broken, &rules);
    }
    let page = text(&bieu(&folder, "diff old new --format markdown").stdout);
    // Both programs changed in the same way, which is said once.
    let both = "&lt;img src=x&gt; \\*\\*@<!-- -->octocat\\*\\* \\[a\\](javascript:x).bieu, l1  ::error::forged.bieu";
    assert_eq!(page.matches("### ").count(), 1, "{page}");
    assert!(page.contains(&format!("### bieu diff: {both}\n")), "{page}");
    assert!(page.contains("Meaning: 1 changed, 2 equal (proved)."), "{page}");
    let listed = text(&bieu(&folder, "fmt --check new").stdout);
    // The list is handed on, to a shell or into a comment: signs of either stand behind a backslash.
    let tagged = "\\<img src=x\\> \\*\\*\\@octocat\\*\\* \\[a\\]\\(javascript:x\\).bieu";
    assert_eq!(listed, format!("new/{tagged}\nnew/l1\\n\\n::error::forged.bieu\n"));
    write(&folder, broken, "language 1\nrecord R { key id txet }\n");
    let mut check = command(&folder, "check --format github");
    let said = text(&check.arg(broken).output().unwrap().stdout);
    assert!(said.lines().all(|line| line.starts_with("::error file=l1%0A%0A%3A%3Aerror%3A%3Aforged.bieu,")), "{said}");
}

//! `bieu diff` of folders: the same change through several programs, and files of tests.

use std::fs;

use super::{bieu, fresh_folder, text};

const LIST: &str = "language 1\n\ncodes Sex \"Sex\" { male \"Male\"  female \"Female\" }\n";

fn program(name: &str, column: &str) -> String {
    format!(
        "language 1\n\nuse \"list.bieu\"\n\nrecord R \"R\" {{ key id text \"Id\"  sex Sex \"Sex\" }}\n\n\
         table {name} \"T\" of R {{\n  total \"All\"\n  column 1 {column:?} where sex = female\n}}\n"
    )
}

#[test]
fn one_change_through_several_programs_is_said_once() {
    let folder = fresh_folder("programs");
    let tests = "language 1\n\nuse \"a.bieu\"\n\ntest \"none\" {\n  given R\n    | id | sex |\n  expect a\n    | row | [1] |\n    | total | 0 |\n}\n";
    for (side, list, label) in
        [("old", LIST.to_owned(), "N"), ("new", LIST.replace("\"Female\"", "\"Woman\""), "Number")]
    {
        let side = folder.join(side);
        fs::create_dir(&side).unwrap();
        let files = [
            ("list.bieu", list),
            ("a.bieu", program("a", label)),
            ("b.bieu", program("b", "N")),
            ("a.test.bieu", tests.to_owned()),
            ("c.bieu", program("c", "N").replace("use \"list.bieu\"", LIST.split_once("\n\n").unwrap().1)),
        ];
        for (name, text) in files {
            fs::write(side.join(name), text).unwrap();
        }
    }
    let told = text(&bieu(&folder, "diff old new").stdout);
    let expected = "\
a.bieu, b.bieu
Reading: 1 changed, 3 equal (proved).
Structure: added, removed or changed: 1.

Reading
  codes Sex: a cell is taken by one side only
      made-up line: Sex, code: Woman: refused in OLD, female in NEW

Structure
  code female of Sex: relabelled from \"Female\" to \"Woman\"

a.bieu
Print: 1 changed, 3 equal (proved).

Print
  column [1] of a: its label: was \"N\", and is \"Number\"

Unchanged: c.bieu: reading, meaning and print are equal (proved).
";
    assert_eq!(told, expected);
    let document: serde_json::Value = serde_json::from_slice(&bieu(&folder, "diff old new --json").stdout).unwrap();
    let programs: Vec<&str> =
        document["programs"].as_array().unwrap().iter().map(|one| one["program"].as_str().unwrap()).collect();
    assert_eq!(programs, ["a.bieu", "b.bieu", "c.bieu"]);
    // What is asked of several programs is asked once.
    let strict = bieu(&folder, "diff old new --strict");
    assert_eq!(text(&strict.stderr).matches("codes Sex is read differently").count(), 1);
}

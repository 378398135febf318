//! Rules that leave lists and parameters open, run by a report that fills them.

use std::fs;
use std::path::Path;

use super::{assert_exit, bieu, fresh_folder, text};

const RULES: &str = "language 1\ncodes Branch \"Branch\" open {}\nparam few: integer open\n\
    record Person { key id text  at Branch }\n\
    table people \"People\" of Person {\n  rows Branch\n  total \"All\"\n  column 1 \"All\"\n  column 2 \"More\" = [1] + few\n}\n";

#[test]
fn rules_that_nothing_fills_read_no_records() {
    let folder = fresh_folder("open");
    fs::write(folder.join("rules.bieu"), RULES).unwrap();
    fs::write(folder.join("list.bieu"), "language 1\ncodes Branch { a \"A\"  b \"B\" }\n").unwrap();
    let report = "language 1\nuse \"rules.bieu\"\nreport r { fill Branch from \"list.bieu\"  fill few = 7 }\n";
    fs::write(folder.join("report.bieu"), report).unwrap();
    fs::write(folder.join("Person.csv"), "id,at\n1,A\n2,b\n").unwrap();
    let run = |more: &str| bieu(&folder, &format!("run {more} --data Person.csv --format csv"));
    let unfilled = run("rules.bieu");
    assert_exit(&unfilled, 1);
    let said = format!("{}{}", text(&unfilled.stdout), text(&unfilled.stderr));
    assert!(said.contains("nothing fills `Branch`") && said.contains("nothing fills `few`"), "{said}");
    let filled = run("report.bieu");
    assert_exit(&filled, 0);
    assert!(text(&filled.stdout).contains("A,1,8"), "{}", text(&filled.stdout));
    // What is given by hand goes before what the report says.
    assert!(text(&run("report.bieu --set few=1").stdout).contains("A,1,2"));
}

/// The parts of the plan that Quảng Nam published for 2024 make 1,950; the total that was published with them is 1,905.
#[test]
fn another_province_is_counted_by_the_annex_as_it_stands() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let output = bieu(root, "run examples/quang-nam-2024/report.bieu --data examples/quang-nam-2024/records");
    let said = text(&output.stdout);
    assert!(said.contains("annex[total, 5] = 1905; thực tế 1.950 và 1.905)"), "{said}");
    assert_eq!(said.lines().filter(|line| line.starts_with("│ ") && line.contains("│       … │     … │")).count(), 23);
}

//! Which tables a report prints, and in which order.

use std::fs;

use bieu::unstable::forms::OUTCOME_FORMS;

use super::{assert_exit, bieu, fresh_folder, text};

const RULES: &str = r#"language 1

report r "Report" {
  tables second, first
  check third[total, n] + 0 = first[total, n]
}

record Member "Members" { key id text }

table first "The first" of Member { total "All"  column n "N" }
table second "The second" of Member { total "All"  column n "N" }
table third "The third" of Member { total "All"  column n "N"  check [n] <= 0 else warn }

text said """
Of the third there are {third[total, n]}.
"""
"#;

/// The titles, or in the long CSV the names, in the order in which they stand.
fn order(printed: &str) -> Vec<&'static str> {
    let place = |of: &str| printed.find(&format!("The {of}")).or_else(|| printed.find(&format!("\n{of},total")));
    let mut found: Vec<(usize, &str)> =
        ["first", "second", "third"].into_iter().filter_map(|of| Some((place(of)?, of))).collect();
    found.sort_unstable();
    found.into_iter().map(|(_, of)| of).collect()
}

#[test]
fn a_report_prints_the_tables_that_it_names_in_every_form() {
    let folder = fresh_folder("printed");
    fs::write(folder.join("r.bieu"), RULES).unwrap();
    fs::create_dir(folder.join("records")).unwrap();
    fs::write(folder.join("records/Member.csv"), "id\n1\n2\n").unwrap();
    let run = |arguments: &str| {
        let run = bieu(&folder, &format!("run r.bieu --data records {arguments}"));
        assert_exit(&run, 0);
        (text(&run.stdout), text(&run.stderr))
    };
    for form in OUTCOME_FORMS.iter().map(|form| form.name) {
        assert_eq!(order(&run(&format!("--format {form}")).0), ["second", "first"], "{form}");
        assert_eq!(order(&run(&format!("--format {form} --table third,first")).0), ["third", "first"], "{form}");
        let repeated = run(&format!("--format {form} --table first --table third --table first")).0;
        assert_eq!(order(&repeated), ["first", "third"], "{form}");
    }
    let (printed, said) = run("");
    assert!(printed.contains("Of the third there are 2."), "{printed}");
    assert!(printed.contains("Members: 2 read = 2 counted") && !printed.contains("(Member)"), "{printed}");
    assert!(run("--ids").0.contains("Members (Member): 2 read = 2 counted"));
    // What is not printed is judged all the same.
    assert!(said.contains("table third: checks fail, places: 1"), "{said}");
    assert!(!run("--table first").1.contains("table third"));
    run("--out out/");
    let mut files: Vec<String> = fs::read_dir(folder.join("out"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    files.sort();
    assert_eq!(files, ["first.txt", "report.checks.txt", "said.text.txt", "second.txt"]);
    let unknown = bieu(&folder, "run r.bieu --data records --table first,thrid");
    assert_exit(&unknown, 2);
    assert_eq!(text(&unknown.stderr), "bieu: --table thrid: there is no such table; did you mean third?\n");
}

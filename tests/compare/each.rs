//! A report for each: what there is one for, what its files are called, what must hold of each.

use super::parts::{changes, compared};

#[test]
fn what_is_said_of_each_report_is_compared() {
    const EACH: &str = r#"language 1
codes Place "Place" { group coast "Coast" { north "North"  south "South" }  hill "Hill" }
record Member "Member" { key id text  place Place }
report r "Of {this}" for each Place {
  file "of-{this.code}"
  check t[total, 1] <= whole[this, 1]
}
table whole "Whole" of Member { rows Place  total "All"  column 1 "Members" }
table t "Of {this}" of Member where place = this { total "All"  column 1 "Members" }
"#;
    let edits = [
        (
            "file \"of-{this.code}\"",
            "file \"on-{this.code}\"",
            "the names of its files: was \"of-{this.code}\", and is \"on-{this.code}\"",
        ),
        ("for each Place {", "for each Place in coast {", "those that it is made for: no longer \"hill\""),
        (
            "<= whole[this, 1]\n",
            "<= whole[this, 1] else warn \"More\"\n",
            "`t[total, 1] <= whole[this, 1]` was an error, and is a warning",
        ),
        ("t[total, 1] <= ", "t[total, 1] = ", "`t[total, 1] = whole[this, 1]` is checked for each in NEW only"),
    ];
    for (from, to, how) in edits {
        assert!(EACH.contains(from), "{from}");
        let other = EACH.replacen(from, to, 1);
        let told = changes(&compared(EACH, &other).print);
        assert!(told.iter().any(|(subject, _, said)| subject == "the report" && said == how), "{told:#?}");
    }
    assert!(changes(&compared(EACH, EACH).print).is_empty());
}

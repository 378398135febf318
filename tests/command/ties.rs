//! Checks between tables: how a run ends by them, and where they are written.

use std::fs;

use super::{assert_exit, bieu, fresh_folder, text};

const RULES: &str = r#"language 1

report r "Báo cáo" {
  check women[all, n] + 0 <= LIMIT else KIND "Quá nhiều nữ"
}

codes Sex "Giới tính" { male "Nam"  female "Nữ" }
record Member "Đảng viên" { key id text  sex Sex? }

table all "Tất cả" of Member {
  total "Cộng"
  column n "Số"
}

table women "Nữ" of Member where sex = female {
  row all "Nữ"
  column n "Số"
}
"#;

/// A folder with these rules and one woman, and one of whom it is not known.
fn with_rules(name: &str, limit: &str, kind: &str) -> std::path::PathBuf {
    let folder = fresh_folder(name);
    fs::write(folder.join("r.bieu"), RULES.replace("LIMIT", limit).replace("KIND", kind)).unwrap();
    fs::create_dir(folder.join("records")).unwrap();
    fs::write(folder.join("records/Member.csv"), "id,sex\n1,Nữ\n2,\n").unwrap();
    folder
}

#[test]
fn a_run_ends_by_checks_between_tables_as_by_those_of_tables() {
    for (limit, kind, code, said) in [
        ("0", "error", 1, "error: report: checks between tables that fail: 1 [bieu::E0901]"),
        ("0", "warn", 0, "warning: report: checks between tables that fail: 1 [bieu::E0901]"),
        ("1", "error", 0, "checks between tables that depend on records not decided: 1"),
        ("2", "error", 0, ""),
    ] {
        let folder = with_rules(&format!("ties-{limit}-{kind}"), limit, kind);
        let run = bieu(&folder, "run r.bieu --data records");
        assert_exit(&run, code);
        assert!(text(&run.stderr).contains(said), "{}", text(&run.stderr));
        assert_eq!(text(&run.stderr).contains("report:"), !said.is_empty(), "{}", text(&run.stderr));
        // One table alone is no report.
        let alone = bieu(&folder, "run r.bieu --data records --table women");
        assert_exit(&alone, 0);
        assert!(!text(&alone.stdout).contains("between tables"));
    }
}

#[test]
fn a_folder_has_a_file_for_checks_between_tables() {
    let folder = with_rules("ties-out", "0", "error");
    assert_exit(&bieu(&folder, "run r.bieu --data records --format csv --out out/"), 1);
    let checks = fs::read_to_string(folder.join("out/report.checks.txt")).unwrap();
    let line = "  error: Quá nhiều nữ (women[all, n]+0 ≤ 0: 1 against 0 as counted, not decided: 1)\n";
    assert!(checks.contains(line), "{checks}");
    assert!(!fs::read_to_string(folder.join("out/women.csv")).unwrap().contains("Quá nhiều"));
}

#[test]
fn a_check_that_was_written_after_the_count_asks_for_what_was_counted() {
    let rules = RULES.replace("sex Sex? }", "sex Sex?  n integer }")
        + "\ntable many \"Nhiều\" of Member where n > 1 {\n  row all \"A\"\n  column n \"Số\"\n}\n";
    let with = |check: &str| rules.replace("women[all, n] + 0 <= LIMIT else KIND \"Quá nhiều nữ\"", check);
    let folder = fresh_folder("ties-grid");
    fs::create_dir(folder.join("records")).unwrap();
    fs::write(folder.join("records/Member.csv"), "id,sex,n\n1,Nữ,1\n2,Nam,2\n").unwrap();
    fs::write(folder.join("r.bieu"), with("all[total, n] + 0 = 2")).unwrap();
    assert_exit(&bieu(&folder, "count r.bieu --data records --out all.grid"), 0);
    let run = |check: &str| {
        fs::write(folder.join("r.bieu"), with(check)).unwrap();
        bieu(&folder, "run r.bieu --grid all.grid")
    };
    assert_exit(&run("all[total, n] + 0 = 2"), 0);
    assert_exit(&run("women[all, n] + 0 = all[total, n]"), 1);
    assert_exit(&run("women[all, n] + 1 = all[total, n]"), 0);
    let refused = run("women[all, n] + 0 = many[all, n]");
    assert_exit(&refused, 1);
    assert!(text(&refused.stderr).contains("E1505"), "{}", text(&refused.stderr));
}

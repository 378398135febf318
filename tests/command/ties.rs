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
        ("0", "error", 1, "error: report: a check between tables fails [bieu::E0901]"),
        ("0", "warn", 0, "warning: report: a check between tables fails [bieu::E0901]"),
        ("1", "error", 0, "whether a check between tables holds depends on records that could not be decided"),
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
    let line = "  error: Quá nhiều nữ: women[all, n]+0 <= 0 (1 against 0 as counted, 1 record not decided)\n";
    assert!(checks.contains(line), "{checks}");
    assert!(!fs::read_to_string(folder.join("out/women.csv")).unwrap().contains("Quá nhiều"));
}

//! What stands in a folder and is not read is said; names and values come in as they are meant.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use super::{assert_exit, bieu, command, fixture, fresh_folder, repository, text};

const RULES: &str = "language 1

report r \"R\" {
  period 2024-01-01 to 2024-06-30
}

record M \"Đảng viên\" {
  key số text \"Số thẻ\"
  group text \"Nhóm\"
}

criteria đạt \"Đạt\" of M {
  require r \"r\"
    where group = \"a\"
    reason \"x\"
}

table bảng \"Bảng\" of M {
  row nữ \"- Nữ\" where group = \"a\"
  total \"T\"
  column cột \"- Cột\" where meets đạt
}
";

fn folder(name: &str) -> PathBuf {
    let folder = fresh_folder(name);
    fs::create_dir(folder.join("data")).unwrap();
    fs::write(folder.join("r.bieu"), RULES).unwrap();
    fs::write(folder.join("data/M.csv"), "Số thẻ,Nhóm\n-1,a\nmẹ,a\n").unwrap();
    folder
}

/// What may stand in a folder of records, whether it bears the name of a record type, and what is said of it.
#[test]
#[cfg(unix)]
fn what_is_not_read_is_named_with_what_to_do() {
    let folder = folder("passed-over");
    let data = folder.join("data");
    assert_exit(&bieu(&folder, "run r.bieu --data data"), 0);
    let cases: [(&str, bool, &str); 17] = [
        ("M.xlsx", true, "plain text, most likely CSV"),
        ("M.xls", true, "save it as .xlsx or as CSV"),
        ("M.txt", true, "--data TYPE=FILE"),
        ("đảng viên.ods", true, "plain text, most likely CSV"),
        ("M.csv.gz", true, "--data TYPE=FILE"),
        ("M", true, "--data TYPE=FILE"),
        (".M.csv", true, "it is hidden"),
        ("M-2.csv -> /nowhere/M.csv", true, "leads to nothing"),
        ("M-3.csv -> M-3.csv", true, "leads to nothing"),
        ("M-4/", true, "a folder within a folder"),
        ("M-5.csv |", true, "a pipe or a device"),
        ("Other.csv", false, "is not that of a record type"),
        ("Other.xlsx", false, "plain text, most likely CSV"),
        ("._M.csv", false, "it is hidden"),
        ("~$M.xlsx", false, "it is hidden"),
        ("notes/", false, "a folder within a folder"),
        ("wire |", false, "a pipe or a device"),
    ];
    for (written, bears, said) in cases {
        let name = written.split(" ->").next().unwrap().trim_end_matches(['/', '|', ' ']);
        let path = data.join(name);
        if let Some((_, target)) = written.split_once("-> ") {
            std::os::unix::fs::symlink(target, &path).unwrap();
        } else if written.ends_with('/') {
            fs::create_dir(&path).unwrap();
        } else if written.ends_with('|') {
            assert!(Command::new("mkfifo").arg(&path).status().unwrap().success());
        } else {
            fs::write(&path, "Số thẻ,Nhóm\n9,a\n").unwrap();
        }
        for line in ["run r.bieu", "decide r.bieu", "explain r.bieu bảng total cột", "diff r.bieu r.bieu"] {
            let output = bieu(&folder, &format!("{line} --data data"));
            let stderr = text(&output.stderr);
            assert_exit(&output, i32::from(bears));
            let of_it: Vec<&str> =
                stderr.lines().filter(|line| line.contains(&format!("data/{name}: not read"))).collect();
            assert_eq!(of_it.len(), 1, "{line}, {written}: {stderr}");
            assert!(of_it[0].contains(said) && of_it[0].contains("E0907"), "{line}, {written}: {stderr}");
        }
        let document = bieu(&folder, "run r.bieu --data data --json");
        let document: serde_json::Value = serde_json::from_slice(&document.stdout).unwrap();
        assert_eq!(
            (&document["exit"], &document["findings"][0]["code"]),
            (&i32::from(bears).into(), &"bieu::E0907".into())
        );
        if path.symlink_metadata().unwrap().is_dir() {
            fs::remove_dir(&path).unwrap()
        } else {
            fs::remove_file(&path).unwrap()
        }
    }
}

#[test]
#[cfg(unix)]
fn a_pipe_that_is_named_is_read_like_a_file() {
    let folder = folder("pipes");
    let run = |script: &str| -> Output {
        Command::new("bash")
            .current_dir(&folder)
            .args(["-c", script])
            .env("BIEU", env!("CARGO_BIN_EXE_bieu"))
            .output()
            .unwrap()
    };
    let plain = bieu(&folder, "run r.bieu --data data --format long-csv").stdout;
    for script in [
        "$BIEU run r.bieu --data M=<(cat data/M.csv) --format long-csv",
        "cat data/M.csv | $BIEU run r.bieu --data M=/dev/stdin --format long-csv",
        "$BIEU run r.bieu --data M=/dev/stdin --format long-csv < data/M.csv",
        "$BIEU run <(cat r.bieu) --data data --format long-csv",
    ] {
        let output = run(script);
        assert_exit(&output, 0);
        assert_eq!(output.stdout, plain, "{script}");
    }
    // What comes through a pipe comes once; both sides of a comparison read it.
    for script in [
        "$BIEU diff r.bieu r.bieu --data M=<(cat data/M.csv)",
        "$BIEU check <(cat r.bieu)",
        "$BIEU reconcile r.bieu --data data --table bảng --published <(printf 'row,cột\\ntotal,2\\n')",
        "$BIEU test <(printf 'language 1\\nrecord R {\\n  key i text\\n}\\ntest \"a\" {\\n  given R\\n    | i |\\n    | 1 |\\n  expect rejects R | line | field |\\n}\\n') || [ $? = 1 ]",
    ] {
        assert_exit(&run(script), 0);
    }
}

#[test]
fn names_mean_the_same_composed_and_decomposed() {
    use unicode_normalization::UnicodeNormalization;
    let folder = folder("composed");
    for line in [
        "run r.bieu --data data --format long-csv --table bảng",
        "decide r.bieu --data data --criteria đạt",
        "explain r.bieu bảng nữ cột --data data --why-not mẹ",
        "reconcile r.bieu --data data --table bảng --published published.csv",
        "run r.bieu --data đảng_viên=data/M.csv",
        "diff r.bieu r.bieu --table bảng",
    ] {
        let decomposed: String = line.nfd().collect();
        assert_ne!(line, decomposed);
        for (published, line) in
            [("row,cột\nnữ,2\ntotal,2\n", &decomposed), ("row,cột\nnữ,2\ntotal,2\n", &line.to_owned())]
        {
            for published in [published.to_owned(), published.nfd().collect()] {
                fs::write(folder.join("published.csv"), published).unwrap();
                assert_exit(&bieu(&folder, line), 0);
            }
        }
    }
}

#[test]
fn values_may_begin_with_a_hyphen() {
    let folder = folder("hyphens");
    for arguments in [
        &["explain", "r.bieu", "bảng", "- Nữ", "- Cột", "--data", "data"][..],
        &["explain", "r.bieu", "bảng", "- Nữ", "- Cột", "--data", "data", "--why-not", "-1"],
        &["explain", "r.bieu", "--data", "data", "--why-not=-1", "bảng", "- Nữ", "- Cột"],
    ] {
        assert_exit(&command(&folder, "").args(arguments).output().unwrap(), 0);
    }
    let unknown = command(&folder, "run r.bieu --data data --table -x").output().unwrap();
    assert_eq!(text(&unknown.stderr), "bieu: --table -x: there is no such table; known: bảng\n");
}

#[test]
fn hidden_folders_caches_and_what_git_ignores_are_left_alone() {
    let folder = fresh_folder("left-alone");
    for name in
        ["a.bieu", ".hidden/b.bieu", "cache/c.bieu", "out/d.bieu", "e.tmp.bieu", "deep/.git/f.bieu", "nocache/g.bieu"]
    {
        fs::create_dir_all(folder.join(name).parent().unwrap()).unwrap();
        fs::write(folder.join(name), "set a of = x\n").unwrap();
    }
    fs::write(folder.join("a.bieu"), "language 1\n").unwrap();
    fs::write(folder.join("nocache/g.bieu"), "language 1\n").unwrap();
    fs::write(folder.join("cache/CACHEDIR.TAG"), "Signature: 8a477f597d28d172789f06886806bc55\n# made anew\n").unwrap();
    fs::write(folder.join("nocache/CACHEDIR.TAG"), "something else").unwrap();
    fs::write(folder.join(".gitignore"), "out/\n*.tmp.bieu\n").unwrap();
    let left = "left alone (hidden, a cache, or ignored by git): folders: 4, rule files: 1\n";
    let check = bieu(&folder, "check .");
    assert_exit(&check, 0);
    assert_eq!((text(&check.stderr), text(&check.stdout)), (left.to_owned(), "no findings; files: 2\n".to_owned()));
    assert!(text(&bieu(&folder, "test .").stderr).starts_with(left));
    assert!(text(&bieu(&folder, "fmt . --check").stderr).starts_with(left));
    // What is named is meant.
    for named in [".hidden", "cache", "out", "e.tmp.bieu"] {
        assert_exit(&bieu(&folder, &format!("check {named}")), 1);
    }
    fs::remove_file(folder.join("a.bieu")).unwrap();
    fs::remove_dir_all(folder.join("nocache")).unwrap();
    assert!(
        text(&bieu(&folder, "check .").stderr)
            .contains("no .bieu file in this folder; left alone (hidden, a cache, or ignored by git): folders: 4")
    );
}

#[test]
#[cfg(unix)]
fn a_link_to_another_kind_of_file_shows_nothing_of_it() {
    let folder = fresh_folder("link-shows");
    fs::write(folder.join("secret.txt"), "SECRET OF SOMEBODY\n").unwrap();
    for (link, target) in [("p.bieu", "secret.txt"), ("q.csv", "secret.txt"), ("twice.bieu", "p.bieu")] {
        std::os::unix::fs::symlink(target, folder.join(link)).unwrap();
    }
    let record = "record R {\n  key i text\n}\n";
    fs::write(folder.join("t.bieu"), "language 1\nuse \"p.bieu\"\n").unwrap();
    fs::write(folder.join("u.bieu"), "language 1\nuse \"twice.bieu\"\n").unwrap();
    fs::write(folder.join("v.bieu"), format!("language 1\n{record}test \"a\" {{\n  given R from \"q.csv\"\n}}\n"))
        .unwrap();
    for line in [
        "check t.bieu",
        "check u.bieu",
        "check v.bieu",
        "test v.bieu",
        "check p.bieu",
        "check .",
        "fmt p.bieu --check",
        "fmt .",
    ] {
        for form in ["", "--format sarif", "--format github", "--json"] {
            if line.starts_with("fmt") && form.contains("format") {
                continue;
            }
            let output = bieu(&folder, &format!("{line} {form}"));
            assert!(matches!(output.status.code(), Some(1 | 2)), "{line}");
            let all = text(&output.stdout) + &text(&output.stderr);
            assert!(!all.contains("SECRET") && all.contains("it is a link"), "{line} {form}: {all}");
        }
    }
    assert_eq!(fs::read_to_string(folder.join("secret.txt")).unwrap(), "SECRET OF SOMEBODY\n");
}

#[test]
fn records_in_the_place_of_rules_are_told_what_they_are() {
    for line in [
        "check records/Member.csv",
        "run records/Member.csv --data records",
        "test records/Member.csv",
        "fmt records/Member.csv",
    ] {
        let output = bieu(&fixture(), line);
        assert_exit(&output, 2);
        assert!(text(&output.stderr).contains("`bieu run RULES --data records/Member.csv` reads it"), "{line}");
    }
    let data = bieu(&repository(), "check examples/son-la-2024-h1/records");
    assert_exit(&data, 2);
}

#[test]
fn files_are_called_as_analysts_write_the_names_of_record_types() {
    let folder = fresh_folder("called");
    let rules = "language 1\nrecord Member \"Đảng viên\" {\n  key id text\n}\nrecord NewMember \"Kết nạp\" {\n  key id text\n}\n";
    fs::write(folder.join("r.bieu"), rules).unwrap();
    for (name, record) in [
        ("Member.csv", Some("Member")),
        ("MEMBER.CSV", Some("Member")),
        ("đảng_viên.csv", Some("Member")),
        ("Đảng viên.json", Some("Member")),
        ("member-2.csv", Some("Member")),
        ("Member.12.csv", Some("Member")),
        ("new-member_3.csv", Some("NewMember")),
        // A second download of one file must not be counted again.
        ("Member (1).csv", None),
        ("Member2.csv", None),
        ("2.csv", None),
        ("Menber.csv", None),
    ] {
        let text_of_it = if name.ends_with("json") { "[{\"id\": \"1\"}]" } else { "id\n1\n" };
        fs::write(folder.join(name), text_of_it).unwrap();
        let output = command(&folder, "run r.bieu --json --data").arg(name).output().unwrap();
        assert_exit(&output, if record.is_some() { 0 } else { 2 });
        let document: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap_or_default();
        assert_eq!(document["inputs"][0]["record"].as_str(), record, "{name}");
        assert!(name != "Menber.csv" || text(&output.stderr).contains("did you mean Member?"));
        fs::remove_file(folder.join(name)).unwrap();
    }
}

//! What was taken though it is not written plainly is in the account.

use std::fs;

use serde_json::{Value, json};

use super::{assert_exit, bieu, fresh_folder, text};

const RULES: &str = r#"language 1
codes Sex "Giới tính" { male "Nam" = "01"  female "Nữ" = "02" }
record M "Người" { key id text "Số"  sex Sex? "Giới tính"  member yes/no? "Thành viên"  note text? "Ghi chú" }
table t "Bảng" of M { total "Tổng"  column 1 "Nữ" where sex = female }
"#;

/// `nữ` three times and `NỮ` once are read by folding, `1` for `01` without regard to zeros. The second `NỮ` stands in a row that is
/// rejected for a later cell, so it counts for nothing. A note is as it is.
const DATA: &str = "Số,Giới tính,Thành viên,Ghi chú\n1,Nữ,yes,Nam\n2,nữ,Yes,NAM\n3,nữ,,\n4,NỮ,,\n5,nữ,,\n6,1,,\n7,01,,\n8,NỮ,perhaps,\n";

#[test]
fn values_read_by_folding_are_counted_with_the_commonest() {
    let folder = fresh_folder("taken");
    fs::write(folder.join("r.bieu"), RULES).unwrap();
    fs::write(folder.join("M.csv"), DATA).unwrap();
    let run = bieu(&folder, "run r.bieu --data M.csv --allow-rejects");
    assert_exit(&run, 0);
    let said = text(&run.stderr);
    let line = "M.csv: M: 8 read, 1 rejected; delimiter: comma; \
                read in another spelling: 4 of “Giới tính” (`sex`), most often `nữ` (3); 1 of “Thành viên” (`member`); \
                read without regard to leading zeros: 1 of “Giới tính” (`sex`), `1`\n";
    assert!(said.starts_with(line), "{said}");
    let document = bieu(&folder, "run r.bieu --data M.csv --allow-rejects --json");
    let document: Value = serde_json::from_slice(&document.stdout).unwrap();
    let taken = json!([
        { "field": "sex", "way": "folding", "values": 4, "commonest": { "value": "nữ", "times": 3 } },
        { "field": "sex", "way": "leading_zeros", "values": 1, "commonest": { "value": "1", "times": 1 } },
        { "field": "member", "way": "folding", "values": 1, "commonest": null },
    ]);
    assert_eq!(document["inputs"][0]["taken"], taken);
}

#[test]
fn rows_of_empty_cells_are_passed_over_and_said_and_an_empty_object_is_a_record() {
    let folder = fresh_folder("empty_rows");
    let rules = "language 1\nrecord R \"R\" { a integer?  b integer? }\n\
                 table t \"T\" of R { total \"All\"  column 1 \"N\"  column 2 \"a\" where a is missing }\n";
    fs::write(folder.join("r.bieu"), rules).unwrap();
    fs::write(folder.join("R.csv"), "a,b\n1,2\n,\n\"\",\"\"\n3,4\n").unwrap();
    fs::write(folder.join("R.json"), "[{\"a\":1,\"b\":2},{},{\"a\":\"\",\"b\":\"\"},{\"a\":3,\"b\":4}]").unwrap();
    for (file, records, said) in
        [("R.csv", 2, "lines of empty cells passed over: 2 (lines: 3, 4)"), ("R.json", 4, "R: 4 read")]
    {
        let run = bieu(&folder, &format!("run r.bieu --data {file} --format long-csv"));
        assert_exit(&run, 0);
        assert!(text(&run.stdout).contains(&format!("t,total,1,{records},")), "{}", text(&run.stdout));
        assert!(text(&run.stderr).contains(said), "{}", text(&run.stderr));
    }
    let document = bieu(&folder, "run r.bieu --data R.csv --json");
    let document: Value = serde_json::from_slice(&document.stdout).unwrap();
    assert_eq!(document["inputs"][0]["empty_rows"], 2);
}

#[test]
fn numbers_of_a_data_frame_are_summed_to_the_last_digit_and_the_account_says_how_they_were_written() {
    let folder = fresh_folder("floats");
    let rules = "language 1\ncodes Arm \"Arm\" { a \"1\"  b \"2\" }\nrecord P \"P\" { key id integer  x decimal  arm Arm }\n\
                 table t \"T\" of P { total \"All\"  column n \"N\"  column s \"Sum\" = sum x }\n";
    fs::write(folder.join("r.bieu"), rules).unwrap();
    fs::write(folder.join("P.csv"), "id,x,arm\n1,0.1,1\n2,0.30000000000000004,1.0\n3,6.3e-05,2.0\n4.0,2,2\n").unwrap();
    let run = bieu(&folder, "run r.bieu --data P.csv --format long-csv");
    assert_exit(&run, 0);
    assert!(text(&run.stdout).contains("t,total,s,2.40006300000000004,"), "{}", text(&run.stdout));
    let said = text(&run.stderr);
    for part in ["written with .0: 1 of “id” (`id`); 2 of “arm” (`arm`)", "written with an exponent: 1 of “x” (`x`)"]
    {
        assert!(said.contains(part), "{said}");
    }
}

#[test]
fn an_empty_file_gives_no_table() {
    let folder = fresh_folder("nothing");
    fs::write(folder.join("r.bieu"), RULES).unwrap();
    for (name, content) in [("M.json", ""), ("M.json", " \n \n"), ("M.jsonl", "\n"), ("M.csv", "")] {
        fs::write(folder.join(name), content).unwrap();
        let run = bieu(&folder, &format!("run r.bieu --data {name} --format long-csv"));
        assert_exit(&run, 1);
        assert_eq!(text(&run.stdout), "");
        assert!(
            text(&run.stderr).contains(&format!("{name}: ")) && text(&run.stderr).contains("E0832"),
            "{}",
            text(&run.stderr)
        );
    }
}

#[test]
fn how_far_the_reading_is_is_told_to_those_who_ask() {
    let folder = fresh_folder("progress");
    fs::write(folder.join("r.bieu"), RULES).unwrap();
    fs::write(folder.join("M.csv"), DATA).unwrap();
    fs::write(folder.join("M-2.csv"), "Số,Giới tính\n9,Nữ\n").unwrap();
    fs::write(folder.join("M-3.json"), "[{\"Số\": \"10\"}]").unwrap();
    for command in ["run", "count --out all.grid"] {
        let line = format!("{command} r.bieu --data M.csv --data M-2.csv --data M-3.json --allow-rejects");
        let plain = bieu(&folder, &line);
        assert!(!text(&plain.stderr).contains("bieu.progress"), "nobody asked");
        assert_eq!(bieu(&folder, &format!("{line} --progress none")).stderr, plain.stderr);
        let told = bieu(&folder, &format!("{line} --progress json"));
        assert_eq!(told.stdout, plain.stdout);
        let said = text(&told.stderr);
        let (lines, others): (Vec<&str>, Vec<&str>) = said.lines().partition(|line| line.starts_with('{'));
        assert_eq!(others.join("\n") + "\n", text(&plain.stderr));
        let lines: Vec<Value> = lines.iter().map(|line| serde_json::from_str(line).unwrap()).collect();
        let files = ["M.csv", "M-2.csv", "M-3.json"];
        let bytes: u64 = files.iter().map(|name| folder.join(name).metadata().unwrap().len()).sum();
        let last = json!({ "schema": "bieu.progress/1", "bytes": bytes, "of": bytes, "records": 10, "end": true });
        assert_eq!(lines.last(), Some(&last));
        assert!(lines.iter().is_sorted_by_key(|line| line["bytes"].as_u64()), "{lines:?}");
        assert_eq!(lines.iter().filter(|line| line["end"] == true).count(), 1);
    }
}

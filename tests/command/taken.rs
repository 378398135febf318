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
    let line = "M.csv: 8 M read, 1 rejected; cells parted by comma; \
                read by folding: 4 of “Giới tính” (`sex`), most often `nữ` (3); 1 of “Thành viên” (`member`); \
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

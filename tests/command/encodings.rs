//! Files in encodings older than Unicode: named where nothing was asked for, read where it was, and always said.

use std::fs;

use super::{assert_exit, bieu, fresh_folder, text};

const RULES: &str = "language 1\ncodes People \"Dân tộc\" { kinh \"Kinh\"  thai \"Thái\"  muong \"Mường\" }\n\
                     record M \"M\" {\n  key id text \"Số\"\n  name text \"Họ tên\"\n  people People \"Dân tộc\"\n}\n\
                     table t \"T\" of M {\n  rows People\n  total \"Tổng\"\n  column 1 \"N\"\n}\n";
/// `Số,Họ tên,Dân tộc`, and three people, as iconv writes them for TCVN5712-1.
const TCVN3: &[u8] = b"S\xE8,H\xE4 t\xAAn,D\xA9n t\xE9c\n1,Tr\xC7n Th\xDE H\xAD\xACng,Th\xB8i\n2,L\xAA V\xA8n D\xF2ng,M\xAD\xEAng\n3,Ph\xB9m H\xEFng,Kinh\n";
/// The same three as a program shows them that takes their bytes for Windows-1252.
const LOOK_ALIKE: &str = "Sè,Hä tªn,D©n téc\n4,TrÇn ThÞ H\u{ad}¬ng,Th¸i\n5,Lª V¨n Dòng,M\u{ad}êng\n6,Ph¹m Hïng,Kinh\n";
const UTF8: &str = "Số,Họ tên,Dân tộc\n7,Đặng Thị Hoà,Thái\n";

#[test]
fn a_file_of_an_old_encoding_is_named_and_read_where_that_is_asked_for() {
    let folder = fresh_folder("encodings");
    fs::write(folder.join("r.bieu"), RULES).unwrap();
    fs::write(folder.join("M.csv"), TCVN3).unwrap();
    fs::write(folder.join("M-2.csv"), LOOK_ALIKE).unwrap();
    fs::write(folder.join("M-3.csv"), UTF8).unwrap();
    let refused = bieu(&folder, "run r.bieu --data M.csv");
    assert_exit(&refused, 1);
    let said = text(&refused.stderr);
    assert!(said.contains("It seems to be TCVN3 (ABC): give `--encoding tcvn3`") && said.contains("E0831"), "{said}");

    let line = "run r.bieu --data M.csv --data M-2.csv --data M-3.csv --encoding tcvn3";
    let run = bieu(&folder, &format!("{line} --format csv"));
    assert_exit(&run, 0);
    assert!(
        text(&run.stdout).lines().any(|line| line.starts_with("Tổng") && line.ends_with(",7")),
        "{}",
        text(&run.stdout)
    );
    let said = text(&run.stderr);
    assert_eq!(said.matches("read from TCVN3 (ABC)").count(), 2, "{said}");
    assert_eq!(said.matches("UTF-8 already, so `--encoding tcvn3` changed nothing").count(), 1, "{said}");
    let document: serde_json::Value = serde_json::from_slice(&bieu(&folder, &format!("{line} --json")).stdout).unwrap();
    let encodings: Vec<_> =
        document["inputs"].as_array().unwrap().iter().map(|input| input["encoding"].as_str()).collect();
    assert_eq!(encodings, [Some("tcvn3"), Some("tcvn3"), None]);
}

#[test]
fn lines_of_another_encoding_and_other_names_are_told() {
    let folder = fresh_folder("encodings_mixed");
    fs::write(folder.join("r.bieu"), RULES).unwrap();
    let stray = "8,Nguyễn Thị Hương,Mường\n".as_bytes();
    fs::write(folder.join("M.csv"), [TCVN3, stray].concat()).unwrap();
    let run = bieu(&folder, "run r.bieu --data M.csv --encoding tcvn3");
    assert_exit(&run, 1);
    let said = text(&run.stderr);
    assert!(said.contains("lines that seem to be UTF-8: 5"), "{said}");
    let other = bieu(&folder, "run r.bieu --data M.csv --encoding latin1");
    assert_exit(&other, 2);
    assert!(text(&other.stderr).contains("windows-1258, tcvn3, vni, viscii"), "{}", text(&other.stderr));
}

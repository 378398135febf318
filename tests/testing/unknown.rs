//! What is not given never decides: where a test asks for nothing more, every value of what it leaves out gives the same figure.

use std::fmt::Write;

use bieu::Rules;
use bieu::outcome::Outcome;
use bieu::records::read_csv;
use bieu::unstable::diagnostic::codes;
use proptest::prelude::*;

use super::failures;

const RULES: &str = r#"
language 1
codes Sex "Giới tính" { male "Nam"  female "Nữ" }
codes People "Dân tộc" { kinh "Kinh"  thai "Thái"  mong "Mông" }
codes Kind "Loại" { village "Bản"  school "Trường" }
record Cell "Chi bộ" {
  key code text "Mã"
  kind     Kind "Loại"
  let women = count Member by cell where sex = female
  let eldest = max Member.age by cell
}
record Member "Đảng viên" {
  key id   text    "Số"
  cell     Cell    "Chi bộ"
  sex      Sex?    "Giới tính"
  people   People  "Dân tộc"
  religion text?   "Tôn giáo"
  age      integer "Tuổi"
}
table t "T" of Member where age >= 18 or religion is known {
  rows Kind via cell.kind
  total "Tổng cộng"
  column all "Tất cả" = count
  split [all] first of (a, b, c) {
    column a "A" where sex = female except people in (kinh, thai)
    column b "B" where religion is missing
    column c "C" where cell.women > 1 or cell.eldest > 40
    column d "D" otherwise
  }
  column share "E" = [a] / [all] as percent, round half up to 1
  column ages "F" = sum age where not (sex is missing) and people != mong
  column young "G" = average age, round half up to 2 where age < 30
}
"#;

const FIELDS: [&str; 5] = ["cell", "sex", "people", "religion", "age"];
const VALUES: [&[&str]; 5] =
    [&["c1", "c2"], &["male", "female", ""], &["kinh", "thai", "mong"], &["có", ""], &["17", "25", "50"]];
const CELLS: &str = "code,kind\nc1,village\nc2,school\n";
const ROWS: [&str; 3] = ["village", "school", "total"];
const COLUMNS: [&str; 8] = ["all", "a", "b", "c", "d", "share", "ages", "young"];

type Member = [usize; 5];

fn word(field: usize, choice: usize) -> &'static str {
    VALUES[field][choice % VALUES[field].len()]
}

/// What really comes out for whole records.
fn outcome(rules: &Rules, members: &[Member]) -> Outcome {
    let mut csv = format!("id,{}\n", FIELDS.join(","));
    for (id, member) in members.iter().enumerate() {
        let cells: Vec<&str> = (0..FIELDS.len()).map(|field| word(field, member[field])).collect();
        writeln!(csv, "{id},{}", cells.join(",")).unwrap();
    }
    let mut builder = rules.records();
    for (name, text) in [("Cell", CELLS), ("Member", csv.as_str())] {
        let record = rules.schema().find_record(name).unwrap();
        read_csv(&mut builder, record, name, text.as_bytes()).unwrap();
    }
    let records = builder.finish();
    assert!(records.iter().all(|(_, set)| set.rejects.is_empty()));
    rules.evaluate(&records).unwrap()
}

/// A test that expects one cell of records of which only some fields are given.
fn test(members: &[Member], given: &[bool; 5], row: &str, column: &str, expected: &str) -> String {
    let fields: Vec<usize> = (0..FIELDS.len()).filter(|field| given[*field]).collect();
    let line = |cells: Vec<String>| format!("    | {} |\n", cells.join(" | "));
    let head = std::iter::once("id".to_owned()).chain(fields.iter().map(|field| FIELDS[*field].to_owned()));
    let mut text = format!(
        "  given Cell\n    | code | kind |\n    | c1 | village |\n    | c2 | school |\n  given Member\n{}",
        line(head.collect())
    );
    for (id, member) in members.iter().enumerate() {
        let cells = fields.iter().map(|field| word(*field, member[*field]).to_owned());
        text += &line(std::iter::once(id.to_string()).chain(cells).collect());
    }
    format!("test \"{row} {column}\" {{\n{text}  expect t\n    | row | [{column}] |\n    | {row} | {expected} |\n}}\n")
}

fn member() -> impl Strategy<Value = Member> {
    prop::array::uniform5(0usize..6)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_not_given_never_decides(
        members in prop::collection::vec(member(), 0..4),
        others in prop::collection::vec(prop::collection::vec(member(), 4), 3),
        given in prop::array::uniform5(prop::bool::weighted(0.7)),
    ) {
        let plain = Rules::from_text("rules.bieu", RULES).unwrap();
        let real = outcome(&plain, &members);
        let words = |outcome: &Outcome, row: &str, column: &str| -> String {
            let cell = outcome.table("t").unwrap().find(row, column).unwrap().clone();
            match cell.value {
                bieu::outcome::CellValue::State(state) => state.name().to_owned(),
                _ => cell.rounded.unwrap().to_string(),
            }
        };
        let places: Vec<(&str, &str)> = ROWS.iter().flat_map(|row| COLUMNS.map(|column| (*row, column))).collect();
        let mut text = RULES.to_owned();
        for (row, column) in &places {
            text += &test(&members, &given, row, column, &words(&real, row, column));
        }
        let report = Rules::from_text("rules.bieu", &text).unwrap().test(&|_| true);
        prop_assert_eq!(report.tests.len(), places.len());
        for ((row, column), result) in places.iter().zip(&report.tests) {
            if result.failures.iter().any(|failure| failure.code == &codes::NEEDS_FIELD) {
                prop_assert!(given.contains(&false), "everything is given, and more is asked for");
                continue;
            }
            prop_assert!(result.is_passed(), "[{}, {}]: {:?}", row, column, result.failures);
            for other in &others {
                // The same records, with other values in what is not given.
                let mixed: Vec<Member> = members.iter().zip(other).map(|(member, other)| {
                    std::array::from_fn(|field| if given[field] { member[field] } else { other[field] })
                }).collect();
                let found = words(&outcome(&plain, &mixed), row, column);
                prop_assert_eq!(&found, &words(&real, row, column), "[{}, {}] with {:?}", row, column, mixed);
            }
        }
    }
}

#[test]
fn what_a_line_lacks_is_said_once_and_of_each_line() {
    let lines = "given Member | id |\n | a |\n expect members | row | [1] | [2] | [4] |\n | total | 1 | 0 | 1 |\n | ward | 0 | 0 | 0 |\n";
    let lacks = "E1112 this depends on what is not given: `Member.sex`, `Member.religion`";
    assert_eq!(super::said(lines)[0], lacks);
    assert_eq!(super::said(lines).len(), 2);
}

#[test]
fn a_check_is_sure_only_if_its_cells_are() {
    let said = |fields: &str, cells: &str| -> Vec<String> {
        let table = "table small \"Nhỏ\" of Member { total \"Tổng\" column 1 \"A\" = count column 2 \"B\" where sex = female check [2] <= [1] }\n";
        let test = format!(
            "test \"a\" {{ given Member | id {fields} |\n | a {cells} |\n expect checks small | check | result |\n | [2] <= [1] | holds |\n }}\n"
        );
        failures(&format!("{table}{test}")).into_iter().map(|failure| crate::english(&failure.message)).collect()
    };
    assert_eq!(said("", ""), ["this depends on `Member.sex`, which is not given"]);
    assert_eq!(said("| sex", "| male"), [""; 0]);
}

//! The record types that bytes are read as, and what a reader kept of them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use bieu::Rules;
use bieu::records::{Records, RecordsBuilder};
use bieu::schema::RecordId;
use bieu::value::Value;

/// One type of texts alone, whose cells can be told from the file; one with a field of each other type.
const RULES: &str = r#"language 1

codes Sex "Giới tính" ordered { male "Nam" = "1"  female "Nữ" = "2" also "Gái" }

record Texts "Chữ" { a text? b text? c text? }

record Place "Nơi" { key code text }

record Typed "Kiểu" {
  dates dd/mm/yyyy
  numbers 1.234,5
  key id text
  sex Sex?
  number integer?
  size decimal?
  day date?
  yes yes/no?
  place Place?
}

table typed "Bảng" of Typed {
  rows Sex
  total "Cộng"
  column 1 "Số" = count where number > 3
  column 2 "Cỡ" = sum size
  column 3 "Ngày" = max day
  column 4 "Có" where yes = yes
}
"#;

static COMPILED: LazyLock<Rules> =
    LazyLock::new(|| Rules::from_text("cells.bieu", RULES).expect("rules without errors"));

/// The rules, and the type that the first byte chooses.
pub fn chosen(first: u8) -> (&'static Rules, RecordId) {
    let name = if first % 2 == 0 { "Texts" } else { "Typed" };
    (&COMPILED, COMPILED.schema().find_record(name).expect("a type that is declared"))
}

/// What was read, evaluated too. Every record read is kept or rejected.
pub fn finish(rules: &Rules, builder: RecordsBuilder<'_>, record: RecordId, read: u64) -> Records {
    let records = builder.finish();
    let set = records.set(record);
    assert_eq!(set.read, read, "the account of the file and that of the records differ");
    assert!(set.len() as u64 <= read, "more is kept than was read");
    rules.evaluate(&records).expect("records of these rules");
    records
}

/// The three texts of a record, as they stand between blanks; none where there is nothing else.
pub type Cells = [Option<String>; 3];

/// The cells of what was kept, by the line or place they come from.
pub fn kept(records: &Records, record: RecordId) -> BTreeMap<u64, Cells> {
    let set = records.set(record);
    let of = COMPILED.schema().record(record);
    let text = |name: &str, row| match set.value(of.find_field(name).expect("a field that is declared"), row) {
        Some(Value::Text(text)) => Some(text.to_string()),
        _ => None,
    };
    let line = |row| set.origin(row).map_or(0, |origin| origin.line);
    (0..set.len() as u32).map(|row| (line(row), ["a", "b", "c"].map(|name| text(name, row)))).collect()
}

/// Whether a text comes in as it stands, but for blanks around it: letters that are composed, and no signs that are damage or marks.
pub fn is_plain(text: &str) -> bool {
    text.chars().all(|sign| matches!(sign, ' '..='~' | '\n' | 'à'..='ỹ') && !matches!(sign, '\u{300}'..='\u{36F}'))
}

pub fn trimmed(text: &str) -> Option<String> {
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}

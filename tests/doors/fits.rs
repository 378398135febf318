//! All that fits what `bieu schema` gives is read: documents are made up from the schema alone, and none of their records is rejected.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use bieu::Rules;
use bieu::message::Language;
use bieu::records::read_json_document;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRng, TestRunner};
use serde_json::{Map, Value, json};

use crate::command::{assert_exit, bieu, fresh_folder, text};

/// Every kind of field, needed and not, in each dialect that changes what a text may be.
const RULES: &str = r#"language 1
codes Sex "Giới tính" { male "Nam" = "1"  female "Nữ" = "2" }
record Unit "Tổ chức" { key code text "Mã"  parent Unit? "Cấp trên" }
record Member "Đảng viên" {
  missing "NA", "-", "999"
  no      ""
  key id  integer  "Số thẻ"
  unit    Unit     "Tổ chức"
  sex     Sex      "Giới tính"
  other   Sex?     "Giới tính khác"
  name    text     "Tên"
  note    text?    "Ghi chú"
  n       integer? "Số"
  x       decimal  "Điểm"
  y       decimal? rounded to 2 "Tỷ lệ"
  day     date     "Ngày"
  ok      yes/no   "Được"
}
record Comma "Dấu phẩy" { dates dd/mm/yyyy  numbers 1.234,5  key id text "Số"  x decimal "Điểm"  day date? "Ngày" }
record Space "Dấu cách" { dates dd.mm.yyyy  numbers 1 234,5  key id text "Số"  x decimal "Điểm"  n integer "Số người" }
record Point "Dấu chấm" { numbers 1234.5  key id text "Số"  x decimal "Điểm" }
table t "Bảng" of Member { total "Tổng"  column 1 "Số" }
"#;

/// Texts that are most likely to be taken for something else.
const TRAPS: &[&str] = &[
    "NA",
    "-",
    "999",
    "#REF!",
    "#N/A",
    "####",
    "=\"0012\"",
    "=A1:B2",
    "'0012",
    "7.9E+11",
    "Err:502",
    "2.295",
    "1,5",
    "  ",
    "\u{200B}",
    "\u{FEFF}x",
    "a\u{7}b",
    "Th\u{FFFD}i",
    "a\u{200B}b",
    "e\u{301}",
    "\u{301}",
    "null",
    "0",
    "1e5",
    "a\nb",
    "\u{1F600}",
    "-0",
    "x\u{AD}",
    " x",
    "1 234",
    "12345678901234567890123456789012",
    "yes",
    "đ",
    "\u{34F}x",
    "x\u{2028}",
];

struct Maker<'s> {
    schema: &'s Value,
    runner: TestRunner,
}

impl Maker<'_> {
    fn pick<S: Strategy>(&mut self, strategy: S) -> S::Value {
        use proptest::strategy::ValueTree;
        strategy.new_tree(&mut self.runner).unwrap().current()
    }

    fn resolved<'v>(&'v self, of: &'v Value) -> &'v Value {
        match of["$ref"].as_str() {
            Some(path) => self.schema.pointer(&path[1..]).unwrap(),
            None => of,
        }
    }

    /// A value that fits.
    fn value(&mut self, of: &Value) -> Value {
        for _ in 0..10_000 {
            let candidate = self.candidate(of);
            if fits(self.schema, of, &candidate) {
                return candidate;
            }
        }
        panic!("nothing fits {of}");
    }

    /// A value that may fit.
    fn candidate(&mut self, of: &Value) -> Value {
        let of = self.resolved(of).clone();
        if let Some(all) = of["oneOf"].as_array() {
            let at = self.pick(0..all.len());
            return all[at]["const"].clone();
        }
        if let (Some(all), true) = (of["anyOf"].as_array(), of["type"].is_null()) {
            let at = self.pick(0..all.len());
            return self.candidate(&all[at]);
        }
        let kinds: Vec<&str> = match &of["type"] {
            Value::String(kind) => vec![kind],
            Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).collect(),
            other => panic!("{other}"),
        };
        let at = self.pick(0..kinds.len());
        match kinds[at] {
            "null" => Value::Null,
            "boolean" => Value::Bool(self.pick(any::<bool>())),
            "integer" => {
                json!(self.pick(prop_oneof![any::<i64>(), -5i64..1005, Just(i64::MIN), Just(i64::MAX), Just(999)]))
            }
            "number" => json!(self.pick(prop_oneof![
                proptest::num::f64::NORMAL | proptest::num::f64::ZERO,
                -1e12..1e12f64,
                -2.0..2.0f64,
                Just(1e-9),
                Just(-1e-9),
                Just(1e12),
                Just(999.0),
                Just(0.1 + 0.2),
            ])),
            "string" if of["format"] == "date" => {
                let (year, month, day) = self.pick((0..10_000, 0..14, 0..33));
                json!(format!("{year:04}-{month:02}-{day:02}"))
            }
            "string" => {
                let at = self.pick(0..TRAPS.len() * 2);
                let text = match TRAPS.get(at) {
                    Some(trap) => (*trap).to_owned(),
                    None => self.pick(prop_oneof![
                        "\\PC{1,8}",
                        "[0-9.,+E-]{1,8}",
                        "[a-zđàáạếộ' ]{1,8}",
                        ".{1,6}",
                        "-?[0-9]{1,14}[.][0-9]{1,16}"
                    ]),
                };
                json!(text)
            }
            other => panic!("{other}"),
        }
    }

    fn record(&mut self, of: &Value, leave_out: bool) -> Map<String, Value> {
        let of = self.resolved(of).clone();
        let required: Vec<&str> = of["required"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
        let mut object = Map::new();
        for (name, about) in of["properties"].as_object().unwrap() {
            if required.contains(&name.as_str()) || !(leave_out && self.pick(any::<bool>())) {
                object.insert(name.clone(), self.value(about));
            }
        }
        object
    }
}

/// Whether a value fits, as the specification says of the words that are used.
fn fits(schema: &Value, of: &Value, value: &Value) -> bool {
    let of = match of["$ref"].as_str() {
        Some(path) => schema.pointer(&path[1..]).unwrap(),
        None => of,
    };
    let is_kind = |kind: &Value| match kind.as_str().unwrap() {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64(),
        "number" => value.is_number(),
        "string" => value.is_string(),
        other => panic!("{other}"),
    };
    let kind = match &of["type"] {
        Value::Null => true,
        Value::Array(kinds) => kinds.iter().any(is_kind),
        kind => is_kind(kind),
    };
    let all = |word: &str| of[word].as_array();
    let any_of = all("anyOf").is_none_or(|all| all.iter().any(|of| fits(schema, of, value)));
    let one_of = all("oneOf").is_none_or(|all| all.iter().filter(|of| fits(schema, of, value)).count() == 1);
    let of_enum = all("enum").is_none_or(|all| all.iter().any(|one| same(one, value)));
    let constant = of.get("const").is_none_or(|constant| same(constant, value));
    let not = of.get("not").is_none_or(|not| !fits(schema, not, value));
    let number = value.as_f64();
    let least = of["minimum"].as_f64().zip(number).is_none_or(|(least, number)| number >= least);
    let most = of["maximum"].as_f64().zip(number).is_none_or(|(most, number)| number <= most);
    let pattern = of["pattern"].as_str().zip(value.as_str()).is_none_or(|(pattern, text)| matches(pattern, text));
    let is_day = |text: &str| bieu::value::Date::parse_iso(text).is_some();
    let day = of["format"] != "date" || value.as_str().is_none_or(is_day);
    kind && any_of && one_of && of_enum && constant && not && least && most && pattern && day
}

fn same(one: &Value, other: &Value) -> bool {
    one == other || one.as_f64().zip(other.as_f64()).is_some_and(|(one, other)| one == other)
}

fn matches(pattern: &str, text: &str) -> bool {
    regex_automata::meta::Regex::new(pattern).unwrap().is_match(text)
}

/// Keys are made unique and references led to records that are there: of these no schema can speak.
fn joined(mut objects: Vec<Map<String, Value>>, key: &str, references: &[&str]) -> Vec<Map<String, Value>> {
    let mut met = BTreeSet::new();
    objects.retain(|object| met.insert(object[key].to_string()));
    for object in &mut objects {
        for field in references {
            if object.get(*field).is_some_and(|value| !value.is_null()) {
                object.insert((*field).to_owned(), json!("k1"));
            }
        }
    }
    objects
}

#[test]
fn documents_made_of_the_schema_are_read() {
    let folder = fresh_folder("schema_fits");
    fs::write(folder.join("r.bieu"), RULES).unwrap();
    let given =
        bieu(&folder, "schema r.bieu --record Unit --record Member --record Comma --record Space --record Point");
    assert_exit(&given, 0);
    let schema: Value = serde_json::from_slice(&given.stdout).unwrap();
    let rules = Rules::from_text("r.bieu", RULES).unwrap();
    let rng = TestRng::deterministic_rng(proptest::test_runner::RngAlgorithm::ChaCha);
    let mut maker = Maker { schema: &schema, runner: TestRunner::new_with_rng(Config::default(), rng) };
    let mut made = 0;
    for round in 0..60 {
        let document = document(&mut maker, round % 2 == 0);
        let mut builder = rules.records();
        let text = serde_json::to_string(&document).unwrap();
        let accounts = read_json_document(&mut builder, "all.json", text.as_bytes()).unwrap();
        assert_eq!(accounts.iter().map(|account| account.ignored.len()).sum::<usize>(), 0);
        let records = builder.finish();
        for (_, set) in records.iter() {
            let lines: Vec<String> =
                set.rejects.iter().map(|reject| String::from(reject.to_line(&records, Language::English))).collect();
            assert_eq!(lines, [""; 0], "{document:#}");
            made += set.len();
        }
    }
    assert!(made > 1000, "only {made} records");
}

fn document(maker: &mut Maker<'_>, leave_out: bool) -> Value {
    let made = |maker: &mut Maker<'_>, name: &str| -> Vec<Map<String, Value>> {
        let of = maker.schema["properties"][name]["items"].clone();
        (0..6).map(|_| maker.record(&of, leave_out)).collect()
    };
    let mut units = made(maker, "Unit");
    units.push(Map::from_iter([("code".to_owned(), json!("k1"))]));
    let units = joined(units, "code", &["parent"]);
    let members = joined(made(maker, "Member"), "id", &["unit"]);
    let mut document = json!({ "Unit": units, "Member": members });
    for name in ["Comma", "Space", "Point"] {
        document[name] = json!(joined(made(maker, name), "id", &[]));
    }
    document
}

#[test]
fn the_object_that_the_schema_describes_is_read_by_the_command() {
    let folder = fresh_folder("schema_document");
    let rules = "language 1\nrecord U \"U\" { key code text \"Mã\" }\n\
                 record M \"M\" { key id text \"Số\"  d decimal \"d\"  u U \"u\" }\n\
                 table t \"T\" of M { total \"T\"  column 1 \"S\"  column 2 \"U\" = count U  column 3 \"D\" = sum d }\n";
    fs::write(folder.join("a.bieu"), rules).unwrap();
    fs::write(folder.join("all.json"), "{\"M\":[{\"id\":\"1\",\"d\":2.295,\"u\":\"k\"}],\"U\":[{\"code\":\"k\"}]}")
        .unwrap();
    fs::write(folder.join("M.json"), fs::read(folder.join("all.json")).unwrap()).unwrap();
    for file in ["all.json", "M.json"] {
        let run = bieu(&folder, &format!("run a.bieu --data {file} --format long-csv"));
        assert_exit(&run, 0);
        let said = text(&run.stdout);
        for line in ["t,total,1,1,", "t,total,2,1,", "t,total,3,2.295,"] {
            assert!(said.lines().any(|found| found.starts_with(line)), "{said}");
        }
        assert!(text(&run.stderr).contains(&format!("{file}[M]: M: 1 read")), "{}", text(&run.stderr));
    }
    fs::write(folder.join("other.json"), "[{\"id\":\"1\"}]").unwrap();
    let run = bieu(&folder, "run a.bieu --data other.json");
    assert_exit(&run, 2);
    assert!(text(&run.stderr).contains("its name is not that of a record type"), "{}", text(&run.stderr));
    assert!(Path::new(&folder).join("all.json").exists());
}

//! Files as pandas, Polars, DuckDB and R write them, each with the account that it must have. How they were made stands beside them.

use std::fs;
use std::path::{Path, PathBuf};

use bieu::Rules;
use bieu::message::Language;
use bieu::records::{Records, read_csv, read_json};
use bieu::schema::{FieldId, RecordId};
use bieu::unstable::value::Sum;
use bieu::value::{Number, Value};

use crate::english;

const P: RecordId = RecordId(0);

/// A plain record, and one that declares the words of the file.
fn rules(words: &str) -> Rules {
    let text = format!(
        "language 1\ncodes Arm \"Nhóm\" {{ a \"A\" = \"1\"  b \"B\" = \"2\" }}\n\
         record P \"P\" {{ {words}  key id integer  arm Arm?  n integer?  x decimal?  big decimal?  ok yes/no?  day date? }}\n\
         table t \"T\" of P {{ total \"All\"  column n \"N\" }}\n"
    );
    Rules::from_text("r.bieu", &text).unwrap_or_else(|faults| panic!("{faults}"))
}

fn files() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/frames")
}

fn read(rules: &Rules, name: &str) -> Records {
    let bytes = fs::read(files().join(name)).unwrap();
    let mut builder = rules.records();
    let read = match name.ends_with(".csv") {
        true => read_csv(&mut builder, P, name, &bytes).map(|account| account.read),
        false => read_json(&mut builder, P, name, &bytes).map(|account| account.read),
    };
    assert_eq!(read.unwrap(), 4, "{name}");
    builder.finish()
}

/// What was taken though it is not written plainly, as `way field number`.
fn taken(rules: &Rules, records: &Records) -> Vec<String> {
    let of = rules.schema().record(P);
    let one =
        |taken: &bieu::records::Taken| format!("{} {} {}", taken.way.name(), of.field_name(taken.field), taken.values);
    records.set(P).taken.iter().map(one).collect()
}

fn sum(records: &Records, field: u32) -> String {
    let mut sum = Sum::default();
    let set = records.set(P);
    for row in 0..set.len() as u32 {
        if let Some(Value::Number(number)) = set.value(FieldId(field), row) {
            sum.add(&number);
        }
    }
    sum.total().unwrap().to_string()
}

/// Nothing is known: arm of 3, n of 2, x of 4, the day of 2.
fn assert_read(name: &str, words: &str, ways: &[&str], sums: [&str; 2]) {
    let rules = rules(words);
    let records = read(&rules, name);
    let rejects: Vec<String> =
        records.set(P).rejects.iter().map(|reject| String::from(reject.to_line(&records, Language::English))).collect();
    assert_eq!(rejects, [""; 0], "{name}");
    assert_eq!(taken(&rules, &records), ways, "{name}");
    assert_eq!([sum(&records, 3), sum(&records, 4)], sums, "{name}");
    let set = records.set(P);
    let missing =
        |field: u32| (0..4).filter(|row| set.value(FieldId(field), *row).is_none()).map(|row| row + 1).collect();
    let all: [Vec<u32>; 6] = [1, 2, 3, 4, 5, 6].map(missing);
    assert_eq!(all, [vec![3], vec![2], vec![4], vec![], vec![], vec![2]], "{name}");
    assert_eq!(set.value(FieldId(2), 2), Number::parse("100000").map(Value::Number), "{name}");
    let yes: Vec<Option<Value>> = (0..4).map(|row| set.value(FieldId(5), row)).collect();
    assert_eq!(yes, [true, false, true, true].map(|yes| Some(Value::YesNo(yes))), "{name}");
}

// 0.1 + 0.30000000000000004 + 0.000063, and 1e16 + 2.5 + 0.0000001 + 0.3333333333333333.
const EXACT: [&str; 2] = ["0.40006300000000004", "10000000000000002.8333334333333333"];

#[test]
fn files_of_pandas_are_read() {
    let plain = ["point_zero arm 3", "point_zero n 3", "exponent x 1", "exponent big 2", "folding ok 4"];
    assert_read("pandas.csv", "", &plain, EXACT);
    // pandas' own JSON keeps fifteen digits after the point, or ten where it is not told otherwise.
    let ways = ["point_zero arm 3", "point_zero n 3"];
    assert_read("pandas.json", "", &ways, ["0.400063", "10000000000000002.833333433333333"]);
    assert_read("pandas.jsonl", "", &ways, ["0.400063", "10000000000000002.8333334333"]);
}

#[test]
fn files_of_polars_and_duckdb_are_read() {
    assert_read("polars.csv", "", &["exponent big 2"], EXACT);
    let ways = ["point_zero arm 3", "point_zero n 3", "exponent x 1", "exponent big 2"];
    assert_read("duckdb.csv", "", &ways, EXACT);
    assert_read("duckdb.json", "", &["point_zero arm 3", "point_zero n 3", "exponent big 1"], EXACT);
}

#[test]
fn words_for_nothing_are_read_where_they_are_declared() {
    let missing = ["declared_missing arm 1", "declared_missing n 1", "declared_missing x 1", "declared_missing day 1"];
    let words = |others: &[&'static str]| -> Vec<&'static str> {
        let order = ["arm", "n", "x", "big", "ok", "day"];
        let mut all: Vec<&str> = others.iter().chain(&missing).copied().collect();
        all.sort_by_key(|way| order.iter().position(|field| way.split(' ').nth(1) == Some(field)));
        all
    };
    let pandas = words(&["point_zero arm 3", "point_zero n 3", "exponent x 1", "exponent big 2", "folding ok 4"]);
    assert_read("pandas_na.csv", "missing \"NA\"", &pandas, EXACT);
    let polars = words(&["point_zero arm 3", "exponent big 2"]);
    assert_read("polars_float.csv", "missing \"null\"", &polars, EXACT);
    // R writes fifteen digits, and 100000 as 1e+05.
    let r = words(&["exponent n 1", "exponent x 1", "exponent big 2", "folding ok 4"]);
    assert_read("r.csv", "missing \"NA\"", &r, ["0.400063", "10000000000000002.833333433333333"]);
}

#[test]
fn words_for_nothing_that_are_not_declared_are_refused_with_the_way_out() {
    for (name, word) in [("pandas_na.csv", "NA"), ("polars_float.csv", "null"), ("r.csv", "NA")] {
        let records = read(&rules(""), name);
        let set = records.set(P);
        assert_eq!((set.len(), set.rejects.len()), (1, 3), "{name}");
        for reject in &set.rejects {
            let help = reject.help().map(|help| english(&help)).unwrap_or_default();
            assert!(help.contains(&format!("declare `missing \"{word}\"` in the record")), "{name}: {help}");
        }
    }
}

#[test]
fn what_does_not_fit_is_refused_with_the_way_out_and_read_once_it_is_declared() {
    let text = "id,x\n1,5e-324\n2,1.7976931348623157e+308\n3,2.295\n4,0.1234567\n";
    let read = |words: &str, x: &str| {
        let rules = Rules::from_text(
            "r.bieu",
            &format!(
                "language 1\nrecord P \"P\" {{ {words} key id integer  x decimal {x} }}\ntable t \"T\" of P {{ total \"A\"  column n \"N\" }}\n"
            ),
        );
        let rules = rules.unwrap_or_else(|faults| panic!("{faults}"));
        let mut builder = rules.records();
        read_csv(&mut builder, P, "P.csv", text.as_bytes()).unwrap();
        let records = builder.finish();
        let set = records.set(P);
        let said: Vec<String> =
            set.rejects.iter().map(|r| format!("{} {}", r.origin.line, english(&r.help().unwrap()))).collect();
        (set.len(), said)
    };
    let (accepted, said) = read("", "");
    assert_eq!(accepted, 1);
    assert!(said[0].starts_with("2 ") && said[0].contains("`decimal rounded to 6`"), "{said:?}");
    assert!(said[1].starts_with("3 ") && said[1].contains("wrong column"), "{said:?}");
    assert!(said[2].starts_with("4 ") && said[2].contains("`numbers 1234.5`"), "{said:?}");
    let (accepted, said) = read("numbers 1234.5 ", "rounded to 6");
    assert_eq!((accepted, said.len()), (3, 1), "only what is too large stays: {said:?}");
}

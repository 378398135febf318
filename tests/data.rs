//! Records from files: what is taken, what is rejected, and in which words.
//!
//! Each file under `corpus/data/{members,units,targets}` is read alone, against two good units; each folder under
//! `corpus/data/together` is read as a whole. Beside it stands what is to be said. `BIEU_BLESS=1` records it anew: look
//! at the difference before it is committed.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on is to stop")]

mod properties;
mod schema;
mod sheets;

use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};

use bieu::message::Language;
use bieu::records::{
    FileError, JsonAccount, Origin, RawCell, Records, RecordsBuilder, read_csv, read_json, read_json_document,
};
use bieu::schema::{RecordId, Schema};

use bieu::unstable::records::of_workbook;
use bieu::unstable::workbook::Workbook;
use bieu::value::{Number, Value};
use schema::schema;

use crate::corpus::{EXPECTED, subject};
use crate::recorded;

/// Reads one file and gives the lines that say what was found in it.
fn read(
    builder: &mut RecordsBuilder<'_>,
    record: RecordId,
    path: &Path,
    language: Language,
) -> Result<String, FileError> {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    let bytes = fs::read(path).unwrap();
    if path.extension().is_some_and(|e| e == "csv") {
        let account = read_csv(builder, record, &name, &bytes)?;
        return Ok(account.say(builder.schema().record(record), language));
    }
    if path.extension().is_some_and(|e| e == "xlsx") {
        let book = Workbook::open(Cursor::new(bytes)).map_err(|fault| of_workbook(&name, &fault))?;
        return Ok(format!("{:?}", book.sheets()));
    }
    let said = |JsonAccount { input, read, ignored, .. }: JsonAccount| {
        let ignored = if ignored.is_empty() { String::new() } else { format!("; ignored {ignored:?}") };
        format!("{input}: {read} read{ignored}")
    };
    if name.starts_with("document") {
        let accounts = read_json_document(builder, &name, &bytes)?;
        return Ok(accounts.into_iter().map(said).collect::<Vec<_>>().join("\n"));
    }
    read_json(builder, record, &name, &bytes).map(said)
}

/// The account of one type: what was read, counted and rejected, and every reject.
fn account(schema: &Schema, records: &Records, record: RecordId, language: Language) -> String {
    let set = records.set(record);
    assert_eq!(set.read, set.len() as u64 + set.rejects.len() as u64, "read = counted + rejected");
    let keys: Vec<String> = (0..set.len() as u32).map(|row| records.key_text(record, row)).collect();
    let name = schema.record_name(record);
    let mut text = format!("{name}: {} read = {} counted + {} rejected\n", set.read, set.len(), set.rejects.len());
    if !keys.is_empty() {
        text.push_str(&format!("counted: {}\n", keys.join(", ")));
    }
    for reject in &set.rejects {
        text.push_str(&format!("{}\n", reject.to_line(records, language).as_str()));
    }
    text
}

fn two_units(builder: &mut RecordsBuilder<'_>) {
    let unit = builder.schema().find_record("Unit").unwrap();
    let input = builder.input("units");
    for (line, code) in [(1, "u1"), (2, "u2")] {
        let cells = [RawCell::Text(code), RawCell::Text("commune"), RawCell::Missing];
        builder.push_row(unit, Origin { input, line }, &cells);
    }
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/data")
}

#[test]
fn broken_files_are_told_as_recorded() {
    let schema = schema();
    let mut differences = Vec::new();
    let mut files = 0;
    for (folder, record) in [("members", "Member"), ("units", "Unit"), ("targets", "Target")] {
        let record = schema.find_record(record).unwrap();
        for path in entries(&corpus().join(folder)) {
            if !path.extension().is_some_and(|e| ["csv", "json", "jsonl", "xlsx"].iter().any(|kind| e == *kind)) {
                continue;
            }
            files += 1;
            for (language, extension) in EXPECTED {
                let mut builder = RecordsBuilder::new(&schema);
                if folder != "units" {
                    two_units(&mut builder);
                }
                let actual = match read(&mut builder, record, &path, language) {
                    Err(fault) => format!("refused:\n{}\n", fault.say(language)),
                    Ok(found) => format!("{found}\n{}", account(&schema, &builder.finish(), record, language)),
                };
                differences.extend(recorded::difference(&path.with_extension(extension), &actual));
            }
        }
    }
    assert!(files >= 25, "only {files} files were found");
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

#[test]
fn files_read_together_are_told_as_recorded() {
    let schema = schema();
    let mut differences = Vec::new();
    let folders = entries(&corpus().join("together")).into_iter().filter(|path| path.is_dir());
    for (folder, (language, extension)) in folders.flat_map(|folder| EXPECTED.map(|of| (folder.clone(), of))) {
        let mut builder = RecordsBuilder::new(&schema);
        let mut actual = String::new();
        for (name, record) in [("members.csv", "Member"), ("units.csv", "Unit"), ("targets.csv", "Target")] {
            let path = folder.join(name);
            if path.exists() {
                let record = schema.find_record(record).unwrap();
                actual.push_str(&format!("{}\n", read(&mut builder, record, &path, language).unwrap()));
            }
        }
        let records = builder.finish();
        for (record, set) in records.iter().filter(|(_, set)| set.given) {
            assert_eq!(set.rejects.is_empty(), set.read == set.len() as u64);
            actual.push_str(&account(&schema, &records, record, language));
        }
        differences.extend(recorded::difference(&folder.with_extension(extension), &actual));
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

#[test]
fn a_reject_as_json_names_file_line_column_value_and_reason() {
    let schema = schema();
    let unit = schema.find_record("Unit").unwrap();
    let mut builder = RecordsBuilder::new(&schema);
    read_csv(&mut builder, unit, "units.csv", "Mã,Loại hình\nu1,chợ\n".as_bytes()).unwrap();
    let records = builder.finish();
    let reject = records.set(unit).rejects.get(0).unwrap();
    let json =
        serde_json::to_value(bieu::unstable::documents::Reject::of(reject, &schema, &records, Language::English))
            .unwrap();
    for (key, expected) in [("record", "Unit"), ("file", "units.csv"), ("column", "Loại hình"), ("value", "chợ")] {
        assert_eq!(json[key], expected);
    }
    assert_eq!(json["line"], 2);
    assert_eq!(json["code"], "bieu::E0801");
}

#[test]
fn structs_are_pushed_by_field_names_labels_or_aliases() {
    #[derive(serde::Serialize)]
    struct Unit {
        code: u32,
        #[serde(rename = "Loại hình")]
        kind: &'static str,
        email: Option<&'static str>,
    }
    let schema = schema();
    let unit = schema.find_record("Unit").unwrap();
    let mut builder = RecordsBuilder::new(&schema);
    builder.push(unit, &Unit { code: 7, kind: "Xã", email: None });
    builder.push(unit, &serde_json::json!({"code": "u8", "type": "ward", "parent": 7}));
    builder.push(unit, &serde_json::json!(["u9"]));
    assert_eq!(builder.unused(unit).collect::<Vec<_>>(), ["email"]);
    let records = builder.finish();
    let set = records.set(unit);
    assert_eq!((set.read, set.len()), (3, 2));
    let parent = schema.record(unit).find_field("parent").unwrap();
    assert_eq!(set.reference(parent, 1), Some(0));
    assert_eq!(records.key_text(unit, 0), "7");
    assert_eq!(set.rejects.get(0).unwrap().origin.line, 3);
}

/// A host's number is the decimal that it is written as, all its digits, and never the nearest binary one.
#[test]
fn a_number_of_a_host_is_the_decimal_that_is_written() {
    let schema = schema();
    let target = schema.find_record("Target").unwrap();
    let mut builder = RecordsBuilder::new(&schema);
    two_units(&mut builder);
    let share = |unit: &str, share: serde_json::Value| serde_json::json!({"unit": unit, "year": 2024, "share": share});
    builder.push(target, &share("u1", serde_json::json!(2.5)));
    builder.push(target, &share("u2", serde_json::json!(0.1 + 0.2)));
    builder.push(target, &share("u2", serde_json::json!(1e-40)));
    let records = builder.finish();
    let field = schema.record(target).find_field("share").unwrap();
    assert_eq!(records.set(target).value(field, 0), Number::parse("2.5").map(Value::Number));
    assert_eq!(records.set(target).value(field, 1), Number::parse("0.30000000000000004").map(Value::Number));
    assert_eq!(records.set(target).rejects.get(0).unwrap().code.id, "E0807");
    assert_eq!(records.key_text(target, 0), "u1 / 2024");
}

#[test]
fn a_host_gives_its_columns() {
    let schema = schema();
    let unit = schema.find_record("Unit").unwrap();
    let mut builder = RecordsBuilder::new(&schema);
    let (codes, kinds) = (["u1", "u2", "u3"], [Some("Xã"), None, Some("phường")]);
    let input = builder.input("units of the host");
    builder.push_columns(unit, input, 3, |field, row| match field.0 {
        0 => RawCell::Text(codes[row as usize]),
        1 => kinds[row as usize].map_or(RawCell::Missing, RawCell::Text),
        _ => RawCell::Missing,
    });
    let records = builder.finish();
    assert_eq!(records.set(unit).len(), 2);
    assert_eq!(records.set(unit).origin(1).unwrap().line, 3);
    let line = String::from(records.set(unit).rejects.get(0).unwrap().to_line(&records, Language::English));
    assert!(line.starts_with("units of the host:2: “Loại hình”: The cell is empty"), "{line}");
}

#[test]
fn a_key_may_itself_be_a_reference() {
    let schema = schema();
    let [unit, card, visit] = ["Unit", "Card", "Visit"].map(|name| schema.find_record(name).unwrap());
    let mut builder = RecordsBuilder::new(&schema);
    builder.push(visit, &serde_json::json!({"card": "u2"}));
    builder.push(visit, &serde_json::json!({"card": "u9"}));
    builder.push(card, &serde_json::json!({"unit": "u2"}));
    builder.push(card, &serde_json::json!({"unit": "u9"}));
    two_units(&mut builder);
    let records = builder.finish();
    assert_eq!((records.set(unit).len(), records.set(card).len(), records.set(visit).len()), (2, 1, 1));
    assert_eq!(records.key_text(card, 0), "u2");
    assert_eq!(records.key_text(visit, 0), "Visit:1", "a record without a key is named by its place");
    let codes: Vec<&str> = [card, visit].iter().map(|r| records.set(*r).rejects.get(0).unwrap().code.id).collect();
    assert_eq!(codes, ["E0819", "E0820"]);
}

#[test]
fn a_long_chain_of_rejects_is_followed_to_its_end() {
    let schema = schema();
    let unit = schema.find_record("Unit").unwrap();
    let mut builder = RecordsBuilder::new(&schema);
    let length = 20_000;
    let rows: Vec<String> = (0..length).map(|i| format!("u{i},Xã,u{}\n", i + 1)).collect();
    read_csv(&mut builder, unit, "units.csv", format!("Mã,Loại hình,Cấp trên\n{}", rows.concat()).as_bytes()).unwrap();
    let records = builder.finish();
    assert_eq!(records.set(unit).len(), 0);
    assert_eq!(records.set(unit).rejects.len(), length);
    assert_eq!(records.set(unit).rejects.get(length - 1).unwrap().code.id, "E0819", "the last one leads nowhere");
    assert_eq!(records.set(unit).rejects.get(0).unwrap().code.id, "E0820", "the first one leads to a rejected one");
}

#[test]
fn a_document_of_all_types_is_read_whole_or_refused() {
    let schema = schema();
    let read = |text: &str| {
        let mut builder = RecordsBuilder::new(&schema);
        let accounts = read_json_document(&mut builder, "all.json", text.as_bytes());
        (accounts, builder.finish())
    };
    let whole = r#"{"Unit": [{"code": "u1", "kind": "Xã"}], "Target": [{"unit": "u1", "year": 2024, "share": 2.5}]}"#;
    assert!(bieu::unstable::records::is_json_document(&schema, whole.as_bytes()));
    let (accounts, records) = read(whole);
    assert_eq!(accounts.unwrap().iter().map(|account| account.read).sum::<u64>(), 2);
    let kinds = ["Unit", "Target"].map(|name| schema.find_record(name).unwrap());
    assert_eq!(kinds.map(|kind| records.set(kind).read), [1, 1]);
    // One type is misspelt: nothing is taken, and the name is offered.
    let (refused, _) = read(&whole.replace("Target", "Targets"));
    let fault = refused.unwrap_err().to_string();
    assert_eq!(fault, "all.json: The member `Targets` is not a record type. Did you mean `Target`? [bieu::E0838]");
}

#[test]
fn every_code_of_data_has_a_page_and_a_broken_file() {
    let folders = ["members", "units", "targets", "together"].map(|name| entries(&corpus().join(name)));
    let recorded = folders.into_iter().flatten().filter(|path| path.extension().is_some_and(|e| e == "expected"));
    let said: String = recorded.map(|path| fs::read_to_string(path).unwrap()).collect();
    for code in bieu::unstable::diagnostic::codes::all().filter(|code| subject(code.id) == "08") {
        // Said of documents of all types alone, which the test above shows; of trees, which the manual and `tests/units.rs` show.
        let is_shown =
            ["E0838", "E0843", "E0844", "E0845"].contains(&code.id) || said.contains(&format!("[bieu::{}]", code.id));
        assert!(is_shown, "no file shows {}", code.id);
        for part in ["Wrong:", "Right:"] {
            assert!(code.explanation.contains(part), "{} has no {part}", code.id);
        }
    }
}

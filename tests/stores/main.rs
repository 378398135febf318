//! Records out of databases: the same figures as out of CSV, byte for byte, and the same rejects but for their places.
//!
//! A binary of its own: it is built with the features that read databases, by `.ci/stores`.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on is to stop"
)]

mod command;
mod postgresql;

use std::path::{Path, PathBuf};

use bieu::Rules;
use bieu::records::{Records, read_csv};
use bieu::unstable::stores::{Sqlite, Store, StoreError, read_store};
use rusqlite::{Connection, params_from_iter};

/// An empty folder for one test.
fn fresh_folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("stores").join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// What a message says in English.
fn english(message: &bieu::message::Message) -> String {
    message.say(bieu::message::Language::English)
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

const TYPES: [&str; 5] = ["Unit", "Cell", "Admission", "AwarenessClass", "Target"];

/// The rules of the sample.
fn rules() -> Rules {
    struct Disk;
    impl bieu::Loader for Disk {
        fn load(&self, path: &str) -> Result<String, bieu::message::Message> {
            Ok(std::fs::read_to_string(root().join(path)).unwrap())
        }
    }
    let report = "rules/tables/report.bieu";
    Rules::load(report, &std::fs::read_to_string(root().join(report)).unwrap(), &Disk, None).unwrap()
}

/// The header and the lines of a file of the sample.
fn lines(name: &str) -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(root().join(format!("examples/son-la-2024-h1/records/{name}.csv"))).unwrap();
    let text = text.trim_start_matches('\u{feff}');
    let delimiter = if text.lines().next().unwrap().contains(';') { b';' } else { b',' };
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|line| line.unwrap().iter().map(str::to_owned).collect()).collect()
}

fn csv_text(lines: &[Vec<String>]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    lines.iter().for_each(|line| writer.write_record(line).unwrap());
    writer.into_inner().unwrap()
}

/// A database with a table for each of these, all of text.
fn database(path: &Path, tables: &[(&str, Vec<Vec<String>>)]) {
    let database = Connection::open(path).unwrap();
    for (name, lines) in tables {
        let name = name.replace('"', "\"\"");
        let columns: Vec<String> = lines[0].iter().map(|header| format!("\"{header}\" TEXT")).collect();
        database.execute(&format!("create table \"{name}\" ({})", columns.join(", ")), []).unwrap();
        let places = vec!["?"; lines[0].len()].join(", ");
        let mut insert = database.prepare(&format!("insert into \"{name}\" values ({places})")).unwrap();
        for line in &lines[1..] {
            insert.execute(params_from_iter(line)).unwrap();
        }
    }
}

fn out_of_csv(rules: &Rules, tables: &[(&str, Vec<Vec<String>>)]) -> Records {
    let mut builder = rules.records();
    for (name, lines) in tables {
        let record = rules.schema().find_record(name).unwrap();
        read_csv(&mut builder, record, name, &csv_text(lines)).unwrap();
    }
    builder.finish()
}

fn out_of_database(rules: &Rules, path: &Path, tables: &[(&str, Vec<Vec<String>>)]) -> Records {
    let mut builder = rules.records();
    for (name, _) in tables {
        let record = rules.schema().find_record(name).unwrap();
        read_store(&mut builder, record, name, &mut Sqlite::open(path, name).unwrap()).unwrap();
    }
    builder.finish()
}

/// Each reject, and how many records were taken, by type. A header of so many lines is not counted in the places that are named.
fn account(records: &Records, header: u64) -> (Vec<String>, Vec<(u64, usize)>) {
    let named = |message: bieu::message::Message| {
        let text = english(&message);
        let Some((before, rest)) = text.split_once("Admission:") else { return text };
        let end = rest.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(rest.len());
        format!("{before}Admission:{}{}", rest[..end].parse::<u64>().unwrap() - header, &rest[end..])
    };
    let said = |reject: bieu::records::Reject<'_>| {
        let (line, help) = (reject.origin.line - header, reject.help().map(named));
        format!("{line} {} {:?} {} {} {help:?}", reject.code.id, reject.column, reject.value, named(reject.reason()))
    };
    (records.rejects().map(said).collect(), records.iter().map(|(_, set)| (set.read, set.len())).collect())
}

#[test]
fn the_report_out_of_a_database_is_that_out_of_csv() {
    let folder = fresh_folder("sqlite_report");
    let path = folder.join("members.db");
    let tables = TYPES.map(|name| (name, lines(name)));
    database(&path, &tables);
    let rules = rules();
    let (from_csv, from_database) = (out_of_csv(&rules, &tables), out_of_database(&rules, &path, &tables));
    assert_eq!(account(&from_csv, 1), account(&from_database, 0));
    let long = |records: &Records| rules.evaluate(records).unwrap().to_long_csv();
    assert_eq!(long(&from_csv), long(&from_database));
}

#[test]
fn what_a_file_rejects_a_database_rejects() {
    let folder = fresh_folder("sqlite_rejects");
    let path = folder.join("members.db");
    let mut tables = TYPES.map(|name| (name, lines(name)));
    let admissions = &mut tables[2].1;
    let dirt =
        [(3, 3, "Kinhh"), (5, 5, "31/02/1999"), (8, 2, ""), (9, 0, ""), (12, 1, "no such cell"), (13, 9, "perhaps")];
    for (line, column, text) in dirt {
        text.clone_into(&mut admissions[line][column]);
    }
    let again = admissions[20].clone();
    admissions.push(again);
    database(&path, &tables);
    let rules = rules();
    let (from_csv, from_database) = (out_of_csv(&rules, &tables), out_of_database(&rules, &path, &tables));
    assert!(from_csv.rejects().count() > dirt.len());
    assert_eq!(account(&from_csv, 1), account(&from_database, 0));
}

/// A small type with a field of each kind, and the report on a table of it.
const KINDS: &str = "language 1\ncodes Kind { a \"A\"  b \"B\" }\n\
    record Thing {\n  dates dd/mm/yyyy\n  numbers 1.234,5\n  key code text\n  kind Kind\n  on date?\n  size decimal?\n  n integer?\n  open yes/no?\n}\n\
    table t of Thing { total \"All\"  column 1 \"1\" }\n";

fn of_kinds(path: &Path, create: &str, insert: &str) -> (Vec<String>, Vec<(u64, usize)>) {
    let database = Connection::open(path).unwrap();
    database.execute_batch(&format!("create table things ({create}); insert into things values {insert};")).unwrap();
    drop(database);
    let rules = Rules::from_text("kinds.bieu", KINDS).unwrap();
    let mut builder = rules.records();
    let record = rules.schema().find_record("Thing").unwrap();
    read_store(&mut builder, record, "things", &mut Sqlite::open(path, "THINGS").unwrap()).unwrap();
    let records = builder.finish();
    (records.rejects().map(|r| format!("{} {:?} {}", r.code.id, r.column, r.value)).collect(), account(&records, 0).1)
}

/// Days are ISO where the column is declared to hold days, and of the record's dialect elsewhere; a moment is no day. Into a column of
/// numbers SQLite itself puts `1.076` as a number, whoever meant a thousand.
#[test]
fn cells_are_taken_by_the_types_that_the_database_gives_them() {
    let folder = fresh_folder("sqlite_kinds");
    let create = "code integer, kind text, \"on\" date, size real, n integer, open boolean";
    let (rejects, account) = of_kinds(
        &folder.join("typed.db"),
        create,
        "(1, 'a', '2024-03-01', 38.87, 1076, 1), (2, 'b', '2024-03-01 00:00:00', 1e3, null, 0), (3, 'a', '01/03/2024', null, null, null), \
         (4, 'a', '2024-03-01 10:30:00', null, null, null), (5, 'a', null, null, 1.5, null), (6, 'a', null, '1.076,5', '1.076', null), (7, 'a', null, '1.076,5', null, 'có')",
    );
    assert_eq!(rejects, ["E0809 Some(\"on\") 2024-03-01 10:30:00", "E0808 Some(\"n\") 1.5", "E0808 Some(\"n\") 1.076"]);
    assert_eq!(account, [(7, 4)]);
    let (rejects, account) = of_kinds(
        &folder.join("text.db"),
        "code, kind, \"on\", size, n, open",
        "('1', 'a', '01/03/2024', 0.1, '2', 'x'), (x'ff', 'a', null, null, null, null)",
    );
    assert_eq!(rejects, ["E0816 Some(\"code\") \u{FFFD}"]);
    assert_eq!(account, [(2, 1)]);
}

#[test]
fn a_table_that_is_not_there_and_a_file_that_is_no_database_are_told() {
    let folder = fresh_folder("sqlite_faults");
    let path = folder.join("members.db");
    database(&path, &[("admissions", vec![vec!["code".into()]]), ("a\"b", vec![vec!["code".into(), "kind".into()]])]);
    let told = |path: &Path, table: &str| english(&Sqlite::open(path, table).err().unwrap().message);
    assert_eq!(told(&path, "admision"), "The database has no table “admision”. Did you mean “admissions”?");
    assert_eq!(told(&path, "people"), "The database has no table “people”. It has: a\"b, admissions.");
    assert_eq!(Sqlite::tables(&path).unwrap(), ["a\"b", "admissions"]);
    assert_eq!(Sqlite::open(&path, "a\"b").unwrap().columns().unwrap().len(), 2);
    let text = folder.join("text.db");
    std::fs::write(&text, "code,kind\n1,a\n").unwrap();
    assert!(told(&text, "t").starts_with("The file cannot be read as an SQLite database: "), "{}", told(&text, "t"));
    let rules = Rules::from_text("kinds.bieu", KINDS).unwrap();
    let (mut builder, record) = (rules.records(), rules.schema().find_record("Thing").unwrap());
    let mut store = Sqlite::open(&path, "admissions").unwrap();
    let Err(StoreError::Columns(error)) = read_store(&mut builder, record, "members.db", &mut store) else { panic!() };
    assert_eq!(error.findings.iter().map(|finding| finding.code.id).collect::<Vec<_>>(), ["E0834"]);
}

/// What was written and not yet brought into the database itself stands in its log, and is read; the database is not changed.
#[test]
fn an_open_log_is_read_and_nothing_is_written() {
    let folder = fresh_folder("sqlite_log");
    let path = folder.join("members.db");
    database(&path, &[("things", vec![vec!["code".into(), "kind".into()], vec!["1".into(), "a".into()]])]);
    let writer = Connection::open(&path).unwrap();
    writer.pragma_update(None, "journal_mode", "wal").unwrap();
    writer.execute("insert into things values ('2', 'b')", []).unwrap();
    let before = std::fs::read(&path).unwrap();
    let mut count = 0;
    Sqlite::open(&path, "things").unwrap().each_row(&mut |_| count += 1).unwrap();
    assert_eq!(count, 2);
    assert_eq!(std::fs::read(&path).unwrap(), before);
    drop(writer);
}

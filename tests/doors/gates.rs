//! The table door × fault. Each cell is what comes of it, found by sending the fault through the door; `–` where a door cannot have it.
//!
//! A verdict is: *taken*, with the ways of the account; *rejected* with the code of the record's fault; *refused* with those of the
//! file or the rules; *passed over*.

use std::collections::BTreeMap;

use bieu::Rules;
use bieu::diagnostic::Diagnostic;
use bieu::records::{FileError, Origin, RawCell, RecordsBuilder, read_csv, read_json, read_json_document};
use bieu::schema::RecordId;
use bieu::unstable::reconcile::Published;
use bieu::unstable::records::read_sheet;
use serde::ser::{Serialize, SerializeMap, Serializer};

const RULES: &str = r#"language 1
codes Sex "Giới tính" { male "Nam"  female "Nữ" }
record R "R" {
  missing "NA"
  yes     "đúng"
  key id text "Số thẻ"
  sex  Sex?     "Giới tính"
  tuổi integer?
  x    decimal? "Điểm"
  y    decimal? rounded to 2
  ok   yes/no?
  note text?
}
table t "T" of R { rows Sex  total "Tổng"  column tuổi "Tuổi" = count  column n "N" = count }
"#;

const R: RecordId = RecordId(0);
const DOORS: [&str; 9] = [
    "CSV",
    "JSON array",
    "JSON lines",
    "JSON of all types",
    "given table",
    "given file",
    "host's struct",
    "host's cells",
    "published file",
];

/// What is wrong with a file as a whole.
#[derive(Clone, Copy, PartialEq)]
enum Shape {
    Sound,
    ByteOrderMark,
    Empty,
    EmptyRow,
}

/// One record with a fault.
struct Fault {
    shape: Shape,
    header: Vec<String>,
    cells: Vec<String>,
    /// The values in JSON where they are no texts.
    json: Option<Vec<&'static str>>,
}

impl Fault {
    fn of(header: &str, cells: &str) -> Fault {
        let parts = |text: &str| text.split('|').map(str::to_owned).collect();
        Fault { shape: Shape::Sound, header: parts(header), cells: parts(cells), json: None }
    }

    fn shaped(shape: Shape) -> Fault {
        Fault { shape, ..Fault::of("id|sex", "m1|male") }
    }

    fn json(self, values: &[&'static str]) -> Fault {
        Fault { json: Some(values.to_vec()), ..self }
    }

    fn csv(&self) -> String {
        let quoted = |cells: &[String]| {
            cells.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect::<Vec<_>>().join(",")
        };
        let table = format!("{}\n{}\n", quoted(&self.header), quoted(&self.cells));
        match self.shape {
            Shape::Sound => table,
            Shape::ByteOrderMark => format!("\u{FEFF}{table}"),
            Shape::Empty => String::new(),
            Shape::EmptyRow => format!("{table},\n"),
        }
    }

    fn members(&self) -> Vec<(String, String)> {
        let text = |cell: &String| serde_json::to_string(cell).unwrap();
        let values = match &self.json {
            Some(values) => values.iter().map(|value| (*value).to_owned()).collect(),
            None => self.cells.iter().map(text).collect::<Vec<String>>(),
        };
        self.header.iter().cloned().zip(values).collect()
    }

    fn object(&self) -> String {
        let member = |(name, value): &(String, String)| format!("{}:{value}", serde_json::to_string(name).unwrap());
        format!("{{{}}}", self.members().iter().map(member).collect::<Vec<_>>().join(","))
    }

    fn json_file(&self, before: &str, between: &str, after: &str) -> String {
        match self.shape {
            Shape::Sound => format!("{before}{}{after}", self.object()),
            Shape::ByteOrderMark => format!("\u{FEFF}{before}{}{after}", self.object()),
            Shape::Empty => String::new(),
            Shape::EmptyRow => format!("{before}{}{between}{{}}{after}", self.object()),
        }
    }
}

/// A struct of a host that writes what it holds, also twice.
struct Members<'f>(&'f [(String, String)]);

impl Serialize for Members<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (name, value) in self.0 {
            map.serialize_entry(name, &serde_json::from_str::<serde_json::Value>(value).unwrap())?;
        }
        map.end()
    }
}

fn rules() -> Rules {
    Rules::from_text("r.bieu", RULES).unwrap_or_else(|faults| panic!("{faults}"))
}

fn refused(fault: &FileError) -> String {
    let codes: Vec<&str> = fault.findings.iter().map(|finding| finding.code.id).collect();
    format!("refused {}", codes.join(" "))
}

fn verdict(builder: RecordsBuilder<'_>, said: &[String]) -> String {
    let records = builder.finish();
    let set = records.set(R);
    let mut words: Vec<String> = set.rejects.iter().map(|reject| format!("rejected {}", reject.code.id)).collect();
    if words.is_empty() || !set.is_empty() {
        words.insert(0, format!("{} taken", set.len()));
    }
    words.extend(set.taken.iter().map(|taken| taken.way.name().to_owned()));
    words.extend(said.iter().cloned());
    words.join(", ")
}

fn at_csv(fault: &Fault) -> String {
    let rules = rules();
    let mut builder = rules.records();
    match read_csv(&mut builder, R, "R.csv", fault.csv().as_bytes()) {
        Err(fault) => refused(&fault),
        Ok(account) => {
            let unused = account.ignored.iter().map(|_| "unused".to_owned());
            let passed = account.empty.lines.iter().map(|line| format!("passed over line {line}"));
            verdict(builder, &unused.chain(passed).collect::<Vec<_>>())
        }
    }
}

fn at_json(text: &str, of_all: bool) -> String {
    let rules = rules();
    let mut builder = rules.records();
    let account = match of_all {
        true => read_json_document(&mut builder, "all.json", text.as_bytes()).map(|mut accounts| accounts.remove(0)),
        false => read_json(&mut builder, R, "R.json", text.as_bytes()),
    };
    match account {
        Err(fault) => refused(&fault),
        Ok(account) => verdict(builder, &account.ignored.iter().map(|_| "unused".to_owned()).collect::<Vec<_>>()),
    }
}

/// A test that expects as many records as are written.
fn at_test(given: &str, files: &BTreeMap<String, String>, mark: &str) -> String {
    let text = format!(
        "{mark}{RULES}test \"one\" {{\n  given R{given}\n  expect t\n    | row | [n] |\n    | total | 1 |\n}}\n"
    );
    let rules = match Rules::load("r.bieu", &text, files, None) {
        Ok(rules) => rules,
        Err(faults) => {
            let errors: Vec<&Diagnostic> = faults.findings.iter().filter(|finding| finding.is_error()).collect();
            let codes: Vec<&str> = errors.iter().map(|finding| finding.code.id).collect();
            return rejected(&errors).unwrap_or_else(|| format!("refused {}", codes.join(" ")));
        }
    };
    let report = rules.test(&|_| true);
    let failures: Vec<&Diagnostic> = report.tests.iter().flat_map(|test| &test.failures).collect();
    match failures.first() {
        None => "1 taken".to_owned(),
        Some(failure) => rejected(&failures).unwrap_or_else(|| format!("fails {}", failure.code.id)),
    }
}

/// The faults of given records, as they stand in the notes.
fn rejected(findings: &[&Diagnostic]) -> Option<String> {
    let notes = findings.iter().flat_map(|finding| &finding.notes);
    let code = |note: String| Some(format!("rejected {}", &note.split_once("[bieu::")?.1[..5]));
    let codes: Vec<String> = notes.map(crate::english).filter_map(code).collect();
    (!codes.is_empty()).then(|| codes.join(", "))
}

fn at_given_table(fault: &Fault) -> String {
    let line = |cells: &[String]| format!("\n    | {} |", cells.join(" | "));
    let mut table = format!("{}{}", line(&fault.header), line(&fault.cells));
    if fault.shape == Shape::EmptyRow {
        table += &line(&vec![String::new(); fault.header.len()]);
    }
    let table = if fault.shape == Shape::Empty { String::new() } else { table };
    at_test(&table, &BTreeMap::new(), if fault.shape == Shape::ByteOrderMark { "\u{FEFF}" } else { "" })
}

fn at_given_file(fault: &Fault) -> String {
    at_test(" from \"R.csv\"", &BTreeMap::from([("R.csv".to_owned(), fault.csv())]), "")
}

fn at_struct(fault: &Fault) -> String {
    let rules = rules();
    let mut builder = rules.records();
    builder.push(R, &Members(&fault.members()));
    if fault.shape == Shape::EmptyRow {
        builder.push(R, &Members(&[]));
    }
    let unused: Vec<String> = builder.unused(R).map(|_| "unused".to_owned()).collect();
    verdict(builder, &unused)
}

fn at_cells(fault: &Fault) -> String {
    let rules = rules();
    let of = rules.schema().record(R);
    let mut builder = rules.records();
    let input = builder.input("R");
    let mut cells = vec![RawCell::Missing; of.fields.len()];
    for (name, cell) in fault.header.iter().zip(&fault.cells) {
        let Some(field) = of.find_field(name) else { return "–".to_owned() };
        cells[field.0 as usize] = RawCell::Text(cell);
    }
    builder.push_row(R, Origin { input, line: 1 }, &cells);
    if fault.shape == Shape::EmptyRow {
        builder.push_row(R, Origin { input, line: 2 }, &vec![RawCell::Missing; of.fields.len()]);
    }
    verdict(builder, &[])
}

/// The published file has columns of a table, not fields; it is asked for what concerns its form and its names.
fn at_published(fault: &Fault) -> String {
    let rules = rules();
    let outcome = rules.evaluate(&rules.records().finish()).unwrap();
    let read = read_sheet("p.csv", fault.csv().as_bytes());
    match read.and_then(|sheet| Published::read("p.csv", &sheet, &outcome.tables[0])) {
        Err(fault) => refused(&fault),
        Ok(published) => {
            let placed = published.cells.iter().filter(|cell| cell.place().is_some()).count();
            format!("{placed} of {} in their place", published.cells.len())
        }
    }
}

fn verdicts(fault: &Fault, published: Option<&Fault>) -> [String; 9] {
    let none = || "–".to_owned();
    let has_file = matches!(fault.shape, Shape::Sound | Shape::EmptyRow);
    [
        at_csv(fault),
        at_json(&fault.json_file("[", ",", "]"), false),
        at_json(&fault.json_file("", "\n", "\n"), false),
        at_json(&fault.json_file("{\"R\":[", ",", "]}"), true),
        at_given_table(fault),
        at_given_file(fault),
        if has_file { at_struct(fault) } else { none() },
        if has_file { at_cells(fault) } else { none() },
        published.map_or_else(none, at_published),
    ]
}

/// A sound figure of the published table, in a file of this shape.
fn figure(shape: Shape) -> Fault {
    Fault { shape, ..Fault::of("row|n", "male|0") }
}

#[test]
fn every_fault_has_its_verdict_at_every_door() {
    let decomposed = "tuô\u{309}i";
    let long = "1234567890123456789012345678901";
    let table: Vec<(&str, Fault, Option<Fault>, [&str; 9])> = vec![
        (
            "sound",
            Fault::shaped(Shape::Sound),
            Some(figure(Shape::Sound)),
            [
                "1 taken",
                "1 taken",
                "1 taken",
                "1 taken",
                "1 taken",
                "1 taken",
                "1 taken",
                "1 taken",
                "1 of 1 in their place",
            ],
        ),
        (
            "byte order mark",
            Fault::shaped(Shape::ByteOrderMark),
            Some(figure(Shape::ByteOrderMark)),
            ["1 taken", "1 taken", "1 taken", "1 taken", "1 taken", "1 taken", "–", "–", "1 of 1 in their place"],
        ),
        (
            "empty file",
            Fault::shaped(Shape::Empty),
            Some(figure(Shape::Empty)),
            [
                "refused E0832",
                "refused E0832",
                "refused E0832",
                "refused E0832",
                "refused E0101",
                "refused E1107",
                "–",
                "–",
                "refused E0832",
            ],
        ),
        // In CSV it is what a spreadsheet leaves; elsewhere it was written on purpose, as a record without a key.
        (
            "row of empty cells",
            Fault::shaped(Shape::EmptyRow),
            Some(figure(Shape::EmptyRow)),
            [
                "1 taken, passed over line 3",
                "1 taken, rejected E0804",
                "1 taken, rejected E0804",
                "1 taken, rejected E0804",
                "rejected E0804",
                "1 taken",
                "1 taken, rejected E0804",
                "1 taken, rejected E0804",
                "1 of 1 in their place",
            ],
        ),
        (
            "doubled name",
            Fault::of("id|sex|sex", "m1|male|female"),
            Some(Fault::of("row|n|n", "male|0|1")),
            [
                "refused E0835",
                "rejected E0835",
                "rejected E0835",
                "rejected E0835",
                "refused E1105",
                "refused E1105",
                "rejected E0835",
                "1 taken",
                "refused E1306",
            ],
        ),
        (
            "decomposed name",
            Fault::of(&format!("id|{decomposed}"), "m1|7"),
            Some(Fault::of(&format!("row|{decomposed}"), "male|0")),
            ["1 taken", "1 taken", "1 taken", "1 taken", "1 taken", "1 taken", "1 taken", "–", "1 of 1 in their place"],
        ),
        (
            "mark of no width in a name",
            Fault::of("id|se\u{200B}x", "m1|male"),
            Some(Fault::of("row|\u{200B}n", "male|0")),
            [
                "1 taken",
                "1 taken",
                "1 taken",
                "1 taken",
                "refused E0201",
                "refused E0201",
                "1 taken",
                "–",
                "1 of 1 in their place",
            ],
        ),
        (
            "mark of no width in a value",
            Fault::of("id|sex", "m1|ma\u{200B}le"),
            None,
            [
                "1 taken, folding",
                "1 taken, folding",
                "1 taken, folding",
                "1 taken, folding",
                "1 taken",
                "1 taken",
                "1 taken, folding",
                "1 taken, folding",
                "–",
            ],
        ),
        (
            "unknown name",
            Fault::of("id|zzz", "m1|1"),
            Some(Fault::of("row|n|zzz", "male|0|1")),
            [
                "1 taken, unused",
                "1 taken, unused",
                "1 taken, unused",
                "1 taken, unused",
                "refused E0201",
                "refused E0201",
                "1 taken, unused",
                "–",
                "1 of 2 in their place",
            ],
        ),
        ("guarded key", Fault::of("id|sex", "=\"0012\"|male"), None, ["rejected E0824"; 9]),
        ("apostrophe before a key", Fault::of("id|sex", "'0012|male"), None, ["rejected E0824"; 9]),
        ("error of a formula", Fault::of("id|sex", "m1|#REF!"), None, ["rejected E0824"; 9]),
        ("key made short", Fault::of("id|sex", "7.9087E+11|male"), None, ["rejected E0824"; 9]),
        ("error in a number", Fault::of("id|x", "m1|#N/A"), None, ["rejected E0824"; 9]),
        ("zero after the point", Fault::of("id|tuổi", "m1|2.0"), None, ["1 taken, point_zero"; 9]),
        (
            "the same as a number",
            Fault::of("id|tuổi", "m1|2.0").json(&["\"m1\"", "2.0"]),
            None,
            ["1 taken, point_zero"; 9],
        ),
        // The struct's binary number is written without an exponent, 0.000063.
        (
            "exponent",
            Fault::of("id|x", "m1|6.3e-05").json(&["\"m1\"", "6.3e-05"]),
            None,
            [
                "1 taken, exponent",
                "1 taken, exponent",
                "1 taken, exponent",
                "1 taken, exponent",
                "1 taken",
                "1 taken",
                "1 taken",
                "1 taken, exponent",
                "–",
            ],
        ),
        (
            "many digits",
            Fault::of("id|x", "m1|0.30000000000000004").json(&["\"m1\"", "0.30000000000000004"]),
            None,
            ["1 taken"; 9],
        ),
        (
            "more digits than are kept",
            Fault::of("id|y", "m1|0.125").json(&["\"m1\"", "0.125"]),
            None,
            ["1 taken, rounded"; 9],
        ),
        ("declared as missing", Fault::of("id|tuổi", "m1|NA"), None, ["1 taken, declared_missing"; 9]),
        ("another word for nothing", Fault::of("id|tuổi", "m1|null"), None, ["rejected E0805"; 9]),
        ("key that is missing", Fault::of("id|tuổi", "NA|1"), None, ["rejected E0804"; 9]),
        ("declared as yes", Fault::of("id|ok", "m1|Đúng"), None, ["1 taken, declared_word"; 9]),
        ("yes of a program", Fault::of("id|ok", "m1|TRUE"), None, ["1 taken, folding"; 9]),
        (
            "yes of a column of numbers",
            Fault::of("id|ok", "m1|1.0").json(&["\"m1\"", "1.0"]),
            None,
            ["1 taken, point_zero"; 9],
        ),
        ("a word where a number stands", Fault::of("id|x", "m1|abc"), None, ["rejected E0805"; 9]),
        ("a number of two meanings", Fault::of("id|x", "m1|2.295"), None, ["rejected E0806"; 9]),
        ("too long a number", Fault::of("id|x", &format!("m1|{long}")), None, ["rejected E0807"; 9]),
        ("too long an integer", Fault::of("id|tuổi", &format!("m1|{long}")), None, ["rejected E0807"; 9]),
        ("lost letters", Fault::of("id|note", "m1|Th\u{FFFD}i"), None, ["rejected E0816"; 9]),
        ("unknown code", Fault::of("id|sex", "m1|X"), None, ["rejected E0801"; 9]),
    ];
    let mut wrong = Vec::new();
    for (what, fault, published, expected) in &table {
        let found = verdicts(fault, published.as_ref());
        for ((door, expected), found) in DOORS.iter().zip(expected).zip(&found) {
            // The run of a test gives no account, and what is not published has no verdict there.
            let expected = match *door {
                "given table" | "given file" if expected.starts_with("1 taken") => "1 taken",
                "published file" if published.is_none() => "–",
                _ => expected,
            };
            if expected != found {
                wrong.push(format!("{what} at {door}: {found}, not {expected}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

//! What a spreadsheet makes of a CSV for people, set to English and set to Vietnamese: of each figure the same number or text, never
//! another number; of text nothing but text. LibreOffice is asked, so `.ci/spreadsheets` runs this, and `cargo test` leaves it out.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use bieu::outcome::*;
use bieu::unstable::outcome::*;
use bieu::unstable::report::csv_table;
use bieu::unstable::spreadsheet::{Form, Separator};
use bieu::value::{Date, Number};

use crate::made::made;
use crate::report::markup::{self, Piece};

/// The numbers by which LibreOffice knows a locale, and the locales of reports whose figures are numbers there.
const SETTINGS: [(&str, &[Locale]); 2] = [("1033", &[Locale::Plain, Locale::English]), ("1066", &[Locale::Vietnamese])];
const LOCALES: [Locale; 3] = [Locale::Plain, Locale::Vietnamese, Locale::English];
const FORMS: [(Separator, &str, bool); 3] =
    [(Separator::Comma, "44", false), (Separator::Semicolon, "59", true), (Separator::Tab, "9", false)];

/// What a spreadsheet found in a cell.
#[derive(Debug, Clone, PartialEq)]
enum Found {
    Number(String),
    Day(String),
    Text,
}

#[test]
fn a_spreadsheet_finds_the_same_number_or_text() {
    if std::env::var_os("BIEU_SPREADSHEETS").is_none() {
        let said = "left out: what LibreOffice makes of a CSV; .ci/spreadsheets asks it";
        writeln!(std::io::stderr(), "{said}").unwrap();
        return;
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("spreadsheets");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    let mut asked = 0;
    for (separator, sign, byte_order_mark) in FORMS {
        let files = LOCALES.map(|locale| folder.join(format!("{locale:?}-{separator:?}.csv")));
        for (locale, file) in LOCALES.into_iter().zip(&files) {
            std::fs::write(file, csv_table(&table(locale), locale, Form { separator, byte_order_mark })).unwrap();
        }
        for (setting, own) in SETTINGS {
            for finds_days in ["false", "true"] {
                open(&files, &format!("{sign},34,76,1,,{setting},false,{finds_days}"));
                for (locale, file) in LOCALES.into_iter().zip(&files) {
                    let table = table(locale);
                    let place = format!("{file:?}, set to {setting}");
                    assert_found(&table, &found(&file.with_extension("fods")), own.contains(&locale), &place);
                    asked += table.cells.len();
                }
            }
        }
    }
    println!("{asked} cells asked of the spreadsheet");
}

/// Opens CSV files as a spreadsheet of some settings does, and saves them as documents beside them.
fn open(files: &[PathBuf], settings: &str) {
    let folder = files[0].parent().unwrap();
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let asked = Command::new("soffice")
        .args([&profile, "--headless", &format!("--infilter=CSV:{settings}"), "--convert-to", "fods", "--outdir"])
        .arg(folder)
        .args(files)
        .output()
        .expect("soffice is installed");
    assert!(asked.status.success(), "{}", String::from_utf8_lossy(&asked.stderr));
}

/// The cells of a document by the label of their row. The document is taken away, so that none is read twice.
fn found(document: &Path) -> BTreeMap<String, Found> {
    let text = std::fs::read_to_string(document).unwrap();
    std::fs::remove_file(document).unwrap();
    let body = text.split_once("<table:table ").unwrap().1.split_once("</table:table>").unwrap().0;
    body.split("<table:table-row").skip(1).filter_map(row).collect()
}

/// The label of a row and what was found beside it.
fn row(row: &str) -> Option<(String, Found)> {
    let mut cells = row.split("<table:table-cell").skip(1);
    let label = cells.next()?.split_once("<text:p>")?.1.split_once("</text:p>")?.0;
    let pieces =
        markup::pieces(&format!("<cell{}", cells.next()?.split_once('>')?.0.trim_end_matches('/').to_owned() + ">"));
    let Some(Piece::Open(_, attributes)) = pieces.unwrap().into_iter().next() else { return None };
    assert!(!attributes.iter().any(|(key, _)| key == "table:formula"), "a formula: {row}");
    let of = |key: &str| attributes.iter().find(|(name, _)| name == key).map(|(_, value)| value.clone());
    let found = match of("office:value-type").as_deref() {
        Some("string") | None => Found::Text,
        Some("date") => Found::Day(of("office:date-value")?),
        Some(_) => Found::Number(of("office:value")?),
    };
    Some((label.to_owned(), found))
}

fn assert_found(table: &TableOutcome, found: &BTreeMap<String, Found>, is_own: bool, place: &str) {
    for (row, cell) in table.rows.iter().zip(&table.cells) {
        let found = found.get(&row.label).unwrap_or_else(|| panic!("{place}: no row {}", row.label));
        let binary = |text: &str| text.parse::<f64>().unwrap();
        let is_same = match (cell.value.clone(), found) {
            (CellValue::Number(number), Found::Number(text)) => binary(text) == binary(&number.to_string()),
            (CellValue::Date(day), Found::Day(text)) => *text == day.to_string(),
            (CellValue::Date(_) | CellValue::State(_), Found::Text) => true,
            (CellValue::Number(number), Found::Text) => !is_own || is_kept(number, cell),
            _ => false,
        };
        assert!(is_same, "{place}: {cell:?} is {found:?}");
    }
}

/// Whether a figure is text everywhere: a fraction, more digits than a spreadsheet keeps, the sign of zero.
fn is_kept(number: Number, cell: &Cell) -> bool {
    let text = number.to_string();
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    text.contains('/') || digits.trim_matches('0').len() > 15 || (number.is_zero() && cell.shown != "0")
}

/// A table with one column and a row for each kind of figure and sign, printed in a locale.
fn table(locale: Locale) -> TableOutcome {
    let mut cells = Vec::new();
    let mut whole = vec![0_i128, 1, 2, 9, 12, 50, 123, 999, 1000, 1234, 12_345, 123_456, 1_234_567, 999_999_999_999];
    whole.extend([1_234_567_890_123_456, i128::from(i64::MAX)]);
    for whole in whole {
        for (fraction, of) in [(0, 1), (5, 10), (12, 100), (295, 1000), (1, 1000), (2951, 10_000), (123_456, 1_000_000)]
        {
            for sign in [1, -1] {
                let number = Number::ratio(sign * (whole * of + fraction), of).unwrap();
                cells.push(Presentation::default().cell(CellValue::Number(number), false, locale, &[]));
            }
        }
    }
    let ratios = [(1, 3), (2, 3), (10, 3), (-4, 11), (31, 12), (1, 2024), (3001, 7)];
    let ratios = ratios.map(|(n, d)| CellValue::Number(Number::ratio(n, d).unwrap()));
    let days = ["2024-03-04", "1999-12-31", "2024-02-29"].map(|day| CellValue::Date(Date::parse_iso(day).unwrap()));
    let states = State::ALL.map(CellValue::State);
    for value in ratios.into_iter().chain(days).chain(states) {
        cells.push(Presentation::default().cell(value, false, locale, &[]));
    }
    for sign in ["-", "=1+1", "+1", "@SUM(1)", "-1+2", "\t=1", " =1", "–", "X", "(s)", "=HYPERLINK(\"http://x\")"] {
        let glyphs =
            ShownGlyphs { zero: Some(sign.into()), not_applicable: Some(sign.into()), ..ShownGlyphs::default() };
        for value in [CellValue::Number(Number::ZERO), CellValue::State(State::NotApplicable)] {
            cells.push(Presentation::default().cell(value, false, locale, &[&glyphs]));
        }
    }
    let member = |id: String| {
        made!(MemberHeader {
            label: format!("row {id}"),
            id,
            printed: String::new(),
            formula: String::new(),
            depth: 0,
            is_total: false,
        })
    };
    let rows: Vec<MemberHeader> = (0..cells.len()).map(|at| member(at.to_string())).collect();
    made!(TableOutcome {
        name: "t".into(),
        title: "T".into(),
        cites: vec![],
        stubs: vec![],
        row_tree: (0..rows.len()).map(HeaderNode::Member).collect(),
        column_tree: vec![HeaderNode::Member(0)],
        columns: vec![member("figure".into())],
        rows,
        cells,
        notes: vec![],
        undetermined: vec![],
        checks: vec![],
        broken_splits: vec![],
        account: vec![],
    })
}

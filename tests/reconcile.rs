//! `reconcile`: each cell in one state, the tolerance that of the print, waivers with an end.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on is to stop")]

mod own;

use bieu::Rules;
use bieu::message::Language;
use bieu::outcome::Outcome;
use bieu::records::{FileError, read_csv};
use bieu::unstable::documents;
use bieu::unstable::exec::checks_of_figures;
use bieu::unstable::outcome::{Agreement, Reconciliation, WaiverState};
use bieu::unstable::reconcile::{Published, Waivers, is_reconciled, reconcile};
use bieu::unstable::records::read_sheet;
use bieu::unstable::report::{csv_table, long_csv, reconciliation_summary, reconciliation_text};
use bieu::unstable::spreadsheet::Form;
use bieu::value::Date;

const RULES: &str = r#"language 1
report r "Báo cáo" { period 2024-01-01 to 2024-06-30  locale vi }
codes Sex "Giới tính" { male "Nam"  female "Nữ" }
codes Place "Nơi" { north "Miền Bắc"  south "Miền Nam"  east "Đông"  west "Tây" }
record Member "Đảng viên" { key id integer "Số thẻ"  place Place "Nơi"  sex Sex "Giới tính" }
table t "Bảng" of Member {
  stub number "TT"  printed "A"
  stub label  "Nơi" printed "B"
  rows Place
  total "Tổng cộng"
  column all "Tất cả" printed "1" = count
  split [all] by sex {
    column men   "Nam" printed "2" : male
    column women "Nữ"  printed "3" : female
  }
  column share "Tỷ lệ" printed "4" = [women] / [all] as percent, round down to 1
  column other "Tỷ lệ" printed "5" = not applicable
  check [all] = [men] + [women]
  check [all] <= 2 else warn "many"
  check total = sum of rows
  show zero as "-"
}
"#;

/// 3.000 in the North, 1.000 of them women; 3 in the South, 2 of them women.
fn outcome() -> (Rules, Outcome) {
    let rules = Rules::from_text("rules.bieu", RULES).unwrap_or_else(|faults| panic!("{faults}"));
    let mut csv = "Số thẻ,Nơi,Giới tính\n".to_owned();
    for id in 0..3003 {
        let place = if id < 3000 { "north" } else { "south" };
        let sex = if !(1000..=3000).contains(&id) { "female" } else { "male" };
        csv += &format!("{id},{place},{sex}\n");
    }
    let mut builder = rules.records();
    read_csv(&mut builder, rules.schema().find_record("Member").unwrap(), "Member", csv.as_bytes()).unwrap();
    let outcome = rules.evaluate(&builder.finish()).unwrap();
    (rules, outcome)
}

fn day(text: &str) -> Date {
    Date::parse_iso(text).unwrap()
}

fn try_compared(published: &str, waivers: &str) -> Result<Reconciliation, FileError> {
    let (rules, outcome) = outcome();
    let table = &outcome.tables[0];
    let published = Published::read("p.csv", &read_sheet("p.csv", published.as_bytes())?, table)?;
    let waivers = if waivers.is_empty() {
        Waivers::default()
    } else {
        Waivers::read("w.csv", &read_sheet("w.csv", waivers.as_bytes())?, "t")?
    };
    let checks = |figures: &[bieu::outcome::Cell]| checks_of_figures(&rules.model().tables[0], figures);
    Ok(reconcile(table, outcome.locale, &published, &waivers, day("2024-08-01"), &checks))
}

fn compared(published: &str, waivers: &str) -> Reconciliation {
    try_compared(published, waivers).unwrap_or_else(|fault| panic!("{fault}"))
}

fn agreement(found: &Reconciliation, row: &str, column: &str) -> Agreement {
    found.cells.iter().find(|cell| cell.row == row && cell.column == column).unwrap().agreement
}

#[test]
fn each_cell_is_in_one_state() {
    let found = compared(
        "row;all;men;women;share;extra\nnorth;3.000;2.000;1.000;33,3;\nMiền Nam;3;1;2;67;\ntotal;3004;2001;;33,4;5\nfar;1;;;;\n",
        "",
    );
    let of = |row, column| agreement(&found, row, column);
    assert_eq!(of("north", "all"), Agreement::Agreed);
    assert_eq!(of("north", "share"), Agreement::Agreed);
    assert_eq!(of("south", "share"), Agreement::Rounded, "66,67 is printed 67");
    assert_eq!(of("total", "all"), Agreement::Differs);
    assert_eq!(of("total", "women"), Agreement::NotPublished);
    assert_eq!(of("total", "share"), Agreement::Rounded, "33,37 is shown 33,3, cut off, and printed 33,4");
    assert_eq!(of("total", "extra"), Agreement::OnlyPublished);
    assert_eq!(of("far", "all"), Agreement::OnlyPublished);
    assert_eq!(of("east", "all"), Agreement::NotPublished);
    let counts = found.counts();
    let table = 5 * 5;
    assert_eq!(counts.agreed + counts.within_rounding + counts.differs + counts.not_published, table);
    assert_eq!((counts.within_rounding, counts.differs, counts.only_published, counts.waived), (2, 1, 2, 0));
    assert!(!is_reconciled(&found));
    let text = String::from(reconciliation_text(&found, Language::English));
    for (place, is_listed) in [
        ("[total, all]", true),
        ("[south, share]", true),
        ("[far, all]", true),
        ("[north, all]", false),
        ("[south, men]", false),
    ] {
        assert_eq!(text.contains(place), is_listed, "{place}\n{text}");
    }
    let differs = found.cells.iter().find(|cell| cell.agreement == Agreement::Differs).unwrap();
    let figure = differs.published.as_ref().unwrap();
    assert_eq!((figure.line, figure.difference.clone().unwrap().to_string().as_str()), (4, "-1"));
}

#[test]
fn what_bieu_prints_agrees_with_itself() {
    let (_, outcome) = outcome();
    for printed in [csv_table(&outcome.tables[0], outcome.locale, Form::default()), long_csv(&outcome)] {
        let found = compared(&printed, "");
        assert_eq!(found.counts().agreed, 25, "states too: {printed}");
        assert!(is_reconciled(&found));
        assert!(found.contradictions.is_empty(), "a check that only warns contradicts nothing: {found:?}");
    }
}

#[test]
fn rows_and_columns_go_by_id_printed_number_or_label() {
    for published in [
        "row,all\nnorth,3000\n",
        "TT,Nơi,Tất cả\n1,Miền Bắc,3.000\n",
        "B,1\nmiền  bắc,3 000\n",
        "whatever,1\nnorth,3000\n",
        "row,column,value\nnorth,1,\"3,000\"\n",
        "table,row,column,value\nother,north,1,7\nt,Miền Bắc,all,3000\n",
    ] {
        let found = compared(published, "");
        assert_eq!(agreement(&found, "north", "all"), Agreement::Agreed, "{published}");
        assert_eq!(found.counts().agreed, 1, "{published}");
        assert_eq!(found.counts().only_published, 0, "{published}");
    }
}

#[test]
fn a_dash_agrees_with_exactly_zero_and_with_no_value() {
    let found = compared("row,all,men,women,share,other\nnorth,-,,,-,-\nsouth,,-,,,\neast,–,—,−,-,\n", "");
    let of = |row, column| agreement(&found, row, column);
    assert_eq!(of("north", "all"), Agreement::Differs, "3.000");
    assert_eq!(of("north", "share"), Agreement::Differs, "33,3");
    assert_eq!(of("north", "other"), Agreement::Agreed, "not applicable");
    assert_eq!(of("south", "men"), Agreement::Differs, "1");
    for column in ["all", "men", "women", "share"] {
        assert_eq!(of("east", column), Agreement::Agreed, "0, or of no value");
    }
    assert_eq!(found.counts().within_rounding, 0);
}

#[test]
fn a_waiver_holds_to_its_last_day_and_is_counted_apart() {
    let published = "row,all,men\ntotal,3004,2001\nnorth,3001,2000\nsouth,4,1\nfar,9,\n";
    let waivers = "row,column,until,reason\ntotal,1,2024-08-01,to the day\nnorth,all,2024-07-31,a day over\n\
                   Miền Nam,men,2025-01-01,nothing to waive\nFar,all,2025-01-01,lost row\n";
    let found = compared(published, waivers);
    let of = |row: &str| {
        let cell = found.cells.iter().find(|cell| cell.row == row && cell.column == "all").unwrap();
        cell.waiver.as_ref().map(|(_, state)| *state)
    };
    assert_eq!(of("total"), Some(WaiverState::Holds));
    assert_eq!(of("north"), Some(WaiverState::Expired));
    assert_eq!(of("south"), None);
    assert_eq!(of("far"), Some(WaiverState::Holds));
    let counts = found.counts();
    assert_eq!((counts.waived, counts.differs, counts.expired, counts.only_published), (2, 2, 1, 0));
    let idle: Vec<&str> = found.idle_waivers.iter().map(|waiver| waiver.reason.as_str()).collect();
    assert_eq!(idle, ["nothing to waive"]);
    assert!(!is_reconciled(&found));
    let all = "row,column,until,reason\ntotal,all,2024-08-01,a\nnorth,all,2024-08-01,b\nsouth,all,2024-08-01,c\n\
               far,all,2024-08-01,d\n";
    assert!(is_reconciled(&compared(published, all)));
}

#[test]
fn published_figures_can_contradict_each_other() {
    let found = compared("row,all,men,women\nnorth,3000,2000,999\nsouth,3,,2\n", "");
    let broken: Vec<(&str, bool)> = found.contradictions.iter().map(|c| (c.check.as_str(), c.warn)).collect();
    assert_eq!(broken, [("1 = 2+3", false)], "what is not published decides nothing");
    let text = String::from(reconciliation_text(&found, Language::English));
    assert!(text.contains("1 = 2+3, row north: 3.000 against 2.999"), "{text}");
}

#[test]
fn bad_files_are_said_with_line_and_help() {
    let said = |published: &str, waivers: &str| try_compared(published, waivers).unwrap_err().to_string();
    let good = "row,all\nnorth,3000\n";
    for (published, waivers, words) in [
        ("row,nothing\nnorth,1\n", "", "names no column"),
        ("row,Tỷ lệ\nĐông,1\n", "", "share, other"),
        ("row,all\nnorth,1\nMiền Bắc,2\n", "", "is also in line 2"),
        ("table,row,column,value\nother,north,all,1\n", "", "No line is about"),
        ("row,all\nnorth\n", "", "Line 2:"),
        ("", "", "E0832"),
        (good, "row,column,reason\ntotal,1,x\n", "E1307"),
        (good, "row,column,until,reason\ntotal,1,,x\n", "is not a date. Write the last day"),
        (good, "row,column,until,reason\ntotal,1,31/12/2024,x\n", "2025-12-31"),
        (good, "row,column,until,reason\ntotal,1,2024-12-31,\n", "has no reason"),
    ] {
        let said = said(published, waivers);
        assert!(said.contains(words), "{words}: {said}");
    }
}

#[test]
fn the_summary_and_the_document_count_alike() {
    let found = compared("row,all\nnorth,3000\ntotal,1\nfar,1\n", "");
    assert_eq!(
        reconciliation_summary(&found, Language::English),
        "3 published: 1 agreed, 0 within rounding, 1 different, 0 waived, 1 not in the table; 23 of the table not published"
    );
    let document = serde_json::to_value(documents::Reconciliation::from(&found)).unwrap();
    assert_eq!(document["schema"], "bieu.reconciliation/2");
    assert_eq!(document["cells"].as_array().unwrap().len(), 3);
    assert_eq!(document["cells"][1]["difference"], 3002);
    assert_eq!(document["not_published"], 23);
}

#[test]
fn files_do_not_steer_a_terminal() {
    let published = "row,all\nnorth,\u{1b}[31m1\n\u{1b}]far,2\n";
    let waivers = "row,column,until,reason\nnorth,all,2024-08-01,\u{7}why\nother\u{8},1,2024-08-01,x\n";
    let text = String::from(reconciliation_text(&compared(published, waivers), Language::English));
    assert!(!text.contains(|c: char| c.is_control() && c != '\n'), "{text:?}");
    assert!(text.contains("is not a figure") && text.contains("other"), "{text}");
}

//! What a run writes as CSV or as long CSV is read again by `reconcile`, and agrees: whatever labels, signs and figures stand in it.

use bieu::Rules;
use bieu::outcome::*;
use bieu::records::{FileError, read_csv};
use bieu::unstable::outcome::*;
use bieu::unstable::reconcile::{Published, Waivers, reconcile};
use bieu::unstable::records::{Sheet, read_sheet_of};
use bieu::unstable::report::{csv, csv_table, long_csv};
use bieu::unstable::spreadsheet::{Form, Separator};
use bieu::unstable::value::{Rounding, RoundingMode};
use bieu::value::{Date, Number};
use proptest::prelude::*;

use super::day;
use crate::report::hostile;

const LOCALES: [Locale; 3] = [Locale::Plain, Locale::Vietnamese, Locale::English];
const SEPARATORS: [Separator; 3] = [Separator::Comma, Separator::Semicolon, Separator::Tab];

/// What a text says of a table, one of those of an outcome.
fn read_again(text: &str, outcome: &Outcome, table: &TableOutcome) -> Result<Reconciliation, FileError> {
    let leads: Vec<[&str; 2]> =
        [table].into_iter().chain(&outcome.tables).map(|table| [&*table.name, &*table.title]).collect();
    let sheet = read_sheet_of("own.csv", text.as_bytes(), &leads)?;
    let published = Published::read("own.csv", &sheet, table)?;
    Ok(reconcile(table, outcome.locale, &published, &Waivers::default(), day("2024-08-01"), &|_| Vec::new()))
}

#[track_caller]
fn assert_agrees(text: &str, outcome: &Outcome, table: &TableOutcome) {
    let found = read_again(text, outcome, table).unwrap_or_else(|fault| panic!("{fault}\n{text}"));
    let odd = |cell: &&ReconciledCell| !matches!(cell.agreement, Agreement::Agreed | Agreement::NotPublished);
    assert!(!found.cells.iter().any(|cell| odd(&cell)), "{:#?}\n{text}", found.cells.iter().find(odd));
}

fn forms() -> impl Iterator<Item = Form> {
    SEPARATORS
        .into_iter()
        .flat_map(|separator| [false, true].map(|byte_order_mark| Form { separator, byte_order_mark }))
}

#[track_caller]
fn assert_agrees_in_all_forms(outcome: &Outcome) {
    for table in &outcome.tables {
        for form in forms() {
            assert_agrees(&csv_table(table, outcome.locale, form), outcome, table);
            assert_agrees(&csv(outcome, form), outcome, table);
        }
        assert_agrees(&long_csv(outcome), outcome, table);
    }
}

fn outcome_of(rules: &str, record: &str, records: &str) -> Outcome {
    let rules = Rules::from_text("rules.bieu", rules).unwrap_or_else(|faults| panic!("{faults}"));
    let mut builder = rules.records();
    read_csv(&mut builder, rules.schema().find_record(record).unwrap(), record, records.as_bytes()).unwrap();
    rules.evaluate(&builder.finish()).unwrap()
}

#[test]
fn headings_and_numbers_that_are_printed_twice_do_no_harm() {
    let rules = r#"language 1
record P "P" { key id text "id"  n integer "n" }
table t "T" of P { heading "I" { row a "Nữ" where n > 1 }  row b "Nam" where n > 2  column 1 "S" }
table u "U" of P { row b "Nam" where n > 2  heading "H" { column x "S" }  column y "K" where n > 3 }
table v "V" of P { row b "Nam" where n > 2  column x "S" printed "3 a"  column y "K" printed "4" where n > 3 }
table w "W" of P {
  stub number "TT" printed "A"
  stub label "Tên" printed "B"
  heading "I" { row a "Nữ" where n > 1 }
  heading "II" { row b "Nữ" where n > 2 }
  heading "H" { column x "S" printed "1" }
  heading "K" { column y "S" printed "1" where n > 3 }
  column z "S" printed "2" = [x] + [y]
}
"#;
    let outcome = outcome_of(rules, "P", "id,n\n1,2\n2,3\n3,4\n");
    assert_agrees_in_all_forms(&outcome);
    // Of rows left out or set in another order, a label with its headings still says which is meant.
    let w = &outcome.tables[3];
    let text = "Tên,H / S,K / S,S\nII / Nữ,2,1,3\nI / Nữ,3,1,4\n";
    let found = read_again(text, &outcome, w).unwrap();
    assert_eq!(found.counts().agreed, 6, "{found:#?}");
    let moved = read_again(&text.replace(",2,1,", ",1,2,"), &outcome, w).unwrap();
    assert_eq!(moved.counts().differs, 2);
}

#[test]
fn halves_and_what_is_hidden_are_read_again() {
    let rules = r#"language 1
record P "P" { key id text "id"  n integer "n" }
table t "T" of P {
  stub number "TT" printed "A"
  stub label "Tên" printed "B"
  row a "Trên 1" where n > 1
  hidden row h "Phụ" where n > 9
  heading "Khác" { row b "Trên 2" where n > 2  row c "Trên 3" where n > 3 }
  total "Cộng"
  column 1 "Số"
  hidden column 2 "Phụ" = sum n
  column 3 "Tổng" = [2] + 1
  halves after b
}
"#;
    let outcome = outcome_of(rules, "P", "id,n\n1,2\n2,3\n3,4\n");
    assert_agrees_in_all_forms(&outcome);
    let table = &outcome.tables[0];
    let printed = csv_table(table, outcome.locale, Form::default());
    let expected = "TT,Tên,Số,Tổng,TT,Tên,Số,Tổng\nA,B,1,3,A,B,1,3\n\
                    1,Trên 1,3,10,3,Khác / Trên 3,1,5\n2,Khác / Trên 2,2,8,,Cộng,3,10\n";
    assert_eq!(printed, expected);
    assert_eq!(read_again(&printed, &outcome, table).unwrap().counts().agreed, 8);
    let wrong = read_again(&printed.replace("Cộng,3,10", "Cộng,4,10"), &outcome, table).unwrap();
    assert_eq!(wrong.counts().differs, 1);
}

#[test]
fn rows_that_are_shown_in_another_order_are_read_again_and_the_rest_is_passed_over() {
    let rules = r#"language 1
codes L "L" { a "A"  b "B"  c "C"  d "D" }
record P "P" { key id text "id"  l L "l"  n integer "n" }
table t "T" of P {
  stub label "Tên"
  rows L
  total "Cộng"
  column 1 "Số"
  column 2 "Tổng" = sum n
  show rows by [2] descending
  show rows first 2, rest "Còn lại"
}
"#;
    let outcome = outcome_of(rules, "P", "id,l,n\n1,A,2\n2,B,3\n3,C,9\n4,D,1\n5,D,1\n");
    let table = &outcome.tables[0];
    let printed = csv_table(table, outcome.locale, Form::default());
    assert_eq!(printed, "Tên,Số,Tổng\n,1,2\nC,1,9\nB,1,3\nCòn lại,3,4\nCộng,5,16\n");
    let found = |text: &str| read_again(text, &outcome, table).unwrap().counts();
    assert_eq!((found(&printed).agreed, found(&printed).differs, found(&printed).not_published), (6, 0, 4));
    // Of rows in another order a label says which is meant.
    let moved = printed.replace("B,1,3\nCòn lại,3,4\n", "Còn lại,3,4\nB,1,3\n");
    assert_eq!((found(&moved).agreed, found(&moved).differs), (6, 0));
    assert_eq!(found(&printed.replace("C,1,9", "C,1,8")).differs, 1);
    // The long form has all rows, those that are not shown behind the others.
    let long = long_csv(&outcome);
    let rows: Vec<&str> =
        long.lines().filter(|line| line.split(',').nth(2) == Some("1")).map(|line| &line[..4]).collect();
    assert_eq!(rows, ["t,c,", "t,b,", "t,re", "t,to", "t,a,", "t,d,"], "{long}");
    assert!(long.contains("t,rest,2,4,,4,1,4,0,,2\n") && long.contains("t,a,2,2,,2,1,2,0,yes,\n"), "{long}");
    assert_eq!((found(&long).agreed, found(&long).differs), (10, 0));
}

#[test]
fn days_and_states_of_the_long_form_are_read_again() {
    let rules = r#"language 1
report r "r" { period 2024-01-01 to 2024-06-30  locale vi }
record R "R" { key id text "Id"  d date }
table t "T" of R {
  total "All"
  column all   "Count"
  column first "First" = min d
  column none  "None"  = not applicable  show not applicable as "=x"
  column ratio "Ratio" = [all] * 1000 / 3
  column long  "Long"  = [all] * 2295 / 1000
  column zero  "Zero" where id = "x"  show zero as "-"
  column off   "Off"   = [ratio] / [zero]
}
"#;
    let outcome = outcome_of(rules, "R", "Id,d\n1,2024-02-03\n");
    assert_agrees_in_all_forms(&outcome);
    let long = long_csv(&outcome);
    assert!(long.contains("t,total,first,2024-02-03,") && long.contains(",not_applicable,"), "{long}");
    assert!(long.contains(",not_applicable,,,'=x,0,,\n"), "a sign is no formula: {long}");
    let found = |text: &str| read_again(text, &outcome, &outcome.tables[0]).unwrap().counts();
    assert_eq!((found(&long).agreed, found(&long).not_published), (7, 0));
    // The form for programs has one decimal sign: 2.295 is not two thousand.
    let table = |text: &str| text.replace("t,total,all,1,", "t,total,all,1.000,");
    assert_eq!(found(&table(&long)).differs, 0, "1.000 is one");
    let day = long.replace("2024-02-03", "2024-02-04");
    assert_eq!(found(&day).differs, 1, "{day}");
    let state = long.replace("not_applicable", "missing");
    assert_eq!(found(&state).differs, 1, "{state}");
    let ratio = long.replace(",1000,3,", ",1001,3,");
    assert_eq!(found(&ratio).differs, 1, "{ratio}");
    // By hand, with the decimal sign of the locale.
    assert_eq!(found("row,column,value\ntotal,long,\"2,295\"\ntotal,first,03/02/2024\n").agreed, 2);
    assert_eq!(found("row,column,value\ntotal,long,\"2,2950\"\ntotal,first,2024-02-03\n").agreed, 2);
}

/// A value, and how it is printed: rounding, digits, the sign of zero and of states.
#[derive(Debug, Clone)]
struct Worked {
    value: CellValue,
    presentation: Presentation,
    sign: Option<String>,
}

impl Worked {
    fn cell(&self, locale: Locale) -> Cell {
        let sign = || self.sign.clone();
        let glyphs = ShownGlyphs {
            zero: sign(),
            not_applicable: sign(),
            missing: sign(),
            undetermined: sign(),
            not_computable: sign(),
            suppressed: sign(),
        };
        self.presentation.cell(self.value.clone(), false, locale, &[&glyphs])
    }
}

fn worked() -> impl Strategy<Value = Worked> {
    let numerator = prop_oneof![Just(0_i64), -3000_i64..3000, any::<i64>()];
    let denominator = prop_oneof![3 => Just(1_i64), 2 => Just(1000), 1 => Just(3), 1 => Just(10_000), 1 => 1_i64..50];
    let number =
        (numerator, denominator).prop_map(|(n, d)| CellValue::Number(Number::ratio(n.into(), d.into()).unwrap()));
    let date = (1900_i16..2100, 1_i8..13, 1_i8..29).prop_map(|(y, m, d)| CellValue::Date(Date::new(y, m, d).unwrap()));
    let state = (0..State::ALL.len()).prop_map(|at| CellValue::State(State::ALL[at]));
    let mode = prop_oneof![Just(RoundingMode::Down), Just(RoundingMode::HalfUp)];
    let rounding = prop::option::of((0_u8..5, mode).prop_map(|(digits, mode)| Rounding { mode, digits }));
    let presentation = (rounding, any::<bool>(), 0_u32..4).prop_map(|(rounding, strip_zeros, digits)| Presentation {
        rounding,
        strip_zeros,
        digits,
        ..Presentation::default()
    });
    (prop_oneof![6 => number, 1 => date, 2 => state], presentation, prop::option::of(hostile::words()))
        .prop_map(|(value, presentation, sign)| Worked { value, presentation, sign })
}

/// Made-up tables whose cells are printed in the outcome's locale.
fn outcomes() -> impl Strategy<Value = Outcome> {
    (hostile::outcomes(), 0_usize..3, prop::collection::vec(worked(), 64)).prop_map(|(mut outcome, locale, cells)| {
        outcome.locale = LOCALES[locale];
        for (position, table) in outcome.tables.iter_mut().enumerate() {
            table.name = format!("t{position}");
            for (at, cell) in table.cells.iter_mut().enumerate() {
                *cell = cells[(at * 7 + position) % cells.len()].cell(outcome.locale);
            }
        }
        outcome
    })
}

fn is_told(cell: &Cell) -> bool {
    !Sheet::holds("", &cell.shown)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(192) })]

    #[test]
    fn what_a_run_writes_agrees_with_itself(outcome in outcomes(), form in 0_usize..6) {
        let form = forms().nth(form).unwrap();
        let mut outcome = outcome;
        // Rows that are not shown are not published as printed.
        outcome.tables.iter_mut().for_each(|table| table.shown_rows = None);
        for table in outcome.tables.iter().filter(|table| !table.cells.is_empty()) {
            // A header without a word heads nothing; no rules give one.
            prop_assume!(table.header_line().iter().any(|text| !Sheet::holds("", text)));
            for text in [csv_table(table, outcome.locale, form), csv(&outcome, form)] {
                let found = read_again(&text, &outcome, table).map_err(|fault| TestCaseError::fail(format!("{fault}\n{text}")))?;
                for (cell, computed) in found.cells.iter().zip(&table.cells) {
                    let expected = if is_told(computed) { Agreement::Agreed } else { Agreement::NotPublished };
                    prop_assert_eq!(cell.agreement, expected, "{:?}\n{}", cell, text);
                }
                prop_assert_eq!(found.cells.len(), table.cells.len());
            }
            let long = read_again(&long_csv(&outcome), &outcome, table).map_err(|fault| TestCaseError::fail(fault.to_string()))?;
            prop_assert!(long.cells.iter().all(|cell| cell.agreement == Agreement::Agreed), "{:#?}", long.cells);
            prop_assert_eq!(long.cells.len(), table.cells.len());
        }
    }
}

#[test]
fn nothing_of_the_rules_is_a_formula_in_a_csv() {
    let rules = r#"language 1
record R "R" { key id text "Id" }
table t "=T" of R {
  total "=All"
  column 1 "=N" where id = "x"
  show zero as "=HYPERLINK(\"http://evil\")"
}
"#;
    let outcome = outcome_of(rules, "R", "Id\n1\n");
    let sign = "\"'=HYPERLINK(\"\"http://evil\"\")\"";
    assert_eq!(csv_table(&outcome.tables[0], outcome.locale, Form::default()), format!(",'=N\n,1\n'=All,{sign}\n"));
    assert!(csv(&outcome, Form::default()).starts_with("t,'=T\n"));
    assert!(long_csv(&outcome).ends_with(&format!("t,total,1,0,,0,1,{sign},0,,\n")), "{}", long_csv(&outcome));
    assert_agrees_in_all_forms(&outcome);
}

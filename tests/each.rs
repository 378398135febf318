//! A report for each: what each holds is what a table of its own holds that asks for it by name, and all of them add up to the whole.
//! (`BIEU_CASES` says over how many made-up sets of records, 20 unless it is set.)

#![allow(clippy::unwrap_used, reason = "a test that cannot go on is to stop")]

use std::fmt::Write;

use bieu::outcome::{Cell, CellValue, CheckResult, Outcome, Place, RestRow, TableOutcome, Undetermined};
use bieu::records::{Records, read_csv};
use bieu::unstable::plain;
use bieu::{ReportOfEach, Rules};

use crate::oracle::generate::choices::Choices;

const AREAS: [&str; 3] = ["north", "south", "east"];

const RECORDS: &str = "language 1\n\
    codes Area \"Area\" { north \"North\"  south \"South\"  east \"East\" }\n\
    codes Sex \"Sex\" { male \"Men\"  female \"Women\" }\n\
    record Place \"Place\" { key code text  label name text  above Place?  tree above  area Area? }\n\
    record Visit \"Visit\" { key id text  place Place?  sex Sex?  days integer }\n";

/// The body of a table of each, and of the one that asks for one area by its name.
const BODY: &str = "{\n  rows Sex\n  row long \"Long\" where days > 3\n  split { row few \"Few\" where days < 2  row many \"Many\" otherwise }\n  total \"All\"\n  \
    column 1 \"Visits\"\n  column 2 \"Days\" = sum days\n  column 3 \"Mean\" = [2] / [1], round half up to 1\n  \
    split [1] { column 4 \"Women\" where sex = female  column 5 \"Others\" otherwise }\n  column 6 \"Rank\" = rank of [1] descending\n  column 7 \"Twice\" = [6] * 2\n  check [4] <= [1]\n  \
    cell [many, 2] = not applicable\n  cell [rows Sex, 5] = [1] - [4]\n  halves after long\n}\n";

/// One that does not print all of its rows.
const SHOWN: &str = "{\n  rows Sex\n  row long \"Long\" where days > 3\n  row none \"None\" where days > 9\n  total \"All\"\n  column 1 \"Visits\"\n  \
    column 2 \"Mean\" = average days, round half up to 1\n  show rows where [1] >= 1\n  show rows with records\n  show rows by [2] descending\n  show rows first 1, rest \"Rest\"\n}\n";

fn of_each() -> Rules {
    let text = format!(
        "{RECORDS}report r \"Visits of {{this}}\" for each Area {{\n  tables t, shown, below\n  file \"{{this}}/{{this.code}}\"\n  \
         check t[total, 1] = whole[this, 1]\n  check t[long, 2] + t[few, 1] >= 0\n}}\n\
         table whole \"Whole\" of Visit {{ rows Area  total \"All\"  column 1 \"Visits\" }}\n\
         table t \"Visits of {{this}}\" of Visit where place.area = this {BODY}\
         table shown \"Visits of {{this}}\" of Visit where place.area = this {SHOWN}\
         table below \"Below {{this}}\" of Visit where place.area = this {{\n  rows Place within this via place\n  total \"All of {{this}}\"\n  column 1 \"Visits\"\n  check total = sum of rows\n}}\n\
         text words \"\"\"{{this}} ({{this.code}}): {{t[total, 1]}} of {{whole[total, 1]}}; {{count rows of t where [1] >= 0}}\"\"\"\n"
    );
    Rules::from_text("each.bieu", &text).unwrap()
}

fn by_name() -> Rules {
    let mut text = RECORDS.to_owned();
    for area in AREAS {
        let _ = write!(text, "table {area} \"Visits\" of Visit where place.area = {area} {BODY}");
        let _ = write!(text, "table shown_{area} \"Visits\" of Visit where place.area = {area} {SHOWN}");
    }
    Rules::from_text("by_name.bieu", &text).unwrap()
}

fn files(choices: &mut Choices<'_>) -> [(&'static str, String); 2] {
    let mut places = String::from("code,name,above,area\n");
    let count = 3 + choices.below(8);
    for place in 0..count {
        let above = if place > 2 && choices.chance(60) { format!("p{}", choices.below(place)) } else { String::new() };
        let area = if choices.chance(10) { "" } else { AREAS[choices.below(3)] };
        let _ = writeln!(places, "p{place},Place {place},{above},{area}");
    }
    let mut visits = String::from("id,place,sex,days\n");
    for visit in 0..choices.below(40) {
        let place = if choices.chance(10) { String::new() } else { format!("p{}", choices.below(count)) };
        let sex = choices.pick(&["male", "female", "female", ""]);
        let _ = writeln!(visits, "{visit},{place},{sex},{}", choices.below(7));
    }
    [("Place", places), ("Visit", visits)]
}

fn over(rules: &Rules, files: &[(&str, String)]) -> (Rules, Records) {
    let mut builder = rules.records();
    for (record, text) in files {
        read_csv(&mut builder, rules.schema().find_record(record).unwrap(), record, text.as_bytes()).unwrap();
    }
    rules.with_units(builder.finish()).unwrap()
}

/// Where a cell says how many records it is not decided of, those are in it that belong to no area that is known; so their number is not compared.
fn figures(table: &TableOutcome, row: &str) -> Vec<String> {
    table.columns.iter().map(|column| held(table.find(row, &column.id).unwrap())).collect()
}

fn held(cell: &Cell) -> String {
    match (&cell.value, cell.undetermined) {
        (CellValue::State(_), _) | (_, 1..) => format!("{:?}", cell.value),
        (_, 0) => cell.shown.clone(),
    }
}

fn number(cell: &Cell) -> i64 {
    if let CellValue::Number(number) = &cell.value { number.to_string().parse().unwrap() } else { 0 }
}

#[test]
fn each_holds_what_a_table_that_asks_for_it_by_name_holds() {
    let cases: usize = std::env::var("BIEU_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(20);
    let (each, named) = (of_each(), by_name());
    for case in 0..cases {
        let numbers: Vec<u16> = (1..5).flat_map(|seed| crate::oracle::small::numbers(seed, case as u64)).collect();
        let files = files(&mut Choices::new(&numbers));
        let ((each, records), (named, of_named)) = (over(&each, &files), over(&named, &files));
        let outcome = each.evaluate(&records).unwrap();
        assert_eq!(outcome, plain::evaluate(each.model(), &records).unwrap());
        let reports = each.reports_of_each(&outcome);
        let by_name = named.evaluate(&of_named).unwrap();
        assert_eq!(reports.iter().map(|report| report.id.as_str()).collect::<Vec<_>>(), AREAS);
        for report in &reports {
            let (own, other) = (&report.outcome.tables[0], by_name.table(&report.id).unwrap());
            let labels = |table: &TableOutcome| -> Vec<_> {
                table.rows.iter().map(|row| (row.id.clone(), row.label.clone(), row.depth, row.is_total)).collect()
            };
            assert_eq!(labels(own), labels(other));
            assert_eq!((&own.column_tree, &own.row_tree), (&other.column_tree, &other.row_tree));
            for row in &own.rows {
                assert_eq!(figures(own, &row.id), figures(other, &row.id), "{} {} {case}", report.id, row.id);
            }
            assert_eq!(own.halves, other.halves);
            // What is undetermined in a column is told of those of which it is known that they belong to it.
            let of_columns = |table: &TableOutcome| {
                let of_column = |entry: &&Undetermined| matches!(entry.place, Place::Column(_));
                table.undetermined.iter().filter(of_column).cloned().collect::<Vec<_>>()
            };
            assert_eq!(of_columns(own), of_columns(other), "{} {case}", report.id);
            let (own, other) = (&report.outcome.tables[1], by_name.table(&format!("shown_{}", report.id)).unwrap());
            let [shown, by_name] = [own, other].map(|table| table.shown_rows.clone().unwrap());
            assert_eq!(
                (&shown.rows, shown.left_out, &shown.after_first),
                (&by_name.rows, by_name.left_out, &by_name.after_first)
            );
            let cells = |rest: Option<RestRow>| rest.map(|rest| rest.cells.iter().map(held).collect::<Vec<_>>());
            assert_eq!(cells(shown.rest), cells(by_name.rest), "{} {case}", report.id);
        }
        hold_whole(&outcome, &reports);
    }
}

fn hold_whole(outcome: &Outcome, reports: &[ReportOfEach]) {
    let whole = outcome.table("whole").unwrap();
    for report in reports {
        let own = &report.outcome;
        let total = own.tables[0].find("total", "1").unwrap();
        assert_eq!(number(total), number(whole.find(&report.id, "1").unwrap()));
        assert_eq!(own.title, format!("Visits of {}", report.label));
        assert_eq!(own.tables[2].rows.last().unwrap().label, format!("All of {}", report.label));
        assert_eq!(report.file, format!("{}-{}", report.label, report.id));
        let (label, id, of) = (&report.label, &report.id, &whole.find("total", "1").unwrap().shown);
        assert!(own.text("words").unwrap().starts_with(&format!("{label} ({id}): {} of {of}; ", total.shown)));
        let open = total.undetermined > 0;
        assert!(
            own.checks.iter().all(|check| matches!(check.result, CheckResult::NotDecided(_)) == open
                || check.result == CheckResult::Holds)
        );
        assert_eq!(own.checks[0].check, "t[total, 1] = whole[this, 1]");
        // The rows right below are of this one, and of no other.
        let below: i64 = own.tables[2]
            .rows
            .iter()
            .filter(|row| !row.is_total)
            .map(|row| number(own.tables[2].find(&row.id, "1").unwrap()))
            .sum();
        let all = number(own.tables[2].find("total", "1").unwrap());
        assert!(below <= all);
        for check in &own.tables[2].checks {
            assert_eq!(check.check, "total = sum of rows");
            assert!(check.undetermined > 0 || (check.result == CheckResult::Holds) == (below == all));
        }
    }
}

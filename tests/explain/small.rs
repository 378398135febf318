//! Small tables, worked out by hand: what is undetermined, states, single cells, and one record asked about.

use bieu::Question;
use bieu::Rules;
use bieu::message::Language;
use bieu::outcome::{Because, CellSource, CellValue, Explanation, Place, State};
use bieu::records::{Records, read_csv};
use bieu::unstable::documents;
use bieu::unstable::explain::{KeyFound, find_key};
use bieu::unstable::report::explanation_text;
use bieu::value::Truth;

const RULES: &str = r#"language 1
codes Sex "Giới tính" { male "Nam"  female "Nữ" }
codes Kind "Loại" { a "A"  b "B"  c "C" }
record Member "Đảng viên" {
  key id text     "Số thẻ"
  sex    Sex?     "Giới tính"
  kind   Kind     "Loại"
  age    integer? "Tuổi"
}
record Other "Khác" { key id text "Mã"  kind Kind "Loại"  size integer "Cỡ" }
table t "Bảng" of Member
  where age >= 18 or age is missing
{
  rows Kind
  total "Tổng"
  column all "Tất cả" = count
  split [all] first of (women, old, rest) {
    column women "Nữ"    where sex = female
    column old   "Già"   where age > 60
    column rest  "Khác"  otherwise
  }
  column ages   "Tuổi"       = sum Member.age cite "05-HD/TW" "mục 2"
  column mean   "Trung bình" = average Member.age, round half up to 1
  column share  "Tỷ lệ"      = [women] / [old] as percent, round down to 1
  column twice  "Hai lần"    = [share] * 2
  column others "Khác nữa"   = sum Other.size
  column no     "Không"      = not applicable
  cell [a, old] = not applicable
}
"#;

const MEMBERS: &str = "\
Số thẻ,Giới tính,Loại,Tuổi
m1,Nữ,A,70
m2,Nam,A,70
m3,,A,70
m4,,A,30
m5,Nam,A,
m6,Nam,B,40
m7,Nữ,B,17
m8,,B,50
";

fn rules() -> Rules {
    Rules::from_text("rules.bieu", RULES).unwrap_or_else(|faults| panic!("{faults}"))
}

fn records(rules: &Rules) -> Records {
    let mut builder = rules.records();
    let member = rules.schema().find_record("Member").unwrap();
    let text = format!("{MEMBERS}m9,Nam,C,1\nm9,Nữ,C,2\n");
    read_csv(&mut builder, member, "Member", text.as_bytes()).unwrap();
    builder.finish()
}

fn told(row: &str, column: &str, why_not: Option<&str>) -> Explanation {
    let rules = rules();
    let records = records(&rules);
    let evaluation = rules.over(&records).unwrap();
    let outcome = evaluation.outcome();
    let table = &outcome.tables[0];
    let member = rules.schema().find_record("Member").unwrap();
    let why_not = why_not.map(|key| match find_key(&records, member, key) {
        KeyFound::Accepted(row) => row,
        other => panic!("{key}: {other:?}"),
    });
    let question = Question {
        table: 0,
        row: table.rows.iter().position(|known| known.id == row).unwrap(),
        column: table.columns.iter().position(|known| known.id == column).unwrap(),
        keys: true,
        why_not,
    };
    evaluation.explain(question).unwrap()
}

/// Each step: what it excludes, what it leaves undetermined, what is left.
fn steps(told: &Explanation) -> Vec<(u64, u64, u64)> {
    let CellSource::Measured(funnel) = &told.source else { panic!("not measured: {told:?}") };
    funnel.steps.iter().map(|step| (step.excluded, step.undetermined, step.left)).collect()
}

#[test]
fn a_record_is_excluded_by_the_first_no_and_undetermined_only_where_nothing_is_no() {
    // The universe takes all but m7. Of kind A are five. m1 is taken by the women. m3 may be a woman (undetermined). m4 may be
    // one too, but is 30 anyway: no. m5 is no woman; whether he is old is not known.
    let told = told("total", "old", None);
    assert_eq!(steps(&told), [(1, 0, 7), (1, 1, 5), (3, 1, 1)]);
    let CellSource::Measured(funnel) = &told.source else { panic!() };
    assert_eq!(named(&funnel.steps[1].lacking), [("sex", 1)]);
    assert_eq!(named(&funnel.steps[2].lacking), [("age", 1)]);
    assert_eq!(funnel.keys, Some(vec!["m2".to_owned()]));
    assert_eq!((funnel.accepted, funnel.rejected, funnel.counted), (8, 2, 1));
}

#[test]
fn what_a_column_itself_rests_on_stands_under_it() {
    let of_ages = told("total", "ages", None);
    assert!(
        String::from(explanation_text(&of_ages, Language::English))
            .contains("column ages: Tuổi\n  under 05-HD/TW, mục 2\n")
    );
    let document = explanation_json(&of_ages);
    assert_eq!(
        (&document["column_cites"][0], document["row_cites"].as_array().map(Vec::len)),
        (&"05-HD/TW, mục 2".into(), Some(0))
    );
    assert!(!String::from(explanation_text(&told("total", "all", None), Language::English)).contains("under "));
}

#[test]
fn the_row_comes_between_the_table_and_the_column() {
    assert_eq!(steps(&told("b", "women", None)), [(1, 0, 7), (5, 0, 2), (1, 1, 0)]);
    let text = String::from(explanation_text(&told("b", "women", None), Language::English));
    let line = |words: &str| text.lines().position(|line| line.contains(words)).unwrap_or_else(|| panic!("{text}"));
    assert!(line("table: where age >= 18") < line("row b: Loại = B"), "{text}");
    assert!(line("row b: Loại = B") < line("column women: where sex = female"), "{text}");
    assert!(text.contains("1 undetermined: Giới tính missing in 1)"), "{text}");
    assert!(text.contains("8 accepted = 0 counted + 7 excluded + 1 undetermined"), "{text}");
}

#[test]
fn every_state_has_its_reason() {
    let reason = |row: &str, column: &str| told(row, column, None).because;
    assert_eq!(reason("total", "share"), None);
    // Whether anybody in b is a woman is not known.
    assert_eq!(reason("b", "women"), Some(Because::OfNobody));
    assert_eq!(reason("b", "share"), Some(Because::Terms(vec!["women".to_owned()])));
    assert_eq!(reason("c", "share"), Some(Because::DivisionByZero("[old]".to_owned())));
    assert_eq!(reason("b", "twice"), Some(Because::Terms(vec!["share".to_owned()])));
    assert_eq!(reason("total", "others"), Some(Because::NotGiven));
    assert_eq!(reason("c", "mean"), Some(Because::NoRecords));
    assert_eq!(reason("c", "ages"), None, "the sum of nothing is zero");
    assert_eq!(reason("total", "no"), Some(Because::NotApplicable));
    let single = told("a", "old", None);
    assert_eq!(single.source, CellSource::NotApplicable(Place::Table));
    assert_eq!(single.cell.value, CellValue::State(State::NotApplicable));
}

#[test]
fn a_sum_says_who_lacks_what_is_summed() {
    let told = told("a", "ages", None);
    let CellSource::Measured(funnel) = &told.source else { panic!() };
    assert_eq!(funnel.counted, 5);
    assert_eq!(named(&funnel.lacking_operand), [("age", 1)]);
    assert_eq!(told.cell.shown, "240");
    assert_eq!(funnel.value, told.cell.value);
}

#[test]
fn a_record_asked_about_shows_each_clause_and_where_it_went() {
    let told = told("a", "old", Some("m1"));
    assert!(told.record.is_none(), "the cell counts nothing, so nothing can be asked of it");
    let told = self::told("b", "rest", Some("m1"));
    let record = told.record.as_ref().unwrap();
    assert_eq!((record.key.as_str(), record.counted, record.decided_by), ("m1", Truth::No, Some(1)));
    let answers: Vec<Truth> = record.conditions.iter().map(|condition| condition.holds).collect();
    assert_eq!(answers, [Truth::Yes, Truth::No, Truth::No, Truth::No]);
    assert_eq!(record.conditions[2].values, [("Giới tính".to_owned(), Some("Nữ".to_owned()))]);
    let ids = |members: &[bieu::outcome::MemberHeader]| members.iter().map(|m| m.id.clone()).collect::<Vec<_>>();
    assert_eq!(ids(&record.rows), ["a"]);
    assert_eq!(ids(&record.columns), ["all", "women", "ages", "mean"]);
    let missing = self::told("a", "rest", Some("m3"));
    let record = missing.record.as_ref().unwrap();
    assert_eq!((record.counted, record.decided_by), (Truth::No, Some(3)), "70 is old, woman or not");
    assert_eq!(record.conditions[2].values, [("Giới tính".to_owned(), None)]);
    assert_eq!(ids(&record.columns), ["all", "ages", "mean"], "neither a woman for certain nor old before a woman");
    assert_eq!(explanation_json(&missing)["record"]["conditions"][2]["holds"], "undetermined");
}

#[test]
fn a_key_that_is_not_there_is_told_without_other_keys() {
    let rules = rules();
    let records = records(&rules);
    let member = rules.schema().find_record("Member").unwrap();
    assert!(matches!(find_key(&records, member, " m1 "), KeyFound::Accepted(_)));
    assert!(matches!(find_key(&records, member, "m9"), KeyFound::Rejected(_)), "two records have it");
    assert!(matches!(find_key(&records, member, "m99"), KeyFound::Unknown(2)));
}

#[test]
fn no_key_and_no_value_is_told_unless_asked_for() {
    let rules = rules();
    let records = records(&rules);
    let evaluation = rules.over(&records).unwrap();
    let outcome = evaluation.outcome();
    let table = &outcome.tables[0];
    for place in 0..table.cells.len() {
        let (row, column) = (place / table.columns.len(), place % table.columns.len());
        let question = Question { table: 0, row, column, keys: false, why_not: None };
        let told = evaluation.explain(question).unwrap();
        let said = String::from(explanation_text(&told, Language::English)) + &explanation_json(&told).to_string();
        assert!((1..9).all(|number| !said.contains(&format!("m{number}"))), "{said}");
    }
    let outside = Question { table: 0, row: 99, column: 0, keys: false, why_not: None };
    assert!(evaluation.explain(outside).is_none());
}

#[test]
fn a_condition_that_nobody_wrote_goes_by_its_label() {
    let codes: Vec<String> = (0..40).map(|code| format!("c{code} \"Mã số {code}\"")).collect();
    let rules = format!(
        "language 1\ncodes List \"Danh mục\" {{ group many \"Nhóm lớn\" {{ {} }} other \"Khác\" }}\n\
         record Member \"Đảng viên\" {{ key id text \"Số thẻ\"  code List \"Mã\" }}\n\
         table t \"Bảng\" of Member {{ rows List  column 1 \"Tất cả\" = count }}\n",
        codes.join(" ")
    );
    let rules = Rules::from_text("rules.bieu", &rules).unwrap_or_else(|faults| panic!("{faults}"));
    let mut builder = rules.records();
    let member = rules.schema().find_record("Member").unwrap();
    read_csv(&mut builder, member, "Member", "Số thẻ,Mã\na,c7\nb,Khác\n".as_bytes()).unwrap();
    let records = builder.finish();
    let evaluation = rules.over(&records).unwrap();
    let question = Question { table: 0, row: 0, column: 0, keys: false, why_not: None };
    let said = String::from(explanation_text(&evaluation.explain(question).unwrap(), Language::English));
    assert!(said.contains("  1  row many: “Nhóm lớn” (1 excluded)"), "{said}");
}

#[test]
fn criteria_are_told_by_what_they_require() {
    let rules = r#"language 1
record P "Hồ sơ" { key id text "Mã"  on date? "Ngày xét"  n integer? "Số năm"  m integer "Số thẻ" }
criteria plain "Đạt" of P as of on { require long "Đủ năm" where n > 3 reason "x" }
criteria dated "Đạt" of P as of on {
  require long "Đủ năm" where n > 3 reason "x" in force until 2023-12-31
  require long "Đủ năm" where n > 5 reason "x" in force from 2024-01-01
  require card "Có thẻ" where m > 0 reason "y"
  allow old "Lâu năm" instead of card where n >= 30
}
criteria wordy "Đạt" of P {
  require long "Đủ năm" where n in (1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31, 33, 35, 37, 39) reason "x"
  require card "Có thẻ" where m in (1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31, 33, 35, 37, 39) reason "y"
}
table t "Bảng" of P {
  total "Tổng"
  column 1 "Đạt" where meets plain
  column 2 "Đạt" where meets dated and m < 100
  column 3 "Không" where not meets wordy
}
table u "Lý do" of P { rows reasons of dated  column 1 "Số" }
"#;
    let rules = Rules::from_text("rules.bieu", rules).unwrap_or_else(|faults| panic!("{faults}"));
    let mut builder = rules.records();
    let record = rules.schema().find_record("P").unwrap();
    read_csv(&mut builder, record, "P", "Mã,Ngày xét,Số năm,Số thẻ\na,2024-01-01,4,1\nb,,,1\n".as_bytes()).unwrap();
    let records = builder.finish();
    let evaluation = rules.over(&records).unwrap();
    let said = |table: usize, row, column| {
        let question = Question { table, row, column, keys: false, why_not: None };
        let told = evaluation.explain(question).unwrap();
        String::from(explanation_text(&told, Language::English)).split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let dated = "as of Ngày xét, until 2023-12-31: Số năm > 3 and (Số thẻ > 0 or Số năm >= 30); \
                 from 2024-01-01: Số năm > 5 and (Số thẻ > 0 or Số năm >= 30)";
    for (cell, told) in [
        (said(0, 0, 0), "Số năm > 3"),
        (said(0, 0, 1), dated),
        (said(0, 0, 2), "not (“Đủ năm” and “Có thẻ”)"),
        (said(1, 0, 0), "as of Ngày xét, until 2023-12-31: not (Số năm > 3); from 2024-01-01: not (Số năm > 5)"),
    ] {
        assert!(cell.contains(told), "{cell}");
        for inner in ["1 / 0", "()", "( and", "Ngày xét = Ngày xét"] {
            assert!(!cell.contains(inner), "{cell}");
        }
    }
}

fn explanation_json(explanation: &Explanation) -> serde_json::Value {
    serde_json::to_value(documents::Explanation::of(explanation, Language::English)).unwrap()
}

#[test]
fn what_a_column_asks_of_other_records_does_not_apply_to_a_row_that_measures_its_own() {
    let rules = r#"language 1
record Unit "Chi bộ" { key code text "Mã"  open yes/no "Hoạt động" }
record Member "Đảng viên" { key id text "Số thẻ"  n integer "Tuổi" }
table t "Bảng" of Member {
  row units "Số chi bộ" = count Unit where open
  column 1 "Trên 30" where n > 30
  split [1] { column 2 "Trên 60" where n > 60  column 3 "Khác" otherwise }
}
"#;
    let rules = Rules::from_text("rules.bieu", rules).unwrap_or_else(|faults| panic!("{faults}"));
    let mut builder = rules.records();
    let unit = rules.schema().find_record("Unit").unwrap();
    read_csv(&mut builder, unit, "Unit", "Mã,Hoạt động\na,yes\nb,no\nc,yes\n".as_bytes()).unwrap();
    let records = builder.finish();
    let evaluation = rules.over(&records).unwrap();
    let question = Question { table: 0, row: 0, column: 2, keys: false, why_not: None };
    let said = String::from(explanation_text(&evaluation.explain(question).unwrap(), Language::English));
    for line in [
        "  2  row units: where open (1 excluded)",
        "  2  column 1: where n > 30 is about Đảng viên (Member) and does not apply",
        "  2  column 3: what it asks is about Đảng viên (Member) and does not apply",
        "3 accepted = 2 counted + 1 excluded + 0 undetermined",
    ] {
        assert!(said.contains(line), "{line}\n{said}");
    }
}

fn named(lacking: &[(bieu::outcome::Named, u64)]) -> Vec<(&str, u64)> {
    lacking.iter().map(|(field, records)| (field.name.as_str(), *records)).collect()
}

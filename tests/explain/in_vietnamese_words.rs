//! What is spoken back of rules in Vietnamese words is in these, for who reads; programs are told in English, whatever the file.

use bieu::message::Language;
use bieu::outcome::{CellSource, Explanation};
use bieu::records::{Records, read_csv};
use bieu::unstable::documents;
use bieu::unstable::report::explanation_text;
use bieu::{Question, Rules, compare};

const RULES: &str = r#"ngôn ngữ 1
báo cáo thử "Thử" { kỳ 2024-01-01 đến 2024-06-30 ngôn ngữ in vi }
danh mục Dân_tộc "Dân tộc" { kinh "Kinh" thái "Thái" mông "Mông" }
hồ sơ Người "Người" {
  khóa số chữ "Số"
  dân_tộc Dân_tộc "Dân tộc"
  sinh ngày "Ngày sinh"
  vào ngày "Ngày vào"
}
biểu một "Biểu một" của Người {
  tổng cộng "Tổng cộng"
  dòng a "A" khi không phải dân_tộc thuộc (kinh, thái) và tuổi(sinh, kỳ.cuối) thuộc 18..30
  dòng b "B" khi dân_tộc = kinh
  cột 1 "Tổng số"
  cột 2 "Vào muộn" khi sinh + 18 năm < vào
  cột 3 "Trước" = [1] tính cho kỳ - 1 năm
  cột 4 "Hạng" = thứ hạng theo [1] giảm dần
  kiểm tra [1] = [tổng_cộng, 1]
  kiểm tra tổng cộng = tổng các dòng
  in các dòng khi [1] > 0 và [2] >= 0
  in các dòng theo [1] giảm dần
  in các dòng lấy 1 dòng đầu
}
"#;

const PEOPLE: &str = "\
Số,Dân tộc,Ngày sinh,Ngày vào
1,Kinh,2000-01-01,2020-01-01
2,Thái,2000-01-01,2020-01-01
3,Mông,2000-01-01,2017-01-01
";

fn load(text: &str) -> Rules {
    Rules::from_text("rules.bieu", text).unwrap_or_else(|faults| panic!("{faults}"))
}

fn records(rules: &Rules) -> Records {
    let mut builder = rules.records();
    let people = rules.schema().find_record("Người").unwrap();
    read_csv(&mut builder, people, "Người", PEOPLE.as_bytes()).unwrap();
    builder.finish()
}

fn told(row: usize, column: usize) -> (Explanation, String) {
    let rules = load(RULES);
    let records = records(&rules);
    let told = rules.over(&records).unwrap().explain(Question { table: 0, row, column, keys: false, why_not: None });
    let told = told.unwrap();
    let text = String::from(explanation_text(&told, Language::Vietnamese));
    (told, text)
}

fn json(told: &Explanation) -> String {
    serde_json::to_string(&documents::Explanation::of(told, Language::Vietnamese)).unwrap()
}

#[test]
fn conditions_are_spoken_in_the_words_of_their_file() {
    let (explanation, text) = told(1, 1);
    let of_row = "không phải Dân tộc thuộc (Kinh, Thái) và tuổi(Ngày sinh, 30/6/2024) thuộc 18..30";
    assert!(text.contains(of_row) && text.contains("(Ngày sinh + 18 năm) < Ngày vào"), "{text}");
    let CellSource::Measured(funnel) = &explanation.source else { panic!("{explanation:?}") };
    let meanings: Vec<&str> = funnel.steps.iter().map(|step| step.condition.meaning.as_str()).collect();
    let english = "Dân tộc not in (Kinh, Thái) and age(Ngày sinh, 30/6/2024) in 18..30";
    assert_eq!(meanings, [english, "(Ngày sinh + 18 years) < Ngày vào"]);
    let json = json(&explanation);
    assert!(json.contains(english) && !json.contains(of_row), "{json}");
}

#[test]
fn formulas_are_spoken_in_the_words_of_their_file() {
    let (over, text) = told(0, 2);
    assert!(text.contains("[1] tính cho kỳ - 1 năm"), "{text}");
    assert!(json(&over).contains("[1] over period - 1 year"));
    let (rank, text) = told(1, 3);
    assert!(text.contains("thứ hạng theo [1] giảm dần"), "{text}");
    assert!(json(&rank).contains("rank of [1] descending"));
}

#[test]
fn checks_and_chosen_rows_are_printed_in_the_words_of_their_file() {
    let rules = load(RULES);
    let outcome = rules.over(&records(&rules)).unwrap().outcome().clone();
    let text = outcome.to_text();
    assert!(text.contains("dòng A: cột 1 = [tổng_cộng, 1] (thực tế 1 và 3)"), "{text}");
    assert!(text.contains("khi [1] > 0 và [2] >= 0; theo [1] giảm dần; lấy 1 dòng đầu"), "{text}");
    let names: Vec<&str> = outcome.tables[0].checks.iter().map(|check| check.check.as_str()).collect();
    assert!(names.contains(&"1 = [total, 1]") && names.contains(&"total = sum of rows"), "{names:?}");
    let json = outcome.to_json();
    assert!(json.contains("where [1] > 0 and [2] >= 0; by [1] descending; first 1"), "{json}");
    assert!(!json.contains("tổng_cộng, 1") && !json.contains("giảm dần"), "{json}");
}

#[test]
fn a_comparison_quotes_files_as_they_are_written() {
    let changed =
        RULES.replace("[1] = [tổng_cộng, 1]", "[2] <= [tổng_cộng, 2]").replace("theo [1] giảm", "theo [1] tăng");
    let (old, new) = (load(RULES), load(&changed));
    let text = compare(&old, &new).to_text();
    assert!(text.contains("[tổng_cộng, 1]") && text.contains("[tổng_cộng, 2]"), "{text}");
    assert!(text.contains("tăng dần") && !text.contains("descending") && !text.contains("[total"), "{text}");
}

//! What the corpus of broken files cannot show: what good rules come to.

use super::check;
use crate::diagnostic::Diagnostic;
use crate::model::{Body, CheckKind, Choice, Expression, Formula, Model};
use crate::source::Sources;

const RECORDS: &str = r#"
codes Sex "Giới tính" { male "Nam"  female "Nữ" }
codes Ethnicity "Dân tộc" { kinh "Kinh"  thai "Thái"  mong "Mông" }
codes Education "Trình độ" ordered { primary "Tiểu học"  lower_secondary "THCS"  upper_secondary "THPT" }
record Member "Đảng viên" {
  key id    text      "Số thẻ"
  sex       Sex       "Giới tính"
  ethnicity Ethnicity "Dân tộc"
  education Education "Trình độ"
  highest   Education "Trình độ cao nhất"
}
report h1 "Kết quả" { period 2024-01-01 to 2024-06-30 }
"#;

fn checked(text: &str) -> (Model, Vec<Diagnostic>) {
    let text = format!("{RECORDS}{text}");
    let mut sources = Sources::default();
    let id = sources.add("test.bieu", text.as_str());
    let (tree, said) = crate::syntax::parse(id, &text);
    assert_eq!(said, []);
    check(&[tree], &sources, None)
}

fn good(text: &str) -> Model {
    let (model, said) = checked(text);
    assert_eq!(said.iter().map(|d| &d.message).collect::<Vec<_>>(), Vec::<&crate::message::Message>::new());
    model
}

#[test]
fn a_range_to_a_field_compares_with_the_field() {
    let model = good(
        r#"table t "T" of Member {
             total "Tổng cộng"
             column 1 "A" where education in primary..highest
             column 2 "B" where education in primary..lower_secondary
           }"#,
    );
    let condition = |column: usize| &model.tables[0].columns.members[column].clauses[0].condition;
    assert!(matches!(condition(0), Expression::And(ends) if ends.len() == 2), "{:?}", condition(0));
    assert!(matches!(condition(1), Expression::In(_, among) if among[..] == [Choice::Codes(vec![0, 1])]));
}

#[test]
fn the_words_of_a_clause_end_where_its_condition_ends() {
    let model = good(
        r#"table t "T" of Member {
             total "Tổng cộng"
             column 1 "A" where (sex = male // ghi chú: (nam
                             or id contains ")") note "(chưa rõ" cite "646-BC/BTCTU"
           }"#,
    );
    assert_eq!(model.tables[0].columns.members[0].clauses[0].words, "where (sex = male or id contains \")\")");
}

#[test]
fn a_range_leaves_out_an_of_which_and_its_arms() {
    let model = good(
        r#"table t "T" of Member {
             total "Tổng cộng"
             column 17 "A" = count
             of which [17] { column 18 "B" where sex = female }
             split [18] { column 19 "C" where ethnicity = kinh  column 20 "D" otherwise }
             column 21 "E" where sex = male
             check [17] <= [17] + ... + [21]
           }"#,
    );
    let CheckKind::Compare { right, .. } = &model.tables[0].checks[0].kind else { unreachable!() };
    assert_eq!(*right, Formula::Sum(vec![0, 4]));
}

#[test]
fn an_order_may_name_arms_of_other_days() {
    let model = good(
        r#"table t "T" of Member {
             total "Tổng cộng"
             column 6 "Tổng số" = count
             split [6] first of (8, 7) {
               column 7 "Nữ" where sex = female
               column 8 "Kinh" in force until 2023-12-31 where ethnicity = kinh
               column 9 "Khác" otherwise
             }
           }"#,
    );
    assert_eq!(model.tables[0].columns.splits[0].arms, [1]);
}

#[test]
fn only_the_version_in_force_needs_what_it_names() {
    let model = good(
        r#"set later of Ethnicity = thai in force from 2025-01-01
set shown of Ethnicity
  = mong         in force until 2024-12-31
  = mong, later  in force from 2025-01-01
table t "T" of Member {
  total "Tổng cộng"
  column 1 "A" where ethnicity in shown
}"#,
    );
    let condition = &model.tables[0].columns.members[0].clauses[0].condition;
    assert!(matches!(condition, Expression::In(_, among) if among[..] == [Choice::Codes(vec![2])]));
}

#[test]
fn cells_worked_out_in_turn_are_no_circle() {
    let text = |order: &str| {
        format!(
            r#"table t "T" of Member {{
                 row men "Nam" where sex = male
                 row women "Nữ" where sex = female
                 row both "Cả hai" = [men] + [women]
                 column 1 "A" = count
                 column 2 "B" = [1] * 2
                 cell [both, 1] = [2] + 0
                 solve {order} first
               }}"#
        )
    };
    // Rows first: `both` in column 2 is twice column 1, which is to be column 2.
    let (_, said) = checked(&text("rows"));
    assert_eq!(said.iter().map(|d| d.code.id).collect::<Vec<_>>(), ["E0405"]);
    // Columns first: `both` in column 2 is the sum of the rows above.
    let model = good(&text("columns"));
    assert!(matches!(model.tables[0].overrides[0].body, Body::Formula(_)));
}

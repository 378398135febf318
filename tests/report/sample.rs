//! A report made by hand that uses everything an outcome can hold. All figures are made up.

use crate::made::made;
use bieu::outcome::*;
use bieu::unstable::outcome::*;
use bieu::value::{Date, Number};

pub fn outcome() -> Outcome {
    made!(Outcome {
        title: "Kết quả phát triển đảng viên 6 tháng đầu năm 2024".into(),
        cites: vec!["646-BC/BTCTU, 16/07/2024".into()],
        period: Some((day("2024-01-01"), day("2024-06-30"))),
        by_hand: vec![("few_members".into(), "7".into())],
        locale: Locale::Vietnamese,
        tables: vec![annex(), made!(TableOutcome { halves: Some(2), ..comparison() })],
        checks: ties(),
        texts: vec![made!(TextOutcome {
            name: "results".into(),
            text:
                "Toàn tỉnh kết nạp 1.076/2.768 đảng viên (đạt 38,87%).\n\n- Tăng 12 so với cùng kỳ; *không* tính [14]."
                    .into(),
        })],
        inputs: vec![
            input("Admission", "Đảng viên mới kết nạp", true, 1090, 2),
            input("Target", "Chỉ tiêu giao", true, 4, 0),
            input("AwarenessClass", "", false, 0, 0),
        ],
    })
}

/// 24 printed columns under three levels of headings, as official forms have them.
fn annex() -> TableOutcome {
    let columns = annex_columns();
    let rows: Vec<MemberHeader> =
        [("muong_la", "Mường La"), ("van_ho", "Vân Hồ"), ("offices", "ĐU Khối các CQ & DN tỉnh")]
            .into_iter()
            .map(|(id, label)| member(id, "", "", label))
            .chain([made!(MemberHeader { is_total: true, ..member("total", "", "", "Tổng cộng") })])
            .collect();
    let cells = (0..rows.len()).flat_map(|row| (0..columns.len()).map(move |column| annex_cell(row, column))).collect();
    made!(TableOutcome {
        name: "annex".into(),
        title: "Tổng hợp kết quả phát triển đảng viên 6 tháng đầu năm 2024".into(),
        cites: vec!["646-BC/BTCTU".into(), "02-NQ/TU".into()],
        stubs: vec![
            made!(Stub { number: true, heading: "Số TT".into(), printed: "1".into() }),
            made!(Stub {
                number: false, heading: "Các đảng bộ trực thuộc Tỉnh ủy".into(), printed: "2".into()
            }),
        ],
        row_tree: members(0..rows.len()),
        column_tree: annex_tree(),
        notes: vec![
            made!(Note {
                place: Place::Column(11), text: "Không tính phụ nữ là người dân tộc: Thái, Kinh.".into()
            }),
            made!(Note { place: Place::Table, text: "Số liệu đến hết ngày 30/06/2024.".into() }),
        ],
        undetermined: vec![
            made!(Undetermined {
                place: Place::Column(11),
                records: 3,
                missing: vec![(named("ethnicity", "Dân tộc"), 2), (named("sex", "Giới tính"), 1)],
            }),
            made!(Undetermined {
                place: Place::Row(1),
                records: 1,
                missing: vec![(named("not computable", "not computable"), 1)]
            }),
        ],
        checks: annex_checks(),
        broken_splits: vec![made!(BrokenSplit { split: "[8] into 9, ..., 16".into(), overlapping: 2, uncovered: 1 })],
        account: vec![
            account("Admission", [1088, 1076, 10, 2, 3]),
            account("Target", [4, 4, 0, 0, 0]),
            account("AwarenessClass", [0; 5]),
        ],
        columns,
        rows,
        cells,
    })
}

fn annex_columns() -> Vec<MemberHeader> {
    let labels = [
        ("3", "", "Số lớp bồi dưỡng nhận thức về Đảng"),
        ("4", "", "Số quần chúng ưu tú được bồi dưỡng"),
        ("5", "", "Chỉ tiêu giao năm 2024"),
        ("6", "", "Kết nạp 6 tháng đầu năm"),
        ("7", "6/5", "Đạt tỷ lệ (%)"),
        ("8", "9+...+16", "Tổng số"),
        ("9", "", "Thôn, bản"),
        ("10", "", "Trường học"),
        ("11", "", "Chi bộ ít đảng viên, thiếu bền vững"),
        ("12", "", "Trạm y tế"),
        ("13", "", "Công an chính quy"),
        ("14", "", "Phụ nữ là người dân tộc thiểu số"),
        ("15", "", "Người có đạo"),
        ("16", "", "Công chức, viên chức xã"),
        ("17", "", "Có vốn Nhà nước"),
        ("18", "", "Trong đó: quản lý"),
        ("19", "", "Ngoài khu vực Nhà nước theo NQ số 19-NQ/TU"),
        ("20", "", "Cơ quan Đảng, MTTQ, đoàn thể"),
        ("21", "", "Đơn vị sự nghiệp"),
        ("22", "", "Lực lượng vũ trang"),
        ("23", "", "Học sinh, sinh viên"),
        ("24", "", "Tuổi bình quân"),
    ];
    labels.into_iter().map(|(id, formula, label)| member(id, id, formula, label)).collect()
}

fn annex_tree() -> Vec<HeaderNode> {
    let mut tree = members(0..4);
    tree.extend(members(4..5));
    let communes = heading("Khối xã, phường, thị trấn", {
        let mut inside = members(5..6);
        inside.push(heading("Chia ra", members(6..14)));
        inside
    });
    let enterprises = heading("Doanh nghiệp", members(14..17));
    let mut under = vec![communes, enterprises];
    under.extend(members(17..21));
    tree.push(heading("Trong đó", under));
    tree.extend(members(21..22));
    tree
}

fn annex_cell(row: usize, column: usize) -> Cell {
    let total = row == 3;
    match column {
        0 | 1 => state(State::Missing, "…"),
        2 => integer([205, 120, 0, 2768][row]),
        3 => integer([44, 51, 91, 1076][row]),
        4 if row == 2 => state(State::NotComputable, ":"),
        4 => percent([44, 51, 91, 1076][row], [205, 120, 0, 2768][row], if total { 2 } else { 1 }),
        5 => integer([18, 43, 0, 664][row]),
        17 => state(State::NotApplicable, "X"),
        20 => state(State::Suppressed, "(s)"),
        21 => exact(Number::ratio(100, 3).unwrap()),
        _ => integer(((row * 7 + column * 3) % 19) as i64 * if total { 31 } else { 1 }),
    }
}

/// Between tables: one that fails, one that is not decided for lack of a sex, one that has no value, and one that holds whatever is missing.
fn ties() -> Vec<CheckOutcome> {
    let (left, right) = (Number::from(1076), Number::from(288));
    let tie = |check: &str, message: &str, result, undetermined| {
        let counted = (undetermined > 0).then(|| (left.clone(), right.clone()));
        let (check, message) = (check.to_owned(), message.to_owned());
        made!(CheckOutcome { check, message, warn: false, place: Place::Table, result, undetermined, counted })
    };
    let fails = CheckResult::Fails { left: left.clone(), right: right.clone() };
    vec![
        tie("annex[total, 6] = comparison[all, now]", "Hai biểu phải khớp nhau", fails, 0),
        tie("annex[total, 9] <= comparison[women, now]", "", CheckResult::NotDecided(State::Undetermined), 3),
        tie("annex[total, 3] = 1", "", CheckResult::NotDecided(State::Missing), 0),
        tie("annex[total, 18] >= comparison[women, now]", "", CheckResult::Holds, 1),
    ]
}

fn annex_checks() -> Vec<CheckOutcome> {
    let check = |check: &str, warn, message: &str, place, result| {
        made!(CheckOutcome {
            check: check.into(),
            message: message.into(),
            warn,
            place,
            result,
            undetermined: 0,
            counted: None,
        })
    };
    let fails = |left, right| CheckResult::Fails { left: Number::from(left), right: Number::from(right) };
    vec![
        check("6 <= 5", true, "Vượt chỉ tiêu giao", Place::Row(2), fails(91, 0)),
        check("6 <= 5", true, "Vượt chỉ tiêu giao", Place::Row(0), CheckResult::Holds),
        check("8 = 9+...+16", false, "", Place::Row(0), fails(18, 1616)),
        check("8 = 9+...+16", false, "", Place::Row(1), CheckResult::Holds),
        check("4 >= 3", false, "", Place::Row(0), CheckResult::NotDecided(State::Missing)),
        check("4 >= 3", false, "", Place::Row(1), CheckResult::NotDecided(State::Missing)),
    ]
}

/// Headings and depth over rows, notes on rows, days, no printed numbers; labels as they come from other systems.
fn comparison() -> TableOutcome {
    let deep = |depth, id: &str, label: &str| made!(MemberHeader { depth, ..member(id, "", "", label) });
    let rows = vec![
        made!(MemberHeader { is_total: true, ..member("all", "", "", "I. Tổng số") }),
        deep(1, "women", "- Trong đó: Nữ"),
        deep(0, "young", "Từ 18 đến 30 tuổi"),
        deep(0, "old", "Trên 60 tuo\u{302}\u{309}i (NFD: Mu\u{31B}o\u{31B}\u{300}ng La)"),
        deep(0, "first", "Ngày kết nạp đầu tiên | \"sớm nhất\" <b>"),
    ];
    let columns = vec![
        member("now", "", "", "Kỳ này"),
        member("before", "", "", "Cùng kỳ năm trước"),
        member("share", "", "now*100/before", "Kỳ này so với cùng kỳ (%)"),
    ];
    let figures = [(288, 240), (101, 90), (200, 1180), (2, 0)];
    let mut cells: Vec<Cell> = figures
        .into_iter()
        .flat_map(|(now, before)| {
            let share = if before == 0 { state(State::NotComputable, "") } else { percent(now, before, 2) };
            [integer(now), integer(before), share]
        })
        .collect();
    let date = |text: &str, shown: &str| {
        made!(Cell { value: CellValue::Date(day(text)), rounded: None, shown: shown.into(), undetermined: 0 })
    };
    cells.extend([
        date("2024-01-03", "03/01/2024"),
        date("2023-01-05", "05/01/2023"),
        state(State::NotApplicable, "X"),
    ]);
    made!(TableOutcome {
        name: "comparison".into(),
        title: "Đảng viên mới kết nạp".into(),
        cites: vec![],
        stubs: vec![made!(Stub { number: false, heading: "Tiêu chí".into(), printed: String::new() })],
        row_tree: vec![
            HeaderNode::Member(0),
            HeaderNode::Member(1),
            heading("II. Phân tích tổng số", vec![heading("Tuổi đời", members(2..4)), HeaderNode::Member(4)]),
        ],
        column_tree: vec![heading("Thực hiện", members(0..2)), HeaderNode::Member(2)],
        notes: vec![
            made!(Note { place: Place::Row(3), text: "Có ý kiến của cấp ủy có thẩm quyền.".into() }),
            made!(Note { place: Place::Column(2), text: "Làm tròn đến 2 chữ số thập phân.".into() }),
        ],
        undetermined: vec![],
        checks: vec![made!(CheckOutcome {
            check: "all = young + old".into(),
            message: String::new(),
            warn: false,
            place: Place::Column(0),
            result: CheckResult::Fails { left: Number::from(288), right: Number::from(202) },
            undetermined: 0,
            counted: None,
        })],
        broken_splits: vec![],
        account: vec![account("Admission", [1088, 528, 560, 0, 0])],
        columns,
        rows,
        cells,
    })
}

fn day(text: &str) -> Date {
    Date::parse_iso(text).unwrap()
}

pub fn member(id: &str, printed: &str, formula: &str, label: &str) -> MemberHeader {
    let [id, printed, formula, label] = [id, printed, formula, label].map(str::to_owned);
    made!(MemberHeader { id, printed, formula, label, depth: 0, is_total: false })
}

pub fn members(range: std::ops::Range<usize>) -> Vec<HeaderNode> {
    range.map(HeaderNode::Member).collect()
}

pub fn heading(label: &str, children: Vec<HeaderNode>) -> HeaderNode {
    HeaderNode::Heading { label: label.into(), children }
}

pub fn integer(value: i64) -> Cell {
    exact(Number::from(value))
}

fn exact(number: Number) -> Cell {
    let shown = format_number(&number, None, false, 0, Locale::Vietnamese);
    made!(Cell { value: CellValue::Number(number.clone()), rounded: Some(number), shown, undetermined: 0 })
}

fn percent(part: i64, whole: i64, digits: u8) -> Cell {
    use bieu::unstable::value::{Rounding, RoundingMode};
    let number = Number::ratio(i128::from(part) * 100, i128::from(whole)).unwrap();
    let rounded = number.round(Rounding { mode: RoundingMode::Down, digits }).unwrap();
    let shown = format_number(&rounded, Some(digits), true, 0, Locale::Vietnamese);
    made!(Cell { value: CellValue::Number(number), rounded: Some(rounded), shown, undetermined: 0 })
}

fn state(state: State, shown: &str) -> Cell {
    made!(Cell { value: CellValue::State(state), rounded: None, shown: shown.into(), undetermined: 0 })
}

fn account(record: &str, [accepted, counted, outside, undetermined, reach_no_row]: [u64; 5]) -> TableAccount {
    made!(TableAccount { record: record.into(), accepted, counted, outside, undetermined, reach_no_row })
}

fn input(record: &str, label: &str, given: bool, read: u64, rejected: u64) -> InputAccount {
    made!(InputAccount { record: record.into(), label: label.into(), given, read, rejected })
}

fn named(name: &str, label: &str) -> Named {
    made!(Named { name: name.into(), label: label.into() })
}

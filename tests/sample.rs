//! The sample of Sơn La, counted by hand: no part of `bieu` is used here, so that its engines have something to agree with.
#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "../examples/son-la-2024-h1/generator/mod.rs"]
pub(crate) mod generator;

use std::collections::{BTreeMap, BTreeSet};

const UNITS: &str = include_str!("../examples/son-la-2024-h1/records/Unit.csv");
const CELLS: &str = include_str!("../examples/son-la-2024-h1/records/Cell.csv");
const CLASSES: &str = include_str!("../examples/son-la-2024-h1/records/AwarenessClass.csv");
const TARGETS: &str = include_str!("../examples/son-la-2024-h1/records/Target.csv");
const ADMISSIONS: &str = include_str!("../examples/son-la-2024-h1/records/Admission.csv");
const PUBLISHED_ANNEX: &str = include_str!("../examples/son-la-2024-h1/published/annex.csv");
const PUBLISHED_ORGANISATIONS: &str = include_str!("../examples/son-la-2024-h1/published/organisations.csv");

/// Codes begin with the committee: their order is that of the annex's rows.
pub(crate) const COMMITTEES: [(&str, &str, &[&str]); 17] = [
    ("TP", "thanh_pho_son_la", &["Thành phố Sơn La", "116", "Thành uỷ Sơn La", "TP Sơn La"]),
    ("QN", "quynh_nhai", &["Quỳnh Nhai", "118", "Huyện uỷ Quỳnh Nhai"]),
    ("TC", "thuan_chau", &["Thuận Châu", "119", "Huyện ủy Thuận Châu"]),
    ("BY", "bac_yen", &["Bắc Yên", "121", "Đảng bộ huyện Bắc Yên"]),
    ("PY", "phu_yen", &["Phù Yên", "122", "Huyện ủy Phù Yên"]),
    ("MC", "moc_chau", &["Mộc Châu", "123", "Huyện uỷ Mộc Châu"]),
    ("YC", "yen_chau", &["Yên Châu", "124", "Huyện ủy Yên Châu"]),
    ("MS", "mai_son", &["Mai Sơn", "125", "Huyện ủy Mai Sơn"]),
    ("SM", "song_ma", &["Sông Mã", "126", "Đảng bộ huyện Sông Mã"]),
    ("SC", "sop_cop", &["Sốp Cộp", "127", "Huyện uỷ Sốp Cộp"]),
    ("ML", "muong_la", &["Mường La", "120", "Huyện ủy Mường La"]),
    ("VH", "van_ho", &["Vân Hồ", "128", "Huyện uỷ Vân Hồ"]),
    (
        "KH",
        "khoi",
        &["ĐU Khối các CQ & DN tỉnh", "Đảng bộ Khối các cơ quan và Doanh nghiệp tỉnh", "Khối các CQ và DN tỉnh"],
    ),
    ("QS", "quan_su", &["Quân sự tỉnh", "Đảng bộ Quân sự tỉnh"]),
    ("CA", "cong_an", &["Công an tỉnh", "Đảng bộ Công an tỉnh"]),
    ("BP", "bien_phong", &["Bộ đội Biên phòng tỉnh", "BĐBP tỉnh"]),
    ("DH", "dai_hoc_tay_bac", &["ĐH Tây Bắc", "Trường Đại học Tây Bắc"]),
];
pub(crate) const KINH: [&str; 3] = ["Kinh", "KINH", "1"];
pub(crate) const THAI: [&str; 5] = ["Thái", "THÁI", "3", "Tha\u{301}i", "Thái đen"];
const MONG: [&str; 6] = ["Mông", "H'Mông", "H’mông", "Hmông", "Mèo", "8"];

pub(crate) type Row = Vec<String>;

/// A row of the annex by position, its columns 3 to 6, and other columns with their values.
type KnownRow = (usize, [usize; 4], &'static [(usize, usize)]);

pub(crate) fn rows(text: &str, delimiter: char) -> Vec<Row> {
    text.trim_start_matches('\u{feff}').lines().skip(1).map(|line| cells(line, delimiter)).collect()
}

fn cells(line: &str, delimiter: char) -> Row {
    let mut row = vec![String::new()];
    let mut quoted = false;
    for letter in line.chars() {
        match letter {
            '"' => quoted = !quoted,
            _ if letter == delimiter && !quoted => row.push(String::new()),
            _ => row.last_mut().unwrap().push(letter),
        }
    }
    row
}

/// `(2024, 3, 5)` of `05/03/2024` and of `5/3/2024`.
pub(crate) fn day(text: &str) -> (u32, u32, u32) {
    let parts: Vec<u32> = text.split('/').map(|part| part.parse().unwrap()).collect();
    (parts[2], parts[1], parts[0])
}

pub(crate) fn in_period(text: &str) -> bool {
    ((2024, 1, 1)..=(2024, 6, 30)).contains(&day(text))
}

pub(crate) fn committee(spelling: &str) -> usize {
    COMMITTEES.iter().position(|(_, _, known)| known.contains(&spelling)).unwrap_or_else(|| panic!("{spelling}"))
}

/// What stands at the head of section I's phrases: which of the six kinds a type of organisation is.
fn kind_of_unit(spelling: &str) -> usize {
    match spelling {
        "Xã" | "xã" | "1" => 0,
        "Phường" | "2" | "Thị trấn" | "TT" | "3" => 1,
        "Doanh nghiệp có vốn Nhà nước" | "DNNN" | "9a" => 2,
        "Hợp tác xã" | "HTX" | "9c" => 2,
        other if is_non_state_enterprise(other) => 2,
        other if is_party_or_mass_organisation(other) => 3,
        "Cơ quan Nhà nước" | "Cơ quan nhà nước" | "5" => 3,
        "Đơn vị sự nghiệp công lập" | "ĐVSN công lập" | "6a" | "Đơn vị sự nghiệp ngoài công lập" | "6b" => {
            4
        }
        "Quân đội" | "7" | "Công an" | "8" | "Bộ đội Biên phòng" | "Bộ đội biên phòng" | "BĐBP" => {
            5
        }
        other => panic!("unknown type {other}"),
    }
}

pub(crate) fn is_non_state_enterprise(spelling: &str) -> bool {
    spelling == "Doanh nghiệp tư nhân" || spelling == "DNTN" || spelling == "CTCP" || spelling.starts_with("Công ty")
}

fn is_party_or_mass_organisation(spelling: &str) -> bool {
    ["Cơ quan Đảng", "MTTQ, đoàn thể chính trị - xã hội", "MTTQ", "Đoàn thể"].contains(&spelling)
}

/// The column of the annex that an admission's person falls into, of 9 to 24 without 18.
pub(crate) fn column(admission: &Row, cell: &Row, unit: &Row, not_in_column_14: &[&str]) -> usize {
    let kind = kind_of_unit(&unit[2]);
    match admission[9].as_str() {
        "Học sinh" => return 19,
        "Sinh viên" | "SV" => return 24,
        "Không" | "không" => {}
        other => panic!("unknown status {other}"),
    }
    match kind {
        0 | 1 => column_within_8(admission, cell, not_in_column_14),
        2 => 17,
        3 if is_party_or_mass_organisation(&unit[2]) => 20,
        3 => 21,
        4 => 23,
        _ => 22,
    }
}

fn column_within_8(admission: &Row, cell: &Row, not_in_column_14: &[&str]) -> usize {
    let female = match admission[2].as_str() {
        "Nữ" | "nữ" | "2" => true,
        "Nam" | "nam" | "1" => false,
        other => panic!("unknown sex {other}"),
    };
    if female && !not_in_column_14.contains(&admission[3].as_str()) {
        return 14;
    }
    if cell[4].parse::<u32>().unwrap() < 5 {
        return 11;
    }
    match admission[4].as_str() {
        "Không" | "không" | "Không theo tôn giáo" => {}
        "Công giáo" | "Thiên Chúa" | "Tin Lành" | "Đạo Tin lành" | "5" => return 15,
        other => panic!("religion `{other}` leaves the column open"),
    }
    match cell[2].as_str() {
        "Doanh nghiệp ngoài khu vực Nhà nước" | "DN ngoài khu vực NN" => 16,
        "Hợp tác xã" | "HTX" => 10,
        "Trạm y tế" | "Trạm Y tế" => 13,
        "Trường học" | "Trường" => 12,
        "Thôn, bản" | "Bản" | "Tiểu khu" | "TK" | "Tổ dân phố" | "Tổ" => 9,
        other => panic!("unknown kind of cell {other}"),
    }
}

/// Columns 3 to 6 and 8 to 24 for the 17 rows and, as the last, the total.
fn annex(not_in_column_14: &[&str]) -> Vec<[usize; 25]> {
    let units: BTreeMap<String, Row> = rows(UNITS, ',').into_iter().map(|row| (row[0].clone(), row)).collect();
    let cells: BTreeMap<String, Row> = rows(CELLS, ',').into_iter().map(|row| (row[0].clone(), row)).collect();
    let mut table = vec![[0; 25]; 18];
    for class in rows(CLASSES, ';').iter().filter(|class| in_period(&class[2])) {
        table[committee(&class[1])][3] += 1;
        table[committee(&class[1])][4] += class[3].parse::<usize>().unwrap();
    }
    for target in rows(TARGETS, ';') {
        table[committee(&target[0])][5] += target[1].parse::<usize>().unwrap();
    }
    for admission in rows(ADMISSIONS, ',').iter().filter(|admission| in_period(&admission[6])) {
        let cell = &cells[&admission[1]];
        let unit = &units[&cell[1]];
        let row = &mut table[committee(&unit[4])];
        let column = column(admission, cell, unit, not_in_column_14);
        row[6] += 1;
        row[column] += 1;
        row[8] += usize::from((9..=16).contains(&column));
        row[18] += usize::from(column == 17 && is_non_state_enterprise(&unit[2]));
    }
    for column in 3..25 {
        table[17][column] = table[..17].iter().map(|row| row[column]).sum();
    }
    table
}

fn annex_as_ruled() -> Vec<[usize; 25]> {
    annex(&[&KINH[..], &THAI[..]].concat())
}

/// Column 7 as the rules print it: cut off after one digit, the total rounded half up to two, no zeros at the end.
fn percent(admitted: usize, planned: usize, total: bool) -> String {
    let hundredths = if total { (admitted * 20_000 + planned) / (2 * planned) } else { admitted * 1000 / planned * 10 };
    let text = format!("{},{:02}", hundredths / 100, hundredths % 100);
    text.trim_end_matches('0').trim_end_matches(',').to_owned()
}

#[test]
fn making_the_sample_again_gives_the_same_bytes() {
    let committed = [
        ("Unit.csv", UNITS),
        ("Cell.csv", CELLS),
        ("AwarenessClass.csv", CLASSES),
        ("Target.csv", TARGETS),
        ("Admission.csv", ADMISSIONS),
    ];
    let made = generator::files(None);
    assert_eq!(made.iter().map(|(name, _)| *name).collect::<Vec<_>>(), committed.map(|(name, _)| name));
    for ((name, made), (_, committed)) in made.iter().zip(committed) {
        assert!(made == committed, "{name} is not what the generator makes");
    }
}

#[test]
fn a_larger_sample_has_the_asked_number_of_admissions_to_the_same_organisations() {
    let made: BTreeMap<_, _> = generator::files(Some(3000)).into_iter().collect();
    assert_eq!(rows(&made["Admission.csv"], ',').len(), 3000);
    assert_eq!(made["Unit.csv"].lines().count(), UNITS.lines().count());
    assert!(rows(&made["Admission.csv"], ',').iter().all(|admission| !admission[1].is_empty()));
}

#[test]
fn section_one_adds_up_to_the_published_figures() {
    let mut counted = [[0; 5]; 6];
    let units: BTreeMap<String, Row> = rows(UNITS, ',').into_iter().map(|row| (row[0].clone(), row)).collect();
    for unit in units.values() {
        let column = if unit[3].starts_with("Đảng bộ") { 1 } else { 2 };
        counted[kind_of_unit(&unit[2])][0] += 1;
        counted[kind_of_unit(&unit[2])][column] += 1;
    }
    for cell in rows(CELLS, ',') {
        let unit = &units[&cell[1]];
        let of_committee = unit[3].starts_with("Đảng bộ");
        assert_eq!(cell[3] == "Có", of_committee, "{cell:?}");
        counted[kind_of_unit(&unit[2])][3] += usize::from(of_committee);
        counted[kind_of_unit(&unit[2])][4] += cell[4].parse::<usize>().unwrap();
    }
    assert_eq!(
        counted,
        [
            [188, 188, 0, 3116, 62_271],
            [16, 16, 0, 338, 14_464],
            [75, 16, 59, 103, 2261],
            [362, 27, 335, 175, 5909],
            [121, 30, 91, 137, 4653],
            [71, 50, 21, 247, 3427],
        ]
    );
    let total: Vec<usize> = (0..5).map(|column| counted.iter().map(|row| row[column]).sum()).collect();
    assert_eq!(total, [833, 327, 506, 4116, 92_985]);
    assert_eq!(differences(PUBLISHED_ORGANISATIONS, &organisation_cells(&counted, &total)), [""; 0]);
}

fn organisation_cells(counted: &[[usize; 5]; 6], total: &[usize]) -> BTreeMap<(String, String), String> {
    let names =
        ["communes", "wards_and_townships", "enterprises", "agencies", "service_units", "armed_forces", "total"];
    let columns = ["organisations", "committees", "cells", "subordinate_cells", "members"];
    let lines = counted.iter().map(|row| &row[..]).chain([total]);
    let mut cells = BTreeMap::new();
    for (name, line) in names.iter().zip(lines) {
        for (column, value) in columns.iter().zip(line) {
            cells.insert(((*name).to_owned(), (*column).to_owned()), value.to_string());
        }
    }
    cells
}

#[test]
fn the_annex_counts_to_the_known_figures() {
    let table = annex_as_ruled();
    assert_eq!(table[17][3..7], [34, 2295, 2768, 1076]);
    assert_eq!(table[17][8..], [725, 350, 0, 15, 233, 47, 58, 2, 20, 25, 18, 2, 75, 6, 99, 110, 34]);
    let first_ten: Vec<usize> = (0..25).map(|column| table[..10].iter().map(|row| row[column]).sum()).collect();
    assert_eq!((&first_ten[3..7], &first_ten[8..10]), (&[26, 1667, 2125, 758][..], &[664, 302][..]));

    let known: [KnownRow; 7] = [
        (10, [2, 131, 205, 44], &[(8, 18), (9, 18)]),
        (11, [1, 70, 120, 51], &[(8, 43), (9, 30)]),
        (12, [2, 130, 150, 91], &[(8, 0), (17, 23), (18, 16), (20, 47), (23, 21)]),
        (13, [1, 147, 50, 31], &[(22, 31)]),
        (14, [1, 102, 45, 67], &[(22, 67)]),
        (15, [1, 48, 23, 1], &[(22, 1)]),
        (16, [0, 0, 50, 33], &[(24, 33)]),
    ];
    for (row, columns_3_to_6, others) in known {
        assert_eq!(table[row][3..7], columns_3_to_6, "row {}", row + 1);
        for &(column, value) in others {
            assert_eq!(table[row][column], value, "row {} column {column}", row + 1);
        }
    }
    let percents: Vec<String> = (10..18).map(|row| percent(table[row][6], table[row][5], row == 17)).collect();
    assert_eq!(percents, ["21,4", "42,5", "60,6", "62", "148,8", "4,3", "66", "38,87"]);
}

#[test]
fn the_annex_keeps_its_identities_on_every_row() {
    for (number, row) in annex_as_ruled().iter().enumerate() {
        assert_eq!(row[8], row[9..=16].iter().sum::<usize>(), "row {}", number + 1);
        assert_eq!(row[6], row[8] + row[17] + row[19..].iter().sum::<usize>(), "row {}", number + 1);
        assert!(row[5] > 0 && row[18] <= row[17], "row {}", number + 1);
    }
}

/// As printed and as counted, where they differ. Two do: column 16 of the total, and the one row that was not cut off.
#[test]
fn the_published_annex_differs_from_the_sample_in_two_known_cells() {
    let mut counted = BTreeMap::new();
    for (number, row) in annex_as_ruled().iter().enumerate() {
        let name = COMMITTEES.get(number).map_or("total", |(_, name, _)| name);
        for (column, value) in row.iter().enumerate() {
            let value = match column {
                7 => percent(row[6], row[5], number == 17),
                10 if *value == 0 => "-".to_owned(),
                _ => value.to_string(),
            };
            counted.insert((name.to_owned(), column.to_string()), value);
        }
    }
    assert_eq!(
        differences(PUBLISHED_ANNEX, &counted),
        ["cong_an 7: printed 149, counted 148,8", "total 16: printed 0, counted 20"]
    );
}

fn differences(published: &str, counted: &BTreeMap<(String, String), String>) -> Vec<String> {
    let mut differences = Vec::new();
    for line in rows(published, ',') {
        let [_, row, column, printed] = &line[..] else { panic!("{line:?}") };
        // The report groups thousands with a comma in the annex and with a point elsewhere; no decimal has three digits.
        let digits: String = match printed.split_once([',', '.']) {
            Some((thousands, rest)) if rest.len() == 3 => format!("{thousands}{rest}"),
            _ => printed.clone(),
        };
        let value = &counted[&(row.clone(), column.clone())];
        if *value != digits {
            differences.push(format!("{row} {column}: printed {printed}, counted {value}"));
        }
    }
    differences
}

#[test]
fn without_mong_women_column_14_loses_people_to_six_other_columns() {
    let before = annex_as_ruled()[17];
    let after = annex(&[&KINH[..], &THAI[..], &MONG[..]].concat())[17];
    let gained: BTreeMap<usize, usize> =
        (9..25).filter(|&column| after[column] > before[column]).map(|c| (c, after[c] - before[c])).collect();
    assert_eq!(gained, BTreeMap::from([(9, 10), (11, 3), (12, 5), (13, 3), (15, 1), (16, 2)]));
    assert_eq!((before[14] - after[14], before[8] - after[8]), (24, 0));
}

#[test]
fn some_people_fit_several_columns_and_stand_in_the_one_that_comes_first() {
    let units: BTreeMap<String, Row> = rows(UNITS, ',').into_iter().map(|row| (row[0].clone(), row)).collect();
    let cells: BTreeMap<String, Row> = rows(CELLS, ',').into_iter().map(|row| (row[0].clone(), row)).collect();
    let counted_elsewhere = [&KINH[..], &THAI[..]].concat();
    let mut seen = BTreeSet::new();
    for admission in rows(ADMISSIONS, ',').iter().filter(|admission| in_period(&admission[6])) {
        let cell = &cells[&admission[1]];
        let unit = &units[&cell[1]];
        let column = column(admission, cell, unit, &counted_elsewhere);
        if kind_of_unit(&unit[2]) > 1 {
            seen.extend((column == 19 && kind_of_unit(&unit[2]) == 4).then_some((19, "at school")));
            continue;
        }
        let small = cell[4].parse::<u32>().unwrap() < 5;
        let believer = !admission[4].is_empty() && !admission[4].to_lowercase().starts_with("không");
        seen.extend(small.then_some((column, "small cell")));
        seen.extend(believer.then_some((column, "believer")));
        seen.extend(cell[2].starts_with("Trường").then_some((column, "school")));
        seen.extend((column == 19 || column == 24).then_some((column, "at home")));
    }
    for turn in [(14, "small cell"), (14, "believer"), (14, "school"), (11, "believer"), (11, "school"), (15, "school")]
    {
        assert!(seen.contains(&turn), "{turn:?}");
    }
    for turn in [(19, "at home"), (19, "at school"), (24, "at home")] {
        assert!(seen.contains(&turn), "{turn:?}");
    }
}

#[test]
fn the_records_are_clean_and_some_lie_outside_the_period() {
    let admissions = rows(ADMISSIONS, ',');
    let ids: BTreeSet<&str> = admissions.iter().map(|admission| admission[0].as_str()).collect();
    assert_eq!(ids.len(), admissions.len());
    let before = admissions.iter().filter(|admission| day(&admission[6]) < (2024, 1, 1)).count();
    let after = admissions.iter().filter(|admission| day(&admission[6]) > (2024, 6, 30)).count();
    assert_eq!((admissions.len(), before, after), (1087, 6, 5));
    for edge in [(2023, 12, 31), (2024, 1, 1), (2024, 6, 30), (2024, 7, 1)] {
        assert!(admissions.iter().any(|admission| day(&admission[6]) == edge), "nobody on {edge:?}");
    }
    for admission in &admissions {
        let (born, decided) = (day(&admission[5]), day(&admission[6]));
        let age = decided.0 - born.0 - u32::from((decided.1, decided.2) < (born.1, born.2));
        assert!((18..=60).contains(&age), "{admission:?}");
    }
    let unknown_religion = admissions.iter().filter(|admission| admission[4].is_empty()).count();
    assert!(unknown_religion > 0, "some blanks, which no column depends on, belong to the sample");
}

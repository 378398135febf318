//! Spoils lines as real files are spoilt: words that no list knows, days that no calendar has, blanks where a value must stand,
//! references that lead nowhere, lines that stand twice.

use super::Sheet;
use super::random::Random;

/// A column of a file and what is written over one of its cells; a blank takes the value away.
type Fault = (&'static str, &'static str, &'static str);

const FAULTS: &[Fault] = &[
    ("Organisation.csv", "Loại hình", "Hội quần chúng"),
    ("Organisation.csv", "Ngày thành lập", "31/02/2010"),
    ("Subordinate.csv", "Hình thức tổ chức trực thuộc", ""),
    ("Subordinate.csv", "Hình thức tổ chức trực thuộc", "Tổ đảng"),
    ("Subordinate.csv", "Mã tổ chức", "TC999"),
    ("Subordinate.csv", "Ngày giải thể", "10/2024"),
    ("Member.csv", "Giới tính", ""),
    ("Member.csv", "Giới tính", "X"),
    ("Member.csv", "Dân tộc", "Xứ"),
    ("Member.csv", "Dân tộc", "Xá Khao"),
    ("Member.csv", "Tôn giáo", ""),
    ("Member.csv", "Tôn giáo", "Không rõ"),
    ("Member.csv", "Ngày sinh", ""),
    ("Member.csv", "Ngày sinh", "1950"),
    ("Member.csv", "Ngày sinh", "30/02/1980"),
    ("Member.csv", "Ngày sinh", "05/03/60"),
    ("Member.csv", "Ngày sinh", "01/01/2030"),
    ("Member.csv", "Ngày vào danh sách", ""),
    ("Member.csv", "Ngày ra khỏi danh sách", "13/13/2024"),
    ("Member.csv", "Ngày chính thức", ""),
    ("Member.csv", "Mã tổ chức", "TC998"),
    ("Member.csv", "Đoàn viên TNCS Hồ Chí Minh", "có lẽ"),
    ("Member.csv", "Đoàn viên TNCS Hồ Chí Minh", ""),
    ("Member.csv", "Hôn nhân với người nước ngoài", ""),
    ("Member.csv", "Chủ doanh nghiệp tư nhân", ""),
    ("Member.csv", "Trình độ giáo dục phổ thông", ""),
    ("Member.csv", "Trình độ giáo dục phổ thông", "Lớp 5"),
    ("Member.csv", "Trình độ lý luận chính trị", ""),
    ("Change.csv", "Loại biến động", "Nghỉ hưu"),
    ("Change.csv", "Loại biến động", ""),
    ("Change.csv", "Ngày biến động", "30/13/2024"),
    ("Change.csv", "Ngày biến động", "06/2024"),
    ("Change.csv", "Số hiệu", "DV99999"),
    ("Admission.csv", "Nghề nghiệp", "Buôn bán"),
    ("Admission.csv", "Nghề nghiệp", ""),
    ("Admission.csv", "Ngày quyết định kết nạp", "29/02/2023"),
    ("Admission.csv", "Ngày quyết định kết nạp", ""),
    ("Admission.csv", "Tôn giáo", ""),
    ("Admission.csv", "Ngày sinh", ""),
    ("Admission.csv", "Ngày sinh", "01/01/2030"),
    ("Admission.csv", "Trình độ giáo dục phổ thông", ""),
    ("Admission.csv", "Trình độ chuyên môn, nghiệp vụ", ""),
    ("Admission.csv", "Học hàm", ""),
    ("Admission.csv", "Đoàn viên TNCS Hồ Chí Minh", ""),
    ("Admission.csv", "Hôn nhân với người nước ngoài", ""),
    ("Admission.csv", "Kết nạp lại", "hai lần"),
];

pub fn spoil(random: &mut Random, sheets: &mut [Sheet]) {
    for &(file, column, value) in FAULTS {
        let Some(sheet) = sheets.iter_mut().find(|sheet| sheet.name == file) else { continue };
        let Some(column) = sheet.header.iter().position(|word| *word == column) else { continue };
        for _ in 0..if sheet.rows.len() > 100 { 4 } else { 1 } {
            let line = random.below(sheet.rows.len() as u32) as usize;
            sheet.rows[line][column] = value.to_owned();
        }
    }
    for sheet in sheets.iter_mut().filter(|sheet| sheet.rows.len() > 100) {
        repeat(random, sheet);
    }
}

/// One line stands twice, and one stands twice with another last cell, so that nobody can tell which is right.
fn repeat(random: &mut Random, sheet: &mut Sheet) {
    for is_same in [true, false] {
        let line = random.below(sheet.rows.len() as u32) as usize;
        let mut again = sheet.rows[line].clone();
        if !is_same {
            let other = sheet.rows.iter().filter_map(|row| row.last()).find(|cell| Some(*cell) != again.last());
            if let (Some(other), Some(last)) = (other.cloned(), again.last_mut()) {
                *last = other;
            }
        }
        sheet.rows.push(again);
    }
}

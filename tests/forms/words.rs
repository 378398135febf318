//! What a word of a register stands for, by the lists of the forms and of the domain: labels, numbers of rows, and other spellings in
//! use. A word that is in no list stands for nothing.

use unicode_normalization::UnicodeNormalization as _;

/// Without capitals, hyphens, apostrophes and spaces, whose ways vary, and with the tone of `oa` where newer spelling has it.
fn folded(word: &str) -> String {
    let word: String = word.nfc().collect();
    let letters = word.to_lowercase().replace(['-', '\'', '’', ' '], "");
    letters.replace("oá", "óa").replace("oà", "òa")
}

/// The first of a line in which a word stands.
fn look_up(word: &str, list: &[&[&'static str]]) -> Option<&'static str> {
    let word = folded(word);
    list.iter().find(|line| line.iter().any(|known| folded(known) == word)).and_then(|line| line.first().copied())
}

pub fn is_woman(word: &str) -> Option<bool> {
    look_up(word, &[&["Nam", "1"], &["Nữ", "2"]]).map(|sex| sex == "Nữ")
}

pub fn answer(word: &str) -> Option<bool> {
    look_up(word, &[&["Có", "yes", "true", "1", "x"], &["Không", "no", "false", "0"]]).map(|answer| answer == "Có")
}

pub fn is_committee(word: &str) -> Option<bool> {
    let form = look_up(word, &[&["Đảng bộ cơ sở", "Đảng bộ"], &["Chi bộ cơ sở", "Chi bộ"]]);
    form.map(|form| form == "Đảng bộ cơ sở")
}

pub fn is_section(word: &str) -> Option<bool> {
    let form = look_up(word, &[&["Đảng bộ bộ phận", "ĐBBP"], &["Chi bộ trực thuộc", "Chi bộ"]]);
    form.map(|form| form == "Đảng bộ bộ phận")
}

pub fn is_retired(word: &str) -> Option<bool> {
    let work = look_up(word, &[&["Đang công tác", "Đang công tác, lao động"], &["Nghỉ hưu", "Đã nghỉ hưu"]]);
    work.map(|work| work == "Nghỉ hưu")
}

/// The row of form 5 that stands lowest.
pub fn kind(word: &str) -> Option<&'static str> {
    look_up(
        word,
        &[
            &["1", "Xã"],
            &["2", "Phường"],
            &["3", "Thị trấn", "TT"],
            &["4", "Cơ quan Đảng, MTTQ, đoàn thể chính trị - xã hội"],
            &["5", "Cơ quan Nhà nước"],
            &["6a", "Đơn vị sự nghiệp công lập", "ĐVSN công lập"],
            &["6b", "Đơn vị sự nghiệp ngoài công lập"],
            &["7", "Quân đội"],
            &["8", "Công an"],
            &["9a 100%", "Doanh nghiệp 100% vốn Nhà nước"],
            &["9a >=50%", "Doanh nghiệp có từ 50% vốn Nhà nước"],
            &["9a <50%", "Doanh nghiệp có dưới 50% vốn Nhà nước"],
            &["9b cổ phần", "Công ty cổ phần", "CTCP"],
            &["9b tư nhân", "Doanh nghiệp tư nhân", "DNTN"],
            &["9b TNHH", "Công ty trách nhiệm hữu hạn", "Công ty TNHH"],
            &["9b hợp danh", "Công ty hợp danh"],
            &["9b nước ngoài 100%", "Doanh nghiệp 100% vốn nước ngoài"],
            &["9b nước ngoài", "Doanh nghiệp có một phần vốn nước ngoài"],
            &["9c", "Hợp tác xã", "HTX"],
            &["10"],
            &["11", "Loại hình khác"],
        ],
    )
}

/// The names on forms 2B and 4 in the order of their rows.
const ETHNICITIES: [&str; 56] = [
    "Kinh",
    "Tày",
    "Thái",
    "Hoa",
    "Khơ-me",
    "Mường",
    "Nùng",
    "Mông",
    "Dao",
    "Gia-rai",
    "Ê-đê",
    "Ngái",
    "Ba-Na",
    "Xơ-Đăng",
    "Sán chay",
    "Cơ Ho",
    "Chăm",
    "Sán Dìu",
    "HRê",
    "M.Nông",
    "Raglai",
    "XTiêng",
    "Bru - Vân Kiều",
    "Thổ",
    "Giáy",
    "Cơ Tu",
    "Giẻ Triêng",
    "Mạ",
    "Khơ Mú",
    "Co",
    "Tà Ôi",
    "Chơ - Ro",
    "Kháng",
    "Xinh Mun",
    "Hà Nhì",
    "Chu Ru",
    "Lào",
    "La Chí",
    "La Ha",
    "Phù Lá",
    "La Hủ",
    "Lự",
    "Lô Lô",
    "Chứt",
    "Mảng",
    "Pà Thẻn",
    "Cơ Lao",
    "Cống",
    "Bố Y",
    "Si La",
    "Pu Péo",
    "B Râu",
    "Ơ Đu",
    "Rơ - Măm",
    "Dân tộc khác",
    "Quốc tịch gốc nước ngoài",
];

/// The number of the row.
pub fn ethnicity(word: &str) -> Option<usize> {
    let by_number = word.parse().ok().filter(|number| (1..=56).contains(number));
    let word = if folded(word) == folded("Hmông") { "Mông" } else { word };
    by_number.or_else(|| ETHNICITIES.iter().position(|name| folded(name) == folded(word)).map(|row| row + 1))
}

/// The number of the row, or 0 for none.
pub fn religion(word: &str) -> Option<usize> {
    let list: [&[&'static str]; 8] = [
        &["0", "Không", "Không theo tôn giáo"],
        &["1", "Phật giáo"],
        &["2", "Công giáo"],
        &["3", "PG Hòa Hảo", "Phật giáo Hòa Hảo"],
        &["4", "Cao Đài"],
        &["5", "Tin Lành", "Đạo Tin Lành"],
        &["6", "Hồi giáo"],
        &["7", "Đạo khác"],
    ];
    look_up(word, &list).and_then(|number| number.parse().ok())
}

pub fn education(word: &str) -> Option<&'static str> {
    look_up(
        word,
        &[
            &["illiterate", "Chưa biết chữ"],
            &["literate", "Biết đọc, biết viết chữ quốc ngữ"],
            &["primary", "Tiểu học"],
            &["lower", "Trung học cơ sở", "THCS"],
            &["upper", "Trung học phổ thông", "THPT", "12/12"],
        ],
    )
}

pub fn theory(word: &str) -> Option<&'static str> {
    look_up(
        word,
        &[
            &["none", "Chưa qua đào tạo"],
            &["elementary", "Sơ cấp"],
            &["intermediate", "Trung cấp"],
            &["advanced", "Cao cấp, cử nhân", "Cao cấp", "Cử nhân"],
        ],
    )
}

pub fn qualification(word: &str) -> Option<&'static str> {
    look_up(
        word,
        &[
            &["none", "Chưa qua đào tạo"],
            &["elementary", "Sơ cấp", "Công nhân kỹ thuật"],
            &["intermediate", "Trung cấp"],
            &["college", "Cao đẳng", "CĐ"],
            &["bachelor", "Đại học", "ĐH"],
            &["master", "Thạc sỹ", "Thạc sĩ"],
            &["doctor", "Tiến sỹ", "Tiến sĩ"],
        ],
    )
}

pub fn title(word: &str) -> Option<&'static str> {
    look_up(word, &[&["none", "Không"], &["PGS", "Phó giáo sư"], &["GS", "Giáo sư"]])
}

/// The rows of form 1 by their letters and numbers.
pub fn movement(word: &str) -> Option<&'static str> {
    look_up(
        word,
        &[
            &["B1", "Kết nạp"],
            &["B2a", "Chuyển đến từ tỉnh khác"],
            &["B2b", "Chuyển đến từ huyện khác trong tỉnh"],
            &["B3", "Phục hồi đảng tịch"],
            &["C1", "Từ trần"],
            &["C2", "Khai trừ"],
            &["C3", "Xóa tên"],
            &["C4", "Xin ra khỏi Đảng"],
            &["C5a", "Chuyển đi tỉnh khác"],
            &["C5b", "Chuyển đi huyện khác trong tỉnh"],
        ],
    )
}

/// The rows of form 2, II.1, in their order.
pub fn occupation(word: &str) -> Option<&'static str> {
    look_up(
        word,
        &[
            &["state", "Công chức Nhà nước", "Cán bộ, công chức cơ quan Nhà nước từ cấp huyện"],
            &["party", "Cán bộ Đảng, đoàn thể"],
            &["commune", "Cán bộ, công chức xã"],
            &["village", "Không chuyên trách thôn, bản"],
            &["public", "Viên chức", "Viên chức đơn vị sự nghiệp công lập"],
            &["non-public", "Người lao động đơn vị sự nghiệp ngoài công lập"],
            &["manager", "Lãnh đạo, quản lý doanh nghiệp"],
            &["clerk", "Nhân viên gián tiếp"],
            &["worker", "Công nhân", "Công nhân trực tiếp sản xuất"],
            &["farmer", "Nông dân", "Lao động nông, lâm, ngư nghiệp"],
            &["soldier", "Sỹ quan, chiến sỹ quân đội và công an", "Sĩ quan, chiến sĩ"],
            &["student", "Sinh viên"],
            &["pupil", "Học sinh"],
            &["other", "Khác", "Nghề khác"],
        ],
    )
}

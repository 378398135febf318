//! How the files spell a code: the first spelling most often, the others now and then.

use super::random::Random;

type Spellings = (&'static str, &'static [&'static str]);

/// The spelling of a code in one cell of a file.
pub fn spell(random: &mut Random, list: &[Spellings], code: &str) -> String {
    let found = list.iter().find(|(name, _)| *name == code).map_or(&[][..], |(_, spellings)| spellings);
    let spelling = match found {
        [] => code,
        [first, others @ ..] if others.is_empty() || random.chance(80) => first,
        [_, others @ ..] => random.pick(others),
    };
    spelling.to_owned()
}

pub const TYPES: &[Spellings] = &[
    ("commune", &["Xã", "xã", "1"]),
    ("township", &["Thị trấn", "TT", "3"]),
    ("party_and_mass_organisation", &["Cơ quan Đảng, MTTQ, đoàn thể chính trị - xã hội", "4"]),
    ("state_agency", &["Cơ quan Nhà nước", "Cơ quan nhà nước", "5"]),
    ("public_service", &["Đơn vị sự nghiệp công lập", "ĐVSN công lập", "6a"]),
    ("non_public_service", &["Đơn vị sự nghiệp ngoài công lập", "6b"]),
    ("military", &["Quân đội", "7"]),
    ("police", &["Công an", "8"]),
    ("wholly_state", &["Doanh nghiệp 100% vốn Nhà nước"]),
    ("mostly_state", &["Doanh nghiệp có từ 50% vốn Nhà nước"]),
    ("partly_state", &["Doanh nghiệp có dưới 50% vốn Nhà nước"]),
    ("joint_stock_company", &["Công ty cổ phần", "CTCP"]),
    ("private_enterprise", &["Doanh nghiệp tư nhân", "DNTN"]),
    ("limited_company", &["Công ty trách nhiệm hữu hạn", "Công ty TNHH"]),
    ("partnership", &["Công ty hợp danh"]),
    ("wholly_foreign", &["Doanh nghiệp 100% vốn nước ngoài"]),
    ("partly_foreign", &["Doanh nghiệp có một phần vốn nước ngoài"]),
    ("cooperative", &["Hợp tác xã", "HTX", "9c"]),
    ("other", &["Loại hình khác", "11"]),
];

pub const FORMS: &[Spellings] =
    &[("grassroots_committee", &["Đảng bộ cơ sở", "Đảng bộ"]), ("grassroots_cell", &["Chi bộ cơ sở", "Chi bộ"])];

pub const SUBORDINATE_FORMS: &[Spellings] =
    &[("cell", &["Chi bộ trực thuộc", "Chi bộ"]), ("sectional_committee", &["Đảng bộ bộ phận", "ĐBBP"])];

pub const SEXES: &[Spellings] = &[("male", &["Nam", "nam", "1"]), ("female", &["Nữ", "nữ", "2"])];

/// Also with the numbers of the Party's form, and composed as macOS leaves letters.
pub const ETHNICITIES: &[Spellings] = &[
    ("kinh", &["Kinh", "KINH", "1"]),
    ("tay", &["Tày", "2"]),
    ("thai", &["Thái", "THÁI", "3", "Tha\u{301}i"]),
    ("hoa", &["Hoa", "4"]),
    ("muong", &["Mường", "6"]),
    ("mong", &["Mông", "H'Mông", "Hmông", "8"]),
    ("dao", &["Dao", "9"]),
    ("kho_mu", &["Khơ Mú", "Khơ-mú", "29"]),
    ("khang", &["Kháng", "33"]),
    ("xinh_mun", &["Xinh Mun", "Xinh-mun", "34"]),
    ("lao", &["Lào", "37"]),
    ("la_ha", &["La Ha", "39"]),
    ("other", &["Dân tộc khác", "55"]),
    ("foreign", &["Quốc tịch gốc nước ngoài", "56"]),
];

/// The empty code is a cell left blank.
pub const RELIGIONS: &[Spellings] = &[
    ("none", &["Không", "không", "Không theo tôn giáo"]),
    ("buddhist", &["Phật giáo", "1"]),
    ("catholic", &["Công giáo", "2"]),
    ("cao_dai", &["Cao Đài", "4"]),
    ("protestant", &["Tin Lành", "Đạo Tin Lành", "5"]),
    ("muslim", &["Hồi giáo", "6"]),
    ("other", &["Đạo khác", "7"]),
    ("", &[""]),
];

pub const ANSWERS: &[Spellings] = &[("yes", &["Có", "có", "x"]), ("no", &["Không", "không"]), ("", &[""])];

pub const WORKS: &[Spellings] =
    &[("working", &["Đang công tác", "Đang công tác, lao động"]), ("retired", &["Nghỉ hưu", "Đã nghỉ hưu"])];

pub const EDUCATIONS: &[Spellings] = &[
    ("illiterate", &["Chưa biết chữ"]),
    ("literate", &["Biết đọc, biết viết chữ quốc ngữ"]),
    ("primary", &["Tiểu học"]),
    ("lower_secondary", &["THCS", "Trung học cơ sở"]),
    ("upper_secondary", &["THPT", "12/12", "Trung học phổ thông"]),
    ("", &[""]),
];

pub const QUALIFICATIONS: &[Spellings] = &[
    ("unqualified", &["Chưa qua đào tạo"]),
    ("elementary", &["Sơ cấp", "Công nhân kỹ thuật"]),
    ("intermediate", &["Trung cấp"]),
    ("college", &["Cao đẳng", "CĐ"]),
    ("bachelor", &["Đại học", "ĐH"]),
    ("master", &["Thạc sỹ", "Thạc sĩ"]),
    ("doctor", &["Tiến sỹ", "Tiến sĩ"]),
    ("", &[""]),
];

pub const TITLES: &[Spellings] = &[
    ("none", &["Không"]),
    ("associate_professor", &["Phó giáo sư", "PGS"]),
    ("professor", &["Giáo sư", "GS"]),
    ("", &[""]),
];

pub const THEORIES: &[Spellings] = &[
    ("none", &["Chưa qua đào tạo"]),
    ("elementary", &["Sơ cấp"]),
    ("intermediate", &["Trung cấp"]),
    ("advanced", &["Cao cấp, cử nhân", "Cao cấp", "Cử nhân"]),
    ("", &[""]),
];

pub const MOVEMENTS: &[Spellings] = &[
    ("admitted", &["Kết nạp"]),
    ("from_other_province", &["Chuyển đến từ tỉnh khác"]),
    ("from_other_district", &["Chuyển đến từ huyện khác trong tỉnh"]),
    ("restored", &["Phục hồi đảng tịch"]),
    ("died", &["Từ trần"]),
    ("expelled", &["Khai trừ"]),
    ("struck_off", &["Xóa tên", "Xoá tên"]),
    ("resigned", &["Xin ra khỏi Đảng"]),
    ("to_other_province", &["Chuyển đi tỉnh khác"]),
    ("to_other_district", &["Chuyển đi huyện khác trong tỉnh"]),
];

pub const OCCUPATIONS: &[Spellings] = &[
    ("state_officer", &["Công chức Nhà nước", "Cán bộ, công chức cơ quan Nhà nước từ cấp huyện"]),
    ("party_officer", &["Cán bộ Đảng, đoàn thể"]),
    ("commune_officer", &["Cán bộ, công chức xã"]),
    ("village_officer", &["Không chuyên trách thôn, bản"]),
    ("public_employee", &["Viên chức", "Viên chức đơn vị sự nghiệp công lập"]),
    ("non_public_employee", &["Người lao động đơn vị sự nghiệp ngoài công lập"]),
    ("enterprise_manager", &["Lãnh đạo, quản lý doanh nghiệp"]),
    ("enterprise_clerk", &["Nhân viên gián tiếp"]),
    ("enterprise_worker", &["Công nhân", "Công nhân trực tiếp sản xuất"]),
    ("farmer", &["Nông dân", "Lao động nông, lâm, ngư nghiệp"]),
    ("soldier_or_policeman", &["Sỹ quan, chiến sỹ quân đội và công an", "Sĩ quan, chiến sĩ"]),
    ("student", &["Sinh viên"]),
    ("pupil", &["Học sinh"]),
    ("other", &["Khác", "Nghề khác"]),
];

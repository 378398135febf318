//! How the files spell a code: the first spelling most often, the others now and then. Every one of them is a label, an
//! external code or another name in the code lists, or differs from one only in case, spaces, hyphens, apostrophes, the
//! place of a tone mark or the way Unicode composes a letter.

use super::random::Random;

type Spellings = (&'static str, &'static [&'static str]);

/// The spelling of a code in one cell of a file.
pub fn spell(random: &mut Random, list: &[Spellings], code: &str) -> &'static str {
    let found = list.iter().find(|(name, _)| *name == code).map_or(&[][..], |(_, spellings)| spellings);
    match found {
        [] => "",
        [only] => only,
        [first, others @ ..] => {
            if random.chance(80) {
                first
            } else {
                random.pick(others)
            }
        }
    }
}

pub const UNIT_TYPES: &[Spellings] = &[
    ("commune", &["Xã", "xã", "1"]),
    ("ward", &["Phường", "2"]),
    ("township", &["Thị trấn", "TT", "3"]),
    ("state_enterprise", &["Doanh nghiệp có vốn Nhà nước", "DNNN", "9a"]),
    ("private_enterprise", &["Doanh nghiệp tư nhân", "DNTN"]),
    ("joint_stock_company", &["Công ty cổ phần", "CTCP", "Công ty CP"]),
    ("limited_company", &["Công ty trách nhiệm hữu hạn", "Công ty TNHH"]),
    ("cooperative", &["Hợp tác xã", "HTX", "9c"]),
    ("party_agency", &["Cơ quan Đảng"]),
    ("mass_organisation", &["MTTQ, đoàn thể chính trị - xã hội", "Đoàn thể", "MTTQ"]),
    ("state_agency", &["Cơ quan Nhà nước", "Cơ quan nhà nước", "5"]),
    ("public_service", &["Đơn vị sự nghiệp công lập", "ĐVSN công lập", "6a"]),
    ("non_public_service", &["Đơn vị sự nghiệp ngoài công lập", "6b"]),
    ("military", &["Quân đội", "7"]),
    ("police", &["Công an", "8"]),
    ("border_guard", &["Bộ đội Biên phòng", "Bộ đội biên phòng", "BĐBP"]),
];

pub const FORMS: &[Spellings] =
    &[("grassroots_committee", &["Đảng bộ cơ sở", "Đảng bộ"]), ("grassroots_cell", &["Chi bộ cơ sở", "Chi bộ"])];

pub const CELL_KINDS: &[Spellings] = &[
    ("village", &["Thôn, bản", "Bản"]),
    ("residents_area", &["Tiểu khu", "TK"]),
    ("residents_group", &["Tổ dân phố", "Tổ"]),
    ("school", &["Trường học", "Trường"]),
    ("health_station", &["Trạm y tế", "Trạm Y tế"]),
    ("cooperative", &["Hợp tác xã", "HTX"]),
    ("non_state_enterprise", &["Doanh nghiệp ngoài khu vực Nhà nước", "DN ngoài khu vực NN"]),
    ("state_enterprise", &["Doanh nghiệp có vốn Nhà nước", "DNNN"]),
    ("office", &["Cơ quan, phòng, ban", "Phòng"]),
    ("service_department", &["Khoa, phòng đơn vị sự nghiệp", "Khoa"]),
    ("students", &["Sinh viên"]),
    ("armed_unit", &["Đơn vị lực lượng vũ trang"]),
];

pub const SEXES: &[Spellings] = &[("male", &["Nam", "nam", "1"]), ("female", &["Nữ", "nữ", "2"])];

/// With letters composed as macOS (fully apart) and Windows' Vietnamese keyboard (half apart) leave them, and the numbers
/// of the Party's form.
pub const ETHNICITIES: &[Spellings] = &[
    ("kinh", &["Kinh", "KINH", "1"]),
    ("tay", &["Tày", "2"]),
    ("thai", &["Thái", "THÁI", "3", "Tha\u{301}i", "Thái đen"]),
    ("muong", &["Mường", "6", "Mươ\u{300}ng"]),
    ("mong", &["Mông", "H'Mông", "H’mông", "Hmông", "Mèo", "8"]),
    ("dao", &["Dao", "9", "Dao Tiền"]),
    ("kho_mu", &["Khơ Mú", "Khơ-mú", "Khơ mú", "29"]),
    ("khang", &["Kháng", "33"]),
    ("xinh_mun", &["Xinh Mun", "Xinh-mun", "Sinh Mun", "34"]),
    ("lao", &["Lào", "37"]),
    ("la_ha", &["La Ha", "39"]),
];

/// The empty code is a cell left blank.
pub const RELIGIONS: &[Spellings] = &[
    ("none", &["Không", "không", "Không theo tôn giáo"]),
    ("catholic", &["Công giáo", "Thiên Chúa"]),
    ("protestant", &["Tin Lành", "Đạo Tin lành", "5"]),
    ("", &[""]),
];

pub const OCCUPATIONS: &[Spellings] = &[
    ("state_officer", &["Cán bộ, công chức cơ quan Nhà nước từ cấp huyện", "Công chức Nhà nước"]),
    ("party_officer", &["Cán bộ Đảng, đoàn thể"]),
    ("commune_officer", &["Cán bộ, công chức xã"]),
    ("village_officer", &["Người hoạt động không chuyên trách thôn, tổ dân phố, bản", "Không chuyên trách thôn, bản"]),
    ("public_employee", &["Viên chức", "Viên chức đơn vị sự nghiệp công lập"]),
    ("enterprise_manager", &["Lãnh đạo, quản lý doanh nghiệp"]),
    ("enterprise_clerk", &["Nhân viên gián tiếp"]),
    ("enterprise_worker", &["Công nhân trực tiếp sản xuất", "Công nhân"]),
    ("farmer", &["Lao động nông, lâm, ngư nghiệp", "Nông dân", "Làm ruộng"]),
    ("soldier_or_policeman", &["Sỹ quan, chiến sỹ quân đội và công an", "Sĩ quan, chiến sĩ"]),
    ("student", &["Sinh viên"]),
    ("pupil", &["Học sinh"]),
];

pub const EDUCATIONS: &[Spellings] = &[
    ("primary", &["Tiểu học"]),
    ("lower_secondary", &["THCS", "Trung học cơ sở"]),
    ("upper_secondary", &["THPT", "12/12", "Trung học phổ thông"]),
];

pub const STUDIES: &[Spellings] =
    &[("none", &["Không", "không"]), ("pupil", &["Học sinh"]), ("student", &["Sinh viên", "SV"])];

/// A value as a field of a file whose values are separated by commas.
pub fn quoted(value: &str) -> String {
    if value.contains(',') { format!("\"{value}\"") } else { value.to_owned() }
}

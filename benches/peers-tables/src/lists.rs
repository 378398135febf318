//! What stands in the fields of codes: how each is spelled and, for the table written by hand, which of the table's regions it is in.

pub type List = &'static [(&'static str, usize)];

pub const COMMITTEES: List = &[
    ("Thành phố Sơn La", 0),
    ("Quỳnh Nhai", 1),
    ("Thuận Châu", 2),
    ("Bắc Yên", 3),
    ("Phù Yên", 4),
    ("Mộc Châu", 5),
    ("Yên Châu", 6),
    ("Mai Sơn", 7),
    ("Sông Mã", 8),
    ("Sốp Cộp", 9),
    ("Mường La", 10),
    ("Vân Hồ", 11),
    ("ĐU Khối các CQ & DN tỉnh", 12),
    ("Quân sự tỉnh", 13),
    ("Công an tỉnh", 14),
    ("Bộ đội Biên phòng tỉnh", 15),
    ("ĐH Tây Bắc", 16),
];
pub const UNIT_TYPES: List = &[
    ("Xã", 1),
    ("Phường", 1),
    ("Thị trấn", 1),
    ("Doanh nghiệp có vốn Nhà nước", 0),
    ("Công ty cổ phần", 0),
    ("Công ty trách nhiệm hữu hạn", 0),
    ("Hợp tác xã", 0),
    ("Cơ quan Đảng", 0),
    ("Cơ quan Nhà nước", 0),
    ("Đơn vị sự nghiệp công lập", 0),
    ("Quân đội", 0),
    ("Công an", 0),
    ("Bộ đội Biên phòng", 0),
];
pub const CELL_KINDS: List = &[
    ("Thôn, bản", 1),
    ("Tiểu khu", 1),
    ("Tổ dân phố", 1),
    ("Trường học", 2),
    ("Trạm y tế", 0),
    ("Hợp tác xã", 0),
    ("Doanh nghiệp ngoài khu vực Nhà nước", 0),
    ("Cơ quan, phòng, ban", 0),
    ("Đơn vị lực lượng vũ trang", 0),
];
pub const ETHNICITIES: List = &[
    ("Thái", 2),
    ("Kinh", 1),
    ("Mông", 0),
    ("Mường", 0),
    ("Xinh Mun", 0),
    ("Khơ Mú", 0),
    ("Dao", 0),
    ("Lào", 0),
    ("La Ha", 0),
];
pub const RELIGIONS: List = &[("Không", 0), ("Phật giáo", 1), ("Công giáo", 1), ("Tin Lành", 1)];
pub const EDUCATIONS: List =
    &[("Biết đọc, biết viết chữ quốc ngữ", 1), ("Tiểu học", 1), ("Trung học cơ sở", 0), ("Trung học phổ thông", 2)];
pub const QUALIFICATIONS: List = &[
    ("Chưa qua đào tạo", 0),
    ("Công nhân kỹ thuật, nhân viên nghiệp vụ, sơ cấp", 0),
    ("Trung cấp", 0),
    ("Cao đẳng", 1),
    ("Đại học", 1),
    ("Thạc sỹ", 2),
];
pub const OCCUPATIONS: List = &[
    ("Lao động nông, lâm, ngư nghiệp", 1),
    ("Viên chức đơn vị sự nghiệp công lập", 0),
    ("Cán bộ, công chức và người hoạt động không chuyên trách xã, phường, thị trấn", 0),
    ("Người hoạt động không chuyên trách thôn, tổ dân phố, bản", 0),
    ("Cán bộ, công chức cơ quan Nhà nước từ cấp huyện", 0),
    ("Công nhân trực tiếp sản xuất", 2),
    ("Lãnh đạo, quản lý doanh nghiệp", 2),
    ("Sỹ quan, chiến sỹ quân đội và công an", 0),
    ("Khác", 0),
];
pub const STUDIES: List = &[("Không", 0), ("Học sinh", 1), ("Sinh viên", 1)];
pub const SEXES: List = &[("Nam", 0), ("Nữ", 1)];

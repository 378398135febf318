//! How many of what: the published figures, and for rows 1 to 10 figures that add up to what is known of them together.

/// A committee directly under the province.
pub struct Committee {
    /// What its organisations' codes begin with.
    pub prefix: &'static str,
    /// The label of the code list, then other spellings that the list knows.
    pub spellings: &'static [&'static str],
    /// Awareness classes in the period.
    pub classes: u32,
    /// Their participants.
    pub learners: u32,
    /// Admissions asked of it by the plan of the year.
    pub target: u32,
    /// Its grassroots organisations.
    pub organisations: &'static [Organisation],
    /// The people it admitted in the period: column of the annex and how many.
    pub admitted: &'static [(Column, u32)],
}

impl Committee {
    pub fn label(&self) -> &'static str {
        self.spellings[0]
    }
}

/// Organisations of one kind: how many committees with cells under them, and how many that are one cell.
pub struct Organisation {
    pub kind: Kind,
    pub committees: u32,
    pub cells: u32,
}

/// The kinds of organisation that section I of the report tells apart.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Commune,
    Ward,
    Township,
    Enterprise,
    Agency,
    Service,
    Military,
    Police,
    BorderGuard,
}

/// Section I: kinds, the cells under their committees, the members of all their cells.
pub const SECTION_ONE: [(&[Kind], u32, u32); 6] = [
    (&[Kind::Commune], 3116, 62_271),
    (&[Kind::Ward, Kind::Township], 338, 14_464),
    (&[Kind::Enterprise], 103, 2261),
    (&[Kind::Agency], 175, 5909),
    (&[Kind::Service], 137, 4653),
    (&[Kind::Military, Kind::Police, Kind::BorderGuard], 247, 3427),
];

/// A column of the annex that takes people of its own: the others are sums or stay empty.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// 9
    Village,
    /// 11
    SmallCell,
    /// 12
    School,
    /// 13
    HealthStation,
    /// 14
    MinorityWoman,
    /// 15
    Believer,
    /// 16
    NonStateCell,
    /// 17 without 18
    StateEnterprise,
    /// 18
    PrivateEnterprise,
    /// 19
    Pupil,
    /// 20
    PartyAgency,
    /// 21
    StateAgency,
    /// 22
    Armed,
    /// 23
    Service,
    /// 24
    Student,
}

macro_rules! organisations {
    ($($kind:ident $committees:literal + $cells:literal),*) => {
        &[$(Organisation { kind: Kind::$kind, committees: $committees, cells: $cells }),*]
    };
}

macro_rules! admitted {
    ($($column:ident $number:literal),*) => {
        &[$((Column::$column, $number)),*]
    };
}

macro_rules! committee {
    ($prefix:literal, $spellings:expr, $classes:literal $learners:literal $target:literal, [$($organisations:tt)*], [$($admitted:tt)*]) => {
        Committee {
            prefix: $prefix,
            spellings: &$spellings,
            classes: $classes,
            learners: $learners,
            target: $target,
            organisations: organisations!($($organisations)*),
            admitted: admitted!($($admitted)*),
        }
    };
}

/// In the order of the annex. The first ten are known only together: 26 classes, 1,667 participants, 2,125 planned,
/// 758 admitted, of whom 664 in column 8 and 302 in column 9.
#[rustfmt::skip]
pub const COMMITTEES: [Committee; 17] = [
    committee!("TP", ["Thành phố Sơn La", "116", "Thành uỷ Sơn La", "TP Sơn La"], 3 190 130,
        [Commune 5 + 0, Ward 7 + 0, Enterprise 2 + 10, Agency 1 + 30, Service 2 + 9],
        [Village 20, School 22, HealthStation 3, MinorityWoman 2, NonStateCell 5,
         Pupil 1, PartyAgency 2, StateAgency 1, Service 9, Student 1]),
    committee!("QN", ["Quỳnh Nhai", "118", "Huyện uỷ Quỳnh Nhai"], 2 125 165,
        [Commune 11 + 0, Enterprise 0 + 2, Agency 0 + 24, Service 1 + 6],
        [Village 24, SmallCell 2, School 16, HealthStation 4, MinorityWoman 3, NonStateCell 1, PartyAgency 2, Service 5]),
    committee!("TC", ["Thuận Châu", "119", "Huyện ủy Thuận Châu"], 4 260 330,
        [Commune 28 + 0, Township 1 + 0, Enterprise 0 + 3, Agency 1 + 27, Service 1 + 9],
        [Village 45, SmallCell 2, School 34, HealthStation 7, MinorityWoman 6, NonStateCell 1,
         Pupil 1, PartyAgency 3, StateAgency 1, Service 9]),
    committee!("BY", ["Bắc Yên", "121", "Đảng bộ huyện Bắc Yên"], 2 130 200,
        [Commune 15 + 0, Township 1 + 0, Enterprise 0 + 1, Agency 0 + 24, Service 1 + 6],
        [Village 26, SmallCell 3, School 18, HealthStation 4, MinorityWoman 12, Believer 1, PartyAgency 1, Service 5]),
    committee!("PY", ["Phù Yên", "122", "Huyện ủy Phù Yên"], 3 200 290,
        [Commune 26 + 0, Township 1 + 0, Enterprise 0 + 3, Agency 1 + 27, Service 1 + 8],
        [Village 40, SmallCell 1, School 30, HealthStation 6, MinorityWoman 7, NonStateCell 2,
         PartyAgency 2, StateAgency 1, Service 8]),
    committee!("MC", ["Mộc Châu", "123", "Huyện uỷ Mộc Châu"], 3 185 180,
        [Commune 13 + 0, Township 2 + 0, Enterprise 1 + 5, Agency 1 + 26, Service 2 + 8],
        [Village 28, SmallCell 1, School 22, HealthStation 4, MinorityWoman 5, Believer 1, NonStateCell 4,
         PartyAgency 2, Service 7]),
    committee!("YC", ["Yên Châu", "124", "Huyện ủy Yên Châu"], 2 130 195,
        [Commune 14 + 0, Township 1 + 0, Enterprise 0 + 2, Agency 0 + 25, Service 1 + 7],
        [Village 26, SmallCell 1, School 20, HealthStation 4, MinorityWoman 6, NonStateCell 1, PartyAgency 2, Service 5]),
    committee!("MS", ["Mai Sơn", "125", "Huyện ủy Mai Sơn"], 3 190 300,
        [Commune 21 + 0, Township 1 + 0, Enterprise 2 + 5, Agency 1 + 28, Service 2 + 9],
        [Village 42, SmallCell 1, School 28, HealthStation 6, MinorityWoman 4, NonStateCell 5, PrivateEnterprise 1,
         PartyAgency 3, StateAgency 1, Service 9]),
    committee!("SM", ["Sông Mã", "126", "Đảng bộ huyện Sông Mã"], 3 187 240,
        [Commune 18 + 0, Township 1 + 0, Enterprise 0 + 3, Agency 1 + 27, Service 1 + 8],
        [Village 36, SmallCell 2, School 24, HealthStation 5, MinorityWoman 6, NonStateCell 1,
         PartyAgency 2, StateAgency 1, Service 5]),
    committee!("SC", ["Sốp Cộp", "127", "Huyện uỷ Sốp Cộp"], 1 70 95,
        [Commune 8 + 0, Enterprise 0 + 1, Agency 0 + 22, Service 1 + 5],
        [Village 15, SmallCell 1, School 12, HealthStation 3, MinorityWoman 3, PartyAgency 1, Service 3]),
    committee!("ML", ["Mường La", "120", "Huyện ủy Mường La"], 2 131 205,
        [Commune 15 + 0, Township 1 + 0, Enterprise 1 + 2, Agency 0 + 24, Service 1 + 6],
        [Village 18, PrivateEnterprise 1, PartyAgency 6, StateAgency 1, Service 18]),
    committee!("VH", ["Vân Hồ", "128", "Huyện uỷ Vân Hồ"], 1 70 120,
        [Commune 14 + 0, Enterprise 0 + 2, Agency 0 + 22, Service 1 + 5],
        [Village 30, SmallCell 1, School 7, HealthStation 1, MinorityWoman 4, PartyAgency 2, Service 6]),
    committee!("KH", ["ĐU Khối các CQ & DN tỉnh", "Đảng bộ Khối các cơ quan và Doanh nghiệp tỉnh", "Khối các CQ và DN tỉnh"], 2 130 150,
        [Enterprise 10 + 20, Agency 21 + 29, Service 14 + 5],
        [StateEnterprise 7, PrivateEnterprise 16, PartyAgency 47, Service 21]),
    committee!("QS", ["Quân sự tỉnh", "Đảng bộ Quân sự tỉnh"], 1 147 50, [Military 20 + 5], [Armed 31]),
    committee!("CA", ["Công an tỉnh", "Đảng bộ Công an tỉnh"], 1 102 45, [Police 22 + 12], [Armed 67]),
    committee!("BP", ["Bộ đội Biên phòng tỉnh", "BĐBP tỉnh"], 1 48 23, [BorderGuard 8 + 4], [Armed 1]),
    committee!("DH", ["ĐH Tây Bắc", "Trường Đại học Tây Bắc"], 0 0 50, [Service 1 + 0], [Student 33]),
];

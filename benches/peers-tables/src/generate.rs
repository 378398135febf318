//! Made-up admissions as CSV, the same in every run: `generate ROWS FILE`.
//!
//! 15 fields of Vietnamese text, about 240 bytes a record. Every cell is written as an export from a database writes it: codes by their
//! label, days as 2024-06-30, a cell with a comma in quotation marks. Nothing is wrong or missing, so that engines that do not
//! validate give the same table as one that does. Ids are told apart and in no order. No one who stands here lives.

mod lists;
#[path = "../../../examples/son-la-2024-h1/generator/random.rs"]
#[allow(dead_code, reason = "the sample's generator uses all of it")]
mod random;

use std::fs::File;
use std::io::{BufWriter, Write};

use lists::*;
use random::Random;

const SEED: u64 = 20_240_630;
/// Ids are multiples of a number modulo this prime of twelve digits.
const PRIME: u64 = 999_999_999_989;

const FAMILIES: &[(&str, u32)] = &[
    ("Lò", 22),
    ("Nguyễn", 18),
    ("Quàng", 10),
    ("Cà", 9),
    ("Giàng", 7),
    ("Hoàng", 7),
    ("Vì", 7),
    ("Đinh", 6),
    ("Lường", 8),
    ("Mùa", 6),
];
const GIVEN: &[&str] = &[
    "An",
    "Bình",
    "Chung",
    "Dương",
    "Hạnh",
    "Hiền",
    "Khánh",
    "Mai",
    "Nghĩa",
    "Phượng",
    "Sơn",
    "Thoa",
    "Thủy",
    "Tuấn",
    "Xuân",
];
const VILLAGES: &[&str] =
    &["Nà Lìu", "Pá Hốc", "Huổi Sàng", "Tà Xùa", "Co Chai", "Nậm Păm", "Phiêng Lương", "Bó Mười", "Suối Dinh"];

const COMMITTEE_WEIGHTS: &[u32] = &[11, 5, 9, 4, 8, 8, 5, 10, 8, 4, 6, 4, 7, 2, 3, 2, 1];
const ETHNICITY_WEIGHTS: &[u32] = &[42, 30, 13, 7, 2, 2, 2, 1, 1];
const RELIGION_WEIGHTS: &[u32] = &[982, 6, 6, 6];

/// Codes of a list that are drawn alike; one that stands twice is drawn twice as often.
struct Of(List, &'static [usize]);

impl Of {
    fn draw(&self, random: &mut Random) -> Cell<'static> {
        let Of(list, places) = self;
        Cell(list[places[random.below(places.len() as u32) as usize]].0)
    }
}

/// What goes together in a person: without it, far more combinations would be made than there are.
struct Walk {
    weight: u32,
    is_young: bool,
    unit_types: Of,
    cell_kinds: Of,
    educations: Of,
    qualifications: Of,
    occupations: Of,
    studies: Of,
}

const VILLAGERS: Walk = Walk {
    weight: 52,
    is_young: false,
    unit_types: Of(UNIT_TYPES, &[0, 0, 0, 0, 0, 1, 2]),
    cell_kinds: Of(CELL_KINDS, &[0, 0, 0, 0, 0, 1, 2]),
    educations: Of(EDUCATIONS, &[0, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3]),
    qualifications: Of(QUALIFICATIONS, &[0, 0, 0, 0, 0, 1]),
    occupations: Of(OCCUPATIONS, &[0, 0, 0, 0, 3]),
    studies: Of(STUDIES, &[0]),
};
const TEACHERS: Walk = Walk {
    weight: 22,
    is_young: false,
    unit_types: Of(UNIT_TYPES, &[0, 0, 0, 9]),
    cell_kinds: Of(CELL_KINDS, &[3, 3, 3, 4]),
    educations: Of(EDUCATIONS, &[3]),
    qualifications: Of(QUALIFICATIONS, &[2, 3, 4, 4, 4, 4, 4, 4, 5]),
    occupations: Of(OCCUPATIONS, &[1]),
    studies: Of(STUDIES, &[0]),
};
const OFFICERS: Walk = Walk {
    weight: 14,
    is_young: false,
    unit_types: Of(UNIT_TYPES, &[0, 7, 8, 8]),
    cell_kinds: Of(CELL_KINDS, &[7]),
    educations: Of(EDUCATIONS, &[3]),
    qualifications: Of(QUALIFICATIONS, &[2, 4, 4, 4, 4, 5]),
    occupations: Of(OCCUPATIONS, &[2, 4, 4, 8]),
    studies: Of(STUDIES, &[0]),
};
const SOLDIERS: Walk = Walk {
    weight: 6,
    is_young: false,
    unit_types: Of(UNIT_TYPES, &[10, 11, 12]),
    cell_kinds: Of(CELL_KINDS, &[8]),
    educations: Of(EDUCATIONS, &[3]),
    qualifications: Of(QUALIFICATIONS, &[0, 2, 3, 4]),
    occupations: Of(OCCUPATIONS, &[7]),
    studies: Of(STUDIES, &[0]),
};
const WORKERS: Walk = Walk {
    weight: 4,
    is_young: false,
    unit_types: Of(UNIT_TYPES, &[3, 4, 5, 6]),
    cell_kinds: Of(CELL_KINDS, &[5, 6, 6, 6]),
    educations: Of(EDUCATIONS, &[2, 3]),
    qualifications: Of(QUALIFICATIONS, &[0, 1, 2, 4]),
    occupations: Of(OCCUPATIONS, &[5, 5, 5, 6]),
    studies: Of(STUDIES, &[0]),
};
const LEARNERS: Walk = Walk {
    weight: 2,
    is_young: true,
    unit_types: Of(UNIT_TYPES, &[0, 9]),
    cell_kinds: Of(CELL_KINDS, &[3]),
    educations: Of(EDUCATIONS, &[3]),
    qualifications: Of(QUALIFICATIONS, &[0]),
    occupations: Of(OCCUPATIONS, &[8]),
    studies: Of(STUDIES, &[1, 2]),
};
static WALKS: [Walk; 6] = [VILLAGERS, TEACHERS, OFFICERS, SOLDIERS, WORKERS, LEARNERS];

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let [_, rows, path] = arguments.as_slice() else {
        return eprintln!("usage: generate ROWS FILE");
    };
    let rows = rows.parse().expect("a number of records");
    let mut file = BufWriter::with_capacity(1 << 20, File::create(path).expect("a file that can be written"));
    let mut random = Random::new(SEED);
    file.write_all(HEADER.as_bytes()).expect("room on the disk");
    for index in 0..rows {
        row(&mut file, &mut random, index).expect("room on the disk");
    }
    file.flush().expect("room on the disk");
}

const HEADER: &str = "Mã hồ sơ,Họ và tên,Đảng bộ trực thuộc,Loại hình tổ chức,Loại chi bộ,Giới tính,Dân tộc,Tôn giáo,Ngày sinh,\
    Ngày quyết định kết nạp,Trình độ giáo dục phổ thông,Trình độ chuyên môn,Nghề nghiệp,\"Học sinh, sinh viên\",Quê quán\n";

fn row(file: &mut impl Write, random: &mut Random, index: u64) -> std::io::Result<()> {
    let id = (index + 1).wrapping_mul(387_420_489) % PRIME;
    let walk = &WALKS[weighted(random, &WALKS.each_ref().map(|walk| walk.weight))];
    let committee = weighted(random, COMMITTEE_WEIGHTS);
    let sex = SEXES[usize::from(random.chance(36))].0;
    let middle = if sex == "Nữ" { "Thị" } else { "Văn" };
    let born = 2005 - random.below(if walk.is_young { 7 } else { 65 });
    let decided = random.between(born + 18, (born + 45).min(2024));
    // Nobody is admitted after the end of the report's period.
    let last_month = if decided == 2024 { 6 } else { 12 };
    write!(file, "{id:012},{} {middle} {},", random.weighted(FAMILIES), random.pick(GIVEN))?;
    write!(file, "{},{},{},", COMMITTEES[committee].0, walk.unit_types.draw(random), walk.cell_kinds.draw(random))?;
    write!(file, "{sex},{},", ETHNICITIES[weighted(random, ETHNICITY_WEIGHTS)].0)?;
    write!(file, "{},", RELIGIONS[weighted(random, RELIGION_WEIGHTS)].0)?;
    write!(file, "{born}-{:02}-{:02},", random.between(1, 12), random.between(1, 28))?;
    write!(file, "{decided}-{:02}-{:02},", random.between(1, last_month), random.between(1, 28))?;
    write!(file, "{},{},", walk.educations.draw(random), walk.qualifications.draw(random))?;
    write!(file, "{},{},", walk.occupations.draw(random), walk.studies.draw(random))?;
    let birthplace = COMMITTEES[random.below(12) as usize].0;
    writeln!(file, "bản {} - {birthplace}", random.pick(VILLAGES))
}

fn weighted(random: &mut Random, weights: &[u32]) -> usize {
    let mut left = random.below(weights.iter().sum());
    weights
        .iter()
        .position(|weight| {
            let is_here = left < *weight;
            left = left.saturating_sub(*weight);
            is_here
        })
        .unwrap_or(0)
}

/// A cell, in quotation marks where a comma stands in it.
struct Cell<'a>(&'a str);

impl std::fmt::Display for Cell<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.0.contains(',') { write!(f, "\"{}\"", self.0) } else { f.write_str(self.0) }
    }
}

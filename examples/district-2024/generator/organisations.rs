//! The organisations of the district and what stands under them.

use super::random::{Day, Random};
use super::spellings::{FORMS, SUBORDINATE_FORMS, TYPES, spell};
use super::{Sheet, written, written_if_come};

/// A grassroots organisation.
pub struct Organisation {
    pub code: String,
    pub kind: &'static str,
    pub is_committee: bool,
    /// About how many members it has.
    pub size: u32,
    pub founded: Day,
    pub dissolved: Option<Day>,
}

/// Types with how many there are, how many in a hundred are committees, and about how many members each has. No ward and nothing
/// abroad: their rows print nothing.
const KINDS: &[(&str, u32, u32, u32)] = &[
    ("commune", 10, 100, 66),
    ("township", 2, 100, 60),
    ("party_and_mass_organisation", 6, 30, 14),
    ("state_agency", 7, 30, 16),
    ("public_service", 12, 50, 22),
    ("non_public_service", 2, 0, 6),
    ("military", 1, 100, 30),
    ("police", 1, 100, 40),
    ("wholly_state", 2, 50, 12),
    ("mostly_state", 1, 0, 9),
    ("partly_state", 1, 0, 6),
    ("joint_stock_company", 3, 30, 8),
    ("private_enterprise", 2, 0, 4),
    ("limited_company", 3, 0, 6),
    ("partnership", 1, 0, 3),
    ("wholly_foreign", 1, 0, 5),
    ("partly_foreign", 1, 0, 5),
    ("cooperative", 2, 0, 7),
    ("other", 1, 0, 5),
];

pub fn draw(random: &mut Random) -> Vec<Organisation> {
    let mut all = Vec::new();
    for &(kind, number, committees, size) in KINDS {
        for nth in 0..number {
            // One of a kind that is numerous enough comes in the year, one went the year before.
            let founded = match nth {
                4 => Day::new(2024, 1, 1).plus(random.below(366) as i32),
                _ => Day::new(1960, 1, 1).plus(random.below(22_600) as i32),
            };
            let dissolved = match nth {
                _ if matches!(kind, "commune" | "township") => None,
                2 if random.chance(60) => Some(Day::new(2023, 1, 1).plus(random.below(365) as i32)),
                5 if random.chance(60) => Some(Day::new(2024, 1, 1).plus(random.below(396) as i32)),
                _ => None,
            };
            let is_committee = random.chance(committees);
            let size = size / 2 + random.below(size);
            all.push(Organisation {
                code: format!("TC{:03}", all.len() + 1),
                kind,
                is_committee,
                size,
                founded,
                dissolved,
            });
        }
    }
    all
}

pub fn sheet(random: &mut Random, organisations: &[Organisation]) -> Sheet {
    let line = |(position, organisation): (usize, &Organisation)| {
        let form = if organisation.is_committee { "grassroots_committee" } else { "grassroots_cell" };
        let nobody_left = random.chance(12).then(|| Day::new(2022, 1, 1).plus(random.below(1200) as i32));
        vec![
            organisation.code.clone(),
            format!("Tổ chức số {}", position + 1),
            spell(random, TYPES, organisation.kind),
            spell(random, FORMS, form),
            written(random, organisation.founded),
            written_if_come(random, organisation.dissolved),
            written_if_come(random, nobody_left),
        ]
    };
    Sheet {
        name: "Organisation.csv",
        header: &[
            "Mã tổ chức",
            "Tên tổ chức",
            "Loại hình",
            "Hình thức tổ chức",
            "Ngày thành lập",
            "Ngày giải thể",
            "Không còn quần chúng từ ngày",
        ],
        rows: organisations.iter().enumerate().map(line).collect(),
    }
}

pub fn subordinates(random: &mut Random, organisations: &[Organisation]) -> Sheet {
    let mut rows = Vec::new();
    for organisation in organisations.iter().filter(|organisation| organisation.is_committee) {
        let cells = 2 + organisation.size / 12;
        let sections = u32::from(organisation.size > 60) * random.below(3);
        for nth in 0..cells + sections {
            let form = if nth < cells { "cell" } else { "sectional_committee" };
            let founded = match random.chance(5) {
                true => Day::new(2024, 2, 1).plus(random.below(365) as i32),
                false => organisation.founded.plus(random.below(200) as i32),
            };
            let dissolved = random.chance(6).then(|| Day::new(2024, 6, 1).plus(random.below(300) as i32));
            rows.push(vec![
                format!("TT{:04}", rows.len() + 1),
                organisation.code.clone(),
                spell(random, SUBORDINATE_FORMS, form),
                written(random, founded),
                written_if_come(random, dissolved),
            ]);
        }
    }
    Sheet {
        name: "Subordinate.csv",
        header: &[
            "Mã tổ chức trực thuộc",
            "Mã tổ chức",
            "Hình thức tổ chức trực thuộc",
            "Ngày thành lập",
            "Ngày giải thể",
        ],
        rows,
    }
}

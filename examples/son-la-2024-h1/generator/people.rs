//! The people admitted: as many in each column of the annex as `figures` says, with facts that put them there and, for
//! some, facts that would put them elsewhere if another rule came first. No names, no real people.

use std::collections::BTreeMap;

use super::figures::{COMMITTEES, Column, Kind};
use super::organisations::{Cell, Organisations, Unit};
use super::random::{Day, Random};
use super::spellings::{EDUCATIONS, ETHNICITIES, OCCUPATIONS, RELIGIONS, SEXES, STUDIES, quoted, spell};

/// Where someone was admitted.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Village,
    SmallVillage,
    SmallSchool,
    School,
    HealthStation,
    NonStateCell,
    StateEnterprise,
    PrivateEnterprise,
    PartyAgency,
    StateAgency,
    Service,
    ServiceSchool,
    University,
    Armed,
}

/// A person to be drawn.
#[derive(Clone, Copy)]
struct Draft {
    committee: usize,
    column: Column,
    place: Place,
    /// Whether the person holds a religion.
    believer: bool,
    /// Where the column depends on it; otherwise drawn.
    ethnicity: Option<&'static str>,
}

/// The groups of the women of column 14, which counts neither Thái nor Kinh women: 58, Mông women the most.
const MINORITY_WOMEN: [(&str, usize); 9] = [
    ("mong", 24),
    ("muong", 12),
    ("kho_mu", 6),
    ("xinh_mun", 5),
    ("dao", 4),
    ("khang", 2),
    ("tay", 2),
    ("la_ha", 2),
    ("lao", 1),
];

const OF_THE_DISTRICTS: &[(&str, u32)] = &[
    ("thai", 53),
    ("kinh", 16),
    ("mong", 16),
    ("muong", 7),
    ("xinh_mun", 2),
    ("kho_mu", 2),
    ("dao", 2),
    ("khang", 1),
    ("la_ha", 1),
];

const OF_THE_PROVINCE: &[(&str, u32)] =
    &[("kinh", 48), ("thai", 36), ("muong", 7), ("mong", 6), ("tay", 2), ("dao", 1)];

/// One line for each admission, in no order that means anything; some were decided before or after the period.
pub fn admissions(random: &mut Random, organisations: &Organisations, scale: Option<usize>) -> String {
    let places = places(organisations);
    let mut drafts = drafts(random);
    random.shuffle(&mut drafts);
    let mut days: Vec<Day> = drafts.iter().map(|_| random.day_in_period()).collect();
    days[0] = Day::new(2024, 1, 1);
    days[1] = Day::new(2024, 6, 30);
    for (position, day) in outside_the_period().into_iter().enumerate() {
        let draft = 70 * position + 35;
        drafts.insert(draft, drafts[position]);
        days.insert(draft, day);
    }
    let mut text = String::from(
        "Mã hồ sơ,Mã chi bộ,Giới tính,Dân tộc,Tôn giáo,Ngày sinh,Ngày quyết định kết nạp,Nghề nghiệp,\
         Trình độ giáo dục phổ thông,\"Học sinh, sinh viên\"\n",
    );
    for number in 0..scale.unwrap_or(drafts.len()) {
        let (draft, day) = (drafts[number % drafts.len()], days[number % days.len()]);
        let cells = places.get(&(draft.committee, draft.place)).map_or(&[][..], Vec::as_slice);
        text.push_str(&line(random, number + 1, draft, random_cell(organisations, cells, number), day));
    }
    text
}

fn outside_the_period() -> Vec<Day> {
    let before = [(2023, 10, 20), (2023, 11, 3), (2023, 11, 19), (2023, 12, 4), (2023, 12, 22), (2023, 12, 31)];
    let after = [(2024, 7, 1), (2024, 7, 2), (2024, 7, 5), (2024, 7, 9), (2024, 7, 12)];
    before.into_iter().chain(after).map(|(year, month, day)| Day::new(year, month, day)).collect()
}

/// The code of one of the cells, in turn, so that neighbours in the file seldom share one.
fn random_cell<'a>(organisations: &'a Organisations, cells: &[usize], number: usize) -> &'a str {
    if cells.is_empty() { "" } else { &organisations.cells[cells[number * 7919 % cells.len()]].code }
}

fn places(organisations: &Organisations) -> BTreeMap<(usize, Place), Vec<usize>> {
    let mut places: BTreeMap<(usize, Place), Vec<usize>> = BTreeMap::new();
    for (position, cell) in organisations.cells.iter().enumerate() {
        let unit = &organisations.units[cell.unit];
        if let Some(place) = place_of(unit, cell) {
            places.entry((unit.committee, place)).or_default().push(position);
        }
    }
    places
}

fn place_of(unit: &Unit, cell: &Cell) -> Option<Place> {
    let place = match (unit.kind, cell.kind) {
        (Kind::Commune | Kind::Ward | Kind::Township, kind) => match (kind, cell.is_small()) {
            ("school", true) => Place::SmallSchool,
            ("school", false) => Place::School,
            ("village" | "residents_area" | "residents_group", true) => Place::SmallVillage,
            ("village" | "residents_area" | "residents_group", false) => Place::Village,
            ("health_station", false) => Place::HealthStation,
            ("non_state_enterprise", false) => Place::NonStateCell,
            _ => return None,
        },
        (Kind::Enterprise, "state_enterprise") => Place::StateEnterprise,
        (Kind::Enterprise, "non_state_enterprise") => Place::PrivateEnterprise,
        (Kind::Enterprise, _) => return None,
        (Kind::Agency, _) if unit.unit_type == "state_agency" => Place::StateAgency,
        (Kind::Agency, _) => Place::PartyAgency,
        (Kind::Service, "students") => Place::University,
        (Kind::Service, "school") => Place::ServiceSchool,
        (Kind::Service, _) => Place::Service,
        (Kind::Military | Kind::Police | Kind::BorderGuard, _) => Place::Armed,
    };
    Some(place)
}

/// Everyone admitted in the period.
fn drafts(random: &mut Random) -> Vec<Draft> {
    let mut women: Vec<&str> = MINORITY_WOMEN.iter().flat_map(|&(name, number)| vec![name; number]).collect();
    random.shuffle(&mut women);
    let mut seen: BTreeMap<Column, usize> = BTreeMap::new();
    let mut drafts = Vec::new();
    for (position, committee) in COMMITTEES.iter().enumerate() {
        for &(column, number) in committee.admitted {
            for _ in 0..number {
                let nth = seen.entry(column).or_default();
                drafts.push(draft(position, column, *nth, &women));
                *nth += 1;
            }
        }
    }
    drafts
}

/// The `nth` person of a column, counted over all committees.
fn draft(committee: usize, column: Column, nth: usize, women: &[&'static str]) -> Draft {
    let place = match column {
        // Women of column 14 come from everywhere, so that a rule that lets some of them go sends them to many columns.
        Column::MinorityWoman => match nth % 10 {
            1 | 6 => Place::School,
            3 => Place::SmallVillage,
            4 => Place::HealthStation,
            7 => Place::NonStateCell,
            _ => Place::Village,
        },
        // A teacher who holds a religion is in column 15, not 12.
        Column::Believer if nth == 0 => Place::Village,
        Column::Believer => Place::School,
        Column::Village => Place::Village,
        Column::SmallCell if nth % 4 == 2 => Place::SmallSchool,
        Column::SmallCell => Place::SmallVillage,
        Column::School => Place::School,
        Column::HealthStation => Place::HealthStation,
        Column::NonStateCell => Place::NonStateCell,
        Column::StateEnterprise => Place::StateEnterprise,
        Column::PrivateEnterprise => Place::PrivateEnterprise,
        // One pupil is admitted at school, one at home: column 19 either way, not 23 or 8.
        Column::Pupil if nth == 0 => Place::ServiceSchool,
        Column::Pupil => Place::Village,
        Column::PartyAgency => Place::PartyAgency,
        Column::StateAgency => Place::StateAgency,
        Column::Armed => Place::Armed,
        Column::Service if nth % 5 == 2 => Place::ServiceSchool,
        Column::Service => Place::Service,
        // So too a student admitted at home.
        Column::Student if nth == 0 => Place::Village,
        Column::Student => Place::University,
    };
    let believer = match column {
        Column::Believer => true,
        Column::MinorityWoman => nth % 10 == 8,
        Column::SmallCell => nth == 4,
        Column::Armed | Column::Service => nth == 20,
        _ => false,
    };
    let ethnicity = match column {
        Column::MinorityWoman => women.get(nth).copied(),
        Column::Believer => Some(if nth == 0 { "mong" } else { "kinh" }),
        _ => None,
    };
    Draft { committee, column, place, believer, ethnicity }
}

fn line(random: &mut Random, number: usize, draft: Draft, cell: &str, decided: Day) -> String {
    let mixture = if draft.committee < 12 { OF_THE_DISTRICTS } else { OF_THE_PROVINCE };
    let ethnicity = draft.ethnicity.unwrap_or_else(|| random.weighted(mixture));
    let sex = sex(random, draft, ethnicity);
    let religion = religion(random, draft, ethnicity);
    let decided_text = if random.chance(12) { decided.unpadded() } else { decided.to_string() };
    format!(
        "KN{number:06},{cell},{},{},{},{},{decided_text},{},{},{}\n",
        spell(random, SEXES, sex),
        spell(random, ETHNICITIES, ethnicity),
        spell(random, RELIGIONS, religion),
        born(random, draft, decided),
        quoted(occupation(random, draft)),
        education(random, draft),
        spell(random, STUDIES, study(draft.column)),
    )
}

fn sex(random: &mut Random, draft: Draft, ethnicity: &str) -> &'static str {
    let in_column_8 = draft.column <= Column::NonStateCell;
    let woman_of_column_14 = in_column_8 && !matches!(ethnicity, "thai" | "kinh");
    let women_in_a_hundred = match draft.place {
        Place::School | Place::SmallSchool | Place::HealthStation | Place::ServiceSchool => 65,
        Place::Armed => 12,
        _ => 40,
    };
    match draft.column {
        Column::MinorityWoman => "female",
        _ if woman_of_column_14 => "male",
        _ if random.chance(women_in_a_hundred) => "female",
        _ => "male",
    }
}

/// A blank, which is "not known", stands only where no column depends on it: outside column 8, or with a woman of column 14.
fn religion(random: &mut Random, draft: Draft, ethnicity: &str) -> &'static str {
    let does_not_matter = draft.column > Column::NonStateCell || draft.column == Column::MinorityWoman;
    match (draft.believer, ethnicity) {
        (true, "mong") => "protestant",
        (true, _) => "catholic",
        (false, _) if does_not_matter && random.chance(4) => "",
        (false, _) => "none",
    }
}

fn born(random: &mut Random, draft: Draft, decided: Day) -> Day {
    let (youngest, oldest) = match draft.column {
        Column::Pupil => (18, 18),
        Column::Student => (19, 22),
        Column::Armed => (19, 34),
        _ if random.chance(80) => (19, 35),
        _ if random.chance(85) => (36, 50),
        _ => (51, 59),
    };
    let years = random.between(youngest, oldest);
    decided.plus(-((years * 1461 / 4) as i32) - random.between(10, 340) as i32)
}

fn occupation(random: &mut Random, draft: Draft) -> &'static str {
    let code = match (draft.column, draft.place) {
        (Column::Pupil, _) => "pupil",
        (Column::Student, _) => "student",
        (_, Place::Village | Place::SmallVillage) => {
            random.weighted(&[("farmer", 70), ("village_officer", 20), ("commune_officer", 10)])
        }
        (_, Place::NonStateCell | Place::StateEnterprise | Place::PrivateEnterprise) => {
            random.weighted(&[("enterprise_worker", 60), ("enterprise_clerk", 25), ("enterprise_manager", 15)])
        }
        (_, Place::PartyAgency) => "party_officer",
        (_, Place::StateAgency) => "state_officer",
        (_, Place::Armed) => "soldier_or_policeman",
        _ => "public_employee",
    };
    spell(random, OCCUPATIONS, code)
}

fn education(random: &mut Random, draft: Draft) -> &'static str {
    let at_home = matches!(draft.place, Place::Village | Place::SmallVillage);
    let code = match draft.column {
        Column::Pupil => "lower_secondary",
        Column::Student => "upper_secondary",
        _ if at_home => random.weighted(&[("upper_secondary", 80), ("lower_secondary", 17), ("primary", 3)]),
        _ => "upper_secondary",
    };
    spell(random, EDUCATIONS, code)
}

fn study(column: Column) -> &'static str {
    match column {
        Column::Pupil => "pupil",
        Column::Student => "student",
        _ => "none",
    }
}

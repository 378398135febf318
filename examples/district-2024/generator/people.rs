//! The members: who stands in the list, since when and until when, and the papers of those who were admitted.

use super::organisations::Organisation;
use super::random::{Day, Random};
use super::spellings::{
    ANSWERS, EDUCATIONS, ETHNICITIES, MOVEMENTS, OCCUPATIONS, QUALIFICATIONS, RELIGIONS, SEXES, THEORIES, TITLES,
    WORKS, spell,
};
use super::{Sheet, written, written_if_come};

/// A line of the list of members.
pub struct Member {
    number: usize,
    /// Position among the organisations.
    organisation: usize,
    sex: &'static str,
    ethnicity: &'static str,
    religion: &'static str,
    born: Day,
    is_birthday_known: bool,
    entry: &'static str,
    entered: Day,
    exit: &'static str,
    left: Option<Day>,
    joined: Day,
    official: Day,
}

/// Changes are registered since this day.
fn first_change() -> Day {
    Day::new(2022, 7, 1)
}

pub fn draw(random: &mut Random, organisations: &[Organisation]) -> Vec<Member> {
    let mut members = Vec::new();
    for (position, organisation) in organisations.iter().enumerate() {
        for _ in 0..organisation.size {
            let mut member = member(random, members.len() + 1, position);
            // With their organisation its members go too, and nobody comes to it any more.
            if let Some(end) = organisation.dissolved {
                member.left = Some(member.left.map_or(end, |left| left.min(end)));
            }
            if member.left.is_none_or(|left| left > member.entered) {
                members.push(member);
            }
        }
    }
    members
}

fn member(random: &mut Random, number: usize, organisation: usize) -> Member {
    let entry =
        random.weighted(&[("admitted", 84), ("from_other_province", 5), ("from_other_district", 10), ("restored", 1)]);
    let is_recent = random.chance(17);
    let entered = match is_recent {
        true => first_change().plus(random.below(945) as i32),
        false => long_ago(random),
    };
    let joined = match entry {
        "admitted" => entered,
        _ => entered.plus(-(random.between(400, 5000) as i32)),
    };
    let age = match random.chance(82) {
        true => random.between(18, 34),
        false => random.between(18, 63),
    };
    let leaves = random.chance(7).then(|| first_change().plus(random.below(945) as i32));
    let exit = random.weighted(&[
        ("died", 34),
        ("expelled", 5),
        ("struck_off", 16),
        ("resigned", 9),
        ("to_other_province", 12),
        ("to_other_district", 24),
    ]);
    let (ethnicity, religion) = origin(random);
    Member {
        number,
        organisation,
        sex: random.weighted(&[("male", 60), ("female", 40)]),
        ethnicity,
        religion,
        born: joined.plus(-((age * 1461 / 4) as i32) - 1 - random.below(360) as i32),
        is_birthday_known: !random.chance(2),
        entry,
        entered,
        exit,
        left: leaves.filter(|left| *left > entered),
        joined,
        official: joined.plus(366 + random.below(60) as i32),
    }
}

/// Most members joined in the last thirty years, a few before 1975, and fewer still before 1954.
fn long_ago(random: &mut Random) -> Day {
    match random.below(1000) {
        0 => Day::new(1945, 1, 1).plus(random.below(300) as i32),
        1..4 => Day::new(1950, 1, 1).plus(random.below(2000) as i32),
        4..30 => Day::new(1965, 1, 1).plus(random.below(4100) as i32),
        30..250 => Day::new(1976, 1, 1).plus(random.below(7000) as i32),
        _ => Day::new(1995, 1, 1).plus(random.below(9950) as i32),
    }
}

fn origin(random: &mut Random) -> (&'static str, &'static str) {
    let ethnicity = random.weighted(&[
        ("thai", 480),
        ("kinh", 240),
        ("mong", 130),
        ("muong", 60),
        ("xinh_mun", 25),
        ("kho_mu", 25),
        ("dao", 15),
        ("khang", 8),
        ("la_ha", 6),
        ("tay", 5),
        ("lao", 3),
        ("hoa", 2),
        ("other", 1),
        ("foreign", 1),
    ]);
    let religion = match ethnicity {
        "mong" => random.weighted(&[("none", 88), ("protestant", 9), ("", 3)]),
        "kinh" => random.weighted(&[
            ("none", 88),
            ("catholic", 4),
            ("buddhist", 3),
            ("cao_dai", 1),
            ("muslim", 1),
            ("other", 1),
            ("", 2),
        ]),
        _ => random.weighted(&[("none", 98), ("", 2)]),
    };
    (ethnicity, religion)
}

fn organisation_code(organisation: usize) -> String {
    format!("TC{:03}", organisation + 1)
}

impl Member {
    fn id(&self) -> String {
        format!("DV{:05}", self.number)
    }

    fn birthday(&self, random: &mut Random) -> String {
        if self.is_birthday_known { written(random, self.born) } else { String::new() }
    }

    /// Whether the member has lived so many years at the end of 2024, about.
    fn is_older_than(&self, years: i32) -> bool {
        self.born.plus(years * 1461 / 4) < Day::new(2024, 12, 31)
    }
}

pub fn members(random: &mut Random, members: &[Member]) -> Sheet {
    let line = |member: &Member| {
        let is_retired = member.is_older_than(61) && random.chance(90);
        let work = if is_retired { "retired" } else { "working" };
        let excused = if is_retired && member.is_older_than(74) && random.chance(60) { "yes" } else { "no" };
        let in_union = match member.is_older_than(31) {
            false => random.weighted(&[("yes", 70), ("no", 27), ("", 3)]),
            true => "no",
        };
        vec![
            member.id(),
            organisation_code(member.organisation),
            spell(random, SEXES, member.sex),
            spell(random, ETHNICITIES, member.ethnicity),
            spell(random, RELIGIONS, member.religion),
            member.birthday(random),
            written(random, member.entered),
            written_if_come(random, member.left),
            written(random, member.joined),
            written_if_come(random, Some(member.official)),
            answer(random, in_union),
            rarely(random, 1),
            rarely_or_blank(random),
            spell(random, WORKS, work),
            answer(random, excused),
            education(random, member.is_older_than(70)),
            theory(random),
        ]
    };
    Sheet {
        name: "Member.csv",
        header: &[
            "Số hiệu",
            "Mã tổ chức",
            "Giới tính",
            "Dân tộc",
            "Tôn giáo",
            "Ngày sinh",
            "Ngày vào danh sách",
            "Ngày ra khỏi danh sách",
            "Ngày vào Đảng",
            "Ngày chính thức",
            "Đoàn viên TNCS Hồ Chí Minh",
            "Chủ doanh nghiệp tư nhân",
            "Hôn nhân với người nước ngoài",
            "Tình trạng công tác",
            "Được miễn công tác, sinh hoạt",
            "Trình độ giáo dục phổ thông",
            "Trình độ lý luận chính trị",
        ],
        rows: members.iter().map(line).collect(),
    }
}

fn answer(random: &mut Random, word: &str) -> String {
    spell(random, ANSWERS, word)
}

fn rarely(random: &mut Random, percent: u32) -> String {
    let word = if random.chance(percent) { "yes" } else { "no" };
    answer(random, word)
}

fn rarely_or_blank(random: &mut Random) -> String {
    let word = random.weighted(&[("no", 985), ("yes", 5), ("", 10)]);
    answer(random, word)
}

fn education(random: &mut Random, is_old: bool) -> String {
    let code = match is_old {
        true => random.weighted(&[
            ("illiterate", 3),
            ("literate", 8),
            ("primary", 40),
            ("lower_secondary", 30),
            ("upper_secondary", 17),
            ("", 2),
        ]),
        false => random.weighted(&[
            ("literate", 1),
            ("primary", 6),
            ("lower_secondary", 22),
            ("upper_secondary", 70),
            ("", 1),
        ]),
    };
    spell(random, EDUCATIONS, code)
}

fn theory(random: &mut Random) -> String {
    let code = random.weighted(&[("none", 50), ("elementary", 28), ("intermediate", 16), ("advanced", 4), ("", 2)]);
    spell(random, THEORIES, code)
}

/// What moved since the register was begun, in the order of the days.
pub fn changes(random: &mut Random, members: &[Member]) -> Sheet {
    let mut changes: Vec<(Day, &Member, &str)> = Vec::new();
    for member in members {
        changes.extend((member.entered >= first_change()).then_some((member.entered, member, member.entry)));
        changes.extend(member.left.map(|left| (left, member, member.exit)));
    }
    changes.sort_by_key(|(day, member, _)| (*day, member.number));
    changes.retain(|(day, ..)| *day <= Day::new(2025, 1, 31));
    let line = |(position, (day, member, movement)): (usize, &(Day, &Member, &str))| {
        let id = format!("BD{:04}", position + 1);
        vec![id, member.id(), spell(random, MOVEMENTS, movement), written(random, *day)]
    };
    Sheet {
        name: "Change.csv",
        header: &["Mã biến động", "Số hiệu", "Loại biến động", "Ngày biến động"],
        rows: changes.iter().enumerate().map(line).collect(),
    }
}

/// The papers of those who were admitted since the register of changes was begun.
pub fn admissions(random: &mut Random, members: &[Member], organisations: &[Organisation]) -> Sheet {
    let is_admitted = |member: &&Member| member.entry == "admitted" && member.entered >= first_change();
    let line = |member: &Member| {
        let occupation = occupation(random, organisations[member.organisation].kind);
        let (qualification, title) = learning(random);
        vec![
            format!("KN{:05}", member.number),
            organisation_code(member.organisation),
            spell(random, SEXES, member.sex),
            spell(random, ETHNICITIES, member.ethnicity),
            spell(random, RELIGIONS, member.religion),
            member.birthday(random),
            written(random, member.entered),
            spell(random, OCCUPATIONS, occupation),
            education(random, false),
            spell(random, QUALIFICATIONS, qualification),
            spell(random, TITLES, title),
            in_union_then(random, member),
            rarely(random, 4),
            rarely_or_blank(random),
            rarely(random, 4),
            rarely(random, 3),
        ]
    };
    Sheet {
        name: "Admission.csv",
        header: &[
            "Mã hồ sơ",
            "Mã tổ chức",
            "Giới tính",
            "Dân tộc",
            "Tôn giáo",
            "Ngày sinh",
            "Ngày quyết định kết nạp",
            "Nghề nghiệp",
            "Trình độ giáo dục phổ thông",
            "Trình độ chuyên môn, nghiệp vụ",
            "Học hàm",
            "Đoàn viên TNCS Hồ Chí Minh",
            "Chủ doanh nghiệp tư nhân",
            "Hôn nhân với người nước ngoài",
            "Vi phạm chính sách KHHGĐ",
            "Kết nạp lại",
        ],
        rows: members.iter().filter(is_admitted).map(line).collect(),
    }
}

fn in_union_then(random: &mut Random, member: &Member) -> String {
    let word = match member.is_older_than(32) {
        false => random.weighted(&[("yes", 75), ("no", 22), ("", 3)]),
        true => "no",
    };
    answer(random, word)
}

/// A qualification with a title: nobody has one without being a doctor.
fn learning(random: &mut Random) -> (&'static str, &'static str) {
    let qualification = random.weighted(&[
        ("unqualified", 35),
        ("elementary", 8),
        ("intermediate", 15),
        ("college", 12),
        ("bachelor", 20),
        ("master", 4),
        ("doctor", 4),
        ("", 2),
    ]);
    let title = match qualification {
        "doctor" => random.weighted(&[("none", 40), ("associate_professor", 35), ("professor", 25)]),
        _ => random.weighted(&[("none", 99), ("", 1)]),
    };
    (qualification, title)
}

fn occupation(random: &mut Random, kind: &str) -> &'static str {
    match kind {
        "commune" | "township" => random.weighted(&[
            ("farmer", 52),
            ("village_officer", 18),
            ("commune_officer", 12),
            ("public_employee", 8),
            ("pupil", 4),
            ("student", 4),
            ("other", 2),
        ]),
        "party_and_mass_organisation" => "party_officer",
        "state_agency" => "state_officer",
        "public_service" => random.weighted(&[("public_employee", 90), ("pupil", 10)]),
        "non_public_service" => "non_public_employee",
        "military" | "police" => "soldier_or_policeman",
        "other" => "other",
        _ => random.weighted(&[("enterprise_worker", 60), ("enterprise_clerk", 25), ("enterprise_manager", 15)]),
    }
}

//! The forms, counted from the registers as section 1.2 of the domain's facts tells their rows and columns: by hand, a row at a time.

use super::figures::{Figure, Value, count, mean, sure};
use super::registers::{Admission, Day, Member, Organisation, Person, Registers};

/// The first and the last day.
#[derive(Clone, Copy)]
pub struct Period(pub Day, pub Day);

impl Period {
    fn holds(self, day: Day) -> bool {
        self.0 <= day && day <= self.1
    }

    /// Whether what began and ended so is there at the end of the last day.
    fn ends_with(self, began: Day, ended: Option<Day>) -> bool {
        began <= self.1 && ended.is_none_or(|ended| ended > self.1)
    }
}

/// Full years; a life that has not begun has none.
fn age(born: Option<Day>, on: Day) -> Option<i32> {
    let born = born.filter(|born| *born <= on)?;
    // On 28 February of a common year someone born on the 29th is a year older.
    let is_common = on.0 % 4 != 0 || (on.0 % 100 == 0 && on.0 % 400 != 0);
    let birthday = if (born.1, born.2) == (2, 29) && is_common { (2, 28) } else { (born.1, born.2) };
    Some(on.0 - born.0 - i32::from((on.1, on.2) < birthday))
}

const KINH: usize = 1;
const FOREIGN: usize = 56;

fn is_minority(person: &Person) -> bool {
    person.ethnicity != KINH && person.ethnicity != FOREIGN
}

fn is_believer(person: &Person) -> Option<bool> {
    person.religion.map(|religion| religion != 0)
}

const AGES: [(&str, i32, i32); 8] = [
    ("age_18", 18, 30),
    ("age_31", 31, 35),
    ("age_36", 36, 40),
    ("age_41", 41, 45),
    ("age_46", 46, 50),
    ("age_51", 51, 55),
    ("age_56", 56, 60),
    ("age_61", 61, i32::MAX),
];

/// A form that sets a period beside the same one of the year before: columns 2, 3 and 4 = 2 * 100 / 3.
pub fn beside(
    form: impl Fn(&Registers, Period) -> Vec<(String, Figure)>,
    registers: &Registers,
    periods: [Period; 2],
) -> Vec<(String, [Figure; 3])> {
    let [now, before] = periods.map(|period| form(registers, period));
    let rows = now.into_iter().zip(before);
    rows.map(|((id, now), (_, before))| (id, [now.clone(), before.clone(), now.percent_of(&before)])).collect()
}

pub fn form_1(registers: &Registers, period: Period) -> Vec<(String, Figure)> {
    let in_period: Vec<_> = registers.changes.iter().filter(|change| period.holds(change.on)).collect();
    let of = |mark: &str| sure(in_period.iter().map(|change| change.movement.starts_with(mark)));
    let stood = |member: &Member| member.entered < period.0 && member.left.is_none_or(|left| left >= period.0);
    let before = sure(registers.members.values().map(stood));
    let after = Figure::of(before.whole() + of("B").whole() - of("C").whole());
    let mut rows = vec![("a".to_owned(), before)];
    for mark in ["B", "B1", "B2", "B2a", "B2b", "B3", "C", "C1", "C2", "C3"] {
        rows.push((mark.to_lowercase(), of(mark)));
    }
    let on_probation = in_period.iter().map(|change| change.movement == "C3" && change.on_probation);
    rows.push(("c3p".to_owned(), sure(on_probation)));
    for mark in ["C4", "C5", "C5a", "C5b"] {
        rows.push((mark.to_lowercase(), of(mark)));
    }
    rows.push(("d".to_owned(), after));
    rows
}

pub fn form_2(registers: &Registers, period: Period) -> Vec<(String, Figure)> {
    let places = registers.admissions.iter().enumerate();
    let admitted: Vec<(usize, &Admission)> = places.filter(|(_, admission)| period.holds(admission.decided)).collect();
    let mut rows: Vec<(String, Figure)> = Vec::new();
    let mut row = |id: &str, figure: Figure| rows.push((id.to_owned(), figure));
    let of = |test: &dyn Fn(&Admission) -> Option<bool>| {
        count(admitted.iter().map(|(place, admission)| (*place, test(admission))))
    };
    row("all", of(&|_| Some(true)));
    row("women", of(&|a| Some(a.person.is_woman)));
    row("believers", of(&|a| is_believer(&a.person)));
    row("minorities", of(&|a| Some(is_minority(&a.person))));
    row("youth_union", of(&|a| a.person.in_union));
    row("entrepreneurs", of(&|a| Some(a.person.is_entrepreneur)));
    row("breach", of(&|a| Some(a.is_breach)));
    row("foreign_spouse", of(&|a| a.person.has_foreign_spouse));
    row("readmitted", of(&|a| Some(a.is_again)));
    let in_enterprises = ["manager", "clerk", "worker"];
    for (id, word) in OCCUPATIONS {
        match word {
            "enterprises" => row(id, of(&|a| Some(in_enterprises.contains(&a.occupation)))),
            _ => row(id, of(&|a| Some(a.occupation == word))),
        }
    }
    for (id, from, to) in AGES {
        row(id, of(&|a| age(a.person.born, a.decided).map(|years| (from..=to).contains(&years))));
    }
    row("mean_age", mean(admitted.iter().map(|(place, a)| (*place, age(a.person.born, a.decided)))));
    for (id, word) in
        [("literate", "literate"), ("primary", "primary"), ("lower_secondary", "lower"), ("upper_secondary", "upper")]
    {
        row(id, of(&|a| a.person.education.map(|education| education == word)));
    }
    for word in ["elementary", "intermediate", "college", "bachelor", "master", "doctor"] {
        row(word, of(&|a| a.qualification.map(|qualification| qualification == word)));
    }
    for (id, word) in [("associate_professors", "PGS"), ("professors", "GS")] {
        row(id, of(&|a| a.title.map(|title| title == word)));
    }
    rows.extend(form_2_organisations(registers, period));
    rows
}

const OCCUPATIONS: [(&str, &str); 15] = [
    ("state_officers", "state"),
    ("party_officers", "party"),
    ("commune_officers", "commune"),
    ("village_officers", "village"),
    ("public_employees", "public"),
    ("non_public_employees", "non-public"),
    ("enterprise_staff", "enterprises"),
    ("enterprise_managers", "manager"),
    ("enterprise_clerks", "clerk"),
    ("enterprise_workers", "worker"),
    ("farmers", "farmer"),
    ("soldiers", "soldier"),
    ("students", "student"),
    ("pupils", "pupil"),
    ("others", "other"),
];

/// Part III.
fn form_2_organisations(registers: &Registers, period: Period) -> Vec<(String, Figure)> {
    let there: Vec<(&String, &Organisation)> = registers
        .organisations
        .iter()
        .filter(|(_, organisation)| period.ends_with(organisation.founded, organisation.dissolved))
        .collect();
    let admits =
        |code: &str| registers.admissions.iter().any(|a| a.person.organisation == code && period.holds(a.decided));
    let without = |organisation: &Organisation| organisation.nobody_left.is_some_and(|since| since <= period.1);
    let mut rows = vec![("organisations".to_owned(), Figure::of(there.len() as i128))];
    for (name, is_committee) in [("committees", true), ("cells", false)] {
        let of_form = || there.iter().filter(|(_, organisation)| organisation.is_committee == is_committee);
        rows.push((name.to_owned(), Figure::of(of_form().count() as i128)));
        rows.push((format!("{name}_admitting"), sure(of_form().map(|(code, _)| admits(code)))));
        rows.push((format!("{name}_without"), sure(of_form().map(|(_, organisation)| without(organisation)))));
    }
    rows
}

pub fn form_3(registers: &Registers, period: Period) -> Vec<(String, Figure)> {
    let places = registers.members.values().enumerate();
    let listed: Vec<(usize, &Member)> =
        places.filter(|(_, member)| period.ends_with(member.entered, member.left)).collect();
    let mut rows: Vec<(String, Figure)> = Vec::new();
    let mut row = |id: &str, figure: Figure| rows.push((id.to_owned(), figure));
    let of =
        |test: &dyn Fn(&Member) -> Option<bool>| count(listed.iter().map(|(place, member)| (*place, test(member))));
    row("all", of(&|_| Some(true)));
    row("women", of(&|m| Some(m.person.is_woman)));
    row("probationary", of(&|m| Some(m.official.is_none_or(|official| official > period.1))));
    row("minorities", of(&|m| Some(is_minority(&m.person))));
    row("believers", of(&|m| is_believer(&m.person)));
    row("youth_union", of(&|m| m.person.in_union));
    row("entrepreneurs", of(&|m| Some(m.person.is_entrepreneur)));
    row("foreign_spouse", of(&|m| m.person.has_foreign_spouse));
    row("working", of(&|m| Some(!m.is_retired)));
    row("retired", of(&|m| Some(m.is_retired)));
    row("excused", of(&|m| Some(m.is_retired && m.is_excused)));
    for (id, from, to) in AGES {
        row(id, of(&|m| age(m.person.born, period.1).map(|years| (from..=to).contains(&years))));
    }
    row("mean_age", mean(listed.iter().map(|(place, m)| (*place, age(m.person.born, period.1)))));
    for (id, word) in [
        ("illiterate", "illiterate"),
        ("literate", "literate"),
        ("primary", "primary"),
        ("lower_secondary", "lower"),
        ("upper_secondary", "upper"),
    ] {
        row(id, of(&|m| m.person.education.map(|education| education == word)));
    }
    let [revolution, geneva, reunion] = [(1945, 8, 19), (1954, 7, 20), (1975, 4, 30)];
    row("before_1945", of(&|m| Some(m.joined < revolution)));
    row("to_1954", of(&|m| Some(revolution <= m.joined && m.joined <= geneva)));
    row("to_1975", of(&|m| Some(geneva < m.joined && m.joined <= reunion)));
    row("from_1975", of(&|m| Some(m.joined > reunion)));
    for word in ["elementary", "intermediate", "advanced"] {
        row(&format!("theory_{word}"), of(&|m| m.theory.map(|theory| theory == word)));
    }
    rows
}

/// Forms 2B and 4: the rows by position, for their ids are names of groups: the head of section I, its 56 rows, the head of section
/// II, its seven rows. In each row the whole, the women, and the share in the section.
fn by_origin(people: &[(usize, &Person)]) -> Vec<[Figure; 3]> {
    let both = |test: &dyn Fn(&Person) -> Option<bool>| {
        let women = |person: &Person| if person.is_woman { test(person) } else { Some(false) };
        let all = count(people.iter().map(|(place, person)| (*place, test(person))));
        [all, count(people.iter().map(|(place, person)| (*place, women(person))))]
    };
    let mut groups = vec![both(&|_| Some(true))];
    groups.extend((1..=56).map(|number| both(&|person| Some(person.ethnicity == number))));
    let mut religions = vec![both(&is_believer)];
    religions.extend((1..=7).map(|number| both(&|person| person.religion.map(|religion| religion == number))));
    let with_shares = |section: Vec<[Figure; 2]>| {
        let head = section[0][0].clone();
        section.into_iter().map(move |[all, women]| [all.clone(), women, all.percent_of(&head)])
    };
    with_shares(groups).chain(with_shares(religions)).collect()
}

pub fn form_2b(registers: &Registers, period: Period) -> Vec<[Figure; 3]> {
    let admitted = registers.admissions.iter().enumerate().filter(|(_, admission)| period.holds(admission.decided));
    by_origin(&admitted.map(|(place, admission)| (place, &admission.person)).collect::<Vec<_>>())
}

pub fn form_4(registers: &Registers, period: Period) -> Vec<[Figure; 3]> {
    let members = registers.members.values().enumerate();
    let listed = members.filter(|(_, member)| period.ends_with(member.entered, member.left));
    by_origin(&listed.map(|(place, member)| (place, &member.person)).collect::<Vec<_>>())
}

/// The rows of form 5 in their order, and what the codes of the types in each begin with.
const KINDS: [(&str, &[&str]); 26] = [
    ("commune", &["1"]),
    ("ward", &["2"]),
    ("township", &["3"]),
    ("party", &["4"]),
    ("state", &["5"]),
    ("service", &["6a", "6b"]),
    ("public", &["6a"]),
    ("non_public", &["6b"]),
    ("military", &["7"]),
    ("police", &["8"]),
    (
        "enterprise",
        &[
            "9a 100%",
            "9a >=50%",
            "9a <50%",
            "9b cổ phần",
            "9b tư nhân",
            "9b TNHH",
            "9b hợp danh",
            "9b nước ngoài 100%",
            "9b nước ngoài",
            "9c",
        ],
    ),
    ("state_capital", &["9a 100%", "9a >=50%", "9a <50%"]),
    ("wholly_state", &["9a 100%"]),
    ("mostly_state", &["9a >=50%"]),
    ("partly_state", &["9a <50%"]),
    ("non_state", &["9b cổ phần", "9b tư nhân", "9b TNHH", "9b hợp danh", "9b nước ngoài 100%", "9b nước ngoài"]),
    ("joint_stock", &["9b cổ phần"]),
    ("private", &["9b tư nhân"]),
    ("limited", &["9b TNHH"]),
    ("partnership", &["9b hợp danh"]),
    ("foreign", &["9b nước ngoài 100%", "9b nước ngoài"]),
    ("wholly_foreign", &["9b nước ngoài 100%"]),
    ("cooperative", &["9c"]),
    ("overseas", &["10"]),
    ("other", &["11"]),
    ("total", &[]),
];

/// The rows with columns 2 to 7; the total has all types.
pub fn form_5(registers: &Registers, period: Period) -> Vec<(String, [Figure; 6])> {
    let figures = |kinds: &[&str]| {
        let mut sums = [0; 6];
        for (code, organisation) in &registers.organisations {
            let belongs = kinds.is_empty() || kinds.contains(&organisation.kind);
            if !belongs || !period.ends_with(organisation.founded, organisation.dissolved) {
                continue;
            }
            let under = |is_section: bool| {
                let all = registers.subordinates.iter().filter(|unit| unit.organisation == *code);
                all.filter(|unit| unit.is_section == is_section && period.ends_with(unit.founded, unit.dissolved))
                    .count()
            };
            let members = registers.members.values().filter(|member| member.person.organisation == *code);
            sums[0] += 1;
            sums[1] += usize::from(organisation.is_committee);
            sums[2] += usize::from(!organisation.is_committee);
            sums[3] += under(true);
            sums[4] += under(false);
            sums[5] += members.filter(|member| period.ends_with(member.entered, member.left)).count();
        }
        sums.map(|sum| Figure::of(sum as i128))
    };
    KINDS.iter().map(|(row, kinds)| ((*row).to_owned(), figures(kinds))).collect()
}

/// Columns 2 to 14 of the one row of form 7A.
pub fn form_7a(registers: &Registers, period: Period) -> Vec<(&'static str, Figure)> {
    let there = registers.organisations.values().filter(|o| period.ends_with(o.founded, o.dissolved));
    let kinds: Vec<&str> = there.map(|organisation| organisation.kind).collect();
    let of = |marks: &[&str]| sure(kinds.iter().map(|kind| marks.contains(kind)));
    vec![
        ("2", Figure::of(kinds.len() as i128)),
        ("3", Figure::sign(Value::NotApplicable)),
        ("4", of(&["1"])),
        ("5", of(&["2", "3"])),
        ("6", of(&["9a 100%", "9a >=50%", "9a <50%"])),
        ("7", of(&["9b cổ phần"])),
        ("8", of(&["9b tư nhân"])),
        ("9", of(&["9b nước ngoài 100%", "9b nước ngoài"])),
        ("10", of(&["9b nước ngoài 100%"])),
        ("11", of(&["4", "5"])),
        ("12", of(&["6a", "6b"])),
        ("13", of(&["7", "8"])),
        ("14", of(&["9b TNHH", "9b hợp danh", "9c", "10", "11"])),
    ]
}

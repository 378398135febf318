//! Made-up candidates, the same ones in every run, and what a contestant says of each.

use serde::Serialize;

/// A day as a whole number: 20240531. Full years between two of them are a subtraction.
pub type Day = i64;

/// One made-up candidate. Codes are positions in the lists below.
#[derive(Clone, Copy)]
pub struct Candidate {
    pub id: u32,
    pub born: Day,
    pub met_on: Day,
    pub schooling: Option<u8>,
    pub area: u8,
    pub ethnicity: u8,
    pub introducers: i64,
    pub certificate_on: Option<Day>,
    pub file_made_on: Day,
    pub verified: Option<bool>,
    pub children: Option<i64>,
    pub conviction: u8,
    pub consent_on: Option<Day>,
}

pub const SCHOOLING: [&str; 6] =
    ["illiterate", "literate", "primary", "lower_secondary", "upper_secondary", "university"];
pub const AREA: [&str; 6] = ["town", "lowland", "midland", "highland", "border", "island"];
pub const ETHNICITY: [&str; 12] =
    ["kinh", "thai", "mong", "muong", "dao", "kho_mu", "xinh_mun", "la_ha", "khang", "lao", "hoa", "other"];
pub const CONVICTION: [&str; 4] = ["none", "cleared", "minor", "serious"];

/// What is said of one candidate: a bit for each of the eight criteria.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reasons {
    /// Those that are not met.
    pub refused: u8,
    /// Those that cannot be decided.
    pub undetermined: u8,
}

impl Reasons {
    pub fn add(&mut self, criterion: usize, met: Option<bool>) {
        match met {
            Some(true) => {}
            Some(false) => self.refused |= 1 << criterion,
            None => self.undetermined |= 1 << criterion,
        }
    }
}

/// SplitMix64: few lines, and the same numbers on every machine.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, bound: u64) -> u64 {
        self.next() % bound
    }

    fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    /// No day after the 28th: there whole numbers and the calendar count full years and months alike.
    fn day(&mut self, years: std::ops::Range<u64>) -> Day {
        let year = years.start + self.below(years.end - years.start);
        (year * 10_000 + (1 + self.below(12)) * 100 + 1 + self.below(28)) as Day
    }

    fn known<T>(&mut self, percent: u64, value: impl FnOnce(&mut Numbers) -> T) -> Option<T> {
        let value = value(self);
        self.chance(percent).then_some(value)
    }
}

/// Candidates most of whom meet most criteria, with a few values missing, as in the records of an office.
pub fn candidates(count: u32) -> Vec<Candidate> {
    let mut numbers = Numbers(0x5EED);
    (0..count).map(|id| candidate(id, &mut numbers)).collect()
}

fn candidate(id: u32, numbers: &mut Numbers) -> Candidate {
    let years = if numbers.chance(90) { 1964..2006 } else { 1950..2010 };
    Candidate {
        id,
        born: numbers.day(years),
        met_on: numbers.day(2023..2025),
        schooling: numbers.known(97, |n| if n.chance(80) { 3 + n.below(3) as u8 } else { n.below(6) as u8 }),
        area: numbers.below(AREA.len() as u64) as u8,
        ethnicity: numbers.below(ETHNICITY.len() as u64) as u8,
        introducers: if numbers.chance(95) { 2 } else { numbers.below(2) as i64 },
        certificate_on: numbers.known(95, |n| n.day(2018..2024)),
        file_made_on: numbers.day(2022..2024),
        verified: numbers.known(96, |n| n.chance(93)),
        children: numbers.known(97, |n| if n.chance(85) { n.below(3) as i64 } else { n.below(6) as i64 }),
        conviction: if numbers.chance(96) { 0 } else { numbers.below(4) as u8 },
        consent_on: numbers.known(40, |n| n.day(2023..2025)),
    }
}

/// A candidate as a host of bieu would have it: words for codes, text for days.
#[derive(Serialize)]
pub struct Written {
    pub id: String,
    pub born: String,
    pub met_on: String,
    pub schooling: Option<&'static str>,
    pub area: &'static str,
    pub ethnicity: &'static str,
    pub introducers: i64,
    pub certificate_on: Option<String>,
    pub file_made_on: String,
    pub verified: Option<bool>,
    pub children: Option<i64>,
    pub conviction: &'static str,
    pub consent_on: Option<String>,
}

impl Candidate {
    pub fn written(&self) -> Written {
        let day = |day: Day| format!("{}-{:02}-{:02}", day / 10_000, day / 100 % 100, day % 100);
        Written {
            id: self.id.to_string(),
            born: day(self.born),
            met_on: day(self.met_on),
            schooling: self.schooling.map(|code| SCHOOLING[usize::from(code)]),
            area: AREA[usize::from(self.area)],
            ethnicity: ETHNICITY[usize::from(self.ethnicity)],
            introducers: self.introducers,
            certificate_on: self.certificate_on.map(day),
            file_made_on: day(self.file_made_on),
            verified: self.verified,
            children: self.children,
            conviction: CONVICTION[usize::from(self.conviction)],
            consent_on: self.consent_on.map(day),
        }
    }
}

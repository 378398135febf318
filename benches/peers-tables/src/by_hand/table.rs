//! The table: how each field is cut, which point of the grid a record is, and what the columns count.

use crate::lists::*;

/// A cell's first eight bytes and its length tell its codes apart, as far as the table does.
const SLOTS: usize = 256;

/// The offset in the grid that each code of one field stands for, by a hash without collisions.
struct Codes {
    multiplier: u64,
    offsets: [u32; SLOTS],
}

impl Codes {
    /// A hash that tells those spellings from each other, as far as they fall into different regions.
    fn new(stride: usize, list: List) -> Codes {
        let mut multiplier = 0x9e37_79b9_7f4a_7c15_u64;
        'search: loop {
            multiplier = multiplier.wrapping_mul(0x5851_f42d_4c95_7f2d).wrapping_add(0x1405_7b7e_f767_814e) | 1;
            let mut taken = [None; SLOTS];
            for (spelling, region) in list {
                let written = if spelling.contains(',') { format!("\"{spelling}\"") } else { (*spelling).to_owned() };
                let mut bytes = written.into_bytes();
                let length = bytes.len();
                bytes.extend([0; 8]);
                let slot = &mut taken[slot(multiplier, &bytes, 0, length)];
                if slot.is_some_and(|other| other != *region) {
                    continue 'search;
                }
                *slot = Some(*region);
            }
            let offsets = taken.map(|region| (region.unwrap_or(0) * stride) as u32);
            return Codes { multiplier, offsets };
        }
    }

    #[inline(always)]
    fn offset(&self, block: &[u8], from: usize, end: usize) -> usize {
        self.offsets[slot(self.multiplier, block, from, end - from)] as usize
    }
}

#[inline(always)]
fn slot(multiplier: u64, block: &[u8], from: usize, length: usize) -> usize {
    let shown = u64::MAX >> (64 - 8 * length.clamp(1, 8));
    let start = word(block, from) & shown;
    ((start ^ (length as u64) << 58).wrapping_mul(multiplier) >> 56) as usize
}

#[inline(always)]
fn word(block: &[u8], from: usize) -> u64 {
    block[from..].first_chunk().map_or(0, |bytes| u64::from_le_bytes(*bytes))
}

/// A day written as 1993-06-30 as a number that sorts as days do, for the years 1000 to 2999.
#[inline(always)]
fn day(block: &[u8], from: usize) -> u64 {
    let rest = word(block, from + 2).swap_bytes();
    if block[from] == b'2' { rest | 1 << 63 } else { rest }
}

/// A key of twelve digits.
pub fn key(digits: &[u8]) -> u64 {
    digits.iter().fold(0, |number, digit| number * 10 + u64::from(digit - b'0'))
}

/// The fields that the table asks, with the codes of each; `born` and `decided_on` are days.
const CODED: [(usize, List); 10] = [
    (2, COMMITTEES),
    (3, UNIT_TYPES),
    (4, CELL_KINDS),
    (5, SEXES),
    (6, ETHNICITIES),
    (7, RELIGIONS),
    (10, EDUCATIONS),
    (11, QUALIFICATIONS),
    (12, OCCUPATIONS),
    (13, STUDIES),
];
const BORN: usize = 8;
const DECIDED: usize = 9;
/// The last birthdays of those who are 61, 41, 31 and 18 years old at the end of the period.
const BIRTHDAYS: [&[u8; 10]; 4] = [b"1963-06-30", b"1983-06-30", b"1993-06-30", b"2006-06-30"];
const PERIOD: [&[u8; 10]; 2] = [b"2024-01-01", b"2024-06-30"];

/// How records are cut: an offset for the region of each field; their sum is the record's point of the grid.
pub struct Cuts {
    coded: [Codes; 10],
    /// How many regions each of `CODED` has; then the ages, then whether within the period.
    sizes: [usize; 12],
    birthdays: [u64; 4],
    period: [u64; 2],
}

impl Cuts {
    pub fn new() -> Cuts {
        let mut sizes = [0; 12];
        for (size, (_, list)) in sizes.iter_mut().zip(CODED) {
            *size = list.iter().map(|(_, region)| region + 1).max().unwrap_or(1);
        }
        (sizes[10], sizes[11]) = (5, 2);
        let stride = |place: usize| sizes[..place].iter().product();
        let coded = std::array::from_fn(|place| Codes::new(stride(place), CODED[place].1));
        Cuts { coded, sizes, birthdays: BIRTHDAYS.map(|text| day(text, 0)), period: PERIOD.map(|text| day(text, 0)) }
    }

    pub fn points(&self) -> usize {
        self.sizes.iter().product()
    }

    /// The point of a record whose fields end there.
    #[inline(always)]
    pub fn point(&self, block: &[u8], ends: &[u32; 15]) -> usize {
        let from = |field: usize| ends[field - 1] as usize + 1;
        let mut point = 0;
        for (codes, (field, _)) in self.coded.iter().zip(CODED) {
            point += codes.offset(block, from(field), ends[field] as usize);
        }
        let (born, decided) = (day(block, from(BORN)), day(block, from(DECIDED)));
        let age = self.birthdays.iter().filter(|birthday| born > **birthday).count();
        let within = usize::from(self.period[0] <= decided && decided <= self.period[1]);
        let codes: usize = self.sizes[..10].iter().product();
        point + codes * (age + 5 * within)
    }

    fn regions(&self, mut point: usize) -> [usize; 12] {
        self.sizes.map(|size| {
            let region = point % size;
            point /= size;
            region
        })
    }
}

/// Which columns a record of those regions is counted in; those of shares are worked out later.
fn columns(regions: [usize; 12]) -> [bool; 24] {
    let [_, unit_type, cell_kind, sex, ethnicity, religion, education, qualification, occupation, study, age, period] =
        regions;
    let (female, grassroots, minority) = (sex == 1, unit_type == 1, ethnicity != 1);
    [
        true,
        female,
        false,
        minority,
        female && ethnicity == 0,
        religion == 1,
        age == 3,
        age == 2,
        age == 1,
        age == 0,
        false,
        education == 1,
        education == 2,
        qualification >= 1,
        qualification == 2,
        occupation == 1,
        occupation == 2,
        study == 1,
        grassroots,
        female && grassroots && age >= 3,
        cell_kind == 2,
        cell_kind == 1 && minority,
        period == 1,
        false,
    ]
}

/// A line for each committee and one for all: its label and 24 figures.
pub fn print(cuts: &Cuts, grid: &[u32]) {
    let mut rows = vec![[0_u64; 24]; COMMITTEES.len() + 1];
    for (point, count) in grid.iter().enumerate().filter(|(_, count)| **count > 0) {
        let regions = cuts.regions(point);
        for (column, _) in columns(regions).iter().enumerate().filter(|(_, counts)| **counts) {
            rows[regions[0]][column] += u64::from(*count);
            rows[COMMITTEES.len()][column] += u64::from(*count);
        }
    }
    let labels = COMMITTEES.iter().map(|(label, _)| *label).chain(["Tổng cộng"]);
    for (label, row) in labels.zip(rows) {
        let figures = (1..=24).map(|column| match column {
            3 => percent(row[1], row[0]),
            11 => percent(row[6], row[0]),
            24 => percent(row[18], row[0]),
            _ => row[column - 1].to_string(),
        });
        println!("{label}\t{}", figures.collect::<Vec<_>>().join("\t"));
    }
}

/// In percent, rounded half up to two places.
fn percent(part: u64, whole: u64) -> String {
    let hundredths = (part * 20_000 + whole) / (2 * whole);
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

//! What a programmer would write by hand: the criteria as functions over a struct.

use crate::candidate::{Candidate, Reasons};

const LOWER_SECONDARY: u8 = 3;
const PRIMARY: u8 = 2;
/// Bits of highland, border and island.
const DIFFICULT_AREAS: u16 = 1 << 3 | 1 << 4 | 1 << 5;
/// Bits of Xinh Mun, La Ha and Khang.
const SMALL_GROUPS: u16 = 1 << 6 | 1 << 7 | 1 << 8;

fn age(one: &Candidate) -> Option<bool> {
    match (one.met_on - one.born) / 10_000 {
        18..=60 => Some(true),
        age if age < 18 => Some(false),
        _ => one.consent_on.map(|day| day <= one.met_on),
    }
}

fn schooling(one: &Candidate) -> Option<bool> {
    let difficult = DIFFICULT_AREAS >> one.area & 1 == 1;
    one.schooling.map(|schooling| schooling >= LOWER_SECONDARY || (difficult && schooling >= PRIMARY))
}

fn certificate(one: &Candidate) -> Option<bool> {
    one.certificate_on.map(|day| one.met_on <= day + 50_000)
}

fn file(one: &Candidate) -> Option<bool> {
    Some(one.met_on <= one.file_made_on + 10_000)
}

fn introduced(one: &Candidate) -> Option<bool> {
    Some(one.introducers >= 2)
}

fn verified(one: &Candidate) -> Option<bool> {
    one.verified
}

fn children(one: &Candidate) -> Option<bool> {
    if SMALL_GROUPS >> one.ethnicity & 1 == 1 { Some(true) } else { one.children.map(|children| children <= 2) }
}

fn conviction(one: &Candidate) -> Option<bool> {
    Some(one.conviction <= 1)
}

/// All eight, inlined: the ceiling.
pub fn inlined(candidates: &[Candidate]) -> Vec<Reasons> {
    let decide = |one: &Candidate| {
        let mut reasons = Reasons::default();
        reasons.add(0, age(one));
        reasons.add(1, schooling(one));
        reasons.add(2, certificate(one));
        reasons.add(3, file(one));
        reasons.add(4, introduced(one));
        reasons.add(5, verified(one));
        reasons.add(6, children(one));
        reasons.add(7, conviction(one));
        reasons
    };
    candidates.iter().map(decide).collect()
}

/// A criterion that is known only when the program runs.
pub type Boxed = Box<dyn Fn(&Candidate) -> Option<bool>>;

/// The eight as boxed closures.
pub fn boxed() -> Vec<Boxed> {
    vec![
        Box::new(age),
        Box::new(schooling),
        Box::new(certificate),
        Box::new(file),
        Box::new(introduced),
        Box::new(verified),
        Box::new(children),
        Box::new(conviction),
    ]
}

/// All eight, called one after the other.
pub fn closures(criteria: &[Boxed], candidates: &[Candidate]) -> Vec<Reasons> {
    let decide = |one: &Candidate| {
        let mut reasons = Reasons::default();
        criteria.iter().enumerate().for_each(|(index, criterion)| reasons.add(index, criterion(one)));
        reasons
    };
    candidates.iter().map(decide).collect()
}

//! Makes the lists and records of a made-up province that is reorganised on 1 July 2025, byte for byte the same for each seed: 12
//! districts with 204 communes become 75 communes without districts. No disk in here, and nothing of `bieu`.
//!
//! `lists` draws which communes are merged, renamed, split and left as they are; `people` draws who was admitted where, with the
//! blanks and the mixture of old and new codes that real files have.

mod lists;
mod people;
#[allow(dead_code, reason = "the other samples draw days of their own period, and share out totals")]
#[allow(clippy::duplicate_mod, reason = "the tests make all samples")]
#[path = "../../son-la-2024-h1/generator/random.rs"]
mod random;

use random::{Day, Random};

/// The day on which the new communes begin.
fn reorganised() -> Day {
    Day::new(2025, 7, 1)
}

/// The files by name.
pub fn files(seed: u64) -> Vec<(&'static str, String)> {
    let mut random = Random::new(seed);
    let communes = lists::draw(&mut random);
    let villages = people::villages(&mut random, &communes);
    let admissions = people::admissions(&mut random, &communes, &villages);
    vec![
        ("lists.bieu", lists::written(&communes)),
        ("records/Village.csv", people::written_villages(&villages)),
        ("records/Admission.csv", admissions),
    ]
}

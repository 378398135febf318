//! The laws over the seeds, changed at random: without coverage to guide it, and so with any toolchain.
//! `BIEU_CASES=100000 cargo test --manifest-path fuzz/Cargo.toml`.

use std::path::{Path, PathBuf};

#[path = "../../examples/son-la-2024-h1/generator/random.rs"]
#[allow(dead_code, reason = "the sample's generator uses all of it")]
mod random;

use random::Random;

/// What stands in files of the kinds that are read, to be put where it does not belong.
const PIECES: [&str; 16] = [
    "\"",
    "\"\"",
    ",",
    "\n",
    "\r",
    "\u{FEFF}",
    "\0",
    "{",
    "}",
    "[",
    "]",
    ":",
    "\\u0000",
    "e999999",
    "9999999999999999999",
    "ế",
];

fn files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut found: Vec<PathBuf> =
        std::fs::read_dir(folder).expect("a folder").flatten().map(|entry| entry.path()).collect();
    found.sort();
    found.into_iter().filter(|path| path.is_file()).collect()
}

fn changed(random: &mut Random, mut bytes: Vec<u8>) -> Vec<u8> {
    for _ in 0..random.between(1, 4) {
        let at = random.below(bytes.len() as u32 + 1) as usize;
        let end = (at + random.below(12) as usize).min(bytes.len());
        match random.below(4) {
            0 => drop(bytes.drain(at..end)),
            1 => drop(bytes.splice(at..at, PIECES[random.below(16) as usize].bytes())),
            2 => {
                let piece = bytes[at..end].to_vec();
                let to = random.below(bytes.len() as u32 + 1) as usize;
                bytes.splice(to..to, piece);
            }
            _ => bytes.iter_mut().skip(at).take(1).for_each(|byte| *byte = random.below(256) as u8),
        }
    }
    bytes
}

fn cases(unless_asked: u32) -> u32 {
    std::env::var("BIEU_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(unless_asked)
}

fn hold(folders: &[&str], cases: u32, law: impl Fn(&[u8])) {
    let seeds: Vec<Vec<u8>> =
        folders.iter().flat_map(|folder| files(folder)).map(|path| std::fs::read(path).expect("a file")).collect();
    let cases = self::cases(cases);
    let mut random = Random::new(cases.into());
    for _ in 0..cases {
        let seed = seeds[random.below(seeds.len() as u32) as usize].clone();
        law(&changed(&mut random, seed));
    }
}

/// Led by the byte that chooses the type and whether the header is the fuzzer's.
fn led(bytes: &[u8], law: fn(&[u8])) {
    (0..4).for_each(|first| law(&[&[first], bytes].concat()));
}

#[test]
fn rules() {
    hold(&["../tests/corpus/syntax", "../tests/corpus/model"], 2_000, laws::rules::hold);
}

#[test]
fn csv() {
    hold(&["seeds"], 20_000, |bytes| led(bytes, laws::csv::hold));
}

#[test]
fn json() {
    hold(&["seeds"], 20_000, |bytes| led(bytes, laws::json::hold));
}

#[test]
fn grid() {
    let seeds = [laws::grid::seed(false), laws::grid::seed(true)];
    let place = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds/typed.grid");
    if std::env::var_os("BIEU_BLESS").is_some() {
        std::fs::write(&place, &seeds[1]).expect("a place for the seed");
    }
    let recorded = std::fs::read(&place).expect("a seed");
    assert!(recorded == seeds[1], "seeds/typed.grid is of other rules or another layout: BIEU_BLESS=1 writes it anew");
    seeds.iter().for_each(|seed| laws::grid::hold(seed));
    let mut random = Random::new(7);
    for case in 0..cases(20_000) {
        laws::grid::hold(&changed(&mut random, seeds[case as usize % 2].clone()));
    }
}

#[test]
fn workbook() {
    // Each part is led by the byte that chooses it; a whole file by any other.
    let parts = ["sheet", "texts", "styles", "content"].map(|name| format!("seeds/workbook/{name}.xml"));
    let parts = parts.map(|path| std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("a seed"));
    let led = |(first, seed): (u8, Vec<u8>)| [vec![first], seed].concat();
    let seeds: Vec<Vec<u8>> =
        (0..).zip(parts).chain(laws::workbook::seeds().map(|seed| (255, seed))).map(led).collect();
    seeds.iter().for_each(|seed| laws::workbook::hold(seed));
    let mut random = Random::new(11);
    for case in 0..cases(20_000) {
        let seed = &seeds[case as usize % seeds.len()];
        laws::workbook::hold(&[&seed[..1], &changed(&mut random, seed[1..].to_vec())].concat());
    }
}

//! Writes the made-up lists and records of this folder.
//!
//! `cargo run --example generate-reorganisation` writes `lists.bieu` and `records/` beside this file. `-- --seed 2 --out DIR` makes those
//! of another seed.

#![allow(clippy::disallowed_methods)]

mod generator;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

const USAGE: &str = "usage: generate-reorganisation [--seed NUMBER] [--out DIRECTORY]";

fn main() -> ExitCode {
    match order().and_then(|(seed, directory)| write(seed, &directory)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn order() -> Result<(u64, PathBuf), String> {
    let mut seed = 1;
    let mut directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/reorganisation-2025");
    let mut rest = std::env::args().skip(1);
    while let Some(argument) = rest.next() {
        let mut value = || rest.next().ok_or_else(|| format!("{argument} needs a value\n{USAGE}"));
        match argument.as_str() {
            "--seed" => seed = value()?.parse().map_err(|_| format!("--seed needs a number\n{USAGE}"))?,
            "--out" => directory = PathBuf::from(value()?),
            _ => return Err(format!("`{argument}` is not known\n{USAGE}")),
        }
    }
    Ok((seed, directory))
}

fn write(seed: u64, directory: &Path) -> Result<(), String> {
    let records = directory.join("records");
    std::fs::create_dir_all(&records).map_err(|fault| format!("{}: {fault}", records.display()))?;
    for (name, text) in generator::files(seed) {
        let path = directory.join(name);
        std::fs::write(&path, text).map_err(|fault| format!("{}: {fault}", path.display()))?;
    }
    Ok(())
}

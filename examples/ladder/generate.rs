//! Writes made-up organisations in five levels, and admissions to them, for measuring and for tests.
//!
//! `cargo run --example generate-ladder -- --organisations 20000 --out DIR`; with `--faults 3` three more organisations of each fault are among them.

#![allow(clippy::disallowed_methods)]

mod generator;

use std::path::PathBuf;
use std::process::ExitCode;

const USAGE: &str = "usage: generate-ladder [--organisations COUNT] [--faults COUNT] --out DIRECTORY";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), String> {
    let (mut organisations, mut faults, mut directory) = (20_000, 0, None);
    let mut rest = std::env::args().skip(1);
    while let Some(argument) = rest.next() {
        let value = rest.next().ok_or_else(|| format!("{argument} needs a value\n{USAGE}"))?;
        let number = || value.parse::<usize>().map_err(|_| format!("`{value}` is not a number\n{USAGE}"));
        match argument.as_str() {
            "--organisations" => organisations = number()?,
            "--faults" => faults = number()?,
            "--out" => directory = Some(PathBuf::from(value)),
            _ => return Err(format!("`{argument}` is not known\n{USAGE}")),
        }
    }
    let directory = directory.ok_or_else(|| USAGE.to_owned())?;
    std::fs::create_dir_all(&directory).map_err(|fault| format!("{}: {fault}", directory.display()))?;
    for (name, text) in generator::files(organisations, faults) {
        let path = directory.join(name);
        std::fs::write(&path, text).map_err(|fault| format!("{}: {fault}", path.display()))?;
    }
    Ok(())
}

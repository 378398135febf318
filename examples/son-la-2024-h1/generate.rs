//! Writes the made-up records of this folder.
//!
//! `cargo run --example generate-son-la` writes `records/` beside this file. `-- --scale 93000 --out DIR` makes that many
//! admissions to the same organisations, for measuring; their figures are then not the published ones.

#![allow(clippy::disallowed_methods)]

mod generator;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

const USAGE: &str = "usage: generate-son-la [--scale ADMISSIONS] [--out DIRECTORY]";

fn main() -> ExitCode {
    match arguments().and_then(|(scale, directory)| write(scale, &directory)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn arguments() -> Result<(Option<usize>, PathBuf), String> {
    let mut scale = None;
    let mut directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/son-la-2024-h1/records");
    let mut rest = std::env::args().skip(1);
    while let Some(argument) = rest.next() {
        let value = rest.next().ok_or_else(|| format!("{argument} needs a value\n{USAGE}"))?;
        match argument.as_str() {
            "--scale" => scale = Some(value.parse().map_err(|_| format!("`{value}` is not a number\n{USAGE}"))?),
            "--out" => directory = PathBuf::from(value),
            _ => return Err(format!("`{argument}` is not known\n{USAGE}")),
        }
    }
    Ok((scale, directory))
}

fn write(scale: Option<usize>, directory: &Path) -> Result<(), String> {
    std::fs::create_dir_all(directory).map_err(|fault| format!("{}: {fault}", directory.display()))?;
    for (name, text) in generator::files(scale) {
        let path = directory.join(name);
        std::fs::write(&path, text).map_err(|fault| format!("{}: {fault}", path.display()))?;
    }
    Ok(())
}

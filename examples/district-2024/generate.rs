//! Writes the made-up records of this folder.
//!
//! `cargo run --example generate-district` writes `records/` beside this file. `-- --seed 2 --out DIR` makes those of another seed,
//! `--dirty` spoils some of their lines.

#![allow(clippy::disallowed_methods)]

mod generator;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

const USAGE: &str = "usage: generate-district [--seed NUMBER] [--dirty] [--out DIRECTORY]";

/// What is asked for.
struct Order {
    seed: u64,
    is_dirty: bool,
    directory: PathBuf,
}

fn main() -> ExitCode {
    match order().and_then(|order| write(&order)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn order() -> Result<Order, String> {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/district-2024/records");
    let mut order = Order { seed: 1, is_dirty: false, directory };
    let mut rest = std::env::args().skip(1);
    while let Some(argument) = rest.next() {
        let mut value = || rest.next().ok_or_else(|| format!("{argument} needs a value\n{USAGE}"));
        match argument.as_str() {
            "--seed" => order.seed = value()?.parse().map_err(|_| format!("--seed needs a number\n{USAGE}"))?,
            "--out" => order.directory = PathBuf::from(value()?),
            "--dirty" => order.is_dirty = true,
            _ => return Err(format!("`{argument}` is not known\n{USAGE}")),
        }
    }
    Ok(order)
}

fn write(order: &Order) -> Result<(), String> {
    let directory = &order.directory;
    std::fs::create_dir_all(directory).map_err(|fault| format!("{}: {fault}", directory.display()))?;
    for (name, text) in generator::files(order.seed, order.is_dirty) {
        let path = directory.join(name);
        std::fs::write(&path, text).map_err(|fault| format!("{}: {fault}", path.display()))?;
    }
    Ok(())
}

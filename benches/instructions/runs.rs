//! The five runs. Each is a whole process, from its arguments to what it prints, on one thread.
//!
//! What they read is in the repository or made of it by `.ci/instructions`, which also builds the command.

use gungraun::prelude::*;
use gungraun::{BinaryBenchmarkConfig, Callgrind, Command, ExitWith, Stdio};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
const REPORT: &str = "rules/tables/report.bieu";
const SAMPLE: &str = "examples/son-la-2024-h1/records";
const CANDIDATES: &str = "examples/candidates/candidates.bieu";
/// The rules with another parameter, and more records than the sample has.
const EDITED: &str = "target/instructions/rules/tables/report.bieu";
const GENERATED: &str = "target/instructions/records";

fn bieu(arguments: &[&str], ends_with: i32) -> Command {
    Command::new(format!("{ROOT}/target/release/bieu"))
        .args(arguments)
        .current_dir(ROOT)
        .stdout(Stdio::Null)
        .stderr(Stdio::Null)
        .exit_with(ExitWith::Code(ends_with))
        .build()
}

#[binary_benchmark]
fn check() -> Command {
    bieu(&["check", "rules"], 0)
}

#[binary_benchmark]
fn run_the_sample() -> Command {
    bieu(&["run", REPORT, "--data", SAMPLE, "--threads", "1"], 0)
}

#[binary_benchmark]
fn run_20_000() -> Command {
    bieu(&["run", REPORT, "--data", GENERATED, "--threads", "1", "--format", "csv"], 0)
}

#[binary_benchmark]
fn decide() -> Command {
    bieu(&["decide", CANDIDATES, "--criteria", "admission", "--data", "examples/candidates/Candidate.csv"], 0)
}

#[binary_benchmark]
fn diff() -> Command {
    bieu(&["diff", REPORT, EDITED, "--data", SAMPLE], 0)
}

// Instructions alone, without a model of caches, take half the time.
binary_benchmark_group!(name = command, benchmarks = [check, run_the_sample, run_20_000, decide, diff]);
main!(
    config = BinaryBenchmarkConfig::default().tool(Callgrind::with_args(["--cache-sim=no"])),
    binary_benchmark_groups = command
);

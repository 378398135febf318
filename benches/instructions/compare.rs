//! Holds what gungraun counted to what is recorded: `compare GUNGRAUN_HOME RECORDED [record]`.
//!
//! gungraun compares with a run before it on the same machine; a new machine has none. So the figures stand in the repository, a line
//! for each run, and a file for each toolchain, since another compiler counts otherwise.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;

use serde_json::Value;

/// A run may grow by so many thousandths.
const LIMIT: u64 = 20;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some((home, recorded)) = arguments.first().zip(arguments.get(1)) else {
        eprintln!("usage: compare GUNGRAUN_HOME RECORDED [record]");
        return ExitCode::from(2);
    };
    let mut counted = BTreeMap::new();
    collect(Path::new(home), &mut counted);
    if counted.is_empty() {
        eprintln!("no summary below {home}");
        return ExitCode::FAILURE;
    }
    if arguments.get(2).is_some_and(|word| word == "record") {
        let lines = counted.iter().map(|(run, count)| format!("{run}\t{count}\n"));
        std::fs::write(recorded, lines.collect::<String>()).expect("a file that can be written");
        println!("recorded in {recorded}");
    }
    let known = read(&std::fs::read_to_string(recorded).unwrap_or_default());
    if known.is_empty() {
        eprintln!("{recorded} has no figures: record them, if this is the toolchain that is to be");
        return ExitCode::FAILURE;
    }
    if print(&counted, &known) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The instructions of each run, from the summaries in a folder and below it.
fn collect(folder: &Path, counted: &mut BTreeMap<String, u64>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, counted);
        } else if path.file_name().is_some_and(|name| name == "summary.json") {
            let text = std::fs::read_to_string(&path).expect("a summary that can be read");
            let summary: Value = serde_json::from_str(&text).expect("a summary in JSON");
            let run = summary["function_name"].as_str().expect("the name of the run");
            let instructions = &summary["profiles"][0]["data"]["total"]["metrics"]["Ir"]["values"]["new"];
            counted.insert(run.to_owned(), instructions.as_u64().expect("a number of instructions"));
        }
    }
}

fn read(text: &str) -> BTreeMap<String, u64> {
    let line = |line: &str| line.split_once('\t').and_then(|(run, count)| Some((run.to_owned(), count.parse().ok()?)));
    text.lines().filter_map(line).collect()
}

/// Prints what was counted beside what is recorded, and says whether nothing grew too much and nothing is on one side alone.
fn print(counted: &BTreeMap<String, u64>, known: &BTreeMap<String, u64>) -> bool {
    let mut holds = true;
    println!("{:<16} {:>15} {:>15} {:>9}", "run", "recorded", "now", "change");
    for run in counted.keys().chain(known.keys().filter(|run| !counted.contains_key(*run))) {
        let (Some(now), Some(before)) = (counted.get(run), known.get(run)) else {
            println!("{run:<16} is counted and not recorded, or recorded and not counted");
            holds = false;
            continue;
        };
        let change = (*now as f64 / *before as f64 - 1.0) * 100.0;
        let (grew, fell) = (*now > before + before * LIMIT / 1000, *now < before - before * LIMIT / 1000);
        let word = if grew {
            "  grew by more than 2 %"
        } else if fell {
            "  fell: record it, so that it stays"
        } else {
            ""
        };
        println!("{run:<16} {before:>15} {now:>15} {change:>+8.2}%{word}");
        holds &= !grew;
    }
    holds
}

//! A law of the command: whatever is at fault, every command ends by the same code in every form, and says what is wrong.

use std::path::Path;

use bieu::unstable::diagnostic::codes;
use serde_json::Value;

use super::{bieu, fresh_folder, text};

const RULES: &str = "language 1

record R \"R\" {
  key id text \"Id\"
  n integer \"N\"
}

table t \"T\" of R {
  total \"All\"
  column 1 \"N\" = count
}

criteria c \"C\" of R {
  require large \"Large\"
    where n > 0
    reason \"small\"
}

test \"one\" {
  given R
    | id | n |
    | 1  | 1 |
  expect t
    | row   | [1] |
    | total | 1   |
}
";

/// The commands; RULES, DATA and NAME stand for what may be at fault.
const COMMANDS: [&str; 9] = [
    "run RULES --data DATA --table NAME_t",
    "count RULES --data DATA --out counted.grid",
    "decide RULES --data DATA --criteria NAME_c",
    "explain RULES NAME_t total 1 --data DATA",
    "reconcile RULES --data DATA --table NAME_t --published published.csv",
    "diff RULES RULES --data DATA --table NAME_t",
    "schema RULES --record NAME_R",
    "check RULES",
    "test RULES",
];
/// Forms that only some commands have, by the option.
const FORMS: [(&str, &[&str]); 7] = [
    ("", &["run", "count", "decide", "explain", "reconcile", "diff", "schema", "check", "test"]),
    ("--json", &["run", "count", "decide", "explain", "reconcile", "diff", "schema", "check", "test"]),
    ("--format json", &["decide", "diff"]),
    ("--format csv", &["run", "decide"]),
    ("--format markdown", &["run", "diff"]),
    ("--format sarif", &["check", "test"]),
    ("--format junit", &["check", "test"]),
];
/// A fault by its name, what stands in which place of the command for it, and the code of a command that meets it.
type Fault = (&'static str, &'static [(&'static str, &'static str)], i32);
/// What is at fault, with the code by which a command ends that meets it.
const FAULTS: [Fault; 11] = [
    ("nothing", &[], 0),
    ("the rules", &[("RULES", "faulty.bieu")], 1),
    ("a rule file that is not there", &[("RULES", "nowhere.bieu")], 2),
    ("a rule file that is a folder", &[("RULES", "good")], 2),
    ("a rule file that is not a text", &[("RULES", "binary.bieu")], 2),
    ("a rule file that holds records", &[("RULES", "good/R.csv")], 2),
    ("data that are not there", &[("DATA", "nowhere")], 2),
    ("data of no record type", &[("DATA", "empty")], 2),
    ("a file that holds no records", &[("DATA", "faulty")], 1),
    ("records that are rejected", &[("DATA", "rejected")], 1),
    ("a name that is not there", &[("NAME_", "x")], 2),
];

fn folder() -> std::path::PathBuf {
    let folder = fresh_folder("endings");
    for (name, bytes) in [
        ("rules.bieu", RULES.as_bytes()),
        ("faulty.bieu", b"language 1\nset a of = x\n"),
        ("binary.bieu", b"\xff\xfe\x00"),
        ("published.csv", b"row,1\ntotal,1\n"),
        ("good/R.csv", b"Id,N\n1,1\n"),
        ("faulty/R.csv", b"Id,X\n1,1\n"),
        ("rejected/R.csv", b"Id,N\n1,1\n2,much\n"),
        ("empty/note.csv", b"x\n"),
    ] {
        std::fs::create_dir_all(folder.join(name).parent().unwrap()).unwrap();
        std::fs::write(folder.join(name), bytes).unwrap();
    }
    folder
}

#[test]
fn whatever_is_at_fault_every_command_ends_alike_and_says_it() {
    let folder = folder();
    let mut wrong = Vec::new();
    for command in COMMANDS {
        let name = command.split(' ').next().unwrap();
        for (form, _) in FORMS.iter().filter(|(_, commands)| commands.contains(&name)) {
            for (fault, places, exit) in FAULTS {
                let met = places.iter().all(|(place, _)| command.contains(place));
                // A comparison with a table that rejects records counts the others, and says so.
                let exit = if !met || (name, fault) == ("diff", "records that are rejected") { 0 } else { exit };
                let mut line = command.to_owned();
                for (place, what) in
                    places.iter().copied().chain([("RULES", "rules.bieu"), ("DATA", "good"), ("NAME_", "")])
                {
                    line = line.replace(place, what);
                }
                line = format!("{line} {form}");
                if let Err(why) = ends(&folder, &line, exit) {
                    wrong.push(format!("{fault}: bieu {line}: {why}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Whether a command ends by this code and says why, where the form has its place for it.
fn ends(folder: &Path, line: &str, exit: i32) -> Result<(), String> {
    let output = bieu(folder, line);
    let (result, said) = (text(&output.stdout), text(&output.stderr));
    if output.status.code() != Some(exit) {
        return Err(format!("{:?} in the place of {exit}\n{result}{said}", output.status.code()));
    }
    if result.contains('\u{1b}') || said.contains('\u{1b}') {
        return Err("a control sign".to_owned());
    }
    if line.contains("json") && exit < 2 {
        let document: Value = serde_json::from_str(&result).map_err(|fault| format!("{fault}: {result}"))?;
        if document["exit"] != exit && exit > 0 {
            return Err(format!("the document has exit {}", document["exit"]));
        }
        let findings = document["findings"].as_array().cloned().unwrap_or_default();
        let of_programs = document["programs"].as_array().into_iter().flatten();
        let all = findings.len() + of_programs.filter_map(|program| program["findings"].as_array()).flatten().count();
        return if all > 0 || exit == 0 { Ok(()) } else { Err(format!("no findings: {document}")) };
    }
    match exit {
        0 if result.is_empty() => Err("no result".to_owned()),
        1 if !codes::all().any(|code| said.contains(code.id) || result.contains(code.id)) => {
            Err("no finding".to_owned())
        }
        2 if !said.starts_with("bieu: ") || !result.is_empty() => Err(format!("said: {said}, given: {result}")),
        _ => Ok(()),
    }
}

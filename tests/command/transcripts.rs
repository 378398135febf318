//! What is said, word by word.

use super::{assert_exit, bieu, fixture, text};
use crate::recorded;

/// Each transcript: its name, the commands in it, and how each must end whatever was recorded.
const TRANSCRIPTS: [(&str, &[(&str, i32)]); 13] = [
    ("run", &[("run rules.bieu --data records", 0)]),
    ("run-findings", &[("run rules.bieu --data failing --table members --width 60", 1)]),
    (
        "run-undetermined",
        &[
            ("run rules.bieu --data undecided --table members", 0),
            ("run rules.bieu --data undecided --table members --allow-undetermined 1", 0),
            ("run rules.bieu --data undecided --table members --allow-undetermined 0", 4),
        ],
    ),
    (
        "run-rejects",
        &[
            ("run rules.bieu --data rejects --table targets", 1),
            ("run rules.bieu --data rejects --table targets --format csv --allow-rejects", 0),
        ],
    ),
    (
        "run-files",
        &[
            ("run rules.bieu --data stray --no-texts --format long-csv", 0),
            ("run rules.bieu --data stray --table members --format csv", 0),
            ("run rules.bieu --data stray --table members --format csv --separator ;", 0),
            ("run rules.bieu --data stray --table members --format csv --separator |", 2),
            ("run rules.bieu --data stray --table members --format long-csv --bom", 2),
            ("run rules.bieu --data faulty", 1),
            ("run rules.bieu --data stray/Menber.csv", 2),
            ("run rules.bieu --data Menber=stray/Menber.csv", 2),
            ("run rules.bieu --data Member=nowhere.csv", 2),
            ("run rules.bieu --data Member=records", 2),
            ("run rules.bieu --data nowhere", 2),
            ("run lists.bieu --data records", 2),
            ("run nowhere.bieu --data records", 2),
            ("run rules.bieu --data records --table menbers", 2),
            ("run rules.bieu --data records --out no/such/folder.txt", 2),
            ("run rules.bieu --data records --as-of 30/06/2024", 2),
            ("run rules.bieu", 2),
        ],
    ),
    (
        "check",
        &[
            ("check rules.bieu", 0),
            ("check rules.bieu lists.bieu", 0),
            ("check rules.bieu --proofs", 0),
            ("check ../limits/limits.bieu --proofs", 0),
            ("check .", 1),
            ("check unused.bieu", 0),
            ("check unused.bieu --deny-warnings", 1),
            ("check . --format plain", 1),
            ("check . --format github", 1),
            ("check rules.bieu --format plain", 0),
            ("check rules.bieu --format junit", 0),
            ("check rules.bieu --format xml", 2),
            ("check rules.bieu --format plain --json", 2),
            ("check rules.bieu --format sarif --out no/such/folder.sarif", 2),
            ("check ../slips/slips.bieu", 0),
            ("check ../slips/slips.bieu --deny-warnings", 0),
            ("check ../slips/slips.bieu --deny E1406", 1),
            ("check ../slips/slips.bieu --deny E9999", 2),
            ("check outside/reaching.bieu", 1),
            ("check outside/reaching.bieu --root outside", 1),
            ("check records", 2),
            ("check records/Member.csv nowhere.bieu", 2),
            ("check rules", 2),
        ],
    ),
    (
        "schema",
        &[
            ("schema rules.bieu --csv", 0),
            ("schema rules.bieu --record Member", 0),
            ("schema rules.bieu --record Menber", 2),
            ("schema faulty.bieu", 1),
        ],
    ),
    (
        "explain",
        &[
            ("explain rules.bieu members total 2 --data undecided", 0),
            ("explain rules.bieu members late 1 --data records --records", 0),
            ("explain rules.bieu members late 1 --data records --why-not A", 0),
            ("explain rules.bieu members late 1 --data records --why-not nobody", 2),
            ("explain rules.bieu members late 1 --data rejects --why-not C05", 2),
            ("explain rules.bieu targets total 1 --data rejects", 1),
            ("explain rules.bieu targets total 1 --data records/Member.csv", 0),
            ("explain rules.bieu menbers total 1 --data records", 2),
            ("explain rules.bieu members lat 1 --data records", 2),
            ("explain rules.bieu members late 7 --data records", 2),
            ("explain faulty.bieu members late 7 --data records", 1),
            ("explain rules.bieu members late 1 --data faulty", 1),
            ("explain rules.bieu members late 1", 2),
        ],
    ),
    (
        "explain-sample",
        &[
            (
                "explain ../../../rules/tables/report.bieu annex muong_la 14 --data ../../../examples/son-la-2024-h1/records",
                0,
            ),
            (
                "explain ../../../rules/tables/report.bieu annex total 14 --data ../../../examples/son-la-2024-h1/records",
                0,
            ),
            (
                "explain ../../../rules/tables/report.bieu annex total 9 --data ../../../examples/son-la-2024-h1/records",
                0,
            ),
            (
                "explain ../../../rules/tables/report.bieu annex cong_an 7 --data ../../../examples/son-la-2024-h1/records",
                0,
            ),
            (
                "explain ../../../rules/tables/report.bieu annex cong_an 14 --data ../../../examples/son-la-2024-h1/records --why-not KN000001",
                0,
            ),
            (
                "explain ../../../rules/tables/report.bieu annex cong_an 7 --data ../../../examples/son-la-2024-h1/records --records",
                2,
            ),
        ],
    ),
    (
        "diff",
        &[
            ("diff ../changed/before/branch.bieu ../changed/before/branch.bieu", 0),
            ("diff ../changed/before/branch.bieu ../changed/after/branch.bieu", 0),
            ("diff ../changed/before/branch.bieu ../changed/declared.bieu --data ../changed/records --keys", 1),
            ("diff ../changed/before/branch.bieu ../changed/after/branch.bieu --table medal --strict", 1),
            ("diff ../changed/declared.bieu ../changed/declared.bieu --strict", 0),
            ("diff ../changed/before ../changed/after --data ../changed/records --format markdown", 0),
            ("diff ../changed/before/branch.bieu ../changed/after/branch.bieu --table medal --format json", 0),
            ("diff ../changed/before ../changed/declared.bieu", 2),
            ("diff ../changed/before/branch.bieu ../changed/after/branch.bieu --table medals", 2),
            ("diff ../changed/before/branch.bieu ../changed/after/branch.bieu --keys", 2),
            ("diff ../changed/before/branch.bieu faulty.bieu", 1),
        ],
    ),
    (
        "reconcile",
        &[
            (
                "reconcile ../../../rules/tables/report.bieu --data ../../../examples/son-la-2024-h1/records --table annex --published ../../../examples/son-la-2024-h1/published/annex.csv --today 2024-08-01",
                1,
            ),
            (
                "reconcile ../../../rules/tables/report.bieu --data ../../../examples/son-la-2024-h1/records --table annex --published ../../../examples/son-la-2024-h1/published/annex.csv --waivers ../../../examples/son-la-2024-h1/published/waivers.csv --today 2025-12-31",
                0,
            ),
            (
                "reconcile ../../../rules/tables/report.bieu --data ../../../examples/son-la-2024-h1/records --table annex --published ../../../examples/son-la-2024-h1/published/annex.csv --waivers ../../../examples/son-la-2024-h1/published/waivers.csv --today 2026-01-01",
                1,
            ),
            (
                "reconcile ../../../rules/tables/report.bieu --data ../../../examples/son-la-2024-h1/records --table organisations --published ../../../examples/son-la-2024-h1/published/organisations.csv --waivers ../../../examples/son-la-2024-h1/published/waivers.csv",
                0,
            ),
            (
                "reconcile rules.bieu --data records --table members --published published/members.csv --waivers published/waivers.csv --today 2024-08-01",
                1,
            ),
            ("reconcile rules.bieu --data records --table members --published records/Member.csv", 1),
            (
                "reconcile rules.bieu --data records --table members --published published/members.csv --waivers published/members.csv",
                1,
            ),
            ("reconcile rules.bieu --data records --table menbers --published published/members.csv", 2),
            ("reconcile rules.bieu --data records --table members --published published/nowhere.csv", 2),
        ],
    ),
    ("debug", &[("debug plan rules.bieu", 0), ("debug plan rules.bieu --json", 2)]),
    ("explain-code", &[("explain-code e0804", 0), ("explain-code bieu::E0902", 0), ("explain-code E0999", 2)]),
];

/// What differs from a transcript of these commands, each with what is added to it.
pub(super) fn difference(name: &str, commands: &[(&str, i32)], added: &str) -> Option<String> {
    let mut said = String::new();
    for (arguments, exit) in commands {
        let arguments = format!("{arguments}{added}");
        let output = bieu(&fixture(), &arguments);
        assert_exit(&output, *exit);
        said += &format!("$ bieu {arguments}\n{}", text(&output.stdout));
        let speech = text(&output.stderr);
        said += &speech.lines().map(|line| format!("stderr: {line}\n")).collect::<String>();
        said += &format!("exit {exit}\n\n");
    }
    recorded::difference(&fixture().with_file_name(format!("{name}.expected")), &said)
}

#[test]
fn what_is_said_is_as_recorded() {
    recorded::hold_all(TRANSCRIPTS.iter().filter_map(|(name, commands)| difference(name, commands, "")));
}

#[test]
fn what_is_said_in_vietnamese_is_as_recorded() {
    let few_words = ["schema", "debug", "explain-sample"];
    let told = TRANSCRIPTS.iter().filter(|(name, _)| !few_words.contains(name));
    let in_vietnamese = |(name, commands): &(&str, &[(&str, i32)])| {
        // Slips of the command line are those of its reader, in English.
        let commands: Vec<(&str, i32)> = commands.iter().copied().filter(|(_, exit)| *exit != 2).collect();
        difference(&format!("{name}.vi"), &commands, " --lang vi")
    };
    recorded::hold_all(told.filter_map(in_vietnamese));
}

#[test]
fn help_and_version_are_no_faults() {
    for arguments in [
        "--help",
        "--version",
        "run --help",
        "check --help",
        "schema --help",
        "new --help",
        "explain --help",
        "reconcile --help",
        "diff --help",
    ] {
        let output = bieu(&fixture(), arguments);
        assert_exit(&output, 0);
        assert!(!output.stdout.is_empty() && output.stderr.is_empty(), "{arguments}");
    }
    let slip = bieu(&fixture(), "runn");
    assert_exit(&slip, 2);
    assert!(text(&slip.stderr).contains("run"));
}

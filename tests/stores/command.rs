//! Databases on the command line.

use std::path::Path;
use std::process::{Command, Output};

use super::{TYPES, database, fresh_folder, lines, root};

fn bieu(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bieu"));
    command.current_dir(folder).env("BIEU_LANG", "en").env_remove("PGPASSWORD").args(arguments).output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn the_annex_out_of_a_database_is_that_out_of_csv() {
    let folder = fresh_folder("command");
    database(&folder.join("members.db"), &TYPES.map(|name| (name, lines(name))));
    let report = root().join("rules/tables/report.bieu");
    let run = |data: &[String]| {
        let mut arguments = vec!["run", report.to_str().unwrap(), "--format", "long-csv", "--allow-rejects"];
        data.iter().for_each(|data| arguments.extend(["--data", data.as_str()]));
        bieu(&folder, &arguments)
    };
    let records = root().join("examples/son-la-2024-h1/records").display().to_string();
    let (from_csv, from_database) = (run(&[records]), run(&TYPES.map(|name| format!("members.db#{name}"))));
    assert!(from_csv.status.success() && !from_csv.stdout.is_empty());
    assert_eq!(from_csv.stdout, from_database.stdout, "{}", said(&from_database));
    assert!(said(&from_database).contains("members.db#Admission: Admission: 1,087 read"), "{}", said(&from_database));
    let named = run(&TYPES.map(|name| format!("{name}=members.db#{}", name.to_lowercase())));
    assert_eq!(from_csv.stdout, named.stdout, "{}", said(&named));
}

/// What an address lacks, or must not hold, is told without a word of the query or the password.
#[test]
fn addresses_that_cannot_be_asked_are_told() {
    let folder = fresh_folder("addresses");
    std::fs::write(folder.join("r.bieu"), super::KINDS).unwrap();
    database(&folder.join("m.db"), &[("things", vec![vec!["code".into()]])]);
    let cases = [
        ("m.db", "m.db: say which table or view holds the records: `m.db#TABLE`"),
        ("Thing=m.db#thing", "m.db#thing: The database has no table “thing”. Did you mean “things”?"),
        ("Thing=m.db#things", "bieu::E0834"),
        ("Thing=none.db#things", "none.db: there is no such file or folder"),
        ("m.db#things", "m.db#things: "),
        ("Thing=postgres://me@nowhere/members", "postgres://nowhere/members: say what to ask"),
        ("postgres://nowhere/members?query=select 1", "say of which record type the records are"),
        ("Thing=postgres://me:secret@nowhere/members?query=select 1", "take the password out of the address"),
        (
            "Thing=postgres://me@127.0.0.1:1/members?query=select 1",
            "postgres://127.0.0.1:1/members: No connection to the database",
        ),
        ("Think=postgres://me@nowhere/members?query=select 1", "Thing"),
    ];
    for (data, told) in cases {
        let output = bieu(&folder, &["run", "r.bieu", "--data", data]);
        assert_eq!(output.status.code().filter(|code| [1, 2].contains(code)), output.status.code(), "{data}");
        assert!(said(&output).contains(told), "{data}: {}", said(&output));
        assert!(!said(&output).contains("secret") && output.stdout.is_empty(), "{data}");
    }
}

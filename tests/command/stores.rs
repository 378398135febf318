//! Databases, in a build that reads none: each is told for what it is, with the one command that gets a build that does.

use super::{assert_exit, bieu, fresh_folder, text};

/// What comes out of them is asked by `.ci/stores`, which builds with the features that read them.
#[test]
fn who_names_a_database_is_told_how_to_get_a_build_that_reads_it() {
    println!("left out: records out of SQLite and PostgreSQL; .ci/stores asks for them");
    let folder = fresh_folder("stores");
    std::fs::write(
        folder.join("r.bieu"),
        "language 1\nrecord M { key code text }\ntable t of M { total \"All\"  column 1 \"1\" }\n",
    )
    .unwrap();
    let cases = [
        ("M=m.db#things", "m.db#things", "--features sqlite"),
        ("m.sqlite#m", "m.sqlite#m", "--features sqlite"),
        ("M=m.sqlite3", "m.sqlite3", "`m.sqlite3#TABLE`"),
        ("M=postgres://me@host/members?query=select_1", "postgres://host/members", "--features postgres"),
        ("M=postgresql://me@host/members", "postgresql://host/members", "query=select"),
    ];
    for (data, named, told) in cases {
        let output = bieu(&folder, &format!("run r.bieu --data {data}"));
        assert_exit(&output, 2);
        let said = text(&output.stderr);
        assert!(said.contains(&format!("{named}: ")) && said.contains(told), "{data}: {said}");
    }
    // A file that is there is what its name says, whatever stands in it.
    std::fs::write(folder.join("M=m.db#things.csv"), "code\n1\n").unwrap();
    assert_exit(&bieu(&folder, "run r.bieu --data M=./M=m.db#things.csv"), 0);
}

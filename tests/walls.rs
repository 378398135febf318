//! The rules of the house, as drawn in ARCHITECTURE.md, read from the sources.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on is to stop")]

mod measured;
#[allow(dead_code, reason = "`.ci/shape` prints what no wall holds")]
mod shape;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Each room and what it may see.
const ROOMS: &[(&str, &str)] = &[
    ("source", ""),
    ("value", ""),
    ("words", ""),
    ("message", "value"),
    ("spelling", "words"),
    ("workbook", "value message"),
    ("encoding", ""),
    ("schema", "value"),
    ("outcome", "value spelling message"),
    ("spreadsheet", "words"),
    ("diagnostic", "source message"),
    ("syntax", "source value diagnostic message"),
    ("format", "source diagnostic syntax words message"),
    ("lint", "source value diagnostic syntax spelling message"),
    ("program", "source diagnostic syntax message"),
    ("model", "source value schema outcome diagnostic syntax message"),
    ("check", "source value schema outcome diagnostic syntax model speech message"),
    ("records", "value workbook schema diagnostic encoding spelling spreadsheet words message"),
    ("stores", "value schema diagnostic records message"),
    ("plan", "value schema syntax model"),
    ("speech", "value schema outcome syntax model message"),
    ("exec", "value schema outcome syntax model plan records"),
    ("grid", "value schema diagnostic model plan exec records message"),
    ("plain", "value schema outcome syntax model records"),
    ("prove", "source value schema outcome diagnostic syntax model plan speech exec plain records message"),
    ("compare", "source value schema outcome diagnostic syntax model plan speech exec plain prove records message"),
    ("testing", "source value schema outcome diagnostic spreadsheet syntax model plan exec records words message"),
    ("explain", "value schema outcome syntax model plan speech exec records message"),
    ("reconcile", "value outcome diagnostic spelling spreadsheet records message"),
    (
        "report",
        "source value schema outcome diagnostic spelling spreadsheet syntax model records grid prove compare testing mutate words message",
    ),
    ("rename", "source diagnostic syntax format program engine message"),
    ("mutate", "source value diagnostic syntax program compare message"),
    ("naming.rs", "diagnostic message"),
    ("units.rs", "model outcome schema"),
    ("evaluation.rs", "compare exec explain naming outcome records value"),
    ("counter.rs", "exec records schema message"),
    ("engine.rs", "source value schema outcome diagnostic naming program check model plan exec records prove testing"),
    (
        "engine",
        "source value outcome diagnostic message naming syntax lint program check model plan exec records prove",
    ),
];
/// Walls that do not hold yet. One that is mended must leave this list.
const BREACHES: &[(&str, &str)] = &[];

fn files(folder: &str, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).unwrap() {
        let path = entry.unwrap().path();
        let inside = path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap().to_string_lossy().replace('\\', "/");
        if path.is_dir() {
            files(&inside, found);
        } else if inside.ends_with(".rs") {
            found.push(inside.into());
        }
    }
}

/// The sources with their code: no comments, and nothing of the tests.
fn sources(folder: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    files(folder, &mut found);
    found.sort();
    let read = |path: &PathBuf| {
        let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
        let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap().to_owned();
        let code: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        (path.to_string_lossy().into_owned(), code.join("\n"))
    };
    let is_test =
        |name: &str| name.starts_with("src/") && (name.contains("/tests") || name.ends_with("/properties.rs"));
    found.iter().map(read).filter(|(name, _)| !is_test(name)).collect()
}

#[test]
fn each_room_sees_what_is_drawn_and_no_more() {
    let mut seen: BTreeSet<(String, String)> = BTreeSet::new();
    for (name, code) in sources("src") {
        let room = name.split('/').nth(1).unwrap().to_owned();
        // What `unstable.rs` shows to the command is no arrow between rooms; a macro names its own room by that way.
        for path in code
            .replace("$crate::unstable::", "$crate::")
            .split("crate::")
            .skip(1)
            .filter(|_| !["cli", "unstable.rs"].contains(&room.as_str()))
        {
            let other: String = path.chars().take_while(|c| c.is_ascii_lowercase()).collect();
            seen.insert((room.clone(), other));
        }
    }
    seen.retain(|(room, other)| room != other && !other.is_empty());
    let drawn = |room: &str| ROOMS.iter().find(|(name, _)| *name == room).map(|(_, sees)| *sees);
    let mut breaches = Vec::new();
    for (room, other) in &seen {
        let sees = drawn(room).unwrap_or_else(|| panic!("the room {room} is not drawn"));
        if !sees.split(' ').any(|name| name == other) {
            breaches.push((room.as_str(), other.as_str()));
        }
    }
    assert_eq!(breaches, BREACHES, "what sees more than it may");
    for (room, sees) in ROOMS {
        for other in sees.split_whitespace() {
            assert!(seen.contains(&((*room).to_owned(), other.to_owned())), "{room} no longer sees {other}");
        }
    }
    let architecture = include_str!("../ARCHITECTURE.md");
    for (room, sees) in ROOMS.iter().filter(|(room, _)| !room.ends_with(".rs")) {
        let sees = if sees.is_empty() { "–" } else { sees }.replace(' ', ", ");
        assert!(architecture.contains(&format!("| `{room}` | {sees} |")), "ARCHITECTURE.md: `{room}` | {sees}");
    }
}

/// The remark at the head of a room, without its strokes.
fn head(room: &str) -> String {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("src/{room}/mod.rs"))).unwrap();
    text.lines().map_while(|line| line.strip_prefix("//!")).map(|line| format!("{line}\n")).collect()
}

#[test]
fn what_a_room_says_that_it_sees_is_what_is_drawn() {
    let mut told = 0;
    for (room, sees) in ROOMS.iter().filter(|(room, _)| Path::new("src").join(room).is_dir() && *room != "engine") {
        let head = head(room).replace('\n', " ");
        let Some((_, rest)) = head.split_once("Sees `") else { continue };
        let sentence = rest.split([';', '.']).next().unwrap();
        let named: BTreeSet<&str> = sentence.split('`').step_by(2).collect();
        assert_eq!(named, sees.split(' ').collect(), "src/{room}/mod.rs: what it says that it sees");
        told += 1;
    }
    assert!(told >= 2);
}

#[test]
fn the_files_that_a_room_lists_are_there() {
    let mut listed = 0;
    for (room, _) in ROOMS.iter().filter(|(room, _)| Path::new("src").join(room).is_dir() && *room != "engine") {
        let head = head(room);
        let lines = head.lines().filter_map(|line| line.trim().strip_prefix("- `"));
        let named: BTreeSet<&str> =
            lines.filter_map(|line| line.split_once(':')).flat_map(|(names, _)| names.split('`').step_by(2)).collect();
        let text = fs::read_to_string(format!("src/{room}/mod.rs")).unwrap();
        let files = text.lines().filter_map(|line| {
            line.trim_start_matches("pub ").trim_start_matches("pub(crate) ").strip_prefix("mod ")?.strip_suffix(';')
        });
        let files: BTreeSet<&str> = files.collect();
        assert!(named.is_subset(&files), "src/{room}/mod.rs lists {:?}", named.difference(&files));
        listed += named.len();
    }
    assert!(listed >= 30, "{listed} files are listed");
}

/// What a reader may name of what is read from.
const GIVEN: [&str; 5] = [
    "std::io::{Cursor, Read, SeekFrom}",
    "std::io::{Read, Seek, SeekFrom}",
    "std::io::{Read, Seek}",
    "std::io::{BufReader, Read, Seek}",
    "std::io::{BufRead, Error, ErrorKind, Read}",
];

#[test]
fn disk_clock_and_environment_stay_in_the_command() {
    for (name, code) in sources("src").iter().filter(|(name, _)| !name.starts_with("src/cli/")) {
        for word in
            ["std::fs", "std::env", "std::io", "std::net", "std::process::Command", "Instant", "SystemTime", "::now("]
        {
            // What readers read is given to them: in memory, or by a host.
            let code = GIVEN.iter().fold(code.clone(), |code, given| code.replace(given, ""));
            assert!(!code.contains(word), "{name}: {word}");
        }
    }
}

/// An id is a position, and a host may have it from another program: what it asks by one must not be brought down by it.
#[test]
fn nothing_that_a_host_asks_by_an_id_is_indexed() {
    for folder in ["src/schema", "src/records", "src/outcome"] {
        let asked =
            sources(folder).into_iter().filter(|(name, _)| folder != "src/records" || name == "src/records/mod.rs");
        for (name, code) in asked {
            assert!(!code.contains("as usize]"), "{name} indexes by what may be of another program");
        }
    }
}

/// What is read is remembered and what is written is whole because each goes through one gate; rules are loaded and records are
/// read in one place, so that all commands end alike.
#[test]
fn the_command_has_one_gate_for_each_way() {
    let gates: [(&str, &[&str]); 11] = [
        ("fs::write(", &[]),
        ("fs::rename(", &["writer"]),
        ("File::create", &["writer"]),
        ("OpenOptions", &["writer"]),
        // The tag of a cache is looked at, and never shown.
        ("fs::read", &["files", "rule_files"]),
        ("Rules::load(", &["driver"]),
        ("read_csv(", &["read"]),
        ("read_sheet(", &[]),
        ("read_sheet_of", &["driver"]),
        ("read_sheet_rows", &["workbooks"]),
        ("Workbook::open", &["workbooks"]),
    ];
    for (name, code) in sources("src/cli") {
        for (word, allowed) in gates {
            let is_gate = allowed.iter().any(|gate| name == format!("src/cli/{gate}.rs"));
            assert!(is_gate || !code.contains(word), "{name}: {word}");
        }
    }
}

#[test]
fn the_library_never_gives_up() {
    for (name, code) in sources("src") {
        for word in [".unwrap()", ".expect(", "panic!(", "unreachable!(", "todo!(", "unsafe {"] {
            assert!(!code.contains(word), "{name}: {word}");
        }
    }
}

#[test]
fn recording_is_asked_for_in_one_place() {
    for (name, code) in sources("tests").iter().filter(|(name, _)| name != "tests/walls.rs") {
        assert_eq!(
            code.contains("BIEU_BLESS"),
            name == "tests/recorded.rs",
            "{name}: `recorded` writes, and nothing else"
        );
    }
}

/// `E14` is the subject of lints and begins `E1410` too; `E140` begins nine of them and not the tenth.
#[test]
fn no_code_is_looked_for_by_a_prefix() {
    for (name, code) in sources("tests").iter().filter(|(name, _)| name != "tests/walls.rs") {
        assert!(
            !["\"E0", "\"E1"].iter().any(|code_begins| code.contains(&format!("starts_with({code_begins}"))),
            "{name}"
        );
    }
}

#[test]
fn no_test_and_no_case_is_forgotten() {
    // This file names the folders itself, which reaches nothing.
    let others = sources("tests").into_iter().filter(|(name, _)| name != "tests/walls.rs");
    let tests: String = others.map(|(_, code)| code).collect();
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")).unwrap() {
        let name = entry.unwrap().file_name().to_string_lossy().into_owned();
        let module = name.trim_end_matches(".rs");
        let reached = module == "main" || tests.contains(&format!("mod {module};"));
        assert!(reached || ["corpus", "golden"].contains(&module), "tests/{name} is not reached from tests/main.rs");
    }
    for folder in ["corpus", "corpus/data", "golden"] {
        for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder)).unwrap() {
            let name = entry.unwrap().file_name().to_string_lossy().into_owned();
            let module = format!("mod {};", name.trim_end_matches(".rs"));
            let spoken = tests.contains(&module)
                || tests.contains(&format!("\"{name}"))
                || tests.contains(&format!("{folder}/{name}"));
            assert!(spoken || name.starts_with('.'), "tests/{folder}/{name} is not reached from any test");
        }
    }
}

/// What would let words out beside the doors of `words`, and where each may stand.
const DOORS: &[(&str, &[&str])] = &[
    // What a template was made of went through its medium; what miette drew was made of such text.
    ("::assembled(", &["src/words/mod.rs", "src/report/findings/terminal.rs"]),
    // Files of their own kind: rule files laid out, and CSV, which has a writer of its own.
    (
        "Document::of_file(",
        &[
            "src/cli/fmt.rs",
            "src/cli/rename.rs",
            "src/cli/run.rs",
            "src/cli/schema.rs",
            "src/cli/test.rs",
            "src/report/form.rs",
        ],
    ),
    ("stdout()", &["src/cli/console.rs"]),
    ("stderr()", &["src/cli/console.rs", "src/cli/mod.rs", "src/cli/progress.rs"]),
    ("print!(", &[]),
    ("println!(", &[]),
    // How a sign is written out is said once; a quoted line moves its places with it.
    (".escape_default()", &["src/words/signs.rs", "src/report/findings/quoted.rs"]),
    ("&lt;", &["src/words/markdown.rs", "src/words/media.rs"]),
    ("&amp;", &["src/words/markdown.rs", "src/words/media.rs"]),
    ("%0A", &["src/words/media.rs"]),
];

#[test]
fn words_leave_by_their_doors() {
    for (way, doors) in DOORS {
        for (name, code) in sources("src") {
            let is_door = doors.contains(&name.as_str());
            assert!(is_door || !code.contains(way), "{name} lets words out by `{way}`, beside `words`");
            assert!(!is_door || code.contains(way), "{name} no longer needs `{way}`");
        }
    }
}

#[test]
fn nothing_is_sent_anywhere() {
    for (name, code) in sources("src") {
        for word in ["std::net", "TcpStream", "UdpSocket", "UnixStream", "Command::new"] {
            assert!(!code.contains(word), "{name}: {word}");
        }
    }
    let manifest = include_str!("../Cargo.toml");
    for client in ["reqwest", "ureq", "hyper", "curl", "tokio"] {
        assert!(!manifest.contains(client), "Cargo.toml: {client}");
    }
}

#[test]
fn csv_is_written_in_one_place() {
    for (name, code) in sources("src").iter().filter(|(name, _)| !name.starts_with("src/spreadsheet/")) {
        // A doubled quotation mark, a writer of the crate, cells joined by a comma.
        for word in [", \"\\\"\\\"\")", "csv::Writer", "WriterBuilder", "join(\",\")", "join(\";\")"] {
            let is_other = word.starts_with("join") && name.ends_with("findings/github.rs");
            assert!(is_other || !code.contains(word), "{name}: {word}");
        }
    }
}

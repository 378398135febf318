//! What is counted of the sources, and today's exceptions. They only ever shrink: a number that has become smaller is written down
//! here, one that has become greater is to be mended in the sources. `.ci/shape --all` names what is behind each.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::shape::{LONGEST_FILE, LONGEST_FUNCTION, Shape, lengths};
use super::sources;

/// Files that are longer than files may be, with their lines.
const LONG_FILES: &[(&str, usize)] = &[("tests/doors/gates.rs", 485), ("tests/oracle/small/program.rs", 476)];
/// Functions that are longer than functions may be, with their lines.
const LONG_FUNCTIONS: &[(&str, usize)] = &[
    ("src/syntax/words.rs: word", 178),
    ("tests/doors/gates.rs: every_fault_has_its_verdict_at_every_door", 205),
    ("tests/report/sample.rs: comparison", 62),
];
/// What is tangled in rooms whose files see each other round about.
const TANGLED: &[(&str, usize)] = &[];
/// What a host can name, in all.
const PUBLIC: &[(&str, usize)] = &[("items", 132), ("modules", 9)];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Fails unless what was found is what is recorded, and says which way each number went.
fn hold(what: &str, recorded: &[(&str, usize)], found: &BTreeMap<String, usize>) {
    let recorded: BTreeMap<&str, usize> = recorded.iter().copied().collect();
    let names: BTreeSet<&str> = recorded.keys().copied().chain(found.keys().map(String::as_str)).collect();
    let mut wrong = Vec::new();
    for name in names {
        let (before, now) = (recorded.get(name).copied().unwrap_or(0), found.get(name).copied().unwrap_or(0));
        if now > before {
            wrong.push(format!(
                "{name}: {now}, and was {before}: mend it in the sources, or move the number with a file"
            ));
        } else if now < before || before == 0 {
            wrong.push(format!("{name}: {now} now, and was {before}: write down what is gained"));
        }
    }
    assert!(wrong.is_empty(), "{what} (`.ci/shape --all` says more)\n{}", wrong.join("\n"));
}

#[test]
fn files_and_functions_are_short() {
    let (mut files, mut functions) = (BTreeMap::new(), BTreeMap::new());
    for (name, _) in [sources("src"), sources("tests"), sources("benches"), sources("examples")].concat() {
        let text = std::fs::read_to_string(root().join(&name)).unwrap();
        functions.extend(
            lengths(&name, &text)
                .into_iter()
                .filter(|(.., lines)| *lines > LONGEST_FUNCTION)
                .map(|(file, function, lines)| (format!("{file}: {function}"), lines)),
        );
        files.insert(name, text.lines().count());
    }
    files.retain(|_, lines| *lines > LONGEST_FILE);
    hold("files longer than 400 lines", LONG_FILES, &files);
    hold("functions longer than 60 lines", LONG_FUNCTIONS, &functions);
}

#[test]
fn files_of_a_room_see_each_other_one_way() {
    let shape = Shape::of(root());
    assert_eq!(shape.room_circles, Vec::<Vec<String>>::new(), "rooms that see each other round about");
    hold("files in circles, and arrows up", TANGLED, &shape.tangled());
}

#[test]
fn what_a_host_can_name_does_not_grow_unseen() {
    let shape = Shape::of(root());
    let counted = [("modules", shape.public_modules.len()), ("items", shape.public_items.len())];
    hold("what is public", PUBLIC, &counted.map(|(name, count)| (name.to_owned(), count)).into());
}

fn shape_of(files: &[(&str, &str)]) -> Shape {
    Shape::of_texts(&files.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect())
}

#[test]
fn a_circle_is_seen_through_what_hands_a_name_on() {
    let files = [
        ("lib.rs", "pub mod room;"),
        ("room/mod.rs", "mod one;\nmod two;\npub use one::One;\npub use two::Two;"),
        ("room/one.rs", "use super::Two;\npub struct One(Two);"),
        (
            "room/two.rs",
            "/// Beside `super::One`.\npub struct Two;\nfn of() { crate::room::One::new(\"super::one\"); }",
        ),
    ];
    let shape = shape_of(&files);
    assert_eq!(shape.circles, [["room/one.rs", "room/two.rs"]]);
    assert_eq!(shape.arrows_up, []);
    assert_eq!(shape.public_items, BTreeSet::from(["room::one::One", "room::two::Two"].map(str::to_owned)));
    let [door, parent, one, _] = files;
    let words = ("room/two.rs", "/// Beside `super::One`.\npub struct Two;\nfn of() { new(\"super::one::One\"); }");
    assert_eq!(shape_of(&[door, parent, one, words]).circles, Vec::<Vec<String>>::new());
}

#[test]
fn an_arrow_leads_up_where_the_parent_leads_back() {
    let child = ("room/child.rs", "use super::Shared;\npub fn made() -> Shared {\n    Shared\n}");
    let calls = ("room/mod.rs", "mod child;\npub struct Shared;\nfn all() -> Shared {\n    child::made()\n}");
    let only_declares = ("room/mod.rs", "mod child;\npub use child::made;\npub struct Shared;");
    let arrow = ("room/child.rs".to_owned(), "room/mod.rs".to_owned());
    assert_eq!(shape_of(&[("lib.rs", "mod room;"), calls, child]).arrows_up, [arrow]);
    assert_eq!(shape_of(&[("lib.rs", "mod room;"), only_declares, child]).arrows_up, []);
}

#[test]
fn a_function_is_as_long_as_from_its_name_to_its_brace() {
    let text = "pub(crate) const fn short() -> u8 { 1 }\nimpl Of {\n    fn long(\n        &self,\n    ) {\n        // }\n        if it {\n        }\n    }\n}\n";
    let found: Vec<(String, usize)> = lengths("a.rs", text).into_iter().map(|(_, name, lines)| (name, lines)).collect();
    assert_eq!(found, [("short".to_owned(), 1), ("long".to_owned(), 7)]);
}

#[test]
fn what_stands_behind_a_feature_for_the_bold_is_not_public() {
    let door = "#[cfg(feature = \"unstable\")]\npub mod stages;\npub mod open;\npub(crate) mod inside;";
    let shape = shape_of(&[
        ("lib.rs", door),
        ("stages.rs", "pub fn a() {}"),
        ("open.rs", "pub fn b() {}"),
        ("inside.rs", "pub fn c() {}"),
    ]);
    assert_eq!(shape.public_modules, BTreeSet::from(["open".to_owned()]));
    assert_eq!(shape.public_items, BTreeSet::from(["open::b".to_owned()]));
}

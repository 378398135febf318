//! `bieu rename`: what is written, what is shown, and what is refused.

use std::fs;
use std::path::PathBuf;

use super::{assert_exit, bieu, fresh_folder, text};

const LISTS: &str = "language 1\n\ncodes Sex \"Sex\" {\n  male   \"Male\"\n  female \"Female\"\n}\n";
const RULES: &str = "language 1\n\nuse \"lists.bieu\"\n\nset women of Sex = female\n\nrecord Member \"Members\" {\n  key id text \"Number\"\n  sex    Sex  \"Sex\"\n}\n\n\
     table members \"Members\" of Member {\n  total \"All\"\n  column 1 \"Women\" where sex in women\n}\n";

fn folder(name: &str) -> PathBuf {
    let folder = fresh_folder(name);
    fs::create_dir(folder.join("rules")).unwrap();
    fs::write(folder.join("rules/lists.bieu"), LISTS).unwrap();
    fs::write(folder.join("rules/members.bieu"), RULES).unwrap();
    folder
}

#[test]
fn a_name_is_changed_in_all_files_and_each_is_named() {
    let folder = folder("rename");
    let done = bieu(&folder, "rename rules --name female=woman --name sex=gender");
    assert_exit(&done, 0);
    assert_eq!(text(&done.stdout), "rules/lists.bieu\nrules/members.bieu\n");
    assert_eq!(text(&done.stderr), "`female` is now `woman`; places: 2\n`sex` is now `gender`; places: 2\n");
    let rules = fs::read_to_string(folder.join("rules/members.bieu")).unwrap();
    assert!(rules.contains("  key id text \"Number\"\n  gender Sex  \"Sex\"\n"), "{rules}");
    assert!(fs::read_to_string(folder.join("rules/lists.bieu")).unwrap().contains("  woman \"Female\"\n"));
}

#[test]
fn diff_and_what_is_refused_write_nothing() {
    let folder = folder("rename-diff");
    fs::write(folder.join("names.csv"), "old,new\nfemale,woman\n").unwrap();
    let shown = bieu(&folder, "rename rules --names names.csv --diff");
    assert_exit(&shown, 0);
    let shown = text(&shown.stdout);
    assert!(
        shown.contains("+++ rules/lists.bieu, renamed\n") && shown.contains("+set women of Sex = woman\n"),
        "{shown}"
    );
    let refused = bieu(&folder, "rename rules --name female=male");
    assert_exit(&refused, 1);
    assert!(text(&refused.stderr).contains("something is called `male` already"), "{}", text(&refused.stderr));
    let no_name = bieu(&folder, "rename rules --name female=where");
    assert_exit(&no_name, 1);
    assert!(text(&no_name.stderr).contains("`where` is a word of the language"), "{}", text(&no_name.stderr));
    assert_eq!(fs::read_to_string(folder.join("rules/members.bieu")).unwrap(), RULES);
    assert_eq!(fs::read_to_string(folder.join("rules/lists.bieu")).unwrap(), LISTS);
}

/// Whoever names a list alone would leave the tables behind that use it.
#[test]
fn a_file_that_uses_what_changes_is_to_be_named_too() {
    let folder = folder("rename-used");
    fs::create_dir(folder.join(".git")).unwrap();
    let refused = bieu(&folder, "rename rules/lists.bieu --name female=woman");
    assert_exit(&refused, 2);
    let said = text(&refused.stderr);
    assert!(said.contains("members.bieu uses") && said.contains("name it too"), "{said}");
    assert_eq!(fs::read_to_string(folder.join("rules/lists.bieu")).unwrap(), LISTS);
}

#[test]
fn the_document_has_names_and_files() {
    let folder = folder("rename-json");
    let document =
        |arguments: &str| serde_json::from_slice::<serde_json::Value>(&bieu(&folder, arguments).stdout).unwrap();
    let refused = document("rename rules --name female=male --json");
    assert_eq!((&refused["exit"], &refused["findings"][0]["code"]), (&1.into(), &"bieu::E0230".into()));
    let done = document("rename rules --name female=woman --json");
    assert_eq!(done["schema"], "bieu.rename/1");
    assert_eq!(done["files"], serde_json::json!(["rules/lists.bieu", "rules/members.bieu"]));
    assert_eq!(done["names"], serde_json::json!([{ "old": "female", "new": "woman", "places": 2 }]));
}

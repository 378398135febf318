//! What the engine makes of rules is shown of any rule file, whatever is wrong with it.

use super::{assert_exit, bieu, fixture, fresh_folder, text};

#[test]
fn trees_and_models_are_shown_of_faulty_rules_too() {
    let shown = |folder: &std::path::Path, stage: &str| {
        let output = bieu(folder, &format!("debug {stage} rules.bieu"));
        assert_exit(&output, 0);
        text(&output.stdout)
    };
    let folder = fresh_folder("debug");
    std::fs::write(folder.join("rules.bieu"), "language 1\nrecord R \"R\" { a Nothing \"A\"  b integer \"B\" }\n")
        .unwrap();
    for folder in [fixture(), folder] {
        assert!(shown(&folder, "tree").starts_with("Tree {\n"));
        assert!(shown(&folder, "model").contains("label: \"B\"") || folder == fixture());
    }
}

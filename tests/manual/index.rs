//! The index of the manual, in each language that it is written in: every word of the rules stands there.

use std::collections::BTreeSet;
use std::fs;

use bieu::source::SourceId;
use bieu::unstable::format::in_words;
use bieu::unstable::model::Function;
use bieu::unstable::syntax::table_of_phrases;
use bieu::unstable::syntax::tree::WordSet;

use super::{folder, keywords};

const ENGLISH: &str = "docs/manual/18-index.md";
const VIETNAMESE: &str = "docs/vi/18-bang-tu.md";

fn index(page: &str) -> String {
    fs::read_to_string(folder(page)).unwrap()
}

#[test]
fn the_index_has_every_phrase_in_both_sets_both_ways() {
    let quoted = |word: &str| if word.is_empty() { String::new() } else { format!("`{word}`") };
    for page in [ENGLISH, VIETNAMESE] {
        let index = index(page);
        for [english, vietnamese] in table_of_phrases() {
            let (english, vietnamese) = (quoted(english), quoted(vietnamese));
            let there = format!("| {english} | {vietnamese} |\n");
            assert!(english.is_empty() || index.contains(&there), "{page}: {english}");
            assert!(index.contains(&format!("| {vietnamese} | {english} |\n")), "{page}: {vietnamese}");
        }
    }
}

#[test]
fn the_index_has_every_keyword_and_function() {
    let index = index(ENGLISH);
    let functions = Function::ALL.map(|(name, _, _)| format!("{name}("));
    let listed = |word: &String| index.contains(&format!("| `{word}"));
    let missing: Vec<String> =
        keywords().into_iter().map(|word| format!("{word}`")).chain(functions).filter(|word| !listed(word)).collect();
    assert_eq!(missing, [""; 0], "not in the index");
}

#[test]
fn the_vietnamese_index_says_of_every_phrase_where_it_is_told() {
    let index = index(VIETNAMESE);
    let rows = |heading: &str| -> Vec<String> {
        let section = index.split("\n## ").find(|section| section.starts_with(heading)).unwrap();
        section.lines().filter(|line| line.starts_with("| `")).map(str::to_owned).collect()
    };
    let words = rows("Từ của ngôn ngữ");
    let named = |row: &String| row.split('`').nth(1).unwrap().to_owned();
    let phrases: BTreeSet<String> = table_of_phrases().iter().map(|[_, vietnamese]| (*vietnamese).to_owned()).collect();
    assert_eq!(words.iter().map(named).collect::<BTreeSet<_>>(), phrases);
    assert_eq!(words.len(), phrases.len(), "a phrase stands twice");
    let untold: Vec<&String> = words.iter().filter(|row| !row.contains("](")).collect();
    assert!(untold.is_empty(), "without a chapter: {untold:?}");

    let functions = rows("Hàm").iter().map(|row| named(row).split('(').next().unwrap().to_owned()).collect();
    assert_eq!(functions_in_vietnamese(), functions);
}

/// What the functions are called in rules in Vietnamese words.
fn functions_in_vietnamese() -> BTreeSet<String> {
    let named = |(name, _, dates): (&str, Function, usize)| {
        let days = vec!["d"; dates].join(", ");
        let rules = format!("language 1\n\nrecord R \"R\" {{\n  key k text\n  d date\n  let x = {name}({days})\n}}\n");
        let turned = in_words(SourceId(0), &rules, WordSet::Vietnamese).unwrap();
        turned.split("đặt x = ").nth(1).unwrap().split('(').next().unwrap().to_owned()
    };
    Function::ALL.map(named).into()
}

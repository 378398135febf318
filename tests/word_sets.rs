//! The two sets of words: whatever is written in one comes back from the other, and says the same in both.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on is to stop")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use bieu::source::SourceId;
use bieu::unstable::format::{format, in_words};
use bieu::unstable::syntax::parse;
use bieu::unstable::syntax::tree::WordSet::Vietnamese;
use bieu::unstable::syntax::tree::{Tree, WordSet};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use crate::format::texts;
use crate::oracle::generate::{case, files};

/// Texts of the repository that are left as they are: in the other words they would not say the same.
const LEFT: &[&str] = &[];

fn turned(text: &str, words: WordSet) -> Result<String, String> {
    in_words(SourceId(0), text, words).map_err(|found| {
        let of = |finding: &bieu::diagnostic::Diagnostic| {
            let notes = finding.notes.iter().map(crate::english).collect::<Vec<_>>();
            format!("{} {}", crate::english(&finding.message), notes.join(" "))
        };
        found.iter().map(of).collect::<Vec<_>>().join("; ")
    })
}

/// What a tree says, without the places of what it says and the set that it is said in.
fn said(tree: &Tree) -> String {
    // The file and each report and table in it say in which set they are written.
    let written = format!("{tree:?}").replace("words: Vietnamese", "words: English");
    let mut said = String::with_capacity(written.len());
    let mut rest = written.as_str();
    while let Some((before, after)) = rest.split_once("Span { source: ") {
        said.push_str(before);
        rest = after.split_once('}').unwrap().1;
    }
    said + rest
}

/// A text that is laid out in the other set, from which it comes back, or what is wrong on the way.
fn there_and_back(own: &str) -> Result<String, String> {
    let (tree, _) = parse(SourceId(0), own);
    let other = turned(own, tree.words.other())?;
    let (read, found) = parse(SourceId(0), &other);
    if let Some(finding) = found.iter().find(|finding| finding.is_error()) {
        return Err(format!("{}\n{other}", crate::english(&finding.message)));
    }
    if said(&read) != said(&tree) {
        return Err(format!("another tree:\n{other}"));
    }
    let back = turned(&other, tree.words);
    if back.as_deref() == Ok(own) { Ok(other) } else { Err(format!("{back:?}\n{own}")) }
}

#[test]
fn every_text_of_the_repository_comes_back_from_the_other_words() {
    let texts = texts();
    let mut left: BTreeMap<String, String> = BTreeMap::new();
    // What another text comes to is back from there already, and so is that text from here: most of `docs/vi` and `rules/vi`.
    let mut came_back = BTreeSet::new();
    for text in texts.iter().filter(|text| !text.name.contains("/vi/")).chain(texts.iter()) {
        if came_back.contains(text.laid_out()) {
            continue;
        }
        let name = text.name.trim_start_matches(concat!(env!("CARGO_MANIFEST_DIR"), "/./")).to_owned();
        match there_and_back(text.laid_out()) {
            Ok(other) => came_back.extend([other, text.laid_out().to_owned()]),
            Err(why) => drop(left.insert(name, why)),
        }
    }
    assert!(texts.len() >= 300);
    let names: Vec<&str> = left.keys().map(String::as_str).collect();
    assert_eq!(names, LEFT, "{left:#?}");
}

#[test]
fn made_up_programs_come_back_from_the_other_words() {
    let cases = std::env::var("BIEU_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(15);
    let config = Config { cases, failure_persistence: None, max_shrink_iters: 400, ..Config::default() };
    let property = |rules: String| {
        let (root, others) = files(&rules);
        for text in std::iter::once(root).chain(others.values().map(String::as_str)) {
            let own = format(SourceId(0), text).unwrap();
            prop_assert!(there_and_back(&own).is_ok(), "{:?}", there_and_back(&own));
        }
        Ok(())
    };
    TestRunner::new(config).run(&case().prop_map(|case| case.rules), property).unwrap();
}

/// A number and what it counts can stand apart.
#[test]
fn a_remark_between_a_number_and_its_unit_changes_neither() {
    let rules = "language 1\n\nrecord R {\n  key id text\n  since  date\n}\n\ntable t of R {\n  row all \"A\"\n  \
                 column 1 \"N\" = count where since >= period.start - 1  // here\n    day\n}\n";
    assert_eq!(format(SourceId(0), rules).as_deref(), Ok(rules));
    assert!(there_and_back(rules).is_ok());
}

/// However its letters are composed, a file is read; places are those of what is written.
#[test]
fn letters_may_be_composed_in_any_way() {
    use unicode_normalization::UnicodeNormalization;
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules/tables/annex.bieu");
    let composed = turned(&fs::read_to_string(path).unwrap(), Vietnamese).unwrap();
    // As the Windows keyboard has it: letters composed, the marks of tones apart.
    let half: String = composed
        .chars()
        .flat_map(|letter| {
            let parts: Vec<char> = letter.nfd().collect();
            let is_tone = |mark: &char| matches!(mark, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}');
            let tone: Vec<char> = parts.iter().copied().filter(is_tone).collect();
            parts.iter().copied().filter(|part| !is_tone(part)).nfc().chain(tone).collect::<Vec<_>>()
        })
        .collect();
    let apart: String = composed.nfd().collect();
    let (tree, found) = parse(SourceId(0), &composed);
    assert_eq!(found, []);
    for other in [half, apart] {
        assert_ne!(other, composed);
        let (read, found) = parse(SourceId(0), &other);
        assert_eq!(found, []);
        assert_eq!(said(&read), said(&tree));
        let table = read.items.last().unwrap().span();
        assert!(other[table.start as usize..table.end as usize].ends_with('}'));
        assert_eq!(format(SourceId(0), &other).unwrap(), composed);
    }
}

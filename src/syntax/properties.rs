//! What holds for every text: reading ends, never panics, and points into the text.

use proptest::prelude::*;

use super::{parse, scan};
use crate::source::SourceId;

const SAMPLE: &str = include_str!("../../tests/corpus/sample/every_construct.bieu");

/// Reads a text and checks that whatever is said of it has a place in it.
fn read(text: &str) {
    let (_, found) = parse(SourceId(0), text);
    for diagnostic in found {
        assert!(!diagnostic.message.is_empty() && !diagnostic.labels.is_empty(), "{diagnostic:?}");
        for label in &diagnostic.labels {
            let place = text.get(label.span.start as usize..label.span.end as usize);
            assert!(place.is_some_and(|place| !place.is_empty()), "{diagnostic:?}");
        }
    }
}

/// The pieces of the sample: words, strings, signs, and the space between them.
fn pieces() -> Vec<&'static str> {
    let mut pieces = Vec::new();
    let mut end = 0;
    for token in scan::tokens(SAMPLE, false) {
        pieces.push(&SAMPLE[end..token.start]);
        pieces.push(&SAMPLE[token.start..token.end]);
        end = token.end;
    }
    pieces.push(&SAMPLE[end..]);
    pieces
}

#[derive(Debug, Clone)]
enum Change {
    Delete,
    Duplicate,
    Swap,
    Insert(&'static str),
}

fn change() -> impl Strategy<Value = Change> {
    let slips = prop::sample::select(vec![
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        "\"",
        "\"\"\"",
        ",",
        "=",
        "==",
        "<",
        "!",
        "not ",
        "in ",
        " or ",
        " and ",
        "...",
        "//",
        "///",
        "\n",
        "\r",
        "\u{a0}",
        "\u{301}",
        "“",
        "30/06/2024",
        "38,87",
        "is ",
        "where ",
        "\ntable ",
        "\ntext t \"\"\"",
        "đ",
    ]);
    prop_oneof![Just(Change::Delete), Just(Change::Duplicate), Just(Change::Swap), slips.prop_map(Change::Insert)]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read(text in any::<String>()) {
        read(&text);
    }

    #[test]
    fn any_line_of_signs_is_read(text in "((table|text|set|codes|record|param|report|use) |[a-c(){}\\[\\]\"=<>.,:/0-9“đ\u{301} \n])*") {
        read(&text);
    }

    #[test]
    fn every_mutation_of_the_sample_is_read(
        changes in prop::collection::vec((any::<prop::sample::Index>(), change()), 1..6)
    ) {
        let mut pieces = pieces();
        for (index, change) in changes {
            let at = index.index(pieces.len());
            match change {
                Change::Delete => drop(pieces.remove(at)),
                Change::Duplicate => pieces.insert(at, pieces[at]),
                Change::Swap => { let last = pieces.len() - 1; pieces.swap(at, (at + 2).min(last)); }
                Change::Insert(slip) => pieces.insert(at, slip),
            }
        }
        read(&pieces.concat());
    }

    #[test]
    fn a_fault_in_one_item_leaves_the_others(index in any::<prop::sample::Index>()) {
        let names = ["a", "b", "c", "d", "e"];
        let broken = index.index(names.len());
        let text: String = names.iter().enumerate().map(|(at, name)| {
            if at == broken { format!("set {name} of = x\n") } else { format!("set {name} of L = x\n") }
        }).collect();
        let (tree, found) = parse(SourceId(0), &text);
        prop_assert_eq!(found.len(), 1);
        prop_assert_eq!(tree.items.len(), names.len() - 1);
    }
}

/// A sign that is lost in a comment is put in again to read on; nothing is said of what was put in.
#[test]
fn a_comment_that_begins_anywhere_leaves_each_finding_a_place() {
    let pieces = pieces();
    for at in (1..pieces.len()).filter(|at| pieces[*at].contains('{')) {
        read(&[&pieces[..at], &["//"], &pieces[at..]].concat().concat());
    }
}

#[test]
fn the_sample_cut_anywhere_is_read() {
    for (at, _) in SAMPLE.char_indices().step_by(7) {
        read(&SAMPLE[..at]);
        read(&SAMPLE[at..]);
    }
}

//! A good program with slips in it: loading ends, never panics, and either accepts it, and runs its tests, or says an error that
//! has a place.

use std::collections::BTreeMap;
use std::path::Path;

use bieu::Rules;
use bieu::source::Source;
use proptest::prelude::*;
use proptest::sample::Index;

const ROOT: &str = "tables/annex.test.bieu";
/// The files whose slips show most; the lists are left as they are, so that the slips are not drowned.
const CHANGED: [&str; 5] = [
    "tables/annex.bieu",
    "tables/annex.test.bieu",
    "tables/organisations.bieu",
    "tables/records.bieu",
    "tables/report.bieu",
];

#[derive(Debug, Clone, Copy)]
enum Slip {
    Delete,
    Duplicate,
    Swap,
}

fn slips() -> impl Strategy<Value = Vec<(Index, Index, Slip, bool)>> {
    let slip = prop_oneof![Just(Slip::Delete), Just(Slip::Duplicate), Just(Slip::Swap)];
    prop::collection::vec((any::<Index>(), any::<Index>(), slip, any::<bool>()), 1..5)
}

fn program() -> BTreeMap<String, String> {
    super::texts_under(&Path::new(env!("CARGO_MANIFEST_DIR")).join("rules"))
}

/// Words, strings and signs with the space after them, or whole lines.
fn pieces(text: &str, lines: bool) -> Vec<&str> {
    if lines {
        return text.split_inclusive('\n').collect();
    }
    let mut pieces = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let word = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
        let string = rest.strip_prefix('"').and_then(|inner| inner.find('"')).map(|end| end + 2);
        let token = string.unwrap_or(if word > 0 { word } else { rest.chars().next().map_or(1, char::len_utf8) });
        let space = rest[token..].find(|c: char| !c.is_whitespace()).unwrap_or(rest.len() - token);
        let (piece, after) = rest.split_at(token + space);
        pieces.push(piece);
        rest = after;
    }
    pieces
}

fn with_slip(text: &str, at: Index, slip: Slip, lines: bool) -> String {
    let mut pieces = pieces(text, lines);
    if pieces.is_empty() {
        return String::new();
    }
    let (last, at) = (pieces.len() - 1, at.index(pieces.len()));
    match slip {
        Slip::Delete => drop(pieces.remove(at)),
        Slip::Duplicate => pieces.insert(at, pieces[at]),
        Slip::Swap => pieces.swap(at, (at + 1).min(last)),
    }
    pieces.concat()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_mutation_of_a_good_program_is_accepted_or_explained(slips in slips()) {
        let mut files = program();
        for (file, at, slip, lines) in slips {
            let name = CHANGED[file.index(CHANGED.len())];
            let changed = with_slip(&files[name], at, slip, lines);
            files.insert(name.to_owned(), changed);
        }
        let loaded = Rules::load(ROOT, &files[ROOT], &files, None);
        if let Ok(rules) = &loaded {
            let report = rules.test_with_coverage(&|_| true);
            for failure in report.tests.iter().flat_map(|test| &test.failures) {
                prop_assert!(!rules.sources().slice(failure.labels[0].span).is_empty(), "{failure:?}");
            }
        }
        if let Err(faults) = loaded {
            prop_assert!(faults.findings.iter().any(bieu::diagnostic::Diagnostic::is_error));
            for finding in &faults.findings {
                prop_assert!(!finding.message.is_empty() && !finding.labels.is_empty(), "{finding:?}");
                for label in &finding.labels {
                    prop_assert!(!faults.sources.slice(label.span).is_empty(), "{finding:?}");
                }
                for mending in finding.help.iter().flat_map(|help| &help.mendings) {
                    let made = |(id, source): (_, &Source)| mending.applied(id, &source.text).map(|text| text != source.text);
                    let made: Option<Vec<bool>> = faults.sources.iter().map(made).collect();
                    prop_assert!(made.is_some_and(|made| made.contains(&true)), "{finding:?}");
                }
            }
        }
    }
}

#[test]
fn the_program_that_slips_are_made_in_is_good() {
    let files = program();
    let rules = Rules::load(ROOT, &files[ROOT], &files, None);
    assert!(rules.is_ok_and(|rules| rules.findings().iter().all(|f| super::subject(f.code.id) == "05")));
}

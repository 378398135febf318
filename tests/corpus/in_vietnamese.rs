//! What is said of a program in Vietnamese words: what is said of it in English ones, in words of the file, and the same edits mend it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use bieu::Rules;
use bieu::diagnostic::Diagnostic;
use bieu::message::Language;
use bieu::source::{SourceId, Sources};
use bieu::unstable::format::in_words;
use bieu::unstable::syntax::table_of_phrases;
use bieu::unstable::syntax::tree::WordSet::Vietnamese;

use super::mendings::fault_of;
use super::rule_files;

use crate::english;

/// Names that every program has, and words that a message says as parts of longer phrases.
const OF_ALL: [&str; 7] = ["age", "start", "end", "total", "over", "this", "quarter"];

/// What is said of a program, but for what is said of Vietnamese words alone.
fn said(text: &str) -> (Sources, Vec<Diagnostic>) {
    let (sources, mut found) = all_said(text);
    found.retain(|finding| finding.code.id != "E1415");
    (sources, found)
}

fn all_said(text: &str) -> (Sources, Vec<Diagnostic>) {
    match Rules::load("program.bieu", text, &BTreeMap::new(), None) {
        Ok(rules) => (rules.sources().clone(), rules.findings().to_vec()),
        Err(faults) => (faults.sources, faults.findings),
    }
}

/// A program by its name, in English words and in Vietnamese ones.
type InBoth = (String, String, String);

/// The programs of the corpus that can be turned.
fn turned() -> &'static [InBoth] {
    static TURNED: OnceLock<Vec<InBoth>> = OnceLock::new();
    TURNED.get_or_init(turn)
}

fn turn() -> Vec<InBoth> {
    let both = |path: std::path::PathBuf| {
        let text = std::fs::read_to_string(&path).unwrap();
        let turned = in_words(SourceId(0), &text, Vietnamese).ok()?;
        Some((path.file_name()?.to_string_lossy().into_owned(), text, turned))
    };
    rule_files("model").into_iter().filter_map(both).collect()
}

fn words(text: &str) -> BTreeSet<&str> {
    text.split(|sign: char| !(sign.is_alphanumeric() || sign == '_')).filter(|word| !word.is_empty()).collect()
}

/// A piece of rules without what stands between its quotes.
fn without_strings(piece: &str) -> String {
    piece.split('"').step_by(2).collect::<Vec<_>>().join(" ")
}

/// Names of examples that are phrases in other places.
const OF_EXAMPLES: [&str; 2] = ["cell trực thuộc", "cột all"];

/// All that a finding says in both languages of people.
fn texts(finding: &Diagnostic) -> Vec<String> {
    let help = finding.help.iter().map(|help| &help.words);
    let labels = finding.labels.iter().map(|label| &label.text);
    let all: Vec<_> = std::iter::once(&finding.message).chain(labels).chain(help).chain(&finding.notes).collect();
    Language::ALL.into_iter().flat_map(|language| all.iter().map(move |message| message.say(language))).collect()
}

/// Words of the English set that stand in the pieces of rules of what is said, and in the edits, and not in the file.
fn left_in_english(finding: &Diagnostic, file: &str) -> Vec<String> {
    let table = table_of_phrases();
    let set = |side: usize| table.iter().flat_map(|both| words(both[side])).collect::<BTreeSet<&str>>();
    let english: BTreeSet<&str> = set(0).difference(&set(1)).copied().chain(OF_ALL).collect();
    let bare: String = file.lines().map(|line| line.split("//").next().unwrap()).collect::<Vec<_>>().join("\n");
    let file = without_strings(&bare);
    let own = words(&file);
    let mut pieces: Vec<String> = Vec::new();
    for text in texts(finding) {
        pieces.extend(text.split('`').skip(1).step_by(2).map(str::to_owned));
    }
    let mendings = finding.help.iter().flat_map(|help| &help.mendings);
    pieces.extend(mendings.flat_map(|mending| &mending.edits).map(|edit| edit.new.clone()));
    let is_rule = |piece: &&String| !["//", "--", "bieu"].iter().any(|begins| piece.starts_with(begins));
    let is_left = |piece: &&String| {
        let bare = OF_EXAMPLES.iter().fold(without_strings(piece), |piece, example| piece.replace(example, ""));
        words(&bare).into_iter().any(|word| english.contains(word) && !own.contains(word))
    };
    pieces.iter().filter(is_rule).filter(is_left).cloned().collect()
}

#[test]
fn what_is_said_of_a_file_in_vietnamese_words_is_in_its_words() {
    let slips = rule_files("syntax").into_iter().filter_map(|path| {
        let text = std::fs::read_to_string(&path).unwrap();
        text.starts_with("ngôn ngữ").then(|| (path.display().to_string(), String::new(), text))
    });
    let programs: Vec<InBoth> = turned().iter().cloned().chain(slips).collect();
    assert!(programs.len() >= 150, "{}", programs.len());
    let mut wrong = Vec::new();
    for (name, _, vietnamese) in &programs {
        for finding in said(vietnamese).1 {
            for piece in left_in_english(&finding, vietnamese) {
                wrong.push(format!("{name}: {} `{piece}`\n    {}", finding.code.id, texts(&finding).join("\n    ")));
            }
        }
    }
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn the_same_is_found_in_both_sets_of_words() {
    for (name, text, vietnamese) in turned() {
        let codes = |text: &str| -> Vec<_> { said(text).1.iter().map(|finding| finding.code.id).collect() };
        assert_eq!(codes(vietnamese), codes(text), "{name}");
    }
}

#[test]
fn every_edit_that_mends_in_english_words_mends_in_vietnamese_ones() {
    let mut wrong = Vec::new();
    let mut tried = 0;
    for (name, text, vietnamese) in turned() {
        let (sources, findings) = said(vietnamese);
        for (english_one, finding) in said(text).1.iter().zip(&findings) {
            let mendings =
                |finding: &Diagnostic| finding.help.as_ref().map_or(Vec::new(), |help| help.mendings.clone());
            let of_both = [mendings(english_one), mendings(finding)];
            let about = format!("{name}: {} {}", finding.code, english(&finding.message));
            if of_both[0].len() != of_both[1].len() {
                wrong.push(format!("{about}\n  {:?}\n  {:?}", of_both[0], of_both[1]));
            }
            for mending in &of_both[1] {
                tried += 1;
                let (id, source) = sources.iter().next().unwrap();
                let after = said(&mending.applied(id, &source.text).unwrap()).1;
                if let Some(fault) = fault_of(finding, &findings, &after) {
                    wrong.push(format!("{about}\n  {:?}\n  {fault}", mending.edits));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {tried}\n{}", wrong.len(), wrong.join("\n"));
    assert!(tried >= 100, "only {tried} edits were tried");
}

//! What the pages promise, a test holds. `tests/promises/list.tsv` has, for each sentence of a page that says what always, never or exactly
//! happens, the tests that hold it. Whoever changes such a sentence is told to look at its line of the list, and at what holds it.
//!
//! A line is a page, the words as they stand in it (white space aside), and the names of tests, or `.ci/run:STEP` for a step of that script,
//! parted by tabs and spaces. In place of tests stands `means` where a sentence tells what a word means, what an example shows or how the project
//! works, and so promises nothing of the program.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

const LIST: &str = include_str!("promises/list.tsv");
/// Words by which a sentence promises.
const PROMISING: [&str; 13] = [
    "never",
    "always",
    "cannot",
    "exactly",
    "nothing",
    "the same",
    "every",
    "guaranteed",
    "only",
    "none",
    "no longer",
    "in silence",
    "refused",
];

struct Promise {
    page: &'static str,
    words: &'static str,
    holds: &'static str,
}

fn promises() -> Vec<Promise> {
    let line = |line: &'static str| {
        let mut cells = line.split('\t');
        match (cells.next(), cells.next(), cells.next(), cells.next()) {
            (Some(page), Some(words), Some(holds), None) if !holds.trim().is_empty() => Promise { page, words, holds },
            _ => panic!("tests/promises/list.tsv: a page, its words and what holds them are parted by tabs: {line}"),
        }
    };
    LIST.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(line).collect()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The files below a folder that end so.
fn files(folder: &str, ending: &str, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(root().join(folder)).unwrap() {
        let path = entry.unwrap().path();
        let inside = path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
        if path.is_dir() {
            files(&inside, ending, found);
        } else if inside.ends_with(ending) {
            found.push(inside.into());
        }
    }
}

/// The pages that a reader is given. What has changed from version to version is history, and promises nothing.
fn pages() -> Vec<String> {
    let mut found = Vec::new();
    for folder in ["docs", "rules", "examples", "src/cli/starter"] {
        files(folder, ".md", &mut found);
    }
    let mut pages: Vec<String> = found.iter().map(|page| page.to_string_lossy().into_owned()).collect();
    pages.extend(["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "benches/README.md"].map(str::to_owned));
    pages.sort();
    pages
}

/// The words of a page without its blocks of code, white space folded, a paragraph, entry or row of a table each.
fn paragraphs(page: &str) -> Vec<String> {
    let text = std::fs::read_to_string(root().join(page)).unwrap_or_default();
    let mut paragraphs = vec![String::new()];
    let mut is_code = false;
    for line in text.lines() {
        let line = line.trim();
        if line.starts_with("```") {
            is_code = !is_code;
        }
        let begins = line.is_empty() || line.starts_with(['|', '#', '`']) || line.starts_with("- ");
        if begins || is_code {
            paragraphs.push(String::new());
        }
        if let Some(last) = paragraphs.last_mut().filter(|_| !is_code && !line.starts_with("```")) {
            *last = [last.as_str(), line].join(" ").split_whitespace().collect::<Vec<_>>().join(" ");
        }
    }
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    paragraphs
}

/// The sentences of prose. Headings and rows of tables name things.
fn sentences(page: &str) -> Vec<String> {
    let mut sentences = Vec::new();
    for paragraph in paragraphs(page).into_iter().filter(|paragraph| !paragraph.starts_with(['|', '#'])) {
        let mut sentence = String::new();
        for word in paragraph.split(' ') {
            sentence = [sentence.as_str(), word].join(" ");
            if word.trim_end_matches(['*', ')', '"', '”']).ends_with(['.', '!', '?']) {
                sentences.push(std::mem::take(&mut sentence).trim().to_owned());
            }
        }
        sentences.push(sentence.trim().to_owned());
    }
    sentences.retain(|sentence| !sentence.is_empty());
    sentences
}

fn promises_something(sentence: &str) -> bool {
    let plain: String = sentence.to_lowercase().chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let plain = format!(" {} ", plain.split_whitespace().collect::<Vec<_>>().join(" "));
    PROMISING.iter().any(|word| plain.contains(&format!(" {word} ")))
}

/// The names of all tests.
fn tests() -> BTreeSet<String> {
    let mut sources = Vec::new();
    for folder in ["src", "tests"] {
        files(folder, ".rs", &mut sources);
    }
    let mut names = BTreeSet::new();
    for source in sources {
        let text = std::fs::read_to_string(root().join(source)).unwrap();
        for after in text.split("#[test]").skip(1) {
            let name = after.split_once("fn ").map(|(_, rest)| rest.split('(').next().unwrap_or_default());
            names.extend(name.map(str::to_owned));
        }
    }
    names
}

#[test]
fn each_sentence_of_the_list_stands_in_its_page() {
    let known = pages();
    let mut gone = Vec::new();
    for Promise { page, words, holds } in promises() {
        assert!(known.iter().any(|name| name == page), "tests/promises/list.tsv: {page} is no page");
        if !paragraphs(page).iter().any(|paragraph| paragraph.contains(words)) {
            gone.push(format!("{page} no longer says “{words}”, held by {holds}"));
        }
    }
    let help = "Where the sentence was changed, change its line of tests/promises/list.tsv, and look whether those tests hold what it says now; \
                where it is gone, take its line away.";
    assert!(gone.is_empty(), "{}\n{help}", gone.join("\n"));
}

#[test]
fn each_test_of_the_list_is_there() {
    let tests = tests();
    let script = std::fs::read_to_string(root().join(".ci/run")).unwrap();
    let mut gone = Vec::new();
    for Promise { page, words, holds } in promises() {
        for name in holds.split_whitespace().filter(|name| *name != "means") {
            let is_there = match name.strip_prefix(".ci/run:") {
                Some(step) => script
                    .lines()
                    .any(|line| line.starts_with("step ") && line.split_whitespace().any(|word| word == step)),
                None => tests.contains(name),
            };
            if !is_there {
                gone.push(format!("no test is called {name}; it was to hold what {page} says: “{words}”"));
            }
        }
    }
    let help = "Name the test that holds it now in tests/promises/list.tsv, or take the sentence out of the page.";
    assert!(gone.is_empty(), "{}\n{help}", gone.join("\n"));
}

#[test]
fn each_sentence_that_promises_is_on_the_list() {
    let promises = promises();
    let mut open = Vec::new();
    for page in pages() {
        let listed: Vec<&Promise> = promises.iter().filter(|promise| promise.page == page).collect();
        let is_listed =
            |sentence: &str| listed.iter().any(|p| sentence.contains(p.words) || p.words.contains(sentence));
        open.extend(
            sentences(&page)
                .into_iter()
                .filter(|sentence| promises_something(sentence) && !is_listed(sentence))
                .map(|sentence| format!("{page}\t{sentence}\t…")),
        );
    }
    let help = "For each, add a line to tests/promises/list.tsv with the tests that hold it in place of `…`; write a test where there is none, or take the \
                promise out of the page. `means` stands for a sentence that promises nothing of the program.";
    assert!(
        open.is_empty(),
        "These sentences say what always, never or exactly happens, and no test is named:\n{}\n{help}",
        open.join("\n")
    );
}

#[test]
fn a_sentence_promises_by_its_words() {
    assert!(promises_something("Figures are **never** changed."));
    assert!(promises_something("What is the\u{20}same stays."));
    assert!(!promises_something("Nevertheless it is read."));
}

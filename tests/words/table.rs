//! Medium by text: what each medium does with hostile words in each place, cell by cell.

use bieu::diagnostic::Diagnostic;
use bieu::message::Language;
use bieu::message::Message;
use bieu::outcome::*;
use bieu::source::{Sources, Span};
use bieu::unstable::diagnostic::codes;
use bieu::unstable::forms::{Form, Style};
use bieu::unstable::report;
use bieu::unstable::report::findings::{FINDING_FORMS, print};
use bieu::unstable::spreadsheet;
use bieu::unstable::words::{json, signs};
use serde_json::Value;

use super::hostile::WORDS;
use crate::report::markup::{Piece, balances, pieces};
use crate::report::sample;

/// What must hold of a medium, whatever the words are.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Law {
    /// As many lines as with a harmless word, and no sign that steers.
    Lines,
    /// The same, and each line is a command that GitHub takes.
    Commands,
    /// The tags are those of a harmless word, and no sign steers.
    Tags,
    /// The same of Markdown: nothing is markup that is not with a harmless word, nobody is mentioned.
    Markdown,
    /// Programs read the very words again, and no sign steers the terminal that shows them.
    Exact,
    /// Those that show it to people are not steered; it is JSON.
    Shown,
    /// As many lines and cells as with a harmless word, and no sign that steers.
    Cells,
    /// It says nothing of it.
    Absent,
}
use crate::made::made;
use Law::{Absent, Cells, Commands, Exact, Lines, Markdown, Shown, Tags};

/// What words stand in.
#[derive(Debug, Clone, Copy)]
enum Place {
    Title,
    Label,
    Note,
    Sign,
    Key,
    Reason,
    File,
    Message,
}

/// Outputs of tables, and what each does with the places that tables have.
const OF_TABLES: &[(&str, [Law; 4])] = &[
    // title, label, note, sign of a state
    ("terminal", [Lines, Lines, Lines, Lines]),
    ("csv", [Cells, Cells, Absent, Cells]),
    ("long csv", [Absent, Absent, Absent, Cells]),
    ("json", [Exact, Exact, Exact, Exact]),
    ("markdown", [Markdown, Markdown, Markdown, Markdown]),
    ("html", [Tags, Tags, Tags, Tags]),
];

/// Outputs of decisions: key, reason.
const OF_DECISIONS: &[(&str, [Law; 2])] =
    &[("terminal", [Lines, Lines]), ("csv", [Cells, Cells]), ("json", [Exact, Exact])];

/// Outputs of findings: name of the file, message.
const OF_FINDINGS: &[(&str, [Law; 2])] = &[
    ("terminal", [Shown, Shown]),
    ("plain", [Lines, Lines]),
    ("json-lines", [Exact, Exact]),
    ("sarif", [Shown, Shown]),
    ("junit", [Tags, Tags]),
    ("github", [Commands, Commands]),
];

#[test]
fn no_medium_is_steered_by_the_words_of_a_table() {
    let places = [Place::Title, Place::Label, Place::Note, Place::Sign];
    hold(OF_TABLES, places, |medium, place, word| {
        let mut outcome = sample::outcome();
        let table = &mut outcome.tables[0];
        match place {
            Place::Title => table.title = word.into(),
            Place::Label => (table.columns[0].label, table.rows[0].label) = (word.into(), word.into()),
            Place::Note => table.notes[0].text = word.into(),
            _ => table.cells[0].shown = word.into(),
        }
        // One long line, so that where it is cut does not depend on the word.
        let options = report::TerminalOptions { width: None, colour: false };
        match medium {
            "terminal" => heads_of(&report::terminal(&outcome, &options)),
            "csv" => report::csv(&outcome, spreadsheet::Form::default()),
            "long csv" => report::long_csv(&outcome),
            "json" => report::json(&outcome).into(),
            "markdown" => report::markdown(&outcome).into(),
            "html" => report::html(&outcome).into(),
            other => panic!("say here how {other} is written"),
        }
    });
}

/// A table is as high as its labels: its frame is taken for one line.
fn heads_of(text: &str) -> String {
    let (frame, other): (Vec<&str>, Vec<&str>) = text.lines().partition(|line| line.starts_with(['│', '├', '┌', '└']));
    other.into_iter().chain([frame.concat().as_str()]).map(|line| format!("{line}\n")).collect()
}

#[test]
fn no_medium_is_steered_by_the_words_of_decisions() {
    hold(OF_DECISIONS, [Place::Key, Place::Reason], |medium, place, word| {
        let named = |name: &str| Named { name: name.into(), label: name.into() };
        let (key, reason) = if matches!(place, Place::Key) { (word, "r") } else { ("k", word) };
        let requirement = made!(DecidedRequirement {
            requirement: named("of_age"),
            result: RequirementResult::NotMet,
            exception: None,
            lacking: vec![],
            reason: reason.into(),
            cites: vec![],
            ways: vec![],
        });
        let decided = made!(DecidedRecord {
            key: key.into(),
            verdict: Verdict::Refused,
            in_force: Some((None, None)),
            cites: vec![],
            lacking: vec![],
            requirements: vec![requirement],
        });
        let outcome = made!(DecisionsOutcome {
            criteria: named("c"),
            record: named("R"),
            guidance: None,
            locale: Locale::Plain,
            decisions: vec![decided],
        });
        match medium {
            "terminal" => report::decisions_text(&outcome, Language::English).into(),
            "csv" => report::decisions_csv(&outcome, spreadsheet::Form::default(), Language::English),
            "json" => json::document(&outcome).into(),
            other => panic!("say here how {other} is written"),
        }
    });
}

#[test]
fn no_medium_is_steered_by_the_words_of_findings() {
    hold(OF_FINDINGS, [Place::File, Place::Message], |medium, place, word| {
        let (file, message) = if matches!(place, Place::File) { (word, "m") } else { ("f.bieu", word) };
        let mut sources = Sources::default();
        // What is quoted from the text is a place of its own.
        let source = sources.add(file, format!("language 1 # {}\n", message.replace(['\n', '\r'], " ")));
        let span = Span { source, start: 0, end: 8 };
        let finding =
            Diagnostic::new(&codes::UNKNOWN_TYPE, Message::of_words(message)).at(span, Message::of_words("here"));
        let form = Form::named(FINDING_FORMS, medium).unwrap();
        print(form, &Style::default(), &[(&sources, &[finding])]).into()
    });
}

fn hold<const PLACES: usize>(
    table: &[(&str, [Law; PLACES])],
    places: [Place; PLACES],
    output: impl Fn(&str, Place, &str) -> String,
) {
    for (medium, laws) in table {
        for (place, law) in places.iter().zip(laws) {
            let harmless = output(medium, *place, "x");
            // Words that stand together must not do what none does alone. Of a word that is only space nothing would be left.
            let all = WORDS.iter().copied().map(str::to_owned).chain([WORDS.concat()]);
            for word in all.map(|word| word + "x") {
                let given = output(medium, *place, &word);
                let told = holds(*law, medium, &word, &given, &harmless);
                assert!(told, "{medium}, {place:?}, {law:?}: {word:?} gives\n{given:?}\nand not as\n{harmless:?}");
            }
        }
    }
}

fn holds(law: Law, medium: &str, word: &str, given: &str, harmless: &str) -> bool {
    let lines = |text: &str| text.lines().count();
    let is_quiet = signs::steering(given, |sign| sign == '\n').is_empty();
    match law {
        Lines => is_quiet && lines(given) == lines(harmless),
        Commands => is_quiet && lines(given) == 1 && given.starts_with("::error file="),
        Tags => is_quiet_but_tabs(given) && tags(given) == tags(harmless),
        Markdown => is_quiet && lines(given) == lines(harmless) && is_plain_markdown(given),
        Exact => is_quiet && (word.is_empty() || strings(given).iter().any(|text| text == word)),
        Shown => is_quiet && (medium != "sarif" || serde_json::from_str::<Value>(given).is_ok()),
        Cells => is_quiet_but_tabs(given) && cells(given) == cells(harmless),
        Absent => given == harmless,
    }
}

fn is_quiet_but_tabs(text: &str) -> bool {
    signs::steering(text, |sign| matches!(sign, '\n' | '\t')).is_empty()
}

fn tags(text: &str) -> Vec<String> {
    let body = text.split_once("?>\n").map_or(text, |(_, body)| body).replace("/>", "></testcase>");
    let found = pieces(&body).unwrap();
    assert_eq!(balances(&found), Ok(()));
    let name = |piece: &Piece| match piece {
        Piece::Open(name, attributes) => {
            Some(format!("{name} {:?}", attributes.iter().map(|(key, _)| key).collect::<Vec<_>>()))
        }
        _ => None,
    };
    found.iter().filter_map(name).collect()
}

/// Markdown without what is our own: addresses, in which nothing means anything, and what keeps a sign from beginning a name.
pub fn without_our_own(text: &str) -> String {
    let mut left = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("<http") {
        left += before;
        let (address, after) = after.split_once('>').expect("an address ends");
        assert!(!address.contains(|sign: char| sign.is_whitespace() || sign == '<'), "{address}");
        rest = after;
    }
    (left + rest).replace("<!-- -->", "\u{1}")
}

fn is_plain_markdown(text: &str) -> bool {
    let left = without_our_own(text);
    let mentions = ["@octocat", "#1", "GH-1"].iter().any(|name| left.contains(name));
    !left.contains('<') && !mentions && !left.replace("\\\\", "").replace("\\]", "").contains("](")
}

fn strings(text: &str) -> Vec<String> {
    fn collect(value: &Value, found: &mut Vec<String>) {
        match value {
            Value::String(text) => found.push(text.clone()),
            Value::Array(all) => all.iter().for_each(|value| collect(value, found)),
            Value::Object(all) => all.values().for_each(|value| collect(value, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    collect(&serde_json::from_str(text).unwrap(), &mut found);
    found
}

fn cells(text: &str) -> Vec<usize> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    reader.records().map(|record| record.unwrap().len()).collect()
}

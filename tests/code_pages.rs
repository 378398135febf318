//! The examples of the pages that `bieu explain-code` shows: what stands behind `Wrong:` gives the code of its page, and what stands behind
//! `Right:` does not, in the same place of the same program.

use std::collections::BTreeMap;
use std::path::Path;

use bieu::Rules;
use bieu::diagnostic::{Code, Diagnostic, Severity};
use bieu::unstable::diagnostic::codes;

use crate::corpus::subject;
use crate::english;

const WORLD: &str = include_str!("code_pages/world.bieu");
/// Pages on records, runs, changes, published figures and files of counts: their examples are no rules.
const NOT_OF_RULES: [&str; 5] = ["08", "09", "12", "13", "15"];

/// An example of a page.
#[derive(Debug, Clone, PartialEq)]
struct Example {
    is_right: bool,
    text: String,
}

impl Example {
    fn kind(&self) -> &'static str {
        if self.is_right { "Right" } else { "Wrong" }
    }
}

fn marker(line: &str) -> Option<(&str, bool)> {
    [("Wrong:", false), ("Doubtful:", false), ("Right:", true)].into_iter().find(|(word, _)| line.starts_with(word))
}

/// The examples of a page: a line each, with the lines that are set in under it.
fn examples(page: &str) -> Vec<Example> {
    let mut found: Vec<(usize, Example)> = Vec::new();
    let mut is_open = false;
    for line in page.lines() {
        if let Some((word, is_right)) = marker(line) {
            let text = line[word.len()..].trim_start();
            found.push((line.len() - text.len(), Example { is_right, text: text.to_owned() }));
            is_open = true;
        } else if let Some((indent, example)) = found.last_mut().filter(|_| is_open && line.starts_with("   ")) {
            let begin = (line.len() - line.trim_start().len()).min(*indent);
            example.text += &format!("\n{}", &line[begin..]);
        } else {
            is_open = false;
        }
    }
    found.into_iter().map(|(_, example)| example).collect()
}

/// A place in a program where examples of some pages stand.
struct Frame {
    /// Codes, with `:Right` or `:Wrong` behind them where the other stands elsewhere.
    codes: Vec<String>,
    is_alone: bool,
    /// What three dots stand for.
    dots: String,
    text: String,
}

fn read(name: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/code_pages").join(name)).unwrap()
}

fn frames() -> Vec<Frame> {
    let frame = |piece: &str| {
        let (head, text) = piece.split_once('\n').unwrap();
        let (codes, dots) = head.split_once("… =").unwrap_or((head, ""));
        let codes: Vec<String> = codes.split_whitespace().map(str::to_owned).collect();
        let is_alone = codes.iter().any(|word| word == "alone");
        Frame { codes, is_alone, dots: dots.trim().to_owned(), text: text.trim_end().to_owned() + "\n" }
    };
    read("frames.txt").split("\n--- ").skip(1).map(frame).collect()
}

/// The example without a remark to the reader behind it.
fn bare(text: &str) -> &str {
    match text.rsplit_once("   (") {
        Some((before, remark)) if remark.ends_with(')') => before.trim_end(),
        _ => text,
    }
}

/// The program in which an example stands.
fn program(frames: &[Frame], code: &Code, example: &Example) -> String {
    let exactly = format!("{}:{}", code.id, example.kind());
    let of = |word: &str| frames.iter().find(|frame| frame.codes.iter().any(|code| code == word));
    let frame = of(&exactly).or_else(|| of(code.id)).or_else(|| of("otherwise")).unwrap();
    let filled = bare(&example.text)
        .replace("\"…\"", "\"D\"")
        .replace(
            "{ … }",
            &format!(
                "{{ {} }}",
                if frame.dots.is_empty() { "total \"T\"  column 1 \"N\" = count" } else { &frame.dots }
            ),
        )
        .replace('…', &frame.dots);
    let mut parts = filled.split("    ").map(str::trim).filter(|part| !part.is_empty());
    let mut text = frame.text.clone();
    for place in ["@1", "@2", "@3"] {
        text = text.replace(place, parts.next().unwrap_or_default());
    }
    let text = text.replace('@', &filled);
    if frame.is_alone { text } else { format!("{WORLD}\n{text}") }
}

fn said(text: &str) -> Vec<Diagnostic> {
    let used = ["lists/ethnicity.bieu", "rules/records.bieu", "rules/codes.bieu"];
    let list = |name: &str| (name.to_owned(), "codes Other \"Other\" { one \"One\" }\n".to_owned());
    let files: BTreeMap<String, String> = used.into_iter().map(list).collect();
    match Rules::load("rules/main.bieu", text, &files, None) {
        Ok(rules) => rules.findings().to_vec(),
        Err(faults) => faults.findings,
    }
}

/// What is amiss with an example.
fn amiss(frames: &[Frame], code: &Code, example: &Example) -> Option<String> {
    let text = program(frames, code, example);
    let said = said(&text);
    let ids: Vec<&str> = said.iter().map(|finding| finding.code.id).collect();
    let is_said = ids.contains(&code.id);
    let is_sound = !said.iter().any(|finding| finding.severity == Severity::Error);
    let what = match (example.is_right, is_said, is_sound) {
        (true, true, _) => "is right, and is told all the same",
        (true, false, false) => "is right, and has other faults",
        (false, false, _) => "is wrong, and is not told",
        _ => return None,
    };
    let told: Vec<String> = said
        .iter()
        .filter(|finding| *finding.code != codes::UNUSED)
        .map(|finding| format!("{} {}", finding.code.id, english(&finding.message)))
        .collect();
    Some(format!("{}: `{}` {what}: {}", code.id, example.text, told.join("; ")))
}

#[test]
fn what_pages_call_wrong_is_told_and_what_they_call_right_is_not() {
    let (frames, left_out) = (frames(), read("not_run.tsv"));
    let not_run: Vec<(&str, &str)> =
        left_out.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t')).collect();
    let (mut wrong, mut run) = (Vec::new(), 0);
    for code in codes::all().filter(|code| !NOT_OF_RULES.contains(&subject(code.id))) {
        for example in examples(code.explanation) {
            let which = format!("{}:{}", code.id, example.kind());
            let is_left_out = not_run.iter().any(|(left_out, _)| *left_out == which);
            let found = amiss(&frames, code, &example);
            run += usize::from(!is_left_out);
            match found {
                None if is_left_out => wrong.push(format!("{which}: need not be left out")),
                Some(found) if !is_left_out => wrong.push(found),
                _ => {}
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(run >= 150, "only {run} examples are run");
}

#[test]
fn examples_are_read_with_their_lines() {
    let page = "It is so.\n\nWrong:   // Biểu 3\n         table t\nRight:   table t\n\nOr else.\n  No example.";
    let example = |is_right, text: &str| Example { is_right, text: text.to_owned() };
    assert_eq!(examples(page), [example(false, "// Biểu 3\ntable t"), example(true, "table t")]);
}

#[test]
fn no_place_is_kept_for_a_page_that_is_gone() {
    let words =
        frames().into_iter().flat_map(|frame| frame.codes).filter(|word| word != "alone" && word != "otherwise");
    for word in words {
        let (id, kind) = word.split_once(':').unwrap_or((&word, "Wrong"));
        let page = codes::find(id).unwrap_or_else(|| panic!("{word}: no such code")).explanation;
        assert!(
            examples(page).iter().any(|example| example.kind() == kind || !word.contains(':')),
            "{word}: no example"
        );
    }
}

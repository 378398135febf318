//! The examples of the pages that `bieu explain-code` shows, in each language: what stands behind `Wrong:` gives the code of its page, and what
//! stands behind `Right:` does not, in the same place of the same program.

use std::collections::BTreeMap;
use std::path::Path;

use bieu::Rules;
use bieu::diagnostic::{Code, Diagnostic, Severity};
use bieu::message::Language;
use bieu::unstable::diagnostic::codes;

use crate::corpus::subject;
use crate::english;

/// The pages in one language: what their examples begin with, and the folder of the program in which these stand.
struct Pages {
    language: Language,
    folder: &'static str,
    markers: [(&'static str, bool); 3],
    /// What three dots between braces stand for, unless the place says otherwise.
    body: &'static str,
}

const ENGLISH: Pages = Pages {
    language: Language::English,
    folder: "",
    markers: [("Wrong:", false), ("Doubtful:", false), ("Right:", true)],
    body: "total \"T\"  column 1 \"N\" = count",
};
const VIETNAMESE: Pages = Pages {
    language: Language::Vietnamese,
    folder: "vi/",
    markers: [("Sai:", false), ("Đáng ngờ:", false), ("Đúng:", true)],
    body: "tổng cộng \"T\"  cột 1 \"N\" = đếm",
};
const ALL: [&Pages; 2] = [&ENGLISH, &VIETNAMESE];

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

impl Pages {
    /// A file beside the examples.
    fn read(&self, name: &str) -> String {
        read(&format!("{}{name}", self.folder))
    }

    /// The examples of a page: a line each, with the lines that are set in under it.
    fn examples(&self, page: &str) -> Vec<Example> {
        let mut found: Vec<(usize, Example)> = Vec::new();
        let mut is_open = false;
        for line in page.lines() {
            if let Some((word, is_right)) = self.markers.into_iter().find(|(word, _)| line.starts_with(word)) {
                let text = line[word.len()..].trim_start();
                let indent = line.chars().count() - text.chars().count();
                found.push((indent, Example { is_right, text: text.to_owned() }));
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

fn frames(pages: &Pages) -> Vec<Frame> {
    let frame = |piece: &str| {
        let (head, text) = piece.split_once('\n').unwrap();
        let (codes, dots) = head.split_once("… =").unwrap_or((head, ""));
        let codes: Vec<String> = codes.split_whitespace().map(str::to_owned).collect();
        let is_alone = codes.iter().any(|word| word == "alone");
        Frame { codes, is_alone, dots: dots.trim().to_owned(), text: text.trim_end().to_owned() + "\n" }
    };
    pages.read("frames.txt").split("\n--- ").skip(1).map(frame).collect()
}

/// The example without a remark to the reader behind it.
fn bare(text: &str) -> &str {
    match text.rsplit_once("   (") {
        Some((before, remark)) if remark.ends_with(')') => before.trim_end(),
        _ => text,
    }
}

/// The program in which an example stands.
fn program(pages: &Pages, frames: &[Frame], code: &Code, example: &Example) -> String {
    let exactly = format!("{}:{}", code.id, example.kind());
    let of = |word: &str| frames.iter().find(|frame| frame.codes.iter().any(|code| code == word));
    let frame = of(&exactly).or_else(|| of(code.id)).or_else(|| of("otherwise")).unwrap();
    let body = if frame.dots.is_empty() { pages.body } else { &frame.dots };
    let filled = bare(&example.text)
        .replace("\"…\"", "\"D\"")
        .replace("{ … }", &format!("{{ {body} }}"))
        .replace('…', &frame.dots);
    let mut parts = filled.split("    ").map(str::trim).filter(|part| !part.is_empty());
    let mut text = frame.text.clone();
    for place in ["@1", "@2", "@3"] {
        text = text.replace(place, parts.next().unwrap_or_default());
    }
    let text = text.replace('@', &filled);
    if frame.is_alone { text } else { format!("{}\n{text}", pages.read("world.bieu")) }
}

fn said(text: &str) -> Vec<Diagnostic> {
    let used = ["lists/ethnicity.bieu", "rules/records.bieu", "rules/codes.bieu"];
    let used_in_vietnamese = ["danh-muc/dan-toc.bieu", "rules/ho-so.bieu", "rules/danh-muc.bieu"];
    let list = |name: &str| (name.to_owned(), "codes Other \"Other\" { one \"One\" }\n".to_owned());
    let files: BTreeMap<String, String> = used.into_iter().chain(used_in_vietnamese).map(list).collect();
    match Rules::load("rules/main.bieu", text, &files, None) {
        Ok(rules) => rules.findings().to_vec(),
        Err(faults) => faults.findings,
    }
}

/// What is amiss with an example.
fn amiss(pages: &Pages, frames: &[Frame], code: &Code, example: &Example) -> Option<String> {
    let text = program(pages, frames, code, example);
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

/// What is amiss with the pages in a language, and how many of their examples were run.
fn held(pages: &Pages) -> (Vec<String>, usize) {
    let (frames, left_out) = (frames(pages), pages.read("not_run.tsv"));
    let not_run: Vec<(&str, &str)> =
        left_out.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t')).collect();
    let (mut wrong, mut run) = (Vec::new(), 0);
    for code in codes::all().filter(|code| !NOT_OF_RULES.contains(&subject(code.id))) {
        let examples = pages.examples(code.explanation_in(pages.language));
        // What begins with the name of the command is typed into a terminal.
        for example in examples.into_iter().filter(|example| !example.text.starts_with("bieu ")) {
            let which = format!("{}:{}", code.id, example.kind());
            let is_left_out = not_run.iter().any(|(left_out, _)| *left_out == which);
            let found = amiss(pages, &frames, code, &example);
            run += usize::from(!is_left_out);
            match found {
                None if is_left_out => wrong.push(format!("{which}: need not be left out")),
                Some(found) if !is_left_out => wrong.push(found),
                _ => {}
            }
        }
    }
    (wrong, run)
}

#[test]
fn what_pages_call_wrong_is_told_and_what_they_call_right_is_not() {
    for pages in ALL {
        let (wrong, run) = held(pages);
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        assert!(run >= 150, "only {run} examples are run");
    }
}

#[test]
fn examples_are_read_with_their_lines() {
    let page = "It is so.\n\nWrong:   // Biểu 3\n         table t\nRight:   table t\n\nOr else.\n  No example.";
    let example = |is_right, text: &str| Example { is_right, text: text.to_owned() };
    assert_eq!(ENGLISH.examples(page), [example(false, "// Biểu 3\ntable t"), example(true, "table t")]);
    let page = "Đúng:  biểu t {\n         cột 1\n       }";
    assert_eq!(VIETNAMESE.examples(page), [example(true, "biểu t {\n  cột 1\n}")]);
}

#[test]
fn no_place_is_kept_for_a_page_that_is_gone() {
    for pages in ALL {
        let codes = frames(pages).into_iter().flat_map(|frame| frame.codes);
        for word in codes.filter(|word| word != "alone" && word != "otherwise") {
            let (id, kind) = word.split_once(':').unwrap_or((&word, "Wrong"));
            let code = codes::find(id).unwrap_or_else(|| panic!("{word}: no such code"));
            let examples = pages.examples(code.explanation_in(pages.language));
            let is_there = examples.iter().any(|example| example.kind() == kind || !word.contains(':'));
            assert!(is_there, "{word}: no example");
        }
    }
}

/// Pages that tell of files in English words, or of headers that are English in any file.
const OF_ENGLISH_WORDS: [&str; 5] = ["E0119", "E0124", "E0139", "E1306", "E1307"];

/// What a reader copies from a page fits the examples beside it; and the page speaks as messages do.
#[test]
fn vietnamese_pages_name_vietnamese_words_and_speak_as_an_office_does() {
    let phrases = bieu::unstable::syntax::table_of_phrases();
    for code in codes::all() {
        let page = code.explanation_in(Language::Vietnamese);
        let is_example =
            |line: &&str| line.starts_with("   ") || VIETNAMESE.markers.iter().any(|(word, _)| line.starts_with(word));
        let prose = page.lines().filter(|line| !is_example(line)).collect::<Vec<_>>().join(" ");
        for (at, part) in prose.split('`').enumerate() {
            let is_english = phrases.iter().any(|[english, vietnamese]| *english == part && english != vietnamese);
            assert!(at % 2 == 0 || !is_english || OF_ENGLISH_WORDS.contains(&code.id), "{}: `{part}`", code.id);
        }
        let said = (code.title_in(Language::Vietnamese).to_owned() + " " + &prose).to_lowercase();
        let said: String = said.split('`').step_by(2).collect();
        let gone = ["bạn ", "xin ", "vui lòng", "bị từ chối", "!", "hàng tiêu đề"];
        assert!(gone.iter().all(|word| !said.contains(word)), "{}: {said}", code.id);
    }
}

/// Words that come to mind first in Vietnamese, as the page of E0124 names them.
#[test]
fn usual_words_that_are_not_in_the_set_are_told_as_the_page_says() {
    for clause in
        ["nếu giới_tính = nữ", "khi giới_tính là nữ", "khi ngày_tính trong kỳ", "khi không dân_tộc thuộc thiểu_số"]
    {
        let table = format!("biểu t \"T\" của Kết_nạp {{ tổng cộng \"A\"  cột 1 \"B\" {clause} }}\n");
        let said = said(&(VIETNAMESE.read("world.bieu") + "\n" + &table));
        assert!(said.iter().any(|finding| *finding.code == codes::WORD_OF_OTHER_SET), "{clause}");
    }
}

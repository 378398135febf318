//! How rule files are laid out.
//!
//! `tests/format/NAME.before.bieu` comes out as `NAME.after.bieu` (`BIEU_BLESS=1` writes it; read it). What must hold of every
//! text is asked of all rule files and manual pages of the repository and of made-up programs.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on is to stop")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use bieu::Rules;
use bieu::diagnostic::Diagnostic;
use bieu::source::SourceId;
use bieu::unstable::diagnostic::codes;
use bieu::unstable::format::{WIDTH, difference, format};
use bieu::unstable::syntax::pieces::{PieceKind, Written, pieces};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use crate::oracle::generate::{case, files};
use crate::recorded;

fn formatted(text: &str) -> String {
    format(SourceId(0), text).unwrap_or_else(|findings| panic!("{findings:?}\n{text}"))
}

fn files_under(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && path.file_name().is_some_and(|name| name != "target" && name != ".git") {
            files_under(&path, found);
        } else if path.extension().is_some_and(|e| e == "bieu" || e == "md") {
            found.push(path);
        }
    }
}

fn repository(folder: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    files_under(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut found);
    found.sort();
    found
}

/// The rules in the fences of a page.
fn fences(page: &str) -> Vec<String> {
    let mut blocks = Vec::new();
    let mut open: Option<String> = None;
    for line in page.lines() {
        open = match open {
            None => line.starts_with("```bieu").then(String::new),
            Some(block) if line == "```" => {
                blocks.push(block);
                None
            }
            Some(block) => Some(block + line + "\n"),
        };
    }
    blocks
}

/// A text of rules that can be read.
pub(crate) struct RuleText {
    /// The file it stands in.
    pub name: String,
    pub text: String,
    /// Whether reading it warns of a part whose indentation says something.
    has_aligned_part: bool,
    laid_out: OnceLock<String>,
}

impl RuleText {
    fn read(name: &str, text: String) -> Option<RuleText> {
        let findings = bieu::unstable::syntax::parse(SourceId(0), &text).1;
        let has_aligned_part = findings.iter().any(|finding| finding.code.id == codes::ALIGNED_PART.id);
        let is_sound = !findings.iter().any(Diagnostic::is_error);
        is_sound.then(|| RuleText { name: name.to_owned(), text, has_aligned_part, laid_out: OnceLock::new() })
    }

    /// How it is laid out.
    pub fn laid_out(&self) -> &str {
        self.laid_out.get_or_init(|| formatted(&self.text))
    }
}

/// Every text of rules in the repository that can be read, each once: reading and laying them out is most of what the tests of this file and
/// of the two sets of words do.
pub(crate) fn texts() -> &'static [RuleText] {
    static TEXTS: OnceLock<Vec<RuleText>> = OnceLock::new();
    TEXTS.get_or_init(|| {
        let mut seen = BTreeSet::new();
        let mut texts = Vec::new();
        for path in repository(".") {
            let text = fs::read_to_string(&path).unwrap();
            let name = path.display().to_string();
            let is_page = path.extension().is_some_and(|e| e == "md");
            let found = if is_page { fences(&text) } else { vec![text] };
            let others = found.into_iter().filter(|text| seen.insert(text.clone())).collect::<Vec<_>>();
            texts.extend(others.into_iter().filter_map(|text| RuleText::read(&name, text)));
        }
        texts
    })
}

/// The words of a text, comments included.
fn words<'t>(text: &'t str, written: &'t Written) -> Vec<&'t str> {
    written.pieces.iter().map(|piece| piece.word(text, written.words)).collect()
}

/// The columns of a line, without a comment at its end.
fn width(line: &str) -> usize {
    let code = line.rsplit_once("  //").map_or(line, |(code, _)| code);
    unicode_width::UnicodeWidthStr::width(code)
}

#[test]
fn each_file_comes_out_as_it_is_recorded() {
    let mut wrong = Vec::new();
    let files: Vec<PathBuf> = repository("tests/format");
    let before: Vec<&PathBuf> = files.iter().filter(|path| path.to_string_lossy().ends_with(".before.bieu")).collect();
    assert!(before.len() >= 7);
    for path in before {
        let after = path.to_string_lossy().replace(".before.bieu", ".after.bieu");
        let now = formatted(&fs::read_to_string(path).unwrap());
        wrong.extend(recorded::difference(Path::new(&after), &now));
    }
    recorded::hold_all(wrong);
}

#[test]
fn what_is_laid_out_stays_and_keeps_every_word_and_comment() {
    let texts = texts();
    assert!(texts.len() >= 300, "{} texts", texts.len());
    let mut moved = 0;
    for rule_text in texts {
        let (name, text, once) = (&rule_text.name, &rule_text.text, rule_text.laid_out());
        // What comes out as it was has stayed.
        if once != text {
            moved += 1;
            assert_eq!(formatted(once), once, "{name}");
        }
        let (before, after) = (pieces(text).unwrap(), pieces(once).unwrap());
        assert_eq!(words(text, &before), words(once, &after), "{name}");
        assert!(once.is_empty() || once.ends_with('\n') && !once.ends_with("\n\n"), "{name}");
        assert!(!once.contains("\n\n\n") || text.contains("\"\"\""), "{name}");
    }
    assert!(moved >= 50, "only {moved} texts come out otherwise");
}

#[test]
fn the_rules_of_the_repository_are_laid_out() {
    for path in ["rules", "examples", "src/cli/starter"].into_iter().flat_map(repository) {
        let text = fs::read_to_string(&path).unwrap();
        let findings = bieu::unstable::syntax::parse(SourceId(0), &text).1;
        if path.extension().is_some_and(|e| e == "bieu") && findings.is_empty() {
            assert_eq!(difference(&path.display().to_string(), "laid out", &text, &formatted(&text)), "");
        }
    }
}

/// The same pieces with other white space between them; an item's line end and that of a comment stay.
fn mangled(text: &str, written: &Written, mut space: impl FnMut() -> &'static str) -> String {
    let mut mangled = String::new();
    let mut at = 0;
    for (number, piece) in written.pieces.iter().enumerate() {
        let before = &text[at..piece.place.start];
        let begins = piece.place.start == 0 || before.contains('\n') && text[..piece.place.start].ends_with('\n');
        let after_comment = number > 0 && written.pieces[number - 1].kind != PieceKind::Plain;
        // `label` stands on a line with the name and the type of its field; elsewhere it is a name.
        let before_it = written.pieces[number.saturating_sub(2)..number].iter();
        let labels = before_it.map(|piece| &text[piece.place.clone()]).any(|word| word == "label");
        match (begins, after_comment) {
            (true, _) => mangled.push_str(before),
            _ if labels && !after_comment => mangled.push(' '),
            // The parts of a path.
            _ if before.is_empty() && (mangled.ends_with('.') || text[piece.place.clone()] == *".") => {}
            (false, true) => mangled = mangled + "\n " + space(),
            (false, false) => mangled = mangled + " " + space(),
        }
        mangled.push_str(&text[piece.place.clone()]);
        at = piece.place.end;
    }
    mangled + &text[at..]
}

#[test]
fn the_layout_follows_from_words_and_line_ends_alone() {
    // The one indentation that means something: parts that look like none stay as they are, and so does the warning.
    let is_free = |text: &&RuleText| !text.text.starts_with('\u{feff}') && !text.has_aligned_part;
    for text in texts().iter().filter(is_free) {
        let once = text.laid_out();
        let written = pieces(once).unwrap();
        // Spaces doubled and trebled, indentation thrown about: the line ends stay.
        let mut turn = 0;
        let mut other = String::new();
        let mut at = 0;
        for piece in &written.pieces {
            let before = &once[at..piece.place.start];
            turn += 1;
            other.push_str(before);
            if !before.is_empty() && !before.ends_with('\n') {
                let is_part = matches!(&once[piece.place.clone()], "show" | "cite" | "ghi" | "căn cứ");
                other.push_str(if is_part { "      " } else { ["  ", "\t", "", "     "][turn % 4] });
            }
            other.push_str(&once[piece.place.clone()]);
            at = piece.place.end;
        }
        assert_eq!(formatted(&(other + " \t\n\n")), once, "{}", text.name);
    }
}

/// How often each code is among findings.
fn codes_of(findings: &[Diagnostic]) -> BTreeMap<&'static str, usize> {
    let mut codes = BTreeMap::new();
    for finding in findings {
        *codes.entry(finding.code.id).or_default() += 1;
    }
    codes
}

/// What is said of a text read as a whole program, by code.
fn said_of(text: &str) -> BTreeMap<&'static str, usize> {
    match Rules::from_text("rules.bieu", text) {
        Ok(rules) => codes_of(rules.findings()),
        Err(faults) => codes_of(&faults.findings),
    }
}

#[test]
fn what_is_found_in_a_text_is_found_when_it_is_laid_out() {
    let mut warned = 0;
    for rule_text in texts().iter().filter(|text| text.laid_out() != text.text) {
        let before = said_of(&rule_text.text);
        assert_eq!(said_of(rule_text.laid_out()), before, "{}\n{}", rule_text.name, rule_text.text);
        warned += usize::from(!before.is_empty());
    }
    assert!(warned >= 50, "{warned} texts with findings");
    let aligned = "table t of R {\n  total \"All\"\n  column 1 \"N\" = count\n  show zero as \"-\"\n}\n";
    assert_eq!(formatted(aligned), aligned);
    assert_eq!(formatted(&aligned.replace("  show", "      show")), aligned.replace("  show", "    show"));
}

#[test]
fn the_number_before_a_unit_is_one_for_findings_and_for_the_layout() {
    let text = "language 1\n\nrecord A {\n  born date\n  let one = born + 1 // why\n    // 2\n    years\n  let two = born + 2 // 1\n    month\n}\n";
    assert_eq!(said_of(text).get("E0139"), Some(&2));
    let laid_out = formatted(text);
    assert!(laid_out.contains("year\n") && laid_out.contains("months\n"), "{laid_out}");
    assert_eq!(said_of(&laid_out).get("E0139"), None);
}

#[test]
fn programs_of_every_kind_are_laid_out_however_they_are_written() {
    let cases = std::env::var("BIEU_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(20);
    let config = Config { cases, failure_persistence: None, max_shrink_iters: 400, ..Config::default() };
    let mut runner = TestRunner::new(config);
    let spaces = prop::collection::vec(0_usize..12, 64);
    let property = |(rules, spaces): (String, Vec<usize>)| {
        let once = formatted(&rules);
        prop_assert_eq!(&formatted(&once), &once);
        // A line that begins with `and` was broken there.
        let can_be_broken = |line: &str| line.trim_start().trim_start_matches("and ").contains(" and ");
        prop_assert!(once.lines().all(|line| width(line) <= WIDTH || !can_be_broken(line)), "{}", once);
        let mut turn = 0;
        let other = mangled(&once, &pieces(&once).unwrap(), || {
            turn += 1;
            ["", "", "", "", " ", "", "", "\n ", "\n\n  ", "\t", " // here\n ", "\r\n "][spaces[turn % spaces.len()]]
        });
        let again = formatted(&other);
        prop_assert_eq!(&formatted(&again), &again);
        let plain = |text: &str| -> Vec<String> {
            let written = pieces(text).unwrap();
            let plain = written.pieces.iter().filter(|piece| piece.kind == PieceKind::Plain);
            plain.map(|piece| piece.word(text, written.words).to_owned()).collect()
        };
        prop_assert_eq!(plain(&again), plain(&once));
        Ok(())
    };
    runner.run(&(case().prop_map(|case| files(&case.rules).0.to_owned()), spaces), property).unwrap();
}

#[test]
fn line_ends_stay_as_they_are() {
    let text = "set a of B = x\n//  note  \n\n\n\nset c of B=y,  z";
    let once = "set a of B = x\n//  note\n\nset c of B = y, z\n";
    assert_eq!(formatted(text), once);
    assert_eq!(formatted(&text.replace('\n', "\r\n")), once.replace('\n', "\r\n"));
    assert_eq!(formatted(&format!("\u{feff}{text}")), format!("\u{feff}{once}"));
    assert_eq!(formatted(""), "");
    assert_eq!(formatted("\n\n// alone"), "// alone\n");
}

#[test]
fn a_file_with_faults_is_left_alone_and_its_faults_are_said() {
    let findings = format(SourceId(0), "set a of = x\n\n\n\nset b of C = y\n").unwrap_err();
    assert_eq!(findings.len(), 1);
    for path in
        repository("tests/corpus/syntax").into_iter().filter(|path| path.extension().is_some_and(|e| e == "bieu"))
    {
        let text = fs::read_to_string(&path).unwrap();
        let errors =
            bieu::unstable::syntax::parse(SourceId(0), &text).1.into_iter().filter(|finding| finding.is_error());
        let expected: Vec<_> = errors.map(|finding| finding.code).collect();
        match format(SourceId(0), &text) {
            Ok(_) => assert!(expected.is_empty(), "{}", path.display()),
            Err(findings) => {
                assert_eq!(findings.iter().map(|finding| finding.code).collect::<Vec<_>>(), expected);
                assert!(!expected.contains(&&codes::NOT_FORMATTED));
            }
        }
    }
}

#[test]
fn a_difference_shows_what_changes_and_three_lines_around_it() {
    let lines = |changed: &str| format!("// 1\n// 2\n// 3\n// 4\n{changed}\n// 6\n\n// 8\n// 9\n// 10\n");
    let (before, after) = (lines("set   a of B = x"), lines("set a of B = x"));
    assert_eq!(formatted(&before), after);
    let expected = "--- r\n+++ r, laid out\n@@ -2,7 +2,7 @@\n // 2\n // 3\n // 4\n-set   a of B = x\n+set a of B = x\n // 6\n \n // 8\n";
    assert_eq!(difference("r", "laid out", &before, &after), expected);
    assert_eq!(difference("r", "laid out", &after, &after), "");
    assert!(difference("r", "laid out", &after, after.trim_end()).contains("only line ends differ"));
}

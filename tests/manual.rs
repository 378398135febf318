//! The manual is the test suite: every fenced block of `docs/manual/*.md`, and of `docs/vi/*.md` in Vietnamese, is run.
//!
//! A **section** is what stands between two headings of any level. It is one program with its data and its results:
//!
//! | fence | meaning |
//! |---|---|
//! | ```` ```bieu ```` | rules; the blocks of a section are joined, in order, to one file |
//! | ```` ```bieu file PATH ```` | a further file that the section's rules may `use` |
//! | ```` ```csv RECORD ```` | records of that type |
//! | ```` ```table NAME ```` | what the terminal shows of the table |
//! | ```` ```table NAME as of DATE ```` | the same with the rules read at that date |
//! | ```` ```text NAME ```` | the words of the text |
//! | ```` ```report ```` | what the terminal shows of the whole report |
//! | ```` ```report for KEY ```` | the same of the report for one, where there is one for each |
//! | ```` ```checks ```` | what the terminal shows of checks between tables |
//! | ```` ```csv file PATH ```` | a file that the section's tests name |
//! | ```` ```tests ```` | what became of the section's tests; where there is none, all of them pass |
//! | ```` ```findings ```` | what is said of the rules: errors, warnings, advice |
//! | ```` ```rejects ```` | what is said of the data: files refused, rows rejected, columns not used |
//! | ```` ```bieu ignore, REASON ```` | rules that are not run, and why; few |
//!
//! `bieu chapter` and `csv RECORD chapter` stand ahead of every later section of the same file, so that a chapter declares
//! its records once; a section's own `csv RECORD` takes the place of the chapter's.
//!
//! A section must show what it gives: findings rejects and failed tests that no block expects fail the test. `BIEU_BLESS=1`
//! writes the blocks `table`, `text`, `checks`, `findings`, `rejects` and `tests` anew. Work each figure out by hand before you keep it: it must be right
//! because the language says so.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on is to stop")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use bieu::message::Language;
use bieu::unstable::report::{TerminalOptions, terminal, terminal_table};
use bieu::value::Date;

use crate::program::{Program, Run};
use crate::recorded;

mod figures;
mod index;

/// No more than these blocks may stay unrun.
const MOST_IGNORED: usize = 2;

/// A line of a chapter outside fences, or a fenced block.
enum Piece {
    Line(String),
    Block { info: String, body: String },
}

/// The manual, in the folder of each language that it is written in.
const MANUALS: [(&str, Language); 2] = [("docs/manual", Language::English), ("docs/vi", Language::Vietnamese)];

fn folder(manual: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(manual)
}

/// Every chapter with its pieces, by file name.
fn chapters(manual: &str) -> Vec<(PathBuf, Vec<Piece>)> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder(manual)).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|e| e == "md"));
    paths.sort();
    paths.into_iter().map(|path| (path.clone(), pieces(&fs::read_to_string(path).unwrap()))).collect()
}

fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut open: Option<(String, String)> = None;
    for line in text.lines() {
        match open.take() {
            None => match line.strip_prefix("```") {
                Some(info) => open = Some((info.trim().to_owned(), String::new())),
                None => pieces.push(Piece::Line(line.to_owned())),
            },
            Some((info, body)) if line == "```" => pieces.push(Piece::Block { info, body }),
            Some((info, body)) => open = Some((info, body + line + "\n")),
        }
    }
    assert!(open.is_none(), "a fence is not closed");
    pieces
}

/// The program of a section, and the pieces that it is made of.
struct Section {
    name: String,
    program: Program,
    pieces: std::ops::Range<usize>,
}

fn sections(pieces: &[Piece]) -> Vec<Section> {
    let is_heading = |piece: &Piece| matches!(piece, Piece::Line(line) if line.starts_with('#'));
    let mut starts: Vec<usize> = (0..pieces.len()).filter(|at| is_heading(&pieces[*at])).collect();
    starts.push(pieces.len());
    let mut chapter = Program::default();
    let mut sections = Vec::new();
    for pair in starts.windows(2) {
        let program = program(&pieces[pair[0]..pair[1]], &mut chapter);
        let Piece::Line(name) = &pieces[pair[0]] else { unreachable!() };
        sections.push(Section { name: name.clone(), program, pieces: pair[0]..pair[1] });
    }
    sections
}

/// The section's program; what is declared for the chapter is added to `chapter`.
fn program(pieces: &[Piece], chapter: &mut Program) -> Program {
    let mut own = Program::default();
    for piece in pieces {
        let Piece::Block { info, body } = piece else { continue };
        let words: Vec<&str> = info.split_whitespace().collect();
        match words.as_slice() {
            ["bieu"] => own.root += &format!("{body}\n"),
            ["bieu", "chapter"] => chapter.root += &format!("{body}\n"),
            ["bieu", "file", path] => drop(own.files.insert((*path).to_owned(), body.clone())),
            ["csv", "file", path] => drop(own.files.insert((*path).to_owned(), body.clone())),
            ["csv", record] => own.data.push(((*record).to_owned(), body.clone())),
            ["csv", record, "chapter"] => chapter.data.push(((*record).to_owned(), body.clone())),
            ["bieu", "ignore,", _, ..]
            | ["table", ..]
            | ["text", _]
            | ["checks"]
            | ["report", ..]
            | ["findings"]
            | ["rejects"]
            | ["tests"] => {}
            _ => panic!("unknown fence `{info}`"),
        }
    }
    let brought: Vec<String> = own.data.iter().map(|(record, _)| record.clone()).collect();
    let inherited = chapter.data.iter().filter(|(record, _)| !brought.contains(record));
    own.data.extend(inherited.cloned());
    own.root = format!("{}{}", chapter.root, own.root);
    own
}

/// What a block is expected to hold; `None` where it is no result.
fn result(info: &str, section: &Section, run: &Run, language: Language) -> Option<String> {
    let words: Vec<&str> = info.split_whitespace().collect();
    match words.as_slice() {
        ["table", name] => Some(table(name, run)),
        ["table", name, "as", "of", date] => {
            let run = section.program.run_for(Some(Date::parse_iso(date).unwrap()), language);
            assert_eq!([run.findings.as_str(), &run.data_findings, &run.differences], [""; 3], "{}", section.name);
            Some(table(name, &run))
        }
        ["text", name] => {
            let outcome = run.outcome.as_ref().unwrap_or_else(|| panic!("{}\n{}", section.name, run.findings));
            Some(format!("{}\n", outcome.text(name).unwrap().trim_end()))
        }
        ["report"] => Some(
            run.outcome
                .as_ref()
                .map_or_else(String::new, |outcome| terminal(outcome, &TerminalOptions::default()).into()),
        ),
        ["report", "for", id] => {
            let report = run.each.iter().find(|report| report.id == *id);
            Some(
                report.map_or_else(String::new, |report| terminal(&report.outcome, &TerminalOptions::default()).into()),
            )
        }
        ["checks"] => Some(checks(run)),
        ["tests"] => Some(run.tests.clone()),
        ["findings"] => Some(run.findings.clone()),
        ["rejects"] => Some(run.data_findings.clone()),
        _ => None,
    }
}

fn table(name: &str, run: &Run) -> String {
    let Some(outcome) = &run.outcome else { return run.findings.clone() };
    let table = outcome.table(name).unwrap_or_else(|| panic!("no table `{name}`"));
    terminal_table(outcome, table, &TerminalOptions::default()).into()
}

fn checks(run: &Run) -> String {
    let Some(outcome) = &run.outcome else { return run.findings.clone() };
    let mut alone = bieu::outcome::Outcome::default();
    alone.checks.clone_from(&outcome.checks);
    alone.locale = outcome.locale;
    terminal(&alone, &TerminalOptions::default()).into()
}

#[test]
fn every_section_gives_what_it_shows() {
    let results = hold("docs/manual", Language::English);
    assert!(results >= 70, "only {results} results are shown");
}

#[test]
fn every_vietnamese_section_gives_what_it_shows() {
    let results = hold("docs/vi", Language::Vietnamese);
    assert!(results >= 25, "only {results} results are shown");
}

/// Holds the chapters of a manual to what they show; how many results that is.
fn hold(manual: &str, language: Language) -> usize {
    let mut wrong = Vec::new();
    let mut results = 0;
    for (path, mut pieces) in chapters(manual) {
        let chapter = path.file_name().unwrap().to_string_lossy().into_owned();
        let told = wrong.len();
        for section in sections(&pieces) {
            results += hold_section(&chapter, &section, &mut pieces[section.pieces.clone()], language, &mut wrong);
        }
        // What is said of its sections says more than the chapter as a whole would.
        let is_told = wrong.len() > told;
        wrong.extend(recorded::difference(&path, &written(&pieces)).filter(|_| !is_told));
    }
    recorded::hold_all(wrong);
    results
}

/// Puts what a section gives in place of what it shows, and tells what is wrong with it; how many results it shows.
fn hold_section(
    chapter: &str,
    section: &Section,
    pieces: &mut [Piece],
    language: Language,
    wrong: &mut Vec<String>,
) -> usize {
    let infos: Vec<String> = pieces.iter().filter_map(info).collect();
    if !infos.iter().any(|info| result_words(info)) && !infos.iter().any(|info| info == "bieu") {
        return 0;
    }
    let place = format!("{chapter}: {}", section.name);
    let dated = infos.iter().all(|info| !result_words(info) || info.contains(" as of "));
    let run = if dated && infos.iter().any(|info| result_words(info)) {
        Run::default()
    } else {
        section.program.run_for(None, language)
    };
    if !run.findings.is_empty() && !infos.iter().any(|info| info == "findings") {
        wrong.push(format!("{place}: findings that the section does not show\n{}", run.findings));
    }
    if !run.data_findings.is_empty() && !infos.iter().any(|info| info == "rejects") {
        wrong.push(format!("{place}: rejects that the section does not show\n{}", run.data_findings));
    }
    if run.tests.lines().any(|line| line.starts_with("failed")) && !infos.iter().any(|info| info == "tests") {
        wrong.push(format!("{place}: failures that the section does not show\n{}", run.tests));
    }
    if !run.differences.is_empty() {
        wrong.push(format!("{place}:\n{}", run.differences));
    }
    let mut results = 0;
    for piece in pieces {
        let Piece::Block { info, body } = piece else { continue };
        let Some(actual) = result(info, section, &run, language) else { continue };
        results += 1;
        if *body != actual {
            wrong.push(format!("{place}: `{info}` is now\n{actual}"));
            *body = actual;
        }
    }
    results
}

/// The kind of each block of a section, and the digits of the tables among them, which labels leave alone.
fn shown_by(pieces: &[Piece]) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for piece in pieces {
        let Piece::Block { info, body } = piece else { continue };
        let kind = info.split_whitespace().next().unwrap_or_default().to_owned();
        let rows = body.lines().filter(|line| kind == "table" && line.starts_with('│'));
        all.push((kind.clone(), rows.map(figures::digits_of).collect()));
    }
    all
}

#[test]
fn a_vietnamese_chapter_has_the_sections_and_figures_of_the_english_one() {
    let english = chapters("docs/manual");
    let number = |path: &Path| path.file_name().unwrap().to_string_lossy()[..3].to_owned();
    for (path, pieces) in chapters("docs/vi").iter().filter(|(path, _)| !path.ends_with("README.md")) {
        let (_, same) = english.iter().find(|(of, _)| number(of) == number(path)).unwrap();
        let shown = |pieces: &[Piece]| -> Vec<_> {
            sections(pieces).into_iter().map(|section| shown_by(&pieces[section.pieces])).collect()
        };
        assert_eq!(shown(pieces), shown(same), "{}", path.display());
    }
}

fn info(piece: &Piece) -> Option<String> {
    match piece {
        Piece::Block { info, .. } => Some(info.clone()),
        Piece::Line(_) => None,
    }
}

/// Whether the fence holds a result.
fn result_words(info: &str) -> bool {
    matches!(
        info.split_whitespace().next(),
        Some("table" | "text" | "report" | "checks" | "findings" | "rejects" | "tests")
    )
}

fn written(pieces: &[Piece]) -> String {
    let piece = |piece: &Piece| match piece {
        Piece::Line(line) => format!("{line}\n"),
        Piece::Block { info, body } => format!("```{info}\n{body}```\n"),
    };
    pieces.iter().map(piece).collect()
}

#[test]
fn few_blocks_of_rules_are_not_run() {
    let blocks = MANUALS.iter().flat_map(|(manual, _)| chapters(manual)).flat_map(|(_, pieces)| pieces);
    let ignored = blocks.filter(|piece| info(piece).is_some_and(|info| info.contains("ignore"))).count();
    assert!(ignored <= MOST_IGNORED, "{ignored} blocks are not run");
}

/// Every word of the grammar's phrases in English.
fn keywords() -> BTreeSet<String> {
    let phrases = bieu::unstable::syntax::table_of_phrases();
    phrases.iter().flat_map(|[english, _]| english.split_whitespace()).map(str::to_owned).collect()
}

/// The words of rules, without strings and remarks.
fn words_of_rules(rules: &str) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    for line in rules.lines() {
        let outside: String = line.split('"').step_by(2).collect::<Vec<_>>().join(" ");
        let code = outside.split("//").next().unwrap_or_default();
        words.extend(code.split(|c: char| !(c.is_alphanumeric() || "_/".contains(c))).map(str::to_owned));
    }
    words
}

#[test]
fn every_keyword_stands_in_rules_that_are_run() {
    let mut used = BTreeSet::new();
    for (_, pieces) in chapters("docs/manual") {
        for piece in &pieces {
            if let Piece::Block { info, body } = piece
                && info.starts_with("bieu")
                && !info.contains("ignore")
            {
                used.extend(words_of_rules(body));
            }
        }
    }
    let unused: Vec<String> = keywords().into_iter().filter(|word| !used.contains(word)).collect();
    assert_eq!(unused, [""; 0], "keywords without an example");
}

#[test]
fn links_between_chapters_lead_to_headings() {
    let mut pages: Vec<PathBuf> =
        MANUALS.iter().flat_map(|(manual, _)| chapters(manual)).map(|(path, _)| path).collect();
    pages.extend(["README.md", "README.vi.md"].map(folder));
    for page in pages {
        let text = fs::read_to_string(&page).unwrap();
        for link in text.split("](").skip(1).filter_map(|rest| rest.split_once(')')).map(|(link, _)| link) {
            let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
            let target = if file.is_empty() { page.clone() } else { page.with_file_name("").join(file) };
            let is_there = file.contains("://") || target.exists();
            assert!(is_there, "{}: {link}", page.display());
            if !anchor.is_empty() && target.extension().is_some_and(|ending| ending == "md") {
                let target = fs::read_to_string(&target).unwrap();
                let mut headings = target.lines().filter(|line| line.starts_with('#')).map(anchor_of);
                assert!(headings.any(|heading| heading == anchor), "{}: {link}", page.display());
            }
        }
    }
}

/// The anchor that a heading gets in print.
fn anchor_of(heading: &str) -> String {
    let words = heading.trim_start_matches('#').trim().to_lowercase();
    words
        .chars()
        .filter(|c| c.is_alphanumeric() || " -_".contains(*c))
        .map(|c| if c == ' ' { '-' } else { c })
        .collect()
}

//! `bieu fmt`: rule files laid out, in place or shown.

use std::io::Read;
use std::path::Path;

use bieu::message::Language;
use bieu::source::{SourceId, Sources};
use bieu::unstable::documents::{self, Finding, Repair, Version};
use bieu::unstable::format;
use bieu::unstable::message::command as say;
use bieu::unstable::report::findings::render;
use bieu::unstable::words::{Document, Terminal, Text, written};

use super::args::Fmt;
use super::ending::Ending;
use super::failure::Failure;
use super::files::{Files, root_name};
use super::language;
use super::writer;
use super::{console, rule_files};

/// What stands for standard input on the command line, and what it is called.
const STANDARD_INPUT: (&str, &str) = ("-", "standard input");

/// Lays rule files out.
pub fn fmt(fmt: &Fmt) -> Result<Ending, Failure> {
    let mut done = Done::default();
    if fmt.rules.iter().any(|path| path.as_os_str() == STANDARD_INPUT.0) {
        standard_input(fmt, &mut done)?;
    } else {
        for path in rule_files::all(&fmt.rules)?.told() {
            file(fmt, &path, &mut done)?;
        }
    }
    if fmt.check && !fmt.json && !done.changed.is_empty() {
        console::say(&Text::of(say::not_formatted(done.changed.len()).say(language::of_people())));
    }
    let found = !done.findings.is_empty() || fmt.check && !done.changed.is_empty();
    let ending = if found { Ending::Findings } else { Ending::Clean };
    if fmt.json {
        console::give_json(&documents::Fmt {
            schema: Version::FMT,
            exit: ending.code(),
            files: done.changed,
            findings: done.findings,
            repairs: fmt.repair.then_some(done.repairs),
        })?;
    }
    Ok(ending)
}

/// What was done.
#[derive(Default)]
struct Done {
    /// The files that changed, or would.
    changed: Vec<String>,
    /// What was repaired, or would be.
    repairs: Vec<Repair>,
    /// The faults of the files that were left as they are.
    findings: Vec<Finding>,
}

fn file(fmt: &Fmt, path: &Path, done: &mut Done) -> Result<(), Failure> {
    let name = root_name(path);
    let text = Files::default().rule_text(path)?;
    let Some(formatted) = result(fmt, &name, &text, done).filter(|formatted| *formatted != text) else {
        return Ok(());
    };
    if !(fmt.check || fmt.diff) {
        writer::replace(path, Document::of_file(formatted.clone()))?;
    }
    show(fmt, &name, &text, &formatted, done)
}

fn standard_input(fmt: &Fmt, done: &mut Done) -> Result<(), Failure> {
    let (sign, name) = STANDARD_INPUT;
    if fmt.rules.len() > 1 {
        return Err(Failure::new(say::stands_alone(sign, name)));
    }
    if fmt.json && !fmt.check {
        return Err(Failure::new(say::text_and_document(sign)));
    }
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).map_err(|fault| Failure::file(name, &fault))?;
    match result(fmt, name, &text, done) {
        Some(formatted) if !(fmt.check || fmt.diff) => console::give(Document::of_file(formatted)),
        Some(formatted) if formatted != text => show(fmt, name, &text, &formatted, done),
        _ => Ok(()),
    }
}

/// The text repaired, if that is wanted, and laid out. One that has faults after that is repaired and no more; nothing where it is to
/// be left as it is.
fn result(fmt: &Fmt, name: &str, text: &str, done: &mut Done) -> Option<String> {
    if !fmt.repair {
        return formatted(fmt, name, text, done);
    }
    let (repaired, repairs) = format::repair(SourceId(0), text);
    for repair in &repairs {
        let (line, column) = (repair.place.line, repair.place.column);
        if !fmt.json {
            let said = format!(
                "{name}:{line}:{column}: {} ({})",
                in_words(repair, language::of_people()).join(", "),
                repair.code
            );
            console::say(&Text::of(said));
        }
        let (code, done_to) = (repair.code.to_string(), in_words(repair, language::of_programs()));
        done.repairs.push(Repair { file: name.to_owned(), line, column, code, done: done_to });
    }
    formatted(fmt, name, &repaired, done).or(Some(repaired).filter(|_| !repairs.is_empty()))
}

/// The text laid out; nothing where it has faults, which are said.
fn formatted(fmt: &Fmt, name: &str, text: &str, done: &mut Done) -> Option<String> {
    let laid_out = match fmt.words {
        Some(words) => format::in_words(SourceId(0), text, words.set()),
        None => format::format(SourceId(0), text),
    };
    let findings = match laid_out {
        Ok(formatted) => return Some(formatted),
        Err(findings) => findings,
    };
    let mut sources = Sources::default();
    sources.add(name, text);
    for finding in &findings {
        if !fmt.json {
            console::say(&render(finding, &sources, console::speech_style()).trimmed());
        }
        done.findings.push(Finding::of(finding, &sources, language::of_programs()));
    }
    if !fmt.json {
        let left = if fmt.repair { say::not_laid_out() } else { say::left_as_is() };
        console::say(&written!(Terminal, "{}: {}", name, left.say(language::of_people())));
    }
    None
}

/// Says what changed, or would: the difference, or the name of the file.
fn show(fmt: &Fmt, name: &str, text: &str, formatted: &str, done: &mut Done) -> Result<(), Failure> {
    done.changed.push(name.to_owned());
    if fmt.json {
        Ok(())
    } else if fmt.diff {
        console::give(format::difference(name, "laid out", text, formatted))
    } else {
        console::give(written!(Terminal, "{}\n", listed(name)))
    }
}

/// A name in a list that is handed on, to a shell or into a comment: what either takes for a sign stands behind a backslash.
fn listed(name: &str) -> String {
    let is_sign = |sign: char| "<>&*@[]()#`$\"'|;!?{}~\\".contains(sign);
    name.chars().flat_map(|sign| is_sign(sign).then_some('\\').into_iter().chain([sign])).collect()
}

fn in_words(repair: &format::Repair, language: Language) -> Vec<String> {
    repair.done.iter().map(|done| done.say(language)).collect()
}

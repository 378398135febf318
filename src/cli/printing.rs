//! Findings as the result of a command: in the form that was asked for, on standard output or in a file, with a closing line.
//!
//! What each form looks like is settled in the library; the commands whose result is findings share this one door.

use bieu::diagnostic::{Diagnostic, Severity};
use bieu::message::{Argument, Message};
use bieu::source::Sources;
use bieu::unstable::forms::Style;
use bieu::unstable::message::command as say;
use bieu::unstable::report::findings::{each_once, print};
use bieu::unstable::words::{Document, Terminal, Text, written};

use super::args::Findings;
use super::console;
use super::driver::Driver;
use super::failure::Failure;
use super::language;

/// Gives the findings of programs and says, in a line, how many there are in how many files that were read; `clean` is said instead
/// where there are none.
pub fn give(
    driver: &Driver,
    wanted: &Findings,
    programs: &[(&Sources, &[Diagnostic])],
    files: usize,
    clean: Message,
) -> Result<(), Failure> {
    let closing = Text::of(summary(programs, files).unwrap_or(clean).say(language::of_people()));
    give_as(driver, wanted, |style| print(wanted.format, style, programs), &closing)
}

/// Gives what `printed` makes in the form that is wanted, and says the closing lines. These are part of what a person reads; what is
/// for a program, or goes to a file, stays without them, and they are said beside it.
pub fn give_as(
    driver: &Driver,
    wanted: &Findings,
    printed: impl FnOnce(&Style) -> Document,
    closing: &Text<Terminal>,
) -> Result<(), Failure> {
    let is_for_programs = wanted.format.is_for_programs();
    let language = if is_for_programs { language::of_programs() } else { language::of_people() };
    let style = match wanted.out {
        Some(_) => Style { language, ..Style::default() },
        None => {
            Style { width: console::result_width(), colour: console::result_colour(), language, ..Style::default() }
        }
    };
    let text = printed(&style);
    if wanted.out.is_none() && wanted.format.name == "terminal" {
        console::give(text)?;
        return console::give(written!(Terminal, "{}\n", closing));
    }
    driver.give(text)?;
    console::say(closing);
    Ok(())
}

/// How many of the findings have this severity, each counted once.
pub fn count(programs: &[(&Sources, &[Diagnostic])], severity: Severity) -> usize {
    each_once(programs).iter().filter(|(_, finding)| finding.severity == severity).count()
}

/// `errors: 3, warnings: 1; files: 2`; nothing where there is nothing to say.
fn summary(programs: &[(&Sources, &[Diagnostic])], files: usize) -> Option<Message> {
    let findings = each_once(programs);
    let of = |severity: Severity| findings.iter().filter(|(_, finding)| finding.severity == severity).count();
    let told = |count: usize, say: fn(usize) -> Message| (count > 0).then(|| say(count));
    let counted = [
        told(of(Severity::Error), say::errors),
        told(of(Severity::Warning), say::warnings),
        told(of(Severity::Advice), say::advice),
    ];
    let counted: Vec<Message> = counted.into_iter().flatten().collect();
    (!counted.is_empty()).then(|| say::in_files(Argument::list(counted), files))
}

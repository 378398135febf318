//! Standard output and standard error: what goes where, colours, and how wide the terminal is.
//!
//! Nothing leaves the command but by here and by `writer`, and both take only text that its medium takes: see `bieu::unstable::words`.

use std::ffi::OsStr;
use std::io::{ErrorKind, IsTerminal, Write, stderr, stdout};

use bieu::unstable::report::findings::RenderStyle;
use bieu::unstable::words::json::{self, Json};
use bieu::unstable::words::{Document, Terminal, Text, written};

use super::failure::Failure;
use super::language;

/// The width of findings where there is no terminal.
const PAGE_WIDTH: usize = 100;

/// Says a line to the person: on standard error. Where that is closed there is nobody to tell.
pub fn say(line: &Text<Terminal>) {
    let _ = writeln!(stderr(), "{}", line.as_str());
}

impl Failure {
    /// Says it to the person.
    pub fn say(&self) {
        let said = self.0.say(language::of_people());
        say(&written!(Terminal, "bieu: {}", Text::<Terminal>::lines_of(&said)));
    }
}

/// Says a line to the program that reads standard error.
pub fn say_json(line: &Text<Json>) {
    let _ = write!(stderr(), "{}", line.as_str());
}

/// Whether a person sees what is said.
pub fn speech_is_seen() -> bool {
    stderr().is_terminal()
}

/// Writes a result to standard output. A reader that has seen enough (`| head`) is no fault.
pub fn give(text: impl Into<Document>) -> Result<(), Failure> {
    let text: Document = text.into();
    let mut out = stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(fault) if fault.kind() != ErrorKind::BrokenPipe => Err(Failure::file("standard output", &fault)),
        _ => Ok(()),
    }
}

/// Writes what is no text to standard output.
pub fn give_bytes(bytes: &[u8]) -> Result<(), Failure> {
    let mut out = stdout().lock();
    out.write_all(bytes).and_then(|()| out.flush()).map_err(|fault| Failure::file("standard output", &fault))
}

/// Writes a document to standard output.
pub fn give_json(document: &impl serde::Serialize) -> Result<(), Failure> {
    give(json::document(document))
}

/// Whether what goes to standard output may be coloured.
pub fn result_colour() -> bool {
    stdout().is_terminal() && colours_wanted()
}

/// The width of the terminal that standard output is, if it is one.
pub fn result_width() -> Option<usize> {
    terminal_size::terminal_size_of(stdout()).map(|(width, _)| usize::from(width.0))
}

/// How findings are drawn on standard error.
pub fn speech_style() -> RenderStyle {
    let width = terminal_size::terminal_size_of(stderr()).map_or(PAGE_WIDTH, |(width, _)| usize::from(width.0));
    RenderStyle { colour: stderr().is_terminal() && colours_wanted(), width, language: language::of_people() }
}

fn colours_wanted() -> bool {
    allows_colour(std::env::var_os("NO_COLOR").as_deref(), std::env::var_os("TERM").as_deref())
}

/// `NO_COLOR` counts when it is not empty, as its convention says.
fn allows_colour(no_color: Option<&OsStr>, terminal: Option<&OsStr>) -> bool {
    no_color.is_none_or(OsStr::is_empty) && terminal.is_none_or(|terminal| terminal != "dumb")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_color_is_heeded() {
        let set = |text| Some(OsStr::new(text));
        assert!(allows_colour(None, set("xterm")) && allows_colour(set(""), None));
        assert!(!allows_colour(set("1"), set("xterm")) && !allows_colour(None, set("dumb")));
    }
}

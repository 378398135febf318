//! `bieu fmt`: rule files laid out, in place or shown.

use std::ffi::OsString;
use std::io::Read;
use std::path::{Path, PathBuf};

use bieu::diagnostic::render;
use bieu::format;
use bieu::source::{SourceId, Sources};

use super::args::Fmt;
use super::ending::{Ending, Failure};
use super::loader::{read, root_name, shown};
use super::{console, rule_files};

/// What stands for standard input.
const STANDARD_INPUT: &str = "-";

/// Lays rule files out.
///
/// # Errors
/// A file or folder that cannot be read or written.
pub fn fmt(fmt: &Fmt) -> Result<Ending, Failure> {
    if fmt.rules.iter().any(|path| path.as_os_str() == STANDARD_INPUT) {
        return if fmt.rules.len() == 1 { from_standard_input(fmt) } else { Err(alone()) };
    }
    let mut worst = Ending::Clean;
    for path in rule_files::all(&fmt.rules)? {
        let text = read(&path).map_err(|why| Failure::new(format!("{}: {why}", shown(&path))))?;
        if file(fmt, &path, &text)? == Ending::Findings {
            worst = Ending::Findings;
        }
    }
    Ok(worst)
}

fn alone() -> Failure {
    Failure::new(format!("`{STANDARD_INPUT}` is standard input and stands alone, without other files"))
}

fn file(fmt: &Fmt, path: &Path, text: &str) -> Result<Ending, Failure> {
    let name = root_name(path);
    let Some(formatted) = formatted(&name, text) else { return Ok(Ending::Findings) };
    if formatted == text {
        return Ok(Ending::Clean);
    }
    if fmt.check || fmt.diff {
        return show(fmt, &name, text, &formatted);
    }
    replace(path, &formatted).map_err(|fault| Failure::file(&shown(path), &fault))?;
    console::give(&format!("{name}\n"))?;
    Ok(Ending::Clean)
}

fn from_standard_input(fmt: &Fmt) -> Result<Ending, Failure> {
    let mut text = String::new();
    let name = "standard input";
    std::io::stdin().read_to_string(&mut text).map_err(|fault| Failure::file(name, &fault))?;
    let Some(formatted) = formatted(name, &text) else { return Ok(Ending::Findings) };
    if !(fmt.check || fmt.diff) {
        console::give(&formatted)?;
        return Ok(Ending::Clean);
    }
    if formatted == text { Ok(Ending::Clean) } else { show(fmt, name, &text, &formatted) }
}

/// The text laid out; nothing where it has faults, which are said.
fn formatted(name: &str, text: &str) -> Option<String> {
    let findings = match format::format(SourceId(0), text) {
        Ok(formatted) => return Some(formatted),
        Err(findings) => findings,
    };
    let mut sources = Sources::default();
    sources.add(name, text);
    for finding in &findings {
        console::say(render(finding, &sources, console::speech_style()).trim_end_matches('\n'));
    }
    console::say(&format!("{name} was left as it is"));
    None
}

/// What would change: the difference, or the name of the file.
fn show(fmt: &Fmt, name: &str, text: &str, formatted: &str) -> Result<Ending, Failure> {
    if fmt.diff {
        console::give(&format::difference(name, text, formatted))?;
    } else {
        console::give(&format!("{name}\n"))?;
    }
    Ok(if fmt.check { Ending::Findings } else { Ending::Clean })
}

/// Puts a text in the place of a file's, all of it or nothing: it is written beside the file, which then takes its name.
fn replace(path: &Path, text: &str) -> std::io::Result<()> {
    // A link stays a link: the file that it leads to is replaced.
    let path = path.canonicalize()?;
    let beside = beside(&path);
    let written = std::fs::write(&beside, text)
        .and_then(|()| std::fs::set_permissions(&beside, path.metadata()?.permissions()))
        .and_then(|()| std::fs::rename(&beside, &path));
    if written.is_err() {
        // The first fault is what the person is told; what is left behind is removed if it can be.
        let _ = std::fs::remove_file(&beside);
    }
    written
}

fn beside(path: &Path) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(format!(".{}.new", std::process::id()));
    path.with_file_name(name)
}

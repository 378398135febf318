//! Where a result goes: standard output, a file, or a folder with a file for each table and text.

use std::path::{MAIN_SEPARATOR, Path};

use bieu::outcome::Outcome;
use bieu::report::TerminalOptions;

use super::console;
use super::ending::Failure;
use super::loader::shown;
use super::media::{Shape, extension, render};

/// Gives the result in a form.
///
/// # Errors
/// The file or folder cannot be written.
pub fn give(outcome: &Outcome, shape: Shape, out: Option<&Path>, width: Option<usize>) -> Result<(), Failure> {
    let Some(path) = out else {
        let width = width.or_else(console::result_width);
        return console::give(&render(outcome, shape, &TerminalOptions { width, colour: console::result_colour() }));
    };
    let options = TerminalOptions { width, colour: false };
    if is_folder(path) { folder(outcome, shape, path, &options) } else { file(path, &render(outcome, shape, &options)) }
}

/// Gives a document on standard output or in a file.
///
/// # Errors
/// The file cannot be written, or is a folder.
pub fn give_json(document: &serde_json::Value, out: Option<&Path>) -> Result<(), Failure> {
    match out {
        None => console::give_json(document),
        Some(path) if is_folder(path) => {
            Err(Failure::new(format!("--out {}: --json gives one document; name a file", shown(path))))
        }
        Some(path) => file(path, &format!("{document:#}\n")),
    }
}

/// A folder that is there, or that is to be made: its name ends in `/`.
fn is_folder(path: &Path) -> bool {
    path.is_dir() || path.to_string_lossy().ends_with(['/', MAIN_SEPARATOR])
}

fn folder(outcome: &Outcome, shape: Shape, path: &Path, options: &TerminalOptions) -> Result<(), Failure> {
    make_folder(path)?;
    for table in &outcome.tables {
        let alone = Outcome { tables: vec![table.clone()], texts: Vec::new(), ..outcome.clone() };
        let name = format!("{}.{}", table.name, extension(shape.medium));
        file(&path.join(name), &render(&alone, shape, options))?;
    }
    for text in &outcome.texts {
        // A table and a text may have one name, and the terminal form ends in .txt too.
        let name = format!("{}.text.txt", text.name);
        file(&path.join(name), &text.text)?;
    }
    Ok(())
}

/// Makes a folder, and those around it.
///
/// # Errors
/// It cannot be made.
pub fn make_folder(path: &Path) -> Result<(), Failure> {
    std::fs::create_dir_all(path).map_err(|fault| Failure::file(&shown(path), &fault))
}

/// Writes a file.
///
/// # Errors
/// It cannot be written.
pub fn file(path: &Path, text: &str) -> Result<(), Failure> {
    std::fs::write(path, text).map_err(|fault| Failure::file(&shown(path), &fault))
}

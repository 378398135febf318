//! What goes where of a result: standard output, a file, or a folder with a file for each table and text.

use bieu::outcome::Outcome;
use bieu::report::TerminalOptions;
use bieu::unstable::words::{Document, Terminal, Text};

use super::args::Run;
use super::console;
use super::failure::Failure;
use super::files::Files;
use super::media::{Shape, extension, render};
use super::writer::{self, Page};

/// The result in the form that is wanted: what goes to standard output; what goes to files is added to the pages.
pub fn result(
    files: &Files,
    outcome: &Outcome,
    run: &Run,
    shape: Shape,
    pages: &mut Vec<Page>,
) -> Result<Document, Failure> {
    let width = run.width.map(usize::from);
    let Some(path) = &run.out else {
        let options = TerminalOptions { width: width.or_else(console::result_width), colour: console::result_colour() };
        return Ok(render(outcome, shape, &options));
    };
    let drawn = |outcome: &Outcome| render(outcome, shape, &TerminalOptions { width, colour: false });
    if !writer::is_folder(path) {
        pages.push(Page { path: path.clone(), text: drawn(outcome) });
        return Ok(Document::default());
    }
    writer::make_folder(files, path)?;
    for table in &outcome.tables {
        let alone = Outcome { tables: vec![table.clone()], texts: Vec::new(), ..outcome.clone() };
        let name = format!("{}.{}", table.name, extension(shape.medium));
        pages.push(Page { path: path.join(name), text: drawn(&alone) });
    }
    for text in &outcome.texts {
        // A table and a text may have one name, and the terminal form ends in .txt too.
        let path = path.join(format!("{}.text.txt", text.name));
        pages.push(Page { path, text: Text::<Terminal>::lines_of(&text.text).into() });
    }
    Ok(Document::default())
}

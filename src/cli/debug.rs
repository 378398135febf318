//! `bieu debug`: what the engine makes of rules, for those who work on it.

use bieu::source::SourceId;
use bieu::unstable::check::check;
use bieu::unstable::grid::{PlannedGrid, planned};
use bieu::unstable::message::command as say;
use bieu::unstable::program::load;
use bieu::unstable::syntax::parse;
use bieu::unstable::words::{Terminal, Text, written};

use super::args::{Debug, Records, Shown};
use super::driver::{Driver, Form, drive};
use super::ending::Ending;
use super::failure::Failure;
use super::files::root_name;
use super::stop::Stop;

/// Shows what was asked for. The tree and the model are there of faulty rules too: as much as was understood.
pub fn debug(debug: &Debug) -> Result<Ending, Failure> {
    let (Shown::Tree(asked) | Shown::Model(asked) | Shown::Plan(asked)) = &debug.shown;
    if asked.reading.json {
        return Err(Failure::new(say::no_document()));
    }
    let text = Form { document: None, out: None, takes_folders: false, records: Records::default() };
    drive(&asked.reading, text, |driver| {
        driver.give(told(driver, &debug.shown)?)?;
        Ok(Ending::Clean)
    })
}

fn told(driver: &Driver<'_>, shown: &Shown) -> Result<Text<Terminal>, Stop> {
    Ok(match shown {
        Shown::Tree(asked) => {
            let (tree, _) = parse(SourceId(0), &driver.rule_text(&asked.rules)?);
            Text::lines_of(&format!("{tree:#?}\n"))
        }
        Shown::Model(asked) => {
            let text = driver.rule_text(&asked.rules)?;
            let (program, _) = load(&root_name(&asked.rules), &text, &driver.files);
            let (model, _) = check(&program.trees, &program.sources, asked.reading.as_of);
            Text::lines_of(&format!("{model:#?}\n"))
        }
        Shown::Plan(asked) => planned(&driver.rules(&asked.rules)?).iter().map(grid).collect(),
    })
}

fn grid(of: &PlannedGrid) -> Text<Terminal> {
    let way = if of.is_streamed { "counted as they are read" } else { "kept" };
    let tables = of.tables.join(", ");
    let mut told = written!(Terminal, "{}: {}; serves {}\n", of.record.as_str(), way, tables.as_str());
    told += match of.points {
        Some(points) => written!(Terminal, "  {} points, {}\n", points, of.held),
        None => written!(Terminal, "  more points than a number of 64 bits tells apart\n"),
    };
    for (words, regions) in &of.dimensions {
        told += written!(Terminal, "  {} regions of {}\n", *regions, words.as_str());
    }
    for words in &of.operands {
        told += written!(Terminal, "  gathers {}\n", words.as_str());
    }
    told
}

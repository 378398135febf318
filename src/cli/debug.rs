//! `bieu debug`: what the engine makes of rules, for those who work on it.

use bieu::unstable::grid::{PlannedGrid, planned};
use bieu::unstable::words::{Terminal, Text, written};

use super::args::{Debug, Shown};
use super::driver::{Form, drive};
use super::ending::Ending;
use super::failure::Failure;

/// Shows what was asked for.
pub fn debug(debug: &Debug) -> Result<Ending, Failure> {
    let Shown::Plan { rules, reading } = &debug.shown;
    if reading.json {
        return Err(Failure::new("`bieu debug` gives no document: it shows text alone"));
    }
    let text = Form { document: None, out: None, takes_folders: false, progress: None };
    drive(reading, text, |driver| {
        let rules = driver.rules(rules)?;
        driver.give(planned(&rules).iter().map(grid).collect::<Text<Terminal>>())?;
        Ok(Ending::Clean)
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

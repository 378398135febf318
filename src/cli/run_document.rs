//! The document that `bieu run --json` gives: the outcome, and all that the person would be told beside it.

use bieu::grid::GridFile;
use bieu::outcome::Outcome;
use bieu::unstable::documents::{self, Finding, Grid, Reject};
use bieu::{ReportOfEach, Rules};

use super::language;
use super::read::Data;

use std::rc::Rc;

/// The document of a run that has an outcome.
pub fn of_outcome<'o>(
    rules: &Rules,
    came: &Came,
    (outcome, each): (&'o Outcome, &'o [ReportOfEach]),
    exit: u8,
    findings: Vec<Finding>,
) -> documents::Run<'o> {
    let empty = documents::Run::without_outcome(exit, findings);
    let report = |report: &'o ReportOfEach| documents::Report {
        id: report.id.clone(),
        label: report.label.clone(),
        file: report.file.clone(),
        outcome: documents::Outcome::from(&report.outcome),
    };
    let reports = each.iter().map(report).collect();
    let told = documents::Run { outcome: Some(documents::Outcome::from(outcome)), reports, ..empty };
    match came {
        Came::Data(data) => {
            documents::Run { inputs: data.inputs(rules.schema()), rejects: rejects(rules, data), ..told }
        }
        Came::Grids(files) => {
            documents::Run { grids: files.iter().map(|file| Grid::of(file.name(), file)).collect(), ..told }
        }
    }
}

fn rejects(rules: &Rules, data: &Data) -> Vec<Reject> {
    data.records
        .rejects()
        .map(|reject| Reject::of(reject, rules.schema(), &data.records, language::of_programs()))
        .collect()
}

/// Where the figures come from.
pub enum Came {
    /// Records.
    Data(Data),
    /// Files of what was counted of them.
    Grids(Rc<[GridFile]>),
}

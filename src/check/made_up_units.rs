//! Units before records are read: rules are checked and proved with some that are made up, and tests with those that they give.
//!
//! There are some on each level that the rules ask for, each with others in it: rules name no unit, so what they ask of one they ask of all.

use std::collections::HashMap;

use crate::schema::{UnitRecord, Units};
use crate::syntax::tree::{
    AxisEntry, CodeEntry, CodesEntry, Grid, GridLine, Item, Name, Record, TableEntry, Tree, Unit, Which,
};

use super::units::{called, in_order, key_field, list};

/// How many units are made up on the first level, and in each unit of the levels above the last: that of a record, that of another, and one that is
/// neither.
const MADE_UP: u32 = 3;
/// So many levels are made up, and one more than rules ask for.
const LEVELS: u32 = 2;

/// The code lists of a program by name.
type Lists = HashMap<String, Vec<CodeEntry>>;

/// Gives the record types of a program whose records can be rows made-up units, where their records are not known yet.
pub fn make_up_units(trees: &mut [Tree]) {
    let lists = lists(trees);
    note_units_of_tests(trees, &lists);
    let asked = levels_asked(trees);
    let levels = asked.saturating_add(1).max(LEVELS);
    for item in trees.iter_mut().flat_map(|tree| &mut tree.items) {
        let Item::Record(record) = item else { continue };
        record.level_asked = asked;
        if record.units.is_none() && list(record).is_some() {
            let levels = if record.tree.is_some() { levels } else { 1 };
            record.units = Some(made_up(record, &lists, levels).into());
        }
    }
}

/// Takes the records out of the trees of a program again, so that rows are made up.
pub(super) fn forget_units(trees: &mut [Tree]) {
    for item in trees.iter_mut().flat_map(|tree| &mut tree.items) {
        if let Item::Record(record) = item {
            (record.units, record.has_units) = (None, false);
        }
    }
}

fn lists(trees: &[Tree]) -> Lists {
    fn codes(entries: &[CodesEntry], found: &mut Vec<CodeEntry>) {
        for entry in entries {
            match entry {
                CodesEntry::Code(code) => found.push(code.clone()),
                CodesEntry::Group { entries, .. } => codes(entries, found),
            }
        }
    }
    let list = |item: &Item| match item {
        Item::Codes(list) => {
            let mut found = Vec::new();
            codes(&list.entries, &mut found);
            Some((list.name.value.clone(), found))
        }
        _ => None,
    };
    trees.iter().flat_map(|tree| &tree.items).filter_map(list).collect()
}

/// Notes of each test which of its records can be rows.
fn note_units_of_tests(trees: &mut [Tree], lists: &Lists) {
    let record = |item: &Item| match item {
        Item::Record(record) if list(record).is_some() => Some(record.clone()),
        _ => None,
    };
    let types: Vec<Record> = trees.iter().flat_map(|tree| &tree.items).filter_map(record).collect();
    for item in trees.iter_mut().flat_map(|tree| &mut tree.items) {
        let Item::Test(test) = item else { continue };
        let given = test.given.iter().filter_map(|given| {
            let record = types.iter().find(|record| record.name.value == given.record.value)?;
            Some((record.name.value.clone(), of_grid(record, lists, given.lines.grid()?)))
        });
        test.units = given.collect();
    }
}

/// The units that lines of a test give.
fn of_grid(record: &Record, lists: &Lists, grid: &Grid) -> Vec<Unit> {
    let column = |name: &Name| grid.header.iter().position(|cell| cell.value == name.value);
    let label = record.fields.iter().find(|field| field.is_label).map(|field| &field.name);
    let cell = |line: &'_ GridLine, column: Option<usize>| -> Option<String> {
        column.and_then(|column| line.cells.get(column)).map(|cell| cell.value.clone()).filter(|cell| !cell.is_empty())
    };
    let named = [key_field(record).map(|key| &key.name), label, record.tree.as_ref()].map(|name| name.and_then(column));
    let lines: Vec<_> = grid.lines.iter().map(|line| (named.map(|column| cell(line, column)), line)).collect();
    let codes = |line: &GridLine| {
        let of_field = |field: &'_ crate::syntax::tree::Field| {
            let (list, codes) = lists.get_key_value(&field.kind.name.value)?;
            let written = cell(line, column(&field.name))?;
            Some((list.as_str(), codes.iter().find(|code| is_called(code, &written))?.name.value.as_str()))
        };
        record.fields.iter().filter_map(of_field).collect()
    };
    let known = lines.iter().filter_map(|([key, label, tree], line)| {
        Some(UnitRecord { key: key.as_deref()?, label: label.as_deref(), parent: tree.as_deref(), codes: codes(line) })
    });
    in_order(&known.collect::<Vec<_>>())
}

fn is_called(code: &CodeEntry, written: &str) -> bool {
    let labels = code.label.iter().chain(&code.aliases).chain(code.external.iter().map(|(_, text)| text));
    code.name.value == written || labels.into_iter().any(|label| label.value == written)
}

/// A unit that is still to be written: its key, what it is called, what it stands in, its level, which one of the first level it is in.
type Open = (String, String, Option<u32>, u32, usize);

fn made_up(record: &Record, lists: &Lists, levels: u32) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::new();
    // The next one last: there may be many levels.
    let mut open: Vec<Open> = Vec::new();
    let push = |open: &mut Vec<Open>, (key, called): (&str, &str), parent, level, top: Option<usize>| {
        let many = if level > Units::WIDE_LEVELS { 1 } else { MADE_UP };
        let of = |number: u32| {
            (format!("{key}_{number}"), format!("{called} {number}"), parent, level, top.unwrap_or(number as usize - 1))
        };
        open.extend((1..=many).rev().map(of));
    };
    push(&mut open, (&record.name.value.to_lowercase(), &called(record)), None, 1, None);
    while let Some((key, called, parent, level, top)) = open.pop() {
        let own = units.len() as u32;
        if level < levels {
            push(&mut open, (&key, &called), Some(own), level + 1, Some(top));
        }
        let code = |field: &crate::syntax::tree::Field| {
            let (list, codes) = lists.get_key_value(&field.kind.name.value)?;
            let code = codes.get(top % codes.len().max(1))?;
            Some((list.clone(), code.name.value.clone()))
        };
        let codes = record.fields.iter().filter_map(code).collect();
        units.push(Unit { key, label: called, parent, codes });
    }
    units
}

/// The deepest level that some line of rows or columns, or the report, asks for.
fn levels_asked(trees: &[Tree]) -> u32 {
    fn of_which(which: &Which) -> u32 {
        match which {
            Which::AtLevel(level) | Which::WithinThis(Some(level)) => level.value,
            Which::Of(_) | Which::WithinThis(None) | Which::Each(_) | Which::These(_) => 0,
        }
    }
    fn of_entry(entry: &AxisEntry) -> u32 {
        let own = match entry {
            AxisEntry::Codes { chosen: Some(chosen), .. } => of_which(&chosen.which),
            _ => 0,
        };
        entry.inner().iter().map(of_entry).fold(own, u32::max)
    }
    let of_item = |item: &Item| match item {
        Item::Table(table) => {
            let lines = table.entries.iter();
            lines.map(|entry| if let TableEntry::Axis(entry) = entry { of_entry(entry) } else { 0 }).max()
        }
        Item::Report(report) => report.each.as_ref().and_then(|each| Some(of_which(&each.chosen.as_ref()?.which))),
        _ => None,
    };
    trees.iter().flat_map(|tree| &tree.items).filter_map(of_item).max().unwrap_or(0)
}

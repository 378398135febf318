//! A report for each of something: parts of one outcome, each as a report of its own.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::outcome::{
    Cell, CheckOutcome, HeaderNode, MemberHeader, Note, Outcome, Place, ShownRows, TableOutcome, TextOutcome,
    Undetermined, fill,
};

use super::Text;
use super::finished_check::{FinishedCheck, of_unit};

/// What a report is for, each by itself.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Each {
    /// The list or record type that it names.
    pub of: String,
    /// What the files are called, with `{this}` and `{this.code}` for each.
    pub file: String,
    /// They, in their order.
    pub units: Vec<UnitReport>,
    /// The tables of which there is one for each, by position.
    pub tables: BTreeMap<usize, Parted>,
}

/// One of them.
#[derive(Debug, Clone, PartialEq)]
pub struct UnitReport {
    /// Its key, or its code.
    pub id: String,
    /// What it is called.
    pub label: String,
    /// What its files are called, without their ending: safe on every disk, and of no other.
    pub file: String,
    /// The texts as they are for it.
    pub texts: Vec<Text>,
    /// What must hold of it.
    pub checks: Vec<FinishedCheck>,
}

/// How a table is parted.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Parted {
    /// The rows of each, in their order; none of what the table has no row for.
    pub rows: Vec<Option<UnitRows>>,
    /// The label of the total of each, and whether it stands before the rows; `None`: no total is printed.
    pub total: Option<(String, bool)>,
}

/// The rows of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitRows {
    /// The one that is all of it.
    pub row: usize,
    /// The others, which follow it.
    pub rows: Range<usize>,
    /// The last row on the left of a page, where the others stand to the right.
    pub halves: Option<usize>,
}

/// Words with what stands in them for that which a report is for.
pub(crate) fn filled_for(words: &str, id: &str, label: &str) -> String {
    let mut filled = String::with_capacity(words.len());
    let mut rest = words;
    while let Some(at) = rest.find("{this") {
        let (before, hole) = rest.split_at(at);
        filled.push_str(before);
        let (with, length) = match hole {
            _ if hole.starts_with("{this}") => (label, "{this}".len()),
            _ if hole.starts_with("{this.code}") => (id, "{this.code}".len()),
            _ => ("{this", "{this".len()),
        };
        filled.push_str(with);
        rest = &hole[length..];
    }
    filled + rest
}

impl Each {
    /// The checks of all, over finished tables.
    pub(crate) fn checks(&self, tables: &[TableOutcome]) -> Vec<CheckOutcome> {
        self.units.iter().flat_map(|unit| &unit.checks).map(|check| check.outcome(tables)).collect()
    }

    /// The report of each, out of the outcome of all.
    pub fn reports(&self, whole: &Outcome) -> Vec<Outcome> {
        let cut: BTreeMap<usize, Cut<'_>> = self
            .tables
            .iter()
            .filter_map(|(at, parted)| Some((*at, Cut::new(whole.tables.get(*at)?, parted))))
            .collect();
        (0..self.units.len()).map(|unit| self.report(unit, whole, &cut)).collect()
    }

    fn report(&self, at: usize, whole: &Outcome, cut: &BTreeMap<usize, Cut<'_>>) -> Outcome {
        let unit = &self.units[at];
        let this = This { id: &unit.id, label: &unit.label };
        let tables = whole.printed_tables().map(|(position, table)| match cut.get(&position) {
            Some(cut) => cut.of(at, &this),
            None => this.in_table(table.clone()),
        });
        let text =
            |text: &Text| TextOutcome { name: text.name.clone(), text: fill(&text.parts, &whole.tables, whole.locale) };
        let checks = unit.checks.iter().map(|check| this.in_check(check.outcome(&whole.tables)));
        Outcome {
            title: this.filled(&whole.title),
            cites: whole.cites.iter().map(|cite| this.filled(cite)).collect(),
            period: whole.period,
            by_hand: whole.by_hand.clone(),
            locale: whole.locale,
            tables: tables.collect(),
            printed: None,
            checks: checks.collect(),
            texts: unit.texts.iter().map(text).collect(),
            inputs: whole.inputs.clone(),
        }
    }
}

/// What words are filled with.
struct This<'u> {
    id: &'u str,
    label: &'u str,
}

impl This<'_> {
    fn filled(&self, words: &str) -> String {
        filled_for(words, self.id, self.label)
    }

    fn in_check(&self, check: CheckOutcome) -> CheckOutcome {
        let prefix = of_unit(self.id, "");
        let own = |shown: String| shown.strip_prefix(&prefix).map(str::to_owned).unwrap_or(shown);
        let message = self.filled(&check.message);
        CheckOutcome { check: own(check.check), said: own(check.said), message, ..check }
    }

    fn in_node(&self, node: &HeaderNode) -> HeaderNode {
        match node {
            HeaderNode::Member(at) => HeaderNode::Member(*at),
            HeaderNode::Heading { label, children } => HeaderNode::Heading {
                label: self.filled(label),
                children: children.iter().map(|child| self.in_node(child)).collect(),
            },
        }
    }

    fn in_member(&self, member: &MemberHeader) -> MemberHeader {
        MemberHeader { label: self.filled(&member.label), ..member.clone() }
    }

    fn in_table(&self, mut table: TableOutcome) -> TableOutcome {
        table.title = self.filled(&table.title);
        table.cites.iter_mut().for_each(|cite| *cite = self.filled(cite));
        table.stubs.iter_mut().for_each(|stub| stub.heading = self.filled(&stub.heading));
        table.rows.iter_mut().for_each(|row| row.label = self.filled(&row.label));
        table.columns.iter_mut().for_each(|column| column.label = self.filled(&column.label));
        table.column_tree = table.column_tree.iter().map(|node| self.in_node(node)).collect();
        table.row_tree = table.row_tree.iter().map(|node| self.in_node(node)).collect();
        table.notes.iter_mut().for_each(|note| note.text = self.filled(&note.text));
        if let Some(rest) = table.shown_rows.as_mut().and_then(|shown| shown.rest.as_mut()) {
            rest.label = self.filled(&rest.label);
        }
        table
    }
}

/// A table with what belongs to each already told apart.
struct Cut<'o> {
    whole: &'o TableOutcome,
    parted: &'o Parted,
    /// By unit: the headings and rows at the outside, the notes, what is undetermined, the checks.
    nodes: Vec<Vec<&'o HeaderNode>>,
    notes: Vec<Vec<&'o Note>>,
    undetermined: Vec<Vec<&'o Undetermined>>,
    checks: Vec<Vec<&'o CheckOutcome>>,
    /// Notes of no row.
    common: Vec<&'o Note>,
}

impl<'o> Cut<'o> {
    fn new(whole: &'o TableOutcome, parted: &'o Parted) -> Cut<'o> {
        let count = parted.rows.len();
        let mut unit_of: Vec<Option<usize>> = vec![None; whole.rows.len()];
        for (unit, rows) in parted.rows.iter().enumerate() {
            let Some(UnitRows { row, rows, .. }) = rows else { continue };
            std::iter::once(*row).chain(rows.clone()).for_each(|row| unit_of[row] = Some(unit));
        }
        let ids: BTreeMap<&str, usize> = parted
            .rows
            .iter()
            .enumerate()
            .filter_map(|(unit, rows)| Some((whole.rows.get(rows.as_ref()?.row)?.id.as_str(), unit)))
            .collect();
        let mut cut = Cut {
            whole,
            parted,
            nodes: vec![Vec::new(); count],
            notes: vec![Vec::new(); count],
            undetermined: vec![Vec::new(); count],
            checks: vec![Vec::new(); count],
            common: Vec::new(),
        };
        let of_row = |row: usize| unit_of.get(row).copied().flatten();
        for node in &whole.row_tree {
            if let Some(unit) = first_row(node).and_then(of_row) {
                cut.nodes[unit].push(node);
            }
        }
        for note in &whole.notes {
            match note.place {
                Place::Row(row) => of_row(row).into_iter().for_each(|unit| cut.notes[unit].push(note)),
                Place::Column(_) | Place::Table => cut.common.push(note),
            }
        }
        for (row, ledger) in &whole.undetermined_of_each {
            of_row(*row).into_iter().for_each(|unit| cut.undetermined[unit].push(ledger));
        }
        for ledger in &whole.undetermined {
            if let Place::Row(row) = ledger.place {
                of_row(row).into_iter().for_each(|unit| cut.undetermined[unit].push(ledger));
            }
        }
        for check in &whole.checks {
            let unit = match check.place {
                Place::Row(row) => of_row(row),
                Place::Column(_) | Place::Table => {
                    check.check.rsplit_once(": ").and_then(|(id, _)| ids.get(id)).copied()
                }
            };
            unit.into_iter().for_each(|unit| cut.checks[unit].push(check));
        }
        cut
    }

    /// The table of one.
    fn of(&self, unit: usize, this: &This<'_>) -> TableOutcome {
        let whole = self.whole;
        let slot = Slot::new(self.parted, unit);
        let place_of = |at: &Place| match at {
            Place::Row(row) => slot.place(*row).map(Place::Row),
            other => Some(*other),
        };
        let notes = self.common.iter().chain(&self.notes[unit]);
        let notes = notes.filter_map(|note| Some(Note { place: place_of(&note.place)?, text: note.text.clone() }));
        let undetermined = self.undetermined[unit].iter().filter_map(|ledger| {
            Some(Undetermined { place: place_of(&ledger.place)?, row: None, ..(*ledger).clone() })
        });
        let checks = self.checks[unit].iter().filter_map(|check| {
            Some(this.in_check(CheckOutcome { place: place_of(&check.place)?, ..(*check).clone() }))
        });
        this.in_table(TableOutcome {
            name: whole.name.clone(),
            title: whole.title.clone(),
            cites: whole.cites.clone(),
            stubs: whole.stubs.clone(),
            columns: whole.columns.clone(),
            column_tree: whole.column_tree.clone(),
            notes: notes.collect(),
            as_given: whole.as_given.clone(),
            undetermined: undetermined.collect(),
            checks: checks.collect(),
            rows: self.headers(&slot, this),
            halves: self.parted.rows[unit].as_ref().and_then(|rows| slot.place(rows.halves?)).map(|last| last + 1),
            shown_rows: whole.shown_of_each.iter().find(|(of, _)| *of == slot.own).map(|(_, shown)| slot.shown(shown)),
            row_tree: self.tree(unit, &slot),
            cells: self.cells(&slot),
            ..TableOutcome::default()
        })
    }

    fn headers(&self, slot: &Slot<'_>, this: &This<'_>) -> Vec<MemberHeader> {
        let prefix = format!("{}.", this.id);
        let header = |row: &MemberHeader| {
            let id = row.id.strip_prefix(&prefix).unwrap_or(&row.id).to_owned();
            let within = row.within.filter(|whole| *whole != slot.own).and_then(|whole| slot.place(whole));
            MemberHeader { id, depth: row.depth.saturating_sub(1), within, ..this.in_member(row) }
        };
        let mut headers: Vec<MemberHeader> = self.whole.rows[slot.rows.clone()].iter().map(header).collect();
        if let (Some((label, _)), Some(at)) = (slot.total, slot.place(slot.own)) {
            let (id, label) = ("total".to_owned(), this.filled(label));
            headers
                .insert(at, MemberHeader { id, label, depth: 0, is_total: true, ..self.whole.rows[slot.own].clone() });
        }
        headers
    }

    fn cells(&self, slot: &Slot<'_>) -> Vec<Cell> {
        let width = self.whole.columns.len();
        let of_row = |row: usize| self.whole.cells[row * width..(row + 1) * width].iter().cloned();
        let mut cells: Vec<Cell> = slot.rows.clone().flat_map(of_row).collect();
        if let Some(at) = slot.place(slot.own) {
            cells.splice(at * width..at * width, of_row(slot.own));
        }
        cells
    }

    fn tree(&self, unit: usize, slot: &Slot<'_>) -> Vec<HeaderNode> {
        let mut tree: Vec<HeaderNode> = self.nodes[unit].iter().filter_map(|node| moved(node, slot)).collect();
        if let Some(at) = slot.place(slot.own) {
            tree.insert(if at == 0 { 0 } else { tree.len() }, HeaderNode::Member(at));
        }
        tree
    }
}

/// Where the rows of one stand in its own table.
struct Slot<'p> {
    /// The row that is all of it.
    own: usize,
    rows: Range<usize>,
    total: Option<&'p (String, bool)>,
}

impl<'p> Slot<'p> {
    fn new(parted: &'p Parted, unit: usize) -> Slot<'p> {
        match parted.rows.get(unit).and_then(Option::as_ref) {
            Some(UnitRows { row, rows, .. }) => Slot { own: *row, rows: rows.clone(), total: parted.total.as_ref() },
            None => Slot { own: 0, rows: 0..0, total: None },
        }
    }

    /// The rows that are printed, at their places.
    fn shown(&self, shown: &ShownRows) -> ShownRows {
        let placed = |rows: &[usize]| rows.iter().filter_map(|row| self.place(*row)).collect();
        ShownRows { rows: placed(&shown.rows), after_first: placed(&shown.after_first), ..shown.clone() }
    }

    /// The place of a row; none of the one that is all of it where no total is printed.
    fn place(&self, row: usize) -> Option<usize> {
        let is_first = self.total.is_some_and(|(_, first)| *first);
        match row {
            row if row == self.own && is_first => Some(0),
            row if row == self.own => self.total.map(|_| self.rows.len()),
            row => Some(row - self.rows.start + usize::from(is_first)),
        }
    }
}

fn first_row(node: &HeaderNode) -> Option<usize> {
    match node {
        HeaderNode::Member(at) => Some(*at),
        HeaderNode::Heading { children, .. } => children.iter().find_map(first_row),
    }
}

/// A heading or a row at its new place; none of what is the total.
fn moved(node: &HeaderNode, slot: &Slot<'_>) -> Option<HeaderNode> {
    match node {
        HeaderNode::Member(at) if *at == slot.own => None,
        HeaderNode::Member(at) => slot.place(*at).map(HeaderNode::Member),
        HeaderNode::Heading { label, children } => {
            let children: Vec<HeaderNode> = children.iter().filter_map(|child| moved(child, slot)).collect();
            (!children.is_empty()).then(|| HeaderNode::Heading { label: label.clone(), children })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::filled_for;

    #[test]
    fn words_are_filled_once_whatever_they_are_filled_with() {
        assert_eq!(
            filled_for("{this} ({this.code}) {that} {this", "{this}", "{this.code}"),
            "{this.code} ({this}) {that} {this"
        );
    }
}

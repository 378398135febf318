//! What is printed around the cells: numbers, formulas, headings, footnotes.

use indexmap::IndexMap;

use crate::model::{Axis, Check, CheckKind, Clause, Formula, Headers, Member};
use crate::outcome::{HeaderNode, MemberHeader, Note, Place, Stub, list_of_day};
use crate::syntax::tree::{self, ArithmeticOp, CompareOp, Dimension, Name, WordSet};
use crate::syntax::{Phrase, id_in};

use super::axis::Drafted;
use super::listed::ListLine;
use super::scope::Scope;

/// The printed numbers of an axis by id: what was written, else for columns an id that begins with a digit.
pub(super) fn printed(drafted: &Drafted<'_>, dimension: Dimension) -> Vec<String> {
    drafted
        .ids
        .keys()
        .zip(&drafted.written)
        .map(|(id, written)| match written.and_then(|w| w.printed.as_ref()) {
            Some(printed) => printed.value.clone(),
            // Of a block the ids say what they stand for.
            None if written.is_some_and(|written| written.of_block.is_some()) => String::new(),
            None if dimension == Dimension::Column && id.starts_with(|c: char| c.is_ascii_digit()) => id.clone(),
            None => String::new(),
        })
        .collect()
}

/// Says under the table of which day a list is that changes.
pub(super) fn lists_of_days(scope: &Scope<'_>, axis: &Drafted<'_>) -> Vec<Note> {
    let note = |line: &ListLine<'_>| {
        let list = scope.schema.list(line.list);
        let name = scope.schema.list_name(line.list);
        let label = if list.label.is_empty() { name } else { &list.label };
        Some(Note { place: Place::Table, text: list_of_day(label, line.day?, scope.report.locale) })
    };
    axis.code_lines.iter().filter_map(note).collect()
}

/// The headers of a table.
pub(super) fn headers(
    rows: &Drafted<'_>,
    columns: &Drafted<'_>,
    checks: &[Check],
    stubs: Vec<Stub>,
    universe: &[Clause],
) -> Headers {
    Headers {
        stubs: if stubs.is_empty() { vec![Stub::default()] } else { stubs },
        rows: members([rows, columns], Dimension::Row, checks),
        columns: members([rows, columns], Dimension::Column, checks),
        row_tree: pruned(&rows.tree),
        column_tree: pruned(&columns.tree),
        notes: notes(rows, columns, universe),
        as_given: Vec::new(),
        halves: None,
    }
}

fn members(axes: [&Drafted<'_>; 2], dimension: Dimension, checks: &[Check]) -> Vec<MemberHeader> {
    let drafted = axes[usize::from(dimension == Dimension::Column)];
    let printed = printed(drafted, dimension);
    let names = Names::of(drafted, dimension);
    let lowest = drafted.axis.lowest();
    let is_lowest = |index: usize| dimension == Dimension::Row && lowest[index];
    let parent_of = |member: &Member| member.parent.map(|parent| drafted.axis.members[parent].id.as_str());
    drafted
        .axis
        .members
        .iter()
        .enumerate()
        .map(|(index, member)| MemberHeader {
            id: member.id.clone(),
            printed: printed[index].clone(),
            // Of a block it would stand there for each code.
            formula: match written_formula(drafted, index) {
                _ if member.each.is_some() && printed[index].is_empty() => None,
                Some(formula) => {
                    let all = Hidden { axes, dimension, of: index }.written_out(formula, 0);
                    all.map(|all| names.of_member(&all, parent_of(member)))
                }
                None => checked_formula(checks, &drafted.axis, dimension, index),
            }
            .unwrap_or_default(),
            label: drafted.labels[index].clone(),
            depth: depth(&drafted.axis, member),
            is_total: member.is_total,
            is_lowest: is_lowest(index),
            is_rest: false,
            within: member.parent.filter(|_| dimension == Dimension::Row),
            hidden: member.hidden,
        })
        .collect()
}

fn written_formula<'t>(drafted: &Drafted<'t>, index: usize) -> Option<&'t tree::Formula> {
    let written = drafted.written[index]?;
    // Where no number is printed, no formula is; nor where a formula is printed with it.
    if written.printed.as_ref().is_some_and(|printed| printed.value.is_empty() || printed.value.contains('=')) {
        return None;
    }
    match written.body.as_ref()? {
        // Its figures are not those of the columns that it names.
        tree::Body::Formula(tree::Formula::Over { .. } | tree::Formula::Rank { .. }, _) => None,
        tree::Body::Formula(formula, _) => Some(formula),
        _ => None,
    }
}

/// An identity that a check states of a member stands beside its number, as on the official forms: `8 = 9+...+16`.
fn checked_formula(checks: &[Check], axis: &Axis, dimension: Dimension, index: usize) -> Option<String> {
    let is_printed = |formula: &Formula| {
        let mut all = true;
        formula.named(dimension, &mut |member| all = all && !axis.members[member].hidden);
        all
    };
    checks.iter().find_map(|check| match &check.kind {
        CheckKind::Compare { over, left: Formula::Member(member), op: CompareOp::Equal, right }
            if *over == dimension && *member == index && !check.warn && is_sum(right) && is_printed(right) =>
        {
            check.shown.split_once(" = ").map(|(_, right)| right.to_owned())
        }
        _ => None,
    })
}

fn is_sum(formula: &Formula) -> bool {
    matches!(formula, Formula::Sum(_) | Formula::Binary(..))
}

/// What stands under something hidden is indented as if that were not there.
fn depth(axis: &Axis, member: &Member) -> u16 {
    let mut depth = 0;
    let mut at = member.parent;
    while let Some(parent) = at {
        depth += u16::from(!axis.members[parent].hidden);
        at = axis.members[parent].parent;
    }
    depth
}

fn pruned(nodes: &[HeaderNode]) -> Vec<HeaderNode> {
    nodes
        .iter()
        .filter_map(|node| match node {
            HeaderNode::Member(member) => Some(HeaderNode::Member(*member)),
            HeaderNode::Heading { label, children } => {
                let children = pruned(children);
                (!children.is_empty()).then(|| HeaderNode::Heading { label: label.clone(), children })
            }
        })
        .collect()
}

fn notes(rows: &Drafted<'_>, columns: &Drafted<'_>, universe: &[Clause]) -> Vec<Note> {
    let of = |clauses: &[Clause], place: Place| -> Vec<Note> {
        clauses.iter().filter_map(|c| c.note.clone()).map(|text| Note { place, text }).collect()
    };
    let mut notes = Vec::new();
    for (index, member) in columns.axis.members.iter().enumerate() {
        notes.extend(of(&member.clauses, Place::Column(index)));
    }
    for (index, member) in rows.axis.members.iter().enumerate() {
        notes.extend(of(&member.clauses, Place::Row(index)));
    }
    notes.extend(of(universe, Place::Table));
    notes
}

/// What printed formulas put in the place of columns and rows that the reader cannot find in the table.
struct Hidden<'d, 't> {
    /// Rows, then columns.
    axes: [&'d Drafted<'t>; 2],
    /// The axis of the formula.
    dimension: Dimension,
    /// The member whose formula it is.
    of: usize,
}

impl Hidden<'_, '_> {
    /// A formula with the formulas of what is hidden written out. `None` where it hangs on something hidden that no formula over what is printed
    /// stands for. `depth` is how many were written out already: formulas can still need each other in a circle.
    fn written_out(&self, formula: &tree::Formula, depth: usize) -> Option<tree::Formula> {
        let inner = |formula: &tree::Formula| Some(Box::new(self.written_out(formula, depth)?));
        Some(match formula {
            tree::Formula::Member(name) if self.is_hidden(self.dimension, name) => return self.formula_of(name, depth),
            tree::Formula::Single { row, column, .. }
                if self.is_hidden(Dimension::Row, row) || self.is_hidden(Dimension::Column, column) =>
            {
                return None;
            }
            tree::Formula::Over { .. } | tree::Formula::Rank { .. } if depth > 0 => return None,
            tree::Formula::Parent(_) if depth > 0 || self.parent_is_hidden() => return None,
            tree::Formula::Negate(of, span) => tree::Formula::Negate(inner(of)?, *span),
            tree::Formula::Binary { op, left, right } => {
                tree::Formula::Binary { op: *op, left: inner(left)?, right: inner(right)? }
            }
            other => other.clone(),
        })
    }

    fn on(&self, dimension: Dimension) -> &Drafted<'_> {
        self.axes[usize::from(dimension == Dimension::Column)]
    }

    fn is_hidden(&self, dimension: Dimension, name: &Name) -> bool {
        let drafted = self.on(dimension);
        drafted.ids.get(&name.value).is_some_and(|at| drafted.axis.members[*at].hidden)
    }

    fn parent_is_hidden(&self) -> bool {
        let members = &self.on(self.dimension).axis.members;
        members[self.of].parent.is_some_and(|parent| members[parent].hidden)
    }

    fn formula_of(&self, name: &Name, depth: usize) -> Option<tree::Formula> {
        let drafted = self.on(self.dimension);
        let at = *drafted.ids.get(&name.value)?;
        match drafted.written[at]?.body.as_ref()? {
            tree::Body::Formula(formula, shown) if !shown.percent && depth < drafted.ids.len() => {
                self.written_out(formula, depth + 1)
            }
            _ => None,
        }
    }
}

/// How members are called in formulas as shown: by printed number, else by id.
pub(super) struct Names(IndexMap<String, String>);

/// Around a part of a formula that is written: how strongly what is around it binds, the id of the member whose formula it is, and the
/// words that it is written in.
#[derive(Clone, Copy)]
struct Around<'p> {
    binds: u8,
    parent: Option<&'p str>,
    words: WordSet,
}

impl Names {
    pub fn of(drafted: &Drafted<'_>, dimension: Dimension) -> Names {
        let printed = printed(drafted, dimension);
        let name = |(id, printed): (&String, String)| {
            let is_number = !printed.is_empty() && !printed.contains('=');
            (id.clone(), if is_number { printed } else { id.clone() })
        };
        Names(drafted.ids.keys().zip(printed).map(name).collect())
    }

    /// Everything by its id.
    pub fn by_id() -> Names {
        Names(IndexMap::new())
    }

    /// A formula as the official forms print it, `9+...+16`, `6/5`; `parent` is the id of the member around the one whose formula it is.
    fn of_member(&self, formula: &tree::Formula, parent: Option<&str>) -> String {
        self.written(formula, Around { binds: 0, parent, words: WordSet::English })
    }

    /// A comparison as programs know it, and in the words of its file.
    pub fn comparison(&self, [left, right]: [&tree::Formula; 2], op: CompareOp, words: WordSet) -> [String; 2] {
        let side = |side, words| self.written(side, Around { binds: 0, parent: None, words });
        both_of(words, |words| format!("{} {} {}", side(left, words), op.sign(), side(right, words)))
    }

    fn name(&self, name: &str, words: WordSet) -> String {
        self.0.get(name).map_or_else(|| id_in(words, name), String::as_str).to_owned()
    }

    fn written(&self, formula: &tree::Formula, around: Around<'_>) -> String {
        let words = around.words;
        let name = |name: &tree::Name| self.name(&name.value, words);
        let part = |part: &tree::Formula, binds: u8| self.written(part, Around { binds, ..around });
        match formula {
            tree::Formula::Member(name_of) => name(name_of),
            tree::Formula::Parent(_) => {
                around.parent.map_or_else(|| Phrase::Parent.written(words).to_owned(), |id| self.name(id, words))
            }
            tree::Formula::Range { from, to, .. } => {
                let written = format!("{}+...+{}", name(from), name(to));
                if around.binds > 1 { format!("({written})") } else { written }
            }
            tree::Formula::Cell { table, row, column, .. } => {
                format!("{}[{}, {}]", table.value, id_in(words, &row.value), id_in(words, &column.value))
            }
            tree::Formula::Single { row, column, .. } => {
                format!("[{}, {}]", name(row), name(column))
            }
            tree::Formula::Over { inner, .. } => self.written(inner, around),
            tree::Formula::Along { of, .. } | tree::Formula::Rank { of, .. } => name(of),
            tree::Formula::Shown(inner, _) => format!("{} {}", Phrase::Shown.written(words), part(inner, 3)),
            tree::Formula::Number(number) => number.value.to_string(),
            tree::Formula::Param(name) => name.value.clone(),
            tree::Formula::Negate(inner, _) => format!("-{}", part(inner, 3)),
            tree::Formula::Binary { op, left, right } => {
                let level = if matches!(op, ArithmeticOp::Add | ArithmeticOp::Subtract) { 1 } else { 2 };
                let right_level =
                    if matches!(op, ArithmeticOp::Add | ArithmeticOp::Multiply) { level } else { level + 1 };
                let written = format!("{}{}{}", part(left, level), op.sign(), part(right, right_level));
                if level < around.binds { format!("({written})") } else { written }
            }
        }
    }
}

/// A piece of rules as programs know it, and in the words of its file.
fn both_of(words: WordSet, said: impl Fn(WordSet) -> String) -> [String; 2] {
    let shown = said(WordSet::English);
    let own = if words == WordSet::English { shown.clone() } else { said(words) };
    [shown, own]
}

/// The check that the total is the sum of the rows.
pub(super) fn total_is_sum(words: WordSet) -> [String; 2] {
    both_of(words, |words| format!("{} = {}", Phrase::Total.written(words), Phrase::SumOfRows.written(words)))
}

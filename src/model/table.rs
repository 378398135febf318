//! Checked tables: two axes of members, what stands in the cells, and what must hold of them.

use crate::outcome::{HeaderNode, MemberHeader, NoSum, Note, Over, Presentation, ShownGlyphs, Stub};
use crate::schema::{ListId, RecordId};
use crate::source::Span;
use crate::syntax::id_in;
use crate::syntax::tree::{Decided, MeasureKind, WordSet};
use crate::value::CodeIndex;

use super::{Check, Expression, Formula, OfWhich, Path, Position, ShowRows, Split};

/// A checked table.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// Its title.
    pub title: String,
    /// The instruments it is made under, as printed.
    pub cites: Vec<String>,
    /// The record type it is of.
    pub record: RecordId,
    /// Which records of that type are in the table's universe: those for which every clause is *yes*. (Records of
    /// another type, where a measure names one, are all in.)
    pub universe: Vec<Clause>,
    /// The rows.
    pub rows: Axis,
    /// The columns.
    pub columns: Axis,
    /// Single cells that stand apart, at most one for each place, by row and column.
    pub overrides: Vec<Override>,
    /// The same over other periods, for the formulas that ask for it.
    pub asides: Vec<Aside>,
    /// What must hold.
    pub checks: Vec<Check>,
    /// Which rows are printed, and in which order, where that is not all of them as they stand.
    pub shown: Option<ShowRows>,
    /// How states are printed where no member says otherwise.
    pub glyphs: ShownGlyphs,
    /// Which formula is worked out first where a row's crosses a column's. `ColumnsFirst` means that the column's formula
    /// is worked out on the plain rows and the row's is applied to its results, last.
    pub solve: SolveOrder,
    /// What is printed around the cells; the same whatever the records.
    pub headers: Headers,
    /// The set of words that its file is in: what is spoken back of it is said in these.
    pub words: WordSet,
    /// The name in the rule file.
    pub span: Span,
}

/// A table beside another: over another period, each condition that names the period about that one; or for a single cell with a
/// measure and conditions of its own. It is counted in the same pass as the table it belongs to, and printed only where a formula
/// names its cells.
#[derive(Debug, Clone, PartialEq)]
pub struct Aside {
    /// Its period; `None` is the report's.
    pub over: Option<Over>,
    /// The row and the column of the first of the single cells that it is for.
    pub cell: Option<(usize, usize)>,
    /// As the first formula that asks for it says: `period - 1 year`; the cell: `[a, 2]`.
    pub words: String,
    /// The table: members at the same positions, of which those that no formula asks for measure nothing. It has neither
    /// checks nor headers, and no asides of its own: its formulas name those of the table it belongs to.
    pub table: Table,
}

/// Which formula goes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SolveOrder {
    /// Row formulas are worked out first and the column's is applied to their results, last.
    #[default]
    RowsFirst,
    /// Column formulas are worked out first and the row's is applied to their results, last.
    ColumnsFirst,
}

/// Everything of a table's print that does not depend on records.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Headers {
    /// The columns left of the figures.
    pub stubs: Vec<Stub>,
    /// The rows' headers, one a member.
    pub rows: Vec<MemberHeader>,
    /// The columns' headers, one a member.
    pub columns: Vec<MemberHeader>,
    /// How many rows stand on the left, where the others stand to the right of them.
    pub halves: Option<usize>,
    /// Headings over the rows.
    pub row_tree: Vec<HeaderNode>,
    /// Headings over the columns.
    pub column_tree: Vec<HeaderNode>,
    /// Footnotes with the names of sets filled in.
    pub notes: Vec<Note>,
    /// Fields that cells over other periods read through a reference, with those periods: they have no history.
    pub as_given: Vec<(String, Vec<Over>)>,
}

/// One axis: its members in the order printed, and the splits among them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Axis {
    /// The members in the order printed. Indices elsewhere are positions in here.
    pub members: Vec<Member>,
    /// The splits in the order written.
    pub splits: Vec<Split>,
    /// The `of which` in the order written.
    pub of_which: Vec<OfWhich>,
    /// The lines `rows LIST` or `columns LIST` in the order written.
    pub code_lines: Vec<CodeLine>,
}

/// A line that gives a member for each code and each group of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct CodeLine {
    /// The list.
    pub list: ListId,
    /// For each record type that the table measures, the path to the record's code.
    pub reaches: Vec<(RecordId, Path)>,
    /// The paths to what decides where codes of the list were split, each with its place among the deciding fields of the list.
    pub deciders: Vec<(RecordId, u32, Path)>,
    /// The line.
    pub span: Span,
}

/// A row or a column.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// Its id.
    pub id: String,
    /// The member whose population this one's lies within.
    pub parent: Option<usize>,
    /// How it lies there.
    pub relation: Relation,
    /// What a block gives for each of its codes is called like this together: `Origin.n`. What is asked of the rules as they are
    /// written is asked of all these at once.
    pub each: Option<String>,
    /// For a member of a [`CodeLine`]: the line and the codes (one, or a group's). Its condition is that the record's
    /// code, by the line's path for the record's type, is among them.
    pub codes: Option<(usize, Vec<CodeIndex>)>,
    /// Beside these codes: those that were split, of which a record belongs here if each of the line's deciding fields that are named has
    /// the code that is named.
    pub decided: Vec<Decided>,
    /// Members that hold records which carry another code than these, and may belong here all the same: where such a record would be in
    /// a cell, that cell is not computable.
    pub lacks: Vec<usize>,
    /// For an arm of `split … by` with `: choices`: that the value is among them.
    pub choices: Option<Expression>,
    /// Its own `where` and `except`.
    pub clauses: Vec<Clause>,
    /// What it rests on beside the sources of its clauses, as printed.
    pub cites: Vec<String>,
    /// What stands in its cells.
    pub body: Body,
    /// How its results are shown.
    pub presentation: Presentation,
    /// How states are printed in its cells.
    pub glyphs: ShownGlyphs,
    /// Whether it is the `total` row: all records of the universe, its own rounding.
    pub is_total: bool,
    /// Whether it is printed nowhere: it is there to be named, is no term of a range or of the rows' sum, and no record reaches it.
    pub hidden: bool,
    /// The record type that its conditions are about; `None` where it has none of its own or above, or where they are codes of
    /// a [`CodeLine`] (which any type can reach).
    pub about: Option<RecordId>,
    /// The types of records that rows measure by themselves and that its conditions are not about: of them it asks nothing.
    pub asks_nothing_of: Vec<RecordId>,
    /// The id in the rule file.
    pub span: Span,
}

/// How a member's population lies in its parent's (or, without a parent, in the universe).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// It stands on the axis by itself.
    Top,
    /// It is an arm of this split (position in [`Axis::splits`]).
    Arm(usize),
    /// It is an `of which`, or a code under its group's subtotal: it may overlap others and need not be complete.
    Part,
}

/// A condition of its own, with its words and its sources.
#[derive(Debug, Clone, PartialEq)]
pub struct Clause {
    /// `except`: the clause holds where the condition does not.
    pub except: bool,
    /// The condition as written, without the negation of `except`.
    pub condition: Expression,
    /// The clause as written, from its keyword to the end of the condition, white space folded.
    pub words: String,
    /// Its note, names filled in.
    pub note: Option<String>,
    /// Its sources, as printed.
    pub cites: Vec<String>,
    /// Its place.
    pub span: Span,
}

/// What stands in a member's cells.
#[derive(Debug, Clone, PartialEq)]
pub enum Body {
    /// A measure over the records of the cell.
    Measure(Measure),
    /// A formula over other members of the axis.
    Formula(Formula),
    /// The form has no such cells.
    NotApplicable,
}

/// What is counted or summed.
///
/// `Count` counts records; `CountDistinct` different known values; `Sum` of no records is 0; `Average`, `Min`, `Max` of no known
/// value are not computable. Where the population has records but none of their operands is known, every measure with an operand
/// is *missing*, and so is every measure over a type for which no input was given.
#[derive(Debug, Clone, PartialEq)]
pub struct Measure {
    /// Which.
    pub kind: MeasureKind,
    /// Of which records.
    pub record: RecordId,
    /// Of what; `None` for `Count`.
    pub operand: Option<Expression>,
    /// Whether the author wrote it (else it is the default or the parent's). Where a row and a column both have measures,
    /// the one that was written counts; the checker refuses two that were.
    pub written: bool,
}

/// A single cell that stands apart from its row and column.
#[derive(Debug, Clone, PartialEq)]
pub struct Override {
    /// The row.
    pub row: usize,
    /// The column.
    pub column: usize,
    /// Not applicable, or a formula over the columns of its row.
    pub body: Body,
    /// How it is shown.
    pub presentation: Presentation,
}

impl Table {
    /// What is said of this cell alone.
    #[must_use]
    pub fn single(&self, row: usize, column: usize) -> Option<&Override> {
        let at = self.overrides.binary_search_by_key(&(row, column), |cell| (cell.row, cell.column));
        at.ok().map(|at| &self.overrides[at])
    }
}

impl Table {
    /// The table itself, or what stands aside of it.
    #[must_use]
    pub fn at(&self, aside: Option<usize>) -> &Table {
        aside.and_then(|aside| self.asides.get(aside)).map_or(self, |aside| &aside.table)
    }

    /// The table itself, then its asides, each with its position among them.
    pub fn with_asides(&self) -> impl Iterator<Item = (Option<usize>, &Table)> {
        let asides = self.asides.iter().enumerate().map(|(index, aside)| (Some(index), &aside.table));
        std::iter::once((None, self)).chain(asides)
    }

    /// Whether the records of an aside are accounted for: others are in it than in the table.
    #[must_use]
    pub fn accounts_for(&self, aside: &Aside) -> bool {
        aside.cell.is_none() && aside.table.universe != self.universe
    }

    /// How many cells the table has.
    #[must_use]
    pub fn size(&self) -> usize {
        self.rows.members.len() * self.columns.members.len()
    }

    /// The number of a cell: those of the table first, row by row, then those of each aside.
    #[must_use]
    pub fn number_of(&self, at: Position) -> usize {
        let before = at.aside.map_or(0, |aside| aside + 1) * self.size();
        before + at.row * self.columns.members.len() + at.column
    }

    /// The cell of a number.
    #[must_use]
    pub fn position_of(&self, number: usize) -> Position {
        let (width, size) = (self.columns.members.len().max(1), self.size().max(1));
        let (table, cell) = (number / size, number % size);
        Position { aside: table.checked_sub(1), row: cell / width, column: cell % width }
    }

    /// How many cells the table and its asides have.
    #[must_use]
    pub fn all_cells(&self) -> usize {
        self.size() * (1 + self.asides.len())
    }
}

impl Member {
    /// As formulas and messages name it: `[14]`.
    pub(crate) fn in_brackets(&self) -> String {
        format!("[{}]", self.id)
    }

    /// The same in a set of words.
    pub(crate) fn in_brackets_of(&self, words: WordSet) -> String {
        format!("[{}]", id_in(words, &self.id))
    }

    /// Whether it takes every record of a type that what is around it takes: its conditions are about others.
    pub(crate) fn lets_pass(&self, record: RecordId) -> bool {
        self.about.is_some_and(|about| about != record) && self.asks_nothing_of.contains(&record)
    }

    /// How a cell is shown that this member's formula gives where it crosses `other`: as this member says, or, where it says
    /// nothing, as the other does (whose percent is already in the values that the formula took).
    #[must_use]
    pub fn presentation_across(&self, other: &Member) -> Presentation {
        if self.presentation == Presentation::default() {
            return Presentation { percent: false, ..other.presentation };
        }
        self.presentation
    }

    /// Whether its clauses ask whether something is missing.
    fn asks_what_is_missing(&self) -> bool {
        let mut asks = false;
        for clause in &self.clauses {
            clause.condition.tests(&mut |test| asks |= matches!(test, Expression::Is(..)));
        }
        asks
    }
}

impl Measure {
    /// Whether a row with this measure is a part of the total of a column with the other: it says nothing of its own, or the same.
    #[must_use]
    pub fn is_part_of_total(&self, column: &Measure) -> bool {
        !self.written || (self.kind, self.record, &self.operand) == (column.kind, column.record, &column.operand)
    }
}

impl Axis {
    /// The arms that decide what is missing for the other arms of their split. There are none where the arms have an order: it says who
    /// comes first.
    #[must_use]
    pub(crate) fn deciding_arms(&self, split: &Split) -> Vec<usize> {
        let arms = split.arms.iter().copied().filter(|_| !split.ordered);
        arms.filter(|arm| self.members[*arm].asks_what_is_missing()).collect()
    }

    /// Whether sums of a member's cells mean something: it counts or sums records, or is a weighted sum of members that do.
    #[must_use]
    pub(crate) fn adds_up(&self, member: usize) -> bool {
        match &self.members[member].body {
            Body::Formula(formula)
                if !self.members[member].presentation.percent && !matches!(formula, Formula::Own(..)) =>
            {
                let mut all = formula.is_weighted_sum();
                formula.members(&mut |inner| all = all && self.adds_up(inner));
                all
            }
            body => body.adds_up(),
        }
    }

    /// The list of a member that stands for one code of it.
    #[must_use]
    pub(crate) fn list_of_code(&self, member: usize) -> Option<ListId> {
        let (line, codes) = self.members.get(member)?.codes.as_ref()?;
        let line = self.code_lines.get(*line)?;
        (codes.len() == 1).then_some(line.list)
    }

    /// Why sums of a member's cells mean nothing; `None` where they mean something, and where the form has no such cells.
    #[must_use]
    pub fn no_sum(&self, member: usize) -> Option<NoSum> {
        match &self.members[member].body {
            Body::NotApplicable => None,
            Body::Measure(measure) => match measure.kind {
                MeasureKind::Count | MeasureKind::Sum => None,
                MeasureKind::CountDistinct => Some(NoSum::Distinct),
                MeasureKind::Average => Some(NoSum::Average),
                MeasureKind::Min | MeasureKind::Max => Some(NoSum::Extreme),
            },
            Body::Formula(_) if self.members[member].presentation.percent => Some(NoSum::Share),
            Body::Formula(formula) if formula.rank().is_some() => Some(NoSum::Rank),
            Body::Formula(_) => (!self.adds_up(member)).then_some(NoSum::Formula),
        }
    }
}

impl Body {
    /// Whether sums of its cells mean something: counts and sums of records, but no ratio, average or extreme.
    #[must_use]
    pub fn adds_up(&self) -> bool {
        match self {
            Body::Measure(measure) => matches!(measure.kind, MeasureKind::Count | MeasureKind::Sum),
            Body::Formula(Formula::Own(_, adds_up)) => *adds_up,
            Body::Formula(_) | Body::NotApplicable => false,
        }
    }
}

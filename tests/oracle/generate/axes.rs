//! Rows and columns: members, splits, parts, headings, formulas.

use std::fmt::Write;

use super::arms::{ArmWriter, Arms};
use super::choices::Choices;
use super::expressions::Writer;
use super::tables::reaches;
use super::vocabulary::{Kind, Vocabulary};

/// A member that was written.
#[derive(Debug, Clone)]
pub struct Line {
    pub id: String,
    /// Whether its cells are numbers whatever crosses them.
    pub numeric: bool,
    pub formula: bool,
    /// Whether a split or an `of which` may stand on it; which record type it measures.
    pub measures: Option<usize>,
    pub is_split: bool,
}

impl Line {
    pub fn total() -> Line {
        Line { id: "total".to_owned(), numeric: true, formula: false, measures: None, is_split: false }
    }
}

/// What is decided for both axes before either is written.
pub struct Plan {
    pub record: usize,
    /// `rows LIST via …`: the list and the path of the table's own record.
    pub code_rows: Option<(usize, String)>,
    /// The types beside the table's own that columns may measure, with their paths to the code of the row. Where there are
    /// any, rows have no conditions: they are codes, or there is the total alone.
    pub others: Vec<(usize, String)>,
    /// Measures stand on the rows rather than on the columns.
    pub rows_measure: bool,
    /// Some rows are formulas, so every cell must be a number.
    pub row_formulas: bool,
}

impl Plan {
    pub fn new(vocabulary: &Vocabulary, choices: &mut Choices<'_>, record: usize) -> Plan {
        let code_rows = if choices.chance(55) {
            Writer { vocabulary, record, choices }.code_way().map(|(way, list)| (list, way))
        } else {
            None
        };
        let only_total = code_rows.is_none() && choices.chance(15);
        let others = match &code_rows {
            Some((list, _)) if choices.chance(60) => reaches(vocabulary, *list, record),
            None if only_total => (0..vocabulary.records.len())
                .filter(|other| *other != record)
                .map(|other| (other, String::new()))
                .collect(),
            _ => Vec::new(),
        };
        let rows_measure = code_rows.is_none() && !only_total && choices.chance(20);
        Plan { record, code_rows, others, rows_measure, row_formulas: choices.chance(30) }
    }
}

/// Writes one axis.
pub struct AxisWriter<'w, 'c> {
    vocabulary: &'w Vocabulary,
    plan: &'w Plan,
    choices: &'w mut Choices<'c>,
    rows: bool,
    pub text: String,
    pub lines: Vec<Line>,
    /// The splits, each as the member that is split and its arms, and parts, each as the whole and the part.
    pub splits: Vec<(String, Vec<String>)>,
    pub parts: Vec<(String, String)>,
    /// The members of the other axis, where they are known, whose cells are numbers.
    pub across: Vec<String>,
}

impl<'w, 'c> AxisWriter<'w, 'c> {
    fn new(vocabulary: &'w Vocabulary, plan: &'w Plan, choices: &'w mut Choices<'c>, rows: bool) -> Self {
        let (text, lines, splits, parts) = (String::new(), Vec::new(), Vec::new(), Vec::new());
        AxisWriter { vocabulary, plan, choices, rows, text, lines, splits, parts, across: Vec::new() }
    }

    pub fn rows(vocabulary: &'w Vocabulary, plan: &'w Plan, choices: &'w mut Choices<'c>) -> AxisWriter<'w, 'c> {
        AxisWriter::new(vocabulary, plan, choices, true)
    }

    pub fn columns(vocabulary: &'w Vocabulary, plan: &'w Plan, choices: &'w mut Choices<'c>) -> AxisWriter<'w, 'c> {
        AxisWriter::new(vocabulary, plan, choices, false)
    }

    pub fn write(&mut self) {
        self.code_lines();
        let without_conditions = self.rows && !self.plan.others.is_empty();
        if !without_conditions {
            let fewest = if self.rows { usize::from(self.lines.is_empty()) } else { 2 };
            for _ in 0..fewest + self.choices.below(4) {
                self.entry(1);
            }
        }
        if !self.rows && !self.plan.others.is_empty() {
            self.of_another_type();
        }
        let formulas = if self.rows { self.plan.row_formulas } else { self.choices.chance(60) };
        if formulas {
            for _ in 0..1 + self.choices.below(2) {
                self.formula();
            }
        }
        if !self.rows && self.choices.chance(40) {
            self.over_another_period();
        }
    }

    /// A column that names the period, and formulas over other periods that ask for it.
    fn over_another_period(&mut self) {
        let mut writer = Writer { vocabulary: self.vocabulary, record: self.plan.record, choices: self.choices };
        let Some(day) = writer.way(Kind::Date).filter(|_| self.vocabulary.has_period) else { return };
        let (named, clauses) = (self.fresh(), self.clauses(self.plan.record, 0));
        let end = self.choices.pick(&["in period", ">= period.start", "<= period.end"]);
        self.member(&named, &format!(" where {day} {end}{clauses}"));
        self.line(named.clone(), true, Some(self.plan.record));
        let mut asked = named;
        for _ in 0..1 + self.choices.below(2) {
            let terms: Vec<String> =
                self.lines.iter().filter(|line| line.numeric).map(|line| line.id.clone()).collect();
            let other = &terms[self.choices.below(terms.len())];
            let inner = match self.choices.below(5) {
                0 => format!("[{asked}] / [{other}]"),
                1 => format!("[{other}] - [{asked}] * 2"),
                2 => format!("[{asked}] + ([{asked}] - 1)"),
                _ => format!("[{asked}]"),
            };
            let shift = self.choices.pick(&[
                "- 1 year",
                "- 1 month",
                "- 2 months - 3 days",
                "+ 1 year",
                "- 6 months",
                "- 1 day",
            ]);
            let id = self.lines.len();
            self.formula_line(&format!("{inner} over period {shift}"));
            if self.choices.chance(40) {
                asked.clone_from(&self.lines[id].id);
            }
        }
    }

    /// `rows LIST via …` where the plan has it; now and then `columns` of another list, so that ids stay apart.
    fn code_lines(&mut self) {
        let planned = self.plan.code_rows.clone();
        let line = if self.rows {
            planned
        } else {
            let mut writer = Writer { vocabulary: self.vocabulary, record: self.plan.record, choices: self.choices };
            let alone = self.plan.others.is_empty();
            let found = if alone && writer.choices.chance(15) { writer.code_way() } else { None };
            let row_list = planned.map(|(list, _)| list);
            found.map(|(way, list)| (list, way)).filter(|(list, _)| row_list != Some(*list))
        };
        let Some((list, way)) = line else { return };
        let list = &self.vocabulary.lists[list];
        let (keyword, others) = if self.rows { ("rows", self.plan.others.as_slice()) } else { ("columns", &[][..]) };
        let others: String = others.iter().map(|(_, way)| format!(", {way}")).collect();
        let _ = writeln!(self.text, "  {keyword} {} via {way}{others}", list.name);
        for id in &list.entries {
            self.lines.push(Line { id: id.clone(), numeric: true, formula: false, measures: None, is_split: false });
        }
    }

    /// A fresh id: digits and letters on columns, letters first on rows.
    fn fresh(&mut self) -> String {
        let number = self.lines.len() + 1;
        match (self.rows, self.choices.below(5)) {
            (true, _) => format!("r{number}"),
            (false, 4) => format!("{number}a"),
            (false, 3) => format!("x{number}"),
            (false, _) => number.to_string(),
        }
    }

    fn member(&mut self, id: &str, rest: &str) {
        let keyword = if self.rows { "row" } else { "column" };
        let printed = if self.choices.chance(10) { format!(" printed \"({id})\"") } else { String::new() };
        let _ = writeln!(self.text, "    {keyword} {id} \"Member {id}\"{printed}{rest}");
    }

    fn line(&mut self, id: String, numeric: bool, measures: Option<usize>) {
        self.lines.push(Line { id, numeric, formula: false, measures, is_split: false });
    }

    fn entry(&mut self, depth: usize) {
        match self.choices.below(10) {
            0..=2 => self.plain_member(),
            3 => self.measured_member(),
            4..=6 => self.split(),
            7 => self.of_which(),
            8 if depth > 0 => {
                self.text.push_str("  heading \"Heading\" {\n");
                self.entry(depth - 1);
                self.entry(depth - 1);
                self.text.push_str("  }\n");
            }
            8 => self.plain_member(),
            _ if self.choices.chance(30) => {
                let id = self.fresh();
                self.member(&id, " = not applicable");
                self.lines.push(Line { id, numeric: false, formula: false, measures: None, is_split: false });
            }
            _ => self.of_another_type(),
        }
    }

    fn clauses(&mut self, record: usize, fewest: usize) -> String {
        let number = fewest + self.choices.below(2);
        let mut writer = Writer { vocabulary: self.vocabulary, record, choices: self.choices };
        (0..number).map(|_| format!(" {}", writer.clause(2))).collect()
    }

    fn plain_member(&mut self) {
        let id = self.fresh();
        let body = if !self.rows && !self.plan.rows_measure && self.choices.chance(40) { " = count" } else { "" };
        let clauses = self.clauses(self.plan.record, usize::from(self.rows));
        let shows = if self.choices.chance(15) { " show zero as \"0\"" } else { "" };
        self.member(&id, &format!("{body}{clauses}{shows}"));
        self.line(id, true, Some(self.plan.record));
    }

    /// A member with a measure of its own; only on the axis that the plan gave measures to.
    fn measured_member(&mut self) {
        if self.rows != self.plan.rows_measure {
            return self.plain_member();
        }
        let id = self.fresh();
        let (measure, numeric) = self.measure();
        let presentation = self.presentation(false);
        let presentation = if numeric { presentation } else { "" };
        let clauses = self.clauses(self.plan.record, 0);
        self.member(&id, &format!(" = {measure}{presentation}{clauses}"));
        self.line(id, numeric, Some(self.plan.record));
    }

    fn measure(&mut self) -> (String, bool) {
        let mut writer = Writer { vocabulary: self.vocabulary, record: self.plan.record, choices: self.choices };
        match writer.choices.below(6) {
            0 => (format!("sum {}", writer.summable()), true),
            1 => (format!("average {}", writer.summable()), true),
            2 | 3 => {
                let which = writer.choices.pick(&["min", "max"]);
                match writer.way(Kind::Date) {
                    Some(way) if !self.plan.row_formulas && writer.choices.chance(70) => {
                        (format!("{which} {way}"), false)
                    }
                    _ => (format!("{which} {}", writer.number(1, Kind::Integer)), true),
                }
            }
            4 => {
                let ways = self.vocabulary.ways(self.plan.record, 1);
                (format!("count distinct {}", ways[writer.choices.below(ways.len())].text), true)
            }
            _ => ("count".to_owned(), true),
        }
    }

    /// A column over another record type; the rows are codes that it reaches.
    fn of_another_type(&mut self) {
        let others: Vec<usize> = self.plan.others.iter().map(|(other, _)| *other).collect();
        let place = self.choices.position(others.len());
        let (false, Some(place)) = (self.rows, place) else { return self.plain_member() };
        let (id, other) = (self.fresh(), others[place]);
        let name = &self.vocabulary.records[other].name;
        let integers = self.vocabulary.ways(other, 0).into_iter().find(|way| way.kind == Kind::Integer);
        let measure = match (self.choices.below(3), integers) {
            (1, Some(way)) => format!("sum {name}.{}", way.text),
            (2, Some(way)) => format!("max {name}.{}", way.text),
            _ => format!("count {name}"),
        };
        let clauses = self.clauses(other, 0);
        self.member(&id, &format!(" = {measure}{clauses}"));
        self.line(id, true, Some(other));
    }

    fn presentation(&mut self, percent: bool) -> &'static str {
        match (percent, self.choices.below(6)) {
            (true, 0 | 1) => " as percent, round half up to 2",
            (true, 2) => " as percent, round down to 1, strip zeros, total round half even to 2",
            (true, 3) => " as percent",
            (_, 4) => ", round half even to 1, strip zeros",
            (_, 5) => ", round down to 0, digits 2",
            (true, _) => ", round half up to 3",
            (false, _) => "",
        }
    }

    /// A formula over members that are numbers.
    fn formula(&mut self) {
        let terms: Vec<String> = self.lines.iter().filter(|line| line.numeric).map(|line| line.id.clone()).collect();
        let Some(first) = self.choices.position(terms.len()) else { return };
        let second = self.choices.below(terms.len());
        let (low, high) = (first.min(second), first.max(second));
        let (a, b) = (&terms[first], &terms[second]);
        let formula = match self.choices.below(7) {
            6 if !self.across.is_empty() => {
                format!("[{a}] / [{}, {b}]", self.across[self.choices.below(self.across.len())])
            }
            0 => format!("[{a}] + [{b}]"),
            1 => format!("[{a}] - [{b}] * 2"),
            2 => format!("-([{a}] + 1) / 3"),
            3 if low + 1 < high => format!("[{}] + ... + [{}]", terms[low], terms[high]),
            4 => format!("([{a}] + [{b}]) / [{b}]"),
            _ => format!("[{a}] / [{b}]"),
        };
        self.formula_line(&formula);
    }

    fn formula_line(&mut self, formula: &str) {
        let presentation = self.presentation(true);
        let id = self.fresh();
        self.member(&id, &format!(" = {formula}{presentation}"));
        self.lines.push(Line { id, numeric: true, formula: true, measures: None, is_split: false });
    }

    /// A member that measures and is not split yet, or the universe.
    fn parent(&mut self, to_split: bool) -> Option<Option<usize>> {
        let free = |line: &Line| line.measures.is_some() && !(to_split && line.is_split);
        let parents: Vec<usize> = (0..self.lines.len()).filter(|&line| free(&self.lines[line])).collect();
        if parents.is_empty() || self.choices.chance(25) {
            return Some(None);
        }
        let parent = parents[self.choices.position(parents.len())?];
        self.lines[parent].is_split |= to_split;
        Some(Some(parent))
    }

    fn of_which(&mut self) {
        let Some(Some(parent)) = self.parent(false) else { return self.plain_member() };
        let Line { id: above, numeric, measures, .. } = self.lines[parent].clone();
        let record = measures.unwrap_or(self.plan.record);
        let _ = writeln!(self.text, "  of which [{above}] \"Of which\" {{");
        for _ in 0..1 + self.choices.below(2) {
            let (id, clauses) = (self.fresh(), self.clauses(record, 1));
            self.member(&id, &clauses);
            self.parts.push((above.clone(), id.clone()));
            self.line(id.clone(), numeric, Some(record));
            if numeric && (!self.rows || self.plan.row_formulas) && self.choices.chance(30) {
                self.formula_line(&format!("[{id}] / parent"));
            }
        }
        self.text.push_str("  }\n");
    }

    fn split(&mut self) {
        let Some(parent) = self.parent(true) else { return self.plain_member() };
        let (head, numeric, record) = match parent {
            Some(parent) => {
                let Line { id, numeric, measures, .. } = self.lines[parent].clone();
                (format!(" [{id}]"), numeric, measures.unwrap_or(self.plan.record))
            }
            None => (String::new(), true, self.plan.record),
        };
        let Arms { by, arms, first_of } =
            ArmWriter(Writer { vocabulary: self.vocabulary, record, choices: self.choices }).arms();
        let ids: Vec<String> = arms
            .iter()
            .map(|_| {
                let id = self.fresh();
                self.line(id.clone(), numeric, Some(record));
                id
            })
            .collect();
        if let Some(parent) = parent {
            self.splits.push((self.lines[parent].id.clone(), ids.clone()));
        }
        let by = by.map_or(String::new(), |by| format!(" by {by}"));
        let first = if first_of {
            let mut order: Vec<&String> =
                ids.iter().zip(&arms).filter(|(_, arm)| *arm != " otherwise").map(|(id, _)| id).collect();
            self.choices.shuffle(&mut order);
            let order: Vec<&str> = order.into_iter().map(String::as_str).collect();
            format!(" first of ({})", order.join(", "))
        } else {
            String::new()
        };
        let _ = writeln!(self.text, "  split{head} \"Split\"{by}{first} {{");
        for (id, arm) in ids.iter().zip(&arms) {
            self.member(id, arm);
        }
        self.text.push_str("  }\n");
    }
}

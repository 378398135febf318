//! Rows and columns: members, splits, parts, headings, formulas.

use std::fmt::Write;

use super::choices::Choices;
use super::each::{Asks, Each};
use super::expressions::Writer;
use super::tables::{reach_units, reaches};
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
    /// Whether it is a rank or hangs on one.
    pub ranks: bool,
}

impl Line {
    pub fn of_code(code: &str) -> Line {
        Line { id: code.to_owned(), ..Line::total() }
    }

    pub fn formula(id: String) -> Line {
        Line { id, formula: true, ..Line::total() }
    }

    pub fn total() -> Line {
        Line { id: "total".to_owned(), numeric: true, formula: false, measures: None, is_split: false, ranks: false }
    }
}

/// What is decided for both axes before either is written.
pub struct Plan {
    pub record: usize,
    /// `rows LIST via …`: the list and the path of the table's own record.
    pub code_rows: Option<(usize, String)>,
    /// `rows TYPE via …`: the type whose records are rows, and the path of the table's own record.
    pub unit_rows: Option<(usize, String)>,
    /// The types beside the table's own that columns may measure, with their paths to the code of the row. Where there are
    /// any, rows have no conditions: they are codes, or there is the total alone.
    pub others: Vec<(usize, String)>,
    /// Measures stand on the rows rather than on the columns.
    pub rows_measure: bool,
    /// Some rows are formulas, so every cell must be a number.
    pub row_formulas: bool,
    /// Each record is read by its own day.
    pub own_days: bool,
    /// What the table asks of `this`: there is one for each.
    pub asks: Option<Asks>,
}

impl Plan {
    pub fn new(vocabulary: &Vocabulary, choices: &mut Choices<'_>, record: usize, asks: Option<Asks>) -> Plan {
        let code_rows = if choices.chance(55) {
            Writer { vocabulary, record, choices }.named_code_way().map(|(way, list)| (list, way))
        } else {
            None
        };
        let mut writer = Writer { vocabulary, record, choices };
        let unit_rows = if writer.choices.chance(60) { writer.unit_way().map(|(way, of)| (of, way)) } else { None };
        // A list stands in a table once.
        let given = asks.as_ref().map(|asks| asks.of);
        let code_rows = code_rows.filter(|(list, _)| unit_rows.is_none() && given != Some(Each::Codes(*list)));
        let has_line = code_rows.is_some() || unit_rows.is_some();
        let only_total = !has_line && choices.chance(15);
        let others = match asks.is_some() {
            true => Vec::new(),
            false => match (&code_rows, &unit_rows) {
                (_, Some((of, _))) if choices.chance(40) => reach_units(vocabulary, *of, record),
                (Some((list, _)), _) if choices.chance(60) => reaches(vocabulary, *list, record),
                (None, None) if only_total => (0..vocabulary.records.len())
                    .filter(|other| *other != record)
                    .map(|other| (other, String::new()))
                    .collect(),
                _ => Vec::new(),
            },
        };
        let rows_measure = !has_line && !only_total && choices.chance(20);
        Plan {
            record,
            code_rows,
            unit_rows,
            others,
            rows_measure,
            row_formulas: choices.chance(30),
            own_days: false,
            asks,
        }
    }
}

/// Writes one axis.
pub struct AxisWriter<'w, 'c> {
    pub vocabulary: &'w Vocabulary,
    pub plan: &'w Plan,
    pub choices: &'w mut Choices<'c>,
    pub rows: bool,
    /// How many ids were given beside those of the lines: each is given once.
    pub used: usize,
    pub in_block: bool,
    pub lists_given: Vec<String>,
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
        AxisWriter {
            vocabulary,
            plan,
            choices,
            rows,
            used: 0,
            in_block: false,
            lists_given: Vec::new(),
            text: String::new(),
            lines: Vec::new(),
            splits: Vec::new(),
            parts: Vec::new(),
            across: Vec::new(),
        }
    }

    pub fn rows(vocabulary: &'w Vocabulary, plan: &'w Plan, choices: &'w mut Choices<'c>) -> AxisWriter<'w, 'c> {
        AxisWriter::new(vocabulary, plan, choices, true)
    }

    pub fn columns(vocabulary: &'w Vocabulary, plan: &'w Plan, choices: &'w mut Choices<'c>) -> AxisWriter<'w, 'c> {
        AxisWriter::new(vocabulary, plan, choices, false)
    }

    pub fn write(&mut self) {
        self.unit_lines();
        self.code_lines();
        if self.choices.chance(15) {
            self.block();
        }
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
        if !self.rows && self.choices.chance(30) {
            self.ranks();
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
            let as_of = self.choices.pick(if self.plan.own_days { &[""] } else { &["", "", " as of period.end"] });
            let id = self.lines.len();
            self.formula_line(&format!("{inner} over period {shift}{as_of}"));
            if self.choices.chance(40) {
                asked.clone_from(&self.lines[id].id);
            }
        }
    }

    /// A fresh id: digits and letters on columns, letters first on rows.
    pub fn fresh(&mut self) -> String {
        let number = self.lines.len() + self.used + 1;
        match (self.rows, self.choices.below(5)) {
            (true, _) => format!("r{number}"),
            (false, 4) => format!("{number}a"),
            (false, 3) => format!("x{number}"),
            (false, _) => number.to_string(),
        }
    }

    pub fn member(&mut self, id: &str, rest: &str) {
        let keyword = if self.rows { "row" } else { "column" };
        let printed = if self.choices.chance(10) { format!(" printed \"({id})\"") } else { String::new() };
        // The first one stays, so that something is printed; a note of what is hidden has no place.
        let hidden = !self.lines.is_empty() && printed.is_empty() && !rest.contains(" note ") && self.choices.chance(8);
        let hidden = if hidden { "hidden " } else { "" };
        let _ = writeln!(self.text, "    {hidden}{keyword} {id} \"Member {id}\"{printed}{rest}");
    }

    /// Whether a range can lead from one member to another: none begins or ends with one that is not printed, and few have formulas in them.
    fn is_range(&self, low: &str, high: &str) -> bool {
        let is_hidden = |id: &str| {
            let own = id.rsplit('.').next().unwrap_or(id);
            ["row", "column"].iter().any(|word| self.text.contains(&format!("hidden {word} {own} ")))
        };
        let place = |id: &str| self.lines.iter().position(|line| line.id == id).unwrap_or_default();
        let within = &self.lines[place(low)..=place(high)];
        !is_hidden(low) && !is_hidden(high) && !within.iter().any(|line| line.formula)
    }

    pub fn line(&mut self, id: String, numeric: bool, measures: Option<usize>) {
        self.lines.push(Line { id, numeric, formula: false, measures, is_split: false, ranks: false });
    }

    pub fn entry(&mut self, depth: usize) {
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
                self.lines.push(Line {
                    id,
                    numeric: false,
                    formula: false,
                    measures: None,
                    is_split: false,
                    ranks: false,
                });
            }
            _ => self.of_another_type(),
        }
    }

    pub fn clauses(&mut self, record: usize, fewest: usize) -> String {
        let number = fewest + self.choices.below(2);
        let mut writer = Writer { vocabulary: self.vocabulary, record, choices: self.choices };
        (0..number).map(|_| format!(" {}", writer.clause(2))).collect()
    }

    pub fn plain_member(&mut self) {
        let id = self.fresh();
        let body = if !self.rows && !self.plan.rows_measure && self.choices.chance(40) { " = count" } else { "" };
        let clauses = self.clauses(self.plan.record, usize::from(self.rows));
        let shows = if self.choices.chance(15) { " show zero as \"0\"" } else { "" };
        let in_force = if self.plan.own_days && self.choices.chance(20) { " in force from 2024-01-01" } else { "" };
        self.member(&id, &format!("{in_force}{body}{clauses}{shows}"));
        self.line(id, true, Some(self.plan.record));
    }

    /// A member with a measure of its own; only on the axis that the plan gave measures to.
    fn measured_member(&mut self) {
        if self.rows != self.plan.rows_measure {
            return self.plain_member();
        }
        let others: Vec<usize> =
            (0..self.vocabulary.records.len()).filter(|other| *other != self.plan.record).collect();
        if self.rows && !others.is_empty() && self.choices.chance(30) {
            let (id, other) = (self.fresh(), others[self.choices.below(others.len())]);
            let (measure, clauses) = (self.measure_of(other), self.clauses(other, 0));
            self.member(&id, &format!(" = {measure}{clauses}"));
            // Its parts would measure what the columns do.
            return self.line(id, true, None);
        }
        let id = self.fresh();
        let (measure, numeric) = self.measure();
        let presentation = self.presentation(false);
        let presentation = if numeric { presentation } else { "" };
        let clauses = self.clauses(self.plan.record, 0);
        self.member(&id, &format!(" = {measure}{presentation}{clauses}"));
        self.line(id, numeric, Some(self.plan.record));
    }

    /// A column over another record type; the rows are codes that it reaches.
    fn of_another_type(&mut self) {
        let others: Vec<usize> = self.plan.others.iter().map(|(other, _)| *other).collect();
        let place = self.choices.position(others.len());
        let (false, Some(place)) = (self.rows, place) else { return self.plain_member() };
        let (id, other) = (self.fresh(), others[place]);
        let measure = self.measure_of(other);
        let clauses = self.clauses(other, 0);
        self.member(&id, &format!(" = {measure}{clauses}"));
        self.line(id, true, Some(other));
    }

    /// A formula over members that are numbers.
    pub fn formula(&mut self) {
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
            3 if low + 1 < high && self.is_range(&terms[low], &terms[high]) => {
                format!("[{}] + ... + [{}]", terms[low], terms[high])
            }
            4 => format!("([{a}] + [{b}]) / [{b}]"),
            _ => format!("[{a}] / [{b}]"),
        };
        self.formula_line(&formula);
    }

    pub fn formula_line(&mut self, formula: &str) {
        let presentation = self.presentation(true);
        let id = self.fresh();
        self.member(&id, &format!(" = {formula}{presentation}"));
        self.lines.push(Line { id, numeric: true, formula: true, measures: None, is_split: false, ranks: false });
    }
}

//! Small programs over small domains, as rule text and as what the text means.

use std::fmt::Write;

use super::super::generate::choices::Choices;

/// The fields of the record, by position. `kind` and `big` belong to the referenced unit; `top` is the highest level of the notes that refer to
/// the record, and missing where there are none.
pub const FIELDS: [&str; 9] = ["a", "n", "m", "f", "born", "day", "unit.kind", "unit.big", "top"];
pub const CODE: usize = 0;
pub const NUMBER: usize = 1;
pub const OTHER: usize = 2;
pub const FLAG: usize = 3;
pub const BORN: usize = 4;
pub const DAY: usize = 5;
pub const KIND: usize = 6;
pub const BIG: usize = 7;
pub const TOP: usize = 8;

/// A record: codes and yes or no by position, days as year, month and day in one number; `None` is missing.
pub type Record = [Option<i64>; 9];

/// A condition on a record.
#[derive(Debug, Clone)]
pub enum Condition {
    /// The field is one of these codes.
    Among(usize, Vec<i64>),
    /// The field compared with a constant.
    Compare(usize, &'static str, i64),
    /// The number plus the other one, compared with a constant.
    Sum(&'static str, i64),
    /// The number compared with the other one.
    Less,
    /// The age on the day, compared with a constant.
    Age(&'static str, i64),
    /// The year of birth compared with a constant.
    Year(&'static str, i64),
    /// A day compared with another, written as one two months before and two months.
    Worked(usize, &'static str, i64),
    /// The number less the other one, compared with a constant.
    Difference(&'static str, i64),
    /// Twice the number, compared with the other one.
    Twice(&'static str),
    /// The day compared with that of birth, moved by months.
    After(&'static str, i64),
    /// The full months from birth to the day, compared with a constant.
    Months(&'static str, i64),
    /// The same in years.
    Years(&'static str, i64),
    /// The record meets the criteria.
    Meets,
    /// The field is missing, or known.
    Is(usize, bool),
    Not(Box<Condition>),
    And(Vec<Condition>),
    Or(Vec<Condition>),
}

/// A clause: its condition, whether it is an `except`, and where its text begins.
#[derive(Debug, Clone)]
pub struct Clause {
    pub condition: Condition,
    pub except: bool,
    pub place: u32,
}

/// A column that counts. Its id is its position and one.
#[derive(Debug, Clone)]
pub struct Column {
    pub parent: Option<usize>,
    pub clauses: Vec<Clause>,
    /// Arms whose own conditions keep a record from this one.
    pub before: Vec<usize>,
    /// The other arms, `otherwise` not among them, where there is no order.
    pub beside: Vec<usize>,
}

/// A split of a column, or of everything.
#[derive(Debug, Clone)]
pub struct Split {
    pub parent: Option<usize>,
    /// The arms as written, `otherwise` not among them.
    pub arms: Vec<usize>,
    pub ordered: bool,
    pub otherwise: bool,
}

/// `[left] = [right] + …`, `<=` or `>=`.
#[derive(Debug, Clone)]
pub struct Check {
    pub left: usize,
    pub op: &'static str,
    pub right: Vec<usize>,
}

impl Check {
    /// Whether it holds for one record, given the columns that it is in.
    pub fn holds(&self, is_in: &dyn Fn(usize) -> bool) -> bool {
        let count = |member: usize| i64::from(is_in(member));
        let (left, right) = (count(self.left), self.right.iter().map(|member| count(*member)).sum::<i64>());
        match self.op {
            "=" => left == right,
            "<=" => left <= right,
            _ => left >= right,
        }
    }
}

/// A requirement with its exceptions. Names are `r0`, `r0_e0`.
#[derive(Debug, Clone)]
pub struct Requirement {
    pub clauses: Vec<Clause>,
    pub exceptions: Vec<Vec<Clause>>,
    pub ordered: bool,
}

/// A program.
#[derive(Debug, Clone, Default)]
pub struct Program {
    pub text: String,
    /// Which fields there are, and which can be missing.
    pub fields: Vec<usize>,
    pub optional: Vec<usize>,
    pub unit_optional: bool,
    pub codes: i64,
    pub universe: Vec<Clause>,
    pub columns: Vec<Column>,
    pub splits: Vec<Split>,
    pub checks: Vec<Check>,
    pub requirements: Vec<Requirement>,
}

const OPERATORS: [&str; 6] = ["=", "<", ">=", "<=", ">", "!="];

/// Makes up a program.
pub fn program(choices: &mut Choices<'_>) -> Program {
    let mut writer = Writer { program: Program::default(), choices, in_table: false };
    writer.records();
    if writer.choices.chance(40) {
        writer.criteria();
    }
    writer.table();
    writer.program
}

struct Writer<'w, 'c> {
    program: Program,
    choices: &'w mut Choices<'c>,
    in_table: bool,
}

impl Writer<'_, '_> {
    fn records(&mut self) {
        let groups: [&[usize]; 7] = [&[CODE], &[NUMBER], &[FLAG], &[NUMBER, OTHER], &[KIND, BIG], &[BORN, DAY], &[TOP]];
        let (first, second) = (self.choices.below(7), self.choices.below(7));
        for group in [groups[first], groups[second]] {
            for field in group.iter().filter(|field| !self.program.fields.contains(field)).collect::<Vec<_>>() {
                self.program.fields.push(*field);
                if *field == TOP || self.choices.chance(40) {
                    self.program.optional.push(*field);
                }
            }
        }
        self.program.codes = self.choices.between(2, 4);
        self.program.unit_optional = self.choices.chance(50);
        let has = |program: &Program, field| program.fields.contains(&field);
        let mut text = String::from("language 1\n\ncodes A ordered { ");
        let codes: Vec<String> = (0..self.program.codes).map(|code| format!("c{code}")).collect();
        let _ = writeln!(text, "{} }}", codes.join(" "));
        let mark = |field| if self.program.optional.contains(&field) { "?" } else { "" };
        if has(&self.program, KIND) {
            let _ = write!(
                text,
                "record Unit {{\n  key code text\n  kind A{}\n  big yes/no{}\n}}\n",
                mark(KIND),
                mark(BIG)
            );
        }
        text += "record R {\n  key id text\n";
        for field in &self.program.fields {
            let kind = match *field {
                CODE => "A",
                NUMBER | OTHER => "integer",
                FLAG => "yes/no",
                BORN | DAY => "date",
                _ => continue,
            };
            let _ = writeln!(text, "  {} {kind}{}", FIELDS[*field], mark(*field));
        }
        if has(&self.program, KIND) {
            let _ = writeln!(text, "  unit Unit{}", if self.program.unit_optional { "?" } else { "" });
        }
        if has(&self.program, TOP) {
            text += "  let top = max Note.level by of\n";
        }
        text += "}\n";
        if has(&self.program, TOP) {
            text += "record Note {\n  key code text\n  of R\n  level A\n}\n";
        }
        self.program.text = text;
    }

    fn condition(&mut self, depth: usize) -> Condition {
        if depth > 0 && self.choices.chance(25) {
            let parts = (0..2).map(|_| self.condition(depth - 1)).collect();
            return if self.choices.chance(50) { Condition::And(parts) } else { Condition::Or(parts) };
        }
        if depth > 0 && self.choices.chance(10) {
            return Condition::Not(Box::new(self.condition(depth - 1)));
        }
        let field = self.program.fields[self.choices.below(self.program.fields.len())];
        let of_unit = [KIND, BIG].contains(&field);
        let can_miss = self.program.optional.contains(&field) || of_unit && self.program.unit_optional;
        if !self.program.requirements.is_empty() && self.in_table && self.choices.chance(10) {
            return Condition::Meets;
        }
        if can_miss && self.choices.chance(15) {
            return Condition::Is(field, self.choices.chance(50));
        }
        let op = OPERATORS[self.choices.below(6)];
        match field {
            TOP if self.choices.chance(50) => {
                Condition::Compare(TOP, op, self.choices.between(0, self.program.codes - 1))
            }
            CODE | KIND | TOP => {
                let mut codes: Vec<i64> = (0..self.program.codes).filter(|_| self.choices.chance(50)).collect();
                if codes.is_empty() {
                    codes.push(0);
                }
                Condition::Among(field, codes)
            }
            FLAG | BIG => Condition::Compare(field, "=", self.choices.between(0, 1)),
            NUMBER if self.program.fields.contains(&OTHER) && self.choices.chance(20) => Condition::Less,
            OTHER if self.choices.chance(20) => Condition::Sum(op, self.choices.between(0, 4)),
            OTHER if self.choices.chance(15) => Condition::Difference(op, self.choices.between(-2, 2)),
            OTHER if self.choices.chance(15) => Condition::Twice(op),
            NUMBER | OTHER => Condition::Compare(field, op, self.choices.between(0, 4)),
            BORN if self.choices.chance(25) => Condition::Year(op, self.choices.between(2000, 2002)),
            BORN | DAY if self.choices.chance(25) => {
                let day = [2000_12_31, 2001_01_01, 2001_06_15][self.choices.below(3)];
                if self.choices.chance(30) {
                    Condition::Worked(field, op, day)
                } else {
                    Condition::Compare(field, op, day)
                }
            }
            BORN | DAY if self.choices.chance(40) => {
                let months = [0, 3, 12, 24, -3][self.choices.below(5)];
                match self.choices.below(3) {
                    0 => Condition::After(op, months),
                    1 => Condition::Months(op, months),
                    _ => Condition::Years(op, self.choices.between(-1, 2)),
                }
            }
            _ => Condition::Age(op, self.choices.between(0, 2)),
        }
    }

    /// Writes so many clauses.
    fn clauses(&mut self, number: usize) -> Vec<Clause> {
        (0..number)
            .map(|_| {
                let (condition, except) = (self.condition(1), self.choices.chance(25));
                let word = if except { "except" } else { "where" };
                self.program.text.push(' ');
                let place = self.program.text.len() as u32;
                let _ = write!(self.program.text, "{word} {}", shown(&condition));
                Clause { condition, except, place }
            })
            .collect()
    }

    fn table(&mut self) {
        self.in_table = true;
        self.program.text += "\ntable t \"T\" of R";
        let number = self.choices.below(3) / 2;
        self.program.universe = self.clauses(number);
        self.program.text += "\n{\n  total \"All\"\n";
        for _ in 0..1 + self.choices.below(3) {
            let number = self.choices.below(3);
            self.column(None, number);
        }
        let tops = self.program.columns.len();
        for parent in 0..tops {
            match self.choices.below(4) {
                0 | 1 => self.split(Some(parent)),
                2 => self.parts(parent),
                _ => {}
            }
        }
        if self.choices.chance(25) {
            self.split(None);
        }
        for _ in 0..self.choices.below(3) {
            self.check();
        }
        self.program.text += "}\n";
    }

    fn column(&mut self, parent: Option<usize>, clauses: usize) -> usize {
        let id = self.program.columns.len() + 1;
        let _ = write!(self.program.text, "  column {id} \"C\"");
        let clauses = self.clauses(clauses);
        self.program.text += "\n";
        self.program.columns.push(Column { parent, clauses, before: Vec::new(), beside: Vec::new() });
        id - 1
    }

    fn split(&mut self, parent: Option<usize>) {
        let (number, ordered, otherwise) =
            (1 + self.choices.below(3), self.choices.chance(40), self.choices.chance(40));
        let ordered = ordered && number > 1;
        let first = self.program.columns.len();
        let mut arms: Vec<usize> = (first..first + number).collect();
        // The order of precedence need not be that of print.
        if self.choices.chance(50) {
            arms.reverse();
        }
        let of = parent.map_or(String::new(), |parent| format!(" [{}]", parent + 1));
        let ids: Vec<String> = arms.iter().map(|arm| (arm + 1).to_string()).collect();
        let order = if ordered { format!(" first of ({})", ids.join(", ")) } else { String::new() };
        let _ = writeln!(self.program.text, "  split{of}{order} {{");
        for _ in 0..number {
            let clauses = 1 + self.choices.below(2);
            self.column(parent, clauses);
        }
        if ordered {
            for (place, arm) in arms.iter().enumerate() {
                self.program.columns[*arm].before = arms[..place].to_vec();
            }
        } else {
            for arm in &arms {
                self.program.columns[*arm].beside = arms.iter().copied().filter(|other| other != arm).collect();
            }
        }
        if otherwise {
            let _ = writeln!(self.program.text, "  column {} \"C\" otherwise", first + number + 1);
            let before = arms.clone();
            self.program.columns.push(Column { parent, clauses: Vec::new(), before, beside: Vec::new() });
        }
        self.program.text += "  }\n";
        arms.sort_unstable();
        self.program.splits.push(Split { parent, arms, ordered, otherwise });
    }

    fn parts(&mut self, parent: usize) {
        let _ = writeln!(self.program.text, "  of which [{}] {{", parent + 1);
        for _ in 0..1 + self.choices.below(2) {
            let clauses = 1 + self.choices.below(2);
            self.column(Some(parent), clauses);
        }
        self.program.text += "  }\n";
    }

    fn check(&mut self) {
        let columns = self.program.columns.len();
        let left = self.choices.below(columns);
        let mut right: Vec<usize> = (0..1 + self.choices.below(3)).map(|_| self.choices.below(columns)).collect();
        if let (Some(split), true) = (self.program.splits.first(), self.choices.chance(40)) {
            right.clone_from(&split.arms);
        }
        let op = *[">=", "=", "<="].get(self.choices.below(3)).unwrap_or(&"=");
        let terms: Vec<String> = right.iter().map(|member| format!("[{}]", member + 1)).collect();
        let _ = writeln!(self.program.text, "  check [{}] {op} {}", left + 1, terms.join(" + "));
        self.program.checks.push(Check { left, op, right });
    }

    fn criteria(&mut self) {
        self.program.text += "\ncriteria k of R {\n";
        for index in 0..1 + self.choices.below(2) {
            let number = self.choices.below(3);
            let ordered = number > 1 && self.choices.chance(60);
            let names: Vec<String> = (0..number).map(|exception| format!("r{index}_e{exception}")).collect();
            let order = if ordered { format!(" first of ({})", names.join(", ")) } else { String::new() };
            let _ = write!(self.program.text, "  require r{index}{order}");
            let clauses = 1 + self.choices.below(2);
            let clauses = self.clauses(clauses);
            self.program.text += " reason \"No\"\n";
            let exceptions = names
                .iter()
                .map(|name| {
                    let _ = write!(self.program.text, "  allow {name} instead of r{index}");
                    let clauses = 1 + self.choices.below(2);
                    let clauses = self.clauses(clauses);
                    self.program.text += "\n";
                    clauses
                })
                .collect();
            self.program.requirements.push(Requirement { clauses, exceptions, ordered });
        }
        self.program.text += "}\n";
    }
}

/// A day as rule text.
fn written(day: i64) -> String {
    format!("{}-{:02}-{:02}", day / 1_00_00, day / 1_00 % 1_00, day % 1_00)
}

/// A condition as rule text.
fn shown(condition: &Condition) -> String {
    let all = |parts: &[Condition], word: &str| {
        let parts: Vec<String> = parts.iter().map(|part| format!("({})", shown(part))).collect();
        parts.join(word)
    };
    match condition {
        Condition::Among(field, codes) => {
            let codes: Vec<String> = codes.iter().map(|code| format!("c{code}")).collect();
            format!("{} in ({})", FIELDS[*field], codes.join(", "))
        }
        Condition::Compare(field @ (FLAG | BIG), op, value) => {
            format!("{} {op} {}", FIELDS[*field], if *value == 1 { "yes" } else { "no" })
        }
        Condition::Compare(field @ (BORN | DAY), op, day) => format!("{} {op} {}", FIELDS[*field], written(*day)),
        Condition::Compare(TOP, op, code) => format!("top {op} c{code}"),
        // No month in question has fewer days.
        Condition::Worked(field, op, day) => {
            let before = if day / 1_00 % 1_00 > 2 { day - 2_00 } else { day - 1_00_00 + 10_00 };
            format!("{} {op} {} + 2 months", FIELDS[*field], written(before))
        }
        Condition::Difference(op, value) => format!("n - m {op} {value}"),
        Condition::Twice(op) => format!("2 * n {op} m"),
        Condition::After(op, months) if *months < 0 => format!("day {op} born - {} months", -months),
        Condition::After(op, months) if months % 12 == 0 && *months > 0 => {
            format!("day {op} born + {} years", months / 12)
        }
        Condition::After(op, months) => format!("day {op} born + {months} months"),
        Condition::Months(op, value) => format!("months(born, day) {op} {value}"),
        Condition::Years(op, value) => format!("years(born, day) {op} {value}"),
        Condition::Meets => "meets k".to_owned(),
        Condition::Compare(field, op, value) => format!("{} {op} {value}", FIELDS[*field]),
        Condition::Sum(op, value) => format!("n + m {op} {value}"),
        Condition::Less => "n < m".to_owned(),
        Condition::Age(op, value) => format!("age(born, day) {op} {value}"),
        Condition::Year(op, value) => format!("year(born) {op} {value}"),
        Condition::Is(field, missing) => {
            format!("{} is {}", FIELDS[*field], if *missing { "missing" } else { "known" })
        }
        Condition::Not(inner) => format!("not ({})", shown(inner)),
        Condition::And(parts) => all(parts, " and "),
        Condition::Or(parts) => all(parts, " or "),
    }
}

//! Code lists, sets, parameters and record types, and what can be said with them.

use std::fmt::Write;

use super::choices::Choices;
use super::each::{Each, HEAD};
use super::expressions::Writer;
use super::histories;
use super::successions::Changes;

/// What a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Text,
    Integer,
    Decimal,
    Date,
    YesNo,
    Code(usize),
    /// The key of records of a type that can be rows.
    Unit(usize),
}

/// A group of a code list.
pub struct Group {
    pub name: String,
    /// The positions of its codes, also of those in inner groups; of a list that changes, as conditions take them.
    pub codes: Vec<usize>,
    /// Whether it stands in no other group.
    pub outermost: bool,
}

/// A code list; the codes of list 0 are `a0`, `a1`, …, of list 1 `b0`, `b1`, ….
#[derive(Default)]
pub struct List {
    pub name: String,
    pub ordered: bool,
    pub codes: Vec<String>,
    pub groups: Vec<Group>,
    pub sets: Vec<String>,
    /// Codes and groups in the order declared: a group before its codes.
    pub entries: Vec<String>,
    /// Of a list that changes, how; and what each of its sets holds on the report's day.
    pub changes: Option<Changes>,
    pub set_codes: Vec<Vec<usize>>,
    /// What the codes are called beside their names: by their labels, aliases and, where the list names no systems, external codes.
    pub called: Vec<Vec<String>>,
    /// Whether the rules leave it open and name none of its codes: the report fills it from a file.
    pub open: bool,
    /// Whether external codes belong to [`SYSTEMS`], in which one number means different codes.
    pub has_systems: bool,
}

/// The systems of external codes: the codes are numbered from the first in one and from the last in the other.
pub const SYSTEMS: [&str; 2] = ["up", "down"];

/// What a stored field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    Value(Kind),
    Reference(usize),
}

pub struct Field {
    pub name: String,
    pub holds: Holds,
    pub optional: bool,
    pub key: bool,
    /// `coded up`: the position of the system.
    pub coded: Option<usize>,
    /// `rounded to 2`.
    pub rounded: Option<u32>,
    /// Which split codes of its list it decides about.
    pub decides: Option<usize>,
}

impl Field {
    pub fn new(name: String, holds: Holds, optional: bool, key: bool) -> Field {
        Field { name, holds, optional, key, coded: None, rounded: None, decides: None }
    }

    /// What the header is called besides.
    pub fn header(&self) -> String {
        format!("Head {}", self.name)
    }
}

/// Records that can be rows: they have a label, the field `name`, and now and then a tree, the field `above`.
pub struct Units {
    pub has_tree: bool,
}

pub struct Record {
    pub name: String,
    /// Whether its records are versions, by its first two fields: of which record of type 0, and from which day on.
    pub is_history: bool,
    /// Whether its records can be rows, and whether these stand in each other.
    pub units: Option<Units>,
    pub fields: Vec<Field>,
    /// Derived fields with what they give.
    pub derived: Vec<(String, Kind)>,
    /// How days are written, if not as ISO days alone.
    pub dates: Option<&'static str>,
    /// How numbers are written, if not plainly.
    pub numbers: Option<&'static str>,
    /// Words for nothing known, for yes and for no.
    pub words: [Vec<&'static str>; 3],
    pub lets: String,
}

/// A path from a record to a value.
#[derive(Debug, Clone)]
pub struct Way {
    pub text: String,
    pub kind: Kind,
    pub optional: bool,
}

#[derive(Default)]
pub struct Vocabulary {
    pub lists: Vec<List>,
    pub params: Vec<(String, Kind)>,
    pub records: Vec<Record>,
    pub has_period: bool,
    /// What there is a report for, if for each of something.
    pub each: Option<Each>,
    /// The items written so far, records and tables not among them.
    pub text: String,
    /// The files that fill what is open, each behind its head ([`super::files`]).
    pub files: String,
}

impl Vocabulary {
    pub fn new(choices: &mut Choices<'_>) -> Vocabulary {
        let mut vocabulary = Vocabulary { text: "language 1\n\n".to_owned(), ..Vocabulary::default() };
        vocabulary.report(choices);
        for list in 0..1 + choices.below(3) {
            vocabulary.list(choices, list);
        }
        vocabulary.parameters(choices);
        for record in 0..2 + choices.below(3) {
            match record {
                1 if choices.chance(35) => vocabulary.records.push(histories::versions(&vocabulary, choices)),
                _ => vocabulary.record(choices, record),
            }
        }
        vocabulary.derived_fields(choices);
        vocabulary.for_each(choices);
        vocabulary
    }

    fn report(&mut self, choices: &mut Choices<'_>) {
        self.has_period = choices.chance(70);
        if self.has_period {
            let locale = choices.pick(&["plain", "vi", "en"]);
            let _ = writeln!(
                self.text,
                "report made_up \"Made up\" {{\n  cite \"1-BC\" dated 2024-07-16\n  period 2024-01-01 to 2024-06-30\n  locale {locale}\n}}\n"
            );
        }
    }

    /// A line of the report.
    pub fn fill(&mut self, with: &str) {
        self.text = self.text.replacen(HEAD, &format!("{HEAD}\n  fill {with}"), 1);
    }

    fn parameters(&mut self, choices: &mut Choices<'_>) {
        for number in 0..choices.below(4) {
            let name = format!("p{number}");
            let (kind, written, value) = match choices.below(4) {
                0 => (Kind::Integer, "integer".to_owned(), choices.between(0, 8).to_string()),
                1 => (Kind::Decimal, "decimal".to_owned(), format!("{}.5", choices.between(0, 5))),
                2 => (Kind::Date, "date".to_owned(), day(choices)),
                _ if self.lists.iter().all(|list| list.open) => (Kind::Integer, "integer".to_owned(), "2".to_owned()),
                _ => {
                    let closed: Vec<usize> = (0..self.lists.len()).filter(|list| !self.lists[*list].open).collect();
                    let list = closed[choices.below(closed.len())];
                    let code = choices.below(self.lists[list].codes.len());
                    (Kind::Code(list), self.lists[list].name.clone(), self.lists[list].codes[code].clone())
                }
            };
            match self.has_period && choices.chance(15) {
                true => {
                    let _ = writeln!(self.text, "param {name}: {written} open\n");
                    self.fill(&format!("{name} = {value}"));
                }
                false => {
                    let _ = writeln!(self.text, "param {name}: {written} = {value}\n");
                }
            }
            self.params.push((name, kind));
        }
    }

    fn record(&mut self, choices: &mut Choices<'_>, number: usize) {
        let mut fields = Vec::new();
        let units = choices.chance(if number == 0 { 35 } else { 8 }).then(|| Units { has_tree: choices.chance(75) });
        let keyed = number == 0 || units.is_some() || choices.chance(70);
        if keyed {
            let kind = if choices.chance(20) { Kind::Integer } else { Kind::Text };
            let holds = Holds::Value(if units.is_some() { Kind::Unit(number) } else { kind });
            fields.push(Field::new("k".to_owned(), holds, false, true));
        }
        if units.is_some() {
            fields.push(Field::new("name".to_owned(), Holds::Value(Kind::Text), choices.chance(30), false));
        }
        for (target, record) in self.records.iter().enumerate().rev() {
            if record.fields[0].key && choices.chance(if target + 1 == number { 85 } else { 35 }) {
                let optional = choices.chance(30);
                fields.push(Field::new(format!("to{target}"), Holds::Reference(target), optional, false));
            }
        }
        if keyed && (choices.chance(12) || units.as_ref().is_some_and(|units| units.has_tree)) {
            let holds = Holds::Reference(number);
            fields.push(Field::new("above".to_owned(), holds, true, false));
        }
        for field in 0..2 + choices.below(5) {
            let kind = match (field, choices.below(8)) {
                (1, _) => Kind::Integer,
                (0, _) | (_, 0 | 1) => Kind::Code(choices.below(self.lists.len())),
                (_, 2) => Kind::Integer,
                (_, 4) => Kind::Decimal,
                (_, 3 | 5) => Kind::Date,
                (_, 6) => Kind::YesNo,
                _ => Kind::Text,
            };
            let optional = choices.chance(35);
            let mut field = Field::new(format!("f{field}"), Holds::Value(kind), optional, false);
            match kind {
                Kind::Code(list) if self.lists[list].has_systems && choices.chance(70) => {
                    field.coded = Some(choices.below(SYSTEMS.len()));
                }
                Kind::Decimal if choices.chance(30) => field.rounded = Some(choices.between(0, 3) as u32),
                _ => {}
            }
            fields.push(field);
        }
        fields.extend(self.deciders(&fields));
        let mut words = |percent: usize, all: [&'static str; 2]| -> Vec<&'static str> {
            if choices.chance(percent) { all[..1 + choices.below(2)].to_vec() } else { Vec::new() }
        };
        let words = [words(20, MISSING), words(20, ["đúng", "ok"]), words(20, ["sai", "ko"])];
        self.records.push(Record {
            name: format!("Rec{number}"),
            is_history: false,
            units,
            fields,
            derived: Vec::new(),
            dates: choices.chance(35).then(|| *choices.pick(&[&"dd/mm/yyyy", &"dd.mm.yyyy", &"mm/dd/yyyy"])),
            numbers: choices.chance(35).then(|| *choices.pick(&[&"1.234,5", &"1 234,5", &"1,234.5", &"1234.5"])),
            words,
            lets: String::new(),
        });
    }

    /// Derived fields are written one after the other, each from stored fields and those before, so that none needs itself.
    fn derived_fields(&mut self, choices: &mut Choices<'_>) {
        let mut number = 0;
        for round in 0..2 {
            for record in (0..self.records.len()).rev() {
                for _ in 0..choices.below(3 - round) {
                    let written = if choices.chance(55) { self.aggregate(choices, record) } else { None };
                    let (text, kind) = written.unwrap_or_else(|| self.derived(choices, record));
                    let name = format!("d{number}");
                    let _ = writeln!(self.records[record].lets, "  let {name} \"Derived {name}\" = {text}");
                    self.records[record].derived.push((name, kind));
                    number += 1;
                }
            }
        }
    }

    fn derived(&self, choices: &mut Choices<'_>, record: usize) -> (String, Kind) {
        let mut writer = Writer { vocabulary: self, record, choices };
        match writer.choices.below(4) {
            0 | 1 => (writer.condition(1), Kind::YesNo),
            2 => (writer.number(2, Kind::Integer), Kind::Integer),
            _ => match writer.way(Kind::Date) {
                Some(_) => (writer.date(1), Kind::Date),
                None => (writer.number(2, Kind::Decimal), Kind::Decimal),
            },
        }
    }

    fn aggregate(&self, choices: &mut Choices<'_>, on: usize) -> Option<(String, Kind)> {
        let referring: Vec<(usize, &Field)> = (0..self.records.len())
            .filter(|of| *of != on)
            .flat_map(|of| self.records[of].fields.iter().map(move |field| (of, field)))
            .filter(|(_, field)| field.holds == Holds::Reference(on))
            .collect();
        let (of, by) = referring[choices.position(referring.len())?];
        let name = &self.records[of].name;
        let ways = self.ways(of, 0);
        let comparable = |way: &&Way| match way.kind {
            Kind::Integer | Kind::Decimal | Kind::Date => true,
            Kind::Code(list) => self.lists[list].ordered,
            Kind::Text | Kind::YesNo | Kind::Unit(_) => false,
        };
        let comparable: Vec<&Way> = ways.iter().filter(comparable).collect();
        let numeric: Vec<&&Way> =
            comparable.iter().filter(|way| matches!(way.kind, Kind::Integer | Kind::Decimal)).collect();
        let (measure, kind) = match choices.below(5) {
            1 if !numeric.is_empty() => {
                let way = numeric[choices.below(numeric.len())];
                (format!("sum {name}.{}", way.text), way.kind)
            }
            2 if !numeric.is_empty() => {
                (format!("average {name}.{}", numeric[choices.below(numeric.len())].text), Kind::Decimal)
            }
            3 if !comparable.is_empty() => {
                let way = comparable[choices.below(comparable.len())];
                (format!("{} {name}.{}", choices.pick(&["min", "max"]), way.text), way.kind)
            }
            4 if !ways.is_empty() => {
                (format!("count distinct {name}.{}", ways[choices.below(ways.len())].text), Kind::Integer)
            }
            _ => (format!("count {name}"), Kind::Integer),
        };
        let by = &by.name;
        let mut writer = Writer { vocabulary: self, record: of, choices };
        let clauses = if writer.choices.chance(50) { format!(" {}", writer.clause(1)) } else { String::new() };
        Some((format!("{measure} by {by}{clauses}"), kind))
    }

    /// Every path of up to `depth` references from a record to a value, and over versions.
    pub fn ways(&self, record: usize, depth: usize) -> Vec<Way> {
        [self.over_references(record, depth), histories::ways(self, record, depth)].concat()
    }

    /// Every path of up to `depth` references from a record to a value.
    pub fn over_references(&self, record: usize, depth: usize) -> Vec<Way> {
        let Record { fields, derived, .. } = &self.records[record];
        let mut ways = Vec::new();
        for field in fields {
            match field.holds {
                Holds::Value(kind) => {
                    ways.push(Way { text: field.name.clone(), kind, optional: field.optional });
                }
                Holds::Reference(to) if depth > 0 => {
                    ways.extend(self.over_references(to, depth - 1).into_iter().map(|way| Way {
                        text: format!("{}.{}", field.name, way.text),
                        kind: way.kind,
                        optional: way.optional || field.optional,
                    }))
                }
                Holds::Reference(_) => {}
            }
        }
        ways.extend(derived.iter().map(|(name, kind)| Way { text: name.clone(), kind: *kind, optional: true }));
        ways
    }
}

/// Words that records can declare for nothing known.
pub const MISSING: [&str; 2] = ["NA", "n/a"];

/// A day among those that the data have, in ISO form.
pub fn day(choices: &mut Choices<'_>) -> String {
    const DAYS: [&str; 8] = [
        "2024-01-01",
        "2024-03-15",
        "2024-06-30",
        "2023-12-31",
        "2024-02-29",
        "2000-02-29",
        "2006-01-31",
        "1990-07-01",
    ];
    if choices.chance(30) {
        format!("{}-{:02}-{:02}", choices.between(1985, 2025), choices.between(1, 12), choices.between(1, 28))
    } else {
        DAYS[choices.below(DAYS.len())].to_owned()
    }
}

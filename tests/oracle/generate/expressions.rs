//! Conditions and values over one record type, as rule text.

use super::choices::Choices;
use super::vocabulary::{Kind, Vocabulary, Way, day};

/// Writes expressions for the records of one type. Every one reads at least one path, so none is constant.
pub struct Writer<'w, 'c> {
    pub vocabulary: &'w Vocabulary,
    pub record: usize,
    pub choices: &'w mut Choices<'c>,
}

const TEXTS: [&str; 5] = ["ab", "a", "b a", "Đà", "x,y"];

impl Writer<'_, '_> {
    /// A path to a value of a kind, over at most two references.
    pub fn way(&mut self, kind: Kind) -> Option<String> {
        let ways = self.vocabulary.ways(self.record, 2);
        let ways: Vec<Way> = ways.into_iter().filter(|way| way.kind == kind).collect();
        Some(ways[self.choices.position(ways.len())?].text.clone())
    }

    /// A path to a code, with its list.
    pub fn code_way(&mut self) -> Option<(String, usize)> {
        let ways = self.vocabulary.ways(self.record, 2);
        let codes = |way: Way| if let Kind::Code(list) = way.kind { Some((way.text, list)) } else { None };
        let ways: Vec<(String, usize)> = ways.into_iter().filter_map(codes).collect();
        Some(ways[self.choices.position(ways.len())?].clone())
    }

    /// The same by names and points alone, as `via` takes it.
    pub fn named_code_way(&mut self) -> Option<(String, usize)> {
        self.code_way().filter(|(way, _)| !way.starts_with('('))
    }

    /// A path to the key of records that can be rows, or to one of these, with their type; by names and points alone.
    pub fn unit_way(&mut self) -> Option<(String, usize)> {
        let ways = self.vocabulary.over_references(self.record, 2);
        let units = |way: Way| if let Kind::Unit(of) = way.kind { Some((way.text, of)) } else { None };
        let ways: Vec<(String, usize)> = ways.into_iter().filter_map(units).collect();
        let (way, of) = ways[self.choices.position(ways.len())?].clone();
        match way.strip_suffix(".k") {
            Some(reference) if self.choices.chance(60) => Some((reference.to_owned(), of)),
            _ => Some((way, of)),
        }
    }

    /// Whether two ways lead to the same of those that can be rows.
    fn about_units(&mut self) -> Option<String> {
        let (first, of) = self.unit_way()?;
        let mut others = (0..4).filter_map(|_| self.unit_way());
        let (second, _) = others.find(|(second, to)| *to == of && *second != first)?;
        Some(format!("{first} {} {second}", self.choices.pick(&["=", "!="])))
    }

    /// `where` or `except` with a condition.
    pub fn clause(&mut self, depth: usize) -> String {
        let keyword = if self.choices.chance(25) { "except" } else { "where" };
        format!("{keyword} {}", self.condition(depth))
    }

    /// A condition of at most so many levels of `and`, `or` and `not`.
    pub fn condition(&mut self, depth: usize) -> String {
        if depth == 0 || self.choices.chance(55) {
            return self.comparison();
        }
        match self.choices.below(4) {
            0 => format!("not ({})", self.condition(depth - 1)),
            1 => format!("{} is {}", self.any_value(), self.choices.pick(&["missing", "known"])),
            operator => {
                let sign = if operator == 2 { " and " } else { " or " };
                let parts: Vec<String> =
                    (0..2 + self.choices.below(2)).map(|_| format!("({})", self.condition(depth - 1))).collect();
                parts.join(sign)
            }
        }
    }

    /// A value of any kind, to be asked whether it is missing.
    pub fn any_value(&mut self) -> String {
        let mut ways = self.vocabulary.ways(self.record, 2);
        ways.sort_by_key(|way| !way.optional);
        match self.choices.below(4) {
            0 => format!("({})", self.number(1, Kind::Integer)),
            _ => ways[self.choices.below(ways.len())].text.clone(),
        }
    }

    fn comparison(&mut self) -> String {
        match self.choices.below(12) {
            0..=3 => self.about_codes().unwrap_or_else(|| self.about_numbers()),
            4..=6 => self.about_numbers(),
            7 | 8 => self.about_dates().unwrap_or_else(|| self.about_numbers()),
            9 | 10 => self.about_yes_no().unwrap_or_else(|| self.about_numbers()),
            _ => self.about_units().or_else(|| self.about_text()).unwrap_or_else(|| self.about_numbers()),
        }
    }

    fn about_codes(&mut self) -> Option<String> {
        let (way, list) = self.code_way()?;
        let list_of_codes = &self.vocabulary.lists[list];
        if list_of_codes.open {
            return self.about_open_codes(&way, list);
        }
        let code = list_of_codes.codes[self.choices.below(list_of_codes.codes.len())].clone();
        let params: Vec<&String> =
            self.vocabulary.params.iter().filter(|(_, kind)| *kind == Kind::Code(list)).map(|(name, _)| name).collect();
        Some(match self.choices.below(6) {
            0 => format!("{way} = {code}"),
            1 => format!("{way} != {code}"),
            2 if list_of_codes.ordered => format!("{way} {} {code}", self.choices.pick(&["<=", ">", "<", ">="])),
            3 if !params.is_empty() => format!("{way} = {}", params[self.choices.below(params.len())]),
            4 if !list_of_codes.sets.is_empty() => {
                format!("{way} in {}", list_of_codes.sets[self.choices.below(list_of_codes.sets.len())])
            }
            _ => {
                let entry = list_of_codes.entries[self.choices.below(list_of_codes.entries.len())].clone();
                if entry == code { format!("{way} in ({code})") } else { format!("{way} in ({code}, {entry})") }
            }
        })
    }

    /// Of an open list rules name groups, and what else holds its codes.
    fn about_open_codes(&mut self, way: &str, list: usize) -> Option<String> {
        let of = &self.vocabulary.lists[list];
        let params = self.vocabulary.params.iter().filter(|(_, kind)| *kind == Kind::Code(list)).map(|(name, _)| name);
        let ways = self.vocabulary.ways(self.record, 2).into_iter().filter(|other| other.kind == Kind::Code(list));
        let alike: Vec<String> =
            ways.map(|other| other.text).filter(|other| other != way).chain(params.cloned()).collect();
        let groups: Vec<&String> = of.groups.iter().map(|group| &group.name).chain(&of.sets).collect();
        match (self.choices.position(groups.len()), self.choices.position(alike.len())) {
            (Some(group), other) if other.is_none() || self.choices.chance(70) => {
                Some(format!("{way} in {}", groups[group]))
            }
            (_, Some(other)) => Some(format!("{way} {} {}", self.choices.pick(&["=", "!="]), alike[other])),
            _ => None,
        }
    }

    /// A derived field by itself: where it lacks something a comparison may be settled all the same.
    fn derived_number(&mut self) -> Option<String> {
        let derived = &self.vocabulary.records[self.record].derived;
        let numbers = derived.iter().filter(|(_, kind)| matches!(kind, Kind::Integer | Kind::Decimal));
        let names: Vec<&String> = numbers.map(|(name, _)| name).collect();
        if !self.choices.chance(40) {
            return None;
        }
        Some(names[self.choices.position(names.len())?].clone())
    }

    fn about_numbers(&mut self) -> String {
        let kind = if self.choices.chance(30) { Kind::Decimal } else { Kind::Integer };
        let left = self.derived_number().unwrap_or_else(|| self.number(2, kind));
        let low = self.choices.between(0, 6);
        let high = low + self.choices.between(0, 5);
        match self.choices.below(6) {
            0 | 1 => format!("{left} {} {low}", self.choices.pick(&[">=", "<", "=", "!=", ">", "<="])),
            2 => format!("{left} in {low}..{high}"),
            3 => format!("{left} in ({low}, {}..{})", high + 1, high + 3),
            4 => format!("{left} in (below {low}, above {})", high),
            _ => format!("{left} {} {}", self.choices.pick(&[">=", "<", "="]), self.number(1, kind)),
        }
    }

    fn about_dates(&mut self) -> Option<String> {
        self.way(Kind::Date)?;
        let left = self.date(1);
        let mut ends = [day(self.choices), day(self.choices)];
        ends.sort();
        let sign = self.choices.pick(&[">=", "<", "<=", "=", ">"]);
        Some(match self.choices.below(4) {
            0 => format!("{left} {sign} {}", ends[0]),
            1 if self.vocabulary.has_period => format!("{left} in period"),
            2 => format!("{left} {sign} {}", self.date(1)),
            _ => format!("{left} in {}..{}", ends[0], ends[1]),
        })
    }

    fn about_yes_no(&mut self) -> Option<String> {
        let way = self.way(Kind::YesNo)?;
        Some(match self.choices.below(3) {
            0 => way,
            1 => format!("{way} = no"),
            _ => format!("{way} != yes"),
        })
    }

    fn about_text(&mut self) -> Option<String> {
        let way = self.way(Kind::Text)?;
        let text = TEXTS[self.choices.below(TEXTS.len())];
        Some(match self.choices.below(4) {
            0 => format!("{way} = \"{text}\""),
            1 => format!("{way} starts with \"{text}\""),
            2 => format!("{way} contains \"{text}\""),
            _ => format!("{way} in (\"{text}\", \"k1\")"),
        })
    }

    /// A number; an integer where that is asked for.
    pub fn number(&mut self, depth: usize, kind: Kind) -> String {
        if depth == 0 || self.choices.chance(50) {
            return self.plain_number(kind);
        }
        let further = depth - 1;
        match self.choices.below(8) {
            0 | 1 => {
                let sign = self.choices.pick(&["+", "-", "*"]);
                format!("({} {sign} {})", self.number(further, kind), self.number(further, kind))
            }
            2 => {
                let params: Vec<&String> =
                    self.vocabulary.params.iter().filter(|(_, param)| *param == kind).map(|(name, _)| name).collect();
                match self.choices.position(params.len()) {
                    Some(position) => format!("({} - {})", self.plain_number(kind), params[position]),
                    None => format!("({} + {})", self.plain_number(kind), self.choices.between(1, 4)),
                }
            }
            3 if kind == Kind::Decimal => {
                format!("({} / {})", self.number(further, kind), self.number(0, Kind::Integer))
            }
            4 => format!("(-{})", self.plain_number(kind)),
            _ => self.of_dates().unwrap_or_else(|| self.plain_number(kind)),
        }
    }

    /// A number that has small denominators whatever the data, so that its sum fits in any order.
    pub fn summable(&mut self) -> String {
        let number = self.number(1, Kind::Integer);
        match self.choices.below(24) {
            0..=14 => number,
            15..=18 => self.way(Kind::Decimal).unwrap_or(number),
            // A few of these fit, many do not; none is negative, so that it is the same in any order.
            19 => {
                let way = self.plain_number(Kind::Integer);
                format!("{way} * {way} * 1000000000000000000 * 1000000000000000000")
            }
            _ => format!("{number} / {}", self.choices.between(1, 4)),
        }
    }

    fn plain_number(&mut self, kind: Kind) -> String {
        let decimal = if kind == Kind::Decimal { self.way(Kind::Decimal) } else { None };
        decimal.or_else(|| self.way(Kind::Integer)).unwrap_or_else(|| "1".to_owned())
    }

    fn of_dates(&mut self) -> Option<String> {
        self.way(Kind::Date)?;
        let first = self.date(0);
        Some(match self.choices.below(5) {
            0 => format!("age({first}, {})", self.date_or_day()),
            1 => format!("years({first}, {})", self.date_or_day()),
            2 => format!("months({first}, {})", self.date_or_day()),
            3 => format!("month({first})"),
            _ => format!("(year({first}) - 2020)"),
        })
    }

    fn date_or_day(&mut self) -> String {
        if self.choices.chance(40) { self.date(1) } else { day(self.choices) }
    }

    /// A date; there must be a path to one.
    pub fn date(&mut self, depth: usize) -> String {
        let way = self.way(Kind::Date).unwrap_or_else(|| "2024-01-01".to_owned());
        if depth == 0 || self.choices.chance(60) {
            return way;
        }
        let sign = self.choices.pick(&["+", "-"]);
        let unit = self.choices.pick(&["years", "months", "days"]);
        match self.way(Kind::Integer) {
            Some(amount) if self.choices.chance(40) => format!("({way} {sign} {amount} {unit})"),
            _ => format!("({way} {sign} {} {unit})", self.choices.between(1, 30)),
        }
    }
}

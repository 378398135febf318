//! The edits that are tried on one rule file.

mod kind;
mod lists;
mod reading;
mod values;

pub use kind::EditKind;

use crate::source::{Span, Spanned};
use crate::syntax::tree::{
    AxisEntry, Beside, Body, Check, CheckKind, Clause, Criteria, FillWith, Formula, InForce, Item, Let, LetValue,
    Member, Name, ParamVersion, Presentation, Set, Table, TableEntry, TextPart, Tree,
};
use crate::value::{Date, DateUnit, Number};

/// A small change of a rule file: the text at a place is replaced by another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What kind of change it is.
    pub kind: EditKind,
    /// The place.
    pub span: Span,
    /// What stands there instead.
    pub replacement: String,
}

/// Every edit of a file, in the order of their places.
#[must_use]
pub fn edits(tree: &Tree, text: &str) -> Vec<Edit> {
    let mut editor = Editor { text, edits: Vec::new() };
    for item in &tree.items {
        editor.item(item);
    }
    // A literal can be a bound and a part of an expression: what stands there instead is tried once. The sort is stable, so the kind that
    // was given first stays.
    editor.edits.sort_by_key(|edit| (edit.span.start, edit.span.end));
    let mut met = std::collections::HashSet::new();
    editor.edits.retain(|edit| met.insert((edit.span.start, edit.span.end, edit.replacement.clone())));
    editor.edits
}

struct Editor<'a> {
    text: &'a str,
    edits: Vec<Edit>,
}

impl Editor<'_> {
    fn add(&mut self, kind: EditKind, span: Span, replacement: impl Into<String>) {
        self.edits.push(Edit { kind, span, replacement: replacement.into() });
    }

    fn slice(&self, from: u32, to: u32) -> &str {
        self.text.get(from as usize..to as usize).unwrap_or("")
    }

    fn item(&mut self, item: &Item) {
        match item {
            Item::Set(set) => self.set(set),
            Item::Param(param) => self.values(&param.versions),
            Item::Report(report) => {
                if let Some((first, last)) = &report.period {
                    self.day(first);
                    self.day(last);
                }
                self.chosen(report.each.as_ref().and_then(|each| each.chosen.as_ref()));
                for fill in &report.fills {
                    if let FillWith::Value(versions) = &fill.with {
                        self.values(versions);
                    }
                }
                report.checks.iter().for_each(|check| self.check(check));
            }
            Item::Record(record) => self.record(record),
            Item::Table(table) => self.table(table),
            Item::Text(text) => text.parts.iter().for_each(|part| self.hole(part)),
            Item::Criteria(criteria) => self.criteria(criteria),
            Item::Codes(codes) => self.codes(codes),
            Item::Use(_) | Item::Test(_) | Item::Change(_) => {}
        }
    }

    fn in_force(&mut self, in_force: Option<&InForce>) {
        for day in in_force.iter().flat_map(|days| days.from.iter().chain(&days.until)) {
            self.day(day);
        }
    }

    fn day(&mut self, day: &Spanned<Date>) {
        for text in [1, -1].iter().filter_map(|step| day_text(day.value, *step)) {
            self.add(EditKind::BoundaryMoved, day.span, text);
        }
    }

    fn hole(&mut self, part: &TextPart) {
        match part {
            TextPart::Words(_) | TextPart::Name(_) => {}
            TextPart::Figure(formula, shown, _) => {
                // A cell alone is shown as in its table anyhow.
                if !matches!(formula, Formula::Cell { .. }) || *shown != Presentation::default() {
                    self.figure(formula);
                }
                self.presentation(shown);
            }
            TextPart::Rows { conditions, first, by, .. } => {
                self.listed(first.as_ref(), by.as_ref());
                for (left, _, right) in conditions {
                    self.figure(left);
                    self.figure(right);
                }
            }
        }
    }

    fn beside(&mut self, beside: &Beside) {
        self.over(&beside.over);
        beside.both.iter().for_each(|both| self.presentation(&both.shown));
    }

    fn body(&mut self, body: &Body) {
        match body {
            Body::Measure(measure, shown) => {
                measure.operand.iter().for_each(|operand| self.condition(operand));
                self.presentation(shown);
            }
            Body::Formula(formula, shown) => {
                self.formula(formula);
                self.presentation(shown);
            }
            Body::NotApplicable(_) => {}
        }
    }

    /// The whole number that ends a place, one more and one less.
    fn digits(&mut self, kind: EditKind, span: Span) {
        let text = self.slice(span.start, span.end);
        let start = text.len() - text.chars().rev().take_while(char::is_ascii_digit).count();
        let Ok(digits) = text[start..].parse::<u32>() else { return };
        let place = Span { start: span.start + start as u32, ..span };
        for other in [digits.checked_add(1), digits.checked_sub(1)].into_iter().flatten() {
            self.add(kind, place, other.to_string());
        }
    }

    fn set(&mut self, set: &Set) {
        for version in &set.versions {
            self.names(&version.members);
            self.in_force(version.in_force.as_ref());
        }
    }

    fn values(&mut self, versions: &[ParamVersion]) {
        for version in versions {
            self.moved(&version.value);
            self.in_force(version.in_force.as_ref());
        }
    }

    fn derived(&mut self, derived: &Let) {
        match &derived.value {
            LetValue::Expr(value) => self.condition(value),
            LetValue::Aggregate { measure, clauses, .. } => {
                measure.operand.iter().for_each(|operand| self.condition(operand));
                self.clauses(clauses);
            }
        }
    }

    fn table(&mut self, table: &Table) {
        self.day_of_versions(table.as_of.as_ref());
        self.clauses(&table.clauses);
        for entry in &table.entries {
            match entry {
                TableEntry::Axis(entry) => self.axis(entry),
                TableEntry::Cell { body, clauses, .. } => {
                    self.body(body);
                    self.clauses(clauses);
                }
                TableEntry::Check(check) => self.check(check),
                TableEntry::Beside(beside) => self.beside(beside),
                TableEntry::Stub { .. }
                | TableEntry::Total { .. }
                | TableEntry::Halves(..)
                | TableEntry::Show(_)
                | TableEntry::ShowRows(_)
                | TableEntry::Solve { .. } => {}
            }
        }
    }

    fn check(&mut self, check: &Check) {
        if let CheckKind::Compare { left, op, right } = &check.kind {
            self.formula(left);
            self.formula(right);
            self.sign(*op, left.span(), right.span());
        }
    }

    fn axis(&mut self, entry: &AxisEntry) {
        match entry {
            AxisEntry::Member(member) => self.member(member),
            AxisEntry::Split { by, first_of, .. } => {
                by.iter().for_each(|by| self.condition(by));
                first_of.iter().for_each(|order| self.order(order));
            }
            AxisEntry::Periods { years: Some((first, last)), .. } => {
                [first, last].into_iter().for_each(|year| self.counted(year, 0));
            }
            AxisEntry::Codes { chosen, restated, .. } => {
                self.chosen(chosen.as_ref());
                restated.iter().for_each(|day| self.day(day));
            }
            AxisEntry::Heading { .. }
            | AxisEntry::OfWhich { .. }
            | AxisEntry::Reasons { .. }
            | AxisEntry::EachCode { .. }
            | AxisEntry::Periods { .. }
            | AxisEntry::EachPeriod { .. } => {}
        }
        entry.checks().iter().for_each(|check| self.check(check));
        entry.inner().iter().for_each(|entry| self.axis(entry));
    }

    fn member(&mut self, member: &Member) {
        member.values.iter().for_each(|values| self.choices(values));
        member.body.iter().for_each(|body| self.body(body));
        self.clauses(&member.clauses);
        self.in_force(member.in_force.as_ref());
    }

    fn criteria(&mut self, criteria: &Criteria) {
        self.day_of_versions(criteria.as_of.as_ref());
        self.in_force(criteria.in_force.as_ref());
        for requirement in &criteria.requirements {
            self.in_force(requirement.in_force.as_ref());
            requirement.first_of.iter().for_each(|order| self.order(order));
            self.clauses(&requirement.clauses);
        }
        for exception in &criteria.exceptions {
            self.in_force(exception.in_force.as_ref());
            self.clauses(&exception.clauses);
        }
    }

    fn order(&mut self, order: &[Name]) {
        for pair in order.windows(2) {
            let [first, second] = pair else { continue };
            let between = self.slice(first.span.end, second.span.start).to_owned();
            let first_word = self.slice(first.span.start, first.span.end).to_owned();
            let second_word = self.slice(second.span.start, second.span.end).to_owned();
            let swapped = format!("{second_word}{between}{first_word}");
            self.add(EditKind::OrderSwapped, first.span.to(second.span), swapped);
        }
    }

    fn clauses(&mut self, clauses: &[Clause]) {
        for clause in clauses {
            let (word, opposite) = if clause.except { ("except", "where") } else { ("where", "except") };
            let keyword = Span { end: clause.span.start + word.len() as u32, ..clause.span };
            self.add(EditKind::Negated, keyword, opposite);
            self.condition(&clause.condition);
        }
    }
}

fn number_text(number: Number, by: i64) -> Option<String> {
    // A literal below zero has its sign within its place, where the tree reads one; elsewhere the sign stands outside of it.
    let signed = number < Number::ZERO;
    number.checked_add(Number::from(by)).filter(|moved| signed || *moved >= Number::ZERO).map(|moved| moved.to_string())
}

fn day_text(day: Date, by: i64) -> Option<String> {
    day.shift(by, DateUnit::Days).map(|moved| moved.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceId;
    use crate::syntax::parse;

    fn edited(text: &str) -> Vec<String> {
        let (tree, findings) = parse(SourceId(0), text);
        assert_eq!(findings, []);
        let apply = |edit: &Edit| {
            let (start, end) = (edit.span.start as usize, edit.span.end as usize);
            format!("{}{}{}", &text[..start], edit.replacement, &text[end..])
        };
        edits(&tree, text).iter().map(apply).collect()
    }

    #[test]
    fn members_go_with_their_comma() {
        assert_eq!(
            edited("set s of L = a, b, c\n"),
            ["set s of L = b, c\n", "set s of L = a, c\n", "set s of L = a, b\n"]
        );
    }

    #[test]
    fn levels_move_wherever_they_stand() {
        assert_eq!(edited("report r for each L at level 1 {}\n"), ["report r for each L at level 2 {}\n"]);
        let table = |level: u32| {
            format!("table t of R where l within this {{ rows L within this at level {level}  column 1 \"N\" }}\n")
        };
        assert!(edited(&table(2)).contains(&table(3)) && edited(&table(2)).contains(&table(1)));
    }

    #[test]
    fn a_set_of_one_is_left_alone() {
        assert_eq!(edited("set s of L = a\n"), Vec::<String>::new());
    }

    #[test]
    fn a_parameter_is_one_more_and_one_less() {
        assert_eq!(edited("param p: integer = 5\n"), ["param p: integer = 6\n", "param p: integer = 4\n"]);
        assert_eq!(edited("param p: integer = 0\n"), ["param p: integer = 1\n"]);
        let day = edited("param p: date = 2024-02-29\n");
        assert_eq!(day, ["param p: date = 2024-03-01\n", "param p: date = 2024-02-28\n"]);
    }

    #[test]
    fn ends_move_both_ways_and_ends_that_are_values_come_in_or_go_out() {
        let text = "table t of R where n in 18..60 where a <= b { }\n";
        let edits = edited(text);
        let expected = [
            "table t of R except n in 18..60 where a <= b { }\n",
            "table t of R where n in 19..60 where a <= b { }\n",
            "table t of R where n in 17..60 where a <= b { }\n",
            "table t of R where n in 18..61 where a <= b { }\n",
            "table t of R where n in 18..59 where a <= b { }\n",
            "table t of R where n in 18..60 except a <= b { }\n",
            "table t of R where n in 18..60 where a < b { }\n",
        ];
        assert_eq!(edits, expected);
    }

    #[test]
    fn neighbours_in_a_precedence_change_places() {
        let text = "table t of R { split first of (a, b, c) { column a \"A\" where x is known } }\n";
        let edits = edited(text);
        assert!(edits.contains(&text.replace("a, b, c", "b, a, c")), "{edits:?}");
        assert!(edits.contains(&text.replace("a, b, c", "a, c, b")));
        assert!(edits.contains(&text.replace("known", "missing")));
    }

    #[test]
    fn the_day_whose_versions_are_read_is_left_out() {
        let text = "table t of R as of d { column 1 \"A\" = [2] over period - 1 year as of period.end }\n";
        let edits = edited(text);
        assert!(edits.contains(&text.replace("as of d ", " ")), "{edits:?}");
        assert!(edits.contains(&text.replace("as of period.end ", " ")), "{edits:?}");
    }

    #[test]
    fn what_a_text_takes_exactly_is_taken_as_it_is_shown_and_the_other_way_round() {
        let text = "text x \"\"\"\n{t[a, 1]} {t[a, 1] + 2} {rows of t where [ 1 ] < shown [2] with [1]}\n\"\"\"\n";
        let edits = edited(text);
        let expected = [
            text.replace("{t[a, 1] +", "{shown t[a, 1] +"),
            text.replace("+ 2", "+ 3"),
            text.replace("+ 2", "+ 1"),
            text.replace("[ 1 ]", "shown [ 1 ]"),
            text.replace("shown [2]", "[2]"),
        ];
        assert_eq!(edits, expected);
    }
}

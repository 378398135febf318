//! The edits that are tried on one rule file.

use crate::source::Span;
use crate::syntax::tree::{
    AxisEntry, Choice, Clause, Criteria, Expr, Item, Let, LetValue, Member, Name, Param, Set, Table, TableEntry, Tree,
};
use crate::value::{CompareOp, Date, DateUnit, Number};

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

/// The kinds of change: the slips that a person makes who edits rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EditKind {
    /// A number or a date is one more or one less; a comparison takes its end in or leaves it out.
    BoundaryMoved,
    /// A code is left out of a set, a list or an arm.
    MemberDropped,
    /// A clause or a test says the opposite.
    Negated,
    /// Two arms or exceptions change their precedence.
    OrderSwapped,
}

impl EditKind {
    /// In words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            EditKind::BoundaryMoved => "boundary moved",
            EditKind::MemberDropped => "member dropped",
            EditKind::Negated => "negated",
            EditKind::OrderSwapped => "order swapped",
        }
    }
}

/// Every edit of a file, in the order of their places.
#[must_use]
pub fn edits(tree: &Tree, text: &str) -> Vec<Edit> {
    let mut editor = Editor { text, edits: Vec::new() };
    for item in &tree.items {
        editor.item(item);
    }
    editor.edits.sort_by_key(|edit| (edit.span.start, edit.span.end));
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
            Item::Param(param) => self.param(param),
            Item::Record(record) => record.lets.iter().for_each(|derived| self.derived(derived)),
            Item::Table(table) => self.table(table),
            Item::Criteria(criteria) => self.criteria(criteria),
            _ => {}
        }
    }

    fn set(&mut self, set: &Set) {
        for version in &set.versions {
            self.names(&version.members);
        }
    }

    fn param(&mut self, param: &Param) {
        for version in &param.versions {
            self.moved(&version.value, 1);
        }
    }

    fn derived(&mut self, derived: &Let) {
        match &derived.value {
            LetValue::Expr(value) => self.condition(value),
            LetValue::Aggregate { clauses, .. } => self.clauses(clauses),
        }
    }

    fn table(&mut self, table: &Table) {
        self.clauses(&table.clauses);
        for entry in &table.entries {
            if let TableEntry::Axis(entry) = entry {
                self.axis(entry);
            }
        }
    }

    fn axis(&mut self, entry: &AxisEntry) {
        match entry {
            AxisEntry::Member(member) => self.member(member),
            AxisEntry::Heading { entries, .. } | AxisEntry::OfWhich { entries, .. } => {
                entries.iter().for_each(|entry| self.axis(entry));
            }
            AxisEntry::Split { by, first_of, entries, .. } => {
                by.iter().for_each(|by| self.condition(by));
                first_of.iter().for_each(|order| self.order(order));
                entries.iter().for_each(|entry| self.axis(entry));
            }
            AxisEntry::Reasons { .. } | AxisEntry::Codes { .. } => {}
        }
    }

    fn member(&mut self, member: &Member) {
        member.values.iter().for_each(|values| self.choices(values));
        self.clauses(&member.clauses);
    }

    fn criteria(&mut self, criteria: &Criteria) {
        for requirement in &criteria.requirements {
            requirement.first_of.iter().for_each(|order| self.order(order));
            self.clauses(&requirement.clauses);
        }
        for exception in &criteria.exceptions {
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

    fn names(&mut self, names: &[Name]) {
        self.dropped(&names.iter().map(|name| name.span).collect::<Vec<_>>());
    }

    /// Leaves out each of a list with commas, as long as another remains.
    fn dropped(&mut self, spans: &[Span]) {
        if spans.len() < 2 {
            return;
        }
        for (index, span) in spans.iter().enumerate() {
            // The comma goes with it: the one after, or for the last the one before.
            let gone = match (spans.get(index + 1), index.checked_sub(1).and_then(|before| spans.get(before))) {
                (Some(next), _) => Span { end: next.start, ..*span },
                (None, Some(before)) => Span { start: before.end, ..*span },
                (None, None) => continue,
            };
            self.add(EditKind::MemberDropped, gone, "");
        }
    }

    fn choices(&mut self, choices: &[Choice]) {
        self.dropped(&choices.iter().map(Choice::span).collect::<Vec<_>>());
        for choice in choices {
            match choice {
                Choice::One(value) => self.condition(value),
                Choice::Range(low, high) => {
                    self.moved(low, 1);
                    self.moved(high, 1);
                }
                Choice::Above(end, _) | Choice::Below(end, _) => self.moved(end, 1),
            }
        }
    }

    /// The edits inside a condition or a derived value.
    fn condition(&mut self, expression: &Expr) {
        match expression {
            Expr::Compare { op, left, right } => self.comparison(*op, left, right),
            Expr::In { operand, choices, .. } => {
                self.condition(operand);
                self.choices(choices);
            }
            Expr::Is { missing, span, .. } => {
                let (word, opposite) = if *missing { ("missing", "known") } else { ("known", "missing") };
                let start = span.end - word.len() as u32;
                self.add(EditKind::Negated, Span { start, ..*span }, opposite);
            }
            Expr::Duration { amount, .. } | Expr::WorkingDays { amount, .. } => self.moved(amount, 1),
            Expr::And(parts) | Expr::Or(parts) | Expr::Mixed(parts, _) => {
                parts.iter().for_each(|part| self.condition(part));
            }
            Expr::Call { arguments, .. } => arguments.iter().for_each(|argument| self.condition(argument)),
            Expr::Not(inner, _) | Expr::Negate(inner, _) => self.condition(inner),
            Expr::Binary { left, right, .. } => {
                self.condition(left);
                self.condition(right);
            }
            Expr::Number(_) | Expr::Date(_) | Expr::Text(_) | Expr::YesNo(_) | Expr::Path(_) => {}
            Expr::TextTest { .. } | Expr::Meets { .. } => {}
        }
    }

    fn comparison(&mut self, op: CompareOp, left: &Expr, right: &Expr) {
        let before = self.edits.len();
        if !matches!(op, CompareOp::Equal | CompareOp::NotEqual) {
            self.moved(left, 1);
            self.moved(right, 1);
        }
        let literal = self.edits.len() > before;
        self.condition(left);
        self.condition(right);
        let (kind, opposite) = match op {
            CompareOp::Equal => (EditKind::Negated, "!="),
            CompareOp::NotEqual => (EditKind::Negated, "="),
            // Where an end is a whole number or a day, moving it by one says the same.
            _ if literal => return,
            CompareOp::Less => (EditKind::BoundaryMoved, "<="),
            CompareOp::LessOrEqual => (EditKind::BoundaryMoved, "<"),
            CompareOp::Greater => (EditKind::BoundaryMoved, ">="),
            CompareOp::GreaterOrEqual => (EditKind::BoundaryMoved, ">"),
        };
        let between = self.slice(left.span().end, right.span().start);
        let Some(at) = between.find(['<', '>', '=', '!']) else { return };
        let start = left.span().end + at as u32;
        let length = between[at..].chars().take_while(|sign| "<>=!".contains(*sign)).count() as u32;
        self.add(kind, Span { start, end: start + length, ..left.span() }, opposite);
    }

    /// A literal number or date, one step up and one down.
    fn moved(&mut self, literal: &Expr, step: i64) {
        let written: Vec<Option<String>> = match literal {
            Expr::Number(number) => [step, -step].map(|by| number_text(number.value.clone(), by)).to_vec(),
            Expr::Date(day) => [step, -step].map(|by| day_text(day.value, by)).to_vec(),
            _ => return,
        };
        for text in written.into_iter().flatten() {
            self.add(EditKind::BoundaryMoved, literal.span(), text);
        }
    }
}

fn number_text(number: Number, by: i64) -> Option<String> {
    // A literal below zero is written with a sign that stands outside of it.
    number.checked_add(Number::from(by)).filter(|moved| *moved >= Number::ZERO).map(|moved| moved.to_string())
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
}

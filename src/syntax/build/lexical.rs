//! Names, numbers, days, documentation.

use unicode_normalization::UnicodeNormalization;

use super::{Builder, Node};
use crate::diagnostic::{Diagnostic, Edit, Help, codes as registry};
use crate::message::reading as say;
use crate::source::Spanned;
use crate::syntax::grammar::Rule;
use crate::syntax::phrases;
use crate::syntax::predefined::{self, FUNCTIONS, IDS};
use crate::syntax::tree::{Name, WordSet};
use crate::value::{Date, Number};

impl Builder<'_> {
    /// A name as the later rooms know it: what every program has is called in English.
    pub(super) fn name(&self, node: &Node<'_>) -> Name {
        let value: String = node.text().nfc().collect();
        let known = if self.set == WordSet::English { None } else { known_name(node.rule(), &value) };
        Spanned { value: known.map_or(value, str::to_owned), span: self.span(node) }
    }

    /// The name of a function.
    pub(super) fn function_in(&self, node: &Node<'_>) -> Option<Name> {
        let mut name = self.name_in(node)?;
        if let (WordSet::Vietnamese, Some(known)) = (self.set, predefined::turned(FUNCTIONS, self.set, &name.value)) {
            known.clone_into(&mut name.value);
        }
        Some(name)
    }

    /// The names of a path.
    pub(super) fn path_names(&self, node: &Node<'_>) -> Vec<Name> {
        let mut names = self.names(node, Rule::name);
        if self.set == WordSet::Vietnamese {
            let known = predefined::turned_path(self.set, names.iter().map(|name| name.value.as_str()));
            for (name, known) in names.iter_mut().zip(known) {
                if let Some(known) = known {
                    known.clone_into(&mut name.value);
                }
            }
        }
        names
    }

    pub(super) fn names(&self, node: &Node<'_>, rule: Rule) -> Vec<Name> {
        node.all(rule).map(|child| self.name(&child)).collect()
    }

    /// The first name of `node`.
    pub(super) fn name_in(&self, node: &Node<'_>) -> Option<Name> {
        node.first(Rule::name).map(|child| self.name(&child))
    }

    /// The first id that `node` gives something: a name that may begin with a digit.
    pub(super) fn id_in(&self, node: &Node<'_>) -> Option<Name> {
        node.first(Rule::id).map(|child| self.name(&child))
    }

    /// The first id that `node` names.
    pub(super) fn full_id_in(&self, node: &Node<'_>) -> Option<Name> {
        node.first(Rule::full_id).map(|child| self.name(&child))
    }

    /// The `///` lines before a declaration, joined by line ends.
    pub(super) fn docs(&self, node: &Node<'_>) -> Option<String> {
        let docs = node.first(Rule::docs)?;
        let lines: Vec<String> = docs
            .all(Rule::doc)
            .map(|line| {
                let text = line.text().trim_start_matches('/').trim_end();
                text.strip_prefix(' ').unwrap_or(text).nfc().collect()
            })
            .collect();
        Some(lines.join("\n"))
    }

    /// A number; one that does not fit is reported and taken as 0.
    pub(super) fn number(&mut self, node: &Node<'_>) -> Spanned<Number> {
        let value = Number::parse(node.text()).unwrap_or_else(|| {
            let message = say::number_too_long();
            let help = say::at_most_38_digits();
            self.report(&registry::NUMBER_TOO_LONG, node, message, say::too_many_digits(), help);
            Number::ZERO
        });
        if looks_like_thousands(node.text()) {
            let span = self.span(node);
            let whole = node.text().replace('.', "");
            let message = say::point_is_decimal_point(node.text());
            let found = Diagnostic::new(&registry::THOUSANDS_POINT, message).at(span, say::not_thousands_sign());
            let help = Help::new(say::if_whole_was_meant(&whole));
            self.found.push(found.help(help.suggestion([Edit::replace(span, whole)])));
        }
        Spanned { value, span: self.span(node) }
    }

    /// A number of digits, at most `most`; more is reported and taken as `most`.
    pub(super) fn whole(&mut self, node: &Node<'_>, most: u32) -> Spanned<u32> {
        let value = node.text().parse().ok().filter(|n| *n <= most).unwrap_or_else(|| {
            let message = say::too_many_here(node.text());
            self.report(&registry::NUMBER_TOO_LONG, node, message, say::at_most(most), say::number_from_zero_to(most));
            most
        });
        Spanned { value, span: self.span(node) }
    }

    /// A day; one that is spelt otherwise or does not exist is reported and stood in for by the nearest day.
    pub(super) fn date(&mut self, node: &Node<'_>) -> Option<Spanned<Date>> {
        let written = node.children().next()?;
        let (year, month, day) = parts_of_day(written.text())?;
        if written.rule() == Rule::odd_date {
            let iso = format!("{year:04}-{month:02}-{day:02}");
            let message = say::not_how_date_is_written(written.text());
            let help = say::write_year_month_day(&iso);
            self.report(&registry::DATE_SPELLING, node, message, say::date_in_another_order(), help);
        } else if Date::parse_iso(written.text()).is_none() {
            let message = say::no_such_day_in_calendar(written.text());
            let help = say::date_is_year_month_day();
            self.report(&registry::NO_SUCH_DAY, node, message, say::no_such_day(), help);
        }
        let (year, month) = (year.max(1), month.clamp(1, 12));
        let value = (1..=day.clamp(1, 31)).rev().find_map(|day| Date::new(year, month, day))?;
        Some(Spanned { value, span: self.span(node) })
    }

    /// The first day of `node`.
    pub(super) fn date_in(&mut self, node: &Node<'_>) -> Option<Spanned<Date>> {
        node.first(Rule::date).and_then(|child| self.date(&child))
    }
}

/// The English of a phrase that stands as a name, and of an id that every table has.
fn known_name(rule: Rule, written: &str) -> Option<&'static str> {
    match rule {
        Rule::id | Rule::full_id => predefined::turned(IDS, WordSet::Vietnamese, written),
        _ => Some(phrases::spelling(rule, WordSet::English)).filter(|english| !english.is_empty()),
    }
}

/// Year, month and day of a date in any of the spellings that the grammar recognises; day before month where the year is last.
fn parts_of_day(text: &str) -> Option<(i16, i8, i8)> {
    let mut parts = text.split(['-', '/', '.']);
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
    let (year, day) = if first.len() == 4 { (first, third) } else { (third, first) };
    Some((year.parse().ok()?, second.parse().ok()?, day.parse().ok()?))
}

/// One to three digits, the first not 0, a point, and exactly three digits.
fn looks_like_thousands(text: &str) -> bool {
    text.split_once('.')
        .is_some_and(|(whole, fraction)| fraction.len() == 3 && whole.len() <= 3 && !whole.starts_with('0'))
}

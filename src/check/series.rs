//! The periods of a block: `columns quarters of period`, `columns years 2019..2024`.

use crate::diagnostic::{Diagnostic, codes};
use crate::message::periods as say;
use crate::outcome::{period_in_words, quarter_in_words};
use crate::source::{Span, Spanned};
use crate::syntax::tree::{Name, PeriodUnit, Words, WordsPart};
use crate::value::{Date, DateUnit};

use super::over::Period;
use super::scope::Scope;

/// More periods than this are a slip of the years.
const MOST: usize = 600;

/// One of the periods.
pub(super) struct Stage {
    /// What stands before the ids: `2024`, `2024q1`, `2024m03`.
    pub id: String,
    pub days: Period,
    unit: PeriodUnit,
}

/// Those of the report's period, or of the years that are said; `None` if there is a fault, which was said.
pub(super) fn stages(
    scope: &Scope<'_>,
    unit: PeriodUnit,
    years: Option<&(Spanned<u32>, Spanned<u32>)>,
    place: Span,
) -> Option<Vec<Stage>> {
    let (first, last) = match years {
        Some((first, last)) if first.value > last.value => {
            scope.say_at(&codes::CUT_PERIOD, place, say::first_year_after_last(), say::no_such_years());
            return None;
        }
        Some((first, last)) => {
            let year = |year: &Spanned<u32>| i16::try_from(year.value).ok();
            let days = (Date::new(year(first)?, 1, 1), Date::new(year(last)?, 12, 31));
            let (Some(first), Some(last)) = days else {
                scope.say_at(&codes::CUT_PERIOD, place, say::years_not_in_the_calendar(), say::no_such_years());
                return None;
            };
            (first, last)
        }
        None if scope.report.period.is_none() => {
            scope.say_no_period(place);
            return None;
        }
        None => scope.report.period?,
    };
    let mut stages = Vec::new();
    let mut next = Some(first);
    while let Some(start) = next.filter(|start| *start <= last) {
        let days = around(unit, start)?;
        if days.0 != start || days.1 > last {
            say_cut(scope, unit, days, ((first, last), place));
            return None;
        }
        if stages.len() == MOST {
            scope.say_at(&codes::CUT_PERIOD, place, say::too_many_periods(MOST), say::too_many_columns());
            return None;
        }
        stages.push(Stage { id: id(unit, start), days, unit });
        next = days.1.tomorrow();
    }
    Some(stages)
}

/// The year, quarter or month that a day is in.
fn around(unit: PeriodUnit, day: Date) -> Option<Period> {
    let (month, length) = match unit {
        PeriodUnit::Years => (1, 12),
        PeriodUnit::Quarters => ((day.month() - 1) / 3 * 3 + 1, 3),
        PeriodUnit::Months => (day.month(), 1),
    };
    let first = Date::new(day.year(), month, 1)?;
    let next = first.shift(length, DateUnit::Months);
    let last = next.and_then(Date::yesterday).or_else(|| Date::new(day.year(), 12, 31))?;
    Some((first, last))
}

fn id(unit: PeriodUnit, first: Date) -> String {
    match unit {
        PeriodUnit::Years => first.year().to_string(),
        PeriodUnit::Quarters => format!("{}q{}", first.year(), quarter(first)),
        PeriodUnit::Months => format!("{}m{:02}", first.year(), first.month()),
    }
}

fn quarter(day: Date) -> i8 {
    (day.month() - 1) / 3 + 1
}

fn say_cut(scope: &Scope<'_>, unit: PeriodUnit, of: Period, ((first, last), place): (Period, Span)) {
    let (word, keyword) = match unit {
        PeriodUnit::Years => (say::year(), "years"),
        PeriodUnit::Quarters => (say::quarter(), "quarters"),
        PeriodUnit::Months => (say::month(), "months"),
    };
    let (from, to) = of;
    scope.say(
        Diagnostic::new(&codes::CUT_PERIOD, say::cuts_a_period(first, last, &word, from, to))
            .at(place, say::column_for_a_whole_period(&word))
            .help(say::begin_and_end_with_it(&word, keyword, first.year().to_string(), last.year().to_string())),
    );
}

impl Stage {
    /// What is printed over its columns.
    pub fn heading(&self, scope: &Scope<'_>) -> String {
        let words = period_in_words(self.days, scope.report.locale);
        let mut letters = words.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    }

    /// Words with `{quarter}`, `{month}` and `{year}` filled in.
    pub fn filled(&self, scope: &Scope<'_>, words: &Words) -> Words {
        let first = self.days.0;
        let part = |part: &WordsPart| {
            let WordsPart::Hole(name) = part else { return part.clone() };
            match (name.value.as_str(), self.unit) {
                ("year", _) => WordsPart::Plain(first.year().to_string()),
                ("quarter", PeriodUnit::Quarters) => {
                    WordsPart::Plain(quarter_in_words(quarter(first), scope.report.locale))
                }
                ("month", PeriodUnit::Months) => WordsPart::Plain(first.month().to_string()),
                _ => part.clone(),
            }
        };
        Words { parts: words.parts.iter().map(part).collect(), span: words.span }
    }
}

/// Says that what asks for other periods of a block stands in none, or asks for what is none of the block's.
pub(super) fn say_no_series(scope: &Scope<'_>, of: &Name, so_far: bool, span: Span) {
    let id = &of.value;
    let keyword = if so_far { "so far" } else { "before" };
    scope.say(
        Diagnostic::new(&codes::NO_SUM_SO_FAR, say::none_of_the_block(id, keyword))
            .at(span, say::of_which_periods())
            .help(say::stands_in_a_block(keyword)),
    );
}

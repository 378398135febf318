//! How a day stands to another one that is moved by months: months have no fixed number of days, but the later of two moves is later.

use crate::value::{CompareOp, Date, DateUnit};

use super::terms::Term;

/// How many months a year has.
pub(super) const MONTHS_OF_A_YEAR: i64 = 12;

/// `to` stands so to `from`. The places of a day, seen from another, are numbered: `2n` is the day that is `n` months later, what lies
/// between it and the next is `2n + 1`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    pub from: Term,
    pub to: Term,
    /// The first place that it can have.
    pub least: Option<i64>,
    /// The last.
    pub most: Option<i64>,
}

impl Span {
    /// That a day is not after another, or `by` days before it.
    pub fn order(first: Term, then: Term, by: i64) -> Vec<Fact> {
        let terms: Vec<(i64, usize)> = match (first.field, then.field) {
            (Some(a), Some(b)) if a == b => Vec::new(),
            (a, b) => a.map(|field| (1, field)).into_iter().chain(b.map(|field| (-1, field))).collect(),
        };
        vec![Fact::AtMost(terms, then.offset - first.offset - by)]
    }

    /// That at least so many full months, and fewer than so many, lie between two days.
    pub fn full(from: Term, to: Term, least: Option<i64>, below: Option<i64>) -> Vec<Fact> {
        let span = Span { from, to, least: least.map(|n| 2 * n), most: below.map(|n| 2 * n - 1) };
        span.facts()
    }

    /// Ways for a day to compare so with another that is moved by months.
    pub fn compared(from: Term, to: Term, op: CompareOp, months: i64) -> Vec<Vec<Fact>> {
        let at = 2 * months;
        let way = |least, most| Span { from, to, least, most }.facts();
        match op {
            CompareOp::Equal => vec![way(Some(at), Some(at))],
            CompareOp::NotEqual => vec![way(None, Some(at - 1)), way(Some(at + 1), None)],
            CompareOp::Less => vec![way(None, Some(at - 1))],
            CompareOp::LessOrEqual => vec![way(None, Some(at))],
            CompareOp::Greater => vec![way(Some(at + 1), None)],
            CompareOp::GreaterOrEqual => vec![way(Some(at), None)],
        }
    }

    /// Ways for a day to leave the calendar when it is moved.
    pub fn out_of_calendar(day: Term, amount: i64, unit: DateUnit) -> Vec<Vec<Fact>> {
        let Some(last) = Date::new(9999, 12, 31) else { return Vec::new() };
        let limit = match unit {
            DateUnit::Days if amount > 0 => Some(last.number() - amount + 1),
            DateUnit::Days => Some(-amount - 1),
            // The first month from which, or the last from which, it leaves.
            _ => {
                let months = amount.saturating_mul(if unit == DateUnit::Years { MONTHS_OF_A_YEAR } else { 1 });
                let month = if months > 0 { 120_000 - months } else { 12 - months };
                let year = i16::try_from(month.div_euclid(12)).ok();
                let number = i8::try_from(month.rem_euclid(12)).ok();
                let first = year.zip(number).and_then(|(year, number)| Date::new(year, number + 1, 1));
                first.map(|first| if months > 0 { first.number() } else { first.number() - 1 })
            }
        };
        let Some(limit) = limit.filter(|_| amount != 0) else {
            return if amount == 0 { Vec::new() } else { vec![Vec::new()] };
        };
        let limit = Term { field: None, offset: limit };
        vec![if amount > 0 { Span::order(limit, day, 0) } else { Span::order(day, limit, 0) }]
    }

    /// With what follows for the number of days between the two.
    fn facts(self) -> Vec<Fact> {
        let mut facts = vec![Fact::Span(self)];
        if let Some(least) = self.least {
            facts.extend(Span::order(self.from, self.to, fewest_days(least.div_euclid(2)) + least.rem_euclid(2)));
        }
        if let Some(most) = self.most {
            // Before the day that is so many months later, or up to it.
            let (months, is_in) =
                if most.rem_euclid(2) == 0 { (most / 2, true) } else { ((most + 1).div_euclid(2), false) };
            facts.extend(Span::order(self.to, self.from, i64::from(!is_in) - most_days(months)));
        }
        facts
    }

    /// What is left of the days of both, as the numbers of the first and last of each; false where nothing is.
    pub fn narrow(&self, from: &mut [Option<i64>; 2], to: &mut [Option<i64>; 2]) {
        if let Some(least) = self.least {
            let (months, by) = (least.div_euclid(2), least.rem_euclid(2));
            if let Some(first) = from[0].and_then(|first| shifted(first, months)) {
                raise(&mut to[0], first + by);
            }
            if let Some(last) = to[1].and_then(|last| latest(months, last - by)) {
                sink(&mut from[1], last);
            }
        }
        if let Some(most) = self.most {
            let (months, by) = if most.rem_euclid(2) == 0 { (most / 2, 0) } else { ((most + 1).div_euclid(2), 1) };
            if let Some(last) = from[1].and_then(|last| shifted(last, months)) {
                sink(&mut to[1], last - by);
            }
            if let Some(first) = to[0].and_then(|first| earliest(months, first + by)) {
                raise(&mut from[0], first);
            }
        }
    }
}

fn raise(end: &mut Option<i64>, to: i64) {
    *end = Some(end.map_or(to, |known| known.max(to)));
}

fn sink(end: &mut Option<i64>, to: i64) {
    *end = Some(end.map_or(to, |known| known.min(to)));
}

fn shifted(day: i64, months: i64) -> Option<i64> {
    Date::of_number(day)?.shift(months, DateUnit::Months).map(Date::number)
}

/// The last day that, moved, is not after another.
fn latest(months: i64, limit: i64) -> Option<i64> {
    let near = shifted(limit, -months)? + 4;
    (0..12).map(|step| near - step).find(|day| shifted(*day, months).is_some_and(|moved| moved <= limit))
}

/// The first day that, moved, is not before another.
fn earliest(months: i64, limit: i64) -> Option<i64> {
    let near = shifted(limit, -months)? - 4;
    (0..12).map(|step| near + step).find(|day| shifted(*day, months).is_some_and(|moved| moved >= limit))
}

/// No more days than any so many months have.
fn fewest_days(months: i64) -> i64 {
    if months < 0 {
        return -most_days(-months);
    }
    let (years, rest) = (months / MONTHS_OF_A_YEAR, months % MONTHS_OF_A_YEAR);
    // Of four years one is a leap year, but for one in a century; the shortest months come first, and an end may be cut.
    365 * years
        + (years / 4 - years / 100 - 1).max(0)
        + [0, 28, 59, 89, 120, 150, 181, 212, 242, 273, 303, 334][rest as usize]
}

/// No fewer days than any so many months have.
fn most_days(months: i64) -> i64 {
    if months < 0 {
        return -fewest_days(-months);
    }
    let (years, rest) = (months / MONTHS_OF_A_YEAR, months % MONTHS_OF_A_YEAR);
    365 * years + (years + 3) / 4 + [0, 31, 62, 92, 123, 153, 184, 215, 245, 276, 306, 337][rest as usize]
}

/// Something that is so of fields.
#[derive(Debug, Clone)]
pub(super) enum Fact {
    /// The sum of factors times fields is at most so much.
    AtMost(Vec<(i64, usize)>, i64),
    /// One day stands so to another.
    Span(Span),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_months_have_fewer_or_more_days_than_is_said() {
        let first = Date::new(1895, 1, 1).map_or(0, Date::number);
        for day in first..first + 4 * 366 + 40 {
            for months in (-40..=40).chain([120, 180, 216, 1200, 2400, -216]) {
                let days = shifted(day, months).map_or(0, |moved| moved - day);
                assert!(fewest_days(months) <= days && days <= most_days(months), "{day} {months} {days}");
            }
        }
    }

    #[test]
    fn days_that_move_up_to_another_are_found() {
        let first = Date::new(2023, 11, 1).map_or(0, Date::number);
        for limit in first..first + 500 {
            for months in [-25, -12, -3, -1, 0, 1, 2, 6, 12, 48] {
                let (last, next) = (latest(months, limit).unwrap_or(0), earliest(months, limit).unwrap_or(0));
                assert!(shifted(last, months) <= Some(limit) && shifted(last + 1, months) > Some(limit));
                assert!(shifted(next, months) >= Some(limit) && shifted(next - 1, months) < Some(limit));
            }
        }
    }
}

//! What is known of fields, and what follows from it.

use super::facts::Mode;
use super::octagon::Octagon;
use super::spans::{Fact, Span};
use super::terms::Term;
use super::{Field, Kind};

/// How often conclusions are drawn from each other; that is enough for nearly all, and what is left is parted.
const ROUNDS: usize = 8;

/// What is known of some fields.
#[derive(Debug, Clone)]
pub(super) struct Known {
    /// Whether each is missing, where that is decided.
    missing: Vec<Option<bool>>,
    octagon: Octagon,
    spans: Vec<Span>,
    /// Sums of more fields, or with factors, and the most that they are.
    sums: Vec<(Vec<(i64, usize)>, i64)>,
    is_sound: bool,
}

impl Known {
    pub fn new(fields: &[Field<'_>]) -> Known {
        let mut octagon = Octagon::new(fields.len());
        for (index, field) in fields.iter().enumerate() {
            let [least, greatest] = field.ends();
            least.into_iter().for_each(|least| octagon.one((false, index), -least));
            greatest.into_iter().for_each(|greatest| octagon.one((true, index), greatest));
        }
        let missing = fields.iter().map(|field| (!field.can_miss).then_some(false)).collect();
        Known { missing, octagon, spans: Vec::new(), sums: Vec::new(), is_sound: true }
    }

    /// Adds what a way of a dimension says; false where it cannot be. `reads` are the fields that it reads.
    pub fn take(&mut self, reads: &[usize], mode: &Mode) -> bool {
        match mode {
            Mode::Lacking(field) => self.decide(*field, true),
            Mode::Known(facts) => {
                facts.iter().for_each(|fact| self.add(fact));
                reads.iter().all(|field| self.decide(*field, false))
            }
        }
    }

    fn decide(&mut self, field: usize, is_missing: bool) -> bool {
        *self.missing[field].get_or_insert(is_missing) == is_missing
    }

    fn add(&mut self, fact: &Fact) {
        match fact {
            Fact::AtMost(terms, most) => self.at_most(terms, *most),
            Fact::Span(span) => match self.spans.iter_mut().find(|one| (one.from, one.to) == (span.from, span.to)) {
                Some(one) => {
                    one.least = one.least.max(span.least);
                    one.most = [one.most, span.most].into_iter().flatten().min();
                }
                None => self.spans.push(*span),
            },
        }
    }

    fn at_most(&mut self, terms: &[(i64, usize)], most: i64) {
        let shared = terms.iter().fold(0, |shared, (factor, _)| common(shared, factor.abs()));
        match terms {
            [] => self.is_sound &= most >= 0,
            [(factor, field)] => self.octagon.one((*factor > 0, *field), most.div_euclid(factor.abs())),
            [(a, first), (b, second)] if a.abs() == b.abs() => {
                self.octagon.two([(*a > 0, *first), (*b > 0, *second)], most.div_euclid(a.abs()));
            }
            _ => {
                let terms = terms.iter().map(|(factor, field)| (factor / shared, *field)).collect();
                self.sums.push((terms, most.div_euclid(shared)));
            }
        }
    }

    /// Adds ends between which a field lies.
    pub fn within(&mut self, field: usize, [least, greatest]: [Option<i64>; 2]) {
        least.into_iter().for_each(|least| self.octagon.one((false, field), -least));
        greatest.into_iter().for_each(|greatest| self.octagon.one((true, field), greatest));
    }

    /// Draws conclusions; false where what is known contradicts itself.
    pub fn follow(&mut self) -> bool {
        for _ in 0..ROUNDS {
            let out_of_order = |span: &Span| span.least.zip(span.most).is_some_and(|(least, most)| least > most);
            if !self.is_sound || !self.octagon.close() || self.spans.iter().any(out_of_order) {
                return false;
            }
            for span in self.spans.clone() {
                let (mut from, mut to) = (self.days(span.from), self.days(span.to));
                span.narrow(&mut from, &mut to);
                self.set(span.from, from);
                self.set(span.to, to);
            }
            for (terms, most) in self.sums.clone() {
                self.share(&terms, most);
                if let [first, second] = terms.as_slice() {
                    self.cancel(*first, *second, most);
                    self.cancel(*second, *first, most);
                }
            }
            if self.octagon.is_closed() {
                return self.is_sound;
            }
        }
        self.octagon.close()
    }

    fn days(&self, term: Term) -> [Option<i64>; 2] {
        match term.field {
            None => [Some(term.offset); 2],
            Some(field) => self.bounds(field).map(|end| end.map(|end| end + term.offset)),
        }
    }

    fn set(&mut self, term: Term, ends: [Option<i64>; 2]) {
        match term.field {
            None => {
                let [least, greatest] = ends;
                self.is_sound &= least.is_none_or(|least| least <= term.offset);
                self.is_sound &= greatest.is_none_or(|greatest| greatest >= term.offset);
            }
            Some(field) => self.within(field, ends.map(|end| end.map(|end| end - term.offset))),
        }
    }

    /// What a bound on a sum says of each of its fields, given the least that the others can be.
    fn share(&mut self, terms: &[(i64, usize)], most: i64) {
        let least = |(factor, field): (i64, usize)| {
            let [least, greatest] = self.bounds(field);
            let end = if factor > 0 { least } else { greatest };
            end.map(|end| i128::from(factor) * i128::from(end))
        };
        let all: Vec<Option<i128>> = terms.iter().map(|term| least(*term)).collect();
        for (index, (factor, field)) in terms.iter().enumerate() {
            let others = all.iter().enumerate().filter(|(other, _)| *other != index);
            let Some(others) = others.map(|(_, least)| *least).sum::<Option<i128>>() else { continue };
            let left = (i128::from(most) - others).div_euclid(i128::from(factor.abs()));
            if let Ok(left) = i64::try_from(left) {
                self.octagon.one((*factor > 0, *field), left);
            }
        }
    }

    /// What a bound on the sum of two fields with factors says of one of them, given how the other stands to it: of `2 n >= m` and
    /// `m > n` that `n > 0`.
    fn cancel(&mut self, (factor, field): (i64, usize), (other_factor, other): (i64, usize), most: i64) {
        for is_positive in [true, false] {
            let Some(gap) = self.octagon.most_of([(is_positive, field), (other_factor < 0, other)]) else { continue };
            let times = i128::from(other_factor.abs());
            let left = i128::from(factor) + if is_positive { times } else { -times };
            let most = i128::from(most) + times * i128::from(gap);
            let bound = if left == 0 { Some(most) } else { most.checked_div_euclid(left.abs()) };
            let Some(bound) = bound.and_then(|bound| i64::try_from(bound).ok()) else { continue };
            match left {
                0 => self.is_sound &= bound >= 0,
                _ => self.octagon.one((left > 0, field), bound),
            }
        }
    }

    /// The least and the greatest that a field can be.
    pub fn bounds(&self, field: usize) -> [Option<i64>; 2] {
        self.octagon.bounds(field)
    }

    /// Whether a field is missing, or will do missing.
    pub fn is_missing(&self, field: usize) -> bool {
        self.missing[field].unwrap_or(true)
    }

    /// Whether a field is known and can have one of several values.
    pub fn is_free(&self, field: &Field<'_>, index: usize) -> bool {
        let [least, greatest] = self.bounds(index);
        field.kind != Kind::Other && !self.is_missing(index) && (least.is_none() || least != greatest)
    }
}

/// The greatest whole number that both are multiples of.
fn common(a: i64, b: i64) -> i64 {
    if b == 0 { a } else { common(b, a % b) }
}

//! The choices that a case is made of: a list of numbers, so that a shorter list, or smaller numbers, is a simpler case.

/// A list of numbers read from the front. Where it ends, every further choice is the first and simplest one.
pub struct Choices<'a> {
    drawn: &'a [u16],
}

impl<'a> Choices<'a> {
    /// All choices of one part of a case.
    pub fn new(drawn: &'a [u16]) -> Choices<'a> {
        Choices { drawn }
    }

    /// A number below `count`; 0 is the simplest.
    pub fn below(&mut self, count: usize) -> usize {
        match self.drawn {
            [first, rest @ ..] if count > 1 => {
                self.drawn = rest;
                usize::from(*first) % count
            }
            _ => 0,
        }
    }

    /// A number between two ends, both in; the lower one is the simplest.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        low + self.below((high - low + 1) as usize) as i64
    }

    /// Yes in so many of a hundred cases; no is simpler.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) >= 100 - percent
    }

    /// One of several, of which the first is the simplest. There must be one.
    pub fn pick<'t, T: ?Sized>(&mut self, from: &[&'t T]) -> &'t T {
        from[self.below(from.len())]
    }

    /// The position of one of several; `None` where there is none.
    pub fn position(&mut self, count: usize) -> Option<usize> {
        if count == 0 { None } else { Some(self.below(count)) }
    }

    /// Puts a list in another order.
    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for place in (1..list.len()).rev() {
            list.swap(place, place - self.below(place + 1));
        }
    }
}

//! Bounds on whole numbers, on their sums and on their differences.
//!
//! For numbers `x` and `y` all that is known has the form `x <= c`, `x + y <= c`, `x - y <= c` or `-x - y <= c`. Closed, such bounds
//! contradict each other exactly if no whole numbers satisfy them all.

/// What is known of a few whole numbers.
#[derive(Debug, Clone)]
pub(super) struct Octagon {
    numbers: usize,
    /// With `v(2k)` for the number `k` and `v(2k + 1)` for its opposite: the most that `v(to) - v(from)` can be, by `from` and `to`.
    most: Vec<Option<i64>>,
    is_closed: bool,
}

/// A number, or its opposite.
pub(super) type Signed = (bool, usize);

/// Bounds beyond this are none: nothing that is added to them can overflow.
const FAR: i64 = 1 << 50;

impl Octagon {
    /// Nothing is known.
    pub fn new(numbers: usize) -> Octagon {
        let size = 2 * numbers;
        let most = (0..size * size).map(|at| (at / size.max(1) == at % size.max(1)).then_some(0)).collect();
        Octagon { numbers, most, is_closed: true }
    }

    fn at(&self, from: usize, to: usize) -> Option<i64> {
        self.most[from * 2 * self.numbers + to]
    }

    fn lower(&mut self, from: usize, to: usize, most: i64) {
        let entry = &mut self.most[from * 2 * self.numbers + to];
        if most.abs() <= FAR && entry.is_none_or(|known| most < known) {
            *entry = Some(most);
            self.is_closed = false;
        }
    }

    /// Adds that a number, or its opposite, is at most so much.
    pub fn one(&mut self, (is_positive, number): Signed, most: i64) {
        let node = 2 * number + usize::from(!is_positive);
        if most.abs() <= FAR / 2 {
            self.lower(node ^ 1, node, 2 * most);
        }
    }

    /// Adds that the sum of two different numbers, or of their opposites, is at most so much.
    pub fn two(&mut self, [first, second]: [Signed; 2], most: i64) {
        let node = |(is_positive, number): Signed| 2 * number + usize::from(!is_positive);
        let (first, second) = (node(first), node(second));
        self.lower(second ^ 1, first, most);
        self.lower(first ^ 1, second, most);
    }

    /// Whether all conclusions are drawn.
    pub fn is_closed(&self) -> bool {
        self.is_closed
    }

    /// Draws all conclusions. False where the bounds contradict each other.
    pub fn close(&mut self) -> bool {
        let size = 2 * self.numbers;
        while !self.is_closed {
            self.is_closed = true;
            for over in 0..size {
                for from in 0..size {
                    let Some(first) = self.at(from, over) else { continue };
                    for to in 0..size {
                        if let Some(second) = self.at(over, to) {
                            self.lower(from, to, first + second);
                        }
                    }
                }
            }
            for node in 0..size {
                // Twice a whole number is even.
                if let Some(most) = self.at(node, node ^ 1) {
                    self.lower(node, node ^ 1, most.div_euclid(2) * 2);
                }
            }
            for from in 0..size {
                for to in 0..size {
                    if let (Some(first), Some(second)) = (self.at(from, from ^ 1), self.at(to ^ 1, to)) {
                        self.lower(from, to, (first + second).div_euclid(2));
                    }
                }
            }
            if (0..size).any(|node| self.at(node, node).is_some_and(|most| most < 0)) {
                return false;
            }
        }
        true
    }

    /// The most that the sum of two different numbers, or of their opposites, can be; known once the bounds are closed.
    pub fn most_of(&self, [first, second]: [Signed; 2]) -> Option<i64> {
        let node = |(is_positive, number): Signed| 2 * number + usize::from(!is_positive);
        self.at(node(second) ^ 1, node(first))
    }

    /// The least and the greatest that a number can be; known once the bounds are closed.
    pub fn bounds(&self, number: usize) -> [Option<i64>; 2] {
        let (plus, minus) = (2 * number, 2 * number + 1);
        [self.at(plus, minus).map(|most| -most.div_euclid(2)), self.at(minus, plus).map(|most| most.div_euclid(2))]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_contradict_each_other_exactly_where_no_numbers_satisfy_them() {
        // All sets of three bounds out of these, over two numbers between -3 and 3.
        let signs = [true, false];
        let mut bounds: Vec<(Signed, Option<Signed>, i64)> = Vec::new();
        for most in [-3, -1, 0, 2] {
            for a in signs {
                bounds.extend([((a, 0), None, most), ((a, 1), None, most)]);
                bounds.extend(signs.map(|b| ((a, 0), Some((b, 1)), most)));
            }
        }
        let value =
            |(is_positive, number): Signed, pair: [i64; 2]| if is_positive { pair[number] } else { -pair[number] };
        for first in 0..bounds.len() {
            for second in 0..first {
                for third in 0..second {
                    let chosen = [first, second, third].map(|index| bounds[index]);
                    let mut octagon = Octagon::new(2);
                    for number in 0..2 {
                        signs.iter().for_each(|sign| octagon.one((*sign, number), 3));
                    }
                    for (one, other, most) in chosen {
                        match other {
                            None => octagon.one(one, most),
                            Some(other) => octagon.two([one, other], most),
                        }
                    }
                    let holds = |pair: [i64; 2]| {
                        chosen.iter().all(|(one, other, most)| {
                            value(*one, pair) + other.map_or(0, |other| value(other, pair)) <= *most
                        })
                    };
                    let pairs = || (-3..=3).flat_map(|x| (-3..=3).map(move |y| [x, y])).filter(|pair| holds(*pair));
                    let closes = octagon.close();
                    assert_eq!(closes, pairs().next().is_some(), "{chosen:?}");
                    if closes {
                        let firsts: Vec<i64> = pairs().map(|pair| pair[0]).collect();
                        let ends = [firsts.iter().min().copied(), firsts.iter().max().copied()];
                        assert_eq!(octagon.bounds(0), ends, "{chosen:?}");
                    }
                }
            }
        }
    }
}

//! Numbers that look random and are the same everywhere, and the few dates made of them.

/// SplitMix64.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Random {
        Random(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// From 0 up to, not including, `end`.
    pub fn below(&mut self, end: u32) -> u32 {
        (self.next() % u64::from(end.max(1))) as u32
    }

    /// Both ends are in.
    pub fn between(&mut self, from: u32, to: u32) -> u32 {
        from + self.below(to - from + 1)
    }

    /// Whether something happens that happens `percent` times in a hundred.
    pub fn chance(&mut self, percent: u32) -> bool {
        self.below(100) < percent
    }

    pub fn pick<'a, T: ?Sized>(&mut self, choices: &[&'a T]) -> &'a T {
        choices[self.below(choices.len() as u32) as usize]
    }

    /// One of the names, each as often as its weight says.
    pub fn weighted(&mut self, choices: &[(&'static str, u32)]) -> &'static str {
        let mut left = self.below(choices.iter().map(|(_, weight)| weight).sum());
        for (name, weight) in choices {
            if left < *weight {
                return name;
            }
            left -= weight;
        }
        choices[0].0
    }

    /// Cuts `total` into uneven parts of at least `least` each.
    pub fn share(&mut self, total: u32, parts: usize, least: u32) -> Vec<u32> {
        if parts == 0 {
            return Vec::new();
        }
        let weights: Vec<u64> = (0..parts).map(|_| u64::from(self.between(60, 140))).collect();
        let sum: u64 = weights.iter().sum();
        let spread = u64::from(total - least * parts as u32);
        let mut shares: Vec<u32> = weights.iter().map(|weight| least + (spread * weight / sum) as u32).collect();
        let rest = total - shares.iter().sum::<u32>();
        shares.iter_mut().take(rest as usize).for_each(|share| *share += 1);
        shares
    }

    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for end in (1..items.len()).rev() {
            items.swap(end, self.below(end as u32 + 1) as usize);
        }
    }

    /// A day of the first half of 2024.
    pub fn day_in_period(&mut self) -> Day {
        Day::new(2024, 1, 1).plus(self.below(182) as i32)
    }
}

/// A day, as the number of days since 1 March of the year 0.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(i32);

impl Day {
    pub fn new(year: i32, month: i32, day: i32) -> Day {
        let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
        Day(year * 365 + year / 4 - year / 100 + year / 400 + (month * 306 + 5) / 10 + day - 1)
    }

    pub fn plus(self, days: i32) -> Day {
        Day(self.0 + days)
    }

    fn parts(self) -> (i32, i32, i32) {
        let mut year = (i64::from(self.0) * 10_000 / 3_652_425) as i32;
        while Day::new(year, 3, 1).0 > self.0 {
            year -= 1;
        }
        while Day::new(year + 1, 3, 1).0 <= self.0 {
            year += 1;
        }
        let day = self.0 - Day::new(year, 3, 1).0;
        let month = (day * 10 + 5) / 306;
        let of_month = day - (month * 306 + 5) / 10 + 1;
        if month < 10 { (year, month + 3, of_month) } else { (year + 1, month - 9, of_month) }
    }

    /// Without zeros in front, as many write it: `5/3/2024`.
    pub fn unpadded(self) -> String {
        let (year, month, day) = self.parts();
        format!("{day}/{month}/{year}")
    }
}

impl std::fmt::Display for Day {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (year, month, day) = self.parts();
        write!(out, "{day:02}/{month:02}/{year:04}")
    }
}

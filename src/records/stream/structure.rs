//! Where the cells of a text end, as far as it is written in the standard form: at delimiters and line feeds outside quotation marks.
//!
//! The text is looked at in steps of 64 bytes, each of which gives masks of 64 bits; whether a sign stands within quotation marks
//! is the parity of the marks before it. That holds where each mark opens or closes a cell. At the first sign that is written otherwise
//! (a mark within a cell, marks that are doubled, a line end within marks, a return alone) this stops: somebody else must cut that row.
//! The method (a bit for each byte of a block, then the bits one after the other) is that of G. Langdale and D. Lemire, *Parsing
//! Gigabytes of JSON per Second*, VLDB Journal 28 (2019).

use wide::u8x16;

/// How many bytes give one mask.
const STEP: usize = 64;

/// The signs of a step, a bit for each byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Signs {
    /// Delimiters and line feeds.
    ends: u64,
    feeds: u64,
    /// Quotation marks and returns.
    others: u64,
}

impl Signs {
    #[inline(always)]
    fn of(step: &[u8; STEP], delimiter: u8) -> Signs {
        let mut signs = Signs { ends: 0, feeds: 0, others: 0 };
        for (index, sixteen) in step.as_chunks::<16>().0.iter().enumerate() {
            let bytes = u8x16::new(*sixteen);
            let are = |sign: u8| bytes.simd_eq(u8x16::splat(sign));
            let mask = |bytes: u8x16| u64::from(bytes.to_bitmask()) << (16 * index);
            let feeds = are(b'\n');
            signs.ends |= mask(are(delimiter) | feeds);
            signs.feeds |= mask(feeds);
            signs.others |= mask(are(b'"') | are(b'\r'));
        }
        signs
    }
}

fn returns(step: &[u8; STEP]) -> u64 {
    let mask = |sixteen: &[u8; 16]| u64::from(u8x16::new(*sixteen).simd_eq(u8x16::splat(b'\r')).to_bitmask());
    step.as_chunks::<16>().0.iter().rev().fold(0, |returns, sixteen| returns << 16 | mask(sixteen))
}

/// The cells of a text that begins at the start of a row.
#[derive(Debug, Default)]
pub(super) struct Structure {
    /// Where rows and cells begin: behind each sign that ends one. The first is the start of the next row.
    begins: Vec<u32>,
    /// How many of these hold something.
    count: usize,
    /// For each row how many begins there are up to the one behind it.
    rows: Vec<u32>,
    next_row: usize,
    /// The place in `begins` of the start of the next row.
    first: usize,
    /// Up to where signs were looked for.
    seen: usize,
    /// Whether something is not in the standard form there; rows that end before are.
    is_odd: bool,
    before: Before,
}

/// What stands before a step.
#[derive(Debug, Clone, Copy, Default)]
struct Before {
    /// All ones within quotation marks.
    open: u64,
    /// 1 behind the end of a cell.
    end: u64,
    /// 1 behind a mark that closes.
    closing: u64,
    /// 1 behind a return.
    carriage: u64,
}

impl Structure {
    /// Begins where a row starts.
    pub(super) fn begin(&mut self, at: usize) {
        if self.begins.is_empty() {
            self.begins.push(0);
        }
        self.begins[0] = at as u32;
        (self.count, self.first, self.next_row, self.seen, self.is_odd) = (1, 0, 0, at, false);
        self.rows.clear();
        self.before = Before { end: 1, ..Before::default() };
    }

    /// Up to where signs were looked for.
    pub(super) fn seen(&self) -> usize {
        self.seen
    }

    /// Whether it stopped at something that is not in the standard form.
    pub(super) fn is_odd(&self) -> bool {
        self.is_odd
    }

    /// The next row that is whole: where it begins, and where each of its cells is followed by what comes next.
    #[inline(always)]
    pub(super) fn next_row(&mut self) -> Option<&[u32]> {
        let end = *self.rows.get(self.next_row)? as usize;
        let row = self.begins.get(self.first..end);
        self.next_row += 1;
        self.first = end - 1;
        row
    }

    /// Looks for signs in the next bytes of a text. All whole rows must have been taken.
    pub(super) fn look_on(&mut self, text: &[u8], delimiter: u8, bytes: usize) {
        self.begins.copy_within(self.first..self.count, 0);
        self.count -= self.first;
        (self.first, self.next_row) = (0, 0);
        self.rows.clear();
        let to = (self.seen + bytes).min(text.len());
        let (steps, rest) = text[self.seen..to].as_chunks::<STEP>();
        let most = self.count + (steps.len() + 1) * STEP;
        if self.begins.len() < most {
            self.begins.resize(most, 0);
        }
        for step in steps {
            self.step(step, delimiter, STEP as u32);
            if self.is_odd {
                return;
            }
        }
        if !rest.is_empty() {
            let mut last = [0; STEP];
            last[..rest.len()].copy_from_slice(rest);
            self.step(&last, delimiter, rest.len() as u32);
        }
    }

    #[inline(always)]
    fn step(&mut self, step: &[u8; STEP], delimiter: u8, length: u32) {
        let signs = Signs::of(step, delimiter);
        let mut ends = signs.ends;
        let Before { open, closing, carriage, .. } = self.before;
        if signs.others | open | closing | carriage != 0 {
            ends = self.outside(signs, returns(step), length);
        }
        self.before.end = ends >> (length - 1);
        let mut feeds = ends & signs.feeds;
        while feeds != 0 {
            let up_to = feeds ^ (feeds - 1);
            self.rows.push(self.count as u32 + (ends & up_to).count_ones());
            feeds &= feeds - 1;
        }
        let at = self.seen as u32 + 1;
        if let Some(begins) = self.begins.get_mut(self.count..).and_then(<[u32]>::first_chunk_mut::<STEP>) {
            put(ends, at, begins);
        }
        self.count += ends.count_ones() as usize;
        self.seen += length as usize;
    }

    /// The ends of cells where there are marks or returns, up to the first that is odd.
    #[inline(always)]
    fn outside(&mut self, signs: Signs, returns: u64, length: u32) -> u64 {
        let Before { open, end, closing, carriage } = self.before;
        let marks = signs.others & !returns;
        let inside = parity(marks) ^ open;
        let closes = marks & !inside;
        let ends = signs.ends & !inside;
        let opens_late = marks & inside & !(ends << 1 | end);
        let goes_on = (closes << 1 | closing) & !(ends | returns);
        let is_alone = (returns << 1 | carriage) & !signs.feeds;
        let breaks_within = (signs.feeds | returns) & inside;
        let there_is = u64::MAX >> (STEP as u32 - length);
        let odd = (opens_late | goes_on | is_alone | breaks_within) & there_is;
        let last = length - 1;
        self.before.open = ((inside << (STEP as u32 - length)) as i64 >> 63) as u64;
        (self.before.closing, self.before.carriage) = (closes >> last, returns >> last);
        self.is_odd = odd != 0;
        if self.is_odd { ends & (odd & odd.wrapping_neg()).wrapping_sub(1) } else { ends }
    }
}

/// Of each bit whether an odd number of bits stand up to it.
fn parity(bits: u64) -> u64 {
    [1, 2, 4, 8, 16, 32].into_iter().fold(bits, |bits, shift| bits ^ bits << shift)
}

/// Writes the place of each bit. They are written eight at a time, with what is no place behind: most steps have a few.
#[inline(always)]
fn put(mut mask: u64, at: u32, places: &mut [u32; STEP]) {
    for eight in places.as_chunks_mut::<8>().0 {
        for place in eight {
            *place = at + (mask | 1 << 63).trailing_zeros();
            mask &= mask.wrapping_sub(1);
        }
        if mask == 0 {
            return;
        }
    }
}

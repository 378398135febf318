//! Where the fields of CSV end: commas and line ends outside quotation marks, 64 bytes at a time.

use wide::u8x32;

#[derive(Default)]
pub struct Splitter {
    ends: Vec<u32>,
}

impl Splitter {
    /// The places of all field ends. The text begins outside quotation marks; its length is a multiple of 64.
    pub fn split(&mut self, text: &[u8]) -> &[u32] {
        self.ends.clear();
        self.ends.reserve(text.len());
        // All ones while a quotation mark is open.
        let mut open = 0_u64;
        for (index, chunk) in text.as_chunks::<64>().0.iter().enumerate() {
            let quotes = mask(chunk, b'"');
            let mut ends = mask(chunk, b',') | mask(chunk, b'\n');
            if quotes != 0 || open != 0 {
                let inside = running_parity(quotes) ^ open;
                open = ((inside as i64) >> 63) as u64;
                ends &= !inside;
            }
            while ends != 0 {
                self.ends.push(index as u32 * 64 + ends.trailing_zeros());
                ends &= ends - 1;
            }
        }
        &self.ends
    }
}

/// A bit for each byte that is that sign.
#[inline(always)]
fn mask(chunk: &[u8; 64], sign: u8) -> u64 {
    let half = |from: usize| {
        let mut bytes = [0; 32];
        bytes.copy_from_slice(&chunk[from..from + 32]);
        u64::from(u8x32::new(bytes).simd_eq(u8x32::splat(sign)).to_bitmask())
    };
    half(0) | half(32) << 32
}

/// Of each bit whether an odd number of bits stand up to it.
#[inline(always)]
fn running_parity(mut bits: u64) -> u64 {
    for shift in [1, 2, 4, 8, 16, 32] {
        bits ^= bits << shift;
    }
    bits
}

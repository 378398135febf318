//! Where in a text the signs stand that give it its form: the delimiter, line ends, quotation marks.
//!
//! The text is looked at in steps of 64 bytes, each of which gives a mask of 64 bits; what the signs mean is no business of this page.
//! The method (a bit for each byte of a block, then the bits one after the other) is that of G. Langdale and D. Lemire, *Parsing
//! Gigabytes of JSON per Second*, VLDB Journal 28 (2019).

/// How many bytes give one mask.
const STEP: usize = 64;

/// Puts the places of all delimiters, line feeds, carriage returns and quotation marks at the end of `places`, each with `offset` added.
pub(super) fn places(text: &[u8], delimiter: u8, offset: u32, places: &mut Vec<u32>) {
    let mut steps = text.chunks_exact(STEP);
    let mut at = offset;
    for step in steps.by_ref() {
        if let Ok(step) = <&[u8; STEP]>::try_from(step) {
            put(mask(step, delimiter), at, places);
        }
        at += STEP as u32;
    }
    let rest = steps.remainder();
    let mut last = [0; STEP];
    last[..rest.len()].copy_from_slice(rest);
    put(mask(&last, delimiter), at, places);
}

fn put(mut mask: u64, at: u32, places: &mut Vec<u32>) {
    // Written four at a time and cut to those that are there: most steps have a few.
    let count = mask.count_ones() as usize;
    let length = places.len();
    while mask != 0 {
        let mut four = [0; 4];
        for place in &mut four {
            *place = at + mask.trailing_zeros();
            mask &= mask.wrapping_sub(1);
        }
        places.extend_from_slice(&four);
    }
    places.truncate(length + count);
}

/// The bits of bytes that are each 0 or 1, gathered by one multiplication: each lands in the highest byte at its own place.
const GATHER: u64 = 0x0102_0408_1020_4080;

fn mask(step: &[u8; STEP], delimiter: u8) -> u64 {
    // Compilers make a few wide comparisons of this loop.
    let mut is_sign = [0; STEP];
    for (is_sign, byte) in is_sign.iter_mut().zip(step) {
        *is_sign = u8::from(*byte == delimiter)
            | u8::from(*byte == b'\n')
            | u8::from(*byte == b'\r')
            | u8::from(*byte == b'"');
    }
    let eights = is_sign.chunks_exact(8).enumerate();
    eights.fold(0, |mask, (index, eight)| {
        let eight = eight.try_into().map_or(0, u64::from_le_bytes);
        mask | (eight.wrapping_mul(GATHER) >> 56) << (8 * index)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_is_found_wherever_it_stands() {
        for length in 0..200 {
            let text: Vec<u8> = (0..length).map(|at| b"a,\"b\r\ncd;,,,,\n\n"[(at * 7 + length) % 15]).collect();
            let mut found = vec![7];
            places(&text, b',', 100, &mut found);
            let is_sign = |byte: &u8| b",\"\r\n".contains(byte);
            let expected = text.iter().enumerate().filter(|(_, byte)| is_sign(byte)).map(|(at, _)| at as u32 + 100);
            assert_eq!(found, std::iter::once(7).chain(expected).collect::<Vec<_>>());
        }
    }
}

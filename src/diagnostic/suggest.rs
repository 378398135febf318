//! "Did you mean": the nearest of the names that would have been right.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The candidate nearest to what was written, if one is near enough to be what was meant.
///
/// Case and accents count for little: `thai` is nearest to `thái`. Distance: Damerau–Levenshtein over letters.
#[must_use]
pub fn did_you_mean<'a>(written: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let bare_written = bare(written);
    let length = bare_written.chars().count();
    // One slip in two letters leaves nothing: `[7]` was never meant for `[6]`.
    let allowed = if length < 3 { 0 } else { length / 3 };
    candidates
        .into_iter()
        .filter_map(|candidate| {
            let distance = strsim::damerau_levenshtein(&bare_written, &bare(candidate));
            (distance <= allowed).then(|| (distance, strsim::levenshtein(written, candidate), candidate))
        })
        .min()
        .map(|(_, _, candidate)| candidate)
}

fn bare(text: &str) -> String {
    text.nfd()
        .filter(|c| !is_combining_mark(*c))
        .map(|c| if c == 'đ' || c == 'Đ' { 'd' } else { c })
        .collect::<String>()
        .to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_and_case_do_not_hide_a_name() {
        assert_eq!(did_you_mean("thai", ["kinh", "thái", "tay"]), Some("thái"));
        assert_eq!(did_you_mean("Comittee", ["Committee", "Unit"]), Some("Committee"));
        assert_eq!(did_you_mean("xyz", ["kinh", "thái"]), None);
        assert_eq!(did_you_mean("7", ["6", "17"]), None);
    }
}

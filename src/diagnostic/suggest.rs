//! "Did you mean": the nearest of the names that would have been right.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The candidate nearest to what was written, if one is near enough to be what was meant.
///
/// Case and accents count for little: `thai` is nearest to `thái`. Distance: Damerau–Levenshtein over letters. Of names with as many
/// words each word must be near to its own: `Bắc Yên` shares a word with `Phù Yên` and is another place.
#[must_use]
pub fn did_you_mean<'a>(written: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let bare_written = bare(written);
    let allowed = slips_in(&bare_written);
    candidates
        .into_iter()
        .filter_map(|candidate| {
            let bare_candidate = bare(candidate);
            let distance = strsim::damerau_levenshtein(&bare_written, &bare_candidate);
            let near = distance <= allowed && words_are_near(&bare_written, &bare_candidate);
            near.then(|| (distance, strsim::levenshtein(written, candidate), candidate))
        })
        .min()
        .map(|(_, _, candidate)| candidate)
}

/// How many letters may differ. One slip in two letters leaves nothing: `[7]` was never meant for `[6]`.
fn slips_in(word: &str) -> usize {
    match word.chars().count() {
        length if length < 3 => 0,
        length => length / 3,
    }
}

/// Whether names are near word by word. Where a space came or went, the letters alone decide, and nearly all are the same: a word
/// more or less is another name. So is another number.
fn words_are_near(written: &str, candidate: &str) -> bool {
    let words = |text: &str| text.split([' ', '_', '-']).filter(|word| !word.is_empty()).map(str::to_owned).collect();
    let (one, two): (Vec<String>, Vec<String>) = (words(written), words(candidate));
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    if digits(written) != digits(candidate) {
        return false;
    }
    if one.len() == two.len() {
        one.iter().zip(&two).all(|(one, two)| word_is_near(one, two))
    } else {
        strsim::damerau_levenshtein(&one.concat(), &two.concat()) <= 1
    }
}

/// Short words that differ in a letter are mostly other words: one of four letters may have a slip, and a shorter one letters in
/// another order, or one too many or too few.
fn word_is_near(one: &str, two: &str) -> bool {
    let distance = strsim::damerau_levenshtein(one, two);
    let (short, long) = (one.chars().count().min(two.chars().count()), one.chars().count().max(two.chars().count()));
    match distance {
        0 => true,
        1 if short < 4 => long > short || strsim::levenshtein(one, two) == 2,
        _ => distance <= (long / 3).max(1),
    }
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
    fn a_shared_word_does_not_make_a_name_near() {
        let places = ["Phù Yên", "Yên Châu", "Mường La", "Sơn La"];
        assert_eq!(did_you_mean("Bắc Yên", places), None);
        assert_eq!(did_you_mean("Yên", places), None);
        assert_eq!(did_you_mean("Phu yen", places), Some("Phù Yên"));
        assert_eq!(did_you_mean("Mưòng Là", places), Some("Mường La"));
        assert_eq!(did_you_mean("PhùYên", places), Some("Phù Yên"));
        assert_eq!(did_you_mean("Dao", ["Lào"]), None);
    }

    #[test]
    fn accents_and_case_do_not_hide_a_name() {
        assert_eq!(did_you_mean("thai", ["kinh", "thái", "tay"]), Some("thái"));
        assert_eq!(did_you_mean("Comittee", ["Committee", "Unit"]), Some("Committee"));
        assert_eq!(did_you_mean("xyz", ["kinh", "thái"]), None);
        assert_eq!(did_you_mean("7", ["6", "17"]), None);
        assert_eq!(did_you_mean("2024-07", ["2024-01"]), None);
    }
}

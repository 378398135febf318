//! Which of several things a word calls.

use super::{composed, fold, trim};

/// The things that the word calls, each once and in the order given: those of which a spelling is the word, or else those of which a
/// spelling folds to the same. `all` has a pair for each spelling; an empty one calls nothing.
#[must_use]
pub fn called<T: Copy + PartialEq>(all: &[(T, &str)], word: &str) -> Vec<T> {
    let word = trim(word);
    if word.is_empty() {
        return Vec::new();
    }
    let those = |is_called: &dyn Fn(&str) -> bool| {
        let mut found: Vec<T> = Vec::new();
        for (thing, spelling) in all {
            if is_called(spelling) && !found.contains(thing) {
                found.push(*thing);
            }
        }
        found
    };
    let (exact, folded) = (composed(word), fold(word));
    let found = those(&|spelling| composed(spelling) == exact);
    if found.is_empty() { those(&|spelling| !spelling.is_empty() && fold(spelling) == folded) } else { found }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_spelled_exactly_goes_first() {
        let all = [(1, "Hoà"), (2, "Hòa"), (3, "T1"), (3, "T 1"), (4, "T-1"), (5, "")];
        assert_eq!(called(&all, "Hòa"), [2]);
        assert_eq!(called(&all, "Ho\u{300}a"), [2]);
        assert_eq!(called(&all, "HOÀ"), [1, 2]);
        assert_eq!(called(&all, " t1 "), [3]);
        assert_eq!(called(&all, "T-1"), [4]);
        assert!(called(&all, "").is_empty() && called(&all, "-").is_empty());
    }
}

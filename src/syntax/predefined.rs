//! Names that every program has without declaring them, in both sets of words. They are no phrases: in other places the same letters are free.
//!
//! The tree has the English ones, so that no later room knows of two.

use super::tree::WordSet;

/// Functions, by what stands before the parenthesis.
pub(super) const FUNCTIONS: &[[&str; 2]] =
    &[["age", "tuổi"], ["years", "số_năm"], ["months", "số_tháng"], ["year", "năm"], ["month", "tháng"]];

/// What a path can begin with, and what can follow it there.
pub(super) const PATHS: &[([&str; 2], &[[&str; 2]])] =
    &[(["period", "kỳ"], &[["start", "đầu"], ["end", "cuối"]]), (["this", "đơn_vị_này"], &[["code", "mã"]])];

/// Names between the braces of printed words in a block of periods, for what each of them is in.
pub(super) const OF_STAGES: &[[&str; 2]] = &[["quarter", "quý"], ["month", "tháng"], ["year", "năm"]];

/// Ids of rows.
pub(super) const IDS: &[[&str; 2]] = &[["total", "tổng_cộng"]];

/// Spellings beside the first, as keyboards have them.
const OTHERS: &[[&str; 2]] = &[["kì", "kỳ"], ["quí", "quý"]];

/// What functions are called, in both sets of words.
pub(crate) fn functions() -> impl Iterator<Item = &'static str> {
    FUNCTIONS.iter().flat_map(|both| both.iter().copied())
}

/// A name of a list in the other set than `from`.
pub(super) fn turned(list: &[[&'static str; 2]], from: WordSet, name: &str) -> Option<&'static str> {
    let [here, there] = if from == WordSet::English { [0, 1] } else { [1, 0] };
    let name =
        OTHERS.iter().find(|[other, _]| *other == name && from == WordSet::Vietnamese).map_or(name, |[_, first]| first);
    list.iter().find(|pair| pair[here] == name).map(|pair| pair[there])
}

/// The names of a path in the other set: those that have one there.
pub(super) fn turned_path<'p>(from: WordSet, mut names: impl Iterator<Item = &'p str>) -> [Option<&'static str>; 2] {
    let Some(first) = names.next() else { return [None, None] };
    let Some((begin, follow)) =
        PATHS.iter().find_map(|(begin, follow)| Some((turned(&[*begin], from, first)?, follow)))
    else {
        return [None, None];
    };
    [Some(begin), names.next().and_then(|second| turned(follow, from, second))]
}

/// Whether it is a spelling beside the first of a name that every program has.
pub(super) fn is_predefined(name: &str) -> bool {
    let begins_a_path = |first: &str| PATHS.iter().any(|(begin, _)| begin.contains(&first));
    OTHERS.iter().any(|[other, first]| *other == name && begins_a_path(first))
}

//! Heads and words of the tables that tests expect, in both sets: whoever writes a test, and whatever file of cells it names, may have either.
//!
//! The tree has the English ones. What tests are given has the heads of records and is left as it is.

use super::tree::{ExpectationKind, Grid, Lines, Test, Text};

/// Heads, English first. Of two Vietnamese ones the first is written, and the other read.
pub(super) const HEADS: &[[&str; 2]] = &[
    ["row", "dòng"],
    ["column", "cột"],
    ["records", "số hồ sơ"],
    ["missing", "thiếu"],
    ["check", "kiểm tra"],
    ["result", "kết quả"],
    ["verdict", "kết luận"],
    ["because", "vì"],
    ["by", "nhờ"],
    ["by", "theo"],
    ["lacking", "thiếu gì"],
    ["line", "dòng số"],
    ["field", "trường"],
    ["code", "mã lỗi"],
    ["case", "trường hợp"],
];

const RESULTS: &[[&str; 2]] = &[["holds", "đạt"], ["fails", "không đạt"], ["not decided", "chưa kết luận"]];

const VERDICTS: &[[&str; 2]] =
    &[["eligible", "đủ điều kiện"], ["refused", "không đủ điều kiện"], ["undetermined", "chưa xác định"]];

const ROWS: &[[&str; 2]] = &[["total", "tổng_cộng"], ["total", "tổng cộng"]];

/// What stands in a cell, and what comes of a requirement.
const CELLS: &[[&str; 2]] = &[
    ["not applicable", "không áp dụng"],
    ["not computable", "không tính được"],
    ["too large", "quá lớn"],
    ["undetermined", "chưa xác định"],
    ["missing", "thiếu số liệu"],
    ["suppressed", "không công bố"],
    ["met", "đủ"],
    ["not met", "không đủ"],
    ["not asked", "không xét"],
];

/// Takes the words of all tables that a test expects for their English ones.
pub fn take_words(test: &mut Test) {
    let expected = test.expectations.iter_mut().filter_map(|expectation| match &mut expectation.kind {
        ExpectationKind::Lines(lines)
        | ExpectationKind::Rejects(lines)
        | ExpectationKind::Undetermined(lines)
        | ExpectationKind::Checks(lines) => match lines {
            Lines::Written(grid) => Some(grid),
            Lines::File(file) => file.grid.as_mut(),
        },
        ExpectationKind::Golden(file) => file.grid.as_mut(),
        ExpectationKind::Text { .. } => None,
    });
    expected.for_each(take_words_of);
    test.cases.iter_mut().filter_map(|cases| cases.file.grid.as_mut()).for_each(take_words_of);
}

fn take_words_of(grid: &mut Grid) {
    for (column, head) in grid.header.iter_mut().enumerate() {
        take(HEADS, head);
        let words = match head.value.as_str() {
            "row" => ROWS,
            "result" => RESULTS,
            "verdict" => VERDICTS,
            head if head.starts_with('[') => CELLS,
            _ => continue,
        };
        grid.lines.iter_mut().filter_map(|line| line.cells.get_mut(column)).for_each(|cell| take(words, cell));
    }
}

fn take(words: &[[&str; 2]], cell: &mut Text) {
    if let Some([english, _]) = words.iter().find(|[_, vietnamese]| *vietnamese == cell.value) {
        (*english).clone_into(&mut cell.value);
    }
}

//! The figures of a printed table, by which a chapter in one language is held to the same chapter in another.

/// The digits of a line of a table, which the signs between digits leave alone; those of a day in the order of rules, however it is printed.
pub(super) fn digits_of(line: &str) -> String {
    line.split('│').map(digits_of_cell).collect()
}

fn digits_of_cell(cell: &str) -> String {
    let is_number = |part: &&str| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit());
    let parts: Vec<&str> = cell.trim().split('/').collect();
    match parts.as_slice() {
        [day, month, year] if parts.iter().all(is_number) => format!("{year}{month:0>2}{day:0>2}"),
        _ => cell.chars().filter(char::is_ascii_digit).collect(),
    }
}

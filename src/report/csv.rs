//! Tables as they are printed, as CSV for spreadsheets. The form for machines is `long_csv`.

use super::headings;
use crate::outcome::{Outcome, TableOutcome};

/// Every table as by [`csv_table`], each led by a record of its name and title, with an empty line between two tables.
#[must_use]
pub fn csv(outcome: &Outcome) -> String {
    let table = |table: &TableOutcome| format!("{}{}", record([&table.name, &label(&table.title)]), csv_table(table));
    outcome.tables.iter().map(table).collect::<Vec<_>>().join("\n")
}

/// One table as printed: a record of labels (headings above a column or row lead its label, `Heading / label`), a record of
/// printed numbers with their formulas where any are printed, then a record for each row.
#[must_use]
pub fn csv_table(table: &TableOutcome) -> String {
    let stubs = headings::stubs(table);
    let labels = stubs.iter().map(|stub| label(&stub.heading));
    let mut out = record(labels.chain(headings::column_paths(table).iter().map(|path| label(path))));
    if headings::has_number_row(table) {
        let numbers = (0..table.columns.len()).map(|column| headings::number_text(table, column));
        out += &record(stubs.iter().map(|stub| label(&stub.printed)).chain(numbers.map(|number| label(&number))));
    }
    for (row, path) in headings::row_paths(table).iter().enumerate() {
        let stub = stubs.iter().map(|stub| match stub.number {
            true => headings::stub_text(table, stub, row),
            false => label(path),
        });
        let shown = |column| table.cell(row, column).map_or(String::new(), |cell| cell.shown.clone());
        out += &record(stub.chain((0..table.columns.len()).map(shown)));
    }
    out
}

/// A record with its line end.
pub(super) fn record<Field: AsRef<str>>(fields: impl IntoIterator<Item = Field>) -> String {
    let fields: Vec<String> = fields.into_iter().map(|field| quoted(field.as_ref())).collect();
    // A line with nothing on it would be no record at all.
    if fields.len() == 1 && fields[0].is_empty() { "\"\"\n".to_owned() } else { fields.join(",") + "\n" }
}

fn quoted(field: &str) -> String {
    let must_quote = field.contains([',', '"', '\n', '\r']) || field.starts_with(' ') || field.ends_with(' ');
    if must_quote { format!("\"{}\"", field.replace('"', "\"\"")) } else { field.to_owned() }
}

/// A label as a spreadsheet takes it for text: one that would be read as a formula is led by an apostrophe. Figures are
/// never changed.
fn label(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_quoted_where_they_must_be() {
        assert_eq!(record(["a", "b,c", "d\"e", "f\ng", "", " h"]), "a,\"b,c\",\"d\"\"e\",\"f\ng\",,\" h\"\n");
        assert_eq!(record([""]), "\"\"\n");
    }

    #[test]
    fn a_label_is_never_a_formula() {
        assert_eq!(label("=1+1"), "'=1+1");
        assert_eq!(label("- Nữ"), "'- Nữ");
        assert_eq!(label("Nữ"), "Nữ");
    }
}

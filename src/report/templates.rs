//! Empty CSV files: a header and no records.

use crate::schema::{NumberDialect, RecordType};
use crate::spelling::fold;
use crate::spreadsheet::{Form, Lines, Separator, begins_as_formula};

/// What the columns are called: each field's label, or its name where there is none, it would fit another field too, or a
/// spreadsheet would take it for a formula.
pub fn template_titles(of: &RecordType) -> Vec<&str> {
    let mut titles = Vec::with_capacity(of.fields.len());
    for (name, field) in &of.fields {
        let clear = !field.label.is_empty() && !begins_as_formula(&field.label) && fields_called(of, &field.label) == 1;
        titles.push(if clear { field.label.as_str() } else { name.as_str() });
    }
    titles
}

/// How many fields a header fits.
fn fields_called(of: &RecordType, header: &str) -> usize {
    let wanted = fold(header);
    let fields = of.fields.iter().filter(|(name, field)| {
        [*name, &field.label].into_iter().chain(&field.aliases).any(|spelling| fold(spelling) == wanted)
    });
    fields.count()
}

/// An empty CSV file for these records: the header as a line of CSV. Where the comma is the decimal sign, the semicolon parts cells: so do the spreadsheets there. They
/// take a file without a byte order mark for one in an older encoding, and spoil every accent.
pub fn template(of: &RecordType, byte_order_mark: bool) -> String {
    let is_semicolon = matches!(of.dialect.numbers, NumberDialect::PointComma | NumberDialect::SpaceComma);
    let separator = if is_semicolon { Separator::Semicolon } else { Separator::Comma };
    let mut lines = Lines::new(Form { separator, byte_order_mark });
    lines.add_texts(template_titles(of));
    lines.finish()
}

//! Empty CSV files: a header and no records.

use bieu::schema::{NumberDialect, RecordType};
use bieu::spelling::fold;

/// What the columns are called: each field's label, or its name where there is none or it would fit another field too.
pub fn titles(of: &RecordType) -> Vec<&str> {
    let mut titles = Vec::with_capacity(of.fields.len());
    for (name, field) in &of.fields {
        let clear = !field.label.is_empty() && fields_called(of, &field.label) == 1;
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

/// The header as a line of CSV. Where the comma is the decimal sign, the semicolon parts cells: so do the spreadsheets there.
pub fn header(of: &RecordType) -> String {
    let delimiter = if of.dialect.numbers == NumberDialect::PointComma { ";" } else { "," };
    let quoted = |title: &str| match title.contains(['"', ',', ';', '\n', '\r', '\t']) {
        true => format!("\"{}\"", title.replace('"', "\"\"")),
        false => title.to_owned(),
    };
    let titles: Vec<String> = titles(of).into_iter().map(quoted).collect();
    titles.join(delimiter) + "\n"
}

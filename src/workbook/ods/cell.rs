//! What a cell says that it holds, and what comes of it.

use crate::value::Date;
use crate::workbook::cell::Time;
use crate::workbook::fault::SheetFault;
use crate::workbook::held::Kind;
use crate::workbook::iso;
use crate::workbook::number::append_decimal;
use crate::workbook::stop::Stop;
use crate::workbook::xml::{Tag, local, plain};

/// What a cell says that its value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Type {
    /// It says nothing: what it shows is its text, if anything.
    #[default]
    None,
    Number,
    Date,
    Time,
    YesNo,
    Text,
}

/// A cell as it stands in the file.
#[derive(Default)]
pub(super) struct OdsCell {
    kind: Type,
    value: Option<String>,
    pub is_formula: bool,
    is_error: bool,
}

impl OdsCell {
    /// Reads what a cell says of itself.
    pub(super) fn read(tag: &Tag<'_>) -> Result<Result<OdsCell, SheetFault>, Stop> {
        let mut cell = OdsCell::default();
        for attribute in tag.attributes() {
            let (key, value) = attribute?;
            match (key, local(key)) {
                // What LibreOffice says beside the standard.
                ("calcext:value-type", _) => cell.is_error = value == "error",
                (_, "value-type") => match of_word(&value) {
                    Some(kind) => cell.kind = kind,
                    None => return Ok(Err(SheetFault::UnknownType)),
                },
                (_, "value" | "date-value" | "time-value" | "boolean-value" | "string-value") => {
                    cell.value = Some(plain(&value)?.into_owned());
                }
                (_, "formula") => cell.is_formula = true,
                _ => {}
            }
        }
        Ok(Ok(cell))
    }

    /// What it holds, with the text of that in `written`; nothing where it holds nothing.
    pub(super) fn kind(&self, shown: &str, is_calculated: bool, written: &mut String) -> Option<Kind> {
        written.clear();
        let value = self.value.as_deref();
        if self.is_error || self.is_formula && says_error(self.kind, value, shown) {
            written.push_str(shown);
            return Some(Kind::Error);
        }
        let kind = match self.kind {
            // An empty text that a formula gives is written without a type.
            Type::None if self.is_formula && is_calculated => return Some(Kind::Text),
            Type::None if self.is_formula => return Some(Kind::NotCalculated),
            Type::None | Type::Text => {
                written.push_str(if self.kind == Type::Text { value.unwrap_or(shown) } else { shown });
                return (self.is_formula || !written.is_empty()).then_some(Kind::Text);
            }
            Type::Number => value.and_then(|text| append_decimal(text, written).then_some(Kind::Number)),
            Type::Date => value.and_then(iso::moment).map(|(date, time)| moment(date, time)),
            Type::Time => value.and_then(iso::duration).map(Kind::Time),
            Type::YesNo => match value {
                Some("true") => Some(Kind::YesNo(true)),
                Some("false") => Some(Kind::YesNo(false)),
                _ => None,
            },
        };
        match (kind, value) {
            (Some(kind), _) => Some(kind),
            (None, None) if self.is_formula => Some(Kind::NotCalculated),
            (None, value) => {
                written.push_str(value.unwrap_or(shown));
                Some(Kind::Unreadable)
            }
        }
    }
}

fn of_word(word: &str) -> Option<Type> {
    Some(match word {
        "float" | "percentage" | "currency" => Type::Number,
        "date" => Type::Date,
        "time" => Type::Time,
        "boolean" => Type::YesNo,
        "string" => Type::Text,
        "void" => Type::None,
        _ => return None,
    })
}

/// Whether a formula says by its text alone that it has no result: programs differ in how they keep it.
fn says_error(kind: Type, value: Option<&str>, shown: &str) -> bool {
    let is_nothing = match kind {
        Type::Number => value.is_none_or(|value| value == "0" || value == "NaN"),
        Type::Text => value.is_none_or(|value| value.is_empty() || value == shown),
        _ => false,
    };
    is_nothing && (shown.starts_with("Err:") || shown.starts_with('#') && shown.ends_with(['!', '?', 'A']))
}

fn moment(date: Date, time: Time) -> Kind {
    if time.seconds() == 0 { Kind::Date(date) } else { Kind::Moment(date, time) }
}

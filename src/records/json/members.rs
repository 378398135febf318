//! An object as it is written: each member in its place, those that stand twice too, and numbers to the last digit.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::place::place;
use crate::diagnostic::codes;
use crate::message::{Argument, records as say};
use crate::records::Origin;
use crate::records::build::RecordsBuilder;
use crate::records::cell::{CellFault, RawCell};
use crate::records::headers::{Headers, field_title};
use crate::schema::{FieldId, RecordId};

/// For how many members room is made at first: most objects have no more.
const MEMBERS: usize = 16;

/// The members of an object, in its order.
pub(super) struct Members<'t>(pub(super) Vec<(Cow<'t, str>, &'t RawValue)>);

/// A text that is borrowed where it holds no escapes.
struct Text<'t>(Cow<'t, str>);

struct MembersVisitor;
struct TextVisitor;

impl<'t> Deserialize<'t> for Members<'t> {
    fn deserialize<D: Deserializer<'t>>(deserializer: D) -> Result<Members<'t>, D::Error> {
        deserializer.deserialize_map(MembersVisitor)
    }
}

impl<'t> Deserialize<'t> for Text<'t> {
    fn deserialize<D: Deserializer<'t>>(deserializer: D) -> Result<Text<'t>, D::Error> {
        deserializer.deserialize_str(TextVisitor)
    }
}

impl<'t> Visitor<'t> for MembersVisitor {
    type Value = Members<'t>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<M: MapAccess<'t>>(self, mut map: M) -> Result<Members<'t>, M::Error> {
        let mut members = Vec::with_capacity(MEMBERS);
        while let Some((Text(name), value)) = map.next_entry()? {
            members.push((name, value));
        }
        Ok(Members(members))
    }
}

impl<'t> Visitor<'t> for TextVisitor {
    type Value = Text<'t>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text")
    }

    fn visit_borrowed_str<E>(self, text: &'t str) -> Result<Text<'t>, E> {
        Ok(Text(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Text<'t>, E> {
        Ok(Text(Cow::Owned(text.to_owned())))
    }
}

/// What one member holds.
enum Held<'t> {
    Cell(RawCell<'t>),
    Text(Cow<'t, str>),
}

/// The first member that cannot be taken: its field, what stands there, and what is wrong with it.
type Broken<'t> = (Option<FieldId>, &'t str, CellFault);

impl RecordsBuilder<'_> {
    /// Takes one record as it is written in JSON.
    pub(super) fn push_json(&mut self, record: RecordId, origin: Origin, text: &str) {
        let members = match serde_json::from_str::<Members<'_>>(text) {
            Ok(members) => members,
            Err(error) if error.is_data() => {
                let reason = say::not_an_object();
                return self.push_broken(record, origin, None, text, CellFault::new(&codes::WRONG_KIND, reason));
            }
            Err(error) => return self.push_broken(record, origin, None, text, not_json(text, &error)),
        };
        match self.held(record, &members) {
            Ok(held) => {
                let cells: Vec<RawCell<'_>> = held
                    .iter()
                    .map(|held| match held {
                        None => RawCell::Missing,
                        Some(Held::Cell(cell)) => *cell,
                        Some(Held::Text(text)) => RawCell::Text(text),
                    })
                    .collect();
                self.push_row(record, origin, &cells);
            }
            Err((field, value, fault)) => self.push_broken(record, origin, field, value, fault),
        }
    }

    /// What the members hold for each field; or the first that cannot be taken.
    fn held<'t>(&mut self, record: RecordId, members: &Members<'t>) -> Result<Vec<Option<Held<'t>>>, Broken<'t>> {
        let mut by_field: Vec<Option<(&str, Held<'t>)>> = Vec::new();
        by_field.resize_with(self.schema().record(record).fields.len(), || None);
        for (name, value) in &members.0 {
            let value = value.get();
            match *self.headers_of(record).find(name) {
                [] => {
                    let unused = &mut self.set_mut(record).unused;
                    if !unused.contains(&**name) {
                        unused.insert(name.to_string());
                    }
                }
                [field] => {
                    let slot = &mut by_field[field.0 as usize];
                    if let Some((first, _)) = slot {
                        let fault = doubled(first, name, &field_title(self.schema().record(record), field));
                        return Err((Some(field), value, fault));
                    }
                    *slot = Some((name, held(value).map_err(|fault| (Some(field), value, fault))?));
                }
                ref several => {
                    let of = self.schema().record(record);
                    let titles = Argument::all(several.iter().map(|field| field_title(of, *field)));
                    let reason = say::member_fits_several(&**name, titles);
                    let fault = CellFault::new(&codes::AMBIGUOUS_HEADER, reason).help(say::use_own_names());
                    return Err((None, value, fault));
                }
            }
        }
        Ok(by_field.into_iter().map(|held| held.map(|(_, held)| held)).collect())
    }

    fn headers_of(&self, record: RecordId) -> &Headers {
        &self.set(record).headers
    }
}

fn doubled(first: &str, second: &str, title: &str) -> CellFault {
    let reason = if first == second {
        say::member_twice(second, title)
    } else {
        say::members_of_one_field(first, second, title)
    };
    CellFault::new(&codes::DOUBLE_COLUMN, reason).help(say::keep_right_member())
}

/// What a JSON value stands for.
fn held(value: &str) -> Result<Held<'_>, CellFault> {
    Ok(Held::Cell(match value.as_bytes().first() {
        Some(b'n') => RawCell::Missing,
        Some(b't') => RawCell::YesNo(true),
        Some(b'f') => RawCell::YesNo(false),
        Some(b'"') => match serde_json::from_str::<Text<'_>>(value) {
            Ok(Text(text)) => return Ok(Held::Text(text)),
            Err(error) => return Err(not_json(value, &error)),
        },
        Some(b'{' | b'[') | None => {
            let reason = say::not_one_value();
            return Err(CellFault::new(&codes::WRONG_KIND, reason));
        }
        Some(_) => RawCell::Number(value),
    }))
}

/// A row that is no JSON.
pub(super) fn not_json(text: &str, error: &serde_json::Error) -> CellFault {
    CellFault::new(&codes::NOT_JSON, say::line_not_json(place(text, error))).help(say::write_object_a_line())
}

//! Records from a host's own types: whatever serde writes as an object comes in by the door of JSON.

use serde::Serialize;

use crate::diagnostic::codes;
use crate::message::records as say;
use crate::records::Origin;
use crate::records::build::RecordsBuilder;
use crate::records::cell::CellFault;
use crate::schema::RecordId;

impl RecordsBuilder<'_> {
    /// Takes one record as any type that serde can write as a map or struct, with field names, labels or aliases as
    /// its keys. Its origin is its place in the sequence of pushes for its type. Keys that no field has are listed by
    /// [`RecordsBuilder::unused`].
    pub fn push<T: Serialize + ?Sized>(&mut self, record: RecordId, value: &T) {
        let input = match self.set_mut(record).implicit_input {
            Some(input) => input,
            None => {
                let name = self.schema().record_name(record).to_string();
                let input = self.input(name);
                self.set_mut(record).implicit_input = Some(input);
                input
            }
        };
        let line = self.set_mut(record).next_pushed();
        let origin = Origin { input, line };
        match serde_json::to_string(value) {
            Ok(object) => self.push_json(record, origin, &object),
            Err(error) => {
                let reason = say::not_written_as_object(error.to_string());
                self.push_broken(record, origin, None, "", CellFault::new(&codes::WRONG_KIND, reason));
            }
        }
    }
}

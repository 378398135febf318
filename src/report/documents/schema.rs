//! What records must look like. `docs/command.md` is its description.

use serde::Serialize;

use super::Version;
use crate::report::json_schema::RecordSchema;

/// What the records of each type must look like.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RecordForms {
    /// Which document this is.
    #[cfg_attr(test, schemars(extend("const" = Version::SCHEMA)))]
    pub schema: Version,
    /// Each type.
    pub records: Vec<RecordForm>,
}

/// What the records of one type must look like.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RecordForm {
    /// The type.
    pub record: String,
    /// What it is called.
    pub label: String,
    /// The header of a CSV file.
    pub header: Vec<String>,
    /// An empty CSV file.
    pub csv: String,
    /// The JSON Schema of a record.
    #[cfg_attr(test, schemars(with = "serde_json::Map<String, serde_json::Value>"))]
    pub json_schema: RecordSchema,
}

/// The files that this was written to.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RecordFiles {
    /// Which document this is.
    #[cfg_attr(test, schemars(extend("const" = Version::SCHEMA)))]
    pub schema: Version,
    /// The files.
    pub files: Vec<String>,
}

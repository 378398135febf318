//! Files of counts. `docs/grids.md` is their description.

use indexmap::IndexMap;
use serde::Serialize;

use super::{Finding, Input, Version};
use crate::grid::{GridFile, TypeCount};

/// What `bieu count` wrote.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Counts {
    /// Which document this is.
    #[cfg_attr(test, schemars(extend("const" = Version::COUNT)))]
    pub schema: Version,
    /// The exit code.
    pub exit: u8,
    /// What was found.
    pub findings: Vec<Finding>,
    /// The files that were read.
    pub inputs: Vec<Input>,
    /// The file that was written.
    pub grid: Grid,
    /// How long it is.
    pub bytes: usize,
    /// How many of its points hold fewer than 5 records.
    pub scarce_points: u64,
    /// Of which values it has digests.
    pub digests_of: Vec<String>,
}

/// A file of counts.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Grid {
    file: String,
    part: u32,
    of: u32,
    refined: bool,
    keys: String,
    points: u64,
    types: Vec<Type>,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Type {
    record: String,
    given: bool,
    looked_up: bool,
    read: u64,
    /// By code.
    rejected: IndexMap<String, u64>,
}

impl Grid {
    /// A file that is called this.
    #[must_use]
    pub fn of(name: &str, file: &GridFile) -> Grid {
        let part = file.part();
        Grid {
            file: name.to_owned(),
            part: part.number,
            of: part.of,
            refined: file.is_refined(),
            keys: file.keys().to_owned(),
            points: file.points(),
            types: file.types().iter().map(Type::from).collect(),
        }
    }
}

impl From<&TypeCount<'_>> for Type {
    fn from(of: &TypeCount<'_>) -> Type {
        let rejected = of.rejected.iter().map(|(code, records)| (format!("bieu::{code}"), *records));
        Type {
            record: of.record.to_owned(),
            given: of.given,
            looked_up: of.looked_up,
            read: of.read,
            rejected: rejected.collect(),
        }
    }
}

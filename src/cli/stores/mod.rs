//! Databases on the command line: `--data Admission=members.db#admissions`, `--data 'Admission=postgres://host/members?query=select …'`.
//!
//! Which databases a build reads is for its features to say; who asks for another is told how to get it. A password is no word of a command
//! line, and is never printed.

mod address;
mod reading;

pub use address::{Stored, asked};
pub use reading::{Found, read};

//! A comparison in every medium: pure functions, the summary first.

mod document;
mod markdown;
mod text;
pub(super) mod words;

pub use document::{SCHEMA, document};
pub use markdown::markdown;
pub use text::text;
pub use words::subject;

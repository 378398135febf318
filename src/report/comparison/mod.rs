//! A comparison for a person: pure functions, the summary first.

mod markdown;
mod text;
mod words;

pub use markdown::markdown as comparison_markdown;
pub use text::text as comparison_text;

//! What bieu says: messages by id, with named arguments, and their words in each language.
//!
//! A subject declares its messages once (`messages!`), each as a function that takes the arguments. The words stand in a file for each language,
//! `en/report.ftl` and `vi/report.ftl`: lines of Fluent, which a translator edits without Rust. The compiler reads the files: one that lacks a
//! message, has one that nobody says, stands in another order, or leaves an argument out does not build. So a third language is a
//! file a subject, and no code but its name here.
//!
//! A language is a feature of the library (`english`, `vietnamese`); one that was not built in is not carried, and who asks for it is answered in the one
//! that is. Values are filled in as they were printed: how numbers and days are written is not known here, and no rule of grammar either (no message hangs on
//! whether there is one or several).

mod catalogue;
pub(crate) mod report;

/// A language that people read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Language {
    /// English.
    English,
    /// Vietnamese.
    Vietnamese,
}

impl Language {
    /// All, in the order in which one stands in for another that was not built in.
    pub const ALL: [Language; 2] = [Language::English, Language::Vietnamese];

    /// The tag of BCP 47: `en`, `vi`.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::Vietnamese => "vi",
        }
    }
}

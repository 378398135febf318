//! The syntax tree: what an author wrote, with a place for each part. Nothing is resolved here. One file for each language
//! area, as in `grammar/`.

macro_rules! spans {
    ($type:ident, $self:ident, $($pattern:pat => $span:expr),* $(,)?) => {
        impl $type {
            /// Where it stands.
            #[must_use]
            pub fn span(&$self) -> Span {
                match $self { $($pattern => $span),* }
            }
        }
    };
}

mod beside;
mod change;
mod criteria;
mod expression;
mod formula;
mod listed;
mod lists;
mod of_lists;
mod record;
mod rows;
mod table;
mod test;
mod text;
mod word_set;

pub use beside::*;
pub use change::*;
pub use criteria::*;
pub use expression::*;
pub use formula::*;
pub use listed::*;
pub use lists::*;
pub use of_lists::*;
pub use record::*;
pub use rows::*;
pub use table::*;
pub use test::*;
pub use text::*;
pub use word_set::*;

use crate::source::{Span, Spanned};
use crate::value::Date;
pub use crate::value::operator::{ArithmeticOp, CompareOp, Direction};

/// A name as it was written, after NFC. For the id of a column or row this can be digits: `14`, `14a`.
pub type Name = Spanned<String>;

/// A string without its quotes, after NFC.
pub type Text = Spanned<String>;

/// One parsed rule file.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Tree {
    /// The set of words that the file is in.
    pub words: WordSet,
    /// `language 1`, if it was written.
    pub language: Option<Spanned<u32>>,
    /// The items that could be read, in order.
    pub items: Vec<Item>,
    /// The names of items that could not be read, as far as they can be told: what needs them is not at fault.
    pub unread: Vec<String>,
    /// Words of conditions that could not be read and may be labels.
    pub phrases: Vec<Phrase>,
    /// Names that stand between braces where nothing is filled in (in codes, aliases, values and other words that are no
    /// print), with the places of the braces.
    pub braced: Vec<Name>,
}

/// Words where a condition compares a field with a value: `Giới tính = Nữ`.
#[derive(Debug, Clone, PartialEq)]
pub struct Phrase {
    /// What stands for a field.
    pub field: Name,
    /// The sign between them.
    pub sign: String,
    /// What stands for its value.
    pub value: Option<Name>,
}

/// A top-level item.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// `use "path"`.
    Use(Use),
    /// `report NAME "title" { … }`.
    Report(Report),
    /// `codes NAME "label" { … }`.
    Codes(Codes),
    /// `set NAME of LIST = …`.
    Set(Set),
    /// `param NAME: TYPE = …`.
    Param(Param),
    /// `record NAME "label" { … }`.
    Record(Record),
    /// `table NAME "title" of RECORD { … }`.
    Table(Table),
    /// `text NAME """…"""`.
    Text(TextItem),
    /// `criteria NAME "label" of RECORD as of DATE { … }`.
    Criteria(Criteria),
    /// `test "name" { given … expect … }`.
    Test(Test),
    /// `expect change TABLE [14], [9] "reason"`.
    Change(Change),
}

/// `use "codes/ethnicity.bieu"`.
#[derive(Debug, Clone, PartialEq)]
pub struct Use {
    /// The path, relative to the file that it stands in.
    pub path: Text,
}

/// `cite "24-QĐ/TW" "1.1.1" dated 2021-07-30`.
#[derive(Debug, Clone, PartialEq)]
pub struct Cite {
    /// The instrument.
    pub instrument: Words,
    /// The place in it.
    pub section: Option<Words>,
    /// The instrument's date.
    pub dated: Option<Spanned<Date>>,
    /// All of it.
    pub span: Span,
}

/// `in force from 2021-01-01 until 2025-06-30`; both days are in. At least one end is written.
#[derive(Debug, Clone, PartialEq)]
pub struct InForce {
    /// The first day.
    pub from: Option<Spanned<Date>>,
    /// The last day.
    pub until: Option<Spanned<Date>>,
    /// All of it.
    pub span: Span,
}

/// `report NAME "title" { cite … period … to … locale vi tables a, b fill … check … }`.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// Its documentation (`///` lines joined by line ends).
    pub doc: Option<String>,
    /// Its name.
    pub name: Name,
    /// Its title.
    pub title: Option<Words>,
    /// What it is made under.
    pub cites: Vec<Cite>,
    /// What there is a report for, each by itself; `None`: there is one.
    pub each: Option<Each>,
    /// What the files of each are called.
    pub file: Option<Words>,
    /// First and last day.
    pub period: Option<(Spanned<Date>, Spanned<Date>)>,
    /// How numbers are printed: `vi`, `en`, `plain`.
    pub locale: Option<Name>,
    /// The tables that it prints, in their order; `None`: all, in the order declared.
    pub tables: Option<Vec<Name>>,
    /// What the rules leave open.
    pub fills: Vec<Fill>,
    /// What must hold between cells of its tables.
    pub checks: Vec<Check>,
    /// The set of words that it is written in.
    pub words: WordSet,
    /// The whole item.
    pub span: Span,
}

/// `for each LIST`, `for each RECORD at level 2`.
#[derive(Debug, Clone, PartialEq)]
pub struct Each {
    /// The code list, or the record type.
    pub list: Name,
    /// Which of it; `None` is all.
    pub chosen: Option<Chosen>,
    /// All of it.
    pub span: Span,
}

/// `fill LIST from "file"`, `fill PARAMETER = value`.
#[derive(Debug, Clone, PartialEq)]
pub struct Fill {
    /// The list or the parameter.
    pub name: Name,
    /// What it is filled with.
    pub with: FillWith,
    /// All of it.
    pub span: Span,
}

/// What a list or a parameter is filled with.
#[derive(Debug, Clone, PartialEq)]
pub enum FillWith {
    /// The code lists of a file.
    File {
        /// The path, relative to the file that names it.
        path: Text,
        /// Its lists; `None` where it was not loaded.
        lists: Option<Vec<Codes>>,
    },
    /// A value, or versions of one.
    Value(Vec<ParamVersion>),
}

impl Item {
    /// The whole item.
    #[must_use]
    pub fn span(&self) -> Span {
        match self {
            Item::Use(u) => u.path.span,
            Item::Report(r) => r.span,
            Item::Codes(c) => c.span,
            Item::Set(s) => s.span,
            Item::Param(p) => p.span,
            Item::Record(r) => r.span,
            Item::Table(t) => t.span,
            Item::Text(t) => t.span,
            Item::Criteria(c) => c.span,
            Item::Test(t) => t.span,
            Item::Change(c) => c.span,
        }
    }

    /// The name that the item declares; `use`, `test` and `expect change` declare none that rules could name.
    #[must_use]
    pub fn name(&self) -> Option<&Name> {
        match self {
            Item::Use(_) | Item::Test(_) | Item::Change(_) => None,
            Item::Report(r) => Some(&r.name),
            Item::Codes(c) => Some(&c.name),
            Item::Set(s) => Some(&s.name),
            Item::Param(p) => Some(&p.name),
            Item::Record(r) => Some(&r.name),
            Item::Table(t) => Some(&t.name),
            Item::Text(t) => Some(&t.name),
            Item::Criteria(c) => Some(&c.name),
        }
    }
}

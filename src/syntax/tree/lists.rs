//! Code lists, sets and parameters.

use super::{Cite, Expr, InForce, Name, Path, Text};
use crate::source::Span;

/// `codes NAME "label" ordered open { … }`.
#[derive(Debug, Clone, PartialEq)]
pub struct Codes {
    /// Its documentation.
    pub doc: Option<String>,
    /// Its name.
    pub name: Name,
    /// Its label.
    pub label: Option<Text>,
    /// Whether its codes can be compared.
    pub ordered: bool,
    /// Whether the report says which codes it has.
    pub open: bool,
    /// Whether it was open and has the codes that the report says.
    pub is_filled: bool,
    /// `systems gso1979, gso2008`.
    pub systems: Vec<Name>,
    /// Codes and groups in order.
    pub entries: Vec<CodesEntry>,
    /// The whole item.
    pub span: Span,
}

/// An entry of a code list.
#[derive(Debug, Clone, PartialEq)]
pub enum CodesEntry {
    /// A code.
    Code(CodeEntry),
    /// `group NAME "label" { … }`.
    Group {
        /// Its name.
        name: Name,
        /// Its label.
        label: Option<Text>,
        /// What stands in it.
        entries: Vec<CodesEntry>,
    },
}

/// `thai "Thái" = gso1979 "03", gso2008 "03" also "Tày Đăm", "Thái đen" in force until 2025-06-30 became tay`.
#[derive(Debug, Clone, PartialEq)]
pub struct CodeEntry {
    /// Its name.
    pub name: Name,
    /// Its label.
    pub label: Option<Text>,
    /// External codes, each with the system that it names.
    pub external: Vec<(Option<Name>, Text)>,
    /// Other spellings.
    pub aliases: Vec<Text>,
    /// On which days it stands here.
    pub in_force: Option<InForce>,
    /// What becomes of it.
    pub became: Option<Became>,
}

/// `became a, b by village.new_commune`, `became none`.
#[derive(Debug, Clone, PartialEq)]
pub struct Became {
    /// Its successors; none where it is abolished.
    pub codes: Vec<Name>,
    /// The field that decides among several.
    pub by: Option<Path>,
    /// All of it.
    pub span: Span,
}

/// `set NAME of LIST "label" = a, b in force from … cite … = …`.
#[derive(Debug, Clone, PartialEq)]
pub struct Set {
    /// Its documentation.
    pub doc: Option<String>,
    /// Its name.
    pub name: Name,
    /// The code list.
    pub list: Name,
    /// Its versions; one without `in force` is always in force.
    pub versions: Vec<SetVersion>,
    /// The whole item.
    pub span: Span,
}

/// One version of a set.
#[derive(Debug, Clone, PartialEq)]
pub struct SetVersion {
    /// `all except a, b` rather than `a, b`.
    pub all_except: bool,
    /// Codes, groups or other sets of the list. Empty for `all` and for `none`.
    pub members: Vec<Name>,
    /// When it holds.
    pub in_force: Option<InForce>,
    /// What it rests on.
    pub cites: Vec<Cite>,
    /// All of it.
    pub span: Span,
}

/// `param NAME: TYPE = value in force …`, `param NAME: TYPE open`.
#[derive(Debug, Clone, PartialEq)]
pub struct Param {
    /// Its documentation.
    pub doc: Option<String>,
    /// Its name.
    pub name: Name,
    /// Its type.
    pub kind: TypeName,
    /// Whether the report says its value.
    pub open: bool,
    /// Whether it was open and has the value that was said.
    pub is_filled: bool,
    /// Its versions; none where it is open and nothing was said.
    pub versions: Vec<ParamVersion>,
    /// The whole item.
    pub span: Span,
}

/// One version of a parameter.
#[derive(Debug, Clone, PartialEq)]
pub struct ParamVersion {
    /// The value: a literal, or the name of a code.
    pub value: Expr,
    /// When it holds.
    pub in_force: Option<InForce>,
    /// What it rests on.
    pub cites: Vec<Cite>,
    /// All of it.
    pub span: Span,
}

/// `text`, `integer?`, `UnitType`, `yes/no`.
#[derive(Debug, Clone, PartialEq)]
pub struct TypeName {
    /// The name; `yes/no` is one.
    pub name: Name,
    /// Whether `?` follows.
    pub optional: bool,
}

//! What records look like: code lists, record types and their fields.
//!
//! The part of a checked program that reading data needs, and no more: no rules, no tables. A leaf beside `value`.

pub(crate) mod history;
pub(crate) mod identity;
pub(crate) mod units;
pub(crate) mod written;

pub(crate) use history::{Became, History, Life, Stay};
pub(crate) use identity::Identity;
pub(crate) use units::{UnitRecord, Units};
pub(crate) use written::{DateDialect, Dialect, Group, NumberDialect, Words};

use std::sync::LazyLock;

use indexmap::IndexMap;

use crate::value::CodeIndex;

/// What the id of another schema leads to: a list without codes, a record type without fields, a field that holds nothing.
static NO_LIST: LazyLock<CodeList> = LazyLock::new(CodeList::default);
static NO_RECORD: LazyLock<RecordType> = LazyLock::new(|| RecordType {
    label: String::new(),
    fields: IndexMap::new(),
    key: Vec::new(),
    since: None,
    dialect: Dialect::default(),
    words: Words::default(),
    units: None,
});
static NO_FIELD: LazyLock<Field> = LazyLock::new(|| Field {
    label: String::new(),
    aliases: Vec::new(),
    kind: FieldKind::Text,
    optional: true,
    rounded: None,
});

/// Identifies a code list of a [`Schema`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ListId(pub u32);

/// Identifies a record type of a [`Schema`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordId(pub u32);

/// Identifies a stored field within its record type, by position.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FieldId(pub u32);

/// All code lists and record types of a program.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Schema {
    /// Code lists by name, in the order declared; [`ListId`] is the position.
    pub lists: IndexMap<String, CodeList>,
    /// Record types by name, in the order declared; [`RecordId`] is the position.
    pub records: IndexMap<String, RecordType>,
}

/// A closed list of codes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CodeList {
    /// What the list is called in print.
    pub label: String,
    /// Whether codes can be compared: the first is the least.
    pub ordered: bool,
    /// Whether the rules leave it open which codes it has.
    #[doc(hidden)]
    pub is_open: bool,
    /// Whether nothing fills it: its codes stand for all that it can have.
    #[doc(hidden)]
    pub is_made_up: bool,
    /// Named systems of external codes, such as two national numberings of one list.
    pub systems: Vec<String>,
    /// The codes by name, in the order declared; a [`CodeIndex`] is the position.
    pub codes: IndexMap<String, Code>,
    /// Groups by name, in the order declared.
    #[doc(hidden)]
    pub groups: IndexMap<String, Group>,
    /// On which days its codes are in force, and what becomes of them.
    #[doc(hidden)]
    pub history: History,
    /// Of the records of a type, which are taken for a list by their keys: how they stand in each other.
    #[doc(hidden)]
    pub units: Option<Units>,
}

/// One code of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    /// What the code is called in print.
    pub label: String,
    /// External codes: the system (position in [`CodeList::systems`]; `None` is the list's one unnamed system) and
    /// the code's text there.
    pub external: Vec<(Option<u32>, String)>,
    /// Other spellings that data use.
    pub aliases: Vec<String>,
    /// The innermost group the code stands in (position in [`CodeList::groups`]).
    pub group: Option<u32>,
}

/// A record type: one row of it is one person, organisation, plan target and so on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordType {
    /// What a record is called in print.
    pub label: String,
    /// The stored fields by name, in the order declared; a [`FieldId`] is the position.
    pub fields: IndexMap<String, Field>,
    /// The fields that together are the key; empty where records have none.
    pub key: Vec<FieldId>,
    /// Where records are versions, each from a day until the next of the same key: the last field of the key, which holds that day.
    pub since: Option<FieldId>,
    /// How its data are written.
    #[doc(hidden)]
    pub dialect: Dialect,
    /// What its data write for nothing known, yes and no.
    #[doc(hidden)]
    pub words: Words,
    /// Where its records can be rows: as what.
    #[doc(hidden)]
    pub units: Option<UnitType>,
}

/// What makes records of a type rows, as the codes of a list are. Their key holds codes of the list, and data write it as a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnitType {
    /// The list that they are.
    pub list: ListId,
    /// The field of the key.
    pub key: FieldId,
    /// The field that says what one is called.
    pub label: FieldId,
    /// The field that says in which other one each stands.
    pub tree: Option<FieldId>,
}

/// A stored field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// What the field is called in print and in headers.
    pub label: String,
    /// Other headers that data use.
    pub aliases: Vec<String>,
    /// What it holds.
    pub kind: FieldKind,
    /// Whether it may be missing.
    pub optional: bool,
    /// Of a decimal: to how many digits after the decimal sign it is rounded when it is read, to the nearer one and from the
    /// middle away from zero; `None` keeps it as it is written.
    pub rounded: Option<u8>,
}

/// What a stored field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FieldKind {
    /// Free text.
    Text,
    /// An integer of 64 bits.
    Integer,
    /// An exact decimal of at most 30 digits.
    Decimal,
    /// A day.
    Date,
    /// Yes or no.
    YesNo,
    /// A code of a list; where the list has named systems, `system` says which one bare external codes belong to.
    Code {
        /// The list.
        list: ListId,
        /// The declared system (position in [`CodeList::systems`]).
        system: Option<u32>,
    },
    /// A record of another type, by that type's key (a single field).
    Reference(RecordId),
}

impl Schema {
    /// The list with this id; an empty one where it is the id of another schema that has more.
    #[must_use]
    pub fn list(&self, id: ListId) -> &CodeList {
        self.lists.get_index(id.0 as usize).map_or(&NO_LIST, |(_, list)| list)
    }

    /// The record type with this id; one without fields where it is the id of another schema that has more.
    #[must_use]
    pub fn record(&self, id: RecordId) -> &RecordType {
        self.records.get_index(id.0 as usize).map_or(&NO_RECORD, |(_, record)| record)
    }

    /// The name of a record type.
    #[must_use]
    pub fn record_name(&self, id: RecordId) -> &str {
        self.records.get_index(id.0 as usize).map_or("", |(name, _)| name)
    }

    /// The name of a code list.
    #[must_use]
    pub fn list_name(&self, id: ListId) -> &str {
        self.lists.get_index(id.0 as usize).map_or("", |(name, _)| name)
    }

    /// The record type with this name.
    #[must_use]
    pub fn find_record(&self, name: &str) -> Option<RecordId> {
        self.records.get_index_of(name).map(|i| RecordId(i as u32))
    }

    /// The code list with this name.
    #[must_use]
    pub fn find_list(&self, name: &str) -> Option<ListId> {
        self.lists.get_index_of(name).map(|i| ListId(i as u32))
    }
}

impl CodeList {
    /// The name of a code.
    #[must_use]
    pub fn code_name(&self, code: CodeIndex) -> &str {
        self.codes.get_index(code as usize).map_or("", |(name, _)| name)
    }

    /// The label of a code.
    #[must_use]
    pub fn code_label(&self, code: CodeIndex) -> &str {
        self.codes.get_index(code as usize).map_or("", |(_, c)| c.label.as_str())
    }
}

impl RecordType {
    /// A stored field; one that is always missing where it is the id of another type that has more.
    #[must_use]
    pub fn field(&self, id: FieldId) -> &Field {
        self.fields.get_index(id.0 as usize).map_or(&NO_FIELD, |(_, field)| field)
    }

    /// The name of a stored field.
    #[must_use]
    pub fn field_name(&self, id: FieldId) -> &str {
        self.fields.get_index(id.0 as usize).map_or("", |(name, _)| name)
    }

    /// Where records are versions: the field that says whose, and the one that says from which day on.
    #[must_use]
    pub fn history(&self) -> Option<(FieldId, FieldId)> {
        match (self.key.as_slice(), self.since) {
            ([of, _], Some(since)) => Some((*of, since)),
            _ => None,
        }
    }

    /// The stored field with this name.
    #[must_use]
    pub fn find_field(&self, name: &str) -> Option<FieldId> {
        self.fields.get_index_of(name).map(|i| FieldId(i as u32))
    }
}

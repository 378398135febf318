//! What was found of a table, criteria or text, and what changed in it.

use crate::message::Message;

/// One thing that was compared, and what was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// What is compared.
    pub subject: Subject,
    /// What was found.
    pub verdict: Sameness,
}

/// A thing that means the same on both sides or does not. What one side has alone is a matter of structure.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// How the records of a type are read: by which headers, in which dialect, with which words and under which key; in print, what
    /// the type is called.
    Record {
        /// The record type.
        record: String,
    },
    /// How the cells of a field are read.
    Field {
        /// The record type.
        record: String,
        /// The field.
        field: String,
    },
    /// Which cells are taken for which codes.
    List {
        /// The code list.
        list: String,
    },
    /// The head of the report.
    Report,
    /// On which days the rules can be read at all.
    Days,
    /// A text.
    Text {
        /// The text.
        text: String,
    },
    /// What must hold of a table's figures; in print, what is said where it does not.
    Checks {
        /// The table; empty for the checks of the report, between tables.
        table: String,
    },
    /// Which records a table is over, and in which order its formulas are worked out.
    Table {
        /// The table.
        table: String,
    },
    /// A column.
    Column {
        /// The table.
        table: String,
        /// The id in NEW.
        id: String,
        /// The id in OLD, where it is another one.
        was: Option<String>,
    },
    /// A row.
    Row {
        /// The table.
        table: String,
        /// The id in NEW.
        id: String,
        /// The id in OLD, where it is another one.
        was: Option<String>,
    },
    /// A cell that stands apart from its row and column.
    Cell {
        /// The table.
        table: String,
        /// The row's id.
        row: String,
        /// The column's id.
        column: String,
    },
    /// At which date and from when to when guidance is read.
    Criteria {
        /// The criteria.
        criteria: String,
    },
    /// A requirement, in all versions.
    Requirement {
        /// The criteria.
        criteria: String,
        /// The requirement.
        requirement: String,
    },
}

/// What was found of a subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sameness {
    /// It is the same for every record that both sides accept: proved.
    Equal,
    /// It is not; the weightiest change first, at least one.
    Changed(Vec<Change>),
    /// Neither could be shown, and why.
    NotDecided(Message),
}

/// One way in which a subject differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// In what it differs.
    pub kind: ChangeKind,
    /// How: `counted in NEW, not counted in OLD`.
    pub how: Message,
    /// A record, or for reading a line of data, that shows it. The plain evaluator, or the reader of records, agrees.
    pub witness: Option<Message>,
    /// On which days, where it is not so on the day that NEW's rules are read at: `until 2023-12-31`. Else none.
    pub days: Vec<Message>,
}

/// In what a subject differs, from weighty to light.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChangeKind {
    /// The same line of data is read as something else.
    Value,
    /// A line of data is taken by one side only.
    Taken,
    /// Other records are counted; a requirement is met by other records.
    Records,
    /// The same records are counted, and something else is measured of them, or another formula is worked out.
    Measure,
    /// Something else must hold of the figures.
    Check,
    /// A hole of a text holds another figure, other rows or another rounding.
    Hole,
    /// The formula or the hole is the same, and what it is worked out from changed.
    Terms,
    /// The same records are counted, and others cannot be decided, or for lack of other fields.
    Undetermined,
    /// A requirement is met by the same records, some of them by another exception.
    Way,
    /// The value is the same and is rounded or printed otherwise.
    Shown,
    /// Other words are printed.
    Words,
    /// Headings, rows or columns stand otherwise.
    Layout,
}

impl ChangeKind {
    /// The word for it in documents.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            ChangeKind::Value => "value",
            ChangeKind::Taken => "taken",
            ChangeKind::Records => "records",
            ChangeKind::Measure => "measure",
            ChangeKind::Check => "check",
            ChangeKind::Hole => "hole",
            ChangeKind::Terms => "terms",
            ChangeKind::Undetermined => "undetermined",
            ChangeKind::Way => "way",
            ChangeKind::Shown => "shown",
            ChangeKind::Words => "words",
            ChangeKind::Layout => "layout",
        }
    }
}

impl Change {
    /// A change that no record shows.
    pub(super) fn new(kind: ChangeKind, how: Message) -> Change {
        Change { kind, how, witness: None, days: Vec::new() }
    }

    /// A change that a made-up record or line shows.
    pub(super) fn shown_by(kind: ChangeKind, how: Message, witness: Message) -> Change {
        Change { kind, how, witness: Some(witness), days: Vec::new() }
    }
}

impl Subject {
    /// What it belongs to: the table, the criteria, the record type, the list; empty for the report.
    #[must_use]
    pub fn of(&self) -> &str {
        match self {
            Subject::Record { record } | Subject::Field { record, .. } => record,
            Subject::List { list } => list,
            Subject::Report | Subject::Days => "",
            Subject::Text { text } => text,
            Subject::Checks { table } => table,
            Subject::Table { table }
            | Subject::Column { table, .. }
            | Subject::Row { table, .. }
            | Subject::Cell { table, .. } => table,
            Subject::Criteria { criteria } | Subject::Requirement { criteria, .. } => criteria,
        }
    }
}

impl Sameness {
    /// Whether it is proved that nothing changed.
    #[must_use]
    pub fn is_equal(&self) -> bool {
        *self == Sameness::Equal
    }

    /// The verdict on the changes found; equal where there are none.
    pub(super) fn of(mut changes: Vec<Change>) -> Sameness {
        changes.sort_by_key(|change| change.kind);
        if changes.is_empty() { Sameness::Equal } else { Sameness::Changed(changes) }
    }

    /// The verdict on several together: what changed in any, else what is not decided of one.
    pub(super) fn together(all: Vec<Sameness>) -> Sameness {
        let (mut changes, mut unknown) = (Vec::new(), None);
        for verdict in all {
            match verdict {
                Sameness::Equal => {}
                Sameness::Changed(found) => changes.extend(found),
                Sameness::NotDecided(why) => unknown = unknown.or(Some(why)),
            }
        }
        match unknown {
            Some(why) if changes.is_empty() => Sameness::NotDecided(why),
            _ => Sameness::of(changes),
        }
    }
}

impl Change {
    /// Whether formulas over the subject see another value.
    pub(super) fn moves_value(&self) -> bool {
        matches!(self.kind, ChangeKind::Records | ChangeKind::Measure | ChangeKind::Terms)
    }
}

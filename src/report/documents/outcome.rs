//! Everything in an outcome. `docs/output.md` is its description.

use serde::{Serialize, Serializer};

use super::{Cell, Count, Exact, Lacking, Member, Over, Period, ShownRows, Version};
use crate::outcome::{self, CheckResult, HeaderNode, Locale, MemberHeader, TableOutcome};
use crate::report::words;
use crate::value::Number;

/// Tables, texts and the account of the records.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Outcome<'a> {
    #[cfg_attr(test, schemars(extend("const" = Version::OUTCOME)))]
    schema: Version,
    title: &'a str,
    cites: &'a [String],
    period: Option<Period>,
    /// In place of what the rules say.
    given_by_hand: Vec<Given<'a>>,
    locale: &'static str,
    tables: Vec<Table<'a>>,
    /// Of the report, between its tables.
    checks: Vec<Check<'a>>,
    texts: Vec<Text<'a>>,
    inputs: Vec<InputAccount<'a>>,
}

/// The period or a parameter, with its value as it was given.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Given<'a> {
    name: &'a str,
    value: &'a str,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Text<'a> {
    name: &'a str,
    text: &'a str,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct InputAccount<'a> {
    record: &'a str,
    label: &'a str,
    given: bool,
    read: Count,
    rejected: Count,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Table<'a> {
    name: &'a str,
    title: &'a str,
    cites: &'a [String],
    stubs: Vec<Stub<'a>>,
    rows: Vec<Member<'a>>,
    columns: Vec<Member<'a>>,
    column_tree: Vec<Node<'a>>,
    row_tree: Vec<Node<'a>>,
    /// Row by row.
    cells: Vec<Vec<Cell<'a>>>,
    /// Which rows are printed, and in which order; left out where all are, as they stand.
    #[serde(skip_serializing_if = "Option::is_none")]
    shown_rows: Option<ShownRows<'a>>,
    notes: Vec<Note<'a>>,
    /// Fields without a history that cells over other periods read; left out where there are none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    as_given: Vec<AsGiven<'a>>,
    undetermined: Vec<Undetermined<'a>>,
    /// Records that carry a code made of several others, which are the rows or columns; left out where there are none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    merged: Vec<Merged<'a>>,
    checks: Vec<Check<'a>>,
    broken_splits: Vec<BrokenSplit<'a>>,
    account: Vec<Account<'a>>,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Stub<'a> {
    /// `number` or `label`.
    shows: &'static str,
    heading: &'a str,
    printed: &'a str,
}

/// A member by its position, or a heading with what stands under it.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(untagged)]
enum Node<'a> {
    Member { member: usize },
    Heading { heading: &'a str, children: Vec<Node<'a>> },
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Note<'a> {
    place: Place<'a>,
    text: &'a str,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct AsGiven<'a> {
    /// A path of the rules: `cell.members`.
    field: &'a str,
    over: Vec<Over>,
}

#[derive(Debug, Clone, Copy, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(tag = "axis", rename_all = "snake_case")]
enum Place<'a> {
    Column { position: usize, id: Option<&'a str> },
    Row { position: usize, id: Option<&'a str> },
    Table,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Undetermined<'a> {
    place: Place<'a>,
    records: Count,
    missing: Vec<Lacking<'a>>,
    /// Of another period than the report's.
    #[serde(skip_serializing_if = "Option::is_none")]
    over: Option<Over>,
    /// Of a single cell with conditions of its own: its row.
    #[serde(skip_serializing_if = "Option::is_none")]
    row: Option<&'a str>,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Merged<'a> {
    /// The hidden row or column of the code.
    place: Place<'a>,
    records: Count,
    /// The rows or columns that they may belong to: where one could be in a cell, that cell is not computable.
    among: Vec<&'a str>,
    /// Of another period than the report's.
    #[serde(skip_serializing_if = "Option::is_none")]
    over: Option<Over>,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Check<'a> {
    check: &'a str,
    message: &'a str,
    severity: &'static str,
    place: Place<'a>,
    result: CheckWord,
    left: Option<Exact<'a>>,
    right: Option<Exact<'a>>,
    /// Why it is not decided or not asked.
    state: Option<&'static str>,
    undetermined: Count,
}

#[derive(Debug, Clone, Copy, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
enum CheckWord {
    Holds,
    Fails,
    NotDecided,
    NotAsked,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct BrokenSplit<'a> {
    split: &'a str,
    overlapping: Count,
    uncovered: Count,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Account<'a> {
    record: &'a str,
    accepted: Count,
    counted: Count,
    outside: Count,
    undetermined: Count,
    reach_no_row: Count,
    /// Of another period than the report's.
    #[serde(skip_serializing_if = "Option::is_none")]
    over: Option<Over>,
}

/// As the document.
impl Serialize for outcome::Outcome {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Outcome::from(self).serialize(serializer)
    }
}

impl<'a> From<&'a outcome::Outcome> for Outcome<'a> {
    fn from(outcome: &'a outcome::Outcome) -> Outcome<'a> {
        let input = |input: &'a outcome::InputAccount| InputAccount {
            record: &input.record,
            label: &input.label,
            given: input.given,
            read: Count(input.read),
            rejected: Count(input.rejected),
        };
        let texts = outcome.texts.iter();
        Outcome {
            schema: Version::OUTCOME,
            title: &outcome.title,
            cites: &outcome.cites,
            period: outcome.period.map(Period::from),
            given_by_hand: outcome.by_hand.iter().map(|(name, value)| Given { name, value }).collect(),
            locale: match outcome.locale {
                Locale::Plain => "plain",
                Locale::Vietnamese => "vi",
                Locale::English => "en",
            },
            tables: outcome.printed_tables().map(|(_, table)| Table::from(table)).collect(),
            checks: outcome.checks.iter().map(|check| Check::of(Place::Table, check)).collect(),
            texts: texts.map(|text| Text { name: &text.name, text: &text.text }).collect(),
            inputs: outcome.inputs.iter().map(input).collect(),
        }
    }
}

impl<'a> From<&'a TableOutcome> for Table<'a> {
    fn from(table: &'a TableOutcome) -> Table<'a> {
        let row = |row: usize| (0..table.columns.len()).filter_map(|at| table.cell(row, at)).map(Cell::from).collect();
        Table {
            name: &table.name,
            title: &table.title,
            cites: &table.cites,
            stubs: table.stubs.iter().map(Stub::from).collect(),
            rows: table.rows.iter().map(Member::from).collect(),
            columns: table.columns.iter().map(Member::from).collect(),
            column_tree: table.column_tree.iter().map(Node::from).collect(),
            row_tree: table.row_tree.iter().map(Node::from).collect(),
            cells: (0..table.rows.len()).map(row).collect(),
            shown_rows: ShownRows::of(table),
            notes: table
                .notes
                .iter()
                .map(|note| Note { place: Place::of(table, note.place), text: &note.text })
                .collect(),
            as_given: table
                .as_given
                .iter()
                .map(|(field, over)| AsGiven { field, over: over.iter().copied().map(Over::from).collect() })
                .collect(),
            undetermined: table.undetermined.iter().map(|entry| Undetermined::of(table, entry)).collect(),
            merged: table.merged.iter().map(|entry| Merged::of(table, entry)).collect(),
            checks: table.checks.iter().map(|check| Check::of(Place::of(table, check.place), check)).collect(),
            broken_splits: table.broken_splits.iter().map(BrokenSplit::from).collect(),
            account: table.account.iter().map(Account::from).collect(),
        }
    }
}

impl<'a> From<&'a outcome::Stub> for Stub<'a> {
    fn from(stub: &'a outcome::Stub) -> Stub<'a> {
        Stub { shows: if stub.number { "number" } else { "label" }, heading: &stub.heading, printed: &stub.printed }
    }
}

impl<'a> From<&'a HeaderNode> for Node<'a> {
    fn from(tree: &'a HeaderNode) -> Node<'a> {
        match tree {
            HeaderNode::Member(position) => Node::Member { member: *position },
            HeaderNode::Heading { label, children } => {
                Node::Heading { heading: label, children: children.iter().map(Node::from).collect() }
            }
        }
    }
}

impl<'a> Place<'a> {
    fn of(table: &'a TableOutcome, place: outcome::Place) -> Place<'a> {
        let id = |members: &'a [MemberHeader], position: usize| members.get(position).map(|member| member.id.as_str());
        match place {
            outcome::Place::Column(position) => Place::Column { position, id: id(&table.columns, position) },
            outcome::Place::Row(position) => Place::Row { position, id: id(&table.rows, position) },
            outcome::Place::Table => Place::Table,
        }
    }
}

impl<'a> Undetermined<'a> {
    fn of(table: &'a TableOutcome, entry: &'a outcome::Undetermined) -> Undetermined<'a> {
        Undetermined {
            place: Place::of(table, entry.place),
            records: Count(entry.records),
            missing: Lacking::all(&entry.missing),
            over: entry.over.map(Over::from),
            row: entry.row.and_then(|row| table.rows.get(row)).map(|row| row.id.as_str()),
        }
    }
}

impl<'a> Merged<'a> {
    fn of(table: &'a TableOutcome, entry: &'a outcome::Merged) -> Merged<'a> {
        let members = if matches!(entry.place, outcome::Place::Column(_)) { &table.columns } else { &table.rows };
        Merged {
            place: Place::of(table, entry.place),
            records: Count(entry.records),
            among: entry.among.iter().filter_map(|at| Some(members.get(*at)?.id.as_str())).collect(),
            over: entry.over.map(Over::from),
        }
    }
}

impl<'a> Check<'a> {
    fn of(place: Place<'a>, check: &'a outcome::CheckOutcome) -> Check<'a> {
        type Sides<'a> = Option<(&'a Number, &'a Number)>;
        let counted: Sides = check.counted.as_ref().map(|(left, right)| (left, right));
        let (result, sides, state): (_, Sides, _) = match &check.result {
            CheckResult::Holds => (CheckWord::Holds, counted, None),
            CheckResult::Fails { left, right } => (CheckWord::Fails, Some((left, right)), None),
            CheckResult::NotDecided(state) => (CheckWord::NotDecided, counted, Some(words::state_name(*state))),
            CheckResult::NotAsked(why) => (CheckWord::NotAsked, None, Some(words::no_sum_name(*why))),
        };
        Check {
            check: &check.check,
            message: &check.message,
            severity: if check.warn { "warning" } else { "error" },
            place,
            result,
            left: sides.map(|(left, _)| Exact(left)),
            right: sides.map(|(_, right)| Exact(right)),
            state,
            undetermined: Count(check.undetermined),
        }
    }
}

impl<'a> From<&'a outcome::BrokenSplit> for BrokenSplit<'a> {
    fn from(split: &'a outcome::BrokenSplit) -> BrokenSplit<'a> {
        BrokenSplit { split: &split.split, overlapping: Count(split.overlapping), uncovered: Count(split.uncovered) }
    }
}

impl<'a> From<&'a outcome::TableAccount> for Account<'a> {
    fn from(account: &'a outcome::TableAccount) -> Account<'a> {
        Account {
            record: &account.record,
            accepted: Count(account.accepted),
            counted: Count(account.counted),
            outside: Count(account.outside),
            undetermined: Count(account.undetermined),
            reach_no_row: Count(account.reach_no_row),
            over: account.over.map(Over::from),
        }
    }
}

//! The gate for names that stand on the command line: tables, criteria, record types, rows, columns.
//!
//! They come in composed, as names in rules do (see `args::word`); where one is not known, the nearest is offered.

use bieu::Rules;
use bieu::message::{Argument, Message};
use bieu::outcome::MemberHeader;
use bieu::schema::{RecordId, Schema};
use bieu::unstable::diagnostic::did_you_mean;
use bieu::unstable::message::command as say;
use bieu::unstable::outcome::named;

use super::failure::Failure;

/// What is called by a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    Table,
    Criteria,
    TableOrCriteria,
    RecordType,
    Row,
    Column,
}

/// That nothing is called so: what is near is offered, or else all that there is. `option` is what the name stands behind on
/// the command line.
pub fn unknown(option: &str, name: &str, what: What, names: &[&str]) -> Failure {
    let help = match did_you_mean(name, names.iter().copied()) {
        Some(near) => say::near(near),
        None if names.is_empty() => say::none_at_all(),
        None => say::known(names.join(", ")),
    };
    Failure::new(no_such(&format!("{option}{name}"), what, help))
}

fn no_such(asked: &str, what: What, help: Message) -> Message {
    match what {
        What::Table => say::no_table(asked, help),
        What::Criteria => say::no_criteria(asked, help),
        What::TableOrCriteria => say::no_table_or_criteria(asked, help),
        What::RecordType => say::no_record_type(asked, help),
        What::Row => say::no_row(asked, help),
        What::Column => say::no_column(asked, help),
    }
}

fn find(names: &[&str], option: &str, name: &str, what: What) -> Result<usize, Failure> {
    let position = names.iter().position(|known| *known == name);
    position.ok_or_else(|| unknown(option, name, what, names))
}

/// The position of a table.
pub fn table(rules: &Rules, option: &str, name: &str) -> Result<usize, Failure> {
    let names: Vec<&str> = rules.model().tables.iter().map(|table| table.name.as_str()).collect();
    find(&names, option, name, What::Table)
}

/// The position of the criteria that were asked for, or of the only ones that there are.
pub fn criteria(rules: &Rules, wanted: Option<&str>) -> Result<usize, Failure> {
    let names: Vec<&str> = rules.model().criteria.iter().map(|criteria| criteria.name.as_str()).collect();
    match (wanted, names.as_slice()) {
        (_, []) => Err(Failure::new(say::no_criteria_at_all())),
        (Some(name), names) => find(names, "--criteria ", name, What::Criteria),
        (None, [_]) => Ok(0),
        (None, names) => Err(Failure::new(say::say_which_criteria(Argument::any(names.iter().copied())))),
    }
}

/// A record type.
pub fn record(schema: &Schema, option: &str, name: &str) -> Result<RecordId, Failure> {
    let names: Vec<&str> = schema.records.keys().map(String::as_str).collect();
    schema.find_record(name).ok_or_else(|| unknown(option, name, What::RecordType, &names))
}

/// The position of a row or a column, by id, printed number or label.
pub fn member(members: &[MemberHeader], word: &str, what: What) -> Result<usize, Failure> {
    let ids = |of: &[usize]| of.iter().map(|position| members[*position].id.as_str()).collect::<Vec<_>>().join(", ");
    match named(members, word).as_slice() {
        [only] => Ok(*only),
        [] => {
            let names = members.iter().flat_map(|member| [member.id.as_str(), member.label.as_str()]);
            let known = || say::known(ids(&(0..members.len()).collect::<Vec<_>>()));
            let help = did_you_mean(word, names).map_or_else(known, say::near);
            Err(Failure::new(no_such(word, what, help)))
        }
        several => Err(Failure::new(say::several_called(word, ids(several)))),
    }
}

//! What is compared, in words.

use std::fmt;

use super::Subject;

/// In words: `column [14] of annex`.
impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let was = |was: &Option<String>| was.as_ref().map(|was| format!(" (was [{was}])")).unwrap_or_default();
        let words = match self {
            Subject::Record { record } => format!("record {record}"),
            Subject::Field { record, field } => format!("field {field} of {record}"),
            Subject::List { list } => format!("codes {list}"),
            Subject::Report => "the report".to_owned(),
            Subject::Days => "the days on which the rules can be read".to_owned(),
            Subject::Text { text } => format!("text {text}"),
            Subject::Checks { table } if table.is_empty() => "the checks of the report".to_owned(),
            Subject::Checks { table } => format!("the checks of {table}"),
            Subject::Table { table } => format!("the records of {table}"),
            Subject::Column { table, id, was: before } => format!("column [{id}] of {table}{}", was(before)),
            Subject::Row { table, id, was: before } => format!("row [{id}] of {table}{}", was(before)),
            Subject::Cell { table, row, column } => format!("cell [{row}, {column}] of {table}"),
            Subject::Criteria { criteria } => format!("the dates of {criteria}"),
            Subject::Requirement { criteria, requirement } => format!("requirement `{requirement}` of {criteria}"),
        };
        f.write_str(&words)
    }
}

//! What is asked of the rules, and what is said where the answer is no.

use crate::diagnostic::{Code, codes};
use crate::source::Span;

/// What is asked of the rules. Each question is put so that yes is as it should be.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Question {
    /// Whether no record falls into two arms of a split; the split as shown.
    Disjoint(String),
    /// Whether every record of the whole falls into an arm; the split as shown.
    Complete(String),
    /// Whether a check between populations holds whatever the records are; the check as shown.
    Holds(String),
    /// Whether every record in a part is in what it is a part of.
    Inside {
        /// The `of which`.
        part: String,
        /// What it is of.
        whole: String,
    },
    /// Whether no two exceptions of a requirement apply to one record; the requirement's name.
    OneAtATime(String),
    /// Whether some record can be in a member; the member as shown: ``column `7` ``, ``the cell `[a, 2]` ``.
    Counts(String),
    /// Whether some record of the whole is not in its part.
    Smaller {
        /// The `of which`.
        part: String,
        /// What it is of.
        whole: String,
        /// `column` or `row`.
        word: &'static str,
    },
    /// Whether some record of the whole is in two of its parts, or in none.
    Open {
        /// The parts of an `of which`, as named: `[2], [3]`.
        parts: String,
        /// What they are of, as named; `None` is the whole table.
        whole: Option<String>,
    },
    /// Whether two members can count differently. Asked of all, said only where it is not so: nearly all pairs differ.
    Differ {
        /// The id of one.
        first: String,
        /// The id of the other.
        second: String,
        /// `column` or `row`.
        word: &'static str,
    },
    /// Whether some record can be in a row and a column at once. Asked of all cells, said only where it is not so.
    Meet {
        /// The rows as named: `[b], [c]`.
        rows: String,
        /// The columns as named.
        columns: String,
        /// How many cells lie where they meet.
        cells: usize,
        /// What of the columns rules the rows out.
        other: Span,
        /// How many more clauses of the table rule each other out, which are not said.
        others: usize,
    },
    /// The same of cells that were not asked: so many.
    MeetElsewhere(usize),
    /// Whether some record would be taken otherwise without this clause; the clause as written.
    Matters(String),
    /// Whether some record fails a requirement; its name.
    CanFail(String),
    /// Whether some record meets a requirement; its name.
    CanBeMet(String),
    /// Whether some record meets a requirement by this exception and by nothing that comes before it.
    Reached {
        /// The exception's name.
        exception: String,
        /// The requirement's name.
        requirement: String,
    },
}

impl Question {
    /// The kind of question, in a word that programs can rely on.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Question::Disjoint(_) => "disjoint",
            Question::Complete(_) => "complete",
            Question::Holds(_) => "holds",
            Question::Inside { .. } => "inside",
            Question::OneAtATime(_) => "one at a time",
            Question::Counts(_) => "counts",
            Question::Smaller { .. } => "smaller",
            Question::Open { .. } => "open",
            Question::Differ { .. } => "differ",
            Question::Meet { .. } | Question::MeetElsewhere(_) => "meet",
            Question::Matters(_) => "matters",
            Question::CanFail(_) => "can fail",
            Question::CanBeMet(_) => "can be met",
            Question::Reached { .. } => "reached",
        }
    }

    /// What was shown of so many things of this kind, where one record was enough for each; `None` for claims about all records.
    #[must_use]
    pub fn shown_of(&self, count: usize) -> Option<String> {
        let each =
            |one: &str, many: &str| if count == 1 { format!("1 {one}") } else { format!("each of {count} {many}") };
        Some(match self {
            Question::Counts(_) => format!("a record can be in {}", each("column or row", "columns and rows")),
            Question::Smaller { .. } => format!("{} can be smaller than its whole", each("part", "parts")),
            Question::Open { .. } => {
                format!("{} can overlap or leave something out", each("`of which`", "`of which`"))
            }
            Question::Differ { .. } => format!("{} can count differently", each("pair", "pairs")),
            Question::Matters(_) => format!("{} makes a difference to a record", each("clause", "clauses")),
            Question::CanFail(_) => format!("a record can fail {}", each("requirement", "requirements")),
            Question::CanBeMet(_) => format!("a record can meet {}", each("requirement", "requirements")),
            Question::Reached { .. } => format!("a record can use {}", each("exception", "exceptions")),
            _ => return None,
        })
    }

    /// What is claimed, in words that limits can stand behind.
    pub(super) fn holds(&self) -> String {
        match self {
            Question::Holds(check) => format!("{check} holds"),
            _ => self.claim(),
        }
    }

    /// What is claimed, in words.
    #[must_use]
    pub fn claim(&self) -> String {
        match self {
            Question::Disjoint(split) => format!("{split}: no record falls into two arms"),
            Question::Complete(split) => format!("{split}: every record falls into an arm"),
            Question::Holds(check) => format!("{check} holds whatever the records are"),
            Question::Inside { part, whole } => format!("every record in [{part}] is in [{whole}]"),
            Question::OneAtATime(name) => format!("no two exceptions of `{name}` apply to one record"),
            Question::Counts(member) => format!("a record can be in {member}"),
            Question::Smaller { part, whole, .. } => format!("a record of [{whole}] can be outside [{part}]"),
            Question::Open { parts, whole } => {
                format!("a record of {} can be in two of {parts}, or in none", whole_words(whole.as_deref()))
            }
            Question::Differ { first, second, .. } => format!("[{first}] and [{second}] can count differently"),
            Question::Meet { rows, columns, .. } => format!("a record can be in {rows} and in {columns}"),
            Question::MeetElsewhere(cells) => format!("a record can be in each of {cells} other cells"),
            Question::Matters(clause) => format!("`{clause}` makes a difference to a record"),
            Question::CanFail(name) => format!("a record can fail `{name}`"),
            Question::CanBeMet(name) => format!("a record can meet `{name}`"),
            Question::Reached { exception, requirement } => {
                format!("a record can meet `{requirement}` by `{exception}`")
            }
        }
    }

    /// What is so if the claim is not, where one record would be enough to show it.
    pub(super) fn denial(&self) -> String {
        match self {
            Question::Counts(member) => format!("no record can be in {member}"),
            Question::Smaller { part, whole, word } => {
                format!("{word} `{part}` is always the same as `{whole}`, of which it is a part")
            }
            Question::Open { parts, whole } => {
                format!("every record of {} is in exactly one of {parts}", whole_words(whole.as_deref()))
            }
            Question::Differ { first, second, word } => {
                format!("{word}s `{first}` and `{second}` always count the same")
            }
            Question::Meet { rows, columns, cells, .. } => {
                let cells = if *cells == 1 { "their cell is".to_owned() } else { format!("their {cells} cells are") };
                format!("no record can be in {rows} and in {columns} at once: {cells} always empty")
            }
            Question::Matters(clause) => format!("`{clause}` makes no difference to any record"),
            Question::CanFail(name) => format!("no record can fail the requirement `{name}`"),
            Question::CanBeMet(name) => format!("no record can meet the requirement `{name}`"),
            Question::Reached { exception, requirement } => {
                format!("no record can meet `{requirement}` by the exception `{exception}`")
            }
            about_all => format!("not so: {}", about_all.claim()),
        }
    }

    /// Whether the claim is about all records, so that one record can break it; else one record is enough to show it.
    #[must_use]
    pub fn is_about_all(&self) -> bool {
        matches!(
            self,
            Question::Disjoint(_)
                | Question::Complete(_)
                | Question::Holds(_)
                | Question::Inside { .. }
                | Question::OneAtATime(_)
        )
    }

    pub(super) fn code(&self) -> &'static Code {
        match self {
            Question::Disjoint(_) => &codes::SPLIT_OVERLAP,
            Question::Complete(_) => &codes::SPLIT_HOLE,
            Question::Holds(_) | Question::Inside { .. } => &codes::CHECK_REFUTED,
            Question::OneAtATime(_) => &codes::EXCEPTIONS_OVERLAP,
            Question::Counts(_) => &codes::NEVER_COUNTS,
            Question::Smaller { .. } => &codes::PART_IS_WHOLE,
            Question::Open { .. } => &codes::PARTS_ARE_ALL,
            Question::Differ { .. } => &codes::ALWAYS_THE_SAME,
            Question::Meet { .. } | Question::MeetElsewhere(_) => &codes::NEVER_MEET,
            Question::Matters(_) => &codes::NEVER_MATTERS,
            Question::CanFail(_) => &codes::NEVER_FAILS,
            Question::CanBeMet(_) => &codes::NEVER_MET,
            Question::Reached { .. } => &codes::NEVER_REACHED,
        }
    }

    pub(super) fn label(&self) -> &'static str {
        match self {
            Question::Disjoint(_) => "counts some records twice",
            Question::Complete(_) => "leaves some records out",
            Question::Holds(_) => "cannot hold for all records",
            Question::Inside { .. } => "not a part",
            Question::OneAtATime(_) => "which one is named?",
            Question::Counts(_) => "always empty",
            Question::Smaller { .. } => "leaves nothing out",
            Question::Open { .. } => "broken down into all there is",
            Question::Differ { .. } => "always the same",
            Question::Meet { .. } | Question::MeetElsewhere(_) => "asked of the row",
            Question::Matters(_) => "could as well be left out",
            Question::CanFail(_) => "nobody fails it",
            Question::CanBeMet(_) => "nobody meets it",
            Question::Reached { .. } => "never used",
        }
    }

    pub(super) fn help(&self) -> &'static str {
        match self {
            Question::Disjoint(_) => {
                "say which arm comes first: `first of (…)`; or use `of which` if the parts may overlap"
            }
            Question::Complete(_) => "name the record's code in an arm, or let one arm take what is left: `otherwise`",
            Question::Holds(_) => "correct the check, or the conditions of the columns that it names",
            Question::Inside { .. } => "this is a fault of bieu: please report it with the rules",
            Question::OneAtATime(_) => "say which comes first: `first of (…)` in the requirement",
            Question::Counts(_) => "its conditions contradict each other, or arms that come first take everything",
            Question::Smaller { .. } => "correct its conditions: they hold for everything that they are asked of",
            Question::Open { .. } => {
                "write `split` in its place: then it is proved, whatever conditions become; where the form says that these are but some, leave it"
            }
            Question::Differ { .. } => "if the form does not want the same figure twice, correct the conditions of one",
            Question::Meet { cells: 2.., .. } => {
                "correct one of the conditions; where the form has no such cells, say so: `cell [row, column] = not applicable`; `rows LIST` \
                 in its place stands for the rows of a list, `rows LIST except (a, b)` for those but some"
            }
            Question::Meet { .. } | Question::MeetElsewhere(_) => {
                "correct one of the conditions; where the form has no such cell, say so: `cell [row, column] = not applicable`"
            }
            Question::Matters(_) => {
                "what else is asked there decides every record already: correct the clause, or leave it out (of several, one at a time)"
            }
            Question::CanFail(_) => "its conditions, or those of an exception, hold for everyone: correct them",
            Question::CanBeMet(_) => "its conditions contradict each other: correct them, or nobody is eligible",
            Question::Reached { .. } => {
                "its conditions contradict each other, or whoever satisfies them meets the requirement before: correct them, or leave it out"
            }
        }
    }
}

fn whole_words(whole: Option<&str>) -> String {
    whole.map_or_else(|| "the table".to_owned(), str::to_owned)
}

//! What is asked of the rules, and what is said where the answer is no.

use crate::diagnostic::{Code, codes};
use crate::message::{Argument, Message, proofs as say};
use crate::source::Span;
use crate::syntax::tree::Dimension;

/// What is asked of the rules. Each question is put so that yes is as it should be.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Question {
    /// Whether no record falls into two arms of a split; the split as shown.
    Disjoint(String),
    /// Whether every record of the whole falls into an arm; the split as shown.
    Complete(String),
    /// Whether a check between populations holds whatever the records are.
    Holds {
        /// The check as programs know it.
        check: String,
        /// The same in the words of its file.
        said: String,
    },
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
    Counts(Message),
    /// Whether some record of the whole is not in its part.
    Smaller {
        /// The `of which`.
        part: String,
        /// What it is of.
        whole: String,
        /// Which axis they are members of.
        over: Dimension,
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
        /// Which axis they are members of.
        over: Dimension,
    },
    /// Whether some record can be in a row and a column at once. Asked of all cells, said only where it is not so.
    Meet {
        /// The rows as named: `rows [b], [c]`.
        rows: Message,
        /// The columns as named.
        columns: Message,
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
            Question::Holds { .. } => "holds",
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
    pub fn shown_of(&self, count: usize) -> Option<Message> {
        Some(match self {
            Question::Counts(_) => say::members_that_count(count),
            Question::Smaller { .. } => say::parts_that_can_be_smaller(count),
            Question::Open { .. } => say::breakdowns_that_can_be_open(count),
            Question::Differ { .. } => say::pairs_that_can_differ(count),
            Question::Matters(_) => say::clauses_that_matter(count),
            Question::CanFail(_) => say::requirements_that_can_fail(count),
            Question::CanBeMet(_) => say::requirements_that_can_be_met(count),
            Question::Reached { .. } => say::exceptions_that_are_reached(count),
            _ => return None,
        })
    }

    /// What is claimed, where limits are said behind it.
    pub(super) fn holds(&self) -> Message {
        match self {
            Question::Holds { check, said } => say::holds(Argument::spoken(check, said)),
            _ => self.claim(),
        }
    }

    /// What is claimed.
    #[must_use]
    pub fn claim(&self) -> Message {
        match self {
            Question::Disjoint(split) => say::no_record_in_two_arms(split),
            Question::Complete(split) => say::every_record_in_an_arm(split),
            Question::Holds { check, said } => say::holds_whatever(Argument::spoken(check, said)),
            Question::Inside { part, whole } => say::part_inside(part, whole),
            Question::OneAtATime(name) => say::one_exception_at_a_time(name),
            Question::Counts(member) => say::can_be_in(member),
            Question::Smaller { part, whole, .. } => say::can_be_outside(part, whole),
            Question::Open { parts, whole: Some(whole) } => say::can_be_in_two_or_none(whole, parts),
            Question::Open { parts, whole: None } => say::can_be_in_two_or_none_of_table(parts),
            Question::Differ { first, second, .. } => say::can_differ(first, second),
            Question::Meet { rows, columns, .. } => say::can_meet(rows, columns),
            Question::MeetElsewhere(cells) => say::can_be_in_other_cells(cells),
            Question::Matters(clause) => say::can_matter(clause),
            Question::CanFail(name) => say::can_fail(name),
            Question::CanBeMet(name) => say::can_be_met(name),
            Question::Reached { exception, requirement } => say::can_be_met_by(requirement, exception),
        }
    }

    /// What is so if the claim is not, where one record would be enough to show it.
    pub(super) fn denial(&self) -> Message {
        match self {
            Question::Counts(member) => say::never_in(member),
            Question::Smaller { part, whole, over: Dimension::Column } => say::column_is_its_whole(part, whole),
            Question::Smaller { part, whole, over: Dimension::Row } => say::row_is_its_whole(part, whole),
            Question::Open { parts, whole: Some(whole) } => say::always_in_exactly_one(whole, parts),
            Question::Open { parts, whole: None } => say::always_in_exactly_one_of_table(parts),
            Question::Differ { first, second, over: Dimension::Column } => say::columns_always_same(first, second),
            Question::Differ { first, second, over: Dimension::Row } => say::rows_always_same(first, second),
            Question::Meet { rows, columns, cells: 1, .. } => say::cell_always_empty(rows, columns),
            Question::Meet { rows, columns, cells, .. } => say::cells_always_empty(rows, columns, cells),
            Question::Matters(clause) => say::never_matters(clause),
            Question::CanFail(name) => say::never_fails(name),
            Question::CanBeMet(name) => say::never_met(name),
            Question::Reached { exception, requirement } => say::never_met_by(requirement, exception),
            about_all => say::not_so(about_all.claim()),
        }
    }

    /// Whether the claim is about all records, so that one record can break it; else one record is enough to show it.
    #[must_use]
    pub fn is_about_all(&self) -> bool {
        matches!(
            self,
            Question::Disjoint(_)
                | Question::Complete(_)
                | Question::Holds { .. }
                | Question::Inside { .. }
                | Question::OneAtATime(_)
        )
    }

    pub(super) fn code(&self) -> &'static Code {
        match self {
            Question::Disjoint(_) => &codes::SPLIT_OVERLAP,
            Question::Complete(_) => &codes::SPLIT_HOLE,
            Question::Holds { .. } | Question::Inside { .. } => &codes::CHECK_REFUTED,
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

    pub(super) fn label(&self) -> Message {
        match self {
            Question::Disjoint(_) => say::counts_twice(),
            Question::Complete(_) => say::leaves_out(),
            Question::Holds { .. } => say::cannot_hold(),
            Question::Inside { .. } => say::no_part(),
            Question::OneAtATime(_) => say::which_one(),
            Question::Counts(_) => say::always_empty(),
            Question::Smaller { .. } => say::leaves_nothing_out(),
            Question::Open { .. } => say::broken_down_into_all(),
            Question::Differ { .. } => say::always_same(),
            Question::Meet { .. } | Question::MeetElsewhere(_) => say::asked_of_row(),
            Question::Matters(_) => say::could_be_left_out(),
            Question::CanFail(_) => say::nobody_fails(),
            Question::CanBeMet(_) => say::nobody_meets(),
            Question::Reached { .. } => say::never_used(),
        }
    }

    pub(super) fn help(&self) -> Message {
        match self {
            Question::Disjoint(_) => say::which_arm_first(),
            Question::Complete(_) => say::name_code_or_otherwise(),
            Question::Holds { .. } => say::correct_check(),
            Question::Inside { .. } => say::fault_of_bieu(),
            Question::OneAtATime(_) => say::which_exception_first(),
            Question::Counts(_) => say::contradicting_or_taken(),
            Question::Smaller { .. } => say::correct_conditions_of_part(),
            Question::Open { .. } => say::write_split(),
            Question::Differ { .. } => say::correct_conditions_of_one(),
            Question::Meet { cells: 2.., .. } => say::say_no_such_cells(),
            Question::Meet { .. } | Question::MeetElsewhere(_) => say::say_no_such_cell(),
            Question::Matters(_) => say::correct_clause(),
            Question::CanFail(_) => say::correct_what_holds_for_everyone(),
            Question::CanBeMet(_) => say::correct_or_nobody_is_eligible(),
            Question::Reached { .. } => say::correct_or_leave_out_exception(),
        }
    }
}

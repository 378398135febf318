//! Why a file of counts cannot be used, each with its code and the way out.

use crate::diagnostic::codes;
use crate::message::{Argument, Message, grids as say};
use crate::records::FileFinding;

/// What is wrong, before it is known which file.
pub(super) type Why = FileFinding;

/// How many parts that lack are named.
const NAMED: usize = 10;

pub(super) fn no_grid() -> Why {
    FileFinding::new(&codes::NOT_A_GRID, say::not_a_file_of_counts()).help(say::write_file_of_counts())
}

pub(super) fn of_version(found: u16, known: u16) -> Why {
    FileFinding::new(&codes::GRID_VERSION, say::other_layout(u32::from(found), u32::from(known)))
        .help(say::count_again_by_this_bieu())
}

pub(super) fn damaged(what: Message) -> Why {
    FileFinding::new(&codes::GRID_DAMAGED, say::damaged(what)).help(say::copy_again())
}

/// `what` is a whole sentence: in what the rules differ by which it was counted.
pub(super) fn of_other_records(what: Message) -> Why {
    FileFinding::new(&codes::GRID_OF_OTHER_RECORDS, what).help(say::what_records_say_depends_on_that())
}

pub(super) fn too_coarse(what: Vec<Message>, is_refined: bool) -> Why {
    let help = if is_refined { say::count_again() } else { say::count_again_refined() };
    FileFinding::new(&codes::GRID_TOO_COARSE, say::not_counted(Argument::beside(what))).help(help)
}

pub(super) fn rows_are_records(what: Message) -> Why {
    FileFinding::new(&codes::GRID_TOO_COARSE, what).help(say::read_the_records())
}

pub(super) fn foreign(what: Message) -> Why {
    FileFinding::new(&codes::GRID_FOREIGN, say::not_of_same_whole(what)).help(say::count_all_parts_alike())
}

pub(super) fn lacking(missing: &[u32], of: u32) -> Why {
    let named = missing.iter().take(NAMED).map(Argument::from);
    let more = (missing.len() > NAMED).then(|| Argument::from("…"));
    FileFinding::new(&codes::GRID_PART_LACKING, say::parts_not_given(of, Argument::list(named.chain(more))))
        .help(say::name_all_parts())
}

pub(super) fn doubled(what: Message) -> Why {
    FileFinding::new(&codes::GRID_PART_DOUBLED, say::counted_twice(what)).help(say::name_each_part_once())
}

pub(super) fn looked_up_otherwise(record: &str, other: &str) -> Why {
    FileFinding::new(&codes::GRID_LOOKED_UP_OTHERWISE, say::looked_up_otherwise(record, other))
        .help(say::give_all_records(record))
}

pub(super) fn key_in_two(record: &str, other: &str) -> Why {
    FileFinding::new(&codes::GRID_KEY_IN_TWO_PARTS, say::key_in_two_parts(record, other))
        .help(say::count_both_in_one_part())
}

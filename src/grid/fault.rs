//! Why a file of counts cannot be used, each with its code and the way out.

use crate::diagnostic::codes;
use crate::records::FileFinding;

/// What is wrong, before it is known which file.
pub(super) type Why = FileFinding;

pub(super) fn no_grid() -> Why {
    FileFinding::new(&codes::NOT_A_GRID, "It is not a file of counts.")
        .help("`bieu count RULES --data PATH --out FILE` writes one; files of records are read by --data.")
}

pub(super) fn of_version(found: u16, known: u16) -> Why {
    FileFinding::new(
        &codes::GRID_VERSION,
        format!("It is a file of counts in layout {found}, and this bieu reads layout {known}."),
    )
    .help("Count again by this bieu, or read it by the one that wrote it.")
}

pub(super) fn damaged(what: &str) -> Why {
    FileFinding::new(&codes::GRID_DAMAGED, format!("The file of counts is damaged: {what}."))
        .help("Copy it again from where it was counted, or count again.")
}

pub(super) fn of_other_records(what: &str) -> Why {
    FileFinding::new(&codes::GRID_OF_OTHER_RECORDS, format!("It was counted by rules whose {what}."))
        .help("What the records say depends on that: count again by these rules.")
}

pub(super) fn too_coarse(what: &str, is_refined: bool) -> Why {
    let help = if is_refined {
        "Count again by these rules."
    } else {
        "Count again by these rules; with --refine, edits of sets, arms and rows over codes need no new count."
    };
    FileFinding::new(&codes::GRID_TOO_COARSE, format!("The rules ask what was not counted: {what}.")).help(help)
}

pub(super) fn foreign(what: &str) -> Why {
    FileFinding::new(&codes::GRID_FOREIGN, format!("It is not a part of the same whole: {what}."))
        .help("Count all parts by the same rules, with the same --refine and the same number of parts.")
}

pub(super) fn lacking(missing: &[u32], of: u32) -> Why {
    let shown: Vec<String> = missing.iter().take(10).map(u32::to_string).collect();
    let more = if missing.len() > 10 { ", …" } else { "" };
    let (part, is) = if missing.len() == 1 { ("part", "is") } else { ("parts", "are") };
    FileFinding::new(
        &codes::GRID_PART_LACKING,
        format!("It is one of {of} parts, of which {part} {}{more} {is} not given.", shown.join(", ")),
    )
    .help("Name the files of all parts; of an empty part, too.")
}

pub(super) fn doubled(what: &str) -> Why {
    FileFinding::new(&codes::GRID_PART_DOUBLED, format!("Its records would be counted twice: {what}."))
        .help("Name each part once; count each file of records in one part, with --part 1/2, --part 2/2 and so on.")
}

pub(super) fn looked_up_otherwise(record: &str, other: &str) -> Why {
    FileFinding::new(&codes::GRID_LOOKED_UP_OTHERWISE, format!("It looked up other records of {record} than {other}."))
        .help(format!("Give each part all records of {record}: it is referred to, so each part needs it whole."))
}

pub(super) fn key_in_two(record: &str, other: &str) -> Why {
    FileFinding::new(&codes::GRID_KEY_IN_TWO_PARTS, format!("A key of {record} stands in it and in {other}."))
        .help("Count both records in one part: repetitions and conflicts are found within a part. Best is to part by the key.")
}

//! What is printed around the figures of a report. Words of the rules (titles, labels, notes, messages of checks) are arguments.

use super::catalogue::messages;

messages! { "report":
    /// The heading of the period.
    period();
    /// The heading of the instruments that the report or a table is made under.
    cites();
    /// What the notes under a table are, for who does not see them.
    notes();
    /// The heading of failed checks.
    failed_checks();
    /// The heading of checks that are not decided.
    undecided_checks();
    /// The heading of checks that hold however the records are that are not decided.
    held_checks();
    /// The heading of checks over rows that are not asked of every column.
    checks_not_asked();
    /// The heading of failed checks between tables.
    failed_ties();
    /// The heading of checks between tables that are not decided.
    undecided_ties();
    /// The heading of checks between tables that hold however the records are that are not decided.
    held_ties();
    /// The heading of splits that records break.
    broken_splits();
    /// The heading of cells whose numbers are too large.
    too_large();
    /// The heading of the records that are not decided.
    undetermined();
    /// The heading of rows that are not shown.
    rows_not_shown();
    /// The heading of codes that are made of several.
    merged_codes();
    /// The heading of fields without a history.
    fields_as_given();
    /// The heading of what became of the records.
    account();
    /// The heading of what was given by hand.
    by_hand();
    /// The heading of what was read.
    inputs();

    /// The severity of a remark.
    error();
    /// The severity of a remark.
    warning();

    /// What the mark behind a figure means.
    mark_of_figure();
    /// What the sign means in a cell that nobody is known to belong to.
    sign_of_nobody();

    /// A column as the subject of a remark.
    column(name);
    /// A row as the subject of a remark.
    row(name);
    /// A cell as the subject of a remark, by the ids of its row and its column.
    cell(row, column);
    /// The table as the subject of a remark.
    table();
    /// A row or column that the reader cannot find in the table.
    hidden(name);
    /// Something over another period.
    over(what, period);
    /// Something over another period, by the rules of another day.
    over_as_of(what, period, day);

    /// The cell of a figure for which a form has no place.
    not_applicable();
    /// The cell of a number that is too long to go on with.
    number_too_large();
    /// The cell of a figure for which an input was not given.
    missing();

    /// How many records are not decided of a figure.
    not_decided(records);
    /// Of a row or column: how many records are not decided, and for lack of what.
    undecided_at(place, records, why);
    /// The same where it is not known for lack of what.
    undecided_without_reason(place, records);
    /// In how many records a field is missing.
    missing_in(field, records);
    /// For how many records something cannot be worked out.
    not_computable_in(records);

    /// A check that columns are to meet.
    of_columns(check);
    /// A check that rows are to meet.
    of_rows(check);
    /// That the total is the sum of the rows.
    total_is_sum();
    /// What a check asks, and what its two sides come to.
    sides(left, right);
    fails(asked, sides);
    fails_what(message, asked, sides);
    /// In a place: the two sides as they are counted, with the records of which it is not decided.
    as_counted(left, right, records);
    /// In how many places a check holds though records are not decided.
    held(check, places);
    /// A check between tables that holds though records are not decided.
    tie_held(check);
    /// In how many columns a check over rows is verified, and of which it is not asked.
    not_asked(check, verified, columns);
    /// Why figures do not add up: one value may stand in several rows.
    no_sum_distinct();
    /// Why figures do not add up.
    no_sum_average();
    /// Why figures do not add up.
    no_sum_extreme();
    /// Why figures do not add up.
    no_sum_share();
    /// Why figures do not add up.
    no_sum_formula();
    /// Why figures do not add up.
    no_sum_rank();
    /// Records that are in several parts of a split.
    overlapping(records);
    /// Records that are in no part of a split.
    uncovered(records);

    /// How many rows are not shown, and how those are chosen that are.
    not_shown(rows, of, how);
    /// For how many rows the row for the rest stands.
    rest(label, rows);
    /// Records that carry a code made of several others.
    made_of_several(code, records, among);
    /// A field that is read over other periods than that of which it is.
    as_given(field, periods);

    /// A record type without input.
    not_given(record);
    /// In the account of a table: what was read.
    read(records);
    /// In the account of what was read: what was taken.
    accepted(records);
    /// In the account: what was not taken.
    rejected(records);
    /// In the account: what is counted.
    counted(records);
    /// In the account: what the table does not speak of.
    outside(records);
    /// In the account: what could not be decided.
    left_undecided(records);
    /// Records that are counted and in no row.
    reach_no_row(record, records);
    /// All records of a type were rejected.
    none_accepted(record);
}

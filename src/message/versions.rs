//! Versions of rules and their days: which is in force, which overlap, and days and periods that nobody says.

use super::catalogue::messages;

messages! { "versions":
    version_ends_before_it_begins(what);
    first_day_after_the_last();
    none_in_force(what, days);
    begins_too_late();
    ends_too_early();
    let_one_last_longer(last, first);
    two_in_force(what, day);
    let_earlier_end(before);
    let_earlier_end_the_day_before();
    two_on_the_same_days(what);
    say_from_which_day();
    this_one();
    and_this_one();
    in_force_for_a_time_only(what);
    which_version_counts(what);
    on_which_day();
    declare_a_period();
    not_in_force_on(day);
    add_a_version();
    period_ends_before_it_begins();
    no_period();
    which_period();
    add_a_report();
    no_date_of_criteria(criteria);
    read_at_which_date();
    declare_a_period_or_a_field();
    in_force_then_alone();
    cell_names_what_is_gone();
    row_hangs_on_what_is_gone(of, gone);
    column_hangs_on_what_is_gone(of, gone);
}

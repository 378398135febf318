//! A table against its published figures.

use super::catalogue::messages;

messages! { "reconciliation":

    name_of_several_rows(line, word);
    name_of_several_columns(line, word);
    write_one_of_ids(ids);
    header_names_no_column(table);
    head_columns(columns);
    no_line_about_table(table);
    look_under_table();
    stands_twice(line, row, column, first);
    keep_right_one();
    header_of_waivers();
    write_header_of_waivers();
    waiver_without_reason(line);
    say_why_accepted();
    not_last_day(line, text);
    write_last_day();

    worked_out_against(file);
    different();
    only_published();
    waived();
    within_rounding();
    contradictions();
    idle_waivers();

    published(row, column, published, line);
    computed_and_published(row, column, computed, published, line);
    computed_exactly_and_published(row, column, computed, exact, published, line);
    differs_by(figures, difference);
    not_a_figure(figures);
    rounded(figures);
    cut_off(figures);
    did_you_mean(cell, near);
    waived_until(cell, day, reason);
    waiver_expired(cell, day, reason);
    idle_waiver(row, column, line, reason);
    contradiction(check, place, left, right);

    summary(published, agreed, within_rounding, different, waived, not_published);
    summary_with_only_published(published, agreed, within_rounding, different, waived, only_published, not_published);
}

//! What is wrong with a table: what it lacks, its checks, how it is solved, rounded and cut, and its single cells.

use super::catalogue::messages;

messages! { "tables":
    no_member(table, member);
    needs_a_member(member);
    add_rows();
    add_column();
    no_member_is_printed(table, member);
    all_are_hidden(members);
    no_member_in_force(table, member, day);
    no_total();
    total_of_what();
    add_total();
    no_rows_but_total();
    sum_of_what();
    check_looks_at_nothing();
    same_whatever_the_records();
    name_what_is_checked();
    either_axis();
    ids_of_both();
    give_rows_other_ids();
    order_said_twice();
    said_before();
    no_rounding();
    decimals_may_not_end();
    add_rounding();
    no_half_after(row);
    no_half_up_to(row);
    nothing_beside();
    halves_said_twice();
    cell_said_twice();
    one_cell_said_twice();
    cell_with_condition();
    cell_counts_no_records();
    not_given_by_list(name, keyword, list);
    not_given_there();
    list_is_not_a_member(list, members);
    which_one();
    write_for_all_of_list(keyword, list);
    no_such_line(keyword, list);
    no_line_of_this_name();
    name_one_member();
    lists_that_give(members, known);
}

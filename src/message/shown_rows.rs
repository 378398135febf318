//! What is wrong with rows that are chosen, put in order or taken together: `show rows`.

use super::catalogue::messages;

messages! { "shown_rows":
    condition_looks_at_nothing();
    same_for_all_rows();
    name_a_column();
    column_has_no_values(column);
    not_applicable();
    nothing_left_out(rows);
    all_of_them();
    rest_measures_otherwise(row);
    measures_as_columns_say();
    measures_something_else();
    rest_of_a_part(row);
    not_known_of_later_code();
    leave_rest_out();
    no_rows_to_choose();
    halves_and_chosen_rows();
    chooses_rows();
    cuts_after_a_row();
    leave_one_out();
    said_twice(keyword);
    rest_of_what();
    stands_for_rows_left_out();
    say_how_many(label);
    first_no_rows();
    write_how_many();
}

//! What could have stood at a place where reading stopped.

use super::catalogue::messages;

messages! { "expected":
    name();
    number_or_name_of_a_column_or_row();
    column_or_row_in_brackets();
    text_in_quotes();
    number();
    date();
    type_of_field(type_name, other);
    condition_or_value();
    value();
    formula();
    ratio_or_difference();
    comparison();
    starts_with_or_contains();
    list_in_parentheses();
    years_months_or_days();
    name_of_a_table_or_of_criteria();
    line_of_cells_between_bars();
    column_as_or_a_requirement();
    reading_or_print();
    where_or_except();
    codes_of_the_list_all_or_none();
    code();
    equals_and_a_code_of_another_system();
    code_in_quotes();
    spelling_of_dates();
    spelling_of_numbers();
    field();
    in_within_this_or_at_level();
    measure();
    ascending_or_descending();
    state();
    column_or_a_row();
    rows_or_columns_of_a_code_list();
    colon_and_what_it_takes();
    equals_and_what_is_counted();
    how_shown_behind_comma();
    how_it_is_shown();
    name_or_a_figure();
    item();
    end_of_item();
    as_written(code);
    another_part();
}

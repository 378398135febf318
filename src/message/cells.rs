//! What stands in cells: measures, formulas over rows or columns, ranges of them, and how results are shown.

use super::catalogue::messages;

messages! { "cells":
    which_value_of(record);
    record_is_not_a_value();
    name_a_field_or_count(record);
    count_of_no_record_type(written);
    not_a_record_type();
    record_types(names);
    to_count_different_values(written);
    measure_needs(measure, needs);
    measure_needs_other(measure, needs, is);
    nothing_to_measure();
    too_many_digits(most);
    too_many_digits_here();
    state_shown_in_two_ways();
    shown_otherwise_before();
    cells_of_other_table(table);
    formula_names_own_axis();
    no_row(name);
    no_column(name);
    no_such_row();
    no_such_column();
    name_of_a_row(name);
    name_of_a_column(name);
    row_not_in_force(name, day);
    column_not_in_force(name, day);
    named_here();
    let_in_force_be_the_same();
    stands_in_a_block(names);
    which_of_block(name);
    rows_here(names);
    columns_here(names);
    no_row_around();
    no_column_around();
    put_row_into_another();
    put_column_into_another();
    in_no_formula_of_member();
    name_cell_in_brackets();
    no_parent();
    parameter_is_no_number(name, is);
    range_ends_with_hidden(name);
    range_adds_printed_rows();
    range_adds_printed_columns();
    printed_nowhere();
    range_ends_before_it_begins(from, to);
    first_must_be_printed_first();
    range_adds_one_alone(from, to, term);
    all_else_is_a_part();
    begin_range_with_parts(term);
    range_adds_twice(part, whole);
    adds_both();
    is_in_it_already(part);
    leave_out_of_range(whole);
}

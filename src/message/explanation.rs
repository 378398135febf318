//! Why a cell holds what it holds, and why a record is counted in it or not. Conditions are in the words of the rules.

use super::catalogue::messages;

messages! { "explanation":

    table(name, title);
    row(id, label);
    column(id, label);
    under(cites);
    cell_shows(shown);
    cell_shows_because(shown, why);
    for_reason(value, because);
    exactly(value, manner);

    as_percentage();
    without_zeros();
    cut_off_to_whole();
    rounded_to_whole();
    rounded_to_whole_half_even();
    cut_off(digits);
    rounded(digits);
    rounded_half_even(digits);

    zero();
    no_value();
    no_such_cell();
    no_input();
    nothing_known();
    of_nobody();
    made_of_several(codes);
    no_records();
    no_value_in(terms);
    divisor_is_zero(divisor);
    not_ranked();
    does_not_fit();
    row_not_applicable(row);
    column_not_applicable(column);
    cell_not_applicable(row, column);

    count();
    count_distinct();
    sum();
    average();
    min();
    max();
    measure_of_records(measure, record);
    measure_of(measure, operand, record);

    no_input_for_it();
    cell_of_its_own();
    accepted();
    accepted_but(rejected);
    excluded(records);
    taken_there(records);
    undetermined_there(records, lacking);
    account(accepted, counted, excluded, undetermined);
    over_those_counted(measured, value);
    records_counted(records);

    comes_first(id, label);
    about_other_records();
    does_not_apply(words, label, record);
    asks_of_others(label, record);
    of_table(condition);
    of_row(id, condition);
    of_cell(condition);
    of_column(id, condition);
    it_takes(meaning);
    note(note);

    from_rows(formula);
    from_columns(formula);
    from_rows_here(formula);
    from_columns_here(formula);
    ranking(ranked, before, equal);

    record_is_counted(key);
    record_is_not_counted(key);
    record_is_undetermined(key);
    decides();
    field_is_missing();
    in_rows(rows);
    in_columns(columns);
    none();
}

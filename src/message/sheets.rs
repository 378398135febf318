//! Sheets of workbooks: where their records stand, what was found on one, why it or one of its rows is not taken.

use super::catalogue::messages;

messages! { "sheets":
    place(file, sheet, cell);
    rejected_cell(place, column, said, code);
    rejected_row(place, said, code);
    in_row(sheet, row, said);
    empty_sheet(sheet);
    header_on_sheet();
    no_header(sheet, rows, record);
    no_header_of_record(sheet, rows);
    give_header_row(headers);
    error_of_formula(text);
    mend_formula();
    not_calculated();
    calculate_and_save();
    day_with_time(day, time);
    write_day_alone();
    time_alone(time);
    unreadable(text);
    write_value_of_field();
    shown_as_day();
    is_truth_value();
    format_as_text();
    merged_with(cell);
    take_note_off();
    zeros_lost(key);
    read_on_sheet(file, sheet, records);
    header_in_row(row);
    header_in_rows(first, last);
    titles_above(rows);
    sheet_is_hidden();
    macros_passed_over();
    values_of_other_files();
    filter_is_on();
    hidden_rows(number, rows);
    hidden_rows_and_more(number, rows);
    hidden_columns(columns);
    merged_cells(cells, areas);
    rows_of_totals(number, rows);
    rows_of_totals_and_more(number, rows);
    empty_rows(number, rows);
    empty_rows_and_more(number, rows);
}

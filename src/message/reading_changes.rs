//! What differs in how two programs read data, and the made-up lines that show it.

use super::catalogue::messages;

messages! { "reading_changes":
    dates_otherwise(was, is);
    numbers_otherwise(was, is);
    words_otherwise(was, is);
    no_cell_shows_dates();
    no_cell_shows_numbers();
    no_cell_shows_words();
    not_declared();
    called_otherwise(new, old);
    header_otherwise(header, old, new);
    no_field();
    file_with_header(record, header);
    key_otherwise(was, is);
    label_otherwise(was, is);
    tree_otherwise(was, is);
    none();
    field_not_shown(was, is);
    line(record, field, cell);
    line_read(line, old, new);
    empty_cell();
    the_code();
    refused();
    nothing_known();
    field_and_cell(field, cell);
    lines_taken(first, second, old, new);
    code_of_new(code);
    code_of_old(code);
    code_of_new_goes_to(code, places);
    code_of_old_went_to(code, places);
    members_of(members, table);
    taken_for_other_code();
    taken_for_other_code_coded(system);
    taken_by_one_side();
    taken_by_one_side_coded(system);
    codes_spelled_otherwise();
}

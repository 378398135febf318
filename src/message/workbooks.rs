//! Workbooks: why one cannot be read, or not to its end.

use super::catalogue::messages;

messages! { "workbooks":
    in_part(part, said);
    on_sheet(sheet, place, said);
    no_such_sheet();
    name_a_sheet();

    not_read(why);
    empty_file();
    plain_text();
    call_it_csv();
    web_page();
    xml_workbook();
    old_workbook();
    binary_workbook();
    save_as_workbook();
    encrypted();
    take_password_off();
    other_document();
    unknown_file();
    give_a_workbook();
    cut_off();
    damaged_archive();
    copy_again();
    no_sheet();

    part_missing();
    part_twice();
    other_compression();
    part_damaged();
    not_xml(byte);
    document_type();
    too_deep();
    part_too_long(limit);
    piece_too_long(limit);
    texts_too_long(limit);
    too_many_entries(limit);
    malformed(element);
    save_again();

    bad_reference();
    out_of_order();
    beyond_sheet();
    no_such_text();
    no_such_format();
    unknown_type();
    text_too_long(limit);
    too_many_cells(limit);
    too_many_repeats(limit);
    keep_registers_alone();
}

//! Small edits of the rules that tests notice or not.

use super::catalogue::messages;

messages! { "mutations":
    boundary_moved();
    member_dropped();
    negated();
    order_swapped();
    number_moved();
    successor_swapped();
    read_otherwise();
    rounded_otherwise();
    left_out(before);
    became(before, after);
    not_noticed(place, kind, edit);
    record_would(shown);
    line_would(shown);
    change_would(shown);
    print_would(shown);
    reading_would(shown);
    score(percent, noticed, edits, check, equal);
    no_score();
    no_score_all_equal(equal);
    numbers_passed_over(reasons);
    words_passed_over(reasons);
    passed_for(many, why);
    not_edited();
    of_the_language();
    of_a_citation();
    of_a_test();
    printed_before_rows();
    of_which_rows_are_printed();
    labels_of_codes();
    other_spellings_of_codes();
    external_codes();
    labels_of_fields();
    further_headers();
    compared_with_texts();
    printed();
    of_notes_and_reasons();
    of_citations();
    names_of_files();
    of_tests();
    of_declared_changes();
}

//! What is wrong with how the data of a record type are written: words for nothing known, yes and no, rounding.

use super::catalogue::messages;

messages! { "spelling":
    missing();
    empty_says_nothing_is_known();
    always_says(word, meaning);
    two_meanings(word, one, other);
    keep_what_data_mean();
    word_is_a_code(word, code, list, field);
    write_something_else();
    key_is_rounded(field);
    rounded();
    leave_rounding_out();
    only_decimals_are_rounded(field, kind);
    leave_rounding_out_or_declare_decimal();
}

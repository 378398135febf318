//! The layout of rule files.

use super::catalogue::messages;

messages! { "layout":
    cannot_be_laid_out();
    this_file();
    please_report();
    cannot_be_turned();
    in_other_words(message);
    rename_what_is_a_word();
}

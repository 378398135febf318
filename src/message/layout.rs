//! The layout of rule files.

use super::catalogue::messages;

messages! { "layout":
    cannot_be_laid_out();
    this_file();
    please_report();
}

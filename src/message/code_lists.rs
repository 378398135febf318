//! Code lists: their codes, groups and systems, sets of codes, and what becomes of codes.

use super::catalogue::messages;

messages! { "code_lists":
    code_of_open_list(code, list);
    only_reports_and_tests_name_codes();
    ask_for_its_groups(groups);
    other_report_has_other_codes();
}

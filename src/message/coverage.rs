//! What tests cover of the rules, and how many passed.

use super::catalogue::messages;

messages! { "coverage":
    tables_expected();
    criteria_expected();
    columns_expected();
    clauses_seen_to_hold();
    clauses_seen_not_to_hold();
    arms_taken();
    notes_triggered();
    exceptions_used();
    reasons_given();
    citations_touched();
    checks_expected();
    table_is_not_expected(name);
    criteria_are_not_expected(name);
    column_is_not_expected(name);
    clause_counts_nothing(name);
    clause_keeps_nothing_out(name);
    arm_takes_nothing(name);
    note_applies_to_nothing(name);
    exception_is_not_used(name);
    reason_is_not_given(name);
    citation_is_not_touched(name);
    check_is_not_expected(name);
    coverage(counts);
    not_covered();
    of_all(covered, all, percent);
    less_than_asked(percent);
    recorded(file);
    recorded_anew(file);
    passed(passed);
    passed_and_failed(passed, failed);
    with_errors(tests, errors);
    no_test_was_run(errors);
    no_test();
    no_test_called(word);
}

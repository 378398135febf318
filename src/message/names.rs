//! Names: unknown ones, doubled ones, those of another kind, and declarations that nothing uses.

use super::catalogue::messages;

messages! { "names":
    no_code_list(name);
    no_record_type(name);
    no_type(name);
    no_parameter(name);
    no_table(name);
    no_criteria(name);
    no_table_or_criteria(name);
    no_text(name);
    no_report_for(list, name);
    no_field(record, name);
    no_field_that_refers(record, to, name);
    no_code_of(list, name);
    no_code_group_or_set_of(list, name);
    no_requirement(name);
    no_requirement_of(criteria, name);
    no_exception_of(of, name);
    no_exception_instead_of(requirement, name);
    nothing_whose_meaning_changes(name);
    nothing_whose_reading_changes(name);
    nothing_whose_print_changes(name);
    no_spelling_of_dates(name);
    no_spelling_of_numbers(name);
    no_verdict(name);
    no_code_of_a_reject(name);
    no_result_of_a_check(name);
    not_declared();
    write(answer);
    expected_one_of(names);
    declared_twice(name);
    declared_again_here();
    first_declared_here();
    rename_one_of_them();
    is_a_type(name);
    already_means_something();
    give_it_another_name();
    set_is_never_used(name);
    parameter_is_never_used(name);
    derived_field_is_never_used(name);
    never_used();
    set_is_too_long(name);
    derived_field_is_too_long(name);
    too_long_from_here();
    define_by_fewer();
    leads_back_to_itself();
    label_for_name(written, name);
    printed_and_no_name();
    label_in_condition(label);
    labels_in_condition(labels);
    conditions_are_written_in_names();
    again_here();
    first_here();
}

//! Names of things that stand in sentences of whatever subject: kinds of values, rows and columns, days.

use super::catalogue::messages;

messages! { "phrases":
    text();
    integer();
    decimal();
    date();
    yes_or_no();
    code_of(list);
    number();
    record_of(record);
    row();
    column();
    rows();
    columns();
    row_called(name);
    column_called(name);
    on_day(day);
    on_every_day();
    from_day(day);
    until_day(day);
    from_to(first, last);
    from_until(first, last);
    and_more(names, more);
    record_type();
    value();
    code_of_ordered_list();
    named(name);
    the_set(name);
    the_parameter(name);
    criteria_called(name);
    undetermined();
    not_computable();
    suppressed();
    yes();
    no();
    here();
    write_range(low, high);
    add_given(record);
}

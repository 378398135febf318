//! What is said of rules that are spoken back and is no phrase of theirs.

use super::catalogue::messages;

messages! { "spoken":
    always();
    never();
    working_days();
    nothing_required();
    nothing_of_it_required();
    no_version_in_force(criteria);
    on_any_day();
    its_measure(over);
    measure_of_its_own();
    of_an_expression(kind, record);
}

//! Parameters and their values, of rules and given by hand.

use super::catalogue::messages;

messages! { "parameters":
    parameter_holds_other(holds, is);
    needs_a_value_written_out();
    is_needed(kind);
    write_it_out(example);
    given_twice(name);
    give_one_value();
    period_by_hand_ends_before_it_begins();
    holds_other_than_given(name, is, text);
    give_it_as(name, example);
    its_type();
    no_code_given(list, text);
    no_parameter_given(name);
    there_is_none();
    known_are(names);
}

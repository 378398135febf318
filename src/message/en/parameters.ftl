# Parameters and their values, of rules and given by hand.
parameter_holds_other = the parameter holds { $holds }, but this is { $is }
needs_a_value_written_out = a parameter needs a value, not an expression
is_needed = { $kind } is needed
write_it_out = write the value, such as `{ $example }`
given_twice = the parameter `{ $name }` is given twice for this run
give_one_value = give it one value
period_by_hand_ends_before_it_begins = the period that is given for this run ends before it begins
holds_other_than_given = the parameter `{ $name }` holds { $is }, but `{ $text }` was given for this run
give_it_as = give it as `{ $name }={ $example }`
its_type = its type
no_code_given = there is no code in { $list } called `{ $text }`, which was given for this run
no_parameter_given = there is no parameter `{ $name }`, to which a value was given for this run
there_is_none = the rules have no parameters
known_are = known: { $names }

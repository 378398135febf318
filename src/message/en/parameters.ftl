# Parameters and their values, of rules and given by hand.
parameter_holds_other = the parameter holds { $holds }, this is { $is }
needs_a_value_written_out = a parameter needs a value written out
is_needed = { $kind } is needed
write_it_out = write it out, such as `{ $example }`
given_twice = the parameter `{ $name }` is given by hand twice
give_one_value = give it one value
period_by_hand_ends_before_it_begins = the period that is given by hand ends before it begins
holds_other_than_given = the parameter `{ $name }` holds { $is }, and `{ $text }` was given by hand
give_it_as = give it as `{ $name }={ $example }`
its_type = its type
no_code_given = there is no code in { $list } called `{ $text }`, which was given by hand
no_parameter_given = there is no parameter `{ $name }`, which was given by hand
there_is_none = there is none at all
known_are = known are { $names }

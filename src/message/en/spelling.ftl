# What is wrong with how data are written.
missing = missing
empty_says_nothing_is_known = an empty cell says that nothing is known, without a word for it
always_says = `{ $word }` always says { $meaning } in data
two_meanings = `{ $word }` is declared as { $one } and as { $other }
keep_what_data_mean = keep the one that the data mean
word_is_a_code = `{ $word }` is the code `{ $code }` of { $list }, and `{ $field }` holds codes of that list
write_something_else = have the data write something else where nothing is known
key_is_rounded = `{ $field }` is a key, and keys that differ must not become one
rounded = rounded
leave_rounding_out = leave `rounded to …` out
only_decimals_are_rounded = only a decimal is rounded, and `{ $field }` holds `{ $kind }`
leave_rounding_out_or_declare_decimal = leave `rounded to …` out, or declare the field `decimal`

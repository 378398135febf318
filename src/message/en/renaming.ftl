# Why names cannot be changed.
columns_are_old_and_new = a file of names has the columns `old` and `new`
renamed_twice = `{ $name }` stands twice among the names to be changed
two_become_one = `{ $first }` and `{ $second }` would both be called `{ $new }`
is_not_a_name = `{ $name }` is not a name: letters, digits and `_`, a letter first
is_a_word = `{ $name }` is a word of the language
every_program_has = `{ $name }` is a name that all rules have without declaring it
is_there_already = something is called `{ $name }` already
stands_here = it stands here
choose_another = choose another name for `{ $old }`, or change the other one too
nothing_is_called = nothing in these rules is called `{ $old }`
perhaps = did you mean `{ $near }`?
reads_otherwise = under the new names { $file } would be read differently, so nothing is written
would_be_found = under the new names there would be a finding { $code } that there is not now: { $message }
would_not_be_found = under the new names a finding { $code } that there is now would be gone: { $message }
test_would_end_otherwise = under the new names the test “{ $test }” would end differently

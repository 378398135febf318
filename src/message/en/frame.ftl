# What stands around findings.
error = error
warning = warning
advice = advice
help = help: { $words }
did_you_mean = did you mean `{ $name }`?
edit = edit
edit_of_several = edit { $number } of { $of }
edit_at = { $edit } { $place }: { $what }
edit_anywhere = { $edit }: { $what }
insert = insert { $new }
remove = remove { $old }
replace = replace { $old } by { $new }
failed_test = failed: “{ $title }” ({ $place })
not_drawn = … and { $findings } more; `--format plain` gives all of them
wrong_over = { $over }, the rules are wrong: { $fault }
wrong_in_test = read as this test asks, the rules are wrong: { $fault }
with_versions = with the versions in force { $days }: { $fault }

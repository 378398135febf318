# Declared changes held against what changed.
nothing_changed = nothing in { $of } changed
read_as_before = { $of } is read as before
printed_as_before = { $of } is printed as before
part_did_not_change = { $part } of { $of } did not change
which_records = which records { $table } is over
changed_undeclared = { $what } changed, and no declaration says so
read_otherwise_undeclared = { $what } is read differently, and no declaration says so
printed_otherwise_undeclared = { $what } is printed differently, and no declaration says so
say_so = if it is meant, declare it: expect change { $change } "why"
changed = changed
declared_to_change = declared to change
take_out_or_change = remove it from the declaration, or make the change that was meant

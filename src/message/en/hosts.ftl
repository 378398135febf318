# What a host is told that asks for what is not there.
no_table = there is no table called `{ $name }`
no_row = there is no row called `{ $name }`
no_column = there is no column called `{ $name }`
no_criteria = there are no criteria called `{ $name }`
unknown_but_near = { $unknown }; did you mean `{ $near }`?
several_called = several are called `{ $name }`; say which: { $ids }
file_was_changed = the file was changed while it was read: read it again from its beginning

# Files that rules use.
names_no_file = names no file
folders_divided = folders are separated by `/`
must_be_relative = must be relative to this file
not_a_path = `{ $path }` is not a path that can be used
write_relative = write it relative to this file, with `/` between folders: `../lists/ethnicity.bieu`
cannot_be_loaded = `{ $path }` cannot be loaded: { $why }
not_loaded = not loaded
paths_are_relative = paths are relative to the file that they are in
use_each_other = files use each other in a circle: { $files }
uses = { $one } uses { $other }
closes_circle = closes the circle
move_what_both_need = move what both need into a file of its own
no_files_of_tests = files named by tests cannot be read here
single_text = these rules are a single text, so they can use no other file
no_such_file = there is no such file

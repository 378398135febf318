//! Files that rules use.

use super::catalogue::messages;

messages! { "files":
    names_no_file();
    folders_divided();
    must_be_relative();
    not_a_path(path);
    write_relative();
    cannot_be_loaded(path, why);
    not_loaded();
    paths_are_relative();
    use_each_other(files);
    uses(one, other);
    closes_circle();
    move_what_both_need();
    no_files_of_tests();
    single_text();
    no_such_file();
}

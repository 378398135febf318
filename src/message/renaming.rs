//! Why names cannot be changed.

use super::catalogue::messages;

messages! { "renaming":
    columns_are_old_and_new();
    renamed_twice(name);
    two_become_one(first, second, new);
    is_not_a_name(name);
    is_a_word(name);
    every_program_has(name);
    is_there_already(name);
    stands_here();
    choose_another(old);
    nothing_is_called(old);
    perhaps(near);
    reads_otherwise(file);
    would_be_found(code, message);
    would_not_be_found(code, message);
    test_would_end_otherwise(test);
}

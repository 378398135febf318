//! What a host is told that asks for what is not there.

use super::catalogue::messages;

messages! { "hosts":
    no_table(name);
    no_row(name);
    no_column(name);
    no_criteria(name);
    unknown_but_near(unknown, near);
    several_called(name, ids);
    file_was_changed();
}

//! Databases and files of columns: why one cannot be read, or not to its end.

use super::catalogue::messages;

messages! { "stores":
    not_a_database(why);
    not_read(why);
    no_table(table, tables);
    no_table_but_near(table, near);
}

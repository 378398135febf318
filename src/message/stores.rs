//! Databases and files of columns: why one cannot be read, or not to its end.

use super::catalogue::messages;

messages! { "stores":
    not_a_database(why);
    not_read(why);
    no_connection(why);
    bad_query(why);
    query_without_rows();
    moments_of_no_day();
    type_not_taken(name);
    no_table(table, tables);
    no_table_but_near(table, near);
}

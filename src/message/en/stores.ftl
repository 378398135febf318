# Databases and files of columns: why one cannot be read, or not to its end.
not_a_database = The file cannot be read as an SQLite database: { $why }.
not_read = The database stopped before its last row: { $why }.
no_table = The database has no table “{ $table }”. It has: { $tables }.
no_table_but_near = The database has no table “{ $table }”. Did you mean “{ $near }”?

# Databases and files of columns: why one cannot be read, or not to its end.
not_a_database = The file cannot be read as an SQLite database: { $why }.
not_read = The database stopped before its last row: { $why }.
no_connection = No connection to the database: { $why }.
bad_query = The database does not take the query: { $why }.
query_without_rows = The query gives no rows with columns. Ask one `select …`, and no second statement behind it.
moments_of_no_day = It holds moments in time, and which day a moment is depends on where one stands. Say it in the query, as in `(at at time zone 'Asia/Ho_Chi_Minh')::date as at`.
type_not_taken = It holds values of the type `{ $name }`, which is no text, number, day, or yes or no. Make one of these of it in the query, as in `x::text as x`.
no_table = The database has no table “{ $table }”. It has: { $tables }.
no_table_but_near = The database has no table “{ $table }”. Did you mean “{ $near }”?

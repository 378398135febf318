//! What a query of a PostgreSQL database gives.
//!
//! The query is prepared first, which takes one statement and no more, then asked as a part of a statement of our own, within a
//! transaction that may read only, and fetched by a portal: so it can neither write nor end what it stands in, and no more than a few thousand rows
//! are held. Each cell comes as the server writes it, numbers to the last digit, with the zone and the style of dates set. What a user of the database may read at all is
//! for the database to say: a role that reads and nothing else is the right one for this.

use postgres::types::{Kind, Type};
use postgres::{Client, Config, NoTls};

use super::day::day_of;
use super::{Store, StoreFault, StoredColumn};
use crate::message::{Message, stores as say};
use crate::records::RawCell;
use crate::value::Date;

/// How many rows are fetched at once.
const ROWS: i32 = 5_000;

/// What a query of a PostgreSQL database gives.
pub struct Postgres {
    client: Client,
    query: String,
    columns: Vec<(String, Held)>,
}

/// What the cells of a column hold.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Held {
    Text,
    Number,
    Date,
    Moment,
    YesNo,
    Refused(Message),
}

impl Postgres {
    /// Connects, and prepares the query.
    ///
    /// # Errors
    /// There is no such database, it does not let us in, or the query is not one that gives rows.
    pub fn connect(config: &Config, query: &str) -> Result<Postgres, StoreFault> {
        let mut client = config.connect(NoTls).map_err(|fault| StoreFault::new(say::no_connection(reason(&fault))))?;
        let settings = "set timezone to 'UTC'; set datestyle to 'ISO, YMD'; set extra_float_digits to 3; \
            set default_transaction_read_only to on";
        let prepared = client.batch_execute(settings).and_then(|()| client.prepare(query));
        let statement = prepared.map_err(|fault| StoreFault::new(say::bad_query(reason(&fault))))?;
        let columns = statement.columns().iter().map(|column| (column.name().to_owned(), Held::of(column.type_())));
        let columns: Vec<(String, Held)> = columns.collect();
        if columns.is_empty() {
            return Err(StoreFault::new(say::query_without_rows()));
        }
        Ok(Postgres { client, query: query.to_owned(), columns })
    }

    /// The query in a statement of our own. A comment at its end ends with its line.
    fn statement(&self) -> String {
        let names: Vec<String> = (0..self.columns.len()).map(|column| format!("c{column}")).collect();
        let texts: Vec<String> = names.iter().map(|name| format!("{name}::text")).collect();
        format!("select {} from ({}\n) as asked({})", texts.join(", "), self.query, names.join(", "))
    }
}

impl Store for Postgres {
    fn columns(&mut self) -> Result<Vec<StoredColumn>, StoreFault> {
        let column = |(name, held): &(String, Held)| {
            let refused = if let Held::Refused(why) = held { Some(why.clone()) } else { None };
            StoredColumn { name: name.clone(), refused }
        };
        Ok(self.columns.iter().map(column).collect())
    }

    fn each_row(&mut self, take: &mut dyn FnMut(&[RawCell<'_>])) -> Result<(), StoreFault> {
        let statement = self.statement();
        let not_read = |fault: postgres::Error| StoreFault::new(say::not_read(reason(&fault)));
        let mut transaction = self.client.build_transaction().read_only(true).start().map_err(not_read)?;
        let statement = transaction.prepare(&statement).map_err(not_read)?;
        let portal = transaction.bind(&statement, &[]).map_err(not_read)?;
        loop {
            let rows = transaction.query_portal(&portal, ROWS).map_err(not_read)?;
            for row in &rows {
                let mut cells = Vec::with_capacity(self.columns.len());
                for (column, (_, held)) in self.columns.iter().enumerate() {
                    let text: Option<&str> = row.try_get(column).map_err(not_read)?;
                    cells.push(text.map_or(RawCell::Missing, |text| held.cell(text)));
                }
                take(&cells);
            }
            if rows.is_empty() {
                return Ok(());
            }
        }
    }
}

impl Held {
    fn of(kind: &Type) -> Held {
        match *kind {
            Type::BOOL => Held::YesNo,
            Type::INT2 | Type::INT4 | Type::INT8 | Type::NUMERIC | Type::FLOAT4 | Type::FLOAT8 => Held::Number,
            Type::DATE => Held::Date,
            Type::TIMESTAMP => Held::Moment,
            Type::TIMESTAMPTZ => Held::Refused(say::moments_of_no_day()),
            Type::TEXT | Type::VARCHAR | Type::BPCHAR | Type::NAME | Type::UUID | Type::UNKNOWN => Held::Text,
            _ => match kind.kind() {
                Kind::Enum(_) => Held::Text,
                Kind::Domain(of) => Held::of(of),
                _ if kind.name() == "citext" => Held::Text,
                _ => Held::Refused(say::type_not_taken(kind.name())),
            },
        }
    }

    /// A cell as the server writes it.
    fn cell<'t>(&self, text: &'t str) -> RawCell<'t> {
        match self {
            Held::Text | Held::Refused(_) => RawCell::Text(text),
            // Beside numbers there are `NaN` and `Infinity`, which no field takes.
            Held::Number if text.bytes().any(|sign| sign.is_ascii_digit()) => RawCell::Number(text),
            Held::Number => RawCell::Text(text),
            Held::Date => Date::parse_iso(text).map_or(RawCell::Text(text), RawCell::Date),
            Held::Moment => day_of(text).map_or(RawCell::Text(text), RawCell::Date),
            Held::YesNo => RawCell::YesNo(text == "true"),
        }
    }
}

/// What the server says, or else what the connection does.
fn reason(fault: &postgres::Error) -> String {
    match fault.as_db_error() {
        Some(said) => said.message().to_owned(),
        None => std::error::Error::source(fault).map_or_else(|| fault.to_string(), ToString::to_string),
    }
}

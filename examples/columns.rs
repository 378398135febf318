//! A host that keeps its records as columns hands them over as they are: no row is built, no text is written.
//!
//! `cargo run --example columns --no-default-features --features english`

use std::error::Error;

use bieu::Rules;
use bieu::records::RawCell;
use bieu::value::Date;

const RULES: &str = r#"language 1

codes Sex "Sex" { male "Male"  female "Female" }

record Member "Members" {
  sex    Sex     "Sex"
  born   date    "Born"
  points integer "Points"
}

table points "Points" of Member {
  stub label "Sex"
  rows Sex
  total "All"
  column 1 "Members" = count
  column 2 "Points" = sum points
  column 3 "Oldest born on" = min born
}
"#;

/// Columns of one table of the host.
struct Members {
    female: Vec<bool>,
    born: Vec<Option<Date>>,
    points: Vec<i64>,
}

/// Evaluates over the columns and gives the table as CSV.
pub fn run() -> Result<String, Box<dyn Error>> {
    let members = Members {
        female: vec![true, false, true],
        born: vec![Date::new(1999, 3, 8), Date::new(1980, 2, 3), Date::new(1975, 12, 20)],
        points: vec![12, 7, 30],
    };
    let rules = Rules::from_text("points.bieu", RULES)?;
    let schema = rules.schema();
    let member = schema.find_record("Member").ok_or("the rules declare no Member")?;
    let fields = schema.record(member);
    let field = |name: &str| fields.find_field(name).ok_or_else(|| format!("Member has no field {name}"));
    let (sex, born) = (field("sex")?, field("born")?);

    let mut builder = rules.records();
    // What rejects call the place that a record came from.
    let input = builder.input("members in memory");
    builder.push_columns(member, input, members.points.len() as u64, |field, row| {
        let row = row as usize;
        if field == sex {
            RawCell::Text(if members.female[row] { "female" } else { "male" })
        } else if field == born {
            members.born[row].map_or(RawCell::Missing, RawCell::Date)
        } else {
            RawCell::Integer(members.points[row])
        }
    });
    Ok(rules.evaluate(&builder.finish())?.to_csv())
}

#[allow(dead_code, reason = "the tests call `run`")]
fn main() -> Result<(), Box<dyn Error>> {
    print!("{}", run()?);
    Ok(())
}

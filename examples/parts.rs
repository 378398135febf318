//! Counted apart and added: what two workers counted of their shares makes the table of the whole.
//!
//! What is counted is small and free of names: numbers by region, no record in it.
//!
//! `cargo run --example parts --no-default-features --features english`

use std::error::Error;

use bieu::{Rules, Share};
use serde_json::json;

const RULES: &str = r#"language 1

codes Sex "Sex" { male "Male"  female "Female" }

record Member "Members" {
  sex    Sex     "Sex"
  points integer "Points"
}

table points "Points" of Member {
  stub label "Sex"
  rows Sex
  total "All"
  column 1 "Members" = count
  column 2 "Points, on average" = average points, round half up to 1
}
"#;

/// Counts two shares, adds them in either order, and compares with the whole.
pub fn run() -> Result<String, Box<dyn Error>> {
    let rules = Rules::from_text("points.bieu", RULES)?;
    let member = rules.schema().find_record("Member").ok_or("the rules declare no Member")?;
    let mut builder = rules.records();
    for number in 0..1000 {
        let sex = if number % 3 == 0 { "female" } else { "male" };
        builder.push(member, &json!({ "sex": sex, "points": number % 18 }));
    }
    let records = builder.finish();

    let share = |index| rules.count_share(&records, Share { index, of: 2 });
    let (mut forwards, mut backwards) = (share(0)?, share(1)?);
    forwards.merge(share(1)?)?;
    backwards.merge(share(0)?)?;

    let outcome = rules.outcome(&forwards)?;
    let same = forwards == backwards && outcome == rules.evaluate(&records)?;
    // An average is not the average of averages: each part holds a sum and a number of values, and those add up.
    Ok(format!("the parts add up: {same}\n{}", outcome.to_csv()))
}

#[allow(dead_code, reason = "the tests call `run`")]
fn main() -> Result<(), Box<dyn Error>> {
    print!("{}", run()?);
    Ok(())
}

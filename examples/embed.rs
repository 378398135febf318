//! A host application with records of its own: rules from a text, records from structs, one cell out.
//!
//! `cargo run --example embed --no-default-features --features english`

use std::error::Error;

use bieu::Rules;
use bieu::message::Language;
use serde::Serialize;

const RULES: &str = r#"language 1

report members_2024 "Members at the end of June 2024" {
  period 2024-01-01 to 2024-06-30
}

codes Sex "Sex" { male "Male"  female "Female" }

record Member "Members" {
  key id text "Card number"
  sex    Sex  "Sex"
  born   date "Born"
}

table members "Members by age and sex" of Member {
  stub label "Age"
  split by age(born, period.end) {
    row young "Up to 30" : below 31
    row old   "Above 30" : above 30
  }
  total "All"
  column 1 "Members" = count
  of which [1] { column 2 "Women" where sex = female }
}
"#;

/// A record as the host keeps it. Keys are the names, labels or aliases of the fields; the door reads the values.
#[derive(Serialize)]
struct Member<'a> {
    id: u32,
    sex: &'a str,
    born: &'a str,
}

/// Compiles, evaluates, and gives the table as Markdown.
pub fn run() -> Result<String, Box<dyn Error>> {
    let rules = Rules::from_text("members.bieu", RULES)?;
    let member = rules.schema().find_record("Member").ok_or("the rules declare no Member")?;

    let mut builder = rules.records();
    builder.push(member, &Member { id: 1, sex: "female", born: "1999-03-08" });
    builder.push(member, &Member { id: 2, sex: "Male", born: "1980-02-03" });
    builder.push(member, &Member { id: 3, sex: "Female", born: "1975-12-20" });
    // A record that cannot be read becomes a reject with a reason; the others go on.
    builder.push(member, &Member { id: 4, sex: "unsaid", born: "1990-01-01" });
    let records = builder.finish();

    let mut said = String::new();
    for reject in &records.set(member).rejects {
        said.push_str(&format!("{}\n", reject.to_line(&records, Language::English).as_str()));
    }
    let outcome = rules.evaluate(&records)?;
    let table = outcome.table("members").ok_or("the rules declare no table members")?;
    let women = table.find("total", "2").ok_or("the table has no such cell")?;
    said.push_str(&format!("women: {}\n\n", women.shown));
    said.extend(outcome.table_to_markdown("members"));
    Ok(said)
}

#[allow(dead_code, reason = "the tests call `run`")]
fn main() -> Result<(), Box<dyn Error>> {
    print!("{}", run()?);
    Ok(())
}

//! A host that counts, decides, explains and compares: the program of the first page.
//!
//! `cargo run --example host --no-default-features --features english`

use bieu::{Rules, compare};

const RULES: &str = r#"language 1
report clubs "Clubs" { period 2024-01-01 to 2024-06-30 }
codes Sex "Sex" { male "Male"  female "Female" }
record Member "Members" { key id text "Number"  sex Sex "Sex"  age integer "Age" }
criteria adult "Adults" of Member { require age where age >= 18 reason "too young" }
table members "Members" of Member {
  total "All"
  column 1 "Adults" where meets adult
  column 2 "Women"  where meets adult where sex = female
}
"#;

#[derive(serde::Serialize)]
struct Member {
    id: u32,
    sex: &'static str,
    age: u32,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let rules = Rules::from_text("clubs.bieu", RULES)?; // checked, and what can refuse them proved
    let member = rules.schema().find_record("Member").ok_or("the rules declare no Member")?;
    let mut builder = rules.records(); // any struct that serde can write; what cannot be read becomes a reject
    builder.push(member, &Member { id: 1, sex: "female", age: 17 });
    builder.push(member, &Member { id: 2, sex: "Male", age: 40 });
    let records = builder.finish();

    let evaluation = rules.over(&records)?; // no disk, no clock, no global state
    println!("{}", evaluation.outcome().to_markdown());
    let explanation = evaluation.explain(rules.cell("members", "total", "Women")?).ok_or("no such cell")?;
    println!("{}", explanation.to_text());
    println!("{}", evaluation.decisions("adult", None)?.to_text());

    let changed = Rules::from_text("changed.bieu", &RULES.replace(">= 18", ">= 16"))?;
    let moved = compare(&evaluation, &changed.over(&records)?).moved.unwrap_or_default();
    for cell in &moved {
        println!("[{}, {}]: {} -> {}", cell.row, cell.column, cell.old.shown, cell.new.shown);
    }
    Ok(())
}

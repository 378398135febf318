//! Record types as rule text.

use std::fmt::Write;

use super::histories;
use super::vocabulary::{Holds, Kind, SYSTEMS, Vocabulary};

impl Vocabulary {
    /// The record types as rule text; `plain`: with numbers as programs write them, and nothing else said of how data are written.
    pub fn record_items(&self, plain: bool) -> String {
        let mut text = String::new();
        for record in &self.records {
            let _ = writeln!(text, "record {} \"Type {}\" {{", record.name, record.name);
            text += if record.is_history { histories::KEY } else { "" };
            // Undeclared, `2.125` could be two things.
            text += if plain { "  numbers 1234.5\n" } else { "" };
            if !plain {
                record.dates.iter().for_each(|dates| text += &format!("  dates {dates}\n"));
                record.numbers.iter().for_each(|numbers| text += &format!("  numbers {numbers}\n"));
                for (word, words) in
                    ["missing", "yes", "no"].iter().zip(&record.words).filter(|(_, words)| !words.is_empty())
                {
                    let words: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
                    text += &format!("  {word} {}\n", words.join(", "));
                }
            }
            for field in &record.fields {
                let kind = match field.holds {
                    Holds::Reference(to) => self.records[to].name.as_str(),
                    Holds::Value(Kind::Text | Kind::Unit(_)) => "text",
                    Holds::Value(Kind::Integer) => "integer",
                    Holds::Value(Kind::Decimal) => "decimal",
                    Holds::Value(Kind::Date) => "date",
                    Holds::Value(Kind::YesNo) => "yes/no",
                    Holds::Value(Kind::Code(list)) => self.lists[list].name.as_str(),
                };
                let is_label = field.name == "name";
                let key = if field.key {
                    "key "
                } else if is_label {
                    "label "
                } else {
                    ""
                };
                let optional = if field.optional { "?" } else { "" };
                let _ = write!(text, "  {key}{} {kind}{optional}", field.name);
                if !plain {
                    field.coded.iter().for_each(|system| text += &format!(" coded {}", SYSTEMS[*system]));
                    field.rounded.iter().for_each(|digits| text += &format!(" rounded to {digits}"));
                }
                let _ = write!(text, " \"Field {}\"", field.name);
                let _ =
                    writeln!(text, "{}", if plain { String::new() } else { format!(" also \"{}\"", field.header()) });
            }
            text += if record.units.as_ref().is_some_and(|units| units.has_tree) { "  tree above\n" } else { "" };
            let _ = writeln!(text, "{}}}\n", record.lets);
        }
        text
    }
}

//! Records that are versions of those of the first type, and what is read of them as of a day.

use super::choices::Choices;
use super::vocabulary::{Field, Holds, Kind, Record, Vocabulary, Way};

/// The key of versions, as it is declared.
pub const KEY: &str = "  key whose from since\n";

/// Versions of records of the first type.
pub fn versions(vocabulary: &Vocabulary, choices: &mut Choices<'_>) -> Record {
    let mut fields = vec![
        Field::new("whose".to_owned(), Holds::Reference(0), false, false),
        Field::new("since".to_owned(), Holds::Value(Kind::Date), false, false),
    ];
    for field in 0..2 + choices.below(3) {
        let kind = match (field, choices.below(6)) {
            (0, _) | (_, 0) => Kind::Code(choices.below(vocabulary.lists.len())),
            (1, _) | (_, 1) => Kind::Integer,
            (_, 2) => Kind::YesNo,
            (_, 3) => Kind::Text,
            (_, 4) => Kind::Decimal,
            _ => Kind::Date,
        };
        fields.push(Field::new(format!("f{field}"), Holds::Value(kind), choices.chance(35), false));
    }
    fields.extend(vocabulary.deciders(&fields));
    if choices.chance(40) {
        fields.push(Field::new("to0".to_owned(), Holds::Reference(0), choices.chance(50), false));
    }
    Record {
        name: "Rec1".to_owned(),
        is_history: true,
        units: None,
        fields,
        derived: Vec::new(),
        dates: None,
        numbers: None,
        words: Default::default(),
        lets: String::new(),
    }
}

/// What is read of a version, on the way to which `depth` steps are left: of the record itself, or of one that it refers to.
pub fn ways(vocabulary: &Vocabulary, record: usize, depth: usize) -> Vec<Way> {
    let history = vocabulary.records.iter().position(|record| record.is_history);
    let (Some(history), true) = (history, depth > 0) else { return Vec::new() };
    let fields = &vocabulary.records[record].fields;
    let key = match record {
        0 => Some("k".to_owned()),
        _ => fields.iter().find(|field| field.holds == Holds::Reference(0)).map(|field| field.name.clone()),
    };
    let Some(key) = key else { return Vec::new() };
    let own = fields.iter().find(|field| field.holds == Holds::Value(Kind::Date)).map(|field| field.name.as_str());
    let fixed = if vocabulary.has_period { "period.end" } else { "2024-03-15" };
    let name = &vocabulary.records[history].name;
    let inner = vocabulary.over_references(history, depth - 1).into_iter().enumerate();
    let read = |(number, way): (usize, Way)| {
        let day = match (number % 3, own) {
            (0, Some(own)) => own.to_owned(),
            (1, Some(own)) => format!("{own} - 3 months"),
            _ => fixed.to_owned(),
        };
        Way { text: format!("({name} of {key} as of {day}).{}", way.text), kind: way.kind, optional: true }
    };
    inner.map(read).collect()
}

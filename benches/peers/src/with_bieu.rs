//! The criteria in bieu.

use bieu::Rules;
use bieu::outcome::{Decision, Met};
use bieu::records::{Origin, RawCell, Records};
use bieu::value::Date;

use crate::candidate::{AREA, CONVICTION, Candidate, Day, ETHNICITY, Reasons, SCHOOLING};

pub fn rules() -> Rules {
    Rules::from_text("rules.bieu", include_str!("rules.bieu")).expect("rules")
}

/// The candidates in columns.
pub fn records(rules: &Rules, candidates: &[Candidate]) -> Records {
    let day = |day: Day| {
        let part = |number: i64| i8::try_from(number % 100).expect("two digits");
        RawCell::Date(Date::new((day / 10_000) as i16, part(day / 100), part(day)).expect("a day"))
    };
    let record = rules.schema().find_record("Candidate").expect("Candidate");
    let mut builder = rules.records();
    let input = builder.input("made up");
    for one in candidates {
        let id = one.id.to_string();
        let cells = [
            RawCell::Text(&id),
            day(one.born),
            day(one.met_on),
            one.schooling.map_or(RawCell::Missing, |code| RawCell::Text(SCHOOLING[usize::from(code)])),
            RawCell::Text(AREA[usize::from(one.area)]),
            RawCell::Text(ETHNICITY[usize::from(one.ethnicity)]),
            RawCell::Integer(one.introducers),
            one.certificate_on.map_or(RawCell::Missing, day),
            day(one.file_made_on),
            one.verified.map_or(RawCell::Missing, RawCell::YesNo),
            one.children.map_or(RawCell::Missing, RawCell::Integer),
            RawCell::Text(CONVICTION[usize::from(one.conviction)]),
            one.consent_on.map_or(RawCell::Missing, day),
        ];
        builder.push_row(record, Origin { input, line: u64::from(one.id) + 1 }, &cells);
    }
    builder.finish()
}

/// A decision in the two sets of bits that all are compared by.
pub fn reasons(decision: &Decision) -> Reasons {
    let mut reasons = Reasons::default();
    for (index, met) in decision.requirements.iter().enumerate() {
        let met = match met {
            Met::ByItself | Met::ByException(_) => Some(true),
            Met::Not => Some(false),
            Met::Undetermined(_) => None,
        };
        reasons.add(index, met);
    }
    reasons
}

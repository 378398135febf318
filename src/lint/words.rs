//! Expressions in one spelling, so that two of them can be compared without their places.

use crate::syntax::tree::{Choice, Expr, Name, Path};

/// An expression in its one spelling: every part of it in parentheses.
pub(super) fn expression(written: &Expr) -> String {
    match written {
        Expr::Number(number) => number.value.to_string(),
        Expr::Date(date) => date.value.to_string(),
        Expr::Text(text) => format!("{:?}", text.value),
        Expr::YesNo(yes) => if yes.value { "yes" } else { "no" }.to_owned(),
        Expr::Path(path) => self::path(path),
        Expr::AsOf(reading) => {
            let (key, day) = (expression(&reading.key), expression(&reading.day));
            format!("({} of {key} as of {day}).{}", reading.record.value, names(&reading.segments))
        }
        Expr::Not(inner, _) => format!("(not {})", expression(inner)),
        Expr::And(parts) | Expr::Mixed(parts, _) => joined(parts, " and "),
        Expr::Or(parts) => joined(parts, " or "),
        Expr::Compare { op, left, right } => format!("({} {} {})", expression(left), op.sign(), expression(right)),
        Expr::In { operand, choices, .. } => {
            let choices: Vec<String> = choices.iter().map(choice).collect();
            format!("({} in ({}))", expression(operand), choices.join(", "))
        }
        Expr::Is { operand, missing, .. } => {
            format!("({} is {})", expression(operand), if *missing { "missing" } else { "known" })
        }
        Expr::TextTest { operand, contains, pattern } => {
            let test = if *contains { "contains" } else { "starts with" };
            format!("({} {test} {:?})", expression(operand), pattern.value)
        }
        Expr::Binary { op, left, right } => {
            format!("({} {} {})", expression(left), op.sign(), expression(right))
        }
        Expr::Negate(inner, _) => format!("(- {})", expression(inner)),
        Expr::Duration { amount, unit, .. } => format!("({} {unit:?})", expression(amount)),
        Expr::WorkingDays { amount, calendar, .. } => {
            format!("({} working days of {})", expression(amount), calendar.value)
        }
        Expr::Meets { criteria, .. } => format!("(meets {})", criteria.value),
        Expr::Call { name, arguments, .. } => {
            let arguments: Vec<String> = arguments.iter().map(expression).collect();
            format!("{}({})", name.value, arguments.join(", "))
        }
    }
}

/// A choice in its one spelling.
pub(super) fn choice(written: &Choice) -> String {
    match written {
        Choice::One(value) => expression(value),
        Choice::Range(low, high) => format!("{}..{}", expression(low), expression(high)),
        Choice::Above(end, _) => format!("above {}", expression(end)),
        Choice::Below(end, _) => format!("below {}", expression(end)),
    }
}

/// A path with its points.
pub(super) fn path(written: &Path) -> String {
    names(&written.segments)
}

fn names(segments: &[Name]) -> String {
    let segments: Vec<&str> = segments.iter().map(|segment| segment.value.as_str()).collect();
    segments.join(".")
}

fn joined(parts: &[Expr], by: &str) -> String {
    format!("({})", parts.iter().map(expression).collect::<Vec<_>>().join(by))
}

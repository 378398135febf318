//! Conditions and choices that say a thing twice, or say nothing.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, Edit, Help, codes};
use crate::message::{Message, lints as say};
use crate::source::Span;
use crate::syntax::tree::{Choice, Clause, CodesEntry, CompareOp, Expr, Item, Name, Set};
use crate::value::Number;

use super::{walk, words};

/// What the conditions, choices and sets of a program say twice or for nothing.
pub(super) fn found(items: &[&Item]) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let names = code_names(items);
    for item in items {
        // Whether a whole clause of a table or of criteria matters is proved, and said by the prover.
        let is_proved = matches!(item, Item::Table(_) | Item::Criteria(_));
        for clauses in walk::clause_lists(item).into_iter().filter(|_| !is_proved) {
            found.extend(repeated(clauses.iter().map(clause), say::condition_said_twice));
        }
        for choices in walk::arm_choices(item) {
            found.extend(repeated(choices.iter().map(|one| (words::choice(one), one.span())), say::value_said_twice));
            found.extend(choices.iter().filter_map(one_day));
        }
        for whole in walk::expressions(item) {
            let is_asked = |part: &&Expr| !(is_proved && std::ptr::eq(*part, whole));
            let parts = walk::parts(whole);
            found.extend(parts.iter().flat_map(|part| of_part(part, &names)));
            found.extend(parts.into_iter().filter(is_asked).filter_map(always));
        }
        if let Item::Set(set) = item {
            found.extend(twice_in_set(set, items));
        }
    }
    found
}

fn clause(written: &Clause) -> (String, Span) {
    let condition = words::expression(&written.condition);
    (format!("{} {condition}", if written.except { "except" } else { "where" }), written.condition.span())
}

/// Each one that says the same as one before it.
fn repeated(all: impl Iterator<Item = (String, Span)>, what: fn() -> Message) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut said: BTreeMap<String, Span> = BTreeMap::new();
    for (words, span) in all {
        let first = *said.entry(words).or_insert(span);
        if first != span {
            found.push(
                Diagnostic::new(&codes::SAID_TWICE, what())
                    .at(span, say::again())
                    .at(first, say::same())
                    .help(say::remove_or_change_one()),
            );
        }
    }
    found
}

fn of_part(part: &Expr, names: &BTreeSet<&str>) -> Vec<Diagnostic> {
    match part {
        Expr::And(parts) | Expr::Or(parts) => {
            repeated(parts.iter().map(|part| (words::expression(part), part.span())), say::condition_said_twice)
        }
        Expr::In { operand, choices, span } => {
            let mut found = repeated(choices.iter().map(|one| (words::choice(one), one.span())), say::value_said_twice);
            match choices.as_slice() {
                [only] => found.extend(needless(operand, only, *span, names)),
                many => found.extend(many.iter().filter_map(one_day)),
            }
            found
        }
        _ => Vec::new(),
    }
}

/// `in` with one value.
fn needless(operand: &Expr, only: &Choice, span: Span, names: &BTreeSet<&str>) -> Option<Diagnostic> {
    let value = match only {
        Choice::One(value @ (Expr::Number(_) | Expr::Date(_) | Expr::Text(_) | Expr::YesNo(_))) => value,
        Choice::One(value @ Expr::Path(path)) => {
            let [name] = path.segments.as_slice() else { return None };
            names.contains(name.value.as_str()).then_some(value)?
        }
        Choice::Range(low, high) if words::expression(low) == words::expression(high) => low,
        _ => return None,
    };
    let written = |part: &Expr| words::expression(part);
    let equal = format!("{} = {}", written(operand), written(value));
    let help = Help::new(say::write_equal(&equal));
    let help = help.suggestion([Edit::replace(operand.span().to(span), equal)]);
    Some(Diagnostic::new(&codes::ONE_CHOICE, say::one_value_to_choose_from()).at(span, say::no_choice()).help(help))
}

/// A range among other choices whose ends are one.
fn one_day(choice: &Choice) -> Option<Diagnostic> {
    let Choice::Range(low, high) = choice else { return None };
    let low = words::expression(low);
    (low == words::expression(high)).then(|| {
        Diagnostic::new(&codes::ONE_CHOICE, say::range_of_one_value())
            .at(choice.span(), say::one_value())
            .help(Help::new(say::write_value_or_end(&low)).suggestion([Edit::replace(choice.span(), low)]))
    })
}

/// A comparison that comes out the same for every record that lacks nothing.
fn always(part: &Expr) -> Option<Diagnostic> {
    let Expr::Compare { op, left, right } = part else { return None };
    let same = words::expression(left) == words::expression(right);
    let holds = if same {
        op.holds(std::cmp::Ordering::Equal)
    } else {
        match (&**left, &**right) {
            (Expr::Call { name, .. }, Expr::Number(number)) => within(*op, &name.value, number.value.clone())?,
            (Expr::Number(number), Expr::Call { name, .. }) => within(op.turned(), &name.value, number.value.clone())?,
            _ => return None,
        }
    };
    let why = if same { say::both_sides_are_same() } else { say::no_value_beyond() };
    let message = if holds { say::comparison_always_holds() } else { say::comparison_never_holds() };
    Some(
        Diagnostic::new(&codes::ALWAYS_SO, message)
            .at(part.span(), why)
            .help(say::remove_or_compare_with_what_was_meant()),
    )
}

/// Whether every value of a function, or none, stands so to a number; `None` where some do.
fn within(op: CompareOp, function: &str, number: Number) -> Option<bool> {
    let (least, greatest) = match function {
        "month" => (1, 12),
        "year" => (1, 9999),
        "age" => (0, 9998),
        _ => return None,
    };
    let ends = [Number::from(least), Number::from(greatest)].map(|end| op.holds(end.cmp(&number)));
    let between = Number::from(least) <= number && number <= Number::from(greatest);
    match (op, ends) {
        (CompareOp::Equal | CompareOp::NotEqual, _) if between => None,
        (_, [first, last]) => (first == last).then_some(first),
    }
}

/// Members of a set that are named twice, or by themselves and by their group.
fn twice_in_set(set: &Set, items: &[&Item]) -> Vec<Diagnostic> {
    let list = items.iter().find_map(|item| match item {
        Item::Codes(list) if list.name.value == set.list.value => Some(list),
        _ => None,
    });
    let mut groups = BTreeMap::new();
    if let Some(list) = list {
        collect_groups(&list.entries, &mut groups);
    }
    let mut found = Vec::new();
    for version in &set.versions {
        found.extend(repeated(
            version.members.iter().map(|name| (name.value.clone(), name.span)),
            say::member_said_twice,
        ));
        for group in &version.members {
            let Some(inside) = groups.get(group.value.as_str()) else { continue };
            let again = version.members.iter().filter(|member| inside.contains(member.value.as_str()));
            found.extend(again.map(|member| in_group(member, group)));
        }
    }
    found
}

fn in_group(member: &Name, group: &Name) -> Diagnostic {
    let message = say::in_group_of_set(&member.value, &group.value);
    Diagnostic::new(&codes::SAID_TWICE, message)
        .at(member.span, say::again())
        .at(group.span, say::whole_group())
        .help(say::remove_one())
}

/// The names in each group, however deep; gives all names of the entries.
fn collect_groups<'t>(
    entries: &'t [CodesEntry],
    groups: &mut BTreeMap<&'t str, BTreeSet<&'t str>>,
) -> BTreeSet<&'t str> {
    let mut names = BTreeSet::new();
    for entry in entries {
        match entry {
            CodesEntry::Code(code) => {
                names.insert(code.name.value.as_str());
            }
            CodesEntry::Group { name, entries, .. } => {
                let inside = collect_groups(entries, groups);
                names.extend(&inside);
                names.insert(&name.value);
                groups.insert(&name.value, inside);
            }
        }
    }
    names
}

/// The names that are codes and nothing else.
fn code_names<'t>(items: &[&'t Item]) -> BTreeSet<&'t str> {
    fn codes<'t>(entries: &'t [CodesEntry], names: &mut BTreeSet<&'t str>, groups: &mut BTreeSet<&'t str>) {
        for entry in entries {
            match entry {
                CodesEntry::Code(code) => {
                    names.insert(&code.name.value);
                }
                CodesEntry::Group { name, entries, .. } => {
                    groups.insert(&name.value);
                    codes(entries, names, groups);
                }
            }
        }
    }
    let (mut names, mut others) = (BTreeSet::new(), BTreeSet::from(["period"]));
    for item in items {
        match item {
            Item::Codes(list) => codes(&list.entries, &mut names, &mut others),
            Item::Set(set) => {
                others.insert(&set.name.value);
            }
            _ => {}
        }
    }
    names.retain(|name| !others.contains(name));
    names
}

//! The numbers that the codes of a line are printed with: they begin anew under each group, and for each code around.

use std::collections::HashMap;

use crate::diagnostic::{Diagnostic, codes};
use crate::message::members as say;
use crate::outcome::Locale;
use crate::schema::CodeList;
use crate::source::Span;
use crate::syntax::tree::{Name, Numbered, NumberedBy};

use super::super::lists::say_unknown_system;
use super::super::scope::Scope;
use super::instance::Instance;

/// The letters of lists in Vietnamese: those without a mark, and đ.
const VIETNAMESE: &[&str] = &[
    "a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v", "x", "y",
];
const ENGLISH: &[&str] = &[
    "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v", "w",
    "x", "y", "z",
];

/// Which numbers.
enum Series {
    Digits,
    Roman,
    Letters(&'static [&'static str]),
    /// Of a code system of the list; `None` is its one unnamed system.
    Codes(Option<u32>),
}

/// The numbers of a line.
pub(super) struct Numbers {
    series: Series,
    span: Span,
}

impl Numbers {
    /// Those that are written; `None` where that is nothing known, which is said.
    pub fn new(scope: &Scope<'_>, list: &Name, written: &Numbered) -> Option<Numbers> {
        let series = match &written.by {
            NumberedBy::System(name) => Series::Codes(system(scope, list, name)?),
            NumberedBy::Series(parts) => match parts.join(", ").as_str() {
                "1, 2, 3" => Series::Digits,
                "I, II, III" => Series::Roman,
                "a, b, c" if scope.report.locale == Locale::Vietnamese => Series::Letters(VIETNAMESE),
                "a, b, c" => Series::Letters(ENGLISH),
                _ => {
                    scope.say(
                        Diagnostic::new(&codes::BAD_NUMBERING, say::bad_numbering())
                            .at(written.span, say::not_the_beginning_of_a_series())
                            .help(say::ways_of_numbering()),
                    );
                    return None;
                }
            },
        };
        Some(Numbers { series, span: written.span })
    }

    /// Gives each code its number, groups among them.
    pub fn give(&self, scope: &Scope<'_>, list: &CodeList, instances: &mut [Instance]) {
        let mut taken: HashMap<Option<usize>, usize> = HashMap::new();
        for instance in instances.iter_mut().filter(|instance| !instance.hidden) {
            let place = taken.entry(instance.group).or_default();
            *place += 1;
            let number = match &self.series {
                Series::Digits => Some(place.to_string()),
                Series::Roman => Some(roman(*place)),
                Series::Letters(letters) => letters.get(*place - 1).map(|letter| (*letter).to_owned()),
                Series::Codes(system) => Some(external(list, &instance.id, *system)),
            };
            if number.is_none() {
                let message = say::no_letter_left(&instance.id);
                scope.say(
                    Diagnostic::new(&codes::BAD_NUMBERING, message)
                        .at(self.span, say::letters_end_before_list())
                        .help(say::number_by_digits()),
                );
            }
            instance.number = Some(number.unwrap_or_default());
        }
    }
}

/// The position of a code system of a list; its one unnamed system goes by the name of the list.
fn system(scope: &Scope<'_>, list: &Name, name: &Name) -> Option<Option<u32>> {
    let systems = &scope.schema.list(scope.schema.find_list(&list.value)?).systems;
    if systems.is_empty() && name.value == list.value {
        return Some(None);
    }
    let found = systems.iter().position(|system| *system == name.value);
    if found.is_none() {
        say_unknown_system(scope, name, &list.value, systems);
    }
    found.map(|position| Some(position as u32))
}

/// The external code of a code; none of a group.
fn external(list: &CodeList, id: &str, system: Option<u32>) -> String {
    let code = list.codes.get(id);
    let found = code.and_then(|code| code.external.iter().find(|(of, _)| *of == system));
    found.map(|(_, external)| external.clone()).unwrap_or_default()
}

fn roman(number: usize) -> String {
    const SIGNS: &[(usize, &str)] = &[
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let (mut left, mut written) = (number, String::new());
    for (value, sign) in SIGNS {
        while left >= *value {
            written.push_str(sign);
            left -= value;
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::roman;

    #[test]
    fn roman_numbers_are_written_with_what_is_taken_away_in_front() {
        let written: Vec<String> = [1, 4, 9, 14, 40, 63, 99, 400, 1994].into_iter().map(roman).collect();
        assert_eq!(written, ["I", "IV", "IX", "XIV", "XL", "LXIII", "XCIX", "CD", "MCMXCIV"]);
    }
}

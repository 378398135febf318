//! How a figure is shown, in words.

use crate::message::{Argument, Message, print_changes as say};
use crate::outcome::Presentation;
use crate::value::{Rounding, RoundingMode};

/// How a result is shown.
pub(super) fn presentation(presentation: Presentation) -> Argument {
    let mut words: Vec<Message> = Vec::new();
    if presentation.percent {
        words.push(say::as_percent());
    }
    words.extend(presentation.rounding.map(rounded));
    words.extend(presentation.total_rounding.map(total_rounded));
    if presentation.strip_zeros {
        words.push(say::without_zeros_at_end());
    }
    if presentation.digits > 0 {
        words.push(say::at_least_digits(presentation.digits));
    }
    if words.is_empty() { say::as_it_is().into() } else { Argument::list(words) }
}

fn rounded(rounding: Rounding) -> Message {
    match rounding.mode {
        RoundingMode::HalfUp => say::rounded_half_up(rounding.digits),
        RoundingMode::HalfEven => say::rounded_half_even(rounding.digits),
        RoundingMode::Down => say::rounded_down(rounding.digits),
    }
}

fn total_rounded(rounding: Rounding) -> Message {
    match rounding.mode {
        RoundingMode::HalfUp => say::total_rounded_half_up(rounding.digits),
        RoundingMode::HalfEven => say::total_rounded_half_even(rounding.digits),
        RoundingMode::Down => say::total_rounded_down(rounding.digits),
    }
}

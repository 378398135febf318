//! What became of the records: `read = counted + rejected + outside the universe + undetermined`.

use super::places;
use super::remark::{Gravity, Remark};
use super::words;
use crate::outcome::{InputAccount, Locale, Outcome, TableAccount, TableOutcome};

/// The identity for each record type that the table measures. A part that is zero is left out, `counted` never is.
pub(super) fn of_table(outcome: &Outcome, table: &TableOutcome) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for account in &table.account {
        let input = outcome.inputs.iter().find(|input| input.record == account.record);
        remarks.push(identity(account, input, outcome.locale));
        if account.reach_no_row > 0 {
            let count = places::count(account.reach_no_row, outcome.locale);
            let name = name(&account.record, input) + &words::over(account.over, outcome.locale);
            let text = format!("{name}: {count} {}", words::REACH_NO_ROW);
            remarks.push(Remark { gravity: Gravity::Warning, text });
        }
    }
    remarks
}

/// What was given by hand, in one line.
pub(super) fn by_hand(outcome: &Outcome) -> Vec<Remark> {
    let told: Vec<String> = outcome.by_hand.iter().map(|(name, value)| format!("{name} = {value}")).collect();
    if told.is_empty() { Vec::new() } else { vec![Remark::plain(told.join("; "))] }
}

/// What was read of each record type that is declared.
pub(super) fn of_inputs(outcome: &Outcome) -> Vec<Remark> {
    let remark = |input: &InputAccount| {
        let name = name(&input.record, Some(input));
        if !input.given {
            return Remark::plain(format!("{name}: {}", words::NOT_GIVEN));
        }
        let accepted = input.read.saturating_sub(input.rejected);
        let parts = [(accepted, words::ACCEPTED), (input.rejected, words::REJECTED)];
        sum(&name, input.read, &parts, outcome.locale)
    };
    outcome.inputs.iter().map(remark).collect()
}

fn identity(account: &TableAccount, input: Option<&InputAccount>, locale: Locale) -> Remark {
    let name = name(&account.record, input) + &words::over(account.over, locale);
    if input.is_some_and(|input| !input.given) {
        return Remark::plain(format!("{name}: {}", words::NOT_GIVEN));
    }
    let rejected = input.map_or(0, |input| input.rejected);
    let read = input.map_or(account.accepted, |input| input.read);
    let parts = [
        (account.counted, words::COUNTED),
        (rejected, words::REJECTED),
        (account.outside, words::OUTSIDE),
        (account.undetermined, words::ACCOUNT_UNDETERMINED),
    ];
    sum(&name, read, &parts, locale)
}

/// The first part is always shown. A sum that does not come out is said, as an error, with `≠`.
fn sum(name: &str, read: u64, parts: &[(u64, &str)], locale: Locale) -> Remark {
    let total: u128 = parts.iter().map(|(count, _)| u128::from(*count)).sum();
    let shown = parts.iter().enumerate().filter(|(position, (count, _))| *position == 0 || *count > 0);
    let shown: Vec<String> =
        shown.map(|(_, (count, word))| format!("{} {word}", places::count(*count, locale))).collect();
    let (sign, gravity) = if total == u128::from(read) { ("=", Gravity::Plain) } else { ("≠", Gravity::Error) };
    let text = format!("{name}: {} {} {sign} {}", places::count(read, locale), words::READ, shown.join(" + "));
    Remark { gravity, text }
}

fn name(record: &str, input: Option<&InputAccount>) -> String {
    match input {
        Some(input) if !input.label.is_empty() && input.label != record => format!("{} ({record})", input.label),
        _ => record.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn admission(read: u64, rejected: u64) -> InputAccount {
        InputAccount { record: "Admission".into(), label: "Kết nạp".into(), given: true, read, rejected }
    }

    fn account(counted: u64, outside: u64, undetermined: u64) -> TableAccount {
        let accepted = counted + outside + undetermined;
        TableAccount { record: "Admission".into(), accepted, counted, outside, undetermined, ..TableAccount::default() }
    }

    #[test]
    fn parts_that_are_zero_are_left_out_but_the_identity_stays() {
        let text = |account: TableAccount, input| identity(&account, Some(&input), Locale::Vietnamese).text;
        assert_eq!(text(account(1076, 0, 0), admission(1076, 0)), "Kết nạp (Admission): 1.076 read = 1.076 counted");
        assert_eq!(
            text(account(0, 7, 2), admission(10, 1)),
            "Kết nạp (Admission): 10 read = 0 counted + 1 rejected + 7 outside the universe + 2 undetermined"
        );
    }

    #[test]
    fn a_sum_that_does_not_come_out_is_an_error() {
        let remark = identity(&account(5, 0, 0), Some(&admission(6, 0)), Locale::Plain);
        assert_eq!(remark.text, "Kết nạp (Admission): 6 read ≠ 5 counted");
        assert_eq!(remark.gravity, Gravity::Error);
    }

    #[test]
    fn an_input_that_was_not_given_is_not_zero() {
        let input = InputAccount { given: false, ..admission(0, 0) };
        assert_eq!(
            identity(&account(0, 0, 0), Some(&input), Locale::Plain).text,
            "Kết nạp (Admission): no input was given"
        );
    }
}

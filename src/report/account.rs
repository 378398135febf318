//! What became of the records: `read = counted + rejected + outside the universe + undetermined`.

use super::places;
use super::remark::{Gravity, Remark};
use super::words::{self, language};
use crate::message::{Message, report};
use crate::outcome::{InputAccount, Locale, Outcome, TableAccount, TableOutcome};

/// The identity for each record type that the table measures. A part that is zero is left out, `counted` never is.
pub(super) fn of_table(outcome: &Outcome, table: &TableOutcome) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for account in &table.account {
        let input = outcome.inputs.iter().find(|input| input.record == account.record);
        remarks.push(identity(account, input, outcome.locale));
        remarks.extend(input.and_then(|input| none_accepted(input, outcome.locale)));
        if account.reach_no_row > 0 {
            let count = places::count(account.reach_no_row, outcome.locale);
            let name =
                words::over(&name(&account.record, input), account.over, outcome.locale, language(outcome.locale));
            let text = report::reach_no_row(&name, &count).say(language(outcome.locale));
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
            return Remark::plain(report::not_given(&name).say(language(outcome.locale)));
        }
        let accepted = input.read.saturating_sub(input.rejected);
        let parts: [(u64, Say); 2] = [(accepted, report::accepted), (input.rejected, report::rejected)];
        sum(&name, input.read, &parts, outcome.locale)
    };
    outcome.inputs.iter().map(remark).collect()
}

/// A table of records that were all rejected looks like one that nobody belongs to.
fn none_accepted(input: &InputAccount, locale: Locale) -> Option<Remark> {
    let none = input.given && input.read > 0 && input.rejected == input.read;
    let text = || report::none_accepted(name(&input.record, Some(input))).say(language(locale));
    none.then(|| Remark { gravity: Gravity::Error, text: text() })
}

fn identity(account: &TableAccount, input: Option<&InputAccount>, locale: Locale) -> Remark {
    let name = words::over(&name(&account.record, input), account.over, locale, language(locale));
    if input.is_some_and(|input| !input.given) {
        return Remark::plain(report::not_given(&name).say(language(locale)));
    }
    let rejected = input.map_or(0, |input| input.rejected);
    let read = input.map_or(account.accepted, |input| input.read);
    let parts: [(u64, Say); 4] = [
        (account.counted, report::counted),
        (rejected, report::rejected),
        (account.outside, report::outside),
        (account.undetermined, report::left_undecided),
    ];
    sum(&name, read, &parts, locale)
}

/// A part of an account in words.
type Say = fn(String) -> Message;

/// The first part is always shown. A sum that does not come out is said, as an error, with `≠`.
fn sum(name: &str, read: u64, parts: &[(u64, Say)], locale: Locale) -> Remark {
    let total: u128 = parts.iter().map(|(count, _)| u128::from(*count)).sum();
    let shown = parts.iter().enumerate().filter(|(position, (count, _))| *position == 0 || *count > 0);
    let say = |(count, say): &(u64, Say)| say(places::count(*count, locale)).say(language(locale));
    let shown: Vec<String> = shown.map(|(_, part)| say(part)).collect();
    let (sign, gravity) = if total == u128::from(read) { ("=", Gravity::Plain) } else { ("≠", Gravity::Error) };
    let text = format!("{name}: {} {sign} {}", say(&(read, report::read)), shown.join(" + "));
    Remark { gravity, text }
}

/// What people call the record type.
fn name(record: &str, input: Option<&InputAccount>) -> String {
    let label = input.map_or("", |input| &input.label);
    if label.is_empty() { record } else { label }.to_owned()
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
        assert_eq!(text(account(1076, 0, 0), admission(1076, 0)), "Kết nạp: đã đọc 1.076 = đã tính 1.076");
        assert_eq!(
            text(account(0, 7, 2), admission(10, 1)),
            "Kết nạp: đã đọc 10 = đã tính 0 + không nhận 1 + ngoài phạm vi tính 7 + chưa xác định được 2"
        );
    }

    #[test]
    fn a_table_of_records_that_were_all_rejected_says_so() {
        let said = |input| none_accepted(&input, Locale::Vietnamese).map(|remark| (remark.text, remark.gravity));
        let text = "Kết nạp: không nhận hồ sơ nào, nên các số của biểu này không tính từ hồ sơ nào";
        assert_eq!(said(admission(3, 3)), Some((text.to_owned(), Gravity::Error)));
        assert!(
            [admission(3, 2), admission(0, 0), InputAccount { given: false, ..admission(0, 0) }]
                .into_iter()
                .all(|input| said(input).is_none())
        );
    }

    #[test]
    fn a_sum_that_does_not_come_out_is_an_error() {
        let remark = identity(&account(5, 0, 0), Some(&admission(6, 0)), Locale::Plain);
        assert_eq!(remark.text, "Kết nạp: 6 read ≠ 5 counted");
        assert_eq!(remark.gravity, Gravity::Error);
    }

    #[test]
    fn an_input_that_was_not_given_is_not_zero() {
        let input = InputAccount { given: false, ..admission(0, 0) };
        assert_eq!(identity(&account(0, 0, 0), Some(&input), Locale::Plain).text, "Kết nạp: no input was given");
    }
}

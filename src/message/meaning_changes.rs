//! What differs in what two programs mean: in conditions, measures, formulas, checks and criteria.

use super::catalogue::messages;

messages! { "meaning_changes":
    on_each_side(old, new);
    counted();
    not_counted();
    met();
    met_by(exception);
    not_met();
    because(how, cause);
    why_on(why, days);
    undetermined_for_lack(old, new);
    for_lack_of_others();
    measure_was_rewritten();
    measure_not_told_apart();
    was_and_is(was, is);
    was_of_and_is_of(was, is);
    other_one_first();
    as_row_and_column();
    codes_in_other_order();
    too_many_kinds_of_record();
    values_are_tied();
    criteria_of_other_records();
    of_other_records();
    read_at_another_date();
    in_force_on_other_days();
    required_in_old();
    required_in_new();
    required_in_old_from(day);
    required_in_new_from(day);
    asked_otherwise(was, is);
    asked_by_new(check);
    asked_by_old(check);
    error_became_warning(check);
    warning_became_error(check);
    computable_otherwise(was, is);
    whatever_codes();
    unless_codes(codes);
    now_as_percent();
    no_longer_as_percent();
    by_way_of(members);
    worked_out_from(members);
    row(row);
    column(column);
    over(period);
    the_cell(cell);
    beside(member, aside);
    read_by_old();
    read_by_new();
}

//! What is told of decisions on records: what is met and what is not, and what would have to stand in a field.

use super::catalogue::messages;

messages! { "decisions":

    eligible();
    refused();
    record_is(key, verdict);
    record_without_guidance(key, verdict);
    record_of_unknown_guidance(key, verdict, lacking);
    summary(decided, eligible, refused, undetermined);

    met_by_exception(requirement, exception);
    lacks(requirement, lacking);
    not_met(requirement);
    not_met_because(requirement, reason);

    and_also(clause, further);
    clause_lacks(clause, lacking);
    clause_holds_with(clause, changes);
    or_else(change, further);
    field_is(field, needed);

    just(value);
    one_of(values);
    yes();
    no();
    until_day(day);
    from_day(day);
    from_day_to_day(first, last);
    at_most(value);
    at_least(value);
    from_to(least, greatest);
}

//! Criteria: their versions, requirements and exceptions.

use super::catalogue::messages;

messages! { "criteria":
    versions_decide_different_things(criteria);
    of_another_record_type_or_date();
    first_version();
    versions_share_record_type();
    requirement_without_reason(name);
    what_is_said_to_the_person();
    requirement_without_condition(name);
    exception_without_condition(name);
    what_must_hold();
    add_where();
}

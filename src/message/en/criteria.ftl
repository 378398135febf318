# Criteria: their versions, requirements and exceptions.
versions_decide_different_things = two versions of `{ $criteria }` decide different things
of_another_record_type_or_date = of another record type, or as of another date
first_version = first version
versions_share_record_type = versions of the same criteria share the record type and the date field; give the others a name of their own
requirement_without_reason = requirement `{ $name }` has no reason
what_is_said_to_the_person = what is said to the person?
requirement_without_condition = requirement `{ $name }` has no condition
exception_without_condition = exception `{ $name }` has no condition
what_must_hold = what must hold?
add_where = add `where …`

//! Declared changes held against what changed.

use super::catalogue::messages;

messages! { "declared_changes":
    nothing_changed(of);
    read_as_before(of);
    printed_as_before(of);
    part_did_not_change(part, of);
    which_records(table);
    changed_undeclared(what);
    read_otherwise_undeclared(what);
    printed_otherwise_undeclared(what);
    say_so(change);
    changed();
    declared_to_change();
    take_out_or_change();
}

//! What stands around findings: how they are mended, and how many there are.

use super::catalogue::messages;

messages! { "frame":
    /// The severity of a finding.
    error();
    /// The severity of a finding.
    warning();
    /// The severity of a finding.
    advice();
    /// How to mend what is wrong.
    help(words);
    /// What leads it where it is drawn.
    help_label();
    /// The name that was likely meant.
    did_you_mean(name);
    /// That an edit mends it.
    edit();
    /// That one of several edits mends it.
    edit_of_several(number, of);
    /// What an edit does at a place.
    edit_at(edit, place, what);
    /// What an edit does.
    edit_anywhere(edit, what);
    /// An edit.
    insert(new);
    /// An edit.
    remove(old);
    /// An edit.
    replace(old, new);
    /// A test that failed, and where it stands.
    failed_test(title, place);
    /// How many findings are not drawn.
    not_drawn(findings);
    /// What is wrong with the rules over another period.
    wrong_over(over, fault);
    /// What is wrong with the rules as a test asks for them.
    wrong_in_test(fault);
    /// What is wrong with the versions in force on some days.
    with_versions(days, fault);
}

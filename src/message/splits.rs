//! What is wrong with splits: their arms, what is broken down, which arm comes first.

use super::catalogue::messages;

messages! { "splits":
    one_otherwise();
    second_otherwise();
    no_arm();
    broken_down_into_nothing();
    formula_takes_no_records();
    write_arms(members);
    no_arm_says_values();
    split_by_this();
    write_values(keyword);
    inside_another();
    name_the_whole(member);
    whole_counts_nothing(member, id);
    broken_down_here();
    formula_or_not_applicable();
    break_down_what_counts(member, members);
    of_different_records(member, part, own, other, its);
    about_these_records(records);
    whole_and_part_alike(member);
    twice_in_order(arm);
    not_an_arm(arm);
    its_arms(arms);
    not_among_its_arms();
    order_leaves_out(member, id);
    names_every_arm();
    left_out();
    say_where_it_comes(id);
    otherwise_comes_last(arm);
    not_last_in_order();
    put_otherwise_last();
    split_twice(parent);
    one_split_a_column();
}

//! What moved a figure, or keeps a record out of a cell.

use super::catalogue::messages;

messages! { "causes":
    the_table();
    clause_keeps_it_out(side, clause, place);
    clause_is_open(side, clause, place);
    arm_takes_it(side, arm, place);
    arm_may_take_it(side, arm, place);
    it_is_not_of(side, place);
    it_may_be_of(side, place);
    clause_kept_them_out(side, clause, place);
    clause_was_open(side, clause, place);
    arm_took_them(side, arm, place);
    arm_may_take_them(side, arm, place);
    they_were_not_of(side, place);
    they_may_be_of(side, place);
    and_unless(cause, other);
    counted_now(cause);
    no_longer_counted(cause);
    read_by(side);
    what_is_measured();
    the_formula();
    what_rows_are_ranked_by();
    printed_otherwise();
    by_way_of(cells, cause);
    member(member);
    member_beside(member, aside);
    by_itself();
    by_itself_over(over);
}

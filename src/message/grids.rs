//! Files of counts: why one cannot be read, or not by these rules, or not with the others.

use super::catalogue::messages;

messages! { "grids":
    not_a_file_of_counts();
    write_file_of_counts();
    other_layout(found, known);
    count_again_by_this_bieu();

    damaged(what);
    copy_again();
    ends_in_head();
    checksum_differs();
    stands_after_end();
    not_laid_out_as_version_says();
    no_part_said();
    digests_do_not_go_together();
    type_is_lacking();
    numbers_of_records_do_not_go_together();
    rejected_for_unknown_reason();
    taken_in_unknown_way();
    regions_do_not_go_together();
    points_do_not_go_together();
    points_do_not_add_up();
    measured_does_not_go_together();

    other_records();
    other_spellings();
    what_records_say_depends_on_that();

    not_counted(what);
    count_again();
    count_again_refined();
    no_record_counted(record);
    measure_not_counted(operand);
    not_told_apart_by(operand);
    other_can_be_missing(operand);
    values_not_told_apart(operand);
    codes_not_told_apart(one, other, operand);
    values_not_cut_at(operand, border);

    rows_are_records(record);
    read_the_records();
    not_of_same_whole(what);
    count_all_parts_alike();
    other_number_of_parts(of, other, other_of);
    one_is_refined(other);
    other_keys(other);
    counted_by_other_rules(other);
    parts_not_given(of, parts);
    name_all_parts();
    counted_twice(what);
    name_each_part_once();
    both_count_all(other);
    same_part(number, of, other);
    same_input(record, other);
    looked_up_otherwise(record, other);
    give_all_records(record);
    key_in_two_parts(record, other);
    count_both_in_one_part();
}

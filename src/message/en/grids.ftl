# Files of counts: why one cannot be read, or not by these rules, or not with the others.
not_a_file_of_counts = It is not a file of counts.
write_file_of_counts = `bieu count RULES --data PATH --out FILE` writes one; files of records are read with --data.
other_layout = It is a file of counts in layout { $found }, and this version of bieu reads layout { $known }.
count_again_by_this_bieu = Count again with this version of bieu, or read it with the one that wrote it.

# What is damaged of a file; it stands behind a colon.
damaged = The file of counts is damaged: { $what }.
copy_again = Copy it again from where it was counted, or count again.
ends_in_head = it ends within its head
checksum_differs = its checksum does not match: bytes were changed or are missing
stands_after_end = something follows its end
not_laid_out_as_version_says = its content is not laid out as its version says
no_part_said = it does not say which part it is
digests_do_not_go_together = its digests of keys do not agree
type_is_lacking = it counts a type that it lacks
numbers_of_records_do_not_go_together = its numbers of records do not agree
rejected_for_unknown_reason = records were rejected for a reason that this version of bieu does not know
taken_in_unknown_way = values were read in a way that this version of bieu does not know
regions_do_not_go_together = its regions do not agree
points_do_not_go_together = its points do not agree
points_do_not_add_up = its points do not add up to its records
measured_does_not_go_together = its measured values do not agree

# Rules that read records otherwise.
other_records = It was counted with rules whose record types, fields or code lists differ from these.
other_spellings = It was counted with rules whose labels, spellings, external codes or spellings of dates and numbers differ from these.
what_records_say_depends_on_that = What the records say depends on that: count again with these rules.

# What was not counted; `what` stands behind a colon.
not_counted = The rules ask for what was not counted: { $what }.
count_again = Count again with these rules.
count_again_refined = Count again with these rules; with --refine, edits of sets, arms and rows over codes need no new count.
no_record_counted = no record of { $record } was counted
measure_not_counted = the measured values of `{ $operand }`
not_told_apart_by = records were not told apart by `{ $operand }`
other_can_be_missing = what can be missing for `{ $operand }` was different
values_not_told_apart = values of `{ $operand }` were not told apart
codes_not_told_apart = `{ $one }` and `{ $other }` of `{ $operand }` were not told apart
values_not_cut_at = values of `{ $operand }` were not cut at { $border }

# Parts that do not belong together; `what` stands behind a colon.
rows_are_records = Records of { $record } can be rows, which are told apart by their keys, and a file of counts holds no key.
read_the_records = Count the records themselves.
not_of_same_whole = It is not a part of the same whole: { $what }.
count_all_parts_alike = Count all parts with the same rules, the same --refine and the same number of parts.
other_number_of_parts = it is one of { $of } parts, and { $other } is one of { $other_of }
one_is_refined = one of it and { $other } was counted with --refine, the other was not
other_keys = it was counted with a different --keys from { $other }
counted_by_other_rules = it was counted with different rules from { $other }
parts_not_given = It is one of { $of } parts; not given: { $parts }.
name_all_parts = Name the files of all parts, empty parts included.
counted_twice = Its records would be counted twice: { $what }.
name_each_part_once = Name each part once; count each file of records in one part, with --part 1/2, --part 2/2 and so on.
both_count_all = it counts all of them, and so does { $other }
same_part = it is part { $number } of { $of }, and so is { $other }
same_input = the same file of { $record } is in it and in { $other }
looked_up_otherwise = It looked up different records of { $record } from { $other }.
give_all_records = Give each part all records of { $record }: it is referred to, so each part needs it whole.
key_in_two_parts = A key of { $record } is both in it and in { $other }.
count_both_in_one_part = Count both records in one part: repetitions and conflicts are found within a part. It is best to divide the records into parts by their keys.

//! R18 to R24: re-admission, population policy, marriage, and what provinces and universities ask.

use super::Subject;

#[test]
fn re_admission() {
    let base = "left_on=2020-01-31 left_because=struck_off conviction=none earlier_readmissions=0 \
                provincial_consent_on=2024-05-01 cell_meeting=2024-04-01";
    let convicted = "conviction=minor record_cleared_on=2019-04-01";
    Subject::new("readmission.bieu", "readmission", base).hold(&format!(
        "left_on=2021-04-01                        | eligible     |
         left_on=2021-04-02                        | refused      | time_outside: no
         left_on=                                  | undetermined | time_outside: lacks left_on
         left_on=2021-04-02 left_because=third_child | eligible   | time_outside: by population_policy
         left_because=resigned                     | refused      | reason_for_leaving: no
         left_because=corruption                   | refused      | reason_for_leaving: no
         left_because=resigned_family_hardship     | eligible     |
         left_because=                             | undetermined | reason_for_leaving: lacks left_because
         {convicted}                               | eligible     | no_conviction: by cleared
         {convicted} record_cleared_on=2019-04-02  | refused      | no_conviction: no
         {convicted} record_cleared_on=            | undetermined | no_conviction: lacks record_cleared_on
         {convicted} conviction=serious            | refused      | no_conviction: no
         earlier_readmissions=1                    | refused      | first_time: no
         earlier_readmissions=                     | undetermined | first_time: lacks earlier_readmissions
         decided_on=2024-05-01                     | eligible     |
         decided_on=2024-04-30                     | refused      | consent: no
         decided_on=2024-05-01 provincial_consent_on= | undetermined | consent: lacks provincial_consent_on
         cell_meeting=2025-01-20                   | undetermined | nothing"
    ));
}

const PARENT: &str = "cell_meeting=2024-06-15 children=2 ethnicity=kinh spouse_ethnicity=thai birth_exemption=none";

#[test]
fn children_of_candidates() {
    Subject::new("population_policy.bieu", "population_policy", PARENT).hold(
        "children=3 last_birth=2023-06-15  | eligible     | children: by after_third_child
         children=3 last_birth=2023-06-16  | refused      | children: no
         children=3                        | undetermined | children: lacks last_birth
         children=4 last_birth=2022-06-15  | eligible     | children: by after_fourth_child
         children=4 last_birth=2022-06-16  | refused      | children: no
         children=5 last_birth=2001-01-01  | refused      | children: no
         children=5 birth_exemption=triplets_first | eligible | children: by exempt_birth
         children=5 birth_exemption=       | undetermined | children: lacks birth_exemption
         children=  last_birth=2023-06-16  | undetermined | children: lacks children
         cell_meeting=2018-08-27           | undetermined | nothing
         cell_meeting=2018-08-28           | eligible     |
         cell_meeting=2025-06-30           | eligible     |
         cell_meeting=2025-07-01           | undetermined | nothing",
    );
}

#[test]
fn groups_under_ten_thousand_by_census() {
    let before = "cell_meeting=2019-03-31 children=5 last_birth=2019-01-01";
    let after = "cell_meeting=2019-04-01 children=5 last_birth=2019-01-01";
    Subject::new("population_policy.bieu", "population_policy", PARENT).hold(&format!(
        "{before} ethnicity=la_ha           | eligible | children: by small_ethnic_group
         {after}  ethnicity=la_ha           | refused  | children: no
         {before} spouse_ethnicity=la_hu    | eligible | children: by small_ethnic_group
         {after}  spouse_ethnicity=la_hu    | refused  | children: no
         {before} ethnicity=pa_then         | eligible | children: by small_ethnic_group
         {after}  ethnicity=pa_then         | eligible | children: by small_ethnic_group
         {before} ethnicity=thai            | refused  | children: no
         {after}  spouse_ethnicity=         | undetermined | children: lacks spouse_ethnicity
         {after}  ethnicity=si_la spouse_ethnicity= | eligible | children: by small_ethnic_group"
    ));
}

#[test]
fn former_members_removed_for_a_birth() {
    let base = "cell_meeting=2024-06-15 left_on=2022-06-15 left_because=expelled";
    Subject::new("population_policy.bieu", "former_member_population_policy", base).hold(
        "left_because=third_child                     | eligible     | removed_for_children: by after_third_child
         left_because=third_child left_on=2022-06-16  | refused      | removed_for_children: no
         left_because=fourth_child left_on=2021-06-15 | eligible     | removed_for_children: by after_fourth_child
         left_because=fourth_child left_on=2021-06-16 | refused      | removed_for_children: no
         left_because=fifth_child left_on=2001-01-01  | refused      | removed_for_children: no
         left_because=third_child left_on=            | undetermined | removed_for_children: lacks left_on
         left_because= left_on=2024-01-01             | undetermined | removed_for_children: lacks left_because
         cell_meeting=2018-08-27                      | undetermined | nothing
         cell_meeting=2025-07-01                      | undetermined | nothing",
    );
}

#[test]
fn marriage_at_the_legal_age() {
    Subject::new("marriage.bieu", "marriage", "sex=male born=1998-05-01 married_on=2020-01-01").hold(
        "married_on=2018-05-01                 | eligible     |
         married_on=2018-04-30                 | refused      | legal_age: no
         sex=female married_on=2016-05-01      | eligible     |
         sex=female married_on=2016-04-30      | refused      | legal_age: no
         sex= married_on=2018-05-01            | eligible     |
         sex= married_on=2017-05-01            | undetermined | legal_age: lacks sex
         born=                                 | undetermined | legal_age: lacks born
         married_on=                           | undetermined | nothing, lacking married_on
         born=1990-01-01 married_on=2014-12-31 | undetermined | nothing
         born=1990-01-01 married_on=2015-01-01 | eligible     |",
    );
}

#[test]
fn families_of_chinese_origin() {
    Subject::new("provincial.bieu", "chinese_origin", "cell_meeting=2024-06-15 ethnicity=hoa generations=3").hold(
        "generations=2                | refused      | generations: no
         generations=                 | undetermined | generations: lacks generations
         generations=2 ethnicity=     | undetermined | generations: lacks ethnicity
         generations= ethnicity=kinh  | eligible     | generations: by not_hoa
         cell_meeting=2021-12-31      | undetermined | nothing
         cell_meeting=2022-01-01      | eligible     |",
    );
}

#[test]
fn a_province_is_stricter_than_the_centre() {
    let base = "cell_meeting=2024-06-15 education=lower_secondary";
    Subject::new("provincial.bieu", "schooling_in_province", base).hold(
        "education=primary area=mountain  | eligible     | schooling: by minority_or_hard_area
         education=primary area=other     | refused      | schooling: no
         education=literate area=mountain village_role=elder elder_consent_on=2024-01-01 | refused | schooling: no
         education=primary                | undetermined | schooling: lacks area
         cell_meeting=2023-12-31          | undetermined | nothing
         cell_meeting=2024-01-01          | eligible     |
         cell_meeting=2025-01-01          | undetermined | nothing",
    );
}

#[test]
fn students_a_year_after_they_became_sympathisers() {
    let base = "study=student verification_on=2024-03-01 sympathiser_on=2022-12-01";
    Subject::new("provincial.bieu", "student_admission", base).hold(
        "sympathiser_on=2023-03-01             | eligible     |
         sympathiser_on=2023-03-02             | refused      | sympathiser: no
         sympathiser_on=2023-03-02 study=none  | eligible     | sympathiser: by not_a_student
         sympathiser_on=                       | undetermined | sympathiser: lacks sympathiser_on
         sympathiser_on=2023-03-02 study=      | undetermined | sympathiser: lacks study
         verification_on=                      | undetermined | nothing, lacking verification_on
         verification_on=2025-01-20            | undetermined | nothing",
    );
}

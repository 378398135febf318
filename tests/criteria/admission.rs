//! R1 to R10: the conditions on the person and on who introduces.

use super::Subject;

/// Twenty-four years old, in the Youth Union, with everything in order.
pub(super) const CANDIDATE: &str = "citizen=yes born=2000-03-10 cell_meeting=2024-06-15 education=lower_secondary \
    certificate_on=2023-06-15 file_made_on=2024-01-10 official_introducers=2 union_here=yes union_member=yes \
    union_introduced=yes verified=yes fit_and_esteemed=no needed_there=no";

/// Past youth age, so that nothing depends on the Youth Union.
const FORTY: &str = "born=1984-06-01";

pub(super) fn admission() -> Subject {
    Subject::new("admission.bieu", "admission", CANDIDATE)
}

#[test]
fn citizenship() {
    admission().hold(
        "citizen=no | refused      | citizenship: no
         citizen=   | undetermined | citizenship: lacks citizen",
    );
}

#[test]
fn age_at_both_ends() {
    // A person of sixty is past the age of the Youth Union; being a member of it by the record is enough.
    admission().hold(
        "born=2006-06-16 | refused  | age: no
         born=2006-06-15 | eligible |
         born=2006-06-14 | eligible |
         born=1964-06-15 | eligible |
         born=1964-06-14 | refused  | age: no
         born=           | undetermined | age: lacks born
         cell_meeting=   | undetermined | nothing, lacking cell_meeting",
    );
}

#[test]
fn age_of_who_is_born_on_29_february() {
    let held = admission();
    held.hold(
        "born=2004-02-29 cell_meeting=2022-02-27 certificate_on=2022-01-01 file_made_on=2022-01-01 | refused  | age: no
         born=2004-02-29 cell_meeting=2022-02-28 certificate_on=2022-01-01 file_made_on=2022-01-01 | eligible |
         born=1964-02-29 cell_meeting=2024-02-29 file_made_on=2024-01-01 | eligible |
         born=1964-02-29 cell_meeting=2024-03-01 file_made_on=2024-01-01 | refused  | age: no",
    );
}

#[test]
fn over_the_age_with_consent() {
    // Where the file says nothing of the exception, nobody is refused: what must be known is named.
    let saved = "born=1960-01-01 fit_and_esteemed=yes needed_there=yes age_consent_on=2024-07-01";
    admission().hold(&format!(
        "{saved}                           | eligible     | age: by over_age
         {saved} decided_on=2024-07-01     | eligible     | age: by over_age
         {saved} decided_on=2024-06-30     | refused      | age: no
         {saved} age_consent_on=           | undetermined | age: lacks age_consent_on + decided_on
         {saved} fit_and_esteemed=no       | refused      | age: no
         {saved} needed_there=no           | refused      | age: no
         {saved} needed_there=             | undetermined | age: lacks needed_there
         {saved} age_consent_on= decided_on=2024-07-01 | undetermined | age: lacks age_consent_on
         born=1960-01-01 fit_and_esteemed= needed_there= | undetermined | age: lacks age_consent_on + decided_on + fit_and_esteemed + needed_there
         {saved} born=1964-06-15           | eligible     |
         {saved} born=2010-01-01           | refused      | age: no"
    ));
}

#[test]
fn schooling_and_where_less_is_enough() {
    let elder = "education=literate village_role=elder area=border elder_consent_on=2024-06-15";
    admission().hold(&format!(
        "education=primary area=other fisher=no village_role=none | refused  | schooling: no
         education=primary area=mountain                          | eligible | schooling: by hard_area
         education=primary area=especially_hard                   | eligible | schooling: by hard_area
         education=primary area=other fisher=yes village_role=none | eligible | schooling: by hard_area
         education=literate area=mountain village_role=none       | refused  | schooling: no
         {elder}                                                  | eligible | schooling: by village_elder
         {elder} area=minority_area                               | refused  | schooling: no
         {elder} elder_consent_on=2024-06-16                      | refused  | schooling: no
         {elder} elder_consent_on=                                | undetermined | schooling: lacks elder_consent_on
         {elder} education=illiterate                             | refused  | schooling: no
         {elder} education=primary                                | eligible | schooling: by hard_area
         education=primary area=other village_role=none           | undetermined | schooling: lacks fisher"
    ));
}

#[test]
fn guidance_of_2021_begins_on_its_day() {
    let day = "education=primary area=mountain cell_meeting=2021-09-27";
    let next =
        "education=primary area=mountain cell_meeting=2021-09-28 file_made_on=2021-09-01 certificate_on=2021-01-01";
    // On the first day only 24-QĐ/TW speaks: no exception by place, and nothing is asked of certificate, file, verification.
    admission().hold(&format!(
        "{day}                             | refused  | schooling: no
         {day} certificate_on= verified= education=upper_secondary | eligible |
         {next}                            | eligible | schooling: by hard_area
         {next} certificate_on=2021-09-29  | refused  | schooling: by hard_area, certificate: no"
    ));
}

#[test]
fn the_certificate_is_good_for_sixty_months_to_the_day() {
    admission().hold(
        "certificate_on=2019-06-15 | eligible     |
         certificate_on=2019-06-14 | refused      | certificate: no
         certificate_on=2024-06-15 | eligible     |
         certificate_on=2024-06-16 | refused      | certificate: no
         certificate_on=           | undetermined | certificate: lacks certificate_on",
    );
}

#[test]
fn a_file_goes_stale_after_twelve_months() {
    admission().hold(
        "file_made_on=2023-06-15                            | eligible     |
         file_made_on=2023-06-14                            | undetermined | fresh_file: lacks file_renewed_on
         file_made_on=2023-06-14 file_renewed_on=2023-06-15 | eligible     | fresh_file: by file_renewed
         file_made_on=2022-06-14 file_renewed_on=2023-06-14 | refused      | fresh_file: no
         file_made_on=2022-06-14 file_renewed_on=2024-06-16 | refused      | fresh_file: no
         file_made_on=                                      | undetermined | fresh_file: lacks file_made_on + file_renewed_on",
    );
}

#[test]
fn introducers_and_unions() {
    let worker = "union_here=no union_member= union_introduced= official_introducers=1 in_agency_or_enterprise=yes \
                  trade_union_member=yes trade_union_introduced=yes";
    admission().hold(&format!(
        "official_introducers=1                     | eligible | introduced: by by_youth_union
         official_introducers=0                     | refused  | introduced: no
         union_member=no                            | refused  | youth_union: no
         union_member=no official_introducers=1     | refused  | youth_union: no, introduced: no
         union_introduced=                          | undetermined | youth_union: lacks union_introduced
         union_member=no union_here=                | undetermined | youth_union: lacks union_here
         union_member=no {FORTY}                    | eligible | youth_union: by past_youth_age
         union_member=no born=1993-06-16            | refused  | youth_union: no
         union_member=no born=1993-06-15            | eligible | youth_union: by past_youth_age
         official_introducers=1 {FORTY}             | refused  | introduced: no
         union_here=no union_member=no union_introduced=no | eligible | youth_union: by no_union_here
         {worker}                                   | eligible | youth_union: by no_union_here, introduced: by by_trade_union
         {worker} trade_union_member=no             | refused  | youth_union: by no_union_here, introduced: no
         {worker} in_agency_or_enterprise=no        | refused  | youth_union: by no_union_here, introduced: no
         {worker} official_introducers=0            | refused  | youth_union: by no_union_here, introduced: no
         official_introducers=                      | undetermined | introduced: lacks official_introducers"
    ));
}

#[test]
fn verification_or_a_relative_in_the_party() {
    admission().hold(
        "verified=no relative_in_party=yes declaration_consistent=yes | eligible     | verification: by relative_in_party
         verified=no relative_in_party=yes declaration_consistent=no  | refused      | verification: no
         verified=no relative_in_party=no                             | refused      | verification: no
         verified=no relative_in_party=                               | undetermined | verification: lacks declaration_consistent + relative_in_party
         verified= relative_in_party=no                               | undetermined | verification: lacks verified",
    );
}

#[test]
fn every_rule_ends_with_the_regulation() {
    admission().hold(
        "cell_meeting=2021-07-29 | undetermined | nothing
         cell_meeting=2021-07-30 | eligible     |
         cell_meeting=2025-01-19 certificate_on=2024-01-01 file_made_on=2024-09-01 | eligible | 
         cell_meeting=2025-01-20 | undetermined | nothing",
    );
}

#[test]
fn who_may_introduce() {
    Subject::new("admission.bieu", "introduction", "introduced_on=2024-03-31 official=yes together_since=2023-01-01")
        .hold(
            "official=no                | refused      | official: no
         official=                  | undetermined | official: lacks official
         together_since=2023-03-31  | eligible     |
         together_since=2023-04-01  | refused      | acquaintance: no
         together_since=            | undetermined | acquaintance: lacks together_since
         introduced_on=             | undetermined | nothing, lacking introduced_on
         introduced_on=2021-07-29 together_since=2019-01-01 | undetermined | nothing
         introduced_on=2021-07-30 together_since=2019-01-01 | eligible     |
         introduced_on=2025-01-20   | undetermined | nothing",
        );
}

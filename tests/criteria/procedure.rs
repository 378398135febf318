//! R11 to R17: votes, time limits, probation, the dates in the papers.

use super::Subject;

fn votes() -> Subject {
    let base = "cell_meeting=2024-06-15 cell_members=21 cell_in_favour=21 committee_members=9 committee_in_favour=9";
    Subject::new("procedure.bieu", "votes", base)
}

#[test]
fn two_thirds_are_two_thirds() {
    // 0.6666… in decimals of any length is less than 2/3, and 0.67 more: neither is compared.
    votes().hold(
        "cell_in_favour=14                                  | eligible |
         cell_in_favour=13                                  | refused  | cell_vote: no
         cell_members=3 cell_in_favour=2                    | eligible |
         cell_members=3000000001 cell_in_favour=2000000000  | refused  | cell_vote: no
         cell_members=3000000000 cell_in_favour=2000000000  | eligible |
         cell_members=20 cell_in_favour=14                  | eligible |
         cell_members=20 cell_in_favour=13                  | refused  | cell_vote: no
         cell_in_favour=                                    | undetermined | cell_vote: lacks cell_in_favour
         cell_members=                                      | undetermined | cell_vote: lacks cell_members",
    );
}

#[test]
fn a_committee_that_does_not_agree_reports_upward() {
    votes().hold(
        "committee_in_favour=6                     | eligible     |
         committee_in_favour=5 reported_upward=no  | refused      | committee_vote: no
         committee_in_favour=5 reported_upward=yes | eligible     | committee_vote: by reported_upward
         committee_in_favour=5                     | undetermined | committee_vote: lacks reported_upward
         committee_members= reported_upward=no     | undetermined | committee_vote: lacks committee_members
         cell_meeting=2021-09-27                   | undetermined | nothing
         cell_meeting=2021-09-28                   | eligible     |
         cell_meeting=2025-01-20                   | undetermined | nothing",
    );
}

#[test]
fn a_cell_without_members_decides_nothing() {
    let decision = votes().decide("cell_members=0 cell_in_favour=0");
    assert_eq!(decision.verdict, bieu::outcome::Verdict::Undetermined);
}

#[test]
fn sixty_working_days_for_the_decision() {
    // From 1 March 2024: 18 April, 30 April and 1 May are off, as are the weekends; the sixtieth day is 29 May.
    // From 3 February 2025: 7 April is off; the sixtieth is 29 April. From 1 October 2025 no day is: 24 December.
    let base = "cell_meeting=2024-03-01 decided_on=2024-04-01";
    Subject::new("procedure.bieu", "decision_in_time", base).hold(
        "decided_on=2024-05-29                         | eligible     |
         decided_on=2024-05-30                         | refused      | decision: no
         decided_on=2024-03-01                         | eligible     |
         decided_on=2024-02-29                         | refused      | decision: no
         decided_on=                                   | undetermined | decision: lacks decided_on
         cell_meeting=2025-02-03 decided_on=2025-04-29 | eligible     |
         cell_meeting=2025-02-03 decided_on=2025-04-30 | refused      | decision: no
         cell_meeting=2025-10-01 decided_on=2025-12-24 | eligible     |
         cell_meeting=2025-10-01 decided_on=2025-12-25 | refused      | decision: no
         cell_meeting=                                 | undetermined | nothing, lacking cell_meeting",
    );
}

#[test]
fn a_limit_beyond_the_calendar_is_not_told() {
    let base = "cell_meeting=2024-03-01 decided_on=2024-04-01";
    let subject = Subject::new("procedure.bieu", "decision_in_time", base);
    for changes in ["cell_meeting=2025-10-20 decided_on=2025-11-20", "cell_meeting=2022-10-03 decided_on=2022-10-04"] {
        assert_eq!(subject.decide(changes).verdict, bieu::outcome::Verdict::Undetermined, "{changes}");
    }
}

#[test]
fn thirty_working_days_for_the_ceremony() {
    // From 15 January 2024 over the five days of Tết: 4 March.
    let base = "received_on=2024-01-15 ceremony_on=2024-02-01";
    Subject::new("procedure.bieu", "ceremony_in_time", base).hold(
        "ceremony_on=2024-03-04                            | eligible     |
         ceremony_on=2024-03-05 late_ceremony_consent=no   | refused      | ceremony: no
         ceremony_on=2024-03-05 late_ceremony_consent=yes  | eligible     | ceremony: by superior_consent
         ceremony_on=2024-03-05                            | undetermined | ceremony: lacks late_ceremony_consent
         ceremony_on= late_ceremony_consent=no             | undetermined | ceremony: lacks ceremony_on
         received_on=                                      | undetermined | nothing, lacking received_on
         received_on=2025-01-20                            | undetermined | nothing",
    );
}

const PROBATIONER: &str = "ceremony_on=2023-02-28 considered_on=2024-03-05 new_member_class=yes cell_members=6 cell_in_favour=6 \
    committee_members=9 committee_in_favour=9 joined_on=2023-02-28 official_from=2024-02-28 seniority_from=2023-02-10 \
    admission_decided_on=2023-02-10 readmitted=no";

#[test]
fn conversion_after_twelve_months() {
    Subject::new("probation.bieu", "conversion", PROBATIONER).hold(
        "considered_on=2024-02-28                        | eligible     |
         considered_on=2024-02-27                        | refused      | probation: no
         ceremony_on=2023-03-05                          | eligible     |
         ceremony_on=2023-03-06                          | refused      | probation: no
         ceremony_on=                                    | undetermined | probation: lacks ceremony_on
         new_member_class=no                             | refused      | new_member_class: no
         new_member_class=                               | undetermined | new_member_class: lacks new_member_class
         cell_in_favour=4                                | eligible     |
         cell_in_favour=3                                | refused      | cell_vote: no
         committee_in_favour=6                           | eligible     |
         committee_in_favour=5                           | refused      | committee_vote: no
         committee_in_favour=                            | undetermined | committee_vote: lacks committee_in_favour
         considered_on=2025-01-19                        | eligible     |
         considered_on=2025-01-20                        | undetermined | nothing",
    );
}

#[test]
fn conversion_within_thirty_working_days_of_the_end() {
    // The twelve months of 28 February 2023 end on 28 February 2024; those of 1 March 2023 on 1 March 2024.
    // Thirty working days on from Thursday 29 February: 11 April.
    Subject::new("probation.bieu", "conversion_in_time", PROBATIONER).hold(
        "ceremony_on=2023-02-28 considered_on=2024-02-28 | eligible     |
         ceremony_on=2023-02-28 considered_on=2024-02-27 | refused      | in_time: no
         ceremony_on=2023-02-28 considered_on=2024-04-10 | eligible     |
         ceremony_on=2023-02-28 considered_on=2024-04-11 | refused      | in_time: no
         ceremony_on=2023-03-10 considered_on=2024-04-22 | eligible     |
         ceremony_on=2023-03-10 considered_on=2024-04-23 | refused      | in_time: no
         ceremony_on=                                    | undetermined | in_time: lacks ceremony_on
         considered_on=                                  | undetermined | nothing, lacking considered_on",
    );
}

#[test]
fn each_date_in_the_papers_has_its_own_origin() {
    Subject::new("probation.bieu", "dates_in_papers", PROBATIONER).hold(
        "joined_on=2023-02-10                                       | refused  | joined: no
         official_from=2024-02-29                                   | refused  | official: no
         seniority_from=2024-02-28                                  | refused  | seniority: no
         seniority_from=2024-02-28 readmitted=yes                   | eligible | seniority: by readmitted
         joined_on= seniority_from=                                 | undetermined | joined: lacks joined_on, seniority: lacks seniority_from
         ceremony_on=                                               | undetermined | nothing, lacking ceremony_on
         ceremony_on=2024-02-29 joined_on=2024-02-29 official_from=2025-02-28 | eligible |
         ceremony_on=2021-07-29                                     | undetermined | nothing",
    );
}

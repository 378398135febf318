//! What a decision tells beside its verdict, and decisions under another guidance.

use bieu::outcome::{Met, Verdict};

use super::Subject;
use super::admission::admission;

#[test]
fn a_record_that_only_an_exception_saves_names_it_and_its_sources() {
    let subject = admission();
    let decision = subject.decide("education=primary area=border");
    assert_eq!(decision.verdict, Verdict::Eligible);
    let version = &subject.criteria().versions[decision.version.unwrap()];
    let position = version.requirements.iter().position(|r| r.name == "schooling").unwrap();
    let Met::ByException(index) = decision.requirements[position] else { panic!("{decision:?}") };
    let exception = &version.requirements[position].exceptions[index];
    assert_eq!(exception.label, "Địa bàn khó khăn hoặc ngư dân");
    assert_eq!(exception.cites, ["01-HD/TW, 1.2"]);
}

#[test]
fn a_refusal_gives_its_reason_with_the_number_of_its_day() {
    let subject = admission();
    let decision = subject.decide("born=2006-06-16");
    let version = &subject.criteria().versions[decision.version.unwrap()];
    assert_eq!(version.requirements[1].reason, "Chưa đủ 18 tuổi, hoặc đã quá 60 tuổi vào ngày chi bộ xét");
    assert_eq!(version.requirements[1].cites, ["24-QĐ/TW, 1.1.1"]);
    assert!(version.cites.iter().any(|cite| cite.contains("01-HD/TW")), "{:?}", version.cites);
}

#[test]
fn a_case_of_then_under_the_guidance_of_another_day() {
    let base = "cell_meeting=2024-06-15 children=2 ethnicity=kinh spouse_ethnicity=kinh birth_exemption=none";
    let case = "cell_meeting=2018-12-01 children=5 last_birth=2015-01-01 ethnicity=la_ha";
    Subject::new("population_policy.bieu", "population_policy", base).hold(&format!(
        "{case}             | eligible     | children: by small_ethnic_group
         @2024-06-30 {case} | refused      | children: no
         @2019-03-31 cell_meeting=2024-06-15 children=5 ethnicity=la_ha | eligible | children: by small_ethnic_group
         @2025-07-01 {case} | undetermined | nothing
         @2024-06-30 {case} cell_meeting= | refused | children: no"
    ));
}

#[test]
fn a_decision_of_2024_restated_under_the_document_of_today() {
    let base = "cell_meeting=2024-03-01 decided_on=2024-04-01";
    let subject = Subject::new("procedure.bieu", "decision_in_time", base);
    let cites = |changes: &str| {
        let decision = subject.decide(changes);
        assert_eq!(decision.verdict, Verdict::Eligible, "{changes}");
        subject.criteria().versions[decision.version.unwrap()].requirements[0].cites.clone()
    };
    assert_eq!(cites(""), ["24-QĐ/TW, 4.3"]);
    assert_eq!(cites("@2025-01-19"), ["24-QĐ/TW, 4.3"]);
    assert_eq!(cites("@2025-01-20"), ["294-QĐ/TW, 4.3.1"]);
    assert_eq!(cites("@2026-11-24"), ["294-QĐ/TW, 4.3.1"]);
}

#[test]
fn a_guidance_without_a_version_decides_nothing() {
    let subject = admission();
    subject.hold(
        "@2021-07-29 | undetermined | nothing
         @2026-11-24 | undetermined | nothing
         @2024-06-30 cell_meeting=2030-01-01 born=2000-01-01 certificate_on=2029-01-01 file_made_on=2029-12-01 | eligible |",
    );
}

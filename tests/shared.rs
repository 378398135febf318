//! Rules are shared by threads, and leave nothing behind.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on is to stop")]

use bieu::{Evaluation, Rules};
use serde_json::json;

const TEXT: &str = r#"language 1
report clubs "Clubs" { period 2024-01-01 to 2024-06-30 }
codes Sex "Sex" { male "Male"  female "Female" }
record Member "Members" { key id integer "Number"  sex Sex "Sex" }
criteria women "Women" of Member { require sex where sex = female reason "no" }
table members "Members" of Member {
  total "All"
  split [1] by sex { column 2 "Men" : male  column 3 "Women" : female }
  column 1 "Members"
  check [1] = [2] + [3]
}
"#;

fn is_shared<T: Send + Sync>() {}

#[test]
fn threads_share_rules_and_come_to_the_same() {
    is_shared::<Rules>();
    is_shared::<Evaluation<'_>>();
    let rules = Rules::from_text("clubs.bieu", TEXT).unwrap();
    let women = |thread: u32| {
        let member = rules.schema().find_record("Member").unwrap();
        let mut builder = rules.records();
        for id in 0..100 {
            builder.push(member, &json!({ "id": id, "sex": if id <= thread { "female" } else { "male" } }));
        }
        let records = builder.finish();
        let evaluation = rules.over(&records).unwrap();
        let table = evaluation.outcome().table("members").unwrap();
        (table.find("total", "3").unwrap().shown.clone(), rules.proofs().len(), rules.findings().len())
    };
    let (proofs, findings) = (rules.proofs().len(), rules.findings().len());
    std::thread::scope(|scope| {
        let women = &women;
        let threads: Vec<_> = (0..8).map(|thread| scope.spawn(move || women(thread))).collect();
        for (thread, found) in threads.into_iter().enumerate() {
            assert_eq!(found.join().unwrap(), ((thread + 1).to_string(), proofs, findings));
        }
    });
}

/// Kilobytes of memory that the process has.
fn resident() -> Option<u64> {
    let pages = std::fs::read_to_string("/proc/self/statm").ok()?;
    Some(pages.split_whitespace().nth(1)?.parse::<u64>().ok()? * 4)
}

fn times() -> u32 {
    std::env::var("BIEU_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(300)
}

/// In a process of its own, since other tests take memory beside it.
#[test]
fn rules_leave_nothing_behind() {
    const ALONE: &str = "BIEU_ALONE";
    if std::env::var_os(ALONE).is_none() {
        let mut own = std::process::Command::new(std::env::current_exe().unwrap());
        let done = own.args(["--exact", "shared::rules_leave_nothing_behind"]).env(ALONE, "1").output().unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stdout));
        return;
    }
    let load = || {
        let rules = Rules::from_text("clubs.bieu", TEXT).unwrap();
        assert!(!rules.proofs().is_empty() && rules.findings().len() < 10);
        assert!(Rules::from_text("clubs.bieu", &TEXT.replace("sex Sex", "sex Sexes")).is_err());
    };
    (0..times() / 10).for_each(|_| load());
    let Some(before) = resident() else {
        return eprintln!("left out: this system does not say how much memory is taken");
    };
    (0..times()).for_each(|_| load());
    let after = resident().unwrap();
    assert!(after < before + 1024, "{before} kB before, {after} kB after {} more", times());
}

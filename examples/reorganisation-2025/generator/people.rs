//! The villages, and who was admitted in them from 2023 to 2026.

use super::lists::Commune;
use super::random::{Day, Random};
use super::reorganised;

/// A village, which stays where it is.
pub struct Village {
    code: String,
    /// Position of its commune before the reorganisation.
    old: usize,
    /// Position of its commune since, where somebody wrote it down.
    new: Option<usize>,
    new_code: String,
}

pub fn villages(random: &mut Random, communes: &[Commune]) -> Vec<Village> {
    let mut villages = Vec::new();
    for (old, commune) in communes.iter().enumerate().filter(|(_, commune)| commune.district.is_some()) {
        for number in 1..=4 {
            let became = match commune.became.as_slice() {
                [] => old,
                all => all[random.below(all.len() as u32) as usize],
            };
            let is_known = !random.chance(6);
            let code = format!("{}v{number}", commune.code);
            let new_code = if is_known { communes[became].code.clone() } else { String::new() };
            villages.push(Village { code, old, new: Some(became).filter(|_| is_known), new_code });
        }
    }
    villages
}

pub fn written_villages(villages: &[Village]) -> String {
    let lines = villages.iter().map(|village| format!("{},{}\n", village.code, village.new_code));
    std::iter::once("code,new_commune\n".to_owned()).chain(lines).collect()
}

/// 2,000 papers. Some carry the new code although they are older, some the old one although they are not.
pub fn admissions(random: &mut Random, communes: &[Commune], villages: &[Village]) -> String {
    let mut text = String::from("id,decided_on,sex,commune,district,village\n");
    for id in 1..=2000 {
        let village = &villages[random.below(villages.len() as u32) as usize];
        let day = Day::new(2023, 1, 1).plus(random.below(1461) as i32);
        // Data entry corrects some papers of before and forgets some of after, each in its own district.
        let slip = random.chance(3) && village.old % 17 < 6;
        let is_new = (day >= reorganised()) != slip;
        let of_new = village.new.or(communes[village.old].became.first().copied()).unwrap_or(village.old);
        let commune = if is_new { of_new } else { village.old };
        let district = communes[village.old].district.map_or(0, |district| district + 1);
        let cells = [
            if random.chance(2) { String::new() } else { day.to_string() },
            if random.chance(4) { "" } else { random.pick(&["Nam", "Nữ"]) }.to_owned(),
            if random.chance(2) { String::new() } else { communes[commune].code.clone() },
            if day >= reorganised() || random.chance(2) { String::new() } else { format!("h{district:02}") },
            if random.chance(5) { String::new() } else { village.code.clone() },
        ];
        text += &format!("{id},{}\n", cells.join(","));
    }
    text
}

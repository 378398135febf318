//! The communes: which there were, and what became of them.

use super::random::Random;

/// How many districts there are, and how many communes in each.
const DISTRICTS: usize = 12;
const COMMUNES: usize = 17;

/// A commune.
pub struct Commune {
    pub code: String,
    label: String,
    /// Its district, until the reorganisation; of a new one none.
    pub district: Option<usize>,
    /// Positions of what it became. One that goes on became nothing else.
    pub became: Vec<usize>,
}

impl Commune {
    pub fn is_old(&self) -> bool {
        !self.became.is_empty()
    }

    pub fn goes_on(&self) -> bool {
        self.district.is_some() && self.became.is_empty()
    }
}

/// The old communes, district by district, then the new ones.
pub fn draw(random: &mut Random) -> Vec<Commune> {
    let mut communes: Vec<Commune> = Vec::new();
    for district in 0..DISTRICTS {
        for number in 0..COMMUNES {
            let label = format!("Xã {:02}.{:02}", district + 1, number + 1);
            let code = format!("x{:02}{:02}", district + 1, number + 1);
            communes.push(Commune { code, label, district: Some(district), became: Vec::new() });
        }
    }
    for district in 0..DISTRICTS {
        // 3 districts with 7 communes, 9 with 6: 75.
        let mut parts = if district < 3 { 7 } else { 6 };
        let mut left: Vec<usize> = (district * COMMUNES..(district + 1) * COMMUNES).collect();
        random.shuffle(&mut left);
        if district % 2 == 0 {
            // One goes on as it is.
            left.pop();
            parts -= 1;
        }
        let first = communes.len();
        for number in 0..parts {
            let label = format!("Xã {:02}.{:02} (mới)", district + 1, number + 1);
            let code = format!("m{:02}{:02}", district + 1, number + 1);
            communes.push(Commune { code, label, district: None, became: Vec::new() });
        }
        let mut number = 0;
        if district % 3 == 0
            && let Some(renamed) = left.pop()
        {
            // One is renamed only: nothing else goes into the new one.
            communes[renamed].became = vec![first];
            number = 1;
        }
        if let Some(split) = left.pop() {
            communes[split].became = vec![first + number, first + number + 1];
        }
        let of_parts = parts - number;
        for (place, commune) in left.into_iter().enumerate() {
            communes[commune].became = vec![first + number + place % of_parts];
        }
    }
    communes
}

/// The list as a rule file.
pub fn written(communes: &[Commune]) -> String {
    let mut text = String::from(
        "language 1\n\n/// The communes of a made-up province before and after 1 July 2025.\ncodes Commune \"Xã, phường\" {\n",
    );
    for district in 0..DISTRICTS {
        text += &format!("  group d{:02} \"Huyện {:02}\" {{\n", district + 1, district + 1);
        for commune in communes.iter().filter(|commune| commune.district == Some(district)) {
            text += &format!("    {} \"{}\" in force until 2025-06-30", commune.code, commune.label);
            if commune.is_old() {
                let became: Vec<&str> = commune.became.iter().map(|at| communes[*at].code.as_str()).collect();
                let by = if became.len() > 1 { " by village.new_commune" } else { "" };
                text += &format!(" became {}{by}", became.join(", "));
            }
            text += "\n";
        }
        text += "  }\n";
    }
    for commune in communes.iter().filter(|commune| commune.goes_on()) {
        text += &format!("  {} {:16} in force from 2025-07-01\n", commune.code, "");
    }
    for commune in communes.iter().filter(|commune| commune.district.is_none()) {
        text += &format!("  {} \"{}\" in force from 2025-07-01\n", commune.code, commune.label);
    }
    text += "}\n\n/// The districts, which are gone since.\ncodes District \"Huyện\" {\n";
    for district in 1..=DISTRICTS {
        text += &format!("  h{district:02} \"Huyện {district:02}\" in force until 2025-06-30 became none\n");
    }
    text + "}\n"
}

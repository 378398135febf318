//! Makes the ladder, byte for byte the same every time: everything is drawn from one fixed seed. No disk in here, and nothing of `bieu`.

use std::fmt::Write;

/// What organisations of each level are called.
const LEVELS: [&str; 5] = ["Đảng bộ tỉnh", "Đảng bộ huyện", "Đảng bộ xã", "Chi bộ", "Tổ đảng"];
/// How many of ten thousand organisations stand on each level but the last, which has all others.
const SHARES: [usize; 4] = [5, 100, 500, 2400];

/// An organisation: its key, its name, the key of what it stands in.
struct Line {
    key: String,
    name: String,
    above: String,
}

/// The files by name: so many organisations, as many admissions, and so many more organisations of each fault: two that stand in each other, one that
/// stands in nothing known, one that stands in two.
pub fn files(organisations: usize, faults: usize) -> [(&'static str, String); 2] {
    let mut random = Random(0x1ad);
    let mut lines: Vec<Line> = Vec::with_capacity(organisations + 5 * faults);
    let mut above = 0..0;
    for (level, word) in LEVELS.iter().enumerate() {
        let left = organisations - lines.len();
        let share = SHARES.get(level).map_or(left, |share| (organisations * share / 10_000).clamp(1, left));
        let own = lines.len()..lines.len() + share;
        for number in 1..=share {
            let above = if above.is_empty() { String::new() } else { lines[random.within(&above)].key.clone() };
            lines.push(Line { key: format!("{}-{number}", level + 1), name: format!("{word} số {number}"), above });
        }
        above = own;
    }
    let sound = 0..lines.len();
    let mut joined = String::from("Số,Nơi kết nạp,Giới tính\n");
    for id in 1..=organisations {
        let place = &lines[random.within(&sound)].key;
        let sex = if random.within(&(0..2)) == 0 { "Nam" } else { "Nữ" };
        let _ = writeln!(joined, "{id},{place},{sex}");
    }
    for fault in 1..=faults {
        let mut add = |key: String, above: &str| {
            lines.push(Line { name: format!("Lỗi {key}"), key, above: above.to_owned() });
        };
        add(format!("v-{fault}a"), &format!("v-{fault}b"));
        add(format!("v-{fault}b"), &format!("v-{fault}a"));
        add(format!("m-{fault}"), &format!("khong-co-{fault}"));
        add(format!("h-{fault}"), "1-1");
        add(format!("h-{fault}"), "2-1");
    }
    // In no order: what an organisation stands in may come behind it.
    for at in (1..lines.len()).rev() {
        lines.swap(at, random.within(&(0..at + 1)));
    }
    let text = |text: String, line: &Line| text + &line.key + "," + &line.name + "," + &line.above + "\n";
    [("Organisation.csv", lines.iter().fold("Mã,Tên,Trực thuộc\n".to_owned(), text)), ("Joining.csv", joined)]
}

/// Numbers that look drawn (SplitMix64).
struct Random(u64);

impl Random {
    fn within(&mut self, range: &std::ops::Range<usize>) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut drawn = self.0;
        drawn = (drawn ^ (drawn >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        drawn = (drawn ^ (drawn >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        range.start + ((drawn ^ (drawn >> 31)) % range.len() as u64) as usize
    }
}

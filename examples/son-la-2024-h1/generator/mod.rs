//! Makes the sample's files, byte for byte the same every time: everything is drawn from one fixed seed.
//!
//! The published figures (`figures`) say how many; who and where (`organisations`, `people`) is drawn; how a value is
//! spelled in the files (`spellings`) is drawn too, as real files mix spellings. No disk in here, and nothing of `bieu`.

mod figures;
mod organisations;
mod people;
mod random;
mod spellings;

use figures::{COMMITTEES, Committee};
use organisations::Organisations;
use random::{Day, Random};

/// The files by name. With a scale, that many admissions are made for the same organisations; without, those of the sample.
pub fn files(scale: Option<usize>) -> Vec<(&'static str, String)> {
    let mut random = Random::new(0x646);
    let organisations = Organisations::draw(&mut random);
    let classes = classes(&mut random);
    let targets = targets();
    let admissions = people::admissions(&mut random, &organisations, scale);
    vec![
        ("Unit.csv", organisations.units_csv(&mut random)),
        ("Cell.csv", organisations.cells_csv(&mut random)),
        ("AwarenessClass.csv", classes),
        ("Target.csv", targets),
        ("Admission.csv", admissions),
    ]
}

/// Semicolons and a byte order mark, as a spreadsheet program with Vietnamese settings saves them.
fn classes(random: &mut Random) -> String {
    let mut text = String::from("\u{feff}Mã lớp;Đảng bộ trực thuộc;Ngày khai giảng;Số người tham gia\r\n");
    let mut number = 0;
    let mut line = |random: &mut Random, committee: &Committee, opened: Day, participants: u32| {
        number += 1;
        let spelling = random.pick(committee.spellings);
        text.push_str(&format!("LOP{number:03};{spelling};{opened};{participants}\r\n"));
    };
    for committee in &COMMITTEES {
        for participants in random.share(committee.learners, committee.classes as usize, 20) {
            let opened = random.day_in_period();
            line(random, committee, opened, participants);
        }
    }
    line(random, &COMMITTEES[2], Day::new(2023, 12, 18), 61);
    line(random, &COMMITTEES[7], Day::new(2024, 7, 8), 57);
    text
}

fn targets() -> String {
    let mut text = String::from("\u{feff}Đảng bộ trực thuộc;Chỉ tiêu giao\r\n");
    for committee in &COMMITTEES {
        text.push_str(&format!("{};{}\r\n", committee.label(), committee.target));
    }
    text
}

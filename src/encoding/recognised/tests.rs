//! Whole files in each encoding, made of the same made-up names, and files in UTF-8 that are taken for none.

use super::super::letters::{WINDOWS_1252, letter};
use super::super::tests::written;
use super::*;

const FAMILY: [&str; 14] =
    ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Lường"];
const MIDDLE: [&str; 6] = ["Văn", "Thị", "Đức", "Hữu", "Quốc", "Ngọc"];
const GIVEN: [&str; 16] = [
    "Ánh",
    "Dũng",
    "Hương",
    "Khánh",
    "Lượng",
    "Mỹ",
    "Nghĩa",
    "Phượng",
    "Quỳnh",
    "Sơn",
    "Thảo",
    "Uyên",
    "Việt",
    "Xuân",
    "Yến",
    "Đạt",
];
const MINORITY: [&str; 12] = [
    "Niê Kđăm",
    "H'Hen Niê",
    "Y Bih Aliô",
    "Rơ Chăm",
    "Kpă Klơng",
    "Siu H'Bơm",
    "Đinh Y Nhỏih",
    "Ksor Phước",
    "Pơloong Đhưr",
    "Bríu Liếc",
    "Zơrâm Đhét",
    "Cà Văn Lả",
];
const FOREIGN: [&str; 12] = [
    "Noël",
    "José Muñoz",
    "Zoë Citroën",
    "François Lefèvre",
    "Jürgen Müller",
    "Søren Kierkegård",
    "João Simões",
    "Renée",
    "Łukasz Żak",
    "Anaïs Théâtre",
    "Björn Ångström",
    "Raúl Cañón",
];

/// The same numbers on every machine.
struct Random(u64);

impl Random {
    fn pick<'t>(&mut self, from: &[&'t str]) -> &'t str {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        from[(self.0 >> 33) as usize % from.len()]
    }
}

fn file(seed: u64, lines: usize, capitals: bool) -> String {
    let mut random = Random(seed);
    let mut text = "id,Họ và tên,Dân tộc,Quê quán\n".to_owned();
    for line in 0..lines {
        let name = [random.pick(&FAMILY), random.pick(&MIDDLE), random.pick(&GIVEN)].join(" ");
        let people = random.pick(&["Kinh", "Thái", "Mường", "Mông", "Tày", "Nùng", "Khơ-mú", "Dao"]);
        text += &format!("{line},{name},{people},Xã {}\n", random.pick(&["Mường Giôn", "Chiềng Ơn", "Tân Lập"]));
    }
    if capitals { text.to_uppercase() } else { text }
}

#[test]
fn whole_files_of_all_encodings_are_recognised_and_come_back() {
    for seed in 0..20 {
        for capitals in [false, true] {
            let text = file(seed, 5 + seed as usize, capitals);
            assert_eq!(recognised(text.as_bytes()), None, "{text}");
            for encoding in Encoding::ALL {
                // A file of ABC in capitals holds the small letters that its font shows as capitals.
                let bytes = written(encoding, &text);
                assert_eq!(recognised(&bytes), Some(encoding), "{text}");
                assert_eq!(encoding.decoded(&bytes), text);
                let as_shown: String = bytes.iter().map(|byte| letter(&WINDOWS_1252, char::from(*byte))).collect();
                if !as_shown.contains('\u{FFFD}') {
                    assert_eq!(recognised(as_shown.as_bytes()), Some(encoding), "{as_shown}");
                    assert_eq!(encoding.of_look_alikes(&as_shown), text);
                }
            }
        }
    }
}

#[test]
fn files_in_utf8_with_names_of_others_are_taken_for_none() {
    for seed in 0..200_u64 {
        let mut random = Random(seed * 7 + 1);
        let mut text = if seed % 2 == 0 { file(seed, (seed % 5) as usize, false) } else { "id,name\n".to_owned() };
        for line in 0..3 + seed % 20 {
            let names: &[&str] = match (seed + line) % 3 {
                0 => &MINORITY,
                1 => &FOREIGN,
                _ => &FAMILY,
            };
            text += &format!("{line},{}\n", random.pick(if seed % 4 == 1 { &FOREIGN } else { names }));
        }
        assert_eq!(recognised(text.as_bytes()), None, "{text}");
        assert_eq!(read_as(Encoding::Tcvn3, text.as_bytes()), text.as_bytes());
    }
}

#[test]
fn what_says_too_little_is_not_recognised() {
    for bytes in [&b""[..], b"id,name\n1,An\n", b"\xD5\xE0,\xFF\n", b"Caf\xE9, No\xEBl, Jos\xE9, Ren\xE9e, M\xFCller\n"]
    {
        assert_eq!(recognised(bytes), None, "{bytes:?}");
    }
}

#[test]
fn lines_of_another_encoding_are_named() {
    let text = file(3, 12, false);
    for encoding in Encoding::ALL {
        let mut lines: Vec<Vec<u8>> = text.lines().map(|line| written(encoding, line)).collect();
        assert_eq!(strays(encoding, &lines.join(&b'\n')), [], "{encoding:?}");
        lines[4] = "7,Nguyễn Thị Hương,Mường,Xã Chiềng Ơn".as_bytes().to_vec();
        assert_eq!(strays(encoding, &lines.join(&b'\n')), [Stray { line: 5, encoding: None }], "{encoding:?}");
    }
    let mut lines: Vec<Vec<u8>> = text.lines().map(|line| written(Encoding::Tcvn3, line)).collect();
    lines[2] = written(Encoding::Vni, "7,Nguyễn Thị Phượng,Mường,Xã Chiềng Ơn");
    assert_eq!(strays(Encoding::Tcvn3, &lines.join(&b'\n')), [Stray { line: 3, encoding: Some(Encoding::Vni) }]);
}

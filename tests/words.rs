//! Words on their way out: the tables of signs, and that no medium is steered.

pub mod hostile;
pub mod table;

use std::fmt::Write;
use std::path::Path;

use bieu::unstable::words::signs;
use regex_syntax::hir::{Class, HirKind};

use crate::recorded;

/// What a regular expression of this property matches, by the tables that come with `regex-syntax`.
fn ranges(property: &str) -> Vec<(char, char)> {
    let parsed = regex_syntax::parse(&format!("\\p{{{property}}}")).unwrap();
    let HirKind::Class(Class::Unicode(class)) = parsed.kind() else { panic!("{property} is no class") };
    class.ranges().iter().map(|range| (range.start(), range.end())).collect()
}

fn table(property: &str) -> String {
    let mut text = format!(
        "\n/// `{property}`.\n#[rustfmt::skip]\npub(super) const {}: &[(char, char)] = &[\n",
        property.to_uppercase()
    );
    for (first, last) in ranges(property) {
        writeln!(text, "    ('\\u{{{:x}}}', '\\u{{{:x}}}'),", first as u32, last as u32).unwrap();
    }
    text + "];\n"
}

/// The tables are written by this test, `BIEU_BLESS=1 cargo test words`, and fall behind Unicode only until it is run.
#[test]
fn the_tables_of_signs_are_those_of_unicode() {
    let head = "//! Properties of signs as ranges, written by `tests/words.rs` from the tables of Unicode that `regex-syntax` carries.\n";
    let written = head.to_owned() + &table("Bidi_Control") + &table("Default_Ignorable_Code_Point");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/words/unicode.rs");
    recorded::hold(&path, &written);
}

#[test]
fn every_sign_has_the_properties_that_unicode_gives_it() {
    let (invisible, turning) = (ranges("Default_Ignorable_Code_Point"), ranges("Bidi_Control"));
    let among = |ranges: &[(char, char)], sign| ranges.iter().any(|(first, last)| (*first..=*last).contains(&sign));
    for sign in '\0'..=char::MAX {
        assert_eq!(signs::is_invisible(sign), among(&invisible, sign), "{sign:?}");
        assert_eq!(signs::is_bidirectional(sign), among(&turning, sign), "{sign:?}");
        assert!(!signs::is_bidirectional(sign) || signs::is_invisible(sign), "{sign:?}");
        let shown = signs::written_out(sign.encode_utf8(&mut [0; 4])).into_owned();
        assert_eq!(shown.contains(sign), !signs::is_steering(sign), "{sign:?}");
    }
}

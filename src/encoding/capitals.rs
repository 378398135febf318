//! TCVN3 has no capitals with tones: a font of capitals shows small letters as such, and the text holds `NGUYễN THị áNH`. Where a word
//! or its cell is written in capitals, the letters with tones are capitals too.

use std::borrow::Cow;

/// The text with the capitals that its font showed.
pub(super) fn raised(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let is_end = |sign: char| matches!(sign, ',' | ';' | '\t' | '\n' | '\r' | '"');
    Cow::Owned(text.split_inclusive(is_end).flat_map(raised_cell).collect())
}

/// The words of a cell. One letter (`Lê`) does not tell how a word is written, so it goes by the others.
fn raised_cell(cell: &str) -> impl Iterator<Item = String> {
    let is_small = cell.chars().any(|sign| sign.is_ascii_lowercase());
    let is_of_capitals = !is_small && cell.split(' ').any(has_capitals);
    cell.split_inclusive(' ').map(move |word| match is_of_capitals || has_capitals(word) {
        true => word.to_uppercase(),
        false => word.to_owned(),
    })
}

/// Whether it has two capitals or more, and no small letter of ASCII.
fn has_capitals(word: &str) -> bool {
    let capitals = word.chars().filter(|sign| sign.is_uppercase()).count();
    capitals > 1 && !word.chars().any(|sign| sign.is_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_capitals_have_capitals_with_tones() {
        for (held, shown) in [
            ("NGUYễN THị áNH,Nam", "NGUYỄN THỊ ÁNH,Nam"),
            ("Lê THị Hà;Lê Thị Hà", "LÊ THỊ HÀ;Lê Thị Hà"),
            ("Huyện MAI SơN", "Huyện MAI SƠN"),
            ("Lê,Hà,Ý Lê", "Lê,Hà,Ý Lê"),
            ("Đảng ủy", "Đảng ủy"),
        ] {
            assert_eq!(raised(held), shown, "{held}");
        }
    }
}

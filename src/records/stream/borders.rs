//! Where a text can be parted so that each part begins a row.

use super::CsvFile;

/// Up to `parts - 1` places, ascending, that part the text about evenly. Line ends within quotation marks are none.
pub(crate) fn borders(text: &[u8], file: &CsvFile, parts: usize) -> Vec<usize> {
    places(text, file.of.delimiter.byte(), parts)
}

fn places(text: &[u8], delimiter: u8, parts: usize) -> Vec<usize> {
    let mut found = Vec::new();
    let (mut at, mut part) = (0, 1);
    while part < parts {
        let target = (text.len() * part / parts).max(at);
        let mark = memchr::memchr(b'"', &text[at..]).map_or(text.len(), |mark| at + mark);
        // Up to the next mark every line feed ends a row.
        if target < mark
            && let Some(feed) = memchr::memchr(b'\n', &text[target..mark])
        {
            at = target + feed + 1;
            if at < text.len() {
                found.push(at);
            }
            part += 1;
            continue;
        }
        if mark == text.len() {
            break;
        }
        let begins_cell = mark == 0 || [delimiter, b'\n', b'\r'].contains(&text[mark - 1]);
        at = if begins_cell { after_closing(text, mark + 1) } else { mark + 1 };
    }
    found
}

fn after_closing(text: &[u8], from: usize) -> usize {
    let mut at = from;
    while let Some(mark) = memchr::memchr(b'"', &text[at..]) {
        at += mark + 1;
        if text.get(at) != Some(&b'"') {
            return at;
        }
        at += 1;
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_parted_where_a_row_begins() {
        assert_eq!(places(b"a,b\nc,d\ne,f\ng,h\n", b',', 2), [12]);
        assert_eq!(places(b"a,\"b\nc,d\ne\"\ng,h\ni,k\nl,m\n", b',', 2), [16]);
        assert_eq!(places(b"a,b\"\nc,d\ne\"\ng,h\n", b',', 2), [9]);
        assert_eq!(places(b"a,\"b\"\"\nc,d\ne,f\ng,h\n", b',', 2), [0usize; 0]);
        assert_eq!(places(b"a\n", b',', 4), [0usize; 0]);
    }
}

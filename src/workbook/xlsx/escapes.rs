//! Signs that XML cannot hold, as Office Open XML writes them into texts: `_x000D_`.

/// Appends a text with what is written so put back.
pub(super) fn append_unescaped(text: &str, to: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, from) = rest.split_at(at);
        to.push_str(before);
        let sign = from.get(2..6).filter(|_| from.get(6..7) == Some("_")).and_then(hexadecimal);
        match sign {
            Some(sign) => {
                to.push(sign);
                rest = &from[7..];
            }
            None => {
                to.push_str("_x");
                rest = &from[2..];
            }
        }
    }
    to.push_str(rest);
}

fn hexadecimal(four: &str) -> Option<char> {
    let is_number = four.bytes().all(|byte| byte.is_ascii_hexdigit());
    if is_number { u32::from_str_radix(four, 16).ok().and_then(char::from_u32) } else { None }
}

#[cfg(test)]
mod tests {
    #[test]
    fn signs_are_put_back_and_the_rest_stands() {
        for (text, shown) in [
            ("a_x000D_b", "a\rb"),
            ("_x005F_x000D_", "_x000D_"),
            ("_x00_", "_x00_"),
            ("_x", "_x"),
            ("_x+041_", "_x+041_"),
            ("_xD800_", "_xD800_"),
            ("_x000ả_", "_x000ả_"),
            ("x_x0041__x0042_", "xAB"),
        ] {
            let mut to = String::new();
            super::append_unescaped(text, &mut to);
            assert_eq!(to, shown, "{text}");
        }
    }
}

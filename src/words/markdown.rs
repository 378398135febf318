//! Markdown, as GitHub and CommonMark read it, for text that is shown as it stands.

use super::address;
use super::signs::written_out_except;
use super::text::Medium;

/// A comment or a page in Markdown. Text is on one line: tabs and line ends are spaces, and none is at an end.
#[derive(Debug, Clone, Copy)]
pub enum Markdown {}

impl Medium for Markdown {
    /// Signs that mean something are escaped, and what begins a list or a heading at the start of a line. An address leads where it
    /// says: it stands as `<https://…>`, in which no sign means anything. `@team` mentions nobody and `#1` names no issue.
    fn escape(text: &str) -> String {
        let text: String =
            text.chars().map(|sign| if matches!(sign, '\n' | '\r' | '\t') { ' ' } else { sign }).collect();
        let text = text.replace('\u{b}', "\\u{b}").replace('\u{c}', "\\u{c}");
        let text = written_out_except(text.trim(), |_| false).into_owned();
        let mut out = String::with_capacity(text.len() + 8);
        let mut rest = text.as_str();
        while let Some(found) = address::next(rest) {
            prose(&mut out, found.before);
            link(&mut out, found.written);
            rest = found.after;
        }
        prose(&mut out, rest);
        out
    }
}

/// An address without its protocol is a link only with it.
fn link(out: &mut String, written: &str) {
    if written.get(..4).is_some_and(|head| head.eq_ignore_ascii_case("www.")) {
        out.push('[');
        prose(out, written);
        *out += &format!("](<http://{}>)", whole(written));
    } else {
        *out += &format!("<{}>", whole(written));
    }
}

/// What would be read as `&copy;` is kept apart.
fn whole(written: &str) -> String {
    if written.contains('&') { written.replace(';', "%3B") } else { written.to_owned() }
}

fn prose(out: &mut String, text: &str) {
    let begins_text = out.is_empty();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    for (at, sign) in text.char_indices() {
        let after = text[at + sign.len_utf8()..].chars().next();
        let begins = begins_text && at == 0 && text.len() > 1 && begins_block(text, sign, after);
        let begins_list = begins_text
            && at == digits
            && digits > 0
            && matches!(sign, '.' | ')')
            && after.is_none_or(|after| after == ' ');
        match sign {
            '<' => *out += "&lt;",
            '>' => *out += "&gt;",
            '&' => *out += "&amp;",
            '\\' | '|' | '*' | '_' | '`' | '[' | ']' | '~' | '$' | '!' | '#' => out.extend(['\\', sign]),
            _ if begins || begins_list => out.extend(['\\', sign]),
            _ => out.push(sign),
        }
        // Services look for names and numbers in what is shown, where no escape is left: only a part of markup keeps the two apart.
        let refers = match sign {
            '@' => after.is_some_and(|after| after.is_ascii_alphanumeric()),
            '#' => after.is_some_and(|after| after.is_ascii_digit()),
            '-' => text[..at].to_ascii_uppercase().ends_with("GH") && after.is_some_and(|after| after.is_ascii_digit()),
            _ => false,
        };
        if refers {
            *out += "<!-- -->";
        }
    }
}

/// Whether a line that begins so would be an item of a list, a rule, or make the line above it a heading.
fn begins_block(text: &str, sign: char, after: Option<char>) -> bool {
    match sign {
        '+' | '-' => after == Some(' ') || text.chars().all(|other| other == sign),
        '=' => text.chars().all(|other| other == sign),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn escape(text: &str) -> String {
        Markdown::escape(text)
    }

    #[test]
    fn nothing_in_a_label_is_markup() {
        assert_eq!(escape("a|b *c* <script>\nd"), "a\\|b \\*c\\* &lt;script&gt; d");
        assert_eq!(escape("- Nữ"), "\\- Nữ");
        assert_eq!(escape("1. Xã"), "1\\. Xã");
        assert_eq!(escape("1.076"), "1.076");
        assert_eq!(escape("-"), "-");
        assert_eq!(escape("-1 nữ"), "-1 nữ");
        assert_eq!(escape("---"), "\\---");
        assert_eq!(escape(" ![a](b)\u{202e}"), "\\!\\[a\\](b)\\\\u{202e}");
    }

    #[test]
    fn an_address_leads_where_it_says() {
        assert_eq!(escape("xem https://e.vn/a_b/~c, hỏi"), "xem <https://e.vn/a_b/~c>, hỏi");
        assert_eq!(escape("(https://e.vn/a_(b)?x=1&T=2)."), "(<https://e.vn/a_(b)?x=1&T=2>).");
        assert_eq!(escape("https://e.vn/?a&copy;b"), "<https://e.vn/?a&copy%3Bb>");
        assert_eq!(escape("www.e.vn/a_b*"), "[www.e.vn/a\\_b](<http://www.e.vn/a_b>)\\*");
        assert_eq!(escape("xhttps://e_f"), "xhttps://e\\_f");
        assert_eq!(escape("https://<script>"), "https://&lt;script&gt;");
    }

    #[test]
    fn nobody_is_mentioned_and_nothing_referred_to() {
        assert_eq!(escape("hỏi @dang/ban"), "hỏi @<!-- -->dang/ban");
        assert_eq!(escape("số #12, o/r#3"), "số \\#<!-- -->12, o/r\\#<!-- -->3");
        assert_eq!(escape("GH-7 A-7"), "GH-<!-- -->7 A-7");
        assert_eq!(escape("a @ b # c"), "a @ b \\# c");
    }
}

//! Addresses in text: where one begins, and where those who read it take it to end.

/// The next address of a text: the words before it, where it leads, how it is written, the words after it.
pub struct Found<'a> {
    pub before: &'a str,
    pub written: &'a str,
    pub after: &'a str,
}

/// An address begins with `http://`, `https://` or `www.`, where no letter or digit is before it. It ends before the first sign that
/// none may hold unescaped, and without the marks that belong to the sentence around it.
pub fn next(text: &str) -> Option<Found<'_>> {
    text.char_indices().find_map(|(at, _)| {
        let (before, rest) = text.split_at(at);
        let head = ["https://", "http://", "www."].into_iter().find(|head| starts_with(rest, head))?;
        if before.ends_with(|sign: char| sign.is_alphanumeric() || sign == '_') {
            return None;
        }
        let end = rest.find(|sign| !is_part(sign)).unwrap_or(rest.len());
        let written = without_marks_of_the_sentence(&rest[..end]);
        let leads =
            written.len() > head.len() && written[head.len()..].starts_with(|sign: char| sign.is_alphanumeric());
        leads.then(|| Found { before, written, after: &rest[written.len()..] })
    })
}

fn starts_with(text: &str, head: &str) -> bool {
    text.get(..head.len()).is_some_and(|start| start.eq_ignore_ascii_case(head))
}

/// Letters of any script, digits, and the signs that an address may hold.
fn is_part(sign: char) -> bool {
    sign.is_alphanumeric() || "-._~:/?#[]@!$&'()*+,;=%".contains(sign)
}

fn without_marks_of_the_sentence(mut written: &str) -> &str {
    loop {
        let closes_none = |close: char, open: char| {
            written.ends_with(close) && written.matches(close).count() > written.matches(open).count()
        };
        let mark = written.ends_with(['.', ',', ';', ':', '!', '?', '\'', '*', '_', '~', '(', '[']);
        if !mark && !closes_none(')', '(') && !closes_none(']', '[') {
            return written;
        }
        let Some((end, _)) = written.char_indices().next_back() else { return written };
        written = &written[..end];
    }
}

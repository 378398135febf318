//! Files of records in encodings older than Unicode: read as was asked for, and named where nothing was.

use std::borrow::Cow;

use bieu::message::{Argument, Message};
use bieu::unstable::encoding::{Encoding, Stray, read_as, recognised, strays};
use bieu::unstable::message::command as say;

/// How many lines are named that seem to be of another encoding.
const NAMED: usize = 5;

/// The text of a file, and what is to be said of its encoding.
pub struct Encoded<'b> {
    /// UTF-8, if it could be had.
    pub text: Cow<'b, [u8]>,
    /// The encoding that it was read from.
    pub from: Option<Encoding>,
    /// In words.
    pub said: Vec<Message>,
}

/// Reads a file in the encoding that was named, if one was.
pub fn encoded(asked: Option<Encoding>, bytes: &[u8]) -> Encoded<'_> {
    let Some(asked) = asked else {
        return Encoded { text: Cow::Borrowed(bytes), from: None, said: proposal(bytes, true).into_iter().collect() };
    };
    let text = read_as(asked, bytes);
    let Cow::Owned(_) = text else {
        let said = (!bytes.is_ascii()).then(|| say::is_utf8_already(asked.name()));
        return Encoded { text, from: None, said: said.into_iter().collect() };
    };
    let mut said = vec![say::read_from_encoding(asked.title())];
    let other = recognised(bytes).filter(|other| *other != asked);
    said.extend(other.map(|other| say::looks_like_encoding(other.title(), other.name())));
    if std::str::from_utf8(bytes).is_err() {
        said.extend(strange(&strays(asked, bytes)));
    }
    Encoded { text, from: Some(asked), said }
}

/// What is proposed for a file, or the beginning of one, that seems to be of an older encoding.
pub fn proposal(bytes: &[u8], is_whole: bool) -> Option<Message> {
    // A letter may be cut in two at the end.
    let end = if is_whole { bytes.len() } else { bytes.iter().rposition(|byte| *byte == b'\n').unwrap_or(0) };
    let encoding = recognised(&bytes[..end])?;
    Some(say::looks_like_encoding(encoding.title(), encoding.name()))
}

/// `lines that seem to be VNI: 5, 9`, by encoding.
fn strange(strays: &[Stray]) -> Vec<Message> {
    let of = |encoding: Option<Encoding>| {
        let lines: Vec<String> = strays.iter().filter(|s| s.encoding == encoding).map(|s| s.line.to_string()).collect();
        let title = encoding.map_or("UTF-8", Encoding::title);
        let named = Argument::list(lines.iter().take(NAMED).cloned());
        match lines.len() {
            0 => None,
            few if few <= NAMED => Some(say::lines_of_encoding(title, named)),
            many => Some(say::lines_of_encoding_and_more(title, named, many - NAMED)),
        }
    };
    let encodings = Encoding::ALL.into_iter().map(Some).chain([None]);
    encodings.filter_map(of).collect()
}

//! Files of words, read and held against what is declared while bieu is built; and the filling in of arguments.
#![cfg_attr(
    not(any(feature = "english", feature = "vietnamese")),
    allow(dead_code, reason = "there is no file to read")
)]

/// What is declared of a message: its id, and the names of its arguments.
pub(super) type Shape = (&'static str, &'static [&'static str]);

/// How many bytes pieces of text have.
pub(super) const fn length(pieces: &[&str]) -> usize {
    let (mut length, mut piece) = (0, 0);
    while piece < pieces.len() {
        length += pieces[piece].len();
        piece += 1;
    }
    length
}

/// Pieces of text, one behind the other.
pub(super) const fn joined<const LENGTH: usize>(pieces: &[&str]) -> [u8; LENGTH] {
    let mut text = [0; LENGTH];
    let (mut filled, mut piece) = (0, 0);
    while piece < pieces.len() {
        let (_, behind) = text.split_at_mut(filled);
        let (place, _) = behind.split_at_mut(pieces[piece].len());
        place.copy_from_slice(pieces[piece].as_bytes());
        filled += pieces[piece].len();
        piece += 1;
    }
    text
}

/// Where each piece ends.
pub(super) const fn ends<const COUNT: usize>(pieces: &[&str; COUNT]) -> [u16; COUNT] {
    let mut ends = [0; COUNT];
    let (mut filled, mut piece) = (0, 0);
    while piece < COUNT {
        filled += pieces[piece].len();
        assert!(filled <= u16::MAX as usize, "the words of a subject are too long");
        ends[piece] = filled as u16;
        piece += 1;
    }
    ends
}

/// Text of many messages held as one, which costs the program no pointer for each.
macro_rules! packed {
    ($pieces:expr) => {{
        const PIECES: [&str; COUNT] = $pieces;
        const TEXT: [u8; $crate::message::catalogue::length(&PIECES)] = $crate::message::catalogue::joined(&PIECES);
        const ENDS: [u16; COUNT] = $crate::message::catalogue::ends(&PIECES);
        $crate::message::subject::Packed::new(&TEXT, &ENDS)
    }};
}
pub(super) use packed;

/// The words of each message, in the order declared. What is wrong with the file stops the build.
pub(super) const fn read<const COUNT: usize>(
    subject: &str,
    file: &'static str,
    shapes: &[Shape; COUNT],
) -> [&'static str; COUNT] {
    let mut words = [""; COUNT];
    let mut rest = file;
    let mut message = 0;
    while !rest.is_empty() {
        let (line, after) = rest.split_at(line_end(rest.as_bytes()));
        rest = without_line_end(after);
        if line.is_empty() || line.as_bytes()[0] == b'#' {
            continue;
        }
        assert!(message < COUNT, "a file of words has more messages than are declared");
        let (id, arguments) = shapes[message];
        // An id is led by its subject, which the file does not repeat.
        let id = id.split_at(subject.len() + 1).1;
        words[message] = words_of(line, id);
        hold_arguments(words[message].as_bytes(), arguments);
        message += 1;
    }
    assert!(message == COUNT, "a file of words lacks the last of the messages that are declared");
    words
}

const fn line_end(bytes: &[u8]) -> usize {
    let mut at = 0;
    while at < bytes.len() && bytes[at] != b'\n' {
        at += 1;
    }
    at
}

const fn without_line_end(text: &'static str) -> &'static str {
    if text.is_empty() { text } else { text.split_at(1).1 }
}

/// What stands behind `id = `. An id that stands out of its place is what the compiler names.
const fn words_of(line: &'static str, id: &'static str) -> &'static str {
    const SIGN: &[u8] = b" = ";
    assert!(begins_at(line.as_bytes(), 0, id.as_bytes()) && begins_at(line.as_bytes(), id.len(), SIGN), "{}", id);
    line.split_at(id.len() + SIGN.len()).1
}

const fn begins_at(bytes: &[u8], at: usize, with: &[u8]) -> bool {
    let mut place = 0;
    while place < with.len() {
        if at + place >= bytes.len() || bytes[at + place] != with[place] {
            return false;
        }
        place += 1;
    }
    true
}

/// A brace that is printed.
const OPENING: &[u8] = b"{ \"{\" }";
/// The same.
const CLOSING: &[u8] = b"{ \"}\" }";

/// That the words name each argument, and no other.
const fn hold_arguments(words: &[u8], arguments: &[&'static str]) {
    assert!(arguments.len() <= 32, "a message has too many arguments");
    let mut named: u32 = 0;
    let mut at = 0;
    while at < words.len() {
        if begins_at(words, at, OPENING) || begins_at(words, at, CLOSING) {
            at += OPENING.len();
            continue;
        }
        assert!(
            words[at] != b'}' || at > 0 && words[at - 1] == b' ',
            "a brace that is printed stands in an expression of its own"
        );
        if words[at] == b'{' {
            let one = named_at(words, at, arguments);
            assert!(one < arguments.len(), "a file of words names an argument that the message has not");
            named |= 1 << one;
        }
        at += 1;
    }
    let mut argument = 0;
    while argument < arguments.len() {
        assert!(named & (1 << argument) != 0, "{}", arguments[argument]);
        argument += 1;
    }
}

/// Which of the arguments is named there; their number where none is.
const fn named_at(words: &[u8], at: usize, arguments: &[&'static str]) -> usize {
    let mut argument = 0;
    while argument < arguments.len() && !names(words, at, arguments[argument]) {
        argument += 1;
    }
    argument
}

/// Whether `{ $name }` stands there.
const fn names(words: &[u8], at: usize, name: &str) -> bool {
    begins_at(words, at, b"{ $")
        && begins_at(words, at + 3, name.as_bytes())
        && begins_at(words, at + 3 + name.len(), b" }")
}

/// Declares the messages of a subject, each as a function that takes its arguments.
macro_rules! messages {
    ($subject:literal: $($(#[$doc:meta])* $id:ident($($argument:ident),*);)*) => {
        /// The places of the messages in their files.
        #[allow(non_camel_case_types, reason = "called as the messages are")]
        enum Id { $($id),* }

        const COUNT: usize = [$(Id::$id as usize),*].len();
        #[cfg_attr(
            not(any(feature = "english", feature = "vietnamese")),
            allow(dead_code, reason = "there is no file to hold to it")
        )]
        const SHAPES: [$crate::message::catalogue::Shape; COUNT] =
            [$((concat!($subject, ".", stringify!($id)), &[$(stringify!($argument)),*])),*];

        /// The messages of this subject.
        #[allow(long_running_const_eval, reason = "the files are read while bieu is built")]
        pub(super) static SUBJECT: $crate::message::subject::Subject = {
            use $crate::message::catalogue::packed;
            #[cfg(feature = "english")]
            let english = Some(packed!($crate::message::catalogue::read($subject, include_str!(concat!("en/", $subject, ".ftl")), &SHAPES)));
            #[cfg(not(feature = "english"))]
            let english = None;
            #[cfg(feature = "vietnamese")]
            let vietnamese = Some(packed!($crate::message::catalogue::read($subject, include_str!(concat!("vi/", $subject, ".ftl")), &SHAPES)));
            #[cfg(not(feature = "vietnamese"))]
            let vietnamese = None;
            $crate::message::subject::Subject {
                name: $subject,
                declared: packed!([$(concat!($subject, ".", stringify!($id) $(, " ", stringify!($argument))*)),*]),
                words: [english, vietnamese],
            }
        };

        $($(#[$doc])* #[doc = concat!("`", stringify!($id), "`.")]
        #[cfg_attr(not(feature = "cli"), allow(dead_code, reason = "the door that says it was not built in"))]
        #[inline]
        pub fn $id($($argument: impl Into<$crate::message::Argument>),*) -> $crate::message::Message {
            let entry = $crate::message::Entry { subject: &SUBJECT, number: Id::$id as u16 };
            $crate::message::Message::declared(entry, ($($argument,)*))
        })*
    };
}
pub(super) use messages;

#[cfg(test)]
mod tests {
    use super::*;

    const SHAPES: [Shape; 2] = [("of.first", &[]), ("of.second", &["one", "other"])];

    #[test]
    fn a_file_that_does_not_fit_is_refused() {
        let files = [
            "first = A\n",
            "first = A\nsecond = { $one }\n",
            "first = A\nsecond = { $one } { $other } { $third }\n",
            "second = { $one } { $other }\nfirst = A\n",
            "first = A\nsecond = { $one } { $other }\nthird = C\n",
            "first = {A}\nsecond = { $one } { $other }\n",
        ];
        for file in files {
            assert!(std::panic::catch_unwind(|| read("of", file, &SHAPES)).is_err(), "{file}");
        }
    }
}

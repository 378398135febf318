//! Files of words, read and held against what is declared while bieu is built; and the filling in of arguments.
#![cfg_attr(
    not(any(feature = "english", feature = "vietnamese")),
    allow(dead_code, reason = "there is no file to read")
)]

use super::Language;

/// What is declared of a message: its id, and the names of its arguments.
pub(super) type Shape = (&'static str, &'static [&'static str]);

/// The messages of a subject, and their words in each language that was built in.
pub(super) struct Subject<const COUNT: usize> {
    /// What is declared.
    pub shapes: [Shape; COUNT],
    /// The words of each message by language, in the order declared.
    pub words: [Option<[&'static str; COUNT]>; Language::ALL.len()],
}

impl<const COUNT: usize> Subject<COUNT> {
    /// A message in a language, or in one that stands in for it. Where none was built in, its id and its arguments.
    pub fn say(&self, message: usize, language: Language, arguments: &[&str]) -> String {
        let (id, names) = self.shapes[message];
        let stands_in = || self.words.iter().flatten().next();
        match self.words[language as usize].as_ref().or_else(stands_in) {
            Some(words) => fill(words[message], names, arguments),
            None => [&[id], arguments].concat().join(" "),
        }
    }
}

/// Puts arguments where `{ $name }` stands.
fn fill(words: &str, names: &[&str], arguments: &[&str]) -> String {
    let mut filled =
        String::with_capacity(words.len() + arguments.iter().map(|argument| argument.len()).sum::<usize>());
    let mut rest = words;
    while let Some((before, behind)) = rest.split_once("{ $") {
        let Some((name, after)) = behind.split_once(" }") else { break };
        filled.push_str(before);
        let value = names.iter().zip(arguments).find(|(known, _)| **known == name);
        filled.push_str(value.map_or("", |(_, value)| *value));
        rest = after;
    }
    filled + rest
}

/// The words of each message, in the order declared. What is wrong with the file stops the build.
pub(super) const fn read<const COUNT: usize>(file: &'static str, shapes: &[Shape; COUNT]) -> [&'static str; COUNT] {
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

/// That the words name each argument, and no other.
const fn hold_arguments(words: &[u8], arguments: &[&'static str]) {
    let mut argument = 0;
    while argument < arguments.len() {
        assert!(is_named(words, arguments[argument]), "{}", arguments[argument]);
        argument += 1;
    }
    let mut at = 0;
    while at < words.len() {
        let stray = words[at] == b'{' && !names_one(words, at, arguments);
        assert!(!stray, "a file of words names an argument that the message has not");
        at += 1;
    }
}

/// Whether an argument is named anywhere.
const fn is_named(words: &[u8], argument: &str) -> bool {
    let mut at = 0;
    while at < words.len() {
        if names(words, at, argument) {
            return true;
        }
        at += 1;
    }
    false
}

/// Whether one of the arguments is named there.
const fn names_one(words: &[u8], at: usize, arguments: &[&'static str]) -> bool {
    let mut argument = 0;
    while argument < arguments.len() {
        if names(words, at, arguments[argument]) {
            return true;
        }
        argument += 1;
    }
    false
}

/// Whether `{ $name }` stands there.
const fn names(words: &[u8], at: usize, name: &str) -> bool {
    begins_at(words, at, b"{ $")
        && begins_at(words, at + 3, name.as_bytes())
        && begins_at(words, at + 3 + name.len(), b" }")
}

/// Declares the messages of a subject, each as a function that takes the language and the arguments.
macro_rules! messages {
    ($subject:literal: $($(#[$doc:meta])* $id:ident($($argument:ident),*);)*) => {
        /// The places of the messages in their files.
        #[allow(non_camel_case_types, reason = "called as the messages are")]
        enum Id { $($id),* }

        const COUNT: usize = [$(Id::$id as usize),*].len();
        const SHAPES: [$crate::message::catalogue::Shape; COUNT] =
            [$((stringify!($id), &[$(stringify!($argument)),*])),*];

        static SUBJECT: $crate::message::catalogue::Subject<COUNT> = {
            #[cfg(feature = "english")]
            let english = Some($crate::message::catalogue::read(include_str!(concat!("en/", $subject, ".ftl")), &SHAPES));
            #[cfg(not(feature = "english"))]
            let english = None;
            #[cfg(feature = "vietnamese")]
            let vietnamese = Some($crate::message::catalogue::read(include_str!(concat!("vi/", $subject, ".ftl")), &SHAPES));
            #[cfg(not(feature = "vietnamese"))]
            let vietnamese = None;
            $crate::message::catalogue::Subject { shapes: SHAPES, words: [english, vietnamese] }
        };

        $($(#[$doc])* pub(crate) fn $id(language: $crate::message::Language, $($argument: &str),*) -> String {
            SUBJECT.say(Id::$id as usize, language, &[$($argument),*])
        })*
    };
}
pub(super) use messages;

#[cfg(test)]
mod tests {
    use super::*;

    const SHAPES: [Shape; 2] = [("first", &[]), ("second", &["one", "other"])];

    #[test]
    fn arguments_stand_where_the_words_name_them() {
        const WORDS: [&str; 2] = read("# About.\nfirst = Một\n\nsecond = { $other } trước { $one }\n", &SHAPES);
        assert_eq!(WORDS[0], "Một");
        let subject = Subject { shapes: SHAPES, words: [None, Some(WORDS)] };
        assert_eq!(subject.say(1, Language::Vietnamese, &["{ $other }", "b"]), "b trước { $other }");
        // The one that was built in stands in.
        assert_eq!(subject.say(0, Language::English, &[]), "Một");
        let none = Subject { shapes: SHAPES, words: [None, None] };
        assert_eq!(none.say(1, Language::English, &["a", "b"]), "second a b");
    }

    #[test]
    fn a_file_that_does_not_fit_is_refused() {
        let files = [
            "first = A\n",
            "first = A\nsecond = { $one }\n",
            "first = A\nsecond = { $one } { $other } { $third }\n",
            "second = { $one } { $other }\nfirst = A\n",
            "first = A\nsecond = { $one } { $other }\nthird = C\n",
        ];
        for file in files {
            assert!(std::panic::catch_unwind(|| read(file, &SHAPES)).is_err(), "{file}");
        }
    }
}

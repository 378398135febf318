//! Text that a medium takes as it stands, and what may become a part of it.

use std::fmt::{self, Display, Formatter};
use std::marker::PhantomData;
use std::ops::{Add, AddAssign, Deref};

/// Something that words are given to: a terminal, a page, a log.
pub trait Medium: Sized {
    /// The text so that the medium shows it and is not steered by it.
    fn escape(text: &str) -> String;
}

/// Text that the medium `M` takes as it stands. It reads like a `str`, and is no `Display`.
pub struct Text<M> {
    pub(super) text: String,
    medium: PhantomData<fn() -> M>,
}

impl<M: Medium> Text<M> {
    /// No text.
    #[must_use]
    pub fn new() -> Text<M> {
        Text::verbatim(String::new())
    }

    /// Words or marks of our own.
    #[must_use]
    pub fn own(text: &'static str) -> Text<M> {
        Text::verbatim(text.to_owned())
    }

    /// Text from anywhere, escaped.
    #[must_use]
    pub fn of(text: impl Display) -> Text<M> {
        Text::verbatim(M::escape(&text.to_string()))
    }

    /// Text in which line ends divide lines: each line is escaped, and they stay lines.
    #[must_use]
    pub fn lines_of(text: &str) -> Text<M> {
        Text::join(text.lines().map(Text::of), "\n")
    }

    /// Text that flows in the space it has: runs of spaces, tabs and line ends are one space, and none is at an end. The rest is escaped.
    #[must_use]
    pub fn flowing(text: &str) -> Text<M> {
        let words = text.split([' ', '\t', '\r', '\n']).filter(|word| !word.is_empty());
        Text::verbatim(M::escape(&words.collect::<Vec<_>>().join(" ")))
    }

    /// All of them, with words of our own between.
    #[must_use]
    pub fn join(all: impl IntoIterator<Item = Text<M>>, between: &'static str) -> Text<M> {
        let all: Vec<String> = all.into_iter().map(|text| text.text).collect();
        Text::verbatim(all.join(between))
    }

    /// This many times in a row.
    #[must_use]
    pub fn repeated(text: &'static str, times: usize) -> Text<M> {
        Text::verbatim(text.repeat(times))
    }

    /// What [`written!`](super::written) makes. Nothing else calls it, which a test of the house keeps: its pieces are escaped by then.
    #[doc(hidden)]
    #[must_use]
    pub fn assembled(text: fmt::Arguments<'_>) -> Text<M> {
        Text::verbatim(text.to_string())
    }

    /// As a plain string.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// For this room: the text is what the medium takes.
    pub(super) fn verbatim(text: String) -> Text<M> {
        Text { text, medium: PhantomData }
    }
}

impl<M> Deref for Text<M> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.text
    }
}

impl<M> AsRef<[u8]> for Text<M> {
    fn as_ref(&self) -> &[u8] {
        self.text.as_bytes()
    }
}

/// On its way out of bieu.
impl<M> From<Text<M>> for String {
    fn from(text: Text<M>) -> String {
        text.text
    }
}

impl<M: Medium> From<&'static str> for Text<M> {
    fn from(text: &'static str) -> Text<M> {
        Text::own(text)
    }
}

impl<M> Clone for Text<M> {
    fn clone(&self) -> Text<M> {
        Text { text: self.text.clone(), medium: PhantomData }
    }
}

impl<M: Medium> Default for Text<M> {
    fn default() -> Text<M> {
        Text::new()
    }
}

impl<M> fmt::Debug for Text<M> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.text, f)
    }
}

impl<M> PartialEq for Text<M> {
    fn eq(&self, other: &Text<M>) -> bool {
        self.text == other.text
    }
}

impl<M> Eq for Text<M> {}

impl<M> PartialEq<&str> for Text<M> {
    fn eq(&self, other: &&str) -> bool {
        self.text == *other
    }
}

impl<M: Medium, T: Into<Text<M>>> AddAssign<T> for Text<M> {
    fn add_assign(&mut self, more: T) {
        self.text += &more.into().text;
    }
}

impl<M: Medium, T: Into<Text<M>>> Add<T> for Text<M> {
    type Output = Text<M>;

    fn add(mut self, more: T) -> Text<M> {
        self += more;
        self
    }
}

impl<M: Medium> Extend<Text<M>> for Text<M> {
    fn extend<I: IntoIterator<Item = Text<M>>>(&mut self, all: I) {
        all.into_iter().for_each(|text| self.text += &text.text);
    }
}

impl<M: Medium> FromIterator<Text<M>> for Text<M> {
    fn from_iter<I: IntoIterator<Item = Text<M>>>(all: I) -> Text<M> {
        let mut text = Text::new();
        text.extend(all);
        text
    }
}

/// A whole text in one medium or another, on its way to a file or to standard output. Nothing more goes in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document(String);

impl Document {
    /// A file of its own kind that is handed on as it is: a rule file that was laid out.
    #[must_use]
    pub fn of_file(text: String) -> Document {
        Document(text)
    }

    /// Documents one after the other, an empty line between them.
    #[must_use]
    pub fn one_after_the_other(all: impl IntoIterator<Item = Document>) -> Document {
        Document(all.into_iter().map(|document| document.0).collect::<Vec<_>>().join("\n"))
    }
}

impl<M> From<Text<M>> for Document {
    fn from(text: Text<M>) -> Document {
        Document(text.text)
    }
}

impl From<Document> for String {
    fn from(document: Document) -> String {
        document.0
    }
}

impl Deref for Document {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl AsRef<[u8]> for Document {
    fn as_ref(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

/// What may be an argument of [`written!`](super::written) for the medium `M`.
pub trait Word<M: Medium> {
    /// How the medium takes it.
    fn word(&self) -> String;
}

/// Whatever can be shown is escaped.
impl<M: Medium, T: Display + ?Sized> Word<M> for T {
    fn word(&self) -> String {
        M::escape(&self.to_string())
    }
}

impl<M: Medium> Word<M> for Text<M> {
    fn word(&self) -> String {
        self.text.clone()
    }
}

impl<M: Medium> Word<M> for &Text<M> {
    fn word(&self) -> String {
        self.text.clone()
    }
}

/// An argument of [`written!`](super::written) on its way in.
pub struct Out<'a, M, T: ?Sized> {
    word: &'a T,
    medium: PhantomData<fn() -> M>,
}

impl<'a, M: Medium, T: Word<M> + ?Sized> Out<'a, M, T> {
    /// For this argument.
    #[must_use]
    pub fn new(word: &'a T) -> Out<'a, M, T> {
        Out { word, medium: PhantomData }
    }
}

impl<M: Medium, T: Word<M> + ?Sized> Display for Out<'_, M, T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.pad(&self.word.word())
    }
}

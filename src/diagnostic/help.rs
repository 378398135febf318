//! How a finding is mended: words for the author and, where the help is an edit, the edit itself as a value.
//!
//! An [`Edit`] is a place and the text to stand there; a [`Mending`] is all edits that belong together; a [`Help`] offers one
//! mending or several to choose from. What a room cannot give as a value that mends stays words alone.

use crate::message::{Message, frame};
use crate::source::{SourceId, Span};

/// How to mend a finding.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Help {
    /// What to do, in words that are enough by themselves.
    pub words: Message,
    /// The same as edits: each mends the finding by itself, the likeliest first. Empty where no edit is known.
    pub mendings: Vec<Mending>,
}

/// Edits that are to be made together, or not at all.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Mending {
    /// In the order of the text; no two touch the same letters.
    pub edits: Vec<Edit>,
    /// Whether a person has to agree.
    pub kind: MendingKind,
}

/// What a mending may do to what the text says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum MendingKind {
    /// Another spelling of what can only have been meant: a program may make it unasked.
    Spelling,
    /// What was most likely meant: the author decides.
    Suggestion,
}

/// What is to stand at a place instead of what stands there now.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Edit {
    /// The place; empty to insert. The old text is what stands there.
    pub span: Span,
    /// The new text; empty to remove.
    pub new: String,
}

impl Edit {
    /// Replaces what stands at a place.
    #[must_use]
    pub fn replace(span: Span, new: impl Into<String>) -> Edit {
        Edit { span, new: new.into() }
    }

    /// Removes what stands at a place.
    #[must_use]
    pub fn remove(span: Span) -> Edit {
        Edit { span, new: String::new() }
    }

    /// Inserts before a place.
    #[must_use]
    pub fn before(span: Span, new: impl Into<String>) -> Edit {
        Edit { span: Span { end: span.start, ..span }, new: new.into() }
    }

    /// Inserts after a place.
    #[must_use]
    pub fn after(span: Span, new: impl Into<String>) -> Edit {
        Edit { span: Span { start: span.end, ..span }, new: new.into() }
    }
}

impl Edit {
    /// What it does, in words that quote both texts: ``replace `Sexx` by `Sex` ``. `old` is what stands at the place.
    #[must_use]
    pub fn in_words(&self, old: &str) -> Message {
        let quoted = |text: &str| format!("`{}`", text.replace('\r', "\\r").replace('\n', "\\n"));
        match (old, self.new.as_str()) {
            ("", new) => frame::insert(quoted(new)),
            (old, "") => frame::remove(quoted(old)),
            (old, new) => frame::replace(quoted(old), quoted(new)),
        }
    }

    /// The same edit of a text that begins `by` bytes later.
    pub(crate) fn earlier(&self, by: usize) -> Edit {
        let moved = |at: u32| at.saturating_sub(by as u32);
        Edit { span: Span { start: moved(self.span.start), end: moved(self.span.end), ..self.span }, ..self.clone() }
    }
}

impl Help {
    /// Help in words alone; mendings can be added.
    #[must_use]
    pub fn new(words: impl Into<Message>) -> Help {
        Help { words: words.into(), mendings: Vec::new() }
    }

    /// Asks whether a known name was meant by what stands at a place, and offers it.
    #[must_use]
    pub fn did_you_mean(place: Span, name: &str) -> Help {
        Help::new(frame::did_you_mean(name)).suggestion([Edit::replace(place, name)])
    }

    /// Offers a mending that spells the same in the way of this language.
    #[must_use]
    pub fn spelling(self, edits: impl IntoIterator<Item = Edit>) -> Help {
        self.mending(MendingKind::Spelling, edits)
    }

    /// Offers a mending that the author has to agree to; called again, another one to choose from.
    #[must_use]
    pub fn suggestion(self, edits: impl IntoIterator<Item = Edit>) -> Help {
        self.mending(MendingKind::Suggestion, edits)
    }

    fn mending(mut self, kind: MendingKind, edits: impl IntoIterator<Item = Edit>) -> Help {
        let mut edits: Vec<Edit> = edits.into_iter().collect();
        edits.sort_by_key(|edit| (edit.span.source, edit.span.start, edit.span.end));
        if !edits.is_empty() {
            self.mendings.push(Mending { edits, kind });
        }
        self
    }
}

impl From<Message> for Help {
    fn from(words: Message) -> Help {
        Help::new(words)
    }
}

impl MendingKind {
    /// The word for it, the same in every form: `spelling`, `suggestion`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            MendingKind::Spelling => "spelling",
            MendingKind::Suggestion => "suggestion",
        }
    }
}

impl Mending {
    /// One text of a program with the edits made that lie in it. `None` where one does not fit the text, or two of them are in
    /// each other's way.
    #[must_use]
    pub fn applied(&self, source: SourceId, text: &str) -> Option<String> {
        applied(self.edits.iter().filter(|edit| edit.span.source == source), text)
    }
}

/// A text with edits made, which are in its order.
pub(crate) fn applied<'e>(edits: impl IntoIterator<Item = &'e Edit>, text: &str) -> Option<String> {
    let (mut mended, mut done) = (String::with_capacity(text.len()), 0);
    for edit in edits {
        mended.push_str(text.get(done..edit.span.start as usize)?);
        mended.push_str(&edit.new);
        done = edit.span.end as usize;
        text.get(edit.span.start as usize..done)?;
    }
    mended.push_str(text.get(done..)?);
    Some(mended)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(start: u32, end: u32) -> Span {
        Span { source: SourceId(0), start, end }
    }

    fn mended(text: &str, edits: impl IntoIterator<Item = Edit>) -> Option<String> {
        Help::new(Message::default()).suggestion(edits).mendings[0].applied(SourceId(0), text)
    }

    #[test]
    fn edits_are_made_at_their_places_in_any_order_that_they_were_given_in() {
        let edits = [Edit::after(at(2, 3), ")"), Edit::replace(at(1, 2), " và "), Edit::before(at(0, 1), "(")];
        assert_eq!(mended("a,b", edits).as_deref(), Some("(a và b)"));
        assert_eq!(mended("a,b", [Edit::remove(at(1, 3))]).as_deref(), Some("a"));
    }

    #[test]
    fn an_edit_that_does_not_fit_is_none() {
        assert_eq!(mended("a", [Edit::remove(at(1, 3))]), None);
        assert_eq!(mended("é", [Edit::remove(at(1, 2))]), None);
        assert_eq!(mended("abc", [Edit::remove(at(0, 2)), Edit::replace(at(1, 3), "x")]), None);
        let elsewhere = Span { source: SourceId(1), start: 0, end: 1 };
        assert_eq!(mended("abc", [Edit::remove(elsewhere)]).as_deref(), Some("abc"));
    }
}

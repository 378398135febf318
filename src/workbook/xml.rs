//! The XML of a part, piece by piece: what opens, what closes, text. What nobody needs of XML is refused, so that it needs no thought.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::fault::PartFault;
use super::metered::Metered;
use super::stop::Stop;

/// How deep elements may stand in each other.
const DEEPEST: u32 = 256;

/// A piece of XML.
pub(super) enum Piece<'b> {
    /// An element opens, at this depth: the outermost is at 1.
    Open(u32, Tag<'b>),
    /// The element at this depth closes.
    Close(u32),
    /// Text, or a part of one.
    Text(Cow<'b, str>),
    /// The outermost element closed before, and nothing follows.
    End,
}

/// What opens an element.
pub(super) struct Tag<'b> {
    start: BytesStart<'b>,
    /// Whether it closes what it opens.
    pub is_empty: bool,
}

impl Tag<'_> {
    /// Its name without its namespace.
    pub(super) fn name(&self) -> &str {
        let name = self.start.name().0;
        name.split_once(':').map_or(name, |(_, local)| local)
    }

    /// Its name as written.
    pub(super) fn written(&self) -> &str {
        self.start.name().0
    }

    /// Its attributes: their names as written, and their values as written.
    pub(super) fn attributes(&self) -> impl Iterator<Item = Result<(&str, Cow<'_, str>), Stop>> {
        let malformed = |_| Stop::Part(PartFault::Malformed { element: "attribute" });
        let attributes = self.start.attributes().with_checks(false).clone();
        attributes.map(move |attribute| attribute.map(|one| (one.key.0, one.value)).map_err(malformed))
    }

    /// The value of an attribute by its name, which is followed where it stands in a namespace.
    pub(super) fn attribute(&self, name: &str) -> Result<Option<String>, Stop> {
        for attribute in self.attributes() {
            let (key, value) = attribute?;
            if local(key) == name {
                return Ok(Some(plain(&value)?.into_owned()));
            }
        }
        Ok(None)
    }
}

/// A name without its namespace.
pub(super) fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// The value of an attribute, from how it is written.
pub(super) fn plain(written: &str) -> Result<Cow<'_, str>, Stop> {
    let malformed = |_| Stop::Part(PartFault::Malformed { element: "attribute" });
    if !written.contains(['&', '\t', '\r', '\n']) {
        return Ok(Cow::Borrowed(written));
    }
    let blanks = written.replace("\r\n", " ").replace(['\t', '\r', '\n'], " ");
    let unescaped = quick_xml::escape::unescape(&blanks).map_err(malformed)?;
    Ok(Cow::Owned(unescaped.into_owned()))
}

/// Whether a word says yes, as XML writes it.
pub(super) fn is_yes(word: &str) -> bool {
    matches!(word, "1" | "true" | "on")
}

/// The XML of a part.
pub(super) struct Xml<'a> {
    reader: Reader<Metered<'a>>,
    buffer: Vec<u8>,
    at: At,
}

/// Where in the XML the reading is.
#[derive(Default)]
struct At {
    depth: u32,
    has_begun: bool,
    /// Whether what opened last closed with that.
    is_closing: bool,
}

impl<'a> Xml<'a> {
    pub(super) fn new(input: Metered<'a>) -> Xml<'a> {
        Xml { reader: Reader::from_reader(input), buffer: Vec::new(), at: At::default() }
    }

    /// The next piece. What is no piece comes as a text without signs.
    pub(super) fn next(&mut self) -> Result<Piece<'_>, Stop> {
        if self.at.is_closing {
            self.at.is_closing = false;
            self.at.depth -= 1;
            return Ok(Piece::Close(self.at.depth + 1));
        }
        self.buffer.clear();
        self.reader.get_mut().begin_piece();
        match self.reader.read_event_into(&mut self.buffer) {
            Ok(event) => piece(event, &mut self.at, self.reader.buffer_position()),
            Err(_) => {
                let byte = self.reader.error_position();
                Err(self.reader.get_ref().failed().unwrap_or(PartFault::NotXml { byte }.into()))
            }
        }
    }

    /// Passes over what is in the element that opened last and is written so. What it holds is not looked at as XML: its end is the next
    /// that is written as one, and places behind it are told too low.
    pub(super) fn skip(&mut self, written: &str) -> Result<(), Stop> {
        if self.reader.get_mut().skip_to(format!("</{written}").as_bytes())? {
            return Ok(());
        }
        Err(PartFault::NotXml { byte: self.reader.buffer_position() }.into())
    }

    /// Bytes that were unpacked so far.
    pub(super) fn unpacked(&self) -> u64 {
        self.reader.get_ref().unpacked()
    }

    /// Reads to the end without looking, which proves that the bytes are those that were packed.
    pub(super) fn drain(&mut self) -> Result<(), Stop> {
        self.reader.get_mut().drain()
    }
}

fn piece<'b>(event: Event<'b>, at: &mut At, byte: u64) -> Result<Piece<'b>, Stop> {
    let not_xml = || Stop::Part(PartFault::NotXml { byte });
    match event {
        Event::Start(start) => opening(start, false, at, byte),
        Event::Empty(start) => opening(start, true, at, byte),
        Event::End(_) => {
            let closed = at.depth;
            at.depth = closed.checked_sub(1).ok_or_else(not_xml)?;
            Ok(Piece::Close(closed))
        }
        Event::Text(text) => Ok(Piece::Text(text.xml10_content())),
        Event::CData(text) => Ok(Piece::Text(text.xml10_content())),
        Event::GeneralRef(reference) => {
            let sign = reference.resolve_char_ref().map_err(|_| not_xml())?;
            let text = match sign {
                Some(sign) => Cow::Owned(sign.to_string()),
                None => Cow::Borrowed(quick_xml::escape::resolve_predefined_entity(&reference).ok_or_else(not_xml)?),
            };
            Ok(Piece::Text(text))
        }
        Event::DocType(_) => Err(PartFault::DocumentType.into()),
        Event::Eof if at.depth > 0 || !at.has_begun => Err(not_xml()),
        Event::Eof => Ok(Piece::End),
        Event::Comment(_) | Event::PI(_) | Event::Decl(_) => Ok(Piece::Text(Cow::Borrowed(""))),
    }
}

fn opening<'b>(start: BytesStart<'b>, is_empty: bool, at: &mut At, byte: u64) -> Result<Piece<'b>, Stop> {
    // There is one outermost element.
    if at.depth == 0 && at.has_begun {
        return Err(PartFault::NotXml { byte }.into());
    }
    if at.depth == DEEPEST {
        return Err(PartFault::TooDeep.into());
    }
    *at = At { depth: at.depth + 1, has_begun: true, is_closing: is_empty };
    Ok(Piece::Open(at.depth, Tag { start, is_empty }))
}

//! The media but Markdown, each with its escape.

use super::signs::written_out_except;
use super::text::{Medium, Text};

use std::ops::Range;

/// A terminal, a log, any text that is read line by line: one line, with what steers written out (`\n`, `\u{1b}`).
#[derive(Debug, Clone, Copy)]
pub enum Terminal {}

impl Medium for Terminal {
    fn escape(text: &str) -> String {
        super::signs::written_out(text).into_owned()
    }
}

/// A cell of a spreadsheet, where line ends and tabs may stand.
#[derive(Debug, Clone, Copy)]
pub enum Cell {}

impl Medium for Cell {
    fn escape(text: &str) -> String {
        written_out_except(text, |sign| matches!(sign, '\n' | '\t')).into_owned()
    }
}

/// A page, between tags and in attributes that are quoted. Line ends and tabs are spaces there.
#[derive(Debug, Clone, Copy)]
pub enum Html {}

impl Medium for Html {
    fn escape(text: &str) -> String {
        markup(text, |sign| match sign {
            '\'' => Some("&#39;"),
            _ => None,
        })
    }
}

/// XML between tags. What it cannot hold at all is written out.
#[derive(Debug, Clone, Copy)]
pub enum Xml {}

impl Medium for Xml {
    fn escape(text: &str) -> String {
        markup(text, |sign| match sign {
            '\'' => Some("&apos;"),
            '\u{fffe}' => Some("\\u{fffe}"),
            '\u{ffff}' => Some("\\u{ffff}"),
            _ => None,
        })
    }
}

impl Text<Xml> {
    /// Text between quotes, where a bare line end would be read as a space.
    #[must_use]
    pub fn attribute(text: &str) -> Text<Xml> {
        Text::verbatim(Xml::escape(text).replace('\n', "&#10;").replace('\t', "&#9;"))
    }
}

fn markup(text: &str, more: impl Fn(char) -> Option<&'static str>) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in written_out_except(text, |sign| matches!(sign, '\n' | '\t')).chars() {
        match (sign, more(sign)) {
            (_, Some(escaped)) => out += escaped,
            ('&', _) => out += "&amp;",
            ('<', _) => out += "&lt;",
            ('>', _) => out += "&gt;",
            ('"', _) => out += "&quot;",
            (other, _) => out.push(other),
        }
    }
    out
}

/// What a workflow command of GitHub Actions says: line ends are kept, as `%0A`.
#[derive(Debug, Clone, Copy)]
pub enum Github {}

impl Medium for Github {
    fn escape(text: &str) -> String {
        written_out_except(text, |sign| sign == '\n').replace('%', "%25").replace('\n', "%0A")
    }
}

impl Text<Github> {
    /// The value of a property of a workflow command.
    #[must_use]
    pub fn property(text: &str) -> Text<Github> {
        Text::verbatim(Github::escape(text).replace(':', "%3A").replace(',', "%2C"))
    }
}

impl Text<Terminal> {
    /// The words between the spaces.
    #[must_use]
    pub fn words(&self) -> Vec<Text<Terminal>> {
        self.text.split(' ').filter(|word| !word.is_empty()).map(|word| Text::verbatim(word.to_owned())).collect()
    }

    /// Without the line ends and spaces at its end.
    #[must_use]
    pub fn trimmed(&self) -> Text<Terminal> {
        Text::verbatim(self.text.trim_end().to_owned())
    }

    /// The part between two places, in bytes; nothing where there is none. What a terminal takes, it takes in parts.
    #[must_use]
    pub fn part(&self, places: Range<usize>) -> Text<Terminal> {
        Text::verbatim(self.text.get(places).unwrap_or_default().to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_medium_holds_what_it_is_given() {
        let text = "<b title='\"&'>\n\u{1b}%:,\u{ffff}";
        assert_eq!(Terminal::escape(text), "<b title='\"&'>\\n\\u{1b}%:,\u{ffff}");
        assert_eq!(Cell::escape(text), "<b title='\"&'>\n\\u{1b}%:,\u{ffff}");
        assert_eq!(Html::escape(text), "&lt;b title=&#39;&quot;&amp;&#39;&gt;\n\\u{1b}%:,\u{ffff}");
        assert_eq!(Xml::escape(text), "&lt;b title=&apos;&quot;&amp;&apos;&gt;\n\\u{1b}%:,\\u{ffff}");
        assert_eq!(&*Text::<Xml>::attribute("a\n\tb"), "a&#10;&#9;b");
        assert_eq!(Github::escape(text), "<b title='\"&'>%0A\\u{1b}%25:,\u{ffff}");
        assert_eq!(&*Text::<Github>::property("a:b,c\r\n%"), "a%3Ab%2Cc\\r%0A%25");
    }
}

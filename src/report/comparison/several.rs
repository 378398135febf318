//! The comparisons of one program or of many: the same change through several programs is told once.

use super::{comparison_markdown, comparison_text};
use crate::compare::{Comparison, together};
use crate::message::{Argument, Language, Message, comparison as say};
use crate::report::documents::{Compared, Diff, Program, Version};
use crate::words::{Markdown, Terminal, Text, written};

/// What was found of programs.
#[derive(Debug, Clone, Default)]
pub struct Comparisons {
    /// Whether there are several programs, which are then told by name.
    pub many: bool,
    /// The programs that could be compared.
    pub programs: Vec<(String, Comparison)>,
    /// Programs that one side has alone, or that could not be compared, with what is to be said of them.
    pub others: Vec<(String, Message)>,
}

impl Comparisons {
    /// For a person.
    #[must_use]
    pub fn text(&self, language: Language) -> Text<Terminal> {
        if let (false, [(_, comparison)]) = (self.many, self.programs.as_slice()) {
            return comparison_text(comparison, language);
        }
        let mut text = Text::new();
        for (program, what) in &self.others {
            text += written!(Terminal, "{}: {}\n\n", program, what.say(language));
        }
        for group in together(&self.programs) {
            text += written!(Terminal, "{}\n", group.programs.join(", "));
            text += comparison_text(&group.changes, language);
            text += "\n";
        }
        if let Some(line) = self.unchanged() {
            text += written!(Terminal, "{}\n", line.say(language));
        }
        text
    }

    /// As a comment.
    #[must_use]
    pub fn markdown(&self, language: Language) -> Text<Markdown> {
        if let (false, [(program, comparison)]) = (self.many, self.programs.as_slice()) {
            return written!(Markdown, "### bieu diff: {}\n\n{}\n", program, comparison_markdown(comparison, language));
        }
        let mut page = Text::new();
        for (program, what) in &self.others {
            page += written!(Markdown, "### {}: {}\n\n", program, what.say(language));
        }
        for group in together(&self.programs) {
            let programs = group.programs.join(", ");
            page += written!(
                Markdown,
                "### bieu diff: {}\n\n{}\n",
                programs,
                comparison_markdown(&group.changes, language)
            );
        }
        if let Some(line) = self.unchanged() {
            page += written!(Markdown, "{}\n", line.say(language));
        }
        page
    }

    /// For programs, as a command ends that has nothing to say of them.
    #[must_use]
    pub fn document(&self, language: Language) -> Diff {
        let compared = self.programs.iter().map(|(program, comparison)| Program::Compared {
            comparison: Box::new(Compared::of(comparison, language)),
            program: program.clone(),
            findings: Vec::new(),
        });
        Diff { schema: Version::DIFF, exit: 0, programs: compared.collect(), findings: Vec::new() }
    }

    /// The programs in which nothing changed, in one line.
    fn unchanged(&self) -> Option<Message> {
        let equal = self.programs.iter().filter(|(_, comparison)| comparison.is_equal());
        let names: Vec<&str> = equal.map(|(program, _)| program.as_str()).collect();
        let with_figures = self.programs.iter().any(|(_, comparison)| comparison.moved.is_some());
        (!names.is_empty()).then(|| {
            let names = Argument::list(names);
            if with_figures { say::unchanged_with_figures(names) } else { say::unchanged(names) }
        })
    }
}

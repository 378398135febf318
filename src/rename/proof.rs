//! Whether programs say the same under their new names: read anew, they name the same in the same order, nothing else is found in them, and
//! their tests end as before.

use std::collections::BTreeMap;

use crate::Rules;
use crate::diagnostic::{Diagnostic, codes};
use crate::engine::Checked;
use crate::message::Message;
use crate::message::renaming as say;
use crate::program::{Loader, path_of_root};
use crate::syntax::own_names;

use super::names::Names;
use super::texts::{Changed, Renamed, Root};

/// What differs, if anything does.
pub(super) fn differs<'r>(
    programs: impl Iterator<Item = (Root<'r>, Checked)>,
    loader: &dyn Loader,
    names: &Names,
    renamed: &Renamed,
) -> Option<Diagnostic> {
    let otherwise = renamed.files.iter().find(|(_, file)| !is_mapped(file, names));
    if let Some((path, _)) = otherwise {
        return Some(Diagnostic::new(&codes::NO_NEW_NAME, say::reads_otherwise(path)));
    }
    let overlaid = Overlaid { loader, files: &renamed.files };
    programs.into_iter().find_map(|(root, before)| {
        let text = renamed.files.get(&path_of_root(root.path)).map_or(root.text, |file| file.after.as_str());
        let after = Checked::load(root.path, text, &overlaid, None);
        Said::of(before).differs(&Said::of(after))
    })
}

/// Whether a text names, in the same order, what it named before.
fn is_mapped(file: &Changed, names: &Names) -> bool {
    let before =
        own_names(&file.before).into_iter().map(|own| names.new_of(&own.name).map_or(own.name.clone(), str::to_owned));
    before.eq(own_names(&file.after).into_iter().map(|own| own.name))
}

/// The texts of a host with the new ones in their places.
struct Overlaid<'l> {
    loader: &'l dyn Loader,
    files: &'l BTreeMap<String, Changed>,
}

impl Overlaid<'_> {
    fn or(&self, path: &str, load: impl FnOnce() -> Result<String, Message>) -> Result<String, Message> {
        self.files.get(path).map_or_else(load, |file| Ok(file.after.clone()))
    }
}

impl Loader for Overlaid<'_> {
    fn load(&self, path: &str) -> Result<String, Message> {
        self.or(path, || self.loader.load(path))
    }

    fn lines(&self, path: &str) -> Result<String, Message> {
        self.or(path, || self.loader.lines(path))
    }

    fn recorded(&self, path: &str) -> Result<Option<String>, Message> {
        match self.files.get(path) {
            Some(file) => Ok(Some(file.after.clone())),
            None => self.loader.recorded(path),
        }
    }
}

/// What is said of a program.
struct Said {
    /// The codes of its findings, in order, and what the first of each says.
    findings: BTreeMap<&'static str, (usize, Message)>,
    /// Its tests, each with whether it passed.
    tests: Vec<(String, bool)>,
}

impl Said {
    fn of(checked: Checked) -> Said {
        let mut findings: BTreeMap<&'static str, (usize, Message)> = BTreeMap::new();
        for found in checked.findings() {
            findings.entry(found.code.id).or_insert_with(|| (0, found.message.clone())).0 += 1;
        }
        let rules = Rules::of_checked(checked);
        let results = rules.map(|rules| rules.test(&|_| true).tests).unwrap_or_default();
        Said { findings, tests: results.iter().map(|result| (result.title(), result.is_passed())).collect() }
    }

    fn differs(&self, after: &Said) -> Option<Diagnostic> {
        let counted = |of: &Said, code: &str| of.findings.get(code).map_or(0, |(count, _)| *count);
        let refused = |message| Diagnostic::new(&codes::NO_NEW_NAME, message);
        let found = after.findings.iter().find(|(code, (count, _))| counted(self, code) != *count);
        if let Some((code, (_, message))) = found {
            return Some(refused(say::would_be_found(*code, message.clone())));
        }
        let gone = self.findings.iter().find(|(code, (count, _))| counted(after, code) != *count);
        if let Some((code, (_, message))) = gone {
            return Some(refused(say::would_not_be_found(*code, message.clone())));
        }
        let tests = self.tests.iter().zip(&after.tests).find(|(before, after)| before != after);
        tests.map(|((title, _), _)| refused(say::test_would_end_otherwise(title)))
    }
}

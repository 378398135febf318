//! How far the reading of files is: a bar on a terminal, lines of JSON for programs.
//!
//! It tells numbers alone, never what stands in a record, and nothing that was not read yet is promised.

use std::cell::RefCell;
use std::path::Path;
use std::time::{Duration, Instant};

use bieu::unstable::documents::{self, Version};
use bieu::unstable::message::command as say;
use bieu::unstable::words::json;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::args::ProgressForm;
use super::console;
use super::language;

/// Readings that are over sooner show no bar.
const AT_ONCE: Duration = Duration::from_millis(500);
/// How long programs wait for the next line at least.
const BETWEEN: Duration = Duration::from_millis(100);

/// What is told while files are read.
#[derive(Default)]
pub struct Progress {
    told: Told,
    at: RefCell<At>,
}

/// In which form.
#[derive(Default)]
enum Told {
    #[default]
    Nothing,
    Bar,
    Lines,
}

/// Where the reading stands.
#[derive(Default)]
struct At {
    /// All bytes, as far as they are known beforehand.
    of: Option<u64>,
    bytes: u64,
    records: u64,
    begun: Option<Instant>,
    bar: Option<ProgressBar>,
    last: Option<Instant>,
}

impl Progress {
    /// What is told in a form: where none is asked for, a bar if a person sees it.
    pub fn of(form: Option<ProgressForm>) -> Progress {
        let told = match form {
            Some(ProgressForm::Json) => Told::Lines,
            Some(ProgressForm::None) => Told::Nothing,
            None if console::speech_is_seen() => Told::Bar,
            None => Told::Nothing,
        };
        Progress { told, at: RefCell::default() }
    }

    /// The files that are read now.
    pub fn begin<'p>(&self, files: impl Iterator<Item = &'p Path>) {
        if matches!(self.told, Told::Nothing) {
            return;
        }
        // What a pipe holds is not known.
        let length = |path: &Path| path.metadata().ok().filter(|about| about.is_file()).map(|about| about.len());
        let of = files.map(length).sum::<Option<u64>>();
        *self.at.borrow_mut() = At { of, begun: Some(Instant::now()), ..At::default() };
    }

    /// More was read.
    pub fn add(&self, bytes: u64, records: u64) {
        let at = &mut *self.at.borrow_mut();
        at.bytes += bytes;
        at.records += records;
        match self.told {
            Told::Nothing => {}
            Told::Bar => at.draw(),
            Told::Lines if at.last.is_none_or(|last| last.elapsed() >= BETWEEN) => at.say(false),
            Told::Lines => {}
        }
    }

    /// All is read.
    pub fn end(&self) {
        let at = &mut *self.at.borrow_mut();
        if let Some(bar) = at.bar.take() {
            bar.finish_and_clear();
        }
        if matches!(self.told, Told::Lines) && at.begun.take().is_some() {
            at.say(true);
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        // A reading that failed leaves no bar beside what is said of it.
        if let Some(bar) = self.at.borrow_mut().bar.take() {
            bar.finish_and_clear();
        }
    }
}

impl At {
    fn draw(&mut self) {
        if self.bar.is_none() && self.begun.is_some_and(|begun| begun.elapsed() >= AT_ONCE) {
            self.bar = Some(bar(self.of));
        }
        if let Some(bar) = &self.bar {
            bar.set_position(self.bytes);
            bar.set_message(say::records_read(self.records).say(language::of_people()));
        }
    }

    fn say(&mut self, is_all: bool) {
        self.last = Some(Instant::now());
        let (bytes, of, records) = (self.bytes, self.of, self.records);
        let line = documents::Progress { schema: Version::PROGRESS, bytes, of, records, end: is_all };
        console::say_json(&json::line(&line));
    }
}

fn bar(of: Option<u64>) -> ProgressBar {
    let template = match of {
        Some(_) => "{wide_bar} {bytes}/{total_bytes} {msg} {eta} left",
        None => "{spinner} {bytes} {msg} {elapsed}",
    };
    let bar = ProgressBar::with_draw_target(of, ProgressDrawTarget::stderr());
    match ProgressStyle::with_template(template) {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

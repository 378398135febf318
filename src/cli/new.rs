//! `bieu new`: a folder with rules and made-up records that run.

use bieu::unstable::diagnostic::codes;
use bieu::unstable::documents::{self, Version};
use bieu::unstable::message::command as say;
use bieu::unstable::words::{Terminal, Text, written};

use super::args::{New, Words};
use super::console;
use super::ending::Ending;
use super::failure::Failure;
use super::files::{Files, shown};
use super::language;
use super::writer::{self, Page};

/// A starter in one set of words: its files by name, and what the next commands name.
struct Starter {
    files: [(&'static str, &'static str); 4],
    rules: &'static str,
    records: &'static str,
}

static ENGLISH: Starter = Starter {
    files: [
        ("README.md", include_str!("starter/README.md")),
        ("report.bieu", include_str!("starter/report.bieu")),
        ("report.test.bieu", include_str!("starter/report.test.bieu")),
        ("records/Member.csv", include_str!("starter/Member.csv")),
    ],
    rules: "report.bieu",
    records: "records",
};

static VIETNAMESE: Starter = Starter {
    files: [
        ("README.md", include_str!("starter/vi/README.md")),
        ("bao-cao.bieu", include_str!("starter/vi/bao-cao.bieu")),
        ("bao-cao.test.bieu", include_str!("starter/vi/bao-cao.test.bieu")),
        ("ho-so/Đảng_viên.csv", include_str!("starter/vi/dang-vien.csv")),
    ],
    rules: "bao-cao.bieu",
    records: "ho-so",
};

/// Writes the starter.
pub fn new(new: &New) -> Result<Ending, Failure> {
    let folder = shown(&new.folder);
    match new.folder.read_dir() {
        Ok(mut entries) => {
            if entries.next().is_some() {
                return Err(Failure::new(say::folder_not_empty(&folder)));
            }
        }
        Err(fault) if fault.kind() == std::io::ErrorKind::NotFound => {}
        Err(fault) => return Err(Failure::file(&folder, &fault)),
    }
    let starter = match new.words {
        Words::En => &ENGLISH,
        Words::Vi => &VIETNAMESE,
    };
    let files = Files::default();
    let page = |(name, text): (&str, &'static str)| Page {
        path: new.folder.join(name),
        text: Text::<Terminal>::own(text).into(),
    };
    writer::make_folder(&files, &new.folder.join(starter.records))?;
    writer::write(&files, &starter.files.map(page))?;
    if new.json {
        let files = starter.files.iter().map(|(name, _)| *name).collect();
        console::give_json(&documents::New { schema: Version::NEW, folder, files })?;
    } else {
        tell(starter, &folder)?;
    }
    Ok(Ending::Clean)
}

/// Says what is in the folder, and what to do next.
fn tell(starter: &Starter, folder: &str) -> Result<(), Failure> {
    let names: Text<Terminal> = starter.files.iter().map(|(name, _)| written!(Terminal, "  {}\n", name)).collect();
    let language = language::of_people();
    console::give(written!(
        Terminal,
        "{}\n{}\n{}\n  cd {}\n  bieu run {} --data {}\n  bieu test .\n\n{}\n",
        say::folder_holds(folder).say(language),
        names,
        say::next().say(language),
        folder,
        starter.rules,
        starter.records,
        say::explain_code(codes::UNKNOWN_CODE.id).say(language)
    ))
}

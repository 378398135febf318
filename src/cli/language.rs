//! The language that the person reads: asked for by `--lang`, or read from the environment.

use std::sync::OnceLock;

use bieu::message::Language;

/// What was asked for, and what the environment names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Asked {
    by_option: Option<Language>,
    by_environment: Option<Language>,
}

static ASKED: OnceLock<Asked> = OnceLock::new();

/// Settles the language before anything is said.
pub fn settle(by_option: Option<Language>) {
    let named = |name: &str| std::env::var(name).ok();
    let _ = ASKED.set(Asked { by_option, by_environment: of_environment(&named) });
}

/// Of what a person reads.
pub fn of_people() -> Language {
    let asked = ASKED.get();
    asked.and_then(|asked| asked.by_option.or(asked.by_environment)).unwrap_or_default()
}

/// Of what programs read: it does not hang on who runs them.
pub fn of_programs() -> Language {
    ASKED.get().and_then(|asked| asked.by_option).unwrap_or_default()
}

/// `BIEU_LANG`; where it is not set, the locale, of which the first that is set counts. One that names a language that bieu does not
/// speak names none.
fn of_environment(named: &dyn Fn(&str) -> Option<String>) -> Option<Language> {
    let names = ["BIEU_LANG", "LC_ALL", "LC_MESSAGES", "LANG"];
    let set = names.into_iter().find_map(|name| named(name).filter(|value| !value.is_empty()))?;
    Language::of_tag(&set)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_that_is_set_names_the_language() {
        let of = |set: &[(&str, &str)]| {
            of_environment(&|name| set.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned()))
        };
        assert_eq!(of(&[("LANG", "vi_VN.UTF-8")]), Some(Language::Vietnamese));
        assert_eq!(of(&[("BIEU_LANG", "en"), ("LANG", "vi_VN.UTF-8")]), Some(Language::English));
        assert_eq!(of(&[("BIEU_LANG", ""), ("LC_ALL", "vi"), ("LANG", "en_GB")]), Some(Language::Vietnamese));
        assert_eq!(of(&[("LC_ALL", "C.UTF-8"), ("LANG", "vi_VN.UTF-8")]), None);
        assert_eq!(of(&[]), None);
    }
}

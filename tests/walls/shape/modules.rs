//! The modules of the crate: what each defines, what it takes from elsewhere, and in which file a name is defined in the end.

use std::collections::BTreeMap;

use super::code::tokens;

/// One file of `src`.
#[derive(Default)]
pub struct Module {
    /// From `src`, as `compare/mod.rs`.
    pub file: String,
    /// What is defined here, and whether it is for everybody.
    pub items: BTreeMap<String, bool>,
    /// Modules declared here, and whether they are for everybody.
    pub children: BTreeMap<String, bool>,
    pub imports: Vec<Import>,
    /// Paths with `::` in the code outside of `use`.
    pub paths: Vec<Vec<String>>,
    /// Names in the code outside of `use`.
    pub names: Vec<String>,
}

/// A name that `use` brings in; `*` brings in all.
pub struct Import {
    pub path: Vec<String>,
    pub name: String,
    /// Whether others get the name from here: `pub use`, for the crate alone or for everybody.
    pub is_handed_on: bool,
    pub is_public: bool,
}

/// All modules by their paths; the crate's own is empty.
pub type Modules = BTreeMap<Vec<String>, Module>;

/// The path of the module that a file of `src` is.
pub fn module_path(file: &str) -> Vec<String> {
    let path = file.trim_end_matches(".rs").trim_end_matches("/mod");
    if path == "lib" { Vec::new() } else { path.split('/').map(str::to_owned).collect() }
}

impl Module {
    pub fn read(file: &str, code: &str) -> Self {
        let mut module = Self { file: file.to_owned(), ..Self::default() };
        let tokens = tokens(code);
        let (mut place, mut depth) = (0, 0usize);
        // What `pub` and attributes have said of what comes next.
        let (mut is_pub, mut is_narrowed) = (false, false);
        while let Some(token) = tokens.get(place) {
            let after = &tokens[place + 1..];
            match *token {
                "#" if after.first() == Some(&"[") => {
                    let end = end_of_attribute(&tokens, place + 1);
                    // What stands behind a feature for the bold is promised to nobody.
                    is_narrowed |= tokens[place..end].join("").contains("feature=\"unstable\"");
                    place = end;
                    continue;
                }
                "pub" => {
                    is_narrowed |= after.first() == Some(&"(");
                    is_pub = true;
                    place += if after.first() == Some(&"(") { 4 } else { 1 };
                    continue;
                }
                "{" | "(" | "[" => depth += 1,
                "}" | ")" | "]" => depth = depth.saturating_sub(1),
                "use" => place += module.take_in(after, is_pub, is_pub && !is_narrowed),
                "mod" if depth == 0 && after.get(1) == Some(&";") => {
                    module.children.insert(after[0].to_owned(), is_pub && !is_narrowed);
                }
                word if depth == 0 && defines(word, after) => {
                    module.items.insert(after[0].to_owned(), is_pub && !is_narrowed);
                }
                word if is_name(word) => {
                    module.names.push(word.to_owned());
                    let is_first = place == 0 || tokens[place - 1] != "::";
                    module.paths.extend((is_first && after.first() == Some(&"::")).then(|| path_at(&tokens[place..])));
                }
                _ => {}
            }
            if !matches!(*token, "const" | "unsafe" | "async") {
                (is_pub, is_narrowed) = (false, false);
            }
            place += 1;
        }
        module
    }

    /// Takes in what a `use` brings, and says how many tokens that are.
    fn take_in(&mut self, tokens: &[&str], is_handed_on: bool, is_public: bool) -> usize {
        let end = tokens.iter().position(|token| *token == ";").unwrap_or(tokens.len());
        let mut names = Vec::new();
        tree(&tokens[..end], &[], &mut names);
        self.imports.extend(names.into_iter().map(|(path, name)| Import { path, name, is_handed_on, is_public }));
        end
    }
}

const DEFINING: [&str; 8] = ["fn", "struct", "enum", "trait", "type", "const", "static", "union"];

fn defines(word: &str, after: &[&str]) -> bool {
    DEFINING.contains(&word) && after.first().is_some_and(|name| is_name(name) && !DEFINING.contains(name))
}

fn is_name(token: &str) -> bool {
    token.starts_with(|sign: char| sign.is_alphabetic() || sign == '_')
}

fn end_of_attribute(tokens: &[&str], begin: usize) -> usize {
    let mut depth = 0;
    for (place, token) in tokens.iter().enumerate().skip(begin) {
        match *token {
            "[" => depth += 1,
            "]" if depth == 1 => return place + 1,
            "]" => depth -= 1,
            _ => {}
        }
    }
    tokens.len()
}

fn path_at(tokens: &[&str]) -> Vec<String> {
    let mut path = vec![tokens[0].to_owned()];
    let mut rest = &tokens[1..];
    while let ["::", name, ..] = rest
        && is_name(name)
    {
        path.push((*name).to_owned());
        rest = &rest[2..];
    }
    path
}

/// The names of a `use`, with their paths.
fn tree(tokens: &[&str], before: &[String], found: &mut Vec<(Vec<String>, String)>) {
    let mut path = before.to_vec();
    let mut rest = tokens;
    loop {
        match rest {
            ["{", inside @ .., "}"] => return parts(inside).into_iter().for_each(|part| tree(part, &path, found)),
            ["*"] => return found.push((path, "*".to_owned())),
            ["self"] if !path.is_empty() => {
                let name = path.last().cloned().unwrap_or_default();
                return found.push((path, name));
            }
            [name] => {
                path.push((*name).to_owned());
                return found.push((path, (*name).to_owned()));
            }
            [name, "as", other] => {
                path.push((*name).to_owned());
                return found.push((path, (*other).to_owned()));
            }
            [name, "::", after @ ..] => {
                path.push((*name).to_owned());
                rest = after;
            }
            _ => return,
        }
    }
}

/// What commas part, but for those in braces.
fn parts<'t, 'a>(tokens: &'t [&'a str]) -> Vec<&'t [&'a str]> {
    let (mut found, mut begin, mut depth) = (Vec::new(), 0, 0);
    for (place, token) in tokens.iter().enumerate() {
        match *token {
            "{" => depth += 1,
            "}" => depth -= 1,
            "," if depth == 0 => {
                found.push(&tokens[begin..place]);
                begin = place + 1;
            }
            _ => {}
        }
    }
    found.push(&tokens[begin..]);
    found.retain(|part| !part.is_empty());
    found
}

/// The module and name in which a path ends, seen through all that hand the name on. `None` is of another crate, or made by a macro.
pub fn defined(modules: &Modules, from: &[String], path: &[String], deepest: usize) -> Option<(Vec<String>, String)> {
    let (first, rest) = path.split_first()?;
    let (mut module, mut rest) = match first.as_str() {
        "crate" => (Vec::new(), rest),
        "self" => (from.to_vec(), rest),
        "super" => (from.split_last()?.1.to_vec(), rest),
        _ => (from.to_vec(), path),
    };
    while let Some((name, after)) = rest.split_first() {
        if name == "super" {
            module.pop()?;
            rest = after;
            continue;
        }
        let here = modules.get(&module)?;
        if here.children.contains_key(name) {
            module.push(name.clone());
            rest = after;
            continue;
        }
        if here.items.contains_key(name) {
            return Some((module, name.clone()));
        }
        let deepest = deepest.checked_sub(1)?;
        let through = |import: &Import| match import.name.as_str() {
            "*" => defined(modules, &module, &[&import.path, rest].concat(), deepest),
            other if other == name => defined(modules, &module, &[&import.path, after].concat(), deepest),
            _ => None,
        };
        let found = here.imports.iter().filter(|import| import.path.first() != Some(name)).find_map(through);
        // A name that a macro makes is nowhere to be read: it is the module's own.
        return found.or_else(|| (first != name).then(|| (module.clone(), name.clone())));
    }
    Some((module, String::new()))
}

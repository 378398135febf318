//! "Did you mean", held to the lists of the library: a slip in a name finds the name, and another name finds nothing.

use std::collections::BTreeSet;
use std::path::Path;

use bieu::source::SourceId;
use bieu::unstable::diagnostic::did_you_mean;
use bieu::unstable::syntax::tree::Item;

/// The labels of each code list of the library.
fn lists() -> Vec<Vec<String>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules/lists");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let texts = files.iter().map(|file| std::fs::read_to_string(file).unwrap());
    let mut lists = Vec::new();
    for text in texts {
        for item in bieu::unstable::syntax::parse(SourceId(0), &text).0.items {
            let Item::Codes(codes) = item else { continue };
            let place = codes.name.span.start as usize;
            let end = text[place..].find("\n}").map_or(text.len(), |end| place + end);
            lists.push(labels(&text[place..end]));
        }
    }
    lists
}

/// The first text of each line of a list but its own.
fn labels(list: &str) -> Vec<String> {
    let texts = list.lines().skip(1).filter(|line| !line.trim_start().starts_with("//"));
    let labels: BTreeSet<String> =
        texts.filter_map(|line| Some(line.split('"').nth(1)?.to_owned())).filter(|label| !label.is_empty()).collect();
    labels.into_iter().collect()
}

/// The label with one slip of the hand at each place: a letter left out, doubled, or taken before the one in front of it.
fn slips(label: &str) -> Vec<String> {
    let letters: Vec<char> = label.chars().collect();
    let written = |letters: Vec<char>| letters.into_iter().collect::<String>();
    let mut slips = Vec::new();
    for at in 0..letters.len() {
        let (mut without, mut doubled, mut turned) = (letters.clone(), letters.clone(), letters.clone());
        without.remove(at);
        doubled.insert(at, letters[at]);
        slips.extend([written(without), written(doubled)]);
        if at + 1 < letters.len() && letters[at] != letters[at + 1] {
            turned.swap(at, at + 1);
            slips.push(written(turned));
        }
    }
    slips
}

fn nearest<'a>(written: &str, labels: &'a [String]) -> Option<&'a str> {
    did_you_mean(written, labels.iter().map(String::as_str))
}

#[test]
fn a_slip_in_a_label_finds_the_label() {
    let (mut right, mut wrong, mut none) = (0, Vec::new(), Vec::new());
    for labels in lists() {
        for label in labels.iter().filter(|label| label.chars().count() > 3) {
            let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
            // A number is never near to another one.
            for slip in slips(label).into_iter().filter(|slip| digits(slip) == digits(label)) {
                match nearest(&slip, &labels) {
                    Some(found) if found == label => right += 1,
                    Some(found) => wrong.push(format!("{slip} of {label}: {found}")),
                    None => none.push(format!("{slip} of {label}")),
                }
            }
        }
    }
    let all = right + wrong.len() + none.len();
    assert!(all > 5000 && right * 100 >= all * 98, "{right} of {all}; nothing for {none:?}");
    assert!(wrong.len() * 200 <= all, "{} of {all} find another: {wrong:?}", wrong.len());
}

#[test]
fn a_label_that_is_not_in_the_list_is_none_of_the_others() {
    let (mut all, mut taken) = (0, Vec::new());
    for labels in lists() {
        for label in &labels {
            let others: Vec<String> = labels.iter().filter(|other| *other != label).cloned().collect();
            all += 1;
            taken.extend(nearest(label, &others).map(|other| format!("{label}: {other}")));
        }
    }
    // Single words of the same letters but one, such as Mông and Mảng, cannot be told from slips.
    let of_several_words: Vec<&String> =
        taken.iter().filter(|pair| pair.contains(' ') && pair.split(' ').count() > 2).collect();
    assert_eq!(of_several_words, [""; 0]);
    assert!(all > 200 && taken.len() * 20 <= all, "{} of {all}: {taken:?}", taken.len());
}

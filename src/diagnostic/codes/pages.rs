//! The pages of codes in Vietnamese: a file for each subject, which an editor changes without Rust.
//!
//! A page begins with `# E0201` and its title on a line; the rest is shown as it stands. A library without the feature `vietnamese` carries none.

/// What a reader is shown of a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Page {
    pub title: &'static str,
    pub text: &'static str,
}

/// The files of the subjects that are there, by what the ids of their codes begin with.
macro_rules! files {
    ($($subject:literal $name:literal;)*) => {
        #[cfg(feature = "vietnamese")]
        const FILES: &[(&str, &str)] = &[$(($subject, include_str!(concat!("vi/", $name, ".md")))),*];
        #[cfg(not(feature = "vietnamese"))]
        const FILES: &[(&str, &str)] = &[];
    };
}

files! {
    "E01" "spelling"; "E02" "names"; "E03" "types"; "E04" "tables"; "E05" "partitions"; "E06" "dates"; "E07" "files"; "E08" "data";
    "E09" "runs"; "E10" "criteria"; "E11" "testing"; "E12" "changes"; "E13" "reconcile"; "E14" "style"; "E15" "grids";
}

/// The page of a code in Vietnamese.
pub(super) fn vietnamese(id: &str) -> Option<Page> {
    let (_, file) = FILES.iter().find(|(subject, _)| id.starts_with(subject))?;
    pages(file).find(|(found, _)| *found == id).map(|(_, page)| page)
}

/// The pages of a file with their ids, in their order.
fn pages(file: &'static str) -> impl Iterator<Item = (&'static str, Page)> {
    let page = |piece: &'static str| {
        let (heading, text) = piece.split_once('\n')?;
        let (id, title) = heading.strip_prefix("# ").unwrap_or(heading).split_once(' ')?;
        Some((id, Page { title: title.trim(), text: text.trim() }))
    };
    file.split("\n# ").filter_map(page)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::codes;

    /// Each code has one page, none is of no code, and they stand in the order of the codes; each shows the examples that the English one shows.
    #[test]
    #[cfg(feature = "vietnamese")]
    fn every_code_has_its_page_in_vietnamese_and_none_is_idle() {
        let found: Vec<(&str, Page)> = FILES.iter().flat_map(|(_, file)| pages(file)).collect();
        let ids: Vec<&str> = found.iter().map(|(id, _)| *id).collect();
        assert_eq!(ids, codes::all().map(|code| code.id).collect::<Vec<_>>());
        let kinds = |page: &str, words: [&str; 3]| -> Vec<usize> {
            page.lines().filter_map(|line| words.iter().position(|word| line.starts_with(word))).collect()
        };
        for (code, (id, page)) in codes::all().zip(found) {
            assert_eq!(vietnamese(id), Some(page), "{id}");
            assert!(!page.title.is_empty() && !page.title.ends_with('.') && !page.text.is_empty(), "{id}");
            let english = kinds(code.explanation, ["Wrong:", "Doubtful:", "Right:"]);
            assert_eq!(kinds(page.text, ["Sai:", "Đáng ngờ:", "Đúng:"]), english, "{id}");
        }
    }

    #[test]
    #[cfg(not(feature = "vietnamese"))]
    fn a_library_without_vietnamese_carries_no_page() {
        assert!(FILES.is_empty() && codes::all().all(|code| vietnamese(code.id).is_none()));
    }

    #[test]
    fn pages_are_read_with_their_examples() {
        let file = "What stands before a page is for editors.\n\n# E0101 a\n\nB.\n\nWrong:  #\n\n# E0102 c d\n\nE.\n";
        let page = |title, text| Page { title, text };
        let expected = [("E0101", page("a", "B.\n\nWrong:  #")), ("E0102", page("c d", "E."))];
        assert!(pages(file).filter(|(id, _)| id.starts_with('E')).eq(expected));
    }
}

//! Which row or column a person's word means.

use super::MemberHeader;
use crate::spelling::{called, fold};

/// The members that a word means: the one with that id; else `total`, the total; else those with that printed number; else
/// those with that label, spelled exactly so or, where none is, folded. More than one where several share it, none where nothing has it.
#[must_use]
pub fn named(members: &[MemberHeader], word: &str) -> Vec<usize> {
    let word = word.trim();
    let those = |is_meant: &dyn Fn(&MemberHeader) -> bool| -> Vec<usize> {
        let meant = members.iter().enumerate().filter(|(_, member)| is_meant(member));
        meant.map(|(position, _)| position).collect()
    };
    let wanted = fold(word);
    if wanted.is_empty() {
        return Vec::new();
    }
    let ways: [&dyn Fn(&MemberHeader) -> bool; 3] =
        [&|member| member.id == word, &|member| member.is_total && wanted == "total", &|member| member.printed == word];
    let labels =
        || members.iter().enumerate().map(|(position, member)| (position, member.label.as_str())).collect::<Vec<_>>();
    ways.iter().map(|way| those(way)).find(|meant| !meant.is_empty()).unwrap_or_else(|| called(&labels(), word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn member(id: &str, printed: &str, label: &str) -> MemberHeader {
        MemberHeader {
            id: id.into(),
            printed: printed.into(),
            label: label.into(),
            is_total: id == "all",
            ..MemberHeader::default()
        }
    }

    #[test]
    fn an_id_goes_before_a_number_and_a_number_before_a_label() {
        let members = [member("1", "2", "A"), member("b", "1", "2"), member("all", "", "A"), member("c", "", "Đ")];
        let meant = |word: &str| named(&members, word);
        assert_eq!(meant("1"), [0]);
        assert_eq!(meant("2"), [0]);
        assert_eq!(meant("a"), [0, 2]);
        assert_eq!(meant(" total "), [2]);
        assert_eq!(meant("đ"), [3]);
        assert!(meant("").is_empty() && meant("nothing").is_empty());
    }
}

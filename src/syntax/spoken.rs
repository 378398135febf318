//! Phrases and names that later rooms say when they speak rules back: in the words of the file that these stand in.
//!
//! How they are written in Vietnamese, the table of phrases says; nothing of it is asked where a file is in English words.

use super::grammar::Rule;
use super::phrases;
use super::predefined::{self, FUNCTIONS, IDS};
use super::tree::WordSet;

/// A phrase of the language, in one sense.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Phrase {
    And,
    Or,
    Not,
    In,
    Within,
    IsMissing,
    IsKnown,
    StartsWith,
    Contains,
    Yes,
    No,
    Years,
    Months,
    Days,
    AsOf,
    From,
    Until,
    RankOf,
    Ascending,
    Descending,
    Where,
    By,
    First,
    FirstEnd,
    WithRecords,
    Shown,
    Parent,
    Total,
    SumOfRows,
    NotApplicable,
    Rest,
}

impl Phrase {
    #[cfg(test)]
    const ALL: [Phrase; 31] = [
        Phrase::And,
        Phrase::Or,
        Phrase::Not,
        Phrase::In,
        Phrase::Within,
        Phrase::IsMissing,
        Phrase::IsKnown,
        Phrase::StartsWith,
        Phrase::Contains,
        Phrase::Yes,
        Phrase::No,
        Phrase::Years,
        Phrase::Months,
        Phrase::Days,
        Phrase::AsOf,
        Phrase::From,
        Phrase::Until,
        Phrase::RankOf,
        Phrase::Ascending,
        Phrase::Descending,
        Phrase::Where,
        Phrase::By,
        Phrase::First,
        Phrase::FirstEnd,
        Phrase::WithRecords,
        Phrase::Shown,
        Phrase::Parent,
        Phrase::Total,
        Phrase::SumOfRows,
        Phrase::NotApplicable,
        Phrase::Rest,
    ];

    /// How it is written in a set of words.
    pub fn written(self, words: WordSet) -> &'static str {
        let (rule, english) = self.in_table();
        match words {
            WordSet::English => english,
            WordSet::Vietnamese => phrases::spelling(rule, WordSet::Vietnamese),
        }
    }

    fn in_table(self) -> (Rule, &'static str) {
        match self {
            Phrase::And => (Rule::kw_and, "and"),
            Phrase::Or => (Rule::kw_or, "or"),
            Phrase::Not => (Rule::kw_not, "not"),
            Phrase::In => (Rule::kw_in, "in"),
            Phrase::Within => (Rule::kw_within, "within"),
            Phrase::IsMissing => (Rule::kw_is_missing, "is missing"),
            Phrase::IsKnown => (Rule::kw_is_known, "is known"),
            Phrase::StartsWith => (Rule::kw_starts_with, "starts with"),
            Phrase::Contains => (Rule::kw_contains, "contains"),
            Phrase::Yes => (Rule::kw_yes, "yes"),
            Phrase::No => (Rule::kw_no, "no"),
            Phrase::Years => (Rule::kw_years, "years"),
            Phrase::Months => (Rule::kw_months, "months"),
            Phrase::Days => (Rule::kw_days, "days"),
            Phrase::AsOf => (Rule::kw_as_of, "as of"),
            Phrase::From => (Rule::kw_from, "from"),
            Phrase::Until => (Rule::kw_until, "until"),
            Phrase::RankOf => (Rule::kw_rank_of, "rank of"),
            Phrase::Ascending => (Rule::kw_ascending, "ascending"),
            Phrase::Descending => (Rule::kw_descending, "descending"),
            Phrase::Where => (Rule::kw_where, "where"),
            Phrase::By => (Rule::kw_by, "by"),
            Phrase::First => (Rule::kw_first, "first"),
            Phrase::FirstEnd => (Rule::kw_first_end, ""),
            Phrase::WithRecords => (Rule::kw_with_records, "with records"),
            Phrase::Shown => (Rule::kw_shown, "shown"),
            Phrase::Parent => (Rule::kw_parent, "parent"),
            Phrase::Total => (Rule::kw_total, "total"),
            Phrase::SumOfRows => (Rule::kw_sum_of_rows, "sum of rows"),
            Phrase::NotApplicable => (Rule::kw_not_applicable, "not applicable"),
            Phrase::Rest => (Rule::kw_rest, "rest"),
        }
    }
}

/// An id of a row or a column, between brackets: those that every table has are called otherwise in Vietnamese words.
pub(crate) fn id_in(words: WordSet, id: &str) -> &str {
    match words {
        WordSet::English => id,
        WordSet::Vietnamese => predefined::turned(IDS, WordSet::English, id).unwrap_or(id),
    }
}

/// The name of a function.
pub(crate) fn function_in(words: WordSet, name: &str) -> &str {
    match words {
        WordSet::English => name,
        WordSet::Vietnamese => predefined::turned(FUNCTIONS, WordSet::English, name).unwrap_or(name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_phrase_is_written_as_the_table_has_it() {
        for phrase in Phrase::ALL {
            let (rule, english) = phrase.in_table();
            assert_eq!(english, phrases::spelling(rule, WordSet::English), "{phrase:?}");
            assert!(!phrase.written(WordSet::Vietnamese).is_empty(), "{phrase:?}");
        }
        assert_eq!(Phrase::IsKnown.written(WordSet::Vietnamese), "đã biết");
        assert_eq!((id_in(WordSet::Vietnamese, "total"), id_in(WordSet::Vietnamese, "a")), ("tổng_cộng", "a"));
        assert_eq!(function_in(WordSet::Vietnamese, "age"), "tuổi");
    }
}

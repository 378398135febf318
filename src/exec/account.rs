//! What became of the records of each type: numbers that add up as what was counted does, without any record.

use std::collections::BTreeMap;

use crate::records::{RecordSet, Records, Way};
use crate::schema::FieldId;

use super::Share;

/// What became of the records of one type. Accounts of parts add up to that of the whole.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TypeAccount {
    /// Whether any input was given.
    pub given: bool,
    /// How many records were read, accepted or not.
    pub read: u64,
    /// How many were rejected, by the id of the reason's code.
    pub rejected: BTreeMap<&'static str, u64>,
    /// How many values of a field were taken in some way though they are not written plainly.
    pub taken: BTreeMap<(FieldId, Way), u64>,
}

impl TypeAccount {
    /// The account of a share of the records. What is rejected, and what was counted as it was read, belongs to the first.
    fn of(set: &RecordSet, share: Share) -> TypeAccount {
        let rows = share.range(set.len());
        let mut account = TypeAccount { given: set.given, read: u64::from(rows.end - rows.start), ..Self::default() };
        if share.index > 0 {
            return account;
        }
        account.read += set.read - set.len() as u64;
        for reject in &set.rejects {
            *account.rejected.entry(reject.code.id).or_default() += 1;
        }
        for taken in &set.taken {
            *account.taken.entry((taken.field, taken.way)).or_default() += taken.values;
        }
        account
    }

    /// How many records were rejected.
    #[must_use]
    pub fn rejected(&self) -> u64 {
        self.rejected.values().sum()
    }

    /// How many records were accepted.
    #[must_use]
    pub fn accepted(&self) -> u64 {
        self.read.saturating_sub(self.rejected())
    }

    /// Adds the account of other records of the type.
    pub fn merge(&mut self, other: &TypeAccount) {
        self.given |= other.given;
        self.read += other.read;
        for (code, records) in &other.rejected {
            *self.rejected.entry(*code).or_default() += records;
        }
        for (way, values) in &other.taken {
            *self.taken.entry(*way).or_default() += values;
        }
    }
}

/// The accounts of a share of the records of every type.
pub(super) fn accounts(records: &Records, share: Share) -> Vec<TypeAccount> {
    records.iter().map(|(_, set)| TypeAccount::of(set, share)).collect()
}

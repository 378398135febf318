//! The texts that cells of a workbook share, held as one.

/// Texts by number.
#[derive(Debug, Default)]
pub(super) struct Texts {
    text: String,
    /// Where each ends.
    ends: Vec<u32>,
}

impl Texts {
    pub(super) fn get(&self, number: u32) -> Option<&str> {
        let number = usize::try_from(number).ok()?;
        let to = *self.ends.get(number)?;
        let from = number.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.text.get(usize::try_from(from).ok()?..usize::try_from(to).ok()?)
    }

    /// What holding them takes, in bytes.
    pub(super) fn bytes(&self) -> u64 {
        (self.text.len() + self.ends.len() * size_of::<u32>()) as u64
    }

    /// Adds a text. `false` where there is no more room for it.
    #[must_use]
    pub(super) fn push(&mut self, text: &str) -> bool {
        self.text.push_str(text);
        let Ok(end) = u32::try_from(self.text.len()) else { return false };
        self.ends.push(end);
        true
    }
}

//! One line: an entry, an entry in other clothes, or something to set aside.

use crate::log::Entry;

/// What became of the lines.
#[derive(Default)]
pub(super) struct Judged {
    pub(super) entries: Vec<Entry>,
    pub(super) aside: Vec<String>,
    /// Entries that were themselves again once in canonical form.
    pub(super) mended: usize,
}

impl Judged {
    /// Judges one line without its comma: taken in as it is, else in
    /// canonical form, else not at all.
    pub(super) fn take(&mut self, line: &str) -> bool {
        if let Ok(entry) = Entry::parse(line) {
            self.entries.push(entry);
            return true;
        }
        // Other programs may have spread it over lines or sorted its keys.
        let Ok(entry) = Entry::parse_mended(line) else {
            return false;
        };
        self.mended += 1;
        self.entries.push(entry);
        true
    }

    /// Judges one line, and keeps it as it is when it is not an entry.
    pub(super) fn take_or_set_aside(&mut self, line: &str) {
        if !self.take(line) {
            self.aside.push(line.to_owned());
        }
    }
}

//! What the program offers before it is asked to do something.

use std::path::PathBuf;

use crate::store::{Backup, Passphrase, RealDisk, backups};

use super::{App, Secret, Tone};

impl App {
    /// Six words worth typing, drawn anew: a passphrase to offer.
    pub fn six_words(&mut self) -> Secret {
        let words = Passphrase::six_words(&mut |bytes| self.host.random(bytes));
        Secret::new(words.expose().to_owned())
    }

    /// Earlier versions of the open campaign kept on this computer, newest first. Opened like any
    /// campaign; none where the folder cannot be read.
    pub fn backups(&self) -> Vec<Backup> {
        let folders = self.files.folders.as_ref();
        folders.and_then(|folders| backups(&RealDisk, folders, self.campaign().id).ok()).unwrap_or_default()
    }

    /// What interrupted saves left beside the open campaign.
    pub fn left_over(&self) -> &[PathBuf] {
        &self.files.left_over
    }

    /// What is wrong with the file as it was read, in words; nothing for a whole file.
    pub fn damage(&self) -> Option<&str> {
        self.files.damage.as_deref()
    }

    pub(super) fn remove_left_over(&mut self) {
        use crate::store::Disk;
        let left = std::mem::take(&mut self.files.left_over);
        self.files.left_over = left.into_iter().filter(|path| RealDisk.remove(path).is_err()).collect();
        let (tone, id) = if self.files.left_over.is_empty() {
            (Tone::Done, "app-left-removed")
        } else {
            (Tone::Trouble, "app-left-not-removed")
        };
        self.tell(tone, self.tr.say(id));
    }
}

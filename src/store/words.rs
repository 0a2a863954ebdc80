//! What the store says to people: what happened, what is safe, what to do now.

use crate::args;
use crate::i18n::Tr;

use super::disk::Carrier;
use super::error::{Cause, Step, StoreError};
use super::format::{Damage, Read};
use super::rekey::Rekeyed;
use super::save::Saving;

impl StoreError {
    /// For the user's eyes: may name a path, never a person.
    pub fn message(&self, tr: &Tr) -> String {
        let id = match self {
            Self::Empty => "store-empty",
            Self::Foreign => "store-foreign",
            Self::Newer { major } => return tr.with("store-newer", args!("major" => *major)),
            Self::CutShort => "store-cut-short",
            Self::Damaged => "store-damaged",
            Self::NeedsPassphrase => "store-needs-passphrase",
            Self::WrongPassphrase => "store-wrong-passphrase",
            Self::TooMuchWork => "store-too-much-work",
            Self::SealedForOthers => "store-sealed-for-others",
            Self::NewerSeal => "store-newer-seal",
            Self::SealedCutShort => "store-sealed-cut-short",
            Self::SealBroken => "store-seal-broken",
            Self::SealFailed => "store-seal-failed",
            Self::OtherCampaign => "store-other-campaign",
            Self::OpenElsewhere => "store-open-elsewhere",
            Self::NoHome => "store-no-home",
            Self::Io { step, cause, path } => {
                let what = tr.with(step.id(), args!("path" => path.show()));
                let why = cause.message(tr);
                let safe = tr.say(step.safe_id());
                let all = args!("what" => what, "why" => why, "safe" => safe);
                return tr.with("store-io", all);
            }
        };
        tr.say(id)
    }
}

impl Step {
    fn id(self) -> &'static str {
        match self {
            Self::Resolve | Self::Look => "store-step-read",
            Self::Create | Self::Write | Self::Rename => "store-step-write",
            Self::Sync | Self::SyncFolder => "store-step-sync",
            Self::ReadBack => "store-step-read-back",
            Self::Backup => "store-step-backup",
            Self::Remove => "store-step-remove",
            Self::List => "store-step-list",
            Self::Lock => "store-step-lock",
        }
    }

    fn safe_id(self) -> &'static str {
        match self {
            Self::Create | Self::Write | Self::Sync | Self::ReadBack | Self::Rename => "store-safe-old-whole",
            Self::SyncFolder => "store-safe-written",
            Self::Resolve | Self::Look | Self::Backup | Self::Remove | Self::List | Self::Lock => {
                "store-safe-unchanged"
            }
        }
    }
}

impl Cause {
    fn message(self, tr: &Tr) -> String {
        tr.say(match self {
            Self::DiskFull => "store-cause-disk-full",
            Self::Quota => "store-cause-quota",
            Self::Forbidden => "store-cause-forbidden",
            Self::ReadOnly => "store-cause-read-only",
            Self::Hardware => "store-cause-hardware",
            Self::TooManyFiles => "store-cause-too-many-files",
            Self::Interrupted => "store-cause-interrupted",
            Self::Missing => "store-cause-missing",
            Self::NotAFile => "store-cause-not-a-file",
            Self::TooLarge => "store-cause-too-large",
            Self::NotWhatWasWritten => "store-cause-not-what-was-written",
            Self::Other(kind) => {
                return tr.with("store-cause-other", args!("kind" => format!("{kind:?}")));
            }
        })
    }
}

impl Saving {
    /// What to show in the status line or, when not saved, in a notice.
    pub fn message(&self, tr: &Tr) -> String {
        let with = |id, why: &StoreError| tr.with(id, args!("why" => why.message(tr)));
        match self {
            Self::Saved { backup: None } => tr.say("store-saved"),
            Self::Saved { backup: Some(why) } => with("store-saved-no-backup", why),
            Self::NotSaved { why } => with("store-not-saved", why),
            Self::SavedUnconfirmed { why } => with("store-unconfirmed", why),
            Self::ChangedOnDisk { .. } => tr.say("store-changed-on-disk"),
        }
    }
}

impl Rekeyed {
    /// What to show after rewriting: the save, and what is left to do by hand.
    pub fn message(&self, tr: &Tr) -> String {
        let mut words = self.saving.message(tr);
        if !self.left_over.is_empty() {
            words.push(' ');
            words.push_str(&tr.with("store-rekeyed-left", args!("n" => self.left_over.len())));
            for path in &self.left_over {
                words.push('\n');
                words.push_str(&path.show());
            }
        }
        words
    }
}

impl Damage {
    /// What was wrong, what is safe, what to do.
    pub fn message(&self, tr: &Tr) -> String {
        let Self { is_cut_short, kept, set_aside, mended, is_frame_damaged } = *self;
        let what = if is_cut_short { "store-damage-cut-short" } else { "store-damage-changed" };
        let mut words = vec![tr.with(what, args!("kept" => kept))];
        if set_aside > 0 {
            words.push(tr.with("store-damage-set-aside", args!("n" => set_aside)));
        }
        if mended > 0 {
            words.push(tr.with("store-damage-mended", args!("n" => mended)));
        }
        if is_frame_damaged {
            words.push(tr.say("store-damage-frame"));
        }
        if set_aside > 0 || is_cut_short || is_frame_damaged {
            words.push(tr.say("store-damage-do"));
        }
        words.join(" ")
    }
}

impl Read {
    /// What to say on opening; nothing when all is well.
    pub fn message(&self, tr: &Tr) -> Option<String> {
        let mut words: Vec<String> = self.damage.iter().map(|damage| damage.message(tr)).collect();
        if self.unknown > 0 {
            words.push(tr.with("store-unknown-entries", args!("n" => self.unknown)));
        }
        (!words.is_empty()).then(|| words.join(" "))
    }
}

impl Carrier {
    /// The word before the first save into such a folder.
    pub fn message(self, tr: &Tr, is_sealed: bool) -> String {
        let name = match self {
            Self::OneDrive => "OneDrive".to_owned(),
            Self::GoogleDrive => "Google Drive".to_owned(),
            Self::Dropbox => "Dropbox".to_owned(),
            Self::ICloud => "iCloud".to_owned(),
            Self::Network => tr.say("store-carrier-network"),
        };
        let id = if is_sealed { "store-carrier" } else { "store-carrier-plain" };
        tr.with(id, args!("name" => name))
    }
}

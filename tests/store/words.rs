//! Every error says what happened, what is safe and what to do.

use std::path::Path;

use wallchart::i18n::Tr;
use wallchart::store::{Cause, Damage, Saving, ShownPath, Step, StoreError};

#[test]
fn every_error_has_words_and_shows_no_path_in_debug() {
    let tr = Tr::default();
    let mut all = vec![
        StoreError::Empty,
        StoreError::Foreign,
        StoreError::Newer { major: 7 },
        StoreError::CutShort,
        StoreError::Damaged,
        StoreError::NeedsPassphrase,
        StoreError::WrongPassphrase,
        StoreError::TooMuchWork,
        StoreError::SealedForOthers,
        StoreError::NewerSeal,
        StoreError::SealedCutShort,
        StoreError::SealBroken,
        StoreError::SealFailed,
        StoreError::OtherCampaign,
        StoreError::OpenElsewhere,
        StoreError::NoHome,
    ];
    let steps = [
        Step::Resolve,
        Step::Look,
        Step::Create,
        Step::Write,
        Step::Sync,
        Step::ReadBack,
        Step::Backup,
        Step::Rename,
        Step::SyncFolder,
        Step::Remove,
        Step::List,
        Step::Lock,
    ];
    let causes = [
        Cause::DiskFull,
        Cause::Quota,
        Cause::Forbidden,
        Cause::ReadOnly,
        Cause::Hardware,
        Cause::TooManyFiles,
        Cause::Interrupted,
        Cause::Missing,
        Cause::NotAFile,
        Cause::TooLarge,
        Cause::NotWhatWasWritten,
        Cause::Other(std::io::ErrorKind::Other),
    ];
    let path = ShownPath::new(Path::new("/home/secret-place/bakery.wallchart"));
    for step in steps {
        for cause in causes {
            all.push(StoreError::Io { step, cause, path: path.clone() });
        }
    }
    let mut seen = std::collections::BTreeSet::new();
    for error in all {
        let words = error.message(&tr);
        assert!(!words.contains("store-") && words.len() > 30, "{error:?}: {words}");
        assert!(!format!("{error:?} {error}").contains("secret-place"));
        if let StoreError::Io { .. } = error {
            assert!(words.contains("secret-place"), "shown to the user: {words}");
        } else {
            assert!(seen.insert(words), "{error:?} has its own words");
        }
        for id in [Saving::NotSaved { why: error.clone() }, Saving::SavedUnconfirmed { why: error }] {
            assert!(!id.message(&tr).contains("store-"));
        }
    }
}

#[test]
fn damage_says_what_was_rescued() {
    let tr = Tr::default();
    let damage = Damage { is_cut_short: true, kept: 41, set_aside: 2, mended: 0, is_frame_damaged: true };
    let words = damage.message(&tr);
    for part in ["41 entries", "2 lines", "another copy", "ends early"] {
        assert!(words.contains(part), "{words}");
    }
}

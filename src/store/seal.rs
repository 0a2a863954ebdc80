//! Sealing: standard age files, to a passphrase or to a journal's key.
//!
//! The only randomness in the lower rings is age's own, in here.

use std::fmt;
use std::io::{self, Read};
use std::iter;

use age::secrecy::{ExposeSecret, SecretString};
use age::{DecryptError, Decryptor, Identity};
use zeroize::Zeroizing;

use super::error::StoreError;
use super::passphrase::Passphrase;

/// What every age file begins with.
const MAGIC: &[u8] = b"age-encryption.org/";
/// Sealed files grow in steps of this many bytes, so that their length does
/// not tell how many people were charted today.
pub(super) const PADDING_STEP: usize = 16 * 1024;
/// The most work accepted when opening: 2^20 takes 1 GiB and about 3 s.
const MOST_WORK: u8 = 20;

/// How hard guessing a passphrase is made: scrypt with N = 2^n.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WorkFactor(u8);

impl WorkFactor {
    /// 2^17: about a third of a second and 128 MiB a guess.
    pub const STANDARD: Self = Self(17);

    /// 2^`n`, or nothing when `n` is not in 1..=20. Below 17 is for tests.
    pub fn new(n: u8) -> Option<Self> {
        (1..=MOST_WORK).contains(&n).then_some(Self(n))
    }
}

impl Default for WorkFactor {
    fn default() -> Self {
        Self::STANDARD
    }
}

/// The X25519 key a campaign's journal is sealed to. It lives inside the
/// chart, so that keeping changes needs no passphrase and no waiting.
#[derive(Clone)]
pub struct JournalKey(age::x25519::Identity);

impl JournalKey {
    /// A new key, from age's own randomness.
    pub fn generate() -> Self {
        Self(age::x25519::Identity::generate())
    }

    /// Reads a key from the text in the chart; nothing when it is not one
    /// (the text carries its own checksum).
    pub fn parse(text: &str) -> Option<Self> {
        text.parse().ok().map(Self)
    }

    /// The key as the chart stores it (`AGE-SECRET-KEY-1…`).
    pub fn to_text(&self) -> Zeroizing<String> {
        Zeroizing::new(self.0.to_string().expose_secret().to_owned())
    }
}

impl fmt::Debug for JournalKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JournalKey(…)")
    }
}

impl PartialEq for JournalKey {
    fn eq(&self, other: &Self) -> bool {
        *self.to_text() == *other.to_text()
    }
}

impl Eq for JournalKey {}

/// True when the bytes begin like an age file.
pub fn is_sealed(bytes: &[u8]) -> bool {
    bytes.starts_with(MAGIC)
}

/// True when the bytes are the beginning of the word every age file begins with.
pub(super) fn is_cut_in_magic(bytes: &[u8]) -> bool {
    bytes.len() < MAGIC.len() && MAGIC.starts_with(bytes)
}

/// Seals `bytes`, padded with spaces, as a standard age passphrase file.
///
/// # Errors
/// [`StoreError::SealFailed`] when the passphrase is empty or the library gives up.
pub fn seal(bytes: &[u8], passphrase: &Passphrase, work: WorkFactor) -> Result<Vec<u8>, StoreError> {
    if passphrase.is_empty() {
        return Err(StoreError::SealFailed);
    }
    let mut recipient = age::scrypt::Recipient::new(secret(passphrase));
    recipient.set_work_factor(work.0);
    age::encrypt(&recipient, &padded(bytes)).map_err(|_| StoreError::SealFailed)
}

/// Opens an age passphrase file. The padding stays on (JSON allows it).
///
/// # Errors
/// [`StoreError::WrongPassphrase`], [`StoreError::TooMuchWork`] (the file asks
/// for more than 2^20), [`StoreError::SealedForOthers`] (sealed to a key),
/// [`StoreError::SealedCutShort`] and [`StoreError::SealBroken`]. Nothing of a
/// file that fails anywhere is given out.
pub fn unseal(bytes: &[u8], passphrase: &Passphrase) -> Result<Vec<u8>, StoreError> {
    let decryptor = header(bytes)?;
    if !decryptor.is_scrypt() {
        return Err(StoreError::SealedForOthers);
    }
    let mut identity = age::scrypt::Identity::new(secret(passphrase));
    identity.set_max_work_factor(MOST_WORK);
    body(decryptor, &identity, bytes.len(), StoreError::WrongPassphrase)
}

/// Seals `bytes`, padded with spaces, to a journal's key.
///
/// # Errors
/// [`StoreError::SealFailed`] when the library gives up.
pub fn seal_to_key(bytes: &[u8], key: &JournalKey) -> Result<Vec<u8>, StoreError> {
    age::encrypt(&key.0.to_public(), &padded(bytes)).map_err(|_| StoreError::SealFailed)
}

/// Opens what [`seal_to_key`] sealed.
///
/// # Errors
/// [`StoreError::SealedForOthers`] when it was sealed to something else;
/// [`StoreError::SealedCutShort`] and [`StoreError::SealBroken`].
pub fn unseal_with_key(bytes: &[u8], key: &JournalKey) -> Result<Vec<u8>, StoreError> {
    body(header(bytes)?, &key.0, bytes.len(), StoreError::SealedForOthers)
}

fn secret(passphrase: &Passphrase) -> SecretString {
    SecretString::from(passphrase.expose().to_owned())
}

fn padded(bytes: &[u8]) -> Zeroizing<Vec<u8>> {
    let len = bytes.len().next_multiple_of(PADDING_STEP);
    let mut padded = Zeroizing::new(Vec::with_capacity(len));
    padded.extend_from_slice(bytes);
    padded.resize(len, b' ');
    padded
}

fn header(bytes: &[u8]) -> Result<Decryptor<&[u8]>, StoreError> {
    Decryptor::new_buffered(bytes).map_err(|error| match error {
        DecryptError::Io(io) => broken(&io),
        DecryptError::UnknownFormat => StoreError::NewerSeal,
        _ => StoreError::SealBroken,
    })
}

fn body(
    decryptor: Decryptor<&[u8]>,
    identity: &dyn Identity,
    about: usize,
    not_ours: StoreError,
) -> Result<Vec<u8>, StoreError> {
    let mut reader = decryptor.decrypt(iter::once(identity)).map_err(|error| match error {
        DecryptError::ExcessiveWork { .. } => StoreError::TooMuchWork,
        DecryptError::Io(io) => broken(&io),
        DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed | DecryptError::NoMatchingKeys => {
            not_ours
        }
        _ => StoreError::SealBroken,
    })?;
    // Wiped if the end turns out to be tampered with.
    let mut plain = Zeroizing::new(Vec::with_capacity(about));
    reader.read_to_end(&mut plain).map_err(|io| broken(&io))?;
    Ok(std::mem::take(&mut plain))
}

fn broken(error: &io::Error) -> StoreError {
    if error.kind() == io::ErrorKind::UnexpectedEof {
        StoreError::SealedCutShort
    } else {
        StoreError::SealBroken
    }
}

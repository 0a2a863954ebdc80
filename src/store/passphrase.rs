//! What a person types to open a campaign, and six words worth typing.

use std::fmt;

use diceware_wordlists::EFF_LONG_WORDLIST;
use unicode_normalization::UnicodeNormalization;
use zeroize::{Zeroize, Zeroizing};

/// How many words a generated passphrase has: 6 × 12.9 bits = 77 bits.
const WORDS: usize = 6;

/// A passphrase in memory: wiped when dropped, never printed.
#[derive(Clone)]
pub struct Passphrase(Zeroizing<String>);

impl Passphrase {
    /// Takes what was typed. Letters are composed (NFC), because keyboards of
    /// different systems send the same letter in different pieces; nothing
    /// else is changed, so that `age -d` opens the file with the same words.
    pub fn new(typed: String) -> Self {
        let mut typed = typed;
        let composed = Zeroizing::new(typed.nfc().collect());
        typed.zeroize();
        Self(composed)
    }

    /// Six words drawn evenly from the EFF's long list of 7,776 words, one
    /// space between them. `random` must fill the bytes it is given from the
    /// system's source of randomness.
    pub fn six_words(random: &mut dyn FnMut(&mut [u8])) -> Self {
        let mut words = Zeroizing::new(String::with_capacity(WORDS * 10));
        for _ in 0..WORDS {
            let mut bytes = [0_u8; 8];
            random(&mut bytes);
            // Multiply and shift: no rejection loop, a bias below 2^-50.
            let drawn = u128::from(u64::from_le_bytes(bytes));
            let place = (drawn * EFF_LONG_WORDLIST.len() as u128) >> 64;
            if !words.is_empty() {
                words.push(' ');
            }
            words.push_str(EFF_LONG_WORDLIST.get(place as usize).unwrap_or(&""));
            bytes.zeroize();
        }
        Self(words)
    }

    /// The words themselves, for showing once and for deriving the key.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// True when nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(…)")
    }
}

impl PartialEq for Passphrase {
    fn eq(&self, other: &Self) -> bool {
        *self.0 == *other.0
    }
}

impl Eq for Passphrase {}

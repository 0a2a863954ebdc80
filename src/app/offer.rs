//! What the program offers before it is asked to do something.

use crate::store::Passphrase;

use super::{App, Secret};

impl App {
    /// Six words worth typing, drawn anew: a passphrase to offer.
    pub fn six_words(&mut self) -> Secret {
        let words = Passphrase::six_words(&mut |bytes| self.host.random(bytes));
        Secret::new(words.expose().to_owned())
    }
}

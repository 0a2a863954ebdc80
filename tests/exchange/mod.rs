//! Foreign lists in, one deed out; campaign to bytes.

mod inputs;
mod laws;
mod odd;
pub(crate) mod picture;
mod ties;
mod write;

use std::path::PathBuf;

use wallchart::exchange::{Choices, Draft, ExchangeError, Sheet, read};
use wallchart::log::{Outside, Session};
use wallchart::model::{AuthorId, Campaign, Day, Stamp};

/// A clock that ticks and randomness that counts.
pub(crate) struct World {
    at: i64,
    seed: u64,
}

impl World {
    pub(crate) fn new() -> Self {
        Self { at: 1_790_000_000_000, seed: 1 }
    }

    pub(crate) fn fill(&mut self, into: &mut [u8]) {
        for byte in into {
            self.seed ^= self.seed << 13;
            self.seed ^= self.seed >> 7;
            self.seed ^= self.seed << 17;
            *byte = self.seed as u8;
        }
    }
}

impl Outside for World {
    fn now(&mut self) -> Stamp {
        self.at += 1;
        Stamp { ms: self.at, count: 0 }
    }

    fn random(&mut self, into: &mut [u8]) {
        self.fill(into);
    }
}

pub(crate) fn today() -> Day {
    Day::new(2026, 11, 22).unwrap()
}

pub(crate) fn input(name: &str) -> Vec<u8> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/inputs").join(name);
    std::fs::read(path).unwrap()
}

pub(crate) fn sheets(name: &str) -> Result<Vec<Sheet>, ExchangeError> {
    read(&input(name), name.rsplit('.').next())
}

pub(crate) fn session() -> (Session, World) {
    let mut world = World::new();
    (Session::new(AuthorId::from_bytes([1; 5]), &mut world), world)
}

pub(crate) fn draft_of(sheets: Vec<Sheet>, campaign: &Campaign) -> Draft {
    Draft::build(sheets, campaign, Choices::on(today())).unwrap()
}

pub(crate) fn draft(text: &str, campaign: &Campaign) -> Draft {
    draft_of(read(text.as_bytes(), Some("csv")).unwrap(), campaign)
}

/// Takes a list in, in one deed.
pub(crate) fn take_in(session: &mut Session, world: &mut World, draft: Draft) -> bool {
    let deed = draft.into_deed(session.campaign(), &mut |bytes| world.fill(bytes));
    deed.is_some_and(|deed| {
        session.apply(deed, world);
        true
    })
}

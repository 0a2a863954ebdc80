//! Chance that repeats itself, and a wrong clock.

use wallchart::log::Outside;
use wallchart::model::{AuthorId, Stamp};

/// 2026-11-22, noon.
pub(crate) const NOON_MS: i64 = 1_795_348_800_000;

/// Chance from a seed (`SplitMix64`), and a clock that is wrong by `skew_ms`.
#[derive(Debug, Clone)]
pub(crate) struct Dice {
    state: u64,
    pub(crate) clock_ms: i64,
    pub(crate) skew_ms: i64,
}

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self { state: seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x5eed, clock_ms: NOON_MS, skew_ms: 0 }
    }

    pub(crate) fn roll(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `n`.
    pub(crate) fn below(&mut self, n: usize) -> usize {
        (self.roll() % n.max(1) as u64) as usize
    }

    /// True once in `n`.
    pub(crate) fn once_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    pub(crate) fn pick<T: Clone>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())].clone()
    }

    pub(crate) fn shuffle<T>(&mut self, of: &mut [T]) {
        for i in (1..of.len()).rev() {
            of.swap(i, self.below(i + 1));
        }
    }

    pub(crate) fn author(&mut self) -> AuthorId {
        AuthorId::random(&mut |bytes| self.random(bytes))
    }
}

impl Outside for Dice {
    fn now(&mut self) -> Stamp {
        self.clock_ms += 1 + (self.roll() % 90_000) as i64;
        Stamp { ms: self.clock_ms + self.skew_ms, count: 0 }
    }

    fn random(&mut self, into: &mut [u8]) {
        for byte in into {
            *byte = self.roll() as u8;
        }
    }
}

/// How many histories a law looks at: `WALLCHART_HISTORIES` raises it.
pub(crate) fn histories(usual: u64) -> u64 {
    std::env::var("WALLCHART_HISTORIES").ok().and_then(|n| n.parse().ok()).unwrap_or(usual)
}

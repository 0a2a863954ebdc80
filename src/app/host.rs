//! What the program needs of the outside: time, chance, and to be woken.

use std::sync::Arc;

use crate::log::Outside;
use crate::model::{Day, Stamp};

/// Asks the face to look again: called by jobs from their threads.
pub type Waker = Arc<dyn Fn() + Send + Sync>;

/// The world outside the program.
pub trait Host: Outside {
    /// Today where the user is.
    fn today(&mut self) -> Day;
    /// The last moment of a day where the user is.
    fn end_of(&self, day: Day) -> Stamp {
        Stamp { ms: (i64::from(Day::from_number(0).days_until(day)) + 1) * 86_400_000 - 1, count: u16::MAX }
    }
    /// Milliseconds since the program started; never goes back.
    fn ticks(&mut self) -> u64;
    /// How jobs ask for attention.
    fn waker(&self) -> Waker;
}

/// The real world.
pub struct System {
    started: std::time::Instant,
    waker: Waker,
}

impl System {
    /// A host that wakes the face by `waker`.
    pub fn new(waker: Waker) -> Self {
        Self { started: now(), waker }
    }
}

#[allow(clippy::disallowed_methods, reason = "the one place that asks the clock for durations")]
fn now() -> std::time::Instant {
    std::time::Instant::now()
}

impl Outside for System {
    fn now(&mut self) -> Stamp {
        Stamp { ms: jiff::Timestamp::now().as_millisecond(), count: 0 }
    }

    fn random(&mut self, into: &mut [u8]) {
        // Without randomness nothing may be written: ids and keys would collide. Linux, Windows and
        // macOS give it always after start-up; stopping here loses nothing that was saved.
        if getrandom::fill(into).is_err() {
            std::process::abort();
        }
    }
}

impl Host for System {
    fn today(&mut self) -> Day {
        let today = jiff::Zoned::now().date();
        Day::new(today.year(), today.month(), today.day()).unwrap_or_default()
    }

    fn end_of(&self, day: Day) -> Stamp {
        let next = day.plus(1).to_string().parse::<jiff::civil::Date>();
        let begins = next.and_then(|next| next.to_zoned(jiff::tz::TimeZone::system()));
        match begins {
            Ok(begins) => Stamp { ms: begins.timestamp().as_millisecond() - 1, count: u16::MAX },
            Err(_) => Stamp {
                ms: (i64::from(Day::from_number(0).days_until(day)) + 1) * 86_400_000 - 1,
                count: u16::MAX,
            },
        }
    }

    fn ticks(&mut self) -> u64 {
        now().duration_since(self.started).as_millis() as u64
    }

    fn waker(&self) -> Waker {
        Arc::clone(&self.waker)
    }
}

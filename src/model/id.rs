//! Names of things that never say who: random record ids, hashes, days and stamps.

use std::fmt;
use std::str::FromStr;

use data_encoding::{Encoding, Specification};
use serde::de::{self, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Text of a record: cheap to clone, compared by content.
pub type Text = std::sync::Arc<str>;

/// Why a text is not an id, a stamp or a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum IdError {
    /// Wrong length or letters outside `a-z2-7`.
    #[error("not an id")]
    NotAnId,
    /// Not `2026-11-22T16:20:05.123Z#0007`.
    #[error("not a stamp")]
    NotAStamp,
    /// Not a day such as `2026-11-22`.
    #[error("not a day")]
    NotADay,
    /// Not the number of a sheet such as `12K`.
    #[error("not a code of a sheet")]
    NotACode,
}

fn encoding() -> &'static Encoding {
    static BASE32: std::sync::OnceLock<Encoding> = std::sync::OnceLock::new();
    BASE32.get_or_init(|| {
        let mut spec = Specification::new();
        spec.symbols.push_str("abcdefghijklmnopqrstuvwxyz234567");
        // The alphabet is a constant of 32 distinct letters: this cannot fail.
        spec.encoding().unwrap_or(data_encoding::BASE32_NOPAD)
    })
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident, $bytes:literal, $letters:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name([u8; $bytes]);

        impl $name {
            /// Bytes of the id.
            pub const BYTES: usize = $bytes;

            /// From its bytes.
            pub const fn from_bytes(bytes: [u8; $bytes]) -> Self {
                Self(bytes)
            }

            /// Its bytes.
            pub const fn as_bytes(&self) -> &[u8; $bytes] {
                &self.0
            }

            /// A new one from randomness.
            pub fn random(random: &mut dyn FnMut(&mut [u8])) -> Self {
                let mut bytes = [0; $bytes];
                random(&mut bytes);
                Self(bytes)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let mut letters = [0; $letters];
                encoding().encode_mut(&self.0, &mut letters);
                f.write_str(std::str::from_utf8(&letters).unwrap_or_default())
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(self, f)
            }
        }

        impl FromStr for $name {
            type Err = IdError;

            fn from_str(text: &str) -> Result<Self, IdError> {
                let mut bytes = [0; $bytes];
                if text.len() != $letters {
                    return Err(IdError::NotAnId);
                }
                match encoding().decode_mut(text.as_bytes(), &mut bytes) {
                    Ok($bytes) => Ok(Self(bytes)),
                    _ => Err(IdError::NotAnId),
                }
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                let mut letters = [0; $letters];
                encoding().encode_mut(&self.0, &mut letters);
                to.serialize_str(std::str::from_utf8(&letters).unwrap_or_default())
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                parse_str(from)
            }
        }
    };
}

id!(
    /// A record of the campaign: a person, a unit, a tie, a test … Always random.
    RecordId, 15, 24
);
id!(
    /// An entry of the log: the first 120 bits of SHA-256 of what it says.
    EntryId, 15, 24
);
id!(
    /// Who typed: a code of this copy of the program, no name.
    AuthorId, 5, 8
);

/// Reads any `FromStr` from a JSON string without allocating.
fn parse_str<'de, T, D>(from: D) -> Result<T, D::Error>
where
    T: FromStr<Err = IdError>,
    D: Deserializer<'de>,
{
    struct Parse<T>(std::marker::PhantomData<T>);
    impl<T: FromStr<Err = IdError>> Visitor<'_> for Parse<T> {
        type Value = T;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an id, stamp or day")
        }
        fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
            text.parse().map_err(E::custom)
        }
    }
    from.deserialize_str(Parse(std::marker::PhantomData))
}

/// The place of an entry in this log. Never saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct EntryNo(pub u32);

/// A time that orders and decides nothing: milliseconds since 1970 (UTC) and a counter.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Stamp {
    /// Milliseconds since 1970-01-01, UTC.
    pub ms: i64,
    /// Counts entries of one millisecond.
    pub count: u16,
}

const DAY_MS: i64 = 86_400_000;

impl Stamp {
    /// The day of the stamp (UTC).
    pub fn day(self) -> Day {
        Day::from_number(self.ms.div_euclid(DAY_MS) as i32)
    }
}

impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ms = self.ms.rem_euclid(DAY_MS);
        let (h, m, s) = (ms / 3_600_000, ms / 60_000 % 60, ms / 1000 % 60);
        write!(f, "{}T{h:02}:{m:02}:{s:02}.{:03}Z#{:04x}", self.day(), ms % 1000, self.count)
    }
}

impl fmt::Debug for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Stamp {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        // 2026-11-22T16:20:05.123Z#0007, fixed width.
        let part = |from: usize, to: usize| text.get(from..to).ok_or(IdError::NotAStamp);
        let number = |from, to| {
            let part = part(from, to)?;
            if part.bytes().all(|b| b.is_ascii_digit()) {
                part.parse::<i64>().map_err(|_| IdError::NotAStamp)
            } else {
                Err(IdError::NotAStamp)
            }
        };
        let day: Day = part(0, 10)?.parse().map_err(|_| IdError::NotAStamp)?;
        let (h, m, s, ms) = (number(11, 13)?, number(14, 16)?, number(17, 19)?, number(20, 23)?);
        let count = u16::from_str_radix(part(25, 29)?, 16).map_err(|_| IdError::NotAStamp)?;
        let stamp = Stamp {
            ms: i64::from(day.number()) * DAY_MS + h * 3_600_000 + m * 60_000 + s * 1000 + ms,
            count,
        };
        let marks = [(10, "T"), (13, ":"), (16, ":"), (19, "."), (23, "Z"), (24, "#")];
        let shaped = marks.iter().all(|&(at, mark)| text.get(at..=at) == Some(mark));
        if text.len() == 29 && shaped && h < 24 && m < 60 && s < 60 {
            Ok(stamp)
        } else {
            Err(IdError::NotAStamp)
        }
    }
}

impl Serialize for Stamp {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Stamp {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        parse_str(from)
    }
}

/// A date of the calendar, as people write it on a sheet.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Day(i32);

impl Day {
    /// From a calendar date; `None` if there is no such day.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        let date = jiff::civil::Date::new(year, month, day).ok()?;
        Some(Self::from_date(date))
    }

    fn epoch() -> jiff::civil::Date {
        jiff::civil::date(1970, 1, 1)
    }

    fn from_date(date: jiff::civil::Date) -> Self {
        let span = date.since((jiff::Unit::Day, Self::epoch()));
        Self(span.map_or(0, |span| span.get_days()))
    }

    /// From the count of days since 1970-01-01.
    pub const fn from_number(days: i32) -> Self {
        Self(days)
    }

    /// Days since 1970-01-01.
    pub const fn number(self) -> i32 {
        self.0
    }

    /// Year, month (1-12) and day (1-31).
    pub fn parts(self) -> (i16, i8, i8) {
        // Civil-from-days: Howard Hinnant, "chrono-compatible low-level date algorithms".
        let z = i64::from(self.0) + 719_468;
        let era = z.div_euclid(146_097);
        let doe = z.rem_euclid(146_097);
        let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
        let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
        let mp = (5 * doy + 2) / 153;
        let month = if mp < 10 { mp + 3 } else { mp - 9 };
        let year = yoe + era * 400 + i64::from(month <= 2);
        (year as i16, month as i8, (doy - (153 * mp + 2) / 5 + 1) as i8)
    }

    /// Day of the week, 0 = Monday.
    pub fn weekday(self) -> u8 {
        (self.0 + 3).rem_euclid(7) as u8
    }

    /// The day `days` later (or earlier, if negative).
    #[must_use]
    pub fn plus(self, days: i32) -> Self {
        Self(self.0.saturating_add(days))
    }

    /// Days from this day to `later`; negative if `later` is earlier.
    pub fn days_until(self, later: Day) -> i32 {
        later.0.saturating_sub(self.0)
    }
}

impl From<Day> for jiff::civil::Date {
    fn from(day: Day) -> Self {
        let (year, month, day) = day.parts();
        jiff::civil::date(year, month, day)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.parts();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Day {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        let bytes = text.as_bytes();
        let digits = |from: usize, to: usize| {
            bytes
                .get(from..to)
                .filter(|part| part.iter().all(u8::is_ascii_digit))
                .map(|part| part.iter().fold(0i16, |n, b| n * 10 + i16::from(b - b'0')))
                .ok_or(IdError::NotADay)
        };
        if bytes.len() != 10 || bytes.get(4) != Some(&b'-') || bytes.get(7) != Some(&b'-') {
            return Err(IdError::NotADay);
        }
        let (year, month, day) = (digits(0, 4)?, digits(5, 7)?, digits(8, 10)?);
        let whole = Day::new(year, month as i8, day as i8);
        whole.ok_or(IdError::NotADay)
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        parse_str(from)
    }
}

//! Days and ages in words. What day it is today, the caller says.

use jiff::civil::Date;

use super::tr::Tr;
use crate::args;

impl Tr {
    /// A day in full: "21 November 2026".
    pub fn day(&self, day: Date) -> String {
        let month = self.say(&format!("date-month-{}", day.month()));
        self.with("date-day", args!["day" => day.day(), "month" => month, "year" => day.year().to_string()])
    }

    /// A day without its year: "21 Nov".
    pub fn short_day(&self, day: Date) -> String {
        let month = self.say(&format!("date-month-short-{}", day.month()));
        self.with("date-short", args!["day" => day.day(), "month" => month])
    }

    /// A day as briefly as it stays clear from `today`: the weekday within the
    /// coming six days ("Thu"), else "21 Nov", with the year when it differs.
    pub fn near_day(&self, day: Date, today: Date) -> String {
        let ahead = days_between(today, day);
        if (1..=6).contains(&ahead) {
            self.weekday(day)
        } else if ahead == 0 {
            self.say("age-today")
        } else if day.year() == today.year() {
            self.short_day(day)
        } else {
            self.with(
                "date-short-year",
                args!["short" => self.short_day(day), "year" => day.year().to_string()],
            )
        }
    }

    /// The weekday, short: "Thu".
    pub fn weekday(&self, day: Date) -> String {
        self.say(&format!("date-weekday-{}", day.weekday().to_monday_one_offset()))
    }

    /// A time of day: "14:02".
    pub fn clock(&self, hour: u8, minute: u8) -> String {
        format!("{hour:02}:{minute:02}")
    }

    /// How long ago a day was, in words: "today", "12 days ago", "6 weeks ago".
    /// Negative ages lie ahead: "tomorrow", "in 3 days".
    pub fn age(&self, age_days: i64) -> String {
        let (id, n) = match age_days {
            0 => return self.say("age-today"),
            1 => return self.say("age-yesterday"),
            -1 => return self.say("age-tomorrow"),
            2..=13 => ("age-days", age_days),
            14..=181 => ("age-weeks", age_days / 7),
            182..=729 => ("age-months", age_days * 12 / 365),
            730.. => ("age-years", age_days / 365),
            -13..=-2 => ("age-in-days", -age_days),
            -181..=-14 => ("age-in-weeks", -age_days / 7),
            _ => (
                "age-in-months",
                age_days.saturating_neg() / 365 * 12 + age_days.saturating_neg() % 365 * 12 / 365,
            ),
        };
        self.with(id, args!["n" => n])
    }

    /// How long ago `day` was on `today`, see [`Tr::age`].
    pub fn age_of(&self, day: Date, today: Date) -> String {
        self.age(days_between(day, today))
    }
}

/// Days from `from` to `to`; negative when `to` lies before.
fn days_between(from: Date, to: Date) -> i64 {
    // Dates are bounded by jiff (years -9999 to 9999), so days always fit.
    from.until(to).map_or(0, |span| i64::from(span.get_days()))
}

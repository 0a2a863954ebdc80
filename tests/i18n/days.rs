//! Days, ages and numbers in words.

use jiff::civil::date;
use wallchart::i18n::Tr;

#[test]
fn days_are_said_in_full_and_in_short() {
    let tr = Tr::default();
    assert_eq!(tr.day(date(2026, 11, 21)), "21 November 2026");
    assert_eq!(tr.short_day(date(2026, 11, 21)), "21 Nov");
    assert_eq!(tr.weekday(date(2026, 11, 26)), "Thu");
}

#[test]
fn a_day_near_is_said_as_briefly_as_it_stays_clear() {
    let (tr, today) = (Tr::default(), date(2026, 11, 22));
    assert_eq!(tr.near_day(date(2026, 11, 22), today), "today");
    assert_eq!(tr.near_day(date(2026, 11, 26), today), "Thu");
    assert_eq!(tr.near_day(date(2026, 11, 29), today), "29 Nov");
    assert_eq!(tr.near_day(date(2027, 1, 3), today), "3 Jan 2027");
}

#[test]
fn ages_are_said_in_days_then_weeks_then_months() {
    let tr = Tr::default();
    for (age_days, said) in [
        (0, "today"),
        (1, "yesterday"),
        (2, "2 days ago"),
        (12, "12 days ago"),
        (14, "2 weeks ago"),
        (45, "6 weeks ago"),
        (140, "20 weeks ago"),
        (182, "5 months ago"),
        (365, "12 months ago"),
        (900, "2 years ago"),
        (-1, "tomorrow"),
        (-5, "in 5 days"),
        (-14, "in 2 weeks"),
        (-400, "in 13 months"),
    ] {
        assert_eq!(tr.age(age_days), said, "{age_days} days");
    }
    assert!(tr.age(i64::MAX / 2).ends_with("years ago"));
    assert!(tr.age(i64::MIN).starts_with("in "));
}

#[test]
fn an_age_counts_calendar_days() {
    assert_eq!(Tr::default().age_of(date(2026, 2, 27), date(2026, 3, 1)), "2 days ago");
}

#[test]
fn shares_and_numbers_are_written_calmly() {
    let tr = Tr::default();
    assert_eq!(tr.percent(27), "27 %");
    assert_eq!(tr.number(2026), "2026");
    assert_eq!(tr.number(100_000), "100,000");
    assert_eq!(tr.number(-5), "\u{2212}5");
    assert_eq!(tr.decimal(0.84, 1), "0.8");
}

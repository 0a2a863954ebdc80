//! The head of a lane: a small table, so that units are compared by running
//! the eye down.

use crate::args;
use crate::i18n::Tr;

use super::geometry::{Point, Rect};
use super::ink::Ink;
use super::lane::{HEAD_ROW_PT, Lane, LaneCount};
use super::look::{Heads, LaneKey};
use super::marks::{CoverMark, Pen, Style};
use super::wall::Plan;

/// From the sides of a head to its text.
const SIDE_PT: f32 = 16.0;

/// A share in whole hundredths, halves up.
pub(super) fn hundredths(part: u32, whole: u32) -> i64 {
    if whole == 0 { 0 } else { (i64::from(part) * 200 + i64::from(whole)) / (2 * i64::from(whole)) }
}

/// The word of a coverage mark and its ink: a gap is loud.
pub(super) fn cover_word(cover: CoverMark, tr: &Tr) -> (String, Style) {
    match cover {
        CoverMark::Covered => (tr.say("mark-covered"), Style::plain(Ink::Text)),
        CoverMark::NoSecond => (tr.say("mark-no-second"), Style::plain(Ink::Text)),
        CoverMark::Gap => (tr.say("mark-gap"), Style::strong(Ink::Danger)),
    }
}

impl Plan {
    /// Draws the head of a lane whose top stands at `top`.
    pub(super) fn draw_head(&self, pen: &mut Pen<'_>, lane: &Lane, head: Rect, tr: &Tr) {
        match self.look.heads {
            Heads::Beside(_) => draw_beside(pen, lane, head, tr),
            Heads::Above => draw_above(pen, lane, head, tr),
        }
    }
}

fn name_of(lane: &Lane, tr: &Tr) -> String {
    match lane.key {
        LaneKey::Unassigned => tr.say("chart-unassigned"),
        LaneKey::Unit(_) if lane.name.trim().is_empty() => tr.say("chart-unnamed-unit"),
        LaneKey::Unit(_) | LaneKey::Word(_) => lane.name.to_string(),
    }
}

/// "13 of ~15 · rated 11".
fn counted(lane: &Lane, tr: &Tr) -> String {
    let LaneCount { charted, everybody, rated, estimated, beside, also, .. } = &lane.count;
    if lane.key == LaneKey::Unassigned {
        return tr.with("chart-to-place", args! { "n" => lane.len() as i64 });
    }
    let id = if *estimated { "chart-count-of" } else { "chart-count" };
    let mut words = tr.with(id, args! { "n" => *charted, "of" => *everybody, "rated" => *rated });
    if *also > 0 {
        words = tr.with("chart-also-here", args! { "n" => *also });
    } else if *charted == 0 && *beside > 0 {
        words = tr.with("chart-beside", args! { "n" => *beside });
    }
    words
}

fn leaders_per(count: &LaneCount, tr: &Tr) -> String {
    let per = f64::from(count.leaders) * f64::from(count.per) / f64::from(count.everybody.max(1));
    tr.decimal(per, 1)
}

fn draw_beside(pen: &mut Pen<'_>, lane: &Lane, head: Rect, tr: &Tr) {
    let (left, right) = (head.x + SIDE_PT, head.right() - SIDE_PT);
    let room = right - left;
    let count = &lane.count;
    let digits = |number: u32| tr.number(i64::from(number));
    let row = |number: usize| head.y + 8.0 + number as f32 * HEAD_ROW_PT;
    let (plain, muted) = (Style::plain(Ink::Text), Style::plain(Ink::Muted));
    pen.words(&name_of(lane, tr), Point::new(left, row(0)), Style::strong(Ink::Text), room);
    let also = if count.also > 0 { Style::plain(Ink::Warning) } else { muted };
    pen.words(&counted(lane, tr), Point::new(left, row(1)), also, room);
    let rows = lane.head_rows();
    if rows < 3 {
        return;
    }
    pen.support_bar(Rect::new(left, row(2), room, 16.0), &count.bar, &digits);
    if rows < 4 {
        return;
    }
    let per = leaders_per(count, tr);
    let mut end = right;
    if rows == 4 {
        let short = tr.with("chart-per", args! { "share" => per.clone(), "n" => count.per });
        end -= pen.words_ending(&short, Point::new(right, row(3)), muted, room) + 6.0;
    }
    if let Some(cover) = count.cover {
        let wide = pen.coverage(Point::new(left, row(3) + 8.0), cover, 13.0, Ink::Background);
        let (word, style) = cover_word(cover, tr);
        pen.words(&word, Point::new(left + wide + 6.0, row(3)), style, end - left - wide - 6.0);
    }
    if rows < 5 {
        return;
    }
    let wide = pen.words_ending(&per, Point::new(right, row(4)), plain, room);
    let words = tr.with("chart-leaders-per", args! { "n" => count.per });
    pen.words(&words, Point::new(left, row(4)), muted, room - wide - 6.0);
    if let Some((name, acted, of)) = &count.test {
        let share = tr.percent(hundredths(*acted, *of));
        let wide = pen.words_ending(&share, Point::new(right, row(5)), Style::strong(Ink::Text), room);
        let counted = tr.with("chart-acted", args! { "n" => *acted, "of" => *of });
        let counted_end = Point::new(right - wide.max(34.0) - 8.0, row(5));
        let counted_wide = pen.words_ending(&counted, counted_end, plain, room);
        pen.words(name, Point::new(left, row(5)), muted, counted_end.x - counted_wide - 8.0 - left);
    }
}

fn draw_above(pen: &mut Pen<'_>, lane: &Lane, head: Rect, tr: &Tr) {
    let (left, right) = (head.x + SIDE_PT, head.right() - SIDE_PT);
    let count = &lane.count;
    let digits = |number: u32| tr.number(i64::from(number));
    let (first, second) = (head.y + 8.0, head.y + 28.0);
    let mut end = right;
    if let Some(cover) = count.cover {
        let (word, style) = cover_word(cover, tr);
        end -= pen.words_ending(&word, Point::new(right, first), style, 160.0) + 33.0;
        pen.coverage(Point::new(end, first + 8.0), cover, 13.0, Ink::Background);
        end -= 12.0;
    }
    let counts = counted(lane, tr);
    let wide = pen.words(
        &name_of(lane, tr),
        Point::new(left, first),
        Style::strong(Ink::Text),
        ((end - left) * 0.6).max(60.0),
    );
    let at = left + wide + 12.0;
    pen.words(&counts, Point::new(at, first), Style::plain(Ink::Muted), (end - at).max(0.0));
    if count.bar.everybody() == 0 || lane.key == LaneKey::Unassigned {
        return;
    }
    let bar = ((right - left) * 0.5).min(260.0);
    pen.support_bar(Rect::new(left, second, bar, 16.0), &count.bar, &digits);
    let mut at = left + bar + 12.0;
    if count.cover.is_some() {
        let per = tr.with("chart-per", args! { "share" => leaders_per(count, tr), "n" => count.per });
        let room = right - at;
        at += pen.words(&per, Point::new(at, second), Style::plain(Ink::Muted), room) + 16.0;
    }
    if let Some((name, acted, of)) = &count.test {
        let share = tr.percent(hundredths(*acted, *of));
        let words =
            format!("{name} {} {share}", tr.with("chart-acted", args! { "n" => *acted, "of" => *of }));
        pen.words(&words, Point::new(at, second), Style::plain(Ink::Text), (right - at).max(0.0));
    }
}

//! The head of a lane: a small table, so that units are compared by running
//! the eye down.

use crate::args;
use crate::i18n::Tr;
use crate::tally::{CoverageWord, Headcount, TestCount};

use super::geometry::{Point, Rect};
use super::ink::Ink;
use super::lane::{HEAD_ROW_PT, Lane, LaneCount};
use super::look::{Heads, LaneKey};
use super::marks::{Pen, Style, SupportBar, coverage_word};
use super::scene::Weight;
use super::wall::Plan;

/// From the sides of a head to its text.
const SIDE_PT: f32 = 16.0;

/// The word of a coverage mark and its ink: a gap is loud.
pub(super) fn cover_word(cover: CoverageWord, tr: &Tr) -> (String, Style) {
    let style = if cover == CoverageWord::Gap { Style::strong(Ink::Danger) } else { Style::plain(Ink::Text) };
    (tr.say(coverage_word(cover)), style)
}

impl Plan {
    /// Draws the head of a lane, of its lines at most `rows`.
    pub(super) fn draw_head(&self, pen: &mut Pen<'_>, lane: &Lane, head: Rect, rows: usize, tr: &Tr) {
        match self.look.heads {
            Heads::Beside(_) => draw_beside(pen, lane, head, lane.head_rows().min(rows), tr),
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
    let Headcount { named, beside, estimate, belongs, rated, .. } = lane.count.people;
    if lane.key == LaneKey::Unassigned {
        return tr.with("chart-to-place", args! { "n" => lane.len() as i64 });
    }
    if lane.count.also > 0 {
        return tr.with("chart-also-here", args! { "n" => lane.count.also });
    }
    if named == 0 && beside > 0 {
        return tr.with("chart-beside", args! { "n" => beside });
    }
    let id = if estimate > 0 { "chart-count-of" } else { "chart-count" };
    tr.with(id, args! { "n" => named, "of" => belongs, "rated" => rated })
}

fn leaders_per_ten(count: &LaneCount, tr: &Tr) -> String {
    tr.decimal(f64::from(count.people.leaders_per_ten_tenths()) / 10.0, 1)
}

/// "6 of 15" and "40 %".
fn acted(count: &TestCount, tr: &Tr) -> (String, String) {
    let words = tr.with("chart-acted", args! { "n" => count.did, "of" => count.eligible });
    (words, tr.percent(i64::from(count.percent())))
}

fn draw_beside(pen: &mut Pen<'_>, lane: &Lane, head: Rect, rows: usize, tr: &Tr) {
    let (left, right) = (head.x + SIDE_PT, head.right() - SIDE_PT);
    let room = right - left;
    let count = &lane.count;
    let digits = |number: u32| tr.number(i64::from(number));
    let row = |number: usize| head.y + 8.0 + number as f32 * HEAD_ROW_PT;
    let (plain, muted) = (Style::plain(Ink::Text), Style::plain(Ink::Muted));
    pen.words(&name_of(lane, tr), Point::new(left, row(0)), Style::strong(Ink::Text), room);
    if rows < 2 {
        return;
    }
    let also = if count.also > 0 { Style::plain(Ink::Warning) } else { muted };
    pen.words(&counted(lane, tr), Point::new(left, row(1)), also, room);
    if rows < 3 {
        return;
    }
    let bar = SupportBar::from(&count.people);
    pen.support_bar(Rect::new(left, row(2), room, 16.0), &bar, &digits);
    if rows < 4 {
        return;
    }
    let per = leaders_per_ten(count, tr);
    if let Some(cover) = count.cover {
        let wide = pen.coverage(Point::new(left, row(3) + 8.0), cover, 13.0, Ink::Background);
        let (word, style) = cover_word(cover, tr);
        let at = left + wide + 6.0;
        let end = at + pen.words(&word, Point::new(at, row(3)), style, right - at);
        let short = tr.with("chart-per-ten", args! { "share" => per.clone() });
        // The word decides; the share stands beside it only where both fit.
        if lane.head_rows() == 4 && pen.fonts.width_pt(&short, 13.0, Weight::Regular) <= right - end - 8.0 {
            pen.words_ending(&short, Point::new(right, row(3)), muted, room);
        }
    }
    if rows < 5 {
        return;
    }
    let wide = pen.words_ending(&per, Point::new(right, row(4)), plain, room);
    pen.words(&tr.say("chart-leaders-per-ten"), Point::new(left, row(4)), muted, room - wide - 6.0);
    if rows < 6 {
        return;
    }
    if let Some((name, test)) = &count.test {
        let (words, share) = acted(test, tr);
        let wide = pen.words_ending(&share, Point::new(right, row(5)), Style::strong(Ink::Text), room);
        let end = Point::new(right - wide.max(34.0) - 8.0, row(5));
        let words_wide = pen.words_ending(&words, end, plain, room);
        pen.words(name, Point::new(left, row(5)), muted, end.x - words_wide - 8.0 - left);
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
    let name_room = ((end - left) * 0.6).max(60.0);
    let wide = pen.words(&name_of(lane, tr), Point::new(left, first), Style::strong(Ink::Text), name_room);
    let at = left + wide + 12.0;
    pen.words(&counts, Point::new(at, first), Style::plain(Ink::Muted), (end - at).max(0.0));
    let bar = SupportBar::from(&count.people);
    if bar.everybody() == 0 || lane.key == LaneKey::Unassigned {
        return;
    }
    let bar_wide = ((right - left) * 0.5).min(260.0);
    pen.support_bar(Rect::new(left, second, bar_wide, 16.0), &bar, &digits);
    let mut at = left + bar_wide + 12.0;
    if count.cover.is_some() {
        let per = tr.with("chart-per-ten", args! { "share" => leaders_per_ten(count, tr) });
        at += pen.words(&per, Point::new(at, second), Style::plain(Ink::Muted), right - at) + 16.0;
    }
    if let Some((name, test)) = &count.test {
        let (words, share) = acted(test, tr);
        let words = format!("{name} {words} {share}");
        pen.words(&words, Point::new(at, second), Style::plain(Ink::Text), (right - at).max(0.0));
    }
}

//! What the marks mean, and where a wall may be cut into pages.

use crate::args;
use crate::i18n::Tr;
use crate::model::{Level, Outcome, Scale};
use crate::tally::{Age, CoverageWord};

use super::fonts::Fonts;
use super::geometry::{Point, Rect, Size};
use super::head::cover_word;
use super::ink::Ink;
use super::look::Heads;
use super::marks::{Badge, COVERAGE_PT, Pen, Star, Style, outcome_word};
use super::page::Cuts;
use super::scene::Scene;
use super::wall::Plan;

/// Height of a row of the legend, space between its parts, from a mark to its word.
const ROW_PT: f32 = 24.0;
const APART_PT: f32 = 16.0;
const TO_WORD_PT: f32 = 6.0;

/// The word of a value: the campaign's own, else that of its pack, else that of its mark.
pub fn level_word(scale: &Scale, level: &Level, tr: &Tr) -> String {
    if !level.word.trim().is_empty() {
        return level.word.to_string();
    }
    let of_pack = format!("chart-level-{}-{}", scale.pack, level.value);
    if tr.knows(&of_pack) { tr.say(&of_pack) } else { tr.say(&format!("chart-level-support-{}", level.mark)) }
}

/// One part: a mark of some width and its word.
enum Part<'a> {
    Level(&'a Level),
    Aged(Age),
    Star(Star),
    Outcome(Outcome),
    Cover(CoverageWord),
    Unnamed,
}

impl Plan {
    /// The legend of the wall's marks in rows of at most `width_pt`.
    pub fn legend(&self, width_pt: f32, fonts: &mut Fonts, tr: &Tr) -> Scene {
        let unassessed = Level { value: 0, word: "".into(), mark: 0, supports: false, retired: false };
        let mut parts: Vec<Part<'_>> = self.scale.offered().map(Part::Level).collect();
        parts.push(Part::Level(&unassessed));
        parts.extend([Age::Ageing, Age::Old].map(Part::Aged));
        parts.extend([Star::Leader, Star::Second, Star::Suggested].map(Part::Star));
        if !self.tests.is_empty() {
            let outcomes = [Outcome::Did, Outcome::Refused, Outcome::NoAnswer, Outcome::NotAsked];
            parts.extend(outcomes.map(Part::Outcome));
        }
        parts.extend(
            [CoverageWord::Covered, CoverageWord::LeaderNoSecond, CoverageWord::Gap].map(Part::Cover),
        );
        parts.push(Part::Unnamed);

        let mut scene = Scene::default();
        let (mut x, mut top, mut widest) = (0.0_f32, 0.0, 0.0_f32);
        for part in &parts {
            let (word, style) = self.part_word(part, tr);
            let mark = part_width(part);
            let width = mark + TO_WORD_PT + fonts.width_pt(&word, style.size_pt, style.weight);
            if x > 0.0 && x + width > width_pt {
                (x, top) = (0.0, top + ROW_PT);
            }
            let mut pen = Pen { marks: &mut scene.marks, fonts, of: None };
            self.draw_part(&mut pen, part, Point::new(x, top + ROW_PT / 2.0), tr);
            pen.words(&word, Point::new(x + mark + TO_WORD_PT, top + 4.0), style, width_pt);
            x += width + APART_PT;
            widest = widest.max(x - APART_PT);
        }
        scene.size_pt = Size::new(widest, top + ROW_PT);
        scene
    }

    fn part_word(&self, part: &Part<'_>, tr: &Tr) -> (String, Style) {
        let weeks = |weeks: i32| tr.with("chart-legend-ageing", args! { "n" => weeks });
        let word = match part {
            Part::Level(level) if level.value == 0 => tr.say("chart-not-assessed"),
            Part::Level(level) => level_word(&self.scale, level, tr),
            Part::Aged(Age::Fresh) => tr.say("chart-legend-fresh"),
            Part::Aged(Age::Ageing) => weeks(4),
            Part::Aged(Age::Old) => weeks(12),
            Part::Star(star) => tr.say(star.word()),
            Part::Outcome(outcome) => tr.say(outcome_word(*outcome)),
            Part::Cover(cover) => return cover_word(*cover, tr),
            Part::Unnamed => tr.say("chart-legend-unnamed"),
        };
        (word, Style::plain(Ink::Text))
    }

    fn draw_part(&self, pen: &mut Pen<'_>, part: &Part<'_>, left: Point, tr: &Tr) {
        let ground = Ink::Surface;
        match part {
            Part::Level(level) => {
                let numeral = tr.numeral(level.value);
                let badge =
                    Badge { mark: level.mark, numeral: &numeral, age: Age::Fresh, box_pt: 20.0, ground };
                pen.badge(left.moved(10.0, 0.0), &badge);
            }
            Part::Aged(age) => {
                // Shown on a value that people know: the second of the scale, or its only one.
                let level = self.scale.levels.get(1).or(self.scale.levels.first());
                let (mark, value) = level.map_or((2, 2), |level| (level.mark, level.value));
                let numeral = tr.numeral(value);
                let badge = Badge { mark, numeral: &numeral, age: *age, box_pt: 20.0, ground };
                pen.badge(left.moved(10.0, 0.0), &badge);
            }
            Part::Star(star) => pen.star(left.moved(6.5, 0.0), 13.0, *star, ground, false),
            Part::Outcome(outcome) => pen.outcome(left.moved(6.0, 0.0), *outcome, 12.0),
            Part::Cover(cover) => {
                pen.coverage(left, *cover, 13.0, ground);
            }
            Part::Unnamed => pen.placeholder(Rect::new(left.x, left.y - 8.0, 24.0, 16.0)),
        }
    }

    /// Where the wall may be cut into pages: between rows of cards, and
    /// between columns that all lanes share.
    pub fn cuts(&self) -> Cuts {
        let mut cuts = Cuts::default();
        for lane in self.lanes() {
            let gap = lane.detail.gap_pt();
            let rows = lane.slots().div_ceil(lane.columns);
            cuts.y.push(lane.rect.y);
            // A head is never parted from its first rows; a row begins within its gap.
            let head_end = match self.look().heads {
                Heads::Beside(_) => lane.head.y + lane.head_rows() as f32 * super::lane::HEAD_ROW_PT + 12.0,
                Heads::Above => lane.body.y + lane.card.height,
            };
            let row_top = |row: usize| lane.body.y + row as f32 * (lane.card.height + gap) - gap / 2.0;
            cuts.y.extend((1..rows).map(row_top).filter(|cut| *cut >= head_end));
        }
        let named: Vec<_> = self.lanes().iter().filter(|lane| !lane.is_empty()).collect();
        if let Some(first) = named.first()
            && named.iter().all(|lane| (lane.columns, lane.card.width) == (first.columns, first.card.width))
        {
            let pitch = first.card.width + first.detail.gap_pt();
            let cut = |column: usize| first.body.x + column as f32 * pitch - first.detail.gap_pt() / 2.0;
            cuts.x.extend((1..first.columns).map(cut));
        }
        cuts
    }
}

fn part_width(part: &Part<'_>) -> f32 {
    match part {
        Part::Level(_) | Part::Aged(_) => 20.0,
        Part::Star(_) => 13.0,
        Part::Outcome(_) => 12.0,
        Part::Cover(_) => COVERAGE_PT,
        Part::Unnamed => 24.0,
    }
}

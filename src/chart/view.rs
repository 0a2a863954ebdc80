//! From the plan to the scene of a window: only what is in sight is drawn.

use crate::args;
use crate::i18n::Tr;

use super::card::Manner;
use super::fonts::Fonts;
use super::geometry::{Point, Rect, Size};
use super::ink::Ink;
use super::lane::{HEAD_ROW_PT, Lane};
use super::look::{Detail, Heads, LaneKey, Over};
use super::marks::{Pen, Style};
use super::scene::{Mark, Scene, Shape};
use super::wall::Plan;

/// More cards than this in one frame show no names: they are too small to read
/// on any screen that holds them, and text is what costs.
pub const MOST_NAMED_CARDS: usize = 400;

/// How far people step back whom the filter does not show.
const FADE: f32 = 0.62;

/// What is drawn of the wall, and how.
struct Sight<'a> {
    window: Rect,
    over: &'a Over<'a>,
    wordless: bool,
    page: bool,
}

impl Plan {
    /// The scene of a window of the wall (in the wall's coordinates); its own
    /// coordinates begin at the window's corner. Heads of lanes that begin
    /// above the window stay in sight.
    pub fn scene(&self, window: Rect, over: &Over<'_>, fonts: &mut Fonts, tr: &Tr) -> Scene {
        let named = self.lanes_in(&window).filter(|lane| lane.detail.has_names());
        let cards: usize = named.map(|lane| lane.slots_between(window.y, window.bottom()).len()).sum();
        let sight = Sight { window, over, wordless: cards > MOST_NAMED_CARDS, page: false };
        self.draw(&sight, fonts, tr)
    }

    /// The whole wall, every name on it: what is exported.
    pub fn whole(&self, fonts: &mut Fonts, tr: &Tr) -> Scene {
        let Size { width, height } = self.size_pt();
        self.page(Rect::new(0.0, 0.0, width, height), fonts, tr)
    }

    /// A window of the wall as it stands on a page: every name on it; a lane
    /// that goes on from the page before says its name again.
    pub(super) fn page(&self, window: Rect, fonts: &mut Fonts, tr: &Tr) -> Scene {
        self.draw(&Sight { window, over: &Over::default(), wordless: false, page: true }, fonts, tr)
    }

    fn lanes_in<'a>(&'a self, window: &Rect) -> impl Iterator<Item = &'a Lane> + use<'a> {
        let (top, bottom) = (window.y, window.bottom());
        let first = self.lanes.partition_point(|lane| lane.rect.bottom() <= top);
        self.lanes.iter().skip(first).take_while(move |lane| lane.rect.y < bottom)
    }

    fn draw(&self, sight: &Sight<'_>, fonts: &mut Fonts, tr: &Tr) -> Scene {
        let mut scene = Scene::new(Size::new(sight.window.width, sight.window.height));
        for lane in self.lanes_in(&sight.window) {
            self.draw_lane(&mut scene.marks, lane, sight, fonts, tr);
        }
        scene
    }

    fn draw_lane(&self, marks: &mut Vec<Mark>, lane: &Lane, sight: &Sight<'_>, fonts: &mut Fonts, tr: &Tr) {
        let Sight { window, over, wordless, page } = *sight;
        let (dx, dy) = (-window.x, -window.y);
        let whole = lane.rect.moved(dx, dy);
        let unassigned = lane.key == LaneKey::Unassigned;
        let ground = if unassigned { Ink::Background } else { Ink::Surface };
        let mut pen = Pen { marks, fonts, of: None };
        pen.fill(Shape::rect(whole), ground);
        // The head stays in sight while its lane is.
        let mut head = lane.head.moved(dx, dy);
        pen.fill(Shape::rect(head), Ink::Background);
        let mut rows = usize::MAX;
        if let Heads::Beside(_) = self.look.heads {
            head.y = head.y.max(0.0);
            if page {
                // Only the lines that the rest of the lane has room for.
                rows = ((whole.bottom() - head.y - 8.0) / HEAD_ROW_PT).max(0.0) as usize;
            } else {
                // A lane that leaves pushes its head out.
                let needs = lane.head_rows() as f32 * HEAD_ROW_PT + 12.0;
                head.y = head.y.min((whole.bottom() - needs).max(whole.y));
            }
            let side = head.right() - 0.5;
            pen.stroke(line(side, whole.y, side, whole.bottom()), Ink::Line, 1.0, None);
        }
        let (edge, y) =
            if unassigned { (Ink::LineStrong, whole.y + 0.5) } else { (Ink::Line, whole.bottom() - 0.5) };
        pen.stroke(line(whole.x, y, whole.right(), y), edge, 1.0, None);
        self.draw_head(&mut pen, lane, head, rows, tr);

        let manner = Manner { detail: lane.detail, over, wordless, ground, tr };
        let mut dimmed: Vec<Mark> = Vec::new();
        for number in lane.slots_between(window.y, window.bottom()) {
            let slot = lane.slot(number).moved(dx, dy);
            if slot.right() <= 0.0 || slot.x >= window.width {
                continue;
            }
            let Some(place) = lane.people.get(number) else {
                draw_placeholder(&mut pen, lane, number, slot, tr);
                continue;
            };
            let Some(person) = self.person(*place) else { continue };
            if self.look.shows(person.worker.id) {
                self.draw_card(&mut pen, person, slot, &manner);
            } else {
                let mut back = Pen { marks: &mut dimmed, fonts: pen.fonts, of: None };
                self.draw_card(&mut back, person, slot, &manner);
            }
        }
        if !dimmed.is_empty() {
            pen.marks.push(Mark::Group { clip: None, fade: FADE, marks: dimmed });
        }
        if over.target == Some(&lane.key) {
            let ring = Shape::Box { rect: whole.shrunk(1.0), radius_pt: 6.0 };
            pen.stroke(ring, Ink::Focus, 2.0, None);
        }
    }
}

fn line(x: f32, y: f32, to_x: f32, to_y: f32) -> Shape {
    Shape::Line(vec![Point::new(x, y), Point::new(to_x, to_y)])
}

/// The place of somebody not yet named; the first of a lane says how many.
fn draw_placeholder(pen: &mut Pen<'_>, lane: &Lane, number: usize, slot: Rect, tr: &Tr) {
    pen.placeholder(slot);
    if number == lane.len() && lane.detail.has_names() {
        let words = tr.with("chart-unnamed", args! { "n" => lane.unnamed });
        let style = Style::plain(Ink::Muted);
        let run = pen.fonts.run_within(&words, style.size_pt, style.weight, slot.width - 12.0);
        let top = slot.middle().y - run.height_pt / 2.0;
        let left = match lane.detail {
            Detail::Lines => slot.x + 12.0,
            _ => slot.middle().x - run.width_pt / 2.0,
        };
        pen.words(&words, Point::new(left, top), style, slot.width - 12.0);
    }
}

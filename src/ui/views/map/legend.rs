//! What the marks of the map mean: it lies on the picture and is exported with it.

use super::draw::Sight;
use super::ground::{Ground, Manner};
use crate::app::Age;
use crate::chart::{Badge, Fonts, Ink, Mark, Pen, Point, Rect, Shape, Star, Style, Weight};
use crate::i18n::Tr;

const WIDTH_PT: f32 = 216.0;
const ROW_PT: f32 = 22.0;
const PAD_PT: f32 = 12.0;
/// From the edges of the window.
const AWAY_PT: f32 = 16.0;

/// How high the legend of so many kinds of ties is.
pub(super) fn height_pt(kinds: usize) -> f32 {
    let lines = if kinds == 0 { 0.0 } else { kinds as f32 * ROW_PT + 14.0 };
    PAD_PT * 2.0 + lines + 56.0 + ROW_PT * 4.0
}

/// Where the legend lies: in the first corner where it covers nobody; `None` if there is none.
pub(super) fn corner(ground: &Ground, sight: &Sight, window: Rect, width: f32, height: f32) -> Option<Rect> {
    let (right, low) = (window.right() - width - AWAY_PT, window.bottom() - height - AWAY_PT);
    // Lower left stand the buttons.
    let beside = window.x + 64.0;
    let corners =
        [(right, low), (right, window.y + AWAY_PT), (beside, low), (window.x + AWAY_PT, window.y + AWAY_PT)];
    corners.into_iter().map(|(x, y)| Rect::new(x, y, width, height)).find(|room| {
        let near = room.shrunk(-16.0);
        ground.dots.iter().all(|dot| !near.contains(sight.to_screen(dot.at)))
    })
}

/// The legend, and the room it takes: in a corner where it covers nobody, else at the lower right.
pub(super) fn legend(
    ground: &Ground,
    sight: &Sight,
    window: Rect,
    fonts: &mut Fonts,
    tr: &Tr,
) -> (Vec<Mark>, Rect) {
    let used = ground.kinds.iter().filter(|kind| kind.ties > 0);
    let kinds: Vec<(&str, Manner)> = used.map(|kind| (kind.says.as_str(), kind.manner)).collect();
    let stars = ["map-view-leader", "map-view-second", "map-view-suggested"].map(|id| tr.say(id));
    let larger = tr.say("map-view-larger");
    let says = kinds.iter().map(|(says, _)| *says).chain(stars.iter().map(String::as_str));
    let widest = says
        .chain([larger.as_str()])
        .fold(0.0_f32, |widest, says| widest.max(fonts.width_pt(says, 13.0, Weight::Regular)));
    let width = (widest.ceil() + 46.0 + 2.0 * PAD_PT).clamp(WIDTH_PT, 300.0);
    let height = height_pt(kinds.len());
    let (right, low) = (window.right() - width - AWAY_PT, window.bottom() - height - AWAY_PT);
    let room =
        corner(ground, sight, window, width, height).unwrap_or_else(|| Rect::new(right, low, width, height));
    let mut marks = Vec::new();
    let mut pen = Pen { marks: &mut marks, fonts, of: None };
    pen.fill(Shape::Box { rect: room, radius_pt: 4.0 }, Ink::Raised);
    pen.stroke(Shape::Box { rect: room.shrunk(0.5), radius_pt: 4.0 }, Ink::Line, 1.0, None);
    let left = room.x + PAD_PT;
    let (words, rest) = (left + 44.0, width - 44.0 - 2.0 * PAD_PT);
    let plain = Style::plain(Ink::Text);
    let mut top = room.y + PAD_PT;
    let has_lines = !kinds.is_empty();
    for (says, manner) in kinds {
        sample(&mut pen, Point::new(left, top + ROW_PT / 2.0), 32.0, manner);
        pen.words(says, Point::new(words, top + 3.0), plain, rest);
        top += ROW_PT;
    }
    if has_lines {
        part(&mut pen, room, top + 6.0);
        top += 14.0;
    }
    let step = (width - 2.0 * PAD_PT - 16.0) / 5.0;
    for (place, mark) in [1_u8, 2, 3, 4, 5, 0].into_iter().enumerate() {
        let at = Point::new(left + 8.0 + step * place as f32, top + 11.0);
        let numeral = tr.numeral(mark);
        let badge = Badge { mark, numeral: &numeral, age: Age::Fresh, box_pt: 17.0, ground: Ink::Raised };
        pen.badge(at, &badge);
    }
    let muted = Style::plain(Ink::Muted);
    pen.words(&tr.say("map-view-acts"), Point::new(left, top + 24.0), muted, 60.0);
    let middle = tr.say("map-view-undecided");
    let half = pen.fonts.width_pt(&middle, 13.0, Weight::Regular) / 2.0;
    pen.words(&middle, Point::new(left + 8.0 + step * 2.0 - half, top + 24.0), muted, 90.0);
    pen.words_ending(&tr.say("map-view-against"), Point::new(room.right() - PAD_PT, top + 24.0), muted, 70.0);
    part(&mut pen, room, top + 48.0);
    top += 56.0;
    for (star, says) in [Star::Leader, Star::Second, Star::Suggested].into_iter().zip(&stars) {
        pen.star(Point::new(left + 16.0, top + ROW_PT / 2.0), 13.0, star, Ink::Raised, false);
        pen.words(says, Point::new(words, top + 3.0), plain, rest);
        top += ROW_PT;
    }
    for (x, size) in [(6.0, 9.0), (22.0, 18.0)] {
        let badge = Badge { mark: 2, numeral: "", age: Age::Fresh, box_pt: size, ground: Ink::Raised };
        pen.badge(Point::new(left + x, top + ROW_PT / 2.0), &badge);
    }
    pen.words(&larger, Point::new(words, top + 3.0), plain, rest);
    (marks, room)
}

/// A piece of a tie with its head.
fn sample(pen: &mut Pen<'_>, at: Point, long: f32, manner: Manner) {
    let end = at.moved(long - 6.0, 0.0);
    if manner == Manner::Double {
        for side in [-1.4, 1.4] {
            let line = Shape::Line(vec![at.moved(0.0, side), end.moved(0.0, side)]);
            pen.stroke(line, Ink::Tie, 1.0, None);
        }
    } else {
        pen.stroke(Shape::Line(vec![at, end]), Ink::Tie, 1.0, manner.dash(false));
    }
    let tip = at.moved(long, 0.0);
    let corners = vec![tip, tip.moved(-7.0, -3.2), tip.moved(-7.0, 3.2)];
    pen.fill(Shape::Polygon(corners), Ink::Tie);
}

fn part(pen: &mut Pen<'_>, room: Rect, y: f32) {
    let line = Shape::Line(vec![
        Point::new(room.x + PAD_PT, y.round() + 0.5),
        Point::new(room.right() - PAD_PT, y.round() + 0.5),
    ]);
    pen.stroke(line, Ink::Line, 1.0, None);
}

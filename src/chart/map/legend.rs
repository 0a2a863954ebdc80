//! What the marks of the map mean: it lies on the picture and is exported with it.

use super::fit::{Corner, LegendSpot};
use super::ground::MapGround;
use super::kinds::Manner;
use super::tint::Tint;
use crate::chart::{Badge, Fonts, Ink, Mark, Pen, Point, Rect, Shape, Size, Star, Style, Weight};
use crate::i18n::Tr;
use crate::tally::Age;

const ROW_PT: f32 = 22.0;
const PAD_PT: f32 = 12.0;
/// From the edges of the window.
const AWAY_PT: f32 = 16.0;
/// Lower left stand the buttons.
const BUTTONS_PT: f32 = 64.0;
/// Between blocks.
const PART_PT: f32 = 14.0;
/// From a sign to its words.
const SIGN_PT: f32 = 44.0;
/// Groups of a tint that are listed.
const MOST_GROUPS: usize = 8;
/// Words are cut where they are longer.
const LONGEST_PT: f32 = 190.0;

/// A sign with its words.
enum Row<'a> {
    Kind(Manner, &'a str),
    Star(Star, String),
    Larger(&'a str),
    Ramp { acts: String, middle: String, against: String },
    Title(&'a str),
    Group(&'a Tint, Option<u16>, &'a str),
    More(String),
    Band(String),
}

impl Row<'_> {
    fn height(&self) -> f32 {
        if matches!(self, Row::Ramp { .. }) { 40.0 } else { ROW_PT }
    }

    fn width(&self, fonts: &mut Fonts) -> f32 {
        let mut wide = |words: &str, weight| fonts.width_pt(words, 13.0, weight).min(LONGEST_PT).ceil();
        match self {
            Row::Kind(_, says) | Row::Larger(says) => SIGN_PT + wide(says, Weight::Regular),
            Row::Star(_, says) | Row::Band(says) => SIGN_PT + wide(says, Weight::Regular),
            Row::Group(_, _, says) => 30.0 + wide(says, Weight::Regular),
            Row::Title(says) => wide(says, Weight::SemiBold),
            Row::More(says) => wide(says, Weight::Regular),
            Row::Ramp { acts, middle, against } => {
                let words = [acts, middle, against].map(|says| wide(says, Weight::Regular));
                (words.iter().sum::<f32>() + 24.0).max(186.0)
            }
        }
    }
}

/// The blocks of the legend: kinds of ties, colour, stars and size.
struct Blocks<'a> {
    blocks: Vec<Vec<Row<'a>>>,
    /// Width and height of each.
    sizes: Vec<Size>,
}

impl<'a> Blocks<'a> {
    fn of(ground: &'a MapGround, banded: bool, fonts: &mut Fonts, tr: &Tr) -> Self {
        let used = ground.kinds.iter().filter(|kind| kind.ties > 0);
        let mut ties: Vec<Row<'_>> = used.map(|kind| Row::Kind(kind.manner, kind.says.as_str())).collect();
        if banded {
            ties.push(Row::Band(tr.say("map-view-legend-band")));
        }
        let colour = match &ground.tint {
            None => vec![Row::Ramp {
                acts: tr.say("map-view-acts"),
                middle: tr.say("map-view-undecided"),
                against: tr.say("map-view-against"),
            }],
            Some(tint) => {
                let mut rows = vec![Row::Title(&tint.title)];
                let groups = tint.groups.iter().enumerate().take(MOST_GROUPS);
                rows.extend(groups.map(|(number, group)| {
                    Row::Group(tint, u16::try_from(number).ok(), group.word.as_str())
                }));
                if tint.groups.len() > MOST_GROUPS {
                    let more = tint.groups.len() - MOST_GROUPS;
                    rows.push(Row::More(tr.with("map-view-legend-more", crate::args!["n" => more])));
                }
                if ground.dots.iter().any(|dot| dot.tint.is_none()) {
                    rows.push(Row::Group(tint, None, &tint.none));
                }
                rows
            }
        };
        let word = |star, id: &str| Row::Star(star, tr.say(id));
        let mut stars = vec![
            word(Star::Leader, "map-view-leader"),
            word(Star::Second, "map-view-second"),
            word(Star::Suggested, "map-view-suggested"),
        ];
        if !ground.larger.is_empty() {
            stars.push(Row::Larger(&ground.larger));
        }
        let blocks: Vec<Vec<Row<'_>>> =
            [ties, colour, stars].into_iter().filter(|rows| !rows.is_empty()).collect();
        let sizes = blocks.iter().map(|rows| {
            let wide = rows.iter().map(|row| row.width(fonts)).fold(0.0_f32, f32::max);
            Size::new(wide, rows.iter().map(Row::height).sum())
        });
        let sizes = sizes.collect();
        Self { blocks, sizes }
    }

    fn size(&self, wide: bool) -> Size {
        let parts = self.sizes.len().saturating_sub(1) as f32;
        let widths = self.sizes.iter().map(|size| size.width);
        let heights = self.sizes.iter().map(|size| size.height);
        if wide {
            let all: f32 = widths.sum();
            let gaps = parts * (2.0 * PART_PT + 4.0);
            Size::new(all + gaps + 2.0 * PAD_PT, heights.fold(0.0, f32::max) + 2.0 * PAD_PT)
        } else {
            let all: f32 = heights.sum();
            Size::new(widths.fold(0.0, f32::max) + 2.0 * PAD_PT, all + parts * PART_PT + 2.0 * PAD_PT)
        }
    }
}

/// How large the legend is, as a column and as a row.
pub(super) fn sizes(ground: &MapGround, banded: bool, fonts: &mut Fonts, tr: &Tr) -> [Size; 2] {
    let blocks = Blocks::of(ground, banded, fonts, tr);
    [blocks.size(false), blocks.size(true)]
}

/// Where a legend of a size lies in a corner of a room.
pub(super) fn room(spot: LegendSpot, size: Size, window: Size) -> Rect {
    let (right, low) = (window.width - size.width - AWAY_PT, window.height - size.height - AWAY_PT);
    let (x, y) = match spot.corner {
        Corner::LowerRight => (right, low),
        Corner::UpperRight => (right, AWAY_PT),
        Corner::LowerLeft => (BUTTONS_PT, low),
        Corner::UpperLeft => (AWAY_PT, AWAY_PT),
    };
    Rect::new(x.max(4.0).round(), y.max(4.0).round(), size.width, size.height)
}

/// The legend, and the room it takes.
pub(super) fn legend(
    ground: &MapGround,
    spot: LegendSpot,
    window: Size,
    banded: bool,
    fonts: &mut Fonts,
    tr: &Tr,
) -> (Vec<Mark>, Rect) {
    let blocks = Blocks::of(ground, banded, fonts, tr);
    let room = room(spot, blocks.size(spot.wide), window);
    let mut marks = Vec::new();
    let mut pen = Pen { marks: &mut marks, fonts, of: None };
    pen.fill(Shape::Box { rect: room, radius_pt: 4.0 }, Ink::Raised);
    pen.stroke(Shape::Box { rect: room.shrunk(0.5), radius_pt: 4.0 }, Ink::Line, 1.0, None);
    let (mut x, mut y) = (room.x + PAD_PT, room.y + PAD_PT);
    let last = blocks.blocks.len().saturating_sub(1);
    for (number, (rows, size)) in blocks.blocks.iter().zip(&blocks.sizes).enumerate() {
        let wide = if spot.wide { size.width } else { room.width - 2.0 * PAD_PT };
        let mut top = y;
        for row in rows {
            draw_row(&mut pen, row, Point::new(x, top), wide, tr);
            top += row.height();
        }
        if number == last {
            continue;
        }
        if spot.wide {
            x += size.width + PART_PT + 2.0;
            let line = vec![
                Point::new(x.round() + 0.5, room.y + PAD_PT),
                Point::new(x.round() + 0.5, room.bottom() - PAD_PT),
            ];
            pen.stroke(Shape::Line(line), Ink::Line, 1.0, None);
            x += PART_PT + 2.0;
        } else {
            let at = (top + PART_PT / 2.0 - 1.0).round() + 0.5;
            let line = vec![Point::new(room.x + PAD_PT, at), Point::new(room.right() - PAD_PT, at)];
            pen.stroke(Shape::Line(line), Ink::Line, 1.0, None);
            y = top + PART_PT;
        }
    }
    (marks, room)
}

fn draw_row(pen: &mut Pen<'_>, row: &Row<'_>, at: Point, wide: f32, tr: &Tr) {
    let plain = Style::plain(Ink::Text);
    let muted = Style::plain(Ink::Muted);
    let middle = at.y + ROW_PT / 2.0;
    let words = Point::new(at.x + SIGN_PT, at.y + 3.0);
    match row {
        Row::Kind(manner, says) => {
            sample(pen, Point::new(at.x, middle), 32.0, *manner);
            pen.words(says, words, plain, LONGEST_PT);
        }
        Row::Band(says) => {
            let shape =
                |x: f32, thick: f32| Shape::rect(Rect::new(at.x + x, middle - thick / 2.0, 15.0, thick));
            pen.fill(shape(0.0, 2.0), Ink::LineStrong);
            pen.fill(shape(17.0, 8.0), Ink::LineStrong);
            pen.words(says, words, plain, LONGEST_PT);
        }
        Row::Star(star, says) => {
            pen.star(Point::new(at.x + 16.0, middle), 13.0, *star, Ink::Raised, false);
            pen.words(says, words, plain, LONGEST_PT);
        }
        Row::Larger(says) => {
            for (x, size) in [(6.0, 9.0), (22.0, 18.0)] {
                let circle = Shape::Circle { middle: Point::new(at.x + x, middle), radius_pt: size / 2.0 };
                pen.stroke(circle, Ink::Mark, 1.25, None);
            }
            pen.words(says, words, plain, LONGEST_PT);
        }
        Row::Title(says) => {
            pen.words(says, Point::new(at.x, at.y + 3.0), Style::strong(Ink::Text), LONGEST_PT);
        }
        Row::More(says) => {
            pen.words(says, Point::new(at.x, at.y + 3.0), muted, LONGEST_PT);
        }
        Row::Group(tint, group, says) => {
            tint.mark(pen, Point::new(at.x + 10.0, middle), *group, 18.0, Ink::Raised);
            pen.words(says, Point::new(at.x + 30.0, at.y + 3.0), plain, LONGEST_PT);
        }
        Row::Ramp { acts, middle: between, against } => {
            let step = (wide - 16.0) / 5.0;
            for (place, mark) in [1_u8, 2, 3, 4, 5, 0].into_iter().enumerate() {
                let at = Point::new(at.x + 8.0 + step * place as f32, at.y + 9.0);
                let numeral = tr.numeral(mark);
                let badge =
                    Badge { mark, numeral: &numeral, age: Age::Fresh, box_pt: 17.0, ground: Ink::Raised };
                pen.badge(at, &badge);
            }
            pen.words(acts, Point::new(at.x, at.y + 22.0), muted, 90.0);
            let half = pen.fonts.width_pt(between, 13.0, Weight::Regular) / 2.0;
            let x = at.x + 8.0 + step * 2.0 - half;
            pen.words(between, Point::new(x, at.y + 22.0), muted, 110.0);
            pen.words_ending(against, Point::new(at.x + wide, at.y + 22.0), muted, 90.0);
        }
    }
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

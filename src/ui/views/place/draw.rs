//! The picture of a sheet, for the window and for exports alike.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::sight::Sight;
use super::{name_of, put};
use crate::app::{Age, App};
use crate::args;
use crate::chart::{
    Badge, Dash, Fonts, Ink, Mark, Pen, Point, ROUND_DASH, Raster, Rect, Run, Scene, Shape, Size, Star,
    Style, SupportBar, Weight, landmark_word, level_word,
};
use crate::model::{Campaign, Extent, Floor, Judgement, Landmark, LandmarkKind, Pin, RecordId};

/// Names that are written at most.
const MOST_NAMES: usize = 300;
/// Turns of a round that are drawn.
const MOST_TURNS: usize = 400;
/// Points of the sheet between two lines of its grid.
const GRID: u32 = 50;
/// How far those step back who are not meant.
const FADE: f32 = 0.72;
/// A tile of a unit, in points of the window.
pub(super) const TILE: Size = Size::new(204.0, 50.0);

/// A person on the sheet.
pub(super) struct Stander {
    pub(super) id: RecordId,
    pub(super) at: Pin,
    pub(super) name: String,
    pub(super) value: u8,
    mark: u8,
    age: Age,
    star: Option<Star>,
    /// Not meant by filter or shift.
    pub(super) steps_back: bool,
}

/// A unit on the sheet.
pub(super) struct Tile {
    pub(super) unit: RecordId,
    pub(super) at: Pin,
    pub(super) name: String,
    pub(super) says: String,
    bar: SupportBar,
}

/// Everything on a sheet.
pub(super) struct Ground<'a> {
    pub(super) floor: &'a Floor,
    pub(super) standers: Vec<Stander>,
    pub(super) tiles: Vec<Tile>,
    pub(super) marks: Vec<(RecordId, Landmark)>,
}

/// How a sheet is drawn.
pub(super) struct Look<'a> {
    pub(super) sight: Sight,
    pub(super) size: Size,
    pub(super) selected: &'a [RecordId],
    pub(super) mark: Option<RecordId>,
    pub(super) tile: Option<RecordId>,
    /// The round that is being drawn.
    pub(super) way: &'a [Pin],
    /// For paper: the sheet itself, its picture too.
    pub(super) raster: Option<Arc<Raster>>,
    pub(super) has_ground: bool,
}

impl<'a> Ground<'a> {
    /// What stands on a sheet; `campaign` has names as they may be shown, `moved` is in hand.
    pub(super) fn of(
        app: &App,
        campaign: &Campaign,
        floor: &'a Floor,
        shift: Option<RecordId>,
        moved: &BTreeMap<RecordId, Pin>,
    ) -> Self {
        let scale = campaign.scale();
        let (mut leaders, mut seconds) = (BTreeSet::new(), BTreeSet::new());
        for unit in campaign.units.values() {
            leaders.extend(unit.leader.value().map(|id| campaign.canonical(id)));
            seconds.extend(unit.second.value().map(|id| campaign.canonical(id)));
        }
        let in_shift: Option<BTreeSet<RecordId>> =
            shift.map(|shift| put::people_of(campaign, shift).into_iter().collect());
        let standers = campaign.workers.values().filter_map(|worker| {
            let at = moved.get(&worker.id).copied().or(worker.spot(floor.id))?;
            let rating = campaign.support(worker).map(|support| support.rating);
            let value = rating.map_or(0, |rating| rating.value);
            let judgement = *worker.judgement.value();
            let star = if leaders.contains(&worker.id) || judgement == Judgement::Identified {
                Some(Star::Leader)
            } else if seconds.contains(&worker.id) {
                Some(Star::Second)
            } else {
                (judgement == Judgement::Suggested).then_some(Star::Suggested)
            };
            let filtered = app.shown().is_some_and(|shown| !shown.contains(&worker.id));
            let other_shift = in_shift.as_ref().is_some_and(|shift| !shift.contains(&worker.id));
            Some(Stander {
                id: worker.id,
                at,
                name: worker.name.to_string(),
                value,
                mark: scale.mark(value),
                age: rating.map_or(Age::Fresh, |rating| Age::of(rating.day, app.today())),
                star,
                steps_back: filtered || other_shift,
            })
        });
        let values: Vec<u8> =
            scale.levels.iter().filter(|level| level.supports).map(|level| level.value).collect();
        let tiles = campaign.units.values().filter_map(|unit| {
            let at = moved.get(&unit.id).copied().or(unit.spot(floor.id))?;
            let count = app.tallies().lane(put::people_of(campaign, unit.id), *unit.estimate.value());
            let (low, high) = (values.iter().min().copied(), values.iter().max().copied());
            let says = args![
                "n" => count.named,
                "yes" => count.supporters,
                "low" => low.unwrap_or_default(),
                "high" => high.unwrap_or_default()
            ];
            Some(Tile {
                unit: unit.id,
                at,
                name: unit.name.to_string(),
                says: app.tr().with("place-view-tile", says),
                bar: SupportBar::from(&count),
            })
        });
        let (standers, tiles) = (standers.collect(), tiles.collect());
        let marks = floor.landmarks().map(|(id, mark)| {
            // A file may say anything: no line is longer than can be drawn.
            let at = mark.at.iter().take(MOST_TURNS).map(|pin| pin.near()).collect();
            let mut mark = Landmark { kind: mark.kind, at };
            if let (Some(to), Some(from)) = (moved.get(&id), mark.at.first().copied()) {
                mark = shifted(&mark, to.x.saturating_sub(from.x), to.y.saturating_sub(from.y));
            }
            (id, mark)
        });
        Self { floor, standers, tiles, marks: marks.collect() }
    }
}

/// A mark moved as a whole.
pub(super) fn shifted(mark: &Landmark, right: i32, down: i32) -> Landmark {
    let at = mark
        .at
        .iter()
        .map(|pin| Pin { x: pin.x.saturating_add(right), y: pin.y.saturating_add(down) })
        .collect();
    Landmark { kind: mark.kind, at }
}

/// Where a tile lies in the window.
pub(super) fn tile_rect(middle: Point) -> Rect {
    Rect::new(middle.x - TILE.width / 2.0, middle.y - TILE.height / 2.0, TILE.width, TILE.height)
}

/// The sheet as a scene of the window.
pub(super) fn scene(ground: &Ground<'_>, look: &Look<'_>, fonts: &mut Fonts, app: &App) -> Scene {
    let mut scene = Scene::new(look.size);
    let mut painter = Painter { ground, look, fonts, app, taken: Vec::new() };
    let (mut below, mut back, mut front) = (Vec::new(), Vec::new(), Vec::new());
    if look.has_ground {
        painter.sheet(&mut below);
    }
    painter.landmarks(&mut front);
    painter.tiles(&mut front);
    painter.people(&mut back, true);
    painter.people(&mut front, false);
    let names = painter.names();
    // The window paints groups in their order, and what stands alone before them.
    let layers = [(0.0, below), (FADE, back), (0.0, front), (0.0, names)];
    let group = |(fade, marks)| Mark::Group { clip: None, fade, marks };
    scene.marks = layers.into_iter().filter(|(_, marks)| !marks.is_empty()).map(group).collect();
    scene
}

/// The sheet as a page of its own: its name, all of it, what the badges mean.
pub(super) fn page(
    app: &App,
    campaign: &Campaign,
    floor: &Floor,
    shift: Option<RecordId>,
    fonts: &mut Fonts,
) -> Scene {
    let extent = floor.extent();
    let (head, foot, side) = (44.0, 34.0, 16.0);
    let size = Size::new(extent.width as f32 + 2.0 * side, extent.height as f32 + head + foot);
    let sight = Sight { corner: Point::new(-side, -head), zoom: 1.0 };
    let raster =
        app.raster(floor).or_else(|| floor.picture.value().as_ref().and_then(Raster::of).map(Arc::new));
    let ground = Ground::of(app, campaign, floor, shift, &BTreeMap::new());
    let look =
        Look { sight, size, selected: &[], mark: None, tile: None, way: &[], raster, has_ground: true };
    let mut scene = scene(&ground, &look, fonts, app);
    let mut pen = Pen { marks: &mut scene.marks, fonts, of: None };
    let wide =
        pen.words(&name_of(app, floor), Point::new(side, 10.0), Style::title(Ink::Text), size.width / 2.0);
    if let Some(shift) = shift.and_then(|shift| campaign.unit(shift)) {
        let at = Point::new(side + wide + 16.0, 16.0);
        pen.words(&shift.name, at, Style::plain(Ink::Muted), size.width / 3.0);
    }
    let scale = campaign.scale();
    let mut x = side;
    let middle = size.height - foot / 2.0;
    let levels = scale.offered().map(|level| (level.value, level_word(&scale, level, app.tr())));
    for (value, word) in levels.chain([(0, app.tr().say("chart-not-assessed"))]) {
        let numeral = app.tr().number(i64::from(value));
        let badge = Badge {
            mark: scale.mark(value),
            numeral: &numeral,
            age: Age::Fresh,
            box_pt: 18.0,
            ground: Ink::Surface,
        };
        pen.badge(Point::new(x + 9.0, middle), &badge);
        x += 24.0
            + pen.words(&word, Point::new(x + 24.0, middle - 8.0), Style::plain(Ink::Text), 160.0)
            + 20.0;
    }
    scene
}

struct Painter<'a, 'g> {
    ground: &'a Ground<'g>,
    look: &'a Look<'a>,
    fonts: &'a mut Fonts,
    app: &'a App,
    /// Where no name may stand.
    taken: Vec<Rect>,
}

impl Painter<'_, '_> {
    fn place(&self, at: Pin) -> Point {
        self.look.sight.to_screen(at)
    }

    fn is_seen(&self, middle: Point) -> bool {
        let Size { width, height } = self.look.size;
        middle.x > -120.0 && middle.y > -60.0 && middle.x < width + 120.0 && middle.y < height + 60.0
    }

    fn pen<'p>(&'p mut self, marks: &'p mut Vec<Mark>, of: Option<RecordId>) -> Pen<'p> {
        Pen { marks, fonts: self.fonts, of }
    }

    fn sheet(&mut self, marks: &mut Vec<Mark>) {
        let Extent { width, height } = self.ground.floor.extent();
        let low = self.look.sight.screen(0.0, 0.0);
        let high = self.look.sight.screen(width as f32, height as f32);
        let rect = Rect::spanning(low, high);
        let inner = match &self.look.raster {
            Some(raster) => vec![Mark::Picture { rect, raster: Arc::clone(raster) }],
            None => grid(self.ground.floor.extent(), self.look.sight),
        };
        marks.push(Mark::Group { clip: Some(rect), fade: 0.0, marks: inner });
        let mut edge = Vec::new();
        self.pen(&mut edge, None).stroke(Shape::rect(rect), Ink::LineStrong, 1.0, None);
        marks.push(Mark::Group { clip: None, fade: 0.0, marks: edge });
    }

    fn landmarks(&mut self, marks: &mut Vec<Mark>) {
        let side = self.look.sight.mark_pt() + 2.0;
        let ground = self.ground;
        let landmarks = ground.marks.iter().map(|(id, mark)| (Some(*id), mark.clone()));
        let way = Landmark { kind: LandmarkKind::Round, at: self.look.way.to_vec() };
        let drawn = (!way.at.is_empty()).then_some((None, way));
        for (id, mark) in landmarks.chain(drawn) {
            let Some(first) = mark.at.first() else { continue };
            let in_hand = id.is_some() && id == self.look.mark;
            let edge = if in_hand { Ink::Focus } else { Ink::LineStrong };
            let middle = self.place(*first);
            let way: Vec<Point> = mark.at.iter().map(|pin| self.place(*pin)).collect();
            let word = self.app.tr().say(landmark_word(mark.kind));
            let mut pen = self.pen(marks, id);
            if way.len() > 1 {
                let ink = if in_hand { Ink::Focus } else { Ink::Warning };
                pen.stroke(Shape::Line(way.clone()), Ink::Raised, 5.0, None);
                pen.stroke(Shape::Line(way.clone()), ink, 2.5, Some(ROUND_DASH));
                if let [.., from, to] = way.as_slice() {
                    arrow(&mut pen, *from, *to, ink);
                }
            }
            pen.landmark(middle, mark.kind, side, edge);
            self.taken.push(Rect::around(middle, side));
            let run = self.fonts.run(&word, 13.0, Weight::Regular);
            let at =
                Rect::new(middle.x - run.width_pt / 2.0, middle.y + side / 2.0 + 2.0, run.width_pt, 16.0);
            if self.taken.iter().all(|taken| !taken.overlaps(&at)) {
                label(marks, at, &run, Ink::Muted, id);
                self.taken.push(at);
            }
        }
    }

    fn tiles(&mut self, marks: &mut Vec<Mark>) {
        let ground = self.ground;
        for tile in &ground.tiles {
            let middle = self.place(tile.at);
            if !self.is_seen(middle) {
                continue;
            }
            let rect = tile_rect(middle);
            self.taken.push(rect);
            let in_hand = self.look.tile == Some(tile.unit);
            let mut pen = self.pen(marks, Some(tile.unit));
            let plate = Shape::Box { rect, radius_pt: 4.0 };
            pen.fill(plate.clone(), Ink::Raised);
            let (edge, width) = if in_hand { (Ink::Focus, 2.0) } else { (Ink::LineStrong, 1.0) };
            pen.stroke(plate, edge, width, None);
            let left = Point::new(rect.x + 8.0, rect.y + 5.0);
            let wide = pen.words(&tile.name, left, Style::strong(Ink::Text), rect.width / 2.0 - 8.0);
            let room = rect.width - wide - 24.0;
            pen.words(&tile.says, left.moved(wide + 8.0, 0.0), Style::plain(Ink::Muted), room);
            let bar = Rect::new(rect.x + 8.0, rect.y + 27.0, rect.width - 16.0, 15.0);
            pen.support_bar(bar, &tile.bar, &|count| count.to_string());
        }
    }

    /// The badges of those who are meant, or of those who step back.
    fn people(&mut self, marks: &mut Vec<Mark>, back: bool) {
        let box_pt = self.look.sight.mark_pt();
        let ground = self.ground;
        for stander in ground.standers.iter().filter(|stander| stander.steps_back == back) {
            let middle = self.place(stander.at);
            if !self.is_seen(middle) {
                continue;
            }
            self.taken.push(Rect::around(middle, box_pt + 2.0));
            let selected = self.look.selected.contains(&stander.id);
            let numeral = self.app.tr().number(i64::from(stander.value));
            let mut pen = self.pen(marks, Some(stander.id));
            if selected {
                let ring = Shape::Circle { middle, radius_pt: box_pt / 2.0 + 5.0 };
                pen.fill(ring.clone(), Ink::Selection);
                pen.stroke(ring, Ink::Focus, 2.0, None);
            } else {
                // What lies under it must not run into its edge.
                let halo = Shape::Circle { middle, radius_pt: box_pt / 2.0 + 2.0 };
                pen.fill(halo, Ink::Raised);
            }
            let badge = Badge {
                mark: stander.mark,
                numeral: &numeral,
                age: stander.age,
                box_pt,
                ground: Ink::Raised,
            };
            pen.badge(middle, &badge);
            if let Some(star) = stander.star {
                let corner = middle.moved(box_pt * 0.46, -box_pt * 0.46);
                pen.star(corner, (box_pt * 0.5).max(9.0), star, Ink::Raised, true);
            }
        }
    }

    /// Names beside their marks, the selected and the leaders first, none on anything else.
    fn names(&mut self) -> Vec<Mark> {
        let mut marks = Vec::new();
        let near = self.look.sight.zoom >= 0.34;
        let ground = self.ground;
        let mut wanted: Vec<(u8, &Stander)> = Vec::new();
        for stander in &ground.standers {
            let urgent = match (self.look.selected.contains(&stander.id), stander.star) {
                (true, _) => 0,
                (_, Some(Star::Leader | Star::Second)) => 1,
                _ if stander.steps_back => 3,
                _ => 2,
            };
            if self.is_seen(self.place(stander.at)) && (near || urgent < 2) {
                wanted.push((urgent, stander));
            }
        }
        wanted.sort_by_key(|(urgent, stander)| (*urgent, stander.at.y, stander.at.x));
        let half = self.look.sight.mark_pt() / 2.0 + 3.0;
        for (urgent, stander) in wanted.into_iter().take(MOST_NAMES) {
            let leads = matches!(stander.star, Some(Star::Leader | Star::Second));
            let weight = if leads { Weight::SemiBold } else { Weight::Regular };
            let run = self.fonts.run_within(&stander.name, 13.0, weight, 170.0);
            let middle = self.place(stander.at);
            let (wide, tall) = (run.width_pt, run.height_pt.max(16.0));
            let places = [
                Rect::new(middle.x - wide / 2.0, middle.y + half, wide, tall),
                Rect::new(middle.x + half + 2.0, middle.y - tall / 2.0, wide, tall),
                Rect::new(middle.x - half - 2.0 - wide, middle.y - tall / 2.0, wide, tall),
                Rect::new(middle.x - wide / 2.0, middle.y - half - tall, wide, tall),
            ];
            let room = Rect::new(0.0, 0.0, self.look.size.width - wide, self.look.size.height - tall);
            let free = |at: &Rect| {
                room.contains(Point::new(at.x, at.y)) && self.taken.iter().all(|taken| !taken.overlaps(at))
            };
            let Some(at) = places.into_iter().find(free) else { continue };
            self.taken.push(at);
            let ink = if stander.steps_back && urgent > 0 { Ink::Muted } else { Ink::Text };
            label(&mut marks, at, &run, ink, Some(stander.id));
        }
        marks
    }
}

/// A line of words on a plate of its own, so that it is read on a photograph, too.
fn label(marks: &mut Vec<Mark>, at: Rect, run: &Arc<Run>, ink: Ink, of: Option<RecordId>) {
    let plate = Rect::new(at.x - 3.0, at.y, at.width + 6.0, at.height);
    marks.push(Mark::Fill { shape: Shape::Box { rect: plate, radius_pt: 3.0 }, ink: Ink::Raised, of });
    marks.push(Mark::Words { at: Point::new(at.x, at.y + run.ascent_pt), run: Arc::clone(run), ink, of });
}

/// The head of an arrow at the end of a line.
fn arrow(pen: &mut Pen<'_>, from: Point, to: Point, ink: Ink) {
    let (right, down) = (to.x - from.x, to.y - from.y);
    let long = right.hypot(down);
    if long < 1.0 {
        return;
    }
    let (right, down) = (right / long, down / long);
    let back = |side: f32| to.moved(-right * 11.0 - down * side, -down * 11.0 + right * side);
    pen.fill(Shape::Polygon(vec![to, back(5.0), back(-5.0)]), ink);
}

/// Paper with thin lines.
fn grid(extent: Extent, sight: Sight) -> Vec<Mark> {
    let (wide, tall) = (extent.width as f32, extent.height as f32);
    let rect = Rect::spanning(sight.screen(0.0, 0.0), sight.screen(wide, tall));
    let mut marks = vec![Mark::Fill { shape: Shape::rect(rect), ink: Ink::Raised, of: None }];
    // Far away only every fourth line is seen.
    let step = if sight.zoom < 0.4 { GRID * 4 } else { GRID };
    let mut line = |from: Point, to: Point| {
        let (shape, dash): (_, Option<Dash>) = (Shape::Line(vec![from, to]), None);
        marks.push(Mark::Stroke { shape, ink: Ink::Line, width_pt: 1.0, dash, of: None });
    };
    for x in (step..extent.width).step_by(step as usize) {
        line(sight.screen(x as f32, 0.0), sight.screen(x as f32, tall));
    }
    for y in (step..extent.height).step_by(step as usize) {
        line(sight.screen(0.0, y as f32), sight.screen(wide, y as f32));
    }
    marks
}

//! The view Map: who turns to whom, as a picture that stays put.
//!
//! What it draws is a picture of the room `chart`, made for the screen and for exports alike; here
//! are the hands: looking around, walking tie by tie, pinning, tying, a lasso, the way between two.
//!
//! Promises: nobody moves unless somebody moves them or has them arranged anew; no name covers a
//! mark or a name; while presenting no tie is shown, nor what follows from ties.
//!
//! Deliberately absent: drawing (the room `chart`), finding places and measuring (the room `graph`).

mod bar;
mod drags;
mod hands;
mod hide;
mod keys;
mod lasso;
mod menu;
mod people;
mod status;
mod walk;

use std::collections::BTreeSet;

use egui::Ui;

use super::chart::Ask;
use super::tick::Tick;
use super::{View, bar_ui};
use crate::app::{Action, App, Exported, Filter, MapColour, MapSize, Names};
use crate::chart::{
    Fonts, Hides, LegendSpot, MapGround, MapLook, MapPicture, Paper, Sight, Size, Steps, Way, fit_map,
    map_picture,
};
use crate::model::{Campaign, Day, RecordId};
use crate::ui::commands::Command;
use crate::ui::outbox::Outbox;
use crate::ui::paint::Kept;
use crate::ui::{deeds, measure};

use drags::Drag;
use menu::Asks;

/// How near and how far it is looked at.
const ZOOMS: std::ops::RangeInclusive<f32> = 0.02..=4.0;
/// Whom a single thread cuts off at least, to be shown: one person alone hangs on somebody anyway.
const CUTS_OFF: u32 = 2;

/// What the ground was built from.
#[derive(Debug, Clone, PartialEq)]
struct Built {
    campaign: RecordId,
    revision: u64,
    presenting: Option<Names>,
    today: Day,
    places: u64,
    size: MapSize,
    colour: MapColour,
}

/// What the picture was built from.
#[derive(Debug, Clone, PartialEq)]
struct Painted {
    ground: u64,
    sight: Sight,
    focus: Option<RecordId>,
    steps: Steps,
    hides: Hides,
    selected: Vec<RecordId>,
    unit: Option<RecordId>,
    hover: Option<RecordId>,
    walked: Option<RecordId>,
    band: Option<(usize, usize)>,
    over: Option<usize>,
    way: Option<Way>,
    threads: bool,
    filter: Filter,
    legend: Option<LegendSpot>,
}

/// What everybody was fitted into: places and the window's size. The picture stays where it is when
/// the inspector opens beside it.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Fitted {
    places: u64,
    window: [u32; 2],
    has_legend: bool,
    kinds: usize,
    /// The legend is another one by these.
    looks: (MapSize, MapColour),
}

/// People and ties over which alone others are reached.
#[derive(Default)]
struct Threads {
    /// Their records.
    of: BTreeSet<RecordId>,
    people: BTreeSet<RecordId>,
    /// The ground they were found on.
    ties: Option<(usize, usize, u64)>,
}

/// How the map is looked at.
#[derive(Default)]
pub(super) struct Map {
    ground: MapGround,
    built: Option<Built>,
    /// The campaign it shows.
    stood: Option<Campaign>,
    /// Grows with every change of the ground.
    age: u64,
    /// Grows with every change of ties.
    ties_age: u64,
    fonts: Fonts,
    picture: MapPicture,
    painted: Option<Painted>,
    /// Grows with every picture.
    drawn: u64,
    kept: Kept,
    /// `None` = everybody is to be seen.
    sight: Option<Sight>,
    fitted: Option<(Fitted, Sight, LegendSpot)>,
    focus: Option<RecordId>,
    steps: Steps,
    hides: Hides,
    /// Ties of so many days are shown.
    recent: Option<i32>,
    size: MapSize,
    colour: MapColour,
    way: Option<Way>,
    /// The tie count and hides that the way was found over.
    way_over: (u64, Hides),
    /// Whether single threads are shown.
    shows_threads: bool,
    threads: Threads,
    /// The lasso is in hand: a drag on the ground selects.
    lasso: bool,
    /// Folded away, or unfolded where it is folded by itself.
    legend_turned: bool,
    /// The tie that the arrow keys stand on.
    walked: Option<RecordId>,
    hover: Option<RecordId>,
    band: Option<(usize, usize)>,
    over: Option<usize>,
    drag: Option<Drag>,
    asks: Option<Asks>,
    /// The revision for which new places were asked.
    placed: Option<u64>,
    room: Size,
    /// A test whose results are being ticked.
    tick: Option<Tick>,
}

impl View for Map {
    fn ui(&mut self, ui: &mut Ui, app: &App, out: &mut Outbox) {
        self.settle(app);
        self.place(ui, app, out);
        self.bar_ui(ui, app, out);
        if self.tick.as_mut().is_some_and(|tick| tick.ui(ui, app, out)) {
            self.tick = None;
        }
        self.map_ui(ui, app, out);
    }

    fn status_ui(&mut self, ui: &mut Ui, app: &App, out: &mut Outbox) -> bool {
        self.words_ui(ui, app, out)
    }

    fn takes_keys(&self) -> bool {
        self.tick.is_some()
    }

    fn notice_from_left(&self) -> f32 {
        // The buttons at the lower left stay free.
        measure::CONTROL + measure::GAP_12
    }

    fn run(&mut self, command: Command, app: &App, out: &mut Outbox) -> bool {
        let people = &app.selection().people;
        let ask = match command {
            Command::OpenPerson => return self.enter(app, out),
            Command::FocusMap => {
                let Some(person) = app.selection().person() else { return false };
                self.focus_on(person);
                return true;
            }
            Command::WayBetween => {
                self.settle(app);
                return self.find_way(app);
            }
            Command::Remove => {
                out.send(Action::Do(deeds::remove("remove", people)));
                return true;
            }
            Command::Leader => Ask::leader(app, people),
            Command::Result if app.campaign().tests.is_empty() => Ask::result(app, people),
            Command::Result => {
                self.tick = Tick::begin(app);
                return true;
            }
            Command::Move => Ask::places(app, people),
            other => {
                let Some(value) = other.rating() else { return false };
                if value != 0 && !app.campaign().scale().offered().any(|level| level.value == value) {
                    return false;
                }
                if people.len() == 1 {
                    out.send(Action::Do(deeds::rate(people, value, &deeds::Said::guess(app.today()))));
                    return true;
                }
                Ask::rate(app, people, value)
            }
        };
        out.show(ask);
        true
    }

    fn exported(&mut self, app: &App, names: Names, paper: Paper) -> Option<Exported> {
        self.settle(app);
        let ground = app.map_ground(Some(names), self.size, self.colour);
        let size = if self.room.width > 0.0 { self.room } else { Size::new(1200.0, 800.0) };
        let (sight, spot) = match (self.sight, self.fitted) {
            (Some(sight), Some((_, _, spot))) => (Sight { size, ..sight }, spot),
            (None, Some((_, sight, spot))) => (Sight { size, ..sight }, spot),
            _ => fit_map(&ground, size, true, &self.hides, &mut self.fonts, app.tr()),
        };
        let look = self.look(app, sight, Some(spot));
        let look = MapLook { hover: None, walked: None, band: None, over: None, selected: &[], ..look };
        let picture = map_picture(&ground, &look, &mut Fonts::new(), app.tr());
        Some(Exported::Picture { what: "map", scene: Box::new(picture.scene), paper })
    }

    fn escape(&mut self) -> bool {
        self.tick.take().is_some()
            || self.asks.take().is_some()
            || self.drag.take().inspect(|_| self.built = None).is_some()
            || std::mem::take(&mut self.lasso)
            || self.walked.take().is_some()
            || self.way.take().is_some()
            || std::mem::take(&mut self.shows_threads)
            || self.focus.take().is_some()
    }

    fn reset(&mut self) {
        *self = Self::default();
    }
}

impl Map {
    /// Lets go of what the campaign no longer has, and follows what changed.
    fn settle(&mut self, app: &App) {
        let campaign = app.campaign();
        self.focus = self.focus.filter(|person| campaign.worker(*person).is_some());
        self.hover = self.hover.filter(|person| campaign.worker(*person).is_some());
        self.hides.since = self.recent.map(|days| app.today().plus(-days));
        if self.drag.is_some() {
            return;
        }
        let places = app.places().iter().fold(0_u64, |sum, (_, (place, _))| {
            sum.rotate_left(7).wrapping_add(u64::from(place.x.to_bits()) ^ u64::from(place.y.to_bits()) << 20)
        });
        let built = Built {
            campaign: campaign.id,
            revision: campaign.revision,
            presenting: app.is_presenting().then(|| app.settings().presenting_names),
            today: app.today(),
            places,
            size: self.size,
            colour: self.colour,
        };
        if self.built.as_ref() == Some(&built) {
            return;
        }
        // Only what people say of each other changed: the ground follows it.
        let alike =
            self.built.take().is_some_and(|before| Built { revision: built.revision, ..before } == built);
        match self.stood.take().filter(|_| alike) {
            Some(before) => {
                if !before.ties.ptr_eq(&campaign.ties) {
                    self.ties_age += 1;
                }
                app.follow_map(&mut self.ground, &before, self.size, self.colour);
            }
            None => {
                self.ties_age += 1;
                self.ground = app.map_ground(None, self.size, self.colour);
            }
        }
        self.stood = Some(campaign.clone());
        self.built = Some(built);
        self.age += 1;
        self.way_again(app);
    }

    /// Asks for places for whoever has none, once for each change.
    fn place(&mut self, ui: &Ui, app: &App, out: &mut Outbox) {
        if app.layout_share().is_some() {
            ui.ctx().request_repaint_after(std::time::Duration::from_millis(100));
            return;
        }
        let revision = app.campaign().revision;
        if self.placed != Some(revision) && app.needs_layout() {
            out.send(Action::LayOut { anew: false });
        }
        self.placed = Some(revision);
    }

    fn look<'a>(&'a self, app: &'a App, sight: Sight, legend: Option<LegendSpot>) -> MapLook<'a> {
        MapLook {
            sight,
            focus: self.focus,
            steps: self.steps,
            hides: &self.hides,
            selected: &app.selection().people,
            hover: self.hover,
            walked: self.walked,
            unit: app.selection().unit,
            band: self.band,
            over: self.over,
            way: self.way.as_ref().filter(|_| !app.is_presenting()),
            threads: (self.shows_threads && !app.is_presenting()).then_some(&self.threads.of),
            shown: app.shown(),
            legend,
        }
    }

    /// Builds the picture anew where something it shows has changed.
    fn draw(&mut self, app: &App, sight: Sight, legend: Option<LegendSpot>) {
        let painted = Painted {
            ground: self.age,
            sight,
            focus: self.focus,
            steps: self.steps,
            hides: self.hides.clone(),
            selected: app.selection().people.clone(),
            unit: app.selection().unit,
            hover: self.hover,
            walked: self.walked,
            band: self.band,
            over: self.over,
            way: self.way.clone(),
            threads: self.shows_threads,
            filter: app.filter().clone(),
            legend,
        };
        if self.painted.as_ref() == Some(&painted) {
            return;
        }
        if self.shows_threads {
            self.find_threads(app);
        }
        let mut fonts = std::mem::take(&mut self.fonts);
        self.picture = map_picture(&self.ground, &self.look(app, sight, legend), &mut fonts, app.tr());
        self.fonts = fonts;
        self.painted = Some(painted);
        self.drawn += 1;
    }

    /// Finds the single threads, unless they are known.
    fn find_threads(&mut self, app: &App) {
        let over = (self.ground.dots.len(), self.ground.ties.len(), self.ties_age);
        if self.threads.ties == Some(over) {
            return;
        }
        let single = app.single_threads();
        let people: BTreeSet<RecordId> =
            single.people.iter().filter(|cut| cut.cut_off >= CUTS_OFF).map(|cut| cut.person).collect();
        let mut of = people.clone();
        for only in single.ties.iter().filter(|only| only.cut_off >= CUTS_OFF) {
            let links = app.network().links_of(only.near);
            of.extend(links.filter(|link| link.other(only.near) == only.far).map(|link| link.tie));
        }
        self.threads = Threads { of, people, ties: Some(over) };
    }

    /// From where everybody is seen, with room for the inspector.
    fn fitted(&mut self, window: egui::Vec2, room: Size, app: &App, has_legend: bool) -> (Sight, LegendSpot) {
        let fitted = Fitted {
            places: self.built.as_ref().map_or(0, |built| built.places),
            window: [window.x.round() as u32, window.y.round() as u32],
            has_legend,
            kinds: self.ground.kinds.iter().filter(|kind| kind.ties > 0).count(),
            looks: (self.size, self.colour),
        };
        if let Some((of, sight, spot)) = self.fitted
            && of == fitted
        {
            return (Sight { size: room, ..sight }, spot);
        }
        let (inspector, rail) = if window.x >= measure::WINDOW_WIDE {
            (measure::INSPECTOR, measure::RAIL)
        } else if window.x >= measure::WINDOW_NARROW {
            (measure::INSPECTOR_NARROW, measure::RAIL_NARROW)
        } else {
            (0.0, measure::RAIL_NARROW)
        };
        let beside = Size::new(room.width.min(window.x - rail - inspector).max(200.0), room.height);
        let (sight, spot) = fit_map(&self.ground, beside, has_legend, &self.hides, &mut self.fonts, app.tr());
        if !self.ground.dots.is_empty() {
            self.fitted = Some((fitted, sight, spot));
        }
        (Sight { size: room, ..sight }, spot)
    }

    /// Focuses on a person.
    fn focus_on(&mut self, person: RecordId) {
        self.focus = Some(person);
        self.walked = None;
        self.way = None;
    }

    /// Shows the way between the two people who are selected; whether there are two.
    fn find_way(&mut self, app: &App) -> bool {
        let [from, to] = app.selection().people.as_slice() else { return false };
        let (from, to) = (*from, *to);
        let way = Way::between(&self.ground, &self.hides, from, to);
        // Where there is none, it is said: nobody but the two is lit.
        self.way = Some(way.unwrap_or(Way { from, to, people: Vec::new(), ties: Vec::new(), ways: 0 }));
        self.way_over = (self.ties_age, self.hides.clone());
        self.focus = None;
        self.walked = None;
        true
    }

    /// Finds the way again that is shown, where ties or what is hidden have changed.
    fn way_again(&mut self, app: &App) {
        let Some(way) = &self.way else { return };
        let gone = [way.from, way.to].iter().any(|person| app.campaign().worker(*person).is_none());
        if gone || app.is_presenting() {
            self.way = None;
        } else if self.way_over != (self.ties_age, self.hides.clone()) {
            let (from, to) = (way.from, way.to);
            let way = Way::between(&self.ground, &self.hides, from, to);
            self.way = Some(way.unwrap_or(Way { from, to, people: Vec::new(), ties: Vec::new(), ways: 0 }));
            self.way_over = (self.ties_age, self.hides.clone());
        }
    }

    fn has_legend(&self, room: Size) -> bool {
        // In a small room the legend is folded away by itself.
        let has_room = room.width >= 700.0 && room.height >= 420.0;
        has_room != self.legend_turned
    }
}

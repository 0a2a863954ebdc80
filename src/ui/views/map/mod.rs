//! The view Map: who turns to whom, as a picture that stays put.
//!
//! What it draws is a scene of the room `chart`, made by [`draw::scene`] for the screen and for
//! exports alike; here are the hands: looking around, walking tie by tie, pinning, tying.
//!
//! Promises: nobody moves unless somebody moves them or has them arranged anew; no name covers a
//! mark or a name; while presenting no tie is shown, nor what follows from ties.
//!
//! Deliberately absent: finding places (the room `graph`), counting (the room `tally`).

mod bar;


mod hands;


mod menu;
mod walk;

use std::collections::BTreeSet;

use egui::Ui;

use super::chart::Ask;
use super::{View, bar_ui};
use crate::app::Place;
use crate::app::{Action, App, Exported, Filter, Names, reduced};
use crate::chart::{self, Fonts, Paper, Scene, Size};
use crate::model::{Campaign, Day, RecordId, Text};
use crate::ui::commands::Command;
use crate::ui::outbox::Outbox;
use crate::ui::{deeds, measure};

use draw::{Look, Sight, Steps};
use ground::{Before, Ground};
use hands::Drag;
use menu::Asks;

/// Ties of so many days are recent.
const RECENT_DAYS: i32 = 90;
/// How near and how far it is looked at.
const ZOOMS: std::ops::RangeInclusive<f32> = 0.02..=4.0;

/// What the ground was built from.
#[derive(Debug, Clone, PartialEq)]
struct Built {
    campaign: RecordId,
    revision: u64,
    presenting: Option<Names>,
    today: Day,
    places: u64,
}

/// What the scene was built from.
#[derive(Debug, Clone, PartialEq)]
struct Painted {
    ground: u64,
    sight: Sight,
    focus: Option<RecordId>,
    steps: Steps,
    without: BTreeSet<Option<Text>>,
    since: Option<Day>,
    selected: Vec<RecordId>,
    unit: Option<RecordId>,
    hover: Option<RecordId>,
    walked: Option<RecordId>,
    filter: Filter,
    legend: bool,
}

/// How the map is looked at.
#[derive(Default)]
pub(super) struct Map {
    ground: Ground,
    built: Option<Built>,
    /// The campaign it shows.
    stood: Option<Campaign>,
    /// Grows with every change of the ground.
    age: u64,
    fonts: Fonts,
    scene: Scene,
    painted: Option<Painted>,
    /// `None` = everybody is to be seen.
    sight: Option<Sight>,
    /// What everybody was fitted into: places and the window's size. The picture stays where it is
    /// when the inspector opens beside it.
    fitted: Option<(u64, [u32; 2], Sight)>,
    focus: Option<RecordId>,
    steps: Steps,
    without: BTreeSet<Option<Text>>,
    recent: bool,
    /// Folded away, or unfolded where it is folded by itself.
    legend_turned: bool,
    /// The tie that the arrow keys stand on.
    walked: Option<RecordId>,
    hover: Option<RecordId>,
    drag: Option<Drag>,
    asks: Option<Asks>,
    /// The revision for which new places were asked.
    placed: Option<u64>,
    room: Size,
}

impl View for Map {
    fn ui(&mut self, ui: &mut Ui, app: &App, out: &mut Outbox) {
        self.settle(app);
        self.place(ui, app, out);
        self.bar_ui(ui, app, out);
        self.map_ui(ui, app, out);
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
            Command::Remove => {
                out.send(Action::Do(deeds::remove("remove", people)));
                return true;
            }
            Command::Leader => Ask::leader(app, people),
            Command::Result => Ask::result(app, people),
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
        let campaign = reduced(app.campaign(), names);
        let ground = Ground::of(app, &campaign, Some(names), true, None);
        let size = if self.room.width > 0.0 { self.room } else { Size::new(1200.0, 800.0) };
        let sight = self.sight.or(self.fitted.map(|(.., sight)| sight));
        let sight = sight.map_or_else(|| fit(&ground, size, true), |sight| Sight { size, ..sight });
        let look = Look { sight, hover: None, walked: None, selected: &[], ..self.look(app, sight, true) };
        let scene = draw::scene(&ground, &look, &mut Fonts::new(), app.tr());
        Some(Exported::Picture { scene: Box::new(scene), paper })
    }

    fn escape(&mut self) -> bool {
        self.asks.take().is_some()
            || self.drag.take().inspect(|_| self.built = None).is_some()
            || self.walked.take().is_some()
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
        };
        if self.built.as_ref() != Some(&built) {
            let shown = self.built.as_ref().map(|before| before.presenting);
            let stood = self.stood.take().filter(|_| shown == Some(built.presenting));
            let ground = std::mem::take(&mut self.ground);
            let before = stood.map(|campaign| Before { ground, campaign });
            self.ground = Ground::of(app, campaign, None, !app.is_presenting(), before);
            self.stood = Some(campaign.clone());
            self.built = Some(built);
            self.age += 1;
        }
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

    fn look<'a>(&'a self, app: &'a App, sight: Sight, legend: bool) -> Look<'a> {
        Look {
            sight,
            focus: self.focus,
            steps: self.steps,
            without: &self.without,
            since: self.recent.then(|| app.today().plus(-RECENT_DAYS)),
            selected: &app.selection().people,
            hover: self.hover,
            walked: self.walked,
            unit: app.selection().unit,
            shown: app.shown(),
            legend,
        }
    }

    /// Builds the scene anew where something it shows has changed.
    fn draw(&mut self, app: &App, sight: Sight, legend: bool) {
        let painted = Painted {
            ground: self.age,
            sight,
            focus: self.focus,
            steps: self.steps,
            without: self.without.clone(),
            since: self.recent.then(|| app.today().plus(-RECENT_DAYS)),
            selected: app.selection().people.clone(),
            unit: app.selection().unit,
            hover: self.hover,
            walked: self.walked,
            filter: app.filter().clone(),
            legend,
        };
        if self.painted.as_ref() == Some(&painted) {
            return;
        }
        let mut fonts = std::mem::take(&mut self.fonts);
        self.scene = draw::scene(&self.ground, &self.look(app, sight, legend), &mut fonts, app.tr());
        self.fonts = fonts;
        self.painted = Some(painted);
    }

    /// From where everybody is seen, with room for the inspector.
    fn fitted(&mut self, window: egui::Vec2, room: Size, legend: bool) -> Sight {
        let places = self.built.as_ref().map_or(0, |built| built.places);
        let window_pt = [window.x.round() as u32, window.y.round() as u32];
        if let Some((of, size, sight)) = self.fitted
            && (of, size) == (places, window_pt)
        {
            return Sight { size: room, ..sight };
        }
        let (inspector, rail) = if window.x >= measure::WINDOW_WIDE {
            (measure::INSPECTOR, measure::RAIL)
        } else if window.x >= measure::WINDOW_NARROW {
            (measure::INSPECTOR_NARROW, measure::RAIL_NARROW)
        } else {
            (0.0, measure::RAIL_NARROW)
        };
        let beside = Size::new(room.width.min(window.x - rail - inspector).max(200.0), room.height);
        let sight = fit(&self.ground, beside, legend);
        if !self.ground.dots.is_empty() {
            self.fitted = Some((places, window_pt, sight));
        }
        Sight { size: room, ..sight }
    }

    /// Focuses on a person.
    fn focus_on(&mut self, person: RecordId) {
        self.focus = Some(person);
        self.walked = None;
    }

    fn has_legend(&self, room: Size) -> bool {
        // In a small room the legend is folded away by itself.
        let has_room = room.width >= 700.0 && room.height >= 420.0;
        has_room != self.legend_turned
    }
}

/// The whole picture in sight, beside the legend where people would lie under it.
fn fit(ground: &Ground, room: Size, legend: bool) -> Sight {
    let Some((low, high)) = ground.bounds() else {
        return Sight { corner: Place::default(), zoom: 1.0, size: room };
    };
    let whole = |width: f32| {
        let (wide, tall) = ((high.x - low.x).max(1.0), (high.y - low.y).max(1.0));
        let (above, aside) = (34.0, 24.0);
        let zoom = ((width - 2.0 * aside) / wide).min((room.height - above - aside) / tall);
        let zoom = zoom.clamp(*ZOOMS.start(), 1.25);
        let corner = Place::new(
            (low.x + high.x - width / zoom) / 2.0,
            (low.y + high.y - (room.height + above - aside) / zoom) / 2.0,
        );
        Sight { corner, zoom, size: room }
    };
    let sight = whole(room.width);
    if legend && room.width > 700.0 {
        let kinds = ground.kinds.iter().filter(|kind| kind.ties > 0).count();
        let window = chart::Rect::new(0.0, 0.0, room.width, room.height);
        let tall = legend::height_pt(kinds);
        let beside = whole(room.width - 248.0);
        if legend::corner(ground, &sight, window, 236.0, tall).is_none() && beside.zoom > sight.zoom * 0.72 {
            return beside;
        }
    }
    sight
}

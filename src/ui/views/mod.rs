//! The views: each shows one side of the campaign and remembers only how it is looked at.

mod chart;
mod import;
mod leaders;
mod map;
mod people;
mod place;
mod ready;
mod tests;
mod tick;
mod today;

pub(in crate::ui) use chart::{Ask, put_line};
pub(in crate::ui) use place::next_name as next_sheet_name;

use egui::{Frame, Margin, Sense, Stroke, Ui, UiBuilder, vec2};

use super::commands::Command;
use super::outbox::Outbox;
use super::theme::Theme;
use super::{Icon, measure};
use crate::app::{App, Exported, Names};
use crate::chart::Paper;

/// A view. It reads the program, sends what is to be done, and keeps how it is looked at (zoom,
/// scroll, what is unfolded): that is neither saved nor undone.
pub(crate) trait View {
    /// Draws the view into all the room there is, its bar first ([`bar_ui`]).
    fn ui(&mut self, ui: &mut Ui, app: &App, out: &mut Outbox);

    /// Runs a command in the view's own way, such as typing names, or rating inside a round; whether
    /// it did. Asked before the window's own way.
    fn run(&mut self, command: Command, app: &App, out: &mut Outbox) -> bool {
        let _ = (command, app, out);
        false
    }

    /// Whether the view reads keys without Ctrl itself just now (a round, "M then a letter"): they
    /// are then no commands.
    fn takes_keys(&self) -> bool {
        false
    }

    /// What an export of this view writes, exactly as it is looked at, with names shown like this;
    /// `None` if the view is no picture.
    fn exported(&mut self, app: &App, names: Names, paper: Paper) -> Option<Exported> {
        let _ = (app, names, paper);
        None
    }

    /// Draws the status line where the view has something of its own to say there; whether it did.
    fn status_ui(&mut self, ui: &mut Ui, app: &App, out: &mut Outbox) -> bool {
        let _ = (ui, app, out);
        false
    }

    /// Room at the lower left that what is told leaves free, in points.
    fn notice_from_left(&self) -> f32 {
        0.0
    }

    /// A file was chosen for the view.
    fn picked(&mut self, app: &App, path: &std::path::Path) {
        let _ = (app, path);
    }

    /// Lets go of one thing on Esc (a pen, an unfolded form); whether there was one.
    fn escape(&mut self) -> bool {
        false
    }

    /// Forgets what belongs to the campaign that was open: another one is open now.
    fn reset(&mut self) {}
}

/// Which view is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) enum Place {
    /// What is due.
    Today,
    /// The wall of cards.
    #[default]
    Chart,
    /// The table.
    People,
    /// The social graph.
    Map,
    /// Who is named, and who carries which unit.
    Leaders,
    /// The ladder of structure tests.
    Tests,
    /// Whether every gate is met.
    Ready,
}

impl Place {
    /// Every view, in the order of the rail.
    pub(crate) const ALL: [Self; 7] =
        [Self::Today, Self::Chart, Self::People, Self::Map, Self::Leaders, Self::Tests, Self::Ready];

    /// The icon of the view in the rail.
    pub(crate) fn icon(self) -> Icon {
        match self {
            Self::Today => Icon::CalendarBlank,
            Self::Chart => Icon::Wall,
            Self::People => Icon::Table,
            Self::Map => Icon::Graph,
            Self::Leaders => Icon::Star,
            Self::Tests => Icon::CheckSquareOffset,
            Self::Ready => Icon::FlagCheckered,
        }
    }

    /// The command that shows the view.
    pub(crate) fn command(self) -> Command {
        match self {
            Self::Today => Command::GoToday,
            Self::Chart => Command::GoChart,
            Self::People => Command::GoPeople,
            Self::Map => Command::GoMap,
            Self::Leaders => Command::GoLeaders,
            Self::Tests => Command::GoTests,
            Self::Ready => Command::GoReady,
        }
    }

    /// The message with the name of the view.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Today => "ui-view-today",
            Self::Chart => "ui-view-chart",
            Self::People => "ui-view-people",
            Self::Map => "ui-view-map",
            Self::Leaders => "ui-view-leaders",
            Self::Tests => "ui-view-tests",
            Self::Ready => "ui-view-ready",
        }
    }

    /// Whether selecting people shows them in the inspector beside this view.
    pub(crate) fn has_inspector(self) -> bool {
        !matches!(self, Self::Today | Self::Tests | Self::Ready)
    }
}

/// All views with what each remembers.
#[derive(Default)]
pub(crate) struct Views {
    today: today::Today,
    chart: chart::Chart,
    people: people::People,
    map: map::Map,
    sites: place::Sites,
    /// The map shows where people stand instead of their ties.
    shows_place: bool,
    leaders: leaders::Leaders,
    tests: tests::Tests,
    ready: ready::Ready,
}

impl Views {
    /// The view at a place.
    pub(crate) fn at(&mut self, place: Place) -> &mut dyn View {
        match place {
            Place::Today => &mut self.today,
            Place::Chart => &mut self.chart,
            Place::People => &mut self.people,
            Place::Map if self.shows_place => &mut self.sites,
            Place::Map => &mut self.map,
            Place::Leaders => &mut self.leaders,
            Place::Tests => &mut self.tests,
            Place::Ready => &mut self.ready,
        }
    }

    /// Which side of the map is shown: where people stand, or their ties.
    pub(crate) fn show_place(&mut self, shows: bool) {
        self.shows_place = shows;
    }

    /// Every view forgets the campaign that was open.
    pub(crate) fn reset(&mut self) {
        for place in Place::ALL {
            self.at(place).reset();
        }
        self.map.reset();
        self.sites.reset();
        self.shows_place = false;
    }
}

/// The bar of a view, [`measure::VIEW_BAR`] high with a rule below: what stands left, and what
/// stands at the right end (there goes the one filled button).
pub(crate) fn bar_ui<R>(ui: &mut Ui, left: impl FnOnce(&mut Ui) -> R, right: impl FnOnce(&mut Ui)) -> R {
    let theme = Theme::of(ui.ctx());
    ui.spacing_mut().item_spacing.y = 0.0;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), measure::VIEW_BAR), Sense::hover());
    let line = Stroke::new(measure::LINE, theme.line);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, line);
    let inner = rect.shrink2(vec2(measure::GAP_16, 0.0));
    let mut end = ui.new_child(
        UiBuilder::new()
            .id_salt("bar end")
            .max_rect(inner)
            .layout(egui::Layout::right_to_left(egui::Align::Center)),
    );
    right(&mut end);
    let room = egui::Rect::from_min_max(
        inner.min,
        egui::pos2((end.min_rect().left() - measure::GAP_12).max(inner.left()), inner.bottom()),
    );
    let mut start = ui.new_child(
        UiBuilder::new()
            .id_salt("bar start")
            .max_rect(room)
            .layout(egui::Layout::left_to_right(egui::Align::Center)),
    );
    start.set_clip_rect(room.expand(2.0).intersect(ui.clip_rect()));
    left(&mut start)
}

/// The ground of a page of words: text starts 16 from every edge.
pub(crate) fn page() -> Frame {
    Frame::new().inner_margin(Margin::same(16))
}

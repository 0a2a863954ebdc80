//! The bar of the map: who is in focus, which ties are shown, pins.

use egui::{CornerRadius, Rect, Role, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::menu::unpin;
use super::{Map, bar_ui};
use crate::app::{Action, App, Filter, MapColour, MapSize};
use crate::args;
use crate::chart::{Manner, Steps};
use crate::model::RecordId;
use crate::ui::commands::Command;
use crate::ui::outbox::Outbox;
use crate::ui::{
    Button, Chip, ChipTone, Icon, Theme, Tone, Words, dashes, focus_ring, icon_ui, measure, menu_button,
    menu_item, menu_line, said, segments,
};

/// Under this width of the bar words go from its buttons.
const WIDE: f32 = 860.0;
/// The same while somebody is in focus.
const WIDE_HELD: f32 = 1180.0;

impl Map {
    pub(super) fn bar_ui(&mut self, ui: &mut Ui, app: &App, out: &mut Outbox) {
        // Beside a person in focus the kinds of ties matter more than words on these buttons.
        let held = self.focus.is_some() || self.way.is_some();
        let brief = ui.available_width() < if held { WIDE_HELD } else { WIDE };
        let shared = std::cell::RefCell::new((self, out));
        bar_ui(
            ui,
            |ui| {
                let (map, out) = &mut *shared.borrow_mut();
                map.left_ui(ui, app, out);
            },
            |ui| {
                let (map, out) = &mut *shared.borrow_mut();
                map.right_ui(ui, app, brief, out);
            },
        );
    }

    fn right_ui(&mut self, ui: &mut Ui, app: &App, narrow: bool, out: &mut Outbox) {
        let tr = app.tr();
        if let Some(share) = app.layout_share() {
            if Button::quiet(&tr.say("map-view-stop")).icon(Icon::X).ui(ui).clicked() {
                out.send(Action::Cancel);
            }
            let percent = (share * 100.0).round();
            Words::new(tr.with("map-view-arranging", args!["share" => percent])).muted().ui(ui);
            return;
        }
        pins_ui(ui, app, narrow, out);
        self.hide_ui(ui, app, narrow);
        self.looks_ui(ui, app, narrow);
    }

    /// What colour and size say.
    fn looks_ui(&mut self, ui: &mut Ui, app: &App, narrow: bool) {
        let tr = app.tr();
        let usual = self.colour == MapColour::Support && self.size == MapSize::NamedInside;
        let word = match self.colour {
            _ if usual || narrow => tr.say("map-view-looks"),
            MapColour::Support => tr.say(self.size.word()),
            colour => tr.say(colour.word()),
        };
        let button = if narrow {
            Button::icon_only(Icon::SlidersHorizontal, &word).chosen(!usual)
        } else {
            Button::quiet(&word).icon(Icon::SlidersHorizontal).chosen(!usual)
        };
        let (mut colour, mut size, mut threads) = (self.colour, self.size, self.shows_threads);
        menu_button(ui, button, |ui| {
            let title = |ui: &mut Ui, id: &str| {
                ui.add_space(4.0);
                ui.horizontal(|ui| {
                    ui.add_space(10.0);
                    Words::new(tr.say(id)).strong().extend().ui(ui);
                });
                ui.add_space(2.0);
            };
            title(ui, "map-view-colour-says");
            for each in MapColour::ALL {
                if menu_item(ui, None, &tr.say(each.word()), "", each == colour).clicked() {
                    colour = each;
                }
            }
            if app.is_presenting() {
                return;
            }
            menu_line(ui);
            title(ui, "map-view-size-says");
            for each in MapSize::ALL {
                if menu_item(ui, None, &tr.say(each.word()), "", each == size).clicked() {
                    size = each;
                }
            }
            menu_line(ui);
            if menu_item(ui, None, &tr.say("map-view-threads-show"), "", threads).clicked() {
                threads = !threads;
            }
        });
        (self.colour, self.size, self.shows_threads) = (colour, size, threads);
    }

    fn left_ui(&mut self, ui: &mut Ui, app: &App, out: &mut Outbox) {
        let tr = app.tr();
        super::super::place::sides_ui(ui, app, false, out);
        if let Some(way) = &self.way {
            let (from, to) = (said::record(app, way.from), said::record(app, way.to));
            let says = format!("{from} – {to}");
            if Chip::new(&says)
                .tone(ChipTone::Accent)
                .removable(&tr.say("map-view-leave-way"))
                .ui(ui)
                .clicked()
            {
                self.way = None;
            }
        }
        if let Some(person) = self.focus {
            let name = said::record(app, person);
            let leave = tr.with("map-view-leave", args!["who" => &name]);
            if Chip::new(&name).tone(ChipTone::Accent).removable(&leave).ui(ui).clicked() {
                self.focus = None;
                self.walked = None;
            }
            let words = ["map-view-one-step", "map-view-two-steps", "map-view-all"].map(|id| tr.say(id));
            let [one, two, all] = &words;
            let options = [(Steps::One, one.as_str()), (Steps::Two, two), (Steps::All, all)];
            segments(ui, &tr.say("map-view-steps"), &options, &mut self.steps);
            ui.add_space(measure::GAP_4);
        }
        if !app.is_presenting() {
            if self.kinds_width(ui) > ui.available_width() {
                self.kinds_menu_ui(ui, app);
            } else {
                self.kinds_ui(ui, app);
            }
            if app.selection().people.len() == 2 && self.way.is_none() {
                let way = Command::WayBetween;
                let (words, key) = (way.words(tr), way.key_words(tr));
                let roomy = ui.available_width() > 250.0;
                let button = if roomy {
                    Button::plain(&words).icon(Icon::Signpost).key(&key)
                } else {
                    Button::icon_only(Icon::Signpost, &words)
                };
                if button.ui(ui).clicked() {
                    out.run(way);
                }
            }
        }
        if let Some(words) = app.filter_words() {
            ui.add_space(measure::GAP_4);
            icon_ui(ui, Icon::FunnelSimple, Tone::Accent);
            let clear = tr.say("ui-show-everyone");
            if Button::icon_only(Icon::X, &clear).ui(ui).clicked() {
                out.send(Action::Filter(Filter::default()));
            }
            Words::new(words).ui(ui);
        }
    }

    /// How wide the kinds of ties are side by side.
    fn kinds_width(&self, ui: &Ui) -> f32 {
        let theme = Theme::of(ui.ctx());
        let used = self.ground.kinds.iter().filter(|kind| kind.ties > 0);
        let word = |word: &str| Words::new(word).strong().width(ui.painter(), theme);
        used.map(|kind| word(&kind.word) + 62.0).sum()
    }

    /// The kinds of ties that there are, each a switch with its line.
    fn kinds_ui(&mut self, ui: &mut Ui, app: &App) {
        let theme = Theme::of(ui.ctx());
        let radius = measure::RADIUS_CONTROL;
        let used: Vec<_> = self.ground.kinds.iter().filter(|kind| kind.ties > 0).collect();
        let last = used.len().saturating_sub(1);
        ui.spacing_mut().item_spacing.x = 0.0;
        let mut turned = None;
        let mut whole: Option<Rect> = None;
        for (place, kind) in used.into_iter().enumerate() {
            let on = !self.hides.kinds.contains(&kind.question);
            let words = Words::new(kind.word.as_str()).strong_if(on);
            let width =
                12.0 + 30.0 + 8.0 + Words::new(kind.word.as_str()).strong().width(ui.painter(), theme) + 12.0;
            let (rect, response) = ui.allocate_exact_size(vec2(width, measure::CONTROL), Sense::click());
            let name = app.tr().with("map-view-shows", args!["kind" => &kind.says]);
            response.widget_info(|| WidgetInfo::selected(Role::Switch, true, on, &name));
            let corner = |at: usize| if place == at { radius } else { 0 };
            let corners = CornerRadius { nw: corner(0), sw: corner(0), ne: corner(last), se: corner(last) };
            let ground = match (on, response.hovered()) {
                (true, _) => theme.accent_pale,
                (_, true) => theme.hover,
                _ => theme.raised,
            };
            ui.painter().rect_filled(rect, corners, ground);
            let colour = if on { theme.text } else { theme.mark };
            sample(ui, pos2(rect.left() + 12.0, rect.center().y), kind.manner, colour);
            let tone = if on { Tone::Text } else { Tone::Muted };
            words.tone(tone).paint_at(ui.painter(), theme, pos2(rect.left() + 50.0, rect.center().y), width);
            if place < last {
                let line = Stroke::new(measure::LINE, theme.line_strong);
                ui.painter().vline(rect.right() - 0.5, rect.y_range(), line);
            }
            focus_ring(ui, &response, rect, radius);
            whole = Some(whole.map_or(rect, |whole| whole.union(rect)));
            if response.clicked() {
                turned = Some(kind.question.clone());
            }
        }
        if let Some(whole) = whole {
            let line = Stroke::new(measure::LINE, theme.line_strong);
            ui.painter().rect_stroke(whole, f32::from(radius), line, StrokeKind::Inside);
        }
        ui.spacing_mut().item_spacing.x = measure::GAP_8;
        if let Some(question) = turned
            && !self.hides.kinds.remove(&question)
        {
            self.hides.kinds.insert(question);
        }
    }

    fn kinds_menu_ui(&mut self, ui: &mut Ui, app: &App) {
        let mut turned = None;
        menu_button(ui, Button::plain(&app.tr().say("map-view-kinds")).caret(), |ui| {
            for kind in self.ground.kinds.iter().filter(|kind| kind.ties > 0) {
                let on = !self.hides.kinds.contains(&kind.question);
                if menu_item(ui, on.then_some(Icon::Check), &kind.says, "", on).clicked() {
                    turned = Some(kind.question.clone());
                }
            }
        });
        if let Some(question) = turned
            && !self.hides.kinds.remove(&question)
        {
            self.hides.kinds.insert(question);
        }
    }
}

fn pins_ui(ui: &mut Ui, app: &App, narrow: bool, out: &mut Outbox) {
    let tr = app.tr();
    let pinned = || app.campaign().people().filter(|worker| worker.pin.is_some()).map(|worker| worker.id);
    let count = pinned().count();
    let words = if narrow { tr.say("map-view-picture") } else { tr.say("map-view-pins-hold") };
    let button = if narrow {
        Button::icon_only(Icon::PushPin, &words)
    } else {
        Button::quiet(&words).icon(Icon::PushPin)
    };
    menu_button(ui, button, |ui| {
        ui.add_space(4.0);
        ui.horizontal(|ui| {
            ui.add_space(10.0);
            Words::new(tr.with("map-view-pinned", args!["n" => count])).muted().extend().ui(ui);
        });
        ui.add_space(4.0);
        if count > 0 && menu_item(ui, None, &tr.say("map-view-unpin-all"), "", false).clicked() {
            let people: Vec<RecordId> = pinned().collect();
            out.send(Action::Do(unpin(&people)));
        }
        menu_line(ui);
        if menu_item(ui, None, &tr.say("map-view-anew"), "", false).clicked() {
            out.send(Action::LayOut { anew: true });
        }
    });
}

/// A piece of a tie with its head, as the legend shows it.
fn sample(ui: &Ui, at: egui::Pos2, manner: Manner, colour: egui::Color32) {
    let painter = ui.painter();
    let end = at + vec2(24.0, 0.0);
    let stroke = Stroke::new(1.5, colour);
    match manner.dash(false) {
        Some(dash) => {
            painter.extend(dashes::open(&[at, end], dash, stroke));
        }
        None if manner == Manner::Double => {
            for side in [-1.5, 1.5] {
                painter.line_segment([at + vec2(0.0, side), end + vec2(0.0, side)], Stroke::new(1.0, colour));
            }
        }
        None => {
            painter.line_segment([at, end], stroke);
        }
    }
    let tip = at + vec2(30.0, 0.0);
    let head = vec![tip, tip + vec2(-7.0, -3.2), tip + vec2(-7.0, 3.2)];
    painter.add(Shape::convex_polygon(head, colour, Stroke::NONE));
}

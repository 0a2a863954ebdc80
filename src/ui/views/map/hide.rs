//! What is left out of the map: units, values, ages of ties; in words what is hidden and how many.

use egui::{Popup, PopupCloseBehavior, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use super::Map;
use crate::app::App;
use crate::args;
use crate::ui::reasons::value_word;
use crate::ui::{
    Age, Badge, Button, Icon, Theme, Words, focus_ring, measure, menu_line, segments, toggle_row, tooltip,
};

/// Ages of ties that can be chosen, in days.
const AGES: [i32; 3] = [30, 90, 365];
/// The height of the list of units, in points.
const UNITS_PT: f32 = 196.0;

impl Map {
    /// The button that says what is hidden, with the page on which it is chosen.
    pub(super) fn hide_ui(&mut self, ui: &mut Ui, app: &App, narrow: bool) {
        let tr = app.tr();
        let (people, ties) = self.hidden();
        let hides = people > 0 || ties > 0;
        let words = match self.recent {
            Some(days) if people == 0 => tr.with("map-view-recent", args!["days" => days]),
            _ if people > 0 => tr.with("map-view-hidden-people", args!["n" => people]),
            _ if ties > 0 => tr.with("map-view-hidden-ties", args!["n" => ties]),
            _ => tr.say("map-view-hide"),
        };
        let icon = if hides { Icon::EyeSlash } else { Icon::Eye };
        let button = if narrow { Button::icon_only(icon, &words) } else { Button::quiet(&words).icon(icon) };
        let response = button.chosen(hides).ui(ui);
        Popup::menu(&response).close_behavior(PopupCloseBehavior::CloseOnClickOutside).width(300.0).show(
            |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                egui::Frame::new().inner_margin(8.0).show(ui, |ui| self.page_ui(ui, app, people, ties));
            },
        );
    }

    fn page_ui(&mut self, ui: &mut Ui, app: &App, people: usize, ties: usize) {
        let tr = app.tr();
        Words::new(tr.say("map-view-hide-values")).strong().ui(ui);
        ui.add_space(measure::GAP_4);
        self.values_ui(ui, app);
        if !app.is_presenting() {
            menu_line(ui);
            Words::new(tr.say("map-view-hide-ages")).strong().ui(ui);
            ui.add_space(measure::GAP_4);
            let all = tr.say("map-view-age-all");
            let ages = AGES.map(|days| tr.with("map-view-age", args!["days" => days]));
            let mut options: Vec<(Option<i32>, &str)> = vec![(None, all.as_str())];
            options.extend(AGES.iter().zip(&ages).map(|(days, words)| (Some(*days), words.as_str())));
            segments(ui, &tr.say("map-view-hide-ages"), &options, &mut self.recent);
        }
        menu_line(ui);
        Words::new(tr.say("map-view-hide-units")).strong().ui(ui);
        let units: Vec<_> =
            self.ground.hulls.iter().map(|hull| (hull.unit, hull.name.clone(), hull.people.len())).collect();
        ScrollArea::vertical().max_height(UNITS_PT).show(ui, |ui| {
            for (unit, name, count) in units {
                let mut on = !self.hides.units.contains(&unit);
                let words = tr.with("map-view-unit-shown", args!["unit" => &name, "n" => count]);
                if toggle_row(ui, &words, "", &mut on).changed() && !self.hides.units.remove(&unit) {
                    self.hides.units.insert(unit);
                }
            }
        });
        menu_line(ui);
        let (says, hides) = match (people, ties) {
            (0, 0) => (tr.say("map-view-hides-nothing"), false),
            _ => (tr.with("map-view-hides", args!["people" => people, "ties" => ties]), true),
        };
        Words::new(says).muted().wrap().ui(ui);
        if hides && Button::link(&tr.say("map-view-show-all")).ui(ui).clicked() {
            self.hides = crate::chart::Hides::default();
            self.recent = None;
        }
    }

    /// The values of the scale, each a switch.
    fn values_ui(&mut self, ui: &mut Ui, app: &App) {
        let tr = app.tr();
        let theme = Theme::of(ui.ctx());
        let scale = app.campaign().scale();
        let levels = scale.offered().map(|level| (level.value, level.mark)).chain([(0, 0)]);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = measure::GAP_4;
            for (value, mark) in levels {
                let on = !self.hides.values.contains(&value);
                let (rect, response) = ui.allocate_exact_size(vec2(36.0, 32.0), Sense::click());
                let word = value_word(app, value);
                let name = tr.with("map-view-value-shown", args!["value" => &word]);
                response.widget_info(|| WidgetInfo::selected(Role::Switch, true, on, &name));
                let (ground, line) =
                    if on { (theme.accent_pale, theme.accent) } else { (theme.raised, theme.line_strong) };
                let radius = f32::from(measure::RADIUS_CONTROL);
                let stroke = Stroke::new(measure::LINE, line);
                ui.painter().rect(rect, radius, ground, stroke, StrokeKind::Inside);
                let numeral = tr.numeral(value);
                let age = if on { Age::Fresh } else { Age::Old };
                Badge::new(mark).numeral(&numeral).age(age).on(ground).paint(
                    ui.painter(),
                    theme,
                    rect.center(),
                    20.0,
                );
                focus_ring(ui, &response, rect, measure::RADIUS_CONTROL);
                if tooltip(response, &name).clicked() && !self.hides.values.remove(&value) {
                    self.hides.values.insert(value);
                }
            }
        });
    }

    /// How many people and how many ties are hidden.
    fn hidden(&self) -> (usize, usize) {
        if self.hides.is_nothing() {
            return (0, 0);
        }
        let (people, ties) = self.hides.seen(&self.ground);
        let hidden = |seen: &[bool]| seen.iter().filter(|seen| !**seen).count();
        (hidden(&people), hidden(&ties))
    }
}

//! The rail: the views, saved searches, settings.

use egui::{Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::app::{Action, App, Filter};
use crate::args;
use crate::ui::commands::Command;
use crate::ui::outbox::Outbox;
use crate::ui::text::{Words, icon, tooltip};
use crate::ui::theme::Theme;
use crate::ui::views::Place;
use crate::ui::widgets::{focus_ring, menu_item};
use crate::ui::{Icon, Tone, measure};

/// Draws the rail; `wide` = with words.
pub(in crate::ui) fn rail_ui(
    ui: &mut Ui,
    app: &App,
    shown: Place,
    wide: bool,
    counts: &[(String, usize)],
    out: &mut Outbox,
) {
    let theme = Theme::of(ui.ctx());
    ui.spacing_mut().item_spacing = vec2(0.0, 2.0);
    brand_ui(ui, app, theme, wide);
    for place in Place::ALL {
        let row = Row { icon: place.icon(), name: place.name(), command: place.command() };
        if row.ui(ui, app, theme, wide, shown == place).clicked() {
            out.go(place);
        }
    }
    if wide && !app.settings().searches.is_empty() {
        searches_ui(ui, app, counts, out);
    }
    let foot = ui.max_rect().bottom() - measure::ROW - measure::GAP_8;
    let room = foot - ui.cursor().top();
    if room > 0.0 {
        ui.add_space(room);
        let row = Row { icon: Icon::GearSix, name: "ui-settings", command: Command::Settings };
        if row.ui(ui, app, theme, wide, false).clicked() {
            out.run(Command::Settings);
        }
    }
}

fn brand_ui(ui: &mut Ui, app: &App, theme: &Theme, wide: bool) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), measure::TOP), Sense::hover());
    // Nine cards of a wall, three of them moved.
    let left = if wide { rect.left() + measure::GAP_16 } else { rect.center().x - 8.0 };
    for row in 0..3_u8 {
        for column in 0..3_u8 {
            let moved = matches!((row, column), (0, 0) | (1, 1) | (2, 2));
            let at = pos2(left + f32::from(column) * 6.0, rect.center().y - 8.0 + f32::from(row) * 6.0);
            let colour = if moved { theme.accent } else { theme.line_strong };
            ui.painter().rect_filled(Rect::from_min_size(at, vec2(4.0, 4.0)), 1.0, colour);
        }
    }
    if wide {
        let at = pos2(rect.left() + 40.0, rect.center().y);
        Words::new(app.tr().say("ui-program")).strong().paint_at(ui.painter(), theme, at, f32::INFINITY);
    }
}

struct Row {
    icon: Icon,
    name: &'static str,
    command: Command,
}

impl Row {
    fn ui(&self, ui: &mut Ui, app: &App, theme: &Theme, wide: bool, chosen: bool) -> Response {
        let name = app.tr().say(self.name);
        let (whole, response) =
            ui.allocate_exact_size(vec2(ui.available_width(), measure::ROW), Sense::click());
        let rect = whole.shrink2(vec2(measure::GAP_8, 0.0));
        response.widget_info(|| WidgetInfo::selected(Role::Tab, true, chosen, &name));
        let radius = f32::from(measure::RADIUS_CONTROL);
        if chosen {
            ui.painter().rect_filled(rect, radius, theme.accent_pale);
        } else if response.hovered() {
            ui.painter().rect_filled(rect, radius, theme.hover);
        }
        let tone = if chosen { Tone::Accent } else { Tone::Muted };
        let middle = if wide { rect.left() + 16.0 } else { rect.center().x };
        let centre = pos2(middle, rect.center().y);
        icon(ui.painter(), self.icon, centre, measure::ICON, tone.colour(theme));
        if wide {
            let tone = if chosen { Tone::Text } else { Tone::Muted };
            let at = pos2(rect.left() + 32.0, rect.center().y);
            Words::new(&name).strong_if(chosen).tone(tone).paint_at(
                ui.painter(),
                theme,
                at,
                rect.right() - at.x - 4.0,
            );
        }
        focus_ring(ui, &response, rect, measure::RADIUS_CONTROL);
        let key = self.command.key_words(app.tr());
        let hint = match (wide, key.is_empty()) {
            (false, true) => name,
            (false, false) => format!("{name} · {key}"),
            (true, true) => return response,
            (true, false) => key,
        };
        tooltip(response, &hint)
    }
}

fn searches_ui(ui: &mut Ui, app: &App, counts: &[(String, usize)], out: &mut Outbox) {
    ui.add_space(measure::GAP_12);
    ui.horizontal(|ui| {
        ui.add_space(measure::GAP_16);
        Words::new(app.tr().say("ui-saved-searches")).muted().ui(ui);
    });
    for (place, search) in app.settings().searches.iter().enumerate() {
        let theme = Theme::of(ui.ctx());
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &search.name));
        if response.hovered() {
            let ground = rect.shrink2(vec2(measure::GAP_8, 0.0));
            ui.painter().rect_filled(ground, f32::from(measure::RADIUS_CONTROL), theme.hover);
        }
        let at = pos2(rect.left() + measure::GAP_16, rect.center().y);
        let count = counts.get(place).map(|(_, count)| count.to_string()).unwrap_or_default();
        let end = rect.right_center() - vec2(measure::GAP_16, 0.0);
        let counted = Words::new(&count).muted().paint_ending(ui.painter(), theme, end, 60.0);
        let room = counted.left() - measure::GAP_8 - at.x;
        let chosen = app.filter().query == search.query;
        Words::new(&search.name).muted().strong_if(chosen).paint_at(ui.painter(), theme, at, room);
        focus_ring(ui, &response, rect.shrink2(vec2(measure::GAP_8, 0.0)), measure::RADIUS_CONTROL);
        if response.clicked() {
            out.send(Action::Filter(Filter { query: search.query.clone(), door: None }));
        }
        let forget = app.tr().with("ui-remove", args!["what" => &search.name]);
        response.context_menu(|ui| {
            if menu_item(ui, Some(Icon::X), &forget, "", false).clicked() {
                let mut settings = app.settings().clone();
                settings.searches.retain(|kept| kept.query != search.query);
                out.send(Action::Set(Box::new(settings)));
            }
        });
    }
}

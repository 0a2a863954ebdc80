//! The line above the rows: the number of a sheet, the day on the paper, what was wrong.

use egui::{Align, Layout, Rect, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::{Record, Way, told, whose};
use crate::app::App;
use crate::args;
use crate::model::{RecordId, StructureTest};
use crate::ui::text::Words;
use crate::ui::theme::Theme;
use crate::ui::widgets::{Button, key_cap, selected_row};
use crate::ui::{Tone, measure};

/// A field whose keys the view reads itself: it is always ready, and letters still mean results.
fn ready_ui(ui: &mut Ui, name: &str, shown: &str, hint: &str, ready: bool, wide: f32) -> bool {
    let theme = Theme::of(ui.ctx());
    let (rect, response) = ui.allocate_exact_size(vec2(wide, measure::CONTROL), Sense::click());
    response.widget_info(|| {
        let mut info = WidgetInfo::text_edit(true, shown, shown, hint);
        info.label = Some(name.to_owned());
        info
    });
    let painter = ui.painter();
    let edge = if ready {
        Stroke::new(measure::RING, theme.focus)
    } else {
        Stroke::new(measure::LINE, theme.line_strong)
    };
    painter.rect(rect, f32::from(measure::RADIUS_CONTROL), theme.raised, edge, StrokeKind::Inside);
    let at = pos2(rect.left() + 10.0, rect.center().y);
    let room = rect.width() - 20.0;
    if shown.is_empty() {
        Words::new(hint).muted().paint_at(painter, theme, at, room);
    }
    let drawn = Words::new(shown).strong().paint_at(painter, theme, at, room);
    if ready {
        let x = if shown.is_empty() { at.x - 2.0 } else { drawn.right() + 1.5 };
        painter.vline(x, rect.center().y - 8.0..=rect.center().y + 8.0, Stroke::new(1.5, theme.text));
    }
    response.clicked()
}

impl Record {
    pub(super) fn entry_ui(&mut self, ui: &mut Ui, app: &App, test: &StructureTest) {
        let tr = app.tr();
        let theme = Theme::of(ui.ctx());
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 44.0), Sense::hover());
        ui.painter().rect_filled(rect, 0.0, theme.background);
        let line = Stroke::new(measure::LINE, theme.line);
        ui.painter().hline(rect.x_range(), rect.top() + 0.5, line);
        let inner = rect.shrink2(vec2(measure::GAP_16, 0.0));
        let of = self.open.map_or(test.id, |open| open.test);
        let day = self.day(app, of);
        let says_day = tr.near_day(day.into(), app.today().into());
        // The day stands at the end, always at the same place.
        let end = Layout::right_to_left(Align::Center);
        let mut right = ui.new_child(UiBuilder::new().id_salt("record day").max_rect(inner).layout(end));
        // What was wrong needs the whole line.
        if self.asks_day.is_none() && self.trouble.is_none() {
            let words = tr.with("record-day-is", args!["day" => &says_day]);
            let hint = tr.say("record-day-is.hint");
            if Button::quiet(&words).hint(&hint).ui(&mut right).clicked() {
                self.asks_day = Some(String::new());
                self.trouble = None;
            }
        }
        let stop = right.min_rect().left().min(inner.right());
        let left = Rect::from_min_max(inner.min, pos2(stop - measure::GAP_8, inner.bottom()));
        let layout = Layout::left_to_right(Align::Center);
        let mut left = ui.new_child(UiBuilder::new().id_salt("record entry").max_rect(left).layout(layout));
        let ui = &mut left;
        ui.set_clip_rect(rect.intersect(ui.clip_rect()));
        ui.spacing_mut().item_spacing.x = measure::GAP_8;
        let wide = ui.available_width() > 420.0;
        if let Some(typed) = self.asks_day.clone() {
            let name = tr.say("record-day");
            Words::new(&name).strong().extend().ui(ui);
            let read = app.read_day(&typed);
            let shown = if typed.is_empty() { says_day } else { typed.clone() };
            ready_ui(ui, &name, &shown, "", true, 132.0);
            if let Some((words, tone)) = told(self.trouble.as_ref(), None) {
                Words::new(words).tone(tone).ui(ui);
                return;
            }
            if let Some(day) = read.filter(|_| !typed.is_empty()) {
                Words::new(tr.near_day(day.into(), app.today().into())).muted().extend().ui(ui);
            }
            if wide {
                for (cap, words) in [
                    (tr.say("key-enter"), tr.say("record-day-confirm")),
                    ("↑ ↓".to_owned(), tr.say("record-day-change")),
                ] {
                    key_cap(ui, &cap);
                    Words::new(words).muted().extend().ui(ui);
                }
            } else {
                key_cap(ui, &tr.say("key-enter"));
            }
            return;
        }
        if self.way == Way::Names {
            if let Some((words, tone)) = told(self.trouble.as_ref(), None) {
                Words::new(words).tone(tone).ui(ui);
            } else {
                Words::new(tr.say("record-names-how")).muted().ui(ui);
            }
            return;
        }
        let name = tr.say("record-number");
        if wide {
            Words::new(&name).strong().extend().ui(ui);
        }
        let typed = match (self.paper(app), self.number.is_empty()) {
            (Some(paper), true) => paper.code.to_string(),
            _ => self.number.clone(),
        };
        let is_typing = self.open.is_none() || !self.number.is_empty();
        ready_ui(ui, &name, &typed, &tr.say("record-number.hint"), is_typing, 96.0);
        let (words, tone) = told(self.trouble.as_ref(), self.done.as_ref()).unwrap_or_else(|| {
            let id = match (self.open, self.number.is_empty()) {
                (_, false) => "record-number-letter",
                (Some(_), _) => "record-rows-how",
                (None, _) => "record-number-how",
            };
            (tr.say(id), Tone::Muted)
        });
        Words::new(words).tone(tone).ui(ui);
    }

    /// Several sheets with one number: both are offered by unit and day.
    pub(super) fn several_ui(
        &mut self,
        ui: &mut Ui,
        app: &App,
        test: &StructureTest,
        focus: &mut Option<RecordId>,
    ) {
        let tr = app.tr();
        let theme = Theme::of(ui.ctx());
        ui.add_space(measure::GAP_12);
        ui.horizontal(|ui| {
            ui.add_space(measure::GAP_16);
            Words::new(tr.with("record-several", args!["n" => self.several.len()])).strong().wrap().ui(ui);
        });
        ui.add_space(measure::GAP_8);
        let mut begun = None;
        for (place, id) in self.several.iter().enumerate() {
            let Some(paper) = app.campaign().papers.get(id) else { continue };
            let day = paper.day.value().map(|day| tr.near_day(day.into(), app.today().into()));
            let args = args![
                "code" => paper.code.to_string(), "whose" => whose(app, paper),
                "day" => day.unwrap_or_default(), "n" => paper.rows.len(),
            ];
            let words = tr.with("record-several-one", args);
            let size = vec2(ui.available_width(), measure::ROW);
            let (rect, response) = ui.allocate_exact_size(size, Sense::click());
            let chosen = place == self.chosen;
            response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, chosen, &words));
            selected_row(ui.painter(), theme, rect, chosen, response.hovered());
            let at = pos2(rect.left() + measure::GAP_16, rect.center().y);
            Words::new(&words).paint_at(ui.painter(), theme, at, rect.width() - 32.0);
            if response.clicked() {
                begun = Some(*id);
            }
        }
        if let Some(paper) = begun {
            self.begin(app, paper, test.id, focus);
        }
    }
}

//! A chart on which nobody stands yet: type, import, practise, each with one line of why.

use egui::{
    Id, Key, Modifiers, Rect, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use crate::app::App;
use crate::ui::commands::Command;
use crate::ui::marks;
use crate::ui::outbox::Outbox;
use crate::ui::text::{Words, icon};
use crate::ui::theme::Theme;
use crate::ui::views::put_line;
use crate::ui::widgets::focus_ring;
use crate::ui::{Icon, Tone, measure};

/// Width of the page's column.
const COLUMN: f32 = 600.0;
/// Ghost cards side by side.
const ACROSS: usize = 4;

/// The empty chart.
#[derive(Default)]
pub(in crate::ui) struct Empty {
    typed: String,
    /// The cursor was put into the first card.
    begun: bool,
}

impl Empty {
    /// Draws the page into the view.
    pub(in crate::ui) fn ui(&mut self, ui: &mut Ui, app: &App, out: &mut Outbox) {
        let tr = app.tr();
        let all = ui.max_rect();
        let width = COLUMN.min(all.width() - 2.0 * measure::GAP_16);
        let ghosts = all.height() >= 560.0;
        let height = if ghosts { 520.0 } else { 360.0 };
        let top = all.top() + ((all.height() - height) / 2.0).max(measure::GAP_16);
        let left = (all.center().x - width / 2.0).round();
        let room = Rect::from_min_max(pos2(left, top.round()), pos2(left + width, all.bottom()));
        // With Alt, since plain letters go into the first card; these do not.
        let pressed = |key: Key| {
            ui.input_mut(|input| {
                let pressed = input.consume_key(Modifiers::ALT, key);
                input.events.retain(|event| !pressed || !matches!(event, egui::Event::Text(_)));
                pressed
            })
        };
        let (import, practice) = (pressed(Key::I), pressed(Key::P));
        let mut page = ui.new_child(UiBuilder::new().id_salt("empty").max_rect(room));
        egui::ScrollArea::vertical().auto_shrink([false, true]).show(&mut page, |ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
            Words::title(tr.say("empty-title")).wrap().ui(ui);
            ui.add_space(2.0);
            Words::new(tr.say("empty-why")).muted().wrap().ui(ui);
            ui.add_space(measure::GAP_24);
            self.cards_ui(ui, app, if ghosts { 2 } else { 1 }, out);
            ui.add_space(if ghosts { 38.0 } else { measure::GAP_16 });
            let focus = Id::unique("empty name");
            if way_ui(ui, Icon::Keyboard, app, "empty-type", &tr.say("key-enter-sign"), true).clicked() {
                ui.memory_mut(|memory| memory.request_focus(focus));
            }
            ui.add_space(measure::GAP_12);
            let alt = |letter: &str| format!("{}+{letter}", tr.say("key-alt"));
            if way_ui(ui, Icon::FileCsv, app, "empty-import", &alt("I"), false).clicked() || import {
                out.run(Command::Import);
            }
            ui.add_space(measure::GAP_12);
            if way_ui(ui, Icon::Student, app, "empty-practice", &alt("P"), false).clicked() || practice {
                out.run(Command::Practice);
            }
            ui.add_space(measure::GAP_24);
            ui.horizontal(|ui| {
                let theme = Theme::of(ui.ctx());
                let (rect, _) = ui.allocate_exact_size(vec2(24.0, measure::ICON), Sense::hover());
                let at = rect.left_center() + vec2(measure::ICON / 2.0, 0.0);
                icon(ui.painter(), Icon::LockSimple, at, measure::ICON, theme.muted);
                Words::new(tr.say("empty-safe")).muted().wrap().ui(ui);
            });
        });
    }

    /// The ghost cards; the first one takes a name at once.
    fn cards_ui(&mut self, ui: &mut Ui, app: &App, rows: usize, out: &mut Outbox) {
        let theme = Theme::of(ui.ctx());
        let tr = app.tr();
        let gap = 8.0;
        let width = ui.available_width();
        let card = ((width - gap * (ACROSS as f32 - 1.0)) / ACROSS as f32).floor();
        let (all, _) = ui.allocate_exact_size(
            vec2(width, rows as f32 * measure::CARD_HEIGHT + (rows as f32 - 1.0) * 12.0),
            Sense::hover(),
        );
        for row in 0..rows {
            for column in 0..ACROSS {
                let at = pos2(
                    all.left() + column as f32 * (card + gap),
                    all.top() + row as f32 * (measure::CARD_HEIGHT + 12.0),
                );
                let rect = Rect::from_min_size(at, vec2(card, measure::CARD_HEIGHT));
                if (row, column) != (0, 0) {
                    marks::placeholder(ui.painter(), theme, rect);
                    continue;
                }
                self.name_ui(ui, app, rect, &tr.say("empty-hint"), out);
            }
        }
    }

    fn name_ui(&mut self, ui: &mut Ui, app: &App, rect: Rect, hint: &str, out: &mut Outbox) {
        let theme = Theme::of(ui.ctx());
        let id = Id::unique("empty name");
        let radius = f32::from(measure::RADIUS_CONTROL);
        ui.painter().rect_filled(rect, radius, theme.raised);
        let inner = rect.shrink2(vec2(12.0, 12.0));
        let mut field = ui.new_child(UiBuilder::new().id_salt("first card").max_rect(inner));
        let edit = egui::TextEdit::singleline(&mut self.typed)
            .id(id)
            .hint_text(egui::RichText::new(hint).color(theme.muted))
            .frame(egui::Frame::NONE)
            .text_color(theme.text)
            .desired_width(inner.width());
        let response = field.add(edit);
        let response = response.accessible_name(app.tr().say("empty-name"));
        if !self.begun {
            self.begun = true;
            response.request_focus();
        }
        let has = response.has_focus();
        let (edge, line) =
            if has { (theme.focus, measure::RING) } else { (theme.line_strong, measure::LINE) };
        ui.painter().rect_stroke(rect, radius, Stroke::new(line, edge), StrokeKind::Inside);
        if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
            let name = self.typed.trim().to_owned();
            self.typed.clear();
            if !put_line(app, &name, out) {
                response.request_focus();
                return;
            }
            out.run(Command::TypeNames);
            self.begun = false;
        }
    }
}

/// One way to begin: icon, words, one line of why, its key.
fn way_ui(ui: &mut Ui, sign: Icon, app: &App, id: &str, key: &str, first: bool) -> egui::Response {
    let theme = Theme::of(ui.ctx());
    let tr = app.tr();
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 78.0), Sense::click());
    let words = tr.say(id);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &words));
    let radius = f32::from(measure::RADIUS_PANEL);
    let fill = if response.hovered() { theme.hover } else { theme.raised };
    let (line, edge) = if first { (measure::RING, theme.focus) } else { (measure::LINE, theme.line) };
    ui.painter().rect(rect, radius, fill, Stroke::new(line, edge), StrokeKind::Inside);
    let tone = if first { Tone::Accent } else { Tone::Muted };
    let at = pos2(rect.left() + 36.0, rect.center().y);
    icon(ui.painter(), sign, at, 24.0, tone.colour(theme));
    let room = rect.width() - 68.0 - 64.0;
    let at = pos2(rect.left() + 68.0, rect.center().y - 10.0);
    Words::new(&words).strong().paint_at(ui.painter(), theme, at, room);
    let why = Words::new(tr.say(&format!("{id}.why"))).muted();
    why.paint_at(ui.painter(), theme, at + vec2(0.0, 20.0), room + 30.0);
    let cap_width = (Words::new(key).width(ui.painter(), theme) + 14.0).max(measure::KEY_CAP);
    let cap = Rect::from_min_size(
        pos2(rect.right() - 25.0 - cap_width, rect.center().y - 9.0),
        vec2(cap_width, measure::KEY_CAP),
    );
    let border = Stroke::new(measure::LINE, theme.line_strong);
    ui.painter().rect(cap, f32::from(measure::RADIUS_CHIP), theme.raised, border, StrokeKind::Inside);
    Words::new(key).muted().paint_centred(ui.painter(), theme, cap.center(), f32::INFINITY);
    focus_ring(ui, &response, rect, measure::RADIUS_PANEL);
    response
}

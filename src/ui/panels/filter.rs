//! The filter: says in words what it shows and hides; and the line in which it is typed (Ctrl+F).

use egui::{Area, Context, Id, Key, Margin, Order, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::sheet;
use crate::app::{Action, App, Filter, SavedSearch};
use crate::ui::commands::Command;
use crate::ui::outbox::Outbox;
use crate::ui::text::{Words, icon, tooltip};
use crate::ui::theme::Theme;
use crate::ui::widgets::{Button, Field, focus_ring};
use crate::ui::{Icon, Tone, measure};

/// The filter in words, for the bar of a view: "Everyone shown, none hidden", or what is shown with
/// the way to keep it and to let it go. A click on the words types another.
pub(in crate::ui) fn filter_ui(ui: &mut Ui, app: &App, out: &mut Outbox) {
    let theme = Theme::of(ui.ctx());
    let tr = app.tr();
    let said = app.filter_words();
    let filtered = said.is_some();
    let roomy = ui.available_width() >= 220.0;
    let everyone = if roomy { "ui-everyone-shown" } else { "ui-everyone-shown.short" };
    let said = said.unwrap_or_else(|| tr.say(everyone));
    let words = Words::new(&said).strong_if(filtered).tone(if filtered { Tone::Text } else { Tone::Muted });
    let tail = if filtered { 140.0 } else { 0.0 };
    let room = (ui.available_width() - tail - 24.0).max(40.0);
    let width = words.width(ui.painter(), theme).min(room) + 24.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width, measure::CONTROL), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &said));
    let tone = if filtered { Tone::Accent } else { Tone::Muted };
    let at = rect.left_center() + vec2(measure::ICON / 2.0, 0.0);
    icon(ui.painter(), Icon::FunnelSimple, at, measure::ICON, tone.colour(theme));
    words.paint_at(ui.painter(), theme, rect.left_center() + vec2(24.0, 0.0), width - 24.0 + 0.5);
    focus_ring(ui, &response, rect, measure::RADIUS_CONTROL);
    let hint = format!("{said}\n{} · {}", Command::Search.words(tr), Command::Search.key_words(tr));
    if tooltip(response, &hint).clicked() {
        out.run(Command::Search);
    }
    if filtered {
        let can_keep = app.filter().door.is_none()
            && app.settings().searches.iter().all(|kept| kept.query != app.filter().query);
        if can_keep && Button::link(&tr.say("ui-save-search")).ui(ui).clicked() {
            keep(app, out);
        }
        if Button::icon_only(Icon::X, &tr.say("ui-show-everyone")).ui(ui).clicked() {
            out.send(Action::Filter(Filter::default()));
        }
    }
}

/// Keeps the search in the rail, under its own words.
fn keep(app: &App, out: &mut Outbox) {
    let mut settings = app.settings().clone();
    let query = app.filter().query.trim().to_owned();
    settings.searches.push(SavedSearch { name: query.clone(), query });
    out.send(Action::Set(Box::new(settings)));
}

/// The line in which a filter is typed.
#[derive(Default)]
pub(in crate::ui) struct FilterLine {
    typed: String,
    /// Frames since it was opened, up to [`SETTLES`].
    age: u8,
}

/// Frames that a new area takes until it is measured and shown; until then it cannot keep the
/// keyboard, and losing it means nothing.
const SETTLES: u8 = 4;

impl FilterLine {
    /// Draws it under the top bar; whether it stays. The view follows every letter.
    pub(in crate::ui) fn ui(&mut self, ctx: &Context, view: Rect, app: &App, out: &mut Outbox) -> bool {
        let theme = Theme::of(ctx);
        let tr = app.tr();
        if self.age == 0 {
            self.typed.clone_from(&app.filter().query);
        }
        let width = 480.0_f32.min(view.width() - 2.0 * measure::GAP_16);
        let mut stays = true;
        let shown = Area::new(Id::unique("filter line"))
            .order(Order::Foreground)
            .fixed_pos(pos2(view.left() + measure::GAP_16, view.top() + measure::GAP_8))
            .show(ctx, |ui| {
                sheet::frame(theme).inner_margin(Margin::same(12)).show(ui, |ui| {
                    ui.set_width(width);
                    ui.spacing_mut().item_spacing = vec2(measure::GAP_8, measure::GAP_8);
                    let name = Command::Search.words(tr);
                    let hint = tr.say("ui-search-hint");
                    let id = Id::unique("filter words");
                    let field = Field::new(&name).icon(Icon::MagnifyingGlass).hint(&hint).id(id);
                    let response = field.ui(ui, &mut self.typed);
                    if self.age < SETTLES {
                        self.age += 1;
                        response.request_focus();
                        ui.ctx().request_repaint();
                        if self.age == 1
                            && let Some(mut state) = egui::TextEdit::load_state(ui.ctx(), id)
                        {
                            let end = self.typed.chars().count();
                            state.cursor.set_char_range(Some(egui::text::CCursorRange::two(
                                egui::text::CCursor::new(0),
                                egui::text::CCursor::new(end),
                            )));
                            state.store(ui.ctx(), id);
                        }
                    } else if response.lost_focus() {
                        stays = false;
                        if ui.input(|input| input.key_pressed(Key::Escape)) {
                            out.send(Action::Filter(Filter::default()));
                        }
                    }
                    if response.changed() {
                        let query = self.typed.clone();
                        out.send(Action::Filter(Filter { query, door: app.filter().door.clone() }));
                    }
                    let said = app.filter_words().unwrap_or_else(|| tr.say("ui-search-fields"));
                    Words::new(said).muted().wrap().ui(ui);
                });
            });
        let beside = ctx.input(|input| input.pointer.any_pressed())
            && !ctx.input(|input| {
                input.pointer.interact_pos().is_some_and(|at| shown.response.rect.contains(at))
            });
        stays && !beside
    }
}

//! Sheets: what lies over the view until it is answered.

use egui::{Align2, Color32, Context, Frame, Id, Margin, Modal, Stroke, Ui, vec2};

use crate::app::App;
use crate::ui::measure;
use crate::ui::outbox::Outbox;
use crate::ui::text::Words;
use crate::ui::theme::Theme;

/// Whether a sheet stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stays {
    /// It stays.
    Open,
    /// It goes.
    Closed,
}

/// A sheet over the view: settings, a question, a dialog. Esc and a click beside it close it.
pub(crate) trait Sheet {
    /// Its heading; blank = it draws its own.
    fn title(&self, app: &App) -> String;

    /// Its width in points.
    fn width(&self) -> f32 {
        480.0
    }

    /// Draws what stands under the heading.
    fn ui(&mut self, ui: &mut Ui, app: &App, out: &mut Outbox) -> Stays;

    /// Draws what stays in sight below, where the rest is too high for the window: its buttons.
    /// Drawn after [`Sheet::ui`], of the same frame.
    fn buttons_ui(&mut self, ui: &mut Ui, app: &App, out: &mut Outbox) -> Stays {
        let _ = (ui, app, out);
        Stays::Open
    }

    /// A file was chosen for it.
    fn picked(&mut self, path: std::path::PathBuf) {
        let _ = path;
    }

    /// Whether Esc closes it; a question that needs an answer stays.
    fn closes(&self) -> bool {
        true
    }

    /// Whether it may give way to a question of the program and come back when that is answered.
    fn yields(&self) -> bool {
        false
    }

    /// It is put away by Esc or by a click beside it: keeps what would be lost.
    fn put_away(&mut self, app: &App, out: &mut Outbox) {
        let _ = (app, out);
    }

    /// Whether a click beside it closes it too.
    fn is_light(&self) -> bool {
        true
    }
}

/// Draws a sheet in the middle of the window.
pub(in crate::ui) fn sheet_ui(ctx: &Context, sheet: &mut dyn Sheet, app: &App, out: &mut Outbox) -> Stays {
    let theme = Theme::of(ctx);
    let all = ctx.content_rect();
    let width = sheet.width().min(all.width() - 2.0 * measure::GAP_24);
    let height = all.height() - 2.0 * measure::GAP_24 - 48.0;
    let light = sheet.is_light();
    let shown =
        Modal::new(Id::unique("sheet")).frame(frame(theme)).backdrop_color(backdrop(theme)).show(ctx, |ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing = vec2(measure::GAP_8, measure::GAP_8);
            let title = sheet.title(app);
            if !title.is_empty() {
                Words::title(&title).wrap().ui(ui);
                ui.add_space(measure::GAP_4);
            }
            // Only what is too high for the window scrolls; how high it is, the last frame tells.
            let known = Id::unique("sheet height").with(&title);
            let (high, foot): (f32, f32) = ui.data(|kept| kept.get_temp(known)).unwrap_or_default();
            let most = height - 40.0 - foot;
            let shown = if high > most {
                let area = egui::ScrollArea::vertical().max_height(most);
                let area = area.min_scrolled_height(most).auto_shrink(false);
                area.show(ui, |ui| {
                    ui.set_max_width(ui.available_width() - measure::GAP_12);
                    (ui.scope(|ui| sheet.ui(ui, app, out)).inner, ui.min_rect().height())
                })
                .inner
            } else {
                let shown = ui.scope(|ui| sheet.ui(ui, app, out));
                (shown.inner, shown.response.rect.height())
            };
            let buttons = ui.scope(|ui| sheet.buttons_ui(ui, app, out));
            let foot = buttons.response.rect.height();
            let foot = if foot > 0.0 { foot + measure::GAP_8 } else { 0.0 };
            ui.data_mut(|kept| kept.insert_temp(known, (shown.1, foot)));
            if buttons.inner == Stays::Closed { Stays::Closed } else { shown.0 }
        });
    let beside = light && shown.backdrop_response.clicked();
    if beside {
        sheet.put_away(app, out);
        return Stays::Closed;
    }
    shown.inner
}

/// The frame of sheets and of the palette: raised, a strong thin border, no shadow.
pub(in crate::ui) fn frame(theme: &Theme) -> Frame {
    Frame::new()
        .fill(theme.raised)
        .stroke(Stroke::new(measure::LINE, theme.line_strong))
        .corner_radius(measure::RADIUS_PANEL)
        .inner_margin(Margin::same(24))
}

/// What lies between a sheet and the view: the ground, half seen through.
pub(in crate::ui) fn backdrop(theme: &Theme) -> Color32 {
    theme.background.gamma_multiply(0.72)
}

/// Where the palette hangs: under the top bar, in the middle.
pub(in crate::ui) fn hanging(id: &str) -> egui::Area {
    egui::Area::new(Id::unique(id))
        .anchor(Align2::CENTER_TOP, vec2(0.0, measure::GAP_8))
        .order(egui::Order::Foreground)
        .interactable(true)
}

/// The foot of a sheet: its buttons, the one that does it at the end.
pub(super) fn foot_ui(ui: &mut Ui, buttons: impl FnOnce(&mut Ui)) {
    // Exactly as high as a button: a layout from the right would take all the height there is.
    let size = vec2(ui.available_width(), measure::CONTROL);
    ui.allocate_ui_with_layout(size, egui::Layout::right_to_left(egui::Align::Center), buttons);
}

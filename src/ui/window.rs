//! The window: one frame from input to deeds.

use egui::{Align, Context, Layout, Rect, Stroke, Ui, UiBuilder, pos2};

use super::commands::Command;
use super::outbox::{Outbox, Wish};
use super::panels::{self, Inspector, Sheet, Stays};
use super::picker::Picker;
use super::theme::Theme;
use super::views::{Place, Views};
use super::{measure, theme};
use crate::app::{Action, App, Selection, Shade, Waker};

/// The window: the program, and how it is looked at.
pub struct Window {
    app: App,
    views: Views,
    place: Place,
    inspector: Inspector,
    out: Outbox,
    sheet: Option<Box<dyn Sheet>>,
    picker: Picker,
    /// The settings that the context is dressed by.
    dressed: Option<(Shade, u16, bool)>,
}

impl Window {
    /// A window on the program; dresses the context in fonts and themes.
    pub fn new(app: App, ctx: &Context) -> Self {
        theme::apply(ctx);
        ctx.options_mut(|options| options.zoom_with_keyboard = false);
        Self {
            app,
            views: Views::default(),
            place: Place::default(),
            inspector: Inspector::default(),
            out: Outbox::default(),
            sheet: None,
            picker: Picker::default(),
            dressed: None,
        }
    }

    /// The program behind the window.
    pub fn app(&self) -> &App {
        &self.app
    }

    /// Before drawing: takes what jobs bring, follows settings, runs keys.
    pub fn logic(&mut self, ctx: &Context) {
        self.dress(ctx);
        self.keys(ctx);
        self.perform(ctx);
    }

    /// Draws one frame and does what was asked for in it.
    pub fn ui(&mut self, ui: &mut Ui) {
        let theme = Theme::of(ui.ctx());
        let all = ui.max_rect();
        let wide = all.width() >= measure::WINDOW_WIDE;
        let narrow = all.width() < measure::WINDOW_NARROW;
        let rail = if wide { measure::RAIL } else { measure::RAIL_NARROW };
        let left = all.left() + rail;
        let top = all.top() + measure::TOP;
        let bottom = all.bottom() - measure::STATUS;
        let shows_inspector = self.place.has_inspector() && *self.app.selection() != Selection::default();
        let inspector = match (shows_inspector, narrow, wide) {
            (false, ..) | (_, true, _) => 0.0,
            (true, _, true) => measure::INSPECTOR,
            (true, _, false) => measure::INSPECTOR_NARROW,
        };
        let right = all.right() - inspector;

        ui.painter().rect_filled(all, 0.0, theme.background);
        let view = Rect::from_min_max(pos2(left, top), pos2(right, bottom));
        ui.painter().rect_filled(view, 0.0, theme.surface);

        let Self { app, views, place, inspector: panel, out, .. } = self;
        let (app, place) = (&*app, *place);
        let across = Layout::left_to_right(Align::Center);
        let down = Layout::top_down(Align::Min);
        let rail = Rect::from_min_max(all.min, pos2(left, all.bottom()));
        region(ui, "rail", rail, down, |ui| panels::rail_ui(ui, app, place, wide, out));
        let bar = Rect::from_min_max(pos2(left, all.top()), pos2(all.right(), top));
        region(ui, "top", bar, across, |ui| panels::top_ui(ui, app, narrow, out));
        region(ui, "view", view, down, |ui| {
            ui.push_id(place, |ui| views.at(place).ui(ui, app, out));
        });
        if inspector > 0.0 {
            let side = Rect::from_min_max(pos2(right, top), pos2(all.right(), bottom));
            region(ui, "inspector", side, down, |ui| panel.ui(ui, app, out));
        }
        let status = Rect::from_min_max(pos2(left, bottom), all.max);
        region(ui, "status", status, across, |ui| panels::status_ui(ui, app, out));

        let line = Stroke::new(measure::LINE, theme.line);
        let painter = ui.painter();
        painter.vline(left - 0.5, all.y_range(), line);
        painter.hline(left..=all.right(), top - 0.5, line);
        painter.hline(left..=all.right(), bottom + 0.5, line);
        if inspector > 0.0 {
            painter.vline(right - 0.5, top..=bottom, line);
        }
        let ctx = ui.ctx().clone();
        if let Some(mut sheet) = self.sheet.take()
            && panels::sheet_ui(&ctx, sheet.as_mut(), &self.app, &mut self.out) == Stays::Open
        {
            self.sheet = Some(sheet);
        }
        self.perform(&ctx);
    }

    /// Follows the settings: light or dark, scale, motion.
    fn dress(&mut self, ctx: &Context) {
        let settings = self.app.settings();
        let wanted = (settings.shade, settings.scale_percent, settings.reduce_motion);
        if self.dressed == Some(wanted) {
            return;
        }
        self.dressed = Some(wanted);
        ctx.set_theme(match settings.shade {
            Shade::System => egui::ThemePreference::System,
            Shade::Light => egui::ThemePreference::Light,
            Shade::Dark => egui::ThemePreference::Dark,
        });
        ctx.set_zoom_factor(f32::from(settings.scale_percent) / 100.0);
        theme::set_motion(ctx, !settings.reduce_motion);
    }

    /// Turns keys into commands. Keys without Ctrl or Alt never fire while a text field has the cursor.
    fn keys(&mut self, ctx: &Context) {
        let typing = ctx.text_edit_focused();
        for row in Command::TABLE {
            for shortcut in row.keys {
                let plain = !shortcut.modifiers.command && !shortcut.modifiers.alt;
                if typing && plain || !row.command.is_available(&self.app) {
                    continue;
                }
                if ctx.input_mut(|input| input.consume_shortcut(shortcut)) {
                    self.out.run(row.command);
                }
            }
        }
    }

    /// Does what was asked for, in order.
    fn perform(&mut self, ctx: &Context) {
        let wishes = self.out.take();
        if wishes.is_empty() {
            return;
        }
        for wish in wishes {
            match wish {
                Wish::Do(action) => self.app.perform(action),
                Wish::Go(place) => self.place = place,
                Wish::Run(command) => self.run(command),
                Wish::Show(sheet) => self.sheet = Some(sheet),
                Wish::Pick(pick) => {
                    let title = self.app.tr().say("ui-pick");
                    let waker: Waker = {
                        let ctx = ctx.clone();
                        std::sync::Arc::new(move || ctx.request_repaint())
                    };
                    self.picker.ask(pick, title, self.app.path(), waker);
                }
            }
        }
        ctx.request_repaint();
    }

    fn run(&mut self, command: Command) {
        if !command.is_available(&self.app) {
            return;
        }
        if let Some(place) = command.place() {
            self.place = place;
            return;
        }
        match command {
            Command::Undo => self.app.perform(Action::Undo),
            Command::Redo => self.app.perform(Action::Redo),
            Command::Lock => self.app.perform(Action::Lock),
            other => {
                let view = self.views.at(self.place);
                view.run(other, &self.app, &mut self.out);
            }
        }
    }
}

impl eframe::App for Window {
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        Window::logic(self, ctx);
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        Window::ui(self, ui);
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }
}

/// A part of the window with its own room, drawn and clipped there.
fn region(ui: &mut Ui, name: &str, rect: Rect, layout: Layout, contents: impl FnOnce(&mut Ui)) {
    let mut part = ui.new_child(UiBuilder::new().id_salt(name).max_rect(rect).layout(layout));
    part.set_clip_rect(rect.intersect(ui.clip_rect()));
    contents(&mut part);
}

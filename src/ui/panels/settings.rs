//! Settings of this computer; what is changed holds at once.

use egui::{Ui, vec2};

use super::sheet::{Sheet, Stays, foot_ui};
use crate::app::{Action, App, Names, Settings, Shade};
use crate::args;
use crate::i18n::Language;
use crate::ui::measure;
use crate::ui::outbox::Outbox;
use crate::ui::text::Words;
use crate::ui::theme::Theme;
use crate::ui::widgets::{Button, menu_button, menu_item, rule, segments, toggle_row};

/// The sheet of settings.
#[derive(Default)]
pub(in crate::ui) struct SettingsSheet {
    /// The scale while the slider is dragged: it holds when let go, or everything would move under
    /// the pointer.
    scale: Option<u16>,
    /// Whether forgetting everything was asked for once.
    forgetting: bool,
}

impl Sheet for SettingsSheet {
    fn title(&self, app: &App) -> String {
        app.tr().say("ui-settings")
    }

    fn width(&self) -> f32 {
        520.0
    }

    fn ui(&mut self, ui: &mut Ui, app: &App, out: &mut Outbox) -> Stays {
        let tr = app.tr();
        let mut settings = app.settings().clone();
        row(ui, &tr.say("settings-shade"), |ui| {
            let words = ["settings-shade-system", "settings-shade-light", "settings-shade-dark"];
            let [system, light, dark] = words.map(|id| tr.say(id));
            let options = [(Shade::System, system.as_str()), (Shade::Light, &light), (Shade::Dark, &dark)];
            segments(ui, &tr.say("settings-shade"), &options, &mut settings.shade);
        });
        row(ui, &tr.say("settings-scale"), |ui| self.scale_ui(ui, app, &mut settings));
        row(ui, &tr.say("settings-language"), |ui| {
            language_ui(ui, &mut settings, &tr.say("settings-system"));
        });
        toggle_row(ui, &tr.say("settings-motion"), "", &mut settings.reduce_motion);
        rule(ui);
        Words::new(tr.say("settings-presenting")).strong().ui(ui);
        row(ui, &tr.say("settings-names"), |ui| {
            let name = tr.say("settings-names");
            names_ui(ui, app, &name, &mut settings.presenting_names);
        });
        rule(ui);
        Words::new(tr.say("settings-privacy")).strong().ui(ui);
        row(ui, &tr.say("settings-lock"), |ui| lock_ui(ui, app, &mut settings));
        let why = tr.say("settings-remember.hint");
        toggle_row(ui, &tr.say("settings-remember"), &why, &mut settings.remember_files);
        self.forget_ui(ui, app, out);
        if settings != *app.settings() {
            out.send(Action::Set(Box::new(settings)));
        }
        rule(ui);
        let mut stays = Stays::Open;
        foot_ui(ui, |ui| {
            let key = tr.say("key-escape");
            if Button::primary(&tr.say("settings-done")).key(&key).ui(ui).clicked() {
                stays = Stays::Closed;
            }
        });
        stays
    }
}

impl SettingsSheet {
    fn scale_ui(&mut self, ui: &mut Ui, app: &App, settings: &mut Settings) {
        let tr = app.tr();
        let mut scale = self.scale.unwrap_or(settings.scale_percent);
        Words::new(tr.with("settings-percent", args!["n" => scale])).strong().ui(ui);
        ui.spacing_mut().slider_width = 180.0;
        // The rail of a slider is drawn in the fill of controls, which is the ground here.
        let line = Theme::of(ui.ctx()).line_strong;
        ui.visuals_mut().widgets.inactive.bg_fill = line;
        let slider = egui::Slider::new(&mut scale, 75..=250).step_by(5.0).show_value(false);
        let response = ui.add(slider);
        let response = response.accessible_name(tr.say("settings-scale"));
        if response.dragged() {
            self.scale = Some(scale);
        } else if response.changed() || response.drag_stopped() {
            self.scale = None;
            settings.scale_percent = scale;
        }
    }

    fn forget_ui(&mut self, ui: &mut Ui, app: &App, out: &mut Outbox) {
        let tr = app.tr();
        ui.horizontal_wrapped(|ui| {
            if self.forgetting {
                Words::new(tr.say("settings-forget.sure")).wrap().ui(ui);
                if Button::danger(&tr.say("settings-forget.do")).ui(ui).clicked() {
                    out.send(Action::ForgetComputer);
                    self.forgetting = false;
                }
                if Button::plain(&tr.say("settings-forget.keep")).ui(ui).clicked() {
                    self.forgetting = false;
                }
            } else if Button::plain(&tr.say("settings-forget"))
                .hint(&tr.say("settings-forget.hint"))
                .ui(ui)
                .clicked()
            {
                self.forgetting = true;
            }
        });
    }
}

/// How names are shown: the choices from codes to full names.
pub(super) fn names_ui(ui: &mut Ui, app: &App, name: &str, names: &mut Names) -> bool {
    let words = ["names-codes", "names-initials", "names-first", "names-full"].map(|id| app.tr().say(id));
    let [codes, initials, first, full] = words;
    let options = [
        (Names::Codes, codes.as_str()),
        (Names::Initials, &initials),
        (Names::First, &first),
        (Names::Full, &full),
    ];
    segments(ui, name, &options, names)
}

fn lock_ui(ui: &mut Ui, app: &App, settings: &mut Settings) {
    let tr = app.tr();
    let minutes: [u16; 5] = [2, 5, 15, 30, 0];
    let words = minutes.map(|n| match n {
        0 => tr.say("settings-lock-never"),
        n => tr.with("settings-minutes", args!["n" => n]),
    });
    let options: Vec<(u16, &str)> = minutes.into_iter().zip(words.iter().map(String::as_str)).collect();
    segments(ui, &tr.say("settings-lock"), &options, &mut settings.lock_after_min);
}

fn language_ui(ui: &mut Ui, settings: &mut Settings, system: &str) {
    let chosen = Language::from_tag(&settings.language);
    let words = chosen.map_or_else(|| system.to_owned(), |language| language.own_name().to_owned());
    let system = system.to_owned();
    let picked = menu_button(ui, Button::plain(&words).caret(), move |ui| {
        let mut picked = None;
        if menu_item(ui, None, &system, "", chosen.is_none()).clicked() {
            picked = Some(String::new());
        }
        for language in Language::ALL.into_iter().filter(|language| language.is_translated()) {
            if menu_item(ui, None, language.own_name(), "", chosen == Some(language)).clicked() {
                picked = Some(language.tag().to_owned());
            }
        }
        picked
    });
    if let Some(Some(tag)) = picked {
        settings.language = tag;
    }
}

/// A setting: its words, and the control at the end.
pub(super) fn row<R>(ui: &mut Ui, words: &str, control: impl FnOnce(&mut Ui) -> R) -> R {
    ui.allocate_ui_with_layout(
        vec2(ui.available_width(), measure::ROW),
        egui::Layout::left_to_right(egui::Align::Center),
        |ui| {
            let width = ui.available_width();
            let shown = Words::new(words).ui(ui);
            let rest = width - shown.rect.width() - measure::GAP_8;
            ui.allocate_ui_with_layout(
                vec2(rest, measure::ROW),
                egui::Layout::right_to_left(egui::Align::Center),
                control,
            )
            .inner
        },
    )
    .inner
}

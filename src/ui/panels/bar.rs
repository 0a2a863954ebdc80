//! Parts of the top bar: the menu of the campaign, and what is saved.

use egui::{Popup, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::app::{Action, App, Gate, Kept};
use crate::ui::commands::Command;
use crate::ui::outbox::Outbox;
use crate::ui::text::{Words, icon, tooltip};
use crate::ui::theme::Theme;
use crate::ui::widgets::{focus_ring, menu_item, menu_line};
use crate::ui::{Icon, Tone, measure};

/// The menu, group by group.
const MENU: &[&[Command]] = &[
    &[Command::New, Command::Open],
    &[Command::Save, Command::SaveAs, Command::Passphrase],
    &[Command::Import, Command::Export, Command::PrintSheets],
    &[Command::Practice],
    &[Command::CampaignSheet, Command::Settings, Command::Keys, Command::FirstPage],
    &[Command::Quit],
];

/// The campaign's name; a click opens its menu.
pub(super) fn campaign_menu_ui(ui: &mut Ui, app: &App, out: &mut Outbox) {
    let theme = Theme::of(ui.ctx());
    let tr = app.tr();
    let named = app.campaign().about.name.value();
    let hidden = app.is_presenting() && !named.is_empty();
    let name = if named.is_empty() || hidden { tr.say("ui-new-campaign") } else { named.to_string() };
    let name = if hidden { tr.say("ui-campaign") } else { name };
    let words = Words::new(&name).strong();
    let width = (words.width(ui.painter(), theme) + 12.0 + 20.0).min(240.0);
    let (rect, response) = ui.allocate_exact_size(vec2(width, measure::CONTROL), Sense::click());
    let spoken = tr.with("ui-campaign-menu", crate::args!["name" => &name]);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
    if response.hovered() || Popup::is_id_open(ui.ctx(), Popup::default_response_id(&response)) {
        ui.painter().rect_filled(rect, f32::from(measure::RADIUS_CONTROL), theme.hover);
    }
    let at = rect.left_center() + vec2(6.0, 0.0);
    words.paint_at(ui.painter(), theme, at, width - 32.0);
    icon(ui.painter(), Icon::CaretDown, pos2(rect.right() - 13.0, rect.center().y), 12.0, theme.muted);
    focus_ring(ui, &response, rect, measure::RADIUS_CONTROL);
    Popup::menu(&response).width(280.0).show(|ui| {
        let open = *app.gate() == Gate::Open;
        for (place, group) in MENU.iter().enumerate() {
            if place > 0 {
                menu_line(ui);
            }
            for command in *group {
                command_ui(ui, app, *command, out);
                if *command == Command::Open && open {
                    recent_ui(ui, app, out);
                }
            }
        }
    });
}

fn command_ui(ui: &mut Ui, app: &App, command: Command, out: &mut Outbox) {
    let tr = app.tr();
    let words = command.words_now(app);
    let shown = ui.add_enabled_ui(command.is_available(app), |ui| {
        menu_item(ui, Some(command.row().icon), &words, &command.key_words(tr), false)
    });
    if shown.inner.clicked() {
        out.run(command);
    }
}

/// The files opened last, where they are remembered.
fn recent_ui(ui: &mut Ui, app: &App, out: &mut Outbox) {
    for path in app.settings().recent.iter().filter(|path| Some(path.as_path()) != app.path()).take(4) {
        let name = path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let words = app.tr().with("ui-recent", crate::args!["name" => name]);
        let response = menu_item(ui, Some(Icon::Clock), &words, "", false);
        let response = tooltip(response, &path.display().to_string());
        if response.clicked() {
            out.send(Action::Open(path.clone()));
        }
    }
}

/// Where the campaign stands between memory and disk; a click saves.
pub(super) fn saved_ui(ui: &mut Ui, app: &App, narrow: bool, clock: &str, out: &mut Outbox) {
    let theme = Theme::of(ui.ctx());
    let tr = app.tr();
    let (sign, tone, words, hint) = match app.kept() {
        _ if app.is_busy() => (Icon::DownloadSimple, Tone::Muted, tr.say("ui-saving"), "ui-saving.hint"),
        Kept::Nothing => (Icon::Check, Tone::Good, tr.say("ui-nothing-to-save"), "ui-nothing-to-save.hint"),
        Kept::InMemory => (Icon::Warning, Tone::Warning, tr.say("ui-not-saved"), "ui-not-saved.hint"),
        Kept::Changed | Kept::Journal => (Icon::Check, Tone::Good, tr.say("ui-kept"), "ui-kept.hint"),
        Kept::Saved if clock.is_empty() => (Icon::Check, Tone::Good, tr.say("ui-saved"), "ui-saved.hint"),
        Kept::Saved => {
            let words = tr.with("ui-saved-at", crate::args!["time" => clock]);
            (Icon::Check, Tone::Good, words, "ui-saved.hint")
        }
        Kept::Failed => (Icon::WarningCircle, Tone::Danger, tr.say("ui-save-failed"), "ui-save-failed.hint"),
    };
    let laid = Words::new(&words).tone(if tone == Tone::Good { Tone::Muted } else { tone });
    let room = if narrow { 0.0 } else { laid.width(ui.painter(), theme) + 6.0 };
    let (rect, response) =
        ui.allocate_exact_size(vec2(12.0 + measure::ICON + room, measure::CONTROL), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &words));
    if response.hovered() {
        ui.painter().rect_filled(rect, f32::from(measure::RADIUS_CONTROL), theme.hover);
    }
    let at = pos2(rect.left() + 6.0 + measure::ICON / 2.0, rect.center().y);
    icon(ui.painter(), sign, at, measure::ICON, tone.colour(theme));
    if !narrow {
        let at = pos2(rect.left() + 12.0 + measure::ICON, rect.center().y);
        laid.paint_at(ui.painter(), theme, at, f32::INFINITY);
    }
    focus_ring(ui, &response, rect, measure::RADIUS_CONTROL);
    let hint = format!("{} {}", tr.say(hint), Command::Save.key_words(tr));
    if tooltip(response, hint.trim()).clicked() && app.kept() != Kept::Nothing {
        out.run(Command::Save);
    }
}

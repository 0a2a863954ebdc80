//! The top bar: the campaign, search and commands, undo, what is saved, the lock.

use egui::{Align, Layout, Rect, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::bar::{campaign_menu_ui, saved_ui};
use crate::app::{Action, App};
use crate::ui::commands::Command;
use crate::ui::outbox::Outbox;
use crate::ui::text::{Words, icon};
use crate::ui::theme::Theme;
use crate::ui::widgets::{Button, Chip, focus_ring};
use crate::ui::{Icon, Tone, measure, said};

/// Draws the top bar; `narrow` = without the words of *saved* and *Lock*. `clock` is the time of the
/// last save.
pub(in crate::ui) fn top_ui(ui: &mut Ui, app: &App, narrow: bool, clock: &str, out: &mut Outbox) {
    let tr = app.tr();
    let whole = ui.max_rect();
    ui.spacing_mut().item_spacing = vec2(measure::GAP_4, 0.0);
    ui.add_space(10.0);
    campaign_menu_ui(ui, app, out);
    let taken = ui.min_rect().right() + measure::GAP_16;

    // The end is laid out first, so that the search box gets what is left; it is drawn after the
    // box in the order of focus all the same, since ids follow the order of calls only here.
    let mut end = ui.new_child(
        UiBuilder::new()
            .id_salt("top end")
            .max_rect(Rect::from_min_max(pos2(taken, whole.top()), whole.max))
            .layout(Layout::right_to_left(Align::Center)),
    );
    end.spacing_mut().item_spacing = vec2(measure::GAP_4, 0.0);
    end.add_space(10.0);
    let lock = tr.say("command-lock");
    let lock_hint = format!("{} · {}", Command::Lock.hint(tr), Command::Lock.key_words(tr));
    let button = if narrow {
        Button::icon_only(Icon::LockSimple, &lock)
    } else {
        Button::quiet(&lock).icon(Icon::LockSimple)
    };
    if button.hint(&lock_hint).ui(&mut end).clicked() {
        out.run(Command::Lock);
    }
    saved_ui(&mut end, app, narrow, clock, out);
    end.add_space(if narrow { 0.0 } else { measure::GAP_8 });
    present_ui(&mut end, app, narrow, out);
    step_ui(&mut end, app, Command::Redo, out);
    step_ui(&mut end, app, Command::Undo, out);
    let free = end.min_rect().left() - measure::GAP_16;

    let wide = whole.width() + measure::RAIL >= measure::WINDOW_WIDE;
    let wanted: f32 = match (narrow, wide) {
        (true, _) => 190.0,
        (false, true) => 400.0,
        (false, false) => 340.0,
    };
    let width = wanted.min(free - taken);
    if width < 32.0 {
        return;
    }
    let middle = (whole.center().x - 22.0).clamp(taken + width / 2.0, free - width / 2.0);
    let rect = Rect::from_center_size(pos2(middle.round(), whole.center().y), vec2(width, measure::CONTROL));
    search_ui(ui, app, rect, !narrow, out);
}

fn search_ui(ui: &mut Ui, app: &App, rect: Rect, with_key: bool, out: &mut Outbox) {
    let theme = Theme::of(ui.ctx());
    let tr = app.tr();
    let words = Command::Palette.words(tr);
    let response = ui.interact(rect, ui.scope_id().with("search"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &words));
    let edge = if response.hovered() { theme.mark } else { theme.line_strong };
    let radius = f32::from(measure::RADIUS_CONTROL);
    let border = Stroke::new(measure::LINE, edge);
    ui.painter().rect(rect, radius, theme.raised, border, StrokeKind::Inside);
    icon(
        ui.painter(),
        Icon::MagnifyingGlass,
        rect.left_center() + vec2(18.0, 0.0),
        measure::ICON,
        theme.muted,
    );
    let key = Command::Palette.key_words(tr).replace('+', " ");
    let mut room = rect.width() - 34.0 - 10.0;
    let key_width = Words::new(&key).width(ui.painter(), theme) + 10.0;
    if with_key && room > 220.0 {
        let cap = Rect::from_min_size(
            pos2(rect.right() - 6.0 - key_width, rect.center().y - 9.0),
            vec2(key_width, measure::KEY_CAP),
        );
        let border = Stroke::new(measure::LINE, theme.line_strong);
        ui.painter().rect_stroke(cap, f32::from(measure::RADIUS_CHIP), border, StrokeKind::Inside);
        Words::new(&key).muted().paint_centred(ui.painter(), theme, cap.center(), f32::INFINITY);
        room -= key_width;
    }
    let at = rect.left_center() + vec2(34.0, 0.0);
    Words::new(&words).muted().paint_at(ui.painter(), theme, at, room);
    focus_ring(ui, &response, rect, measure::RADIUS_CONTROL);
    if response.clicked() {
        out.run(Command::Palette);
    }
}

/// Undo or redo: the tooltip says what.
fn step_ui(ui: &mut Ui, app: &App, command: Command, out: &mut Outbox) {
    let tr = app.tr();
    let label = match command {
        Command::Undo => app.session().undo_label(),
        _ => app.session().redo_label(),
    };
    let words = command.words(tr);
    let hint = match &label {
        Some(label) => format!("{words}: {} · {}", said::undo(app, label), command.key_words(tr)),
        None => tr.say(if command == Command::Undo { "ui-nothing-to-undo" } else { "ui-nothing-to-redo" }),
    };
    let button = Button::icon_only(command.row().icon, &words).hint(&hint).enabled(label.is_some());
    if button.ui(ui).clicked() {
        out.run(command);
    }
}

fn present_ui(ui: &mut Ui, app: &App, narrow: bool, out: &mut Outbox) {
    let tr = app.tr();
    let words = Command::Present.words(tr);
    let hint = format!("{} · {}", Command::Present.hint(tr), Command::Present.key_words(tr));
    if app.is_presenting() {
        let stop = tr.say("ui-stop-presenting");
        let says = tr.say("ui-presenting");
        if narrow {
            if Button::icon_only(Icon::Presentation, &stop).chosen(true).ui(ui).clicked() {
                out.send(Action::Present(false));
            }
        } else if Chip::new(&says).tone(Tone::Warning).removable(&stop).ui(ui).clicked() {
            out.send(Action::Present(false));
        }
    } else if Button::icon_only(Icon::Presentation, &words).hint(&hint).ui(ui).clicked() {
        out.run(Command::Present);
    }
}

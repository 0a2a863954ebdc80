//! Menus: a button that opens one, and its lines.

use egui::{Popup, PopupCloseBehavior, Response, Role, Sense, Ui, WidgetInfo, vec2};

use super::button::Button;
use super::small::rule;
use crate::ui::measure;
use crate::ui::text::{Words, icon};
use crate::ui::theme::Theme;
use crate::ui::{Icon, Tone};

/// A button that opens a menu below itself; any click inside closes it.
pub fn menu_button<R>(ui: &mut Ui, button: Button<'_>, lines: impl FnOnce(&mut Ui) -> R) -> Option<R> {
    let response = button.ui(ui);
    Popup::menu(&response)
        .close_behavior(PopupCloseBehavior::CloseOnClick)
        .width(240.0)
        .show(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            lines(ui)
        })
        .map(|shown| shown.inner)
}

/// A line of a menu: words, and at the end the key that does the same.
/// `chosen` marks the one that holds now.
pub fn menu_item(ui: &mut Ui, what: Option<Icon>, words: &str, key: &str, chosen: bool) -> Response {
    let theme = Theme::of(ui.ctx());
    let key_words = Words::new(key).muted();
    let key_room = key_words.width(ui.painter(), theme);
    let lead = if what.is_some() { 34.0 } else { 10.0 };
    let natural = lead + Words::new(words).width(ui.painter(), theme) + 24.0 + key_room + 10.0;
    let width = natural.max(ui.available_width().min(264.0));
    let (rect, response) = ui.allocate_exact_size(vec2(width, measure::CONTROL), Sense::click());
    let enabled = ui.is_enabled();
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::MenuItem, enabled, words);
        info.selected = chosen.then_some(true);
        info
    });
    if ui.is_rect_visible(rect) {
        if enabled && (response.hovered() || response.has_focus()) {
            let radius = f32::from(measure::RADIUS_CHIP);
            ui.painter().rect_filled(rect, radius, theme.selection);
        }
        let tone = if enabled { Tone::Text } else { Tone::Muted };
        if let Some(what) = what {
            let centre = rect.left_center() + vec2(18.0, 0.0);
            icon(ui.painter(), what, centre, measure::ICON, theme.muted);
        }
        let at = rect.left_center() + vec2(lead, 0.0);
        Words::new(words).tone(tone).strong_if(chosen).paint_at(
            ui.painter(),
            theme,
            at,
            width - lead - key_room - 20.0,
        );
        let end = rect.right_center() - vec2(10.0, 0.0);
        key_words.paint_ending(ui.painter(), theme, end, key_room + 0.5);
    }
    response
}

/// A line parting groups of a menu.
pub fn menu_line(ui: &mut Ui) {
    ui.add_space(4.0);
    rule(ui);
    ui.add_space(4.0);
}

//! Rows of the inspector: a muted word at the leading side, a control behind it.

use egui::{Align, Key, Layout, Popup, Sense, Ui, vec2};

use super::Inspector;
use crate::app::{Action, App};
use crate::model::{RecordId, WorkerField};
use crate::ui::outbox::Outbox;
use crate::ui::said::person as name_of;
use crate::ui::{Button, Field, Words, measure, menu_item, rule};

/// Width of the words before controls.
const LABEL_PT: f32 = 84.0;
/// People offered while a name is typed.
const MOST_OFFERED: usize = 6;

/// A rule, and under it a heading with something at its end.
pub(super) fn part_ui(ui: &mut Ui, heading: &str, end: &str) {
    ui.add_space(measure::GAP_4);
    rule(ui);
    ui.add_space(measure::GAP_4);
    ui.horizontal(|ui| {
        Words::new(heading).strong().ui(ui);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            Words::new(end).muted().ui(ui);
        });
    });
}

/// A muted word and behind it a control in the rest of the row.
pub(super) fn row_ui<R>(ui: &mut Ui, label: &str, control: impl FnOnce(&mut Ui) -> R) -> R {
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(LABEL_PT, measure::CONTROL), Sense::hover());
        let theme = crate::ui::Theme::of(ui.ctx());
        Words::new(label).muted().paint_at(ui.painter(), theme, rect.left_center(), LABEL_PT);
        ui.vertical(control).inner
    })
    .inner
}

/// A choice in a menu; returns what was newly chosen.
pub(super) fn choice_ui<T: Clone + PartialEq>(
    ui: &mut Ui,
    label: &str,
    now: &str,
    options: &[(T, String)],
    chosen: Option<&T>,
) -> Option<T> {
    row_ui(ui, label, |ui| {
        // The button names its row too: "Unit: 5 North".
        let width = ui.available_width();
        let button = Button::plain(now).caret().width(width).hint(label).ui(ui);
        let mut picked = None;
        Popup::menu(&button).width(width.max(180.0)).show(|ui| {
            egui::ScrollArea::vertical().max_height(360.0).show(ui, |ui| {
                for (value, words) in options {
                    if menu_item(ui, None, words, "", chosen == Some(value)).clicked() {
                        picked = Some(value.clone());
                        ui.close();
                    }
                }
            });
        });
        picked
    })
}

impl Inspector {
    /// A line of text of one person, typed into the program key by key.
    #[allow(clippy::too_many_arguments, reason = "a field, its words, its person and its way to be written")]
    pub(super) fn text_ui(
        &mut self,
        ui: &mut Ui,
        label: &str,
        now: &str,
        rows: usize,
        on: RecordId,
        write: &dyn Fn(&str) -> WorkerField,
        out: &mut Outbox,
    ) {
        let mut field =
            |inspector: &mut Self, ui: &mut Ui| inspector.typed_ui(ui, label, now, rows, on, write, out);
        if rows > 1 {
            Words::new(label).muted().ui(ui);
            field(self, ui);
        } else {
            row_ui(ui, label, |ui| field(self, ui));
        }
    }

    /// The field alone.
    #[allow(clippy::too_many_arguments, reason = "a field, its words, its person and its way to be written")]
    pub(super) fn typed_ui(
        &mut self,
        ui: &mut Ui,
        label: &str,
        now: &str,
        rows: usize,
        on: RecordId,
        write: &dyn Fn(&str) -> WorkerField,
        out: &mut Outbox,
    ) -> egui::Response {
        let id = ui.scope_id().with(("field", label, on));
        let is_open = self.typing.as_ref().is_some_and(|(open, _)| *open == id);
        let mut text = match &self.typing {
            Some((_, typed)) if is_open => typed.clone(),
            _ => now.to_owned(),
        };
        let response = Field::new(label).id(id).rows(rows).ui(ui, &mut text);
        if response.changed() {
            out.send(Action::Type { on, field: write(&text) });
            self.opened = true;
            self.typing = Some((id, text));
        } else if response.gained_focus() {
            self.typing = Some((id, text));
        }
        if response.lost_focus() && is_open {
            self.typing = None;
            if std::mem::take(&mut self.opened) {
                out.send(Action::EndTyping);
            }
        }
        response
    }
}

/// A field that finds a person by name; Enter or a click takes them.
pub(super) fn person_ui(
    ui: &mut Ui,
    app: &App,
    label: &str,
    hint: &str,
    typed: &mut String,
    leave_out: &[RecordId],
) -> Option<RecordId> {
    let response = Field::new(label).hint(hint).ui(ui, typed);
    if typed.trim().is_empty() {
        return None;
    }
    let found = app.search(typed).people;
    let offered: Vec<RecordId> =
        found.into_iter().filter(|person| !leave_out.contains(person)).take(MOST_OFFERED).collect();
    let mut taken = None;
    if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
        taken = offered.first().copied();
    }
    for person in offered {
        let Some(worker) = app.campaign().worker(person) else { continue };
        let unit = worker.unit().and_then(|unit| app.campaign().unit(unit));
        let unit = unit.map(|unit| unit.name.to_string()).unwrap_or_default();
        if menu_item(ui, None, &name_of(app, worker), &unit, false).clicked() {
            taken = Some(person);
        }
    }
    if taken.is_some() {
        typed.clear();
    }
    taken
}

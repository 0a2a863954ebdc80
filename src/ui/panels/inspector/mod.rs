//! The inspector: what is known of those who are selected, and the forms to say more.
//!
//! One person with everything, several with what they share, or the unit in focus. Text goes to the
//! program key by key ([`Action::Type`]) and becomes one entry when the cursor leaves.
//!
//! Promises: whatever is set for several is one deed; while presenting no note, phone, speaker, tie
//! or form is drawn.
//!
//! Deliberately absent: counting, drawing of marks, rules of what counts.

mod conflicts;
mod fields;
mod history;
mod leader;
mod many;
mod one;
mod rating;
mod rows;
mod tests;
mod ties;
mod unit;

use egui::{Frame, Id, Margin, Rect, ScrollArea, Ui, UiBuilder, vec2};

use crate::app::{Action, App};
use crate::model::{Basis, RecordId, Worker};
use crate::ui::outbox::Outbox;
use crate::ui::{Theme, Words, measure};

/// How the inspector is looked at.
#[derive(Default)]
pub(crate) struct Inspector {
    /// Whom it was drawn for.
    of: Vec<RecordId>,
    /// The field with the cursor, and its text as typed.
    typing: Option<(Id, String)>,
    /// What is typed goes to the program: this field is open there.
    opened: bool,
    /// What the next rating rests on.
    basis: Basis,
    /// Who says so.
    speaker: String,
    /// The person a tie is being made to.
    tie: ties::NewTie,
    evidence: leader::Evidence,
    /// The name of who is responsible, as far as it is typed.
    responsible: String,
    /// Forgetting was asked for once.
    forgetting: bool,
    all_ties: bool,
    shows_history: bool,
    renaming: bool,
    /// Leaders are looked at: both sides of the evidence come first.
    weighs: bool,
}

/// Height of the foot that stays on the screen while leaders are looked at.
const FOOT_PT: f32 = 112.0;

impl Inspector {
    /// Draws it into all the room there is. Shown only while somebody or something is selected.
    /// `weighs` = leaders are looked at.
    pub(crate) fn ui(&mut self, ui: &mut Ui, app: &App, weighs: bool, out: &mut Outbox) {
        let selection = app.selection();
        self.weighs = weighs;
        if self.of != selection.people {
            self.of.clone_from(&selection.people);
            if std::mem::take(&mut self.opened) {
                out.send(Action::EndTyping);
            }
            self.typing = None;
            self.tie = ties::NewTie::default();
            self.responsible.clear();
            self.forgetting = false;
            self.all_ties = false;
            self.renaming = false;
            self.basis = Basis::default();
        }
        let one = app.selection().people.as_slice();
        let worker = if let [person] = one { app.campaign().worker(*person) } else { None };
        let foot = worker.filter(|_| weighs && !app.is_presenting());
        let room = ui.available_rect_before_wrap();
        let whole = if foot.is_some() { room.height() - FOOT_PT } else { room.height() };
        let (above, below) = room.split_top_bottom_at_y(room.top() + whole);
        if let Some(worker) = foot {
            foot_ui(ui, app, worker, below, out);
        }
        let mut list = ui.new_child(UiBuilder::new().id_salt("facts").max_rect(above));
        list.set_clip_rect(above.intersect(ui.clip_rect()));
        let ui = &mut list;
        ScrollArea::vertical().id_salt("inspector").auto_shrink([false, false]).show(ui, |ui| {
            Frame::new().inner_margin(Margin::same(16)).show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.spacing_mut().item_spacing.y = measure::GAP_4;
                ui.spacing_mut().interact_size.y = measure::LINE_HEIGHT;
                match (selection.people.as_slice(), selection.unit) {
                    ([person], _) => self.one_ui(ui, app, *person, out),
                    ([], Some(unit)) => unit::unit_ui(ui, app, unit, out),
                    ([], None) => {
                        Words::new(app.tr().say("inspector-nobody")).muted().wrap().ui(ui);
                    }
                    (people, _) => self.many_ui(ui, app, people, out),
                }
            });
        });
    }
}

/// The foot: what a hint is, and the next step.
fn foot_ui(ui: &mut Ui, app: &App, worker: &Worker, room: Rect, out: &mut Outbox) {
    let line = egui::Stroke::new(measure::LINE, Theme::of(ui.ctx()).line);
    let across = room.shrink2(vec2(16.0, 0.0));
    ui.painter().hline(across.x_range(), room.top() + 0.5, line);
    let room = room.shrink2(vec2(16.0, 10.0));
    let mut foot = ui.new_child(UiBuilder::new().id_salt("next step").max_rect(room));
    foot.set_clip_rect(room.expand(4.0).intersect(ui.clip_rect()));
    leader::talk_ui(&mut foot, app, worker, out);
}

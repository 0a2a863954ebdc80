//! Short menus on the map: which kind of tie, and what can be done with a person.

use egui::{Id, LayerId, Order, Popup, PopupCloseBehavior, PopupKind, Pos2, Ui};

use super::Map;
use crate::app::{Action, App};
use crate::args;
use crate::model::{Deed, Label, RecordId, TieKind, WorkerField};
use crate::ui::commands::Command;
use crate::ui::outbox::Outbox;
use crate::ui::{Words, deeds, menu_item, menu_line, said};

/// What is being asked at a place of the window.
pub(super) enum Asks {
    /// Which tie between two people.
    Tie { from: RecordId, to: RecordId, at: Pos2, fresh: bool },
    /// What to do with a person.
    Person { person: RecordId, at: Pos2, fresh: bool },
}

impl Map {
    /// Shows the menu that is open, if any.
    pub(super) fn asks_ui(&mut self, ui: &Ui, app: &App, out: &mut Outbox) {
        let Some(mut asks) = self.asks.take() else { return };
        let (at, fresh) = match &mut asks {
            Asks::Tie { at, fresh, .. } | Asks::Person { at, fresh, .. } => (*at, std::mem::take(fresh)),
        };
        let layer = LayerId::new(Order::Middle, Id::unique("map menu layer"));
        let mut open = true;
        let (mut done, mut focus, mut ties) = (false, None, None);
        let popup = Popup::new(Id::unique("map menu"), ui.ctx().clone(), at, layer)
            .kind(PopupKind::Menu)
            .close_behavior(if fresh {
                // The click that opened it is not one beside it.
                PopupCloseBehavior::IgnoreClicks
            } else {
                PopupCloseBehavior::CloseOnClickOutside
            })
            .width(240.0)
            .open_bool(&mut open);
        popup.show(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            match &asks {
                Asks::Tie { from, to, .. } => done = self.tie_ui(ui, app, *from, *to, out),
                Asks::Person { person, .. } => {
                    (done, focus, ties) = person_ui(ui, app, *person, out);
                }
            }
        });
        if !done && open {
            self.asks = Some(asks);
        }
        if let Some(person) = focus {
            self.focus_on(person);
        }
        if let Some((from, to)) = ties {
            self.asks = Some(Asks::Tie { from, to, at, fresh: true });
        }
    }

    fn tie_ui(&self, ui: &mut Ui, app: &App, from: RecordId, to: RecordId, out: &mut Outbox) -> bool {
        let tr = app.tr();
        let (one, other) = (said::record(app, from), said::record(app, to));
        ui.add_space(4.0);
        ui.horizontal(|ui| {
            ui.add_space(10.0);
            let title = tr.with("map-view-tie-title", args!["from" => &one, "to" => &other]);
            Words::new(title).strong().ui(ui);
        });
        ui.add_space(4.0);
        let today = app.today();
        let mut done = false;
        for kind in &self.ground.kinds {
            let retired = app
                .campaign()
                .questions()
                .iter()
                .any(|question| question.retired && Some(&question.key) == kind.question.as_ref());
            if retired {
                continue;
            }
            if kind.question.is_none() {
                menu_line(ui);
            }
            if menu_item(ui, None, &kind.says, "", false).clicked() {
                let tie: TieKind = kind.tie();
                out.make(move |new| deeds::tie(new(), tie, from, to, today));
                done = true;
            }
        }
        if menu_item(ui, None, &tr.say("map-view-responsible"), "", false).clicked() {
            out.send(Action::Do(deeds::set("edit", &[to], &WorkerField::Responsible(Some(from)))));
            done = true;
        }
        done
    }
}

type Chosen = (bool, Option<RecordId>, Option<(RecordId, RecordId)>);

fn person_ui(ui: &mut Ui, app: &App, person: RecordId, out: &mut Outbox) -> Chosen {
    let tr = app.tr();
    let mut chosen: Chosen = (false, None, None);
    let focus = Command::FocusMap;
    if menu_item(ui, None, &focus.words(tr), &focus.key_words(tr), false).clicked() {
        chosen = (true, Some(person), None);
    }
    for command in [Command::Leader, Command::Result, Command::Move] {
        if menu_item(ui, None, &command.words(tr), &command.key_words(tr), false).clicked() {
            out.run(command);
            chosen.0 = true;
        }
    }
    // The way to a tie without dragging: two selected, from the first to this one.
    let others: Vec<RecordId> =
        app.selection().people.iter().copied().filter(|other| *other != person).collect();
    if let [other] = others.as_slice() {
        let name = said::record(app, *other);
        let way = Command::WayBetween;
        if !app.is_presenting() && menu_item(ui, None, &way.words(tr), &way.key_words(tr), false).clicked() {
            out.run(way);
            chosen.0 = true;
        }
        if menu_item(ui, None, &tr.with("map-view-tie-from", args!["who" => name]), "", false).clicked() {
            chosen = (true, None, Some((*other, person)));
        }
    }
    if app.campaign().worker(person).is_some_and(|worker| worker.pin.is_some()) {
        menu_line(ui);
        if menu_item(ui, None, &tr.say("map-view-unpin"), "", false).clicked() {
            out.send(Action::Do(unpin(&[person])));
            chosen.0 = true;
        }
    }
    chosen
}

/// Lets people go whom somebody had pinned.
pub(super) fn unpin(people: &[RecordId]) -> Deed {
    let mut label = Label::new("unpin", people.len());
    label.about = people.first().copied().filter(|_| people.len() == 1);
    Deed { label, ..deeds::set("unpin", people, &WorkerField::Pin(None)) }
}

/// A person as they are read aloud: name, support, who they are to others.
pub(super) fn spoken(app: &App, person: RecordId, name: &str) -> String {
    let mut parts = vec![name.to_owned()];
    parts.extend(reasons(app, person));
    parts.join(", ")
}

/// The reasons behind a mark on the map, a line each.
pub(super) fn reasons(app: &App, person: RecordId) -> Vec<String> {
    let tr = app.tr();
    let campaign = app.campaign();
    let Some(worker) = campaign.worker(person) else { return Vec::new() };
    let mut lines = Vec::new();
    lines.push(match campaign.support(worker) {
        Some(support) => {
            let rating = support.rating;
            let value = tr.with("mark-support", args!["value" => rating.value]);
            format!("{value}, {}", tr.age(i64::from(rating.day.days_until(app.today()))))
        }
        None => tr.say("chart-not-assessed"),
    });
    if *worker.judgement.value() == crate::model::Judgement::Identified {
        lines.push(tr.say("mark-leader"));
    }
    let named = app.named_in_unit(worker.id);
    if named > 0 && !app.is_presenting() {
        lines.push(tr.with("map-view-named", args!["n" => named]));
    }
    lines
}

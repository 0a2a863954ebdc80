//! Editing the ladder: its rungs from low to high risk, one deed, one step to undo.

use egui::{ScrollArea, Ui};

use super::form::{aim, aim_text, aim_trouble};
use crate::app::{Action, App};
use crate::args;
use crate::model::{Rung, Text};
use crate::ui::outbox::Outbox;
use crate::ui::panels::{Sheet, Stays};
use crate::ui::text::{self, Words};
use crate::ui::widgets::{Button, Field, segments, toggle_row};
use crate::ui::{Icon, Tone, measure};

/// A rung as it is typed.
struct Row {
    key: Text,
    name: String,
    ask: String,
    aim: String,
    gate: String,
    public: bool,
    households: bool,
}

/// The sheet, with what was changed so far.
pub(super) struct Rungs {
    ladder: &'static str,
    rows: Vec<Row>,
    /// The rung whose ask, second aim and kind are shown.
    open: Option<usize>,
}

/// What a row of the list asks for.
enum Wish {
    Up,
    Down,
    Remove,
    Open,
}

impl Row {
    fn of(app: &App, rung: &Rung) -> Self {
        let rung = app.in_words(rung.clone());
        Self {
            key: rung.key,
            name: rung.name.to_string(),
            ask: rung.ask.to_string(),
            aim: aim_text(rung.aim),
            gate: aim_text(rung.gate),
            public: rung.public,
            households: rung.households,
        }
    }

    /// The rung; the program's own words are left out, so that they follow the language.
    fn rung(&self, app: &App) -> Option<Rung> {
        let own = app.in_words(Rung { key: self.key.clone(), ..Rung::default() });
        let unless = |typed: &str, known: &str| if typed == known { Text::default() } else { typed.into() };
        let name = self.name.trim();
        (!name.is_empty()).then_some(())?;
        Some(Rung {
            key: self.key.clone(),
            name: unless(name, &own.name),
            ask: unless(self.ask.trim(), &own.ask),
            aim: aim(&self.aim)?,
            gate: aim(&self.gate)?,
            public: self.public,
            households: self.households,
        })
    }
}

impl Rungs {
    pub(super) fn of(app: &App) -> Self {
        let rows = app.rungs().iter().map(|rung| Row::of(app, rung)).collect();
        Self { ladder: app.ladder_key(), rows, open: None }
    }

    fn take(&mut self, app: &App, ladder: &'static str) {
        self.ladder = ladder;
        self.rows = app.default_rungs(ladder).iter().map(|rung| Row::of(app, rung)).collect();
        self.open = None;
    }

    fn rungs(&self, app: &App) -> Option<Vec<Rung>> {
        let rungs: Vec<Rung> = self.rows.iter().map(|row| row.rung(app)).collect::<Option<_>>()?;
        (!rungs.is_empty()).then_some(rungs)
    }

    /// A key no rung and no test has.
    fn new_key(&self, app: &App) -> Text {
        let used = |key: &str| {
            self.rows.iter().any(|row| *row.key == *key)
                || app.campaign().tests.values().any(|test| **test.template.value() == *key)
        };
        (1..=u32::MAX).map(|n| format!("own-{n}")).find(|key| !used(key)).unwrap_or_default().into()
    }

    fn row_ui(&mut self, ui: &mut Ui, app: &App, at: usize) -> Option<Wish> {
        let tr = app.tr();
        let last = self.rows.len().saturating_sub(1);
        let is_open = self.open == Some(at);
        let row = self.rows.get_mut(at)?;
        let no = args!["n" => at + 1];
        let mut wish = None;
        ui.horizontal(|ui| {
            let buttons = 4.0 * (measure::CONTROL + 8.0);
            let aim_room = 64.0;
            let name_room = (ui.available_width() - buttons - aim_room - 16.0).max(80.0);
            let name = tr.with("rungs-name", no);
            Field::new(&name).width(name_room).ui(ui, &mut row.name);
            let name = tr.with("rungs-aim", args!["n" => at + 1]);
            Field::new(&name).hint("–").width(aim_room).ui(ui, &mut row.aim);
            // Risk grows downward in this list: up is towards the foot of the ladder.
            let buttons = [
                (Icon::CaretUp, "rungs-up", at > 0, Wish::Up),
                (Icon::CaretDown, "rungs-down", at < last, Wish::Down),
                (Icon::DotsThree, "rungs-open", true, Wish::Open),
                (Icon::X, "rungs-remove", last > 0, Wish::Remove),
            ];
            for (icon, id, enabled, means) in buttons {
                let name = tr.with(id, args!["n" => at + 1]);
                let chosen = is_open && matches!(means, Wish::Open);
                if Button::icon_only(icon, &name).enabled(enabled).chosen(chosen).ui(ui).clicked() {
                    wish = Some(means);
                }
            }
        });
        if let Some(id) = aim_trouble(&row.aim) {
            Words::new(tr.say(id)).tone(Tone::Danger).wrap().ui(ui);
        }
        if is_open {
            egui::Frame::new().inner_margin(egui::Margin { left: 16, right: 0, top: 4, bottom: 12 }).show(
                ui,
                |ui| {
                    let (ask, gate) = (tr.say("rungs-ask"), tr.say("rungs-gate"));
                    text::strong(ui, &*ask);
                    Field::new(&ask).hint(&tr.say("rungs-ask.hint")).ui(ui, &mut row.ask);
                    text::strong(ui, &*gate);
                    let trouble = aim_trouble(&row.gate).map(|id| tr.say(id));
                    Field::new(&gate)
                        .hint(&tr.say("rungs-gate.hint"))
                        .error(trouble.as_deref())
                        .ui(ui, &mut row.gate);
                    toggle_row(ui, &tr.say("tests-form-public"), "", &mut row.public);
                    toggle_row(ui, &tr.say("tests-form-households"), "", &mut row.households);
                },
            );
        }
        wish
    }

    fn grant(&mut self, at: usize, wish: &Wish) {
        match wish {
            Wish::Up if at > 0 => self.rows.swap(at, at - 1),
            Wish::Down if at + 1 < self.rows.len() => self.rows.swap(at, at + 1),
            Wish::Remove => {
                self.rows.remove(at);
            }
            Wish::Up | Wish::Down | Wish::Open => {}
        }
        let was_open = self.open == Some(at);
        self.open = (matches!(wish, Wish::Open) && !was_open).then_some(at);
    }
}

impl Sheet for Rungs {
    fn title(&self, app: &App) -> String {
        app.tr().say("rungs-title")
    }

    fn width(&self) -> f32 {
        560.0
    }

    fn is_light(&self) -> bool {
        false
    }

    fn ui(&mut self, ui: &mut Ui, app: &App, out: &mut Outbox) -> Stays {
        let tr = app.tr();
        Words::new(tr.say("rungs-why")).muted().wrap().ui(ui);
        let words: Vec<(&str, String)> =
            app.ladders().map(|key| (key, tr.say(&format!("rungs-{key}")))).collect();
        let options: Vec<(&'static str, &str)> =
            app.ladders().zip(&words).map(|(key, (_, words))| (key, &**words)).collect();
        let mut chosen = self.ladder;
        if segments(ui, &tr.say("rungs-ladder"), &options, &mut chosen) {
            self.take(app, chosen);
        }
        ui.add_space(measure::GAP_4);
        let mut wish = None;
        ScrollArea::vertical().id_salt("rungs of the ladder").max_height(360.0).show(ui, |ui| {
            for at in 0..self.rows.len() {
                if let Some(wanted) = self.row_ui(ui, app, at) {
                    wish = Some((at, wanted));
                }
            }
        });
        if let Some((at, wish)) = wish {
            self.grant(at, &wish);
        }
        if self.rows.iter().any(|row| row.name.trim().is_empty()) {
            Words::new(tr.say("rungs-nameless")).tone(Tone::Danger).wrap().ui(ui);
        }
        let mut stays = Stays::Open;
        ui.horizontal_wrapped(|ui| {
            if Button::plain(&tr.say("rungs-add")).icon(Icon::Plus).ui(ui).clicked() {
                let key = self.new_key(app);
                let rung = Rung { key, ..Rung::default() };
                self.rows.push(Row { name: String::new(), ..Row::of(app, &rung) });
                self.open = Some(self.rows.len() - 1);
            }
            if Button::plain(&tr.say("rungs-default")).ui(ui).clicked() {
                self.take(app, self.ladder);
            }
        });
        ui.add_space(measure::GAP_8);
        ui.horizontal(|ui| {
            let rungs = self.rungs(app);
            if Button::primary(&tr.say("rungs-save")).enabled(rungs.is_some()).ui(ui).clicked()
                && let Some(rungs) = rungs
            {
                // A ladder that is as the program has it stays the program's.
                let own = if rungs == app.default_rungs(self.ladder) { Vec::new() } else { rungs };
                out.send(Action::Do(app.ladder_deed(self.ladder, own)));
                stays = Stays::Closed;
            }
            if Button::plain(&tr.say("tests-form-cancel")).ui(ui).clicked() {
                stays = Stays::Closed;
            }
        });
        stays
    }
}

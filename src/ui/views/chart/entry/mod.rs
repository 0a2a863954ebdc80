//! The line for typing names: one line a person, chips for what stays, doubles shown while typing.

mod line;

use egui::{Event, Frame, Id, Key, Margin, Stroke, Ui};

use super::{grouping_word, name_of};
use crate::app::{Action, App, Make};
use crate::args;
use crate::model::{Grouping, RecordId};
use crate::ui::outbox::Outbox;
use crate::ui::{Button, Chip, Field, Icon, Theme, Tone, Words, measure};

use line::{Kind, Known, Line, Said};

/// The line and what it keeps.
#[derive(Default)]
pub(super) struct Entry {
    text: String,
    /// What was set and stays for the next line.
    stays: Vec<Said>,
    /// Which meaning of the last word is chosen.
    choice: usize,
    wants_focus: bool,
    known: Option<(u64, Known)>,
    /// People whose names may be the one being typed.
    alike: (String, Vec<RecordId>),
    /// How many were put on the chart since the line was opened.
    added: usize,
    /// Somebody was added in this frame.
    pub(super) has_added: bool,
}

impl Entry {
    /// Gives the line the cursor.
    pub(super) fn focus(&mut self) {
        self.wants_focus = true;
    }

    /// Draws the line; `true` when it is done with.
    pub(super) fn ui(&mut self, ui: &mut Ui, app: &App, out: &mut Outbox) -> bool {
        let revision = app.campaign().revision;
        if self.known.as_ref().is_none_or(|(of, _)| *of != revision) {
            self.known = Some((revision, Known::of(app)));
        }
        let theme = Theme::of(ui.ctx());
        let frame = Frame::new().fill(theme.background).inner_margin(Margin::symmetric(16, 10));
        let mut closed = false;
        let shown = frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = measure::GAP_8;
            closed = self.line_ui(ui, app, out);
            self.chips_ui(ui, app);
            self.alike_ui(ui, app, out);
        });
        let line = Stroke::new(measure::LINE, theme.line);
        let rect = shown.response.rect;
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, line);
        closed
    }

    fn line_ui(&mut self, ui: &mut Ui, app: &App, out: &mut Outbox) -> bool {
        let tr = app.tr();
        let id = Id::unique("the line for names");
        if ui.memory(|memory| memory.has_focus(id)) {
            self.take_list(ui, app, out);
            self.choose(ui);
        }
        let mut closed = false;
        ui.horizontal(|ui| {
            let name = tr.say("chart-view-entry");
            let hint = tr.say("chart-view-entry-hint");
            let width = (ui.available_width() - 240.0).clamp(160.0, 560.0);
            let field = Field::new(&name).id(id).hint(&hint).icon(Icon::UserPlus).width(width);
            let response = field.ui(ui, &mut self.text);
            if response.changed() {
                self.choice = 0;
            }
            if std::mem::take(&mut self.wants_focus) {
                response.request_focus();
            }
            if response.lost_focus() {
                if ui.input(|input| input.key_pressed(Key::Enter)) {
                    self.enter(app, out);
                    response.request_focus();
                } else if ui.input(|input| input.key_pressed(Key::Escape)) {
                    closed = true;
                }
            }
            let done = tr.say("chart-view-entry-done");
            if Button::plain(&done).key("Esc").ui(ui).clicked() {
                closed = true;
            }
            if self.added > 0 {
                let words = tr.with("chart-view-entry-added", args!["n" => self.added]);
                Words::new(words).muted().ui(ui);
            }
        });
        closed
    }

    /// Up and down turn the last word to another meaning; Backspace in an empty line takes the last chip.
    fn choose(&mut self, ui: &Ui) {
        let blank = self.text.is_empty();
        ui.ctx().input_mut(|input| {
            input.events.retain(|event| match event {
                Event::Key { key: Key::ArrowDown, pressed: true, .. } => {
                    self.choice += 1;
                    false
                }
                Event::Key { key: Key::ArrowUp, pressed: true, .. } => {
                    self.choice = self.choice.saturating_sub(1);
                    false
                }
                Event::Key { key: Key::Backspace, pressed: true, .. } if blank => {
                    self.stays.pop();
                    false
                }
                _ => true,
            });
        });
    }

    /// A pasted list becomes lines: everybody of it in one deed.
    fn take_list(&mut self, ui: &Ui, app: &App, out: &mut Outbox) {
        let mut lists = Vec::new();
        ui.ctx().input_mut(|input| {
            input.events.retain(|event| match event {
                Event::Paste(text) if text.trim().contains('\n') => {
                    lists.push(text.clone());
                    false
                }
                _ => true,
            });
        });
        let Some((_, known)) = &self.known else { return };
        for list in lists {
            let read = list.lines().map(|line| known.read(line, 0)).filter(|line| !line.name.is_empty());
            let lines: Vec<Line> =
                read.map(|line| Line { said: line::over(&self.stays, &line.said), ..line }).collect();
            self.added += lines.len();
            self.has_added |= !lines.is_empty();
            put(app, lines, out);
        }
    }

    fn enter(&mut self, app: &App, out: &mut Outbox) {
        let Some((_, known)) = &self.known else { return };
        let line = known.read(&self.text, self.choice);
        let said = line::over(&self.stays, &line.said);
        if !line.name.is_empty() {
            self.added += 1;
            self.has_added = true;
            put(app, vec![Line { name: line.name, said: said.clone() }], out);
        }
        self.stays = said.into_iter().map(|said| Said { is_new: false, ..said }).collect();
        self.text.clear();
        self.choice = 0;
    }

    /// What this line sets (in the accent) and what stays from the line before.
    fn chips_ui(&mut self, ui: &mut Ui, app: &App) {
        let tr = app.tr();
        let Some((_, known)) = &self.known else { return };
        let line = known.read(&self.text, self.choice);
        let all = line::over(&self.stays, &line.said);
        if all.is_empty() {
            Words::new(tr.say("chart-view-entry-how")).muted().wrap().ui(ui);
            return;
        }
        let mut off = None;
        ui.horizontal_wrapped(|ui| {
            for said in &all {
                let fresh = line.said.contains(said);
                let kind = kind_word(app, &said.kind);
                let id = if said.is_new { "chart-view-chip-new" } else { "chart-view-chip" };
                let words = tr.with(id, args!["kind" => kind, "what" => said.words.clone()]);
                let tone = if fresh { Tone::Accent } else { Tone::Text };
                if fresh {
                    Chip::new(&words).tone(tone).ui(ui);
                } else {
                    let remove = tr.with("ui-remove", args!["what" => words.clone()]);
                    if Chip::new(&words).tone(tone).removable(&remove).ui(ui).clicked() {
                        off = Some(said.clone());
                    }
                }
            }
            let last =
                self.text.rsplit([',', '\t', ';']).next().filter(|_| self.text.contains([',', '\t', ';']));
            let others = last.map_or(0, |last| known.meant(last).len());
            if others > 1 {
                Words::new(tr.with("chart-view-entry-more", args!["n" => others - 1])).muted().ui(ui);
            }
        });
        if let Some(off) = off {
            self.stays.retain(|said| *said != off);
        }
    }

    /// People who may be the same.
    fn alike_ui(&mut self, ui: &mut Ui, app: &App, out: &mut Outbox) {
        let name = self.text.split([',', '\t', ';']).next().unwrap_or_default().trim();
        if name.chars().count() < 3 {
            return;
        }
        if self.alike.0 != name {
            self.alike = (name.to_owned(), app.alike(name, 3));
        }
        let people: Vec<_> = self.alike.1.iter().filter_map(|id| app.campaign().worker(*id)).collect();
        if people.is_empty() {
            return;
        }
        ui.horizontal_wrapped(|ui| {
            Words::new(app.tr().say("chart-view-alike")).tone(Tone::Warning).ui(ui);
            for worker in people {
                let mut words = name_of(app, worker);
                let unit = worker.unit().and_then(|unit| app.campaign().unit(unit));
                for more in
                    [Some(worker.job.value()), unit.map(|unit| unit.name.value())].into_iter().flatten()
                {
                    if !more.is_empty() {
                        words = format!("{words} · {more}");
                    }
                }
                if Button::link(&words).ui(ui).clicked() {
                    out.send(Action::Select(app.selection().only(worker.id)));
                }
            }
        });
    }
}

/// Puts one typed line on the chart; whether it had a name.
pub(in crate::ui) fn put_line(app: &App, text: &str, out: &mut Outbox) -> bool {
    let line = Known::of(app).read(text, 0);
    let named = !line.name.is_empty();
    if named {
        put(app, vec![line], out);
    }
    named
}

fn put(app: &App, lines: Vec<Line>, out: &mut Outbox) {
    if lines.is_empty() {
        return;
    }
    let units = line::units(app);
    out.send(Action::Make(Make::new(move |new| line::deed(&lines, units, new))));
}

fn kind_word(app: &App, kind: &Kind) -> String {
    match kind {
        Kind::Job => app.tr().say("chart-view-job"),
        Kind::Standing(_) => app.tr().say("chart-view-standing"),
        Kind::Place(key) => {
            let groupings = app.campaign().groupings();
            let grouping = groupings.into_iter().find(|grouping| grouping.key == *key);
            let grouping = grouping.unwrap_or(Grouping { key: key.clone(), word: "".into(), retired: false });
            grouping_word(app, &grouping)
        }
    }
}

//! Keys and pointer: selecting, walking, copying.

use egui::{Event, Key, Response, Ui};

use super::People;
use super::columns::Column;
use super::edit::Edit;
use crate::app::{Action, App};
use crate::model::RecordId;
use crate::ui::outbox::Outbox;

/// What the hands hold between frames.
#[derive(Default)]
pub(super) struct Hands {
    /// Words typed under the head of the names.
    pub(super) words: String,
    /// The column that is being moved, and where the pointer is.
    pub(super) moves: Option<(Column, f32)>,
}

/// One thing the keys ask for.
enum Ask {
    Walk(isize, bool),
    Column(isize),
    All,
    Copy,
    Paste(String),
}

impl People {
    /// What a click on a cell does: selects; twice writes it.
    pub(super) fn touch(
        &mut self,
        ui: &Ui,
        app: &App,
        person: RecordId,
        column: &Column,
        response: &Response,
        out: &mut Outbox,
    ) {
        if response.double_clicked() {
            self.at = column.clone();
            match column {
                Column::Leader => out.run(crate::ui::commands::Command::Leader),
                Column::Tests => out.run(crate::ui::commands::Command::Result),
                _ => self.edit = Edit::of(app, person, column),
            }
            return;
        }
        if !response.clicked() {
            return;
        }
        let held = ui.input(|input| input.modifiers);
        self.at = column.clone();
        let selection = if held.shift {
            let from = self.anchor.or(app.selection().person()).unwrap_or(person);
            self.anchor.get_or_insert(from);
            app.selection().with(self.rows.between(from, person))
        } else if held.command {
            self.anchor = Some(person);
            app.selection().toggled(person)
        } else {
            self.anchor = Some(person);
            app.selection().only(person)
        };
        out.send(Action::Select(selection));
    }

    /// Keys of the table: arrows walk, Ctrl+A, Ctrl+C, Ctrl+V.
    pub(super) fn keys(&mut self, ui: &Ui, app: &App, out: &mut Outbox) {
        let ctx = ui.ctx();
        if ctx.text_edit_focused() || egui::Popup::is_any_open(ctx) || self.edit.is_some() {
            return;
        }
        if ctx.memory(|memory| memory.focused()).is_some() {
            return;
        }
        let page = (ui.available_height() / crate::ui::measure::ROW).floor().max(4.0) as isize - 3;
        let mut asks = Vec::new();
        ctx.input_mut(|input| {
            input.events.retain(|event| {
                let ask = match event {
                    Event::Copy => Ask::Copy,
                    Event::Paste(text) => Ask::Paste(text.clone()),
                    Event::Key { key: Key::A, pressed: true, modifiers, .. } if modifiers.command => Ask::All,
                    Event::Key { key, pressed: true, modifiers, .. }
                        if !modifiers.command && !modifiers.alt =>
                    {
                        match key {
                            Key::ArrowUp => Ask::Walk(-1, modifiers.shift),
                            Key::ArrowDown => Ask::Walk(1, modifiers.shift),
                            Key::PageUp => Ask::Walk(-page, modifiers.shift),
                            Key::PageDown => Ask::Walk(page, modifiers.shift),
                            Key::Home => Ask::Walk(isize::MIN / 2, modifiers.shift),
                            Key::End => Ask::Walk(isize::MAX / 2, modifiers.shift),
                            Key::ArrowLeft => Ask::Column(-1),
                            Key::ArrowRight => Ask::Column(1),
                            _ => return true,
                        }
                    }
                    _ => return true,
                };
                asks.push(ask);
                false
            });
        });
        for ask in asks {
            match ask {
                Ask::Walk(by, extends) => self.walk(app, by, extends, out),
                Ask::Column(by) => self.walk_columns(by),
                Ask::All => {
                    let people = self.rows.order().to_vec();
                    out.send(Action::Select(app.selection().with(people)));
                }
                Ask::Copy => self.copy(ctx, app),
                Ask::Paste(text) => self.paste(app, &text, out),
            }
        }
    }

    fn walk(&mut self, app: &App, by: isize, extends: bool, out: &mut Outbox) {
        let from = app.selection().person();
        let Some(to) = self.rows.step(from, by) else { return };
        let selection = match (extends, from) {
            (true, Some(from)) => {
                let anchor = *self.anchor.get_or_insert(from);
                app.selection().with(self.rows.between(anchor, to))
            }
            _ => {
                self.anchor = Some(to);
                app.selection().only(to)
            }
        };
        self.reveal = Some(to);
        out.send(Action::Select(selection));
    }

    fn walk_columns(&mut self, by: isize) {
        let shown: Vec<&Column> =
            self.columns.iter().filter(|shown| shown.is_shown).map(|shown| &shown.column).collect();
        let at = shown.iter().position(|column| **column == self.at).unwrap_or(0);
        let to = at.saturating_add_signed(by).min(shown.len().saturating_sub(1));
        if let Some(column) = shown.get(to) {
            self.at = (*column).clone();
        }
    }
}

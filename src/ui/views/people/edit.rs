//! Writing in place: what is typed in a cell becomes one deed.

use egui::{Key, Modifiers, Rect, Stroke, StrokeKind, TextEdit, Ui, UiBuilder, vec2};

use super::columns::{Column, Facts, known_words, person_called};
use crate::app::fold;
use crate::app::{Action, App, Make};
use crate::model::{Basis, Deed, Edit as Change, Fields, Label, RecordId, Speaker, Text, WorkerField};
use crate::ui::outbox::Outbox;
use crate::ui::text::Words;
use crate::ui::theme::Theme;
use crate::ui::{deeds, measure};

/// A cell that is being written.
pub(super) struct Edit {
    /// Whose; `None` = somebody new, in the row below the last.
    pub(super) person: Option<RecordId>,
    /// Which column.
    pub(super) column: Column,
    text: String,
    before: String,
    /// Words the column knows.
    known: Vec<String>,
    /// Letters were taken away last: what is proposed would be in the way.
    unhelped: bool,
    begun: bool,
}

/// How the writing of a cell ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ended {
    /// Not yet.
    Not,
    /// With Enter: on to the cell below.
    Down,
    /// With Tab: on to the next cell.
    Right,
    /// With Shift and Tab.
    Left,
    /// By going elsewhere.
    Here,
    /// With Esc: nothing was written.
    Dropped,
}

impl Edit {
    /// Begins to write a cell.
    pub(super) fn of(app: &App, person: RecordId, column: &Column) -> Option<Self> {
        let worker = app.campaign().worker(person)?;
        if !column.is_written() || app.is_presenting() {
            return None;
        }
        let text = column.text(&Facts::of(app), worker);
        Some(Self {
            person: Some(person),
            column: column.clone(),
            before: text.clone(),
            text,
            known: known_words(column, app),
            unhelped: false,
            begun: false,
        })
    }

    /// Begins to write the name of somebody new.
    pub(super) fn of_new() -> Self {
        Self {
            person: None,
            column: Column::Name,
            text: String::new(),
            before: String::new(),
            known: Vec::new(),
            unhelped: false,
            begun: false,
        }
    }

    /// Whether nothing is written.
    pub(super) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// The rest of the word that is proposed.
    fn proposed(&self) -> Option<&str> {
        if self.unhelped || self.text.trim().is_empty() || self.text == self.before {
            return None;
        }
        let typed = fold(&self.text);
        if self.known.iter().any(|word| fold(word) == typed) {
            return None;
        }
        let fits = |word: &&String| {
            word.chars().count() > self.text.chars().count() && fold(word).starts_with(&typed)
        };
        let word = self.known.iter().find(fits)?;
        let (rest, _) = word.char_indices().nth(self.text.chars().count())?;
        word.get(rest..)
    }

    /// What is written if it ends now.
    fn written(&self) -> String {
        let rest = self.proposed().unwrap_or_default();
        let typed = format!("{}{rest}", self.text);
        let same = self.known.iter().find(|word| fold(word) == fold(&typed));
        same.cloned().unwrap_or_else(|| typed.trim().to_owned())
    }

    /// Draws the cell; says how it ended. What was written is sent.
    pub(super) fn ui(&mut self, ui: &mut Ui, app: &App, rect: Rect, name: &str, out: &mut Outbox) -> Ended {
        let theme = Theme::of(ui.ctx());
        let cell = rect.shrink2(vec2(2.0, 2.0));
        let radius = f32::from(measure::RADIUS_CONTROL);
        let id = ui.scope_id().with("cell");
        let had = ui.ctx().memory(|memory| memory.has_focus(id));
        let pressed =
            |ui: &Ui, held: Modifiers, key: Key| had && ui.input_mut(|input| input.consume_key(held, key));
        let ended = if pressed(ui, Modifiers::SHIFT, Key::Tab) {
            Ended::Left
        } else if pressed(ui, Modifiers::NONE, Key::Tab) {
            Ended::Right
        } else if pressed(ui, Modifiers::NONE, Key::Enter) {
            Ended::Down
        } else {
            Ended::Not
        };
        let everybody = had && ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
        if had && ui.input(|input| input.key_pressed(Key::Delete)) {
            self.unhelped = true;
        }
        ui.painter().rect_filled(cell, radius, theme.raised);
        let inner = cell.shrink2(vec2(8.0, 0.0));
        let mut field = ui.new_child(UiBuilder::new().id_salt("cell field").max_rect(inner));
        field.set_clip_rect(cell.intersect(ui.clip_rect()));
        let typed_before = self.text.clone();
        let rest = self.proposed().unwrap_or_default().to_owned();
        let response = field.put(
            inner,
            TextEdit::singleline(&mut self.text)
                .id(id)
                .frame(egui::Frame::NONE)
                .margin(egui::Margin::ZERO)
                .align(egui::Align2::LEFT_CENTER)
                .text_color(theme.text)
                .lock_focus(true)
                .desired_width(inner.width()),
        );
        let response = response.accessible_name(name);
        if !rest.is_empty() && had {
            let typed = Words::new(&self.text).width(ui.painter(), theme);
            let at = inner.left_center() + vec2(typed, 0.0);
            let room = inner.right() - at.x;
            Words::new(rest).muted().paint_at(field.painter(), theme, at, room);
        }
        let ring = Stroke::new(measure::RING, theme.focus);
        ui.painter().rect_stroke(cell, radius, ring, StrokeKind::Inside);
        if response.changed() {
            // Letters were taken away at the end.
            self.unhelped = typed_before.starts_with(&self.text);
        }
        if !self.begun {
            self.begun = true;
            response.request_focus();
            let mut state = TextEdit::load_state(ui.ctx(), id).unwrap_or_default();
            let all = egui::text::CCursorRange::two(
                egui::text::CCursor::new(0),
                egui::text::CCursor::new(self.text.chars().count()),
            );
            state.cursor.set_char_range(Some(all));
            state.store(ui.ctx(), id);
            return Ended::Not;
        }
        let ended = match ended {
            Ended::Not if everybody => {
                let people = app.selection().people.clone();
                self.commit_for(app, &people, out);
                return Ended::Here;
            }
            Ended::Not if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape)) => {
                return Ended::Dropped;
            }
            Ended::Not if response.lost_focus() => Ended::Here,
            other => other,
        };
        if ended != Ended::Not {
            self.commit(app, out);
        }
        ended
    }

    /// Sends what was written, if it differs.
    pub(super) fn commit(&self, app: &App, out: &mut Outbox) {
        match self.person {
            Some(person) => self.commit_for(app, &[person], out),
            None => {
                let name = self.written();
                if !name.is_empty() {
                    out.make(move |new| {
                        let id = new();
                        let field = WorkerField::Name(name.as_str().into());
                        Deed::set_worker(Label::new("add", 1).about(id), id, vec![field])
                    });
                }
            }
        }
    }

    fn commit_for(&self, app: &App, people: &[RecordId], out: &mut Outbox) {
        let written = self.written();
        let untouched = people.len() == 1 && written == self.before;
        if people.is_empty() || untouched {
            return;
        }
        if let Some(action) = write(app, &self.column, people, &written) {
            out.send(action);
        }
    }
}

/// What writing a text into a column does to people; nothing where it makes no sense there.
pub(super) fn write(app: &App, column: &Column, people: &[RecordId], text: &str) -> Option<Action> {
    match column {
        Column::Support => {
            let value = support_value(app, text)?;
            Some(Action::Do(app.rating_deed(people, value, Basis::Guess, &Speaker::Typist)))
        }
        Column::Place(key) => {
            let known = unit_called(app, key, text);
            if known.is_some() || text.trim().is_empty() {
                return Some(Action::Do(deeds::place(people, key, known)));
            }
            let (key, people, name) = (key.clone(), people.to_vec(), text.trim().to_owned());
            Some(Action::Make(Make::new(move |new| {
                let unit = new();
                let mut deed = deeds::place(&people, &key, Some(unit));
                let fields = Change::SetUnit(Fields(deeds::unit_fields(&key, &name)));
                deed.edits.insert(0, (unit, fields));
                deed
            })))
        }
        other => {
            let verb = match other {
                Column::Name => "rename",
                Column::Job => "job",
                Column::Languages => "languages",
                _ => "edit",
            };
            Some(Action::Do(deeds::set(verb, people, &field(app, other, text)?)))
        }
    }
}

/// The field a text is of, in a column that holds one.
pub(super) fn field(app: &App, column: &Column, text: &str) -> Option<WorkerField> {
    let text = text.trim();
    Some(match column {
        Column::Name => WorkerField::Name(text.into()),
        Column::Job => WorkerField::Job(text.into()),
        Column::Phone => WorkerField::Phone(text.into()),
        Column::Email => WorkerField::Email(text.into()),
        Column::Number => WorkerField::Number(text.into()),
        Column::Languages => {
            let words = text.split([',', ';', '/', '،']).map(str::trim).filter(|word| !word.is_empty());
            WorkerField::Languages(words.map(Text::from).collect())
        }
        Column::Standing => WorkerField::Standing(standing_key(app, text)?),
        Column::Responsible if text.is_empty() => WorkerField::Responsible(None),
        Column::Responsible => WorkerField::Responsible(Some(person_called(app, text)?)),
        Column::Place(_) | Column::Support | Column::Rated | Column::Leader | Column::Tests => return None,
    })
}

fn standing_key(app: &App, text: &str) -> Option<Text> {
    if text.is_empty() {
        return Some("".into());
    }
    let standings = app.campaign().standings();
    let asked = fold(text);
    let named = |standing: &&crate::model::Standing| {
        fold(&super::columns::standing_word(app, &standing.key)) == asked || fold(&standing.key) == asked
    };
    standings.iter().find(named).map(|standing| standing.key.clone())
}

/// A value of the scale: its digit, or nothing for "not assessed".
pub(super) fn support_value(app: &App, text: &str) -> Option<u8> {
    let text = text.trim();
    if text.is_empty() {
        return Some(0);
    }
    let digits: String = text.chars().map_while(|c| c.to_digit(10)).map(|d| d.to_string()).collect();
    let value = digits.parse::<u8>().ok()?;
    (value == 0 || app.campaign().scale().level(value).is_some()).then_some(value)
}

/// The unit of a grouping with this name.
pub(super) fn unit_called(app: &App, key: &str, name: &str) -> Option<RecordId> {
    let asked = fold(name);
    let units = app.campaign().units_of(key);
    units.into_iter().find(|unit| !asked.is_empty() && fold(&unit.name) == asked).map(|unit| unit.id)
}

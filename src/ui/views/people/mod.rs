//! The view People: a table of everybody, and the way lists come in.
//!
//! Promises: only rows in sight cost anything; whatever is done to many is one deed; every cell
//! that is written is one deed; sorting, columns and widths are how it is looked at: neither saved
//! nor undone. Keys never act while a text field has the cursor.
//!
//! Deliberately absent: formulas, cells that are not facts of a person, counting (the room `tally`).

mod block;
mod columns;
mod edit;
mod empty;
mod filters;
mod hands;
mod head;
mod rows;
mod table;

use egui::Ui;

use super::import::Page;
use super::{View, bar_ui};
use crate::app::{Action, App};
use crate::model::RecordId;
use crate::ui::commands::Command;
use crate::ui::outbox::Outbox;
use crate::ui::panels::filter_ui;
use crate::ui::widgets::Button;
use crate::ui::{Icon, deeds, measure};

use super::chart::Ask;
use columns::{Column, Shown};
use edit::Edit;
use rows::{Rows, Sort};

/// How it is looked at.
pub(super) struct People {
    columns: Vec<Shown>,
    sorts: Vec<Sort>,
    rows: Rows,
    edit: Option<Edit>,
    /// The column the keys act in.
    at: Column,
    /// Where a selection by Shift begins.
    anchor: Option<RecordId>,
    /// Who is to be brought into sight.
    reveal: Option<RecordId>,
    hands: hands::Hands,
    /// The next opening is of the inspector, not of a cell.
    opens_person: bool,
    page: Page,
}

impl Default for People {
    fn default() -> Self {
        Self {
            columns: Vec::new(),
            sorts: Vec::new(),
            rows: Rows::default(),
            edit: None,
            at: Column::Name,
            anchor: None,
            reveal: None,
            hands: hands::Hands::default(),
            opens_person: false,
            page: Page::default(),
        }
    }
}

impl View for People {
    fn ui(&mut self, ui: &mut Ui, app: &App, out: &mut Outbox) {
        if app.is_list_coming() {
            self.page.ui(ui, app, out);
            return;
        }
        self.page.reset();
        self.settle(app);
        self.bar_ui(ui, app, out);
        if app.campaign().workers.is_empty() && self.edit.is_none() {
            empty::nobody_ui(ui, app, out);
            return;
        }
        self.keys(ui, app, out);
        self.table_ui(ui, app, out);
    }

    fn run(&mut self, command: Command, app: &App, out: &mut Outbox) -> bool {
        if app.is_list_coming() {
            return false;
        }
        let people = &app.selection().people;
        let ask = match command {
            Command::TypeNames => {
                self.edit = (!app.is_presenting()).then(Edit::of_new);
                return true;
            }
            Command::OpenPerson => {
                if std::mem::take(&mut self.opens_person) {
                    return false;
                }
                self.write_at(app, app.selection().person());
                return true;
            }
            Command::Rename => {
                self.at = Column::Name;
                self.write_at(app, app.selection().person());
                return true;
            }
            Command::Remove => {
                out.send(Action::Do(deeds::remove("remove", people)));
                return true;
            }
            Command::Leader => Ask::leader(app, people),
            Command::Result if people.is_empty() => return false,
            Command::Result => Ask::result(app, people),
            Command::Move => Ask::places(app, people),
            other => match other.rating() {
                Some(value) => return Self::rate(value, app, out),
                None => return false,
            },
        };
        out.show(ask);
        true
    }

    fn takes_keys(&self) -> bool {
        self.page.takes_keys()
    }

    fn escape(&mut self) -> bool {
        self.edit.take().is_some()
    }

    fn reset(&mut self) {
        *self = Self::default();
    }
}

impl People {
    /// Rates the selected, asking once where they are several.
    fn rate(value: u8, app: &App, out: &mut Outbox) -> bool {
        let people = &app.selection().people;
        if people.is_empty() || value != 0 && app.campaign().scale().level(value).is_none() {
            return false;
        }
        if people.len() == 1 {
            out.send(Action::Do(deeds::rate(people, value, &deeds::Said::guess(app.today()))));
        } else {
            out.show(Ask::rate(app, people, value));
        }
        true
    }

    /// Follows the campaign: its groupings are columns, and who was written to may be gone.
    fn settle(&mut self, app: &App) {
        let all = Column::all(app);
        self.columns.retain(|shown| all.iter().any(|known| known.column == shown.column));
        for known in all {
            if !self.columns.iter().any(|shown| shown.column == known.column) {
                self.columns.push(known);
            }
        }
        if self
            .edit
            .as_ref()
            .and_then(|edit| edit.person)
            .is_some_and(|id| app.campaign().worker(id).is_none())
            || app.is_presenting()
        {
            self.edit = None;
        }
        self.rows.follow(app, &self.sorts);
    }

    /// Begins to write the cell of a person in the column of the keys.
    fn write_at(&mut self, app: &App, person: Option<RecordId>) {
        let Some(person) = person else { return };
        if !self.at.is_written() {
            self.at = Column::Name;
        }
        self.edit = Edit::of(app, person, &self.at);
        self.reveal = Some(person);
    }

    fn bar_ui(&mut self, ui: &mut Ui, app: &App, out: &mut Outbox) {
        let tr = app.tr();
        let narrow = ui.ctx().content_rect().width() < measure::WINDOW_NARROW;
        let (mut opens, mut types) = (false, false);
        bar_ui(
            ui,
            |ui| {
                ui.spacing_mut().item_spacing.x = measure::GAP_8;
                filter_ui(ui, app, out);
            },
            |ui| {
                ui.spacing_mut().item_spacing.x = measure::GAP_12;
                if !app.is_presenting() {
                    types = Button::primary(&tr.say("people-type")).icon(Icon::Plus).ui(ui).clicked();
                }
                let chosen = app.selection().person().and_then(|person| app.campaign().worker(person));
                if let Some(worker) = chosen.filter(|_| narrow) {
                    let name = app.name_of(worker);
                    opens = Button::plain(&name).icon(Icon::IdentificationCard).ui(ui).clicked();
                }
                head::columns_menu_ui(ui, app, &mut self.columns, narrow);
            },
        );
        if types {
            out.run(Command::TypeNames);
        }
        if opens {
            self.opens_person = true;
            out.run(Command::OpenPerson);
        }
    }
}

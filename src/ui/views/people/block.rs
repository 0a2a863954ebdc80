//! Cells to and from a spreadsheet: text with tabs between cells and a line per person.

use std::collections::BTreeMap;

use egui::Context;

use super::People;
use super::columns::{Column, Facts};
use super::edit::{field, support_value, unit_called};
use crate::app::{Action, App, Make, fold, neutral};
use crate::model::{Basis, Deed, Edit, Fact, Fields, Label, RecordId, Speaker, Text, WorkerField};
use crate::ui::deeds;
use crate::ui::outbox::Outbox;

/// What one pasted row says.
struct Line {
    /// Who it is about; `None` = somebody new.
    person: Option<RecordId>,
    fields: Vec<WorkerField>,
    /// Grouping, name of the unit; blank = none.
    places: Vec<(Text, String)>,
    rating: Option<u8>,
}

impl People {
    fn shown_columns(&self) -> Vec<Column> {
        self.columns.iter().filter(|shown| shown.is_shown).map(|shown| shown.column.clone()).collect()
    }

    /// Copies the selected, in the order of the table, with their heads.
    pub(super) fn copy(&self, ctx: &Context, app: &App) {
        let columns = self.shown_columns();
        let facts = Facts::of(app);
        let mut people = app.selection().people.clone();
        if people.is_empty() {
            return;
        }
        people.sort_by_key(|person| self.rows.place(*person).unwrap_or(usize::MAX));
        let line =
            |cells: Vec<String>| cells.iter().map(|cell| cell_text(cell)).collect::<Vec<_>>().join("\t");
        let heads = line(columns.iter().map(|column| column.word(app)).collect());
        let rows = people
            .iter()
            .filter_map(|person| app.campaign().worker(*person))
            .map(|worker| line(columns.iter().map(|column| column.text(&facts, worker)).collect()));
        let text: Vec<String> = std::iter::once(heads).chain(rows).collect();
        ctx.copy_text(text.join("\n"));
    }

    /// Writes pasted cells from the cell of the keys on; rows below the last become new people. A
    /// list without tabs, with nobody selected, is a list of names.
    pub(super) fn paste(&mut self, app: &App, text: &str, out: &mut Outbox) {
        if app.is_presenting() {
            return;
        }
        let mut rows = parse(text);
        if rows.is_empty() {
            return;
        }
        let columns = self.shown_columns();
        let heads: Vec<String> = columns.iter().map(|column| fold(&column.word(app))).collect();
        let first = rows.first().cloned().unwrap_or_default();
        let mapped: Vec<Option<usize>> =
            first.iter().map(|cell| heads.iter().position(|head| *head == fold(cell))).collect();
        let has_heads = mapped.iter().all(Option::is_some) && mapped.len() > 1;
        let start = self.start(app);
        let from = start.and_then(|_| columns.iter().position(|column| *column == self.at)).unwrap_or(0);
        let to: Vec<Column> = if has_heads {
            rows.remove(0);
            mapped.iter().flatten().filter_map(|place| columns.get(*place).cloned()).collect()
        } else {
            columns.iter().skip(from).cloned().collect()
        };
        let names = to.contains(&Column::Name);
        let order = self.rows.order();
        let mut lines = Vec::new();
        for (down, cells) in rows.iter().enumerate() {
            let person = start.and_then(|start| order.get(start + down)).copied();
            if person.is_none() && !names {
                continue;
            }
            let line = read(app, person, &to, cells);
            let named =
                line.fields.iter().any(|field| matches!(field, WorkerField::Name(name) if !name.is_empty()));
            if person.is_some() || named {
                lines.push(line);
            }
        }
        if !lines.is_empty() {
            out.send(Action::Make(Make::new(deed(app, lines))));
        }
    }

    /// The row the block begins in: the first of the selected.
    fn start(&self, app: &App) -> Option<usize> {
        app.selection().people.iter().filter_map(|person| self.rows.place(*person)).min()
    }
}

/// A cell as text that no spreadsheet computes and no tab breaks.
fn cell_text(text: &str) -> String {
    neutral(&text.replace(['\t', '\n', '\r'], " ")).into_owned()
}

/// What a row of cells says of a person.
fn read(app: &App, person: Option<RecordId>, columns: &[Column], cells: &[String]) -> Line {
    let mut line = Line { person, fields: Vec::new(), places: Vec::new(), rating: None };
    for (column, cell) in columns.iter().zip(cells) {
        let cell = cell.trim();
        match column {
            Column::Place(key) => line.places.push((key.clone(), cell.to_owned())),
            Column::Support if !cell.is_empty() => line.rating = support_value(app, cell),
            // A name is never pasted away.
            Column::Name if cell.is_empty() => {}
            other => line.fields.extend(field(app, other, cell)),
        }
    }
    line
}

/// One deed for the whole block: units it names first, then people.
fn deed(app: &App, lines: Vec<Line>) -> impl FnOnce(crate::app::NewId<'_>) -> Deed + use<> {
    let mut known: BTreeMap<(Text, String), RecordId> = BTreeMap::new();
    for (key, name) in lines.iter().flat_map(|line| &line.places) {
        if let Some(unit) = unit_called(app, key, name) {
            known.insert((key.clone(), fold(name)), unit);
        }
    }
    let day = app.today();
    move |new| {
        let added = lines.iter().filter(|line| line.person.is_none()).count();
        let (verb, count) = if added > 0 { ("add-people", added) } else { ("paste", lines.len()) };
        let mut edits = Vec::new();
        for line in lines {
            let person = line.person.unwrap_or_else(&mut *new);
            let mut fields = line.fields;
            for (key, name) in line.places {
                if name.is_empty() {
                    if line.person.is_some() {
                        fields.push(WorkerField::Place(key, None));
                    }
                    continue;
                }
                let unit = *known.entry((key.clone(), fold(&name))).or_insert_with(|| {
                    let unit = new();
                    edits.push((unit, Edit::SetUnit(Fields(deeds::unit_fields(&key, &name)))));
                    unit
                });
                fields.push(WorkerField::Place(key, Some(unit)));
            }
            if !fields.is_empty() {
                edits.push((person, Edit::SetWorker(Fields(fields))));
            }
            if let Some(value) = line.rating {
                let fact = Fact::Rating { value, day, basis: Basis::Guess, says: Speaker::Typist };
                edits.push((person, Edit::State(fact)));
            }
        }
        Deed::new(Label::new(verb, count), edits)
    }
}

/// Rows of cells; a cell in quotes may hold tabs and line breaks.
fn parse(text: &str) -> Vec<Vec<String>> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut row = Vec::new();
    let mut cell = String::new();
    let mut is_quoted = false;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if is_quoted && letters.peek() == Some(&'"') => {
                letters.next();
                cell.push('"');
            }
            '"' if is_quoted => is_quoted = false,
            '"' if cell.is_empty() => is_quoted = true,
            '\t' if !is_quoted => row.push(std::mem::take(&mut cell)),
            '\n' if !is_quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            '\r' => {}
            '\n' => cell.push(' '),
            other => cell.push(other),
        }
    }
    row.push(cell);
    rows.push(row);
    rows.retain(|row| row.iter().any(|cell| !cell.trim().is_empty()));
    rows
}

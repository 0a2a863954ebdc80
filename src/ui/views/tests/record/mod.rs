//! Recording results: from a printed sheet by its number, row by row, name by name, from a list.
//!
//! Promises: one key a row; an empty row is not asked, never refused; nothing is written before it
//! is said what; rows keep the order of the paper, whatever has changed since.
//!
//! Deliberately absent: what counts (the room `tally`), predictions (their own sheet).

mod entry;
mod join;
mod keys;
mod list;
mod names;
mod rows;
mod sums;

use std::sync::Arc;

use egui::{Align, Layout, ScrollArea, Ui, UiBuilder, vec2};

use super::Tests;
use crate::app::{Action, App, PaperRow, Since};
use crate::args;
use crate::model::{Campaign, Day, Deed, Outcome, Paper, RecordId, StructureTest, Unit};
use crate::ui::measure;
use crate::ui::outbox::Outbox;
use crate::ui::picker::Pick;
use crate::ui::text::{self, Words};
use crate::ui::widgets::{Button, menu_button, menu_item, segments};
use crate::ui::{Icon, Tone};

pub(in crate::ui) use join::Join;
use list::Listed;
use names::Signing;

/// Which way results are typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Way {
    /// Row by row, of a printed sheet or a unit.
    #[default]
    Rows,
    /// Name by name, from a signature list.
    Names,
}

/// How a row stands to the roster.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Seat {
    /// On it.
    Taken,
    /// Not on it: joins with a reason.
    None,
    /// Erased for good: nothing can be said.
    Forgotten,
}

/// One row, ready to be drawn.
#[derive(Clone, Debug)]
struct Line {
    person: RecordId,
    /// The name of somebody who is not on the chart any more.
    gone: Option<String>,
    /// What happened since the sheet was printed.
    note: String,
    seat: Seat,
}

/// A printed sheet that is being typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Open {
    paper: RecordId,
    test: RecordId,
}

/// What the rows were made from.
type Made = (RecordId, u64, bool, RecordId, Option<RecordId>, Option<RecordId>);

/// What the rows of a frozen roster follow from.
struct Roots {
    test: Arc<StructureTest>,
    units: imbl::OrdMap<RecordId, Arc<Unit>>,
    same: imbl::OrdMap<RecordId, RecordId>,
}

impl Roots {
    fn of(campaign: &Campaign, test: RecordId) -> Option<Self> {
        let test = Arc::clone(campaign.tests.get(&campaign.canonical(test))?);
        Some(Self { test, units: campaign.units.clone(), same: campaign.same.clone() })
    }

    fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.test, &other.test)
            && self.units.ptr_eq(&other.units)
            && self.same.ptr_eq(&other.same)
    }
}

/// Rows and units, kept until something changes.
#[derive(Default)]
struct Kept {
    made: Option<Made>,
    roots: Option<Roots>,
    units: Vec<Option<RecordId>>,
    unit: Option<RecordId>,
    lines: Vec<Line>,
    entered: usize,
    /// Expected to act and did not; did more than expected.
    off: (usize, usize),
}

/// How results are being typed.
#[derive(Default)]
pub(super) struct Record {
    way: Way,
    /// The digits of a sheet's number so far.
    number: String,
    /// What was wrong with what was typed.
    trouble: Option<String>,
    /// What was done last, in words.
    done: Option<String>,
    /// A number was refused, or a sheet just ended: keys for rows rest, lest they write elsewhere.
    rests: bool,
    /// The unit of the sheet typed last.
    last_unit: Option<RecordId>,
    /// Several sheets bear the typed number: one is to be chosen.
    several: Vec<RecordId>,
    chosen: usize,
    open: Option<Open>,
    /// The day on the paper, of a test.
    day: Option<(RecordId, Day)>,
    /// The day is being asked for, with what was typed so far.
    asks_day: Option<String>,
    row: usize,
    follows: bool,
    scrolled: f32,
    stands: Option<(RecordId, Option<RecordId>)>,
    kept: Kept,
    names: Signing,
    list: Option<Listed>,
}

impl Tests {
    pub(super) fn record_ui(&mut self, ui: &mut Ui, app: &App, test: &StructureTest, out: &mut Outbox) {
        let mut focus = None;
        self.record.ui(ui, app, test, &mut self.unit, &mut focus, out);
        if let Some(test) = focus {
            self.choose(test);
        }
    }
}

impl Record {
    /// Lets go of one thing: what is typed, the question for the day, the sheet, the list.
    pub(super) fn escape(&mut self) -> bool {
        if !self.number.is_empty() || self.trouble.is_some() || !self.several.is_empty() || self.rests {
            self.rests = false;
            self.done = None;
            self.number.clear();
            self.several.clear();
            self.trouble = None;
            return true;
        }
        let asked = self.asks_day.take().is_some();
        let typed = self.list.take().is_some() || self.open.take().is_some() || asked;
        if typed {
            self.row = 0;
            return true;
        }
        std::mem::take(&mut self.way) == Way::Names
    }

    /// The units with rows, as they were counted last where nothing has changed since.
    pub(super) fn units(&self, app: &App, test: &StructureTest) -> Vec<Option<RecordId>> {
        let campaign = app.campaign();
        match self.kept.made {
            Some(made) if (made.0, made.1, made.3) == (campaign.id, campaign.revision, test.id) => {
                self.kept.units.clone()
            }
            _ => app.test_units(test),
        }
    }

    /// A file was chosen.
    pub(super) fn take_list(&mut self, app: &App, test: RecordId, path: &std::path::Path) {
        match app.listed_names(path) {
            Ok(signed) => self.list = Some(Listed::new(self.stand(app, test), signed)),
            Err(words) => self.trouble = Some(words),
        }
    }

    /// What a list begins with: the test, the day on the paper, the unit that is shown.
    fn stand(&self, app: &App, test: RecordId) -> list::Stand {
        list::Stand { test, day: self.day(app, test), unit: self.kept.unit }
    }

    /// What was pasted, as a list to look through.
    fn paste(&mut self, app: &App, test: RecordId, text: &str) {
        match app.pasted_names(text) {
            Ok(signed) => {
                self.trouble = None;
                self.list = Some(Listed::new(self.stand(app, test), signed));
            }
            Err(words) => self.trouble = Some(words),
        }
    }

    /// The day on the paper: as typed last for this test, else the test's own.
    fn day(&self, app: &App, test: RecordId) -> Day {
        self.day.filter(|(of, _)| *of == test).map_or_else(|| app.day_of_results(test), |(_, day)| day)
    }

    fn paper<'a>(&self, app: &'a App) -> Option<&'a Paper> {
        self.open.and_then(|open| app.campaign().papers.get(&open.paper)).map(AsRef::as_ref)
    }

    fn ui(
        &mut self,
        ui: &mut Ui,
        app: &App,
        test: &StructureTest,
        unit: &mut Option<RecordId>,
        focus: &mut Option<RecordId>,
        out: &mut Outbox,
    ) {
        self.settle(app, test, *unit);
        if let Some(list) = &mut self.list {
            if list.ui(ui, app, test, out) {
                self.list = None;
            }
            return;
        }
        self.follow(app, test, *unit);
        self.head_ui(ui, app, test, unit, out);
        if app.is_presenting() {
            // Nothing is typed before others' eyes.
        } else if self.way == Way::Names {
            let day = self.day(app, test.id);
            let has_asked = self.asks_day.is_some();
            self.entry_ui(ui, app, test);
            if has_asked {
                self.keys(ui, app, test, focus, out);
            }
            if let Some(text) = self.names.ui(ui, app, test, day, self.kept.unit, has_asked, out) {
                self.paste(app, test.id, &text);
            }
            return;
        } else {
            self.keys(ui, app, test, focus, out);
            self.entry_ui(ui, app, test);
        }
        if !self.several.is_empty() {
            self.several_ui(ui, app, test, focus);
            return;
        }
        self.sheet_ui(ui, app, test, out);
    }

    /// Lets go of what the campaign no longer has, or what is not looked at any more.
    fn settle(&mut self, app: &App, test: &StructureTest, unit: Option<RecordId>) {
        if self.open.is_some_and(|open| open.test != test.id)
            || self.open.is_some() && self.paper(app).is_none()
        {
            self.open = None;
            self.asks_day = None;
        }
        if self.stands != Some((test.id, unit)) {
            self.rests = false;
            // Another unit was chosen: its rows are meant, not those of the paper.
            if self.stands.is_some_and(|(of, before)| of == test.id && before != unit) {
                self.open = None;
                self.asks_day = None;
            }
            self.row = 0;
            self.stands = Some((test.id, unit));
        }
    }

    /// Makes the rows anew where something they show has changed.
    fn follow(&mut self, app: &App, test: &StructureTest, unit: Option<RecordId>) {
        let campaign = app.campaign();
        let made = (
            campaign.id,
            campaign.revision,
            app.is_presenting(),
            test.id,
            self.open.map(|open| open.paper),
            unit,
        );
        if self.kept.made == Some(made) {
            return;
        }
        let roots = Roots::of(campaign, test.id);
        // A result moves nobody: on a frozen roster the rows of a unit stay as they are.
        let stays = self.open.is_none()
            && test.roster.is_some()
            && self.kept.roots.as_ref().zip(roots.as_ref()).is_some_and(|(kept, now)| kept.is(now))
            && self
                .kept
                .made
                .is_some_and(|kept| (kept.0, kept.3, kept.4, kept.5) == (made.0, made.3, made.4, made.5));
        let (units, unit, lines) = if stays {
            let kept = std::mem::take(&mut self.kept);
            (kept.units, kept.unit, kept.lines)
        } else {
            let units = app.test_units(test);
            let unit = unit.filter(|unit| units.contains(&Some(*unit)));
            let unit = if unit.is_some() { unit } else { units.first().copied().flatten() };
            let lines = self.lines(app, test, unit);
            (units, unit, lines)
        };
        let tally = app.tallies().test(test.id);
        let marked = || lines.iter().filter_map(|line| tally.and_then(|tally| tally.person(line.person)));
        let entered = marked().filter(|marked| marked.outcome != Outcome::NotAsked).count();
        let off = sums::off(marked());
        self.kept = Kept { made: Some(made), roots, units, unit, lines, entered, off };
        self.row = self.row.min(self.kept.lines.len().saturating_sub(1));
    }

    fn lines(&self, app: &App, test: &StructureTest, unit: Option<RecordId>) -> Vec<Line> {
        if let Some(paper) = self.paper(app) {
            return app.rows_of_paper(paper, test.id).into_iter().map(|row| line_of(app, row)).collect();
        }
        let rows = app.test_rows(test, unit).into_iter();
        rows.map(|person| Line { person, gone: None, note: String::new(), seat: Seat::Taken }).collect()
    }

    fn head_ui(
        &mut self,
        ui: &mut Ui,
        app: &App,
        test: &StructureTest,
        unit: &mut Option<RecordId>,
        out: &mut Outbox,
    ) {
        let tr = app.tr();
        let name = |unit: Option<RecordId>| match unit.and_then(|unit| app.campaign().unit(unit)) {
            Some(unit) => unit.name.to_string(),
            None => tr.say("tests-no-unit"),
        };
        let wide = ui.available_width() > 560.0;
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 44.0), egui::Sense::hover());
        let inner = rect.shrink2(vec2(measure::GAP_12, 0.0));
        let end = Layout::right_to_left(Align::Center);
        let mut right = ui.new_child(UiBuilder::new().id_salt("record ways").max_rect(inner).layout(end));
        if !app.is_presenting() {
            let more = tr.say("record-more");
            menu_button(&mut right, Button::icon_only(Icon::DotsThree, &more), |ui| {
                let key = tr.say("record-paste.key");
                if menu_item(ui, Some(Icon::Rows), &tr.say("record-paste"), &key, false).clicked() {
                    out.show(list::Paste::new(self.stand(app, test.id)));
                }
                if menu_item(ui, Some(Icon::FileCsv), &tr.say("record-file"), "", false).clicked() {
                    out.pick(Pick::Results);
                }
            });
            let (rows, names) = (tr.say("record-way-rows"), tr.say("record-way-names"));
            let options = [(Way::Rows, &*rows), (Way::Names, &*names)];
            if segments(&mut right, &tr.say("record-way"), &options, &mut self.way) {
                self.names.begin();
                self.open = None;
                self.asks_day = None;
                self.number.clear();
                self.trouble = None;
            }
        }
        let left = egui::Rect::from_min_max(
            inner.min,
            egui::pos2(right.min_rect().left() - measure::GAP_8, inner.bottom()),
        );
        let layout = Layout::left_to_right(Align::Center);
        let mut left = ui.new_child(UiBuilder::new().id_salt("record of").max_rect(left).layout(layout));
        let ui = &mut left;
        if let Some(paper) = self.paper(app) {
            let whose = whose(app, paper);
            Words::new(
                tr.with("record-sheet-of", args!["code" => paper.code.to_string(), "whose" => &whose]),
            )
            .strong()
            .ui(ui);
        } else {
            let own = name(self.kept.unit);
            menu_button(ui, Button::quiet(&own).caret(), |ui| {
                for other in &self.kept.units {
                    if menu_item(ui, None, &name(*other), "", *other == self.kept.unit).clicked() {
                        *unit = *other;
                    }
                }
            });
        }
        if wide {
            let args = args!["n" => self.kept.entered, "of" => self.kept.lines.len()];
            text::muted(ui, tr.with("tests-entered", args));
        }
    }

    /// The rows, their keys and their sums.
    fn sheet_ui(&mut self, ui: &mut Ui, app: &App, test: &StructureTest, out: &mut Outbox) {
        if self.kept.lines.is_empty() {
            ui.add_space(measure::GAP_16);
            ui.horizontal(|ui| {
                ui.add_space(measure::GAP_16);
                let id = if self.open.is_some() { "record-no-rows" } else { "tests-nobody" };
                text::muted(ui, app.tr().say(id));
            });
            return;
        }
        let columns = rows::columns(ui.available_width());
        rows::heads_ui(ui, app, &columns);
        let foot = if ui.available_height() > 340.0 { 126.0 } else { 0.0 };
        let height = ui.available_height() - foot - 40.0;
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut area = ScrollArea::vertical().id_salt("rows").max_height(height).auto_shrink([false, true]);
        if std::mem::take(&mut self.follows) {
            area = area.vertical_scroll_offset(self.keep_in_sight(height));
        }
        let waits = self.asks_day.is_some() || !self.number.is_empty() || self.rests;
        let mut hit = None;
        let shown = area.show_rows(ui, measure::ROW, self.kept.lines.len(), |ui, range| {
            for place in range {
                let Some(line) = self.kept.lines.get(place) else { continue };
                let row = rows::Row { app, test, place, line, current: place == self.row, waits };
                if let Some(what) = row.ui(ui, &columns, out) {
                    hit = Some((place, what));
                }
            }
        });
        self.scrolled = shown.state.clamped_offset().y;
        match hit {
            Some((place, rows::Hit::Row)) => {
                self.row = place;
                self.rests = false;
            }
            Some((place, rows::Hit::Outcome(outcome))) => {
                self.row = place;
                self.rests = false;
                let mut deeds = Vec::new();
                self.say(app, test, outcome, &mut deeds, out);
                for deed in deeds {
                    out.send(Action::Do(deed));
                }
            }
            None => {}
        }
        rows::keys_ui(ui, app, self.open.is_some());
        if foot > 0.0 {
            let whole = if self.open.is_some() { None } else { Some(self.kept.unit) };
            sums::sums_ui(ui, app, test, whole, &self.kept, out);
        }
    }

    /// The offset at which the row of the keys is in sight, with one more before and behind it.
    fn keep_in_sight(&self, height: f32) -> f32 {
        let top = self.row as f32 * measure::ROW;
        let (low, high) = (top - measure::ROW, top + 2.0 * measure::ROW - height);
        self.scrolled.clamp(high.min(low), low.max(high)).max(0.0)
    }

    /// Says what the person of the current row did: a deed, or a question first where they are not on
    /// the roster.
    fn say(
        &mut self,
        app: &App,
        test: &StructureTest,
        outcome: Outcome,
        deeds: &mut Vec<Deed>,
        out: &mut Outbox,
    ) {
        let Some(line) = self.kept.lines.get(self.row) else { return };
        self.trouble = None;
        self.done = None;
        let day = self.day(app, test.id);
        match line.seat {
            Seat::Forgotten => self.trouble = Some(app.tr().say("record-forgotten")),
            Seat::None | Seat::Taken if line.seat == Seat::None || line.gone.is_some() => {
                let unit = self.paper(app).and_then(|paper| *paper.unit.value()).or(self.kept.unit);
                let unit = app.joins_in(test.id, line.person).or(unit);
                let name = line.gone.clone().unwrap_or_default();
                out.show(Join::known(test.id, line.person, name, unit, outcome, day));
            }
            _ => {
                let mut deed = app.results_deed(test.id, day, &[(line.person, outcome)]);
                if !deeds.is_empty() {
                    // An earlier key of this frame freezes the roster already.
                    deed.edits.retain(|(record, _)| *record != test.id);
                }
                deeds.push(deed);
            }
        }
    }

    /// Opens a printed sheet and asks for its day.
    fn begin(&mut self, app: &App, paper: RecordId, test: RecordId, focus: &mut Option<RecordId>) {
        self.number.clear();
        self.several.clear();
        self.trouble = None;
        self.done = None;
        self.rests = false;
        let Some(sheet) = app.campaign().papers.get(&paper) else { return };
        if *sheet.kind.value() == crate::model::PaperKind::Prediction {
            let code = sheet.code.to_string();
            self.trouble = Some(app.tr().with("record-of-predictions", args!["code" => &code]));
            self.rests = true;
            return;
        }
        let test_of_sheet = app.test_of_paper(sheet, test).unwrap_or(test);
        if test_of_sheet != test {
            *focus = Some(test_of_sheet);
        }
        self.open = Some(Open { paper, test: test_of_sheet });
        self.asks_day = Some(String::new());
        self.way = Way::Rows;
        self.row = 0;
        self.follows = true;
    }

    /// A name written by hand below the rows: asked for, with what they did and why they count.
    fn add(&mut self, app: &App, test: &StructureTest, out: &mut Outbox) {
        let after = self.last_unit.filter(|_| self.rests);
        let unit = self.paper(app).and_then(|paper| *paper.unit.value()).or(after).or(self.kept.unit);
        out.show(Join::new(test.id, "", unit, Outcome::Did, self.day(app, test.id)));
    }

    /// The last row was typed: the sheet is back, the next number may be typed.
    fn end(&mut self, app: &App, deeds: &mut Vec<Deed>) {
        let Some(open) = self.open.take() else { return };
        let Some(paper) = app.campaign().papers.get(&open.paper) else { return };
        self.done = Some(app.tr().with("record-back", args!["code" => paper.code.to_string()]));
        self.row = 0;
        self.follows = true;
        self.rests = true;
        self.last_unit = *paper.unit.value();
        if paper.back.value().is_some() {
            return;
        }
        let back = app.back_deed(open.paper);
        match deeds.last_mut() {
            // One undo takes back the last row and says the sheet is out again.
            Some(deed) => deed.edits.extend(back.edits),
            None => deeds.push(back),
        }
    }
}

/// Whose sheet it is: its unit, or the person who is responsible.
fn whose(app: &App, paper: &Paper) -> String {
    let campaign = app.campaign();
    let unit = paper.unit.value().and_then(|unit| campaign.unit(unit)).map(|unit| unit.name.to_string());
    let person = paper.responsible.value().and_then(|person| campaign.worker(person));
    let person = person.map(|worker| app.name_of(worker));
    match (person, unit) {
        (Some(person), Some(unit)) => format!("{person} · {unit}"),
        (person, unit) => person.or(unit).unwrap_or_default(),
    }
}

fn line_of(app: &App, row: PaperRow) -> Line {
    let tr = app.tr();
    let unit_name = |unit: Option<RecordId>| match unit.and_then(|unit| app.campaign().unit(unit)) {
        Some(unit) => unit.name.to_string(),
        None => tr.say("tests-no-unit"),
    };
    let mut note = match &row.since {
        Some(Since::Moved(unit)) => tr.with("record-since-moved", args!["unit" => unit_name(*unit)]),
        Some(Since::Merged) => tr.say("record-since-merged"),
        Some(Since::Removed) => tr.say("record-since-removed"),
        Some(Since::Forgotten) => tr.say("record-since-forgotten"),
        Some(Since::NotCounted) => tr.say("record-since-not-counted"),
        None => String::new(),
    };
    if note.is_empty() && !row.is_on_roster {
        note = tr.say("record-not-on-roster");
    }
    let is_gone = matches!(row.since, Some(Since::Removed | Since::Forgotten));
    let name = if row.name.is_empty() { tr.say("tests-gone") } else { row.name };
    let seat = match row.since {
        Some(Since::Forgotten) => Seat::Forgotten,
        _ if row.is_on_roster => Seat::Taken,
        _ => Seat::None,
    };
    Line { person: row.person, gone: is_gone.then_some(name), note, seat }
}

/// The tone of what is told below the field.
fn told(trouble: Option<&String>, done: Option<&String>) -> Option<(String, Tone)> {
    let trouble = trouble.map(|words| (words.clone(), Tone::Danger));
    trouble.or_else(|| done.map(|words| (words.clone(), Tone::Good)))
}

//! The page on which a list is looked through before it is taken in: rows say first what will
//! happen to them, then what the file says.
//!
//! Promises: nothing changes before the button is pressed; what waits for an answer stays out and
//! is said; the whole list is one deed.
//!
//! Deliberately absent: reading files and guessing columns (the room `exchange`).

mod entries;
mod rows;
mod side;
mod ties;

use egui::{Align, Key, Layout, Modifiers, Rect, Stroke, Ui, UiBuilder, vec2};

use super::bar_ui;
use crate::app::{Action, App, Choices, Decision, DoubleOf, Import, ImportStep};
use crate::ui::outbox::Outbox;
use crate::ui::text::Words;
use crate::ui::theme::Theme;
use crate::ui::widgets::{Button, icon_ui, menu_button, menu_item, segments};
use crate::ui::{Icon, Tone, measure};

use entries::{Entries, Entry, Fate};

/// Which rows are shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Tab {
    #[default]
    All,
    Asked,
    Odd,
    New,
}

impl Tab {
    fn shows(self, entry: &Entry) -> bool {
        match self {
            Self::All => true,
            Self::Asked => matches!(entry.fate, Fate::Asked(_)),
            Self::Odd => matches!(entry.fate, Fate::Odd { .. }),
            Self::New => entry.fate == Fate::New,
        }
    }
}

/// How the page is looked at.
#[derive(Default)]
pub(super) struct Page {
    tab: Tab,
    entries: Entries,
    /// Places in `entries` of the rows the tab shows.
    shown: Vec<usize>,
    /// From which draft `entries` were made.
    made: Option<(usize, usize, u64)>,
    /// Place of the row the keys act on, in `shown`.
    at: Option<usize>,
    reveal: bool,
    is_open: bool,
    /// A narrow window shows what will happen in place of the rows.
    shows_side: bool,
    /// Was asked to import: waits for the rows that stay out.
    applies: bool,
    /// The page of a list of ties.
    ties: ties::Ties,
}

impl Page {
    /// Draws the page.
    pub(super) fn ui(&mut self, ui: &mut Ui, app: &App, out: &mut Outbox) {
        self.is_open = true;
        if let Some(import) = app.tie_import() {
            self.made = None;
            self.ties.ui(ui, app, import, out);
            return;
        }
        let Some(import) = app.import() else {
            self.made = None;
            reading_ui(ui, app, out);
            return;
        };
        self.follow(app, import);
        if self.applies {
            self.applies = false;
            out.send(Action::Import(ImportStep::Apply));
            return;
        }
        self.keys(ui, app, import, out);
        let theme = Theme::of(ui.ctx());
        let (narrow, left, right) = halves(ui);
        let mut main = part(ui, "list", left);
        self.file_ui(&mut main, app, import, narrow, out);
        if narrow && self.shows_side {
            let rest = main.available_rect_before_wrap();
            let mut panel = part(ui, "side", rest);
            self.side_ui(&mut panel, app, import, out);
        } else {
            self.tabs_ui(&mut main, app, narrow);
            self.rows_ui(&mut main, app, import, out);
        }
        if !narrow {
            ui.painter().rect_filled(right, 0.0, theme.background);
            let line = Stroke::new(measure::LINE, theme.line);
            ui.painter().vline(right.left() + 0.5, right.y_range(), line);
            let mut panel = part(ui, "side", right);
            self.side_ui(&mut panel, app, import, out);
        }
    }

    /// Forgets how the list before was looked at.
    pub(super) fn reset(&mut self) {
        if self.is_open {
            *self = Self::default();
        }
    }

    /// Whether the page reads plain keys itself.
    pub(super) fn takes_keys(&self) -> bool {
        self.is_open
    }

    /// Makes the entries anew where the draft is another.
    fn follow(&mut self, app: &App, import: &Import) {
        let draft = &import.draft;
        let now = (draft.rows().as_ptr() as usize, draft.rows().len(), app.campaign().revision);
        if self.made == Some(now) {
            return;
        }
        let before = self.at.and_then(|at| self.shown.get(at)).and_then(|at| self.entries.all.get(*at));
        let before = before.map(|entry| entry.place);
        self.entries = Entries::of(app, draft);
        self.made = Some(now);
        self.list();
        let found = |place| {
            self.shown
                .iter()
                .position(|at| self.entries.all.get(*at).is_some_and(|entry| entry.place == place))
        };
        self.at = before.and_then(found).or(self.at.filter(|at| *at < self.shown.len()));
    }

    /// Lists the rows of the tab.
    fn list(&mut self) {
        let tab = self.tab;
        let all = self.entries.all.iter().enumerate();
        self.shown = all.filter(|(_, entry)| tab.shows(entry)).map(|(at, _)| at).collect();
    }

    /// The row the keys act on.
    fn entry(&self) -> Option<&Entry> {
        self.at.and_then(|at| self.shown.get(at)).and_then(|at| self.entries.all.get(*at))
    }

    /// Changes what is chosen; the preview follows.
    fn choose(&mut self, import: &Import, change: impl FnOnce(&mut Choices), out: &mut Outbox) {
        let mut choices = import.draft.choices().clone();
        change(&mut choices);
        self.made = None;
        out.send(Action::Import(ImportStep::Choose(Box::new(choices))));
    }

    /// Answers whether a row is the person it is like, and goes on to the next question.
    fn answer(&mut self, import: &Import, entry: &Entry, same: bool, out: &mut Outbox) {
        let decision = match (entry.fate, same) {
            (Fate::Asked(DoubleOf::Worker(person)), true) => Decision::Same(person),
            // The earlier row stands for both.
            (Fate::Asked(DoubleOf::Row(_)), true) => Decision::LeaveOut,
            (Fate::Asked(_), false) => Decision::New,
            _ => return,
        };
        let place = entry.place;
        self.choose(
            import,
            |choices| {
                choices.decided.insert(place, decision);
            },
            out,
        );
        if self.tab != Tab::Asked {
            let from = self.at.unwrap_or(0);
            let next = self.shown.iter().enumerate().skip(from + 1).find(|(_, at)| {
                self.entries.all.get(**at).is_some_and(|entry| matches!(entry.fate, Fate::Asked(_)))
            });
            if let Some((next, _)) = next {
                self.at = Some(next);
                self.reveal = true;
            }
        }
    }

    /// Takes the list in; what waits for an answer is left out first.
    fn apply(&mut self, import: &Import, out: &mut Outbox) {
        if self.entries.asked == 0 {
            out.send(Action::Import(ImportStep::Apply));
            return;
        }
        let waits = self.entries.all.iter().filter(|entry| matches!(entry.fate, Fate::Asked(_)));
        let waits: Vec<_> = waits.map(|entry| entry.place).collect();
        self.applies = true;
        self.choose(
            import,
            |choices| choices.decided.extend(waits.into_iter().map(|place| (place, Decision::LeaveOut))),
            out,
        );
    }

    /// Up and down walk the rows; Y and N answer.
    fn keys(&mut self, ui: &Ui, app: &App, import: &Import, out: &mut Outbox) {
        let ctx = ui.ctx();
        if ctx.text_edit_focused() || egui::Popup::is_any_open(ctx) {
            return;
        }
        let pressed = |key: Key| ctx.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let last = self.shown.len().saturating_sub(1);
        let step = isize::from(pressed(Key::ArrowDown)) - isize::from(pressed(Key::ArrowUp));
        let step = step + 12 * (isize::from(pressed(Key::PageDown)) - isize::from(pressed(Key::PageUp)));
        if step != 0 && !self.shown.is_empty() {
            self.at = Some(self.at.map_or(0, |at| at.saturating_add_signed(step).min(last)));
            self.reveal = true;
        }
        let (yes, no) = (pressed(Key::Y), pressed(Key::N));
        if (yes || no)
            && let Some(entry) = self.entry().cloned()
        {
            self.answer(import, &entry, yes, out);
        }
        let _ = app;
    }

    /// The line of the file: its name, what fills, the way out.
    fn file_ui(&mut self, ui: &mut Ui, app: &App, import: &Import, narrow: bool, out: &mut Outbox) {
        let tr = app.tr();
        let mut wins = import.draft.choices().list_wins;
        let (fill, list) = (tr.say("import-fill"), tr.say("import-list-wins"));
        let (mut changed, mut cancelled, mut sheet) = (false, false, None);
        let mut shows_side = self.shows_side;
        let rows = self.entries.all.len();
        bar_ui(
            ui,
            |ui| {
                ui.spacing_mut().item_spacing.x = measure::GAP_8;
                icon_ui(ui, Icon::FileCsv, Tone::Text);
                Words::new(&import.file).strong().ui(ui);
                sheet = sheets_ui(ui, app, import);
                Words::new(tr.with("import-rows", crate::args!["n" => rows])).muted().ui(ui);
            },
            |ui| {
                ui.spacing_mut().item_spacing.x = measure::GAP_12;
                cancelled = Button::plain(&tr.say("import-cancel")).ui(ui).clicked();
                if narrow {
                    let words = tr.say(if shows_side { "import-show-rows" } else { "import-what" });
                    if Button::plain(&words).ui(ui).clicked() {
                        shows_side = !shows_side;
                    }
                } else {
                    let options = [(false, &*fill), (true, &*list)];
                    changed = segments(ui, &tr.say("import-known-people"), &options, &mut wins);
                }
            },
        );
        self.shows_side = shows_side;
        if cancelled {
            out.send(Action::Import(ImportStep::Drop));
        } else if changed {
            self.choose(import, |choices| choices.list_wins = wins, out);
        } else if let Some(sheet) = sheet {
            self.choose(import, |choices| choices.sheet = sheet, out);
        }
    }

    fn tabs_ui(&mut self, ui: &mut Ui, app: &App, narrow: bool) {
        let tr = app.tr();
        let theme = Theme::of(ui.ctx());
        let counted = |id: &str, n: usize| tr.with(id, crate::args!["n" => n]);
        let all = counted("import-tab-all", self.entries.all.len());
        let asked = counted("import-tab-same", self.entries.asked);
        let odd = counted("import-tab-odd", self.entries.odd);
        let new = counted("import-tab-new", self.entries.new);
        let options = [(Tab::All, &*all), (Tab::Asked, &*asked), (Tab::Odd, &*odd), (Tab::New, &*new)];
        let height = measure::CARD_HEIGHT;
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), egui::Sense::hover());
        let inner = rect.shrink2(vec2(measure::GAP_16, 0.0));
        let across = Layout::left_to_right(Align::Center);
        let mut line = ui.new_child(UiBuilder::new().id_salt("tabs").max_rect(inner).layout(across));
        if segments(&mut line, &tr.say("import-rows-shown"), &options, &mut self.tab) {
            self.at = None;
            self.list();
        }
        if !narrow && line.available_width() > 330.0 {
            let back = Layout::right_to_left(Align::Center);
            let room = line.available_rect_before_wrap();
            let mut keys = ui.new_child(UiBuilder::new().id_salt("keys").max_rect(room).layout(back));
            keys.spacing_mut().item_spacing.x = measure::GAP_8;
            let caps =
                [("N", "import-key-other"), ("Y", "import-key-same"), ("↓", "import-key-rows"), ("↑", "")];
            for (cap, id) in caps {
                if !id.is_empty() {
                    Words::new(tr.say(id)).muted().ui(&mut keys);
                }
                crate::ui::widgets::key_cap(&mut keys, cap);
            }
        }
        let edge = Stroke::new(measure::LINE, theme.line);
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, edge);
    }
}

/// Which of several sheets is taken in; what was chosen.
fn sheets_ui(ui: &mut Ui, app: &App, import: &Import) -> Option<Option<String>> {
    let sheets: Vec<&String> = import.sheets.iter().filter(|name| !name.is_empty()).collect();
    if sheets.len() < 2 {
        return None;
    }
    let all = app.tr().say("import-all-sheets");
    let now = import.draft.choices().sheet.as_ref();
    let mut chosen = None;
    let words = now.unwrap_or(&all);
    menu_button(ui, Button::plain(words).caret(), |ui| {
        if menu_item(ui, None, &all, "", now.is_none()).clicked() {
            chosen = Some(None);
        }
        for sheet in sheets {
            if menu_item(ui, None, sheet, "", now == Some(sheet)).clicked() {
                chosen = Some(Some(sheet.clone()));
            }
        }
    });
    chosen
}

/// While the file is read or compared.
fn reading_ui(ui: &mut Ui, app: &App, out: &mut Outbox) {
    let tr = app.tr();
    let room = ui.available_rect_before_wrap();
    let page = Rect::from_center_size(room.center(), vec2(360.0_f32.min(room.width() - 32.0), 120.0));
    let mut ui = ui.new_child(UiBuilder::new().id_salt("reading").max_rect(page));
    Words::title(tr.say("import-reading")).wrap().ui(&mut ui);
    ui.add_space(measure::GAP_8);
    Words::new(tr.say("import-reading.why")).muted().wrap().ui(&mut ui);
    ui.add_space(measure::GAP_12);
    if Button::plain(&tr.say("import-cancel")).ui(&mut ui).clicked() {
        out.send(Action::Import(ImportStep::Drop));
    }
}

/// Whether the window is narrow, the room of the list, and that of what stands beside it: the same
/// room where it is narrow.
fn halves(ui: &Ui) -> (bool, Rect, Rect) {
    let whole = ui.available_rect_before_wrap();
    let window = ui.ctx().content_rect().width();
    if window < measure::WINDOW_NARROW {
        return (true, whole, whole);
    }
    let side = if window < measure::WINDOW_WIDE { measure::INSPECTOR_NARROW } else { measure::INSPECTOR };
    let (left, right) = whole.split_left_right_at_x(whole.right() - side);
    (false, left, right)
}

/// A part of the page, from the top down.
fn part(ui: &mut Ui, name: &str, rect: Rect) -> Ui {
    let down = Layout::top_down(Align::Min);
    let mut part = ui.new_child(UiBuilder::new().id_salt(name).max_rect(rect).layout(down));
    part.set_clip_rect(rect.intersect(ui.clip_rect()));
    part
}

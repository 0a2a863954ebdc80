//! What will happen, and the questions that are open: the safe answer stands first.

use egui::{Align, Layout, Rect, Role, ScrollArea, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::entries::{Entry, Fate};
use super::{Page, Tab};
use crate::app::{Action, App, Column, Decision, DoubleOf, Import, ImportStep, What};
use crate::model::Grouping;
use crate::ui::outbox::Outbox;
use crate::ui::text::{Words, icon};
use crate::ui::theme::Theme;
use crate::ui::widgets::{Button, icon_ui, rule, toggle_row};
use crate::ui::{Icon, Tone, measure};

/// Questions of one kind that are shown at once.
const MOST: usize = 3;

impl Page {
    pub(super) fn side_ui(&mut self, ui: &mut Ui, app: &App, import: &Import, out: &mut Outbox) {
        let tr = app.tr();
        let theme = Theme::of(ui.ctx());
        let room = ui.available_rect_before_wrap();
        let foot_height = 84.0;
        let (top, foot) = room.split_top_bottom_at_y(room.bottom() - foot_height);
        let mut part = ui.new_child(UiBuilder::new().id_salt("questions").max_rect(top));
        part.set_clip_rect(top.intersect(ui.clip_rect()));
        ScrollArea::vertical().id_salt("questions").auto_shrink(false).show(&mut part, |ui| {
            egui::Frame::new().inner_margin(egui::Margin::symmetric(16, 14)).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = measure::GAP_4;
                Words::title(tr.say("import-what")).ui(ui);
                Words::new(tr.say("import-what.why")).muted().wrap().ui(ui);
                ui.add_space(measure::GAP_8);
                rule(ui);
                ui.add_space(measure::GAP_4);
                self.counts_ui(ui, app, import);
                self.wins_ui(ui, app, import, out);
                self.row_side_ui(ui, app, import, out);
                self.letters_ui(ui, app, import, out);
                self.units_ui(ui, app, import, out);
                self.doubles_ui(ui, app, import, out);
                self.sensitive_ui(ui, app, import, out);
                self.scale_ui(ui, app, import, out);
                whole_ui(ui, app, import);
                ui.add_space(measure::GAP_12);
                if Button::link(&tr.say("import-are-ties")).ui(ui).clicked() {
                    out.send(Action::Import(ImportStep::Swap));
                }
            });
        });
        let line = Stroke::new(measure::LINE, theme.line);
        ui.painter().hline(foot.left() + 16.0..=foot.right() - 16.0, foot.top() + 0.5, line);
        let inner = foot.shrink2(vec2(measure::GAP_16, measure::GAP_12));
        let down = Layout::top_down(Align::Center);
        let mut foot = ui.new_child(UiBuilder::new().id_salt("foot").max_rect(inner).layout(down));
        let counts = import.draft.counts();
        let taken = (counts.added + counts.changed) as usize;
        let waits = self.entries.asked.min(taken);
        let people = taken - waits;
        let words = tr.with("import-do", crate::args!["n" => people]);
        let ready = people > 0 && !self.applies;
        if Button::primary(&words).width(inner.width()).enabled(ready).ui(&mut foot).clicked() {
            self.apply(import, out);
        }
        let stay = counts.left_out as usize + waits;
        let words = if people == 0 {
            tr.say("import-nothing-new")
        } else if stay > 0 {
            tr.with("import-stay-out", crate::args!["n" => stay])
        } else {
            tr.say("import-undo")
        };
        Words::new(words).muted().ui(&mut foot);
    }

    /// How many meet which fate; a click shows them.
    fn counts_ui(&mut self, ui: &mut Ui, app: &App, import: &Import) {
        let tr = app.tr();
        let known = if import.draft.choices().list_wins { "import-count-wins" } else { "import-count-known" };
        let lines = [
            (Fate::New.sign(), self.entries.new, "import-count-new", Tab::New),
            ((Icon::Check, Tone::Good), self.entries.known, known, Tab::All),
            ((Icon::WarningCircle, Tone::Warning), self.entries.asked, "import-count-same", Tab::Asked),
            ((Icon::Warning, Tone::Danger), self.entries.odd, "import-count-odd", Tab::Odd),
        ];
        for ((sign, tone), n, id, tab) in lines {
            let words = tr.with(id, crate::args!["n" => n]);
            if count_ui(ui, sign, tone, n, &words) {
                self.tab = tab;
                self.at = None;
                self.shows_side = false;
                self.list();
            }
        }
    }

    /// Who wins, where the line of the file has no room for it.
    fn wins_ui(&mut self, ui: &mut Ui, app: &App, import: &Import, out: &mut Outbox) {
        if ui.ctx().content_rect().width() >= measure::WINDOW_NARROW {
            return;
        }
        let mut wins = import.draft.choices().list_wins;
        let (words, why) = (app.tr().say("import-list-wins"), app.tr().say("import-list-wins.why"));
        if toggle_row(ui, &words, &why, &mut wins).changed() {
            self.choose(import, |choices| choices.list_wins = wins, out);
        }
    }

    /// The row the keys act on: what is odd, and who it will be.
    fn row_side_ui(&mut self, ui: &mut Ui, app: &App, import: &Import, out: &mut Outbox) {
        let Some(entry) = self.entry().cloned() else { return };
        let tr = app.tr();
        let problems = import.draft.problems().iter().filter(|problem| problem.place == Some(entry.place));
        let problems: Vec<String> = problems.map(|problem| problem.message(tr)).collect();
        let (sign, tone) = entry.fate.sign();
        head_ui(ui, sign, tone, &tr.with("import-this-row", crate::args!["row" => entry.place.row]));
        if let Some(row) = entry.row.and_then(|row| import.draft.rows().get(row)) {
            Words::new(person_words(app, import, row)).wrap().ui(ui);
        }
        for words in problems {
            Words::new(words).muted().wrap().ui(ui);
        }
        if entry.row.is_none() {
            return;
        }
        ui.horizontal(|ui| {
            let is_out = matches!(entry.fate, Fate::Out);
            let words = tr.say(if is_out { "import-take-in" } else { "import-leave-row" });
            let leaves = !matches!(entry.fate, Fate::Odd { out: true });
            if leaves && Button::plain(&words).ui(ui).clicked() {
                let place = entry.place;
                self.choose(
                    import,
                    |choices| {
                        if is_out {
                            choices.decided.remove(&place);
                        } else {
                            choices.decided.insert(place, Decision::LeaveOut);
                        }
                    },
                    out,
                );
            }
        });
    }

    fn letters_ui(&mut self, ui: &mut Ui, app: &App, import: &Import, out: &mut Outbox) {
        let tr = app.tr();
        let mended = import.draft.sheets().iter().flat_map(|sheet| sheet.mended());
        let doubled: Vec<_> = mended.filter(|mended| mended.what.doubled).collect();
        let Some(first) = doubled.iter().find(|mended| mended.before.is_some()) else { return };
        let rows: std::collections::BTreeSet<u32> = doubled.iter().map(|mended| mended.row).collect();
        let keeps = import.draft.choices().keep_doubled_letters;
        head_ui(ui, Icon::Warning, Tone::Danger, &tr.with("import-letters", crate::args!["n" => rows.len()]));
        let before = first.before.clone().unwrap_or_default();
        let after = import
            .draft
            .sheets()
            .iter()
            .flat_map(|sheet| (0..sheet.len()).map(move |at| (sheet, at)))
            .find(|(sheet, at)| sheet.row_number(*at) == first.row)
            .map(|(sheet, at)| sheet.cell(at, first.column as usize).to_owned());
        let args = crate::args!["before" => before, "after" => after.unwrap_or_default()];
        Words::new(tr.with("import-letters.why", args)).muted().wrap().ui(ui);
        let (mend, leave) = (tr.say("import-mend"), tr.say("import-leave"));
        if let Some(keeps) = two_ui(ui, &mend, &leave, keeps) {
            self.choose(import, |choices| choices.keep_doubled_letters = keeps, out);
        }
    }

    fn units_ui(&mut self, ui: &mut Ui, app: &App, import: &Import, out: &mut Outbox) {
        let tr = app.tr();
        let new: Vec<_> = import.draft.units().iter().filter(|unit| unit.known.is_none()).collect();
        if new.is_empty() {
            return;
        }
        let choices = import.draft.choices();
        let title = match new.as_slice() {
            [one] => tr.with("import-unit-new", crate::args!["name" => &one.name]),
            many => tr.with("import-units-new", crate::args!["n" => many.len()]),
        };
        head_ui(ui, Icon::TreeStructure, Tone::Warning, &title);
        Words::new(tr.say("import-units-new.why")).muted().wrap().ui(ui);
        let (make, leave) = (tr.say("import-make"), tr.say("import-unassigned"));
        let mut changed = None;
        if let Some(leaves) = two_ui(ui, &make, &leave, !choices.make_units) {
            changed = Some((None, !leaves));
        }
        if choices.make_units && new.len() > 1 {
            for unit in new.iter().take(12) {
                let mut makes = unit.make;
                let word = match unit.grouping {
                    Grouping::SHIFT => tr.say("people-column-shift"),
                    Grouping::WORKSITE => tr.say("people-column-worksite"),
                    _ => tr.say("people-column-unit"),
                };
                let args =
                    crate::args!["n" => unit.people, "name" => &unit.name, "word" => word.to_lowercase()];
                let words = tr.with("import-unit-row", args);
                if toggle_row(ui, &words, "", &mut makes).changed() {
                    changed = Some((Some(unit.name.clone()), makes));
                }
            }
            if new.len() > 12 {
                Words::new(tr.with("import-more", crate::args!["n" => new.len() - 12])).muted().ui(ui);
            }
        }
        match changed {
            Some((None, makes)) => self.choose(import, |choices| choices.make_units = makes, out),
            Some((Some(name), makes)) => self.choose(
                import,
                |choices| {
                    if makes {
                        choices.units_left.remove(&name);
                    } else {
                        choices.units_left.insert(name);
                    }
                },
                out,
            ),
            None => {}
        }
    }

    fn doubles_ui(&mut self, ui: &mut Ui, app: &App, import: &Import, out: &mut Outbox) {
        let tr = app.tr();
        let asked = self.entries.all.iter().filter(|entry| matches!(entry.fate, Fate::Asked(_)));
        let asked: Vec<Entry> = asked.cloned().collect();
        let selected = self.entry().map(|entry| entry.place);
        let mut order: Vec<&Entry> = asked.iter().collect();
        order.sort_by_key(|entry| Some(entry.place) != selected);
        let mut said = None;
        for entry in order.iter().take(MOST) {
            let Fate::Asked(of) = entry.fate else { continue };
            let title = match of {
                DoubleOf::Worker(person) => {
                    tr.with("import-is-this", crate::args!["name" => super::entries::name(app, person)])
                }
                DoubleOf::Row(first) => tr.with("import-is-row", crate::args!["row" => first.row]),
            };
            head_ui(ui, Icon::WarningCircle, Tone::Warning, &title);
            if let Some(row) = entry.row.and_then(|row| import.draft.rows().get(row)) {
                Words::new(person_words(app, import, row)).muted().wrap().ui(ui);
            }
            if let DoubleOf::Worker(person) = of {
                Words::new(known_words(app, person)).muted().wrap().ui(ui);
            }
            ui.push_id(("double", entry.place.sheet, entry.place.row), |ui| {
                ui.horizontal(|ui| {
                    ui.spacing_mut().item_spacing.x = measure::GAP_8;
                    let (same, other) = (tr.say("import-same-person"), tr.say("import-someone-else"));
                    if Button::plain(&same).chosen(false).ui(ui).clicked() {
                        said = Some(((*entry).clone(), true));
                    }
                    if Button::plain(&other).ui(ui).clicked() {
                        said = Some(((*entry).clone(), false));
                    }
                });
            });
        }
        if order.len() > MOST {
            let words = tr.with("import-more-asked", crate::args!["n" => order.len() - MOST]);
            if Button::link(&words).ui(ui).clicked() {
                self.tab = Tab::Asked;
                self.at = Some(0);
                self.shows_side = false;
                self.list();
            }
        }
        if let Some((entry, same)) = said {
            self.answer(import, &entry, same, out);
        }
    }

    fn sensitive_ui(&mut self, ui: &mut Ui, app: &App, import: &Import, out: &mut Outbox) {
        let tr = app.tr();
        let keeps = import.draft.choices().keep_sensitive;
        let heads = import.draft.problems().iter().filter_map(|problem| match &problem.what {
            What::Sensitive { head } => Some(head.clone()),
            _ => None,
        });
        let heads: Vec<String> = heads.collect();
        if heads.is_empty() && !keeps {
            return;
        }
        let title = match heads.first() {
            Some(head) => tr.with("import-sensitive", crate::args!["head" => head]),
            None => tr.say("import-sensitive-kept"),
        };
        head_ui(ui, Icon::EyeSlash, Tone::Muted, &title);
        if !heads.is_empty() {
            let args = crate::args!["n" => heads.len()];
            Words::new(tr.with("import-sensitive.why", args)).muted().wrap().ui(ui);
        }
        if let Some(keeps) = two_ui(ui, &tr.say("import-keep-out"), &tr.say("import-take-notes"), keeps) {
            self.choose(import, |choices| choices.keep_sensitive = keeps, out);
        }
    }

    fn scale_ui(&mut self, ui: &mut Ui, app: &App, import: &Import, out: &mut Outbox) {
        if !import.draft.columns().iter().any(|guess| guess.column == Column::Support) {
            return;
        }
        let tr = app.tr();
        ui.add_space(measure::GAP_8);
        rule(ui);
        let mut reversed = import.draft.choices().reversed;
        let (words, why) = (tr.say("import-reversed"), tr.say("import-reversed.why"));
        if toggle_row(ui, &words, &why, &mut reversed).changed() {
            self.choose(import, |choices| choices.reversed = reversed, out);
        }
    }
}

/// What is odd about the list as a whole.
fn whole_ui(ui: &mut Ui, app: &App, import: &Import) {
    for problem in import.draft.problems().iter().filter(|problem| problem.place.is_none()) {
        ui.add_space(measure::GAP_8);
        rule(ui);
        ui.add_space(measure::GAP_4);
        ui.horizontal_top(|ui| {
            icon_ui(ui, Icon::Info, Tone::Muted);
            Words::new(problem.message(app.tr())).muted().wrap().ui(ui);
        });
    }
}

/// Parts a question from the one before, with its icon and title.
pub(super) fn head_ui(ui: &mut Ui, sign: Icon, tone: Tone, title: &str) {
    ui.add_space(measure::GAP_8);
    rule(ui);
    ui.add_space(measure::GAP_8);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = measure::GAP_8;
        icon_ui(ui, sign, tone);
        Words::new(title).strong().wrap().ui(ui);
    });
}

/// Two answers, the safe one first; which one was chosen now, `true` = the second.
pub(super) fn two_ui(ui: &mut Ui, safe: &str, other: &str, is_other: bool) -> Option<bool> {
    let mut chosen = None;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = measure::GAP_8;
        for (words, value) in [(safe, false), (other, true)] {
            if Button::plain(words).chosen(is_other == value).ui(ui).clicked() && is_other != value {
                chosen = Some(value);
            }
        }
    });
    chosen
}

/// A count that opens its rows.
fn count_ui(ui: &mut Ui, sign: Icon, tone: Tone, n: usize, words: &str) -> bool {
    let theme = Theme::of(ui.ctx());
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), measure::TARGET), Sense::click());
    let spoken = format!("{n} {words}");
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
    if response.hovered() {
        let ground = Rect::from_min_max(rect.min - vec2(6.0, 0.0), rect.max + vec2(6.0, 0.0));
        ui.painter().rect_filled(ground, f32::from(measure::RADIUS_CONTROL), theme.hover);
    }
    let y = rect.center().y;
    icon(ui.painter(), sign, pos2(rect.left() + 8.0, y), measure::ICON, tone.colour(theme));
    let number = Words::new(n.to_string()).strong();
    number.paint_ending(ui.painter(), theme, pos2(rect.left() + 50.0, y), 40.0);
    Words::new(words).paint_at(ui.painter(), theme, pos2(rect.left() + 58.0, y), rect.width() - 80.0);
    icon(ui.painter(), Icon::CaretRight, pos2(rect.right() - 6.0, y), 12.0, theme.muted);
    crate::ui::widgets::focus_ring(ui, &response, rect, measure::RADIUS_CONTROL);
    response.clicked()
}

/// A row as it will stand on the chart: name, job, unit, shift, phone.
fn person_words(app: &App, import: &Import, row: &crate::app::DraftRow) -> String {
    use crate::model::WorkerField;
    let person = import.draft.person(row, app.campaign());
    let mut parts = vec![row.name.clone()];
    for field in &person.fields {
        match field {
            WorkerField::Job(text) | WorkerField::Phone(text) | WorkerField::Number(text) => {
                parts.push(text.to_string());
            }
            _ => {}
        }
    }
    parts.push(person.unit.join(" > "));
    parts.push(person.shift);
    if let Some((value, ..)) = person.rating {
        parts.push(app.tr().with("mark-support", crate::args!["value" => value]));
    }
    parts.retain(|part| !part.is_empty());
    parts.join(" · ")
}

/// What the chart knows of a person.
fn known_words(app: &App, person: crate::model::RecordId) -> String {
    let campaign = app.campaign();
    let Some(worker) = campaign.worker(person) else { return String::new() };
    let place = |key: &str| {
        let unit = worker.place(key).and_then(|unit| campaign.unit(unit));
        unit.map(|unit| unit.name.to_string()).unwrap_or_default()
    };
    let mut parts = vec![worker.job.to_string(), place(Grouping::UNIT), place(Grouping::SHIFT)];
    if !app.is_presenting() {
        parts.push(worker.phone.to_string());
    }
    parts.retain(|part| !part.is_empty());
    app.tr().with("import-on-chart", crate::args!["what" => parts.join(" · ")])
}

//! Names that were pasted or read from a file: looked through line by line before anything is written.

use std::collections::BTreeSet;

use egui::{Id, Key, Modifiers, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::join::{may_count, reason_ui, unit_menu_ui, where_of};
use crate::app::{Action, App, Joining, Joins, Signed, SignedRow};
use crate::args;
use crate::model::{Day, Outcome, RecordId, StructureTest};
use crate::ui::marks;
use crate::ui::outbox::Outbox;
use crate::ui::panels::{Sheet, Stays};
use crate::ui::picker::Pick;
use crate::ui::text::{Words, tooltip};
use crate::ui::theme::Theme;
use crate::ui::widgets::{Button, Field, menu_button, menu_item, menu_line, rule, segments, selected_row};
use crate::ui::{Tone, measure};

/// People offered for a name nobody has.
const MOST_ALIKE: usize = 6;

/// What becomes of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    /// This person's result.
    Take(RecordId),
    /// Somebody new.
    New,
    /// Left out.
    Leave,
    /// Not decided yet: left out until it is.
    Open,
}

/// What a list begins with.
#[derive(Clone, Copy)]
pub(super) struct Stand {
    pub(super) test: RecordId,
    /// The day on the paper.
    pub(super) day: Day,
    /// Where somebody new is put, unless another unit is chosen.
    pub(super) unit: Option<RecordId>,
}

/// The list with what was decided.
pub(super) struct Listed {
    signed: Signed,
    fates: Vec<Fate>,
    /// Who may be meant, found when a line is first looked at.
    alike: Vec<Option<Vec<RecordId>>>,
    outcome: Outcome,
    day: Day,
    unit: Option<RecordId>,
    reason: String,
}

/// What the list comes to.
struct Sum {
    plain: Vec<(RecordId, Outcome, Day)>,
    joining: Vec<Joining>,
    open: usize,
}

impl Listed {
    pub(super) fn new(stand: Stand, signed: Signed) -> Self {
        let fates = signed.rows.iter().map(|row| match row.people.as_slice() {
            _ if row.again.is_some() || row.unread.is_some() => Fate::Leave,
            [one] => Fate::Take(*one),
            _ => Fate::Open,
        });
        let fates = fates.collect();
        let alike = vec![None; signed.rows.len()];
        let (outcome, reason) = (Outcome::Did, String::new());
        Self { signed, fates, alike, outcome, day: stand.day, unit: stand.unit, reason }
    }

    fn outcome_of(&self, row: &SignedRow) -> Outcome {
        row.outcome.unwrap_or(self.outcome)
    }

    fn is_seated(app: &App, test: RecordId, person: RecordId) -> bool {
        app.tallies().test(test).is_some_and(|tally| tally.person(person).is_some())
    }

    fn sum(&self, app: &App, test: RecordId) -> Sum {
        let mut sum = Sum { plain: Vec::new(), joining: Vec::new(), open: 0 };
        let mut seen = BTreeSet::new();
        for (row, fate) in self.signed.rows.iter().zip(&self.fates) {
            let outcome = self.outcome_of(row);
            // A row left empty is not asked, never refused: nothing to state.
            if outcome == Outcome::NotAsked {
                continue;
            }
            let day = row.day.unwrap_or(self.day).min(app.today());
            let joins = |who: Joins, unit: Option<RecordId>| {
                let reason = self.reason.trim().into();
                Joining { who, unit, reason, outcome, day }
            };
            match fate {
                Fate::Take(person) if !seen.insert(*person) => {}
                Fate::Take(person) if Self::is_seated(app, test, *person) => {
                    sum.plain.push((*person, outcome, day));
                }
                Fate::Take(person) if is_uncounted(app, *person) => {}
                Fate::Take(person) => {
                    let unit = app.joins_in(test, *person).or(self.unit);
                    sum.joining.push(joins(Joins::Known(*person), unit));
                }
                Fate::New => sum.joining.push(joins(Joins::New(row.written.as_str().into()), self.unit)),
                Fate::Open => sum.open += 1,
                Fate::Leave => {}
            }
        }
        sum
    }

    /// Draws it; whether it is done with.
    pub(super) fn ui(&mut self, ui: &mut Ui, app: &App, test: &StructureTest, out: &mut Outbox) -> bool {
        let tr = app.tr();
        let mut done = false;
        let has_values = self.signed.rows.iter().any(|row| row.outcome.is_some());
        egui::Frame::new().inner_margin(egui::Margin::symmetric(16, 8)).show(ui, |ui| {
            ui.set_min_height(28.0);
            ui.horizontal_wrapped(|ui| {
                Words::new(tr.with("record-list-title", args!["n" => self.signed.rows.len()]))
                    .strong()
                    .ui(ui);
                let day = tr.near_day(self.day.into(), app.today().into());
                Words::new(tr.with("record-day-is", args!["day" => &day])).muted().ui(ui);
                if !has_values {
                    let words: Vec<(Outcome, String)> = [Outcome::Did, Outcome::Refused, Outcome::NoAnswer]
                        .map(|outcome| (outcome, tr.say(crate::chart::outcome_word(outcome))))
                        .to_vec();
                    let options: Vec<(Outcome, &str)> =
                        words.iter().map(|(outcome, word)| (*outcome, word.as_str())).collect();
                    segments(ui, &tr.say("record-names-outcome"), &options, &mut self.outcome);
                }
            });
        });
        rule(ui);
        let sum = self.sum(app, test.id);
        let joins = !sum.joining.is_empty();
        let foot = if joins { 150.0 } else { 60.0 };
        let height = (ui.available_height() - foot).max(measure::ROW * 2.0);
        ui.spacing_mut().item_spacing.y = 0.0;
        let rows = self.signed.rows.len();
        ScrollArea::vertical().id_salt("listed").max_height(height).auto_shrink([false, true]).show_rows(
            ui,
            measure::ROW,
            rows,
            |ui, range| {
                for place in range {
                    self.row_ui(ui, app, test, place);
                }
            },
        );
        rule(ui);
        egui::Frame::new().inner_margin(egui::Margin::symmetric(16, 8)).show(ui, |ui| {
            ui.spacing_mut().item_spacing = vec2(measure::GAP_8, 6.0);
            if joins {
                ui.horizontal(|ui| {
                    let words = tr.with("record-list-joins", args!["n" => sum.joining.len()]);
                    Words::new(words).tone(Tone::Warning).ui(ui);
                    unit_menu_ui(ui, app, test.id, &mut self.unit);
                });
                reason_ui(ui, app, &mut self.reason);
            }
            ui.horizontal(|ui| {
                let n = sum.plain.len() + sum.joining.len();
                let needs = joins && self.reason.trim().is_empty();
                let words = tr.with("record-list-do", args!["n" => n]);
                let hint = tr.say("record-join-needs");
                let button = Button::primary(&words).enabled(n > 0 && !needs);
                let button = if needs { button.hint(&hint) } else { button };
                if button.ui(ui).clicked() {
                    out.send(Action::Make(app.joining_deed(test.id, &sum.plain, sum.joining)));
                    done = true;
                }
                if Button::plain(&tr.say("ui-cancel")).ui(ui).clicked() {
                    done = true;
                }
                if sum.open > 0 {
                    let words = tr.with("record-list-open", args!["n" => sum.open]);
                    Words::new(words).tone(Tone::Warning).ui(ui);
                }
            });
        });
        done
    }

    fn candidates(&mut self, app: &App, place: usize) -> Vec<RecordId> {
        let Some(row) = self.signed.rows.get(place) else { return Vec::new() };
        if row.people.len() > 1 {
            return row.people.clone();
        }
        let Some(known) = self.alike.get_mut(place) else { return Vec::new() };
        known
            .get_or_insert_with(|| {
                let mut people = row.people.clone();
                people.extend(app.people_called(&row.written));
                people.extend(app.alike(&row.written, MOST_ALIKE));
                let mut seen = BTreeSet::new();
                people.retain(|person| seen.insert(*person));
                people.truncate(MOST_ALIKE);
                people
            })
            .clone()
    }

    /// One line: what was written, what becomes of it and why.
    fn row_ui(&mut self, ui: &mut Ui, app: &App, test: &StructureTest, place: usize) {
        let theme = Theme::of(ui.ctx());
        let tr = app.tr();
        let (Some(fate), Some(row)) = (self.fates.get(place).copied(), self.signed.rows.get(place).cloned())
        else {
            return;
        };
        let candidates = if matches!(fate, Fate::Open) || row.people.len() != 1 {
            self.candidates(app, place)
        } else {
            row.people.clone()
        };
        let outcome = self.outcome_of(&row);
        let name = |person: RecordId| {
            app.campaign().worker(person).map_or_else(|| tr.say("tests-gone"), |worker| app.name_of(worker))
        };
        let (what, tone) = match fate {
            _ if outcome == Outcome::NotAsked => (tr.say("record-list-empty"), Tone::Muted),
            Fate::Take(person) if !Self::is_seated(app, test.id, person) && is_uncounted(app, person) => {
                (tr.say("record-list-uncounted"), Tone::Warning)
            }
            Fate::Take(person) if !Self::is_seated(app, test.id, person) => {
                (tr.say("record-not-on-roster"), Tone::Warning)
            }
            Fate::Take(person) => (where_of(app, person, test.id), Tone::Muted),
            Fate::New => (tr.say("record-list-new"), Tone::Warning),
            Fate::Leave => match (&row.again, &row.unread) {
                (Some(line), _) => (tr.with("record-list-again", args!["line" => *line]), Tone::Muted),
                (None, Some(word)) => {
                    (tr.with("record-list-unread", args!["word" => word.as_str()]), Tone::Warning)
                }
                _ => (tr.say("record-list-left"), Tone::Muted),
            },
            Fate::Open if row.people.len() > 1 => {
                (tr.with("record-list-several", args!["n" => row.people.len()]), Tone::Warning)
            }
            Fate::Open if !candidates.is_empty() => (tr.say("record-list-alike"), Tone::Warning),
            Fate::Open => (tr.say("record-list-unknown"), Tone::Warning),
        };
        let (rect, response) =
            ui.allocate_exact_size(vec2(ui.available_width(), measure::ROW), Sense::hover());
        let says = format!("{}: {what}", row.written);
        response.widget_info(|| WidgetInfo::labeled(egui::Role::ListItem, true, &says));
        selected_row(ui.painter(), theme, rect, false, response.hovered());
        let painter = ui.painter();
        painter.hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(measure::LINE, theme.line));
        let at = |x: f32| pos2(rect.left() + x, rect.center().y);
        Words::new(row.line.to_string()).muted().paint_at(painter, theme, at(16.0), 36.0);
        let uncounted = |person| !Self::is_seated(app, test.id, person) && is_uncounted(app, person);
        let taken = match fate {
            Fate::Take(person) => !uncounted(person),
            Fate::New => true,
            Fate::Leave | Fate::Open => false,
        };
        marks::outcome(painter, theme, at(62.0), 11.0, if taken { outcome } else { Outcome::NotAsked });
        let third = (rect.width() - 84.0) * 0.34;
        let tone_name = if taken { Tone::Text } else { Tone::Muted };
        Words::new(&row.written).tone(tone_name).paint_at(painter, theme, at(84.0), third - 8.0);
        let words = match fate {
            Fate::Take(person) => name(person),
            Fate::New => tr.say("record-list-as-new"),
            Fate::Leave => tr.say("record-list-leave"),
            Fate::Open => tr.say("record-list-choose"),
        };
        let menu = egui::Rect::from_min_max(
            at(84.0 + third) - vec2(0.0, 14.0),
            at(84.0 + 2.0 * third - 8.0) + vec2(0.0, 14.0),
        );
        let layout = egui::Layout::left_to_right(egui::Align::Center);
        let mut child =
            ui.new_child(egui::UiBuilder::new().id_salt(("fate", place)).max_rect(menu).layout(layout));
        let mut chosen = None;
        menu_button(&mut child, Button::quiet(&words).caret(), |ui| {
            for person in &candidates {
                let place = where_of(app, *person, test.id);
                if menu_item(ui, None, &name(*person), &place, fate == Fate::Take(*person)).clicked() {
                    chosen = Some(Fate::Take(*person));
                }
            }
            if !candidates.is_empty() {
                menu_line(ui);
            }
            let add = tr.with("record-list-add", args!["name" => row.written.as_str()]);
            if menu_item(ui, None, &add, "", fate == Fate::New).clicked() {
                chosen = Some(Fate::New);
            }
            if menu_item(ui, None, &tr.say("record-list-leave"), "", fate == Fate::Leave).clicked() {
                chosen = Some(Fate::Leave);
            }
        });
        if let (Some(chosen), Some(fate)) = (chosen, self.fates.get_mut(place)) {
            *fate = chosen;
        }
        let x = 84.0 + 2.0 * third;
        Words::new(&what).tone(tone).paint_at(ui.painter(), theme, at(x), rect.width() - x - 12.0);
        tooltip(response, &says);
    }
}

/// Whether somebody is charted and never counted.
fn is_uncounted(app: &App, person: RecordId) -> bool {
    app.campaign().worker(person).is_some_and(|worker| !may_count(app, worker))
}

/// A page to paste names into.
pub(super) struct Paste {
    stand: Stand,
    text: String,
    trouble: Option<String>,
    begun: bool,
    listed: Option<Listed>,
}

impl Paste {
    pub(super) fn new(stand: Stand) -> Self {
        Self { stand, text: String::new(), trouble: None, begun: false, listed: None }
    }
}

impl Sheet for Paste {
    fn title(&self, app: &App) -> String {
        app.tr().say("record-paste")
    }

    fn width(&self) -> f32 {
        if self.listed.is_some() { 760.0 } else { 520.0 }
    }

    fn ui(&mut self, ui: &mut Ui, app: &App, out: &mut Outbox) -> Stays {
        let tr = app.tr();
        if let (Some(listed), Some(test)) = (&mut self.listed, app.campaign().test(self.stand.test)) {
            ui.set_max_height(440.0);
            return if listed.ui(ui, app, test, out) { Stays::Closed } else { Stays::Open };
        }
        Words::new(tr.say("record-paste.why")).muted().wrap().ui(ui);
        let name = tr.say("record-paste-names");
        let id = Id::unique("record paste");
        let sends = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
        ScrollArea::vertical().id_salt("pasted").max_height(240.0).show(ui, |ui| {
            let response =
                Field::new(&name).id(id).rows(8).error(self.trouble.as_deref()).ui(ui, &mut self.text);
            if !std::mem::replace(&mut self.begun, true) {
                response.request_focus();
            }
            if response.changed() {
                self.trouble = None;
            }
        });
        let mut stays = Stays::Open;
        ui.horizontal(|ui| {
            let words = tr.say("record-paste-look");
            if Button::primary(&words).ui(ui).clicked() || sends {
                match app.pasted_names(&self.text) {
                    Ok(signed) => self.listed = Some(Listed::new(self.stand, signed)),
                    Err(words) => self.trouble = Some(words),
                }
            }
            if Button::plain(&tr.say("record-file")).ui(ui).clicked() {
                out.pick(Pick::Results);
                stays = Stays::Closed;
            }
            if Button::plain(&tr.say("ui-cancel")).ui(ui).clicked() {
                stays = Stays::Closed;
            }
        });
        stays
    }

    fn is_light(&self) -> bool {
        false
    }
}

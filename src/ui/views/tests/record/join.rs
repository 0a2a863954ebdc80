//! Two questions: somebody who is not on the roster, and a result about which two people differ.

use egui::{Key, Ui};

use super::rows::speaker;
use crate::app::{Action, App, Joining, Joins};
use crate::args;
use crate::model::{Day, Outcome, RecordId, Worker};
use crate::ui::outbox::Outbox;
use crate::ui::panels::{Sheet, Stays};
use crate::ui::text::Words;
use crate::ui::widgets::{Button, Field, menu_button, menu_item, segments};
use crate::ui::{Tone, measure};

/// Reasons that are offered; any other is typed.
const REASONS: [&str; 3] = ["record-reason-there", "record-reason-leave", "record-reason-moved"];
/// People offered who may be meant by a name.
const MOST_ALIKE: usize = 4;

/// Adds somebody to the roster of a test, with a reason and their result.
pub(in crate::ui) struct Join {
    test: RecordId,
    /// Who, if they are known; else somebody new.
    person: Option<RecordId>,
    name: String,
    unit: Option<RecordId>,
    outcome: Outcome,
    day: Day,
    reason: String,
    begun: bool,
    /// Who may be meant, for a name.
    alike: Option<(String, Vec<RecordId>)>,
}

impl Join {
    /// For somebody who is known. `name` is the last one of somebody who was taken off the chart.
    pub(in crate::ui) fn known(
        test: RecordId,
        person: RecordId,
        name: String,
        unit: Option<RecordId>,
        outcome: Outcome,
        day: Day,
    ) -> Self {
        let person = Some(person);
        Self { test, person, name, unit, outcome, day, reason: String::new(), begun: false, alike: None }
    }

    /// For a name that is not on the chart.
    pub(in crate::ui) fn new(
        test: RecordId,
        name: &str,
        unit: Option<RecordId>,
        outcome: Outcome,
        day: Day,
    ) -> Self {
        let reason = String::new();
        let name = written(name);
        Self { test, person: None, name, unit, outcome, day, reason, begun: false, alike: None }
    }

    fn is_on_roster(&self, app: &App) -> bool {
        let tally = app.tallies().test(self.test);
        self.person.is_some_and(|person| tally.is_some_and(|tally| tally.person(person).is_some()))
    }

    /// Who may be meant by the name that is typed.
    fn find_alike(&mut self, app: &App) {
        if self.person.is_some() || self.alike.as_ref().is_some_and(|(of, _)| *of == self.name) {
            return;
        }
        let mut people = app.people_called(&self.name);
        people.extend(app.alike(&self.name, MOST_ALIKE));
        let mut seen = std::collections::BTreeSet::new();
        people.retain(|person| seen.insert(*person));
        people.truncate(MOST_ALIKE);
        self.alike = Some((self.name.clone(), people));
    }
}

/// A name as it is written: typed in small letters it gets its capitals.
fn written(typed: &str) -> String {
    if typed.chars().any(char::is_uppercase) {
        return typed.trim().to_owned();
    }
    let words = typed.split_whitespace().map(|word| {
        let mut signs = word.chars();
        signs.next().map_or_else(String::new, |first| first.to_uppercase().chain(signs).collect())
    });
    words.collect::<Vec<String>>().join(" ")
}

/// Whether somebody may join a roster: supervisors and people outside never count; whoever left may
/// have been there on the day.
pub(super) fn may_count(app: &App, worker: &Worker) -> bool {
    app.campaign().is_counted(worker) || **worker.standing.value() == *"left"
}

/// "5 North · nurse", to tell two people of one name apart.
pub(super) fn where_of(app: &App, person: RecordId, test: RecordId) -> String {
    let campaign = app.campaign();
    let unit = app.joins_in(test, person).and_then(|unit| campaign.unit(unit));
    let job = campaign.worker(person).map(|worker| worker.job.trim().to_owned());
    let parts = [unit.map(|unit| unit.name.to_string()), job];
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<String>>().join(" · ")
}

/// A menu of the units somebody may have been in.
pub(super) fn unit_menu_ui(ui: &mut Ui, app: &App, test: RecordId, unit: &mut Option<RecordId>) {
    let tr = app.tr();
    let campaign = app.campaign();
    let name = |unit: Option<RecordId>| match unit.and_then(|unit| campaign.unit(unit)) {
        Some(unit) => unit.name.to_string(),
        None => tr.say("tests-no-unit"),
    };
    let Some(test) = campaign.test(test) else { return };
    let words = tr.with("record-join-unit", args!["unit" => name(*unit)]);
    menu_button(ui, Button::plain(&words).caret(), |ui| {
        for other in app.test_units(test) {
            if menu_item(ui, None, &name(other), "", other == *unit).clicked() {
                *unit = other;
            }
        }
    });
}

/// The line for a reason, with some that are offered.
pub(super) fn reason_ui(ui: &mut Ui, app: &App, reason: &mut String) -> egui::Response {
    let tr = app.tr();
    let name = tr.say("record-reason");
    let response = Field::new(&name).hint(&tr.say("record-reason.hint")).ui(ui, reason);
    ui.horizontal_wrapped(|ui| {
        for id in REASONS {
            let words = tr.say(id);
            if Button::quiet(&words).chosen(*reason == words).ui(ui).clicked() {
                *reason = words;
            }
        }
    });
    response
}

impl Sheet for Join {
    fn title(&self, app: &App) -> String {
        let tr = app.tr();
        if self.person.is_none() {
            return tr.say("record-join-new");
        }
        if self.is_on_roster(app) {
            return tr.say("record-join-back");
        }
        tr.say("record-join-title")
    }

    fn ui(&mut self, ui: &mut Ui, app: &App, out: &mut Outbox) -> Stays {
        let tr = app.tr();
        self.find_alike(app);
        let worker = self.person.and_then(|person| app.campaign().worker(person));
        let is_gone = self.person.is_some() && worker.is_none();
        let name = worker.map_or_else(|| self.name.clone(), |worker| app.name_of(worker));
        let uncounted = worker.is_some_and(|worker| !may_count(app, worker));
        let why = match (self.person, is_gone) {
            _ if uncounted => tr.with("record-join-not-counted", args!["name" => &name]),
            (None, _) => tr.say("record-join-new.why"),
            (_, true) => tr.with("record-join-back.why", args!["name" => &name]),
            _ => tr.with("record-join-title.why", args!["name" => &name]),
        };
        Words::new(why).wrap().ui(ui);
        let enter = ui.input(|input| input.key_pressed(Key::Enter));
        let mut entered = false;
        if self.person.is_none() {
            let label = tr.say("tests-name");
            let response = Field::new(&label).ui(ui, &mut self.name);
            entered |= response.lost_focus() && enter;
            if self.name.is_empty() && !self.begun {
                // Nobody was typed yet: the name comes first, then the reason.
                self.begun = true;
                response.request_focus();
            }
            let alike = self.alike.as_ref().map(|(_, people)| people.clone()).unwrap_or_default();
            if !alike.is_empty() {
                Words::new(tr.say("record-join-alike")).tone(Tone::Warning).wrap().ui(ui);
                for person in alike {
                    let Some(worker) = app.campaign().worker(person) else { continue };
                    let words = format!("{} · {}", app.name_of(worker), where_of(app, person, self.test));
                    if Button::plain(&words).ui(ui).clicked() {
                        self.person = Some(person);
                        self.unit = app.joins_in(self.test, person).or(self.unit);
                        if self.is_on_roster(app) {
                            let deed = app.results_deed(self.test, self.day, &[(person, self.outcome)]);
                            out.send(Action::Do(deed));
                            return Stays::Closed;
                        }
                    }
                }
            }
        }
        let words: Vec<(Outcome, String)> = [Outcome::Did, Outcome::Refused, Outcome::NoAnswer]
            .map(|outcome| (outcome, tr.say(crate::chart::outcome_word(outcome))))
            .to_vec();
        let options: Vec<(Outcome, &str)> =
            words.iter().map(|(outcome, word)| (*outcome, word.as_str())).collect();
        segments(ui, &tr.say("record-names-outcome"), &options, &mut self.outcome);
        ui.horizontal(|ui| {
            unit_menu_ui(ui, app, self.test, &mut self.unit);
            let day = tr.short_day(self.day.into());
            Words::new(tr.with("record-day-is", args!["day" => &day])).muted().ui(ui);
        });
        ui.add_space(measure::GAP_4);
        let response = reason_ui(ui, app, &mut self.reason);
        entered |= response.lost_focus() && enter;
        if !std::mem::replace(&mut self.begun, true) {
            response.request_focus();
        }
        ui.add_space(measure::GAP_8);
        let ready = !uncounted
            && !self.reason.trim().is_empty()
            && (self.person.is_some() || !self.name.trim().is_empty());
        let mut stays = Stays::Open;
        ui.horizontal(|ui| {
            let words = tr.say(if is_gone { "record-join-do-back" } else { "record-join-do" });
            let key = tr.say("key-enter");
            let hint = tr.say("record-join-needs");
            let button = Button::primary(&words).key(&key).enabled(ready);
            let button = if ready { button } else { button.hint(&hint) };
            if button.ui(ui).clicked() || entered && ready {
                let who = match self.person {
                    Some(person) => Joins::Known(person),
                    None => Joins::New(self.name.trim().into()),
                };
                let reason = self.reason.trim().into();
                let joining = Joining { who, unit: self.unit, reason, outcome: self.outcome, day: self.day };
                out.send(Action::Make(app.joining_deed(self.test, &[], vec![joining])));
                stays = Stays::Closed;
            }
            if Button::plain(&tr.say("ui-cancel")).ui(ui).clicked() {
                stays = Stays::Closed;
            }
        });
        if entered && !ready && stays == Stays::Open {
            response.request_focus();
        }
        stays
    }

    fn is_light(&self) -> bool {
        false
    }
}

/// What is said of one result by several people, and which holds.
pub(super) struct Settle {
    test: RecordId,
    person: RecordId,
}

impl Settle {
    pub(super) fn new(test: RecordId, person: RecordId) -> Self {
        Self { test, person }
    }
}

impl Sheet for Settle {
    fn title(&self, app: &App) -> String {
        let name = app.campaign().worker(self.person).map(|worker| app.name_of(worker)).unwrap_or_default();
        app.tr().with("record-settle-title", args!["name" => &name])
    }

    fn ui(&mut self, ui: &mut Ui, app: &App, out: &mut Outbox) -> Stays {
        let tr = app.tr();
        let said = app.said_results(self.person, self.test);
        let said: Vec<_> = said.iter().filter(|result| result.outcome != Outcome::NotAsked).collect();
        for result in &said {
            let word = tr.say(crate::chart::outcome_word(result.outcome));
            let day = tr.near_day(result.day.into(), app.today().into());
            let who = speaker(app, result);
            Words::new(tr.with("record-said", args!["who" => &who, "what" => &word, "day" => &day]))
                .strong()
                .wrap()
                .ui(ui);
        }
        Words::new(tr.say("record-settle-why")).muted().wrap().ui(ui);
        ui.add_space(measure::GAP_4);
        let mut outcomes: Vec<Outcome> = said.iter().map(|result| result.outcome).collect();
        outcomes.sort();
        outcomes.dedup();
        let mut stays = Stays::Open;
        ui.horizontal_wrapped(|ui| {
            for outcome in outcomes {
                let word = tr.say(crate::chart::outcome_word(outcome));
                let words = tr.with("record-settle-for", args!["what" => &word]);
                if Button::plain(&words).ui(ui).clicked() {
                    out.send(Action::Do(app.settle_deed(self.person, self.test, outcome)));
                    stays = Stays::Closed;
                }
            }
            if Button::quiet(&tr.say("record-settle-later")).ui(ui).clicked() {
                stays = Stays::Closed;
            }
        });
        stays
    }
}

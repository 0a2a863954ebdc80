//! What is asked before a deed: short sheets that one key answers.

use egui::{Key, Ui};

use super::{grouping_word, name_of};
use crate::app::fold;
use crate::app::{Action, App, Make};
use crate::args;
use crate::model::{Grouping, Judgement, Outcome, RecordId, TalkStands, Text, UnitField, WorkerField};
use crate::ui::outbox::Outbox;
use crate::ui::panels::{Sheet, Stays};
use crate::ui::views::tests::Join;
use crate::ui::{Button, Field, Words, deeds, measure, menu_item};

/// One answer: its key, its words, and what it does.
struct Answer {
    key: Option<char>,
    words: String,
    /// What it stands under.
    heading: String,
    chosen: bool,
    does: Box<dyn Fn(&mut Outbox)>,
}

/// What is asked.
enum About {
    /// One of several answers, each with a key.
    Choice(Vec<Answer>),
    /// Whether to rate several.
    Rate(u8),
    /// A text: the name of a unit, a word.
    Line { label: String, button: String, write: Write },
}

/// What a typed line is for.
enum Write {
    NewUnit(Text),
    UnitName(RecordId),
    Estimate(RecordId),
    /// The word of a lane by job or language, for everybody in it.
    Word {
        grouping: Text,
        from: Text,
        people: Vec<RecordId>,
    },
}

/// A short question.
pub(crate) struct Ask {
    people: Vec<RecordId>,
    about: About,
    title: String,
    typed: String,
    begun: bool,
}

impl Ask {
    fn of(people: &[RecordId], title: String, about: About) -> Self {
        Self { people: people.to_vec(), about, title, typed: String::new(), begun: false }
    }

    /// Whether to rate several people at once.
    pub(crate) fn rate(app: &App, people: &[RecordId], value: u8) -> Self {
        let title = app.tr().with("chart-view-rate-many", args!["n" => people.len(), "value" => value]);
        Self::of(people, title, About::Rate(value))
    }

    /// What we think of people as leaders, and where the talk stands.
    pub(crate) fn leader(app: &App, people: &[RecordId]) -> Self {
        let tr = app.tr();
        let now = people.first().and_then(|person| app.campaign().worker(*person));
        let heading = tr.say("chart-view-judgement");
        let mut answers = Vec::new();
        for (key, judgement, word) in [
            ('l', Judgement::Identified, "identified"),
            ('s', Judgement::Suggested, "suggested"),
            ('n', Judgement::NotALeader, "not"),
            ('0', Judgement::NotLookedAt, "unknown"),
        ] {
            let people = people.to_vec();
            answers.push(Answer {
                key: Some(key),
                words: tr.say(&format!("chart-view-judgement-{word}")),
                heading: heading.clone(),
                chosen: now.is_some_and(|worker| *worker.judgement.value() == judgement),
                does: Box::new(move |out| out.send(Action::Do(deeds::judge(&people, judgement)))),
            });
        }
        let heading = tr.say("chart-view-stands");
        for (key, stands, word) in [
            ('b', TalkStands::NotBegun, "not-begun"),
            ('c', TalkStands::InConversation, "in-conversation"),
            ('y', TalkStands::Yes, "yes"),
            ('x', TalkStands::No, "no"),
        ] {
            let people = people.to_vec();
            answers.push(Answer {
                key: Some(key),
                words: tr.say(&format!("chart-view-stands-{word}")),
                heading: heading.clone(),
                chosen: now.is_some_and(|worker| *worker.talk.value() == stands),
                does: Box::new(move |out| out.send(Action::Do(deeds::talk_stands(&people, stands)))),
            });
        }
        Self::of(people, whom(app, "chart-view-ask-leader", people), About::Choice(answers))
    }

    /// What people did in the test in focus, else in the latest one.
    pub(crate) fn result(app: &App, people: &[RecordId]) -> Self {
        let tr = app.tr();
        let ladder = app.campaign().ladder();
        let focus = app.selection().test;
        let test = ladder.iter().rev().find(|test| focus == Some(test.id)).or(ladder.last());
        let mut answers = Vec::new();
        let mut title = tr.say("chart-view-no-test");
        if let Some(test) = test {
            title =
                tr.with("chart-view-ask-result", args!["test" => test.name.to_string(), "n" => people.len()]);
            let tally = app.tallies().test(test.id);
            let seated = |person: &&RecordId| tally.is_some_and(|tally| tally.person(**person).is_some());
            let on: Vec<RecordId> = people.iter().filter(seated).copied().collect();
            let beside = people.len() - on.len();
            let day = app.day_of_results(test.id);
            let id = test.id;
            // Not on the roster: one is told and added with a reason, several are left out aloud.
            let alone = people.first().copied().filter(|_| people.len() == 1 && on.is_empty());
            let heading = match beside {
                0 => String::new(),
                n => tr.with("record-ask-beside", args!["n" => n]),
            };
            if on.is_empty() && alone.is_none() && beside > 0 {
                return Self::of(people, heading, About::Choice(Vec::new()));
            }
            for (key, outcome) in [
                ('y', Outcome::Did),
                ('n', Outcome::Refused),
                ('a', Outcome::NoAnswer),
                ('-', Outcome::NotAsked),
            ] {
                let does: Box<dyn Fn(&mut Outbox)> = if let Some(person) = alone {
                    let unit = app.joins_in(id, person);
                    Box::new(move |out| out.show(Join::known(id, person, String::new(), unit, outcome, day)))
                } else {
                    let results: Vec<(RecordId, Outcome)> =
                        on.iter().map(|person| (*person, outcome)).collect();
                    let deed = app.results_deed(id, day, &results);
                    Box::new(move |out| out.send(Action::Do(deed.clone())))
                };
                answers.push(Answer {
                    key: Some(key),
                    words: tr.say(crate::chart::outcome_word(outcome)),
                    heading: heading.clone(),
                    chosen: false,
                    does,
                });
            }
        }
        Self::of(people, title, About::Choice(answers))
    }

    /// Where people belong: every unit of every grouping, each with a letter of its own.
    pub(crate) fn places(app: &App, people: &[RecordId]) -> Self {
        let tr = app.tr();
        let campaign = app.campaign();
        let mut answers = Vec::new();
        for grouping in campaign.groupings().into_iter().filter(|grouping| !grouping.retired) {
            if [Grouping::JOB, Grouping::LANGUAGE].contains(&&*grouping.key) {
                continue;
            }
            let heading = grouping_word(app, &grouping);
            let units = campaign.units_of(&grouping.key);
            let mut choices: Vec<(Option<RecordId>, String)> =
                units.iter().map(|unit| (Some(unit.id), unit.name.to_string())).collect();
            if !choices.is_empty() {
                choices.push((None, tr.say("chart-view-none")));
            }
            for (unit, words) in choices {
                let (people, key) = (people.to_vec(), grouping.key.clone());
                answers.push(Answer {
                    key: None,
                    words,
                    heading: heading.clone(),
                    chosen: false,
                    does: Box::new(move |out| out.send(Action::Do(deeds::place(&people, &key, unit)))),
                });
            }
        }
        give_keys(&mut answers);
        let title = whom(app, "chart-view-ask-move", people);
        Self::of(people, title, About::Choice(answers))
    }

    /// The name of a new unit.
    pub(crate) fn new_unit(app: &App, grouping: &Text) -> Self {
        let tr = app.tr();
        let label = tr.say("chart-view-unit-name");
        let button = tr.say("chart-view-add-unit");
        let about = About::Line { label, button, write: Write::NewUnit(grouping.clone()) };
        Self::of(&[], tr.say("chart-view-new-unit"), about)
    }

    /// Another name for a unit.
    pub(crate) fn unit_name(app: &App, unit: RecordId) -> Self {
        let tr = app.tr();
        let label = tr.say("chart-view-unit-name");
        let about =
            About::Line { label, button: tr.say("chart-view-rename-do"), write: Write::UnitName(unit) };
        let mut ask = Self::of(&[], tr.say("chart-view-rename-unit"), about);
        ask.typed = app.campaign().unit(unit).map(|unit| unit.name.to_string()).unwrap_or_default();
        ask
    }

    /// How many are estimated to belong to a unit.
    pub(crate) fn estimate(app: &App, unit: RecordId) -> Self {
        let tr = app.tr();
        let label = tr.say("chart-view-estimate");
        let about =
            About::Line { label, button: tr.say("chart-view-estimate-do"), write: Write::Estimate(unit) };
        let mut ask = Self::of(&[], tr.say("chart-view-estimate-ask"), about);
        let now = app.campaign().unit(unit).and_then(|unit| *unit.estimate.value());
        ask.typed = now.map(|many| many.to_string()).unwrap_or_default();
        ask
    }

    /// Another word for a lane by job or language, for everybody in it.
    pub(crate) fn word(app: &App, grouping: &Text, from: &Text, people: Vec<RecordId>) -> Self {
        let tr = app.tr();
        let label = tr.say("chart-view-word");
        let button = tr.say("chart-view-rename-do");
        let write = Write::Word { grouping: grouping.clone(), from: from.clone(), people };
        let mut ask = Self::of(&[], tr.say("chart-view-rename-word"), About::Line { label, button, write });
        ask.typed = from.to_string();
        ask
    }
}

/// A heading that says whom it is about.
fn whom(app: &App, id: &str, people: &[RecordId]) -> String {
    let one = people.first().filter(|_| people.len() == 1).and_then(|person| app.campaign().worker(*person));
    let name = one.map(|worker| name_of(app, worker)).unwrap_or_default();
    app.tr().with(id, args!["n" => people.len(), "name" => name])
}

/// Gives each answer a letter: of its own name where one is free.
fn give_keys(answers: &mut [Answer]) {
    let mut taken = std::collections::BTreeSet::new();
    for answer in answers.iter_mut() {
        let own: Vec<char> = fold(&answer.words).chars().filter(|c| c.is_alphanumeric()).collect();
        let spare = ('a'..='z').chain('1'..='9');
        answer.key = own.into_iter().chain(spare).find(|key| taken.insert(*key));
    }
}

impl Sheet for Ask {
    fn title(&self, _app: &App) -> String {
        self.title.clone()
    }

    fn width(&self) -> f32 {
        360.0
    }

    fn ui(&mut self, ui: &mut Ui, app: &App, out: &mut Outbox) -> Stays {
        let first = !std::mem::replace(&mut self.begun, true);
        if ui.input(|input| input.key_pressed(Key::Escape)) {
            return Stays::Closed;
        }
        match &self.about {
            About::Choice(answers) => {
                if answers.is_empty() {
                    Words::new(app.tr().say("chart-view-nothing-to-choose")).muted().wrap().ui(ui);
                    return Stays::Open;
                }
                let stays = choice_ui(ui, app, answers, &mut self.typed, first, out);
                self.typed.clear();
                stays
            }
            About::Rate(value) => self.rate_ui(ui, app, *value, first, out),
            About::Line { label, button, write } => {
                let id = ui.scope_id().with("line");
                let field = Field::new(label).id(id).ui(ui, &mut self.typed);
                if first {
                    field.request_focus();
                }
                let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
                ui.add_space(measure::GAP_8);
                let ready = write.is_ready(&self.typed);
                if (Button::primary(button).enabled(ready).ui(ui).clicked() || entered) && ready {
                    out.send(write.action(app, &self.typed));
                    return Stays::Closed;
                }
                Stays::Open
            }
        }
    }
}

impl Ask {
    fn rate_ui(&self, ui: &mut Ui, app: &App, value: u8, first: bool, out: &mut Outbox) -> Stays {
        let tr = app.tr();
        Words::new(tr.say("chart-view-rate-basis")).muted().wrap().ui(ui);
        ui.add_space(measure::GAP_8);
        let words = tr.with("chart-view-rate-do", args!["n" => self.people.len(), "value" => value]);
        let button = Button::primary(&words).ui(ui);
        if first {
            button.request_focus();
        }
        // The same digit again says yes too.
        let again = !first
            && ui.input(|input| {
                input.events.iter().any(|event| match event {
                    egui::Event::Key { key, physical_key, pressed: true, .. } => {
                        super::digit(*physical_key).or(super::digit(Some(*key))) == Some(value)
                    }
                    _ => false,
                })
            });
        if button.clicked() || again {
            out.send(Action::Do(deeds::rate(&self.people, value, &deeds::Said::guess(app.today()))));
            return Stays::Closed;
        }
        Stays::Open
    }
}

/// Answers as lines with their keys; the first letter typed decides.
fn choice_ui(
    ui: &mut Ui,
    app: &App,
    answers: &[Answer],
    typed: &mut String,
    first: bool,
    out: &mut Outbox,
) -> Stays {
    let tr = app.tr();
    let id = ui.scope_id().with("letter");
    let name = tr.say("chart-view-letter");
    let field = Field::new(&name).id(id).hint(&name).ui(ui, typed);
    if first {
        field.request_focus();
    }
    let letter = fold(typed).chars().next().or(typed.chars().next());
    let mut chosen = letter.and_then(|letter| answers.iter().find(|answer| answer.key == Some(letter)));
    let mut heading = "";
    for answer in answers {
        if answer.heading != heading {
            heading = &answer.heading;
            ui.add_space(measure::GAP_4);
            Words::new(heading).muted().wrap().ui(ui);
        }
        let key = answer.key.map(|key| key.to_uppercase().to_string()).unwrap_or_default();
        if menu_item(ui, None, &answer.words, &key, answer.chosen).clicked() {
            chosen = Some(answer);
        }
    }
    match chosen {
        Some(answer) => {
            (answer.does)(out);
            Stays::Closed
        }
        None => Stays::Open,
    }
}

impl Write {
    fn is_ready(&self, typed: &str) -> bool {
        match self {
            Write::Estimate(_) => typed.trim().is_empty() || typed.trim().parse::<u32>().is_ok(),
            _ => !typed.trim().is_empty(),
        }
    }

    fn action(&self, app: &App, typed: &str) -> Action {
        let typed = typed.trim();
        match self {
            Write::NewUnit(grouping) => {
                let (grouping, name) = (grouping.clone(), typed.to_owned());
                Action::Make(Make::new(move |new| deeds::new_unit(new(), &grouping, &name)))
            }
            Write::UnitName(unit) => {
                Action::Do(deeds::set_unit("rename-unit", *unit, vec![UnitField::Name(typed.into())]))
            }
            Write::Estimate(unit) => {
                let many = typed.parse::<u32>().ok();
                Action::Do(deeds::set_unit("estimate", *unit, vec![UnitField::Estimate(many)]))
            }
            Write::Word { grouping, from, people } => Action::Do(match &**grouping {
                Grouping::LANGUAGE => {
                    let lane = crate::chart::LaneKey::Word(typed.into());
                    deeds::drop_on(app.campaign(), people, grouping, &lane, Some(from))
                }
                _ => deeds::set("job", people, &WorkerField::Job(typed.into())),
            }),
        }
    }
}

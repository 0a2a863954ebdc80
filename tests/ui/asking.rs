//! Asking who people go to, by keyboard alone; and taking one of the next talks.

use egui::Key;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use wallchart::app::{Action, App, Whom};
use wallchart::model::{
    Basis, CampaignField, Day, Edit, Fields, Practice, QuestionKind, RecordId, TieKind, WorkerField,
};

use super::workplace::{NAMES, Seat, TODAY, Ward, empty, naming, open, person, rate, say, unit, ward};
use crate::support::picture::Stage;

fn seat(app: App) -> Harness<'static, Seat> {
    open(&Stage::light(1440.0, 900.0), app)
}

/// Types as a hand does; letters of names are not counted.
struct Hand {
    keys: usize,
}

impl Hand {
    fn name(&self, harness: &mut Harness<'static, Seat>, name: &str) {
        for letter in name.chars() {
            harness.event(egui::Event::Text(letter.to_string()));
        }
        harness.run_steps(1);
    }

    fn key(&mut self, harness: &mut Harness<'static, Seat>, key: Key) {
        harness.key_press(key);
        self.keys += 1;
        harness.run_steps(2);
    }
}

/// Four units of five, nobody asked yet.
fn wards() -> (App, Vec<RecordId>, Vec<RecordId>) {
    let mut app = empty();
    let units: Vec<_> =
        ["Emergency", "5 North", "Theatres", "Kitchen"].map(|name| unit(&mut app, "unit", name, None)).into();
    let people = NAMES.iter().enumerate();
    let people = people.map(|(n, name)| person(&mut app, name, "Nurse", &[("unit", units[n / 5])])).collect();
    (app, people, units)
}

fn named_by(app: &App, asker: RecordId) -> Vec<String> {
    let campaign = app.campaign();
    let ties = campaign.ties.values().filter(|tie| tie.from == asker);
    let mut names: Vec<String> = ties.map(|tie| campaign.worker(tie.to).unwrap().name.to_string()).collect();
    names.sort();
    names
}

fn asked(app: &App, person: RecordId, question: &str) -> Option<Day> {
    app.campaign().worker(person).unwrap().asked.get(question).and_then(|day| *day.value())
}

#[test]
fn an_empty_chart_is_not_said_to_be_asked() {
    let mut harness = seat(empty());
    harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::Num5);
    harness.run_steps(4);
    harness.key_press(Key::A);
    harness.run_steps(4);
    harness.get_by_label("Nobody is on the chart yet");
    assert!(harness.query_by_label("Everybody was asked this").is_none());
}

#[test]
fn twenty_answers_take_forty_six_keys_beyond_the_letters_of_names() {
    let (app, people, _) = wards();
    let mut harness = seat(app);
    let mut hand = Hand { keys: 0 };
    hand.key(&mut harness, Key::A);
    harness.get_by_label("Who do you go to when there is a problem?");
    for (n, _) in people.iter().enumerate() {
        // The first name is enough where it says who is meant; the last five name two.
        let first = NAMES[(n + 1) % 20].split(' ').next().unwrap();
        hand.name(&mut harness, first);
        hand.key(&mut harness, Key::Enter);
        if n >= 15 {
            hand.name(
                &mut harness,
                &format!("Newcomer {}", ["Uma", "Vito", "Wanda", "Xavi", "Yara"][n - 15]),
            );
            hand.key(&mut harness, Key::Enter);
        }
        hand.key(&mut harness, Key::Enter);
    }
    let app = harness.state().app();
    assert_eq!((app.campaign().ties.len(), app.campaign().workers.len()), (25, 25));
    for (n, asker) in people.iter().enumerate() {
        assert_eq!(asked(app, *asker, "problem"), Some(TODAY));
        let names = named_by(app, *asker);
        assert!(names.contains(&NAMES[(n + 1) % 20].to_owned()), "{} names {names:?}", NAMES[n]);
        if n >= 15 {
            let new = names.iter().find(|name| name.starts_with("Newcomer")).expect("is new");
            let new = app.campaign().people().find(|worker| **worker.name == **new).unwrap();
            assert_eq!(new.unit(), app.campaign().worker(*asker).unwrap().unit());
        }
    }
    assert!(hand.keys <= 46, "{} keys", hand.keys);
}

#[test]
fn keys_that_come_faster_than_frames_are_not_lost() {
    let (app, people, _) = wards();
    let mut harness = seat(app);
    let mut hand = Hand { keys: 0 };
    hand.key(&mut harness, Key::A);
    for name in ["Ben", "Cem", "Dora"] {
        for letter in name.chars() {
            harness.event(egui::Event::Text(letter.to_string()));
        }
        harness.key_press(Key::Enter);
        harness.key_press(Key::Enter);
    }
    harness.run_steps(20);
    let app = harness.state().app();
    let said: Vec<_> = people.iter().take(3).map(|person| named_by(app, *person)).collect();
    assert_eq!(said, [["Ben Okoye"], ["Cem Arslan"], ["Dora Novak"]]);
}

#[test]
fn a_burst_of_keys_in_one_frame_is_kept_whole() {
    let (app, people, _) = wards();
    let mut harness = seat(app);
    let mut hand = Hand { keys: 0 };
    hand.key(&mut harness, Key::A);
    // As a slow window gets them: press and release of all keys at once, two frames in a row.
    for names in [["Ben", "Cem"], ["Dora", "Ben"]] {
        for name in names {
            let enter = [true, false, true, false].map(|pressed| egui::Event::Key {
                key: Key::Enter,
                physical_key: Some(Key::Enter),
                pressed,
                repeat: false,
                modifiers: egui::Modifiers::NONE,
            });
            let events = &mut harness.input_mut().events;
            events.extend(name.chars().map(|letter| egui::Event::Text(letter.to_string())));
            events.extend(enter);
        }
        harness.step();
    }
    harness.run_steps(12);
    let app = harness.state().app();
    let said: Vec<_> = people.iter().take(4).map(|person| named_by(app, *person)).collect();
    assert_eq!(said, [["Ben Okoye"], ["Cem Arslan"], ["Dora Novak"], ["Ben Okoye"]]);
}

#[test]
fn an_answer_is_one_step_to_undo_with_its_new_people() {
    let (app, people, _) = wards();
    let mut harness = seat(app);
    let mut hand = Hand { keys: 0 };
    hand.key(&mut harness, Key::A);
    hand.name(&mut harness, "Ben");
    hand.key(&mut harness, Key::Enter);
    hand.name(&mut harness, "Zoe Quist");
    hand.key(&mut harness, Key::Enter);
    hand.key(&mut harness, Key::Enter);
    assert_eq!(named_by(harness.state().app(), people[0]), ["Ben Okoye", "Zoe Quist"]);
    harness.state_mut().act(|app| app.perform(Action::Undo));
    let app = harness.state().app();
    assert_eq!((app.campaign().ties.len(), app.campaign().workers.len()), (0, 20));
    assert_eq!(asked(app, people[0], "problem"), None);
}

#[test]
fn whoever_names_nobody_was_asked() {
    let (app, people, _) = wards();
    let mut harness = seat(app);
    let mut hand = Hand { keys: 0 };
    hand.key(&mut harness, Key::A);
    hand.key(&mut harness, Key::Enter);
    // Passed over: nothing is said of them.
    hand.key(&mut harness, Key::PageDown);
    hand.name(&mut harness, "Ada");
    hand.key(&mut harness, Key::Enter);
    hand.key(&mut harness, Key::Enter);
    let app = harness.state().app();
    assert_eq!((asked(app, people[0], "problem"), asked(app, people[1], "problem")), (Some(TODAY), None));
    assert_eq!(named_by(app, people[2]), ["Ada Berg"]);
    assert_eq!(app.campaign().ties.len(), 1);
}

#[test]
fn nobody_names_themselves_and_nobody_is_named_twice_in_an_answer() {
    let (app, people, _) = wards();
    let mut harness = seat(app);
    let mut hand = Hand { keys: 0 };
    hand.key(&mut harness, Key::A);
    hand.name(&mut harness, "Ada Berg");
    hand.key(&mut harness, Key::Enter);
    harness.get_by_label("Ada Berg is the one asked: nobody names themselves.");
    for _ in 0..2 {
        hand.name(&mut harness, "Ben");
        hand.key(&mut harness, Key::Enter);
    }
    harness.get_by_label("Ben Okoye is named in this answer already.");
    hand.key(&mut harness, Key::Enter);
    assert_eq!(named_by(harness.state().app(), people[0]), ["Ben Okoye"]);
}

#[test]
fn a_supervisor_may_be_named_and_is_said_not_to_count() {
    let (mut app, people, _) = wards();
    let fields = vec![WorkerField::Standing("supervisor".into())];
    say(&mut app, people[1], Edit::SetWorker(Fields(fields)));
    let mut harness = seat(app);
    let mut hand = Hand { keys: 0 };
    hand.key(&mut harness, Key::A);
    hand.name(&mut harness, "Ben");
    hand.key(&mut harness, Key::Enter);
    harness.get_by_label_contains("Ben Okoye is not counted");
    hand.key(&mut harness, Key::Enter);
    assert_eq!(named_by(harness.state().app(), people[0]), ["Ben Okoye"]);
    // Next is Cem: supervisors are not asked.
    harness.get_by_label("Cem Arslan");
}

#[test]
fn a_name_said_again_renews_the_day_and_makes_no_second_tie() {
    let (mut app, people, _) = wards();
    naming(&mut app, people[0], people[1], "problem");
    let tie = *app.campaign().ties.keys().next().unwrap();
    let old = app.campaign().ties[&tie].clone();
    let earlier = wallchart::model::Fact::Tie {
        kind: old.kind.clone(),
        from: old.from,
        to: old.to,
        mutual: false,
        day: TODAY.plus(-100),
        says: wallchart::model::Speaker::Typist,
    };
    say(&mut app, tie, Edit::State(earlier));
    let chosen = app.selection().only(people[0]);
    app.perform(Action::Select(chosen));
    let mut harness = seat(app);
    let mut hand = Hand { keys: 0 };
    hand.key(&mut harness, Key::A);
    hand.name(&mut harness, "Ben");
    hand.key(&mut harness, Key::Enter);
    harness.get_by_label("Ben Okoye is there already: the date is renewed.");
    hand.key(&mut harness, Key::Enter);
    let ties = &harness.state().app().campaign().ties;
    assert_eq!((ties.len(), ties[&tie].day), (1, TODAY));
}

#[test]
fn putting_the_sheet_away_loses_nothing() {
    let (app, people, _) = wards();
    let mut harness = seat(app);
    let mut hand = Hand { keys: 0 };
    hand.key(&mut harness, Key::A);
    hand.name(&mut harness, "Ben");
    hand.key(&mut harness, Key::Enter);
    hand.name(&mut harness, "Rosal");
    hand.key(&mut harness, Key::Escape);
    assert!(harness.query_by_label("Who do people go to?").is_none());
    assert_eq!(named_by(harness.state().app(), people[0]), ["Ben Okoye"], "the name taken is kept");
    hand.key(&mut harness, Key::A);
    hand.key(&mut harness, Key::Enter);
    hand.key(&mut harness, Key::Enter);
    let app = harness.state().app();
    assert_eq!(
        named_by(app, people[0]),
        ["Ben Okoye", "Rosal"],
        "the letters were kept, for the same answer"
    );
}

#[test]
fn a_likely_double_is_shown_and_can_be_chosen() {
    let (app, people, _) = wards();
    let mut harness = seat(app);
    let mut hand = Hand { keys: 0 };
    hand.key(&mut harness, Key::A);
    hand.name(&mut harness, "Benn Okoye");
    harness.get_by_label("Perhaps Ben Okoye?");
    hand.key(&mut harness, Key::ArrowDown);
    hand.key(&mut harness, Key::Enter);
    hand.key(&mut harness, Key::Enter);
    assert_eq!(named_by(harness.state().app(), people[0]), ["Ben Okoye"]);
}

#[test]
fn a_new_person_on_a_practice_chart_is_asked_about_and_asking_goes_on() {
    let (mut app, ..) = wards();
    let about = app.campaign().id;
    let made_up = CampaignField::Practice(Practice::MadeUp("hospital".into()));
    say(&mut app, about, Edit::SetCampaign(Fields(vec![made_up])));
    let mut harness = seat(app);
    let mut hand = Hand { keys: 0 };
    hand.key(&mut harness, Key::A);
    hand.name(&mut harness, "Zoe Quist");
    hand.key(&mut harness, Key::Enter);
    hand.key(&mut harness, Key::Enter);
    harness.run_steps(3);
    assert!(harness.query_by_label("Who do people go to?").is_none());
    harness.get_by_label("Made up: keep practising").click();
    harness.run_steps(4);
    harness.get_by_label("Who do people go to?");
    harness.get_by_label("Ben Okoye");
}

#[test]
fn a_question_of_our_own_is_added_with_its_kind_and_one_is_retired() {
    let (app, ..) = wards();
    let mut harness = seat(app);
    let mut hand = Hand { keys: 0 };
    hand.key(&mut harness, Key::A);
    harness.get_by_label("Change the questions").click();
    harness.run_steps(3);
    harness.get_all_by_label("Retire").nth(2).expect("one a question").click();
    harness.run_steps(2);
    harness.get_all_by_label("New question").last().expect("the field").focus();
    harness.run_steps(2);
    hand.name(&mut harness, "Who calmed you down last time?");
    harness.get_by_label("Keep the questions").click();
    harness.run_steps(3);
    let questions = harness.state().app().campaign().questions();
    assert!(questions[2].retired && &*questions[2].key == "schedule");
    let own = questions.last().unwrap();
    assert_eq!((&*own.word, own.kind), ("Who calmed you down last time?", QuestionKind::Trust));
}

#[test]
fn a_ride_question_joins_the_campaign_with_its_first_answer() {
    let (app, people, _) = wards();
    let mut harness = seat(app);
    let mut hand = Hand { keys: 0 };
    hand.key(&mut harness, Key::A);
    harness.get_by_label("Who do you go to when there is a problem?").click();
    harness.run_steps(3);
    harness.get_by_label("Who do you share a ride with, or the way to work?").click();
    harness.run_steps(3);
    assert_eq!(harness.state().app().campaign().questions().len(), 4);
    hand.name(&mut harness, "Ben");
    hand.key(&mut harness, Key::Enter);
    hand.key(&mut harness, Key::Enter);
    let app = harness.state().app();
    assert_eq!(app.campaign().questions().len(), 5);
    let tie = app.campaign().ties.values().next().unwrap();
    assert_eq!(tie.kind, TieKind::Naming { question: "ride".into() });
    assert_eq!(asked(app, people[0], "ride"), Some(TODAY));
}

/// The ward with a supporter to whom the leader of 5 North is tied.
fn reached() -> Ward {
    let mut ward = ward();
    let (leader, friend) = (ward.people[2], ward.people[0]);
    rate(&mut ward.app, leader, 3, Basis::Said, 5);
    naming(&mut ward.app, leader, friend, "social");
    ward
}

#[test]
fn taking_a_talk_plans_it_with_somebody_and_one_undo_gives_it_back() {
    let Ward { app, .. } = reached();
    let first = app.next_talks(Whom::Everybody)[0].clone();
    let mut harness = seat(app);
    harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::Num5);
    harness.run_steps(3);
    harness.get_by_label("Page: Next ten talks").click();
    harness.run_steps(3);
    harness.get_all_by_label("Take it").next().expect("a row").click();
    harness.run_steps(3);
    let who = harness.state().app().organizers(&first)[0].clone();
    harness.get_all_by_label(&who.name).last().expect("in the menu").click();
    harness.run_steps(4);
    let app = harness.state().app();
    let planned = app.planned_talks(Whom::Everybody);
    assert_eq!(planned.len(), 1);
    let talk = planned[0];
    assert_eq!((*talk.worker.value(), &**talk.organizer.value()), (Some(first.whom), &*who.code));
    assert_eq!((*talk.day.value(), *talk.held.value()), (Some(first.day), false));
    assert!(app.next_talks(Whom::Everybody).iter().all(|talk| talk.whom != first.whom));
    harness.get_by_label("Planned");
    harness.state_mut().act(|app| app.perform(Action::Undo));
    let app = harness.state().app();
    assert!(app.planned_talks(Whom::Everybody).is_empty());
    assert_eq!(app.next_talks(Whom::Everybody)[0], first);
}

#[test]
fn no_two_of_the_list_say_the_same() {
    let Ward { mut app, people, .. } = reached();
    // Everybody of one first name, each turning to one of ours.
    for (n, who) in people.iter().enumerate().skip(3) {
        let name = format!("Maria {}", ["Silva", "Costa", "Silva"][n % 3]);
        say(&mut app, *who, Edit::SetWorker(Fields(vec![WorkerField::Name(name.as_str().into())])));
        naming(&mut app, *who, people[0], "number");
    }
    let list = app.next_talks(Whom::Everybody);
    let words = app.talk_words(&list);
    assert!(words.len() > 3);
    let apart: std::collections::BTreeSet<_> = words.iter().collect();
    assert_eq!(apart.len(), words.len(), "{words:#?}");
}

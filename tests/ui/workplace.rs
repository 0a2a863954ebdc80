//! A made-up workplace in a window.

use std::sync::Arc;

use egui_kittest::Harness;
use wallchart::app::{Action, App, Host, Settings, Shade, Waker};
use wallchart::log::Outside;
use wallchart::model::{
    Basis, Day, Deed, Edit, Fact, Fields, Judgement, Label, Outcome, RecordId, Speaker, Stamp, TestField,
    Text, TieKind, UnitField, WorkerField,
};
use wallchart::ui::Window;

use crate::desk::World;
use crate::support::picture::Stage;

/// The day of every test here.
pub(crate) const TODAY: Day = Day::from_number(20_400);

struct MadeUp {
    world: World,
    ticks: u64,
}

impl Outside for MadeUp {
    fn now(&mut self) -> Stamp {
        self.world.now()
    }

    fn random(&mut self, into: &mut [u8]) {
        self.world.random(into);
    }
}

impl Host for MadeUp {
    fn today(&mut self) -> Day {
        TODAY
    }

    fn ticks(&mut self) -> u64 {
        self.ticks += 1;
        self.ticks
    }

    fn waker(&self) -> Waker {
        Arc::new(|| {})
    }
}

/// A program without a campaign worth the name.
pub(crate) fn empty() -> App {
    let settings = Settings { welcomed: true, reduce_motion: true, ..Settings::default() };
    App::new(Box::new(MadeUp { world: World::new(77), ticks: 0 }), settings)
}

/// The same with folders of its own, so that it can save.
pub(crate) fn empty_in(home: &std::path::Path) -> App {
    let folders = wallchart::store::Folders::under(home);
    let mut app = App::start_in(Box::new(MadeUp { world: World::new(77), ticks: 0 }), Some(folders));
    let settings = Settings { welcomed: true, reduce_motion: true, ..app.settings().clone() };
    app.perform(Action::Set(Box::new(settings)));
    app
}

pub(crate) fn say(app: &mut App, on: RecordId, edit: Edit) {
    app.perform(Action::Do(Deed::new(Label::new("set", 1), vec![(on, edit)])));
}

pub(crate) fn unit(app: &mut App, grouping: &str, name: &str, estimate: Option<u32>) -> RecordId {
    let id = app.new_record();
    let fields = vec![
        UnitField::Name(name.into()),
        UnitField::Grouping(grouping.into()),
        UnitField::Estimate(estimate),
    ];
    say(app, id, Edit::SetUnit(Fields(fields)));
    id
}

pub(crate) fn person(app: &mut App, name: &str, job: &str, places: &[(&str, RecordId)]) -> RecordId {
    let id = app.new_record();
    let mut fields = vec![WorkerField::Name(name.into()), WorkerField::Job(job.into())];
    fields.extend(places.iter().map(|(key, unit)| WorkerField::Place(Text::from(*key), Some(*unit))));
    say(app, id, Edit::SetWorker(Fields(fields)));
    id
}

pub(crate) fn rate(app: &mut App, on: RecordId, value: u8, basis: Basis, days_ago: i32) {
    let day = TODAY.plus(-days_ago);
    say(app, on, Edit::State(Fact::Rating { value, day, basis, says: Speaker::Named("M.K.".into()) }));
}

pub(crate) fn naming(app: &mut App, from: RecordId, to: RecordId, question: &str) {
    let id = app.new_record();
    let kind = TieKind::Naming { question: question.into() };
    say(app, id, Edit::State(Fact::Tie { kind, from, to, mutual: false, day: TODAY, says: Speaker::Typist }));
}

/// Twenty made-up people in four units, two shifts, three tests.
pub(crate) struct Ward {
    pub(crate) app: App,
    pub(crate) people: Vec<RecordId>,
    pub(crate) units: Vec<RecordId>,
    pub(crate) shifts: Vec<RecordId>,
    pub(crate) tests: Vec<RecordId>,
}

/// Names of the twenty.
pub(crate) const NAMES: [&str; 20] = [
    "Ada Berg",
    "Ben Okoye",
    "Cem Arslan",
    "Dora Novak",
    "Ella Ruiz",
    "Finn Olsen",
    "Gita Rao",
    "Hana Sato",
    "Ivo Petrov",
    "Jana Klein",
    "Kofi Addo",
    "Lena Fuchs",
    "Mia Costa",
    "Nils Lund",
    "Olga Maric",
    "Pia Vogel",
    "Quim Serra",
    "Rosa Lima",
    "Sami Haddad",
    "Tove Holm",
];

pub(crate) fn ward() -> Ward {
    let mut app = empty();
    let units: Vec<RecordId> =
        [("Emergency", Some(7)), ("5 North", Some(8)), ("Theatres", Some(4)), ("Kitchen", None)]
            .into_iter()
            .map(|(name, estimate)| unit(&mut app, "unit", name, estimate))
            .collect();
    let shifts: Vec<RecordId> =
        ["Days", "Nights"].into_iter().map(|name| unit(&mut app, "shift", name, None)).collect();
    let tests: Vec<RecordId> = ["48-hour reach", "Issue survey", "Petition"]
        .into_iter()
        .zip(1..)
        .map(|(name, rung)| {
            let id = app.new_record();
            let fields = vec![
                TestField::Name(name.into()),
                TestField::Rung(rung),
                TestField::Day(Some(TODAY.plus(-10))),
            ];
            say(&mut app, id, Edit::SetTest(Fields(fields)));
            id
        })
        .collect();
    let jobs = ["Nurse", "Nurse", "Porter", "Clerk"];
    let mut people = Vec::new();
    for (place, name) in NAMES.into_iter().enumerate() {
        // The last two stand nowhere yet.
        let mut places = vec![("shift", shifts[place % 2])];
        if place < 18 {
            places.push(("unit", units[[0, 0, 1, 1, 1, 2, 3][place % 7]]));
        }
        let id = person(&mut app, name, jobs[place % 4], &places);
        let value = [1, 2, 3, 2, 0, 4, 2, 3, 5, 2][place % 10];
        if value > 0 {
            let basis = [Basis::Said, Basis::Did, Basis::Guess][place % 3];
            rate(&mut app, id, value, basis, [3, 12, 40, 100][place % 4]);
        }
        for (number, test) in tests.iter().enumerate() {
            let outcome =
                [Outcome::Did, Outcome::NoAnswer, Outcome::NotAsked, Outcome::Refused][(place + number) % 4];
            if outcome != Outcome::NotAsked {
                let fact = Fact::Result { test: *test, outcome, day: TODAY.plus(-5), says: Speaker::Typist };
                say(&mut app, id, Edit::State(fact));
            }
        }
        people.push(id);
    }
    for (leader, second, unit) in [(0, Some(1), 0), (2, None, 1)] {
        let judged = WorkerField::Judgement(Judgement::Identified);
        say(&mut app, people[leader], Edit::SetWorker(Fields(vec![judged])));
        let second = second.map(|place: usize| people[place]);
        let fields = vec![UnitField::Leader(Some(people[leader])), UnitField::Second(second)];
        say(&mut app, units[unit], Edit::SetUnit(Fields(fields)));
    }
    for from in [3, 4, 9, 10] {
        naming(&mut app, people[from], people[2], "problem");
    }
    naming(&mut app, people[2], people[5], "schedule");
    Ward { app, people, units, shifts, tests }
}

/// A window over a program; the window is made with the first frame.
pub(crate) struct Seat {
    app: Option<App>,
    window: Option<Window>,
}

impl Seat {
    pub(crate) fn app(&self) -> &App {
        self.window.as_ref().expect("the window is open").app()
    }

    /// Does something to the program behind the window.
    pub(crate) fn act<R>(&mut self, act: impl FnOnce(&mut App) -> R) -> R {
        act(self.window.as_mut().expect("the window is open").app_mut())
    }
}

/// The window of a stage over a program.
pub(crate) fn open(stage: &Stage, mut app: App) -> Harness<'static, Seat> {
    let shade = if stage.theme().is_dark { Shade::Dark } else { Shade::Light };
    app.perform(Action::Set(Box::new(Settings { shade, ..app.settings().clone() })));
    let seat = Seat { app: Some(app), window: None };
    let mut harness = stage.builder().build_ui_state(
        |ui, seat: &mut Seat| {
            if let Some(app) = seat.app.take() {
                seat.window = Some(Window::new(app, ui.ctx()));
            }
            let window = seat.window.as_mut().expect("the window is open");
            let ctx = ui.ctx().clone();
            window.logic(&ctx);
            // The whole window, without the margin of a test.
            let all = ctx.content_rect();
            window.ui(&mut ui.new_child(egui::UiBuilder::new().max_rect(all)));
        },
        seat,
    );
    harness.run_steps(4);
    harness
}

//! What a frame of the real window costs with 5,000 people: `cargo bench --bench frame`.
//!
//! The whole window at 1440 x 900, from input to triangles; only uploading and drawing them is left
//! out. Budget: 8 ms a frame in each view, none at rest, and an edit shown in the frame it was made in.

#![allow(
    clippy::pedantic,
    clippy::disallowed_methods,
    unreachable_pub,
    missing_docs,
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a bench"
)]

mod support;

use std::time::{Duration, Instant};

use egui::{Context, Event, Key, Modifiers, MouseWheelUnit, RawInput, Rect, pos2, vec2};
use support::line;
use wallchart::app::{Action, App, Selection};
use wallchart::model::{Basis, Deed, Edit, Fact, Label, RecordId, Speaker};
use wallchart::store::{Document, Folders, write};
use wallchart::ui::Window;

/// The window before somebody who presses keys and turns the wheel.
struct Desk {
    ctx: Context,
    window: Window,
    now: f64,
}

impl Desk {
    fn new(app: App) -> Self {
        let ctx = Context::default();
        let window = Window::new(app, &ctx);
        Self { ctx, window, now: 0.0 }
    }

    /// One frame; milliseconds and how soon it wants another one.
    fn frame(&mut self, events: Vec<Event>) -> (f64, Duration) {
        self.now += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), vec2(1440.0, 900.0))),
            time: Some(self.now),
            focused: true,
            events,
            ..RawInput::default()
        };
        let begun = Instant::now();
        let window = &mut self.window;
        let mut output = self.ctx.run_ui(input, |ui| {
            let ctx = ui.ctx().clone();
            window.logic(&ctx);
            window.ui(ui);
        });
        // Nothing draws: the textures are uploaded nowhere.
        output.textures_delta.clear();
        let triangles = self.ctx.tessellate(output.shapes, output.pixels_per_point);
        let took = begun.elapsed().as_secs_f64() * 1e3;
        drop(std::hint::black_box(triangles));
        let again = output.viewport_output.values().map(|view| view.repaint_delay).min();
        (took, again.unwrap_or(Duration::MAX))
    }

    fn press(&mut self, key: Key, modifiers: Modifiers) {
        let event = |pressed| Event::Key { key, physical_key: Some(key), pressed, repeat: false, modifiers };
        self.frame(vec![event(true)]);
        self.frame(vec![event(false)]);
    }

    /// Frames until it rests; how many, at most 600.
    fn rest(&mut self) -> usize {
        for count in 0..600 {
            // Whatever runs beside the frames may need real time.
            if self.frame(Vec::new()).1 > Duration::from_millis(900) {
                return count;
            }
            std::thread::sleep(Duration::from_millis(1));
        }
        600
    }
}

fn wheel(points: f32) -> Vec<Event> {
    let at = pos2(600.0, 500.0);
    let phase = egui::TouchPhase::Move;
    let (unit, delta, modifiers) = (MouseWheelUnit::Point, vec2(0.0, points), Modifiers::NONE);
    let source = egui::MouseWheelSource::Trackpad;
    vec![Event::PointerMoved(at), Event::MouseWheel { unit, delta, phase, source, modifiers }]
}

fn rate(person: RecordId, value: u8) -> Action {
    let says = Speaker::Typist;
    let fact = Fact::Rating { value, day: support::TODAY, basis: Basis::Said, says };
    Action::Do(Deed::new(Label::new("rate", 1), vec![(person, Edit::State(fact))]))
}

fn main() {
    let told = support::tell(5_000);
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("works.wallchart");
    let mut document = Document::new(told.campaign);
    document.entries = told.entries.iter().map(|entry| entry.as_ref().clone()).collect();
    std::fs::write(&file, write(&document)).unwrap();
    let folders = Folders::under(home.path());
    let config = folders.config.clone();
    std::fs::create_dir_all(&config).unwrap();
    std::fs::write(config.join("settings.json"), support::settings().write()).unwrap();
    let mut app = App::start_in(Box::new(support::World::new(9)), Some(folders));
    app.perform(Action::Open(file));
    app.finish();
    let campaign = app.campaign();
    let (people, ties) = (campaign.workers.len(), campaign.ties.len());
    println!("{people} people, {ties} ties, 1440 x 900");
    let mut desk = Desk::new(app);
    let views = [
        ("Chart", Key::Num2),
        ("People", Key::Num3),
        ("Map", Key::Num4),
        ("Leaders", Key::Num5),
        ("Tests", Key::Num6),
        ("Today", Key::Num1),
    ];
    let only = std::env::args().find(|arg| views.iter().any(|(name, _)| name == arg));
    for (view, key) in views {
        if only.as_ref().is_some_and(|only| only != view) {
            continue;
        }
        let first = desk.frame(vec![Event::Key {
            key,
            physical_key: Some(key),
            pressed: true,
            repeat: false,
            modifiers: Modifiers::COMMAND,
        }]);
        desk.press(Key::Escape, Modifiers::NONE);
        line(&format!("{view}: first frame"), vec![first.0], 100.0);
        desk.window.app_mut().finish();
        let frames = desk.rest();
        let rests = if frames < 600 { "rests" } else { "NEVER RESTS" };
        println!("{view}: {rests} after {frames} frames");
        let still = (0..60).map(|_| desk.frame(Vec::new()).0).collect();
        line(&format!("{view}: frame with nothing new"), still, 8.0);
        let moved =
            (0..60).map(|no| desk.frame(vec![Event::PointerMoved(pos2(400.0 + no as f32 * 7.0, 500.0))]).0);
        line(&format!("{view}: frame with the pointer moving"), moved.collect(), 8.0);
        let scrolled = (0..120).map(|_| desk.frame(wheel(-60.0)).0).collect();
        line(&format!("{view}: frame while scrolling"), scrolled, 8.0);
        let edited = (0..60)
            .map(|no| {
                let begun = Instant::now();
                desk.window.app_mut().perform(rate(told.people[no * 7 % 5_000], (no % 5 + 1) as u8));
                let perform = begun.elapsed().as_secs_f64() * 1e3;
                desk.frame(Vec::new()).0 + perform
            })
            .collect();
        line(&format!("{view}: an edit and the frame that shows it"), edited, 9.0);
        if view == "Tests" {
            // One key a row: the frame of the key, and the frame that shows what it did.
            let typed = (0..60)
                .map(|no| {
                    let key = [Key::Y, Key::N, Key::A][no % 3];
                    let (physical_key, modifiers) = (Some(key), Modifiers::NONE);
                    // Let go in the next frame: a key held down says one thing once.
                    let event = |pressed| Event::Key { key, physical_key, pressed, repeat: false, modifiers };
                    let entries = desk.window.app().session().log().len();
                    let took = desk.frame(vec![event(true)]).0 + desk.frame(vec![event(false)]).0;
                    let new = desk.window.app().session().log().len() - entries;
                    assert!(no == 0 || new == 1, "one result is one entry, not {new}");
                    took
                })
                .collect();
            line("Tests: a result typed, and the frame that shows it", typed, 16.0);
        }
        let selected = (0..30)
            .map(|no| {
                let people = vec![told.people[no * 11]];
                let selection = Selection { people, ..Selection::default() };
                desk.window.app_mut().perform(Action::Select(selection));
                desk.frame(Vec::new()).0
            })
            .collect();
        line(&format!("{view}: frame after selecting a person"), selected, 8.0);
        let still = (0..60).map(|_| desk.frame(Vec::new()).0).collect();
        line(&format!("{view}: frame with a person selected"), still, 8.0);
        desk.window.app_mut().perform(Action::Select(Selection::default()));
        desk.frame(Vec::new());
    }
}

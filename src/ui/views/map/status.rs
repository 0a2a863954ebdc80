//! The status line of the map: the ties of whoever is in focus, the way between two, the keys.

use std::collections::BTreeSet;

use egui::{Align, Layout, Ui, UiBuilder, vec2};

use super::Map;
use crate::app::{Action, App, Door, Filter};
use crate::args;
use crate::i18n::Args;
use crate::model::RecordId;
use crate::ui::outbox::Outbox;
use crate::ui::{Words, door, key_cap, measure, said, tooltip};

/// What stands around a number in a sentence, so that it becomes a door wherever a language puts it.
const MARK: char = '\u{E000}';

/// What a number of the line does.
enum Behind {
    People(BTreeSet<RecordId>),
    /// Shows the single threads.
    Threads,
}

impl Map {
    /// Draws the line; whether the map has something of its own to say.
    pub(super) fn words_ui(&mut self, ui: &mut Ui, app: &App, out: &mut Outbox) -> bool {
        if app.is_presenting() || self.focus.is_none() && self.way.is_none() && !self.shows_threads {
            return false;
        }
        ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
        let keys = if self.focus.is_some() { Self::keys_width(ui, app) } else { 0.0 };
        let room = ui.available_rect_before_wrap();
        if keys > 0.0 && room.width() > keys + 360.0 {
            let at = egui::Rect::from_min_max(room.right_top() - vec2(keys, 0.0), room.max);
            let layout = Layout::left_to_right(Align::Center);
            let mut end = ui.new_child(UiBuilder::new().id_salt("map keys").max_rect(at).layout(layout));
            Self::keys_ui(&mut end, app);
        }
        let right = if room.width() > keys + 360.0 { room.right() - keys } else { room.right() };
        ui.add_space(measure::GAP_16);
        if let Some(words) = self.way_words(app) {
            Words::new(words).strong().extend().ui(ui);
            return true;
        }
        let mut first = true;
        if let Some(person) = self.focus {
            self.focus_words(ui, app, person, right, out);
            first = false;
        }
        if !first {
            let all = self.ground.ties.len();
            let ends = self.ground.dots.iter().filter(|dot| !dot.ties.is_empty()).map(|dot| dot.id).collect();
            let args = args!["n" => mark(all)];
            self.line_ui(ui, app, "map-view-status-all", args, vec![Behind::People(ends)], right, out);
        }
        self.find_threads(app);
        let count = self.threads.people.len();
        let says = args!["n" => mark(count), "count" => count];
        self.line_ui(ui, app, "map-view-status-threads", says, vec![Behind::Threads], right, out);
        true
    }

    /// "9 ties of Nadia Benali · 7 name them, they name 2"
    fn focus_words(&mut self, ui: &mut Ui, app: &App, person: RecordId, right: f32, out: &mut Outbox) {
        let Some(&number) = self.ground.by_id.get(&person) else { return };
        let (mut tied, mut namers, mut named) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        let ties = self.ties_around(number);
        for tie in ties.iter().filter_map(|tie| self.ground.ties.get(*tie)) {
            let other = if tie.from == number { tie.to } else { tie.from };
            let Some(other) = self.ground.dots.get(other).map(|dot| dot.id) else { continue };
            tied.insert(other);
            if self.ground.kinds.get(tie.kind).is_none_or(|kind| kind.question.is_none()) {
                continue;
            }
            if tie.from == number || tie.mutual {
                named.insert(other);
            }
            if tie.to == number || tie.mutual {
                namers.insert(other);
            }
        }
        let who = said::record(app, person);
        let args = args![
            "n" => mark(ties.len()), "count" => ties.len(), "who" => who,
            "in" => mark(namers.len()), "namers" => namers.len(), "out" => mark(named.len()),
        ];
        let doors = vec![Behind::People(tied), Behind::People(namers), Behind::People(named)];
        self.line_ui(ui, app, "map-view-status-focus", args, doors, right, out);
    }

    /// The way in words: who, over how many steps, and how many are as short.
    fn way_words(&self, app: &App) -> Option<String> {
        let tr = app.tr();
        let way = self.way.as_ref()?;
        let (from, to) = (said::record(app, way.from), said::record(app, way.to));
        if way.people.is_empty() {
            return Some(tr.with("map-view-no-way", args!["from" => from, "to" => to]));
        }
        let one = |people: &Vec<RecordId>| -> Option<String> {
            let first = said::record(app, *people.first()?);
            let more = people.len() - 1;
            Some(match more {
                0 => first,
                _ => tr.with("map-view-way-or", args!["who" => first, "n" => more]),
            })
        };
        let names: Vec<String> = way.people.iter().filter_map(one).collect();
        let args = args!["steps" => way.steps(), "way" => names.join(" – "), "ways" => way.ways as i64];
        Some(tr.with("map-view-way", args))
    }

    /// One saying: words muted, numbers as doors. What has no room is left out.
    #[allow(clippy::too_many_arguments, reason = "one gesture, with all it can meet")]
    fn line_ui(
        &mut self,
        ui: &mut Ui,
        app: &App,
        id: &str,
        args: Args<'_>,
        doors: Vec<Behind>,
        right: f32,
        out: &mut Outbox,
    ) {
        let tr = app.tr();
        let said = tr.with(id, args);
        let whole: String = said.chars().filter(|letter| *letter != MARK).collect();
        let theme = crate::ui::Theme::of(ui.ctx());
        let width = Words::new(&whole).strong().width(ui.painter(), theme) + measure::GAP_24;
        if ui.cursor().left() + width > right {
            return;
        }
        let mut doors = doors.into_iter();
        for (place, part) in said.split(MARK).enumerate() {
            if place % 2 == 0 {
                if !part.is_empty() {
                    Words::new(part).muted().extend().ui(ui);
                }
                continue;
            }
            let Some(behind) = doors.next() else { continue };
            let name = format!("{part}: {whole}");
            let response = door(ui, part, &name);
            let hint = match behind {
                Behind::People(_) => "status-door",
                Behind::Threads => "map-view-threads-show",
            };
            if tooltip(response, &tr.say(hint)).clicked() {
                match behind {
                    Behind::People(people) => {
                        let door = Some(Door { says: whole.clone(), people });
                        out.send(Action::Filter(Filter { query: String::new(), door }));
                    }
                    Behind::Threads => self.shows_threads = !self.shows_threads,
                }
            }
        }
        ui.add_space(measure::GAP_24);
    }

    const KEYS: [(&'static [&'static str], &'static str); 3] = [
        (&["←", "→"], "map-view-key-walk"),
        (&["map-view-key-space"], "map-view-key-kind"),
        (&["map-view-key-esc"], "map-view-key-leave"),
    ];

    fn keys_ui(ui: &mut Ui, app: &App) {
        ui.spacing_mut().item_spacing = vec2(measure::GAP_4, 0.0);
        let tr = app.tr();
        for (keys, words) in Self::KEYS {
            for key in keys {
                let key = if tr.knows(key) { tr.say(key) } else { (*key).to_owned() };
                key_cap(ui, &key);
            }
            Words::new(tr.say(words)).muted().extend().ui(ui);
            ui.add_space(measure::GAP_8);
        }
    }

    fn keys_width(ui: &Ui, app: &App) -> f32 {
        let tr = app.tr();
        let theme = crate::ui::Theme::of(ui.ctx());
        let wide = |words: &str| Words::new(words).width(ui.painter(), theme);
        let each = Self::KEYS.iter().map(|(keys, words)| {
            let caps: f32 = keys
                .iter()
                .map(|key| {
                    let key = if tr.knows(key) { tr.say(key) } else { (*key).to_owned() };
                    (wide(&key) + 12.0).max(measure::KEY_CAP) + measure::GAP_4
                })
                .sum();
            caps + wide(&tr.say(words)) + measure::GAP_12 + measure::GAP_4
        });
        each.sum::<f32>() + measure::GAP_8
    }
}

fn mark(number: usize) -> String {
    format!("{MARK}{number}{MARK}")
}

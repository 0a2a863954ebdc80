//! Asking: "Who do you go to when …?", answer after answer, by keyboard alone.
//!
//! Enter takes a name, Enter with nothing typed keeps the answer and goes on to the next person;
//! with no name taken it keeps that they were asked and named nobody. Each answer is one deed. What
//! is typed stays when the sheet is put away.

mod answer;
mod names;
mod questions;
mod queue;
mod whom;

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use egui::{Event, Id, Key, Popup, Sense, Ui, vec2};

use super::sheet::{Sheet, Stays, foot_ui};
use crate::app::{Action, App};
use crate::args;
use crate::model::{Day, Question, RecordId, Speaker, Text};
use crate::ui::outbox::Outbox;
use crate::ui::said::person as name_of;
use crate::ui::text::Words;
use crate::ui::theme::Theme;
use crate::ui::widgets::{Button, Chip, Field, menu_item, rule};
use crate::ui::{Icon, Tone, measure};

use answer::{Answer, Named};
use names::{Offer, Offers};
use queue::Queue;

use questions::question_words;
use whom::about;

/// Offers shown while a name is typed.
const MOST_OFFERED: usize = 5;
/// Of those who are next, how many are named.
const NEXT_SHOWN: usize = 4;

/// What is being asked and answered: stays while the campaign is open.
#[derive(Default)]
pub(in crate::ui) struct Asking {
    /// Key of the question.
    question: Text,
    /// Who is asked.
    person: Option<RecordId>,
    /// The name being typed.
    typed: String,
    /// The names of this answer so far.
    names: Vec<Named>,
    /// Which offer is chosen.
    chosen: usize,
    /// Somebody else is being looked for to be asked: what is typed for that.
    looking: Option<String>,
    /// The day of the answers; blank = today.
    day: String,
    /// Who says so: initials; blank = who types.
    says: String,
    /// Passed over without an answer.
    skipped: BTreeSet<RecordId>,
    /// What came of the last key, and whether it needs a second look.
    told: Option<(String, Tone)>,
    /// Whose answer was kept last: one step back.
    last: Option<RecordId>,
    /// How many answers were kept since it was opened.
    answers: usize,
    wants_focus: bool,
    /// Keys that came in one frame behind an Enter: they are for the next name.
    later: Vec<Event>,
    editing: Option<questions::Editing>,
    queue: Queue,
    offers: Offers,
}

/// The sheet over what is being asked.
pub(in crate::ui) struct AskingSheet(Rc<RefCell<Asking>>);

impl AskingSheet {
    /// Opens on the person that is selected, else on whoever is next in the unit in focus.
    pub(in crate::ui) fn open(asking: &Rc<RefCell<Asking>>, app: &App) -> Self {
        asking.borrow_mut().begin(app);
        Self(Rc::clone(asking))
    }
}

impl Sheet for AskingSheet {
    fn title(&self, app: &App) -> String {
        let editing = self.0.borrow().editing.is_some();
        app.tr().say(if editing { "asking-questions" } else { "asking-title" })
    }

    fn width(&self) -> f32 {
        640.0
    }

    fn is_light(&self) -> bool {
        false
    }

    fn yields(&self) -> bool {
        true
    }

    fn put_away(&mut self, app: &App, out: &mut Outbox) {
        self.0.borrow_mut().keep_names(app, out);
    }

    fn ui(&mut self, ui: &mut Ui, app: &App, out: &mut Outbox) -> Stays {
        let asking = &mut *self.0.borrow_mut();
        let stays = if app.is_presenting() {
            Words::new(app.tr().say("asking-presenting")).wrap().ui(ui);
            done_ui(ui, app)
        } else if asking.editing.is_some() {
            asking.questions_ui(ui, app, out);
            Stays::Open
        } else {
            asking.asking_ui(ui, app, out)
        };
        if stays == Stays::Closed {
            asking.keep_names(app, out);
        }
        stays
    }
}

fn done_ui(ui: &mut Ui, app: &App) -> Stays {
    let mut stays = Stays::Open;
    foot_ui(ui, |ui| {
        let key = app.tr().say("key-escape");
        if Button::plain(&app.tr().say("asking-done")).key(&key).ui(ui).clicked() {
            stays = Stays::Closed;
        }
    });
    stays
}

impl Asking {
    fn begin(&mut self, app: &App) {
        self.wants_focus = true;
        self.answers = 0;
        self.last = None;
        self.told = None;
        self.looking = None;
        self.editing = None;
        self.later.clear();
        self.settle(app);
        let selected = app.selection().person().filter(|_| self.names.is_empty() && self.typed.is_empty());
        if let Some(person) = selected.filter(|person| queue::may_be_asked(app, *person)) {
            self.person = Some(person);
        } else if self.names.is_empty() && self.typed.is_empty() {
            let unit = app.selection().unit;
            self.person = self.queue.next(app, &self.question, &self.skipped, unit, None);
        }
    }

    /// Lets go of what is no longer there.
    fn settle(&mut self, app: &App) {
        let offered = questions::offered(app);
        if !offered.iter().any(|question| question.key == self.question) {
            self.question = offered.first().map(|question| question.key.clone()).unwrap_or_default();
        }
        self.person = self.person.filter(|person| queue::may_be_asked(app, *person));
        self.names.retain(|named| match named {
            Named::Known(person) => app.campaign().worker(*person).is_some(),
            Named::New(_) => true,
        });
    }

    fn asking_ui(&mut self, ui: &mut Ui, app: &App, out: &mut Outbox) -> Stays {
        self.settle(app);
        self.question_ui(ui, app);
        rule(ui);
        if self.person.is_none() {
            let unit = None;
            self.person = self.queue.next(app, &self.question, &self.skipped, unit, None);
        }
        self.person_ui(ui, app);
        if self.looking.is_none() && self.person.is_some() {
            self.names_ui(ui, app, out);
        }
        rule(ui);
        self.queue_ui(ui, app);
        ui.add_space(measure::GAP_4);
        self.foot_ui(ui, app, out)
    }

    /// The question; the day and who says so, set once.
    fn question_ui(&mut self, ui: &mut Ui, app: &App) {
        let tr = app.tr();
        let offered = questions::offered(app);
        let words = offered.iter().find(|question| question.key == self.question);
        let words = words.map(|question| question_words(app, question)).unwrap_or_default();
        let name = tr.say("asking-question");
        let edit = tr.say("asking-edit-questions");
        ui.horizontal(|ui| {
            let width = ui.available_width() - 40.0;
            let button = Button::plain(&words).caret().width(width).hint(&name).ui(ui);
            Popup::menu(&button).width(width).show(|ui| {
                for question in &offered {
                    let words = question_words(app, question);
                    let kind = tr.say(questions::kind_id(question.kind));
                    if menu_item(ui, None, &words, &kind, question.key == self.question).clicked() {
                        self.choose_question(question);
                        ui.close();
                    }
                }
            });
            if Button::icon_only(Icon::PencilSimple, &edit).ui(ui).clicked() {
                self.editing = Some(questions::Editing::of(app));
            }
        });
        ui.horizontal(|ui| {
            let day = tr.say("asking-day");
            let today = tr.near_day(app.today().into(), app.today().into());
            Words::new(&day).muted().ui(ui);
            let bad = self.day(app).is_none();
            let hint = tr.with("asking-day-hint", args!["day" => today]);
            let field = Field::new(&day).hint(&hint).width(170.0);
            field.ui(ui, &mut self.day);
            ui.add_space(measure::GAP_8);
            let says = tr.say("asking-says");
            Words::new(&says).muted().ui(ui);
            let typist = app.typist().name;
            Field::new(&says).hint(&typist).width(120.0).ui(ui, &mut self.says);
            if bad {
                Words::new(tr.say("asking-bad-day")).tone(Tone::Danger).ui(ui);
            }
        });
    }

    fn choose_question(&mut self, question: &Question) {
        if self.question != question.key {
            self.question = question.key.clone();
            self.skipped.clear();
        }
        self.wants_focus = true;
    }

    /// The day of the answers; `None` if what is typed is no day.
    fn day(&self, app: &App) -> Option<Day> {
        let typed = self.day.trim();
        if typed.is_empty() { Some(app.today()) } else { typed.parse().ok() }
    }

    fn speaker(&self) -> Speaker {
        match self.says.trim() {
            "" => Speaker::Typist,
            says => Speaker::Named(says.into()),
        }
    }

    /// The names so far, the field, and who may be meant.
    fn names_ui(&mut self, ui: &mut Ui, app: &App, out: &mut Outbox) {
        let tr = app.tr();
        let Some(person) = self.person else { return };
        let id = Id::unique("asking name");
        let unit = queue::unit_of(app, person);
        let mut offers = self.offers.of(app, &self.typed, unit, person);
        let has_focus = ui.memory(|memory| memory.has_focus(id));
        let entered = has_focus && self.read_keys(ui, app, offers.len());
        self.chips_ui(ui, app);
        let label = tr.say("asking-name");
        let hint = tr.say(if self.names.is_empty() { "asking-name-hint" } else { "asking-name-more" });
        let response = Field::new(&label).hint(&hint).id(id).icon(Icon::UserPlus).ui(ui, &mut self.typed);
        if response.changed() {
            self.chosen = 0;
            self.told = None;
            offers = self.offers.of(app, &self.typed, unit, person);
        }
        if std::mem::take(&mut self.wants_focus) {
            response.request_focus();
        }
        if entered {
            if self.typed.trim().is_empty() {
                self.keep_and_go_on(app, out);
                return;
            }
            let offer = offers.get(self.chosen.min(offers.len().saturating_sub(1))).copied();
            self.take(app, offer);
            offers.clear();
        }
        let clicked = self.offers_ui(ui, app, &offers, unit);
        if response.changed() && !offers.is_empty() {
            // Where the sheet scrolls, who may be meant comes into sight with the letters.
            let mut seen = response.rect;
            seen.max.y += measure::GAP_8 + measure::CONTROL * offers.len().min(2) as f32;
            ui.scroll_to_rect(seen, None);
        }
        if clicked.is_some() {
            self.take(app, clicked);
            self.wants_focus = true;
        }
    }

    /// Up and Down choose an offer, Page Down passes the person over, Backspace in an empty field takes
    /// the last name off. Says whether Enter was pressed; the field does not see it, for it would let go
    /// of the keyboard with every Enter, and what was typed right behind it would be lost.
    fn read_keys(&mut self, ui: &Ui, app: &App, offers: usize) -> bool {
        let blank = self.typed.is_empty();
        let mut skips = false;
        let mut entered = false;
        // Whoever types faster than frames are drawn loses nothing: one Enter a frame.
        let mut later = std::mem::take(&mut self.later);
        ui.ctx().input_mut(|input| {
            later.append(&mut input.events);
            let is_enter = |event: &Event| matches!(event, Event::Key { key: Key::Enter, pressed: true, .. });
            let end = later.iter().position(is_enter).map_or(later.len(), |place| place + 1);
            self.later = later.split_off(end);
            entered = later.pop_if(|event| is_enter(event)).is_some();
            input.events = later;
        });
        if !self.later.is_empty() {
            ui.ctx().request_repaint();
        }
        ui.ctx().input_mut(|input| {
            input.events.retain(|event| match event {
                Event::Key { key: Key::ArrowDown, pressed: true, .. } => {
                    self.chosen = (self.chosen + 1).min(offers.saturating_sub(1));
                    false
                }
                Event::Key { key: Key::ArrowUp, pressed: true, .. } => {
                    self.chosen = self.chosen.saturating_sub(1);
                    false
                }
                Event::Key { key: Key::PageDown, pressed: true, .. } => {
                    skips = true;
                    false
                }
                Event::Key { key: Key::Backspace, pressed: true, .. } if blank => {
                    self.names.pop();
                    false
                }
                _ => true,
            });
        });
        if skips {
            self.skip(app);
        }
        entered
    }

    fn chips_ui(&mut self, ui: &mut Ui, app: &App) {
        let tr = app.tr();
        let mut off = None;
        // The row is there before the first name: nothing moves when one is taken.
        ui.allocate_ui(vec2(ui.available_width(), measure::CHIP), |ui| {
            ui.set_min_height(measure::CHIP);
            ui.horizontal_wrapped(|ui| {
                for (place, named) in self.names.iter().enumerate() {
                    let (words, tone) = match named {
                        Named::Known(person) => {
                            let worker = app.campaign().worker(*person);
                            (worker.map(|worker| name_of(app, worker)).unwrap_or_default(), Tone::Text)
                        }
                        Named::New(name) => {
                            (tr.with("asking-chip-new", args!["name" => name.as_str()]), Tone::Accent)
                        }
                    };
                    let remove = tr.with("ui-remove", args!["what" => words.clone()]);
                    if Chip::new(&words).tone(tone).removable(&remove).ui(ui).clicked() {
                        off = Some(place);
                    }
                }
            });
        });
        if let Some(place) = off {
            self.names.remove(place);
            self.wants_focus = true;
        }
    }

    /// The rows under the field: as many places as may be needed, so that nothing moves while typing.
    fn offers_ui(
        &mut self,
        ui: &mut Ui,
        app: &App,
        offers: &[Offer],
        unit: Option<RecordId>,
    ) -> Option<Offer> {
        let tr = app.tr();
        let top = ui.cursor().top();
        let mut clicked = None;
        ui.spacing_mut().item_spacing.y = 0.0;
        if offers.is_empty()
            && let Some((words, tone)) = &self.told
        {
            Words::new(words.as_str()).tone(*tone).wrap().ui(ui);
        }
        for (place, offer) in offers.iter().enumerate() {
            let chosen = place == self.chosen.min(offers.len().saturating_sub(1));
            let (icon, words, more) = match offer {
                Offer::Person(person) | Offer::Double(person) => {
                    let Some(worker) = app.campaign().worker(*person) else { continue };
                    let mut more = about(app, worker);
                    if !app.campaign().is_counted(worker) {
                        more = format!("{more} · {}", tr.say("asking-not-counted"));
                    }
                    let name = name_of(app, worker);
                    match offer {
                        Offer::Double(_) => {
                            (Icon::Users, tr.with("asking-double", args!["name" => name]), more)
                        }
                        _ => (Icon::User, name, more),
                    }
                }
                Offer::New => {
                    let name = self.typed.trim();
                    let id = if unit.is_some() { "asking-new-in" } else { "asking-new" };
                    let unit = unit.and_then(|unit| app.campaign().unit(unit));
                    let unit = unit.map(|unit| unit.name.to_string()).unwrap_or_default();
                    (Icon::UserPlus, tr.with(id, args!["name" => name, "unit" => unit]), String::new())
                }
            };
            let key = if chosen { tr.say("key-enter") } else { String::new() };
            if offer_row_ui(ui, icon, &words, &more, &key) {
                clicked = Some(*offer);
            }
        }
        let used = ui.cursor().top() - top;
        let whole = measure::CONTROL * (MOST_OFFERED + 1) as f32;
        ui.add_space((whole - used).max(0.0));
        ui.spacing_mut().item_spacing.y = measure::GAP_8;
        clicked
    }

    /// How far asking went, and who is next.
    fn queue_ui(&mut self, ui: &mut Ui, app: &App) {
        if app.campaign().workers.is_empty() {
            return;
        }
        let tr = app.tr();
        let unit = self.person.and_then(|person| queue::unit_of(app, person));
        let (asked, of) = self.queue.count(app, &self.question, unit);
        let name = unit.and_then(|unit| app.campaign().unit(unit)).map(|unit| unit.name.to_string());
        let name = name.unwrap_or_else(|| tr.say("talks-no-unit"));
        let so_far = tr.with("asking-so-far", args!["unit" => name, "n" => asked, "of" => of]);
        let waiting = self.queue.waiting(app, &self.question, &self.skipped, unit);
        let next = waiting.into_iter().filter(|person| Some(*person) != self.person);
        let next: Vec<String> = next
            .filter_map(|person| Some(name_of(app, app.campaign().worker(person)?)))
            .take(NEXT_SHOWN)
            .collect();
        let words = if next.is_empty() {
            so_far
        } else {
            format!("{so_far}  {}", tr.with("asking-next", args!["names" => next.join(" · ")]))
        };
        Words::new(words).muted().wrap().ui(ui);
    }

    fn foot_ui(&mut self, ui: &mut Ui, app: &App, out: &mut Outbox) -> Stays {
        let tr = app.tr();
        let mut stays = Stays::Open;
        foot_ui(ui, |ui| {
            let id = if self.names.is_empty() { "asking-nobody" } else { "asking-keep" };
            let ready = self.person.is_some() && self.looking.is_none() && self.typed.trim().is_empty();
            let words = tr.with(id, args!["n" => self.names.len()]);
            let key = tr.say("key-enter");
            if Button::primary(&words).key(&key).enabled(ready).ui(ui).clicked() {
                self.keep_and_go_on(app, out);
                self.wants_focus = true;
            }
            let key = tr.say("key-escape");
            if Button::plain(&tr.say("asking-done")).key(&key).ui(ui).clicked() {
                stays = Stays::Closed;
            }
            if let Some(person) = self.last {
                let name = app.campaign().worker(person).map(|worker| name_of(app, worker));
                let words = tr.with("asking-take-back", args!["name" => name.unwrap_or_default()]);
                if Button::quiet(&words).icon(Icon::ArrowUUpLeft).ui(ui).clicked() {
                    out.send(Action::Undo);
                    self.person = self.last.take();
                    self.names.clear();
                    self.told = None;
                    self.answers = self.answers.saturating_sub(1);
                    self.wants_focus = true;
                }
            }
            let words = tr.with("asking-answers", args!["n" => self.answers]);
            if self.answers > 0 {
                Words::new(words).muted().ui(ui);
            }
        });
        stays
    }

    /// Takes what is offered as a name of the answer, if it can be one.
    fn take(&mut self, app: &App, offer: Option<Offer>) {
        let tr = app.tr();
        let named = match offer {
            None => return,
            Some(Offer::New) => Named::New(self.typed.trim().to_owned()),
            Some(Offer::Person(person) | Offer::Double(person)) => Named::Known(person),
        };
        let name = named.name(app);
        let words = if self.person.is_some_and(|asked| named.is(asked)) {
            tr.with("asking-themselves", args!["name" => name])
        } else if self.names.iter().any(|other| other.is_same(&named)) {
            tr.with("asking-twice", args!["name" => name])
        } else {
            self.told = self.note(app, &named);
            self.names.push(named);
            self.typed.clear();
            self.chosen = 0;
            return;
        };
        self.told = Some((words, Tone::Warning));
        self.typed.clear();
        self.chosen = 0;
    }

    /// What is worth saying about a name that was taken.
    fn note(&self, app: &App, named: &Named) -> Option<(String, Tone)> {
        let tr = app.tr();
        let (Named::Known(person), Some(asked)) = (named, self.person) else { return None };
        let worker = app.campaign().worker(*person)?;
        let name = name_of(app, worker);
        if answer::tie_between(app, &self.question, asked, *person).is_some() {
            return Some((tr.with("asking-already", args!["name" => name]), Tone::Muted));
        }
        let counted = app.campaign().is_counted(worker);
        (!counted).then(|| (tr.with("asking-supervisor", args!["name" => name]), Tone::Warning))
    }

    fn skip(&mut self, app: &App) {
        let Some(person) = self.person else { return };
        self.skipped.insert(person);
        self.typed.clear();
        self.names.clear();
        self.go_on(app, person);
        self.wants_focus = true;
    }

    fn go_on(&mut self, app: &App, from: RecordId) {
        let unit = queue::unit_of(app, from);
        self.person = self.queue.next(app, &self.question, &self.skipped, unit, Some(from));
        self.chosen = 0;
    }

    /// Keeps the answer, also one that names nobody, and goes on to the next person.
    fn keep_and_go_on(&mut self, app: &App, out: &mut Outbox) {
        let Some(person) = self.person else { return };
        if !self.keep(app, out) {
            return;
        }
        // The deed is done after this frame: until then the queue does not know.
        self.skipped.insert(person);
        self.go_on(app, person);
        self.wants_focus = true;
    }

    /// Keeps names that were taken when the sheet is put away; nothing else was said.
    fn keep_names(&mut self, app: &App, out: &mut Outbox) {
        self.settle(app);
        // A name half typed still belongs to this answer.
        if !self.names.is_empty() && self.keep(app, out) && self.typed.trim().is_empty() {
            self.person = None;
        }
    }

    fn keep(&mut self, app: &App, out: &mut Outbox) -> bool {
        let (Some(asked), Some(day)) = (self.person, self.day(app)) else { return false };
        let Some(worker) = app.campaign().worker(asked) else { return false };
        let names = std::mem::take(&mut self.names);
        let new = names.iter().filter(|named| matches!(named, Named::New(_))).count();
        let words = args!["name" => name_of(app, worker), "n" => names.len(), "new" => new];
        self.told = Some((app.tr().with("asking-kept", words), Tone::Muted));
        let question = questions::offered(app).into_iter().find(|question| question.key == self.question);
        let Some(question) = question else { return false };
        let answer = Answer { question, asked, names, day, says: self.speaker() };
        answer.send(app, out);
        self.last = Some(asked);
        self.answers += 1;
        true
    }
}

/// A row under a field: a name, what is known of them, and the key where it is the one that Enter takes.
fn offer_row_ui(ui: &mut Ui, what: Icon, words: &str, more: &str, key: &str) -> bool {
    let theme = Theme::of(ui.ctx());
    let size = vec2(ui.available_width(), measure::CONTROL);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let chosen = !key.is_empty();
    response.widget_info(|| {
        let mut info = egui::WidgetInfo::labeled(egui::Role::Button, true, words);
        info.selected = Some(chosen);
        info
    });
    if chosen || response.hovered() {
        let ground = if chosen { theme.selection } else { theme.hover };
        ui.painter().rect_filled(rect, f32::from(measure::RADIUS_CHIP), ground);
    }
    let painter = ui.painter();
    crate::ui::icon(painter, what, rect.left_center() + vec2(18.0, 0.0), measure::ICON, theme.muted);
    let end = rect.right_center() - vec2(10.0, 0.0);
    let key = Words::new(key).muted().paint_ending(painter, theme, end, 80.0);
    let at = rect.left_center() + vec2(34.0, 0.0);
    let room = key.left() - measure::GAP_8 - at.x;
    let drawn = Words::new(words).strong_if(chosen).paint_at(painter, theme, at, room);
    let at = egui::pos2(drawn.right() + measure::GAP_12, at.y);
    Words::new(more).muted().paint_at(painter, theme, at, (key.left() - measure::GAP_8 - at.x).max(0.0));
    crate::ui::focus_ring(ui, &response, rect, measure::RADIUS_CHIP);
    response.clicked()
}

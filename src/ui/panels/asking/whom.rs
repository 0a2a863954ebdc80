//! Who is asked: the next one, or whoever is looked for.

use egui::{Id, Key, Sense, Ui, vec2};

use super::queue;
use super::{Asking, MOST_OFFERED, offer_row_ui};
use crate::app::App;
use crate::args;
use crate::model::RecordId;
use crate::ui::reasons::age_mark;
use crate::ui::said::person as name_of;
use crate::ui::text::Words;
use crate::ui::theme::Theme;
use crate::ui::widgets::{Button, Field};
use crate::ui::{Badge, Icon, Tone};

impl Asking {
    /// Who is asked, large; or the field that finds somebody else.
    pub(super) fn person_ui(&mut self, ui: &mut Ui, app: &App) {
        let tr = app.tr();
        if let Some(mut typed) = self.looking.take() {
            let (stays, found) = self.looking_ui(ui, app, &mut typed);
            self.looking = stays.then_some(typed);
            if let Some(person) = found {
                self.person = Some(person);
                self.names.clear();
                self.wants_focus = true;
            }
            return;
        }
        let Some(worker) = self.person.and_then(|person| app.campaign().worker(person)) else {
            if app.campaign().workers.is_empty() {
                Words::new(tr.say("asking-nobody-charted")).strong().ui(ui);
                Words::new(tr.say("asking-nobody-charted.why")).muted().wrap().ui(ui);
                return;
            }
            Words::new(tr.say("asking-nobody-left")).strong().ui(ui);
            Words::new(tr.say("asking-nobody-left.why")).muted().wrap().ui(ui);
            let words = tr.say("asking-someone-else");
            if Button::plain(&words).icon(Icon::MagnifyingGlass).ui(ui).clicked() {
                self.looking = Some(String::new());
                self.wants_focus = true;
            }
            return;
        };
        let theme = Theme::of(ui.ctx());
        let asked = self.queue.asked_on(app, &self.question, worker.id);
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(28.0, 28.0), Sense::hover());
            badge_paint(ui, app, worker, rect, theme);
            Words::title(name_of(app, worker)).extend().ui(ui);
            Words::new(about(app, worker)).muted().ui(ui);
        });
        ui.horizontal(|ui| {
            if let Some(day) = asked {
                let ago = tr.age(i64::from(day.days_until(app.today())));
                Words::new(tr.with("asking-asked-before", args!["ago" => ago])).tone(Tone::Warning).ui(ui);
            }
            let words = tr.say("asking-skip");
            if Button::quiet(&words).key(&tr.say("asking-skip-key")).ui(ui).clicked() {
                self.skip(app);
            }
            let words = tr.say("asking-someone-else");
            if Button::quiet(&words).icon(Icon::MagnifyingGlass).ui(ui).clicked() {
                self.looking = Some(String::new());
                self.wants_focus = true;
            }
        });
    }

    /// Whether one still looks, and who was found.
    fn looking_ui(&mut self, ui: &mut Ui, app: &App, typed: &mut String) -> (bool, Option<RecordId>) {
        let tr = app.tr();
        let label = tr.say("asking-whom");
        let id = Id::unique("asking whom");
        let response = Field::new(&label).hint(&label).id(id).icon(Icon::MagnifyingGlass).ui(ui, typed);
        if std::mem::take(&mut self.wants_focus) {
            response.request_focus();
        }
        let mut found = None;
        let unit = self.person.and_then(|person| queue::unit_of(app, person));
        let asked = self.queue.waiting(app, &self.question, &self.skipped, unit);
        let offers = self.offers.people(app, typed, unit);
        // With nothing typed: those of the unit who were not asked yet.
        let people: Vec<RecordId> = if typed.trim().is_empty() { asked } else { offers };
        let people: Vec<RecordId> = people.into_iter().filter(|p| queue::may_be_asked(app, *p)).collect();
        let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if entered {
            found = people.first().copied();
            response.request_focus();
        }
        for person in people.iter().take(MOST_OFFERED) {
            let Some(worker) = app.campaign().worker(*person) else { continue };
            if offer_row_ui(ui, Icon::User, &name_of(app, worker), &about(app, worker), "") {
                found = Some(*person);
            }
        }
        let back = Button::quiet(&tr.say("ui-cancel")).ui(ui).clicked();
        (found.is_none() && !back, found)
    }
}

/// Job, unit and shift of a person, as far as they are known.
pub(super) fn about(app: &App, worker: &crate::model::Worker) -> String {
    let campaign = app.campaign();
    let unit = |grouping: &str| worker.place(grouping).and_then(|unit| campaign.unit(unit));
    let units = [crate::model::Grouping::UNIT, crate::model::Grouping::SHIFT].map(unit);
    let names = units.into_iter().flatten().map(|unit| unit.name.to_string());
    let all: Vec<String> =
        std::iter::once(worker.job.to_string()).chain(names).filter(|word| !word.trim().is_empty()).collect();
    all.join(" · ")
}

fn badge_paint(ui: &Ui, app: &App, worker: &crate::model::Worker, rect: egui::Rect, theme: &Theme) {
    let support = app.campaign().support(worker);
    let value = support.map_or(0, |support| support.rating.value);
    let age = support.map_or(crate::ui::Age::Fresh, |support| age_mark(app, support.rating));
    let numeral = app.tr().numeral(value);
    let badge = Badge::new(app.campaign().scale().mark(value)).age(age).numeral(&numeral).on(theme.raised);
    badge.paint(ui.painter(), theme, rect.center(), rect.width());
}

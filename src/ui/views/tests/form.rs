//! A test's own words: name, ask, day, aim, public. One sheet to make it and to change it.

use egui::Ui;

use crate::app::{Action, App, Template};
use crate::model::{Day, Deed, Edit, Fields, Label, RecordId, StructureTest, TestField, Threshold};
use crate::ui::outbox::Outbox;
use crate::ui::panels::{Sheet, Stays};
use crate::ui::text::{self, Words};
use crate::ui::widgets::{Button, Field, toggle_row};
use crate::ui::{Tone, measure};

/// Sets one field of a test.
pub(super) fn set(test: RecordId, verb: &'static str, field: TestField) -> Action {
    let edit = Edit::SetTest(Fields(vec![field]));
    Action::Do(Deed::new(Label::new(verb, 1).about(test), vec![(test, edit)]))
}

/// Takes a test off the ladder.
pub(super) fn remove(test: RecordId) -> Action {
    let edit = Edit::Remove { seen: Vec::new() };
    Action::Do(Deed::new(Label::new("remove-test", 1).about(test), vec![(test, edit)]))
}

/// The form, with what was typed so far.
pub(super) struct NewForm {
    /// The test that is changed; `None` makes one.
    test: Option<RecordId>,
    template: Option<Template>,
    rung: u32,
    name: String,
    ask: String,
    day: String,
    aim: String,
    public: bool,
}

fn aim_text(aim: Threshold) -> String {
    match aim {
        Threshold::None => String::new(),
        Threshold::Majority => "50+1".to_owned(),
        Threshold::Percent(percent) => percent.to_string(),
    }
}

impl NewForm {
    /// For a new test, from a template or blank.
    pub(super) fn from(app: &App, template: Option<Template>) -> Self {
        let last = app.campaign().tests.values().map(|test| *test.rung.value()).max().unwrap_or(0);
        Self {
            test: None,
            rung: template.as_ref().map_or(last + 1, |template| template.number),
            name: template.as_ref().map(|template| template.rung.name.to_string()).unwrap_or_default(),
            ask: template.as_ref().map(|template| template.rung.ask.to_string()).unwrap_or_default(),
            day: app.today().to_string(),
            aim: template.as_ref().map(|template| aim_text(template.rung.aim)).unwrap_or_default(),
            public: template.as_ref().is_some_and(|template| template.rung.public),
            template,
        }
    }

    /// For changing a test.
    pub(super) fn of(_app: &App, test: &StructureTest) -> Self {
        Self {
            test: Some(test.id),
            template: None,
            rung: *test.rung.value(),
            name: test.name.to_string(),
            ask: test.ask.to_string(),
            day: test.day.map(|day| day.to_string()).unwrap_or_default(),
            aim: aim_text(*test.gate.value()),
            public: *test.public.value(),
        }
    }

    fn aim(&self) -> Option<Threshold> {
        let typed = self.aim.trim().trim_end_matches('%').trim();
        if typed.is_empty() {
            return Some(Threshold::None);
        }
        if typed.replace(' ', "") == "50+1" {
            return Some(Threshold::Majority);
        }
        let percent: u8 = typed.parse().ok()?;
        (1..=100).contains(&percent).then_some(Threshold::Percent(percent))
    }

    fn day(&self) -> Option<Option<Day>> {
        let typed = self.day.trim();
        if typed.is_empty() { Some(None) } else { typed.parse().ok().map(Some) }
    }

    fn fields(&self) -> Option<Vec<TestField>> {
        let name = self.name.trim();
        let (aim, day) = (self.aim()?, self.day()?);
        if name.is_empty() {
            return None;
        }
        let mut fields = vec![
            TestField::Name(name.into()),
            TestField::Ask(self.ask.trim().into()),
            TestField::Day(day),
            TestField::Threshold(aim),
            TestField::Gate(aim),
            TestField::Public(self.public),
        ];
        if self.test.is_none() {
            fields.push(TestField::Rung(self.rung));
            fields
                .extend(self.template.iter().map(|template| TestField::Template(template.rung.key.clone())));
        }
        Some(fields)
    }
}

impl Sheet for NewForm {
    fn title(&self, app: &App) -> String {
        app.tr().say(if self.test.is_some() { "tests-edit-title" } else { "tests-new-title" })
    }

    fn width(&self) -> f32 {
        440.0
    }

    fn ui(&mut self, ui: &mut Ui, app: &App, out: &mut Outbox) -> Stays {
        let tr = app.tr();
        let (bad_aim, bad_day) = (tr.say("tests-bad-aim"), tr.say("tests-bad-day"));
        let labelled = |ui: &mut Ui, id: &str, why: &str, value: &mut String, error: Option<&str>| {
            let label = tr.say(id);
            text::strong(ui, &*label);
            let hint = if why.is_empty() { String::new() } else { tr.say(why) };
            Field::new(&label).hint(&hint).error(error).ui(ui, value);
            ui.add_space(measure::GAP_4);
        };
        labelled(ui, "tests-form-name", "tests-form-name.hint", &mut self.name, None);
        labelled(ui, "tests-form-ask", "tests-form-ask.hint", &mut self.ask, None);
        let day = self.day().is_none().then_some(&*bad_day);
        labelled(ui, "tests-form-day", "tests-form-day.hint", &mut self.day, day);
        let aim = self.aim().is_none().then_some(&*bad_aim);
        labelled(ui, "tests-form-aim", "tests-form-aim.hint", &mut self.aim, aim);
        toggle_row(ui, &tr.say("tests-form-public"), &tr.say("tests-form-public.why"), &mut self.public);
        if self.public {
            Words::new(tr.say("tests-form-public.warn")).tone(Tone::Warning).wrap().ui(ui);
        }
        ui.add_space(measure::GAP_8);
        let mut stays = Stays::Open;
        ui.horizontal(|ui| {
            let fields = self.fields();
            let words = tr.say(if self.test.is_some() { "tests-form-change" } else { "tests-form-add" });
            if Button::primary(&words).enabled(fields.is_some()).ui(ui).clicked()
                && let Some(fields) = fields
            {
                match self.test {
                    Some(test) => {
                        let edit = Edit::SetTest(Fields(fields));
                        let label = Label::new("set-test", 1).about(test);
                        out.send(Action::Do(Deed::new(label, vec![(test, edit)])));
                    }
                    None => out.make(move |new| {
                        let test = new();
                        let edit = Edit::SetTest(Fields(fields));
                        Deed::new(Label::new("add-test", 1).about(test), vec![(test, edit)])
                    }),
                }
                stays = Stays::Closed;
            }
            if Button::plain(&tr.say("tests-form-cancel")).ui(ui).clicked() {
                stays = Stays::Closed;
            }
        });
        stays
    }
}

//! A test's own words: what is asked, when, of whom, how many must do it, and who is responsible. One
//! sheet to make a test and to change it.

mod early;
mod fields;
mod units;

pub(super) use self::fields::{aim, aim_text, aim_trouble};
pub(super) use self::units::in_order;

use egui::Ui;

use self::fields::{Checked, Draft};
use crate::app::{Action, App, Template};
use crate::args;
use crate::model::{Deed, Edit, Fact, Fields, Label, RecordId, StructureTest, TestField};
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
    draft: Draft,
    /// Who is responsible, unit by unit, is shown.
    shows_responsible: bool,
    /// The second step was taken: a public test gets its day before the gate is met.
    dates_early: bool,
    /// The field for the reason has just opened, and is brought into sight.
    opens_reason: bool,
    /// The unit of the gate whose people are named.
    unfolded: Option<usize>,
    /// People charted after the day are left out of the roster.
    leaves_out: bool,
    checked: Option<Checked>,
}

impl NewForm {
    /// For a new test, from a template or blank.
    pub(super) fn from(app: &App, template: Option<Template>) -> Self {
        Self::with(Draft::from(app, template))
    }

    /// For changing a test.
    pub(super) fn of(_app: &App, test: &StructureTest) -> Self {
        Self::with(Draft::of(Some(test.id), test))
    }

    /// For running a test again: the same ask and aims on the same rung.
    pub(super) fn again(app: &App, test: RecordId) -> Option<Self> {
        let fields = app.rerun_fields(test)?;
        Some(Self::with(Draft::of(None, &app.draft_test(None, &fields))))
    }

    fn with(draft: Draft) -> Self {
        let dates_early = !draft.early.trim().is_empty();
        Self {
            draft,
            shows_responsible: false,
            dates_early,
            opens_reason: false,
            unfolded: None,
            leaves_out: false,
            checked: None,
        }
    }

    fn words_ui(&mut self, ui: &mut Ui, app: &App) {
        let tr = app.tr();
        let draft = &mut self.draft;
        field_ui(ui, app, "tests-form-name", &mut draft.name, None);
        field_ui(ui, app, "tests-form-ask", &mut draft.ask, None);
        let day = draft.day().is_none().then(|| tr.say("tests-bad-day"));
        let deadline = draft.deadline_trouble().map(|id| tr.say(id));
        two_ui(
            ui,
            |ui, draft| field_ui(ui, app, "tests-form-day", &mut draft.day, day.as_deref()),
            |ui, draft| field_ui(ui, app, "tests-form-deadline", &mut draft.deadline, deadline.as_deref()),
            draft,
        );
        let aim = fields::aim_trouble(&draft.aim).map(|id| tr.say(id));
        let gate = fields::aim_trouble(&draft.gate).map(|id| tr.say(id));
        two_ui(
            ui,
            |ui, draft| field_ui(ui, app, "tests-form-aim", &mut draft.aim, aim.as_deref()),
            |ui, draft| field_ui(ui, app, "tests-form-gate", &mut draft.gate, gate.as_deref()),
            draft,
        );
    }

    /// What is said of the roster: units in which nobody belongs, people charted after the day.
    fn roster_ui(&mut self, ui: &mut Ui, app: &App) {
        let tr = app.tr();
        let Some(checked) = &self.checked else { return };
        for unit in checked.empty.iter().filter_map(|unit| app.campaign().unit(*unit)) {
            let name = unit.name.to_string();
            let words = tr.with("tests-form-empty-unit", args!["unit" => &name]);
            Words::new(words).tone(Tone::Warning).wrap().ui(ui);
        }
        if checked.is_frozen {
            let day = checked.day.map(|day| tr.short_day(day.into())).unwrap_or_default();
            Words::new(tr.with("tests-form-frozen", args!["day" => &day])).muted().wrap().ui(ui);
        }
        if checked.later.is_empty() {
            return;
        }
        let day = self.draft.day().flatten().map(|day| tr.short_day(day.into())).unwrap_or_default();
        let args = args!["n" => checked.later.len(), "day" => &day];
        Words::new(tr.with("tests-form-later", args)).tone(Tone::Warning).wrap().ui(ui);
        if checked.is_own {
            let words = tr.with("tests-form-leave-out", args!["n" => checked.later.len()]);
            toggle_row(ui, &words, &tr.say("tests-form-leave-out.why"), &mut self.leaves_out);
        } else {
            Words::new(tr.say("tests-form-others-roster")).muted().wrap().ui(ui);
        }
    }

    /// What the form does: sets the fields, and the roster where people are left out of it.
    fn deed_of(&self, app: &App, fields: Vec<TestField>, out: &mut Outbox) {
        let later = self.checked.as_ref().map(|checked| checked.later.clone()).unwrap_or_default();
        let draft = app.draft_test(self.draft.test, &fields);
        let roster = (self.leaves_out && !later.is_empty())
            .then(|| app.roster_without(&draft, &later).unwrap_or_else(|| app.draft_roster(&draft, &later)));
        let edits = move |test: RecordId| {
            let set = (test, Edit::SetTest(Fields(fields)));
            let roster = roster.map(|roster| (test, Edit::State(Fact::Roster(roster))));
            [Some(set), roster].into_iter().flatten().collect::<Vec<_>>()
        };
        match self.draft.test {
            Some(test) => {
                let label = Label::new("set-test", 1).about(test);
                out.send(Action::Do(Deed::new(label, edits(test))));
            }
            None => out.make(move |new| {
                let test = new();
                Deed::new(Label::new("add-test", 1).about(test), edits(test))
            }),
        }
    }
}

impl Sheet for NewForm {
    fn title(&self, app: &App) -> String {
        let id = match (self.draft.test, self.draft.again) {
            (Some(_), _) => "tests-edit-title",
            (None, Some(_)) => "tests-again-title",
            (None, None) => "tests-new-title",
        };
        app.tr().say(id)
    }

    fn width(&self) -> f32 {
        520.0
    }

    fn ui(&mut self, ui: &mut Ui, app: &App, _out: &mut Outbox) -> Stays {
        let tr = app.tr();
        self.check(app);
        if let Some(failed) = self.checked.as_ref().and_then(|checked| checked.failed_below) {
            let name = crate::ui::said::record(app, failed);
            let words = tr.with("tests-form-failed-below", args!["name" => &name]);
            Words::new(words).tone(Tone::Warning).wrap().ui(ui);
        }
        self.words_ui(ui, app);
        self.roster_ui(ui, app);
        self.units_ui(ui, app);
        let (words, why) = (tr.say("tests-form-public"), tr.say("tests-form-public.why"));
        toggle_row(ui, &words, &why, &mut self.draft.public);
        let (words, why) = (tr.say("tests-form-households"), tr.say("tests-form-households.why"));
        toggle_row(ui, &words, &why, &mut self.draft.households);
        self.responsible_ui(ui, app);
        if self.is_too_early() {
            ui.add_space(measure::GAP_8);
            self.early_ui(ui, app);
        }
        Stays::Open
    }

    fn buttons_ui(&mut self, ui: &mut Ui, app: &App, out: &mut Outbox) -> Stays {
        ui.add_space(measure::GAP_8);
        if self.is_too_early() {
            return self.ways_ui(ui, app, out);
        }
        let tr = app.tr();
        let mut stays = Stays::Open;
        ui.horizontal(|ui| {
            let fields = self.draft.fields();
            let words =
                tr.say(if self.draft.test.is_some() { "tests-form-change" } else { "tests-form-add" });
            if Button::primary(&words).enabled(fields.is_some()).ui(ui).clicked()
                && let Some(fields) = fields
            {
                self.deed_of(app, fields, out);
                stays = Stays::Closed;
            }
            if Button::plain(&tr.say("tests-form-cancel")).ui(ui).clicked() {
                stays = Stays::Closed;
            }
        });
        stays
    }

    fn is_light(&self) -> bool {
        // A click beside it must not lose what was typed.
        false
    }
}

/// A field under its words; what it wants stands in it while it is empty.
fn field_ui(ui: &mut Ui, app: &App, id: &str, value: &mut String, error: Option<&str>) {
    let tr = app.tr();
    let label = tr.say(id);
    text::strong(ui, &*label);
    Field::new(&label).hint(&tr.say(&format!("{id}.hint"))).error(error).ui(ui, value);
    ui.add_space(measure::GAP_4);
}

/// Two fields side by side; one below the other where there is no room.
fn two_ui(
    ui: &mut Ui,
    one: impl FnOnce(&mut Ui, &mut Draft),
    other: impl FnOnce(&mut Ui, &mut Draft),
    draft: &mut Draft,
) {
    if ui.available_width() < 380.0 {
        one(ui, draft);
        other(ui, draft);
        return;
    }
    ui.columns(2, |sides| {
        if let [left, right] = sides {
            one(left, draft);
            other(right, draft);
        }
    });
}

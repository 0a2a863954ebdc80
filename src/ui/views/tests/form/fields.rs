//! What is typed into the form, read as fields of a test; and what is wrong with it.

use std::collections::BTreeMap;

use super::NewForm;
use crate::app::{App, Template, Unmet};
use crate::model::{Day, Grouping, RecordId, StructureTest, TestField, Text, Threshold};

/// What was typed so far.
#[derive(Default)]
pub(super) struct Draft {
    /// The test that is changed; `None` makes one.
    pub(super) test: Option<RecordId>,
    /// The test it runs again.
    pub(super) again: Option<RecordId>,
    pub(super) template: Text,
    pub(super) rung: u32,
    pub(super) name: String,
    pub(super) ask: String,
    pub(super) day: String,
    pub(super) deadline: String,
    pub(super) aim: String,
    /// The aim in gate units; blank = the aim over all.
    pub(super) gate: String,
    pub(super) public: bool,
    pub(super) households: bool,
    /// Units that take part; none = everybody.
    pub(super) units: Vec<RecordId>,
    /// Only those units, not everybody.
    pub(super) some: bool,
    pub(super) responsible: BTreeMap<RecordId, Option<RecordId>>,
    pub(super) early: String,
    /// It was public and had a day before.
    pub(super) was_dated: bool,
}

/// An aim as it is typed.
pub(in crate::ui::views::tests) fn aim_text(aim: Threshold) -> String {
    match aim {
        Threshold::None => String::new(),
        Threshold::Majority => "50+1".to_owned(),
        Threshold::Percent(percent) => percent.to_string(),
    }
}

/// An aim as typed: percent, more than half, or blank for none.
pub(in crate::ui::views::tests) fn aim(typed: &str) -> Option<Threshold> {
    let typed = typed.replace(['%', ' '], "").to_lowercase();
    if typed.is_empty() {
        return Some(Threshold::None);
    }
    if ["50+1", ">50", "majority"].contains(&&*typed) {
        return Some(Threshold::Majority);
    }
    let percent: u8 = typed.parse().ok()?;
    (1..=100).contains(&percent).then_some(Threshold::Percent(percent))
}

/// What is wrong with an aim as it was typed: the message.
pub(in crate::ui::views::tests) fn aim_trouble(typed: &str) -> Option<&'static str> {
    if aim(typed).is_some() {
        return None;
    }
    let number: Option<f64> = typed.replace(['%', ' '], "").replace(',', ".").parse().ok();
    Some(match number {
        Some(number) if number <= 0.0 => "tests-aim-zero",
        Some(number) if number > 100.0 => "tests-aim-over",
        _ => "tests-bad-aim",
    })
}

fn day(typed: &str) -> Option<Option<Day>> {
    let typed = typed.trim();
    if typed.is_empty() { Some(None) } else { typed.parse().ok().map(Some) }
}

impl Draft {
    /// A new test, from a template or blank.
    pub(super) fn from(app: &App, template: Option<Template>) -> Self {
        let last = app.campaign().tests.values().map(|test| *test.rung.value()).max().unwrap_or(0);
        let mut draft = Self { rung: last + 1, day: app.today().to_string(), ..Self::default() };
        if let Some(Template { rung, number }) = template {
            draft.rung = number;
            draft.template = rung.key;
            draft.name = rung.name.to_string();
            draft.ask = rung.ask.to_string();
            draft.aim = aim_text(rung.aim);
            draft.gate = if rung.gate == rung.aim { String::new() } else { aim_text(rung.gate) };
            draft.public = rung.public;
            draft.households = rung.households;
            if rung.public {
                // A public test gets its day when the gate is met.
                draft.day = String::new();
            }
        }
        draft
    }

    /// A test as it is.
    pub(super) fn of(id: Option<RecordId>, test: &StructureTest) -> Self {
        let text = |day: &Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
        let (aim, gate) = (*test.threshold.value(), *test.gate.value());
        Self {
            test: id,
            again: *test.again.value(),
            template: test.template.value().clone(),
            rung: *test.rung.value(),
            name: test.name.to_string(),
            ask: test.ask.to_string(),
            day: text(test.day.value()),
            deadline: text(test.deadline.value()),
            aim: aim_text(aim),
            gate: if gate == aim { String::new() } else { aim_text(gate) },
            public: *test.public.value(),
            households: *test.households.value(),
            units: test.units.value().clone(),
            some: !test.units.value().is_empty(),
            responsible: test.responsible.iter().map(|(unit, who)| (*unit, *who.value())).collect(),
            early: test.early.to_string(),
            was_dated: *test.public.value() && test.day.is_some(),
        }
    }

    /// The day, if what was typed is one; blank = none.
    pub(super) fn day(&self) -> Option<Option<Day>> {
        day(&self.day)
    }

    /// What is wrong with the deadline: no day, or before the day.
    pub(super) fn deadline_trouble(&self) -> Option<&'static str> {
        match (day(&self.deadline), self.day().flatten()) {
            (None, _) => Some("tests-bad-day"),
            (Some(Some(last)), Some(day)) if last < day => Some("tests-bad-deadline"),
            _ => None,
        }
    }

    /// What the form says; `None` where something in it is wrong.
    pub(super) fn fields(&self) -> Option<Vec<TestField>> {
        let name = self.name.trim();
        let (over_all, in_units, day) = (aim(&self.aim)?, aim(&self.gate)?, self.day()?);
        if name.is_empty() || self.deadline_trouble().is_some() || self.some && self.units.is_empty() {
            return None;
        }
        let deadline = self::day(&self.deadline)?;
        let gate = if in_units.is_none() { over_all } else { in_units };
        let mut fields = vec![
            TestField::Name(name.into()),
            TestField::Ask(self.ask.trim().into()),
            TestField::Day(day),
            TestField::Deadline(deadline),
            TestField::Threshold(over_all),
            TestField::Gate(gate),
            TestField::Public(self.public),
            TestField::Households(self.households),
            TestField::Units(if self.some { self.units.clone() } else { Vec::new() }),
        ];
        fields.extend(self.responsible.iter().map(|(unit, who)| TestField::Responsible(*unit, *who)));
        if self.test.is_none() {
            fields.push(TestField::Rung(self.rung));
            fields.push(TestField::Template(self.template.clone()));
            fields.push(TestField::Again(self.again));
        }
        if self.public && !self.early.trim().is_empty() {
            fields.push(TestField::Early(self.early.trim().into()));
        }
        Some(fields)
    }
}

/// What the chart says to what was typed; looked at anew when either changes.
#[derive(Default)]
pub(super) struct Checked {
    typed: String,
    /// Units that take part and in which nobody belongs.
    pub(super) empty: Vec<RecordId>,
    /// On the roster, and charted after the day.
    pub(super) later: Vec<RecordId>,
    /// Nobody else's roster stands in the way of leaving them out.
    pub(super) is_own: bool,
    pub(super) is_frozen: bool,
    /// The day it was frozen.
    pub(super) day: Option<Day>,
    /// What is not met before going public, where it is asked for.
    pub(super) unmet: Vec<Unmet>,
    /// A lower test that failed and was not run again.
    pub(super) failed_below: Option<RecordId>,
}

impl NewForm {
    /// Looks at the chart where what was typed, or the chart, is not what it was.
    pub(super) fn check(&mut self, app: &App) {
        let draft = &self.draft;
        let campaign = app.campaign();
        let typed = format!(
            "{} {} {} {} {} {:?}",
            campaign.revision, draft.day, draft.public, draft.households, draft.some, draft.units
        );
        if self.checked.as_ref().is_some_and(|checked| checked.typed == typed) {
            return;
        }
        let day = draft.day().flatten();
        let known = draft.test.and_then(|test| campaign.test(test));
        let frozen = known.and_then(|test| test.roster.as_ref());
        let mut checked = Checked { typed, is_frozen: frozen.is_some(), ..Checked::default() };
        checked.day = frozen.map(|roster| roster.day);
        checked.is_own = draft.test.is_none_or(|test| app.is_own_roster(test));
        if let Some(day) = day {
            let units = if draft.some { draft.units.clone() } else { Vec::new() };
            let fields =
                [TestField::Day(Some(day)), TestField::Units(units), TestField::Households(draft.households)];
            let roster = match frozen {
                Some(roster) => roster.clone(),
                None => app.draft_roster(&app.draft_test(draft.test, &fields), &[]),
            };
            checked.later = app.charted_after(day, &roster);
        }
        checked.empty = self.empty_units(app);
        if draft.public && day.is_some() && !draft.was_dated {
            checked.unmet = app.may_go_public(draft.test).err().unwrap_or_default();
        }
        checked.failed_below = (draft.test.is_none() && draft.again.is_none())
            .then(|| super::super::ladder::failed_below(app, draft.rung))
            .flatten();
        if checked.later.is_empty() {
            self.leaves_out = false;
        }
        self.checked = Some(checked);
    }

    /// Units that would decide and in which nobody belongs.
    fn empty_units(&self, app: &App) -> Vec<RecordId> {
        let campaign = app.campaign();
        let mut units: Vec<RecordId> = if self.draft.some { self.draft.units.clone() } else { Vec::new() };
        if !self.draft.some {
            let marked = campaign.units.values().filter(|unit| *unit.gate.value()).map(|unit| unit.id);
            units = marked.collect();
        }
        if units.is_empty() && !self.draft.some {
            let top = campaign.units_of(Grouping::UNIT).into_iter().filter(|unit| unit.parent.is_none());
            units = top.map(|unit| unit.id).collect();
        }
        units.retain(|unit| app.tallies().unit(*unit).belongs == 0);
        units
    }
}

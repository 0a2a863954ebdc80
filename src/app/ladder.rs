//! Structure tests: the default ladders, and the deeds that make and record a test.

use crate::model::{
    Basis, Day, Deed, Edit, Expected, Fact, Fields, Label, Outcome, RecordId, Speaker, TestField, Threshold,
};
use crate::tally::roster;

use super::{Action, App};

/// A rung of a default ladder (field.md, "Structure tests"; aims are editable defaults).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Template {
    /// Its key; the name is the message `ladder-<key>`, the ask `ladder-<key>.ask`.
    pub key: &'static str,
    /// The ladders it stands on.
    pub ladders: &'static [&'static str],
    /// The aim, over all and per gate unit.
    pub aim: Threshold,
    /// Shown in public.
    pub public: bool,
}

const NEW: &str = "no_union";
const UNION: &str = "union";
const TENANTS: &str = "tenants";

/// The rungs, lowest risk first.
const TEMPLATES: &[Template] = &[
    rung("reach", &[NEW, UNION], Threshold::Percent(50), false),
    rung("survey", &[NEW, UNION], Threshold::Percent(60), false),
    rung("tenant-reach", &[TENANTS], Threshold::Percent(50), false),
    rung("door-survey", &[TENANTS], Threshold::Percent(60), false),
    rung("petition", &[NEW, UNION], Threshold::Percent(65), false),
    rung("pledge", &[TENANTS], Threshold::Percent(65), false),
    rung("sticker", &[NEW], Threshold::Percent(65), true),
    rung("public-petition", &[NEW], Threshold::Percent(65), true),
    rung("photo", &[UNION], Threshold::Percent(65), true),
    rung("banner", &[TENANTS], Threshold::Percent(65), true),
    rung("march", &[NEW, UNION], Threshold::Percent(65), true),
    rung("delegation", &[TENANTS], Threshold::Percent(65), true),
    rung("practice-vote", &[UNION], Threshold::Percent(80), true),
    rung("vote", &[NEW], Threshold::Majority, true),
    rung("strike-vote", &[UNION], Threshold::Percent(90), true),
    rung("strike", &[NEW, UNION], Threshold::Percent(90), true),
    rung("rent-action", &[TENANTS], Threshold::Percent(90), true),
];

impl Template {
    /// Where it stands on every ladder: higher is riskier.
    pub fn rung(&self) -> u32 {
        TEMPLATES.iter().zip(1..).find(|(template, _)| *template == self).map_or(0, |(_, rung)| rung * 10)
    }
}

const fn rung(key: &'static str, ladders: &'static [&'static str], aim: Threshold, public: bool) -> Template {
    Template { key, ladders, aim, public }
}

/// What a new test is made from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NewTest {
    /// Its name; blank = the template's.
    pub name: String,
    /// Key of a template.
    pub template: Option<String>,
    /// The aim; without one the template's.
    pub aim: Option<Threshold>,
    /// The day it is held.
    pub day: Option<Day>,
}

impl App {
    /// The rungs of the campaign's ladder, lowest risk first.
    pub fn templates(&self) -> impl Iterator<Item = &'static Template> {
        let campaign = self.campaign();
        let own = campaign.about.ladder.value().clone();
        let tenants = *campaign.about.vocabulary.value() == crate::model::Vocabulary::Tenants;
        let ladder = if !own.is_empty() {
            own
        } else if tenants {
            TENANTS.into()
        } else {
            NEW.into()
        };
        TEMPLATES.iter().filter(move |template| template.ladders.contains(&&*ladder))
    }

    /// The deed that puts a test on the ladder, and the test's record. `None` if no template has the
    /// key and no name is given.
    pub fn test_deed(&mut self, new: &NewTest) -> Option<(RecordId, Deed)> {
        let key = new.template.as_deref();
        let template = TEMPLATES.iter().find(|template| Some(template.key) == key);
        if key.is_some() && template.is_none() || template.is_none() && new.name.trim().is_empty() {
            return None;
        }
        let id = self.host.record();
        let last = self.campaign().tests.values().map(|test| *test.rung.value()).max().unwrap_or(0);
        let rung = template.map_or(last + 1, Template::rung);
        let aim = new.aim.or(template.map(|template| template.aim)).unwrap_or_default();
        let name = match template {
            Some(template) if new.name.trim().is_empty() => self.tr.say(&format!("ladder-{}", template.key)),
            _ => new.name.trim().to_owned(),
        };
        let mut fields = vec![
            TestField::Name(name.into()),
            TestField::Threshold(aim),
            TestField::Gate(aim),
            TestField::Rung(rung),
        ];
        if let Some(template) = template {
            fields.push(TestField::Ask(self.tr.say(&format!("ladder-{}.ask", template.key)).into()));
            fields.push(TestField::Template(template.key.into()));
            fields.push(TestField::Public(template.public));
        }
        fields.extend(new.day.map(|day| TestField::Day(Some(day))));
        let label = Label::new("add-test", 1).about(id);
        Some((id, Deed::new(label, vec![(id, Edit::SetTest(Fields(fields)))])))
    }

    /// The deed that records results. The first result freezes who belongs, if nothing did yet.
    pub fn results_deed(&self, test: RecordId, day: Day, results: &[(RecordId, Outcome)]) -> Deed {
        let fact = |outcome| Fact::Result { test, outcome, day, says: Speaker::Typist };
        let said = results.iter().map(|(worker, outcome)| (*worker, Edit::State(fact(*outcome))));
        let edits = self.freeze(test, day).into_iter().chain(said).collect();
        Deed::new(Label::new("results", results.len()).about(test), edits)
    }

    /// The deed that records predictions.
    pub fn predictions_deed(
        &self,
        test: RecordId,
        says: &Speaker,
        expected: &[(RecordId, Expected)],
    ) -> Deed {
        let day = self.today();
        let fact = |expected| Fact::Prediction { test, expected, day, says: says.clone() };
        let edits =
            expected.iter().map(|(worker, expected)| (*worker, Edit::State(fact(*expected)))).collect();
        Deed::new(Label::new("predictions", expected.len()).about(test), edits)
    }

    /// The deed that rates people.
    pub fn rating_deed(&self, people: &[RecordId], value: u8, basis: Basis, says: &Speaker) -> Deed {
        let day = self.today();
        let fact = Fact::Rating { value, day, basis, says: says.clone() };
        let edits = people.iter().map(|worker| (*worker, Edit::State(fact.clone()))).collect();
        let label = Label::new("rate", people.len()).value(value);
        let label = if let [one] = people { label.about(*one) } else { label };
        Deed::new(label, edits)
    }

    /// Freezes who belongs, for a test that has no roster yet.
    pub(super) fn freeze(&self, test: RecordId, day: Day) -> Option<(RecordId, Edit)> {
        let campaign = self.campaign();
        let record = campaign.test(test).filter(|test| test.roster.is_none())?;
        let day = record.day.value().unwrap_or(day);
        Some((test, Edit::State(Fact::Roster(roster(campaign, record, day)))))
    }

    /// Puts a test on the ladder; for the terminal.
    ///
    /// # Errors
    /// In words, if no template has the key.
    pub fn add_test(
        &mut self,
        name: &str,
        template: Option<&str>,
        aim: Option<Threshold>,
        day: Option<Day>,
    ) -> Result<RecordId, String> {
        let new = NewTest { name: name.to_owned(), template: template.map(str::to_owned), aim, day };
        let (id, deed) = self.test_deed(&new).ok_or_else(|| {
            let keys: Vec<&str> = TEMPLATES.iter().map(|template| template.key).collect();
            let keys = keys.join(" ");
            self.tr.with("app-no-template", crate::args!["keys" => &keys])
        })?;
        self.perform(Action::Do(deed));
        Ok(id)
    }
}

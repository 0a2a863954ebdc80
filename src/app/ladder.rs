//! The ladder: which tests are offered, lowest risk first, and the deeds that make and record a test.
//!
//! The default ladders are data (`assets/ladders`): rungs whose names and asks are the messages
//! `ladder-<key>` and `ladder-<key>.ask`. A campaign that has rungs of its own goes by those.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::model::{
    Basis, CampaignField, Day, Deed, Edit, Expected, Fact, Fields, Label, Outcome, RecordId, Rung, Speaker,
    TestField, Text, Threshold, Vocabulary,
};

use super::public::TooEarly;
use super::{Action, App};

/// The default ladders by their keys (field.md, "Structure tests"; aims are editable defaults).
static LADDERS: LazyLock<Vec<(&'static str, Vec<Rung>)>> = LazyLock::new(|| {
    [
        ("no_union", include_str!("../../assets/ladders/no_union.json")),
        ("union", include_str!("../../assets/ladders/union.json")),
        ("tenants", include_str!("../../assets/ladders/tenants.json")),
    ]
    .map(|(key, json)| (key, serde_json::from_str(json).unwrap_or_default()))
    .into()
});

/// How far apart rungs are numbered: room for tests of one's own between them.
const STEP: u32 = 10;

/// A rung of the campaign's ladder, in words, and the number a test made from it gets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    /// Key, name and ask in words, aims, public or not, what it counts.
    pub rung: Rung,
    /// Rung of a test made from it: risk grows with the number.
    pub number: u32,
}

/// What a new test is made from.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct NewTest {
    /// Its name; blank = the template's.
    pub name: String,
    /// Key of a template.
    pub template: Option<String>,
    /// The aim; without one the template's.
    pub aim: Option<Threshold>,
    /// The day it is held.
    pub day: Option<Day>,
    /// Shown in public; where the template is, it is anyway.
    pub public: bool,
    /// Why it gets its day before the going-public gate is met.
    pub early: String,
    /// The test it runs again, on the same rung.
    pub again: Option<RecordId>,
    /// What else is said of it from the first moment on, over what the template says: a day that is
    /// past freezes the roster at once, and who takes part has to stand by then.
    pub fields: Vec<TestField>,
}

/// Why a test was not put on the ladder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum NoTest {
    /// No ladder has the template.
    Unknown,
    /// It has neither a name nor a template.
    Nameless,
    /// It is public, and the gate before going public is not met.
    Early(TooEarly),
}

impl App {
    /// Keys of the default ladders.
    pub fn ladders(&self) -> impl Iterator<Item = &'static str> {
        LADDERS.iter().map(|(key, _)| *key)
    }

    /// Which default ladder the campaign goes by, unless it has rungs of its own.
    pub fn ladder_key(&self) -> &'static str {
        let about = &self.campaign().about;
        let tenants = *about.vocabulary.value() == Vocabulary::Tenants;
        let default = if tenants { "tenants" } else { "no_union" };
        let chosen = about.ladder.value();
        self.ladders().find(|key| **key == **chosen).unwrap_or(default)
    }

    /// Whether the campaign has a ladder of its own.
    pub fn has_own_ladder(&self) -> bool {
        !self.campaign().about.rungs.is_empty()
    }

    /// The rungs of the campaign's ladder as they were written, lowest risk first.
    pub fn rungs(&self) -> Vec<Rung> {
        let own = self.campaign().about.rungs.value();
        if own.is_empty() { self.default_rungs(self.ladder_key()) } else { own.clone() }
    }

    /// The rungs of a default ladder.
    pub fn default_rungs(&self, ladder: &str) -> Vec<Rung> {
        LADDERS.iter().find(|(key, _)| *key == ladder).map(|(_, rungs)| rungs.clone()).unwrap_or_default()
    }

    /// The rungs of the campaign's ladder in words, lowest risk first.
    pub fn templates(&self) -> Vec<Template> {
        let rungs = self.rungs();
        let keys: Vec<Text> = rungs.iter().map(|rung| rung.key.clone()).collect();
        rungs
            .into_iter()
            .enumerate()
            .map(|(at, rung)| Template { number: self.number_of(&keys, at), rung: self.in_words(rung) })
            .collect()
    }

    /// A template by its key: of the campaign's ladder, else of any default one.
    pub fn template(&self, key: &str) -> Option<Template> {
        let own = self.templates().into_iter().find(|template| *template.rung.key == *key);
        own.or_else(|| {
            let (_, rungs) = LADDERS.iter().find(|(_, rungs)| rungs.iter().any(|rung| *rung.key == *key))?;
            let keys: Vec<Text> = rungs.iter().map(|rung| rung.key.clone()).collect();
            let (at, rung) = rungs.iter().enumerate().find(|(_, rung)| *rung.key == *key)?;
            Some(Template { number: self.number_of(&keys, at), rung: self.in_words(rung.clone()) })
        })
    }

    /// A rung with its name and ask in words.
    pub fn in_words(&self, mut rung: Rung) -> Rung {
        let id = format!("ladder-{}", rung.key);
        let known = self.tr.knows(&id);
        if rung.name.is_empty() && known {
            rung.name = self.tr.say(&id).into();
        }
        if rung.ask.is_empty() && known {
            rung.ask = self.tr.say(&format!("{id}.ask")).into();
        }
        if rung.name.is_empty() {
            rung.name = rung.key.clone();
        }
        rung
    }

    /// The number of a rung: that of a test made from it, else one between those of the tests made from
    /// the rungs below and above it, so that tests keep their order whatever the ladder was before.
    fn number_of(&self, keys: &[Text], at: usize) -> u32 {
        let tests = &self.campaign().tests;
        let place = |key: &Text| keys.iter().position(|known| known == key);
        let placed =
            tests.values().filter_map(|test| Some((place(test.template.value())?, *test.rung.value())));
        let placed: Vec<(usize, u32)> = placed.collect();
        let same = placed.iter().filter(|(place, _)| *place == at).map(|(_, number)| *number).max();
        if let Some(number) = same {
            return number;
        }
        let below = placed.iter().filter(|(place, _)| *place < at).map(|(_, number)| *number).max();
        let above = placed.iter().filter(|(place, _)| *place > at).map(|(_, number)| *number).min();
        let plain = (at as u32 + 1) * STEP;
        let least = below.map_or(0, |below| below + 1);
        let most = above.map_or(u32::MAX, |above| above.saturating_sub(1));
        if least > most {
            return least;
        }
        plain.clamp(least, most)
    }

    /// The deed that gives the campaign this ladder: rungs of its own, or a default one where `rungs` is
    /// blank. Tests made from its rungs are numbered anew, the others stay where they stood among them.
    pub fn ladder_deed(&self, ladder: &str, rungs: Vec<Rung>) -> Deed {
        let campaign = self.campaign();
        let shown = if rungs.is_empty() { self.default_rungs(ladder) } else { rungs.clone() };
        let numbers: BTreeMap<&str, u32> =
            shown.iter().zip(1..).map(|(rung, place)| (&*rung.key, place * STEP)).collect();
        let fields = vec![CampaignField::Ladder(ladder.into()), CampaignField::Rungs(rungs)];
        let mut edits = vec![(campaign.id, Edit::SetCampaign(Fields(fields)))];
        let mut last = 0;
        for test in campaign.ladder() {
            let number = numbers.get(&**test.template.value()).copied().unwrap_or(last + 1);
            last = last.max(number);
            if number != *test.rung.value() {
                edits.push((test.id, Edit::SetTest(Fields(vec![TestField::Rung(number)]))));
            }
        }
        Deed::new(Label::new("ladder", 1), edits)
    }

    /// The deed that puts a test on the ladder, and the test's record.
    pub(super) fn test_deed(&mut self, new: &NewTest) -> Result<(RecordId, Deed), NoTest> {
        let key = new.template.as_deref();
        let template = key.and_then(|key| self.template(key));
        if key.is_some() && template.is_none() {
            return Err(NoTest::Unknown);
        }
        if template.is_none() && new.name.trim().is_empty() {
            return Err(NoTest::Nameless);
        }
        let public = new.public || template.as_ref().is_some_and(|template| template.rung.public);
        let early = new.early.trim();
        if public && new.day.is_some() && early.is_empty() {
            self.may_go_public(None).map_err(NoTest::Early)?;
        }
        let id = self.host.record();
        let last = self.campaign().tests.values().map(|test| *test.rung.value()).max().unwrap_or(0);
        let first = new.again.and_then(|first| self.campaign().test(first));
        let number = first.map(|first| *first.rung.value());
        let number = number.or(template.as_ref().map(|template| template.number)).unwrap_or(last + 1);
        let rung = template.map(|template| template.rung);
        let aim = new.aim.or(rung.as_ref().map(|rung| rung.aim)).unwrap_or_default();
        // An aim that was typed is the aim everywhere.
        let gate = rung.as_ref().map(|rung| rung.gate).filter(|gate| new.aim.is_none() && !gate.is_none());
        let name = match &rung {
            Some(rung) if new.name.trim().is_empty() => rung.name.clone(),
            _ => new.name.trim().into(),
        };
        let mut fields = vec![
            TestField::Name(name),
            TestField::Threshold(aim),
            TestField::Gate(gate.unwrap_or(aim)),
            TestField::Rung(number),
            TestField::Public(public),
        ];
        fields.extend(new.again.map(|first| TestField::Again(Some(first))));
        if let Some(rung) = rung {
            fields.push(TestField::Ask(rung.ask));
            fields.push(TestField::Template(rung.key));
            fields.push(TestField::Households(rung.households));
        }
        fields.extend(new.day.map(|day| TestField::Day(Some(day))));
        if public && !early.is_empty() {
            fields.push(TestField::Early(early.into()));
        }
        let is_over = |field: &TestField| {
            new.fields.iter().any(|said| std::mem::discriminant(said) == std::mem::discriminant(field))
        };
        fields.retain(|field| !is_over(field));
        fields.extend(new.fields.iter().cloned());
        let label = Label::new("add-test", 1).about(id);
        Ok((id, Deed::new(label, vec![(id, Edit::SetTest(Fields(fields)))])))
    }

    /// The deed that records results. The first result freezes who belongs, if nothing did yet.
    pub fn results_deed(&self, test: RecordId, day: Day, results: &[(RecordId, Outcome)]) -> Deed {
        let fact = |outcome| Fact::Result { test, outcome, day, says: Speaker::Typist };
        let said = results.iter().map(|(worker, outcome)| (*worker, Edit::State(fact(*outcome))));
        let edits = self.freeze(test).into_iter().chain(said).collect();
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

    /// Puts a test on the ladder; for the terminal.
    ///
    /// # Errors
    /// In words, if no template has the key, or if it is public, gets a day, and the gate before going
    /// public is not met and no reason given.
    pub fn add_test(&mut self, new: &NewTest) -> Result<RecordId, String> {
        let (id, deed) = self.test_deed(new).map_err(|why| match why {
            NoTest::Unknown => {
                let mut seen = std::collections::BTreeSet::new();
                let rungs = LADDERS.iter().flat_map(|(_, rungs)| rungs.iter().map(|rung| &*rung.key));
                // Ladders share rungs.
                let keys: Vec<&str> = rungs.filter(|key| seen.insert(*key)).collect();
                self.tr.with("app-no-template", crate::args!["keys" => keys.join(", ")])
            }
            NoTest::Nameless => self.tr.say("app-test-nameless"),
            NoTest::Early(unmet) => self.say_too_early(&unmet),
        })?;
        self.perform(Action::Do(deed));
        Ok(id)
    }
}

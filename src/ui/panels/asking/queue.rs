//! Who was asked a question, and who is next.

use std::collections::{BTreeMap, BTreeSet};

use crate::app::App;
use crate::model::{Day, Grouping, RecordId, Text, TieKind};

/// Whether somebody can be asked: here, counted, not gone.
pub(super) fn may_be_asked(app: &App, person: RecordId) -> bool {
    let campaign = app.campaign();
    campaign
        .worker(person)
        .is_some_and(|worker| campaign.is_counted(worker) && &**worker.standing.value() != "left")
}

/// The unit of a person, if it is here.
pub(super) fn unit_of(app: &App, person: RecordId) -> Option<RecordId> {
    let campaign = app.campaign();
    campaign.worker(person)?.unit().and_then(|unit| campaign.unit(unit)).map(|unit| unit.id)
}

/// Everybody in lane order, and who of them was asked; kept until the campaign or the question changes.
#[derive(Default)]
pub(super) struct Queue {
    of: Option<(RecordId, u64, Text)>,
    /// Units in lane order with their people in the order of their cards; people without a unit last.
    lanes: Vec<(Option<RecordId>, Vec<RecordId>)>,
    asked: BTreeMap<RecordId, Day>,
}

impl Queue {
    fn follow(&mut self, app: &App, question: &Text) {
        let campaign = app.campaign();
        let now = Some((campaign.id, campaign.revision, question.clone()));
        if self.of == now {
            return;
        }
        self.of = now;
        let mut lanes: BTreeMap<Option<RecordId>, Vec<_>> = BTreeMap::new();
        self.asked.clear();
        for worker in campaign.people().filter(|worker| may_be_asked(app, worker.id)) {
            let place = (worker.rank.value().unwrap_or(i64::MAX), worker.made, worker.id);
            lanes.entry(unit_of(app, worker.id)).or_default().push(place);
            if let Some(day) = worker.asked.get(question).and_then(|day| *day.value()) {
                self.asked.insert(worker.id, day);
            }
        }
        for link in app.network().links() {
            let TieKind::Naming { question: of } = &link.kind else { continue };
            for (asker, _) in link.namings().filter(|_| of == question) {
                let day = self.asked.entry(asker).or_insert(link.day);
                *day = (*day).max(link.day);
            }
        }
        let units = campaign.units_of(Grouping::UNIT).into_iter().map(|unit| Some(unit.id)).chain([None]);
        self.lanes = units
            .filter_map(|unit| {
                let mut people = lanes.remove(&unit)?;
                people.sort_unstable();
                Some((unit, people.into_iter().map(|(.., id)| id).collect()))
            })
            .collect();
    }

    /// On which day somebody was asked this question last.
    pub(super) fn asked_on(&mut self, app: &App, question: &Text, person: RecordId) -> Option<Day> {
        self.follow(app, question);
        self.asked.get(&person).copied()
    }

    /// Of a unit: who was asked, of how many.
    pub(super) fn count(&mut self, app: &App, question: &Text, unit: Option<RecordId>) -> (usize, usize) {
        self.follow(app, question);
        let people = self.lanes.iter().find(|(of, _)| *of == unit).map_or(&[][..], |(_, people)| people);
        (people.iter().filter(|person| self.asked.contains_key(person)).count(), people.len())
    }

    /// Of a unit, in the order of their cards: who was not asked yet nor passed over.
    pub(super) fn waiting(
        &mut self,
        app: &App,
        question: &Text,
        skipped: &BTreeSet<RecordId>,
        unit: Option<RecordId>,
    ) -> Vec<RecordId> {
        self.follow(app, question);
        let lane = self.lanes.iter().find(|(of, _)| *of == unit);
        let people = lane.into_iter().flat_map(|(_, people)| people);
        people.copied().filter(|person| self.waits(*person, skipped)).collect()
    }

    fn waits(&self, person: RecordId, skipped: &BTreeSet<RecordId>) -> bool {
        !self.asked.contains_key(&person) && !skipped.contains(&person)
    }

    /// Who is next: in the same unit behind `from`, then before, then in the units below and from the
    /// top again; from the first unit where neither says where to begin.
    pub(super) fn next(
        &mut self,
        app: &App,
        question: &Text,
        skipped: &BTreeSet<RecordId>,
        unit: Option<RecordId>,
        from: Option<RecordId>,
    ) -> Option<RecordId> {
        self.follow(app, question);
        let is_lane = |of: &Option<RecordId>| *of == unit && (unit.is_some() || from.is_some());
        let begin = self.lanes.iter().position(|(of, _)| is_lane(of)).unwrap_or(0);
        let lanes = self.lanes.iter().cycle().skip(begin).take(self.lanes.len());
        for (_, people) in lanes {
            let after = from.and_then(|from| people.iter().position(|person| *person == from));
            let after = after.map_or(0, |place| place + 1);
            let order = people.iter().cycle().skip(after).take(people.len());
            if let Some(person) = order.copied().find(|person| self.waits(*person, skipped)) {
                return Some(person);
            }
        }
        None
    }
}

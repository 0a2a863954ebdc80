//! Freezing who belongs: with the first result, or by itself once the day of a test has come.
//!
//! FORMAT.md, Counting 6. What is frozen by itself is one entry without a step to undo.

use std::collections::BTreeSet;

use crate::log::Entry;
use crate::model::{
    Campaign, Day, Edit, EntryNo, Fact, RecordField, RecordId, Roster, Stamp, StructureTest, TestField,
    Touched,
};
use crate::tally::roster;

use super::{App, Gate};

impl App {
    /// What freezes who belongs, for a test that has no roster yet.
    pub(super) fn freeze(&self, test: RecordId) -> Option<(RecordId, Edit)> {
        let record = self.campaign().test(test).filter(|test| test.roster.is_none())?;
        Some((record.id, Edit::State(Fact::Roster(self.roster_now(record)))))
    }

    /// The roster of a test that has none, were it frozen now: on its day as the campaign stands, later
    /// as it stood at the end of that day; a day that was past when it was given, as it stood then.
    fn roster_now(&self, test: &StructureTest) -> Roster {
        let campaign = self.campaign();
        let today = self.today();
        let Some(day) = test.day.value().filter(|day| *day < today) else {
            return roster(campaign, test, today);
        };
        let ended = self.host.end_of(day);
        let given = self.day_given(test);
        let at = given.map_or(ended, |given| given.max(ended));
        if at >= self.last_said() {
            // Nothing was said since.
            return roster(campaign, test, day);
        }
        let then = self.session.log().as_of(campaign.id, at);
        let record = then.test(test.id).unwrap_or(test);
        let then = roster(&then, record, day);
        // The test came before the list of people: nobody's past is frozen.
        if is_nobody(&then) { roster(campaign, test, day) } else { then }
    }

    fn last_said(&self) -> Stamp {
        self.session.log().entries().map(|entry| entry.at).max().unwrap_or_default()
    }

    /// When the day of a test was given.
    fn day_given(&self, test: &StructureTest) -> Option<Stamp> {
        let heads = self.session.heads(test.id, &TestField::Day(None).name());
        let log = self.session.log();
        heads.into_iter().filter_map(|id| log.find(id)).map(|entry| entry.at).max()
    }

    /// A file was opened or another day began: tests whose day has come are to freeze.
    pub(super) fn look_for_days(&mut self) {
        self.freezes = true;
    }

    /// Freezes every test whose day has come and that has no roster yet. Waits while somebody types.
    pub(super) fn freeze_due(&mut self) {
        if !self.freezes || self.gate != Gate::Open || self.session.typing().is_some() {
            return;
        }
        self.freezes = false;
        let today = self.today();
        let came = |test: &&StructureTest| test.day.is_some_and(|day| day <= today) && test.roster.is_none();
        let due: Vec<RecordId> =
            self.campaign().tests.values().map(AsRef::as_ref).filter(came).map(|test| test.id).collect();
        let mut touched = Touched::default();
        for test in due {
            let frozen = self.freeze(test);
            let holds = |edit: &Edit| matches!(edit, Edit::State(Fact::Roster(roster)) if !is_nobody(roster));
            if let Some((on, edit)) = frozen.filter(|(_, edit)| holds(edit)) {
                touched.join(self.session.note(on, edit, self.host.as_mut()));
            }
        }
        self.follow(&touched);
    }

    /// Who would stand on the roster of a test of this day and was charted only after it: people who may
    /// have been hired since. Nobody for a day to come.
    pub fn charted_after(&self, day: Day, roster: &Roster) -> Vec<RecordId> {
        if day >= self.today() {
            return Vec::new();
        }
        let ended = self.host.end_of(day);
        let campaign = self.campaign();
        let people: BTreeSet<RecordId> =
            roster.units.iter().flat_map(|row| &row.people).map(|id| campaign.canonical(*id)).collect();
        let later = |id: &RecordId| campaign.worker(*id).is_some_and(|worker| worker.made > ended);
        people.into_iter().filter(later).collect()
    }

    /// A test as it would be with these fields; nothing is changed.
    pub fn draft_test(&self, test: Option<RecordId>, fields: &[TestField]) -> StructureTest {
        let campaign = self.campaign();
        let known = test.and_then(|test| campaign.test(test)).cloned();
        let mut draft = known.unwrap_or_else(|| StructureTest::blank(campaign.id, Stamp::default()));
        for field in fields {
            draft.put(field, EntryNo(u32::MAX));
        }
        draft
    }

    /// The roster of a test as the chart stands now, these people left out of it.
    pub fn draft_roster(&self, draft: &StructureTest, out: &[RecordId]) -> Roster {
        let mut campaign = self.campaign().clone();
        for person in out {
            let person = campaign.canonical(*person);
            campaign.workers.remove(&person);
        }
        roster(&campaign, draft, draft.day.unwrap_or(self.today()))
    }

    /// Whether the roster that holds was typed here: nobody else's is gone over.
    pub fn is_own_roster(&self, test: RecordId) -> bool {
        let Some(record) = self.campaign().test(test) else { return false };
        let Some(held) = &record.roster else { return true };
        let says = |entry: &Entry| matches!(&entry.edit, Edit::State(Fact::Roster(roster)) if roster == held);
        let log = self.session.log();
        let author = self.session.author();
        log.history(record.id)
            .into_iter()
            .any(|entry| entry.by == author && log.is_live(entry) && says(entry))
    }

    /// The frozen roster of a test without these people: they were not there on its day.
    pub fn roster_without(&self, test: &StructureTest, out: &[RecordId]) -> Option<Roster> {
        let mut kept = test.roster.clone()?;
        let campaign = self.campaign();
        let out: BTreeSet<RecordId> = out.iter().map(|id| campaign.canonical(*id)).collect();
        leave_out(campaign, &mut kept, &out);
        Some(kept)
    }
}

/// Whether nobody stands on a roster, named or not.
fn is_nobody(roster: &Roster) -> bool {
    roster.units.iter().all(|row| row.people.is_empty() && row.unnamed == 0)
}

/// Takes people off a roster. An estimate of those who belong stands: who leaves frees an unnamed place
/// where the estimate was not below the people named.
fn leave_out(campaign: &Campaign, roster: &mut Roster, out: &BTreeSet<RecordId>) {
    for row in &mut roster.units {
        let before = row.people.len();
        row.people.retain(|person| !out.contains(&campaign.canonical(*person)));
        let gone = (before - row.people.len()) as u32;
        if row.flat {
            row.unnamed = u32::from(row.unnamed > 0 || before > 0 && row.people.is_empty());
            continue;
        }
        let estimate = row.unit.and_then(|unit| *campaign.unit(unit)?.estimate.value());
        let named = row.people.len() as u32;
        let open = estimate.unwrap_or(0).saturating_sub(named);
        row.unnamed = row.unnamed.max(open.min(row.unnamed + gone));
    }
    roster.leaders.retain(|leader| !out.contains(&campaign.canonical(leader.leader)));
    for leader in &mut roster.leaders {
        leader.moves.retain(|person| !out.contains(&campaign.canonical(*person)));
        leader.promised.retain(|person| !out.contains(&campaign.canonical(*person)));
    }
}

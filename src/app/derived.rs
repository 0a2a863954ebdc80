//! What follows from the campaign: kept, never saved as truth, equal to building it anew.

use std::cell::OnceCell;
use std::sync::Arc;

use crate::graph::{Namings, Network};
use crate::model::{Campaign, Day, QuestionKind, RecordId, Touched};
use crate::tally::{Readiness, Tallies};

use super::measures::Measures;
use super::named::Named;

/// More changed at once than this: counting anew when asked is cheaper than following.
const MANY: usize = 300;

/// Everything derived.
pub(super) struct Derived {
    today: Day,
    network: Network,
    tallies: Tallies,
    /// By how many of their unit somebody is named; counted when first asked for.
    named: OnceCell<Named>,
    measures: Measures,
    /// Gate units against gates; counted when first asked for.
    readiness: OnceCell<Readiness>,
    /// Who stood for whom when it was counted.
    same: imbl::OrdMap<RecordId, RecordId>,
}

impl Derived {
    /// Builds everything from the campaign.
    pub(super) fn new(campaign: &Campaign, today: Day) -> Self {
        // Neither needs the other: opening a large campaign takes two cores.
        let (network, tallies) = std::thread::scope(|scope| {
            let network = scope.spawn(|| Network::of(campaign));
            let tallies = Tallies::new(campaign, today);
            (network.join().unwrap_or_else(|_| Network::of(campaign)), tallies)
        });
        Self {
            today,
            network,
            tallies,
            named: OnceCell::new(),
            measures: Measures::default(),
            readiness: OnceCell::new(),
            same: campaign.same.clone(),
        }
    }

    /// Follows a change.
    pub(super) fn follow(&mut self, campaign: &Campaign, touched: &Touched) {
        if touched.everything {
            *self = Self::new(campaign, self.today);
            return;
        }
        // What is asked, who is counted and who stands for whom reach everybody.
        if touched.kinds.about || self.same != campaign.same || touched.records.len() > MANY {
            self.named.take();
            self.measures.forget();
        }
        self.same.clone_from(&campaign.same);
        let named = self.named.get();
        let before = named.map(|named| named.reached(campaign, &self.network, touched));
        let mut reached = self.measures.reached(&self.network, touched);
        self.network.follow(campaign, touched);
        let counted = self.tallies.follow(campaign, touched);
        if let Some(readiness) = self.readiness.get_mut() {
            readiness.follow(campaign, &self.tallies, &counted);
        }
        reached.extend(self.measures.reached(&self.network, touched));
        self.measures.follow(campaign, touched, &reached);
        if let (Some(named), Some(mut reached)) = (self.named.get_mut(), before) {
            reached.extend(named.reached(campaign, &self.network, touched));
            named.follow(campaign, &self.network, touched, &reached);
        }
    }

    /// The day ages are counted from.
    pub(super) fn today(&self) -> Day {
        self.today
    }

    /// Another day began.
    pub(super) fn set_today(&mut self, campaign: &Campaign, today: Day) {
        if today != self.today {
            self.today = today;
            self.tallies = Tallies::new(campaign, today);
            self.readiness.take();
        }
    }

    /// Gate units against the gates the campaign agreed on.
    pub(super) fn readiness(&self, campaign: &Campaign) -> &Readiness {
        self.readiness.get_or_init(|| Readiness::new(campaign, &self.tallies))
    }

    /// The counts that decide.
    pub(super) fn tallies(&self) -> &Tallies {
        &self.tallies
    }

    /// What the network says of people.
    pub(super) fn measures(&self) -> &Measures {
        &self.measures
    }

    /// Who turns to whom.
    pub(super) fn network(&self) -> &Network {
        &self.network
    }

    /// By how many of their unit somebody is named, asked for trust or help.
    pub(super) fn named_in_unit(&self, campaign: &Campaign, person: RecordId) -> u32 {
        self.named(campaign).count_of(campaign.canonical(person))
    }

    /// Who of a person's unit was asked, and who names whom there.
    pub(super) fn namings(&self, campaign: &Campaign, person: RecordId, kind: QuestionKind) -> Arc<Namings> {
        self.named(campaign).in_unit_of(campaign, &self.network, person, kind)
    }

    fn named(&self, campaign: &Campaign) -> &Named {
        self.named.get_or_init(|| Named::of(campaign, &self.network))
    }
}

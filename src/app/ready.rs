//! Readiness: gate units against gates, in words, what moves the needle, and the talks planned from it.

mod needle;
mod sheet;
mod words;

pub use needle::{NeedleWords, plan_talks};
pub use sheet::{kind_key, met_key};
pub use words::{GateWords, RowWords};

use std::cell::RefCell;
use std::sync::Arc;

use crate::hints::{NeedleStep, needle};
use crate::model::{Day, RecordId};
use crate::tally::{Behind, GateKey, Majority, MajorityBasis, Readiness, ReadyRow, Votes};

use super::App;

/// What moves the needle, as long as the campaign and the day stand.
#[derive(Default)]
pub(super) struct Needle(RefCell<Option<Kept>>);

struct Kept {
    of: (RecordId, u64, Day),
    steps: Arc<Vec<NeedleStep>>,
}

impl App {
    /// Gate units against the gates the campaign agreed on: kept, and following each change.
    pub fn readiness(&self) -> &Readiness {
        self.derived.readiness(self.campaign())
    }

    /// The people behind one cell of a row.
    pub fn behind_gate(&self, row: &ReadyRow, gate: GateKey) -> Behind {
        row.behind(self.campaign(), self.tallies(), gate)
    }

    /// The smallest next steps to every gate that is not met, best first; counted when asked for and
    /// kept until something changes.
    pub fn needle(&self) -> Arc<Vec<NeedleStep>> {
        let campaign = self.campaign();
        let of = (campaign.id, campaign.revision, self.today());
        let mut kept = self.needle.0.borrow_mut();
        if let Some(kept) = kept.as_ref().filter(|kept| kept.of == of) {
            return Arc::clone(&kept.steps);
        }
        let steps = needle(campaign, self.network(), self.tallies(), self.readiness(), self.today());
        let steps = Arc::new(steps);
        *kept = Some(Kept { of, steps: Arc::clone(&steps) });
        steps
    }

    /// Who is sure and who is likely, in a unit or in all.
    pub fn votes(&self, unit: Option<RecordId>, basis: MajorityBasis) -> Votes {
        Votes::of(self.campaign(), self.tallies(), unit, basis)
    }

    /// What the numbers of majorities rest on.
    pub fn majority_head(&self, votes: &Votes) -> String {
        match votes.test {
            Some(test) => self.tr().with("majority-head", crate::args!["test" => self.test_name(test)]),
            None => self.tr().say("majority-head-none"),
        }
    }

    /// A majority in words: its rule, what the rule rests on, how far it is.
    pub fn majority_words(&self, majority: &Majority) -> (String, String, String) {
        let key = majority.rule.key();
        let tr = self.tr();
        let id = if majority.is_reached() { "majority-reached" } else { "majority-says" };
        let args = crate::args!["sure" => majority.sure, "likely" => majority.likely,
            "to_win" => majority.to_win, "needed" => majority.needed];
        (tr.say(&format!("majority-{key}")), tr.say(&format!("majority-{key}-why")), tr.with(id, args))
    }
}

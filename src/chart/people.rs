//! What the wall knows of each person: a few facts, kept as long as the
//! person's record stays the same.

use std::sync::Arc;

use crate::model::{About, Campaign, Day, Judgement, Scale, Worker};

use super::marks::Star;

/// One person and the facts their marks are made of.
#[derive(Debug, Clone)]
pub(super) struct Person {
    pub(super) worker: Arc<Worker>,
    /// The value that counts; 0 = not assessed.
    pub(super) value: u8,
    /// The mark that draws it.
    pub(super) mark: u8,
    /// The day of the rating.
    pub(super) rated: Option<Day>,
    /// The star of our judgement.
    pub(super) star: Option<Star>,
}

/// All people by id, with what their facts were made from.
#[derive(Debug, Clone, Default)]
pub(super) struct People {
    pub(super) all: Vec<Person>,
    about: Option<Arc<About>>,
}

impl People {
    /// The people of a campaign; facts of unchanged records are taken from `old`.
    pub(super) fn of(campaign: &Campaign, old: Option<&People>) -> Self {
        let about = &campaign.about;
        let same = |old: &&People| old.about.as_ref().is_some_and(|before| Arc::ptr_eq(before, about));
        let mut kept = old.filter(same).map(|old| old.all.as_slice()).unwrap_or_default().iter().peekable();
        let scale = campaign.scale();
        let mut all = Vec::with_capacity(campaign.workers.len());
        // Both are in the order of ids, so one walk finds what stayed.
        for (id, worker) in &campaign.workers {
            while kept.next_if(|person| person.worker.id < *id).is_some() {}
            let found = kept.next_if(|person| person.worker.id == *id);
            let same = found.filter(|person| Arc::ptr_eq(&person.worker, worker));
            all.push(same.cloned().unwrap_or_else(|| Person::of(campaign, worker, &scale)));
        }
        Self { all, about: Some(Arc::clone(about)) }
    }
}

impl Person {
    fn of(campaign: &Campaign, worker: &Arc<Worker>, scale: &Scale) -> Self {
        let rating = campaign.support(worker).map(|support| support.rating);
        let value = rating.map_or(0, |rating| rating.value);
        Self {
            worker: Arc::clone(worker),
            value,
            mark: scale.mark(value),
            rated: rating.map(|rating| rating.day),
            star: match worker.judgement.value() {
                Judgement::Identified => Some(Star::Leader),
                Judgement::Suggested => Some(Star::Suggested),
                Judgement::NotLookedAt | Judgement::NotALeader => None,
            },
        }
    }
}

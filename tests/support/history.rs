//! Histories of several copies of one campaign: edits, undo, redo, typing, merges, in any order.

use std::collections::BTreeSet;
use std::sync::Arc;

use wallchart::log::{Entry, Outside, Session};
use wallchart::model::{Deed, Label, Stamp};

use super::edits::worker_field;
use super::{Dice, World, any_edit};

/// Copies of one campaign, each with its own author and its own wrong clock.
#[derive(Debug, Clone)]
pub(crate) struct Copies {
    pub(crate) world: World,
    pub(crate) copies: Vec<Session>,
    pub(crate) skew_ms: Vec<i64>,
    pub(crate) dice: Dice,
}

/// Every entry of a copy.
pub(crate) fn entries(copy: &Session) -> Vec<Arc<Entry>> {
    copy.log().entries().cloned().collect()
}

impl Copies {
    pub(crate) fn new(seed: u64, count: usize) -> Self {
        let mut dice = Dice::new(seed);
        let world = World::new(&mut dice);
        let copies = (0..count)
            .map(|_| Session::open(world.campaign, dice.author(), Vec::new(), BTreeSet::new()))
            .collect();
        let day_ms = 86_400_000;
        let skew_ms = (0..count)
            .map(|_| if dice.once_in(2) { 0 } else { (dice.below(801) as i64 - 400) * day_ms })
            .collect();
        Self { world, copies, skew_ms, dice }
    }

    /// Chance and the clock of one copy, and the copy.
    pub(crate) fn at(&mut self, copy: usize) -> (&mut Session, &mut Dice) {
        self.dice.skew_ms = self.skew_ms[copy];
        (&mut self.copies[copy], &mut self.dice)
    }

    /// One copy does any deed.
    pub(crate) fn deed(&mut self, copy: usize) {
        let world = self.world.clone();
        let (session, dice) = self.at(copy);
        let edits: Vec<_> = (0..=dice.below(3)).map(|_| any_edit(dice, &world)).collect();
        session.apply(Deed::new(Label::new("test", edits.len()), edits), dice);
    }

    /// One copy takes in what another has.
    pub(crate) fn merge(&mut self, into: usize, from: usize) {
        let theirs = entries(&self.copies[from]);
        let (session, dice) = self.at(into);
        let now = dice.now();
        session.take_in(&theirs, &BTreeSet::new(), now);
    }

    pub(crate) fn step(&mut self) {
        let copy = self.dice.below(self.copies.len());
        match self.dice.below(16) {
            0..=8 => self.deed(copy),
            9 | 10 => {
                let (session, dice) = self.at(copy);
                session.undo(dice);
            }
            11 => {
                let (session, dice) = self.at(copy);
                session.redo(dice);
            }
            12 => {
                let world = self.world.clone();
                let (session, dice) = self.at(copy);
                let field = worker_field(dice, &world);
                session.type_into(dice.pick(&world.workers), field, dice);
                if dice.once_in(2) {
                    session.end_typing(dice);
                }
            }
            _ => {
                let other = self.dice.below(self.copies.len());
                if other != copy {
                    self.merge(copy, other);
                }
            }
        }
    }

    /// Ends typing and lets everybody know everything: declined entries are taken in again.
    pub(crate) fn gossip(&mut self) {
        for copy in 0..self.copies.len() {
            let (session, dice) = self.at(copy);
            session.end_typing(dice);
        }
        for _ in 0..2 {
            for into in 0..self.copies.len() {
                for from in 0..self.copies.len() {
                    let theirs = entries(&self.copies[from]);
                    let (session, dice) = self.at(into);
                    let now: Stamp = dice.now();
                    let declined = session.declined().clone();
                    session.accept(&theirs, &declined, now);
                    session.take_in(&theirs, &BTreeSet::new(), now);
                }
            }
        }
    }
}

/// Two to four copies and up to `steps` steps.
pub(crate) fn any_history(seed: u64, steps: usize) -> Copies {
    let mut copies = Copies::new(seed, 2 + seed as usize % 3);
    let count = 1 + copies.dice.below(steps);
    for _ in 0..count {
        copies.step();
    }
    copies
}

//! Walking from person to person along ties, and what is read aloud on the way.

use std::f32::consts::TAU;

use super::Map;
use crate::app::{Action, App};
use crate::args;
use crate::model::{QuestionKind, RecordId};
use crate::ui::outbox::Outbox;
use crate::ui::said;

impl Map {
    /// From whom the ties are walked: the person in focus, else the selected.
    fn stands(&self, app: &App) -> Option<RecordId> {
        self.focus.or_else(|| app.selection().person())
    }

    /// One tie on, around the person; or to the next tie of another kind.
    pub(super) fn walk(&mut self, app: &App, step: isize, other_kind: bool, out: &mut Outbox) {
        let Some(person) = self.stands(app) else {
            // Begin with whoever has most ties.
            let seen = self.ground.dots.iter().filter(|dot| !self.hides.hides(&self.ground, dot));
            let most = seen.max_by_key(|dot| (dot.ties.len(), std::cmp::Reverse(dot.id)));
            if let Some(dot) = most {
                out.send(Action::Select(app.selection().only(dot.id)));
            }
            return;
        };
        let Some(&number) = self.ground.by_id.get(&person) else { return };
        let ties = self.ties_around(number);
        let now = ties
            .iter()
            .position(|line| self.ground.ties.get(*line).is_some_and(|line| Some(line.tie) == self.walked));
        let count = ties.len();
        if count == 0 {
            return;
        }
        self.way = None;
        let next = match now {
            None => 0,
            Some(now) if other_kind => {
                let kind = |place: usize| {
                    ties.get(place).and_then(|line| self.ground.ties.get(*line)).map(|line| line.kind)
                };
                let further = (1..count).map(|step| (now + step) % count);
                further.into_iter().find(|place| kind(*place) != kind(now)).unwrap_or(now)
            }
            Some(now) => (now + count).saturating_add_signed(step) % count,
        };
        let line = ties.get(next).and_then(|line| self.ground.ties.get(*line));
        self.walked = line.map(|line| line.tie);
        let end = ties.get(next).and_then(|line| self.ground.other(*line, number));
        self.hover = None;
        if let Some(dot) = end.and_then(|end| self.ground.dots.get(end)) {
            let id = dot.id;
            // The person walked from stays in focus; the other end is selected, in all views.
            self.focus = Some(person);
            out.send(Action::Select(app.selection().only(id)));
        }
    }

    /// The ties of a person that are shown, clockwise from above.
    pub(super) fn ties_around(&self, person: usize) -> Vec<usize> {
        let Some(dot) = self.ground.dots.get(person) else { return Vec::new() };
        let (_, seen) = self.hides.seen(&self.ground);
        let mut ties: Vec<usize> =
            dot.ties.iter().copied().filter(|tie| seen.get(*tie) == Some(&true)).collect();
        let angle = |line: &usize| {
            let end = self.ground.other(*line, person).and_then(|end| self.ground.dots.get(end));
            let to = end.map_or(dot.at, |end| end.at);
            (to.x - dot.at.x).atan2(dot.at.y - to.y).rem_euclid(TAU)
        };
        ties.sort_by(|a, b| angle(a).total_cmp(&angle(b)).then(a.cmp(b)));
        ties
    }

    /// Enter: focuses on the other end of the tie walked to, else on the selected; whether it did.
    pub(super) fn enter(&mut self, app: &App, _out: &mut Outbox) -> bool {
        let Some(person) = app.selection().person() else { return false };
        if self.focus == Some(person) && self.walked.is_none() {
            return false;
        }
        self.focus_on(person);
        true
    }

    /// What is read aloud: where one stands, and the tie one stands on.
    pub(super) fn spoken(&mut self, app: &App) -> String {
        let tr = app.tr();
        let Some(person) = self.stands(app).filter(|_| self.focus.is_some()) else {
            return tr.say("ui-view-map");
        };
        let standing = self.standing(app, person);
        let walked = self.walked.and_then(|tie| self.tie_words(app, person, tie));
        match walked {
            Some((place, count, words)) if !app.is_presenting() => {
                let args = args!["standing" => standing, "n" => place, "of" => count, "tie" => words];
                tr.with("map-view-walk", args)
            }
            _ => standing,
        }
    }

    /// "Nadia Benali, rated 3, named by 5 of 9"
    fn standing(&self, app: &App, person: RecordId) -> String {
        let tr = app.tr();
        let campaign = app.campaign();
        let mut words = vec![said::record(app, person)];
        words.push(match campaign.worker(person).and_then(|worker| campaign.support(worker)) {
            Some(support) => tr.with("map-view-rated", args!["value" => support.rating.value]),
            None => tr.say("chart-not-assessed"),
        });
        if !app.is_presenting() {
            let namings = app.namings(person, QuestionKind::Trust);
            words.push(match namings.of_asked() {
                0 => tr.say("map-view-nobody-asked"),
                asked => {
                    let named = namings.named_by(campaign.canonical(person));
                    tr.with("map-view-named-by", args!["n" => named, "of" => asked])
                }
            });
        }
        words.join(", ")
    }

    /// The tie a walk stands on: which it is, of how many, and what it says.
    fn tie_words(&self, app: &App, person: RecordId, tie: RecordId) -> Option<(usize, usize, String)> {
        let number = *self.ground.by_id.get(&person)?;
        let ties = self.ties_around(number);
        let is_it = |at: &usize| self.ground.ties.get(*at).is_some_and(|own| own.tie == tie);
        let place = ties.iter().position(is_it)?;
        let own = ties.get(place).and_then(|at| self.ground.ties.get(*at))?;
        let other = self.ground.dots.get(if own.from == number { own.to } else { own.from })?;
        let kind = self.ground.kinds.get(own.kind)?;
        let way = match (own.mutual, own.from == number) {
            (true, _) => "both",
            (_, true) => "out",
            _ => "in",
        };
        let tr = app.tr();
        let key = kind.question.as_deref().unwrap_or("moves");
        let id = format!("map-view-tie-{way}-{key}");
        // A question of the campaign's own is said as it is worded there.
        let id = if tr.knows(&id) { id } else { format!("map-view-tie-{way}") };
        let words = tr.with(&id, args!["who" => &other.name, "says" => &kind.says]);
        Some((place + 1, ties.len(), words))
    }
}

//! Everything the proposals rest on, read from the campaign once.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write as _;

use crate::graph::{Kinds, Link, Network};
use crate::model::{
    Answer, Campaign, Day, Judgement, Presence, QuestionKind, RecordId, TalkStands, Text, TieKind, Worker,
};
use crate::tally::{Coverage, Leadership, Tallies, TestTally};

use super::{NextTalk, RECENT_DAYS, Reason};

/// The standing of people who left: nobody talks with them about the campaign, counted or not.
const LEFT: &str = "left";
/// The mark of those who act against us.
pub(super) const HOSTILE: u8 = 5;

/// What was said with somebody so far.
#[derive(Debug, Clone, Default)]
pub(super) struct Talked {
    /// Day and record of the last talk that was held.
    pub(super) last: Option<(Day, RecordId)>,
    /// Who held it: initials or a code.
    pub(super) organizer: Text,
    /// The next contact agreed in it.
    pub(super) next: Option<Day>,
    /// What was promised in it, by when.
    pub(super) promise: Option<(Text, Day)>,
    /// Its answer was yes.
    pub(super) said_yes: bool,
    /// It asked for something and got no answer, or a maybe.
    pub(super) waits: bool,
    /// A talk is planned, a task open, or a promise running.
    pub(super) is_busy: bool,
}

/// One person of the chart.
pub(super) struct Person<'a> {
    pub(super) worker: &'a Worker,
    /// Own unit, if it is here.
    pub(super) unit: Option<RecordId>,
    pub(super) counted: bool,
    pub(super) mark: u8,
    pub(super) supports: bool,
    pub(super) rated: Option<Day>,
    pub(super) leadership: Leadership,
    /// Can hold a talk: a supporter, of the committee, or responsible for somebody.
    pub(super) is_ours: bool,
    pub(super) talked: Talked,
    /// Distinct people of the own unit who name them, asked for trust or help.
    pub(super) named_by: u32,
    pub(super) links: Vec<&'a Link>,
}

impl Person<'_> {
    pub(super) fn id(&self) -> RecordId {
        self.worker.id
    }

    pub(super) fn is_identified(&self) -> bool {
        *self.worker.judgement.value() == Judgement::Identified
    }

    pub(super) fn may_lead(&self) -> bool {
        *self.worker.judgement.value() != Judgement::NotALeader
    }

    /// How well they can hold a talk: less is better.
    pub(super) fn quality(&self) -> u8 {
        match self.leadership {
            Leadership::Proven => 0,
            _ if *self.worker.committee.value() || self.is_identified() => 1,
            _ if self.mark == 1 => 2,
            _ if self.supports => 3,
            _ => 4,
        }
    }
}

/// A unit as the namings see it: its own people, without those of its parts.
#[derive(Default)]
pub(super) struct Group {
    /// Of them: who was asked for trust or help.
    pub(super) asked: u32,
    /// Who is named, most named first; those judged not to be leaders are left out.
    pub(super) ranked: Vec<usize>,
    /// How many of them come first: one, or two who are level; 0 if nobody stands out.
    pub(super) top: usize,
    pub(super) coverage: Coverage,
    /// Everybody who belongs.
    pub(super) belongs: u32,
}

/// The campaign as the proposals see it.
pub(super) struct Ground<'a> {
    pub(super) campaign: &'a Campaign,
    pub(super) tallies: &'a Tallies,
    pub(super) kinds: Kinds,
    pub(super) today: Day,
    pub(super) people: Vec<Person<'a>>,
    index: HashMap<RecordId, usize>,
    pub(super) groups: BTreeMap<Option<RecordId>, Group>,
    pub(super) last_test: Option<&'a TestTally>,
    /// The lowest open test with a day that is near.
    pub(super) near_test: Option<(RecordId, Day)>,
    /// Ours by their initials, as they stand on talks; `None` where two share them.
    by_initials: HashMap<String, Option<usize>>,
}

impl<'a> Ground<'a> {
    pub(super) fn of(campaign: &'a Campaign, network: &'a Network, tallies: &'a Tallies, today: Day) -> Self {
        let scale = campaign.scale();
        let mut people = Vec::with_capacity(campaign.workers.len());
        let mut index = HashMap::with_capacity(campaign.workers.len());
        for (id, worker) in &campaign.workers {
            let worker: &Worker = worker;
            let support = campaign.support(worker);
            let value = support.map_or(0, |support| support.rating.value);
            index.insert(*id, people.len());
            people.push(Person {
                worker,
                unit: worker.unit().and_then(|unit| campaign.unit(unit)).map(|unit| unit.id),
                counted: campaign.is_counted(worker) && &**worker.standing.value() != LEFT,
                mark: scale.mark(value),
                supports: scale.supports(value),
                rated: support.map(|support| support.rating.day),
                leadership: tallies.leadership(*id),
                is_ours: false,
                talked: Talked::default(),
                named_by: 0,
                links: Vec::new(),
            });
        }
        let mut ground = Self {
            campaign,
            tallies,
            kinds: Kinds::of(campaign),
            today,
            people,
            index,
            groups: BTreeMap::new(),
            last_test: tallies.last_test(campaign),
            near_test: near_test(campaign, today),
            by_initials: HashMap::new(),
        };
        ground.read_team();
        ground.read_talks();
        ground.read_ties(network);
        ground
    }

    pub(super) fn index(&self, person: RecordId) -> Option<usize> {
        self.index.get(&self.campaign.canonical(person)).copied()
    }

    pub(super) fn person(&self, at: usize) -> &Person<'a> {
        // Every index comes from `index` or from walking `people` itself.
        #[expect(clippy::indexing_slicing, reason = "indices are made here and people never shrink")]
        &self.people[at]
    }

    /// Who is responsible for somebody and here.
    pub(super) fn responsible(&self, person: &Person<'_>) -> Option<usize> {
        person.worker.responsible.value().and_then(|who| self.index(who))
    }

    /// The one of ours whom the initials on a talk mean.
    pub(super) fn organizer(&self, said: &str) -> Option<usize> {
        self.by_initials.get(&letters(said)).copied().flatten()
    }

    fn read_team(&mut self) {
        let team: BTreeSet<usize> =
            self.people.iter().filter_map(|person| self.responsible(person)).collect();
        for (at, person) in self.people.iter_mut().enumerate() {
            let worker = person.worker;
            let is_here = worker.presence == Presence::Here;
            let is_team = person.supports || *worker.committee.value() || team.contains(&at);
            person.is_ours = is_here && person.counted && is_team && person.mark < HOSTILE - 1;
            if person.is_ours {
                let initials = worker.name.split([' ', '-']).filter_map(|word| word.chars().next());
                let initials = letters(&initials.collect::<String>());
                self.by_initials.entry(initials).and_modify(|of| *of = None).or_insert(Some(at));
            }
        }
    }

    fn read_talks(&mut self) {
        let today = self.today;
        for talk in self.campaign.talks.values() {
            let Some(at) = talk.worker.value().and_then(|who| self.index(who)) else { continue };
            let Some(person) = self.people.get_mut(at) else { continue };
            let talked = &mut person.talked;
            let runs = talk.commitment_day.value().is_some_and(|day| day >= today);
            talked.is_busy |= !*talk.held || runs && !talk.commitment.is_empty();
            if !*talk.held {
                continue;
            }
            let day = talk.day.value().unwrap_or(talk.made.day());
            if talked.last.is_some_and(|last| last > (day, talk.id)) {
                continue;
            }
            talked.last = Some((day, talk.id));
            talked.organizer = talk.organizer.value().clone();
            talked.next = *talk.next.value();
            let promised = talk.commitment_day.value().filter(|_| !talk.commitment.is_empty());
            talked.promise = promised.map(|by| (talk.commitment.value().clone(), by));
            talked.said_yes = *talk.answer.value() == Some(Answer::Yes);
            talked.waits =
                !talk.asked.is_empty() && matches!(*talk.answer.value(), None | Some(Answer::Maybe));
        }
        for task in self.campaign.tasks.values().filter(|task| task.done.is_none()) {
            let at = task.worker.value().and_then(|who| self.index(who));
            if let Some(person) = at.and_then(|at| self.people.get_mut(at)) {
                person.talked.is_busy = true;
            }
        }
    }

    /// Ties of each person, and who is named by how many of the own unit.
    fn read_ties(&mut self, network: &'a Network) {
        let mut namers: HashMap<usize, BTreeSet<usize>> = HashMap::new();
        let mut askers: BTreeSet<usize> = BTreeSet::new();
        for link in network.links() {
            let (Some(from), Some(to)) = (self.index(link.from), self.index(link.to)) else { continue };
            for end in [from, to] {
                if let Some(person) = self.people.get_mut(end) {
                    person.links.push(link);
                }
            }
            if self.kinds.of_tie(&link.kind) != Some(QuestionKind::Trust) {
                continue;
            }
            let back = link.mutual.then_some((to, from));
            for (asker, named) in std::iter::once((from, to)).chain(back) {
                askers.insert(asker);
                let (one, other) = (self.person(asker), self.person(named));
                if one.counted && other.counted && one.unit == other.unit {
                    namers.entry(named).or_default().insert(asker);
                }
            }
        }
        for (named, namers) in namers {
            if let Some(person) = self.people.get_mut(named) {
                person.named_by = namers.len() as u32;
            }
        }
        self.read_groups(&askers);
    }

    fn read_groups(&mut self, askers: &BTreeSet<usize>) {
        let mut groups: BTreeMap<Option<RecordId>, Group> = BTreeMap::new();
        for (at, person) in self.people.iter().enumerate().filter(|(_, person)| person.counted) {
            let group = groups.entry(person.unit).or_default();
            let trust = |question: &Text| self.kinds.kind(question) == QuestionKind::Trust;
            let stands = person.worker.asked.iter().any(|(question, day)| day.is_some() && trust(question));
            group.asked += u32::from(stands || askers.contains(&at));
            if person.named_by > 0 && person.may_lead() {
                group.ranked.push(at);
            }
        }
        for (unit, group) in &mut groups {
            group.ranked.sort_by_key(|at| {
                let person = self.person(*at);
                (std::cmp::Reverse(person.named_by), person.worker.name.value().clone(), person.id())
            });
            let most = group.ranked.first().map_or(0, |at| self.person(*at).named_by);
            let level = group.ranked.iter().filter(|at| self.person(**at).named_by == most).count();
            // One voice is no evidence, and where three are level nobody stands out.
            group.top = if most >= 2 && level <= 2 { level } else { 0 };
            let count = unit.map(|unit| self.tallies.unit(unit));
            group.belongs = count.map_or(0, |count| count.belongs);
            group.coverage = unit.map(|unit| self.tallies.coverage(unit)).unwrap_or_default();
        }
        self.groups = groups;
    }

    /// Whether somebody is not to be proposed, whatever the reason.
    pub(super) fn is_left_alone(&self, person: &Person<'_>) -> bool {
        let recent = |day: Day| day.days_until(self.today) < RECENT_DAYS;
        let talked = &person.talked;
        !person.counted
            || person.worker.presence != Presence::Here
            || talked.is_busy
            || talked.last.is_some_and(|(day, _)| recent(day))
            || talked.next.is_some_and(|next| next > self.today)
            || person.worker.asked.values().any(|day| day.value().is_some_and(recent))
    }

    /// Whether they said yes to us: asked again only where no deed followed.
    pub(super) fn has_said_yes(person: &Person<'_>) -> bool {
        *person.worker.talk.value() == TalkStands::Yes
    }

    /// What a proposal says, names for records: two that say the same are one too many.
    pub(super) fn says(&self, talk: &NextTalk) -> String {
        let campaign = self.campaign;
        let name =
            |id: RecordId| campaign.worker(id).map(|worker| worker.name.to_string()).unwrap_or_default();
        let unit = |id: &RecordId| campaign.unit(*id).map(|unit| unit.name.to_string()).unwrap_or_default();
        let way = talk.way.as_ref().map(|way| (name(way.over), way.turn, way.kind, way.is_only));
        let mut says = format!("{} {} {way:?}", name(talk.whom), name(talk.who));
        if let Some(reason) = talk.reasons.first() {
            let told = match reason {
                Reason::MostNamed { unit: Some(id), named_by, of_asked }
                | Reason::Second { unit: id, named_by, of_asked, .. }
                | Reason::Gap { unit: id, named_by, of_asked } => {
                    format!("{} {named_by} {of_asked}", unit(id))
                }
                Reason::Target { unit: Some(id) }
                | Reason::Unproven { unit: Some(id) }
                | Reason::NobodyAsked { unit: id, .. } => unit(id),
                other => format!("{other:?}"),
            };
            let _ = write!(says, " {:?} {told}", reason.step());
        }
        says
    }
}

/// The lowest open test whose day lies within two weeks.
fn near_test(campaign: &Campaign, today: Day) -> Option<(RecordId, Day)> {
    let open = campaign.ladder().into_iter().filter(|test| !*test.finished);
    let near = |day: &Day| (0..=RECENT_DAYS).contains(&today.days_until(*day));
    let mut dated = open.filter_map(|test| Some((test.id, test.day.value().or(*test.deadline.value())?)));
    dated.find(|(_, day)| near(day))
}

/// The letters of initials or of a code, as they are compared: `A.H.` and `ah` are the same.
fn letters(said: &str) -> String {
    said.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_uppercase).collect()
}

/// Whether a tie says who moves whom.
pub(super) fn says_moves(link: &Link) -> bool {
    matches!(link.kind, TieKind::Moves { .. })
}

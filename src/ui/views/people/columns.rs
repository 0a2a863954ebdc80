//! The columns of the table: what each says of a person, how wide it is, how it sorts.

use crate::app::App;
use crate::app::fold;
use crate::app::{Age, Leadership};
use crate::i18n::Tr;
use crate::model::{Grouping, Judgement, Outcome, RecordId, StructureTest, TalkStands, Text, Worker};

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Column {
    /// Name, always first.
    Name,
    /// Job.
    Job,
    /// Where they belong in one of the groupings of units.
    Place(Text),
    /// The rating that counts.
    Support,
    /// How old that rating is.
    Rated,
    /// Where they stand as a leader.
    Leader,
    /// What they did in each test.
    Tests,
    /// Languages.
    Languages,
    /// Standing.
    Standing,
    /// Phone.
    Phone,
    /// E-mail.
    Email,
    /// Number at the employer.
    Number,
    /// Who is responsible for them.
    Responsible,
}

/// What a column sorts by. What says nothing comes last, whichever way it is sorted.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum SortKey {
    /// A number.
    Number(i64),
    /// Folded words.
    Words(String),
    /// Nothing there.
    Nothing,
}

/// A column as it is looked at.
#[derive(Debug, Clone)]
pub(super) struct Shown {
    /// Which.
    pub(super) column: Column,
    /// Its width in points.
    pub(super) width: f32,
    /// Whether it is shown.
    pub(super) is_shown: bool,
}

/// What the cells of one frame are made from.
pub(super) struct Facts<'a> {
    pub(super) app: &'a App,
    pub(super) tests: Vec<&'a StructureTest>,
}

impl<'a> Facts<'a> {
    pub(super) fn of(app: &'a App) -> Self {
        Self { app, tests: app.campaign().ladder() }
    }

    /// What somebody did in each test of the ladder.
    pub(super) fn outcomes(&self, worker: &Worker) -> Vec<Outcome> {
        let of = |test: &&StructureTest| {
            worker
                .results
                .iter()
                .find(|result| result.test == test.id)
                .map_or(Outcome::NotAsked, |r| r.outcome)
        };
        self.tests.iter().map(of).collect()
    }
}

impl Column {
    /// Every column there is, in the order of the first look.
    pub(super) fn all(app: &App) -> Vec<Shown> {
        let place = |key: &str| Column::Place(key.into());
        let first = [
            (Column::Name, true),
            (Column::Job, true),
            (place(Grouping::UNIT), true),
            (place(Grouping::SHIFT), true),
            (Column::Support, true),
            (Column::Rated, true),
            (Column::Leader, true),
            (Column::Tests, true),
            (Column::Languages, true),
            (Column::Standing, false),
            (Column::Phone, false),
            (Column::Email, false),
            (Column::Number, false),
            (Column::Responsible, false),
        ];
        let known = |key: &Text| {
            [Grouping::UNIT, Grouping::SHIFT, Grouping::JOB, Grouping::LANGUAGE].contains(&&**key)
        };
        let groupings = app.campaign().groupings();
        let retired = |column: &Column| match column {
            Column::Place(key) => !groupings.iter().any(|own| own.key == *key && !own.retired),
            _ => false,
        };
        let others = groupings.iter().filter(|grouping| !grouping.retired && !known(&grouping.key));
        let others = others.map(|grouping| (Column::Place(grouping.key.clone()), false));
        let all = first.into_iter().filter(|(column, _)| !retired(column)).chain(others);
        all.map(|(column, is_shown)| Shown { width: column.width(), column, is_shown }).collect()
    }

    /// Its head.
    pub(super) fn word(&self, app: &App) -> String {
        let tr = app.tr();
        match self {
            Self::Place(key) => {
                let groupings = app.campaign().groupings();
                let own = groupings.iter().find(|grouping| grouping.key == *key);
                let own = own.map(|grouping| &*grouping.word).unwrap_or_default();
                let id = format!("people-column-{key}");
                match own {
                    "" if tr.knows(&id) => tr.say(&id),
                    "" => key.to_string(),
                    word => word.to_owned(),
                }
            }
            other => tr.say(other.id()),
        }
    }

    fn id(&self) -> &'static str {
        match self {
            Self::Name | Self::Place(_) => "people-column-name",
            Self::Job => "people-column-job",
            Self::Support => "people-column-support",
            Self::Rated => "people-column-rated",
            Self::Leader => "people-column-leader",
            Self::Tests => "people-column-tests",
            Self::Languages => "people-column-languages",
            Self::Standing => "people-column-standing",
            Self::Phone => "people-column-phone",
            Self::Email => "people-column-email",
            Self::Number => "people-column-number",
            Self::Responsible => "people-column-responsible",
        }
    }

    /// How wide it is at first, in points.
    pub(super) fn width(&self) -> f32 {
        match self {
            Self::Name => 170.0,
            Self::Job => 96.0,
            Self::Place(key) if **key == *Grouping::SHIFT => 84.0,
            Self::Place(_) => 112.0,
            Self::Support => 108.0,
            Self::Rated => 100.0,
            Self::Leader => 118.0,
            Self::Tests => 84.0,
            Self::Languages => 100.0,
            Self::Standing | Self::Number => 120.0,
            Self::Phone | Self::Responsible => 140.0,
            Self::Email => 190.0,
        }
    }

    /// Whether it is hidden while others see the screen.
    pub(super) fn is_private(&self) -> bool {
        matches!(self, Self::Phone | Self::Email | Self::Number | Self::Responsible)
    }

    /// Whether its cells are written in place. Marks have their own keys.
    pub(super) fn is_written(&self) -> bool {
        !matches!(self, Self::Rated | Self::Leader | Self::Tests)
    }

    /// Whether its words explain (muted) rather than name.
    pub(super) fn is_quiet(&self) -> bool {
        !matches!(self, Self::Name | Self::Place(_) | Self::Support | Self::Tests)
    }

    /// What stands in a cell, in words: for reading, copying and editing.
    pub(super) fn text(&self, facts: &Facts<'_>, worker: &Worker) -> String {
        let app = facts.app;
        let campaign = app.campaign();
        if self.is_private() && app.is_presenting() {
            return String::new();
        }
        match self {
            Self::Name => app.name_of(worker),
            Self::Job => worker.job.to_string(),
            Self::Place(key) => place_name(app, worker, key),
            Self::Support => campaign
                .support(worker)
                .map(|support| app.tr().numeral(support.rating.value))
                .unwrap_or_default(),
            Self::Rated => campaign
                .support(worker)
                .map(|support| age_words(app.tr(), support.rating.day.days_until(app.today())))
                .unwrap_or_default(),
            Self::Leader => leader_word(app, worker),
            Self::Tests => {
                let signs = facts.outcomes(worker).into_iter().map(|outcome| match outcome {
                    Outcome::Did => "mark-did",
                    Outcome::Refused => "mark-refused",
                    Outcome::NoAnswer => "mark-asked",
                    Outcome::NotAsked => "mark-not-asked",
                });
                signs.map(|id| app.tr().say(id)).collect::<Vec<_>>().join(", ")
            }
            Self::Languages => worker.languages.iter().map(|word| &**word).collect::<Vec<_>>().join(", "),
            Self::Standing => standing_word(app, worker.standing.value()),
            Self::Phone => worker.phone.to_string(),
            Self::Email => worker.email.to_string(),
            Self::Number => worker.number.to_string(),
            Self::Responsible => responsible(app, worker).map(|who| app.name_of(who)).unwrap_or_default(),
        }
    }

    /// What it sorts by.
    pub(super) fn sort_key(&self, facts: &Facts<'_>, worker: &Worker) -> SortKey {
        let campaign = facts.app.campaign();
        match self {
            Self::Support => match campaign.support(worker) {
                Some(support) => SortKey::Number(support.rating.value.into()),
                None => SortKey::Nothing,
            },
            // The newest first, as its age grows downwards.
            Self::Rated => match campaign.support(worker) {
                Some(support) => SortKey::Number(support.rating.day.days_until(facts.app.today()).into()),
                None => SortKey::Nothing,
            },
            Self::Leader => match (facts.app.tallies().leadership(worker.id), worker.judgement.value()) {
                (Leadership::Proven, _) => SortKey::Number(0),
                (Leadership::Target, _) => SortKey::Number(1),
                (_, Judgement::Identified) => SortKey::Number(2),
                (_, Judgement::Suggested) => SortKey::Number(3),
                (_, Judgement::NotALeader) => SortKey::Number(4),
                (_, Judgement::NotLookedAt) => SortKey::Nothing,
            },
            Self::Tests => {
                let did = |outcome: &Outcome| match outcome {
                    Outcome::Did => 100,
                    Outcome::NoAnswer => 10,
                    Outcome::Refused => 1,
                    Outcome::NotAsked => 0,
                };
                match facts.outcomes(worker).iter().map(did).sum::<i64>() {
                    0 => SortKey::Nothing,
                    sum => SortKey::Number(-sum),
                }
            }
            other => match fold(&other.text(facts, worker)) {
                words if words.is_empty() => SortKey::Nothing,
                words => SortKey::Words(words),
            },
        }
    }
}

/// An age without "ago": the head says of what.
fn age_words(tr: &Tr, days: i32) -> String {
    let (id, n) = match days {
        ..=13 => return tr.age(days.into()),
        14..=181 => ("people-weeks", days / 7),
        182..=729 => ("people-months", days * 12 / 365),
        _ => ("people-years", days / 365),
    };
    tr.with(id, crate::args!["n" => n])
}

/// Who is responsible for somebody.
pub(super) fn responsible<'a>(app: &'a App, worker: &Worker) -> Option<&'a Worker> {
    worker.responsible.value().and_then(|who| app.campaign().worker(who))
}

fn place_name(app: &App, worker: &Worker, key: &str) -> String {
    let unit = worker.place(key).and_then(|unit| app.campaign().unit(unit));
    unit.map(|unit| unit.name.to_string()).unwrap_or_default()
}

/// A standing as the campaign calls it; nothing for those who simply work there.
pub(super) fn standing_word(app: &App, key: &str) -> String {
    if key.is_empty() {
        return String::new();
    }
    let standings = app.campaign().standings();
    let own = standings.iter().find(|standing| &*standing.key == key);
    let own = own.map(|standing| standing.word.to_string()).unwrap_or_default();
    let id = format!("chart-view-standing-{key}");
    match own.as_str() {
        "" if app.tr().knows(&id) => app.tr().say(&id),
        "" => key.to_owned(),
        _ => own,
    }
}

/// Where somebody stands as a leader: proof first, then the talk, then our judgement.
fn leader_word(app: &App, worker: &Worker) -> String {
    let tr: &Tr = app.tr();
    let id = match (app.tallies().leadership(worker.id), worker.judgement.value(), worker.talk.value()) {
        (Leadership::Proven, ..) => "people-leader-proven",
        (_, Judgement::Identified, TalkStands::InConversation) => "people-leader-in-conversation",
        (_, Judgement::Identified, TalkStands::Yes) => "people-leader-yes",
        (_, Judgement::Identified, TalkStands::No) => "people-leader-no",
        (_, Judgement::Identified, TalkStands::NotBegun) => "people-leader-target",
        (_, Judgement::Suggested, _) => "people-leader-suggested",
        (_, Judgement::NotALeader, _) => "people-leader-not",
        (_, Judgement::NotLookedAt, _) => return String::new(),
    };
    tr.say(id)
}

/// How a rating has aged.
pub(super) fn age(app: &App, worker: &Worker) -> Option<(u8, Age)> {
    let support = app.campaign().support(worker)?;
    Some((support.rating.value, Age::of(support.rating.day, app.today())))
}

/// The words a column knows, for completing and for its filter: units, jobs, languages …
pub(super) fn known_words(column: &Column, app: &App) -> Vec<String> {
    let campaign = app.campaign();
    let people = || campaign.people();
    let mut words: Vec<String> = match column {
        Column::Place(key) => {
            return campaign.units_of(key).into_iter().map(|unit| unit.name.to_string()).collect();
        }
        Column::Job => people().map(|worker| worker.job.to_string()).collect(),
        Column::Languages => {
            people().flat_map(|worker| worker.languages.iter().map(ToString::to_string)).collect()
        }
        Column::Standing => {
            let standings = campaign.standings().into_iter().filter(|standing| !standing.retired);
            return standings.map(|standing| standing_word(app, &standing.key)).collect();
        }
        Column::Responsible => people().map(|worker| worker.name.to_string()).collect(),
        _ => Vec::new(),
    };
    words.retain(|word| !word.trim().is_empty());
    words.sort_by_cached_key(|word| fold(word));
    words.dedup_by(|a, b| fold(a) == fold(b));
    words
}

/// The person of exactly this name, if there is one.
pub(super) fn person_called(app: &App, name: &str) -> Option<RecordId> {
    let asked = fold(name);
    app.campaign().people().find(|worker| fold(&worker.name) == asked).map(|worker| worker.id)
}

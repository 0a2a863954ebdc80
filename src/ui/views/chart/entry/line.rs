//! One typed line: a name, and in any order job, unit, shift and standing.

use std::collections::{BTreeMap, BTreeSet};

use crate::app::App;
use crate::app::fold;
use crate::model::{Deed, Edit, Fields, Grouping, Label, RecordId, Text, WorkerField};
use crate::ui::deeds;
use crate::ui::reasons::{grouping_word, standing_word};

/// What a word of a line says.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// The unit of a grouping, by its key.
    Place(Text),
    /// The job.
    Job,
    /// The standing, by its key.
    Standing(Text),
}

impl Kind {
    /// Whether two say the same of a person, so that the later one holds.
    fn is_same(&self, other: &Kind) -> bool {
        match (self, other) {
            (Kind::Standing(_), Kind::Standing(_)) => true,
            (one, other) => one == other,
        }
    }
}

/// A word of a line and what it is taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) kind: Kind,
    pub(super) words: String,
    /// There is no such unit yet.
    pub(super) is_new: bool,
}

/// A line as it is understood.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Line {
    pub(super) name: String,
    pub(super) said: Vec<Said>,
}

/// A word that can be meant.
struct Word {
    words: String,
    folded: String,
    kind: Kind,
}

/// The words of a campaign: units, jobs, standings, and the names of shifts.
pub(super) struct Known {
    words: Vec<Word>,
    shifts: BTreeSet<String>,
    groupings: Vec<(String, Text)>,
}

impl Known {
    pub(super) fn of(app: &App) -> Self {
        let campaign = app.campaign();
        let tr = app.tr();
        let mut words = Vec::new();
        let mut put = |text: &str, kind: Kind| {
            let folded = fold(text);
            if !folded.is_empty() {
                words.push(Word { words: text.to_owned(), folded, kind });
            }
        };
        let mut groupings = vec![(fold(&tr.say("chart-view-job")), Text::from(Grouping::JOB))];
        for grouping in campaign.groupings() {
            groupings.push((fold(&grouping_word(app, &grouping)), grouping.key.clone()));
            if [Grouping::JOB, Grouping::LANGUAGE].contains(&&*grouping.key) {
                continue;
            }
            for unit in campaign.units_of(&grouping.key) {
                put(&unit.name, Kind::Place(grouping.key.clone()));
            }
        }
        for standing in campaign.standings().into_iter().filter(|standing| !standing.retired) {
            put(&standing_word(app, &standing.key), Kind::Standing(standing.key.clone()));
        }
        let jobs: BTreeSet<Text> = campaign.people().map(|worker| worker.job.value().clone()).collect();
        for job in jobs {
            put(&job, Kind::Job);
        }
        let shifts = tr.say("chart-view-shift-words");
        Self { words, shifts: shifts.split(',').map(fold).collect(), groupings }
    }

    /// Everything a word may mean, the likeliest first: whole words before beginnings.
    pub(super) fn meant(&self, typed: &str) -> Vec<Said> {
        let typed = typed.trim();
        if typed.starts_with('"') {
            return Vec::new();
        }
        let folded = fold(typed);
        let compact = folded.replace(' ', "");
        if compact.is_empty() {
            return Vec::new();
        }
        let whole = |word: &&Word| word.folded == folded;
        let begins = |word: &&Word| {
            let initials: String = word.folded.split(' ').filter_map(|part| part.chars().next()).collect();
            word.folded != folded
                && (word.folded.replace(' ', "").starts_with(&compact)
                    || compact.chars().count() > 1 && initials == compact)
        };
        let found = self.words.iter().filter(whole).chain(self.words.iter().filter(begins));
        found.map(|word| Said { kind: word.kind.clone(), words: word.words.clone(), is_new: false }).collect()
    }

    /// What a word of a line is taken for. `taken` are the words before it.
    fn take(&self, typed: &str, taken: &[Said]) -> Option<Said> {
        let typed = typed.trim();
        if typed.is_empty() {
            return None;
        }
        let is_taken = |kind: &Kind| taken.iter().any(|said| said.kind.is_same(kind));
        if let Some((which, word)) = typed.split_once(':') {
            let which = fold(which);
            let found = self.groupings.iter().find(|(word, _)| !which.is_empty() && word.starts_with(&which));
            if let Some((_, key)) = found {
                let kind = if **key == *Grouping::JOB { Kind::Job } else { Kind::Place(key.clone()) };
                let known = self.meant(word).into_iter().find(|said| said.kind == kind);
                let new = Said { is_new: kind != Kind::Job, kind, words: word.trim().to_owned() };
                return Some(known.unwrap_or(new));
            }
        }
        let meant = self.meant(typed);
        if let Some(said) = meant.iter().find(|said| !is_taken(&said.kind)) {
            return Some(said.clone());
        }
        let words = typed.trim_matches('"').trim().to_owned();
        let unit = Kind::Place(Grouping::UNIT.into());
        let shift = Kind::Place(Grouping::SHIFT.into());
        let kind = if self.shifts.contains(&fold(&words)) && !is_taken(&shift) {
            shift
        } else if words.chars().any(|c| c.is_ascii_digit()) && !is_taken(&unit) {
            unit
        } else if !is_taken(&Kind::Job) {
            Kind::Job
        } else if !is_taken(&unit) {
            unit
        } else {
            shift
        };
        Some(Said { is_new: kind != Kind::Job, kind, words })
    }

    /// Reads a line: the name comes first, the rest in any order, parted by commas or tabs.
    /// `choice` turns the last word to another of its meanings.
    pub(super) fn read(&self, text: &str, choice: usize) -> Line {
        let mut parts = text.split([',', '\t', ';']);
        let name = parts.next().unwrap_or_default().trim().to_owned();
        let rest: Vec<&str> = parts.collect();
        let mut line = Line { name, said: Vec::new() };
        for (place, part) in rest.iter().enumerate() {
            let is_last = place + 1 == rest.len();
            let meant = if is_last && choice > 0 { self.meant(part) } else { Vec::new() };
            let chosen = if meant.is_empty() { None } else { meant.get(choice % meant.len()).cloned() };
            line.said.extend(chosen.or_else(|| self.take(part, &line.said)));
        }
        line
    }
}

/// What stays for the next line, with what this line says put over it.
pub(super) fn over(stays: &[Said], line: &[Said]) -> Vec<Said> {
    let mut all: Vec<Said> =
        stays.iter().filter(|old| !line.iter().any(|new| new.kind.is_same(&old.kind))).cloned().collect();
    all.extend(line.iter().cloned());
    all
}

/// Units by grouping and folded name.
pub(super) type Units = BTreeMap<(Text, String), RecordId>;

/// The units a campaign has.
pub(super) fn units(app: &App) -> Units {
    let units = app.campaign().units.values();
    units.map(|unit| ((Text::from(unit.grouping_key()), fold(&unit.name)), unit.id)).collect()
}

/// One deed that puts everybody of these lines on the chart, with the units they need.
pub(super) fn deed(lines: &[Line], mut units: Units, new: &mut dyn FnMut() -> RecordId) -> Deed {
    let mut edits = Vec::new();
    for line in lines {
        let mut fields = vec![WorkerField::Name(line.name.as_str().into())];
        for said in &line.said {
            fields.push(match &said.kind {
                Kind::Job => WorkerField::Job(said.words.as_str().into()),
                Kind::Standing(key) => WorkerField::Standing(key.clone()),
                Kind::Place(grouping) => {
                    let key = (grouping.clone(), fold(&said.words));
                    let unit = *units.entry(key).or_insert_with(|| {
                        let unit = new();
                        let fields = deeds::unit_fields(grouping, &said.words);
                        edits.push((unit, Edit::SetUnit(Fields(fields))));
                        unit
                    });
                    WorkerField::Place(grouping.clone(), Some(unit))
                }
            });
        }
        edits.push((new(), Edit::SetWorker(Fields(fields))));
    }
    Deed::new(Label::new("add", lines.len()), edits)
}

//! Lists of ties: who named whom, who moves whom.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::model::{
    Basis, Campaign, CampaignField, Day, Deed, Edit, Fact, Fields, Label, Question, QuestionKind, RecordId,
    Speaker, TieKind,
};

use super::columns::{self, Column};
use super::error::ExchangeError;
use super::names::fold;
use super::people::{By, Found, People};
use super::problem::{Problem, What};
use super::sheet::{Place, Sheet};
use super::words;

/// What the user may choose about a list of ties.
#[derive(Debug, Clone)]
pub struct TieChoices {
    /// How the list names people.
    pub by: By,
    /// Kind of those ties whose row names none: a question of the campaign, in words or by
    /// key, or `moves`. The campaign's first question otherwise.
    pub kind: Option<String>,
    /// Every tie holds in both directions.
    pub mutual: bool,
    /// The day of ties whose row has none.
    pub day: Day,
    /// What a `moves` tie rests on.
    pub basis: Basis,
}

impl TieChoices {
    /// The defaults, on this day.
    pub fn on(day: Day) -> Self {
        Self { by: By::Either, kind: None, mutual: false, day, basis: Basis::Said }
    }
}

/// A question the list brings with it: no question of the campaign is called so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewQuestion {
    /// Its key.
    pub key: String,
    /// As the list writes it.
    pub word: String,
    /// What it asks for, guessed by its words.
    pub kind: QuestionKind,
}

/// A tie of the list that will be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftTie {
    /// Where it stands.
    pub place: Place,
    /// What it says.
    pub kind: TieKind,
    /// The asker; the leader.
    pub from: RecordId,
    /// The named; the one who is moved.
    pub to: RecordId,
    /// In both directions.
    pub mutual: bool,
    /// When it was said.
    pub day: Day,
}

/// The preview of a list of ties.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TieDraft {
    /// Ties that will be made, in the order of the list.
    pub ties: Vec<DraftTie>,
    /// Questions that will be added to the campaign's.
    pub questions: Vec<NewQuestion>,
    /// What is odd, by row.
    pub problems: Vec<Problem>,
}

/// Where the columns of a list of ties stand.
struct Places {
    from: usize,
    to: usize,
    kind: Option<usize>,
    day: Option<usize>,
    mutual: Option<usize>,
    weight: Option<usize>,
    first: usize,
}

impl Places {
    /// Looks for the head in the first rows. A list without one is `from,to[,kind]`.
    fn of(sheet: &Sheet) -> Result<Self, ExchangeError> {
        for at in 0..sheet.len().min(20) {
            let heads: Vec<&str> = sheet.row(at).collect();
            let mut taken = BTreeSet::new();
            let mut find = |column: Column| {
                let place = heads.iter().enumerate().position(|(place, head)| {
                    !taken.contains(&place) && columns::look_up(head, |known| known == column).is_some()
                })?;
                taken.insert(place);
                Some(place)
            };
            let (from, to) = (find(Column::From), find(Column::To));
            if let (Some(from), Some(to)) = (from, to) {
                let (kind, day, mutual) = (find(Column::Kind), find(Column::Day), find(Column::Mutual));
                return Ok(Self { from, to, kind, day, mutual, weight: find(Column::Weight), first: at + 1 });
            }
            if from.is_some() || to.is_some() {
                let column = if from.is_some() { Column::To } else { Column::From };
                return Err(ExchangeError::ColumnMissing { column });
            }
        }
        if sheet.width() < 2 {
            return Err(ExchangeError::ColumnMissing { column: Column::To });
        }
        let kind = (sheet.width() == 3).then_some(2);
        Ok(Self { from: 0, to: 1, kind, day: None, mutual: None, weight: None, first: 0 })
    }
}

impl TieDraft {
    /// Compares a list of ties with the campaign.
    ///
    /// # Errors
    /// [`ExchangeError::Empty`] without a sheet; [`ExchangeError::ColumnMissing`] where one of
    /// the two ends has no column.
    pub fn build(sheets: &[Sheet], campaign: &Campaign, choices: &TieChoices) -> Result<Self, ExchangeError> {
        let sheet = sheets.first().ok_or(ExchangeError::Empty)?;
        let places = Places::of(sheet)?;
        let people = People::of(campaign, choices.by);
        let mut draft = Self::default();
        let mut kinds = Kinds { questions: campaign.questions(), seen: HashMap::new(), basis: choices.basis };
        let mut known: BTreeSet<(TieKind, RecordId, RecordId)> = BTreeSet::new();
        for tie in campaign.ties.values() {
            let (from, to) = (campaign.canonical(tie.from), campaign.canonical(tie.to));
            known.insert((plain(&tie.kind), from, to));
            if tie.mutual {
                known.insert((plain(&tie.kind), to, from));
            }
        }
        let mut rows: BTreeMap<(TieKind, RecordId, RecordId), (Place, bool)> = BTreeMap::new();
        let order = words::order(
            (places.first..sheet.len()).map(|at| places.day.map_or("", |day| sheet.cell(at, day))),
        );
        for at in places.first..sheet.len() {
            let place = Place { sheet: 0, row: sheet.row_number(at) };
            let mut say = |what| draft.problems.push(Problem { place: Some(place), what });
            let cell = |column: Option<usize>| column.map_or("", |column| sheet.cell(at, column));
            let end = |column, cell: &str| match people.find(cell) {
                Found::One(id) => Ok(id),
                Found::Nobody => Err(What::Unknown { column }),
                Found::Several(people) => Err(What::SeveralCalledSo { column, people }),
            };
            let (from, to) =
                (end(Column::From, sheet.cell(at, places.from)), end(Column::To, sheet.cell(at, places.to)));
            let (from, to) = match (from, to) {
                (Ok(from), Ok(to)) => (from, to),
                (from, to) => {
                    from.err().into_iter().chain(to.err()).for_each(say);
                    continue;
                }
            };
            if from == to {
                say(What::SelfTie);
                continue;
            }
            let weight = cell(places.weight);
            if !weight.is_empty() && !weight.replace(',', ".").parse::<f64>().is_ok_and(|weight| weight > 0.0)
            {
                say(What::Weightless);
                continue;
            }
            let written = cell(places.kind);
            let kind = kinds.of(if written.is_empty() {
                choices.kind.as_deref().unwrap_or_default()
            } else {
                written
            });
            let mutual = choices.mutual || words::mark(cell(places.mutual)) == Some(true);
            let there = (plain(&kind), from, to);
            let back = (plain(&kind), to, from);
            if known.contains(&there) && (!mutual || known.contains(&back)) {
                say(What::TieKnown);
                continue;
            }
            if let Some((first, _)) = rows.get(&there) {
                say(What::TieAgain { first: *first });
                continue;
            }
            if let Some((first, theirs)) = rows.get(&back)
                && (mutual || *theirs)
            {
                say(What::TieBack { first: *first });
                continue;
            }
            let day = match cell(places.day) {
                "" => choices.day,
                written => words::day(written, order.0).unwrap_or_else(|| {
                    say(What::NotADay { head: Column::Day.id().to_owned() });
                    choices.day
                }),
            };
            rows.insert(there, (place, mutual));
            draft.ties.push(DraftTie { place, kind, from, to, mutual, day });
        }
        // One direction only, all through: as a list of friendships would be written.
        let both = |tie: &DraftTie| tie.mutual || rows.contains_key(&(plain(&tie.kind), tie.to, tie.from));
        if draft.ties.len() > 2 && !draft.ties.iter().any(both) {
            draft.problems.push(Problem { place: None, what: What::EachOnce });
        }
        draft.problems.sort_by_key(|problem| problem.place);
        let used = |question: &NewQuestion| {
            draft
                .ties
                .iter()
                .any(|tie| matches!(&tie.kind, TieKind::Naming { question: key } if **key == question.key))
        };
        draft.questions = kinds.new_questions(campaign).into_iter().filter(used).collect();
        Ok(draft)
    }

    /// One deed for the whole list; `None` where no tie would be made.
    pub fn into_deed(self, campaign: &Campaign, random: &mut dyn FnMut(&mut [u8])) -> Option<Deed> {
        if self.ties.is_empty() {
            return None;
        }
        let mut edits = Vec::with_capacity(self.ties.len() + 1);
        if !self.questions.is_empty() {
            let mut questions = campaign.questions();
            questions.extend(self.questions.iter().map(|question| Question {
                key: question.key.as_str().into(),
                word: question.word.as_str().into(),
                kind: question.kind,
                retired: false,
            }));
            edits.push((campaign.id, Edit::SetCampaign(Fields(vec![CampaignField::Questions(questions)]))));
        }
        let count = self.ties.len();
        for tie in self.ties {
            let DraftTie { place: _, kind, from, to, mutual, day } = tie;
            let says = Speaker::Typist;
            edits.push((
                RecordId::random(random),
                Edit::State(Fact::Tie { kind, from, to, mutual, day, says }),
            ));
        }
        Some(Deed::new(Label::new("ties", count), edits))
    }
}

/// The kind without what it rests on: for telling the same tie again.
fn plain(kind: &TieKind) -> TieKind {
    match kind {
        TieKind::Naming { .. } => kind.clone(),
        TieKind::Moves { .. } => TieKind::Moves { basis: Basis::Guess },
    }
}

struct Kinds {
    questions: Vec<Question>,
    seen: HashMap<String, TieKind>,
    basis: Basis,
}

impl Kinds {
    /// The kind a cell names; a question of its own where the campaign has none called so:
    /// questions are never thrown together.
    fn of(&mut self, cell: &str) -> TieKind {
        if let Some(kind) = self.seen.get(cell) {
            return kind.clone();
        }
        let kind = self.look_up(cell);
        self.seen.insert(cell.to_owned(), kind.clone());
        kind
    }

    fn look_up(&mut self, cell: &str) -> TieKind {
        let word: String = cell.replace(['_', '-'], " ").split_whitespace().collect::<Vec<_>>().join(" ");
        if words::is_moves(&word) {
            return TieKind::Moves { basis: self.basis };
        }
        let same = |text: &str| fold(&text.replace(['_', '-'], " ")) == fold(&word);
        let known = self.questions.iter().find(|question| {
            word.is_empty() && !question.retired
                || !word.is_empty() && (same(&question.key) || same(&question.word))
        });
        if let Some(question) = known {
            return TieKind::Naming { question: question.key.clone() };
        }
        let key: String =
            fold(&word).chars().map(|c| if c.is_alphanumeric() { c } else { '_' }).take(60).collect();
        let key = if key.is_empty() { "list".to_owned() } else { key };
        self.questions.push(Question {
            key: key.as_str().into(),
            word: word.into(),
            kind: words::question_kind(cell),
            retired: false,
        });
        TieKind::Naming { question: key.into() }
    }

    fn new_questions(self, campaign: &Campaign) -> Vec<NewQuestion> {
        let known = campaign.questions();
        self.questions
            .into_iter()
            .filter(|question| !known.iter().any(|known| known.key == question.key))
            .map(|question| NewQuestion {
                key: question.key.to_string(),
                word: question.word.to_string(),
                kind: question.kind,
            })
            .collect()
    }
}

//! The preview of a list of ties, and the deed it becomes.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::kinds::{Kinds, NewQuestion};
use super::places::Places;
use crate::exchange::columns::Column;
use crate::exchange::error::ExchangeError;
use crate::exchange::people::{By, Found, People};
use crate::exchange::problem::{Problem, What};
use crate::exchange::sheet::{Place, Sheet};
use crate::exchange::table::Rule;
use crate::exchange::words;
use crate::model::{
    Basis, Campaign, CampaignField, Day, Deed, Edit, Fact, Fields, Label, Question, QuestionKind, RecordId,
    Speaker, Text, TieKind,
};

/// Fewer ties than this raise no question whether they are mutual.
const FEW: usize = 3;
/// Of one kind among others, so many that none goes back is no chance.
const MANY: usize = 10;

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
    /// Every tie goes one way, as written: the answer where each pair stands once.
    pub directed: bool,
    /// The day of ties whose row has none.
    pub day: Day,
    /// What a `moves` tie rests on.
    pub basis: Basis,
    /// Columns the user knows better.
    pub rules: Vec<Rule>,
    /// What questions the list brings ask for, by key, where the user said so.
    pub asks: BTreeMap<String, QuestionKind>,
    /// The words on screen of questions, by key, which a list may use too.
    pub spoken: Vec<(Text, String)>,
}

impl TieChoices {
    /// The defaults, on this day.
    pub fn on(day: Day) -> Self {
        Self {
            by: By::Either,
            kind: None,
            mutual: false,
            directed: false,
            day,
            basis: Basis::Said,
            rules: Vec::new(),
            asks: BTreeMap::new(),
            spoken: Vec::new(),
        }
    }
}

/// A tie of the list that will be made, or made mutual.
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
    /// The tie of the chart, said of one direction so far, that the list makes mutual.
    pub known: Option<RecordId>,
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
    /// The columns of the list, head and meaning, in the order of the sheet.
    pub columns: Vec<(String, Column)>,
    /// The sheet the list stands in, by its place in the file.
    pub sheet: usize,
    /// The first row below the head, among the rows that hold something.
    pub first: usize,
}

/// A tie as rows are told from each other: kind, from, to.
type Said = (usize, RecordId, RecordId);

/// The ties of the chart, with the record of those said of one direction.
struct Known {
    said: HashSet<Said>,
    one_way: HashMap<Said, RecordId>,
}

impl Known {
    fn of(campaign: &Campaign, kinds: &mut Kinds<'_>) -> Self {
        let mut known = Self { said: HashSet::new(), one_way: HashMap::new() };
        for tie in campaign.ties.values() {
            let (from, to) = (campaign.canonical(tie.from), campaign.canonical(tie.to));
            let kind = kinds.number_of(&tie.kind);
            known.said.insert((kind, from, to));
            if tie.mutual {
                known.said.insert((kind, to, from));
            } else {
                known.one_way.insert((kind, from, to), tie.id);
            }
        }
        known
    }
}

impl TieDraft {
    /// Whether the heads of these sheets are those of a list of ties and not of people.
    pub fn is_list_of_ties(sheets: &[Sheet]) -> bool {
        Places::are_ties(sheets)
    }

    /// Compares a list of ties with the campaign. Rows that can be taken in are; the others are
    /// told by their number.
    ///
    /// # Errors
    /// [`ExchangeError::Empty`] without a sheet; [`ExchangeError::ColumnMissing`] where one of
    /// the two ends has no column; [`ExchangeError::BadRule`] where a rule's head is not in the list.
    pub fn build(sheets: &[Sheet], campaign: &Campaign, choices: &TieChoices) -> Result<Self, ExchangeError> {
        let people = People::of(campaign, choices.by);
        let places = Places::of(sheets, &choices.rules, &people)?;
        let sheet = sheets.get(places.sheet).ok_or(ExchangeError::Empty)?;
        let mut kinds = Kinds::of(campaign, &choices.spoken, choices.basis);
        let known = Known::of(campaign, &mut kinds);
        let mut draft = Self {
            columns: places.columns(sheet),
            sheet: places.sheet,
            first: places.first,
            ..Self::default()
        };
        let mut reading = Reading {
            sheet,
            places: &places,
            choices,
            people: &people,
            kinds,
            known,
            rows: HashMap::new(),
            found: HashMap::new(),
            order: words::order(
                (places.first..sheet.len()).map(|at| places.day.map_or("", |day| sheet.cell(at, day))),
            ),
            numbers: Vec::new(),
            answered: choices.mutual || choices.directed || places.one_way,
        };
        if sheet.unreadable() > 0 {
            let what = What::Unreadable { letters: sheet.unreadable() };
            draft.problems.push(Problem { place: None, what });
        }
        if reading.order.1 {
            let what = What::DayOrMonth { head: Column::Day.id().to_owned() };
            draft.problems.push(Problem { place: None, what });
        }
        for at in places.first..sheet.len() {
            reading.row(at, &mut draft);
        }
        if places.first >= sheet.len() {
            draft.problems.push(Problem { place: None, what: What::NoTies });
        }
        if !reading.answered && reading.stands_each_once(&draft) {
            draft.problems.push(Problem { place: None, what: What::EachOnce });
        }
        draft.problems.sort_by_key(|problem| problem.place);
        let used: HashSet<&str> = draft
            .ties
            .iter()
            .filter_map(|tie| match &tie.kind {
                TieKind::Naming { question } => Some(&**question),
                TieKind::Moves { .. } => None,
            })
            .collect();
        let is_used = |key: &str| used.contains(key);
        let trust = is_trust_known(campaign);
        draft.questions = reading.kinds.new_questions(&is_used, &choices.asks, trust);
        Ok(draft)
    }

    /// Whether it is open which way the ties go: each pair stands once.
    pub fn asks_which_way(&self) -> bool {
        self.problems.iter().any(|problem| problem.what == What::EachOnce)
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
            let DraftTie { place: _, kind, from, to, mutual, day, known } = tie;
            let says = known.and_then(|id| campaign.ties.get(&id)).map(|tie| tie.source.says.clone());
            let says = says.unwrap_or(Speaker::Typist);
            let id = known.unwrap_or_else(|| RecordId::random(random));
            edits.push((id, Edit::State(Fact::Tie { kind, from, to, mutual, day, says })));
        }
        Some(Deed::new(Label::new("ties", count), edits))
    }
}

/// Whether somebody was named already when asked for trust.
fn is_trust_known(campaign: &Campaign) -> bool {
    let questions = campaign.questions();
    let trusts = |key: &Text| {
        questions
            .iter()
            .find(|question| question.key == *key)
            .is_none_or(|question| question.kind == QuestionKind::Trust)
    };
    let mut seen: HashMap<&Text, bool> = HashMap::new();
    campaign.ties.values().any(|tie| match &tie.kind {
        TieKind::Naming { question } => *seen.entry(question).or_insert_with(|| trusts(question)),
        TieKind::Moves { .. } => false,
    })
}

/// A list on its way through.
struct Reading<'a> {
    sheet: &'a Sheet,
    places: &'a Places,
    choices: &'a TieChoices,
    people: &'a People<'a>,
    kinds: Kinds<'a>,
    known: Known,
    /// The rows taken in, and whether each is mutual.
    rows: HashMap<Said, (Place, bool)>,
    /// Who a cell names, looked up once.
    found: HashMap<&'a str, Found>,
    order: (words::Order, bool),
    /// The kind of each tie of the draft, by number.
    numbers: Vec<usize>,
    /// It is said which way ties go.
    answered: bool,
}

impl<'a> Reading<'a> {
    fn cell(&self, at: usize, column: Option<usize>) -> &'a str {
        column.map_or("", |column| self.sheet.cell(at, column))
    }

    fn end(&mut self, column: Column, cell: &'a str) -> Result<RecordId, What> {
        if cell.trim().is_empty() {
            return Err(What::Blank { column });
        }
        match *self.found.entry(cell).or_insert_with(|| self.people.find(cell)) {
            Found::One(id) => Ok(id),
            Found::Nobody => Err(What::Unknown { column }),
            Found::Several(people) => Err(What::SeveralCalledSo { column, people }),
        }
    }

    fn row(&mut self, at: usize, draft: &mut TieDraft) {
        let place = Place { sheet: self.places.sheet as u32, row: self.sheet.row_number(at) };
        let mut say = |what| draft.problems.push(Problem { place: Some(place), what });
        let from = self.end(Column::From, self.cell(at, Some(self.places.from)));
        let to = self.end(Column::To, self.cell(at, Some(self.places.to)));
        let (from, to) = match (from, to) {
            (Ok(from), Ok(to)) => (from, to),
            (from, to) => {
                from.err().into_iter().chain(to.err()).for_each(say);
                return;
            }
        };
        if from == to {
            say(What::SelfTie);
            return;
        }
        match words::weight(self.cell(at, self.places.weight)) {
            None | Some(true) => {}
            Some(false) => {
                say(What::Weightless);
                return;
            }
        }
        let written = self.cell(at, self.places.kind);
        let written = if written.trim().is_empty() {
            self.choices.kind.as_deref().unwrap_or_default()
        } else {
            written
        };
        let kind = self.kinds.number(written);
        let is_moves = matches!(self.kinds.kind(kind), TieKind::Moves { .. });
        let marked = self.cell(at, self.places.mutual);
        let said = words::mark(marked);
        self.answered |= !marked.trim().is_empty() && said.is_some();
        if said.is_none() {
            say(What::UnknownWord { head: Column::Mutual.id().to_owned() });
        }
        // Who moves whom goes one way, whatever is said of the whole list.
        let mutual = !is_moves && (self.choices.mutual || said == Some(true));
        let (there, back) = ((kind, from, to), (kind, to, from));
        let is_known = |said: &Said| self.known.said.contains(said);
        if is_known(&there) && (!mutual || is_known(&back)) {
            say(What::TieKnown);
            return;
        }
        if let Some((first, _)) = self.rows.get(&there) {
            say(What::TieAgain { first: *first });
            return;
        }
        if let Some((first, theirs)) = self.rows.get(&back) {
            if is_moves {
                say(What::Contradicts { first: *first });
                return;
            }
            if mutual || *theirs {
                say(What::TieBack { first: *first });
                return;
            }
        }
        let today = self.choices.day;
        let day = match self.cell(at, self.places.day) {
            "" => today,
            written => match words::day(written, self.order.0) {
                Some(day) if day <= today => day,
                Some(_) => {
                    say(What::DayToCome { head: Column::Day.id().to_owned() });
                    today
                }
                None => {
                    say(What::NotADay { head: Column::Day.id().to_owned() });
                    today
                }
            },
        };
        self.rows.insert(there, (place, mutual));
        let one_way = |said: &Said| self.known.one_way.get(said).copied().filter(|_| mutual);
        let (known, from, to) = match (one_way(&there), one_way(&back)) {
            (Some(id), _) => (Some(id), from, to),
            (None, Some(id)) => (Some(id), to, from),
            (None, None) => (None, from, to),
        };
        self.numbers.push(kind);
        draft.ties.push(DraftTie { place, kind: self.kinds.kind(kind), from, to, mutual, day, known });
    }

    /// Whether pairs stand in one direction only, all through or all of one kind: as a list of
    /// friendships would be written.
    fn stands_each_once(&self, draft: &TieDraft) -> bool {
        let (mut all, mut one_way) = (0_usize, 0_usize);
        let mut of: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
        for (tie, kind) in draft.ties.iter().zip(&self.numbers) {
            if matches!(tie.kind, TieKind::Moves { .. }) {
                continue;
            }
            let is_one_way = !tie.mutual && !self.rows.contains_key(&(*kind, tie.to, tie.from));
            let of = of.entry(*kind).or_default();
            of.0 += 1;
            of.1 += usize::from(is_one_way);
            all += 1;
            one_way += usize::from(is_one_way);
        }
        all >= FEW && one_way == all || of.values().any(|(all, one_way)| *all >= MANY && one_way == all)
    }
}

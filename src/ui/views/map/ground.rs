//! What the map stands on: people with their marks, ties, hulls of units. Built once a change.

use std::collections::{BTreeMap, HashMap};

use crate::app::Age;
use crate::app::{App, CoverageWord, Names, mark_radius_pt};
use crate::app::{HULL_PT, Kinds, Place, hull};
use crate::chart::{Dash, Star};
use crate::model::{Campaign, Day, Grouping, Judgement, QuestionKind, RecordId, Text, TieKind, Worker};
use crate::ui::said;

/// One person on the map.
pub(super) struct Dot {
    pub(super) id: RecordId,
    pub(super) at: Place,
    /// Half the side of the mark, in points, seen from near.
    pub(super) radius_pt: f32,
    /// The value that counts; 0 = not assessed.
    pub(super) value: u8,
    pub(super) mark: u8,
    pub(super) age: Age,
    pub(super) star: Option<Star>,
    pub(super) name: String,
    pub(super) hull: Option<usize>,
    /// Numbers of the ties that end here.
    pub(super) lines: Vec<usize>,
}

/// One tie.
pub(super) struct Line {
    pub(super) tie: RecordId,
    /// The asker; the leader.
    pub(super) from: usize,
    /// The named; the one who is moved.
    pub(super) to: usize,
    /// Place in [`Ground::kinds`].
    pub(super) kind: usize,
    pub(super) mutual: bool,
    pub(super) day: Day,
}

/// How the line of a kind of tie is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Manner {
    Solid,
    /// A further question of trust.
    Long,
    Dashed,
    Dotted,
    /// Who moves whom.
    Double,
}

impl Manner {
    /// How its line is broken; wider apart where it is thick.
    pub(super) fn dash(self, thick: bool) -> Option<Dash> {
        match self {
            Self::Solid | Self::Double => None,
            Self::Long => Some(Dash::new(12.0, 4.0)),
            Self::Dashed if thick => Some(Dash::new(6.0, 4.0)),
            Self::Dashed => Some(Dash::new(4.0, 3.0)),
            Self::Dotted => Some(Dash::new(1.5, 3.5)),
        }
    }
}

/// A kind of tie: a question of the campaign, or who moves whom.
pub(super) struct Kind {
    /// Key of the question; `None` = who moves whom.
    pub(super) question: Option<Text>,
    /// In the bar.
    pub(super) word: String,
    /// In the legend: "goes to with a problem".
    pub(super) says: String,
    pub(super) manner: Manner,
    /// How many ties of it there are.
    pub(super) ties: usize,
}

impl Kind {
    /// The kind of tie that somebody drags.
    pub(super) fn tie(&self) -> TieKind {
        match &self.question {
            Some(question) => TieKind::Naming { question: question.clone() },
            None => TieKind::Moves { basis: crate::model::Basis::Said },
        }
    }
}

/// A unit on the map.
pub(super) struct Hull {
    /// `None` = people without a unit.
    pub(super) unit: Option<RecordId>,
    pub(super) name: String,
    pub(super) cover: CoverageWord,
    pub(super) people: Vec<usize>,
    pub(super) edge: Vec<Place>,
}

/// Everything on the map, in points of the map, y down.
#[derive(Default)]
pub(super) struct Ground {
    pub(super) dots: Vec<Dot>,
    pub(super) by_id: HashMap<RecordId, usize>,
    pub(super) lines: Vec<Line>,
    pub(super) kinds: Vec<Kind>,
    pub(super) hulls: Vec<Hull>,
}

/// By unit: marks, and the hull around them.
type Edges = HashMap<Option<RecordId>, (Vec<(Place, f32)>, Vec<Place>)>;

/// A ground of a moment ago, with the campaign it showed: what did not change is taken over.
pub(super) struct Before {
    pub(super) ground: Ground,
    pub(super) campaign: Campaign,
}

impl Before {
    /// Whether its lines are those of a campaign with these dots, too.
    fn has_lines_of(&self, campaign: &Campaign, dots: &[Dot]) -> bool {
        self.campaign.ties.ptr_eq(&campaign.ties)
            && self.campaign.same.ptr_eq(&campaign.same)
            && std::sync::Arc::ptr_eq(&self.campaign.about, &campaign.about)
            && self.ground.dots.len() == dots.len()
            && self.ground.dots.iter().zip(dots).all(|(before, now)| before.id == now.id)
    }
}

impl Ground {
    /// The map of a campaign: the program's own, or one reduced for others. Without `reveals` the ties
    /// and what follows from them are left out (presenting).
    pub(super) fn of(
        app: &App,
        campaign: &Campaign,
        names: Option<Names>,
        reveals: bool,
        before: Option<Before>,
    ) -> Self {
        let mut ground = Self { kinds: kinds(app, campaign), ..Self::default() };
        let scale = campaign.scale();
        let (leads, seconds) = stars(campaign);
        let mut hull_of: HashMap<RecordId, usize> = HashMap::new();
        for unit in campaign.units_of(Grouping::UNIT) {
            hull_of.insert(unit.id, ground.hulls.len());
            ground.hulls.push(Hull {
                unit: Some(unit.id),
                name: unit.name.to_string(),
                cover: app.tallies().coverage(unit.id).word,
                people: Vec::new(),
                edge: Vec::new(),
            });
        }
        for (id, worker) in &campaign.workers {
            let place = match worker.pin.value() {
                Some(pin) => Some(Place::new(pin.x as f32, pin.y as f32)),
                None => app.places().get(id).map(|(place, _)| *place),
            };
            let Some(at) = place else { continue };
            let rating = campaign.support(worker).map(|support| support.rating);
            let value = rating.map_or(0, |rating| rating.value);
            let star = if leads.contains_key(id) || *worker.judgement.value() == Judgement::Identified {
                Some(Star::Leader)
            } else if seconds.contains_key(id) {
                Some(Star::Second)
            } else {
                (*worker.judgement.value() == Judgement::Suggested).then_some(Star::Suggested)
            };
            let unit = worker.unit().map(|unit| campaign.canonical(unit));
            let named = if reveals { app.named_in_unit(*id) } else { 0 };
            let number = ground.dots.len();
            let hull = unit.and_then(|unit| hull_of.get(&unit).copied());
            if let Some(hull) = hull.and_then(|hull| ground.hulls.get_mut(hull)) {
                hull.people.push(number);
            }
            ground.by_id.insert(*id, number);
            ground.dots.push(Dot {
                id: *id,
                at,
                radius_pt: mark_radius_pt(named),
                value,
                mark: scale.mark(value),
                age: rating.map_or(Age::Fresh, |rating| Age::of(rating.day, app.today())),
                star,
                name: name(app, worker, names),
                hull,
                lines: Vec::new(),
            });
        }
        let mut before = before;
        match before.as_mut().filter(|before| before.has_lines_of(campaign, &ground.dots)) {
            Some(before) if reveals => ground.tie_as(&mut before.ground),
            None if reveals => ground.tie(app),
            _ => {}
        }
        ground.shelve(app);
        let edges = before.map(|before| before.ground.edges()).unwrap_or_default();
        for hull in 0..ground.hulls.len() {
            ground.bound(hull, &edges);
        }
        ground.hulls.retain(|hull| !hull.people.is_empty());
        ground.number_hulls();
        ground
    }

    fn tie(&mut self, app: &App) {
        let by_question: HashMap<Option<Text>, usize> =
            self.kinds.iter().enumerate().map(|(place, kind)| (kind.question.clone(), place)).collect();
        for link in app.network().links() {
            let question = match &link.kind {
                TieKind::Naming { question } => Some(question.clone()),
                TieKind::Moves { .. } => None,
            };
            let kind = by_question.get(&question).or_else(|| by_question.get(&Some("problem".into())));
            let ends = (self.by_id.get(&link.from), self.by_id.get(&link.to));
            let (Some(&kind), (Some(&from), Some(&to))) = (kind, ends) else { continue };
            let number = self.lines.len();
            for end in [from, to] {
                if let Some(dot) = self.dots.get_mut(end) {
                    dot.lines.push(number);
                }
            }
            if let Some(kind) = self.kinds.get_mut(kind) {
                kind.ties += 1;
            }
            self.lines.push(Line { tie: link.tie, from, to, kind, mutual: link.mutual, day: link.day });
        }
    }

    /// Takes the ties over from a ground that has the same.
    fn tie_as(&mut self, before: &mut Self) {
        self.lines = std::mem::take(&mut before.lines);
        for (dot, before) in self.dots.iter_mut().zip(&mut before.dots) {
            dot.lines = std::mem::take(&mut before.lines);
        }
        for (kind, before) in self.kinds.iter_mut().zip(&before.kinds) {
            kind.ties = before.ties;
        }
    }

    /// The hull of each unit with the marks it goes around.
    fn edges(self) -> Edges {
        let Self { dots, hulls, .. } = self;
        let around = |hull: &Hull| {
            let marks = hull.people.iter().filter_map(|person| dots.get(*person));
            marks.map(|dot| (dot.at, dot.radius_pt)).collect()
        };
        hulls.into_iter().map(|hull| (hull.unit, (around(&hull), hull.edge))).collect()
    }

    /// People without unit and tie wait on a shelf, which is drawn as a hull of its own.
    fn shelve(&mut self, app: &App) {
        let waits = |(_, dot): &(usize, &Dot)| dot.hull.is_none() && dot.lines.is_empty();
        let people: Vec<usize> =
            self.dots.iter().enumerate().filter(waits).map(|(number, _)| number).collect();
        if !people.is_empty() {
            let name = app.tr().say("map-view-unassigned");
            let cover = CoverageWord::default();
            self.hulls.push(Hull { unit: None, name, cover, people, edge: Vec::new() });
        }
    }

    fn number_hulls(&mut self) {
        for (number, hull) in self.hulls.iter().enumerate() {
            for person in &hull.people {
                if let Some(dot) = self.dots.get_mut(*person) {
                    dot.hull = Some(number);
                }
            }
        }
    }

    fn bound(&mut self, number: usize, known: &Edges) {
        let Some(found) = self.hulls.get_mut(number) else { return };
        let marks = found.people.iter().filter_map(|person| self.dots.get(*person));
        let marks: Vec<(Place, f32)> = marks.map(|dot| (dot.at, dot.radius_pt)).collect();
        found.edge = match known.get(&found.unit).filter(|(before, _)| *before == marks) {
            Some((_, edge)) => edge.clone(),
            None => hull(&marks, HULL_PT),
        };
    }

    /// Shows a person elsewhere while they are dragged.
    pub(super) fn carry(&mut self, person: usize, to: Place) {
        if let Some(dot) = self.dots.get_mut(person) {
            dot.at = to;
            if let Some(hull) = dot.hull {
                self.bound(hull, &Edges::new());
            }
        }
    }

    /// The corners of the whole picture; `None` while nobody has a place.
    pub(super) fn bounds(&self) -> Option<(Place, Place)> {
        let first = self.dots.first()?.at;
        let mut corners = (first, first);
        let edges = self.hulls.iter().flat_map(|hull| hull.edge.iter().copied());
        for place in self.dots.iter().map(|dot| dot.at).chain(edges) {
            corners.0 = Place::new(corners.0.x.min(place.x), corners.0.y.min(place.y));
            corners.1 = Place::new(corners.1.x.max(place.x), corners.1.y.max(place.y));
        }
        Some(corners)
    }

    /// The other end of a tie.
    pub(super) fn other(&self, line: usize, end: usize) -> Option<usize> {
        let line = self.lines.get(line)?;
        Some(if line.from == end { line.to } else { line.from })
    }
}

fn name(app: &App, worker: &Worker, names: Option<Names>) -> String {
    match names {
        // Names of a reduced campaign are reduced already.
        Some(_) if !worker.name.is_empty() => worker.name.to_string(),
        Some(_) => app.tr().say("ui-nameless"),
        None => said::person(app, worker),
    }
}

type Stars = BTreeMap<RecordId, RecordId>;

/// Leaders and seconds of units.
fn stars(campaign: &Campaign) -> (Stars, Stars) {
    let mut stars = (Stars::new(), Stars::new());
    for unit in campaign.units.values() {
        if let Some(leader) = *unit.leader.value() {
            stars.0.insert(campaign.canonical(leader), unit.id);
        }
        if let Some(second) = *unit.second.value() {
            stars.1.insert(campaign.canonical(second), unit.id);
        }
    }
    stars
}

/// The kinds of ties of a campaign: its questions, then who moves whom.
fn kinds(app: &App, campaign: &Campaign) -> Vec<Kind> {
    let tr = app.tr();
    let of = Kinds::of(campaign);
    let mut trusts = 0;
    let mut kinds: Vec<Kind> = Vec::new();
    for question in campaign.questions() {
        let manner = match of.kind(&question.key) {
            QuestionKind::Trust => {
                trusts += 1;
                if trusts == 1 { Manner::Solid } else { Manner::Long }
            }
            QuestionKind::Work => Manner::Dashed,
            QuestionKind::Social => Manner::Dotted,
        };
        let own = question.word.trim();
        let say = |form: &str| {
            let id = format!("map-view-{form}-{}", question.key);
            if own.is_empty() && tr.knows(&id) {
                tr.say(&id)
            } else if own.is_empty() {
                question.key.to_string()
            } else {
                own.to_owned()
            }
        };
        let (word, says) = (say("kind"), say("says"));
        kinds.push(Kind { word, says, manner, question: Some(question.key), ties: 0 });
    }
    kinds.push(Kind {
        question: None,
        word: tr.say("map-view-kind-moves"),
        says: tr.say("map-view-says-moves"),
        manner: Manner::Double,
        ties: 0,
    });
    kinds
}

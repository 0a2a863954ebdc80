//! Kinds of ties: a question of the campaign, or who moves whom; each with its own line.

use crate::chart::Dash;
use crate::graph::Kinds;
use crate::i18n::Tr;
use crate::model::{Basis, Campaign, QuestionKind, Text, TieKind};

/// How the line of a kind of tie is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// The first question of trust or help.
    Solid,
    /// A further one.
    Long,
    /// Work.
    Dashed,
    /// Social.
    Dotted,
    /// Who moves whom.
    Double,
}

impl Manner {
    /// How its line is broken; wider apart where it is thick.
    pub fn dash(self, thick: bool) -> Option<Dash> {
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
pub struct MapKind {
    /// Key of the question; `None` = who moves whom.
    pub question: Option<Text>,
    /// In the bar.
    pub word: String,
    /// In the legend: "goes to with a problem".
    pub says: String,
    /// Its line.
    pub manner: Manner,
    /// What is asked for.
    asks: Option<QuestionKind>,
    /// How many ties of it there are.
    pub ties: usize,
}

impl MapKind {
    /// The tie of this kind that somebody draws.
    pub fn tie(&self) -> TieKind {
        match &self.question {
            Some(question) => TieKind::Naming { question: question.clone() },
            None => TieKind::Moves { basis: Basis::Said },
        }
    }
}

/// The kinds of ties of a campaign: its questions, then who moves whom.
pub(super) fn kinds(campaign: &Campaign, tr: &Tr) -> Vec<MapKind> {
    let of = Kinds::of(campaign);
    let mut kinds: Vec<MapKind> = Vec::new();
    for question in campaign.questions() {
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
        let asks = Some(of.kind(&question.key));
        kinds.push(MapKind {
            word,
            says,
            manner: Manner::Solid,
            asks,
            question: Some(question.key),
            ties: 0,
        });
    }
    kinds.push(MapKind {
        question: None,
        word: tr.say("map-view-kind-moves"),
        says: tr.say("map-view-says-moves"),
        manner: Manner::Double,
        asks: None,
        ties: 0,
    });
    give_manners(&mut kinds);
    kinds
}

/// Gives each kind its line: the first question of trust that has ties is solid.
pub(super) fn give_manners(kinds: &mut [MapKind]) {
    let used = kinds.iter().any(|kind| kind.asks == Some(QuestionKind::Trust) && kind.ties > 0);
    let mut first = true;
    for kind in kinds {
        kind.manner = match kind.asks {
            None => Manner::Double,
            Some(QuestionKind::Work) => Manner::Dashed,
            Some(QuestionKind::Social) => Manner::Dotted,
            Some(QuestionKind::Trust) if first && (kind.ties > 0 || !used) => {
                first = false;
                Manner::Solid
            }
            Some(QuestionKind::Trust) => Manner::Long,
        };
    }
}

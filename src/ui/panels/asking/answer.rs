//! One answer as one deed: the ties, the day of asking, and the people who are new.

use crate::app::App;
use crate::model::{
    CampaignField, Day, Deed, Edit, Fact, Fields, Grouping, Label, Question, RecordId, Speaker, TieKind,
    WorkerField,
};
use crate::ui::outbox::Outbox;
use crate::ui::said::person as name_of;

/// Somebody who was named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Named {
    /// Somebody of the chart.
    Known(RecordId),
    /// Somebody new, by this name.
    New(String),
}

impl Named {
    pub(super) fn name(&self, app: &App) -> String {
        match self {
            Self::Known(person) => {
                app.campaign().worker(*person).map(|worker| name_of(app, worker)).unwrap_or_default()
            }
            Self::New(name) => name.clone(),
        }
    }

    /// Whether it is this person of the chart.
    pub(super) fn is(&self, person: RecordId) -> bool {
        matches!(self, Self::Known(known) if *known == person)
    }

    pub(super) fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::New(one), Self::New(other)) => crate::app::folded(one) == crate::app::folded(other),
            (one, other) => one == other,
        }
    }
}

/// What one person answered.
pub(super) struct Answer {
    pub(super) question: Question,
    pub(super) asked: RecordId,
    pub(super) names: Vec<Named>,
    pub(super) day: Day,
    pub(super) says: Speaker,
}

/// The tie that says already that `asked` names `named` for this question.
pub(super) fn tie_between(app: &App, question: &str, asked: RecordId, named: RecordId) -> Option<RecordId> {
    let links = app.network().links_of(asked);
    let mut said = links.filter(|link| {
        matches!(&link.kind, TieKind::Naming { question: of } if **of == *question)
            && link.namings().any(|pair| pair == (asked, named))
    });
    said.next().map(|link| link.tie)
}

impl Answer {
    /// Sends the deed. A tie that is there already is said again with the new day.
    pub(super) fn send(self, app: &App, out: &mut Outbox) {
        let campaign = app.campaign();
        let Self { question, asked, names, day, says } = self;
        let place = campaign.worker(asked).and_then(crate::model::Worker::unit);
        let mut edits = Vec::new();
        let known = campaign.questions();
        if !known.iter().any(|other| other.key == question.key) {
            let questions = known.into_iter().chain([question.clone()]).collect();
            edits.push((campaign.id, Edit::SetCampaign(Fields(vec![CampaignField::Questions(questions)]))));
        }
        // Asked twice, the latest day counts, whatever the order of typing.
        let before = campaign.worker(asked).and_then(|worker| worker.asked.get(&question.key));
        let latest = before.and_then(|day| *day.value()).map_or(day, |before| before.max(day));
        let field = WorkerField::Asked(question.key.clone(), Some(latest));
        edits.push((asked, Edit::SetWorker(Fields(vec![field]))));
        let kind = TieKind::Naming { question: question.key.clone() };
        // Ties that are not there yet, and to whom.
        let mut begun = Vec::new();
        for named in names {
            let tie = match &named {
                Named::Known(to) => tie_between(app, &question.key, asked, *to),
                Named::New(_) => None,
            };
            match tie.and_then(|tie| campaign.ties.get(&tie)) {
                Some(tie) => {
                    let says = says.clone();
                    let (from, to, mutual, day) = (tie.from, tie.to, tie.mutual, tie.day.max(day));
                    let again = Fact::Tie { kind: kind.clone(), from, to, mutual, day, says };
                    edits.push((tie.id, Edit::State(again)));
                }
                None => begun.push(named),
            }
        }
        out.make(move |draw| {
            for named in begun {
                let to = match named {
                    Named::Known(person) => person,
                    Named::New(name) => {
                        let id = draw();
                        let mut fields = vec![WorkerField::Name(name.into())];
                        fields
                            .extend(place.map(|unit| WorkerField::Place(Grouping::UNIT.into(), Some(unit))));
                        edits.push((id, Edit::SetWorker(Fields(fields))));
                        id
                    }
                };
                let (kind, says) = (kind.clone(), says.clone());
                let tie = Fact::Tie { kind, from: asked, to, mutual: false, day, says };
                edits.push((draw(), Edit::State(tie)));
            }
            Deed::new(Label::new("ask", 1).about(asked), edits)
        });
    }
}

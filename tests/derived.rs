//! What the program keeps counted equals counting it anew.

use std::collections::BTreeSet;
use std::sync::Arc;

use wallchart::app::{Action, App, Host, Settings, Waker};
use wallchart::graph::{Asked, Kinds, Namings, Network};
use wallchart::log::Outside;
use wallchart::model::{
    CampaignField, Day, Deed, Edit, Fact, Fields, Label, Question, QuestionKind, RecordId, Speaker, Stamp,
    TieKind, UnitField, WorkerField,
};

use crate::desk::World;

const TODAY: Day = Day::from_number(20_400);

struct MadeUp(World);

impl Outside for MadeUp {
    fn now(&mut self) -> Stamp {
        self.0.now()
    }

    fn random(&mut self, into: &mut [u8]) {
        self.0.random(into);
    }
}

impl Host for MadeUp {
    fn today(&mut self) -> Day {
        TODAY
    }

    fn ticks(&mut self) -> u64 {
        0
    }

    fn waker(&self) -> Waker {
        Arc::new(|| {})
    }
}

/// Every person's count, and the namings of their unit, as the program tells them and as counted
/// from nothing.
fn assert_counted(app: &App, people: &[RecordId]) {
    let campaign = app.campaign();
    let network = Network::of(campaign);
    let kinds = Kinds::of(campaign);
    for person in people {
        let Some(worker) = campaign.worker(*person) else {
            assert_eq!(app.named_in_unit(*person), 0);
            continue;
        };
        let unit = worker.unit();
        let group: BTreeSet<RecordId> =
            campaign.people().filter(|other| other.unit() == unit).map(|other| other.id).collect();
        for kind in [QuestionKind::Trust, QuestionKind::Work] {
            let anew = Namings::of(campaign, &network, &kinds, &group, &Asked::Kind(kind));
            assert_eq!(*app.namings(*person, kind), anew);
            if kind == QuestionKind::Trust {
                assert_eq!(app.named_in_unit(*person), anew.named_by(worker.id));
            }
        }
    }
}

#[test]
fn namings_follow_each_change_as_if_counted_anew() {
    let mut app = App::new(Box::new(MadeUp(World::new(4))), Settings::default());
    let mut dice = World::new(11);
    let mut below = |n: usize| {
        let mut bytes = [0; 2];
        dice.random(&mut bytes);
        usize::from(u16::from_le_bytes(bytes)) % n
    };
    let people: Vec<RecordId> = (0..14).map(|_| app.new_record()).collect();
    let units: Vec<RecordId> = (0..3).map(|_| app.new_record()).collect();
    let mut ties: Vec<RecordId> = Vec::new();
    let mut seen = BTreeSet::new();
    for unit in &units {
        let name = UnitField::Name("Hall".into());
        let edits = vec![(*unit, Edit::SetUnit(Fields(vec![name])))];
        app.perform(Action::Do(Deed::new(Label::new("set", 1), edits)));
    }
    for step in 0..400 {
        let person = people[below(people.len())];
        let edit = match below(12) {
            _ if step < people.len() => {
                let place = WorkerField::Place("unit".into(), Some(units[below(2)]));
                let name = WorkerField::Name("Ada".into());
                Some((people[step], Edit::SetWorker(Fields(vec![name, place]))))
            }
            0 | 1 => {
                let unit = (below(4) > 0).then(|| units[below(3)]);
                Some((person, Edit::SetWorker(Fields(vec![WorkerField::Place("unit".into(), unit)]))))
            }
            2 => {
                let standing = ["", "supervisor", "left"][below(3)];
                Some((person, Edit::SetWorker(Fields(vec![WorkerField::Standing(standing.into())]))))
            }
            3 => Some((person, Edit::Remove { seen: Vec::new() })),
            4 if below(4) == 0 => {
                let other = people[below(people.len())];
                (other != person).then_some((person, Edit::Same { other }))
            }
            5 if !ties.is_empty() => Some((ties[below(ties.len())], Edit::Remove { seen: Vec::new() })),
            6 => {
                let kind = [QuestionKind::Trust, QuestionKind::Work][below(2)];
                let question = Question { key: "problem".into(), word: "".into(), kind, retired: false };
                let questions = CampaignField::Questions(vec![question]);
                Some((app.campaign().id, Edit::SetCampaign(Fields(vec![questions]))))
            }
            7 => None,
            _ => {
                let question = ["problem", "schedule"][below(2)];
                let kind = TieKind::Naming { question: question.into() };
                let (from, to, mutual) = (person, people[below(people.len())], below(3) == 0);
                let tie = Fact::Tie { kind, from, to, mutual, day: TODAY, says: Speaker::Typist };
                ties.push(app.new_record());
                ties.last().map(|id| (*id, Edit::State(tie)))
            }
        };
        match edit {
            Some(edit) => app.perform(Action::Do(Deed::new(Label::new("set", 1), vec![edit]))),
            None => app.perform(Action::Undo),
        }
        assert_counted(&app, &people);
        seen.extend(people.iter().map(|person| app.named_in_unit(*person)));
    }
    assert!(seen.len() > 2, "somebody is named by several: {seen:?}");
}

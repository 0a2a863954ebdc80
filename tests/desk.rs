//! A campaign to try things on: a session with a made-up clock and made-up chance.

use wallchart::log::{Outside, Session};
use wallchart::model::{
    AuthorId, Campaign, Day, Deed, Edit, Fact, Fields, Label, RecordId, Speaker, Stamp, Text, TieKind,
    Touched, UnitField, WorkerField,
};

/// Time that goes on a second at each look, and chance that repeats.
pub(crate) struct World {
    now: i64,
    chance: u64,
}

impl World {
    pub(crate) fn new(seed: u64) -> Self {
        Self { now: 1_760_000_000_000, chance: seed }
    }
}

impl Outside for World {
    fn now(&mut self) -> Stamp {
        self.now += 1_000;
        Stamp { ms: self.now, count: 0 }
    }

    fn random(&mut self, into: &mut [u8]) {
        for byte in into {
            self.chance =
                self.chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            *byte = (self.chance >> 40) as u8;
        }
    }
}

/// A session and the world around it.
pub(crate) struct Desk {
    pub(crate) session: Session,
    pub(crate) world: World,
}

impl Desk {
    pub(crate) fn new() -> Self {
        let mut world = World::new(20_261);
        Self { session: Session::new(AuthorId::from_bytes([1, 2, 3, 4, 5]), &mut world), world }
    }

    pub(crate) fn campaign(&self) -> &Campaign {
        self.session.campaign()
    }

    pub(crate) fn say(&mut self, on: RecordId, edit: Edit) -> Touched {
        self.session.apply(Deed::new(Label::new("edit", 1), vec![(on, edit)]), &mut self.world)
    }

    pub(crate) fn unit(&mut self, name: &str) -> RecordId {
        let id = self.world.record();
        self.say(id, Edit::SetUnit(Fields(vec![UnitField::Name(name.into())])));
        id
    }

    pub(crate) fn person(&mut self, name: &str, unit: Option<RecordId>) -> RecordId {
        let id = self.world.record();
        let mut fields = vec![WorkerField::Name(name.into())];
        fields.extend(unit.map(|u| WorkerField::Place("unit".into(), Some(u))));
        self.set(id, fields);
        id
    }

    pub(crate) fn set(&mut self, on: RecordId, fields: Vec<WorkerField>) -> Touched {
        self.say(on, Edit::SetWorker(Fields(fields)))
    }

    pub(crate) fn naming(&mut self, from: RecordId, to: RecordId, question: &str, mutual: bool) -> RecordId {
        let id = self.world.record();
        let kind = TieKind::Naming { question: Text::from(question) };
        let day = Day::from_number(20_400);
        self.say(id, Edit::State(Fact::Tie { kind, from, to, mutual, day, says: Speaker::Typist }));
        id
    }

    pub(crate) fn rate(&mut self, on: RecordId, value: u8, basis: wallchart::model::Basis) {
        let day = Day::from_number(20_400);
        self.say(on, Edit::State(Fact::Rating { value, day, basis, says: Speaker::Typist }));
    }
}

//! Opening a made-up workplace: its deeds, said on the days they tell of.

use crate::log::{Outside, Session};
use crate::model::Stamp;
use crate::practice::workplace;

use super::{App, Host, Tone};

/// The world outside, on another day: for telling a history.
struct Then<'a> {
    at: Stamp,
    host: &'a mut dyn Host,
}

impl Outside for Then<'_> {
    fn now(&mut self) -> Stamp {
        self.at
    }

    fn random(&mut self, into: &mut [u8]) {
        self.host.random(into);
    }
}

impl App {
    pub(super) fn open_practice(&mut self, key: &str) {
        let today = self.host.today();
        let mut session = Session::new(self.session.author(), self.host.as_mut());
        let host = self.host.as_mut();
        let told = workplace(key, session.campaign().id, today, &mut || host.record());
        let Some(told) = told else {
            self.tell(Tone::Trouble, self.tr.say("app-no-practice"));
            return;
        };
        for dated in told {
            session.apply(dated.deed, &mut Then { at: dated.at, host: self.host.as_mut() });
        }
        // What is told is no deed of the user's: there is nothing to undo and nothing to lose.
        session.begin_here();
        self.open_session(session, None);
    }
}

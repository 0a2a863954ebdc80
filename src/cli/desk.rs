//! The open campaign of one command: opened, changed in memory, saved whole at the end.

use std::path::Path;
use std::time::Duration;

use indicatif::ProgressBar;

use crate::app::{Action, App, Gate, Kept, Secret, System, Tone};
use crate::args;
use crate::model::{Campaign, RecordId, Unit, Worker};

use super::args::FileArg;

/// Why a command could not be done: what happened, what is safe, what to do, in words.
#[derive(Debug)]
pub(super) struct Trouble(pub(super) String);

/// What a command brings.
pub(super) type Outcome<T> = Result<T, Trouble>;

/// The program without a face, for one command.
pub(super) struct Desk {
    pub(super) app: App,
    /// The last notice that was passed on.
    passed_on: u64,
}

impl Desk {
    /// A desk with nothing on it.
    pub(super) fn empty() -> Self {
        let host = System::new(std::sync::Arc::new(|| ()));
        let mut app = App::start(Box::new(host));
        app.leave_no_trace();
        Self { app, passed_on: 0 }
    }

    /// Opens the campaign of a command.
    pub(super) fn open(file: &FileArg) -> Outcome<Self> {
        let mut desk = Self::empty();
        desk.app.perform(Action::Open(file.file.clone()));
        desk.finish();
        if let Gate::Sealed { .. } = desk.app.gate() {
            let passphrase = desk.passphrase(file.passphrase_file.as_deref(), "cli-ask-passphrase")?;
            desk.app.perform(Action::Unlock(passphrase));
            desk.finish();
            if let Gate::Sealed { .. } = desk.app.gate() {
                return Err(desk.trouble("cli-wrong-passphrase"));
            }
        }
        if desk.app.path().is_none() {
            return Err(desk.told("cli-not-opened"));
        }
        desk.pass_on();
        Ok(desk)
    }

    /// Waits for what was begun; long work shows that it goes on, on a terminal.
    pub(super) fn finish(&mut self) {
        let bar = ProgressBar::new_spinner().with_message(self.app.tr().say("cli-working"));
        // Drawn on stderr, and nowhere when that is a pipe; short work is over before the first step.
        bar.enable_steady_tick(Duration::from_millis(150));
        self.app.finish();
        bar.finish_and_clear();
    }

    /// Says on stderr what the program told besides what was asked for.
    fn pass_on(&mut self) {
        if let Some(notice) = self.app.notice()
            && notice.number > self.passed_on
        {
            self.passed_on = notice.number;
            if notice.tone != Tone::Done {
                super::complain(&notice.words);
            }
        }
    }

    /// The passphrase: first line of a file, or typed on the terminal.
    pub(super) fn passphrase(&self, file: Option<&Path>, ask: &str) -> Outcome<Secret> {
        let typed = match file {
            Some(path) => {
                let text = std::fs::read_to_string(path).map(zeroize::Zeroizing::new);
                let text = text.map_err(|_| self.trouble("cli-no-passphrase-file"))?;
                text.lines().next().unwrap_or_default().to_owned()
            }
            None => rpassword::prompt_password(self.app.tr().say(ask))
                .map_err(|_| self.trouble("cli-no-terminal"))?,
        };
        if typed.is_empty() {
            return Err(self.trouble("cli-empty-passphrase"));
        }
        Ok(Secret::new(typed))
    }

    /// A new passphrase; typed twice where it is typed.
    pub(super) fn new_passphrase(&self, file: Option<&Path>) -> Outcome<Secret> {
        let first = self.passphrase(file, "cli-ask-new-passphrase")?;
        if file.is_none() {
            let second = self.passphrase(None, "cli-ask-again")?;
            if first.words() != second.words() {
                return Err(self.trouble("cli-passphrases-differ"));
            }
        }
        Ok(first)
    }

    /// Asks on the terminal whether ties that stand once hold both ways; `None` where nobody can answer.
    pub(super) fn is_mutual(&self, ties: usize) -> Option<bool> {
        use std::io::{BufRead, IsTerminal, Write};
        let (input, mut told) = (std::io::stdin(), std::io::stderr());
        if !input.is_terminal() || !told.is_terminal() {
            return None;
        }
        write!(told, "{}", self.app.tr().with("cli-ask-mutual", args!["n" => ties])).ok()?;
        told.flush().ok()?;
        let mut answer = String::new();
        input.lock().read_line(&mut answer).ok()?;
        let yes = self.app.tr().say("cli-yes");
        let answer = crate::app::folded(answer.trim());
        Some(!answer.is_empty() && crate::app::folded(&yes).starts_with(&answer))
    }

    /// Does something and saves: all of it or nothing.
    pub(super) fn done(&mut self, action: Action) -> Outcome<()> {
        self.app.perform(action);
        self.finish();
        self.save()
    }

    /// Saves what was done, as the window does when it is closed: words that were replaced leave
    /// the file.
    pub(super) fn save(&mut self) -> Outcome<()> {
        if self.app.kept() == Kept::Failed {
            return Err(self.not_saved());
        }
        self.app.perform(Action::Quit);
        self.finish();
        if self.app.kept() != Kept::Saved {
            return Err(self.not_saved());
        }
        self.pass_on();
        Ok(())
    }

    /// The work ends with the command: only the file is spoken of.
    fn not_saved(&self) -> Trouble {
        match self.app.save_trouble() {
            Some(why) => Trouble(self.app.tr().with("cli-not-saved-why", args!["why" => &why])),
            None => self.told("cli-not-saved"),
        }
    }

    /// A trouble in words of the terminal.
    pub(super) fn trouble(&self, id: &str) -> Trouble {
        Trouble(self.app.tr().say(id))
    }

    /// What the program told, or else this.
    pub(super) fn told(&self, otherwise: &str) -> Trouble {
        match self.app.notice() {
            Some(notice) if notice.tone != Tone::Done => Trouble(notice.words.clone()),
            _ => self.trouble(otherwise),
        }
    }

    /// The campaign.
    pub(super) fn campaign(&self) -> &Campaign {
        self.app.campaign()
    }

    /// The one person of an id, employee number or name.
    pub(super) fn person(&self, text: &str) -> Outcome<&Worker> {
        let campaign = self.campaign();
        if let Some(worker) = text.parse().ok().and_then(|id: RecordId| campaign.worker(id)) {
            return Ok(worker);
        }
        let is_numbered = |worker: &&Worker| !worker.number.is_empty() && **worker.number == *text;
        let folded = crate::app::folded(text);
        let is_named = |worker: &&Worker| crate::app::folded(&worker.name) == folded;
        let mut found: Vec<&Worker> = campaign.people().filter(is_numbered).collect();
        if found.is_empty() {
            found = campaign.people().filter(is_named).collect();
        }
        match found.as_slice() {
            [one] => Ok(one),
            [] => Err(self.trouble("cli-nobody")),
            several => {
                let ids: Vec<String> = several.iter().map(|worker| worker.id.to_string()).collect();
                Err(Trouble(self.app.tr().with("cli-several", args!["ids" => ids.join(" ")])))
            }
        }
    }

    /// The unit of an id or name; `None` = there is none. Several of one name are refused.
    pub(super) fn unit(&self, text: &str) -> Outcome<Option<&Unit>> {
        let campaign = self.campaign();
        if let Some(unit) = text.parse().ok().and_then(|id: RecordId| campaign.unit(id)) {
            return Ok(Some(unit));
        }
        let folded = crate::app::folded(text);
        let is_named = |unit: &&Unit| crate::app::folded(&unit.name) == folded;
        let named: Vec<&Unit> = campaign.units.values().map(AsRef::as_ref).filter(is_named).collect();
        match named.as_slice() {
            [] => Ok(None),
            [one] => Ok(Some(one)),
            several => {
                let called = |unit: &&Unit| {
                    let parent = unit.parent.value().and_then(|parent| campaign.unit(parent));
                    let inside = parent.map(|parent| format!(" ({})", &**parent.name)).unwrap_or_default();
                    format!("{}{inside}", unit.id)
                };
                let ids = several.iter().map(called).collect::<Vec<String>>().join(", ");
                Err(Trouble(self.app.tr().with("cli-several-units", args!["ids" => &ids])))
            }
        }
    }

    /// The unit, or a word that there is none.
    pub(super) fn known_unit(&self, text: &str) -> Outcome<&Unit> {
        self.unit(text)?.ok_or_else(|| self.trouble("cli-no-unit"))
    }
}

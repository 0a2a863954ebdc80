//! Saving to a place: where, and sealed or plain. Also: another passphrase for the same place.

use std::path::{Path, PathBuf};

use egui::{Ui, vec2};
use zeroize::Zeroizing;

use super::path::{absolute, home};
use super::sheet::{Sheet, Stays, foot_ui};
use crate::app::{Action, App, Secret};
use crate::ui::measure;
use crate::ui::outbox::Outbox;
use crate::ui::picker::{Pick, Picker};
use crate::ui::text::Words;
use crate::ui::theme::Theme;
use crate::ui::widgets::{Button, Field, Message, panel, segments};

/// How the file is to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Sealed,
    Plain,
}

/// The sheet for saving to a place, or for another passphrase.
pub(in crate::ui) struct SaveAs {
    /// Where to; `None` = only the passphrase changes.
    path: Option<String>,
    form: Form,
    /// Passphrases of six words to choose from.
    offers: Vec<Secret>,
    /// Which of them is offered; `None` = own words.
    offer: Option<usize>,
    own: Zeroizing<String>,
    again: Zeroizing<String>,
    /// The file at this path was there already, and it may be written over.
    over: Option<PathBuf>,
}

/// How many passphrases are drawn at once, for those who want others.
const OFFERS: usize = 6;

impl SaveAs {
    /// Asks where, and sealed or plain.
    pub(in crate::ui) fn new(app: &mut App) -> Self {
        let path = app.path().map_or_else(|| home().join("campaign.wallchart"), Path::to_owned);
        Self { path: Some(path.display().to_string()), ..Self::passphrase_only(app) }
    }

    /// Asks for another passphrase for the file there is.
    pub(in crate::ui) fn passphrase_only(app: &mut App) -> Self {
        Self {
            path: None,
            form: Form::Sealed,
            offers: (0..OFFERS).map(|_| app.six_words()).collect(),
            offer: Some(0),
            own: Zeroizing::default(),
            again: Zeroizing::default(),
            over: None,
        }
    }

    fn passphrase(&self) -> &str {
        match self.offer {
            Some(at) => self.offers.get(at).map(Secret::words).unwrap_or_default(),
            None => &self.own,
        }
    }

    fn place_ui(&mut self, ui: &mut Ui, app: &App, out: &mut Outbox) {
        let tr = app.tr();
        let Some(path) = &mut self.path else { return };
        Words::new(tr.say("save-where")).strong().ui(ui);
        ui.horizontal(|ui| {
            let browse = tr.say("ui-browse");
            let has_dialog = Picker::has_dialog();
            let room = if has_dialog { ui.available_width() - 120.0 } else { ui.available_width() };
            let name = tr.say("save-where.name");
            Field::new(&name).width(room).ui(ui, path);
            if has_dialog && Button::plain(&browse).ui(ui).clicked() {
                out.pick(Pick::SaveAs);
            }
        });
        Words::new(tr.say("save-where.hint")).muted().wrap().ui(ui);
        ui.add_space(measure::GAP_8);
        let [sealed, plain] = ["save-sealed", "save-plain"].map(|id| tr.say(id));
        let options = [(Form::Sealed, sealed.as_str()), (Form::Plain, &plain)];
        segments(ui, &tr.say("save-form"), &options, &mut self.form);
    }

    fn words_ui(&mut self, ui: &mut Ui, app: &App) {
        let tr = app.tr();
        let theme = Theme::of(ui.ctx());
        Words::new(tr.say("save-words")).strong().ui(ui);
        if let Some(at) = self.offer {
            Words::new(tr.say("save-words.hint")).muted().wrap().ui(ui);
            panel(theme).fill(theme.surface).inner_margin(egui::Margin::symmetric(16, 12)).show(ui, |ui| {
                ui.set_width(ui.available_width());
                Words::title(self.passphrase()).wrap().ui(ui);
            });
            ui.horizontal(|ui| {
                if Button::quiet(&tr.say("save-words-other")).ui(ui).clicked() {
                    self.offer = Some((at + 1) % OFFERS);
                    self.again = Zeroizing::default();
                }
                if Button::quiet(&tr.say("save-words-own")).ui(ui).clicked() {
                    self.offer = None;
                    self.again = Zeroizing::default();
                }
            });
        } else {
            let name = tr.say("save-own");
            Field::new(&name).hint(&name).secret().ui(ui, &mut self.own);
            let strong = is_long_enough(&self.own);
            let hint = tr.say(if strong { "save-own.good" } else { "save-own.hint" });
            Words::new(hint).muted().wrap().ui(ui);
            if Button::quiet(&tr.say("save-words-offer")).ui(ui).clicked() {
                self.offer = Some(0);
                self.again = Zeroizing::default();
            }
        }
        let name = tr.say("save-again");
        let differs = !self.again.is_empty() && !self.passphrase().starts_with(self.again.as_str());
        let error = differs.then(|| tr.say("save-again.differs"));
        let field = Field::new(&name).hint(&name).error(error.as_deref());
        let field = if self.offer.is_none() { field.secret() } else { field };
        field.ui(ui, &mut self.again);
        Words::new(tr.say("save-lost")).muted().wrap().ui(ui);
    }

    /// Whether what is typed suffices to write.
    fn is_ready(&self) -> bool {
        let placed = self.path.as_ref().is_none_or(|path| !path.trim().is_empty());
        let sealed = match self.form {
            Form::Plain => true,
            Form::Sealed => {
                let enough = self.offer.is_some() || is_long_enough(&self.own);
                enough && *self.again == *self.passphrase()
            }
        };
        placed && sealed
    }

    fn write(&mut self, app: &App, out: &mut Outbox) -> Stays {
        let secret = || Secret::new(self.passphrase().to_owned());
        let Some(typed) = &self.path else {
            out.send(Action::Rekey(secret()));
            return Stays::Closed;
        };
        let path = with_ending(absolute(typed));
        let is_own = app.path() == Some(path.as_path());
        if path.exists() && !is_own && self.over.as_ref() != Some(&path) {
            self.over = Some(path);
            return Stays::Open;
        }
        let passphrase = (self.form == Form::Sealed).then(secret);
        out.send(Action::SaveAs { path, passphrase });
        Stays::Closed
    }
}

impl Sheet for SaveAs {
    fn title(&self, app: &App) -> String {
        let id = match (&self.path, app.is_sealed()) {
            (Some(_), _) => "save-title",
            (None, true) => "command-passphrase",
            (None, false) => "command-seal",
        };
        app.tr().say(id)
    }

    fn width(&self) -> f32 {
        560.0
    }

    fn is_light(&self) -> bool {
        false
    }

    fn picked(&mut self, path: PathBuf) {
        self.over = Some(path.clone());
        self.path = Some(path.display().to_string());
    }

    fn ui(&mut self, ui: &mut Ui, app: &App, out: &mut Outbox) -> Stays {
        let tr = app.tr();
        ui.spacing_mut().item_spacing = vec2(measure::GAP_8, measure::GAP_8);
        self.place_ui(ui, app, out);
        ui.add_space(measure::GAP_4);
        if self.form == Form::Sealed {
            self.words_ui(ui, app);
        } else {
            Message::warning(&tr.say("save-plain.happens"), &tr.say("save-plain.safe")).ui(ui);
        }
        if let Some(over) = &self.over
            && self.path.as_ref().is_some_and(|path| with_ending(absolute(path)) == *over)
            && over.exists()
        {
            Words::new(tr.say("save-over")).tone(crate::ui::Tone::Warning).wrap().ui(ui);
        }
        ui.add_space(measure::GAP_8);
        let mut stays = Stays::Open;
        foot_ui(ui, |ui| {
            let ready = self.is_ready();
            let words = match (self.path.is_some(), self.form) {
                (true, Form::Sealed) => tr.say("save-do-sealed"),
                (true, Form::Plain) => tr.say("save-do-plain"),
                (false, _) => self.title(app),
            };
            let button =
                if self.form == Form::Plain { Button::danger(&words) } else { Button::primary(&words) };
            if button.enabled(ready).hint(&tr.say("save-not-ready")).ui(ui).clicked() {
                stays = self.write(app, out);
            }
            let key = tr.say("key-escape");
            if Button::plain(&tr.say("ui-cancel")).key(&key).ui(ui).clicked() {
                stays = Stays::Closed;
            }
        });
        stays
    }
}

/// Own words must be worth typing: at least 16 letters, or four words.
fn is_long_enough(words: &str) -> bool {
    words.chars().count() >= 16 || words.split_whitespace().count() >= 4
}

fn with_ending(mut path: PathBuf) -> PathBuf {
    if path.extension().is_none() {
        path.set_extension("wallchart");
    }
    path
}

//! The head of the list: which unit, who says so, on which day, a number, a reason to skip.

use egui::{Align, Id, Key, Layout, Margin, ScrollArea, Ui};

use super::{Page, Predicting, speaker_words};
use crate::app::{Action, App, BadNumber, Called, Foreseeing, PredictsAs};
use crate::args;
use crate::model::{Speaker, StructureTest};
use crate::ui::outbox::Outbox;
use crate::ui::text::{self, Words};
use crate::ui::views::tests::doors::unit_name;
use crate::ui::widgets::{Button, Field, icon_ui, menu_button, menu_item};
use crate::ui::{Icon, Tone, measure};

impl Predicting {
    pub(super) fn head_ui(&mut self, ui: &mut Ui, app: &App, test: &StructureTest, out: &mut Outbox) {
        let margin = Margin { left: 12, right: 12, top: 8, bottom: 6 };
        egui::Frame::new().inner_margin(margin).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = measure::GAP_8;
            self.page_ui(ui, app);
            self.speaker_ui(ui, app);
            self.number_ui(ui, app, test, out);
            self.closed_ui(ui, app);
        });
    }

    pub(super) fn page_name(&self, app: &App, page: Page) -> String {
        match page {
            Page::Own if self.says.is_typist() => app.tr().say("predict-own-yours"),
            Page::Own => {
                let name = speaker_words(app, &self.says, None);
                app.tr().with("predict-own", args!["name" => name])
            }
            Page::Unit(unit) => unit_name(app, unit),
        }
    }

    /// The unit, how many of it are said, and the way to how right everybody was.
    fn page_ui(&mut self, ui: &mut Ui, app: &App) {
        let tr = app.tr();
        let here = self.page.map(|page| self.page_name(app, page)).unwrap_or_default();
        let pages: Vec<(Page, String, usize)> =
            self.pages().iter().map(|(page, rows)| (*page, self.page_name(app, *page), rows.len())).collect();
        let mut chosen = None;
        ui.horizontal(|ui| {
            menu_button(ui, Button::quiet(&here).caret(), |ui| {
                ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
                    for (page, name, people) in &pages {
                        let is_here = Some(*page) == self.page;
                        if menu_item(ui, None, name, &people.to_string(), is_here).clicked() {
                            chosen = Some(*page);
                            ui.close();
                        }
                    }
                });
            });
            if let Some(known) = self.known.as_ref().filter(|_| self.page == Some(Page::Own)) {
                let of = self.rows().len();
                let said =
                    |p: &&crate::model::RecordId| app.foretold_by(known.of.2, **p, &self.says).is_anything();
                let n = self.rows().iter().filter(said).count();
                text::muted(ui, tr.with("predict-said-of", args!["n" => n, "of" => of]));
            } else if let Some(of) = self.foreseeing() {
                text::muted(ui, tr.with("predict-said-of", args!["n" => of.named, "of" => of.people]));
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let words = tr.say("predict-accuracy");
                if Button::quiet(&words).icon(Icon::Target).ui(ui).clicked() {
                    self.shows_accuracy = true;
                }
            });
        });
        if let Some(page) = chosen {
            self.turn_to(page);
        }
    }

    /// Who says so, and on which day.
    fn speaker_ui(&mut self, ui: &mut Ui, app: &App) {
        let tr = app.tr();
        let mut chosen = None;
        ui.horizontal_wrapped(|ui| {
            let who = speaker_words(app, &self.says, None);
            let words = tr.with("predict-says-so", args!["name" => who]);
            menu_button(ui, Button::plain(&words).icon(Icon::ChatText).caret(), |ui| {
                ScrollArea::vertical().max_height(360.0).show(ui, |ui| {
                    for known in app.predictors() {
                        let name = speaker_words(app, &known.says, None);
                        let role = tr.say(role_word(known.role));
                        if menu_item(ui, None, &name, &role, known.says == self.says).clicked() {
                            chosen = Some(known.says);
                            ui.close();
                        }
                    }
                });
            });
            let name = tr.say("predict-initials");
            let typed = Field::new(&name).hint(&name).width(150.0).ui(ui, &mut self.typed);
            if typed.changed() {
                self.note = None;
            }
            if typed.lost_focus() && !self.typed.trim().is_empty() {
                chosen = self.called(app).or(chosen.take());
            }
            let name = tr.say("predict-day");
            let hint = tr.say("predict-day.hint");
            let wrong = self.day(app).is_none();
            let error = tr.say("predict-bad-day");
            let field = Field::new(&name).hint(&hint).width(170.0).icon(Icon::CalendarBlank);
            // What is wrong stands below, so that nothing jumps while a day is typed.
            field.ui(ui, &mut self.day);
            if wrong {
                Words::new(error).tone(Tone::Danger).wrap().ui(ui);
            }
        });
        if let Some(note) = &self.note {
            Words::new(note.clone()).tone(Tone::Warning).wrap().ui(ui);
        }
        if let Some(says) = chosen {
            self.speak_as(says);
        }
    }

    /// Who was meant by what was typed.
    fn called(&mut self, app: &App) -> Option<Speaker> {
        let tr = app.tr();
        match app.speaker_called(&self.typed) {
            Called::Known(says) => {
                self.note = None;
                self.typed.clear();
                Some(says)
            }
            Called::New(text) => {
                self.note = Some(tr.with("predict-new-speaker", args!["name" => &*text]));
                self.typed.clear();
                Some(Speaker::Named(text))
            }
            Called::Several(n) => {
                self.note = Some(tr.with("predict-several-speakers", args!["n" => n]));
                None
            }
        }
    }

    /// A number for the unit, and the reason to skip it.
    fn number_ui(&mut self, ui: &mut Ui, app: &App, test: &StructureTest, out: &mut Outbox) {
        let tr = app.tr();
        let Some(of) = self.foreseeing().cloned() else { return };
        let unit = unit_name(app, of.unit);
        if let Some(why) = &of.skipped {
            ui.horizontal_wrapped(|ui| {
                let words = tr.with("predict-skipped", args!["why" => &**why]);
                Words::new(words).wrap().ui(ui);
                if Button::link(&tr.say("predict-after-all")).ui(ui).clicked() {
                    out.send(Action::Do(app.skip_deed(test.id, of.unit, "")));
                }
            });
            return;
        }
        ui.horizontal_wrapped(|ui| {
            if of.unit.is_some() {
                self.number_field_ui(ui, app, test, &of, &unit, out);
            }
            if self.skip.is_none() {
                let words = tr.say("predict-skip");
                if Button::quiet(&words).ui(ui).clicked() {
                    self.skip = Some(String::new());
                }
            }
        });
        if let Some(wrong) = &self.number_wrong {
            Words::new(wrong.clone()).tone(Tone::Danger).wrap().ui(ui);
        }
        self.skip_ui(ui, app, test, &of, &unit, out);
    }

    fn number_field_ui(
        &mut self,
        ui: &mut Ui,
        app: &App,
        test: &StructureTest,
        of: &Foreseeing,
        unit: &str,
        out: &mut Outbox,
    ) {
        let tr = app.tr();
        text::muted(ui, tr.say("predict-number-or"));
        let name = tr.with("predict-number", args!["unit" => unit, "of" => of.eligible]);
        let id = Id::unique("predict number");
        let field = Field::new(&name).hint("#").id(id).width(56.0).ui(ui, &mut self.number);
        if std::mem::take(&mut self.wants_focus) {
            field.request_focus();
        }
        if field.changed() {
            self.number_wrong = None;
        }
        text::muted(ui, tr.with("predict-number-of", args!["of" => of.eligible]));
        if let Some(number) = of.number {
            text::strong(ui, tr.with("predict-number-said", args!["n" => number, "of" => of.eligible]));
        }
        let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if !entered || self.number.trim().is_empty() {
            return;
        }
        let Ok(will) = self.number.trim().parse::<u32>() else {
            self.number_wrong = Some(tr.say("predict-not-a-number"));
            return;
        };
        let (Some(unit), Some(day)) = (of.unit, self.day(app)) else { return };
        match app.foretell_number(test.id, unit, &self.says, day, will) {
            Ok(deed) => {
                self.number.clear();
                // The unit is said: Enter goes on to the next one.
                self.row = self.rows().len();
                self.follows = true;
                out.send(Action::Do(deed));
            }
            Err(BadNumber::MoreThanBelong(of)) => {
                self.number_wrong = Some(tr.with("predict-more-than-belong", args!["n" => will, "of" => of]));
            }
            Err(BadNumber::TakesNoPart) => self.number_wrong = Some(tr.say("predict-takes-no-part")),
        }
    }

    fn skip_ui(
        &mut self,
        ui: &mut Ui,
        app: &App,
        test: &StructureTest,
        of: &Foreseeing,
        unit: &str,
        out: &mut Outbox,
    ) {
        let tr = app.tr();
        let Some(mut why) = self.skip.take() else { return };
        let mut stays = true;
        ui.horizontal_wrapped(|ui| {
            let name = tr.say("predict-skip-why");
            let wide = (ui.available_width() - 260.0).max(180.0);
            let field = Field::new(&name).hint(&name).width(wide).ui(ui, &mut why);
            if why.is_empty() && !field.has_focus() && !field.lost_focus() {
                field.request_focus();
            }
            let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            let words = tr.with("predict-skip-do", args!["unit" => unit]);
            let has_reason = !why.trim().is_empty();
            let pressed = Button::plain(&words).enabled(has_reason).ui(ui).clicked();
            if has_reason && (pressed || entered) {
                out.send(Action::Do(app.skip_deed(test.id, of.unit, &why)));
                self.row = self.rows().len();
                stays = false;
            }
            let escaped = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape));
            if Button::quiet(&tr.say("ui-cancel")).ui(ui).clicked() || escaped {
                stays = false;
            }
        });
        self.skip = stays.then_some(why);
    }

    /// Since when the row is closed, and that what is said now is late.
    fn closed_ui(&self, ui: &mut Ui, app: &App) {
        let tr = app.tr();
        let Some(closed) = self.foreseeing().and_then(|of| of.closed) else { return };
        if self.day(app).is_some_and(|day| day < closed.day) {
            return;
        }
        ui.horizontal(|ui| {
            icon_ui(ui, Icon::WarningCircle, Tone::Warning);
            let day = tr.near_day(closed.day.into(), app.today().into());
            let words = tr.with("predict-closed", args!["day" => day]);
            Words::new(words).tone(Tone::Warning).wrap().ui(ui);
        });
    }
}

fn role_word(role: PredictsAs) -> &'static str {
    match role {
        PredictsAs::Typist => "predict-role-typist",
        PredictsAs::Leader => "predict-role-leader",
        PredictsAs::Responsible => "predict-role-responsible",
        PredictsAs::Committee => "predict-role-committee",
        PredictsAs::Initials => "predict-role-initials",
    }
}

//! The bar of a sheet: which one, what is put on it, whose shift; and what stands where none is.

use egui::{Rect, Ui, UiBuilder, pos2, vec2};

use super::{Putting, Sites, name_of, put};
use crate::app::{Action, App, Filter};
use crate::args;
use crate::chart::landmark_word;
use crate::model::{Deed, Edit, Floor, FloorField, Grouping, Label, LandmarkKind, RecordId, Text};
use crate::ui::commands::Command;
use crate::ui::outbox::Outbox;
use crate::ui::picker::Pick;
use crate::ui::views::bar_ui;
use crate::ui::{
    Button, Field, Icon, Theme, Tone, Words, icon_ui, measure, menu_button, menu_item, menu_line, panel,
    segments,
};

/// The switch between the two sides of the map.
pub(in crate::ui::views) fn sides_ui(ui: &mut Ui, app: &App, place: bool, out: &mut Outbox) {
    let tr = app.tr();
    let words = [tr.say("place-view-ties"), tr.say("place-view-place")];
    let [ties, here] = &words;
    let mut chosen = place;
    if segments(ui, &tr.say("place-view-sides"), &[(false, ties.as_str()), (true, here)], &mut chosen) {
        out.run(if chosen { Command::MapPlace } else { Command::MapTies });
    }
    ui.add_space(measure::GAP_8);
}

impl Sites {
    pub(super) fn bar_ui(&mut self, ui: &mut Ui, app: &App, out: &mut Outbox) {
        let mut putting = None;
        let edits = self.looked_at(app).is_some() && !app.is_presenting();
        bar_ui(
            ui,
            |ui| self.left_ui(ui, app, out),
            |ui| {
                if app.is_taking_picture() {
                    Words::new(app.tr().say("place-view-taking")).muted().ui(ui);
                } else if edits {
                    putting = marks_ui(ui, app);
                }
            },
        );
        if let Some(kind) = putting {
            (self.mark, self.tile) = (None, None);
            self.putting = Some(Putting { kind, at: Vec::new() });
        }
    }

    fn left_ui(&mut self, ui: &mut Ui, app: &App, out: &mut Outbox) {
        let tr = app.tr();
        sides_ui(ui, app, true, out);
        let Some(floor) = self.looked_at(app) else { return };
        if self.renaming.is_some() {
            self.rename_ui(ui, app, floor, out);
        } else {
            self.sheets_ui(ui, app, floor, out);
        }
        self.shift_ui(ui, app);
        if let Some(words) = app.filter_words() {
            ui.add_space(measure::GAP_4);
            icon_ui(ui, Icon::FunnelSimple, Tone::Accent);
            if Button::icon_only(Icon::X, &tr.say("ui-show-everyone")).ui(ui).clicked() {
                out.send(Action::Filter(Filter::default()));
            }
            Words::new(words).ui(ui);
        }
    }

    /// Which sheet is looked at, and what can be done with it.
    fn sheets_ui(&mut self, ui: &mut Ui, app: &App, floor: &Floor, out: &mut Outbox) {
        let tr = app.tr();
        let name = name_of(app, floor);
        let sheets = app.campaign().sheets();
        let (mut chosen, mut renames) = (None, false);
        menu_button(ui, Button::plain(&name).icon(Icon::Buildings).caret(), |ui| {
            ui.set_min_width(260.0);
            for sheet in &sheets {
                if menu_item(ui, None, &name_of(app, sheet), "", sheet.id == floor.id).clicked() {
                    chosen = Some(sheet.id);
                }
            }
            if app.is_presenting() {
                return;
            }
            menu_line(ui);
            if menu_item(ui, Some(Icon::Plus), &tr.say("place-view-new-grid"), "", false).clicked() {
                new_grid(app, out);
            }
            if menu_item(ui, Some(Icon::FolderOpen), &tr.say("place-view-new-picture"), "", false).clicked() {
                out.pick(Pick::Picture(None));
            }
            let id =
                if floor.picture.is_some() { "place-view-other-picture" } else { "place-view-lay-picture" };
            if menu_item(ui, None, &tr.say(id), "", false).clicked() {
                out.pick(Pick::Picture(Some(floor.id)));
            }
            if floor.picture.is_some()
                && menu_item(ui, None, &tr.say("place-view-no-picture"), "", false).clicked()
            {
                out.send(Action::Do(put::sheet("sheet-picture", floor.id, FloorField::Picture(None))));
            }
            ui.horizontal(|ui| {
                ui.add_space(10.0);
                Words::new(tr.say("place-view-warning")).muted().wrap().ui(ui);
            });
            menu_line(ui);
            renames =
                menu_item(ui, Some(Icon::PencilSimple), &tr.say("place-view-rename"), "", false).clicked();
            if menu_item(ui, Some(Icon::X), &tr.say("place-view-remove"), "", false).clicked() {
                let edits = vec![(floor.id, Edit::Remove { seen: Vec::new() })];
                out.send(Action::Do(Deed::new(Label::new("remove-sheet", 1), edits)));
            }
        });
        if let Some(chosen) = chosen {
            self.look_at(chosen);
        }
        if renames {
            self.renaming = Some(floor.name.to_string());
            self.rename_begun = false;
        }
    }

    fn rename_ui(&mut self, ui: &mut Ui, app: &App, floor: &Floor, out: &mut Outbox) {
        let name = app.tr().say("place-view-name");
        let Some(typed) = &mut self.renaming else { return };
        let response = Field::new(&name).width(200.0).ui(ui, typed);
        if !self.rename_begun {
            response.request_focus();
            self.rename_begun = true;
        } else if response.lost_focus() {
            let typed: Text = typed.trim().into();
            self.renaming = None;
            if !typed.is_empty() && typed != *floor.name.value() {
                out.send(Action::Do(put::sheet("rename-sheet", floor.id, FloorField::Name(typed))));
            }
        }
    }

    /// Whose shift lights up.
    fn shift_ui(&mut self, ui: &mut Ui, app: &App) {
        let tr = app.tr();
        let shifts: Vec<(RecordId, String)> = app
            .campaign()
            .units_of(Grouping::SHIFT)
            .into_iter()
            .map(|shift| (shift.id, shift.name.to_string()))
            .collect();
        if shifts.is_empty() {
            return;
        }
        let every = tr.say("place-view-every-shift");
        let now = shifts.iter().find(|(id, _)| Some(*id) == self.shift).map_or(&every, |(_, name)| name);
        let mut chosen = None;
        menu_button(ui, Button::quiet(now).icon(Icon::Clock).caret(), |ui| {
            if menu_item(ui, None, &every, "", self.shift.is_none()).clicked() {
                chosen = Some(None);
            }
            for (shift, name) in &shifts {
                if menu_item(ui, None, name, "", self.shift == Some(*shift)).clicked() {
                    chosen = Some(Some(*shift));
                }
            }
        });
        if let Some(chosen) = chosen {
            self.shift = chosen;
        }
    }

    /// Where there is no sheet: what one is for, and how the first one comes.
    pub(super) fn empty_ui(&self, ui: &mut Ui, app: &App, out: &mut Outbox) {
        let tr = app.tr();
        let theme = Theme::of(ui.ctx());
        let room = ui.available_rect_before_wrap();
        let wide = 480.0_f32.min(room.width() - 32.0);
        let low = pos2(room.center().x - wide / 2.0, room.top() + (room.height() * 0.16).min(110.0));
        let rect = Rect::from_min_max(low, pos2(low.x + wide, room.bottom()));
        let mut child = ui.new_child(UiBuilder::new().id_salt("teach").max_rect(rect));
        panel(theme).show(&mut child, |ui| {
            ui.spacing_mut().item_spacing = vec2(measure::GAP_8, measure::GAP_8);
            Words::title(tr.say("place-view-empty")).ui(ui);
            Words::new(tr.say("place-view-empty.why")).wrap().ui(ui);
            if app.is_presenting() {
                return;
            }
            ui.add_space(measure::GAP_4);
            ui.horizontal(|ui| {
                if Button::primary(&tr.say("place-view-new-grid")).icon(Icon::Plus).ui(ui).clicked() {
                    new_grid(app, out);
                }
                let from = tr.say("place-view-new-picture");
                if Button::plain(&from).icon(Icon::FolderOpen).ui(ui).clicked() {
                    out.pick(Pick::Picture(None));
                }
            });
            Words::new(tr.say("place-view-warning")).muted().wrap().ui(ui);
        });
    }
}

/// Which mark is to be put down.
fn marks_ui(ui: &mut Ui, app: &App) -> Option<LandmarkKind> {
    let tr = app.tr();
    let mut chosen = None;
    menu_button(ui, Button::plain(&tr.say("place-view-marks")).icon(Icon::Signpost).caret(), |ui| {
        for kind in LandmarkKind::ALL {
            if menu_item(ui, None, &tr.say(landmark_word(kind)), "", false).clicked() {
                chosen = Some(kind);
            }
        }
    });
    chosen
}

/// A name for one more sheet.
pub(in crate::ui) fn next_name(app: &App) -> String {
    app.tr().with("place-view-sheet", args!["n" => app.campaign().floors.len() + 1])
}

fn new_grid(app: &App, out: &mut Outbox) {
    let name: Text = next_name(app).into();
    out.make(move |new| put::sheet("new-sheet", new(), FloorField::Name(name)));
}

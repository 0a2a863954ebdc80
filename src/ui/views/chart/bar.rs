//! The bar of the chart, and what stands there before anybody is charted.

use egui::{Popup, Ui};

use super::{Chart, bar_ui, grouping_word, name_of};
use crate::app::App;
use crate::chart::Detail;
use crate::model::Text;
use crate::ui::commands::Command;
use crate::ui::outbox::Outbox;
use crate::ui::panels::filter_ui;
use crate::ui::{Button, Icon, Words, measure, menu_item, segments};

/// Groupings shown side by side; more go into a menu.
const MOST_SEGMENTS: usize = 5;

impl Chart {
    pub(super) fn bar_ui(&mut self, ui: &mut Ui, app: &App, narrow: bool, out: &mut Outbox) {
        let tr = app.tr();
        let groupings: Vec<(Text, String)> = app
            .campaign()
            .groupings()
            .into_iter()
            .filter(|grouping| !grouping.retired)
            .map(|grouping| (grouping.key.clone(), grouping_word(app, &grouping)))
            .collect();
        let mut grouping = self.grouping.clone();
        let mut zoom = None;
        let mut runs = None;
        bar_ui(
            ui,
            |ui| {
                Words::new(tr.say("chart-view-group-by")).muted().ui(ui);
                ui.add_space(measure::GAP_4);
                grouping_ui(ui, app, &groupings, &mut grouping, narrow);
                ui.add_space(measure::GAP_8);
                filter_ui(ui, app, out);
            },
            |ui| {
                let words = tr.say("chart-view-type-names");
                if Button::primary(&words).icon(Icon::Plus).ui(ui).clicked() {
                    runs = Some(Command::TypeNames);
                }
                ui.add_space(measure::GAP_4);
                if narrow {
                    let worker = app.selection().person().and_then(|person| app.campaign().worker(person));
                    if let Some(worker) = worker {
                        let name = name_of(app, worker);
                        if Button::plain(&name).icon(Icon::IdentificationCard).ui(ui).clicked() {
                            runs = Some(Command::OpenPerson);
                        }
                    }
                } else {
                    zoom = zoom_ui(ui, app, self.detail);
                }
            },
        );
        if let Some(command) = runs {
            out.run(command);
        }
        self.grouping = grouping;
        if let Some(detail) = zoom {
            self.own_detail.clear();
            self.detail = detail;
        }
    }
}

fn grouping_ui(ui: &mut Ui, app: &App, groupings: &[(Text, String)], chosen: &mut Text, narrow: bool) {
    let tr = app.tr();
    let name = tr.say("chart-view-group-by");
    let now = groupings.iter().position(|(key, _)| key == chosen).unwrap_or(0);
    if !narrow && groupings.len() <= MOST_SEGMENTS {
        let options: Vec<(usize, &str)> =
            groupings.iter().enumerate().map(|(place, (_, word))| (place, word.as_str())).collect();
        let mut place = now;
        if segments(ui, &name, &options, &mut place)
            && let Some((key, _)) = groupings.get(place)
        {
            *chosen = key.clone();
        }
        return;
    }
    let word = groupings.get(now).map(|(_, word)| word.as_str()).unwrap_or_default();
    let button = Button::plain(word).caret().ui(ui);
    Popup::menu(&button).width(200.0).show(|ui| {
        for (key, word) in groupings {
            if menu_item(ui, None, word, "", key == chosen).clicked() {
                *chosen = key.clone();
                ui.close();
            }
        }
    });
}

/// Two icons: tiles and cards, with a menu of all levels behind a long look. Laid from the right.
fn zoom_ui(ui: &mut Ui, app: &App, detail: Detail) -> Option<Detail> {
    let tr = app.tr();
    let mut chosen = None;
    let near = tr.say("chart-view-nearer");
    let far = tr.say("chart-view-further");
    ui.spacing_mut().item_spacing.x = 0.0;
    let can_near = detail.nearer() != detail;
    let can_far = detail.further() != detail;
    if Button::icon_only(Icon::IdentificationCard, &near)
        .chosen(detail.has_names())
        .enabled(can_near)
        .ui(ui)
        .clicked()
    {
        chosen = Some(detail.nearer());
    }
    if Button::icon_only(Icon::SquaresFour, &far)
        .chosen(!detail.has_names())
        .enabled(can_far)
        .ui(ui)
        .clicked()
    {
        chosen = Some(detail.further());
    }
    ui.spacing_mut().item_spacing.x = measure::GAP_8;
    chosen
}
